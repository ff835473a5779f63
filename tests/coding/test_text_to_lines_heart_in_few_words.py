"""Heart studies, coronary work and support in a few words and in fields."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "LEFT HEART CATHETERIZATION\n"
        "Indication: abnormal stress test\n"
        "Access: RRA 6F\n"
        "LM: no disease\n"
        "LAD: 40% mid\n"
        "LCx: mild irregularities\n"
        "RCA: dominant, 20%\n"
        "LVEDP: 14\n"
        "LVEF: 55% by ventriculogram\n"
        "Closure: TR band",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "CATH REPORT\n"
        "RHC\n"
        "RA: 10\n"
        "RV: 44/11\n"
        "PA: 42/20/28\n"
        "PCW: 18\n"
        "CO/CI (Fick): 4.2/2.1\n"
        "LHC\n"
        "LVEDP: 20\n"
        "Ao: 130/70\n"
        "Coronaries: minimal CAD",
        ["93460"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right heart cath, RIJ. RAP 8 mmHg, RVP 32/8, PAP 30/14 mean 20, PCWP 12, TD CO 5.6. No shunt by sat run.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC for heart transplant eval. Baseline PA 62/30/42 PCWP 26 TPG 16. On nitroprusside up to 3 "
        "mcg/kg/min: PA 40/18/26, PCWP 14, CO up to 5.1.",
        ["93451", "93463"],
    ),
    (
        dt.date(2025, 5, 5),
        "cath note: rt radial; LV 132/14; no AS gradient; LM nl; LAD 50 mid; LCX nl; RCA 30; med rx",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary angiography only. Left radial. LM: normal. LAD: stent patent. LCx: normal. RCA: CTO, fills "
        "by collaterals. LV not crossed (recent echo).",
        ["93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary and bypass graft angiography with LHC via right femoral. LM 70. LAD 100. LCX 90. RCA 100. "
        "SVG to PDA open. SVG to OM down. LIMA to LAD open. LVEDP 17.",
        ["93459"],
    ),
    (
        dt.date(2025, 5, 5),
        "CABG 2011. LFA. LIMA atretic. SVG-OM 90% body. Native LAD 80, LCX 100, RCA 40. LV deferred.",
        ["93455"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC + LHC + grafts. RA 9 RV 48/9 PA 46/22 W 20. LV 120/20. All three grafts patent: LIMA LAD, SVG "
        "OM, SVG RCA. Natives occluded.",
        ["93461"],
    ),
    (
        dt.date(2025, 5, 5),
        "R&L heart cath for valve. RFV, RFA. RA 12, RV 50/12, PA 48/24/33, PCWP 25 v 40, LV 110/12, mitral "
        "mean gradient 12, MVA 1.1. Coronaries were done in April.",
        ["93453"],
    ),
    (
        dt.date(2025, 5, 5),
        "Unstable angina. Rt radial. EDP 16. LM ok. LAD 90 prox. LCX ok. RCA ok. Proceed PCI LAD. XB3.5, BMW,"
        " 2.5x12 Emerge, Synergy 3.0x20, NC 3.25. 0% residual. No prior angiogram.",
        ["92928", "93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Anterior STEMI. RFA 6F. LM nl, LAD 100% prox, LCX 30%, RCA 40%. LVEDP 30. EBU 3.5. Wire through. "
        "Aspiration. DES 3.5 x 23 LAD. TIMI 3. D2B 62 min.",
        ["92941", "93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "STEMI with shock. RCA 100%, LAD 60, LCx 50, LM 20. DES 3.5x28 RCA. IABP 1:1 via LFA. No LV gram, "
        "valve not crossed. First angiogram.",
        ["33967", "92941", "93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "Shock, anterior MI, first cath. LVEDP 38. LM patent, LAD occluded prox, RCA 50, LCx 40. Impella CP "
        "via RFA first. LAD DES 3.0 x 30. Transferred on P8.",
        ["33990", "92941", "93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Calcified RCA, known. Rota 1.5 burr then 1.75, 3.0 NC, Xience 3.5 x 33. IVUS not done.",
        ["92933"],
    ),
    (
        dt.date(2025, 5, 5),
        "Calcified LAD, known by cath 4/20. IVUS: 300 degree calcium. CSI orbital atherectomy 80k. Synergy "
        "3.0 x 38. IVUS MSA 7.1.",
        ["92933", "92978"],
    ),
    (
        dt.date(2025, 5, 5),
        "Known RCA disease, calcific. Shockwave C2 3.5 x 12, 60 pulses. Onyx 3.5 x 30.",
        ["92928", "92972"],
    ),
    (
        dt.date(2025, 5, 5),
        "SVG to RCA PCI, known lesion. Spider 4.0 distal protection, Onyx 4.0x22.",
        ["92937"],
    ),
    (
        dt.date(2025, 5, 5),
        "PTCA only of D1, known 90%. 2.0 x 12 balloon at 8. OK result 30%.",
        ["92920"],
    ),
    (
        dt.date(2025, 5, 5),
        "In stent restenosis LCx, planned. Cutting balloon Wolverine 3.0x10 and NC 3.25. No new stent.",
        ["92920"],
    ),
    (
        dt.date(2025, 5, 5),
        "Planned PCI, known LAD/diagonal. Xience 3.0x28 LAD and Xience 2.5x15 D1 as T stent.",
        ["92928", "92929"],
    ),
    (
        dt.date(2026, 2, 2),
        "Planned PCI, known LAD/diagonal. Xience 3.0x28 LAD and Xience 2.5x15 D1 as T stent.",
        ["92930"],
    ),
    (
        dt.date(2025, 5, 5),
        "CTO LAD, known, planned. Fielder XT-A, Corsair, then Gaia Second crossed. 2.0 and 2.5 balloons, two "
        "Xience stents. TIMI 3.",
        ["92943"],
    ),
    (
        dt.date(2026, 2, 2),
        "CTO RCA, known. Dual injection. Antegrade failed at the cap, then retrograde via septal with Sion "
        "black, R-CART, externalization with RG3. Three DES in RCA.",
        ["92945"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC, cors. LVEDP 11. LAD 60% mid with iFR 0.92, not significant. LCx, RCA mild. LM nl.",
        ["93458", "93571"],
    ),
    (
        dt.date(2025, 5, 5),
        "Chest pain, first cath. LVEDP 12. LM nl. LAD 70, FFR 0.74. LCX 20. RCA 10. LAD stented Xience 3.0 x 23.",
        ["92928", "93458", "93571"],
    ),
    (
        dt.date(2025, 5, 5),
        "Tamponade. Subxiphoid pericardiocentesis under echo, 8F pigtail left to bag, 700 mL bloody.",
        ["33017"],
    ),
    (
        dt.date(2025, 5, 5),
        "Temp pacer via RFV to RV apex for CHB, threshold 0.6.",
        ["33210"],
    ),
    (
        dt.date(2025, 5, 5),
        "Impella repositioned under echo in CCU day 2, inlet pulled back to 3.5 cm.",
        ["33993"],
    ),
    (
        dt.date(2025, 5, 5),
        "Impella RP placed via RFV for RV failure, flow 3.8.",
        ["33995"],
    ),
    (
        dt.date(2025, 5, 5),
        "CardioMEMS implanted in the left PA branch via RFV, right heart cath for calibration: PA 40/20/27.",
        ["33289"],
    ),
    (
        dt.date(2025, 5, 5),
        "Elective DCCV for AF under propofol by anesthesia, 200 J x1, sinus.",
        ["92960"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
