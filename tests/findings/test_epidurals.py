"""Injections into the spinal canal: approach, level, side, what stays in and what guided the needle."""

from __future__ import annotations

import pytest
from tests.findings.reports import acts_of, findings_of

from ircoder.findings.epidurals import interspace

FAMILY = "epidural_injection"
END = " Omnipaque confirmed the position. 40 mg of triamcinolone was injected."

# text, (approach, level, side) of each act
PLACES = [
    ("Left L4-L5 transforaminal epidural injection under fluoroscopy.", [("transforaminal", "L4-L5", "left")]),
    ("RIGHT L5 SELECTIVE NERVE ROOT BLOCK, C-ARM.", [("transforaminal", "L5-S1", "right")]),
    ("Tuohy needle at L3-L4, loss of resistance.", [("interlaminar", "L3-L4", None)]),
    ("C7-T1 interlaminar epidural with a 20 gauge Tuohy.", [("interlaminar", "C7-T1", None)]),
    (
        "The L5-S1 interlaminar approach failed. Then a right L4-L5 transforaminal needle was placed.",
        [("transforaminal", "L4-L5", "right")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text[:40] for text, _ in PLACES])
def test_places(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    acts = acts_of(findings_of(text + END), FAMILY)
    assert [(act.details["approach"], act.levels[0], act.side) for act in acts] == expected


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("The catheter was left in place, taped, and an infusion was started.", True),
        ("The catheter was removed at the end.", False),
        ("No catheter. Single shot.", False),
    ],
)
def test_indwelling(text: str, stays: bool) -> None:
    start = "T8-T9, Tuohy, loss of resistance. Epidural catheter advanced 5 cm. Bupivacaine 0.25% 5 mL was injected. "
    (act,) = acts_of(findings_of(start + text), FAMILY)
    assert act.details["indwelling"] is stays


@pytest.mark.parametrize(
    ("text", "modality", "state"),
    [
        ("Under fluoroscopy.", "fluoroscopy", "stated"),
        ("AP and lateral views.", "fluoroscopy", "stated"),
        ("CT-guided.", "ct", "stated"),
        ("By palpation, no imaging.", "landmark", "denied"),
        ("Ultrasound probe over the interspace.", "ultrasound", "silent"),
    ],
)
def test_guidance(text: str, modality: str, state: str) -> None:
    findings = findings_of(f"{text} L3-L4, Tuohy, loss of resistance. 40 mg triamcinolone was injected.")
    (act,) = acts_of(findings, FAMILY)
    assert [item.modality for item in findings.guidance_about(act.id)] == [modality]
    assert findings.fact("imaging_guidance", act.id) == state


@pytest.mark.parametrize(
    ("level", "foramen"),
    [("L5", "L5-S1"), ("L4-L5", "L4-L5"), ("T12", "T12-L1"), ("C6", "C5-C6"), ("C8", "C7-T1"), ("S1", "S1")],
)
def test_foramen_of_a_root(level: str, foramen: str) -> None:
    assert interspace(level) == foramen
