"""What the user adds to the shipped tables, read once and kept as it was: later imports and changes do not reach a run.

That is official files that were imported, and the site's own vocabulary (:mod:`ircoder.knowledge.site_vocabulary`).

Each official file lies in the data folder under its release. Its first line tells where it came from, with a hash of
the rest; the rest is a table in the columns of the shipped ones. :mod:`ircoder.official` writes these files.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, get_args

from ircoder.knowledge.site_vocabulary import NO_SITE, VARIABLE, SiteVocabulary, read_site_vocabulary
from ircoder.knowledge.tables import KnowledgeError

Kind = Literal["fee-schedule", "pairs", "unit-limits", "add-ons", "addendum-b", "descriptors"]
Claim = Literal["practitioner", "hospital"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CLAIMS: tuple[Claim, ...] = get_args(Claim)
PARTS = ("f1", "f2", "f3", "f4")
"""Parts that a release of pair edits comes in."""

EVERY_PART = "all"
"""Name of a single file with everything that the parts hold."""

FOLDER_VARIABLE = "IRCODER_DATA"
LAYOUT = 1

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a stored table is and where it came from.

    ``claim`` is empty where one table serves all claims. ``first`` and ``last`` are the first and last column 1 code of
    a part of pair edits. ``extract`` where the file held less than a whole one: it answers for the codes that it names.
    """

    kind: Kind
    release: str
    claim: str = ""
    part: str = ""
    revision: int = 0
    rows_read: int
    rows: int
    codes: int
    source: str
    imported: str
    digest: str
    first: str = ""
    last: str = ""
    extract: bool = False

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What makes a stored table another one than its neighbours."""
        return self.kind, self.release, self.claim, self.part, self.revision

    @property
    def file_name(self) -> str:
        """Name of the stored file in the folder of its release."""
        revision = f"r{self.revision}" if self.revision else ""
        return ".".join(filter(None, (self.kind, self.claim, self.part, revision, "csv")))


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A stored table, held in memory."""

    origin: Origin
    name: str
    text: str = field(repr=False)

    @property
    def release(self) -> str:
        """Name of the release."""
        return self.origin.release


class Imported:
    """Everything imported that coding uses, and the site's vocabulary, as they were when they were read."""

    def __init__(self, tables: Iterable[StoredTable] = (), site: SiteVocabulary = NO_SITE) -> None:
        self.tables = tuple(sorted(tables, key=lambda table: table.origin.key))
        self.site = site
        self.identity = self._identity()

    def __bool__(self) -> bool:
        return bool(self.tables) or bool(self.site)

    def __reduce__(self) -> tuple[type[Imported], tuple[tuple[StoredTable, ...], SiteVocabulary]]:
        return Imported, (self.tables, self.site)

    def of(self, kind: Kind, claim: str = "") -> Iterator[StoredTable]:
        """Tables of a kind, oldest release first."""
        return (table for table in self.tables if (table.origin.kind, table.origin.claim) == (kind, claim))

    def pair_releases(self, claim: Claim) -> dict[str, tuple[StoredTable, ...]]:
        """Parts of each release of pair edits: of the newest issue that is whole, else of the newest."""
        issues: dict[tuple[str, int], dict[str, StoredTable]] = {}
        for table in self.of("pairs", claim):
            issues.setdefault((table.release, table.origin.revision), {})[table.origin.part] = table
        chosen: dict[str, tuple[StoredTable, ...]] = {}
        for (release, _), parts in sorted(issues.items(), key=lambda issue: issue[0]):
            found = (
                (parts[EVERY_PART],)
                if EVERY_PART in parts and missing_parts(parts)
                else tuple(parts[part] for part in PARTS if part in parts)
            )
            if release not in chosen or not is_partial(found) or is_partial(chosen[release]):
                chosen[release] = found
        return chosen

    def _identity(self) -> str:
        """Short hash of keys and contents, then that of the site's vocabulary; empty where there is neither."""
        parts: list[str] = []
        if self.tables:
            digest = hashlib.blake2b(digest_size=_DIGEST_BYTES // 2)
            for table in self.tables:
                digest.update(repr((*table.origin.key, table.origin.digest)).encode())
            parts.append(digest.hexdigest())
        if self.site:
            parts.append(f"site.{self.site.identity}")
        return "+".join(parts)


NOTHING = Imported()


def missing_parts(parts: Iterable[str]) -> tuple[str, ...]:
    """Parts of a release of pair edits that are still to come."""
    there = set(parts)
    return tuple(part for part in PARTS if part not in there)


def is_partial(tables: Iterable[StoredTable]) -> bool:
    """Whether parts are missing from these tables of a release of pair edits."""
    parts = {table.origin.part for table in tables}
    return EVERY_PART not in parts and bool(missing_parts(parts))


def data_folder() -> Path:
    """Folder of the user's data: what ``IRCODER_DATA`` names, else the usual place of the operating system."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_dir  # read only where the variable does not name the folder

    return Path(user_data_dir("ircoder", appauthor=False))


def official_folder() -> Path:
    """Folder that holds a folder for each release."""
    return data_folder() / "official"


def pin_imported(vocabulary: str | Path | SiteVocabulary | None = None) -> Imported:
    """Read what is imported now, and the site's vocabulary.

    Parameters
    ----------
    vocabulary
        The site's vocabulary or its file; without one, the file that ``IRCODER_VOCABULARY`` names, if it does.

    Raises
    ------
    KnowledgeError
        For a stored file that is damaged or was made by another version, and for a vocabulary that cannot be used.
    """
    tables = [read_stored(path) for kind in KINDS if kind != "descriptors" for path in stored_paths(kind)]
    site = _site(vocabulary)
    return Imported(filter(None, tables), site) if tables or site else NOTHING


def _site(vocabulary: str | Path | SiteVocabulary | None) -> SiteVocabulary:
    if isinstance(vocabulary, SiteVocabulary):
        return vocabulary
    named = vocabulary or os.environ.get(VARIABLE)
    return read_site_vocabulary(named) if named else NO_SITE


def stored_paths(kind: Kind) -> list[Path]:
    """Stored files of a kind; what else lies in the folder is left alone."""
    return sorted(official_folder().glob(f"*/{kind}.*csv"))


def read_stored(path: Path) -> StoredTable | None:
    """Read one stored file; ``None`` where it was taken away meanwhile.

    Raises
    ------
    KnowledgeError
        For one that is damaged or was made by another version.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise KnowledgeError(str(path), 1, f"the file cannot be read ({reason})", "Make it readable.") from None
    head, _, table = content.partition(b"\n")
    origin = _origin(head, path)
    if origin.digest != digest_of(table):
        raise KnowledgeError(str(path), 1, "the table is not what was imported", "Import the official file again.")
    return StoredTable(origin, str(path), table.decode("utf-8"))


def stored_bytes(origin: Origin, table: bytes) -> bytes:
    """Content of a stored file."""
    head = {"layout": LAYOUT, **asdict(origin)}
    return json.dumps(head, ensure_ascii=True, sort_keys=True).encode() + b"\n" + table


def digest_of(table: bytes) -> str:
    """Hash of the rows of a table."""
    return hashlib.blake2b(table, digest_size=_DIGEST_BYTES).hexdigest()


def _origin(head: bytes, path: Path) -> Origin:
    try:
        fields = json.loads(head)
        if fields.pop("layout") == LAYOUT:
            return Origin(**fields)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise KnowledgeError(
        str(path), 1, "the first line does not tell where the table came from", "Import the official file again."
    ) from None
