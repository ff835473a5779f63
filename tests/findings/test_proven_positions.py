"""Places where catheters rested by what was done there, and tips of lines that are none."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.heart_positions import with_heart_positions
from ircoder.findings.line_tips import with_lines_of_tips, without_line_tips
from ircoder.findings.model import Access, Act, Imaging, Position, Span
from ircoder.findings.treated_positions import with_treated_positions
from ircoder.knowledge.vessels import load_vessels

LM, RCA, LV = "left_main_coronary_artery", "right_coronary_artery", "left_ventricle"


def act(kind: str, target: str | None = None, words: str = "words", *, status: str = "performed") -> Act:
    place = f"vessel:{target}" if target else None
    side = "left" if target and "tibial" in target else None
    spans = (Span(0, len(words), words),)
    return Act(id=kind, kind=kind, family=kind, status=status, target=place, side=side, access="access-1", spans=spans)  # type: ignore[arg-type]


def places(access: Access) -> list[str]:
    return [position.vessel.removeprefix("vessel:") for position in access.positions]


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (act("coronary_angiography", words="Coronaries with JL4 and JR4: normal"), [LM, RCA]),
        (act("coronary_angiography", words="Selective coronary angiography"), [LM, RCA]),
        (act("coronary_angiography", words="The right coronary was injected"), [RCA]),
        (act("coronary_angiography", words="Left main normal, LAD 40%, RCA normal"), [LM, RCA]),
        (act("left_heart_catheterization", LV), [LV]),
        (act("right_heart_catheterization"), ["main_pulmonary_artery"]),
        (act("coronary_stent", "obtuse_marginal_branch"), [LM]),
        (act("coronary_stent", RCA), [RCA]),
        (act("coronary_stent", "lima_graft"), ["lima_graft"]),
        (act("graft_angiography", "lima_graft"), ["lima_graft"]),
        (act("graft_angiography"), []),
        (act("aortic_root_angiography"), ["ascending_aorta"]),
        (act("left_heart_catheterization", LV, status="attempted"), []),
        (act("kyphoplasty"), []),
    ],
)
def test_a_heart_study_proves_where_its_catheter_rested(done: Act, found: list[str]) -> None:
    way_in = Access(id="access-1", vessel="vessel:radial_artery", side="right")
    assert places(with_heart_positions((way_in,), (done,), load_vessels())[0]) == found


def test_a_place_that_is_told_is_not_told_again() -> None:
    told = Position(id="position-1", vessel=f"vessel:{LV}")
    way_in = Access(id="access-1", vessel="vessel:radial_artery", positions=(told,))
    assert with_heart_positions((way_in,), (act("left_heart_catheterization", LV),), load_vessels()) == (way_in,)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (act("angioplasty", "posterior_tibial_artery"), ["posterior_tibial_artery"]),
        (act("atherectomy", "anterior_tibial_artery", status="attempted"), []),
        (act("stent", "common_iliac_artery"), []),
        (act("angioplasty", "renal_artery"), []),
    ],
)
def test_what_treats_a_leg_artery_rests_in_it(done: Act, found: list[str]) -> None:
    way_in = Access(id="access-1", vessel="vessel:common_femoral_artery", side="right")
    assert places(with_treated_positions((way_in,), (done,), load_vessels())[0]) == found


def _line() -> Act:
    return Act(id="line", kind="central_line_insertion", family="central_venous_access", access="access-1")


def _at(vessel: str, words: str) -> Position:
    return Position(id=vessel, vessel=f"vessel:{vessel}", spans=(Span(0, len(words), words),))


def test_the_tip_of_a_line_is_no_way_of_a_catheter() -> None:
    tip = _at("right_atrium", "Its tip lies in the right atrium.")
    flush = _at("inferior_vena_cava", "A pigtail was placed in the cava.")
    line = Access(id="access-1", vessel="vessel:internal_jugular_vein", positions=(tip, flush))
    assert places(without_line_tips((line,), (_line(),), ())[0]) == ["inferior_vena_cava"]
    assert without_line_tips((line,), (), ()) == (line,)
    run = Imaging(id="imaging-1", study="imaging:venography", access="access-1", position=tip.id)
    assert without_line_tips((line,), (_line(),), (run,)) == (line,)


def test_a_line_went_in_where_its_tip_hangs() -> None:
    tip = _at("superior_vena_cava", "Film: tip in the SVC.")
    first = Access(id="access-1", vessel="vessel:internal_jugular_vein")
    second = Access(id="access-2", vessel="vessel:internal_jugular_vein", positions=(tip,))
    (line,) = with_lines_of_tips((_line(),), (first, second))
    assert line.access == "access-2"
    assert with_lines_of_tips((_line(),), (first,)) == (_line(),)


def test_a_report_tells_the_way_of_its_heart_study() -> None:
    found = findings_of(
        "TECHNIQUE: Right radial artery was punctured. Coronary angiography was performed with JL4 and JR4 catheters: "
        "left main normal, LAD 40%, RCA normal. A pigtail crossed the aortic valve, LV 140/12."
    )
    assert set(places(found.accesses[0])) == {LM, RCA, LV}
