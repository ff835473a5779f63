"""Effects computed by hand from the fee schedule 2025d (conversion factor 32.3465).

Total RVUs in a hospital: 36246 7.38, 36247 8.71, 37226 15.13, 47000 2.59, 64493 2.73 (two sides 1.5 times), 75625 3.76
(26: 2.00, so TC 1.76), 75710 4.44 (26: 2.42). Work: 36246 5.02, 36247 6.04. In an office 36246 23.79, 36247 40.49.
"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.audit.build import audited, billed, supported

from ircoder.audit.claims import Claim
from ircoder.audit.comparing import Reference, compare
from ircoder.audit.model import Amounts
from ircoder.knowledge.base import knowledge_with
from ircoder.knowledge.imported import Imported, Origin, StoredTable

ON = dt.date(2025, 3, 1)

CASES = [
    ("an order too high", "36247", "36246", [(-1.33, -1.02, -43.02)]),  # 238.72 - 281.74
    ("an order too low", "36246", "36247", [(1.33, 1.02, 43.02)]),
    ("nothing supports it", "47000", "", [(-2.59, -1.65, -83.78)]),
    ("missed", "", "47000", [(2.59, 1.65, 83.78)]),
    ("agreed, however it is written", "64493-LT, 64493-RT", "64493-50", [(0.0, 0.0, 0.0)]),
    ("the other side", "64493-LT", "64493-50", [(1.365, 0.76, 44.15)]),  # 132.46 - 88.31
    ("both sides too many", "64493-LT, 64493-RT", "64493-LT", [(-1.365, -0.76, -44.15)]),
    ("26 is missing", "75625", "75625-26", [(-1.76, 0.0, -56.93)]),  # 64.69 - 121.62
    ("the technical part", "75625-TC", "75625-26", [(0.24, 1.44, 7.76)]),  # 64.69 - (121.62 - 64.69)
    ("the wrong side", "36247-RT", "36247-LT", [(0.0, 0.0, 0.0)]),
    ("units", "36247 x2", "36247", [(-8.71, -6.04, -281.74)]),  # 281.74 - 563.48
    (
        "units and modifiers share the effect: 2.42 - 8.88 RVUs",
        "75710-RT x2",
        "75710-26-RT",
        [(-4.44, -1.75, -143.62), (-2.02, 0.0, -65.34)],
    ),
]


@pytest.mark.parametrize(("asked", "right", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_rvus_work_and_dollars(asked, right, expected):
    found = [(f.rvu_effect, f.work_effect, f.payment_effect) for f in audited(asked, right).findings]
    assert found == [pytest.approx(effect, abs=0.011) for effect in expected]


def test_effects_of_the_findings_add_up_to_that_of_the_claim():
    encounter = audited("36247, 75710-RT x2, 47000, 75625", "36246, 75710-26-RT, 76937-26, 75625-26")
    assert encounter.amounts.billed == pytest.approx(281.74 + 287.24 + 83.78 + 121.62, abs=0.02)
    assert encounter.amounts.suggested == pytest.approx(238.72 + 78.28 + 12.94 + 64.69, abs=0.02)
    effects = sum(finding.payment_effect for finding in encounter.findings)
    assert effects == pytest.approx(encounter.amounts.suggested - encounter.amounts.billed, abs=0.011)
    assert encounter.amounts.net == pytest.approx(-effects, abs=0.011)
    assert encounter.amounts.under == 12.94  # 0.40 RVUs of the missed 76937-26, which nothing else makes up for


def test_an_office_has_the_values_of_its_own():
    (finding,) = audited("36247", "36246", setting="office").findings
    assert (finding.rvu_effect, finding.payment_effect) == (-16.7, pytest.approx(-540.19, abs=0.011))


def test_the_users_conversion_factor():
    (finding,) = audited("36247", "36246", factor=40.0).findings
    assert (finding.rvu_effect, finding.payment_effect) == (-1.33, -53.2)


def test_paid_amounts_keep_their_ratio_to_the_value():
    encounter = audited("36247, 47000, 75625-26", "36246, 75625-26, 76937-26", paid=[140.87, 100.0, 50.0])
    assert [f.paid_effect for f in encounter.findings] == [0.0, -21.51, -100.0, 12.94]  # -43.02 by half; all; all
    assert encounter.amounts == Amounts(
        basis="paid",
        billed=430.21,
        suggested=316.35,
        paid=290.87,
        due=pytest.approx(182.3),
        over=121.51,
        under=12.94,
        charged=None,
    )
    assert (encounter.amounts.dollars, encounter.amounts.net) == (290.87, 108.57)


def test_without_all_paid_amounts_the_release_counts():
    encounter = audited("36247, 47000", "36246", paid=[140.87, None])
    assert {f.paid_effect for f in encounter.findings} == {None}
    assert (encounter.amounts.basis, encounter.amounts.paid) == ("schedule", None)


def test_what_nobody_prices_is_not_known_and_not_zero():
    encounter = audited("0075T, 36247", "36247")  # the contractor prices 0075T
    finding = encounter.findings[1]
    assert (finding.rvu_effect, finding.payment_effect, finding.severity) == (None, None, "high")
    assert encounter.amounts.without_value == ("0075T",)
    assert (encounter.amounts.over, encounter.amounts.net, encounter.amounts.billed) == (None, None, 281.74)


def _hospital(asked: str, right: str, paid: float | None = None):
    rows = "36247,T,5184,1000\n36246,T,5183,600\n75625,Q2,5184,900\n37226,J1,5193,9000\n76937,N,,\n64493,T,5443,500\n"
    origin = Origin(
        kind="addendum-b", release="2025q1", rows_read=6, rows=6, codes=6, source="", imported="", digest=""
    )
    table = StoredTable(origin, "addendum", f"code,status_indicator,apc,payment_rate\n{rows}")
    lines = tuple(billed(line.strip(), paid=paid) for line in asked.split(","))
    report = supported(right, setting="facility")
    claim = Claim(reports=(report,), billed=lines, setting="facility", service_date=ON)
    return compare(claim, Reference(knowledge_with(Imported([table]))))[0]


@pytest.mark.parametrize(
    ("asked", "right", "over", "under"),
    [
        ("36247", "36246", 400.0, 0.0),
        ("36246", "36247", 0.0, 400.0),
        ("37226, 36247", "37226", 0.0, 0.0),  # the comprehensive service pays for all
        ("36247", "37226", 0.0, 8000.0),
        ("76937, 36247", "36247", 0.0, 0.0),  # packaged
        ("76937", "", 0.0, 0.0),  # packaged alone: nothing is paid
        ("36246, 36247", "36247", 300.0, 0.0),  # 1000 + 600 / 2
        ("36247 x2", "36247", 500.0, 0.0),  # the second unit counts half
        ("64493-LT, 64493-RT, 36246", "64493-50, 36247", 0.0, 400.0),  # both sides are the same in either form
        ("64493-LT", "64493-50", 0.0, 250.0),
    ],
)
def test_a_hospital_claim_is_paid_as_a_whole(asked, right, over, under):
    encounter = _hospital(asked, right)
    assert (encounter.amounts.over, encounter.amounts.under) == (over, under)
    assert all(finding.rvu_effect is None or finding.kind == "agreed" for finding in encounter.findings)


def test_a_hospital_claim_keeps_the_ratio_of_what_was_paid():
    encounter = _hospital("36247", "36246", paid=500.0)
    assert (encounter.amounts.paid, encounter.amounts.due, encounter.amounts.net) == (500.0, 300.0, 200.0)


def test_amounts_of_nothing_are_zero():
    encounter = audited("", "")
    assert (encounter.amounts.billed, encounter.amounts.net, encounter.amounts.charged) == (0.0, 0.0, None)


@pytest.mark.parametrize(
    ("asked", "right"), [("36247, 47000", "36247"), ("36247", "36247, 47000"), ("36247-73", "36247")]
)
def test_a_hospital_claim_with_a_line_of_unknown_value_has_none(asked, right):
    amounts = _hospital(asked, right).amounts
    assert (amounts.over, amounts.under, amounts.net) == (None, None, None)


def test_a_packaged_line_is_known_to_be_paid_nothing():
    finding = _hospital("76937, 36247", "36247").findings[1]
    assert (finding.kind, finding.payment_effect, finding.severity) == ("unsupported", 0.0, "medium")


@pytest.mark.parametrize("modifier", ["52", "53", "78"])
def test_what_a_payer_leaves_of_reduced_work_is_not_known(modifier):
    for asked, right in ((f"36247-{modifier}", "36247"), ("36247", f"36247-{modifier}")):
        (finding,) = audited(asked, right).findings
        assert (finding.kind, finding.payment_effect, finding.rvu_effect) == ("modifier", None, None)


@pytest.mark.parametrize(
    ("on", "factor"),
    [
        ("2023-06-30", 33.8872),
        ("2024-03-08", 32.7442),
        ("2024-03-09", 33.2875),
        ("2024-12-31", 33.2875),
        ("2025-01-01", 32.3465),
        ("2026-01-01", 33.4009),
    ],
)
def test_the_conversion_factor_is_that_of_the_date(on, factor):
    date = dt.date.fromisoformat(on)
    (finding,) = audited("47000", "", on=date).findings
    assert finding.payment_effect == pytest.approx(finding.rvu_effect * factor, abs=0.006)


def test_an_imported_schedule_of_the_year_tells_its_own_factor():
    columns = "code,release,modifier,status,work_rvu,nonfacility_pe_rvu,facility_pe_rvu,mp_rvu,nonfacility_total,"
    columns += "facility_total,conversion_factor,pctc,global_days,multiple,bilateral,co_surgeons"
    rows = "47000,2026d,,A,1.65,8,0.8,0.14,9.79,2.59,33.5675,0,000,2,0,0"
    origin = Origin(
        kind="fee-schedule",
        release="2026d",
        rows_read=1,
        rows=1,
        codes=1,
        source="",
        imported="",
        digest="",
        part="qpp",
    )
    knowledge = knowledge_with(Imported([StoredTable(origin, "fees", f"{columns}\n{rows}\n")]))
    assert knowledge.fee_schedule.conversion_factor(dt.date(2026, 11, 1)) == 33.5675
    assert knowledge.fee_schedule.conversion_factor(dt.date(2026, 5, 1)) == 33.4009


@pytest.mark.parametrize(
    ("asked", "right", "effects", "amounts"),
    [
        ("20610-50", "", [-2.04], (65.99, 0.0)),
        ("20610-LT, 20610-RT", "", [-1.36, -0.68], (65.98, 0.0)),  # one by one they are paid 150 % together
        ("", "20610-LT, 20610-RT", [1.36, 0.68], (0.0, 65.98)),
        ("20610-LT x2, 20610-RT", "", [-2.72, -0.68], (109.97, 0.0)),
        ("36247-LT, 36247-RT", "36246-LT, 36246-RT", [-1.33, -0.665], (422.61, 358.08)),
        ("20610-LT, 20610-RT", "20610-LT, 20610-RT", [0.0, 0.0], (65.98, 65.98)),
        ("20610-LT, 20610-RT-TC", "", [-1.36, 0.0], (43.99, 0.0)),  # a technical part that is not there is no side
        ("75710-26-LT, 75710-TC-RT", "", [-2.42, -2.02], (143.62, 0.0)),
        ("47000-LT, 47000-RT", "", [-2.59, -2.59], (167.56, 0.0)),  # paid for every unit, whatever the side
    ],
)
def test_both_sides_are_worth_the_same_on_one_line_and_on_two(asked, right, effects, amounts):
    for order in (asked, ", ".join(reversed(asked.split(", ")))):
        encounter = audited(order, right)
        found = [finding.rvu_effect for finding in encounter.findings]
        assert sum(found) == pytest.approx(sum(effects))
        assert found == pytest.approx(effects) or order != asked
        assert (encounter.amounts.billed, encounter.amounts.suggested) == pytest.approx(amounts, abs=0.011)


def test_the_second_side_keeps_the_ratio_of_what_was_paid_for_it():
    encounter = audited("36247-LT, 36247-RT", "36246-LT, 36246-RT", paid=[281.74, 140.87])
    assert [finding.paid_effect for finding in encounter.findings] == [-43.02, -21.51]
