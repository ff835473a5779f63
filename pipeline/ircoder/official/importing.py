"""Importing files: each stands on its own, the good ones are stored and the others refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.imported import Kind
from ircoder.official.add_on_file import read_add_ons
from ircoder.official.addendum_b import read_addendum_b
from ircoder.official.completeness import check_dates, check_filled, check_whole
from ircoder.official.content import Content, Identity
from ircoder.official.descriptors import read_descriptors
from ircoder.official.fee_schedule_file import read_fee_schedule
from ircoder.official.file_names import Told, told_by_name
from ircoder.official.identify import identify
from ircoder.official.pair_file import read_pairs
from ircoder.official.recognise import Table, recognise
from ircoder.official.refusal import RefusedError, UnknownTableError
from ircoder.official.sheets import MAX_BYTES, Sheet, check_sizes, is_zip, opened_zip, text_sheets, workbook_sheets
from ircoder.official.store import Saved, save
from ircoder.official.unit_limit_file import read_unit_limits

READERS: Mapping[Kind, Callable[[Table, Identity, Catalogue], Content]] = {
    "fee-schedule": read_fee_schedule,
    "pairs": read_pairs,
    "unit-limits": read_unit_limits,
    "add-ons": read_add_ons,
    "addendum-b": read_addendum_b,
    "descriptors": read_descriptors,
}

ENDINGS = (".csv", ".txt", ".xlsx")
"""Members of an archive that may be tables, in the order in which they are tried: the last is slow to read."""

MAX_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file or of a member of an archive: ``saved``, or the reason why it was refused.

    ``notice`` tells what a file lacks that was stored all the same.
    """

    name: str
    saved: Saved | None = None
    content: Content | None = None
    refused: str = ""
    notice: str = ""


def import_file(path: Path, catalogue: Catalogue, told: Told, *, extract: bool = False) -> list[Outcome]:
    """Import a file, or every table of an archive that is recognised.

    Parameters
    ----------
    told
        What the user says of the file, where neither content nor name tells it.
    extract
        Take a file of which the last codes are missing.
    """
    job = _Job(catalogue, told, extract)
    try:
        data = _content(path)
        if not is_zip(data):
            return [job.outcome(path.name, text_sheets(path.name, data), told_by_name(path.name))]
        with opened_zip(data) as archive:
            names = archive.namelist()
        if "[Content_Types].xml" in names:
            return [job.outcome(path.name, workbook_sheets(path.name, data), told_by_name(path.name))]
        return list(_import_archive(path.name, data, job))
    except RefusedError as error:
        return [Outcome(path.name, refused=str(error))]


@dataclass(frozen=True, slots=True)
class _Job:
    """What all tables of a call share."""

    catalogue: Catalogue
    told: Told
    extract: bool

    def outcome(self, name: str, sheets: list[Sheet], named: Told) -> Outcome:
        """Read and store one table."""
        try:
            table = recognise(sheets)
            return self.stored(name, table, identify(table, named, self.told))
        except RefusedError as error:
            return Outcome(name, refused=str(error))

    def stored(self, name: str, table: Table, found: Identity) -> Outcome:
        """Read and store a table that is known to be of a release."""
        try:
            content = READERS[found.kind](table, found, self.catalogue)
            check_filled(found, content)
            check_dates(found, content)
            notice = check_whole(found, content, self.catalogue, extract=self.extract)
            return Outcome(name, save(found, content, name, extract=bool(notice)), content, notice=notice)
        except RefusedError as error:
            return Outcome(name, refused=str(error))


def _import_archive(name: str, data: bytes, job: _Job) -> Iterator[Outcome]:
    """Import every recognised table of an archive once, though it often lies there in several formats."""
    done: set[Identity] = set()
    recognised = False
    with opened_zip(data) as archive:
        for member in _members(archive):
            where = f"{name}: {_shown(member)}"
            try:
                table = _member_table(archive, member)
                recognised = recognised or table is not None
                if table is None:
                    continue
                found = identify(table, told_by_name(name).behind(told_by_name(table.sheet.name)), job.told)
            except RefusedError as error:
                recognised = True
                yield Outcome(where, refused=str(error))
                continue
            if found not in done:
                outcome = job.stored(where, table, found)
                done.update((found,) if outcome.saved else ())
                yield outcome
    if not recognised:
        yield Outcome(name, refused="no official file was found in this archive. Give one that holds official files.")


def _members(archive: ZipFile) -> list[ZipInfo]:
    """Members that may be tables."""
    members = [member for member in archive.infolist() if _ending(member) in ENDINGS]
    if len(members) > MAX_MEMBERS:
        msg = f"it has more than {MAX_MEMBERS} members. Give the zip file as it was downloaded."
        raise RefusedError(msg)
    check_sizes(members)
    return sorted(members, key=lambda member: ENDINGS.index(_ending(member)))


def _member_table(archive: ZipFile, member: ZipInfo) -> Table | None:
    """Recognise a member; ``None`` where it is something else."""
    if member.file_size > MAX_BYTES:
        msg = f"it has more than {MAX_BYTES // 2**20} MB, more than any official file."
        raise RefusedError(msg)
    try:
        content = archive.read(member)
    except Exception:  # damaged, encrypted and exotically packed members each raise something else
        msg = "this member of the zip file is damaged, encrypted or cut off. Download the zip file again."
        raise RefusedError(msg) from None
    try:
        return recognise(_sheets(PurePosixPath(member.filename).name, content))
    except UnknownTableError:
        return None


def _shown(member: ZipInfo) -> str:
    """Name of a member without what would move the cursor of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in PurePosixPath(member.filename).name)


def _ending(member: ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()


def _sheets(name: str, data: bytes) -> list[Sheet]:
    return workbook_sheets(name, data) if is_zip(data) else text_sheets(name, data)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            msg = f"it has more than {MAX_BYTES // 2**20} MB, more than any official file."
            raise RefusedError(msg)
        return path.read_bytes()
    except OSError as error:
        msg = f"it cannot be read ({error.strerror or 'unknown reason'})."
        raise RefusedError(msg) from None
