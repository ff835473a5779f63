"""Codes left out against gold, with figures worked out by hand."""

import pytest

from ircoder.evaluate.code_sets import CodeSetError
from ircoder.evaluate.not_coded import compare_left_out, gold_left_out, left_out_figures
from ircoder.evaluate.scores import Counts


def entries(*codes):
    return tuple(frozenset(code.split("/")) for code in codes)


def test_gold_entries_by_their_codes():
    value = [
        {"code": "62291-53", "why": "never begun"},
        {"code": "37243/79445", "why": "another day"},
        {"code": "36224 left", "why": "not entered"},
        {"code": "75774 for the RAO repeat", "why": "the same vessel"},
        {"code": "75774", "why": "the same code again"},
    ]
    assert gold_left_out(value) == entries("62291", "37243/79445", "36224", "75774")
    assert gold_left_out(None) == ()


@pytest.mark.parametrize("value", ["75774", [{"why": "no code"}], [{"code": "the stent"}]])
def test_what_is_no_gold_entry(value):
    with pytest.raises(CodeSetError):
        gold_left_out(value)


def test_one_report():
    score = compare_left_out(
        "a",
        entries("76937", "99152", "37243/79445", "75710"),
        ["76937", "76937", "79445", "36247", "36245"],
        asked=["99152"],
        missing=["36247"],
        coded=["37226", "36245"],
    )
    assert score.counts == Counts(right=3, extra=2, missing=1)
    assert score.without_queries == Counts(right=2, extra=2, missing=2)
    assert (score.entries, score.codes) == (5, 4)
    assert (score.unnamed, score.denied, score.on_a_line) == (("75710",), ("36247",), ("36245",))


def test_figures_of_several_reports():
    figures = left_out_figures(
        [
            compare_left_out("a", entries("76937", "75710"), ["76937", "36247"], missing=["36247"]),
            compare_left_out("b", entries("75710", "99152"), ["37226"], asked=["99152"], coded=["37226"]),
            compare_left_out("c", (), []),
        ]
    )
    assert figures.counts == Counts(right=2, extra=2, missing=2)
    assert figures.without_queries == Counts(right=1, extra=2, missing=3)
    assert figures.entries_per_report == 1
    assert (figures.denied_share, figures.on_a_line_share) == ((1, 3), (1, 3))
    assert figures.unnamed == [("75710", 2, ("a", "b"))]
    assert figures.denied == [("36247", 1, ("a",))]
    assert left_out_figures([]) is None
