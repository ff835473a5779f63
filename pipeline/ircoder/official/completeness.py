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

COMPLETE = 0.9
"""Share of the codes up to its last one from which on a file is a whole one that was cut off."""

_HOSPITAL_CODES = "C"
_OWN_LETTERS = "CGS"
_STALE: Mapping[Kind, dt.timedelta] = {"pairs": dt.timedelta(days=366), "add-ons": dt.timedelta(days=731)}
"""Age from which the newest row of a release says that it is an older one: each year brings new rows."""


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


def check_whole(found: Identity, content: Content, catalogue: Catalogue, *, extract: bool = False) -> str:
    """Refuse a file that is cut off, or an old one under a new name, and tell what makes a file an extract.

    Parameters
    ----------
    extract
        The user says that codes at the end are missing by intention.

    Returns
    -------
    str
        How much less than a whole file it holds; empty for a whole one.

    Raises
    ------
    RefusedError
        Where the codes go on to some place and nothing is there behind it, or no row is recent.
    """
    newest = content.last_effective
    if newest is not None and newest < first_day(found.release) - _STALE[found.kind]:
        raise _of_another_quarter(found, newest)
    fewest, usual = ROWS[found.kind]
    share = NAMED.get(found.kind)
    expected = {entry.code for entry in catalogue if _expected(entry, found)}
    missing = expected - content.named
    lacking = share is not None and len(missing) > (1 - share) * len(expected)
    if lacking and not extract and (last := _cut_off_behind(expected, content.named)):
        msg = f"it has nothing behind code {last}. Download it again, or add --extract if that is by intention."
        raise RefusedError(msg)
    if content.rows_read >= fewest and not lacking:
        return ""
    what = f"an extract: a whole file of {NAMES[found.kind]} has about {usual:,} rows"
    return f"{what}; for codes that it does not name an older release answers"


def _cut_off_behind(expected: set[str], named: frozenset[str]) -> str:
    """Last code of a file that has nearly all codes up to it and none behind it; empty for any other."""
    numbers = sorted(code for code in expected if code.isdigit())
    last = max((code for code in named if code.isdigit()), default="")
    before = [code for code in numbers if code <= last]
    behind = len(numbers) - len(before)
    whole_so_far = len(named.intersection(before)) >= COMPLETE * len(before)
    return last if before and whole_so_far and behind > (1 - COMPLETE) * len(numbers) else ""


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
