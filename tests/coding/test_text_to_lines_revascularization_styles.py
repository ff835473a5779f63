"""Leg revascularization and intravascular ultrasound dictated in many styles, from text to code lines."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

OLD, NEW = dt.date(2025, 6, 3), dt.date(2026, 2, 10)

CASES: dict[str, tuple[str, dt.date, list[str]]] = {
    "headed report, failed tibial beside a treated thigh": (
        "EXAM: Left lower extremity arteriogram with intervention\n"
        "CLINICAL HISTORY: 77-year-old man with a nonhealing left heel ulcer. CTA from 5/20 shows left SFA stenoses.\n"
        "TECHNIQUE: The right common femoral artery was punctured under ultrasound guidance. A 6 French 45 cm sheath was"
        " placed over the aortic bifurcation with its tip in the left external iliac artery. An 0.018 wire crossed the"
        " tandem stenoses of the left superficial femoral artery. A 6 mm x 150 mm Lutonix balloon was inflated for three"
        " minutes. Attention was then turned to the posterior tibial artery, which is occluded from its origin. Despite"
        " prolonged attempts with three wires and a Quick-Cross the occlusion could not be crossed, and this was"
        " abandoned.\n"
        "FINDINGS: Left common femoral and profunda femoris are patent. Two 80% stenoses of the SFA. Popliteal patent."
        " Peroneal is the only runoff vessel.\n"
        "IMPRESSION: 1. Successful drug coated balloon angioplasty of the left SFA. 2. Unsuccessful attempt at"
        " recanalization of the left posterior tibial artery.",
        OLD,
        ["37224 LT"],
    ),
    "operative note with numbered steps": (
        "OPERATIVE NOTE\nPreoperative diagnosis: Right leg rest pain.\nPostoperative diagnosis: Same.\n"
        "Operation: 1. Orbital atherectomy right SFA. 2. Stent right popliteal. 3. Angioplasty right peroneal.\n"
        "Procedure in detail: After timeout the left groin was prepped. The left common femoral artery was entered and a"
        " 7 Fr Ansel sheath was parked in the right CFA. The right SFA 90% calcified stenosis was treated with a 1.5"
        " Diamondback crown, three passes at low speed. A 5 x 100 balloon was used for the whole SFA. A flow limiting"
        " dissection in the P1 popliteal needed a 5.5 x 60 Supera. Then the peroneal stenosis was opened with a 3 x 80"
        " balloon. Runoff in two vessels. A Perclose closed the left groin.",
        OLD,
        ["37227 RT", "37228 RT"],
    ),
    "letter in British spelling": (
        "Dear Dr Hughes,\n\nThank you for referring this 69-year-old gentleman with short distance claudication of the"
        " right calf. Today, via a left common femoral puncture, I passed a sheath over the bifurcation into the right"
        " external iliac artery. The occlusion of the right superficial femoral artery, some 12 cm in length, was crossed"
        " subintimally, and dilatation was performed with a 5 mm balloon. Because of recoil a 6 mm x 120 mm"
        " self-expanding stent was deployed. There was also a moderate narrowing of the right common iliac artery, which"
        " I have left alone because there was no pressure gradient. The calibre of the artery was restored and haemostasis"
        " was achieved with manual compression.\n\nYours sincerely",
        NEW,
        ["37269 RT"],
    ),
    "telegram": (
        "R CFA antegrade, 5F. Occl R ATA mid -> crossed .014 CTO wire -> 2.5x120 balloon 2 min. R PT tight stenosis ->"
        " 2.5x40 balloon. DP ok. Manual hold. Home 4h.",
        NEW,
        ["37281 RT", "37282 RT"],
    ),
    "all capitals, both legs": (
        "PROCEDURE: BILATERAL ILIAC STENTS.\nHISTORY: BUTTOCK CLAUDICATION, BOTH SIDES.\n"
        "TECHNIQUE: BOTH COMMON FEMORAL ARTERIES WERE ENTERED RETROGRADE AT THE INGUINAL LEVEL, 7 FRENCH SHEATHS."
        " AT THE AORTIC BIFURCATION THERE ARE 80 PERCENT STENOSES OF BOTH COMMON ILIAC ARTERIES. 8 X 37 BALLOON EXPANDABLE"
        " STENTS WERE DEPLOYED SIMULTANEOUSLY IN A KISSING FASHION IN BOTH COMMON ILIAC ARTERIES. AT THE END NO RESIDUAL"
        " STENOSIS.",
        OLD,
        ["37221 50"],
    ),
    "table of lesions": (
        "PERIPHERAL INTERVENTION SUMMARY\nAccess: left CFA, 6F, crossover\nLeg: right\n\n"
        "Vessel | Lesion | Treatment | Result\n"
        "External iliac | 80% stenosis | 7x40 balloon | 10%\n"
        "Superficial femoral | occlusion 9 cm | 6x100 stent | under 10%\n"
        "Anterior tibial | 90% stenosis | none | unchanged\n"
        "Dorsalis pedis | 80% stenosis | 2x40 balloon | 20%\n\n"
        "Comment: no complication. Anterior tibial to be revisited if the wound does not heal.",
        NEW,
        ["37254 RT", "37269 RT", "37296 RT"],
    ),
    "rambling speech without stops": (
        "okay so this is a seventy two year old lady who came in with a cold left foot um we went in from the right groin"
        " and up and over with a seven french sheath and took a picture of the left leg and there was a long blockage of"
        " the s f a starting just past the origin and it came back at the popliteal so i got across with a stiff angled"
        " glidewire and a navicross and i ballooned it with a five by two hundred and then laid down two overlapping"
        " stents six by one fifty each and post dilated with a five and the picture after that looked really good with"
        " three vessel runoff so we stopped and closed with an angio seal",
        OLD,
        ["37226 LT"],
    ),
    "staged plan only: diagnostic study": (
        "INDICATION: Left leg claudication.\nPROCEDURE: Right femoral access. Pigtail in the abdominal aorta, aortogram and"
        " bilateral runoff.\nFINDINGS: Left SFA occlusion 14 cm, reconstitution at the adductor canal. Right SFA 60%"
        " stenosis.\nIMPRESSION AND PLAN: Left SFA recanalization with possible atherectomy and stenting is planned for"
        " next week from the right groin. If needed the right SFA may be ballooned at a third visit.",
        OLD,
        [],
    ),
    "balloon passed and never inflated": (
        "History: right calf claudication.\nThrough a left femoral 6 Fr sheath the wire crossed the right popliteal"
        " stenosis. A 5 mm balloon was advanced to the lesion, but the patient became hypotensive and the balloon was"
        " withdrawn without being inflated. The procedure was stopped.",
        OLD,
        [],
    ),
    "stent opened, not deployed, balloon alone": (
        "Right CFA retrograde access with crossover to the left. Left SFA 85% stenosis predilated 4 mm then 6 mm x 60 balloon"
        " at 8 atm for 2 minutes. A 6 x 60 Zilver stent was opened on the table but the result did not require it and it"
        " was not deployed. Final angiogram: less than 20% residual.",
        NEW,
        ["37263 LT"],
    ),
    "dictated aortoiliac occlusion with covered stents": (
        "Indication: Leriche syndrome.\nBoth groins were accessed. The right common iliac artery occlusion was recanalized"
        " from the right groin. The left common iliac artery stenosis was crossed from the left groin. An 8 x 59 iCast was"
        " placed in the right common iliac artery and an 8 x 38 iCast in the left common iliac artery, deployed together."
        " Additionally a 7 x 40 balloon was used for a separate stenosis in the left external iliac artery.\n"
        "Impression: Technically successful.",
        NEW,
        ["37255 LT", "37258 LT", "37260 RT"],
    ),
    "lithotripsy of common femoral": (
        "Left CFA: bulky calcium, 80% stenosis. From the right side over the horn, Shockwave M5 6.5 x 60 across the left"
        " common femoral artery, 8 cycles, then a 7 mm drug coated balloon. SFA and popliteal patent and left alone."
        " Profunda preserved.",
        NEW,
        ["37263 LT", "37279 LT"],
    ),
    "laser of in-stent restenosis": (
        "PROCEDURE PERFORMED: Laser atherectomy and DCB, right SFA.\nHISTORY: SFA stents placed in 2021, now in-stent"
        " restenosis of 90%.\nDESCRIPTION: Left CFA access, 7F sheath over the bifurcation. 2.0 mm Turbo-Elite laser, four"
        " passes through the in-stent stenosis of the right superficial femoral artery. A 6 x 200 IN.PACT balloon was then"
        " inflated in the stents. Previously placed stents are widely patent at the end.",
        OLD,
        ["37225 RT"],
    ),
    "tibioperoneal trunk and peroneal": (
        "Antegrade puncture right CFA. Tibioperoneal trunk 90% stenosis extending into the peroneal artery: single 3 x 100"
        " balloon across both for 3 min. PTA occluded, not touched. ATA patent to foot.",
        OLD,
        ["37228 RT"],
    ),
    "bypass graft stenosis": (
        "INDICATION: Falling graft velocity, right femoropopliteal vein bypass.\nTECHNIQUE: Left common femoral access."
        " Contralateral sheath. The stenosis at the distal anastomosis of the right femoral-popliteal bypass graft, 80%,"
        " was crossed and dilated with a 5 x 20 cutting balloon and a 5 x 40 drug coated balloon.\nIMPRESSION: Good result.",
        OLD,
        ["37224 RT"],
    ),
    "injury, not blockage": (
        "Stab wound of the left thigh with bleeding from the superficial femoral artery. From the right groin a 7 x 50"
        " Viabahn was placed across the left superficial femoral artery laceration. No further extravasation.",
        OLD,
        [],
    ),
    "pedal arch with plantar": (
        "Diabetic foot, left. Antegrade left CFA stick. Lateral plantar occlusion wired with a .014 and opened with a 2.0 x"
        " 120 balloon. Dorsalis pedis 70% stenosis: 2.0 x 40 balloon. Tibials patent.",
        NEW,
        ["37297 LT", "37298 LT"],
    ),
    "venous stent with ultrasound": (
        "PREOP DX: Left leg swelling, May-Thurner.\nRight IJ vein was not used; access was the left popliteal vein under"
        " ultrasound. IVUS pullback from the IVC through the left common iliac vein and left external iliac vein: the"
        " common iliac vein measured 42 mm2 (reference 160 mm2), the external iliac vein 150 mm2, IVC 280 mm2. A 16 x 90"
        " Venovo stent was placed in the left common iliac vein and dilated to 16 mm.",
        OLD,
        ["37252", "37253 x2"],
    ),
    "leg artery looked at from inside": (
        "Right SFA stenosis. Visions PV .018 IVUS catheter: right SFA reference diameter 5.8 mm, minimal lumen area 6 mm2;"
        " popliteal 5.2 mm, free of plaque. 6 x 80 stent to the right SFA. Access was left CFA.",
        NEW,
        ["37252", "37267 RT"],
    ),
    "office case with atherectomy of two tibials": (
        "OFFICE BASED LAB\nPatient with right toe gangrene. Access: right CFA antegrade, 6F. Findings: anterior tibial"
        " occlusion over 10 cm, posterior tibial 80% stenosis, peroneal patent. Intervention: CSI Diamondback 1.25 in the"
        " anterior tibial followed by a 3.0 balloon; posterior tibial treated by balloon 2.5 x 100 only. Final: two vessel"
        " runoff.",
        OLD,
        ["37229 RT", "37232 RT"],
    ),
    "retrograde pedal rescue": (
        "Left SFA CTO. Antegrade wire from the right groin failed to re-enter. The left posterior tibial artery at the ankle"
        " was punctured under ultrasound with a micropuncture needle, 4F sheath. Retrograde wire through the popliteal into"
        " the occlusion, rendezvous and snared from the right groin. 5 x 250 balloon then two Eluvia 6 x 120 in the left"
        " superficial femoral artery. Ankle puncture held with a balloon inflated in the posterior tibial artery at 2 atm"
        " for haemostasis. Final angiogram fine.",
        NEW,
        ["37269 LT"],
    ),
    "bulleted two legs in one session": (
        "• Access R CFA 6F\n• Left external iliac 75% stenosis – 8 x 40 stent\n• Left SFA – patent\n• Right side: right"
        " external iliac 70% stenosis – 7 x 40 balloon via the same sheath, good result\n• No stent on the right\n"
        "• Closure Mynx",
        OLD,
        ["37220 RT", "37221 LT"],
    ),
    "covered iliac stent beside an untreated vessel": (
        "Findings: there is a 3 cm occlusion of the right common iliac artery.\nIntervention: From the "
        "right groin the occlusion was crossed and an 8 x 57 mm VBX stent graft was deployed and post "
        "dilated to 9 mm. The right external iliac artery has a 50% stenosis which was not "
        "treated.\nImpression: successful right common iliac artery recanalization with covered stent.",
        NEW,
        ["37260 RT"],
    ),
    "capitals, atherectomy": (
        "Left leg. Contralateral approach. JETSTREAM ATHERECTOMY OF THE LEFT SFA AND POPLITEAL STENOSES "
        "WITH A 2.4 CATHETER FOLLOWED BY 5 X 150 DCB. NO STENT.",
        NEW,
        ["37271 LT"],
    ),
    "other leg left alone": (
        "Thank you for asking me to see this man. On the right the superficial femoral artery was "
        "occluded over its whole length and I made no attempt to reopen it. On the left I dilated a "
        "tight stenosis of the popliteal artery with a 5 mm balloon through an antegrade puncture of "
        "the left common femoral artery.",
        OLD,
        ["37224 LT"],
    ),
    "consent and plan only": (
        "Consent included possible stent. Aortogram and runoff via right CFA. Left common iliac 40%, no "
        "gradient. No intervention was performed. Recommend medical therapy; if symptoms progress, left "
        "iliac angioplasty.",
        OLD,
        [],
    ),
    "tibial stent after a tear": (
        "Right SFA: predil 4 mm. Eluvia 6x120 x2 overlapped, post 6. Right TP trunk: 3.0 balloon. Right "
        "PT: 2.5 balloon, dissection, 3.0 x 38 coronary DES. Access L CFA. Lesions: SFA CTO, TPT 80% "
        "stenosis, PT 90% stenosis.",
        NEW,
        ["37269 RT", "37284 RT"],
    ),
    "renal stent is no leg work": (
        "Procedure: Right renal artery stenting. Left CFA access. Right renal artery origin 80% "
        "stenosis was predilated and stented with a 6 x 18 Express SD.",
        OLD,
        [],
    ),
    "stent for a tear, not for blockage": (
        "Reason: left iliac dissection after cardiac cath with no flow to the leg. Right groin. An 8 x "
        "60 self expanding stent was placed across the dissection of the left external iliac artery.",
        OLD,
        [],
    ),
    "other leg on another day": (
        "Bilateral SFA disease. First the right SFA (from left groin), stenosis, 5x80 balloon then 6x80 "
        "stent. Then through same sheath pulled back, left side left for another day.",
        OLD,
        ["37226 RT"],
    ),
    "bile duct": (
        "The stricture of the common bile duct was dilated with an 8 mm balloon and a 10 x 60 Wallflex stent deployed.",
        NEW,
        [],
    ),
    "heart work through the groin": (
        "LEFT HEART CATH AND PCI. Right common femoral artery access. LAD 90% stenosis, RCA 40%. Predilated 2.5 mm, then a"
        " 3.0 x 23 Xience stent was deployed, TIMI 3 flow. Angio-Seal.",
        NEW,
        [],
    ),
    "old stents": (
        "Diagnostic arteriogram of the right leg. Left SFA stent and right iliac angioplasty in 2020. The stents are widely"
        " patent. Nothing was treated.",
        NEW,
        [],
    ),
}


def vessel_lines(text: str, date: dt.date) -> list[str]:
    """Codes for leg arteries and intravascular ultrasound with their modifiers, sorted."""
    return sorted(
        " ".join([line.code, *(f"x{line.units}" for _ in range(line.units > 1)), *line.modifiers])
        for line in result_of(text, date=date, setting="professional").lines
        if "37220" <= line.code <= "37235" or "37252" <= line.code <= "37299" or line.code == "0238T"
    )


@pytest.mark.parametrize("name", CASES)
def test_styles(name: str) -> None:
    text, date, expected = CASES[name]
    assert vessel_lines(text, date) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("headed report, failed tibial beside a treated thigh", "37228"),
        ("balloon passed and never inflated", "37224"),
        ("stent opened, not deployed, balloon alone", "37267"),
    ],
)
def test_work_tried_in_vain_is_told(name: str, code: str) -> None:
    text, date, _ = CASES[name]
    declined = result_of(text, date=date, setting="professional").not_coded
    assert [item.code for item in declined if item.rule == "VINT-87"] == [code]


@pytest.mark.parametrize("name", ["retrograde pedal rescue", "staged plan only: diagnostic study", "old stents"])
def test_no_failure_is_told_where_none_was(name: str) -> None:
    text, date, _ = CASES[name]
    declined = result_of(text, date=date, setting="professional").not_coded
    assert not [item for item in declined if item.rule == "VINT-87"]
