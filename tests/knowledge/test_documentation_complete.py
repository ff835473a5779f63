"""The shipped documentation table: every code that a report may leave incomplete has its policy or a reason why not."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ircoder.knowledge.catalogue import expand_codes, load_catalogue
from ircoder.knowledge.documentation import load_documentation, load_elements, load_questions
from ircoder.knowledge.rules import load_rules
from ircoder.knowledge.tables import cell_list, read_table

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2026, 12, 31)
CATALOGUE = load_catalogue()
POLICIES = load_documentation()
QUESTIONS = load_questions()
EXEMPT_ROWS = [row for _, row in read_table("documentation_exempt.csv", ("code", "element", "reason"))]
EXEMPT = {(code, row["element"]): row["reason"] for row in EXEMPT_ROWS for code in expand_codes(row["code"])}
UNASKED = {row["reason"]: row["meaning"] for _, row in read_table("documentation_unasked.csv", ("reason", "meaning"))}
COLUMN = {row["piece"]: row for _, row in read_table("documentation_column.csv", ("piece", "elements", "otherwise"))}
A_RULE_ASKS = "A rule asks for it before it proposes the code."


def reported(entry):
    return (entry.effective_from is None or entry.effective_from <= LAST) and (
        entry.effective_to is None or entry.effective_to >= FIRST
    )


ASKING = sorted(entry.code for entry in CATALOGUE if entry.documentation and reported(entry))


def pieces(code):
    """What the documentation column of a code names, piece by piece."""
    return [
        piece.strip().rstrip(".").strip() for piece in CATALOGUE[code].documentation.split(";") if piece.strip(" .")
    ]


BY_PIECE = [code for code in ASKING if (code, "") not in EXEMPT]


def test_every_piece_of_the_column_is_read():
    """Each names its elements, or says why nothing is asked."""
    unread = {(code, piece) for code in BY_PIECE for piece in pieces(code) if piece not in COLUMN}
    assert not unread
    assert not [piece for piece, row in COLUMN.items() if not row["elements"] and not row["otherwise"]]


def test_no_piece_is_left_over():
    assert not set(COLUMN) - {piece for code in BY_PIECE for piece in pieces(code)}


def test_every_element_that_the_column_names_has_its_policy():
    """A policy for that code, or a reason why that code needs none."""
    missing = {
        (code, element)
        for code in BY_PIECE
        for piece in pieces(code)
        for element in cell_list(COLUMN[piece]["elements"])
        if POLICIES.policy(code, element) is None and (code, element) not in EXEMPT
    }
    assert not missing


def test_every_code_without_a_policy_says_why():
    documented = {policy.code for policy in POLICIES}
    for code in set(BY_PIECE) - documented:
        assert all(COLUMN[piece]["otherwise"] or EXEMPT.keys() & _named(code, piece) for piece in pieces(code))


def _named(code, piece):
    return {(code, element) for element in cell_list(COLUMN[piece]["elements"])}


def test_what_is_not_asked_has_a_known_reason():
    used = {row["otherwise"] for row in COLUMN.values()} - {""}
    assert used == set(UNASKED)
    assert all(meaning.endswith(".") for meaning in UNASKED.values())


def test_what_a_rule_asks_has_its_question():
    asked = {element for question in QUESTIONS.values() for element in question.elements}
    assert not {element for (_, element), reason in EXEMPT.items() if reason == A_RULE_ASKS} - asked


def test_a_code_is_not_both_asked_and_exempt():
    assert not [policy for policy in POLICIES if EXEMPT.keys() & {(policy.code, ""), (policy.code, policy.element)}]


def test_exempt_codes_are_in_the_catalogue_with_a_reason():
    assert all(code in CATALOGUE and reason.endswith(".") for (code, _), reason in EXEMPT.items())
    assert {element for _, element in EXEMPT} - {""} <= set(load_elements())


def test_no_exempt_row_names_a_code_twice():
    assert sum(len(expand_codes(row["code"])) for row in EXEMPT_ROWS) == len(EXEMPT)


def test_policies_are_for_codes_that_can_be_reported():
    assert not [policy.code for policy in POLICIES if policy.code not in ASKING]


def test_every_element_is_used():
    asked = {element for question in QUESTIONS.values() for element in question.elements}
    assert {policy.element for policy in POLICIES} | asked == set(load_elements())


@pytest.mark.parametrize("element", load_elements())
def test_elements_are_slugs(element):
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", element)


def test_policies_cite_rules_of_the_reference():
    rules = load_rules()
    assert not {policy.rule for policy in POLICIES if policy.rule not in rules}


def test_a_lower_code_is_reported_on_the_same_dates():
    """On every day on which a code is in force its lower code is, too."""
    short = []
    for policy in POLICIES:
        if policy.lower_code is None:
            continue
        code, lower = CATALOGUE[policy.code], CATALOGUE[policy.lower_code]
        first = max(code.effective_from or FIRST, FIRST)
        last = min(code.effective_to or LAST, LAST)
        if not (lower.in_force(first) and lower.in_force(last)):
            short.append((policy.code, policy.lower_code))
    assert not short


def test_a_lower_code_is_no_lower_code_of_itself():
    chain = {(policy.code, policy.element): policy.lower_code for policy in POLICIES if policy.lower_code}
    assert not [code for (code, element), lower in chain.items() if lower == code or (lower, element) in chain]
