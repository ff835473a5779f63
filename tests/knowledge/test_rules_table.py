"""The shipped table of reference rules."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.rules import KINDS, load_rules

RULES = tuple(load_rules())
CATALOGUE = load_catalogue()
FAMILIES = {entry.family for entry in CATALOGUE}
CHAPTERS = {"VASC": 84, "VINT": 90, "NONV": 113, "SPIN": 88, "CARD": 45, "MOD": 56}
FIRST, LAST = dt.date(2023, 1, 1), dt.date(2026, 12, 31)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_every_rule_of_every_chapter_is_there_in_order():
    expected = [f"{chapter}-{number:02d}" for chapter, count in CHAPTERS.items() for number in range(1, count + 1)]
    assert [rule.id for rule in RULES] == expected


@each_rule
def test_cells_are_legal(rule):
    assert rule.kind in KINDS
    assert set(rule.families) <= FAMILIES
    assert not {code for code in rule.codes if code not in CATALOGUE}
    assert rule.setting in ("", "facility", "professional", "office")
    assert rule.payer in ("", "medicare")
    assert rule.confidence in ("high", "medium", "low")


@each_rule
def test_dates_are_legal(rule):
    first, last = rule.effective_from or FIRST, rule.effective_to or LAST
    assert FIRST <= first <= last <= LAST


@each_rule
def test_text_is_whole(rule):
    assert rule.title
    assert rule.summary.rstrip().endswith((".", '"', ")"))
    assert rule.example.strip()
    for text in (rule.title, rule.summary, rule.example):
        assert not re.search(
            r"https?://|www\.|Sources:|Correction:|Note:|from memory|blog|web page|public copy|  ", text
        )


@each_rule
def test_codes_of_a_dated_rule_are_in_force_then(rule):
    """A rule that starts or ends on a date names at least one code that is in force while it holds."""
    if not rule.codes or (rule.effective_from is None and rule.effective_to is None):
        return
    day = rule.effective_from or rule.effective_to
    assert any(CATALOGUE.in_force(code, day) for code in rule.codes)


@each_rule
def test_families_are_those_of_the_codes(rule):
    """A rule that names codes lists no family that none of them belongs to."""
    of_codes = {CATALOGUE[code].family for code in rule.codes}
    assert not of_codes or set(rule.families) <= of_codes


def test_codes_named_in_a_summary_are_looked_up_by_it():
    """``ircoder reference show CODE`` finds every rule whose text names the code."""
    numbered = re.compile(r"(?<![\w.])(\d{5}|\d{4}T|[CG]\d{4})(?![\w-])")
    missing = {
        (rule.id, code)
        for rule in RULES
        for code in numbered.findall(rule.summary)
        if code in CATALOGUE and code not in rule.codes
    }
    assert not missing


@pytest.mark.parametrize(
    ("rule_id", "inside", "outside"),
    [
        ("VINT-04", dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
        ("VINT-13", dt.date(2026, 1, 1), dt.date(2025, 12, 31)),
        ("VASC-69", dt.date(2024, 1, 1), dt.date(2023, 12, 31)),
        ("NONV-55", dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
        ("NONV-56", dt.date(2026, 1, 1), dt.date(2025, 12, 31)),
        ("SPIN-47", dt.date(2025, 1, 1), dt.date(2024, 12, 31)),
        ("CARD-18", dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
        ("CARD-22", dt.date(2026, 1, 1), dt.date(2025, 12, 31)),
        ("CARD-31", dt.date(2025, 1, 1), dt.date(2024, 12, 31)),
        ("VINT-81", dt.date(2026, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_dated_rules_hold_on_their_dates(rule_id, inside, outside):
    rule = load_rules().get(rule_id)
    assert rule.in_force(inside)
    assert not rule.in_force(outside)


@pytest.mark.parametrize(
    ("rule_id", "field", "right", "wrong"),
    [
        ("VASC-63", "example", "36500-59", "36500 x2"),
        ("VINT-27", "example", "36011", "36010"),
        ("VINT-39", "example", "36247-RT-59", "36247 left"),
        ("VINT-71", "example", "36589-LT", "36589-59"),
        ("VINT-87", "example", "75710 by", "75710-59"),
        ("NONV-51", "example", "19081-LT.", "19081-LT-59"),
        ("NONV-65", "example", "50435-RT.", "50435-RT-59"),
        ("NONV-100", "example", "0581T", "0581T-LT"),
        ("CARD-05", "example", "93458", "75756-26"),
        ("CARD-39", "example", "G0278", "G0278-26"),
        ("CARD-28", "summary", "no edit bars it", "bundles 92973"),
        ("CARD-40", "summary", "stands only alone", "reason of its own"),
    ],
)
def test_corrections_are_worked_in(rule_id, field, right, wrong):
    text = getattr(load_rules().get(rule_id), field)
    assert right in text
    assert wrong not in text
