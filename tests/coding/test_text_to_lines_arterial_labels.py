"""Notes that tell arteries by labels, findings and few words, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "labels of the neck with their views": (
        "Cerebral study\nR CFA, Berenstein\narch: type 1, LAO run\nR CCA: bulb 50%, intracranial views normal\n"
        "L CCA: bulb clean, ACA and MCA normal\nL subclavian: vertebral origin normal, basilar normal",
        ["36223x2", "36225"],
    ),
    "injections named in the findings alone": (
        "FINDINGS: Celiac injection: no bleeding. SMA injection: no bleeding. IMA injection: no bleeding. TECHNIQUE: "
        "Right CFA access. Each vessel was selectively catheterized with a Cobra.",
        ["36245x3", "75726x3"],
    ),
    "kidneys by their labels": (
        "Right groin access, Sos. Right renal: widely patent. Left renal: 70% ostial stenosis, gradient 25.",
        ["36252"],
    ),
    "a label with its catheter in brackets": (
        "Left radial. SMA: no replaced vessel. Celiac: classic branching. Left hepatic (microcatheter): three rims.",
        ["36245", "36247", "75726x2", "75774"],
    ),
    "branches read from their trunk": (
        "Right CFA. Cobra. Celiac: patent. Splenic: normal. SMA: patent.",
        ["36245x2", "75726x2"],
    ),
    "labels of a flush run": (
        "Right CFA. Pigtail at L1, aortogram. Aorta smooth. Celiac: patent. SMA: patent. Right renal: patent.",
        ["36200", "75625"],
    ),
    "a label that was tried in vain": (
        "Right CFA. Cobra. Celiac: no bleeding. SMA: no bleeding. IMA: tried with two shapes, occluded, not selected.",
        ["36245x2", "75726x2"],
    ),
    "the verb of its label governs no later vessel": (
        "Right CFA. SMA: selected, run negative. IMA: selected, left colic fills, diverticula, no extravasation.",
        ["36245x2", "75726x2"],
    ),
    "the way in behind a study is not where it was made": (
        "Celiac arteriogram from a right femoral approach: normal, no aneurysm.",
        ["36245", "75726"],
    ),
    "groin with its sheath opens a list": (
        "Left groin 5F, crossed over with a Rim, catheter tip right external iliac, right leg runoff. SFA occluded, "
        "profunda fills the popliteal.",
        ["36246", "75710"],
    ),
    "flush catheter and what the aorta looks like": (
        "Flush catheter in the abdominal aorta from the left wrist. 4 cm infrarenal aneurysm, renals single.",
        ["36200", "75625"],
    ),
    "one injection of aorta and legs": (
        "Left femoral puncture. Pigtail in the infrarenal aorta. One injection with stepping table down to both feet. "
        "Aorta and iliacs smooth. Both SFAs diseased.",
        ["36200", "75630"],
    ),
    "the other side read by its side alone": (
        "Right groin. Both common carotid arteries were selected and cervical views obtained. Right ICA origin 80% "
        "stenosis, left 30%.",
        ["36222x2"],
    ),
    "spoken in one breath, nothing treated": (
        "we came up from the right groin over the horn and dropped a glide cath into the left SFA and shot the leg to "
        "the toes he has a long occlusion of the popliteal and one vessel runoff nothing done today",
        ["36247", "75710"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_arteries_by_label(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
