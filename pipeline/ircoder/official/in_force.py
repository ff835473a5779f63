"""Which release is in force when: every shipped and imported one, with the dates it answers for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.edits import CLAIM_OF, RELEASE, shipped_add_ons, shipped_pairs, shipped_units
from ircoder.knowledge.imported import CLAIMS, EVERY_PART, Claim, Kind, Origin, missing_parts
from ircoder.knowledge.releases import FIRST_YEAR, LAST_YEAR, edits_release, first_day, last_day
from ircoder.official.store import stored
from ircoder.report import Setting

SHIPPED = "shipped"

QUARTERS = [edits_release(year, quarter) for year in range(FIRST_YEAR, LAST_YEAR + 1) for quarter in (1, 2, 3, 4)]

Governing = Callable[[dt.date], str]
"""Name of the release that answers for a date, with a mark where it is a shipped one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One release of one kind. ``dates`` are the ranges it answers for, the last open; empty where it is not used.

    ``issue`` tells issues and variants of one release apart.
    """

    kind: Kind
    claim: str
    release: str
    rows: int
    dates: tuple[tuple[dt.date, dt.date | None], ...]
    issue: str = ""
    sources: tuple[str, ...] = ()
    imported: str = ""
    missing: tuple[str, ...] = ()


def releases_in_force(knowledge: Knowledge) -> list[Listed]:
    """List shipped and imported releases by kind, claim and release."""
    imports = stored()
    out: list[Listed] = [*_fee_schedules(knowledge, imports)]
    for claim in CLAIMS:
        out += _edit_releases("pairs", claim, knowledge, imports)
    for claim in CLAIMS:
        out += _edit_releases("unit-limits", claim, knowledge, imports)
    out += _edit_releases("add-ons", "", knowledge, imports)
    answering = _ranges(knowledge.outpatient.release)
    out += [_imported([origin], answering.get(origin.release, ())) for origin in imports if origin.kind == "addendum-b"]
    out += [_imported([origin], ()) for origin in imports if origin.kind == "descriptors"]
    return out


def _fee_schedules(knowledge: Knowledge, imports: list[Origin]) -> list[Listed]:
    def governing(on: dt.date) -> str:
        release = knowledge.fee_schedule.governing(on)
        return f"{release.release} {SHIPPED}" if release.shipped else release.release

    dates = _ranges(governing)
    shipped = [
        Listed("fee-schedule", "", release.release, len(release.rows), dates.get(f"{release.release} {SHIPPED}", ()))
        for release in knowledge.fee_schedule.releases
        if release.shipped
    ]
    own = [origin for origin in imports if origin.kind == "fee-schedule"]
    plain = {origin.release for origin in own if not origin.part}
    used = [() if origin.part and origin.release in plain else dates.get(origin.release, ()) for origin in own]
    listed = [_imported([origin], ranges) for origin, ranges in zip(own, used, strict=True)]
    return sorted([*shipped, *listed], key=lambda item: (item.release, item.imported))


def _edit_releases(kind: Kind, claim: Claim | str, knowledge: Knowledge, imports: list[Origin]) -> list[Listed]:
    setting: Setting = next(setting for setting in CLAIM_OF if claim in ("", CLAIM_OF[setting]))
    dates = _ranges(lambda on: _named(kind, knowledge, setting, on))
    groups: dict[tuple[str, int], list[Origin]] = {}
    for origin in imports:
        if (origin.kind, origin.claim) == (kind, claim):
            groups.setdefault((origin.release, origin.revision), []).append(origin)
    out = [_imported(parts, dates.get(release, ())) for (release, _), parts in sorted(groups.items())]
    whole = {item.release for item in out if not item.missing}
    answers = () if RELEASE in whole else dates.get(RELEASE, ())
    shipped = Listed(kind, claim, RELEASE, _shipped_rows(kind, CLAIM_OF[setting]), answers)
    return sorted([shipped, *out], key=lambda item: (item.release, item.imported))


def _shipped_rows(kind: Kind, claim: Claim) -> int:
    if kind == "unit-limits":
        return len(shipped_units(claim).limits)
    if kind == "add-ons":
        return sum(len(row.parents) for rows in shipped_add_ons().rows.values() for row in rows)
    return sum(len(row.column2.split()) for rows in shipped_pairs(claim).rows.values() for row in rows)


def _named(kind: Kind, knowledge: Knowledge, setting: Setting, on: dt.date) -> str:
    releases = knowledge.edits.releases(setting, on)
    return {"pairs": releases.pairs, "unit-limits": releases.units, "add-ons": releases.add_ons}[kind]


def _imported(parts: list[Origin], dates: tuple[tuple[dt.date, dt.date | None], ...]) -> Listed:
    first = parts[0]
    names = {part.part for part in parts}
    missing = missing_parts(names) if first.kind == "pairs" and EVERY_PART not in names else ()
    return Listed(
        kind=first.kind,
        claim=first.claim,
        release=first.release,
        issue=f"r{first.revision}" if first.revision else first.part if first.kind != "pairs" else "",
        rows=sum(part.rows for part in parts),
        dates=dates,
        sources=tuple(part.source for part in parts),
        imported=max(part.imported for part in parts),
        missing=missing,
    )


def _ranges(governing: Governing) -> Mapping[str, tuple[tuple[dt.date, dt.date | None], ...]]:
    """Ranges of dates for which each release answers, from quarter to quarter."""
    ranges: dict[str, tuple[tuple[dt.date, dt.date | None], ...]] = {}
    for name, quarters in groupby(QUARTERS, key=lambda quarter: governing(first_day(quarter))):
        held = list(quarters)
        last = None if held[-1] == QUARTERS[-1] else last_day(held[-1])
        ranges[name] = (*ranges.get(name, ()), (first_day(held[0]), last))
    return ranges
