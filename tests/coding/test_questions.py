"""Questions of the coding rules: worded in their table, with what hinges on them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.coding.build import span

from ircoder.coding.model import Slate
from ircoder.coding.questions import query
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.documentation import load_elements, load_questions

WORDS = (span("an act"),)
SOURCE = "".join(path.read_text(encoding="utf-8") for path in Path(str(files("ircoder.coding"))).rglob("*.py"))
PUT_TOGETHER = re.compile(r"embolization_reason_(?:vein|artery)|ureteral_stent_\w+_route")
"""Ids that a rule puts together from parts."""


@pytest.mark.parametrize(
    ("fields", "documented", "silent"),
    [
        ({}, ("36473", "36475", "36478", "36482"), ()),
        ({"if_documented": ("36475",)}, ("36475",), ()),
        ({"if_not": ("36475",)}, ("36473", "36475", "36478", "36482"), ("36475",)),
    ],
    ids=["as the table says", "as the rule says", "a code that stands"],
)
def test_hinges_are_those_of_the_table_or_of_the_rule(fields, documented, silent):
    asked = query("vein_closing_method", "36475", "VINT-83", WORDS, **fields)
    assert (asked.if_documented, asked.if_not) == (documented, silent)
    assert asked.elements == ("energy",)
    assert asked.missing == load_elements()["energy"]


def test_without_other_codes_the_code_itself_hinges():
    assert query("dose_giver", "79445", "VINT-37", WORDS).if_documented == ("79445",)


def test_names_are_filled_in():
    asked = query("leg_lesion", "37254", "VINT-15", WORDS, vessel="left common iliac artery")
    assert "left common iliac artery" in asked.question
    assert "{" not in asked.question


def test_the_same_question_of_two_acts_is_one_query_that_cites_both():
    first, second = (query("sampled_bone", "20225", "NONV-44", (span(name),)) for name in ("one", "two"))
    (joined,) = Slate().ask(first).ask(second).queries
    assert joined.question == first.question
    assert [item.text for item in joined.spans] == ["one", "two"]


def test_the_same_question_of_one_act_for_another_code_joins_the_codes():
    asked = [query("block_target", code, "SPIN-44", WORDS) for code in ("64450", "64999")]
    (joined,) = Slate().ask(asked[0]).ask(asked[1]).queries
    assert joined.if_documented == ("64450", "64999")


def test_one_element_of_one_act_is_asked_in_one_wording():
    asked = [query(name, "64493", "SPIN-13", WORDS) for name in ("injected_joints", "epidural_level")]
    (joined,) = Slate().ask(asked[0]).ask(asked[1]).queries
    assert joined.question == asked[0].question
    assert joined.missing == asked[0].missing
    assert joined.if_documented == ("64490", "64493", "62321", "62323")


def test_different_questions_of_different_codes_stay_apart():
    slate = Slate().ask(query("sampled_bone", "20225", "NONV-44", WORDS))
    assert len(slate.ask(query("dose_giver", "79445", "VINT-37", WORDS)).queries) == 2


@pytest.mark.parametrize("question", load_questions().values(), ids=lambda question: question.id)
def test_rows_are_asked_and_name_codes_of_the_catalogue(question):
    assert f'"{question.id}"' in SOURCE or PUT_TOGETHER.fullmatch(question.id)
    catalogue = load_knowledge().catalogue
    assert all(code in catalogue for code in (*question.if_documented, *question.if_not))
