import pytest

from ircoder.evaluate.entities import compare_entities
from ircoder.evaluate.scores import Counts


def span(start, end, label="VESSEL", text="renal artery", assertion=None, side=None):
    return {"start": start, "end": end, "label": label, "text": text, "assertion": assertion, "side": side}


@pytest.mark.parametrize(
    ("gold", "predicted", "exact", "overlap"),
    [
        ([span(0, 5)], [span(0, 5)], Counts(1, 0, 0), Counts(1, 0, 0)),
        ([span(0, 5)], [span(2, 9)], Counts(0, 1, 1), Counts(1, 0, 0)),
        ([span(0, 5)], [span(5, 9)], Counts(0, 1, 1), Counts(0, 1, 1)),
        ([span(0, 9)], [span(0, 4), span(5, 9)], Counts(0, 2, 1), Counts(1, 1, 0)),
        ([span(0, 4), span(5, 9)], [span(0, 9)], Counts(0, 1, 2), Counts(1, 0, 1)),
        ([span(0, 5)], [span(0, 5), span(0, 5)], Counts(1, 0, 0), Counts(1, 0, 0)),
    ],
)
def test_spans_are_matched_one_to_one(gold, predicted, exact, overlap):
    score = compare_entities([(gold, predicted)])
    assert (score.exact["VESSEL"], score.overlap["VESSEL"]) == (exact, overlap)


def test_the_type_counts():
    score = compare_entities([([span(0, 5)], [span(0, 5, "ANATOMY")])])
    assert score.overlap == {"ANATOMY": Counts(0, 1, 0), "VESSEL": Counts(0, 0, 1)}


@pytest.mark.parametrize("word", ["placed", "Removed", " access "])
def test_plain_manipulation_words_are_not_compared_as_interventions(word):
    plain = span(0, 6, "INTERVENTION", word, "performed")
    assert compare_entities([([plain], [])]).overlap == {}
    assert compare_entities([([], [plain])]).overlap == {}
    assert compare_entities([([{**plain, "label": "DEVICE"}], [])]).overlap == {"DEVICE": Counts(0, 0, 1)}


@pytest.mark.parametrize(
    ("gold", "predicted", "pair", "values"),
    [
        ("performed", "performed", (1, 1), {"performed": Counts(1, 0, 0)}),
        ("performed", None, (0, 1), {"none": Counts(0, 1, 0), "performed": Counts(0, 0, 1)}),
        # Not annotated is not compared.
        (None, "performed", (0, 0), {}),
        (None, None, (0, 0), {}),
    ],
)
def test_assertions_are_compared_where_gold_has_one(gold, predicted, pair, values):
    score = compare_entities([([span(0, 5, "DEVICE", assertion=gold)], [span(0, 5, "DEVICE", assertion=predicted)])])
    assert (score.assertion, score.assertions) == (pair, values)


def test_intervals_of_entities():
    reports = [([span(0, 5, "DEVICE", assertion="performed")], [span(0, end, "DEVICE")]) for end in (4, 5, 5)]
    score = compare_entities(reports)
    assert set(score.exact_intervals) == set(score.overlap_intervals) == {"DEVICE", "all"}
    low, high = score.exact_intervals["all"]["f1"]
    assert low < score.exact["DEVICE"].f1 < high
    assert score.intervals == {"assertion": (0.0, 0.0), "assertion_macro_f1": (0.0, 0.0)}
    assert compare_entities(reports[:1]).exact_intervals == {}


def test_assertion_and_side_are_compared_on_matched_spans():
    gold = [
        span(0, 5, "DEVICE", assertion="performed"),
        span(6, 9, "INTERVENTION", "stented", "planned", "left"),
        span(10, 15, side="right"),
        span(20, 25),
        span(30, 35, "DEVICE", assertion="performed"),
    ]
    predicted = [
        span(0, 5, "DEVICE", assertion="historical"),
        span(6, 9, "INTERVENTION", "stented", "planned", "left"),
        span(10, 14),
        span(20, 25, side="left"),
    ]
    score = compare_entities([(gold, predicted)])
    assert score.assertion == (1, 2)
    assert score.assertions == {
        "historical": Counts(0, 1, 0),
        "performed": Counts(0, 0, 1),
        "planned": Counts(1, 0, 0),
    }
    assert score.assertion_macro_f1 == 0.5
    assert score.side == (1, 3)
    assert score.reports == 1
