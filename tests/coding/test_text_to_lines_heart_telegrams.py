"""Heart work in telegrams: arteries, chambers, pumps and balloons told without a verb, and what was left alone."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2026, 5, 1),
        "professional",
        "Angiogram after bypass in 2011. LM 80, LAD occluded, LCx occluded, RCA occluded. LIMA to LAD "
        "open. Vein to OM 70% mid body. Vein to PDA patent. LVEDP 14.",
        ["93459"],
    ),
    (
        dt.date(2026, 5, 1),
        "professional",
        "s/p CABG. RHC: RA 10, PA 40/18, wedge 17. Natives: severe three vessel disease. LIMA patent. SVG "
        "OM1 patent. SVG RPDA 60%. LV gram EF 40, LVEDP 20.",
        ["93461"],
    ),
    (
        dt.date(2025, 7, 1),
        "professional",
        "STEMI anterior. LAD 100% prox. RCA and Cx mild disease. LVEDP 28. Balloon, Synergy 3.5 x 24. "
        "TIMI 3 flow. Door to balloon 54.",
        ["92941", "93458"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Attempted PCI of chronically occluded LAD, known. Nothing would cross in two hours, Confianza, "
        "Pilot 200, Gaia 3. Stopped.",
        ["92943"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Vein graft to OM, 90% in body, on angiogram Monday. Filterwire distal. 4.0 x 16 Ultimaster... no "
        "actually 4.0 x 16 Promus in the graft. Filter retrieved with debris. TIMI 3.",
        ["92937"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "LAD/D1 bifurcation, known. DES 3.0 x 22 in LAD across D1, wire recrossed, kissing balloon 3.0/2.25. Good.",
        ["92921", "92928"],
    ),
    (
        dt.date(2026, 5, 5),
        "professional",
        "LAD/D1 bifurcation, known. DES 3.0 x 22 in LAD across D1, wire recrossed, kissing balloon 3.0/2.25. Good.",
        ["92930"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "Known RCA lesion. Shockwave 3.5 x 12, 80 pulses, then a 3.5 x 28 Xience. Good expansion.",
        ["92928", "92972"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "Agent drug coated balloon 3.0 x 20 for LAD in-stent restenosis known from prior cath, after "
        "scoring balloon. OCT guided.",
        ["0913T"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "Diagnostic cath with LV 140/12. LM nl, LAD 60, Cx 60, RCA nl. iFR LAD 0.93, iFR Cx 0.95. Medical therapy.",
        ["93458", "93571", "93572"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "Angiography: LM hazy, LAD 30, Cx 20, RCA nl. IVUS LM MLA 8.2, no treatment needed.",
        ["92978", "93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "IABP for cardiogenic shock. L CFA 8F, 40 cc balloon, 1:1, tip below the left subclavian on fluoro.",
        ["33967"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "IABP pulled at bedside, day 3, manual pressure 40 min.",
        ["33968"],
    ),
    (
        dt.date(2025, 5, 5),
        "professional",
        "Impella explanted today. P2 then off, pulled, Perclose tied. Placed on the 2nd.",
        ["33992"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Right and left heart cath for constriction. Simultaneous RV and LV pressures with respiratory "
        "discordance. RA 18, RV 40/18, PA 38/20, PCWP 19, LV 110/19. Coronaries not done (CTA normal).",
        ["93453"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "LHC only: pigtail to LV, 150/18, LVgram EF 30 global. Coronaries known normal and not injected.",
        ["93452"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Exercise RHC, supine bike. Rest RA 4 RV 28/5 PA 26/10 PCWP 9. At 60 W PA 48/24 PCWP 27.",
        ["93451", "93464"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Coronaries normal (left and right). LV 140/10. Root shot: 3+ AR, root 4.8 cm.",
        ["93458", "93567"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "Swan-Ganz placed at bedside for septic shock through existing RIJ cordis, wedge at 50 cm, "
        "sutured at 48. Monitoring.",
        ["93503"],
    ),
    (
        dt.date(2024, 5, 5),
        "professional",
        "TGA s/p Mustard. Right and left heart cath: baffle pressures, RV systemic 110/10, PA 25/10, "
        "wedge 9. Thermodilution CO 5. LV angiogram shows no leak.",
        ["93565", "93597", "93598"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "HEART CATH. RIGHT WRIST 6F. TIGER CATHETER FOR BOTH CORONARIES, PIGTAIL FOR THE VENTRICLE. LEFT "
        "MAIN NORMAL. LAD 30 PERCENT. CIRCUMFLEX NORMAL. RIGHT CORONARY 20 PERCENT. LV 124 OVER 10. TR "
        "BAND 12 CC.",
        ["93458"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Dear Dr. Olsen, I did Mr. Park's coronary angiogram through the wrist today because of his "
        "positive stress test. All three arteries are wide open with only minor plaque. I did not go into "
        "the ventricle since his echo last week was normal.",
        ["93454"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Unstable angina, never had a cath. Radial. Coronary angiography: LM ok, LAD 40, RCA 95% mid, Cx "
        "ok. LVEDP 12. Went ahead with the RCA: JR4 guide, Runthrough, 2.5 balloon, 3.5 x 24 Xience, NC "
        "3.75 at 16. No residual, TIMI 3.",
        ["92928", "93458"],
    ),
    (
        dt.date(2025, 3, 4),
        "facility",
        "Elective stent to the circumflex seen on last week's cath (85%). 6F XB3.5. 3.0x18 Orsiro. Good.",
        ["C9600"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Planned PCI left main (known 70%). IVUS MLA 4.1. 4.0 x 15 Synergy in LM body, post NC 4.5, IVUS MSA 12.",
        ["92928", "92978"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "STEMI. RCA occluded mid. Balloon then 3.0 x 38 stent. Angiogram of the left not repeated, he had "
        "one here in January and it was unchanged. TIMI 3.",
        ["92941"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "SVG to the RCA 80% mid (angiogram Tuesday). Spider FX distal, 3.5 x 18 Xience, post 4.0. Spider "
        "out with a little debris.",
        ["92937"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Balloon only today. In-stent restenosis prox LAD known from the angiogram on 2/20. NC 3.0 x 12 "
        "to 20 atm, 10% residual. IVUS not used.",
        ["92920"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "CTO of the LAD, J-CTO 2, here for planned recanalization. Dual injection RCA/left. Fielder XT-A "
        "then Gaia Second through the cap, Corsair, true lumen confirmed. 2.0 and 2.5 balloons, two "
        "Xience stents overlapping. TIMI 3.",
        ["92943"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Right heart cath. LFV 7F, Swan. Mean RA 14, RV 60/16, PA 58/28/40, wedge 28, Fick CO 3.4. Diurese.",
        ["93451"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "R+LHC for aortic stenosis, coronaries normal by CTA. RA 6, RV 30/7, PA 29/12, PCWP 11; valve "
        "crossed AL1/straight, LV 186/14, Ao 128/60, mean 46, AVA 0.7. No coronary injection.",
        ["93453"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Cath: LM 20, LAD 30, LCx 0, RCA 40. LV 110/24. RHC RA 12 RV 62/13 PA 60/28 mean 41 PCWP 26. "
        "Nipride to 2 mcg/kg/min: PA 42/18 mean 27, PCWP 15, PVR falls.",
        ["93460", "93463"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "PA catheter put in via the LIJ introducer in the CVICU for shock. RV and PA waveforms seen, "
        "wedge 18 at 51 cm, locked at 48.",
        ["93503"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Cardiogenic shock. Impella CP up the right femoral under fluoro, across the valve, P-8, 3.6 L. "
        "Secured at 82 cm at the groin.",
        ["33990"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Anterior STEMI in shock. IABP from the left groin first, 1:1. LAD ostial 100%: 3.5 x 18 Onyx, "
        "TIMI 3. Other arteries known from a cath in May.",
        ["33967", "92941"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Bedside removal of the Impella placed Monday. Down to P1, pulled out, off, Perclose sutures tied, hemostasis.",
        ["33992"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Pacing wire. Complete heart block, rate 28. RIJ 6F, balloon tip wire to RV apex, captures at 0.6 "
        "mA, backup 60.",
        ["33210"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Tamponade. Subxiphoid, echo and fluoro. 850 cc bloody. 8 Fr pigtail sewn in to drainage bag.",
        ["33017"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Tapped the pericardium from the apex with echo, 220 mL straw for cytology, catheter taken out at the end.",
        ["33016"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Tx surveillance bx #6. RIJ. 4 bites RV septum. No complication.",
        ["93505"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "14 year old, repaired VSD and subaortic membrane. Right and left heart cath. RA 5, RV 32/6, PA "
        "30/12, wedge 9, LV 140/10, Ao 100/60. Root angiogram shows mild AI. Qp:Qs 1.",
        ["93567", "93596"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Cath lab consult: 60M with NSTEMI. Plan cath tomorrow with possible PCI. NPO after midnight.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Stress echo with anterior ischemia. Prior LAD stent 2020. Discussed left heart catheterization, "
        "patient declines.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "CCTA: LM normal, LAD 50% mid, RCA 30%, circumflex normal. CAC 210.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "RCA graft study. Left radial. Natives: LM 70%, RCA 100%. LIMA to LAD good. Radial graft to OM "
        "string sign. No LV.",
        ["93455"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Angio for chest pain: LAD mid 55%, LCx and RCA minor. RFR LAD .91 with the OptoWire. Medical.",
        ["93454", "93571"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Known RCA 95% calcified. Rota 1.5 burr x 4. Shockwave 3.0 40 pulses. Xience 3.5x33. NC 4.0.",
        ["92933", "92972"],
    ),
    (
        dt.date(2026, 3, 4),
        "professional",
        "Inferior NSTEMI two days ago, known 99% thrombotic RCA from cath this morning. Indigo CAT RX, "
        "two passes with red clot. 4.0 x 24 Onyx.",
        ["92928", "92973"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Previous cath: none\nCoronaries:\n LM - no disease\n LAD - mid 90%\n RCA - dominant, distal 85%\nLV 138/22\n"
        "Decision: ad hoc PCI of both lesions, discussed with patient\nPCI LAD: 3.0 x 28 Synergy, post 3.25 NC.\n"
        "PCI RCA: 3.5 x 18 Synergy direct, 0% residual.\nHemostasis: TR band",
        ["92928x2", "93458"],
    ),
    (
        dt.date(2025, 3, 4),
        "office",
        "right heart cath in our lab went in the right brachial vein R A mean was six R V forty over seven P A thirty eight"
        " over sixteen mean twenty four wedge eleven fick output five no step up",
        ["93451"],
    ),
]


@pytest.mark.parametrize(("date", "setting", "text", "expected"), NOTES, ids=[note[2][:40] for note in NOTES])
def test_lines(date: dt.date, setting: str, text: str, expected: list[str]) -> None:
    counts: dict[str, int] = {}
    for line in result_of(text, setting=setting, date=date).lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == expected
