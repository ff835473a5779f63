"""Sessions of needle and organ work: a stray vessel word makes no catheter; a true catheter beside it stays."""

from __future__ import annotations

from tests.coding.build import access, act, bed, fact, imaging
from tests.coding.cases import Case, TextCase, check, table


def _biopsy() -> object:
    return act("core_biopsy", "anatomy:kidney", side="left", details={"site": "kidney"})


FEMORAL = access("right common_femoral_artery", "left renal_artery")
UNTOLD = access(None, "left radial_artery")

CASES = [
    Case(
        rules="MOD-24",
        name="a tip without a punctured vessel beside a biopsy",
        parts=[_biopsy(), UNTOLD],
        lines="50200-LT",
        not_coded="36217",
    ),
    Case(
        rules="MOD-24",
        name="a study from an untold puncture beside a biopsy",
        parts=[_biopsy(), UNTOLD, imaging(UNTOLD, "left upper_extremity")],
        lines="50200-LT",
        not_coded="36217 75710",
    ),
    Case(
        rules="MOD-24",
        name="a punctured vessel that nothing went through is left to a coder",
        parts=[_biopsy(), access("right common_femoral_artery", "celiac_artery")],
        lines="50200-LT",
        not_coded="36245",
        review="check for a catheter (MOD-24)",
    ),
    Case(
        rules="MOD-24",
        name="a true angiogram stands beside a biopsy",
        parts=[_biopsy(), FEMORAL, imaging(FEMORAL, bed("left renal", "renal_artery")), fact("prior_study", "denied")],
        lines="36251-LT 50200-LT",
    ),
    Case(
        rules="SPIN-37",
        name="an epidurogram alone",
        parts=[act("epidurography_injection")],
        lines="",
        not_coded="72275",
        review="An epidurogram without an injection has no code of its own (SPIN-37).",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


TEXTS = [
    TextCase(
        rules="MOD-24",
        name="radial sequences of an MR arthrogram",
        text="MR ARTHROGRAM, LEFT HIP. A 22-gauge needle was brought to the head-neck junction under fluoroscopy. Contrast "
        "filled the joint, then 12 mL of dilute gadolinium was given.\nMRI: T1 in three planes and radial. Labral tear.",
        lines="27093-LT 73722-LT 77002",
    ),
    TextCase(
        rules="MOD-24",
        name="a drain placed to bulb",
        text="CT-guided drainage of a pelvic abscess, left transgluteal route. Needle entry under CT, 90 mL of pus, 12 Fr "
        "drain formed and placed to bulb. Cavity nearly collapsed.",
        lines="49406",
    ),
    TextCase(
        rules="MOD-24",
        name="a needle between aorta and kidney",
        text="CT GUIDED BIOPSY OF A LEFT ADRENAL MASS. A 17 gauge coaxial needle was advanced between the aorta and the "
        "left kidney, staying clear of the renal vein, into the mass. Four 18 gauge cores were obtained.",
        lines="49180 77012",
    ),
    TextCase(
        rules="MOD-24",
        name="liver cores away from the portal vein",
        text="LIVER BIOPSY. UNDER ULTRASOUND AN 18 GAUGE NEEDLE WAS ADVANCED INTO THE RIGHT LOBE AVOIDING THE PORTAL VEIN "
        "BRANCHES. TWO CORES. DOPPLER: HEPATIC ARTERY PATENT.",
        lines="47000",
    ),
    TextCase(
        rules="MOD-24",
        name="alcohol in front of the aorta",
        text="Celiac plexus neurolysis, posterior approach, CT. Needle tips anterior to the aorta between celiac and SMA. "
        "Test contrast spread well. 20 mL of alcohol was injected.",
        lines="64680",
    ),
    TextCase(
        rules="MOD-24",
        name="an axillary line in a blind liver biopsy",
        text="Percutaneous liver biopsy. Supine, right hand under the head, the area of maximal dullness was found in the "
        "mid axillary line and a small skin entry was made. Two liver cores went to pathology.",
        lines="47000",
    ),
    TextCase(
        rules="MOD-24",
        name="a chest film that shows a line of old",
        text="Chest tube placement. A 10 French pigtail chest tube was placed into the left pleural space under CT "
        "for empyema. Images saved.\nCXR shows right IJ line with its tip in the SVC.",
        lines="32557-LT",
    ),
    TextCase(
        rules="MOD-24",
        name="an IV for sedation",
        text="Left SI joint injection under fluoroscopy. IV started in the left hand vein. Contrast outlined the joint, "
        "40 mg of Kenalog was injected. S1 foramen avoided.",
        lines="G0260-LT",
    ),
    TextCase(
        rules="MOD-24",
        name="an IV beside contrast into a drain",
        text="IV access in the left hand vein. CT guided drainage of a pelvic abscess: 10 French pigtail placed, 40 mL of "
        "pus. Contrast outlined the cavity, no fistula.",
        lines="49406",
    ),
    TextCase(
        rules="MOD-24",
        name="a stellate block beside the neck vessels",
        text="Right stellate ganglion block at C6 under ultrasound. The needle was advanced lateral to the carotid artery, "
        "avoiding the vertebral artery. Contrast showed no vascular uptake. 8 mL of ropivacaine was injected.",
        lines="64510-RT",
    ),
    TextCase(
        rules="MOD-24",
        name="pressures of discs",
        text="Lumbar discogram L3-L4 and L4-L5. 22 gauge needles. Pressures recorded, films read: radial fissure at L4-L5.",
        lines="62290x2 72295x2",
    ),
    TextCase(
        rules="MOD-24",
        name="a biopsy and a catheter study of its bleeding",
        text="Ultrasound guided 16 gauge cores x2 of the right kidney. Brisk bleeding. The right common femoral artery was "
        "punctured. A Cobra catheter was advanced into the right renal artery. Renal angiogram: no extravasation. "
        "No prior angiogram.",
        lines="36251-RT 50200-RT",
    ),
    TextCase(
        rules="MOD-24",
        name="a biopsy through the jugular vein",
        text="TRANSJUGULAR LIVER BIOPSY. The right internal jugular vein was accessed. A catheter was advanced into the "
        "right hepatic vein. Three cores were obtained through the sheath with an 18 gauge needle.",
        lines="36011 37200 75970",
    ),
    TextCase(
        rules="SPIN-37",
        name="an epidurogram with its injection",
        text="Left L5 transforaminal epidural steroid injection under fluoroscopy. Epidurogram performed: contrast along "
        "the left L5 root. 2 mL of dexamethasone was injected. No uptake of the radicular artery.",
        lines="64483-LT",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
