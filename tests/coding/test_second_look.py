"""What the trained classifier holds back and puts forward, among what the rules chose."""

from __future__ import annotations

import dataclasses

import pytest
from tests.coding.build import encounter, span
from tests.coding.claim import proposing

from ircoder.coding import engine
from ircoder.coding.opinion import TRAINED, Opinion, PutForward
from ircoder.coding.rulebooks import rule_books


def coded(derived, *, held_back=(), put_forward=(), side=None, **fields):
    words = span("the words that speak for it")
    opinion = Opinion(frozenset(held_back), tuple(PutForward(code, (words,), side) for code in put_forward))
    plain = encounter(**fields)
    return engine.code(dataclasses.replace(plain, opinion=opinion), (proposing(*derived), *rule_books()))


def codes(result):
    return [line.code for line in result.lines]


def test_a_code_held_back_is_left_out_with_the_reason():
    result = coded(["37244", "99152"], held_back=["37244"])
    assert codes(result) == ["99152"]
    assert [entry.rule for entry in result.not_coded if entry.code == "37244"] == [TRAINED]
    assert any("held back 37244" in reason for reason in result.review_reasons)


def test_a_code_held_back_that_no_rule_derived_changes_nothing():
    assert coded(["99152"], held_back=["37244"]) == coded(["99152"])


def test_a_code_put_forward_is_a_line_with_its_words():
    result = coded(["99152"], put_forward=["49083"])
    assert codes(result) == ["49083", "99152"]
    line = result.lines[0]
    assert [evidence.text for evidence in line.evidence] == ["the words that speak for it"]
    assert line.rules == ()
    assert any("put forward 49083" in reason for reason in result.review_reasons)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("99152", {}),
        ("37220", {"date": "2026-03-01"}),
        ("76937", {}),
    ],
    ids=["derived already", "no longer in force", "add-on without a parent"],
)
def test_what_is_put_forward_still_passes_the_rules_of_a_claim(code, fields):
    derived = ["99152"]
    assert codes(coded(derived, put_forward=[code], **fields)) == derived


@pytest.mark.parametrize(("side", "modifiers"), [("left", ("LT",)), (None, ())])
def test_a_code_put_forward_takes_the_side_of_its_words(side, modifiers):
    result = coded([], put_forward=["32555"], side=side, setting="facility")
    assert [line.modifiers for line in result.lines if line.code == "32555"] == [modifiers]


def test_a_code_that_rules_would_step_down_stands_and_goes_to_review():
    assert codes(coded(["10005"])) == ["10021"]
    result = coded(["10005"], put_forward=["10005"])
    assert codes(result) == ["10005"]
    assert any("put forward 10005" in reason for reason in result.review_reasons)
