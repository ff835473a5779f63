"""The reference is covered whole: every coding rule by a module and a test, every code by a module or a reason."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.coding.build import encounter
from tests.coding.cases import Case, TextCase, shown

from ircoder.coding import engine
from ircoder.coding.coverage import modules_by_code, modules_by_rule
from ircoder.coding.registry import Rule, RuleBook
from ircoder.coding.rulebooks import rule_books
from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.rules import load_rules
from ircoder.knowledge.unproduced import load_unproduced

HERE = Path(__file__).parent
RULE_ID = re.compile(r"\b(?:VASC|VINT|NONV|SPIN|CARD|MOD)-\d{2,3}\b|\bCAT-\w{5}\b")
CODING = tuple(rule.id for rule in load_rules() if rule.kind == "coding")


@cache
def cases() -> tuple[Case | TextCase, ...]:
    """Every case of every ``CASES`` and ``TEXTS`` table of the coding tests."""
    found: list[Case | TextCase] = []
    for path in sorted((HERE / "families").glob("test_*.py")):
        module = _module(path)
        for table in ("CASES", "TEXTS"):
            found.extend(item for item in getattr(module, table, ()) if isinstance(item, Case | TextCase))
    return tuple(found)


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"coverage_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def named_in_tests() -> frozenset[str]:
    """Rule ids that the coding tests name, outside this file."""
    texts = (path.read_text(encoding="utf-8") for path in HERE.rglob("test_*.py") if path.name != Path(__file__).name)
    return frozenset(found for text in texts for found in RULE_ID.findall(text))


@pytest.mark.parametrize("rule_id", CODING)
def test_every_coding_rule_has_a_module_and_a_test(rule_id):
    assert rule_id in modules_by_rule()
    assert rule_id in named_in_tests()


@pytest.mark.parametrize("entry", load_catalogue(), ids=lambda entry: entry.code)
def test_every_code_has_a_module_or_a_reason(entry):
    made, never = entry.code in modules_by_code(), entry.code in load_unproduced()
    assert made != never, "made by a module, or listed with a reason, and not both"


def test_modules_declare_no_unknown_code_and_reasons_no_unknown_code():
    known = {entry.code for entry in load_catalogue()}
    assert not set(modules_by_code()) - known
    assert not set(load_unproduced()) - known


def test_every_rule_id_of_a_module_stands_in_the_reference():
    known = {rule.id for rule in load_rules()}
    assert not {item for item in modules_by_rule() if item not in known and not item.startswith("CAT-")}


def test_every_code_of_the_new_families_is_shown_by_a_case():
    """A code that a module declares is on the lines of some case."""
    lines = {word.partition("-")[0].partition("x")[0] for case in cases() for word in case.lines.split()}
    tested = {book.name for book in rule_books()} - TESTED_ELSEWHERE
    declared = {code for book in rule_books() if book.name in tested for code in book.codes}
    assert sorted(declared - lines) == []


TESTED_ELSEWHERE = frozenset(
    {
        "catheter placement",
        "diagnostic angiography",
        "cervicocerebral angiography",
        "renal angiography",
        "CT angiography",
        "venography",
        "leg_revascularization_2025",
        "leg_revascularization_2026",
        "intravascular_ultrasound",
        "embolization",
        "central_venous_access",
        "epidural_injection",
        "imaging_guidance",
        "moderate_sedation",
    }
)
"""Books whose codes are shown by tests of their own and not by case tables."""


def test_modules_propose_only_the_codes_that_they_declare():
    """Each rule of each book, over every hand-built case: what it puts on the slate is among the book's codes."""
    undeclared: set[tuple[str, str]] = set()
    books = tuple(_watched(book, undeclared) for book in rule_books())
    for case in cases():
        if isinstance(case, Case):
            fields = {"date": case.date, "setting": case.setting, **case.fields}
            engine.code(encounter(*case.parts, **fields), books)
    assert sorted(undeclared) == []


def _watched(book: RuleBook, undeclared: set[tuple[str, str]]) -> RuleBook:
    return dataclasses.replace(book, rules=tuple(_watched_rule(book, rule, undeclared) for rule in book.rules))


def _watched_rule(book: RuleBook, rule: Rule, undeclared: set[tuple[str, str]]) -> Rule:
    def function(slate, case):
        before = {candidate.code for candidate in slate.candidates}
        after = rule.function(slate, case)
        new = {candidate.code for candidate in after.candidates} - before
        lower = {policy.lower_code for policy in case.knowledge.documentation} if book.name == "queries" else set()
        undeclared.update((book.name, code) for code in new - book.codes - lower)
        return after

    return dataclasses.replace(rule, function=function)


def test_cases_are_read():
    assert len(cases()) > 0
    assert all(shown(case.result()) is not None for case in cases()[:3])
