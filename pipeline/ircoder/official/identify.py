"""Which table of which release a file holds: what it says itself, checked against its name and the user's options."""

from __future__ import annotations

import re

from ircoder.knowledge.imported import Kind
from ircoder.knowledge.releases import FIRST_YEAR, LAST_YEAR, edits_release, fee_release
from ircoder.official.content import Identity
from ircoder.official.descriptors import length_of
from ircoder.official.file_names import Quarter, Told, quarter_begun_by
from ircoder.official.recognise import NAMES, Table
from ircoder.official.refusal import RefusedError
from ircoder.official.unit_limit_file import claim_of_header

_FEE_YEAR = re.compile(
    r"(20\d\d)\s+national physician fee schedule|fee schedule.*?calendar year\s+(20\d\d)", re.I | re.S
)
_FEE_MONTH = re.compile(r"\b(january|april|july|october)\s+release", re.I)
_MONTH_YEAR = re.compile(r"\b(january|april|july|october)\s+(20\d\d)|\b(20\d\d)\s+(january|april|july|october)", re.I)
_CALENDAR_YEAR = re.compile(r"\b(?:CY|calendar year)\s+(20\d\d)", re.I)
_EFFECTIVE = re.compile(r"eff\w*\W+(?:date\W+)?(0?[1-9]|1[0-2])[/-](\d\d?)[/-](20\d\d)", re.I)
_EDITION = re.compile(r"\bCPT\W{0,3}(20\d\d)\b", re.I)


def identify(table: Table, named: Told, told: Told) -> Identity:
    """Tell kind, release, claim and part of a table.

    Parameters
    ----------
    named, told
        What its name tells, and what the user told.

    Raises
    ------
    RefusedError
        Where they contradict each other, or none of them tells.
    """
    kind = table.kind
    claim_inside = claim_of_header(table) if kind == "unit-limits" else ""
    quarter = _release_of(kind, _quarter_inside(table), named.quarter, told.quarter)
    if kind == "fee-schedule":
        assert quarter.quarter is not None
        return Identity(
            kind, fee_release(quarter.year, quarter.quarter), part=named.part if named.part == "qpp" else ""
        )
    if kind == "descriptors":
        return Identity(kind, str(quarter.year), part=length_of(table))
    assert quarter.quarter is not None
    release = edits_release(quarter.year, quarter.quarter)
    if kind == "pairs":
        claim = _agreed("--claim", "practitioner|hospital", "", named.claim, told.claim)
        return Identity(kind, release, claim, _agreed("--part", "f1", "", named.part, told.part), named.revision)
    if kind == "unit-limits":
        return Identity(
            kind, release, _agreed("--claim", "practitioner|hospital", claim_inside, named.claim, told.claim)
        )
    return Identity(kind, release)


def _release_of(kind: Kind, inside: Quarter | None, named: Quarter | None, told: Quarter | None) -> Quarter:
    yearly = kind == "descriptors"
    witnesses = [(what, it) for what, it in (("its content", inside), ("its name", named), ("--release", told)) if it]
    for index, (what, one) in enumerate(witnesses):
        for other_what, other in witnesses[index + 1 :]:
            same_quarter = yearly or None in (one.quarter, other.quarter) or one.quarter == other.quarter
            if one.year != other.year or not same_quarter:
                msg = f"{what} says {one}, but {other_what} says {other}. Give the right file, or correct the name."
                raise RefusedError(msg)
    found = next((it for _, it in witnesses if yearly or it.quarter), None)
    if found is None:
        example = "2026" if yearly else "2026d" if kind == "fee-schedule" else "2026q4"
        msg = (
            f"neither its content nor its name tells the release of these {NAMES[kind]}. Name it: --release {example}."
        )
        raise RefusedError(msg)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        msg = f"it is of {found.year}; reports are coded for {FIRST_YEAR} to {LAST_YEAR}. Give a file of these years."
        raise RefusedError(msg)
    return found


def _agreed(option: str, example: str, inside: str, named: str, told: str) -> str:
    values = {value for value in (inside, named, told) if value}
    if len(values) > 1:
        told_apart = ", ".join(sorted(values))
        msg = f"its content, its name and {option} contradict each other ({told_apart}). Correct one."
        raise RefusedError(msg)
    if not values:
        msg = f"neither its content nor its name tells this. Name it: {option} {example}."
        raise RefusedError(msg)
    return values.pop()


def _quarter_inside(table: Table) -> Quarter | None:
    """Release that the lines above the header tell; for some kinds only the year, for others nothing."""
    text = table.preamble
    if table.kind == "fee-schedule":
        year, month = _FEE_YEAR.search(text), _FEE_MONTH.search(text)
        return Quarter(int(year[1] or year[2]), quarter_begun_by(month[1]) if month else None) if year else None
    if table.kind == "addendum-b":
        if found := _MONTH_YEAR.search(text):
            return Quarter(int(found[2] or found[3]), quarter_begun_by(found[1] or found[4]))
        year = _CALENDAR_YEAR.search(text)
        return Quarter(int(year[1])) if year else None
    if table.kind == "unit-limits" and (found := _EFFECTIVE.search(text)):
        return Quarter(int(found[3]), (int(found[1]) + 2) // 3)
    if table.kind == "descriptors" and (found := _EDITION.search(text)):
        return Quarter(int(found[1]))
    return None
