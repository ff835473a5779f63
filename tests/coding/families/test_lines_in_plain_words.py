"""Lines, circuits and leg arteries in letters and telegrams that use few of the textbook's words."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-71",
        "a port delivered with its tube, in a letter",
        """Dear colleague, the chemotherapy of Mr. A. is over and he wanted the device in the left chest gone. Under 8 mL of lidocaine I
reopened the scar, cut two stitches and delivered the reservoir with its whole tube, complete. Vicryl and skin glue.""",
        "36590",
    ),
    TextCase(
        "VINT-68 VASC-73",
        "a port under screening, without a stored picture of the vein",
        """CHEST PORT, age 51
- R IJV hit with a 21G needle under the hand scanner, which stores nothing, so no picture exists.
- wire to the IVC
- pocket under the clavicle, 8F PowerPort, catheter led under the skin, peel-away
- Final screening: tip at the cavoatrial junction.""",
        "36561-RT 77001",
    ),
    TextCase(
        "VINT-71 VINT-68 VASC-70",
        "a fresh line on the other side, told before the old one goes",
        """She is 66 and dialyses through a left neck cuffed line that gives too little. I scanned the neck: the right jugular squashes
flat, no clot. I watched the 21 gauge tip go through the front wall of the right internal jugular and a frame went to the archive.
A second cut below the clavicle, a 23 cm Palindrome pulled through the tunnel, peel-away. Last fluoroscopic picture: both tips in
the right atrium. Then the left cuff was freed and the whole thing taken out intact.""",
        "36558-RT 36589-LT 76937 77001",
    ),
    TextCase(
        "VINT-65 VINT-63",
        "vessels called fine are not where the balloon went",
        """CLOTTED LEFT FOREARM LOOP GRAFT. TWO CROSSED SHEATHS. 2 MG TPA LACED, ANGIOJET THROUGH BOTH LIMBS, FOGARTY OVER THE ARTERIAL
END. RUN: VENOUS ANASTOMOSIS 85 PCT. BASILIC, AXILLARY FINE. SVC FINE. 7 X 40 BALLOON, NO RESIDUAL. GOOD THRILL.""",
        "36905",
    ),
    TextCase(
        "VINT-63",
        "a branch closed, and nothing that needed dilating",
        """Study of a left radiocephalic fistula that matures slowly. Puncture of the cephalic vein above the wrist, 5F sheath.
Hand injections to the chest: anastomosis, cephalic vein, arch and SVC open; a 5 mm accessory vein takes half the flow. It was
packed with four coils. No segment of the fistula needed dilating.""",
        "36901 36909",
    ),
    TextCase(
        "VINT-05 VINT-12",
        "two stents with their tops in the aorta, a third below",
        """Known 80% origin stenoses of both common iliac arteries and 75% of the left external iliac on the full catheter angiogram of
last month, nothing new since. Both groins punctured. Two 8 x 38 covered stents side by side, tops 4 mm into the aorta, inflated
together. The left external iliac, a separate lesion, was then given a self-expanding 8 x 40 Absolute Pro.""",
        "37221-50 37223-LT",
        date="2025-02-11",
    ),
    TextCase(
        "VINT-06",
        "a tool led down the vessel that it treats",
        """No earlier angiogram. Right femoral puncture, catheter over to the left external iliac, left leg series: superficial femoral
85% calcified, popliteal open, peroneal 50%. We went on to treat. 6F sheath over. Jetstream 2.4 down the superficial femoral, two
passes, then a 6 x 120 drug-coated balloon. 15% left.""",
        "37225-LT 75710-59-LT",
        date="2024-08-21",
    ),
    TextCase(
        "VASC-55 VASC-65",
        "a sagittal sinus reached by one jugular is one path",
        """Dural sinus venogram. Left common femoral vein entered. 6F sheath, 6F guide to the left internal jugular vein. A
microcatheter was advanced through the left transverse sinus into the anterior third of the superior sagittal sinus, venogram by
hand: patent, no thrombus. Pressures on pull-back. Nothing was done on the right.""",
        "36012 75870",
    ),
    TextCase(
        "VASC-50 VASC-52",
        "a renal artery that could not be engaged",
        """Resistant hypertension. Right common femoral artery punctured, 4F. Flush aortogram at L1. The left renal artery was
catheterized with a Cobra, arteriogram: 30% narrowing, branches normal. The right renal artery proved impossible to engage.""",
        "36251-LT",
    ),
    TextCase(
        "VINT-68 VINT-70",
        "a child of some months over three years",
        """Age 3 years 10 months, osteomyelitis. Right basilic vein seen by US, patent, picture stored, needle into the vein under
live US. 3F PICC cut to 22 cm through a peel-away. Fluoro: tip at the SVC/RA junction, image stored.""",
        "36572",
    ),
    TextCase(
        "NONV-41 SPIN-42",
        "blood that seals the way through a lung is no patch of the dura",
        """CT guided lung biopsy, left lower lobe nodule. 19G coaxial needle to the nodule under CT, four 20G cores in formalin.
Autologous blood patch injected as the needle came out. No pneumothorax.""",
        "32408",
    ),
    TextCase(
        "VINT-65 VINT-63",
        "the account on the line behind the indication",
        """PROCEDURE: Declot of a left forearm loop graft.
INDICATION: Thrombosed graft since Monday.
The graft was punctured in both directions, 6F sheaths. 4 mg tPA laced, AngioJet through both limbs, Fogarty over the arterial
anastomosis. The 90% venous anastomosis was dilated with a 7 x 40 balloon. A 75% stenosis of the left innominate vein was dilated
to 12 mm.
Completion: brisk flow, thrill.""",
        "36905 36907",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
