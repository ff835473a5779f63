"""Places that the kind of an act fixes, and the access that its kind calls for."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.fixed_places import with_fixed_places
from ircoder.findings.model import Access, Act, Span
from ircoder.findings.ways_in import with_ways_in
from ircoder.knowledge.vessels import load_vessels


def act(kind: str, at: int = 100, **details: str | int | bool) -> Act:
    return Act(id=kind, kind=kind, family="other", details=details, spans=(Span(at, at + 5, "words"),))


def access(vessel: str, at: int, side: str = "right") -> Access:
    span = Span(at, at + 5, "words")
    return Access(id=f"{vessel}-{at}", vessel=f"vessel:{vessel}", side=side, spans=(span,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (act("kyphoplasty"), "anatomy:vertebral_body"),
        (act("left_heart_catheterization"), "vessel:left_ventricle"),
        (act("radiofrequency_neurotomy", nerve="genicular"), "anatomy:genicular_nerve"),
        (act("radiofrequency_neurotomy", nerve="medial_branch"), "anatomy:medial_branch"),
        (act("radiofrequency_neurotomy"), None),
        (act("coronary_imaging", artery="RC"), "vessel:right_coronary_artery"),
        (act("ventricular_assist", chamber="right"), "vessel:right_ventricle"),
        (act("coronary_angiography"), None),
    ],
)
def test_the_kind_fixes_the_place(told: Act, place: str | None) -> None:
    assert with_fixed_places((told,))[0].target == place


def test_a_place_that_is_told_stays() -> None:
    told = Act(id="a", kind="nephrostography", family="urinary", target="anatomy:renal_pelvis")
    assert with_fixed_places((told,)) == (told,)


ARTERY, VEIN, LATER = (
    access("radial_artery", 10),
    access("internal_jugular_vein", 20),
    access("common_femoral_artery", 200),
)
FISTULA = access("brachiocephalic_fistula", 30)


@pytest.mark.parametrize(
    ("told", "accesses", "through"),
    [
        (act("coronary_angiography"), (VEIN, ARTERY), ARTERY),
        (act("right_heart_catheterization"), (ARTERY, VEIN), VEIN),
        (act("left_heart_catheterization", transseptal=True), (ARTERY, VEIN), VEIN),
        (act("coronary_angiography"), (ARTERY, LATER), ARTERY),
        (act("coronary_angiography", 300), (ARTERY, LATER), LATER),
        (act("coronary_angiography", 5), (ARTERY, LATER), ARTERY),
        (act("cardiac_output", method="fick"), (ARTERY, VEIN), None),
        (act("cardiac_output", method="dilution"), (ARTERY, VEIN), VEIN),
        (act("dialysis_circuit_study"), (VEIN, FISTULA), FISTULA),
        (act("dialysis_circuit_study"), (VEIN,), VEIN),
        (act("central_line_insertion", catheters=2), (VEIN,), None),
        (act("kyphoplasty"), (VEIN, ARTERY), None),
    ],
)
def test_the_kind_tells_the_circulation(told: Act, accesses: tuple[Access, ...], through: Access | None) -> None:
    found = with_ways_in((told,), accesses, load_vessels())[0].access
    assert found == (through.id if through else None)


def test_acts_of_a_report_have_place_and_way() -> None:
    found = findings_of(
        "TECHNIQUE: Right radial artery was punctured. Right internal jugular vein was punctured under ultrasound. "
        "A Swan-Ganz catheter was floated to the pulmonary artery: RA 8, RV 40/9, PA 41/18, wedge 14. "
        "Coronary angiography was performed with JL4 and JR4 catheters: left main normal, LAD 40%, RCA normal. "
        "A pigtail crossed the aortic valve, LV 140/12."
    )
    vessels = {a.id: a.vessel for a in found.accesses}
    told = {a.kind: (a.target, vessels.get(a.access or "")) for a in found.performed()}
    assert told["left_heart_catheterization"] == ("vessel:left_ventricle", "vessel:radial_artery")
    assert told["right_heart_catheterization"] == (None, "vessel:internal_jugular_vein")
    assert told["coronary_angiography"] == (None, "vessel:radial_artery")
