"""What an audit, a sample or an extrapolation was made from: the files that were read, versions and releases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reports", "suggested", "billed", "vocabulary", "frame", "probe", "sample", "audit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file or folder that was read.

    Parameters
    ----------
    records
        How many of its rows, reports, billed lines or encounters could be read.
    bytes, sha256
        Of the file as it lies there, packed or not; ``None`` of a pipe, which can be read only once. Of a folder the
        sum of its ``files`` that are read, and the SHA-256 of what ``sha256sum`` prints for these in the order of
        their names (``LC_ALL=C``): a line each, hash, two spaces, name.
    """

    role: Role
    name: str
    records: int | None = None
    bytes: int | None = None
    sha256: str | None = None
    files: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What made the audit.

    Parameters
    ----------
    model, knowledge
        What the suggestions were made with; a site's vocabulary is part of the knowledge (``+site.…``).
    tables
        Knowledge that findings and effects were judged by: another one where suggestions were made earlier.
    edits, unit_limits, add_ons, fees, outpatient
        Releases that answered for the dates of the audit.
    factors
        Conversion factors that made dollars of RVUs.
    """

    ircoder: str
    model: str | None
    knowledge: str | None
    tables: str | None = None
    edits: tuple[str, ...] = ()
    unit_limits: tuple[str, ...] = ()
    add_ons: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    outpatient: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
