"""The user's data folder: tables of official files, each under its release, written whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ircoder.knowledge.imported import (
    EVERY_PART,
    KINDS,
    PARTS,
    Kind,
    Origin,
    digest_of,
    missing_parts,
    official_folder,
    read_stored,
    stored_bytes,
    stored_paths,
)
from ircoder.knowledge.tables import KnowledgeError
from ircoder.official.content import Content, Identity
from ircoder.official.refusal import RefusedError

State = Literal["new", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a table, with the parts of its release that are still to come."""

    origin: Origin
    state: State
    missing: tuple[str, ...] = ()


def save(
    found: Identity, content: Content, source: str, *, extract: bool = False, today: dt.date | None = None
) -> Saved:
    """Store a table in place of an earlier issue of it.

    Raises
    ------
    RefusedError
        For a part of pair edits that is there under another part's name, an issue older than the one that is there,
        or a folder that cannot be written.
    """
    table = content.table()
    origin = Origin(
        kind=found.kind,
        release=found.release,
        claim=found.claim,
        part=found.part,
        revision=found.revision,
        rows_read=content.rows_read,
        rows=content.kept,
        codes=len(content.named),
        source=source,
        imported=(today or dt.datetime.now(tz=dt.UTC).date()).isoformat(),
        digest=digest_of(table),
        first=content.codes_from,
        last=content.codes_to,
        extract=extract,
    )
    others = list(_of_release(origin))
    _check_neighbours(origin, others)
    there = next((other for other in others if other.key == origin.key), None)
    if there is not None and replace(there, source=origin.source, imported=origin.imported) == origin:
        return Saved(there, "unchanged", _missing(origin, others))
    try:
        _write(_path(origin), stored_bytes(origin, table))
    except OSError as error:
        msg = f"it cannot be written to {official_folder()} ({error.strerror or 'unknown reason'})."
        raise RefusedError(msg) from None
    missing = _missing(origin, others)
    superseded = [] if missing else [other for other in others if _superseded(other, origin)]
    _take_away(superseded)
    return Saved(origin, "replaced" if there is not None or superseded else "new", missing)


def stored(kind: Kind | None = None) -> list[Origin]:
    """Every stored table, by kind and release; damaged ones are left out."""
    return [
        origin for each in KINDS if kind in (None, each) for path in stored_paths(each) if (origin := _origin(path))
    ]


def remove(kind: Kind, release: str, claim: str = "") -> list[Origin]:
    """Take the tables of a release away, damaged ones too.

    Raises
    ------
    RefusedError
        For a folder that cannot be written.
    """
    paths = [path for path in stored_paths(kind) if path.parent.name == release]
    if claim:
        paths = [path for path in paths if f".{claim}." in path.name]
    gone = [origin for path in paths if (origin := _origin(path))]
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        msg = f"{official_folder()} cannot be changed ({error.strerror or 'unknown reason'})."
        raise RefusedError(msg) from None
    return gone


def _of_release(origin: Origin) -> Iterable[Origin]:
    """Stored tables of the same release, kind and claim."""
    same = (origin.kind, origin.release, origin.claim)
    return (other for other in stored(origin.kind) if (other.kind, other.release, other.claim) == same)


def _check_neighbours(origin: Origin, others: list[Origin]) -> None:
    for other in others:
        twice = origin.rows and other.digest == origin.digest
        if other.part != origin.part and twice and {other.part, origin.part} <= set(PARTS):
            msg = f"it holds the rows that are stored as part {other.part}. Check the names of the files."
            raise RefusedError(msg)
    newest = max((other.revision for other in others), default=0)
    parts = {other.part for other in others if other.revision == newest}
    if newest > origin.revision and (EVERY_PART in parts or not missing_parts(parts)):
        msg = f"a newer issue (r{newest}) of it is there. Take that away first if this one is meant."
        raise RefusedError(msg)


def _missing(origin: Origin, others: list[Origin]) -> tuple[str, ...]:
    if origin.kind != "pairs" or origin.part == EVERY_PART:
        return ()
    return missing_parts([origin.part, *(other.part for other in others if other.revision == origin.revision)])


def _superseded(other: Origin, origin: Origin) -> bool:
    """Whether a stored table has no use beside a whole one: an earlier issue, or the same in another cut."""
    another_cut = other.part != origin.part and EVERY_PART in (other.part, origin.part)
    return other.revision < origin.revision or (other.revision == origin.revision and another_cut)


def _origin(path: Path) -> Origin | None:
    try:
        table = read_stored(path)
    except KnowledgeError:
        return None
    return table.origin if table else None


def _path(origin: Origin) -> Path:
    return official_folder() / origin.release / origin.file_name


def _take_away(origins: Iterable[Origin]) -> None:
    for origin in origins:
        _path(origin).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write under another name and rename: whoever reads meanwhile sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
