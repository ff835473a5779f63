"""Whether a file holds about as much as such a file should, and rows of the release that it is said to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ircoder.knowledge.catalogue import Catalogue, CatalogueEntry
from ircoder.knowledge.imported import Kind
from ircoder.knowledge.releases import first_day, last_day
from ircoder.official.content import Content, Identity
from ircoder.official.recognise import NAMES
from ircoder.official.refusal import RefusedError

ROWS: Mapping[Kind, tuple[int, int]] = {
    "fee-schedule": (10_000, 19_000),
    "pairs": (50_000, 450_000),
    "unit-limits": (6_000, 15_000),
    "add-ons": (2_000, 10_000),
    "addendum-b": (8_000, 19_000),
    "descriptors": (6_000, 11_000),
}
"""Fewest rows that a whole file can have, and about how many it has."""

NAMED: Mapping[Kind, float] = {
    "fee-schedule": 0.9,
    "unit-limits": 0.85,
    "add-ons": 0.8,
    "addendum-b": 0.7,
    "descriptors": 0.8,
}
"""Share of the catalogue's codes in force that a whole file names; the parts of the pair edits divide the codes."""

_HOSPITAL_CODES = "C"
_OWN_LETTERS = "CGS"
_STALE: Mapping[Kind, dt.timedelta] = {"pairs": dt.timedelta(days=366), "add-ons": dt.timedelta(days=731)}
"""Age from which the newest row of a release says that it is an older one: each year brings new rows."""

_EXTRACT = "Download it again, or add --extract if it is an extract by intention."


def check_filled(found: Identity, content: Content) -> None:
    """Refuse a file without a row, or without one that matters; a part of the pair edits may have none that does.

    Raises
    ------
    RefusedError
        For such a file.
    """
    if not content.rows_read or (not content.named and found.kind != "pairs"):
        msg = "it ends after its header." if not content.rows_read else "it names no code of the catalogue."
        raise RefusedError(f"{msg} Download it again.")


def check_whole(found: Identity, content: Content, catalogue: Catalogue) -> None:
    """Refuse a file that is cut off, or an old one under a new name.

    Raises
    ------
    RefusedError
        For too few rows, too few of the catalogue's codes, or no row that is recent.
    """
    fewest, usual = ROWS[found.kind]
    if content.rows_read < fewest:
        msg = f"it has {content.rows_read:,} rows; a file of {NAMES[found.kind]} has about {usual:,}. {_EXTRACT}"
        raise RefusedError(msg)
    share = NAMED.get(found.kind)
    expected = {entry.code for entry in catalogue if _expected(entry, found)}
    missing = expected - content.named
    if share is not None and len(missing) > (1 - share) * len(expected):
        msg = f"{len(missing)} of {len(expected)} codes that should be there are not. It seems cut off. {_EXTRACT}"
        raise RefusedError(msg)
    newest = content.last_effective
    if newest is not None and newest < first_day(found.release) - _STALE[found.kind]:
        raise _of_another_quarter(found, newest)


def check_dates(found: Identity, content: Content) -> None:
    """Refuse a file with a row that begins after the quarter that it is said to be of.

    Raises
    ------
    RefusedError
        For such a file.
    """
    if content.last_effective is not None and content.last_effective > last_day(found.release):
        raise _of_another_quarter(found, content.last_effective)


def _of_another_quarter(found: Identity, newest: dt.date) -> RefusedError:
    msg = f"it should be of {found.release}, but its newest row begins on {newest}. Give the file of that quarter."
    return RefusedError(msg)


def _expected(entry: CatalogueEntry, found: Identity) -> bool:
    """Whether a whole file names a code: physicians' schedules hold no hospital codes, CPT texts only CPT codes."""
    if found.kind == "descriptors":
        return entry.in_force(dt.date(int(found.release), 1, 1)) and entry.code[0] not in _OWN_LETTERS
    if found.kind == "fee-schedule" and entry.code.startswith(_HOSPITAL_CODES):
        return False
    if found.kind == "add-ons" and not entry.addon:
        return False
    return entry.in_force(first_day(found.release))
