"""Stents of neck arteries, and balloon, stent and clot removal in arteries of the brain: rules and words."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, fact, imaging, lesion
from tests.coding.cases import Case, TextCase, check, table

FIRST = fact("prior_catheter_study", "denied")
GROIN = access("right common_femoral_artery", "right common_carotid_artery", "left common_carotid_artery", id="groin")
RIGHT = access("right common_femoral_artery", "right common_carotid_artery", id="groin")
LEFT = access("right common_femoral_artery", "left internal_carotid_artery", id="groin")
BOTH = access(
    "right common_femoral_artery", "left internal_carotid_artery", "right internal_carotid_artery", id="groin"
)
BACK = access("right common_femoral_artery", "right vertebral_artery", id="groin")


def carotid_stent(side: str = "right", **details: Any) -> Any:
    """A stent of the internal carotid artery in the neck."""
    return act("stent", f"{side} internal_carotid_artery", access="groin", **details)


def brain(kind: str, target: str, **details: Any) -> Any:
    """Work in an artery of the brain from the groin."""
    return act(kind, target, access="groin", **details)


CASES = [
    Case(
        rules="VINT-29 VASC-50",
        name="protected carotid stent with a study of the other side",
        parts=[
            GROIN,
            FIRST,
            imaging(GROIN, "left cervical_carotid", at=1),
            brain("angioplasty", "right internal_carotid_artery"),
            carotid_stent(embolic_protection=True),
        ],
        lines="37215-RT 36222-59-LT",
        not_coded="37246",
    ),
    Case(
        rules="VINT-29",
        name="stent without protection",
        parts=[RIGHT, carotid_stent(embolic_protection=False)],
        lines="37216-RT",
        review="37216",
    ),
    Case(
        rules="VINT-29",
        name="silence on protection: the lesser code and a question",
        parts=[RIGHT, carotid_stent()],
        lines="37216-RT",
        not_coded="37215",
        asked="37215",
    ),
    Case(
        rules="VINT-29 VINT-24",
        name="a carotid artery only ballooned is an artery outside the leg",
        parts=[LEFT, brain("angioplasty", "left internal_carotid_artery")],
        lines="37246-LT 36216",
    ),
    Case(
        rules="VINT-30",
        name="origin of the left carotid from the groin",
        parts=[
            access("right common_femoral_artery", "left common_carotid_artery", id="groin"),
            brain("stent", "left common_carotid_artery", origin=True),
        ],
        lines="37218-LT",
        not_coded="36215",
    ),
    Case(
        rules="VINT-30",
        name="innominate artery from an opened neck",
        parts=[act("stent", "brachiocephalic_artery", neck_exposure=True)],
        lines="37217",
    ),
    Case(
        rules="VINT-30 VINT-25",
        name="a subclavian stent is 37236",
        parts=[
            access("right common_femoral_artery", "left subclavian_artery", id="groin"),
            brain("stent", "left subclavian_artery"),
        ],
        lines="37236-LT 36215",
    ),
    Case(
        rules="CAT-0075T CAT-0076T",
        name="both vertebral arteries stented in the neck",
        parts=[
            access("right common_femoral_artery", "left vertebral_artery", "right vertebral_artery", id="groin"),
            brain("stent", "left vertebral_artery"),
            brain("stent", "right vertebral_artery"),
        ],
        lines="0075T 0076T",
    ),
    Case(
        rules="VINT-31",
        name="balloon of a narrowed brain artery",
        parts=[LEFT, brain("angioplasty", "left middle_cerebral_artery")],
        lines="61630",
        not_coded="36216",
    ),
    Case(
        rules="VINT-31",
        name="stent of a narrowed brain artery holds the balloon",
        parts=[
            LEFT,
            brain("angioplasty", "left middle_cerebral_artery"),
            brain("stent", "left middle_cerebral_artery"),
        ],
        lines="61635",
    ),
    Case(
        rules="VINT-31 VINT-46",
        name="a flow diverter is an embolization",
        parts=[
            LEFT,
            lesion("aneurysm", "left supraclinoid_internal_carotid_artery", id="bulge"),
            brain(
                "embolization",
                "left supraclinoid_internal_carotid_artery",
                reason="aneurysm",
                field="brain",
                region="cns",
            ),
            brain("stent", "left supraclinoid_internal_carotid_artery", lesion="bulge"),
        ],
        lines="61624 75894 36216",
        not_coded="61635",
    ),
    Case(
        rules="VINT-31",
        name="a dural sinus stent goes to a coder with the venous code",
        parts=[
            access("right common_femoral_vein", "right transverse_sinus", id="groin"),
            brain("stent", "right transverse_sinus"),
        ],
        lines="37238-RT 36012-RT",
        review="dural sinus",
    ),
    Case(
        rules="VINT-31",
        name="spasm ballooned in three arteries of two territories",
        parts=[
            LEFT,
            brain("angioplasty", "left middle_cerebral_artery", spasm=True),
            brain("angioplasty", "left anterior_cerebral_artery", spasm=True),
            brain("angioplasty", "basilar_artery", spasm=True),
        ],
        lines="61640 61641 61642",
        review="61640",
    ),
    Case(
        rules="VINT-52 VASC-16",
        name="clot of the left middle cerebral artery",
        parts=[
            LEFT,
            FIRST,
            imaging(LEFT, "left intracranial_carotid", at=0),
            brain("intracranial_thrombectomy", "left middle_cerebral_artery"),
        ],
        lines="61645-LT",
        not_coded="36224",
    ),
    Case(
        rules="VASC-50 VINT-52",
        name="the other side studied beside the thrombectomy",
        parts=[
            BOTH,
            FIRST,
            imaging(BOTH, "right intracranial_carotid", at=1),
            brain("intracranial_thrombectomy", "left middle_cerebral_artery"),
        ],
        lines="61645-LT 36224-59-RT",
    ),
    Case(
        rules="VINT-52",
        name="two territories are two units, several arteries of one are one",
        parts=[
            LEFT,
            brain("intracranial_thrombectomy", "left middle_cerebral_artery"),
            brain("thrombectomy", "left anterior_cerebral_artery"),
            brain("intracranial_thrombectomy", "basilar_artery"),
        ],
        lines="61645-LT 61645-59",
    ),
    Case(
        rules="VINT-52 VINT-29",
        name="carotid stent in the neck beside the thrombectomy",
        parts=[
            LEFT,
            carotid_stent("left", embolic_protection=True),
            brain("intracranial_thrombectomy", "left middle_cerebral_artery"),
        ],
        lines="37215-LT 61645-59-LT",
    ),
    Case(
        rules="VINT-55 VINT-52",
        name="lysis in a brain artery is 61645",
        parts=[BACK, brain("thrombolysis", "basilar_artery")],
        lines="61645",
    ),
    Case(
        rules="VINT-52 VINT-31",
        name="narrowing treated behind the clot is for a coder",
        parts=[
            LEFT,
            brain("stent", "left middle_cerebral_artery"),
            brain("intracranial_thrombectomy", "left middle_cerebral_artery"),
        ],
        lines="61635 61645-59-LT",
        review="one territory of the brain",
    ),
]

TEXTS = [
    TextCase(
        rules="VINT-52",
        name="stroke in telegraph style",
        text="STROKE INTERVENTION. LKW 0300. NIHSS 18. Left M1 occlusion on CTA. IV tPA given at outside hospital. "
        "Right CFA 8F. Neuron Max to left ICA. ACE 68 to the thrombus face, Solitaire 4x40 deployed across left M1. "
        "One pass. TICI 3. Angioseal.",
        lines="61645-LT",
    ),
    TextCase(
        rules="VINT-52",
        name="basilar artery from the wrist",
        text="PROCEDURE PERFORMED: Mechanical thrombectomy, basilar artery.\nTECHNIQUE: Right radial access. The right "
        "vertebral artery was catheterized. Angiogram showed basilar occlusion. A Trevo stent retriever was deployed "
        "across the basilar clot with aspiration through a Sofia Plus catheter. TICI 2b reperfusion.\nIMPRESSION: "
        "Basilar artery thrombectomy.",
        lines="61645",
    ),
    TextCase(
        rules="VINT-29",
        name="transcarotid with reversed flow",
        text="TCAR. Left carotid stenosis 80%. A transverse incision was made above the left clavicle, common carotid "
        "artery exposed. ENROUTE flow reversal established to the left femoral vein. The left internal carotid lesion "
        "was crossed, predilated with 5 mm balloon and a 9 x 40 ENROUTE stent was placed.",
        lines="37215-LT",
    ),
    TextCase(
        rules="VINT-29",
        name="no protection possible",
        text="Right ICA stent. RCFA access. Right CCA selected, 85% RICA stenosis. No embolic protection device could "
        "be placed owing to tortuosity. 8 x 40 Precise stent deployed in the right ICA, post dilated 5 mm.",
        lines="37216-RT",
    ),
    TextCase(
        rules="VINT-30",
        name="origin of the common carotid",
        text="Left common carotid origin stenosis 90%. Femoral access. Left common carotid artery was engaged. The "
        "ostial left common carotid lesion was stented with an 8 x 29 balloon expandable stent.",
        lines="37218-LT",
    ),
    TextCase(
        rules="VINT-31",
        name="intracranial stent",
        text="TECHNIQUE: Right common femoral artery accessed. Left ICA catheterized. Left middle cerebral artery showed "
        "80% intracranial atherosclerotic stenosis. A 2.5 mm Gateway balloon was advanced across the left MCA stenosis "
        "and inflated. Wingspan stent 3.5 x 15 was deployed.",
        lines="61635",
    ),
    TextCase(
        rules="VINT-31",
        name="spasm after a bleed",
        text="Cerebral vasospasm treatment. SAH day 8. RCFA. Right ICA catheterized: severe spasm of right M1 and A1. "
        "Scepter balloon angioplasty of the right M1 was performed.",
        lines="61640",
    ),
    TextCase(
        rules="CAT-0075T",
        name="vertebral origin",
        text="Right CFA. The left vertebral artery origin stenosis 80% was crossed and a 4 x 12 drug eluting stent was "
        "deployed at the left vertebral artery origin.",
        lines="0075T",
    ),
    TextCase(
        rules="VINT-52",
        name="a thrombectomy of last year and one that was not needed",
        text="HISTORY: Left M1 thrombectomy in 2023.\nTECHNIQUE: Right common femoral artery access. The left internal "
        "carotid artery was catheterized and a cerebral angiogram performed. FINDINGS: The left middle cerebral artery "
        "is patent, no thrombus. No thrombectomy was performed.",
        lines="36224-LT",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_words(case: TextCase) -> None:
    check(case)
