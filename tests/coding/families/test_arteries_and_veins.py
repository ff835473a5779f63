"""Balloon, stent and atherectomy outside the leg arteries: rules and words."""

from __future__ import annotations

from tests.coding.build import access, act, bed, fact, imaging, lesion
from tests.coding.cases import Case, TextCase, check, table

GROIN = access("right common_femoral_artery", "celiac_artery", "superior_mesenteric_artery", id="groin")
RENALS = access("right common_femoral_artery", "right renal_artery", "left renal_artery", id="groin")
LEFT_RENAL = access("right common_femoral_artery", "left renal_artery", id="groin")
ARM = access("right common_femoral_artery", "right subclavian_artery", id="groin")
KNEE = access("left popliteal_vein", "inferior_vena_cava", id="knee")
VEIN = access("right common_femoral_vein", "left brachiocephalic_vein", id="vein")
FIRST = fact("prior_catheter_study", "denied")

CASES = [
    Case(
        rules="VINT-24",
        name="two mesenteric arteries ballooned",
        parts=[
            GROIN,
            act("angioplasty", "celiac_artery", access="groin"),
            act("angioplasty", "superior_mesenteric_artery", access="groin"),
        ],
        lines="37246 37247 36245 36245-59",
    ),
    Case(
        rules="VINT-24",
        name="lithotripsy outside the leg is a balloon",
        parts=[ARM, act("lithotripsy", "right subclavian_artery", access="groin")],
        lines="37246-RT 36216",
        date="2025-03-03",
    ),
    Case(
        rules="VINT-25 VINT-03",
        name="both renal arteries stented",
        parts=[
            RENALS,
            act("angioplasty", "right renal_artery", access="groin"),
            act("stent", "right renal_artery", access="groin"),
            act("stent", "left renal_artery", access="groin"),
        ],
        lines="37236-RT 37237-LT 36245-RT 36245-59-LT",
        not_coded="37246",
    ),
    Case(
        rules="VINT-03 VASC-17",
        name="predilated and stented renal artery without a diagnostic study",
        parts=[
            LEFT_RENAL,
            act("angioplasty", "left renal_artery", access="groin"),
            act("stent", "left renal_artery", access="groin"),
        ],
        lines="37236-LT 36245-LT",
    ),
    Case(
        rules="VINT-02 VINT-03",
        name="first study of the renal artery before its stent",
        parts=[
            LEFT_RENAL,
            FIRST,
            imaging(LEFT_RENAL, bed("left renal", "renal_artery"), at=0),
            act("stent", "left renal_artery", access="groin"),
        ],
        lines="37236-LT 36251-LT",
    ),
    Case(
        rules="VINT-25",
        name="from 2026 the stent code has no side",
        parts=[LEFT_RENAL, act("stent", "left renal_artery", access="groin")],
        lines="37236 36245-LT",
        date="2026-02-02",
    ),
    Case(
        rules="VINT-25 VINT-24",
        name="one artery stented, another ballooned",
        parts=[
            GROIN,
            act("stent", "superior_mesenteric_artery", access="groin"),
            act("angioplasty", "celiac_artery", access="groin"),
        ],
        lines="37236 37246-59 36245 36245-59",
    ),
    Case(
        rules="VINT-26",
        name="one iliac vein stented",
        parts=[
            KNEE,
            act("angioplasty", "left common_iliac_vein", access="knee"),
            act("stent", "left common_iliac_vein", access="knee"),
        ],
        lines="37238-LT 36010",
        not_coded="37248",
    ),
    Case(
        rules="VINT-26",
        name="two iliac veins with separate narrowings",
        parts=[
            KNEE,
            act("stent", "left common_iliac_vein", access="knee"),
            act("stent", "left external_iliac_vein", access="knee"),
        ],
        lines="37238-LT 37239-LT 36010",
    ),
    Case(
        rules="VINT-26 VINT-25",
        name="one stent across two veins is one vessel; a vague name is none",
        parts=[
            KNEE,
            act(
                "stent",
                "left common_iliac_vein",
                access="knee",
                bridging=("vessel:external_iliac_vein",),
            ),
            act("angioplasty", "left external_iliac_vein", access="knee"),
            act("angioplasty", "left iliac_vein", access="knee"),
        ],
        lines="37238-LT 36010",
    ),
    Case(
        rules="VINT-26",
        name="one vein stented, another ballooned",
        parts=[
            KNEE,
            act("stent", "left common_iliac_vein", access="knee"),
            act("angioplasty", "left common_femoral_vein", access="knee"),
        ],
        lines="37238-LT 37248-59-LT 36010",
    ),
    Case(
        rules="VINT-26",
        name="three veins ballooned",
        parts=[
            KNEE,
            act("angioplasty", "left common_iliac_vein", access="knee"),
            act("angioplasty", "left external_iliac_vein", access="knee"),
            act("angioplasty", "left common_femoral_vein", access="knee"),
        ],
        lines="37248-LT 37249x2-LT 36010",
    ),
    Case(
        rules="VINT-27",
        name="innominate vein ballooned from the groin",
        parts=[VEIN, act("angioplasty", "left brachiocephalic_vein", access="vein")],
        lines="37248-LT 36011-LT",
    ),
    Case(
        rules="VINT-28",
        name="subclavian atherectomy and stent",
        parts=[
            ARM,
            act("atherectomy", "right subclavian_artery", access="groin"),
            act("stent", "right subclavian_artery", access="groin"),
        ],
        lines="37236-RT 0237T 36216",
    ),
    Case(
        rules="VINT-28",
        name="renal and visceral atherectomy",
        parts=[
            access("right common_femoral_artery", "left renal_artery", "superior_mesenteric_artery", id="groin"),
            act("atherectomy", "left renal_artery", access="groin"),
            act("atherectomy", "superior_mesenteric_artery", access="groin"),
        ],
        lines="0234T 0235T 36245-LT 36245-59",
    ),
    Case(
        rules="VINT-28",
        name="atherectomy and balloon of the aorta",
        parts=[
            access("right common_femoral_artery", "abdominal_aorta", id="groin"),
            act("atherectomy", "abdominal_aorta", access="groin"),
            act("angioplasty", "abdominal_aorta", access="groin"),
        ],
        lines="0236T 37246 36200",
    ),
    Case(
        rules="VINT-87",
        name="a lesion not crossed leaves the catheter",
        parts=[LEFT_RENAL, act("stent", "left renal_artery", access="groin", status="attempted")],
        lines="36245-LT",
        not_coded="37236",
    ),
    Case(
        rules="VINT-11 VINT-25",
        name="a leg aneurysm and a renal stenosis stented: one first artery",
        parts=[
            access("left common_femoral_artery", "right superficial_femoral_artery", "right renal_artery", id="groin"),
            lesion("aneurysm", "right superficial_femoral_artery", id="bulge"),
            act("stent", "right superficial_femoral_artery", access="groin", lesion="bulge"),
            act("stent", "right renal_artery", access="groin"),
        ],
        lines="37236-RT 37237-RT 36247-RT 36245-59-RT",
    ),
    Case(
        rules="VINT-24",
        name="an unnamed vessel goes to a coder",
        parts=[act("angioplasty", None)],
        lines="",
        review="There is no code for angioplasty in this vessel",
    ),
    Case(
        rules="VINT-87",
        name="a vessel called revascularized and nothing more",
        parts=[act("revascularization", "left superficial_femoral_artery")],
        lines="",
        review="without a named technique",
    ),
]

TEXTS = [
    TextCase(
        rules="VINT-24",
        name="telegraph style",
        text="R CFA 6F. Celiac selected, 80% stenosis, 6 x 20 balloon to 10 atm. SMA selected, 75% stenosis, "
        "5 x 20 balloon. No stent. Prior catheter angiogram last week. Angio-Seal.",
        lines="37246 37247 36245 36245-59",
    ),
    TextCase(
        rules="VINT-25 VINT-03",
        name="headed template",
        text="PROCEDURE: Left renal artery stent.\nINDICATION: Resistant hypertension. A catheter angiogram two weeks "
        "ago showed 85% left renal artery stenosis.\nTECHNIQUE: The right common femoral artery was accessed and a 6 "
        "French sheath placed. The left renal artery was selected with a Cobra catheter. The stenosis was crossed, "
        "predilated with a 4 mm balloon and a 6 x 18 mm balloon-expandable stent was deployed. Completion run: no "
        "residual stenosis.\nIMPRESSION: Successful left renal artery stent.",
        lines="37236-LT 36245-LT",
    ),
    TextCase(
        rules="VINT-25",
        name="subclavian stent from the groin",
        text="INDICATION: 90% left subclavian stenosis on catheter angiography last month.\n"
        "TECHNIQUE: Right common femoral artery access. The left subclavian artery was catheterized. The stenosis was "
        "crossed and an 8 x 27 mm stent was deployed in the proximal left subclavian artery. Final run shows a widely patent left subclavian artery.",
        lines="37236-LT 36215",
    ),
    TextCase(
        rules="VINT-26",
        name="all capitals, iliac vein compression",
        text="PROCEDURE: LEFT COMMON ILIAC VEIN STENT WITH IVUS.\nTECHNIQUE: PRONE. THE LEFT POPLITEAL VEIN WAS "
        "ACCESSED. A CATHETER WAS ADVANCED INTO THE INFERIOR VENA CAVA. THE LEFT COMMON ILIAC VEIN STENOSIS WAS "
        "DILATED WITH A 14 MM BALLOON AND A 16 X 90 MM VENOVO STENT WAS DEPLOYED IN THE LEFT COMMON ILIAC VEIN.\n"
        "IMPRESSION: LEFT COMMON ILIAC VEIN STENT.",
        lines="37238-LT 36010",
    ),
    TextCase(
        rules="VINT-27",
        name="superior vena cava through the groin",
        text="INDICATION: Facial swelling, no dialysis access.\nTECHNIQUE: The right common femoral vein was punctured "
        "and a catheter advanced to the superior vena cava. Tight stenosis of the superior vena cava was dilated with "
        "a 14 mm balloon. Flow improved.",
        lines="37248 36010",
    ),
    TextCase(
        rules="VINT-87",
        name="planned, past and denied work is not coded",
        text="HISTORY: Right renal artery stent in 2019.\nTECHNIQUE: Right common femoral artery access. The right "
        "renal artery was selected and a diagnostic arteriogram obtained. FINDINGS: The main right renal artery and its "
        "branches are normal. No angioplasty was performed.\n"
        "PLAN: Renal angioplasty if pressures rise.",
        lines="36251-RT",
    ),
    TextCase(
        rules="VINT-24",
        name="a wide vessel is no dilated one",
        text="Right CFA access. Catheter in ascending aorta. The ascending aorta is dilated. The aorta is mildly dilated.",
        lines="36200",
    ),
    TextCase(
        rules="VINT-26",
        name="two veins that share a noun",
        text="Left popliteal vein access. A catheter was advanced into the inferior vena cava. Stents were placed in the "
        "left common and external iliac veins.",
        lines="37238-LT 37239-LT 36010",
    ),
    TextCase(
        rules="VINT-24",
        name="a fibrin sleeve broken up by a balloon",
        text="TECHNIQUE: The right jugular catheter was removed over a wire. A 12 mm balloon was inflated in the SVC "
        "along the fibrin sheath to disrupt it.",
        lines="36580",
        review="fibrin sleeve",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_words(case: TextCase) -> None:
    check(case)
