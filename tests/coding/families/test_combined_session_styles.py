"""Dictated sessions that join work of several families, in further styles: capitals, bullets, run-on, telegraph."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-16",
        "ASCITES AND LIVER, CAPITALS",
        """PROCEDURE: US GUIDED PARACENTESIS AND US GUIDED LIVER BIOPSY
A 5 FR CATHETER WAS PLACED INTO THE RIGHT LOWER QUADRANT ASCITES UNDER ULTRASOUND AND 4 LITERS WAS DRAINED. NEXT, UNDER ULTRASOUND GUIDANCE AN 18 G CORE BIOPSY NEEDLE WAS ADVANCED INTO THE LEFT LOBE OF THE LIVER AND TWO CORES WERE TAKEN. IMAGES WERE SAVED.
""",
        "47000 49083 76942-59",
    ),
    TextCase(
        "NONV-17",
        "effusion and lung, bullets",
        """Procedures:
- CT-guided core biopsy right upper lobe mass
- US-guided left thoracentesis
Details:
- RUL mass: 19G introducer under CT, 20G cores x4
- Left effusion: 6F Safe-T-Centesis catheter under US, 900 mL serosanguinous, images saved
- No pneumothorax on post film
""",
        "32408 32555-LT",
    ),
    TextCase(
        "VINT-57",
        "filter, then port, run on",
        """patient was brought to the angio suite right neck prepped and draped right ij patent and compressible accessed under ultrasound with image saved cavogram performed showing patent ivc no clot denali filter deployed below renals then a second puncture of the right ij was made under real time ultrasound image saved port pocket made right chest single lumen port placed catheter tip at cavoatrial junction on fluoro image saved
""",
        "36561-RT 37191 76937-59 77001-59",
    ),
    TextCase(
        "SPIN-07",
        "kyphoplasty, biopsy and ablation at L3, cement at L1",
        """PROCEDURE: L3 RFA and kyphoplasty with biopsy, L1 kyphoplasty.
Using biplane fluoroscopy, bipedicular access to L1 and L3 was obtained. An 11 gauge biopsy device was used to take a core from the L3 vertebral body. OsteoCool radiofrequency ablation of the L3 metastasis was performed for 15 minutes. Balloon tamps were inflated in L1 and L3. 4 mL of cement was injected in L1 and 5 mL in L3.
""",
        "20982 22514 22515",
    ),
    TextCase(
        "NONV-60",
        "kidneys, other words",
        """Procedure: Right PCN and left antegrade double J stent
The right collecting system was accessed with a 21 G needle under US. 8F PCN was left to bag drainage. On the left, a mid pole calyx was accessed under ultrasound and fluoroscopy. Wire passed into the bladder. 8F x 24 cm double-J stent deployed. No left nephrostomy was left.
""",
        "50432-RT 50694-LT",
    ),
    TextCase(
        "VINT-33",
        "spleen and pelvis, trauma",
        """INDICATION: MVC, splenic laceration with blush and pelvic hematoma.
TECHNIQUE: Right CFA was accessed with US. Celiac then splenic artery catheterized. Splenic arteriogram shows two foci of extravasation. The mid splenic artery was coil embolized. The catheter was then advanced into the right internal iliac artery. Arteriogram shows extravasation from anterior division branches. Gelfoam embolization performed of the right internal iliac artery.
""",
        "36245-59-RT 36246 37244 37244-59",
    ),
    TextCase(
        "CARD-32",
        "cath with stent, prior cath",
        """PROCEDURES: Coronary angiography, PCI RCA.
INDICATION: Staged PCI of the RCA. Cath last week showed 90% mid RCA stenosis.
Right radial access. Coronary angiography shows 90% mid RCA, unchanged. Mid RCA stented with 3.5 x 18 Synergy DES. TR band.
""",
        "C9600-RC",
    ),
    TextCase(
        "CARD-32",
        "stemi, three vessels seen",
        """PROCEDURE: Emergent left heart cath, coronary angiogram, PCI to proximal LAD.
INDICATION: Anterior STEMI.
Right radial access, 6F. LM: normal. LAD: 100% proximal occlusion. LCx: 30% mid. RCA: dominant, 40% mid. LVEDP 28 mmHg, no gradient on pullback. LAD crossed with Runthrough wire, aspiration thrombectomy with Export, 2.5 balloon, 3.5 x 24 Xience DES, TIMI 3.
""",
        "93458-59 C9606-LD",
    ),
    TextCase(
        "VINT-50",
        "arm clot, thrombectomy and lysis",
        """PROCEDURE: Left upper extremity venogram, mechanical thrombectomy, catheter directed lysis initiation.
No prior venogram. Left basilic vein accessed under ultrasound. Venogram: occlusive thrombus of the left axillary and subclavian veins. Decision made to treat. Thrombectomy of axillary and subclavian veins with AngioJet. Residual thrombus so a 20 cm Cragg McNamara infusion catheter was placed across the subclavian and axillary veins and tPA begun at 1 mg/h.
""",
        "37187-LT 37212-59-LT 75820-59-LT",
    ),
    TextCase(
        "VINT-65",
        "circuit with central stent and catheter removal",
        """Left upper arm fistula declot. The fistula was accessed in antegrade and retrograde fashion. Angiogram showed thrombosis of the fistula. 4 mg tPA, Cleaner device thrombectomy. 7 mm balloon angioplasty of the juxta-anastomotic and cephalic arch stenoses. Left subclavian vein 70% stenosis ballooned to 10 mm. Flow restored. The right IJ tunneled dialysis catheter was then removed by blunt dissection of the cuff.
""",
        "36589 36905 36907",
    ),
    TextCase(
        "VASC-41",
        "cath and peripheral runoff with stent",
        """PROCEDURES: Left heart cath, coronary angiography, abdominal aortogram with runoff, left SFA stent.
INDICATIONS: Angina and left leg claudication, no prior angiography.
Right femoral access. LM, LAD, circumflex and RCA are without significant disease. LVEDP 12. A pigtail was placed in the abdominal aorta, aortogram and bilateral leg runoff: no iliac disease, left SFA 90% stenosis, right leg normal. Decision was made to treat the left SFA. It was crossed with an up and over sheath and a 6 x 80 stent was deployed.
""",
        "37226-LT 75630-59 93458",
    ),
    TextCase(
        "VINT-52",
        "thrombectomy of two territories",
        """PROCEDURE: mechanical thrombectomy left M1 and basilar artery.
Right CFA access. Left ICA catheterized; left M1 occlusion; stent retriever one pass TICI 3. Right vertebral artery catheterized: basilar occlusion, aspiration thrombectomy, TICI 2b.
""",
        "61645-59 61645-LT",
    ),
    TextCase(
        "SPIN-22",
        "cervical facets and trigger points",
        """Bilateral C4-5 and C5-6 facet joint injections under fluoroscopy, followed by trigger point injections of bilateral trapezius and levator scapulae muscles.
Needles were placed into the C4-5 and C5-6 facet joints on both sides under fluoroscopic guidance and 0.5 mL of steroid mixture was injected into each. Four trigger points in two muscles (trapezius, levator scapulae) were then injected with bupivacaine.
""",
        "20552 64490-50-59 64491-50-59",
    ),
    TextCase(
        "MOD-12",
        "embolized twice in a day, capitals",
        """THE RIGHT COMMON FEMORAL ARTERY WAS ACCESSED. THE LEFT GASTRIC ARTERY WAS SELECTED AND EMBOLIZED WITH GELFOAM FOR UPPER GI BLEEDING.
THE PATIENT RETURNED TO THE ANGIOGRAPHY SUITE LATER THE SAME DAY WITH RECURRENT HEMORRHAGE. THE RIGHT COMMON FEMORAL ARTERY WAS AGAIN ACCESSED. THE LEFT GASTRIC ARTERY WAS SELECTED AND EMBOLIZED WITH COILS.
""",
        "36246 36246-76 37244 37244-76",
    ),
    TextCase(
        "VASC-75",
        "iliac stents in both veins with ultrasound",
        """PROCEDURE: Venogram, IVUS, bilateral common iliac vein stents.
Both femoral veins were accessed under ultrasound. IVUS of the IVC, bilateral common iliac and external iliac veins: 70% stenosis of both common iliac veins. 14 x 60 mm stents were deployed in kissing fashion in both common iliac veins.
""",
        "37238-LT 37239-RT 37252 37253x4",
    ),
    TextCase(
        "VINT-20",
        "kissing iliac stents and thrombectomy, 2026",
        """PROCEDURE: Aortogram, bilateral common iliac artery stents, right SFA thrombectomy.
INDICATION: Acute right leg ischemia. CTA shows iliac stenoses.
Bilateral retrograde CFA access. 80% stenosis of both common iliac arteries was treated with kissing 8 x 38 mm balloon expandable stents. From the left access a catheter was advanced over the bifurcation, and the right SFA thrombus was removed with a Penumbra CAT 8 aspiration catheter.
""",
        "37184-RT 37258-50",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-44",
        "yttrium treatment after mapping",
        """PROCEDURE: Y-90 radioembolization right hepatic lobe.
Left radial access. The celiac artery and common hepatic artery were catheterized. Microcatheter placed in the right hepatic artery. Cone beam CT confirmed tumor coverage. 2.1 GBq of SIR-Spheres were infused.
""",
        "36247 37243",
    ),
    TextCase(
        "SPIN-55",
        "joint, facets and epidural in one visit",
        """PROCEDURES: 1. Right SI joint injection 2. Right L4-5 and L5-S1 facet injections.
Fluoroscopic guidance was used throughout. A 22 gauge spinal needle was placed in the inferior right sacroiliac joint, arthrogram confirmed placement, 40 mg Kenalog injected. Then needles were placed in the right L4-5 and L5-S1 facet joints and 20 mg Kenalog was injected in each.
""",
        "64493-RT 64494-RT G0260-RT",
    ),
    TextCase(
        "SPIN-72",
        "discogram with CT, other words",
        """Lumbar discography at L4-5 and L5-S1 followed by CT. Needles were placed under fluoroscopy into both discs. Contrast: L4-5 concordant pain with posterior tear, L5-S1 normal. Post discogram CT of the lumbar spine shows annular tear at L4-5.
""",
        "62290x2 72295x2",
    ),
    TextCase(
        "SPIN-70",
        "total spine myelogram and CT",
        """Myelogram of the cervical and lumbar spine with CT. L3-4 puncture under fluoroscopy, 12 mL Omnipaque 300 intrathecal. Frontal and lateral images of the cervical and lumbar regions were obtained and show no block. CT of the cervical and lumbar spine after myelography: C5-6 disc osteophyte, L4-5 stenosis.
""",
        "62305 72126 72132",
    ),
    TextCase(
        "NONV-44",
        "bone and node",
        """CT-guided core biopsy of a left iliac bone lesion, 11G OnControl, 2 cores. Separately, ultrasound guided core biopsy of a right inguinal lymph node, 18G x 4, images saved.
""",
        "20220 38505-RT 76942 77012-59",
    ),
    TextCase(
        "VINT-42",
        "varices that do not bleed, shunt",
        """PROCEDURE: BRTO. Right femoral vein access. Left renal vein catheterized. Balloon occlusion catheter placed in gastrorenal shunt. Venogram showed gastric varices. Sotradecol foam was injected and coils placed. Indication: large gastric varices, encephalopathy, no bleeding.
""",
        "36012 37241",
    ),
    TextCase(
        "CARD-32",
        "graft angiogram and PCI",
        """PROCEDURE: LHC, coronary and graft angiography, PCI of SVG to OM.
No prior cath since CABG; new unstable angina. Right femoral access. LM, LAD, circumflex, RCA: occluded native LAD, RCA 50%. LIMA to LAD patent. SVG to OM 90% mid body. LVEDP 15. Decision to intervene. Filter wire deployed, SVG to OM stented with 3.5 x 20 DES.
""",
        "93459-59 C9604-LC",
    ),
    TextCase(
        "MOD-12",
        "second session heading",
        """SESSION 1 (0830)
Under ultrasound guidance a right nephrostomy was placed: posterior lower pole calyx punctured with 21G needle, 8 Fr nephrostomy placed under fluoroscopy.
SESSION 2 (1500)
The tube fell out. The tract was lost. A new puncture of the right lower pole calyx was made under ultrasound and fluoroscopy and a 10 Fr nephrostomy was placed.
""",
        "50432-76-RT 50432-RT",
    ),
    TextCase(
        "MOD-13",
        "angiogram first, treated in the afternoon",
        """TECHNIQUE: Right CFA access. The left CFA was catheterized over the bifurcation and left leg arteriogram performed: 90% left SFA stenosis. The case was discussed with vascular surgery and the patient sent to holding with the sheath in place.
The patient was brought back to the angiography suite that afternoon. Through the sheath the left SFA stenosis was crossed and stented with a 6 x 60 mm stent.
""",
        "36246-59-LT 37226-LT 75710-59-LT",
    ),
    TextCase(
        "MOD-28",
        "picc failed left, placed right",
        """PICC placement. Left basilic vein accessed under US but wire would not pass the left subclavian vein occlusion. Abandoned. The right basilic vein, patent and compressible, was accessed under real time ultrasound, image saved. 5F dual lumen PICC was placed with tip at the cavoatrial junction on fluoroscopy, image saved.
""",
        "36573",
    ),
    TextCase(
        "MOD-28",
        "stent failed, drain left",
        """Percutaneous transhepatic biliary drainage. Right posterior duct punctured under US. Cholangiogram: distal CBD obstruction. Attempts to cross the obstruction were unsuccessful. Therefore an 8.5 Fr external biliary drain was left in the right ducts.
""",
        "47533",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
