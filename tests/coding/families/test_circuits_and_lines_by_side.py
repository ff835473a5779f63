"""Dialysis circuits told with short names, lines of two sides in one session, words of one organ near another."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-62",
        "the arch of a fistula is the cephalic arch",
        """LEFT UPPER ARM AVF, INTERVENTION
Access: 6F sheath antegrade into the outflow vein.
Fistulogram from the anastomosis to the SVC: cephalic arch 80%, central veins open.
Arch dilated with 8 x 40 Conquest, recoil. Covra 8 x 60 stent graft deployed across the arch, postdilated 8 mm, no residual.""",
        "36903",
    ),
    TextCase(
        "VINT-62 VINT-64",
        "reflux over the anastomosis is inside; the narrowing beside it is peripheral",
        """Fistulogram, right radiocephalic fistula.
The vein was punctured at the mid forearm towards the hand and a catheter was passed through the anastomosis into the radial
artery for a reflux injection. There is a tight juxta-anastomotic stenosis. It was opened with a 4 x 20 balloon, 20% residual.""",
        "36902",
    ),
    TextCase(
        "VINT-65",
        "a plug of clot that came loose closes nothing",
        """Declotting of a left upper arm loop graft. Two crossed sheaths. The graft was cleared with a Trerotola device. A Fogarty
was drawn over the arterial anastomosis and the arterial plug was dislodged. Thrill returned. Outflow veins patent.""",
        "36904",
    ),
    TextCase(
        "VINT-57 VINT-06",
        "a filter against emboli in a leg is no caval filter",
        """Right femoral access. Aortogram showed an ectatic infrarenal aorta. The left superficial femoral artery was crossed from
over the bifurcation. A SpiderFX filter was opened below. Directional atherectomy of the 90% stenosis of the left superficial
femoral artery. The filter was retrieved with debris in it.""",
        "37225-LT",
        date="2024-05-02",
    ),
    TextCase(
        "VINT-71 VINT-68",
        "one side out, the other side in, as steps under their sides",
        """Dialysis catheter change of side.
1. LEFT: cuff freed, old Permcath pulled, pressure held.
2. RIGHT: internal jugular seen with the probe, compressible, micropuncture. Palindrome 19 cm tunneled from the chest wall and
brought in over a peel-away sheath.
3. Fluoroscopy: tip in the right atrium, image stored.""",
        "36558-RT 36589-LT 77001",
    ),
    TextCase(
        "SPIN-21",
        "the other side waits for its own day",
        """RADIOFREQUENCY ABLATION, LEFT LUMBAR
Fluoroscopy. 18G cannulas at the L3 and L4 medial branches and the L5 dorsal ramus, for the L4-5 and L5-S1 joints. Lidocaine
2% 1 mL each. Lesions 80 degrees, 90 seconds. Right side booked in two weeks.""",
        "64635-LT 64636-LT",
    ),
    TextCase(
        "VASC-77 VASC-78",
        "sedation told in a paragraph behind the history",
        """History: Fever and abscess on the scan of yesterday.

Sedation supervised by the radiologist with midazolam 2 mg and fentanyl 100 mcg. Nurse dedicated to monitoring. 10:02-10:31.

Technique: Under CT an 18G needle was put into the pelvic abscess. Over a wire a 12F pigtail was left in it. 60 mL pus.""",
        "49406 99152 99153",
        setting="office",
    ),
    TextCase(
        "VASC-58 VASC-55",
        "veins mapped before a fistula are no circuit",
        """Vein mapping, both arms, before a fistula is made.
IV cannulas in the back of each hand. 25 mL was injected on the left and 30 mL on the right, images to the central veins.
Left arm: cephalic and basilic veins patent. Right arm: cephalic vein small, basilic vein of good caliber.
Left forearm fistula preferred.""",
        "36005-50 75822",
    ),
    TextCase(
        "VASC-58 VASC-55",
        "an account without verbs under a short heading",
        """LUE venogram
Comp: none.
Proc: 22g IV placed in left basilic vein by nurse under US. 30 cc Omnipaque injected by hand, DSA of arm and chest. IV removed.
Findings: axillary patent, subclavian 80% narrowing at the pacer lead, big collaterals. SVC patent.""",
        "36005-LT 75820-LT",
    ),
    TextCase(
        "VINT-05 VINT-12",
        "stents side by side at the bifurcation",
        """Known 80% stenoses of both common iliac arteries on the catheter angiogram of last month, no change since. Retrograde
puncture of both common femoral arteries. Two 7 x 38 covered balloon-expandable stents were laid side by side from just above the
aortic bifurcation and inflated at the same time. No residual.""",
        "37221-50",
        date="2025-03-04",
    ),
    TextCase(
        "VASC-26 VASC-27",
        "aorta from its own place, pelvis and legs from the fork",
        """Bilateral claudication, no earlier study. Left femoral puncture. Flush catheter at the renal arteries, aortogram: no
aneurysm, renals patent. Catheter pulled to just above the bifurcation, pelvis and both legs imaged to the feet. Right: superficial
femoral artery occluded, three vessels at the ankle. Left: external iliac 60%, superficial femoral 80%.""",
        "36200 75625 75716",
    ),
    TextCase(
        "NONV-22",
        "a catheter tunneled into the chest beside the axillary line is no venous line",
        """Malignant effusion. Ultrasound marked the effusion at the mid axillary line. Needle into the pleural space under ultrasound,
wire. A cuffed 15.5F catheter was tunneled from the anterior chest to the puncture and placed through a peel-away sheath. 800 mL
drained.""",
        "32550 75989",
    ),
    TextCase(
        "NONV-41",
        "passes through the pleura sample no pleura",
        "CT-guided core biopsy of a right upper lobe nodule. 19G introducer, one pleural puncture. Three 20G cores. No pneumothorax.",
        "32408",
    ),
    TextCase(
        "CARD-06 CARD-09",
        "results behind the paragraph of the sedation",
        """HEART CATHETERIZATION
Access: right radial 6F.
Sedation: midazolam 1 mg, ordered by me.

Left heart (pigtail)
LV 140/10, EDP 20. Ao 138/60. LV gram: EF 55%.

Aortic root injection 40 mL: 3+ regurgitation, root 4.6 cm.

Coronaries (JL4, JR4)
LM normal. LAD 40%. LCx normal. RCA normal.""",
        "93458 93567",
    ),
    TextCase(
        "VINT-62",
        "a balloon without a vein after a list of open ones",
        """Fistulogram, right upper arm brachiocephalic fistula
- antegrade puncture of the vein, 6F
- Runs: anastomosis wide; cephalic arch 70% narrowed; subclavian, brachiocephalic and SVC all patent
- 9 x 40 balloon, waist abolished, 10% left""",
        "36902",
    ),
    TextCase(
        "VINT-71 VINT-68",
        "the title tells the side of the new line and of the old one",
        """PROCEDURES: 1. Placement of a right internal jugular tunneled dialysis catheter. 2. Removal of the left one.
HISTORY: 60 years old. The left catheter, four months old, is infected.
TECHNIQUE, RIGHT: The right internal jugular vein was punctured. A 23 cm catheter went through a tunnel and a peel-away sheath.
Fluoroscopy, image stored, puts the tip in the right atrium.
TECHNIQUE, LEFT: After the new line worked, the old cuff was freed bluntly and the whole catheter came out.""",
        "36558-RT 36589-LT 77001",
    ),
    TextCase(
        "VINT-11",
        "a tear made by the balloon is not what is treated",
        """Left superficial femoral artery stent.
Indication: claudication, CT angiography shows a narrow segment of the mid thigh.
Right common femoral access, crossover sheath to the left external iliac. The left superficial femoral artery was opened with a
5 x 80 balloon; because a dissection limited flow, a 6 x 80 self-expanding stent was deployed. No residual.""",
        "37226-LT",
        date="2024-05-08",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
