"""Inside the coronaries, pumps, pacing, pericardium, pressure sensor."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, fact, guidance
from tests.coding.cases import Case, check, table
from tests.coding.families.test_cardiac_catheterization import coronary, left, right, stent


def inside(kind: str, artery: str, **details: Any) -> list[Any]:
    """A look or measurement inside an artery, with its values."""
    name = f"{kind}-{artery}"
    elements = ("flow_values", "artery", "hyperemia_drug", "measurements")
    return [act(kind, id=name, artery=artery, **details), *(fact(element, about=name) for element in elements)]


def sac(kind: str, *facts: Any) -> list[Any]:
    """Work on the pericardium."""
    return [act(kind, id="sac"), fact("volume", about="sac"), fact("catheter_left", about="sac"), *facts]


CASES = [
    Case(
        rules="CARD-35",
        name="flow reserve in two arteries beside a stent",
        parts=[
            stent("left_anterior_descending_artery"),
            *inside("coronary_physiology", "LD", hyperemia=True),
            *inside("coronary_physiology", "LC", hyperemia=True),
        ],
        lines="92928-LD 93571-LD 93572-LC",
    ),
    Case(
        rules="CARD-35",
        name="two lesions of one artery are one unit",
        parts=[
            *coronary(),
            act("coronary_physiology", "left_anterior_descending_artery", hyperemia=True),
            act("coronary_physiology", "diagonal_branch", hyperemia=True),
        ],
        lines="93454 93571-LD",
    ),
    Case(
        rules="CARD-35",
        name="resting index goes to review",
        parts=[*coronary(), *inside("coronary_physiology", "LD", hyperemia=False)],
        lines="93454 93571-LD",
        review="resting",
    ),
    Case(
        rules="CARD-35",
        name="computed from the angiogram",
        parts=[*coronary(), act("coronary_physiology", artery="LD", from_angiogram=True)],
        lines="93454 0523T",
    ),
    Case(
        rules="CARD-36",
        name="ultrasound in two arteries",
        parts=[*coronary(), *inside("coronary_imaging", "LM"), *inside("coronary_imaging", "LD")],
        lines="93454 92978-LM 92979-LD",
    ),
    Case(
        rules="CARD-36",
        name="flow and picture of one artery",
        parts=[*coronary(), *inside("coronary_imaging", "LD"), *inside("coronary_physiology", "LD", hyperemia=True)],
        lines="93454 92978-LD 93571-LD",
    ),
    Case(rules="CARD-40", name="balloon pump", parts=[act("balloon_pump"), act("balloon_pump_removal")], lines="33967"),
    Case(rules="CARD-40", name="balloon pump out later", parts=[act("balloon_pump_removal")], lines="33968"),
    Case(
        rules="CARD-40",
        name="axial pump, removed at the end",
        parts=[act("ventricular_assist", chamber="left"), act("ventricular_assist_removal", chamber="left")],
        lines="33990",
        not_coded="33992",
    ),
    Case(
        rules="CARD-40",
        name="pump across the septum",
        parts=[act("ventricular_assist", chamber="left", transseptal=True)],
        lines="33991",
    ),
    Case(rules="CARD-40", name="right pump", parts=[act("ventricular_assist", chamber="right")], lines="33995"),
    Case(
        rules="CARD-40", name="pump out later", parts=[act("ventricular_assist_removal", chamber="left")], lines="33992"
    ),
    Case(
        rules="CARD-40",
        name="a pump for each ventricle",
        parts=[act("ventricular_assist", chamber="left"), act("ventricular_assist", chamber="right")],
        lines="33990-59 33995",
    ),
    Case(
        rules="CARD-40",
        name="right pump out later",
        parts=[act("ventricular_assist_removal", chamber="right")],
        lines="33997",
    ),
    Case(
        rules="CARD-40",
        name="pump moved under imaging",
        parts=[act("ventricular_assist_repositioning", chamber="left", imaging=True)],
        lines="33993",
    ),
    Case(
        rules="CARD-40",
        name="pump moved at the bedside",
        parts=[act("ventricular_assist_repositioning", chamber="left", imaging=False)],
        lines="",
        not_coded="33993",
    ),
    Case(rules="CARD-40", name="pacing wire alone", parts=[act("temporary_pacing", chambers=1)], lines="33210"),
    Case(rules="CARD-40", name="two chambers paced", parts=[act("temporary_pacing", chambers=2)], lines="33211"),
    Case(
        rules="CARD-40",
        name="pacing wire at a heart catheterization",
        parts=[*coronary(), *left(), act("temporary_pacing", chambers=1)],
        lines="93458",
        not_coded="33210",
    ),
    Case(
        rules="CARD-40",
        name="planned shock",
        parts=[act("cardioversion", planned=True)],
        lines="92960",
        review="planned cardioversion",
    ),
    Case(
        rules="CARD-40",
        name="shock in an emergency",
        parts=[act("cardioversion", planned=False)],
        lines="",
        not_coded="92960",
    ),
    Case(
        rules="CAT-92950",
        name="resuscitation",
        parts=[act("resuscitation")],
        lines="92950",
        review="resuscitation",
    ),
    Case(
        rules="CARD-40",
        name="permanent lead",
        parts=[act("pacemaker_lead")],
        lines="",
        review="outside this tool",
    ),
    Case(rules="CARD-41 NONV-24", name="tap", parts=sac("pericardiocentesis"), lines="33016"),
    Case(
        rules="CARD-41 NONV-24",
        name="drain of an adult, no guidance code",
        parts=[
            *sac("pericardial_drain", fact("heart_defect", "denied", about="sac")),
            guidance("ultrasound", "sac", id="look"),
            fact("image_saved", about="look"),
        ],
        lines="33017",
        fields={"patient_age": 62},
    ),
    Case(
        rules="CARD-41 NONV-24",
        name="drain of a small child",
        parts=sac("pericardial_drain", fact("heart_defect", "denied", about="sac")),
        lines="33018",
        fields={"patient_age": 4},
    ),
    Case(
        rules="CARD-41",
        name="drain in a congenital heart",
        parts=sac("pericardial_drain", fact("heart_defect", about="sac")),
        lines="33018",
        fields={"patient_age": 30},
    ),
    Case(
        rules="CARD-41 NONV-24",
        name="drain under CT",
        parts=[*sac("pericardial_drain"), guidance("ct", "sac")],
        lines="33019",
    ),
    Case(
        rules="VINT-82",
        name="pressure sensor holds the session",
        parts=[
            access("right femoral_vein", "main_pulmonary_artery", "left pulmonary_artery"),
            *right(),
            act("pressure_sensor", id="sensor"),
            act("heart_pulmonary_angiography", selective=True, side="left"),
        ],
        lines="33289",
        not_coded="93451",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
