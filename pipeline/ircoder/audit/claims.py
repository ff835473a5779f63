"""Brings billed lines and supported lines together: which lines are one claim.

A claim is a report in one setting. Where billed lines name only an encounter, all its reports of one date are one
claim. A line without setting belongs to the report's own. A report that nothing was billed for is a claim too: all that
it supports was missed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ircoder.audit.model import BilledLine, Problem, UnusableRow
from ircoder.audit.supported import Supported
from ircoder.report import Setting

DUPLICATE = "duplicate_id"
"""Failure of a report whose id stood in the input before."""

Name = tuple[str, str]
"""What a line goes by: ``("report", id)`` or ``("encounter", id)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Lines to be compared: ``reports`` has what each report of the claim supports, in the order of the input."""

    reports: tuple[Supported, ...]
    billed: tuple[BilledLine, ...]
    setting: Setting
    service_date: dt.date | None

    @property
    def encounter_id(self) -> str | None:
        """The encounter, where a report or a line names it."""
        named = (*(r.encounter_id for r in self.reports), *(line.encounter_id for line in self.billed))
        return next((name for name in named if name), None)

    @property
    def provider_id(self) -> str | None:
        """Who did the work, as the reports say it, else as all billed lines do."""
        told = next((report.provider_id for report in self.reports if report.provider_id), None)
        billed = {line.provider_id for line in self.billed}
        return told or (next(iter(billed)) if len(billed) == 1 else None)


class BilledIndex:
    """Billed lines by every name that they go by, so that a report finds the settings in which it was billed."""

    def __init__(self, lines: Sequence[BilledLine], setting: Setting | None = None) -> None:
        self.lines = lines
        self.setting = setting
        self._settings: dict[str, set[Setting | None]] = {}
        for line in lines:
            for name in (line.report_id, line.encounter_id, *line.claim_ids):
                if name is not None:
                    self._settings.setdefault(name, set()).add(line.setting or setting)

    def settings_of(self, report_id: str, encounter_id: str | None, own: Setting) -> tuple[Setting, ...]:
        """Settings for which a report has to be coded, its own (or that of the call) first."""
        found = self._settings.get(report_id, set()) | self._settings.get(encounter_id or "", set())
        wanted = {setting or own for setting in found}
        first = self.setting or own
        if not wanted:
            return (first,)
        return tuple(sorted(wanted, key=lambda setting: (setting != first, setting)))


def claims_of(
    index: BilledIndex, supported: Iterable[Supported], unusable: Iterable[UnusableRow] = ()
) -> tuple[list[Claim], list[Problem]]:
    """Make the claims, in the order of their first reports, and tell what belongs to none.

    A claim of which a row is ``unusable`` is told and not made: what that row billed would count as missed.
    """
    reports = _Reports(supported)
    problems = list(reports.problems())
    named: dict[Name, list[BilledLine]] = {}
    for line in index.lines:
        if (name := reports.name_of(line)) is None:
            message = "no report goes with this line. Give its report, or the id under which the report stands."
            problems.append(Problem("billed", "no_report", line.where, message))
        else:
            named.setdefault(name, []).append(line)
    lacking: dict[Name, list[UnusableRow]] = {}
    for row in unusable:
        if (name := reports.name_of(row)) is not None:
            lacking.setdefault(name, []).append(row)
    together = {key for kind, key in (*named, *lacking) if kind == "encounter"}
    claims: list[Claim] = []
    for group, ids in reports.groups(together).items():
        names: list[Name] = list(dict.fromkeys((group, *(("report", one) for one in ids))))
        lines = [line for name in names for line in named.pop(name, ())]
        rows = [row for name in names for row in lacking.pop(name, ())]
        for item in _group_claims(reports, ids, _Group(lines, rows), index.setting):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                claims.append(item)
    return claims, problems


@dataclass(slots=True)
class _Reports:
    """What reports support, by id and setting."""

    supported: Iterable[Supported]
    by_id: dict[str, dict[Setting, Supported]] = field(default_factory=dict)
    encounters: dict[str, list[str]] = field(default_factory=dict)
    failures: dict[tuple[str, tuple[str, str]], None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in self.supported:
            if item.failure is not None:
                self.failures.setdefault((item.report_id, item.failure))
                if item.report_id in self.by_id and item.failure[0] == DUPLICATE:
                    continue  # the first report of the id stands
            settings = self.by_id.setdefault(item.report_id, {})
            settings.setdefault(item.setting, item)
            if item.encounter_id is not None:
                ids = self.encounters.setdefault(item.encounter_id, [])
                if item.report_id not in ids:
                    ids.append(item.report_id)

    def name_of(self, line: BilledLine | UnusableRow) -> Name | None:
        """What a line goes by: the report, else the encounter, else the first of the claim's names that is either."""
        if line.report_id in self.by_id:
            return "report", line.report_id or ""
        if line.encounter_id in self.encounters:
            return "encounter", line.encounter_id or ""
        for name in line.claim_ids:
            if name in self.by_id:
                return "report", name
            if name in self.encounters:
                return "encounter", name
        return None

    def groups(self, together: set[str]) -> dict[Name, list[str]]:
        """Report ids that belong together, in the order of the reports."""
        groups: dict[Name, list[str]] = {}
        for report_id, settings in self.by_id.items():
            encounter = next(iter(settings.values())).encounter_id
            name = ("encounter", encounter) if encounter in together and encounter else ("report", report_id)
            groups.setdefault(name, []).append(report_id)
        return groups

    def problems(self) -> Iterator[Problem]:
        """Reports that could not be coded."""
        for report_id, (kind, message) in self.failures:
            yield Problem("report", kind, f"report {report_id}", message)


@dataclass(frozen=True, slots=True)
class _Group:
    """What was billed for reports that belong together: lines, and rows that cannot be used."""

    lines: Sequence[BilledLine]
    unusable: Sequence[UnusableRow]

    def in_setting(self, setting: Setting, otherwise: Setting) -> _Group:
        """What of it was billed in a setting; that of what names none is ``otherwise``."""
        return _Group(
            [line for line in self.lines if (line.setting or otherwise) == setting],
            [row for row in self.unusable if (row.setting or otherwise) == setting],
        )


def _group_claims(
    reports: _Reports, ids: Sequence[str], group: _Group, chosen: Setting | None
) -> Iterator[Claim | Problem]:
    """Claims of reports that belong together: one a setting and date."""
    own = next(iter(reports.by_id[ids[0]]))
    first = chosen if chosen in reports.by_id[ids[0]] else own
    otherwise = chosen or own
    named = (*(line.setting for line in group.lines), *(row.setting for row in group.unusable))
    for setting in dict.fromkeys(setting or otherwise for setting in named) or (first,):
        of_setting = group.in_setting(setting, otherwise)
        found = [reports.by_id[one].get(setting) for one in ids]
        there = [item for item in found if item is not None]
        if any(item.failure for item in there) or len(there) < len(found):
            failed = any(item.failure for item in there)
            yield from (_not_audited(line, setting, failed=failed) for line in of_setting.lines)
        elif of_setting.unusable:
            yield _incomplete(ids, setting, of_setting)
        else:
            yield from _by_date(there, of_setting.lines, setting)


def _incomplete(ids: Sequence[str], setting: Setting, group: _Group) -> Problem:
    row = group.unusable[0]
    more = f" and {len(group.unusable) - 1} more" if len(group.unusable) > 1 else ""
    others = f", nor are its other billed lines ({len(group.lines)})" if group.lines else ""
    message = (
        f"a billed line of it cannot be used ({row.where}{more}), so that the {setting} claim is not audited{others}. "
        "Mend the line."
    )
    return Problem("report", "incomplete", f"report {', '.join(ids)}", message)


def _not_audited(line: BilledLine, setting: str, *, failed: bool) -> Problem:
    if failed:
        message = "a report of this line could not be coded, so the line is not audited. Mend the report."
    else:
        message = f"no suggestion for the setting {setting} is there. Code the reports for it too (--setting both)."
    return Problem("billed", "not_coded", line.where, message)


def _by_date(reports: Sequence[Supported], billed: Sequence[BilledLine], setting: Setting) -> Iterator[Claim]:
    dates = list(dict.fromkeys(report.service_date for report in reports))
    of_date: dict[dt.date | None, list[BilledLine]] = {date: [] for date in dates}
    for line in billed:
        of_date[_date_of(line, reports, dates)].append(line)
    for date, lines in of_date.items():
        same = tuple(report for report in reports if report.service_date == date)
        yield Claim(reports=same, billed=tuple(lines), setting=setting, service_date=date)


def _date_of(line: BilledLine, reports: Sequence[Supported], dates: Sequence[dt.date | None]) -> dt.date | None:
    """Date of the claim of a line: its own, else that of a report that supports its code, else the first."""
    if line.service_date in dates:
        return line.service_date
    if (within := next((date for date in dates if line.is_of(date)), None)) is not None:
        return within
    supporting = (r.service_date for r in reports if any(item.code == line.code for item in r.lines))
    return next(supporting, dates[0])
