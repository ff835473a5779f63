"""What is told of codes left out: one entry a code, none for work that stands on a line."""

import pytest
from tests.coding.build import encounter
from tests.coding.claim import candidate

from ircoder.coding.left_out import left_out
from ircoder.coding.model import Exclusion, Slate


def off(code, winner=None, reason="first", **fields):
    return Exclusion(code=code, rule="VASC-16", reason=reason, winner=winner, **fields)


def slate(lines, *excluded):
    return Slate(candidates=tuple(candidate(line) for line in lines), excluded=excluded)


def told(*parts):
    return [(item.code, item.winner, item.reason) for item in left_out(slate(*parts), encounter())]


def test_a_code_taken_off_for_two_reasons_is_told_once():
    assert told(["37226"], off("75710"), off("75710", reason="second")) == [("75710", None, "first")]


def test_the_reason_with_a_winner_is_told():
    entries = told(["37226"], off("36247"), off("36247", "37226", reason="second"))
    assert entries == [("36247", "37226", "second")]


def test_a_winner_that_lost_gives_way_to_what_holds_it():
    entries = told(["37226"], off("36140", "36247"), off("36247", "37226"))
    assert entries == [("36140", "37226", "first"), ("36247", "37226", "first")]
    assert told(["37226"], off("36140", "36247"), off("36247")) == [("36140", None, "first"), ("36247", None, "first")]


def test_a_winner_of_another_report_stays():
    assert told([], off("76937", "36903")) == [("76937", "36903", "first")]


@pytest.mark.parametrize(
    ("lines", "fields", "kept"),
    [
        (["36247 left"], {"side": "left", "session": 1}, False),
        (["36247 left"], {"side": "right", "session": 1}, True),
        (["36247 left"], {"side": "left", "session": 2}, True),
        (["36247 bilateral"], {"side": "right", "session": 1}, False),
        (["36247"], {"side": "right", "session": 1}, False),
        (["36247 left"], {}, False),
        (["36246 left"], {}, True),
        (["36247 left", "36247 right"], {"side": "right", "session": 1}, False),
    ],
)
def test_a_code_on_a_line_is_left_out_only_of_another_side_or_session(lines, fields, kept):
    assert bool(left_out(slate(lines, off("36247", **fields)), encounter())) == kept


@pytest.mark.parametrize(
    ("lines", "winner"),
    [
        (["37226", "36247"], "37226"),
        (["37226", "37228"], None),
        (["37226", "37232"], "37226"),
        (["92928", "93458"], "92928"),
        (["36247"], None),
    ],
)
def test_a_run_of_the_treatment_was_held_by_the_one_treatment(lines, winner):
    run = Exclusion(code="75710", rule="VASC-23", reason="The run shows the result.")
    assert [item.winner for item in left_out(slate(lines, run), encounter())] == [winner]
