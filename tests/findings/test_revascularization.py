"""Which vessels were opened by balloon, stent, atherectomy or lithotripsy, in many ways of dictating it."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.model import Findings

KINDS = ("angioplasty", "stent", "atherectomy", "lithotripsy")


def told(findings: Findings) -> list[str]:
    """Acts as ``"kind vessel side lesion"``, sorted."""
    out = []
    for act in findings.performed(*KINDS):
        lesion = findings.lesion(act.lesion)
        vessel = (act.target or "").removeprefix("vessel:")
        out.append(f"{act.kind} {vessel} {act.side} {lesion.kind if lesion else None}")
    return sorted(out)


STYLES = {
    "headed template": (
        "PROCEDURE: Left iliac stent.\nINDICATION: Thigh claudication.\nTECHNIQUE: Right common femoral artery"
        " access with"
        " a 6 Fr sheath. The left common iliac artery has a 90% stenosis. A 8 x 39 mm balloon-expandable stent"
        " was deployed"
        " across the left common iliac stenosis.\nIMPRESSION: Successful left common iliac stent.",
        ["stent common_iliac_artery left stenosis"],
    ),
    "vessel paragraphs": (
        "Right groin retrograde, 6F.\n\nLeft superficial femoral artery: 12 cm occlusion. Crossed with a"
        " Glidewire. Balloon"
        " 5 x 120 mm for two minutes.\n\nLeft peroneal artery: 85% stenosis. Angioplasty with a 2.5 x 80"
        " balloon.\n\nThe left"
        " posterior tibial is normal.",
        ["angioplasty peroneal_artery left stenosis", "angioplasty superficial_femoral_artery left occlusion"],
    ),
    "dashes": (
        "Access - left common femoral, 6F.\nRight external iliac - 80% stenosis; 7 x 60 self-expanding stent placed.\n"
        "Right SFA - mild plaque, left alone.\nClosure - Perclose.",
        ["stent external_iliac_artery right stenosis"],
    ),
    "run-on dictation": (
        "we went in the left groin with a six french sheath up and over and the right superficial femoral artery was"
        " completely occluded we crossed it with a glidewire and dilated it with a five by one fifty balloon and then"
        " deployed a six by one fifty eluvia stent in the right superficial femoral artery and the picture looked good",
        ["angioplasty superficial_femoral_artery right occlusion", "stent superficial_femoral_artery right occlusion"],
    ),
    "bullets": (
        "Tx:\n- access R CFA 6F, up and over\n- L popliteal 90% stenosis\n- 5 x 40 Lutonix DCB L popliteal, 2 min\n"
        "- no stent\n- completion: brisk flow",
        ["angioplasty popliteal_artery left stenosis"],
    ),
    "all capitals": (
        "PROCEDURE: RIGHT ANTERIOR TIBIAL ANGIOPLASTY.\nTECHNIQUE: ANTEGRADE RIGHT COMMON FEMORAL PUNCTURE. THE RIGHT"
        " ANTERIOR TIBIAL ARTERY WAS OCCLUDED. IT WAS CROSSED AND DILATED WITH A 2.5 X 100 MM BALLOON. NO STENT"
        " WAS PLACED.",
        ["angioplasty anterior_tibial_artery right occlusion"],
    ),
    "passive with subject first": (
        "Via a left femoral sheath, the right common femoral artery stenosis was treated with directional atherectomy"
        " (HawkOne) followed by a 6 x 40 drug-coated balloon.",
        ["angioplasty common_femoral_artery right stenosis", "atherectomy common_femoral_artery right stenosis"],
    ),
    "operative note": (
        "OPERATION: 1. Stent, left external iliac artery.\nFINDINGS AT OPERATION: The patient was prepped. The right"
        " common femoral artery was punctured. The left external iliac artery showed a 75 percent narrowing. A Smart"
        " 8 x 60 stent was deployed there and post-dilated to 7 mm.",
        ["angioplasty external_iliac_artery left stenosis", "stent external_iliac_artery left stenosis"],
    ),
    "pronoun": (
        "From the right groin a sheath was taken over the bifurcation. The left superficial femoral artery has a 95%"
        " stenosis at the adductor hiatus. It was prepared with a 5.5 mm Shockwave balloon and then stented with a"
        " 6 x 80 Supera.",
        ["lithotripsy superficial_femoral_artery left stenosis", "stent superficial_femoral_artery left stenosis"],
    ),
    "terse": (
        "3/4/2025\nR CFA 6F xover.\nL EIA 90%. PTA 7x40, then Absolute Pro 8x60, post 7. 0% residual.",
        ["angioplasty external_iliac_artery left stenosis", "stent external_iliac_artery left stenosis"],
    ),
    "labels without a side": (
        "PROCEDURE: Left leg revascularization.\nACCESS: Right common femoral artery, 6 Fr.\nTREATMENT:\nSFA:"
        " occlusion of"
        " the middle third. 6 x 120 stent deployed.\nPopliteal: 70% stenosis. 5 x 40 balloon.",
        ["angioplasty popliteal_artery left stenosis", "stent superficial_femoral_artery left occlusion"],
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_finds_the_treated_vessel_in_every_style(style: str) -> None:
    text, expected = STYLES[style]
    acts = told(findings_of(text))
    assert [item for item in acts if not item.startswith("angioplasty") or item in expected] == expected


UNUSED = {
    "stayed in its box": "The left SFA occlusion could not be crossed. The atherectomy catheter stayed in its box.",
    "opened and returned": "The right popliteal was only crossed. A Zilver stent was opened and returned unused.",
    "devices opened list": "Devices opened and not used: Viabahn 8 x 100, Lutonix balloon 5 x 100.",
    "no stent required": "The right external iliac was studied; no stent was required there.",
    "considered": "Stenting of the left common iliac artery was considered and deferred.",
    "old stent": "HISTORY: Left SFA stent in 2019.\nFINDINGS: The left SFA stent is patent.",
    "planned": "PLAN: Left SFA angioplasty with a drug-coated balloon next month.",
    "consent": "CONSENT: Risks of angioplasty and stent of the left iliac artery were explained.",
    "held ready": "A covered stent was held ready in case of rupture of the left common iliac.",
    "tamponade": "Left anterior tibial retrograde puncture. Hemostasis by internal balloon tamponade for one minute.",
    "if recurs": "If symptoms recur, stenting of the right SFA would be the next step.",
    "negated": "No angioplasty or stent of the left popliteal artery was performed.",
}


@pytest.mark.parametrize("case", UNUSED)
def test_devices_not_used_are_no_treatment(case: str) -> None:
    text = f"TECHNIQUE: Right common femoral artery access, 6 Fr sheath. {UNUSED[case]}"
    if ":" in UNUSED[case][:12]:
        text = f"TECHNIQUE: Right common femoral artery access, 6 Fr sheath.\n{UNUSED[case]}"
    assert told(findings_of(text)) == []


TARGETS = {
    "vessel reached through another": (
        "Left common femoral access. Through the right posterior tibial artery, a 75% stenosis of the right"
        " lateral plantar"
        " artery was dilated with a 2.0 mm balloon.",
        ["angioplasty lateral_plantar_artery right stenosis"],
    ),
    "filter parked elsewhere": (
        "Right groin access. Left SFA 80% stenosis. Jetstream atherectomy of the left SFA was performed with a SpiderFX"
        " filter in the left popliteal artery.",
        ["atherectomy superficial_femoral_artery left stenosis"],
    ),
    "untreated neighbour": (
        "Right groin access. The left peroneal artery has an 80% stenosis and was dilated with a 2.5 mm balloon."
        " The left"
        " anterior and posterior tibial arteries are occluded and were not attempted.",
        ["angioplasty peroneal_artery left stenosis"],
    ),
    "other iliac not injected": (
        "R CFA 6F. Roadmap: R CIA 80% stenosis. L iliac not injected. 6 x 40 balloon predilatation. 8 x 27 stent,"
        " R CIA,"
        " post 8 mm.",
        ["angioplasty common_iliac_artery right stenosis", "stent common_iliac_artery right stenosis"],
    ),
    "the occlusion": (
        "Findings: the right superficial femoral artery is occluded from its origin to the adductor canal; the"
        " right common"
        " femoral has a 70% stenosis. We came from the left groin. The occlusion was crossed subintimally. We"
        " predilated to"
        " 4 mm and placed a 6 x 150 Eluvia stent.",
        ["angioplasty superficial_femoral_artery right occlusion", "stent superficial_femoral_artery right occlusion"],
    ),
    "crossover sheath is no target": (
        "A 6 Fr sheath was advanced from the right groin over the bifurcation into the left common iliac artery."
        " The left"
        " popliteal artery was 80% stenosed; a 5 x 60 balloon was inflated in the left popliteal artery.",
        ["angioplasty popliteal_artery left stenosis"],
    ),
    "ending in a landing zone": (
        "Right jugular access. The left common iliac vein is 80% compressed. A 16 x 100 Abre stent was deployed"
        " in the left"
        " common iliac vein, ending in the external iliac vein to give a landing zone.",
        ["stent common_iliac_vein left stenosis"],
    ),
    "correction of the brand": (
        "Right groin access. The left external iliac artery has an 85% stenosis and was stented with an 8 x 60 Abre,"
        " correction, an 8 x 60 Absolute Pro.",
        ["stent external_iliac_artery left stenosis"],
    ),
    "veins without the word vein": (
        "Left popliteal vein access. Venogram: left common iliac vein compression, 80%. Left common iliac: 16 x"
        " 90 Venovo"
        " stent placed. IVC normal.",
        ["stent common_iliac_vein left stenosis"],
    ),
    "renal": (
        "Right femoral access. The left renal artery was engaged; 85% ostial stenosis. A 6 x 15 Herculink stent"
        " was placed"
        " across the ostium.",
        ["stent renal_artery left stenosis"],
    ),
}


@pytest.mark.parametrize("case", TARGETS)
def test_aims_at_the_right_vessel(case: str) -> None:
    text, expected = TARGETS[case]
    acts = [item for item in told(findings_of(text)) if not item.startswith("angioplasty") or item in expected]
    assert acts == expected


def test_kissing_stents_treat_both_sides() -> None:
    text = (
        "Both common femoral arteries were punctured. Both common iliac arteries have 80% ostial stenosis. 8 x 38 mm"
        " covered stents were deployed simultaneously in kissing configuration, right and left common iliac arteries."
    )
    assert [item for item in told(findings_of(text)) if item.startswith("stent")] == [
        "stent common_iliac_artery left stenosis",
        "stent common_iliac_artery right stenosis",
    ]


def test_one_stent_across_two_vessels_is_one_act_that_bridges() -> None:
    text = (
        "Right groin access. A single stenosis runs from the left common iliac into the left external iliac artery. One"
        " 8 x 100 stent was deployed from the left common iliac artery into the left external iliac artery."
    )
    stents = findings_of(text).performed("stent")
    assert [(act.target, act.side, act.details.get("bridging")) for act in stents] == [
        ("vessel:common_iliac_artery", "left", ("vessel:external_iliac_artery",))
    ]


def test_two_stents_of_separate_lesions_do_not_bridge() -> None:
    text = (
        "Right groin access. Separate stenoses of the left common iliac and left external iliac arteries. Two"
        " stents were"
        " placed, 8 x 40 in the left common iliac artery and 7 x 40 in the left external iliac artery."
    )
    stents = findings_of(text).performed("stent")
    assert {act.target for act in stents} == {"vessel:common_iliac_artery", "vessel:external_iliac_artery"}
    assert not any("bridging" in act.details for act in stents)


@pytest.mark.parametrize(
    ("words", "detail"),
    [
        ("a 5 x 100 mm Lutonix drug-coated balloon", "drug_coated"),
        ("a 6 x 80 mm Zilver PTX stent", "drug_coated"),
        ("a 6 x 100 mm Viabahn", "covered"),
    ],
)
def test_drug_and_cover_are_noted(words: str, detail: str) -> None:
    text = f"Right groin access. The left SFA has an 80% stenosis. It was treated with {words} in the left SFA."
    acts = findings_of(text).performed(*KINDS)
    assert any(act.details.get(detail) is True for act in acts)


def test_inventory_lists_add_no_vessel() -> None:
    text = (
        "ACCESS: Left common femoral artery.\nINTERVENTION: The right common iliac stenosis was stented with an 8"
        " x 38 mm"
        " iCAST. The right external iliac stenosis was dilated with a 7 x 40 mm balloon.\nIMPLANTS: iCAST 8 x 38 mm."
    )
    assert [item for item in told(findings_of(text)) if item.startswith("stent")] == [
        "stent common_iliac_artery right stenosis"
    ]


def test_long_unbroken_text_is_read_in_time() -> None:
    text = "the left SFA stenosis was dilated " * 400
    assert told(findings_of(text))


MORE = {
    "treatment before findings": (
        "EXAM: Leg arteriogram with intervention\nTECHNIQUE: Retrograde right CFA access. A 6F sheath was placed"
        " over the"
        " bifurcation with its tip in the left external iliac artery. The lesion in the left mid SFA was crossed"
        " and treated"
        " with a 5 x 80 mm balloon. A 6 x 60 mm Innova stent was deployed with a good result. The left TP trunk"
        " was then"
        " angioplastied using a 3 x 40 mm balloon.\nFINDINGS: Left SFA 90% stenosis. Left TP trunk 80% stenosis."
        " AT occluded.",
        [
            "angioplasty superficial_femoral_artery left stenosis",
            "angioplasty tibioperoneal_trunk left stenosis",
            "stent superficial_femoral_artery left stenosis",
        ],
    ),
    "letter": (
        "Today I treated her left leg. From the right groin I found a tight stenosis of the left common femoral"
        " artery and a"
        " long occlusion of the left SFA. I dilated the common femoral with a 7 mm balloon. The SFA took a 5 mm"
        " balloon and"
        " two 6 mm Supera stents. The tibial vessels I did not touch. She has stents in her right leg from 2022.",
        [
            "angioplasty common_femoral_artery left stenosis",
            "angioplasty superficial_femoral_artery left occlusion",
            "stent superficial_femoral_artery left occlusion",
        ],
    ),
    "run-on with a new subject": (
        "this is a left leg procedure right femoral puncture six french sheath over the top there was a ninety percent"
        " narrowing in the left external iliac and the left SFA was totally occluded in the middle we put an"
        " eight by forty"
        " life star stent in the external iliac and then ballooned the SFA with a five by two hundred balloon and"
        " it looked"
        " ugly so we put in two six by one fifty stents there the popliteal was fine",
        [
            "angioplasty superficial_femoral_artery left occlusion",
            "stent external_iliac_artery left stenosis",
            "stent superficial_femoral_artery left occlusion",
        ],
    ),
    "failed crossing": (
        "Left CFA access. The right SFA is occluded at its origin. Multiple attempts to cross with a Glidewire were"
        " unsuccessful. No angioplasty could be performed.",
        [],
    ),
    "rupture stays with the opened artery": (
        "Left groin access. During dilatation of the right external iliac artery stenosis with a 7 mm balloon a rupture"
        " occurred and a 7 x 50 Viabahn was placed across the right external iliac artery.",
        ["angioplasty external_iliac_artery right stenosis", "stent external_iliac_artery right stenosis"],
    ),
}


@pytest.mark.parametrize("case", MORE)
def test_reads_further_styles(case: str) -> None:
    text, expected = MORE[case]
    assert told(findings_of(text)) == expected
