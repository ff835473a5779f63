"""Further examples of rules told as dictation: work of one family beside that of another."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

GROIN = "Right common femoral artery access with a 5 French sheath."

TEXTS = [
    TextCase(
        "VASC-30",
        "neck trunk beside a vertebral study",
        f"HISTORY: Neck tumor. No prior angiogram.\nTECHNIQUE: {GROIN} With the catheter in the right subclavian artery a right vertebral "
        "arteriogram was performed. The right thyrocervical trunk was then selected and a thyrocervical arteriogram was performed.\n"
        "FINDINGS: The right vertebral artery is normal to the basilar artery. The thyrocervical trunk supplies the tumor.",
        "36218 36225-RT 75774-59",
    ),
    TextCase(
        "VASC-50",
        "stroke with a look at the other side",
        "HISTORY: Acute left middle cerebral artery stroke. No prior catheter angiogram.\n"
        f"TECHNIQUE: {GROIN} The right internal carotid artery was selected first for collateral supply and an intracranial arteriogram was "
        "performed. The left internal carotid artery was then selected and the clot in the left middle cerebral artery was removed with a stent "
        "retriever in one pass.\nFINDINGS: Right internal carotid: normal intracranial branches, the anterior communicating artery fills the "
        "left side. Final result TICI 3.",
        "36224-59-RT 61645-LT",
    ),
    TextCase(
        "VASC-60",
        "liver biopsy through the jugular vein with pressures",
        "PROCEDURE: Transjugular liver biopsy with pressures.\n"
        "TECHNIQUE: Right internal jugular vein access. The right hepatic vein was selected. Wedged and free hepatic venous pressures were measured "
        "and a wedged hepatic venogram was performed. Three cores were taken through the right hepatic vein.\n"
        "FINDINGS: The wedged venogram shows no portal filling. Wedged pressure 22, free pressure 8 mmHg.",
        "36011 37200 75889-59 75970",
    ),
    TextCase(
        "VASC-61",
        "portal vein through the liver",
        "TECHNIQUE: Under ultrasound a right portal vein branch was punctured through the liver and a catheter was advanced into the main portal "
        "vein. A portogram was performed.\nFINDINGS: The portal vein is patent, with flow toward the liver.",
        "36481 75887",
    ),
    TextCase(
        "VASC-62",
        "spleen punctured",
        "PROCEDURE: Splenoportogram.\n"
        "TECHNIQUE: The spleen was punctured with a 22 gauge needle and contrast was injected into the splenic pulp.\n"
        "FINDINGS: The splenic and portal veins are patent.",
        "38200 75810",
    ),
    TextCase(
        "VASC-72",
        "groin and arm punctured under ultrasound",
        "HISTORY: Claudication. No prior angiogram.\n"
        "TECHNIQUE: The right common femoral artery was patent on ultrasound and was punctured under real-time ultrasound; an image was saved. "
        "The left superficial femoral artery was selected and a left leg arteriogram was performed. The left brachial artery was patent on "
        "ultrasound and was punctured under real-time ultrasound; an image was saved. Through the brachial sheath a left arm arteriogram was "
        "performed.\nFINDINGS: Left leg: the superficial femoral artery is occluded. Left arm: the radial and ulnar arteries are patent.",
        "36140-59-LT 36247-LT 75710x2-LT 76937x2",
    ),
    TextCase(
        "VINT-10",
        "one stent over two vessels, 2025",
        "TECHNIQUE: Left common femoral artery access. Over the bifurcation one 8 x 60 mm stent was deployed across the stenosis that extends from the right distal external "
        "iliac artery into the right common femoral artery.",
        "37221-RT",
        date="2025-03-03",
    ),
    TextCase(
        "VINT-21",
        "lithotripsy and stent, hospital, 2024",
        f"TECHNIQUE: {GROIN} Over the bifurcation the calcified left superficial femoral artery stenosis was treated by intravascular lithotripsy and a 6 x "
        "100 mm stent was deployed there.",
        "C9765-LT",
        date="2024-03-03",
    ),
    TextCase(
        "VINT-21",
        "lithotripsy and stent, physician, 2024",
        f"TECHNIQUE: {GROIN} Over the bifurcation the calcified left superficial femoral artery stenosis was treated by intravascular lithotripsy and a 6 x "
        "100 mm stent was deployed there.",
        "37226-LT",
        date="2024-03-03",
        setting="professional",
    ),
    TextCase(
        "VINT-22",
        "first runoff, then a stent with ultrasound inside, 2026",
        "HISTORY: Rest pain. No prior study.\n"
        "TECHNIQUE: Left common femoral artery access. A catheter was placed in the distal aorta and a runoff of both legs was performed. Based on "
        "it we proceeded. Over the bifurcation the right superficial femoral artery occlusion was crossed. Intravascular ultrasound of the right "
        "superficial femoral artery measured 6 mm. A 6 x 120 mm stent was deployed in it.\n"
        "FINDINGS: Right: the superficial femoral artery is occluded. Left: patent to the foot.",
        "37252 37269-RT 75716-59",
        date="2026-03-03",
    ),
    TextCase(
        "VINT-38",
        "pressure catheter for radioembolization, physician",
        "PROCEDURE: Y-90 radioembolization of the right liver.\n"
        f"TECHNIQUE: {GROIN} The right hepatic artery was selected with a TriNav catheter. Y-90 resin microspheres were delivered into the right hepatic "
        "artery by me as the authorized user.",
        "36247 37243 79445-26",
        setting="professional",
    ),
    TextCase(
        "VINT-75",
        "graft with a coiled internal iliac artery",
        "PROCEDURE: EVAR with coil embolization of the left internal iliac artery.\n"
        "TECHNIQUE: Both common femoral arteries were punctured. From the right groin the left internal iliac artery was selected over the bifurcation and coils were "
        "deployed in it to prevent an endoleak. The main body of a bifurcated endograft was deployed below the renal arteries. The contralateral limb was deployed, and the left limb "
        "was extended into the left external iliac artery.",
        "34705 34709 36246-LT 37242",
    ),
    TextCase(
        "VINT-89",
        "left gastric artery for obesity",
        "PROCEDURE: Bariatric embolization in a trial.\n"
        f"TECHNIQUE: {GROIN} The left gastric artery was selected with a microcatheter and embolized with 400 micron beads for obesity.",
        "36246 37243",
        review="VINT-89",
    ),
    TextCase(
        "NONV-46",
        "biopsy inside cement work and at another level",
        "PROCEDURE: L1 kyphoplasty with biopsy, L4 core biopsy.\n"
        "TECHNIQUE: Under fluoroscopy the pedicles of L1 were entered, a core biopsy was taken, balloons were inflated and cement was injected. "
        "Then a needle was advanced into the L4 vertebral body and a core was obtained; no cement was given there.",
        "20225-59 22514 77002-59",
    ),
    TextCase(
        "NONV-110",
        "drain change, physician",
        "PROCEDURE: Drain exchange.\n"
        "TECHNIQUE: Under fluoroscopy contrast was injected through the existing pelvic abscess drain. It was exchanged over a wire for a new 12 "
        "French drain.",
        "49423 75984-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-06",
        "a balloon that burst",
        "PROCEDURE: L2 kyphoplasty, changed to vertebroplasty.\n"
        "TECHNIQUE: Under fluoroscopy both pedicles of L2 were entered. The balloon ruptured before inflation and no cavity was made, so L2 was treated by direct "
        "cement injection.",
        "22511",
    ),
    TextCase(
        "MOD-31",
        "venogram on the way of the treatment",
        "PROCEDURE: IVC filter placement.\n"
        "TECHNIQUE: Right common femoral vein access. An iliocavagram through the sheath shows patent veins. A Denali filter was deployed in the "
        "infrarenal vena cava.",
        "37191",
    ),
]


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
