"""The shipped documentation table: every code that a report may leave incomplete has its policy or a reason why not."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ircoder.knowledge.catalogue import expand_codes, load_catalogue
from ircoder.knowledge.documentation import load_documentation, load_elements
from ircoder.knowledge.rules import load_rules
from ircoder.knowledge.tables import read_table

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2026, 12, 31)
CATALOGUE = load_catalogue()
POLICIES = tuple(load_documentation())
EXEMPT = {
    code: row["reason"]
    for _, row in read_table("documentation_exempt.csv", ("code", "reason"))
    for code in expand_codes(row["code"])
}


def reported(entry):
    return (entry.effective_from is None or entry.effective_from <= LAST) and (
        entry.effective_to is None or entry.effective_to >= FIRST
    )


ASKING = sorted(entry.code for entry in CATALOGUE if entry.documentation and reported(entry))


def test_every_code_has_a_policy_or_a_reason():
    documented = {policy.code for policy in POLICIES}
    assert not [code for code in ASKING if code not in documented and code not in EXEMPT]


def test_a_code_is_not_both_asked_and_exempt():
    assert not {policy.code for policy in POLICIES} & set(EXEMPT)


def test_exempt_codes_are_in_the_catalogue_with_a_reason():
    assert all(code in CATALOGUE and reason.endswith(".") for code, reason in EXEMPT.items())


def test_no_exempt_row_names_a_code_twice():
    cells = [row["code"] for _, row in read_table("documentation_exempt.csv", ("code", "reason"))]
    assert sum(len(expand_codes(cell)) for cell in cells) == len(EXEMPT)


def test_policies_are_for_codes_that_can_be_reported():
    assert not [policy.code for policy in POLICIES if policy.code not in ASKING]


def test_every_element_is_used():
    assert {policy.element for policy in POLICIES} == set(load_elements())


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
