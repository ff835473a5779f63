"""Stents and balloons of pulmonary arteries: rules and words."""

from __future__ import annotations

from tests.coding.build import act
from tests.coding.cases import Case, TextCase, check, table

CASES = [
    Case(rules="CAT-33900", name="one side", parts=[act("stent", "left_pulmonary_artery")], lines="33900"),
    Case(
        rules="CAT-33901 CAT-33904",
        name="both sides and a further branch; the balloons are inside",
        parts=[
            act("angioplasty", "left_pulmonary_artery"),
            act("stent", "left_pulmonary_artery"),
            act("stent", "right_pulmonary_artery"),
            act("stent", "left_lower_lobe_pulmonary_artery"),
        ],
        lines="33901 33904",
    ),
    Case(
        rules="CAT-33902",
        name="one side after a rebuilt heart",
        parts=[act("stent", "left_pulmonary_artery", unusual_connections=True)],
        lines="33902",
    ),
    Case(
        rules="CAT-33903",
        name="both sides after a rebuilt heart",
        parts=[
            act("stent", "left_pulmonary_artery", unusual_connections=True),
            act("stent", "right_pulmonary_artery", unusual_connections=True),
        ],
        lines="33903",
    ),
    Case(
        rules="CAT-92997 CAT-92998",
        name="three arteries ballooned",
        parts=[
            act("angioplasty", "left_pulmonary_artery"),
            act("angioplasty", "right_lower_lobe_pulmonary_artery"),
            act("angioplasty", "right_middle_lobe_pulmonary_artery"),
        ],
        lines="92997 92998x2",
    ),
]

TEXTS = [
    TextCase(
        rules="CAT-33900",
        name="left branch stent",
        text="Repaired tetralogy. Right femoral vein access. Left pulmonary artery stenosis, gradient 25. A 10 x 29 stent "
        "was deployed in the left pulmonary artery and dilated to 14 mm. Gradient 2.",
        lines="33900",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_words(case: TextCase) -> None:
    check(case)
