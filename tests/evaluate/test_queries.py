"""Queries against gold, with figures worked out by hand."""

import pytest

from ircoder.evaluate.code_sets import CodeSetError
from ircoder.evaluate.queries import asked_codes, compare_queries, gold_queries, query_figures
from ircoder.evaluate.scores import Counts


def test_the_codes_that_gold_queries_name():
    queries = gold_queries(
        [
            "Was the vein patent on 03/04/2025, with 12345678 as the number?",
            "Is 37214-59 beside 37188 accepted?",
            {"code": "76937", "element": "stored_image", "question": "Where is the picture?"},
            {"question": "Does C9765 or 0505T apply?"},
        ]
    )
    assert queries == (frozenset(), {"37214", "37188"}, {"76937"}, {"C9765", "0505T"})
    assert gold_queries(None) == gold_queries([]) == ()


@pytest.mark.parametrize("value", ["Who watched?", [7]])
def test_what_is_no_list_of_questions(value):
    with pytest.raises(CodeSetError):
        gold_queries(value)


def test_a_query_asks_about_its_code_and_those_that_an_answer_may_support():
    hinges = {"if_documented": ["36247-LT", "75710-26,LT"], "if_not": ["36140"]}
    assert asked_codes({"code": "36246", "hinges": hinges}) == {"36246", "36247", "75710"}
    assert asked_codes({"code": "76937"}) == {"76937"}


CASES = [
    ("both ask about it", [{"76937"}], ["76937"], Counts(1, 0, 0), Counts(1, 0, 0)),
    ("gold names no code", [set()], ["99152"], Counts(1, 0, 0), Counts(0, 1, 0)),
    ("only gold asks", [{"76937"}, set()], [], Counts(0, 0, 1), Counts(0, 0, 1)),
    ("only we ask", [], ["99152", "99152"], Counts(0, 1, 0), Counts(0, 2, 0)),
    ("nobody asks", [], [], Counts(), Counts()),
    ("any code of a query", [{"37214", "37188"}], ["37188"], Counts(1, 0, 0), Counts(1, 0, 0)),
    ("another code", [{"76937"}], ["99152"], Counts(1, 0, 0), Counts(0, 1, 1)),
]


@pytest.mark.parametrize(("gold", "asked", "asks", "codes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_one_report(gold, asked, asks, codes):
    score = compare_queries("a", [frozenset(item) for item in gold], [frozenset({item}) for item in asked])
    assert (score.asks, score.codes) == (asks, codes)


def test_figures_of_several_reports():
    figures = query_figures(
        [
            compare_queries("a", [frozenset({"76937"})], [frozenset({"76937"}), frozenset({"99152"})]),
            compare_queries("b", [frozenset()], []),
            compare_queries("c", [], [frozenset({"99152"})]),
            compare_queries("d", [], []),
        ]
    )
    assert figures.asks == Counts(right=1, extra=1, missing=1)
    assert figures.codes == Counts(right=1, extra=2, missing=0)
    assert (figures.queries_per_report, figures.gold_queries_per_report) == (0.75, 0.5)
    assert figures.unasked == ("b",)
    assert query_figures([]) is None
