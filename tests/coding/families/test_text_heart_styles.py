"""Heart reports in many hands: telegraph style, capitals, bullets, run-on dictation, templates."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="CARD-06",
        name="rhc only template",
        text="""PROCEDURE: Right heart catheterization
INDICATION: Heart failure, volume status
ACCESS: Right internal jugular vein under ultrasound guidance
HEMODYNAMICS:
RA: 14
RV: 52/15
PA: 50/26 (35)
PCWP: 25
CO/CI (Fick): 3.2/1.6
PVR: 3.1
IMPRESSION: Elevated biventricular filling pressures.""",
        lines="93451",
    ),
    TextCase(
        rules="CARD-16 CARD-06",
        name="emb rhc",
        text="""Right heart catheterization and endomyocardial biopsy. Heart transplant 2 years ago; right heart
catheterization was requested separately for new dyspnea and suspected graft dysfunction. RIJ 7F. RA 12, RV
42/12, PA 40/22, PCWP 20, CO 3.8. Then the bioptome was advanced and 5 samples were obtained from the RV
septum.""",
        lines="93505 93451-59",
    ),
    TextCase(
        rules="CARD-04",
        name="graft with title",
        text="""PROCEDURE: Left heart cath, coronary and bypass graft angiography, LV gram
FINDINGS: Native LM 70 percent. LAD occluded. Cx 80. RCA occluded. LIMA-LAD patent. SVG-OM1 patent. SVG-RCA
occluded at the aorta. LV gram EF 45 percent. LVEDP 20.""",
        lines="93459",
    ),
    TextCase(
        rules="CARD-04",
        name="graft unable",
        text="""Coronary and graft angiography. LRA 6F. LM 50%, LAD occluded, LCx 70%, RCA 100%. LIMA to LAD selectively
engaged, patent. The SVG to OM was engaged with an AL1, patent. LV not crossed due to St Jude valve.""",
        lines="93455",
    ),
    TextCase(
        rules="CARD-01",
        name="r lhc abbrev",
        text="""R/LHC + cors 4/1/25
RFA 6F / RFV 7F
RA 6 / RV 30/6 / PA 28/12/18 / PCWP 11
LV 124/11, Ao 122/64
LM nl; LAD 30% mid; LCx nl; RCA 20% (R dom)
CO 5.1 / CI 2.6 (Fick)
AngioSeal""",
        lines="93460",
    ),
    TextCase(
        rules="CARD-01",
        name="aortic stenosis lv ao",
        text="""Right and left heart cath plus coronaries for TAVR planning. Mean RA 9. RV 48/11. PA 47/21, mean 30. PCWP
mean 22. Aortic valve crossed with straight wire through AL1, LV 196/24, simultaneous aorta 122/58, mean
gradient 54. Selective angiography: LM clean, LAD 40% mid, circ 30% and a dominant RCA with 50% distal.""",
        lines="93460",
    ),
    TextCase(
        rules="CARD-01 CARD-09",
        name="pre tavr aortogram",
        text="""Coronary angiography and ascending aortogram. RRA. LM, LAD, LCX without obstructive disease. RCA dominant 30
percent. Valve not crossed. Supravalvular aortogram in LAO: ascending aorta 4.2 cm, mild AI.""",
        lines="93454 93567",
    ),
    TextCase(
        rules="CARD-06 CARD-10",
        name="pulm angio main",
        text="""Right heart catheterization with pulmonary angiogram. RFV 8F. RA 11, RV 70/14, PA 72/30 mean 45, PCWP 12.
Pigtail in the main pulmonary artery, pulmonary angiogram with 40 mL: no filling defects, pruning of the
distal vessels.""",
        lines="93451 93568",
    ),
    TextCase(
        rules="CARD-01",
        name="negation",
        text="""Coronary angiography only. RRA 5F TIG. LM normal. LAD normal. LCX normal. RCA normal. No left ventriculogram
and no LV pressures due to LV thrombus on echo. No right heart catheterization. No intervention.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-02",
        name="plan only pci",
        text="""Left heart cath. RRA 6F, JL3.5 JR4. LM 20. LAD 90% proximal. LCX 40. RCA 30. LVEDP 16. Case discussed with
surgery, PCI of LAD with Impella and IVUS planned for next week.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-12 CARD-13",
        name="fontan 2025",
        text="""Cardiac catheterization, single ventricle status post Fontan. RIJ 5F, RFA 4F. Fontan pressure 14, wedge 9,
RPA 14, LPA 13. Single left ventricle 96/9, aorta 94/52. A venovenous collateral arising from the innominate
vein was entered and selective angiogram showed drainage to the left atrium.""",
        lines="93597 93587",
    ),
    TextCase(
        rules="CARD-40",
        name="impella removal bedside rp",
        text="""Impella RP removed today from right femoral vein, device placed three days ago. Pump stopped, withdrawn,
figure of eight suture.""",
        lines="33997",
    ),
    TextCase(
        rules="CARD-40",
        name="iabp removal",
        text="""IABP removal. The balloon pump placed two days ago was turned to standby, deflated and removed from the
right femoral artery. Manual pressure 30 minutes.""",
        lines="33968",
    ),
    TextCase(
        rules="CARD-40",
        name="impella repo",
        text="""Impella repositioning. Impella CP in place since yesterday with suction alarms. Under fluoroscopy and TTE
the Impella was repositioned, inlet 3.5 cm below the annulus.""",
        lines="33993",
    ),
    TextCase(
        rules="CARD-40",
        name="tandemheart",
        text="""TandemHeart placement for cardiogenic shock. Transseptal puncture through the right femoral vein, the 21F
inflow cannula was placed in the left atrium and a 15F arterial cannula in the right femoral artery.
TandemHeart started at 4 L/min.""",
        lines="33991",
    ),
    TextCase(
        rules="VINT-82",
        name="cordella",
        text="""Cordella PA sensor implantation. RFV. RHC with RA 8, PA 40/18. Pulmonary angiogram right. The sensor was
deployed in the right descending pulmonary artery. Calibrated.""",
        lines="33289",
    ),
    TextCase(
        rules="CAT-33895",
        name="coarct stent",
        text="""Coarctation stent placement. 24M native coarctation. RFA 12F. Aortogram: discrete coarctation 8 mm distal to
the left subclavian. A 34 mm CP stent on a 18 mm BIB balloon was deployed across the coarctation. Gradient
32 to 2 mmHg. LV 150/12.""",
        lines="33895",
    ),
    TextCase(
        rules="CARD-06 CARD-15",
        name="dobutamine",
        text="""Right and left heart catheterization, dobutamine challenge for low-flow AS. RFV/RFA. RA 8 RV 40/9 PA 38/18
mean 26 PCWP 18 LV 128/18 mean gradient 24. Dobutamine was started at 5 and titrated to 20 mcg/kg/min. At
peak: mean gradient 42, CO 5.2.""",
        lines="93453 93463",
    ),
    TextCase(
        rules="CARD-45",
        name="bypass vein pseud",
        text="""Left leg angiogram. Femoral-popliteal saphenous vein bypass graft is patent.""",
        lines="",
    ),
    TextCase(
        rules="CARD-02",
        name="template headers w dashes",
        text="""CARDIAC CATHETERIZATION REPORT
Physician: Dr. A
Procedure(s) performed: LHC, coronary angiography, LV angiography
Indication: NSTEMI
Access: Right radial artery, 6 Fr Glidesheath
Diagnostic catheters: 5 Fr TIG 4.0, 5 Fr angled pigtail
Hemodynamics
  Ao: 112/68 (84)
  LV: 114/4, LVEDP 15
  LV to Ao gradient: none
Coronary anatomy (right dominant)
  LM - normal
  LAD - 50% mid
  LCx - 30% proximal
  RCA - 40% mid
LV angiogram: EF 50%, inferior hypokinesis, no MR
Complications: none
Conclusion: moderate nonobstructive CAD""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-01",
        name="attending narrative",
        text="""I performed selective coronary angiography on Mr. S via the left radial artery with a 5 French Jacky
catheter. The left main trunk bifurcates normally and is free of disease. There is a 35 percent stenosis in
the mid LAD. The circumflex system is small and unremarkable. The right coronary artery is large and
dominant with luminal irregularities only. I did not cross the aortic valve because an echocardiogram last
week showed normal LV function. A TR band was applied.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-06",
        name="word numbers right heart",
        text="""right heart catheterization right internal jugular seven french swan ganz right atrial mean of nine right
ventricle forty five over nine pulmonary artery forty four over twenty two mean of thirty wedge of eighteen
cardiac output four point two thermodilution catheter removed no complications""",
        lines="93451",
    ),
    TextCase(
        rules="CARD-06",
        name="swan left in after rhc",
        text="""RHC with Swan left in place for tailored therapy. RIJ. RA 20, RV 60/20, PA 62/34 (45), PCWP 32, CI 1.5.
Catheter secured at 50 cm, transferred to CCU.""",
        lines="93451",
    ),
    TextCase(
        rules="CARD-02",
        name="lima look pre cabg",
        text="""Pre-bypass study. RRA. LM 80%, LAD 70%, LCx 60%, RCA 90%. LVEDP 22. The left subclavian was injected
nonselectively, LIMA is a good conduit. CT surgery consulted.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-02",
        name="abd aortogram drive by",
        text="""Left heart cath. RFA 6F. LM nl LAD 20% LCx 20% RCA 30%. LV 140/12. Femoral angiogram before Angio-Seal:
puncture above the bifurcation. No other injections.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-04",
        name="subclavian",
        text="""Coronary and bypass angiography via left radial. LM 90%, LAD 100%, LCx 80%, RCA 100%. LIMA-LAD patent. SVG-
PDA patent. Left subclavian artery widely patent without gradient.""",
        lines="93455",
    ),
    TextCase(
        rules="CARD-06 CARD-15",
        name="vasoreactivity w adenosine",
        text="""Right heart catheterization with vasodilator testing. RIJ. RA 6 RV 80/8 PA 82/34 mean 52 PCWP 8 CO 4.1.
Adenosine challenge to 200 mcg/kg/min: PA mean 50, CO 4.6, no significant response.""",
        lines="93451 93463",
    ),
    TextCase(
        rules="CARD-16 CARD-01",
        name="transplant bx annual w coronaries",
        text="""Annual transplant study. RIJ 7F bioptome, 4 pieces of RV septum obtained. RRA 5F selective coronary
angiography: LM normal, LAD normal, LCx normal, RCA normal, no vasculopathy.""",
        lines="93505 93454",
    ),
    TextCase(
        rules="CARD-41",
        name="peri tap fluoro",
        text="""Emergent pericardiocentesis for tamponade after ablation. Subxiphoid needle under fluoroscopy and echo. 350
cc of blood aspirated through a 6F sheath. Bleeding stopped, sheath removed after 30 minutes. BP 120.""",
        lines="33016",
    ),
    TextCase(
        rules="CARD-45",
        name="drain removal",
        text="""Pericardial drain removed at bedside. Output was 10 mL in 24 hours. Echo no residual effusion.""",
        lines="",
    ),
    TextCase(
        rules="CARD-02",
        name="pericardial plan",
        text="""LHC. RRA. LM ok LAD 20 LCx 20 RCA 10. LVEDP 12. Incidental small pericardial effusion, no tamponade, no
drainage required.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-40",
        name="ecmo etc",
        text="""Cardiogenic shock. Impella 5.5... Percutaneous Impella CP placed through right femoral artery 14F under
fluoroscopy. P-8, 3.6 L/min.""",
        lines="33990",
    ),
    TextCase(
        rules="CARD-40",
        name="bipella",
        text="""Biventricular shock. Impella CP was placed via the right femoral artery and Impella RP was placed via the
right femoral vein to the pulmonary artery.""",
        lines="33990-59 33995",
    ),
    TextCase(
        rules="CARD-12",
        name="congenital tof",
        text="""Cardiac catheterization. 19M repaired tetralogy of Fallot. RFV, RFA. RA 9, RV 70/10, PA 30/12, PCWP 10. LV
110/10.""",
        lines="93596",
    ),
    TextCase(
        rules="CARD-01",
        name="pfo ordinary",
        text="""Right and left heart cath with coronaries, 60F with dyspnea, isolated patent foramen ovale. RA 5 RV 28/6 PA
26/10 PCWP 9. LV 120/9. LM LAD LCx RCA normal.""",
        lines="93460",
    ),
    TextCase(
        rules="CARD-12",
        name="papvr 2025",
        text="""Congenital right heart catheterization for sinus venosus defect. RFV 7F. RA 7, RV 38/7, PA 35/14 mean 21,
PCWP 8. Qp:Qs 2.1.""",
        lines="93593",
    ),
    TextCase(
        rules="CARD-06 CARD-10",
        name="right ventriculogram",
        text="""Right heart cath and right ventriculography for ARVC. RFV. RA 6 RV 26/6 PA 24/10 PCWP 8. Right
ventriculogram in RAO: dilated RV with apical aneurysm, EF 35%.""",
        lines="93451 93566",
    ),
    TextCase(
        rules="CARD-06 CARD-14 CARD-10",
        name="pulm vein",
        text="""Transseptal study for pulmonary vein stenosis after ablation. RA 8, RV 44/8, PA 42/18, PCWP 16. Transseptal
puncture with Baylis needle. LA mean 12. LV 118/10. Left superior pulmonary vein angiogram: 80% ostial
stenosis. Left inferior pulmonary vein angiogram: 50%.""",
        lines="93453 93462 93574x2",
    ),
    TextCase(
        rules="CARD-02",
        name="transcription style",
        text="""PREOPERATIVE DIAGNOSIS: Angina pectoris.
POSTOPERATIVE DIAGNOSIS: Mild coronary artery disease.
PROCEDURES PERFORMED: Left heart catheterization, selective bilateral coronary angiography, left
ventriculography and Angio-Seal closure.
COMPLICATIONS: None.
ESTIMATED BLOOD LOSS: Minimal.
DESCRIPTION OF PROCEDURE: After informed consent, the patient was brought to the cardiac catheterization
laboratory. The right groin was prepped and draped. Lidocaine was infiltrated. The right femoral artery was
accessed and a 5-French sheath was inserted. Over a wire a JL4 catheter was advanced to the ascending aorta,
the left main was engaged and images were obtained in multiple projections. The catheter was exchanged for a
JR4, which was used to engage the right coronary artery. The JR4 was exchanged for a pigtail catheter which
crossed the aortic valve. Left ventricular pressures were obtained, followed by ventriculography. Pullback
showed no gradient. Right femoral angiogram showed a good site and an Angio-Seal was deployed.
FINDINGS: The left main is normal. The LAD has 20% disease. The circumflex is normal. The RCA is normal. The
EF is 60%.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-02",
        name="failed rhc attempt",
        text="""Left heart cath and coronaries. Right heart catheterization was attempted but venous access could not be
obtained. RFA 6F. JL4, JR4. LM normal. LAD 30%. LCx normal. RCA 40%. LV 132/14.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-01",
        name="findings first list w percent",
        text="""CORONARY ANGIOGRAPHY FINDINGS: Left dominant. LMCA 0%. LAD 0-20%. D1 30%. LCX 40%. OM2 50%. RCA small
nondominant 20%. Hemodynamics: Ao 140/78. Closure: Vasc band.""",
        lines="93454",
    ),
    TextCase(
        rules="CARD-02",
        name="aborted radial",
        text="""Right radial attempted, spasm; crossover to right femoral 6F. JL4 JR4 selective coronary angiography: LM
normal, LAD 30% mid, LCX normal, RCA normal. Pigtail to LV: LVEDP 8. Mynx.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-04",
        name="graft free rima radial",
        text="""Coronary and bypass graft angiography. Known CABG x4. LFA 6F. LM 60% LAD 100% LCX 100% RCA 100%. LIMA to LAD
patent. RIMA to RCA atretic. Radial to OM patent. No LV entry.""",
        lines="93455",
    ),
    TextCase(
        rules="CARD-04",
        name="only grafts injected lv",
        text="""Selective bypass graft angiography and left heart catheterization. Natives known occluded and not injected.
LIMA-LAD injected patent. SVG-RCA injected, 70% mid body. LVEDP 22.""",
        lines="93459",
    ),
    TextCase(
        rules="CARD-06",
        name="rhc tte etc",
        text="""Right heart cath for LVAD ramp study? no. RIJ 7F. HeartMate 3 at 5400 rpm. RA 10, RV 40/10, PA 38/20 (27),
PCWP 16, CO 4.8. LVAD speed not changed.""",
        lines="93451",
    ),
    TextCase(
        rules="CARD-02",
        name="emergent shock",
        text="""STEMI ruled out. In the lab the patient had VF and was defibrillated once. RRA. LM nl, LAD 20%, LCX nl, RCA
10%. LV gram: apical ballooning. LVEDP 24. Takotsubo.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-07",
        name="pa cath in or",
        text="""Anesthesia line note: PA catheter inserted via right IJ introducer and floated to 45 cm with wedge waveform
for intraoperative monitoring.""",
        lines="93503",
    ),
    TextCase(
        rules="CARD-01 CARD-35",
        name="resting only rfr",
        text="""Coronary angiogram with RFR. RRA. LM nl, LAD 40%, LCX 60% mid, RCA 30%. Pressure wire placed across the
circumflex lesion, RFR 0.93. Deferred.""",
        lines="93454 93571-LC",
    ),
    TextCase(
        rules="CARD-01 CARD-35",
        name="cfr imr",
        text="""Coronary angiogram and coronary function testing. RRA. Normal coronary arteries. LAD: with IV adenosine CFR
1.8, IMR 32, FFR 0.92. Consistent with microvascular dysfunction.""",
        lines="93454 93571-LD",
    ),
    TextCase(
        rules="CARD-02",
        name="ivus only planned",
        text="""Left heart cath, LM 40% - IVUS recommended at time of PCI. LAD 80%. LCX 30%. RCA 20%. RRA. LVEDP 12.""",
        lines="93458",
    ),
    TextCase(
        rules="CARD-01 CARD-35",
        name="qfr",
        text="""Coronary angiography. RRA. LM nl LAD 60% LCX 30% RCA 20%. Angiogram-derived QFR of the LAD 0.82. No wire
used.""",
        lines="93454 0523T",
    ),
    TextCase(
        rules="CARD-41",
        name="pericardial after cabg w echo",
        text="""ECHO-GUIDED PERICARDIOCENTESIS. 70F post CABG effusion. Apical approach. 16 gauge sheathed needle. 420 ml
bloody fluid withdrawn. Sheath removed at the end. Post echo trivial effusion.""",
        lines="33016",
    ),
    TextCase(
        rules="CARD-41",
        name="pericardial title drain",
        text="""PROCEDURE: Pericardial drain placement
Technique: Using US and fluoro, a Yueh needle was placed into the pericardial effusion via a left
parasternal approach. Amplatz wire. Dilation. An 8 Fr drain was advanced and formed in the pericardium. 500
mL of straw fluid. Drain was sutured to skin.""",
        lines="33017",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
