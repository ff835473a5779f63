"""Heart reports as they are dictated: catheterization, injections, support, pericardium."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="CARD-01",
        name="headed report",
        text="""PROCEDURES:
1. Left heart catheterization.
2. Selective coronary angiography.
INDICATION: Exertional chest pain, abnormal stress test.
TECHNIQUE: A 6 French sheath was placed in the right radial artery. JL3.5 and JR4 catheters were used to engage the left
and right coronary arteries. A pigtail catheter was advanced across the aortic valve and pressures were recorded.
No ventriculogram was performed to save contrast.
HEMODYNAMICS: Ao 128/70. LV 130/14. LVEDP 14 mmHg. No gradient on pullback.
CORONARY ANGIOGRAPHY:
Left main: no significant disease.
LAD: 40% mid stenosis.
Left circumflex: mild luminal irregularities.
RCA: dominant, 30% proximal.
IMPRESSION: Nonobstructive coronary artery disease.
PLAN: Medical therapy. Consider FFR of the LAD if symptoms persist.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-02",
        name="mechanical valve, central aortic pressure only",
        text="""Coronary angiography report. Right radial 5F. Selective left and right coronary angiograms with a Tiger catheter.
Central aortic pressure 132/70. The mechanical aortic prosthesis was not crossed.
LM normal. LAD 20% proximal. LCx normal. RCA 30% mid, dominant. TR band.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-03",
        name="ostia not engaged",
        text="""Heart catheterization, right femoral 5F. The left main could not be engaged with JL4, JL5 or AL2. The right coronary was
also not engaged. Pigtail across the valve: LV 150/16. Aortic root injection, 40 mL in LAO: root 3.6 cm, trace
regurgitation, both ostia fill. Mynx.""",
        lines="93452 93567",
    ),
    TextCase(
        rules="CARD-04",
        name="run-on dictation with grafts",
        text="""this is a cardiac cath on a 71 year old man bypass in 2008 now with angina six french right groin jl four and jr four
for the natives left main has a sixty percent lesion the lad is occluded the circumflex is occluded in the mid portion
the right coronary is occluded proximally the lima to the lad was engaged with an ima catheter and is widely patent
the vein graft to the om is patent the vein graft to the pda has an eighty percent lesion in its body then a pigtail
went across the valve and the lvedp is nineteen no gradient on pull back angioseal to the groin no complications""",
        lines="93459",
    ),
    TextCase(
        rules="CARD-04",
        name="grafts are history only",
        text="""INDICATION: Angina, CABG 2010 (LIMA-LAD, SVG-OM), grafts known patent at cath in 2021.
PROCEDURE: Selective native coronary angiography, right radial, JL3.5 and JR4. The grafts were not injected.
FINDINGS: Left main 30%. LAD occluded mid. Circumflex 70% proximal. RCA 50% mid.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-06",
        name="telegraph style right heart",
        text="""RHC 3/4/25. R IJ 7F, US guided, no image. Swan. RA 8, RV 44/7, PA 42/18 (28), PCWP 16. PA sat 64. CO TD 4.1 CI 2.0.
Swan out. Manual. No comps. Imp: mild PH, normal wedge.""",
        lines="93451",
    ),
    TextCase(
        rules="CARD-07",
        name="bedside monitoring catheter",
        text="""BEDSIDE PROCEDURE NOTE: Pulmonary artery catheter placement. Indication: septic shock, for hemodynamic monitoring.
Right internal jugular vein, 8.5F introducer under sterile technique. A Swan-Ganz catheter was floated to 48 cm with a
wedge tracing and was secured in place for continuous monitoring in the ICU. Chest film pending.""",
        lines="93503",
    ),
    TextCase(
        rules="CARD-07 CARD-01",
        name="right and left heart, catheter stays",
        text="""PROCEDURE: Right and left heart catheterization with coronary angiography.
Right femoral vein 8F, right femoral artery 6F. Swan-Ganz catheter through the right heart. JL4 and JR4. Pigtail into the LV.
FINDINGS: RA 12. RV 55/12. PA 56/28, mean 38. Wedge 26. LV 118/28. Aorta 116/70. CO 3.6 by Fick.
Left main normal, LAD 30%, circumflex 20%, RCA normal and dominant.
The PA catheter was sutured in place and the patient went to the CCU for monitoring.""",
        lines="93460",
    ),
    TextCase(
        rules="CARD-09",
        name="capitals, root aortogram",
        text="""LEFT HEART CATHETERIZATION, CORONARY ARTERIOGRAPHY, AORTIC ROOT ANGIOGRAPHY
JUDKINS TECHNIQUE FROM THE RIGHT FEMORAL ARTERY, 6 FRENCH. LEFT VENTRICLE 152/12, AORTA 150/48.
AORTIC ROOT INJECTION, PIGTAIL, LAO: 3+ AORTIC REGURGITATION, ASCENDING AORTA 4.6 CM.
LEFT MAIN NORMAL. LEFT ANTERIOR DESCENDING NORMAL. CIRCUMFLEX NORMAL. RIGHT CORONARY ARTERY DOMINANT, NORMAL.
NO VENTRICULOGRAM.""",
        lines="93458 93567",
    ),
    TextCase(
        rules="CARD-10",
        name="both lungs selected",
        text="""Right heart catheterization and pulmonary angiography for suspected chronic thromboembolic disease.
Right femoral vein, 7F. RA 10, RV 78/12, PA 80/30 mean 48, PCWP 11, CO 3.9.
Selective right pulmonary artery angiogram: web in the descending branch, lower lobe pouching.
Selective left pulmonary artery angiogram: occluded lingular branch.""",
        lines="93451 93573",
    ),
    TextCase(
        rules="CARD-12",
        name="bicuspid valve only",
        text="""Isolated bicuspid aortic valve as the only congenital finding. Right radial 6F. Coronaries with JL3.5 and JR4: left main,
LAD, circumflex and RCA normal. LV 160/18, mean aortic valve gradient 38 mmHg on pullback.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-12",
        name="transposition, both sides",
        text="""ADULT CONGENITAL CATHETERIZATION. 28-year-old with d-transposition of the great arteries after a Mustard baffle.
Right femoral vein 7F, right femoral artery 5F. Wedge catheter: systemic venous baffle 8, LV 40/8, PA 38/14 mean 22, wedge 10.
Pigtail retrograde into the systemic right ventricle 112/10. SVC 70, PA 71, aorta 97 percent. Fick output 4.4.""",
        lines="93597",
    ),
    TextCase(
        rules="CARD-14",
        name="septal puncture",
        text="""Mechanical aortic valve. Transseptal puncture was performed with a Brockenbrough needle through the intact septum. Left
ventricle 170/22, aorta 118/60, mean gradient 46. Selective coronary angiography with JL4 and JR4: left main, LAD,
circumflex and RCA without disease.""",
        lines="93458 93462",
    ),
    TextCase(
        rules="CARD-15",
        name="nitric oxide",
        text="""Right heart catheterization with vasoreactivity testing. R IJ, 7F, Swan-Ganz. Baseline: RA 7, RV 72/9, PA 70/28 mean 44,
PCWP 10, CO 4.0. Inhaled nitric oxide was given at 20 then 40 ppm. On nitric oxide 40 ppm: PA 52/20 mean 32, PCWP 11,
CO 4.2. Positive response. Catheter removed.""",
        lines="93451 93463",
    ),
    TextCase(
        rules="CARD-15",
        name="exercise",
        text="""Invasive exercise hemodynamics. Right internal jugular vein 7F, balloon-tipped catheter. Rest: RA 6, RV 34/7, PA 33/14, mean
21, wedge 12. Supine bicycle exercise to 60 watts for 9 minutes. Peak exercise: RA 15, PA 62/30, mean 42, wedge 31.
Impression: exercise-induced elevation of the wedge, HFpEF.""",
        lines="93451 93464",
    ),
    TextCase(
        rules="CARD-16",
        name="surveillance biopsy",
        text="""PROCEDURE: Right ventricular endomyocardial biopsy. INDICATION: Surveillance one year after heart transplant.
The right internal jugular vein was entered, 7F sheath. Under fluoroscopy the bioptome was advanced to the right ventricular
septum and five samples were taken. RV pressure 32/6 was noted. Specimens to pathology. No effusion on echo.""",
        lines="93505",
    ),
    TextCase(
        rules="CARD-32",
        name="first study, then stent",
        text="""INDICATION: Unstable angina, no prior catheterization.
Right radial 6F. JL3.5, JR4. LM normal. LAD 30% mid. LCx 20%. RCA 90% mid, dominant. Pigtail: LV 126/16, no gradient.
On the basis of these images we elected to proceed with PCI of the RCA. JR4 guide, BMW wire, 2.5 x 12 balloon, then a
3.0 x 18 mm Xience drug-eluting stent in the mid RCA. Zero residual, TIMI 3. TR band.""",
        lines="92928-RC 93458-26-59",
        setting="professional",
    ),
    TextCase(
        rules="CARD-33",
        name="staged stent of a known lesion",
        text="""Readmitted for staged PCI of the LAD lesion shown on the angiogram of 2/18/2025. No change in symptoms since.
Right radial 6F, EBU 3.5 guide. Left coronary injections for guidance. Runthrough wire to the distal LAD. A 3.0 x 22 mm
Resolute Onyx stent was deployed in the mid LAD. Zero residual.""",
        lines="92928-LD",
        setting="professional",
    ),
    TextCase(
        rules="CARD-35",
        name="flow reserve without treatment",
        text="""Coronary angiography and FFR. Right radial 6F. JL3.5, JR4. LM normal. LAD 60% mid. LCx 30%. RCA 40% mid, dominant.
Aortic valve not crossed. A pressure wire was advanced to the distal LAD. With intravenous adenosine 140 mcg/kg/min the FFR
of the LAD was 0.86. No PCI.""",
        lines="93454 93571-LD",
    ),
    TextCase(
        rules="CARD-36",
        name="ultrasound of the left main",
        text="""Coronary angiography, right femoral 6F, JL4 and JR4. LM 40% distal. LAD 30%. LCx 20%. RCA normal, dominant. LV not entered.
IVUS of the left main: MLA 8.2 mm2, no dissection. Not significant. Medical therapy.""",
        lines="93454 92978-LM",
    ),
    TextCase(
        rules="CARD-39",
        name="iliac run for claudication",
        text="""INDICATION: Chest pain. Right calf claudication, ABI 0.7.
Right radial 6F. JL3.5 and JR4: LM normal, LAD 20%, LCx normal, RCA 30%, dominant. LV 128/12.
The pigtail was pulled to the distal aorta and a nonselective iliofemoral angiogram was made: right common iliac 80%
stenosis, left iliac arteries patent.""",
        lines="93458 G0278",
    ),
    TextCase(
        rules="CARD-40",
        name="balloon pump for shock",
        text="""Cardiogenic shock. An intra-aortic balloon pump was inserted through the right femoral artery, tip below the left subclavian
under fluoroscopy, 1:1 augmentation. Sheath sutured.""",
        lines="33967",
    ),
    TextCase(
        rules="CARD-40",
        name="pump taken out next day",
        text="""PROCEDURE: Removal of Impella CP placed yesterday. The pump was weaned to P-2 and the Impella was removed from the right
femoral artery. The two preplaced sutures were tied, manual pressure. Distal pulses intact.""",
        lines="33992",
    ),
    TextCase(
        rules="CARD-40",
        name="pacing wire for block",
        text="""Temporary transvenous pacing wire for complete heart block. Right internal jugular vein, 6F sheath, balloon-tipped pacing
catheter advanced under fluoroscopy to the right ventricular apex. Threshold 0.6 mA, rate set at 70. Secured.""",
        lines="33210",
    ),
    TextCase(
        rules="CARD-41",
        name="tap without drain",
        text="""Pericardiocentesis. 55-year-old, no congenital heart disease. Subxiphoid approach under echo. An 18 gauge needle entered the
pericardial space, 480 mL of straw-colored fluid was aspirated. The needle was withdrawn, no drain was left.""",
        lines="33016",
    ),
    TextCase(
        rules="NONV-24",
        name="drain under two modalities",
        text="""62-year-old woman, no congenital heart defect. Pericardial drain. Subxiphoid puncture under ultrasound and fluoroscopy,
0.035 wire, 8.5 French pigtail left in the pericardial sac, 600 mL bloody fluid removed, catheter sutured to the skin and
connected to a gravity bag.""",
        lines="33017",
    ),
    TextCase(
        rules="NONV-24",
        name="drain under CT",
        text="""CT-guided pericardial drain placement. Loculated posterior effusion. Under CT guidance a 19 gauge needle was advanced into the
pericardial effusion. An 8F pigtail drainage catheter was placed and 240 mL of serosanguineous fluid was aspirated. The
catheter was secured and left to bag drainage.""",
        lines="33019",
    ),
    TextCase(
        rules="VINT-82",
        name="sensor",
        text="""CardioMEMS implantation. Right femoral vein 12F. Swan-Ganz catheter: RA 9, RV 48/10, PA 46/20 mean 30, wedge 19. Left
pulmonary artery angiogram for sizing. The CardioMEMS sensor was deployed in the left lower lobe descending branch and
calibrated to a PA mean of 30.""",
        lines="33289",
    ),
    TextCase(
        rules="CARD-01",
        name="clinic note about an earlier catheterization",
        text="""HISTORY: Seen in clinic after her cardiac catheterization of May 2, which showed a left main of 20%, LAD 40% and an RCA of
30% with an LVEDP of 12. She feels well. PLAN: Continue aspirin. Left heart catheterization will be repeated only if angina
returns.""",
        lines="",
    ),
    TextCase(
        rules="CARD-45",
        name="planned right heart study not done",
        text="""Left heart catheterization and coronary angiography. Right heart catheterization was planned but deferred. Right radial 6F. TIG
catheter. Left main normal. LAD 50% mid. Circumflex normal. RCA normal, dominant. LVEDP 10, LV 118/10.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-05",
        name="mammary artery before bypass surgery",
        text="""Evaluation before bypass surgery; no prior heart surgery. Right femoral 6F, JL4, JR4. Left main 80%. LAD 90%. Circumflex 70%.
RCA 60%. LV 128/18. Selective left internal mammary angiogram: large vessel, usable as a conduit.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-08",
        name="sheath angiogram and closure",
        text="""Coronary angiography. Right common femoral artery, 6 French sheath. JL4 and JR4. Left main normal, LAD 20%, circumflex 30%,
RCA 40%. Sheath angiogram: puncture above the bifurcation. Closed with Angio-Seal.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-11",
        name="repaired ventricular septal defect, runs of the ventricle and the coronaries",
        text="""Congenital heart catheterization. 22-year-old with a repaired ventricular septal defect and a residual shunt. RFV 7F, RFA 6F.
RA 7, RV 45/8, PA 40/16, wedge 10. LV 118/10. Qp:Qs 1.6.
Left ventriculogram: small residual defect. Selective coronary angiography with JL4 and JR4: left main, LAD, circumflex and
RCA normal.""",
        lines="93596 93563 93565",
    ),
    TextCase(
        rules="CARD-34",
        name="right heart study ordered beside a planned stent",
        text="""Right heart catheterization was requested separately for new pulmonary hypertension. RIJ 7F, Swan-Ganz. RA 10, RV 60/11,
PA 62/28, mean 40, PCWP 14, CO 4.2.
Staged PCI of the LAD lesion shown on the angiogram of 5/20/2025, no change in symptoms. Right radial 6F, EBU 3.5 guide. A 3.0 x 20
mm Xience stent was deployed in the mid LAD. Zero residual.""",
        lines="92928-LD 93451-26-59",
        setting="professional",
    ),
    TextCase(
        rules="CARD-42",
        name="physician in a hospital",
        text="""Left heart catheterization, coronary angiography, aortic root angiography. RFA 6F. JL4, JR4. Left main normal, LAD normal,
circumflex normal, RCA normal. LV 150/14. Aortic root injection: 2+ aortic regurgitation, root 4.1 cm.""",
        lines="93458-26 93567",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
