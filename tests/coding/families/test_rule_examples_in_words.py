"""Examples of rules told as dictation: from words to lines, where no family's own text cases show the rule."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

GROIN = "Right common femoral artery access with a 5 French sheath."
FIRST = "HISTORY: Claudication. No prior catheter angiogram.\n"

TEXTS = [
    TextCase(
        "VASC-08 VASC-09",
        "two sheaths with a purpose each",
        f"TECHNIQUE: {GROIN} The catheter was advanced over the bifurcation and the left superficial femoral artery was selected; "
        "a left leg arteriogram was performed. A separate sheath was placed in the left common femoral artery, and a left arm "
        "pressure line was not needed.\nFINDINGS: The left superficial femoral artery is occluded in its mid part; the popliteal artery fills "
        "through collaterals.",
        "36247-LT 75710-LT",
    ),
    TextCase(
        "VASC-16",
        "stent of the other leg, 2025",
        f"TECHNIQUE: {GROIN} Over the bifurcation the left superficial femoral artery stenosis was crossed and a 6 x 80 mm stent "
        "was deployed. Completion angiogram shows no residual stenosis.",
        "37226-LT",
    ),
    TextCase(
        "VASC-17 VASC-22",
        "renal stent with a known stenosis",
        "HISTORY: Right renal artery stenosis shown by catheter angiography last week.\n"
        f"TECHNIQUE: {GROIN} The right renal artery was selected, guiding shots only, and a 6 x 18 mm stent was deployed across the "
        "right renal artery stenosis.",
        "36245-RT 37236-RT",
    ),
    TextCase(
        "VASC-23 VASC-22 MOD-33",
        "roadmap and completion alone",
        "HISTORY: Known left popliteal stenosis on catheter angiogram of last month.\n"
        f"TECHNIQUE: {GROIN} A roadmap of the left popliteal artery was made and the stenosis was dilated with a 5 mm balloon. The "
        "final run shows no residual stenosis, good flow.",
        "37224-LT",
    ),
    TextCase(
        "VASC-37 MOD-32",
        "aneurysm coiled with a follow-up run",
        "PROCEDURE: Coil embolization of a left internal carotid aneurysm.\n"
        f"TECHNIQUE: {GROIN} The left internal carotid artery was selected with a guide catheter. A microcatheter was placed in the "
        "aneurysm and coils were deployed. A follow-up arteriogram through the guide shows residual neck filling, and further coils "
        "were placed.",
        "36216 61624 75894 75898",
    ),
    TextCase(
        "VASC-38",
        "nose bleed, 2026",
        "PROCEDURE: Embolization for epistaxis.\n"
        f"TECHNIQUE: {GROIN} The left internal maxillary artery was catheterized with a microcatheter and embolized with PVA "
        "particles for epistaxis until stasis.",
        "36217 61626 75894",
        date="2026-03-02",
    ),
    TextCase(
        "VASC-40",
        "cone-beam CT before chemoembolization",
        "PROCEDURE: Chemoembolization of a segment 8 hepatocellular carcinoma.\n"
        f"TECHNIQUE: {GROIN} The right hepatic artery was selected with a microcatheter. Cone-beam CT confirmed the territory. "
        "Doxorubicin beads were delivered into the right hepatic artery until stasis.",
        "36247 37243 96420",
    ),
    TextCase(
        "VASC-59",
        "cavogram, then a filter",
        "TECHNIQUE: Right internal jugular vein access. A cavogram shows a patent vena cava of 22 mm. A Denali filter was deployed "
        "below the renal veins.",
        "37191",
    ),
    TextCase(
        "VASC-76 VINT-86",
        "ultrasound inside a vein before and after a stent",
        "TECHNIQUE: Right common femoral vein access. Right iliac venogram. Intravascular ultrasound of the right common iliac vein "
        "shows 80% compression with an area of 45 square mm. A 16 x 90 mm venous stent was deployed in the right common iliac "
        "vein. Intravascular ultrasound afterwards shows full expansion.",
        "37238-RT 37252",
    ),
    TextCase(
        "VASC-77 VASC-78",
        "41 minutes of sedation, hospital",
        "PROCEDURE: Right knee joint injection.\nSEDATION: Fentanyl and midazolam were given under my direction; an independent "
        "nurse monitored the patient throughout, 14:00 to 14:41. Patient is 62 years old.\n"
        "TECHNIQUE: The right knee joint was entered and 40 mg of triamcinolone was injected.",
        "20610-RT 99152 99153x2",
    ),
    TextCase(
        "VASC-80",
        "comfort alone",
        "PROCEDURE: Right knee joint injection.\nSEDATION: 1 mg midazolam for comfort, no times recorded.\n"
        "TECHNIQUE: The right knee joint was entered and 40 mg of triamcinolone was injected.",
        "20610-RT",
    ),
    TextCase(
        "VASC-81 VASC-74 MOD-25",
        "first study of a leg after a look at the femoral head",
        f"{FIRST}TECHNIQUE: The right femoral head was checked by fluoroscopy. {GROIN} The catheter was taken up and over with its tip in the "
        "left superficial femoral artery, and a left leg runoff was performed.\nFINDINGS: The left superficial femoral artery is patent; "
        "three-vessel runoff to the foot.",
        "36247-LT 75710-LT",
    ),
    TextCase(
        "VINT-09",
        "balloon with filter wire, 2024",
        f"TECHNIQUE: {GROIN} A contralateral sheath was advanced to the left superficial femoral artery. A filter wire was deployed in "
        "the popliteal artery. The left superficial femoral artery stenosis was dilated with a 5 mm balloon. The filter was "
        "retrieved. A closure device was placed.",
        "37224-LT",
        date="2024-05-06",
    ),
    TextCase(
        "VINT-11",
        "covered stent for a false aneurysm",
        f"TECHNIQUE: {GROIN} From the right groin over the bifurcation the left superficial femoral artery was selected. A covered stent "
        "was deployed across the pseudoaneurysm of the left superficial femoral artery.",
        "36247-LT 37236-LT",
    ),
    TextCase(
        "VINT-28",
        "laser and stent of a subclavian artery",
        f"TECHNIQUE: {GROIN} The right subclavian artery was selected. Laser atherectomy of the right subclavian artery stenosis was "
        "performed and an 8 x 29 mm stent was deployed there.",
        "0237T 36216 37236-RT",
    ),
    TextCase(
        "VINT-34",
        "tumor of a liver segment",
        "PROCEDURE: Embolization of a liver tumor.\n"
        f"TECHNIQUE: {GROIN} A segmental branch of the right hepatic artery was catheterized and the tumor was embolized with "
        "particles. A completion run shows stasis.",
        "36247 37243",
    ),
    TextCase(
        "VINT-47",
        "thrombin into a false aneurysm",
        "PROCEDURE: Thrombin injection of a right femoral pseudoaneurysm.\n"
        "TECHNIQUE: Under ultrasound a 22 gauge needle was placed into the 2 cm right common femoral artery pseudoaneurysm and 500 units of "
        "thrombin were injected. An image was saved. It is thrombosed.",
        "36002-RT 76942",
    ),
    TextCase(
        "VINT-69",
        "port by ultrasound and fluoroscopy",
        "PROCEDURE: Right chest port placement.\n"
        "TECHNIQUE: The right internal jugular vein was patent and compressible on ultrasound and was punctured under real-time ultrasound; an image was "
        "saved. A pocket was made, the port was placed and its catheter tunneled. Fluoroscopy shows the tip at the cavoatrial junction; image "
        "saved.",
        "36561-RT 76937 77001",
    ),
    TextCase(
        "NONV-82",
        "ultrasound of the duct puncture",
        "PROCEDURE: Biliary drain placement.\n"
        "TECHNIQUE: Under ultrasound and fluoroscopy a right hepatic duct was punctured with a 21 gauge needle; image saved. A cholangiogram shows "
        "obstruction of the common duct. A wire was passed into the duodenum and a 10 French internal-external biliary drain was placed.",
        "47534",
    ),
    TextCase(
        "NONV-94",
        "microwave of a kidney tumor",
        "PROCEDURE: CT-guided microwave ablation of a right renal mass.\n"
        "TECHNIQUE: Under CT guidance a microwave antenna was placed into the 2.8 cm right renal mass and ablation was performed for 6 "
        "minutes. CT monitored the ablation zone. Images saved.",
        "50592-RT 77013",
    ),
    TextCase(
        "NONV-108 MOD-08",
        "drain of one pleural space, tap of the other",
        "PROCEDURE: Right pleural drain and left thoracentesis under ultrasound.\n"
        "TECHNIQUE: Under ultrasound guidance a 14 French pigtail catheter was placed into the right pleural space and left to suction. Under "
        "ultrasound guidance a 5 French catheter was advanced into the left pleural space, 700 mL were removed, and the catheter was "
        "taken out. Images saved.",
        "32555-LT 32557-RT",
    ),
    TextCase(
        "NONV-111 MOD-37",
        "no access to the kidney",
        "PROCEDURE: Left nephrostomy, attempted.\n"
        "TECHNIQUE: Under ultrasound two passes were made with a 21 gauge needle into the empty left renal pelvis. No access could be gained, and the "
        "procedure was stopped for pain.",
        "50432-53-LT",
        setting="office",
    ),
    TextCase(
        "NONV-112 MOD-11",
        "feeding tube out on day 5",
        "HISTORY: Gastrostomy tube placed 5 days ago, dislodged last night.\n"
        "TECHNIQUE: Under fluoroscopy a wire was passed through the existing tract and a new 18 French gastrostomy tube was placed. Contrast "
        "confirms its position in the stomach.",
        "49450-78",
    ),
    TextCase(
        "SPIN-08",
        "CT for the needle, fluoroscopy for the cement",
        "PROCEDURE: T8 vertebroplasty.\n"
        "TECHNIQUE: CT was used for needle placement through the left pedicle of T8. Under fluoroscopy 3 mL of cement were injected into the T8 "
        "body.",
        "22510",
    ),
    TextCase(
        "SPIN-12",
        "kyphoplasty with sedation",
        "PROCEDURE: L2 kyphoplasty.\nSEDATION: Fentanyl and midazolam by an independent registered nurse under my supervision, 32 minutes.\n"
        "TECHNIQUE: The pedicles were infiltrated with lidocaine. Under fluoroscopy balloons were inflated in L2 and cement was injected.",
        "22514 99152 99153",
    ),
    TextCase(
        "SPIN-56",
        "sacroiliac joint, hospital",
        "PROCEDURE: Left sacroiliac joint injection.\n"
        "TECHNIQUE: Under fluoroscopy a needle was advanced into the left sacroiliac joint, contrast confirmed position, and 40 mg of "
        "triamcinolone was injected.",
        "G0260-LT",
    ),
    TextCase(
        "SPIN-56",
        "sacroiliac joint, office",
        "PROCEDURE: Left sacroiliac joint injection.\n"
        "TECHNIQUE: Under fluoroscopy a needle was advanced into the left sacroiliac joint, contrast confirmed position, and 40 mg of "
        "triamcinolone was injected.",
        "27096-LT",
        setting="office",
    ),
    TextCase(
        "SPIN-67",
        "reading of another's puncture",
        "LUMBAR MYELOGRAM, INTERPRETATION.\n"
        "Contrast was injected at L3 by the neurosurgeon, who dictates the puncture. AP, lateral and oblique views of the lumbar spine "
        "were obtained.\nFINDINGS: Stenosis at L4-L5.",
        "72265",
    ),
    TextCase(
        "SPIN-73",
        "disc aspiration",
        "PROCEDURE: CT-guided L4-L5 disc aspiration for discitis.\n"
        "TECHNIQUE: Under CT guidance an 18 gauge needle was advanced into the L4-L5 disc and fluid was aspirated and sent for culture. "
        "Images saved.",
        "62267 77012",
    ),
    TextCase(
        "SPIN-74",
        "donor tissue into two discs",
        "PROCEDURE: Intradiscal allograft injection.\n"
        "TECHNIQUE: Under fluoroscopy needles were placed into the L4-L5 and L5-S1 discs and the disc allograft was injected into each.",
        "0627T 0628T",
    ),
    TextCase(
        "SPIN-85",
        "core of a vertebra",
        "PROCEDURE: CT-guided core biopsy of the L2 vertebral body.\n"
        "TECHNIQUE: Under CT guidance an 11 gauge needle was advanced through the left pedicle into the L2 vertebral body and a core was "
        "obtained. Images saved.",
        "20225 77012",
    ),
    TextCase(
        "SPIN-87 MOD-06",
        "both foramina of a level",
        "PROCEDURE: Bilateral L5-S1 transforaminal epidural steroid injections.\n"
        "TECHNIQUE: Under fluoroscopy needles were placed into the left and the right L5-S1 foramen, contrast outlined the roots, and 5 mg of "
        "dexamethasone was injected on each side.",
        "64483-50",
    ),
    TextCase(
        "MOD-01 MOD-03",
        "an office lab reports globally",
        f"{FIRST}TECHNIQUE: {GROIN} A catheter was placed in the aorta at the bifurcation and runoff of both legs was performed.\n"
        "FINDINGS: Right: patent to the foot. Left: the superficial femoral artery is occluded.",
        "36200 75716",
        setting="office",
    ),
    TextCase(
        "MOD-07 MOD-36",
        "three facet levels of both sides",
        "PROCEDURE: Bilateral L3-L4, L4-L5 and L5-S1 facet joint injections.\n"
        "TECHNIQUE: Under fluoroscopy needles were placed into the L3-L4, L4-L5 and L5-S1 facet joints on both sides and 10 mg of triamcinolone was "
        "injected into each joint.",
        "64493-50 64494-50 64495-50",
    ),
    TextCase(
        "MOD-14 MOD-23 VINT-02",
        "first angiogram of a leg, then a stent, 2025",
        f"{FIRST}TECHNIQUE: {GROIN} The left superficial femoral artery was selected over the bifurcation and a left leg arteriogram was "
        "performed. Based on it we proceeded to treatment. A 6 x 100 mm stent was deployed in the left superficial femoral artery.\n"
        "FINDINGS: The left superficial femoral artery is occluded in its mid third; the popliteal artery and runoff are patent.",
        "37226-LT 75710-59-LT",
    ),
    TextCase(
        "MOD-25",
        "tube check under fluoroscopy",
        "PROCEDURE: Abscess drain check.\n"
        "TECHNIQUE: Under fluoroscopy contrast was injected through the existing drain. The abscess cavity is 2 cm and no fistula is "
        "shown.",
        "49424 76080",
    ),
    TextCase(
        "MOD-26",
        "two liver lesions",
        "PROCEDURE: Ultrasound-guided core biopsies of two liver lesions.\n"
        "TECHNIQUE: Under ultrasound guidance an 18 gauge needle was advanced into the segment 5 lesion and three cores were obtained. Under ultrasound "
        "guidance the segment 7 lesion was sampled with two cores. Images saved.",
        "47000 47000-59 76942",
    ),
    TextCase(
        "MOD-29",
        "balloon, then stent in one iliac artery, 2026",
        f"TECHNIQUE: {GROIN} The right common iliac artery stenosis was dilated with a 7 mm balloon and then an 8 x 39 mm stent was deployed in "
        "it.",
        "37258-RT",
        date="2026-02-04",
    ),
    TextCase(
        "MOD-34",
        "gastrostomy turned into a gastrojejunostomy",
        "PROCEDURE: Conversion of a gastrostomy to a gastrojejunostomy.\n"
        "TECHNIQUE: Under fluoroscopy a wire was advanced through the existing gastrostomy tube into the jejunum. The tube was removed and an 18 French "
        "gastrojejunostomy tube was placed; contrast fills the jejunum.",
        "49446",
    ),
    TextCase(
        "MOD-35",
        "both nephrostomy tubes changed",
        "PROCEDURE: Bilateral nephrostomy exchange.\n"
        "TECHNIQUE: Over wires the left and the right nephrostomy catheters were exchanged under fluoroscopy for new 10 French catheters.",
        "50435-50",
    ),
    TextCase(
        "MOD-38",
        "duct not punctured, hospital",
        "PROCEDURE: Biliary drainage, attempted.\nANESTHESIA: Moderate sedation.\n"
        "TECHNIQUE: Under ultrasound and fluoroscopy multiple passes were made into the right liver. No duct could be punctured, and the "
        "procedure was stopped.",
        "47533-74",
    ),
    TextCase(
        "MOD-45",
        "great toe",
        "PROCEDURE: Right great toe joint aspiration.\n"
        "TECHNIQUE: A 25 gauge needle was placed into the right first metatarsophalangeal joint and 1 mL of fluid was aspirated.",
        "20600-T5",
    ),
    TextCase(
        "MOD-40",
        "filter retrieval far beyond the usual",
        "PROCEDURE: IVC filter retrieval.\n"
        "TECHNIQUE: Right internal jugular vein access. The filter was embedded and was retrieved with a laser sheath and a snare. This took "
        "substantially more time than usual, four hours in all.",
        "37193",
        review="MOD-40",
    ),
]


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
