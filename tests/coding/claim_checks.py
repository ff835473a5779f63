"""What no claim may violate, looked up in the shipped tables by code of its own, and counted."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ircoder.knowledge.base import load_knowledge
from ircoder.report import CodedReport, CodeLine

SIDES = {"LT", "RT", "50"}
ARTERIES = {"LM", "LD", "LC", "RC", "RI"}
DIGITS = {"FA", "TA", *(f"F{n}" for n in range(1, 10)), *(f"T{n}" for n in range(1, 10))}
OPENING = {"59", "XE", "XS", "XP", "XU", "58", "78", "79"}
"""Modifiers that open a pair whatever the other line carries (MOD-17); sides, arteries and digits must differ."""
CONTRACTOR_DECIDES = {"76937", "1022T", "1023T", "1024T"}
BESIDE_REVIEW = {"37252"}
"""Add-on that may stand beside a treatment left to review."""


@dataclass
class Checked:
    """How much was really looked at, and what was wrong."""

    claims: int = 0
    lines: int = 0
    pairs: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    add_ons: int = 0
    limits: int = 0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.claims:,} claims, {self.lines:,} lines, {self.pairs:,} pairs looked up, "
            f"{self.edits['active']:,} under an active edit ({self.edits['opened']:,} opened by a modifier), "
            f"{self.add_ons:,} add-ons, {self.limits:,} unit limits"
        )


def check(checked: Checked, records: Sequence[CodedReport]) -> None:
    """Check the records of one patient, date and setting as one claim."""
    checked.claims += 1
    setting = records[0].setting
    on = dt.date.fromisoformat(str(records[0].service_date))
    lines = [(record, line) for record in records for line in record.lines]
    for record, line in lines:
        checked.lines += 1
        _check_line(checked, record, line, setting, on)
    for one in lines:
        for other in lines:
            if one is not other:
                _check_pair(checked, one, other, setting, on)
    _check_add_ons(checked, lines)
    _check_limits(checked, lines, setting)


def _say(checked: Checked, record: CodedReport, problem: str) -> None:
    checked.problems.append(f"{record.report_id} {record.service_date} {record.setting}: {problem}")


def _check_line(checked: Checked, record: CodedReport, line: CodeLine, setting: str, on: dt.date) -> None:
    entry = load_knowledge().catalogue.get(line.code)
    if entry is None or not entry.in_force(on):
        _say(checked, record, f"{line.code} is not in force")
    if line.units < 1:
        _say(checked, record, f"{line.code} has {line.units} units")
    if len(set(line.modifiers)) != len(line.modifiers) or len(line.modifiers) > 4:
        _say(checked, record, f"{line.code} has modifiers {line.modifiers}")
    if setting != "professional" and {"26", "TC"} & {*line.modifiers}:
        _say(checked, record, f"{line.code} of a claim of this setting has {line.modifiers}")
    if {"51", "XE", "XS", "XP", "XU", "25", "57", "24", "22"} & {*line.modifiers}:
        _say(checked, record, f"{line.code} has {line.modifiers}, which no report settles")
    if "50" in line.modifiers and {"LT", "RT"} & {*line.modifiers}:
        _say(checked, record, f"{line.code} has both sides and one of them")
    if not line.edits.get("release") or line.edits.get("status") not in ("checked", "not_checked"):
        _say(checked, record, f"{line.code} does not say what it was checked against")
    if "59" in line.modifiers and "59" not in line.why:
        _say(checked, record, f"{line.code} has 59 without its proof")


def _check_pair(checked: Checked, one: tuple, other: tuple, setting: str, on: dt.date) -> None:
    (_, paid), (record, denied) = one, other
    checked.pairs += 1
    indicators = _edit(paid.code, denied.code, setting, on)
    if not indicators:
        return
    checked.edits["active"] += 1
    if "0" in indicators:
        _say(checked, record, f"{denied.code} stands beside {paid.code}, which nothing opens")
    elif _opened(paid, denied):
        checked.edits["opened"] += 1
    else:
        _say(checked, record, f"{denied.code} {denied.modifiers} stands beside {paid.code} {paid.modifiers}")


def _opened(paid: CodeLine, denied: CodeLine) -> bool:
    if OPENING & {*denied.modifiers} or OPENING & {*paid.modifiers}:
        return True
    for kind in (SIDES, ARTERIES, DIGITS):
        first, second = kind & {*paid.modifiers}, kind & {*denied.modifiers}
        if first and second and first != second:
            return True
    return False


def _check_add_ons(checked: Checked, lines: Sequence[tuple[CodedReport, CodeLine]]) -> None:
    catalogue = load_knowledge().catalogue
    present = {line.code for _, line in lines}
    for record, line in lines:
        entry = catalogue[line.code]
        if not entry.addon:
            continue
        checked.add_ons += 1
        listed = entry.parents | _parents().get(line.code, frozenset())
        others = present - {line.code}
        if line.code in CONTRACTOR_DECIDES:
            listed = {code for code in others if catalogue[code].kind in ("procedure", "catheter")}
        if not others & listed and not (line.code in BESIDE_REVIEW and record.review_reasons):
            _say(checked, record, f"add-on {line.code} stands without a parent")


def _check_limits(checked: Checked, lines: Sequence[tuple[CodedReport, CodeLine]], setting: str) -> None:
    units: dict[str, list[tuple[CodedReport, CodeLine]]] = defaultdict(list)
    for record, line in lines:
        units[line.code].append((record, line))
    for code, found in units.items():
        limit = _limits("hospital" if setting == "facility" else "practitioner").get(code)
        if limit is None:
            continue
        checked.limits += 1
        most, indicator = limit
        counted = [line.units for _, line in found]
        above = (max(counted) if indicator == "1" else sum(counted)) > most
        flagged = all(any(code in reason for reason in record.review_reasons) for record, _ in found)
        if above and not flagged:
            _say(checked, found[0][0], f"{code} has {sum(counted)} units without a flag")


@cache
def _pairs(claim: str) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """Rows of the shipped pair table by pair: indicator, first and last day."""
    out: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in _table(f"ptp_{claim}.csv"):
        for code in row["column2"].split():
            out[row["column1"], code].append((row["indicator"], row["effective_from"], row["effective_to"]))
    return out


def _edit(paid: str, denied: str, setting: str, on: dt.date) -> set[str]:
    rows = _pairs("hospital" if setting == "facility" else "practitioner").get((paid, denied), [])
    day = on.isoformat()
    return {indicator for indicator, first, last in rows if (first or "0") <= day <= (last or "9")}


@cache
def _limits(claim: str) -> dict[str, tuple[int, str]]:
    return {row["code"]: (int(row["units"]), row["adjudication"]) for row in _table(f"mue_{claim}.csv")}


@cache
def _parents() -> dict[str, frozenset[str]]:
    return {row["add_on"]: frozenset(row["primary"].split()) for row in _table("add_on.csv")}


def _table(name: str) -> Iterable[dict[str, str]]:
    text = files("ircoder.knowledge").joinpath("edits", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
