"""Titles that promise more than was done, and what the course says of the rest."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "PROCEDURES: 1. Ultrasound guided access left CFA. 2. Right leg angiogram. 3. Angioplasty and stent "
        "right SFA.\n"
        "TECHNIQUE: Left CFA was patent on ultrasound and punctured under real time guidance, image saved. "
        "Catheter over the bifurcation into the right SFA. Runoff: SFA 40%, popliteal patent, three vessel "
        "runoff. The disease did not justify treatment, so angioplasty and stenting were not performed.\n"
        "IMPRESSION: Mild disease.",
        ["36247", "75710", "76937"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Left heart catheterization, coronary angiography, possible PCI\n"
        "The right radial was accessed. JL3.5 and JR4 used. Left main, LAD and circumflex are free of "
        "disease. RCA 20%. The aortic valve was not crossed because of a mobile vegetation.",
        ["93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Removal of PICC and placement of right chest port.\n"
        "Right IJ patent on US, entry seen live, image kept. Port placed in the right chest, tip at the "
        "cavoatrial junction by fluoro. The PICC was left in place at the request of the oncology team.",
        ["36561", "76937", "77001"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Biliary drain exchange with possible stent placement\n"
        "Wire through the old 10F, cholangiogram: stricture persists. New 10F placed and locked. No stent "
        "today, cytology pending.",
        ["47536"],
    ),
    (
        dt.date(2025, 5, 5),
        "PLANNED: conversion of right nephrostomy to nephroureteral. DONE: wire could not be passed into the "
        "bladder; nephrostomy exchanged for a new 10F.",
        ["50435"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Fistulogram, angioplasty, possible stent\n"
        "The left upper arm fistula was accessed and contrast injected to the heart. No stenosis over 30%. No"
        " angioplasty.",
        ["36901"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Bilateral L5 transforaminal epidural.\n"
        "Left L5 foramen entered under fluoroscopy, contrast along the root, dexamethasone 10 mg. The patient"
        " could not tolerate more and the right side was not done.",
        ["64483"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Kyphoplasty L1 and L3.\n"
        "L1 bipedicular kyphoplasty under fluoroscopy with balloons, 7 mL cement. L3 pedicle could not be "
        "entered safely and was left.",
        ["22514"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Bilateral knee injections\n"
        "Right knee 40 mg Kenalog by lateral approach, palpation. Left knee not injected as it is not painful"
        " today.",
        ["20610"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Right L3-4, L4-5, L5-S1 facet injections.\n"
        "L4-5 and L5-S1 joints on the right were entered under fluoro and injected with 0.5 mL each. L3-4 was"
        " skipped, severe osteophytes.",
        ["64493", "64494"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: IVC filter placement, iliac venogram, possible thrombectomy\n"
        "Right IJ. Cavagram: no thrombus, renal veins at L1. Denali filter deployed. Thrombectomy was "
        "postponed.",
        ["37191"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: cerebral angiogram, mechanical thrombectomy, possible carotid stent.\n"
        "Right femoral. Left M1 occlusion. Solitaire x2 passes, TICI 3. The cervical ICA has 50% stenosis, "
        "stent not needed.",
        ["61645"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Pericardiocentesis with drain placement\n"
        "Apical echo guided needle, 300 mL, effusion gone, no drain was left.",
        ["33016"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: RFA of right GSV and right SSV\n"
        "ClosureFast to the right GSV under ultrasound with tumescence. SSV was found competent and not "
        "treated.",
        ["36475"],
    ),
    (
        dt.date(2025, 5, 5),
        "TITLE: Right heart cath with vasodilator challenge and endomyocardial biopsy\n"
        "RIJ. RA 9, RV 40/10, PA 38/18 mean 25, PCWP 20, CO 4.0. Given the wedge, no vasodilator was given. "
        "Biopsy was cancelled because of INR 2.9.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: PCI LAD with rotational atherectomy, IVUS\n"
        "Known LAD lesion. 2.5 NC balloon opened fully so no atherectomy was needed. IVUS catheter "
        "malfunctioned, not used. 3.0 x 24 Synergy. TIMI 3.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Tunneled dialysis catheter placement\n"
        "The tunnel was not made because of platelets 12. A temporary 13F right IJ Trialysis was placed by "
        "landmark, sutured. Chest film after.",
        ["36556"],
    ),
    (
        dt.date(2025, 5, 5),
        "CORONARIES: left main 20%, LAD stent patent, circumflex 30%, RCA 40%.\n"
        "LV: 139 over 13, no gradient.\n"
        "PELVIS: done because of buttock claudication, right femoral pulse faint. Pigtail at the bifurcation,"
        " one 20 cc injection. Right common iliac 80%, right external normal. Left common iliac 30%.",
        ["93458", "G0278"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC via RFA. LVEDP 12, cors nonobstructive. Claudication, so distal aortogram with iliac runoff: "
        "left common iliac 70%, right normal, both CFAs patent.",
        ["93458", "G0278"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC via RFA. LVEDP 12, LM normal, LAD 20, LCx normal, RCA 30. Femoral sheath angiogram showed a good"
        " stick, Angioseal.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary angiogram via right femoral: minimal CAD. Iliofemoral angiography was done for leg pain "
        "with absent left pulse: left external iliac occluded, right iliac 40%.",
        ["93454", "G0278"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC and renal angiography for resistant hypertension. EDP 18. Cors normal. JR4 engaged both renal "
        "arteries: right 60%, left normal.\n"
        "skip",
        ["36252", "93458"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
