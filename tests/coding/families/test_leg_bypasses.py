"""New channels of the leg: rules and words."""

from __future__ import annotations

from tests.coding.build import act, lesion
from tests.coding.cases import Case, TextCase, check, table

CASES = [
    Case(
        rules="CAT-0505T",
        name="a bypass holds the stents of its leg",
        parts=[
            act("percutaneous_bypass", side="right"),
            lesion("occlusion", "right superficial_femoral_artery", id="block"),
            act("stent", "right superficial_femoral_artery", lesion="block"),
        ],
        lines="0505T",
        not_coded="37226",
    ),
    Case(
        rules="CAT-0620T",
        name="a deep vein made an artery",
        parts=[
            act("vein_arterialization", side="left"),
            act("angioplasty", "left posterior_tibial_vein"),
        ],
        lines="0620T-LT",
        not_coded="37248",
    ),
]

TEXTS = [
    TextCase(
        rules="CAT-0620T",
        name="named by its system",
        text="PROCEDURE: Left leg transcatheter arterialization of the deep veins (LimFlow).\nTECHNIQUE: Under general "
        "anesthesia deep vein arterialization of the left leg was performed; the posterior tibial artery and vein were "
        "joined by a covered stent.",
        lines="0620T-LT",
    ),
    TextCase(
        rules="CAT-0505T",
        name="only discussed",
        text="TECHNIQUE: Right common femoral artery access. Aortogram: normal infrarenal aorta. A percutaneous transmural "
        "arterial bypass was discussed and not performed.",
        lines="36200 75625",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_words(case: TextCase) -> None:
    check(case)
