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
    "level right behind the flush catheter, one injection": (
        "R CFA 4F. Pigtail L1-2, 30 cc at 15/s, single injection, never moved. Aorta normal. External iliacs and CFAs "
        "patent on both sides.",
        ["36200", "75630"],
    ),
    "why it was entered takes nothing back": (
        "An antegrade puncture of the left common femoral artery was made. A catheter was placed in the peroneal artery "
        "because the foot could not be resolved. Left leg arteriography from both positions. Peroneal patent.",
        ["36247", "75710"],
    ),
    "passed on the way to the arm": (
        "From the right groin a Headhunter went to the left subclavian, tip on into the axillary artery; left arm film "
        "to the fingertips. Left ulnar corkscrew, digital arteries cut off.",
        ["36215", "75710"],
    ),
    "contrast through the dilator of the puncture": (
        "I stuck the right brachial artery with a micropuncture needle and ran the picture through the 4F inner dilator. "
        "Forearm and hand: radial occluded, ulnar large, arches open.",
        ["36140", "75710"],
    ),
    "the way in told only where it was closed": (
        "No previous study. 1. Celiac arteriogram: conventional anatomy. 2. Right hepatic arteriogram: masses. Right "
        "groin, Angio-Seal.",
        ["36247", "75726", "75774"],
    ),
    "division of the variant artery": (
        "HCC, no angiogram ever. Right CFA. SMA: replaced right hepatic from it supplies the tumor, no clot. Celiac: left "
        "hepatic and gastroduodenal only, no tumor contribution. On this basis the replaced right hepatic was treated: "
        "microcatheter into the anterior division, lipiodol with epirubicin, Gelfoam until sluggish.",
        ["36245", "36247", "37243", "75726x2", "96420"],
    ),
    "past a branch is no past": (
        "Radioembolization, glass spheres. I am the authorized user. Left radial 5F, Progreat into the left hepatic past "
        "the middle hepatic origin, check shot only. Dose vial flushed through three times.",
        ["36247", "37243", "79445"],
    ),
    "the angiogram in brackets is dated alone": (
        "From the left CFA the right SFA was stented, 6 x 100 Eluvia, for known stenosis (angio last month). Good flow.",
        ["37226"],
    ),
    "a driven device behind its label": (
        "Right groin, crossover. Left SFA stenosis: Turbo-Elite laser, then balloon, then Supera 5.5 x 150. Angiogram two "
        "weeks before.",
        ["37227"],
    ),
    "a tear that runs on from what was treated": (
        "Left femoral sheath. Right SFA restenosis known from angiography. The stent was debulked with a 2.0 mm "
        "Turbo-Elite laser. Its edge then showed a dissection into P1 and a Supera 5.5 x 60 was laid across it.",
        ["37227"],
    ),
    "lysis in the graft itself": (
        "Right fem-pop graft down 2 days, first angiogram: left CFA, over, run from the right external iliac: graft "
        "occluded. Unifuse across the graft, tPA 1 mg/h started.",
        ["36247", "37211", "75710"],
    ),
    "labels of a study that could not select": (
        "Right CFA. Pigtail in the arch, arch run of the neck.\nLeft carotid: bulb 60%.\nVertebrals: left dominant, patent "
        "to the foramen magnum. Selective carotid angiography was not possible.",
        ["36221"],
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
