"""Words of dictation that generated reports brought up: each must lead to the codes of the plain wording."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "guidance used to enter": (
        "Technique: Sonographic guidance was used in real time to enter the right femoral artery. A 5 F sheath was placed. "
        "The left external iliac artery was selected with a Cobra catheter, then arteriogram of the left leg. Findings: "
        "Left leg: the left SFA is patent, single vessel runoff.",
        ["36246", "75710"],
    ),
    "an angioplasty that had to be left": (
        "Technique: left common femoral access. The right anterior tibial artery was dilated with a 3 mm balloon, "
        "stenosis 90 percent. An attempt to cross the occluded right peroneal artery failed; angioplasty had to be left.",
        ["37228"],
    ),
    "a Mullins sheath is no septal puncture": (
        "Left heart catheterization and coronary angiography\nTechnique: Right common femoral artery access, a 5 F Mullins "
        "sheath was placed. The left and right coronary arteries were engaged and angiography done. A pigtail crossed into "
        "the left ventricle, LVEDP 14. Findings: Left main normal. LAD normal. LCx normal. RCA normal.",
        ["93458"],
    ),
    "an open repair that was an alternative": (
        "Right arm fistulogram\nOpen repair would be an alternative. The right brachiocephalic fistula was entered with a "
        "needle and the whole circuit studied through the central veins: no narrowing. A tunneled catheter was placed "
        "elsewhere in 2019.",
        ["36901"],
    ),
    "the tip in the upper caval vein": (
        "Left temporary dialysis catheter\nThe left internal jugular vein was punctured under ultrasound. Over a wire a 12 F "
        "Trialysis catheter was placed, no tunnel. The tip rests in the upper caval vein under fluoroscopy, image stored.",
        ["36556", "77001"],
    ),
    "a drain put in by trocar": (
        "Drainage of left psoas abscess\nTechnique: With CT fluoroscopy an 8 F ReSolve drain was inserted by trocar into the "
        "left psoas abscess and locked, left to gravity, 240 cc of pus aspirated.",
        ["49406"],
    ),
    "a drain change after the gallbladder came out": (
        "Exchange of an abdominal drain\nCholecystectomy years ago. Technique: Contrast through the drain outlined a 4 cm "
        "residual abscess cavity in the abdomen. Over a wire the drain was changed for a 12 French drain under fluoroscopy.",
        ["49423", "75984"],
    ),
    "a gallbladder tube told by its guidance": (
        "Cholecystostomy tube placement\nTechnique: US guided perc chole, 8F pigtail drain in GB, 80 cc bile.",
        ["47490"],
    ),
    "cement without a cavity": (
        "Vertebroplasty of T12\nTechnique: At T12 an 11 gauge needle was passed through the pedicle under fluoroscopy and 5 mL "
        "PMMA injected without a cavity, vertebroplasty complete; no balloon used.",
        ["22510"],
    ),
    "a PICC of the Groshong family": (
        "Left arm PICC\nThe left basilic vein was patent on ultrasound, entry seen in real time, picture kept. A Groshong NXT "
        "was trimmed to 42 cm and inserted through a peel-away sheath. The tip is at the cavoatrial junction under "
        "fluoroscopy, image saved.",
        ["36573"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES.keys())
def test_dictation_variety(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes
