"""Heart catheterization: the matrix, what it contains, studies beside an intervention."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, imaging
from tests.coding.cases import Case, check, table

RADIAL = access("right radial_artery", id="wrist")


def coronary(**details: Any) -> list[Any]:
    """Selective coronary angiography with findings."""
    details.setdefault("complete", True)
    return [act("coronary_angiography", id="coronary", **details), fact("coronary_findings", about="coronary")]


def grafts() -> list[Any]:
    """Bypass grafts that were injected."""
    return [act("graft_angiography", id="grafts"), fact("grafts_injected", about="grafts")]


def left(**details: Any) -> list[Any]:
    """A left heart study with a pressure."""
    return [act("left_heart_catheterization", id="left", **details), fact("ventricle_entered", about="left")]


def right(**details: Any) -> list[Any]:
    """A right heart study with pressures."""
    return [act("right_heart_catheterization", id="right", **details), fact("right_heart_pressures", about="right")]


def stent(artery: str = "right_coronary_artery", **details: Any) -> Any:
    """A coronary stent."""
    details.setdefault("artery", {"right_coronary_artery": "RC"}.get(artery, "LD"))
    return act("coronary_stent", artery, **details)


CASES = [
    Case(rules="CARD-01", name="right heart alone", parts=right(), lines="93451"),
    Case(rules="CARD-01", name="left heart alone", parts=left(), lines="93452"),
    Case(rules="CARD-01", name="right and left heart", parts=[*right(), *left()], lines="93453"),
    Case(rules="CARD-01", name="coronaries alone", parts=coronary(), lines="93454"),
    Case(rules="CARD-04", name="coronaries and grafts", parts=[*coronary(), *grafts()], lines="93455"),
    Case(rules="CARD-01", name="coronaries and right heart", parts=[*coronary(), *right()], lines="93456"),
    Case(rules="CARD-04", name="coronaries, grafts, right", parts=[*coronary(), *grafts(), *right()], lines="93457"),
    Case(rules="CARD-01", name="coronaries and left heart", parts=[*coronary(), *left()], lines="93458"),
    Case(rules="CARD-04", name="coronaries, grafts, left", parts=[*coronary(), *grafts(), *left()], lines="93459"),
    Case(rules="CARD-01", name="both hearts", parts=[*coronary(), *left(), *right()], lines="93460"),
    Case(
        rules="CARD-04",
        name="all four",
        parts=[*coronary(), *grafts(), *left(), *right()],
        lines="93461",
        date="2026-06-02",
    ),
    Case(
        rules="CARD-02",
        name="a ventriculogram is a left heart study",
        parts=[
            *coronary(),
            act("ventriculography", id="gram", chamber="left_ventricle"),
            fact("ventricle_entered", about="gram"),
        ],
        lines="93458",
    ),
    Case(
        rules="CARD-02",
        name="a left heart study that entered no ventricle",
        parts=[*coronary(), act("left_heart_catheterization")],
        lines="93454",
        asked="93458",
    ),
    Case(
        rules="CARD-03",
        name="ostia never entered",
        parts=[*coronary(selective=False), *left(), act("aortic_root_angiography", interpreted=True)],
        lines="93452 93567",
        not_coded="93458",
    ),
    Case(
        rules="CARD-05",
        name="mammary artery before surgery",
        parts=[
            access("right common_femoral_artery", "left internal_mammary_artery", id="groin"),
            *coronary(),
            *left(),
            imaging(
                access("right common_femoral_artery", "left internal_mammary_artery", id="groin"),
                bed("left internal_mammary", "internal_mammary_artery"),
                at=0,
            ),
        ],
        lines="93458",
    ),
    Case(
        rules="CARD-06",
        name="output and saturations are inside",
        parts=[*right(), act("cardiac_output", method="dilution")],
        lines="93451",
        not_coded="93598",
    ),
    Case(
        rules="CARD-06",
        name="a right heart study without pressures",
        parts=[*coronary(), act("right_heart_catheterization")],
        lines="93454",
        asked="93456",
    ),
    Case(rules="CARD-07", name="monitoring only", parts=[act("flow_directed_catheter")], lines="93503"),
    Case(
        rules="CARD-07",
        name="catheter left after a right heart study",
        parts=[*coronary(), *left(), *right(), act("flow_directed_catheter")],
        lines="93460",
        not_coded="93503",
    ),
    Case(
        rules="CARD-08",
        name="way in and closure",
        parts=[
            access("right common_femoral_artery", "ascending_aorta", "main_pulmonary_artery"),
            *coronary(),
            *right(),
            fact("closure_device", about="coronary"),
        ],
        lines="93456",
        not_coded="G0269 93460",
    ),
    Case(
        rules="CARD-14",
        name="septum punctured",
        parts=[*coronary(), *left(), act("transseptal_puncture")],
        lines="93458 93462",
    ),
    Case(
        rules="CARD-14",
        name="a hole that was there",
        parts=[*left(), act("transseptal_puncture", existing_defect=True)],
        lines="93452",
        not_coded="93462",
    ),
    Case(
        rules="CARD-15",
        name="nitric oxide",
        parts=[*right(), act("pharmacologic_study", id="drug"), fact("drug_response", about="drug")],
        lines="93451 93463",
    ),
    Case(
        rules="CARD-15",
        name="a drug without pressures after it",
        parts=[*right(), act("pharmacologic_study")],
        lines="93451",
        asked="93463",
    ),
    Case(
        rules="CARD-15",
        name="exercise",
        parts=[*right(), act("exercise_study", id="bike"), fact("exercise", about="bike")],
        lines="93451 93464",
    ),
    Case(
        rules="CARD-16",
        name="surveillance biopsy with a pressure noted",
        parts=[act("endomyocardial_biopsy"), *right()],
        lines="93505",
        not_coded="93451",
        asked="93451",
    ),
    Case(
        rules="CARD-16",
        name="biopsy with an ordered right heart study",
        parts=[act("endomyocardial_biopsy"), *right(own_reason=True)],
        lines="93505 93451-59",
    ),
    Case(
        rules="CARD-32",
        name="first study leads to the stent",
        parts=[*coronary(), *left(), stent(), fact("prior_catheter_study", "denied", about="coronary")],
        lines="92928-RC 93458-59",
    ),
    Case(
        rules="CARD-32",
        name="earlier study, and the condition has changed",
        parts=[
            *coronary(),
            stent(),
            fact("prior_catheter_study", about="coronary"),
            fact("condition_changed", about="coronary"),
        ],
        lines="92928-RC 93454-59",
    ),
    Case(
        rules="CARD-32",
        name="earlier study too poor",
        parts=[
            *coronary(),
            stent(),
            fact("prior_catheter_study", about="coronary"),
            fact("prior_study_inadequate", about="coronary"),
        ],
        lines="92928-RC 93454-59",
    ),
    Case(
        rules="CARD-32",
        name="only the treated artery shown",
        parts=[*coronary(complete=False), stent()],
        lines="92928-RC",
        not_coded="93454",
        asked="93454",
    ),
    Case(
        rules="CARD-33",
        name="planned staged stent with pressures on the way",
        parts=[
            *coronary(),
            *left(),
            stent("left_anterior_descending_artery"),
            fact("prior_catheter_study", about="coronary"),
            fact("condition_changed", "denied", about="coronary"),
        ],
        lines="92928-LD",
        not_coded="93458",
    ),
    Case(
        rules="CARD-33",
        name="guiding shots",
        parts=[*coronary(guiding=True), stent()],
        lines="92928-RC",
        not_coded="93454",
    ),
    Case(
        rules="CARD-34",
        name="right heart study for a reason of its own beside a planned stent",
        parts=[
            *right(own_reason=True),
            *coronary(complete=False),
            stent("left_anterior_descending_artery"),
            fact("prior_catheter_study", about="coronary"),
            fact("condition_changed", "denied", about="coronary"),
        ],
        lines="92928-LD 93451-59",
    ),
    Case(
        rules="CARD-42",
        name="component of the physician in a hospital",
        parts=[*coronary(), *left(), act("aortic_root_angiography", interpreted=True)],
        lines="93458-26 93567",
        setting="professional",
    ),
    Case(
        rules="CARD-42",
        name="no component in the physician's own lab",
        parts=[*coronary(), *left()],
        lines="93458",
        setting="office",
    ),
    Case(
        rules="CARD-45",
        name="no artery is read",
        parts=[act("coronary_angiography")],
        lines="93454",
        review="without findings",
        asked="93454",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
