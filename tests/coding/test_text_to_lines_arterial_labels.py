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
    "the further side by its vials": (
        "Uterine fibroid embolization. Left radial. Left uterine artery: horizontal segment, Embosphere 500-700, two "
        "vials, stasis. Right uterine: same, one vial.",
        ["36247x2", "37243"],
    ),
    "the further side by its sentence": (
        "UFE. Left radial. Microcatheter in the left uterine artery, 2 vials. Then the right side done the same way.",
        ["36247x2", "37243"],
    ),
    "the same catheter is no dose": (
        "GI bleed, first arteriogram. RFA. Celiac run with a Cobra: no bleeding. GDA entered with a microcatheter, "
        "extravasation, coils to stasis. Then the SMA was catheterized with the same Cobra, run: no contribution.",
        ["36245", "36247", "37244", "75726x2", "75774"],
    ),
    "knee arteries without their noun": (
        "GAE left knee. Right CFA, up and over. Left superior lateral genicular: blush, 300 micron Embozene 1 mL. Left "
        "descending genicular: likewise, 0.6 mL.",
        ["36247", "36248", "37242"],
    ),
    "one vessel, then a branch, without a verb": (
        "Hematuria after left kidney biopsy. RFA 5F. Left main renal, then lower pole segmental with a Progreat: one "
        "irregular branch, no leak. Right kidney: main renal selected for comparison, normal.",
        ["36251", "36253"],
    ),
    "deeper, with its own run": (
        "Right femoral. Left internal iliac selected and filmed; then deeper to the left internal pudendal with its own "
        "run: occluded.",
        ["36247", "75736", "75774"],
    ),
    "activity without the word dose": (
        "Y90 day, TheraSphere. Left radial. Microcatheter to the right hepatic artery. 3.1 GBq infused by me as "
        "authorized user. Mapping was done two weeks ago.",
        ["36247", "37243", "79445"],
    ),
    "coils behind the guide of the same sentence": (
        "Bleeding after partial nephrectomy, known from the arteriogram of last week. Right CFA; guide in the left renal; "
        "coils in the leaking branch.",
        ["36245", "37244"],
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
