"""Heart work told in plain words: arteries by their side, grafts by their ends, tools without the name of the work."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import lines_of, result_of

LINES = [
    # The right coronary by its side alone is the place of the stent that follows.
    (
        "STEMI. Never catheterized. Left pictures: LAD 40 % mid, circumflex clean, left main clean. "
        "Right: closed at its start, no flow. Pigtail into the ventricle, filling pressure 20. "
        "Guide JR4, wire across. 3.0 x 24 Xience at 12 atm. TIMI 3.",
        ["93458", "C9606"],
    ),
    # A side with vessels of the leg is no coronary.
    (
        "Coronary angiography from the right wrist: left main, LAD and circumflex clean.\n"
        "Right: iliac artery narrowed on the last scan.",
        ["93454"],
    ),
    # Grafts by where they come from and go to.
    (
        "Dear Dr. Ho,\n\nMr. P had three bypasses in 2014. This morning, from the left wrist, I filmed his left main, "
        "which is closed, and the right is closed at its origin. The mammary to the LAD is smooth. The vein to the first diagonal is open. The vein to the "
        "right coronary is a stump.",
        ["93455"],
    ),
    # The tool of a heart biopsy, its samples in the next line.
    (
        "Heart transplant. Right neck vein, 7F sheath.\nBioptome to the septum under the C-arm.\n4 bites, formalin.",
        ["93505"],
    ),
    # A pacing wire by what it is and does.
    (
        "Complete heart block, pulse 25. Right jugular vein, 6 French. An electrode catheter was floated to the apex of "
        "the right ventricle, threshold 0.5 mA, captured every beat.",
        ["33210"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text[:40] for text, _ in LINES])
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_ultrasound_drawn_back_is_a_look_at_the_artery() -> None:
    text = (
        "Return visit for the mid LAD. 80 % stenosis. 3.0 x 18 Xience deployed in the mid LAD, 14 atm.\n"
        "Ultrasound catheter drawn back from the mid LAD; smallest area 4.1 mm2, then 8.0."
    )
    assert "92978" in lines_of(text)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("a 3.5 x 15 Synergy in the proximal one and a 3.0 x 20 Synergy in the distal one", "92930"),
        ("a 3.5 x 38 Synergy over both", "92928"),
    ],
)
def test_a_stent_for_each_of_two_lesions(ends: str, expected: str) -> None:
    text = f"PCI note.\nThe RCA has an 80 % stenosis in its first part and a 90 % one low down. We used {ends}. Clean."
    found = {line.code for line in result_of(text, setting="professional", date=dt.date(2026, 3, 4)).lines}
    assert found & {"92928", "92930", "C9600"} == {expected}
