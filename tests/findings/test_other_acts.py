"""Work of families that no builder of its own reads: named, so that it goes to review and takes its catheters along."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, result_of

CASES = [
    ("SPINAL CORD STIMULATOR TRIAL\nTwo leads were advanced through Tuohy needles to T8.", "other", "performed"),
]


@pytest.mark.parametrize(("text", "family", "status"), CASES, ids=[f"{case[1]} {case[2]}" for case in CASES])
def test_work_of_another_family_is_named(text: str, family: str, status: str) -> None:
    assert (family, status) in {(act.family, act.status) for act in findings_of(text).acts}


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=[case[1] for case in CASES])
def test_nothing_is_coded_in_its_place(text: str) -> None:
    result = result_of(text)
    assert not result.lines
    assert any("this tool has no rules" in reason for reason in result.review_reasons)
    assert not any(text[:20] in reason for reason in result.review_reasons)


HEART = [
    "Right femoral vein access. Right heart catheterization. Wedge catheter to the left pulmonary artery, pressures.",
    "Left heart catheterization and coronary angiography. Right femoral artery access. LIMA catheter into the left "
    "subclavian artery, graft patent.",
    "Left axillary vein access. A pacing lead was placed in the right atrium and a pacemaker was implanted.",
]


@pytest.mark.parametrize("text", HEART)
def test_catheters_on_the_way_into_the_heart_are_part_of_its_study(text: str) -> None:
    assert not {line.code for line in result_of(text).lines} & {"36010", "36013", "36014", "36215"}


def test_a_study_elsewhere_stands_beside_the_heart() -> None:
    text = (
        "Left heart catheterization and coronary angiography. Right femoral artery access. The left renal artery was "
        "selected and a renal arteriogram done. The left renal artery is patent."
    )
    assert "36251" in {line.code for line in result_of(text).lines}


def test_a_filter_that_is_old_is_no_work_of_today() -> None:
    text = "INDICATION: IVC filter placed in 2019.\nTECHNIQUE: Right IJ access. Cavogram: cava patent."
    assert not [act for act in findings_of(text).acts if act.family == "ivc_filter"]
