"""Runs beside a heart catheterization, congenital studies, coarctation."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, imaging
from tests.coding.cases import Case, check, table
from tests.coding.families.test_cardiac_catheterization import coronary, grafts, left, right


def read(kind: str, name: str, **fields: Any) -> list[Any]:
    """A run with findings in a named vessel."""
    place = fields.pop("place", None)
    return [
        act(kind, place, id=name, **fields),
        fact("findings", about=name),
        fact("target_vessel", about=name),
    ]


def congenital(connections: str) -> list[Any]:
    """The congenital nature of a study."""
    return [
        act("congenital_heart_catheterization", id="congenital", connections=connections),
        fact("native_connections", about="congenital"),
        fact("pressures", about="congenital"),
    ]


GROIN = access("right common_femoral_artery", "abdominal_aorta", id="groin")

CASES = [
    Case(
        rules="CARD-09",
        name="root read for regurgitation",
        parts=[*coronary(), *left(), *read("aortic_root_angiography", "root", interpreted=True)],
        lines="93458 93567",
    ),
    Case(
        rules="CARD-09",
        name="root injected to find an ostium",
        parts=[*coronary(), *left(), act("aortic_root_angiography", interpreted=False)],
        lines="93458",
        not_coded="93567",
    ),
    Case(
        rules="CARD-10",
        name="main pulmonary artery",
        parts=[*right(), *read("heart_pulmonary_angiography", "lungs", selective=False)],
        lines="93451 93568",
    ),
    Case(
        rules="CARD-10",
        name="one branch",
        parts=[*right(), *read("heart_pulmonary_angiography", "lungs", selective=True, side="left")],
        lines="93451 93569",
    ),
    Case(
        rules="CARD-10",
        name="both branches",
        parts=[
            *right(),
            *read("heart_pulmonary_angiography", "first", selective=True, side="right"),
            *read("heart_pulmonary_angiography", "second", selective=True, side="left"),
        ],
        lines="93451 93573",
    ),
    Case(
        rules="CARD-10",
        name="right ventricle",
        parts=[*right(), *read("ventriculography", "gram", chamber="right_ventricle")],
        lines="93451 93566",
    ),
    Case(
        rules="CARD-10",
        name="pulmonary veins and collaterals count by vessel",
        parts=[
            *congenital("abnormal"),
            *right(),
            *left(),
            *read("pulmonary_vein_angiography", "veins", vessels=2),
            *read("collateral_angiography", "collaterals", vessels=3),
        ],
        lines="93597 93574x2 93575x3",
    ),
    Case(
        rules="CARD-10",
        name="lungs without a right heart study",
        parts=[*coronary(), *read("heart_pulmonary_angiography", "lungs", selective=False)],
        lines="93454",
        not_coded="93568",
    ),
    Case(
        rules="CARD-11",
        name="coronaries and left ventricle in a congenital study",
        parts=[
            *congenital("usual"),
            *right(),
            *left(),
            *coronary(),
            *read("ventriculography", "gram", chamber="left_ventricle"),
        ],
        lines="93596 93563 93565",
    ),
    Case(
        rules="CARD-11",
        name="conduit in a congenital study",
        parts=[*congenital("abnormal"), *right(), *grafts()],
        lines="93594 93564",
    ),
    Case(
        rules="CARD-11",
        name="inside the ordinary matrix",
        parts=[*coronary(), *read("ventriculography", "gram", chamber="left_ventricle"), *left()],
        lines="93458",
    ),
    Case(rules="CARD-12", name="right usual", parts=[*congenital("usual"), *right()], lines="93593"),
    Case(rules="CARD-12", name="right abnormal", parts=[*congenital("abnormal"), *right()], lines="93594"),
    Case(rules="CARD-12", name="left", parts=[*congenital("usual"), *left()], lines="93595"),
    Case(rules="CARD-12", name="both usual", parts=[*congenital("usual"), *right(), *left()], lines="93596"),
    Case(rules="CARD-12", name="both abnormal", parts=[*congenital("abnormal"), *right(), *left()], lines="93597"),
    Case(
        rules="CARD-12",
        name="repaired tetralogy is disputed",
        parts=[*congenital("disputed"), *right(), *left()],
        lines="93596",
        review="disputed",
    ),
    Case(
        rules="CARD-12",
        name="output by dilution",
        parts=[
            *congenital("usual"),
            *right(),
            *left(),
            act("cardiac_output", id="output", method="dilution"),
            fact("output_method", about="output"),
        ],
        lines="93596 93598",
    ),
    Case(
        rules="CARD-12",
        name="output by Fick",
        parts=[*congenital("usual"), *right(), act("cardiac_output", method="fick")],
        lines="93593",
        not_coded="93598",
    ),
    *(
        Case(
            rules="CARD-13 VASC-69",
            name=f"venogram {vein}",
            parts=[*congenital("abnormal"), *right(), *left(), *read("congenital_venography", "vein", vein=vein)],
            lines=f"93597 {code}",
        )
        for vein, code in (
            ("superior_vena_cava", "93584"),
            ("azygos", "93585"),
            ("coronary_sinus", "93586"),
            ("collateral_above", "93587"),
            ("collateral_below", "93588"),
        )
    ),
    Case(
        rules="CARD-13 VASC-69",
        name="before 2024",
        parts=[*congenital("abnormal"), *right(), *left(), *read("congenital_venography", "vein", vein="azygos")],
        lines="93597",
        date="2023-06-01",
        not_coded="93585",
    ),
    Case(
        rules="CARD-39",
        name="iliac arteries from the aorta for claudication",
        parts=[GROIN, *coronary(), *left(), imaging(GROIN, bed("bilateral iliofemoral"), at=0)],
        lines="93458 G0278",
    ),
    Case(
        rules="CARD-39",
        name="abdominal aortogram for a reason of its own",
        parts=[GROIN, *coronary(), *left(), imaging(GROIN, bed("abdominal_aorta"), at=0)],
        lines="93458 75625-59",
    ),
    Case(
        rules="CAT-33897",
        name="coarctation dilated; only the right heart stands beside it",
        parts=[*congenital("usual"), *right(), *left(), act("coarctation_angioplasty")],
        lines="33897 93593",
    ),
    Case(rules="CAT-33895", name="coarctation stented", parts=[act("coarctation_stent")], lines="33895"),
    Case(
        rules="CAT-33894",
        name="stent across the subclavian origin",
        parts=[act("coarctation_stent", crosses_branches=True), act("aortic_root_angiography")],
        lines="33894",
        not_coded="93567",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
