"""Sessions of which a part was left out: a side, a level, a stent, the needle itself."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "Procedure: Right PICC placement. Both arms scanned; no vein larger than 2 mm. No stick was made. "
        "Recommend tunneled IJ catheter.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Procedure: lumbar puncture under fluoroscopy. Patient could not lie prone and refused after "
        "positioning. No needle placed.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: CT guided lung biopsy with fiducial placement\n"
        "17 gauge introducer into the left lower lobe mass, 5 cores of 18 gauge. Fiducials were on the tray "
        "but not placed because of hemoptysis.",
        ["32408"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: CT drainage of two abscesses\n"
        "The pelvic one took a 12F pigtail, 80 mL pus. The perihepatic one had resolved on today's scan and "
        "was not drained.",
        ["49406"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Internal external biliary drain. The wire would not cross the hilar stricture, so an 8F "
        "external drain was left in the right duct. Cholangiogram shows Bismuth III.",
        ["47533"],
    ),
    (
        dt.date(2025, 6, 1),
        "PROCEDURE: SFA and popliteal angioplasty. Known. Left CFA to right. SFA 6x80 Zilver deployed for a "
        "dissection after 5 mm balloon. Popliteal looked fine after all, not touched.",
        ["37226"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Fistulogram with stent. 80% cephalic arch stenosis in left brachiocephalic fistula opened"
        " with an 8 mm Conquest, no recoil, stent left in its box.",
        ["36902"],
    ),
    (
        dt.date(2025, 5, 5),
        "PROCEDURE: Declot right forearm graft with central stent. Pulse spray tPA and Arrow PTD, 7 mm "
        "balloon at venous anastomosis. Central veins open so no stent.",
        ["36905"],
    ),
    (
        dt.date(2025, 5, 5),
        "Lysis day 2. Catheter repositioned lower in the SFA after angiogram via it, residual clot. tPA continued.",
        ["37213"],
    ),
    (
        dt.date(2025, 5, 5),
        "Lysis day 3: angiogram through the catheter shows clear SFA and popliteal, catheter and sheath "
        "pulled. No stent needed.",
        ["37214"],
    ),
    (
        dt.date(2025, 5, 5),
        "RF ablation right L4-5 facet (L3, L4 medial branches) 80 C 90 sec under fluoro. L5-S1 could not be "
        "stimulated safely and was not lesioned.",
        ["64635"],
    ),
    (
        dt.date(2025, 5, 5),
        "Bilateral SI joint injections planned. Right SI joint entered under fluoroscopy, contrast, steroid. "
        "Left joint would not take contrast and nothing was injected.",
        ["27096"],
    ),
    (
        dt.date(2025, 5, 5),
        "Planned bilateral GSV ablation; right GSV RF ablated with ClosureFast, ultrasound, tumescence. Left "
        "side rescheduled, lidocaine maximum reached.",
        ["36475"],
    ),
    (
        dt.date(2025, 5, 5),
        "FNA right thyroid nodule by US, 25 g x4, image saved. Left nodule had shrunk to 4 mm, not sampled.",
        ["10005"],
    ),
    (
        dt.date(2025, 5, 5),
        "US guided native left kidney biopsy, 16G x3, image saved. The right kidney has a cyst, aspiration not needed.",
        ["50200", "76942"],
    ),
    (
        dt.date(2025, 5, 5),
        "Flow diverter for left ICA aneurysm known from 2/10 angiogram, right femoral, Phenom in the left M1,"
        " Pipeline 4 x 16. Coils were prepared but not needed.",
        ["36217", "61624", "75894"],
    ),
    (
        dt.date(2025, 5, 5),
        "Dx angiogram: right vertebral selected, right femoral: PICA aneurysm. The left vertebral could not "
        "be entered because of a loop. ",
        ["36226"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
