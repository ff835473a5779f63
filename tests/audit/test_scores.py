"""Scores computed by hand."""

from __future__ import annotations

import dataclasses

import pytest
from tests.audit.build import audited, billed, supported

from ircoder.audit.claims import Claim
from ircoder.audit.comparing import Reference, compare
from ircoder.audit.formulas import FORMULAS
from ircoder.audit.model import Trigger
from ircoder.audit.scores import direction_of, scores_of
from ircoder.knowledge.base import load_knowledge

ENCOUNTERS = (
    audited("36247", "36247"),  # right: 281.74
    audited("36247, 47000", "36246"),  # 238.72 due of 365.52: 43.02 and 83.78 too much
    audited("75625", "75625-26, 76937-26"),  # 56.93 too much, 12.94 not billed, of 121.62
    audited("36247", "36247 x2"),  # 281.74 not billed, of 281.74
)
"""Lines: right; wrong, unsupported; modifier, missed; units: six in all, five billed, five supported."""

EXPECTED = {
    "code_accuracy": (3, 6),
    "billed_line_accuracy": (3, 5),
    "capture_rate": (3, 5),
    "charge_accuracy": (1, 6),
    "overcoding_rate": (3, 6),
    "undercoding_rate": (2, 6),
    "encounter_accuracy": (1, 4),
    "encounter_accuracy_with_modifiers": (1, 4),
    "encounter_payment_accuracy": (1, 4),
    "lines_left_out": (0, 6),
}

DOLLARS = {
    "dollars_in_sample": 281.74 + 365.52 + 121.62 + 281.74,
    "gross_overpayment": 43.02 + 83.78 + 56.93,
    "gross_underpayment": 12.94 + 281.74,
    "net_overpayment": 183.73 - 294.68,
}


def test_proportions_have_their_counts_and_exact_intervals():
    scores = scores_of(ENCOUNTERS)
    found = {s.name: (s.numerator, s.denominator) for s in scores.overall if s.interval is not None}
    assert found == EXPECTED
    assert scores["code_accuracy"].value == 0.5
    assert scores["code_accuracy"].interval == pytest.approx((0.1181, 0.8819), abs=1e-4)  # 3 of 6, published tables
    assert scores["encounter_accuracy"].interval == pytest.approx((0.0063, 0.8059), abs=1e-4)  # 1 of 4


def test_dollars_and_their_rates():
    scores = scores_of(ENCOUNTERS)
    for name, dollars in DOLLARS.items():
        assert scores[name].value == pytest.approx(dollars, abs=0.03), name
    whole = scores["dollars_in_sample"].value
    assert scores["overpayment_rate"].value == pytest.approx(scores["net_overpayment"].value / whole)
    assert scores["gross_overpayment_rate"].value == pytest.approx(scores["gross_overpayment"].value / whole)
    wrong = scores["gross_overpayment"].value + scores["gross_underpayment"].value
    assert scores["payment_accuracy"].value == pytest.approx(1 - wrong / whole)


def test_relative_values():
    scores = scores_of(ENCOUNTERS)
    assert scores["rvu_over"].value == pytest.approx(1.33 + 2.59 + 1.76)
    assert scores["rvu_under"].value == pytest.approx(0.40 + 8.71)
    assert scores["rvu_net"].value == pytest.approx(9.11 - 5.68)


@pytest.mark.parametrize(
    ("encounters", "threshold", "reached"),
    [
        (ENCOUNTERS[:1], 0.05, False),
        (ENCOUNTERS[1:2], 0.05, True),  # 126.80 of 365.52
        (ENCOUNTERS[1:2], 0.5, False),
        (ENCOUNTERS, 0.05, False),  # more was left on the table
        ((), 0.05, None),
    ],
)
def test_the_trigger_looks_at_the_net_overpayment_rate(encounters, threshold, reached):
    assert scores_of(encounters, trigger=threshold).trigger.reached is reached


def test_an_audit_of_nothing_has_no_proportions():
    scores = scores_of(())
    assert {score.value for score in scores.overall if score.measure == "share"} == {None}
    assert scores["net_overpayment"].value == 0.0


def test_every_score_prints_its_formula_and_source():
    for score in scores_of(ENCOUNTERS).overall:
        assert (score.formula, score.source) == (FORMULAS[score.name].words, FORMULAS[score.name].source)
    assert {score.name for score in scores_of(ENCOUNTERS).overall} == {*FORMULAS}


def test_scores_by_provider_and_by_family():
    encounters = [
        dataclasses.replace(encounter, provider_id=name)
        for encounter, name in zip(ENCOUNTERS, ("P1", "P2", None, "P1"), strict=True)
    ]
    scores = scores_of(encounters)
    assert list(scores.by_provider) == ["P1", "P2", "unknown"]
    accuracy = {name: figures[0].value for name, figures in scores.by_provider.items()}
    assert accuracy == {"P1": 1.0, "P2": 0.0, "unknown": 0.5}
    biopsies = {score.name: score.value for score in scores.by_family["biopsy"]}
    assert (biopsies["code_accuracy"], biopsies["gross_overpayment"]) == (0.0, 83.78)
    assert sum(figures[0].denominator for figures in scores.by_family.values()) == 6


def test_paid_amounts_count_only_where_all_have_them():
    paid = audited("36247, 47000", "36246", paid=[140.87, 100.0])  # 21.51 and 100 too much of 240.87
    assert scores_of([paid])["overpayment_rate"].value == pytest.approx(121.51 / 240.87)
    mixed = scores_of([paid, ENCOUNTERS[0]])
    assert mixed["dollars_in_sample"].value == pytest.approx(365.52 + 281.74, abs=0.02)
    assert mixed["gross_overpayment"].value == pytest.approx(126.80, abs=0.02)


UNPRICED = [
    # billed, supported: dollars, over, under; lines left out of all
    ("0075T, 36247", "36246", (281.74, 43.02, 0.0), (1, 2)),  # the known line counts
    ("0075T, 36247", "0075T, 36246", (281.74, 43.02, 0.0), (1, 2)),  # right, but of no known value
    ("0075T, 36247, 47000", "36247", (365.52, 83.78, 0.0), (1, 3)),
    ("36247", "36247, 0075T", (281.74, 0.0, 0.0), (1, 2)),  # what was missed has no known value
    ("36247-52, 47000", "36247, 47000", (83.78, 0.0, 0.0), (1, 2)),  # the payer decides what 52 leaves
]


@pytest.mark.parametrize(("asked", "right", "dollars", "left_out"), UNPRICED)
def test_a_line_of_unknown_value_is_left_out_alone_and_told(asked, right, dollars, left_out):
    scores = scores_of([audited(asked, right)])
    found = tuple(scores[name].value for name in ("dollars_in_sample", "gross_overpayment", "gross_underpayment"))
    assert found == pytest.approx(dollars, abs=0.02)
    assert (scores["lines_left_out"].numerator, scores["lines_left_out"].denominator) == left_out
    assert scores["overpayment_rate"].value == pytest.approx((dollars[1] - dollars[2]) / dollars[0], abs=1e-4)


def test_a_claim_of_which_a_line_is_unknown_is_not_told_to_be_paid_right_or_wrong():
    scores = scores_of([ENCOUNTERS[0], audited("0075T, 36247", "36247")])
    assert (scores["encounter_payment_accuracy"].numerator, scores["encounter_payment_accuracy"].denominator) == (1, 1)


def test_dollars_of_which_nothing_is_known_are_not_zero():
    scores = scores_of([audited("0075T", "")])
    names = ("dollars_in_sample", "gross_overpayment", "net_overpayment", "rvu_over", "rvu_net", "overpayment_rate")
    assert {scores[name].value for name in names} == {None}


@pytest.mark.parametrize(
    ("paid", "charge", "left_out"), [(120.0, 500.0, 120.0), (None, 500.0, 500.0), (None, None, None)]
)
def test_dollars_left_out_are_those_paid_else_charged(paid, charge, left_out):
    line = dataclasses.replace(billed("0075T"), paid=paid, charge=charge)
    other = dataclasses.replace(billed("36247"), paid=paid and 90.0)
    report = supported("36247, 36246")
    claim = Claim(reports=(report,), billed=(line, other), setting="professional", service_date=report.service_date)
    scores = scores_of([compare(claim, Reference(load_knowledge(), None))[0]], trigger=0.05)
    if paid is not None:  # by what was paid, the line is known to be paid without support
        assert (scores["lines_left_out"].numerator, scores["dollars_left_out"].value) == (0, 0.0)
        assert scores["gross_overpayment"].value == 120.0
    else:
        assert (scores["lines_left_out"].numerator, scores["dollars_left_out"].value) == (1, left_out)


def test_paid_dollars_of_a_line_whose_correction_is_not_known_are_left_out_of_the_sample():
    scores = scores_of([audited("36247-52, 47000", "36247", paid=[100.0, 50.0])])
    assert scores["dollars_in_sample"].value == scores["gross_overpayment"].value == 50.0
    assert (scores["lines_left_out"].numerator, scores["dollars_left_out"].value) == (1, 100.0)


@pytest.mark.parametrize(
    ("net", "whole", "reached"), [(0.15, 3.0, True), (7.35, 147.0, True), (4.99, 100.0, False), (5.0, 100.0, True)]
)
def test_five_percent_is_reached_at_five_percent(net, whole, reached):
    assert Trigger(0.05, net / whole).reached is reached


def test_modifiers_beside_wrong_units_count_no_line_twice():
    scores = scores_of([audited("75710-RT x2", "75710-26-RT")])
    assert scores["code_accuracy"].denominator == 1
    assert scores.kinds["units"] == scores.kinds["modifier"] == 1


@pytest.mark.parametrize(
    ("asked", "right", "direction"),
    [
        ("36247", "36246", 1),
        ("36246", "36247", -1),
        ("36247-RT", "36247-LT", 0),
        ("36247", "36247", 0),
        ("0075T", "", 1),
        ("", "0075T", -1),
        ("0075T x2", "0075T", 1),
        ("0075T", "0075T x2", -1),
        ("37242", "37242-52", 1),
        ("37242-52", "37242", -1),
        ("37242-53", "37242-52", 0),
    ],
)
def test_over_and_under(asked, right, direction):
    assert direction_of(audited(asked, right).findings[0]) == direction


def test_codes_right_and_all_right_differ_by_modifiers():
    encounter = audited("75625", "75625-26")
    assert (encounter.codes_right, encounter.all_right) == (True, False)


def test_several_reports_are_one_encounter():
    reports = (supported("36247", "r1"), supported("75625-26", "r2"))
    lines = (billed("36247"), billed("75625-26"))
    claim = Claim(reports=reports, billed=lines, setting="professional", service_date=reports[0].service_date)
    encounter, _ = compare(claim, Reference(load_knowledge()))
    assert (encounter.all_right, encounter.report_ids) == (True, ("r1", "r2"))
