"""Values of the fee schedule 2025d: 37236 has 12.88 RVU in a hospital, 76937-26 0.40, 20610 1.36 there, 1.96 in an office."""

import pytest
from tests.evaluate.made import gold_report

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.codes import compare
from ircoder.evaluate.relative_values import compare_values, value_figures
from ircoder.knowledge.base import load_knowledge


def valued(gold, predicted, setting="professional", accept=()):
    report = gold_report(*gold, setting=setting, accept=accept)
    return compare_values(compare(report, report.codes, code_set(predicted)), report.report, load_knowledge())


@pytest.mark.parametrize(
    ("gold", "predicted", "setting", "values"),
    [
        (["37236", "76937-26"], ["37236"], "professional", (13.28, 12.88)),
        (["20610"], ["20610 x2"], "office", (1.96, 3.92)),
        # Two sides are paid one and a half times, however they are written.
        (["20610-LT", "20610-RT"], ["20610-50"], "professional", (2.04, 2.04)),
        (["20610-50"], ["20610-LT"], "professional", (2.04, 1.36)),
        ([], ["37236"], "professional", (0, 12.88)),
    ],
)
def test_both_sides_are_valued_with_one_release(gold, predicted, setting, values):
    score = valued(gold, predicted, setting)
    assert (score.gold, score.predicted) == pytest.approx(values)
    assert score.error == pytest.approx(values[1] - values[0])


def test_the_accepted_set_that_fits_best_is_valued():
    assert valued(["37236"], ["20610"], accept=[["20610"]]).error == 0


def test_a_code_without_value_is_named_and_a_hospital_claim_left_out():
    assert valued(["37236", "0201T"], ["37236"]).unvalued == {"0201T"}
    assert valued(["37236"], ["37236"], "facility") is None


def test_signed_and_absolute_errors():
    scores = [
        valued(["37236", "76937-26"], ["37236"]),
        valued(["20610-50"], ["20610-50"]),
        valued(["20610"], ["20610 x2"], "office"),
        None,
    ]
    figures = value_figures(scores, ["2025d", "2025d"])
    assert (figures.reports, figures.left_out, figures.without_error) == (3, 1, 1)
    assert figures.signed == pytest.approx((-0.40 + 0 + 1.96) / 3)
    assert figures.absolute == pytest.approx((0.40 + 0 + 1.96) / 3)
    assert figures.absolute_median == pytest.approx(0.40)
    assert figures.net_share == pytest.approx(1.56 / 17.28)
    assert figures.absolute_share == pytest.approx(2.36 / 17.28)
    assert figures.releases == ("2025d",)
    assert value_figures([None], []) is None
