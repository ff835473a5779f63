"""Modifiers of right codes, with figures worked out by hand."""

import pytest

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.modifiers import compare_modifiers, modifier_figures
from ircoder.evaluate.scores import Counts


def compared(gold, predicted, report_id="a"):
    return compare_modifiers(report_id, code_set(gold), code_set(predicted))


CASES = [
    ("all right", ["75710-26,59,LT"], ["75710-26,59,LT"], Counts(3, 0, 0), (1, 1), ()),
    ("no 59", ["75710-26,59"], ["75710-26"], Counts(1, 0, 1), (0, 1), ("missing 59",)),
    ("a 59 too many", ["36245"], ["36245-59"], Counts(0, 1, 0), (0, 1), ("extra 59",)),
    ("the other side", ["37226-LT"], ["37226-RT"], Counts(0, 1, 1), (0, 1), ("wrong side",)),
    ("no side", ["37226-LT"], ["37226"], Counts(0, 0, 1), (0, 1), ("missing LT",)),
    ("50 is both sides", ["36252-50"], ["36252-LT", "36252-RT"], Counts(2, 0, 0), (1, 1), ()),
    ("both sides without one", ["36245-50"], ["36245 x2"], Counts(0, 0, 2), (0, 1), ("missing LT", "missing RT")),
    ("XS says 59", ["75726-26,59"], ["75726-26,XS"], Counts(2, 0, 0), (1, 1), ()),
    ("one line of several units", ["36248-59 x3"], ["36248 x3"], Counts(0, 0, 1), (0, 1), ("missing 59",)),
    ("only 59 tells lines apart", ["36245 x2"], ["36245", "36245-59"], Counts(0, 0, 0), (1, 1), ()),
    (
        "the nearest line is the same line",
        ["36247-LT,59", "36247-RT"],
        ["36247-RT", "36247-LT"],
        Counts(2, 0, 0),
        (1, 1),
        (),
    ),
    ("other units are not compared", ["36248 x2"], ["36248-59"], Counts(), (0, 0), ()),
    ("an extra code is not compared", ["36245-LT"], ["36246-LT"], Counts(), (0, 0), ()),
    ("an artery", ["92928-LD"], ["92928-LC"], Counts(0, 1, 1), (0, 1), ("missing LD", "extra LC")),
]


@pytest.mark.parametrize(
    ("gold", "predicted", "counts", "codes", "wrong"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_one_report(gold, predicted, counts, codes, wrong):
    score = compared(gold, predicted)
    assert (score.counts, score.codes) == (counts, codes)
    assert tuple(confusion for line in score.lines for confusion in line.confusions) == wrong


def test_figures_of_several_reports():
    figures = modifier_figures(
        [
            compared(["75710-26,59,LT", "37226-LT", "76937-26"], ["75710-26,LT", "37226-LT", "76937-26"], "a"),
            compared(["75710-26,59", "36247"], ["75710-26", "36247-59"], "b"),
            compared(["36247"], ["36246"], "c"),
        ]
    )
    # a: 26, LT, LT and 26 right, 59 missing; b: 26 right, one 59 missing and one too many.
    assert figures.counts == Counts(right=5, extra=1, missing=2)
    assert figures.codes == (2, 5)
    assert figures.by_modifier == {"26": Counts(3, 0, 0), "59": Counts(0, 1, 2), "LT": Counts(2, 0, 0)}
    assert figures.confusions == [("missing 59", 2, ("a", "b")), ("extra 59", 1, ("b",))]
    assert set(figures.intervals) == {"precision", "recall", "f1", "codes_all_right"}
    low, high = figures.intervals["codes_all_right"]
    assert low <= 2 / 5 <= high


def test_no_code_agrees():
    assert modifier_figures([compared(["36247"], ["36246"])]) is None
