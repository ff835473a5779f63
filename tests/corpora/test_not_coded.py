"""Codes left out of the studied gold reports: each with a rule, a winner on a line, evidence, and told once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import ircoder
from ircoder.coder import Coder
from ircoder.coding.opinion import TRAINED
from ircoder.intake import report_of
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.rules import load_rules
from ircoder.report import CodedReport, NotCoded, Report

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
STUDIED = ("tune", "fresh", *(f"fresh{number}" for number in range(2, 10)))
SAMPLED = 12
"""Every how manieth report is read in a quick run."""

SIDES = {"LT", "RT"}

MOST_ENTRIES = 5
"""Entries a report on average of a file beyond which the list is noise."""


@cache
def coder() -> Coder:
    return ircoder.load()


def reports(name: str, step: int) -> list[Report]:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    made = [report_of(json.loads(line), name) for line in lines[::step]]
    return [report for report in made if isinstance(report, Report)]


def faults(coded: CodedReport, item: NotCoded) -> list[str]:
    """What is wrong with one entry."""
    lines = {line.code for line in coded.lines}
    rule = (
        item.rule in load_rules()
        or item.rule == TRAINED
        or (item.rule.startswith("CAT-") and item.rule[4:] in load_knowledge().catalogue)
    )
    found = {
        "a rule of the reference": rule,
        "a winner on a line": item.winner is None or item.winner in lines,
        "one plain sentence": item.reason.endswith(".") and item.reason[:1].isupper(),
        "evidence": bool(item.evidence),
        "another side than the lines of its code": all(
            SIDES & set(line.modifiers) for line in coded.lines if line.code == item.code
        ),
    }
    return [f"{coded.report_id} {item.code} has not {what}" for what, holds in found.items() if not holds]


def check(name: str, step: int) -> list[CodedReport]:
    coded = list(coder().code_many(reports(name, step)))
    assert [fault for one in coded for item in one.not_coded for fault in faults(one, item)] == []
    for one in coded:
        pairs = [(item.code, item.reason) for item in one.not_coded]
        assert len(pairs) == len(set(pairs)), one.report_id
    return coded


@pytest.mark.parametrize("name", STUDIED)
def test_entries_of_some_reports(name: str) -> None:
    check(name, SAMPLED)


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIED)
def test_entries_of_all_reports(name: str) -> None:
    coded = check(name, 1)
    assert sum(len(one.not_coded) for one in coded) / len(coded) <= MOST_ENTRIES
