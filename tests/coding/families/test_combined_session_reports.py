"""Dictated sessions that join work of several families: hearts, heads, legs, spine, and failed attempts."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-65",
        "declot, balloon, central stent, catheter exchanged",
        """PROCEDURE: Declot of left upper arm graft, central venous stent, exchange of tunneled dialysis catheter.
The left upper arm AV graft was accessed with micropuncture technique in two places. Venogram showed thrombosed graft. tPA was laced and mechanical thrombectomy was performed with a Trerotola device. The venous anastomosis stenosis was dilated with an 8 mm balloon. Central venography showed 80% stenosis of the left brachiocephalic vein, which was treated with a 14 mm stent.
Attention was turned to the right internal jugular tunneled dialysis catheter. It was exchanged over a wire for a new 23 cm tunneled dialysis catheter under fluoroscopy with its tip in the right atrium. Image saved.
""",
        "36581 36905 36908 77001-59",
    ),
    TextCase(
        "VASC-75",
        "iliac vein stent with ultrasound inside",
        """The left femoral vein was accessed. Venogram was performed. Intravascular ultrasound of the inferior vena cava, left common iliac vein and left external iliac vein was performed and showed 80% compression of the left common iliac vein. An 18 x 90 mm stent was deployed in the left common iliac vein. Post stent IVUS showed good expansion.
""",
        "37238-LT 37252 37253x2",
    ),
    TextCase(
        "VINT-78",
        "endograft and internal iliac coils",
        """PROCEDURE: Endovascular repair of infrarenal abdominal aortic aneurysm with bifurcated endograft. Coil embolization of right internal iliac artery.
Bilateral percutaneous femoral access was obtained with Perclose preclosure, 16 French right and 14 French left. From the left femoral access, the right internal iliac artery was catheterized and embolized with coils to prevent endoleak. A Gore Excluder bifurcated main body was deployed below the renal arteries and the contralateral limb was placed in the left common iliac artery. The right limb was extended into the right external iliac artery.
""",
        "34705 34709 34713-50-59 36246-RT 37242",
    ),
    TextCase(
        "VINT-20",
        "both legs",
        """PROCEDURE: Right SFA stent, left SFA balloon angioplasty.
Bilateral femoral access. From the left common femoral artery the right superficial femoral artery 80% stenosis was crossed and stented with a 6 mm self expanding stent. From the right common femoral artery the left superficial femoral artery 70% stenosis was treated with a 5 mm balloon.
""",
        "37224-LT 37226-RT",
    ),
    TextCase(
        "VINT-48",
        "stent then embolus",
        """PROCEDURE: Left SFA stent; aspiration thrombectomy.
Right femoral access, up and over. The 90% left superficial femoral artery stenosis was stented with a 6 x 100 mm stent. Completion angiogram showed distal embolus in the left peroneal artery. This was aspirated with a Penumbra catheter with restored flow.
""",
        "37186 37226-LT",
    ),
    TextCase(
        "SPIN-20",
        "facet, epidural and sacroiliac joint",
        """PROCEDURE: Bilateral L4-5 and L5-S1 facet joint injections, L5-S1 interlaminar epidural steroid injection.
Under fluoroscopy 22-gauge needles were placed into both L4-5 and both L5-S1 facet joints. Contrast confirmed intra-articular position and 0.5 mL of bupivacaine with triamcinolone was injected in each.
Then an 18 gauge Tuohy needle was advanced by an interlaminar approach at L5-S1 with loss of resistance. Epidurogram confirmed position, and 80 mg of methylprednisolone was injected.
""",
        "62323 64493-50 64494-50",
    ),
    TextCase(
        "SPIN-60",
        "joint beside a foramen",
        """PROCEDURE: Right sacroiliac joint injection and right L5-S1 transforaminal epidural.
Under fluoroscopy a needle was advanced into the right sacroiliac joint. Contrast showed intra-articular spread. 1 mL bupivacaine and 40 mg triamcinolone injected. Then a needle was advanced to the right L5-S1 neural foramen. Contrast showed epidural and nerve root spread and 6 mg dexamethasone was injected.
""",
        "64483-59-RT G0260-RT",
    ),
    TextCase(
        "SPIN-22",
        "denervation on both sides",
        """PROCEDURE: Radiofrequency ablation of bilateral L3, L4 medial branches and L5 dorsal rami (L4-5, L5-S1 facet joints).
Under fluoroscopic guidance RF cannulae were placed at the left and right L3, L4 medial branches and L5 dorsal rami. After motor and sensory testing, thermal lesions at 80 degrees for 90 seconds were made at each.
""",
        "64635-50 64636-50",
    ),
    TextCase(
        "SPIN-64",
        "occipital block and knee",
        """PROCEDURE: Bilateral greater occipital nerve blocks and right knee injection.
The greater occipital nerves were blocked on both sides with 2 mL of bupivacaine and steroid each. The right knee was then prepped. Under ultrasound guidance with image saved, a needle was advanced into the right knee joint and 40 mg of triamcinolone was injected.
""",
        "20611-RT 64405-50-59",
    ),
    TextCase(
        "SPIN-50",
        "myelogram and CT",
        """EXAM: Lumbar myelogram, post-myelogram CT of the lumbar spine.
Under fluoroscopic guidance a 22 gauge needle was advanced into the thecal sac at L3-4 and 15 mL of Isovue-M 200 was injected intrathecally. Radiographs in multiple projections show an extradural defect at L4-5. CT of the lumbar spine was then obtained and shows severe stenosis at L4-5.
""",
        "62304 72132",
    ),
    TextCase(
        "SPIN-70",
        "discogram and CT",
        """EXAM: Lumbar discography L3-4, L4-5, L5-S1. Post-discogram CT.
Under fluoroscopic guidance needles were placed into the L3-4, L4-5 and L5-S1 discs and contrast was injected at each with pressure monitoring. L3-4: normal nucleogram, no pain. L4-5: posterior annular tear, concordant pain. L5-S1: degenerated, no pain. CT of the lumbar spine after the injections shows a grade 4 annular fissure at L4-5.
""",
        "62290x3 72295x3",
    ),
    TextCase(
        "VASC-10",
        "two access sites, one study",
        """PROCEDURE: Aortogram and upper extremity arteriogram from two access sites.
Right common femoral artery access was obtained. A catheter was placed in the abdominal aorta and aortography with bilateral runoff was performed: the aorta and both iliac, femoral and tibial arteries are patent.
A second access was obtained in the left brachial artery, and left arm arteriography was performed through the sheath. The left radial artery is occluded and the ulnar artery is patent.
""",
        "36140-59-LT 36200 75630-59 75710-LT",
    ),
    TextCase(
        "VASC-19",
        "aortogram and leg study, then stent in 2026",
        """INDICATION: Left leg claudication. No prior angiogram.
Right CFA access. Pigtail in abdominal aorta; aortogram with bilateral runoff: aorta patent, no iliac disease. Left SFA 90% stenosis. Right leg normal. Decision was made to treat. The left SFA was crossed via up and over sheath and the stenosis was stented with a 6 x 60 mm stent.
""",
        "37267-LT 75630-59",
        date="2026-02-03",
    ),
    TextCase(
        "VASC-19",
        "known lesion by catheter study, then stent",
        """INDICATION: Left SFA stenosis shown on diagnostic angiogram last week.
Right CFA access. Aortogram and left leg arteriogram showed 90% stenosis of left SFA. The stenosis was stented with a 6 x 60 mm stent.
""",
        "37226-LT",
        not_coded="75710",
    ),
    TextCase(
        "VASC-21",
        "CT angiogram before",
        """INDICATION: CTA last month showed occlusion of the left SFA.
Right CFA access. Left leg arteriogram: occlusion of the left SFA over 8 cm. The occlusion was recanalized and stented with a 6 x 100 mm stent.
""",
        "37226-LT",
        not_coded="75710",
    ),
    TextCase(
        "VASC-19",
        "changed since the last study",
        """INDICATION: Left leg rest pain, acutely worse since the angiogram of last month.
Right CFA access. Because of the clinical change since the prior angiogram a full diagnostic study was done. Left leg arteriogram: new occlusion of the left SFA. Decision made to stent. The occlusion was crossed and stented with a 6 x 100 mm stent.
""",
        "37226-LT 75710-59-LT",
    ),
    TextCase(
        "VASC-54",
        "central vein treated after a first venogram",
        """PROCEDURE: Left subclavian vein angioplasty.
INDICATION: Left arm swelling. No prior venogram.
The left basilic vein was accessed. Left upper extremity venogram showed 80% stenosis of the left subclavian vein and patent basilic and axillary veins. Decision was made to treat. The subclavian vein was dilated with a 12 mm balloon with good result.
""",
        "37248-LT 75820-59-LT",
    ),
    TextCase(
        "VASC-67",
        "circuit ballooned, artery studied",
        """PROCEDURE: Left AV fistulogram with angioplasty.
The left brachiocephalic fistula was accessed. Fistulogram showed 70% stenosis of the cephalic arch. Central veins are patent. The stenosis was dilated with an 8 mm balloon.
""",
        "36902",
    ),
    TextCase(
        "VINT-64",
        "thigh graft and chest vein",
        """The left upper arm graft was accessed. Fistulagram shows a 90% stenosis of the venous anastomosis, and occlusion of the left brachiocephalic vein. A 7 mm balloon was used at the venous anastomosis. The brachiocephalic occlusion was crossed, dilated with a 12 mm balloon and stented with a 13.5 mm covered stent.
""",
        "36902 36908",
    ),
    TextCase(
        "MOD-28",
        "core needle failed, aspirates taken",
        """CT guided biopsy of 8 mm right lower lobe nodule. Attempts at core biopsy with a 20 gauge device were unsuccessful because the needle deflected. Fine needle aspiration of the nodule was then performed under CT guidance with a 22 gauge needle, three passes; cytology confirmed adequacy.
""",
        "10009",
    ),
    TextCase(
        "MOD-28",
        "port attempt left, placed right",
        """PROCEDURE: Chest port.
The left internal jugular vein was accessed under ultrasound, but the wire could not be advanced past a central occlusion and this side was abandoned. The right internal jugular vein was patent and compressible and was then punctured under real-time ultrasound guidance with an image saved. A single lumen port was placed in the right chest with its tip at the cavoatrial junction under fluoroscopy; image saved.
""",
        "36561-RT 76937 77001",
    ),
    TextCase(
        "MOD-28",
        "filter retrieval failed by snare, then forceps",
        """PROCEDURE: IVC filter retrieval. Right jugular access. Cavogram showed no thrombus. The hook could not be snared. Using endobronchial forceps the filter was freed and removed.
""",
        "37193",
    ),
    TextCase(
        "NONV-77",
        "two biliary drains",
        """PROCEDURE: Bilateral internal external biliary drains.
A right anterior duct was punctured under ultrasound; cholangiogram shows hilar obstruction. A 10 French internal-external biliary drain was placed with its tip in the duodenum. A left segment 3 duct was then punctured through a separate subxiphoid access and a second 10 French internal-external drain was placed into the duodenum.
""",
        "47534 47534-59",
    ),
    TextCase(
        "NONV-65",
        "both kidneys",
        """PROCEDURE: Bilateral nephrostomy tube placement.
Under ultrasound and fluoroscopic guidance the right lower pole calyx was punctured and an 8 French nephrostomy was placed. The same was done on the left: left lower pole calyx punctured, 8 French nephrostomy placed. Antegrade nephrostograms show bilateral distal ureteral obstruction.
""",
        "50432-50",
    ),
    TextCase(
        "NONV-17",
        "both pleural spaces",
        """Bilateral ultrasound guided thoracentesis. Right: 1.1 L removed via 5 Fr Yueh catheter. Left: 700 mL removed. Images saved.
""",
        "32555-50",
    ),
    TextCase(
        "CARD-20 CARD-32",
        "heart and leg arteries",
        """PROCEDURES: LHC, coronary angiography, abdominal aortogram with bilateral iliofemoral runoff.
INDICATIONS: Chest pain; claudication with ABI 0.6 on the left.
Right femoral access. Left and right coronary angiography showed nonobstructive disease. LV entered, LVEDP 14, EF 60% by ventriculogram. A pigtail was placed in the abdominal aorta. Aortogram showed no aneurysm. Bilateral lower extremity runoff showed occlusion of the left SFA with reconstitution at the popliteal, and a patent right leg.
""",
        "75630-59 93458",
    ),
    TextCase(
        "VINT-58",
        "shunt revised",
        """PROCEDURE: TIPS revision and paracentesis. Ultrasound guided paracentesis yielded 6 L. Image saved. Right IJ access. The TIPS was catheterized. Portal venogram showed stenosis at the hepatic venous end. Gradient 16. The stenosis was dilated with a 10 mm balloon and a 10 x 40 mm covered stent was placed. Gradient 6.
""",
        "37183 49083",
    ),
    TextCase(
        "VINT-32",
        "both hypogastric arteries, pelvic trauma",
        """INDICATION: Pelvic fracture with hemorrhage. Right CFA access. Both internal iliac arteries were catheterized and embolized with Gelfoam slurry.
""",
        "36245-59-RT 36246-LT 37244",
    ),
    TextCase(
        "SPIN-03",
        "kyphoplasty of three bodies with a biopsy of one",
        """PROCEDURE: T12, L1 and L3 kyphoplasty with L1 biopsy. Under fluoroscopy bipedicular access was made at T12, L1 and L3. A core biopsy was taken from L1. Balloons were inflated at all three levels and cement was injected into each.
""",
        "22513 22515x2",
    ),
    TextCase(
        "SPIN-33",
        "roots of two levels, both sides",
        """Bilateral L4-5 and L5-S1 transforaminal epidural steroid injections under fluoroscopy with contrast.
Needles were placed in the right and left L4-5 and L5-S1 foramina. Contrast confirmed epidural spread. Dexamethasone was injected at each.
""",
        "64483-50 64484-50",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
