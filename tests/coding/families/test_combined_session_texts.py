"""Dictated sessions that join work of several families: ways in, needles, tubes, and vessels of the trunk."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VASC-73",
        "port then lumbar puncture",
        """PROCEDURE: 1. Right chest port. 2. Lumbar puncture with intrathecal methotrexate.
TECHNIQUE: Ultrasound showed a patent compressible right internal jugular vein. Under real-time ultrasound guidance the vein was accessed with a micropuncture set and a permanent image was saved. A subcutaneous pocket was made over the right chest. A single lumen port was placed in the pocket and the catheter was tunneled to the venotomy. Fluoroscopy shows the tip at the cavoatrial junction; an image was stored.
The patient was then turned prone. Under fluoroscopic guidance a 22 gauge spinal needle was advanced into the thecal sac at L3-L4. Clear CSF returned, 8 mL was collected, and 12 mg of methotrexate was injected intrathecally.
""",
        "36561-RT 76937 77001 77003 96450",
    ),
    TextCase(
        "VASC-73",
        "tunneled line then diagnostic lumbar puncture",
        """PROCEDURE: Tunneled central venous catheter placement, fluoroscopically guided lumbar puncture.
The right internal jugular vein was patent on ultrasound and was punctured under real time sonographic guidance. An image was archived. A 9.5 French dual lumen tunneled cuffed Hickman catheter was placed through a subcutaneous tunnel with its tip in the right atrium under fluoroscopy. A spot image was saved.
Attention was then turned to the lumbar puncture. With the patient prone, fluoroscopy was used to direct a 20 gauge needle into the subarachnoid space at L2-3. Opening pressure was 18 cm H2O. 12 mL of clear CSF was sent for cytology.
IMPRESSION: Tunneled line and lumbar puncture without complication.
""",
        "36558-RT 62328 76937 77001-59",
    ),
    TextCase(
        "VASC-73",
        "port and caval filter through one jugular vein",
        """PROCEDURES PERFORMED:
1. IVC filter placement
2. Right IJ port placement
The right internal jugular vein was patent and compressible. Access was obtained under real-time ultrasound guidance, image saved. A pigtail catheter was advanced into the inferior vena cava and cavography was performed, showing no thrombus and normal caval diameter. A Denali filter was deployed below the renal veins. The sheath was removed.
A separate puncture of the right internal jugular vein, again patent, was made with the needle tip followed in real time by ultrasound; an image was saved. A pocket was created in the chest wall, a single lumen port was placed, and the catheter was tunneled. Fluoroscopy confirmed the catheter tip at the cavoatrial junction and a final image was saved.
""",
        "36561-RT 37191 76937-59 77001-59",
    ),
    TextCase(
        "NONV-16",
        "paracentesis and liver biopsy",
        """PROCEDURE: Ultrasound guided paracentesis and ultrasound guided random liver biopsy.
Large ascites was seen in the right lower quadrant. Under ultrasound guidance a 5 French Yueh catheter was advanced into the peritoneal cavity and 3.2 liters of straw-colored fluid was removed. Image saved.
Next, the right lobe of the liver was localized with ultrasound. Under real-time ultrasound guidance an 18 gauge core biopsy needle was advanced into the right hepatic lobe and three cores were obtained. Images were saved of the needle within the liver.
""",
        "47000 49083 76942-59",
    ),
    TextCase(
        "NONV-17",
        "thoracentesis and lung biopsy",
        """EXAM: CT guided lung biopsy and thoracentesis.
Using CT guidance, a 19 gauge coaxial needle was advanced into the right lower lobe mass. Four 20 gauge core specimens were obtained.
Thereafter, under ultrasound guidance, a 6 French catheter was placed into the left pleural effusion and 850 mL of serous fluid was aspirated. The catheter was removed. Images were saved.
""",
        "32408 32555-LT",
    ),
    TextCase(
        "NONV-42",
        "chest tube after lung biopsy",
        """PROCEDURE: CT-guided biopsy of left upper lobe nodule.
Under CT guidance a 19-gauge introducer was advanced to the left upper lobe nodule. Three core biopsies were obtained.
Post biopsy CT showed an enlarging left pneumothorax. The patient became short of breath, and a chest tube was indicated. Under CT guidance an 8 French pigtail catheter was placed into the left pleural space and connected to suction with re-expansion of the lung.
IMPRESSION: Left upper lobe biopsy complicated by pneumothorax treated with chest tube.
""",
        "32408 32557-LT",
    ),
    TextCase(
        "SPIN-07 SPIN-11",
        "biopsy, ablation and kyphoplasty of one vertebra",
        """PROCEDURE: L2 biopsy, radiofrequency ablation and kyphoplasty.
Under fluoroscopic guidance, bilateral transpedicular access to the L2 vertebral body was obtained with 10 gauge cannulas. A core biopsy of the L2 vertebral body was obtained through the left cannula. Radiofrequency ablation probes were then placed in the L2 vertebral body metastasis and ablation was performed to 70 degrees. Balloon tamps were inflated to create a cavity. 5 mL of PMMA cement was injected into L2.
""",
        "20982 22514",
    ),
    TextCase(
        "SPIN-07",
        "biopsy of one vertebra, cement in another",
        """PROCEDURE: T12 vertebroplasty and L3 vertebral body biopsy.
With fluoroscopic guidance a 13 gauge needle was advanced by a transpedicular approach into the T12 vertebral body and 4 mL of methylmethacrylate cement was injected under continuous fluoroscopy.
Through a separate skin entry, a 13 gauge bone biopsy needle was advanced through the right pedicle of L3 into the lytic lesion of the L3 vertebral body and two cores were obtained.
""",
        "20225-59 22510 77002-59",
    ),
    TextCase(
        "NONV-31",
        "biopsy of liver and kidney",
        """TECHNIQUE: Under real-time ultrasound guidance an 18 gauge needle was used to obtain 3 core samples from the left lobe liver lesion. Images saved. Attention was then turned to the left kidney. Under ultrasound guidance, two 18 gauge cores were obtained from the lower pole of the left kidney. Images saved.
""",
        "47000 50200-LT 76942",
    ),
    TextCase(
        "NONV-35 MOD-30",
        "needle aspirates and cores of one thyroid nodule",
        """Ultrasound guided biopsy of right thyroid nodule. Under real-time ultrasound guidance three fine needle aspirations of the 2.1 cm right thyroid nodule were made with 25 gauge needles. Two 18-gauge core biopsies of the same nodule were then obtained. Permanent images were saved.
""",
        "60100 76942",
    ),
    TextCase(
        "MOD-30",
        "needle aspirate of one nodule, cores of another",
        """Ultrasound guided biopsy of the thyroid. Under real-time ultrasound guidance, fine needle aspiration of the 1.2 cm left lower pole thyroid nodule was performed with 25 gauge needles, four passes. Separately, the 3 cm right thyroid nodule was biopsied: three 20-gauge core biopsies were obtained under ultrasound guidance. Permanent images were saved for both.
""",
        "10005-59 60100 76942-59",
    ),
    TextCase(
        "NONV-28",
        "drain and alcohol in one cyst",
        """PROCEDURE: Drainage and sclerosis of a left renal cyst.
Under ultrasound guidance an 8 French pigtail drainage catheter was placed in the large left renal cyst. 400 mL of clear fluid was aspirated. Contrast injection showed no communication with the collecting system. 100 mL of dehydrated alcohol was instilled for sclerosis, left to dwell for 60 minutes and aspirated. The drain was left to gravity.
""",
        "49405",
    ),
    TextCase(
        "NONV-60",
        "nephrostomy right, ureteral stent left",
        """PROCEDURE: Right percutaneous nephrostomy. Left antegrade ureteral stent.
Under ultrasound and fluoroscopic guidance a 21 gauge needle was advanced into a posterior lower pole calyx of the right kidney. Antegrade nephrostogram showed hydronephrosis to the level of the distal ureter. An 8 French nephrostomy tube was placed in the right renal pelvis.
Attention was turned to the left kidney. A lower pole calyx was accessed under ultrasound guidance, a wire was advanced through the left ureter into the bladder, and an 8 French double-J ureteral stent was deployed between the left renal pelvis and the bladder. All access was removed.
""",
        "50432-RT 50694-LT",
    ),
    TextCase(
        "NONV-70",
        "biliary drain and cholecystostomy",
        """PROCEDURE: Percutaneous transhepatic biliary drain and cholecystostomy tube.
Under ultrasound guidance a right intrahepatic duct was accessed with a 21 gauge Chiba needle and cholangiogram showed a hilar stricture. The stricture could not be crossed. An 8.5 French external biliary drain was placed in the right hepatic ducts.
A separate transhepatic puncture of the gallbladder was then done under ultrasound guidance for acute cholecystitis, and an 8 French cholecystostomy tube was placed with return of purulent bile.
""",
        "47490 47533-59",
    ),
    TextCase(
        "NONV-90",
        "gastrostomy and port",
        """PROCEDURE: Gastrostomy tube and port placement.
The right internal jugular vein was patent and compressible by ultrasound. Under real-time ultrasound guidance the vein was punctured and image saved. A subcutaneous pocket was created, and a single lumen power port was placed with catheter tip at the cavoatrial junction by fluoroscopy, image saved.
The stomach was insufflated through a nasogastric tube. Under fluoroscopy three T-fasteners were placed. The stomach was punctured, the tract was dilated, and a 16 French gastrostomy tube was placed. Contrast injection confirmed the position in the stomach.
""",
        "36561-RT 49440 76937 77001-59",
    ),
    TextCase(
        "VINT-57",
        "shunt, varices and ascites",
        """PROCEDURE: TIPS creation, embolization of gastric varices, paracentesis.
Under ultrasound guidance, a 5 French catheter was placed in the left lower quadrant ascites and 4 liters were removed. Image saved.
The right internal jugular vein was accessed under ultrasound guidance. A catheter was placed in the right hepatic vein and wedged venography was done. The portal vein was punctured and portal venography showed large gastric varices. The tract was dilated with an 8 mm balloon and a 10 mm Viatorr stent was deployed. Portosystemic gradient fell from 18 to 7 mmHg.
The left gastric vein was selectively catheterized and venography showed large gastroesophageal varices. These were embolized with coils for variceal hemorrhage.
""",
        "36012-59 37182 37244 49083",
    ),
    TextCase(
        "VINT-44",
        "mapping before yttrium",
        """PROCEDURE: Hepatic arteriography with Tc-99m MAA mapping before Y-90.
Right common femoral artery access. The celiac axis was catheterized and arteriography was performed showing conventional anatomy. The superior mesenteric artery was catheterized and arteriography showed no replaced hepatic vessels and a patent portal vein. A microcatheter was advanced into the right hepatic artery and arteriography showed a hypervascular tumor blush. Cone beam CT was performed from the right hepatic artery with 3D reconstruction on an independent workstation, which showed perfusion of the whole tumor. 4 mCi of Tc-99m MAA was injected.
The catheter was removed.
""",
        "36245-59 36247 75726x2 75774 76377",
    ),
    TextCase(
        "MOD-24",
        "fibroids, both sides",
        """PROCEDURE: Bilateral uterine artery embolization for symptomatic fibroids.
The right common femoral artery was accessed. The left uterine artery was selected via the left internal iliac artery and arteriography showed a large fibroid blush. Embolization with 500-700 micron Embospheres was performed to stasis. A Waltman loop was formed and the right uterine artery was catheterized and embolized in the same way.
""",
        "36247-LT 36247-59-RT 37243",
    ),
    TextCase(
        "VINT-33",
        "trauma, liver and pelvis",
        """INDICATION: Motor vehicle collision with liver laceration and pelvic fractures, active extravasation on CT.
TECHNIQUE: Right common femoral artery was accessed. The celiac artery was catheterized and a microcatheter was advanced into the right hepatic artery. Extravasation was seen from a segment 7 branch and embolization with Gelfoam and coils was performed.
Next, the left internal iliac artery was catheterized from the same access. Active extravasation from the superior gluteal artery was seen and embolized with coils.
""",
        "36246-59-LT 36247 37244 37244-59",
    ),
    TextCase(
        "CARD-32",
        "catheterization, stent, closure and groin run",
        """PROCEDURES: Left heart catheterization, coronary angiography, PCI of the LAD, femoral angiogram, Angio-Seal.
INDICATION: NSTEMI, no prior catheterization.
Right femoral artery was accessed. Selective left and right coronary angiography was performed. Left heart catheterization was done with LVEDP 18 mmHg. The left main, circumflex and right coronary arteries are free of disease. The mid LAD has a 90% stenosis. Left ventriculography showed EF 50%. The decision was made to proceed with PCI. The mid LAD lesion was treated with a 3.0 x 18 mm drug-eluting stent. Femoral angiogram showed the sheath in the common femoral artery and the arteriotomy was closed with Angio-Seal.
""",
        "93458-59 C9600-LD",
    ),
    TextCase(
        "CARD-08",
        "run of the arm's vein for a lead",
        """PROCEDURE: Single chamber pacemaker implantation.
Left arm venogram showed a patent axillary and subclavian vein. The left axillary vein was punctured and a 7 French sheath placed. A right ventricular lead was advanced and fixed. The generator was placed in the pocket.
""",
        "",
    ),
    TextCase(
        "VASC-41",
        "catheterization and renal arteries",
        """PROCEDURES: Coronary angiography, left heart catheterization, selective bilateral renal angiography.
INDICATION: Chest pain and resistant hypertension with suspected renal artery stenosis.
Right femoral access. Left and right coronary arteries were selectively engaged and angiography showed mild disease. The left ventricle was entered, LVEDP 12. Because of refractory hypertension each renal artery was selectively catheterized. Right renal artery has 40% ostial stenosis. Left renal artery is normal.
""",
        "36252 93458",
    ),
    TextCase(
        "CARD-03",
        "biopsy of the heart beside a full right heart study",
        """PROCEDURE: Right heart catheterization and endomyocardial biopsy.
INDICATION: Heart transplant with new dyspnea and suspected rejection; hemodynamic assessment requested.
Right internal jugular vein access. A Swan-Ganz catheter was advanced. RA 8, RV 40/8, PA 40/18 mean 25, wedge 15. Cardiac output by thermodilution was 4.5. Then a bioptome was advanced to the right ventricular septum and five endomyocardial biopsies were obtained.
""",
        "93451-59 93505",
    ),
    TextCase(
        "CARD-20",
        "two coronary arteries",
        """The right radial artery was accessed. The proximal LAD 80% stenosis was stented with a 3.5 x 15 mm Xience drug-eluting stent. The mid RCA 90% stenosis was predilated and stented with a 3.0 x 23 mm Xience drug-eluting stent. Coronary anatomy was known from catheterization last week.
""",
        "C9600-LD C9600-RC",
    ),
    TextCase(
        "VASC-44",
        "carotid stent with the other side studied",
        """PROCEDURE: Left carotid stent with distal embolic protection. Diagnostic cerebral angiography.
INDICATION: Symptomatic left carotid stenosis on ultrasound. No prior catheter angiogram.
Right common femoral artery access. The right common carotid artery was selectively catheterized. Cervical and intracranial angiography showed a 50% right ICA stenosis and patent right ACA and MCA. The left common carotid was selected and angiography showed 85% stenosis of the left internal carotid artery. Based on this the decision was made to stent. A filter wire EPD was deployed and an 8 x 30 mm Acculink stent was placed in the left internal carotid artery.
""",
        "36223-59-RT 37215-LT",
    ),
    TextCase(
        "VINT-52",
        "stroke with carotid stent",
        """PROCEDURE: Mechanical thrombectomy of left MCA; left carotid stent.
INDICATION: Acute stroke, NIHSS 18.
Right femoral access. The left common carotid artery was catheterized. Angiography showed tandem occlusion of the left ICA origin and left M1. The left ICA origin was stented with an 8 mm Wallstent after balloon angioplasty; a filter was used for distal protection. Then an aspiration catheter was advanced to the left M1 and thrombectomy was performed with one pass. TICI 3.
""",
        "37215-LT 61645-59-LT",
    ),
    TextCase(
        "VINT-53",
        "lysis, first day",
        """PROCEDURE: Left leg arteriogram and initiation of catheter directed thrombolysis.
INDICATION: Acute left leg ischemia. No prior angiogram.
Right common femoral artery retrograde access. Abdominal aortogram was not performed. The left common femoral artery was catheterized over the bifurcation, and left leg arteriogram showed an occluded left SFA with thrombus. Based on the findings, decision was made to begin thrombolysis. A 50 cm Unifuse infusion catheter was placed in the left superficial femoral artery and tPA infusion was started at 1 mg/hr.
""",
        "36247-LT 37211-LT 75710-59-LT",
    ),
    TextCase(
        "VINT-53",
        "lysis, second day goes on",
        """PROCEDURE: Lytic check, day 2.
Arteriogram through the existing sheath and infusion catheter showed residual thrombus in the left SFA. The infusion catheter was exchanged for a new infusion catheter and tPA infusion was continued at 1 mg/hr.
""",
        "37213",
    ),
    TextCase(
        "VINT-53",
        "lysis, last day with a stent",
        """PROCEDURE: Thrombolysis day 3, completion. Left SFA stent.
Arteriogram through the existing left leg infusion catheter showed resolution of the thrombus with an underlying 80% stenosis of the left superficial femoral artery. This was stented with a 6 x 80 mm self-expanding stent. Lysis was stopped and the infusion catheter was removed.
""",
        "37214 37226-LT",
    ),
    TextCase(
        "VINT-51",
        "deep vein clot: filter, clot removal, stent",
        """PROCEDURE: IVC filter; mechanical thrombectomy of left iliofemoral DVT; left common iliac vein stent.
INDICATION: Left leg swelling, May-Thurner. No prior venogram.
The right internal jugular vein was accessed and cavogram showed no caval thrombus. A Denali filter was placed below the renal veins.
The patient was turned prone. The left popliteal vein was accessed under ultrasound. Left leg venogram showed occlusive thrombus in the left femoral and iliac veins. Decision was made to proceed with thrombectomy. Mechanical thrombectomy of the left femoral vein, external iliac vein and common iliac vein was performed with the ClotTriever. Residual compression of the left common iliac vein was stented with a 16 x 90 mm Venovo stent.
""",
        "37187-LT 37191 37238-LT 75820-59-LT",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
