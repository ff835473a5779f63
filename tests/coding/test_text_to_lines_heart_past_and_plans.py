"""Hearts: history, plans, cancelled and failed work beside what was done today."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "HISTORY: CABG 2010 LIMA-LAD, SVG-OM. PROCEDURE: LHC. FINDINGS: LM 80%. LAD occluded, LCx 70. RCA 30."
        " LVEDP 20. Grafts were not injected as they were imaged in May by CT.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Pt with CABG x2. LIMA to LAD and vein to OM both injected and patent. Natives: LM 80, LAD 100, LCX "
        "100, RCA 30. EDP 15.",
        ["93459"],
    ),
    (
        dt.date(2025, 5, 5),
        "Hx: anterior STEMI 2019 with LAD stent; IABP then. Today elective PCI RCA, known 80% by last week's "
        "cath. Xience 3.5 x 23. ",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "Elective PCI LAD, known. IVUS guided DES: 3.0 x 28 Synergy. Final IVUS well expanded MSA 7.0. RCA "
        "was IVUSed in 2021.",
        ["92928", "92978"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC. Swan in from ICU removed. New 7F balloon wedge catheter via RIJ: RA 14, RV 60/14, PA 58/30, "
        "PCWP 28. Impella considered.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC done for chest pain. LV 140/18. LM nl, LAD stent patent (DES placed 2022), LCx 40, RCA 60 FFR "
        "deferred. IVUS of LM considered. Recommend medical therapy, CABG if symptoms.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Pre-procedure H&P. 70M with abnormal stress for LHC today via radial. Allergies none. Cr 1.0. ASA 3."
        " Plan moderate sedation. Consent signed.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Discharge summary: admitted with NSTEMI, underwent LHC with PCI of LAD with DES by Dr. Shah on 3/3, "
        "IABP removed 3/4. Home on DAPT.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "ECHO REPORT: EF 40%, LVEDP elevated, RA pressure 8, RVSP 45, mild MR, AVA 1.1, small pericardial effusion.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Cardiac CTA: LM no disease, LAD 50-69% stenosis mid, LCx minimal, RCA calcified plaque. LIMA graft "
        "patent. Calcium score 400.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Nuclear stress: inferior ischemia. Recommend coronary angiography.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary angiogram scheduled 5/6 was cancelled: patient ate breakfast. Rescheduled.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary angiogram with LV gram planned; LV not entered because of LV thrombus on echo. Cors via "
        "RRA, TIG: LM nl, LAD 60, LCx nl, RCA 40.",
        ["93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "ATTEMPTED PCI OF D1, PCI OF LAD. Known. Wire would not enter D1 after 20 min, abandoned. LAD stented"
        " with 3.0 x 24 Onyx. TIMI 3.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "PCI RCA attempt, known lesion. Ballooned 2.0 and 2.5; no stent could be delivered past the bend "
        "despite Guideliner. Result 40% residual, accepted.",
        ["92920"],
    ),
    (
        dt.date(2025, 5, 5),
        "Transferred from Mercy where lytics failed; angiogram there showed LAD occlusion. Rescue PCI here: "
        "LAD 100%, XB 3.5, 2.5 balloon, 3.0 x 28 DES. TIMI 3.",
        ["92941"],
    ),
    (
        dt.date(2025, 5, 5),
        "Coiling of known left PCom aneurysm, right femoral, left ICA guide. Prior coils from 2018 compacted."
        " 4 new coils. Stent (Neuroform) from 2018 crossed.",
        ["36217", "61624", "75894"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
