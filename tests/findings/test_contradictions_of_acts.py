"""Acts told as done and not done, devices of two kinds or two fates, results without their act."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

CLASHES = {
    "sfa no balloon": (
        "act",
        "PROCEDURE: Left leg arteriogram.\nTECHNIQUE: Right femoral access, 6F sheath up and over. The left "
        "superficial femoral artery has a 40 percent narrowing with a gradient of 3 mmHg. It was decided to "
        "leave this alone and no balloon was used.\nIMPRESSION: Successful angioplasty of the left "
        "superficial femoral artery.",
    ),
    "nothing embolized": (
        "act",
        "PROCEDURE: Mesenteric arteriogram.\nTECHNIQUE: Right femoral access. The superior mesenteric artery "
        "was selected and filmed. No extravasation. Nothing was embolized.\nIMPRESSION: Coil embolization of "
        "a jejunal branch for bleeding.",
    ),
    "title embol nothing": (
        "act",
        "PROCEDURE: Bronchial artery embolization.\nTECHNIQUE: Right femoral access. The right bronchial "
        "artery was selected with a Mikaelsson catheter. A spinal branch was seen, so nothing was embolized "
        "and the catheter was withdrawn.\nIMPRESSION: Bronchial arteriogram.",
    ),
    "impression no coils": (
        "act",
        "TECHNIQUE: Right femoral access. The splenic artery was selected and four coils were deployed in the "
        "mid splenic artery until flow stopped.\nIMPRESSION: Splenic arteriogram; no coils were deployed "
        "during this procedure.",
    ),
    "lysis": (
        "act",
        "TECHNIQUE: Popliteal access on the left. An infusion catheter was laid across the left femoral vein "
        "clot and alteplase 1 mg per hour was begun.\nIMPRESSION: Left leg DVT. No thrombolysis was given "
        "today.",
    ),
    "atherectomy never": (
        "act",
        "PROCEDURE: Atherectomy and balloon angioplasty, right popliteal artery.\nTECHNIQUE: Left femoral "
        "access. The right popliteal artery was dilated with a 5 x 60 balloon. Atherectomy was not used in "
        "this case.\nIMPRESSION: Good result.",
    ),
    "biopsy plan": (
        "act",
        "TECHNIQUE: Under CT a 17 gauge needle was advanced to the left adrenal mass and three 18 gauge cores "
        "were taken.\nPLAN: The left adrenal mass has not been biopsied so far; we will bring her back for "
        "biopsy in two weeks.",
    ),
    "booked stent": (
        "plan",
        "TECHNIQUE: Right femoral access. A 6 x 18 mm stent was deployed across the left renal artery "
        "stenosis.\nPLAN: Aspirin. She is booked for stenting of the left renal artery on the 14th.",
    ),
    "will be ablated": (
        "act",
        "TECHNIQUE: Under ultrasound a microwave antenna was placed in the segment 6 liver tumor and 100 W "
        "was applied for 6 minutes.\nIMPRESSION: Liver tumor localized. No ablation was performed at this "
        "session.",
    ),
    "only diagnostic": (
        "act",
        "TECHNIQUE: Left radial access. The mid RCA 80 percent lesion was dilated with a 2.5 balloon and a "
        "3.0 x 18 Xience stent was deployed.\nIMPRESSION: Single vessel disease of the RCA. Only diagnostic "
        "angiography was performed.",
    ),
    "no intervention": (
        "act",
        "HISTORY: claudication.\nTECHNIQUE: Right femoral access. A 7 x 60 stent was placed in the left "
        "external iliac artery.\nCONCLUSION: Left iliac stenosis. No intervention was performed.",
    ),
    "untreated": (
        "act",
        "TECHNIQUE: Right femoral access. The left popliteal artery was dilated with a 5 x 80 mm balloon for "
        "three minutes.\nIMPRESSION: Runoff study. The left popliteal stenosis remains untreated.",
    ),
    "filter": (
        "device",
        "PROCEDURE: IVC filter retrieval.\nTECHNIQUE: Right jugular access. The hook was embedded. After an "
        "hour the attempt was stopped and the filter was left in place.\nIMPRESSION: The filter was removed "
        "intact.",
    ),
    "filter2": (
        "device",
        "TECHNIQUE: Right jugular access, cavogram without clot. The hook was snared and the filter was "
        "collapsed into the sheath and withdrawn whole.\nIMPRESSION: The IVC filter could not be retrieved "
        "and remains in place.",
    ),
    "drain": (
        "device",
        "TECHNIQUE: Under CT an 8 French pigtail was placed in the pelvic collection. The cavity collapsed "
        "after 30 mL and the pigtail was withdrawn.\nIMPRESSION: 8 French drain left to bulb suction.",
    ),
    "no drain left": (
        "act",
        "TECHNIQUE: Under ultrasound a 10 French drain was placed into the liver abscess, sutured and "
        "attached to a bag.\nIMPRESSION: Liver abscess aspirated to dryness; no drain was left.",
    ),
    "tunnel1": (
        "device",
        "PROCEDURE: Tunneled dialysis catheter, right internal jugular vein.\nTECHNIQUE: The right internal "
        "jugular vein was punctured under ultrasound. A 13F 15 cm dual lumen catheter was placed over the "
        "wire directly through the puncture; it was not tunneled. Tip in the right atrium.",
    ),
    "tunnel2": (
        "device",
        "PROCEDURE: Nontunneled central line, right internal jugular.\nTECHNIQUE: The right internal jugular "
        "vein was punctured under ultrasound. A subcutaneous tunnel was made from the chest and a cuffed "
        "catheter was drawn through it. Tip at the cavoatrial junction.\nIMPRESSION: Line ready.",
    ),
    "lumens": (
        "device",
        "PROCEDURE: Single lumen PICC, left arm.\nTECHNIQUE: The left basilic vein was punctured under "
        "ultrasound. A 5 French dual lumen PICC was cut to 42 cm and placed. Tip at the cavoatrial junction.",
    ),
    "des bms": (
        "device",
        "PROCEDURE: PCI with drug-eluting stent, RCA.\nTECHNIQUE: Right radial. The mid RCA was dilated and a "
        "3.5 x 20 bare metal stent was deployed at 14 atm.\nIMPRESSION: Good result.",
    ),
    "covered": (
        "device",
        "TECHNIQUE: Right femoral access. A 7 x 50 mm uncovered self-expanding stent was deployed in the "
        "right external iliac artery.\nIMPRESSION: Covered stent placed in the right external iliac artery.",
    ),
    "selfexp": (
        "device",
        "PROCEDURE: Balloon-expandable stent, left common iliac artery.\nTECHNIQUE: Left femoral access. An 8 "
        "x 40 self-expanding stent was deployed in the left common iliac artery.",
    ),
    "port picc": (
        "device",
        "PROCEDURE: Chest port placement.\nTECHNIQUE: The right basilic vein was punctured under ultrasound. "
        "A 4 French PICC was cut and placed through a peel-away sheath, tip at the cavoatrial junction. "
        "Statlock.",
    ),
    "plug coils": (
        "device",
        "PROCEDURE: Coil embolization of the left gonadal vein.\nTECHNIQUE: Right jugular access. The left "
        "gonadal vein was selected. A 10 mm Amplatzer vascular plug was deployed in the mid vein with "
        "cessation of flow.",
    ),
    "laser rf": (
        "device",
        "PROCEDURE: Laser ablation of the right great saphenous vein.\nTECHNIQUE: The right great saphenous "
        "vein was punctured at the knee. A radiofrequency catheter was advanced to 2 cm from the junction and "
        "the vein was treated in 7 cm segments at 120 degrees.",
    ),
    "tfesi": (
        "device",
        "PROCEDURE: Right L4-L5 transforaminal epidural injection.\nTECHNIQUE: Prone. A Tuohy needle was "
        "advanced in the midline at L4-L5 by interlaminar approach with loss of resistance. Steroid was "
        "injected.",
    ),
    "lv": (
        "act",
        "PROCEDURE: Coronary angiography.\nTECHNIQUE: Right radial. Both coronaries were injected. The left "
        "ventricle was not entered.\nFINDINGS: LVEDP 18 mmHg. LAD 30 percent.",
    ),
    "lv2": (
        "act",
        "Left heart catheterization.\nTechnique: Right femoral 6F. JL4 and JR4 for the coronaries. The aortic "
        "valve could not be crossed.\nHemodynamics: Ao 130/70, LV 170/20, mean gradient 40 mmHg.",
    ),
    "rh": (
        "act",
        "TECHNIQUE: Right femoral artery. Coronaries filmed. Right heart catheterization was not performed.\n"
        "HEMODYNAMICS: RA 8, PA 42/20, PCWP 18.",
    ),
    "observer": (
        "documentation",
        "SEDATION: Midazolam 2 mg IV, 09:10 to 09:40. An independent trained observer monitored the patient "
        "throughout.\nTECHNIQUE: A needle was advanced to the L1 pedicle. The monitoring nurse also handed "
        "instruments and inflated the balloons. Cement was injected.",
    ),
    "contrast": (
        "documentation",
        "ALLERGIES: contrast, so none was used today.\nPROCEDURE: L5-S1 epidural.\nTECHNIQUE: Needle at L5-S1 "
        "with loss of resistance. 1.5 mL of Isovue-M 200 was injected with epidural spread. Steroid injected.",
    ),
    "contrast2": (
        "documentation",
        "TECHNIQUE: A needle was advanced into the right hip. 3 mL of Omnipaque 240 outlined the joint. "
        "Steroid was given.\nCONTRAST: none used because of allergy.",
    ),
    "block rf plan": (
        "act",
        "PROCEDURE: Left L3-L5 radiofrequency neurotomy.\nTECHNIQUE: RF cannulas at the left L3, L4 and L5 "
        "medial branches. Lesions at 80 C for 90 seconds at each.\nPLAN: Return for radiofrequency neurotomy, "
        "only diagnostic blocks were done today.",
    ),
    "kypho no cavity": (
        "act",
        "PROCEDURE: L2 kyphoplasty.\nTECHNIQUE: A 13 gauge needle was taken through the left pedicle of L2. "
        "No cavity was created. 4 mL of cement were injected.",
    ),
    "cement none": (
        "act",
        "PROCEDURE: Vertebroplasty T11.\nTECHNIQUE: An 11 gauge needle was advanced into T11 and a core was "
        "taken. No cement was injected.\nIMPRESSION: Bone biopsy.",
    ),
    "run on no stent": (
        "act",
        "This is a 70 year old man with a right iliac occlusion. Left groin access. The right common iliac "
        "artery was crossed and dilated with a 7 mm balloon and an 8 by 40 stent was laid in, good flow "
        "after. Sheath out. Impression, right common iliac angioplasty, no stent was placed.",
    ),
    "thoracentesis declined": (
        "act",
        "PROCEDURE: US-guided right thoracentesis.\nTECHNIQUE: Ultrasound shows a trace effusion. No fluid "
        "was withdrawn.\nIMPRESSION: Right thoracentesis, 900 mL removed.",
    ),
    "chest tube": (
        "act",
        "TECHNIQUE: A 14 French chest tube was placed into the right pleural space and put to suction.\n"
        "IMPRESSION: The right effusion was tapped; no chest tube was placed.",
    ),
    "nephrostomy failed": (
        "act",
        "TECHNIQUE: The right kidney was punctured three times without a wire passing. Nephrostomy was "
        "abandoned and no tube was placed.\nIMPRESSION: Successful right percutaneous nephrostomy.",
    ),
    "recanalization failed": (
        "act",
        "TECHNIQUE: Left femoral access. The right SFA occlusion could not be crossed with any wire and "
        "angioplasty was not attempted.\nIMPRESSION: Successful recanalization and angioplasty of the right "
        "SFA.",
    ),
    "sclero": (
        "act",
        "TECHNIQUE: Under ultrasound the cyst was punctured and drained. 20 mL of ethanol was instilled as a "
        "sclerosant and drained after 20 minutes.\nIMPRESSION: Renal cyst aspiration. No sclerosant was used.",
    ),
    "fibroid right could not": (
        "act",
        "PROCEDURE: UFE.\nTECHNIQUE: Left radial. The left uterine artery was catheterized and embolized with "
        "500 micron particles. The right uterine artery was catheterized and embolized the same way.\n"
        "IMPRESSION: Left uterine artery embolization. The right uterine artery could not be catheterized and "
        "was not treated.",
    ),
    "ablation stopped": (
        "act",
        "INDICATION: 3 cm RCC.\nTECHNIQUE: The probes could not be placed safely because of bowel and the "
        "cryoablation was abandoned before any freeze.\nIMPRESSION: Technically successful cryoablation of "
        "the left renal mass, two cycles.",
    ),
    "varicocele": (
        "act",
        "TECHNIQUE: Right jugular. The left gonadal vein was selected. Venography showed collaterals; foam "
        "and six Nester coils were delivered along the vein.\nPLAN: The left gonadal vein has not been "
        "embolized, he will come back for it in March.",
    ),
    "aneurysm": (
        "act",
        "Cerebral angiogram. The left ICA was selected and the PCOM aneurysm was seen, 5 mm. The neck was too "
        "wide and no coil was detached; the microcatheter was removed. Impression: coil embolization of left "
        "PCOM aneurysm, Raymond 1.",
    ),
    "pleurx title": (
        "device",
        "PLEURX PLACEMENT, LEFT (TUNNELED PLEURAL CATHETER)\nUnder ultrasound a needle was passed into the "
        "left pleural space. An 8.5F pigtail was left, nontunneled, and hooked to an Atrium.",
    ),
    "perm cath": (
        "device",
        "PROCEDURE: Temporary non-tunneled dialysis catheter, right IJ.\nDETAILS: US guided puncture of the "
        "right IJ, image kept. A 19 cm Palindrome was tunneled from the chest wall to the venotomy and placed "
        "through a peel away.",
    ),
    "power picc": (
        "device",
        "Triple lumen PICC insertion, right arm. The brachial vein was entered with ultrasound. A 5F double "
        "lumen PICC was trimmed to 38 cm. Tip at the CAJ on film.",
    ),
    "stent graft bare": (
        "device",
        "Procedure: Fistulogram with covered stent, left upper arm.\nThe outflow stenosis was dilated with an "
        "8 mm balloon, recoiled, and an 8 x 60 bare metal self-expanding stent was laid across it.",
    ),
    "glue": (
        "device",
        "EXAM: Glue embolization of lumbar artery.\nTECHNIQUE: Right CFA. The L3 lumbar artery was selected "
        "with a microcatheter and three 3 mm microcoils were deployed with stasis.",
    ),
    "microwave rf": (
        "device",
        "PROCEDURE: Radiofrequency ablation of liver tumor.\nTECHNIQUE: Under CT a single microwave antenna "
        "was set in the segment 7 tumor; 65 W for 8 minutes.\nIMPRESSION: ablation zone covers the tumor.",
    ),
    "caudal": (
        "device",
        "Caudal epidural steroid injection. Prone. Under fluoroscopy the L5-S1 interlaminar space was entered "
        "from the right with a Tuohy, loss of resistance to saline. 80 mg depo. Tolerated well.",
    ),
    "fna core": (
        "device",
        "US GUIDED FNA RIGHT THYROID NODULE\nSkin prepped. Four 18 gauge core biopsies were obtained from the "
        "nodule under real time ultrasound. Formalin.",
    ),
    "ic drain": (
        "device",
        "PROCEDURE: Internal-external biliary drainage.\nTECHNIQUE: Right duct punctured. The stricture could "
        "not be crossed and an 8.5F external biliary drain was left above it to bag.",
    ),
    "nephro removed": (
        "device",
        "TECHNIQUE: Antegrade study through the left tube shows free flow. The nephrostomy tube was removed "
        "and a dressing placed.\nPLAN: Left nephrostomy tube to gravity drainage, flush daily.",
    ),
    "chole": (
        "act",
        "TECHNIQUE: Transhepatic puncture of the gallbladder, 8.5F pigtail drain placed and connected to a "
        "bag.\nIMPRESSION: Gallbladder aspirated. No drain was left in place.",
    ),
    "sheath": (
        "device",
        "TECHNIQUE: Right CFA 5F. Angiogram. The sheath was pulled and held for 15 minutes.\nPLAN: Sheath "
        "left in place for heparin off, pull in 4 hours.",
    ),
    "rhc yes": (
        "act",
        "PROCEDURE: Right heart catheterization.\nRA 9, RV 44/9, PA 44/20 mean 28, PCWP 18. CO 4.2 "
        "thermodilution.\nIMPRESSION: No right heart catheterization was performed because of a clotted vein.",
    ),
    "plan stent iliac": (
        "plan",
        "Technique: Left CFA access retrograde. Left EIA 80 percent stenosis was treated with an 8 x 40 "
        "stent. Closure.\nPlan: Vascular clinic. Left external iliac artery stenting is scheduled for next "
        "Tuesday.",
    ),
    "vertebro kypho": (
        "device",
        "PROCEDURE: T12 vertebroplasty.\nTECHNIQUE: Both pedicles of T12 were entered. Balloon tamps were "
        "inflated to 250 psi and a cavity was made. 5 mL cement.",
    ),
    "lysis none": (
        "act",
        "PROCEDURE: Catheter-directed thrombolysis, left leg.\nTECHNIQUE: Popliteal vein access. A catheter "
        "was advanced through the clot and venogram made. Because of a platelet count of 30 no lytic was "
        "infused.\nIMPRESSION: Left iliofemoral DVT.",
    ),
    "sclero again": (
        "act",
        "IMPRESSION: Sclerotherapy of the left leg VM with 4 mL STS.\nTECHNIQUE: The malformation was "
        "punctured twice with no return of blood, and no sclerosant was injected.",
    ),
    "filter plan": (
        "act",
        "Technique: Right CFV. Cavagram. A Denali was deployed below the renal veins.\nPlan: filter placement "
        "tomorrow, no filter was placed today.",
    ),
    "para": (
        "act",
        "US paracentesis: only a sliver of ascites, no fluid was drawn and paracentesis was not done.\n"
        "IMPRESSION: 4 L paracentesis.",
    ),
}


@pytest.mark.parametrize(("kind", "text"), CLASHES.values(), ids=CLASHES.keys())
def test_what_cannot_both_be_true_is_shown_once(kind: str, text: str) -> None:
    assert [item.kind for item in findings_of(text).contradictions] == [kind]
