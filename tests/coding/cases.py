"""Coding cases as tables: hand-built findings, or the words of a report, and the lines that the rules make of them.

Every test module of a family names its rule cases ``CASES`` and its text cases ``TEXTS``; the coverage test reads them
to see that no rule and no code of the reference goes untested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.coding.build import encounter
from tests.findings.reports import result_of

from ircoder.coding.engine import code
from ircoder.coding.result import CodingResult


@dataclass(frozen=True)
class Case:
    """Findings parts and their lines.

    ``rules``: ids that the case shows, blank-separated (``"VINT-24"``, ``"CAT-36511"`` for a code without a rule).
    ``lines``: ``36246-59``, ``64484x2``, ``37236-LT``: code, units, modifiers (26 never: the setting is ``facility``).
    ``not_coded``: codes that must be named as left out; ``review``: words that a review reason must hold; ``asked``:
    codes about which a query must ask. ``fields`` go to the encounter (``patient_age=4``, ``payer="other"``).
    """

    rules: str
    name: str
    parts: Iterable[Any]
    lines: str
    date: str = "2025-06-02"
    setting: str = "facility"
    not_coded: str = ""
    review: str = ""
    asked: str = ""
    fields: dict[str, Any] = field(default_factory=dict)

    def result(self) -> CodingResult:
        """What the whole engine makes of the findings."""
        return code(encounter(*self.parts, date=self.date, setting=self.setting, **self.fields))


@dataclass(frozen=True)
class TextCase:
    """Words of a report and their lines, through the whole chain; the fields are those of :class:`Case`."""

    rules: str
    name: str
    text: str
    lines: str
    date: str = "2025-06-02"
    setting: str = "facility"
    not_coded: str = ""
    review: str = ""
    asked: str = ""

    def result(self) -> CodingResult:
        """What the whole chain makes of the text."""
        result: CodingResult = result_of(self.text, setting=self.setting, date=dt.date.fromisoformat(self.date))
        return result


def shown(result: CodingResult) -> list[str]:
    """Lines as ``code[xUNITS][-MODIFIERS]``, sorted."""
    out = []
    for line in result.lines:
        units = f"x{line.units}" if line.units != 1 else ""
        out.append("-".join((f"{line.code}{units}", *line.modifiers)))
    return sorted(out)


def check(case: Case | TextCase) -> None:
    """Hold a case against what the rules make of it."""
    result = case.result()
    lines, expected = shown(result), sorted(case.lines.split())
    assert lines == expected, f"{lines} where {expected} is right"
    left_out = {item.code for item in result.not_coded}
    assert left_out >= set(case.not_coded.split()), f"left out: {sorted(left_out)}"
    asked = {query.code for query in result.queries}
    assert asked >= set(case.asked.split()), f"asked about: {sorted(asked)}"
    if case.review:
        assert any(case.review in reason for reason in result.review_reasons), result.review_reasons


def table(cases: Iterable[Case | TextCase]) -> Any:
    """Parametrize a test with ``case`` over a table."""
    items = list(cases)
    return pytest.mark.parametrize("case", items, ids=[f"{item.rules} {item.name}" for item in items])
