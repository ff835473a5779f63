"""Vascular, spine and heart notes in telegraph style or under headings that run on, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "kyphoplasty without a verb": (
        "Kyphoplasty L1\n- 80F, L1 fx, pain 4 wk\n- kypho L1 bipedicular, balloon tamp, 4 cc cement, fluoro\n- no leak",
        ["22514"],
    ),
    "cavity named beside the dose": (
        "T9 kyphoplasty. Fracture of T9. Kyphoplasty of the T9 vertebral body under fluoroscopy: unipedicular access, "
        "balloon cavity, 5 mL PMMA.",
        ["22513"],
    ),
    "renal notes under a consent": (
        "Renal arteriogram\n* 60M, HTN on 4 meds\nConsent\n* bypass discussed\n* signed\n* lidocaine 10 cc\n"
        "* right common femoral artery stuck, 5F sheath\n* left renal artery cath'd, C2 catheter\n"
        "* left renal DSA: ostial 60 percent narrowing",
        ["36251"],
    ),
    "ventricle entered, no gradient": (
        "Left heart catheterization with coronary angiography.\nRight radial artery punctured. Left and right coronary "
        "angiography with JL4 and JR4. The LV was entered with a pigtail catheter, LVEDP 14, pullback without "
        "gradient, left heart catheterization.\nLeft main: normal. LAD: mild plaque. Circumflex: normal. RCA: normal.",
        ["93458"],
    ),
    "stent only thought of": (
        "Right leg thrombolysis. 60F, iliofemoral DVT. Right popliteal vein accessed. Infusion catheter laid across "
        "the right iliac vein, tPA started at 11:20, 1 mg/h.\nSUMMARY - Return tomorrow for venogram and perhaps "
        "stenting.",
        ["37212"],
    ),
    "a filter that went long ago": (
        "RE: left leg thrombolysis\n\nDear Dr. Moss,\nToday I treated your patient.\n\nShe has left leg swelling and "
        "DVT. A Celect filter was placed elsewhere in 2017 and taken out since.\n\nThe left popliteal vein was "
        "accessed with a needle. Thrombolysis of the left iliac vein was started at 15:00 with alteplase 1 mg/h "
        "through an infusion catheter.",
        ["37212"],
    ),
    "a name that reads as a choice": (
        "Re: IVC filter placement\nDear Dr. Moss,\nI saw your patient this morning in the suite. DVT, cannot be "
        "anticoagulated.\nThe right common femoral vein was accessed. Cavogram showed a patent cava. An option elite "
        "retrievable ivc filter was released in the infrarenal IVC.\nYours, Dr. Berg",
        ["37191"],
    ),
    "patency documented, entry seen": (
        "Angiography, right leg.\nTechnique: Patency of the left CFA was documented by ultrasound, entry was seen in "
        "real time. 5 Fr sheath. A Rim catheter went over the bifurcation into the right external iliac artery and "
        "arteriography of the right leg was done.\nFindings: right SFA patent, right popliteal artery patent.",
        ["36246", "75710"],
    ),
    "each vessel cath'd": (
        "Renal arteriogram. R femoral artery punctured, 5F sheath.\nright renal artery cath'd, 5F C2\nright renal DSA: "
        "ostial 60 percent narrowing\nleft renal artery cath'd\nleft renal DSA: single artery, no stenosis",
        ["36252"],
    ),
    "occluded with a coil": (
        "Embolization, right renal bleed. 60M with gross hematuria after a biopsy. Left CFA punctured. The right renal "
        "artery was selectively catheterized. I occluded the right renal artery with Ruby coil.",
        ["36245", "37244"],
    ),
    "a laceration of the spleen": (
        "Splenic embolization. 30M, fall, spleen lac grade 3. Right CFA punctured. Catheter into the splenic artery. "
        "Embolization with coils until flow stopped in the splenic artery.",
        ["36246", "37244"],
    ),
    "check of the lysis next morning": (
        "Thrombolysis, right leg. 50F, iliofem DVT. Right popliteal vein punctured. Infusion catheter across right "
        "iliac vein, tPA 1 mg/h from 14:10.\nlysis check am.",
        ["37212"],
    ),
    "joint under a consent": (
        "Left SI joint injection\nIndications\n> 40M, left SI pain\nConsent and time out\n> agreed\n> fluoro left SI "
        "joint needle, contrast ok, triamcinolone + bupivacaine injected, image saved",
        ["G0260"],
    ),
    "a heading of comparison ends with the next": (
        "EXAMINATION:\nPCI OF THE CIRCUMFLEX ARTERY.\nCOMPARISON:\nCATHETERIZATION IN MAY HAD SHOWN THE LESION; PCI "
        "WAS STAGED FROM IT.\nDETAILS:\nTHE RIGHT FEMORAL ARTERY WAS PUNCTURED. A GUIDE ENGAGED THE OSTIUM AND A WIRE "
        "CROSSED THE LESION IN THE CIRCUMFLEX. THE CIRCUMFLEX WAS STENTED WITH A DRUG-ELUTING PROMUS STENT.",
        ["C9600"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
