"""Short notes of many hands: contradictions of level, number, place and time, and notes that only look like them."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

DIFFER = [
    (
        "count",
        "Procedure: US guided core bx R breast. Tech: 12G x 4 cores from the 10 o'clock mass, clip placed. Imp: 6 "
        "cores obtained, clip in place.",
    ),
    (
        "level",
        "ESI NOTE\nInterlaminar epidural steroid injection C6-7.\nPt prone, C-arm. 20g Tuohy to the C7-T1 "
        "interlaminar space by loss of resistance, contrast epidural, 80 mg depo injected. No complications.",
    ),
    (
        "place",
        "RIGHT AND LEFT HEART CATH AND PCI\n1. PCI of the mid LAD with one DES\nThe patient was brought to the lab. "
        "Right radial access. LAD 40%. RCA 90% mid. A guide was seated in the RCA. The RCA lesion was predilated "
        "and a 3.5 x 20 mm DES was deployed in the mid RCA. TIMI 3 flow.",
    ),
    (
        "place",
        "PROCEDURE PERFORMED: Left lower extremity angiogram with angioplasty of the posterior tibial artery.\n"
        "TECHNIQUE: Right CFA access. Up and over. The left anterior tibial artery was crossed with a 0.014 wire "
        "and dilated with a 2.5 x 120 mm balloon. Good flow to the foot.",
    ),
    (
        "place",
        "HEPATIC CHEMOEMBOLIZATION\nTECHNIQUE: Right CFA access. The right hepatic artery was selected with a "
        "microcatheter and DEB-TACE given in the right hepatic artery.\nIMPRESSION: Successful embolization of the "
        "splenic artery.",
    ),
    (
        "count",
        "Impression:\n1. Successful placement of two biliary stents.\nTechnique: through the right sided access a "
        "single 10 x 60 mm bare metal stent was deployed across the hilar stricture. Cholangiogram shows good "
        "flow.",
    ),
    (
        "level",
        "Vertebral augmentation\nFindings: fractures of T11 and L2. Technique: Needles into T11 and L2, balloons "
        "inflated, cement 3 mL each. Impression: kyphoplasty of T12 and L2 without complication.",
    ),
    (
        "time",
        "Conscious sedation: start 08:02 stop 08:31, intraservice time 43 min, RN monitored. TECHNIQUE: biopsy of "
        "liver.",
    ),
    (
        "place",
        "EXAM: CT-guided biopsy of left adrenal mass.\nTechnique: patient prone; an 18G needle was advanced into "
        "the mass in the tail of the pancreas; three cores. No complication.",
    ),
    (
        "place",
        "TITLE: Right common iliac vein stent.\nBODY: Right femoral vein access under ultrasound. Venogram: "
        "compression of the left common iliac vein. IVUS. An 18 x 90 mm Wallstent was deployed in the right "
        "external iliac vein.",
    ),
    (
        "count",
        "PROCEDURE: CT-guided microwave ablation of 3 liver tumors\nDETAILS: two tumors in segment 7 were ablated "
        "with one antenna each. No other lesions seen.",
    ),
    (
        "level",
        "Right L5 transforaminal epidural.\nDETAILS: 22g needle to the right L3-4 foramen. dexamethasone 10 mg "
        "injected.",
    ),
    (
        "place",
        "PROCEDURE: uterine fibroid embolization\nTECHNIQUE: left radial. Both internal iliac arteries were "
        "catheterized and the prostatic arteries embolized on both sides with particles to stasis.",
    ),
    (
        "count",
        "IMPRESSION: Lung biopsy, two core specimens.\nTECHNIQUE: Five core samples were obtained through a 17 "
        "gauge guide from the left lower lobe nodule.",
    ),
    (
        "place",
        "EXAM: right shoulder arthrogram.\nTECHNIQUE: The right hip was prepped. A 22 gauge needle was advanced to "
        "the femoral neck, 12 mL of gadolinium injected into the hip joint for MR.",
    ),
    (
        "count",
        "Summary: three nodes sampled.\nTechnique: a left level 2 node and a left level 4 node were aspirated with "
        "25 gauge needles.",
    ),
    (
        "level",
        "DISCOGRAPHY L3-L4 AND L4-L5\nTECHNIQUE: needles were placed into the L4-L5 and L5-S1 discs. Contrast "
        "injected, concordant pain at L5-S1.",
    ),
    (
        "count",
        "IR PROCEDURE NOTE\nProcedure: Kyphoplasty x 3\nDescription: Using biplane fluoroscopy the T8 and T10 "
        "pedicles were cannulated. Balloons were inflated. 3 mL PMMA was put into T8 and 4 mL into T10.\n"
        "Impression: uncomplicated.",
    ),
    (
        "count",
        "Dx: ESRD. Proc: fistulogram with two stents.\nThe left brachiocephalic fistula was punctured. The "
        "cephalic arch stenosis was dilated with an 8 mm balloon and an 8 x 50 mm covered stent was deployed "
        "there. Flow was brisk.",
    ),
    (
        "level",
        "Operative report. Diagnosis: L4 compression fracture. Operation: L4 vertebroplasty.\nThe patient was "
        "prone under general anesthesia. Through the left pedicle of L3 an 11 gauge needle was driven into the "
        "anterior third of the body. 4.5 mL of cement was injected and stayed in the body. ",
    ),
    (
        "level",
        "Thoracic epidural steroid injection, T7-T8 interlaminar\nThe patient sat. At T10-T11 a 17 gauge Tuohy was "
        "advanced, loss of resistance at 6 cm. 2 mL contrast, then 80 mg methylprednisolone.",
    ),
    (
        "place",
        "IMPRESSION: Technically successful drainage of left perinephric abscess. TECHNIQUE: CT localized a gas "
        "containing collection of the spleen. An 18 gauge needle entered the splenic collection, a wire was "
        "coiled, and a 10 F catheter was placed.",
    ),
    (
        "place",
        "Cath lab: PCI to LCx. Femoral 6F. XB 3.5 guide. BMW wire in LAD. 3.5x33 Xience to prox LAD at 14 atm, "
        "post-dil 3.75 NC. Final TIMI 3. LCx 50% med rx.",
    ),
    (
        "place",
        "Procedure: Embolization, left internal iliac artery\nTechnique: From the right groin, the left profunda "
        "was selected with a Cobra; contrast leaked from a branch of the left profunda femoris and three coils "
        "were deployed in the deep femoral artery.",
    ),
    (
        "place",
        "Biopsy of lung, LLL mass, CT. Technique: Decubitus. 17G introducer placed into the LUL mass, cores x3 "
        "with 18G. Small PTX, observed.",
    ),
    (
        "count",
        "SUMMARY\nUS guided FNA of 4 nodules.\nTECHNIQUE\nUnder ultrasound a nodule of the right lower pole and a "
        "nodule of the isthmus were sampled with three passes each. Slides were adequate.",
    ),
    (
        "count",
        "Procedures:\n- RFA left GSV\n- Ambulatory phlebectomy, left calf, 22 stabs\nDetails: GSV treated in seven "
        "segments. Then nine stab incisions with a 15 degree blade, varices avulsed. Wrapped.",
    ),
    (
        "count",
        "Botulinum toxin / trigger points: Four muscles were injected under ultrasound with 1 mL each. "
        "Conclusion: two muscles injected, tolerated well.",
    ),
    (
        "time",
        "Moderate sedation was given by me. Start 1402, end 1419. Total intra-service time: 38 minutes. An RN "
        "monitored the patient. Biopsy of liver done.",
    ),
    (
        "time",
        "Sedation began at 7:58 AM with 50 mcg fentanyl and 1 mg midazolam and concluded at 8:15 AM (sedation "
        "time 31 min). TECHNIQUE: port placed.",
    ),
    pytest.param(
        "place",
        "PROCEDURE: Stenting of superior vena cava\nBODY: Right femoral vein access. Venogram showed the left "
        "brachiocephalic vein occluded. It was crossed and a 12 x 60 mm stent was deployed in the left "
        "brachiocephalic vein.",
        marks=pytest.mark.xfail(strict=True, reason="a vein of the title is taken for the lesion of the course"),
    ),
    (
        "count",
        "PRE: 3 liver lesions. PROCEDURE: RFA of two liver lesions. NARRATIVE: Under US three lesions in segments "
        "5, 6 and 8 were ablated with a 3 cm probe, 12 minutes apiece. No bleeding.",
    ),
    (
        "level",
        "Left C6-C7 transforaminal epidural. TECHNIQUE: oblique view, 25 g needle to posterior aspect of the left "
        "C4-C5 foramen. Contrast along the C5 root. Dex 10 mg.",
    ),
    (
        "count",
        "TITLE: Basivertebral nerve ablation, three vertebral bodies\nTECHNIQUE: The nerve was ablated in L4 and "
        "L5; two vertebral bodies were treated, 15 min each.",
    ),
    (
        "place",
        "Joint aspiration, left knee. Technique: the left ankle was prepped; 20g needle into the tibiotalar joint "
        "under US, 4 mL cloudy fluid withdrawn.",
    ),
    (
        "count",
        "PROCEDURE: drainage of two abdominal abscesses. TECHNIQUE: Under CT the pelvic abscess was entered and a "
        "10F drain placed. The subphrenic abscess was entered and a 12F drain placed. The pericolic abscess was "
        "entered and a 10F drain placed. IMPRESSION: three drains placed for three abscesses.",
    ),
    (
        "place",
        "Thyroid RFA. IMPRESSION: RFA of right lower pole nodule. TECHNIQUE: The electrode was moved through the "
        "right upper pole nodule by moving shot, and the nodule was ablated at 50 W.",
    ),
]

AGREE = [
    (
        "PROCEDURE: Left thyroid FNA. TECHNIQUE: Two nodules: the first, 1.2 cm, lower pole; the second, 2 cm, "
        "isthmus. Four passes were made in the first and three in the second. IMPRESSION: FNA of two left nodules."
    ),
    (
        "PROCEDURE: L4-L5 and L5-S1 facet injections, bilateral. TECHNIQUE: needles were placed in the bilateral "
        "L4-5 and L5-S1 facet joints, four joints in total. IMPRESSION: four facet joints injected."
    ),
    (
        "PROCEDURE: PCI of LAD. TECHNIQUE: EBU guide. Wire to the diagonal for protection. The diagonal ostium "
        "was dilated with a 2.0 balloon after a 3.0 x 28 DES was deployed in the mid LAD."
    ),
    (
        "PROCEDURE: Left leg angioplasty, femoropopliteal. TECHNIQUE: right CFA access. The left popliteal artery "
        "was dilated with a 5 mm balloon and the distal SFA with a 5 mm balloon."
    ),
    (
        "TITLE: Liver biopsy, ultrasound. TECHNIQUE: Three cores were obtained from the right lobe; one core was "
        "fragmented. IMPRESSION: Liver biopsy, 3 cores. PATHOLOGY: two cores adequate."
    ),
    (
        "PROCEDURE: Hepatic mapping and coil embolization of the gastroduodenal artery. TECHNIQUE: celiac and "
        "common hepatic arteriograms. Coils were placed in the gastroduodenal artery and in the right gastric "
        "artery."
    ),
    (
        "PROCEDURE: kyphoplasty T12, L1 (two levels). TECHNIQUE: T12 first: bipedicular access, cavity, 3 mL "
        "cement. The same steps were repeated at L1. IMPRESSION: two level kyphoplasty."
    ),
    ("SEDATION: midazolam 1 mg at 10:05, fentanyl 50 mcg at 10:07. Sedation time 32 minutes. TECHNIQUE: biopsy."),
    (
        "IMPRESSION: 1. Two stents in the right SFA. TECHNIQUE: Two overlapping 6 mm stents were deployed in the "
        "right SFA. A covered stent was kept on the shelf. FINDINGS: three old stents in the left iliac system "
        "are open."
    ),
    (
        "PROCEDURE: Ultrasound core biopsy right axillary node. TECHNIQUE: two nodes were seen. The larger node "
        "was biopsied with 4 passes of a 14G needle, giving 4 cores. IMPRESSION: one node biopsied."
    ),
    (
        "PROCEDURE: C5-6 epidural. TECHNIQUE: the needle entered at C7-T1 and a catheter was threaded up to C5-6, "
        "where steroid was injected."
    ),
    (
        "PROCEDURE: RUL wedge nodule biopsy. TECHNIQUE: The path crossed the right lower lobe fissure. An 18 "
        "gauge needle was advanced into the right upper lobe nodule and 4 cores were taken."
    ),
    (
        "PROCEDURE: Left radial access coronary angiogram, PCI RCA. TECHNIQUE: LAD: 90%, staged for next week. "
        "RCA: 3.0 x 20 mm DES deployed in the RCA."
    ),
    (
        "PROCEDURE: Left GSV ablation and 12 stab phlebectomies. TECHNIQUE: The great saphenous vein was ablated. "
        "12 incisions were made with an 11 blade and the veins avulsed with hooks."
    ),
    (
        "PROCEDURE: Right knee injection. TECHNIQUE: patient supine with the hip flexed. Needle into the "
        "suprapatellar recess of the right knee, 40 mg of triamcinolone injected."
    ),
    (
        "EXAM: drainage of liver abscess. TECHNIQUE: Two collections in segment 7 and one in segment 4. Three "
        "drains were placed, one in each. IMPRESSION: three drains placed."
    ),
    (
        "PROCEDURE: Percutaneous nephrostomy. TECHNIQUE: lower pole calyx of the left kidney punctured; upper "
        "pole stone. 8F tube left in place."
    ),
    (
        "PROCEDURE: Bilateral L5 transforaminal epidural. TECHNIQUE: needles at L5-S1 on both sides beneath the "
        "pedicle. Dexamethasone 10 mg in two portions."
    ),
    (
        "PROCEDURE: Lumbar medial branch RFA L4-5, L5-S1 (two joints). TECHNIQUE: cannulas placed at three "
        "nerves: L3, L4 medial branches and L5 dorsal ramus. Three lesions were made at 80 C for 90 s. "
        "IMPRESSION: two joints denervated."
    ),
    (
        "PROCEDURE: Uterine artery embolization. TECHNIQUE: The left internal iliac artery was selected, then the "
        "left uterine artery was embolized. The right uterine artery was embolized. The ovarian artery was seen "
        "and left alone."
    ),
    (
        "OP: Mechanical thrombectomy, left M1. TECHNIQUE: The left internal carotid artery was catheterized. "
        "Stent retriever in the left MCA, one pass, TICI 3."
    ),
    (
        "PROCEDURE: stent right external iliac artery. TECHNIQUE: Right common femoral access. The stenosis of "
        "the distal right common and proximal external iliac artery was covered with an 8 x 60 mm stent."
    ),
    ("IMPRESSION: 2 L removed. TECHNIQUE: 2000 mL of ascites drained, 60 mL sent to the laboratory."),
    (
        "PROCEDURE: Prostate biopsy, 12 cores. TECHNIQUE: Six cores were taken from the right and six from the "
        "left lobe under transrectal ultrasound."
    ),
    (
        "PROCEDURE: CT-guided biopsy of the pancreas. TECHNIQUE: An 18G needle was advanced through the left lobe "
        "of the liver into the head of the pancreas; 3 cores were taken. IMPRESSION: Biopsy of pancreatic head "
        "mass."
    ),
    (
        "IR PROCEDURE NOTE\nProcedure: Kyphoplasty x 2\nDescription: the T8 and T10 pedicles were cannulated. "
        "Balloons were inflated. 3 mL PMMA was put into T8 and 4 mL into T10.\nImpression: uncomplicated two level "
        "kyphoplasty."
    ),
    (
        "Proc: PCI LM into LAD. Technique: EBU. Two wires. A 4.0 x 22 DES was deployed from the left main into "
        "the LAD, LCx ostium kissed with a 3.0 NC balloon."
    ),
    (
        "Stent placement left subclavian artery. Right femoral access. The left subclavian origin was crossed, an "
        "8 x 29 mm stent deployed. The left vertebral artery stayed open."
    ),
    (
        "PROCEDURE: Right L3, L4, L5 medial branch blocks. TECHNIQUE: needle to junction of SAP and TP at L4 and "
        "L5 for L3 and L4 medial branches and to the sacral ala for the L5 dorsal ramus. 0.5 mL each."
    ),
    (
        "PROCEDURE: Liver biopsy. TECHNIQUE: Needle into segment 5; path through segment 6. Four cores were "
        "obtained, three cores in formalin and one in saline. IMPRESSION: liver biopsy with 4 cores."
    ),
    (
        "PROCEDURE: right thyroid nodule FNA x2. TECHNIQUE: upper pole nodule and lower pole nodule of right lobe "
        "sampled, 4 passes each. IMPRESSION: FNA of two nodules, 8 passes in all."
    ),
    (
        "PROCEDURE: Popliteal artery stent, left. TECHNIQUE: CTO of the distal SFA and popliteal artery crossed. "
        "Two 6 mm Supera stents were deployed in the SFA and popliteal artery. IMPRESSION: two stents."
    ),
    (
        "PROCEDURE: Bronchial artery embolization. TECHNIQUE: The right intercostobronchial trunk was selected "
        "and embolized with 300-500 particles. Left bronchial artery normal."
    ),
    (
        "PROCEDURE: Prostate artery embolization. TECHNIQUE: The internal pudendal origin of the left prostatic "
        "artery was selected and embolized. Right prostatic artery from the obturator embolized."
    ),
    (
        "PROCEDURE: Two vessel PCI. TECHNIQUE: RCA: one 3.0 x 18 DES. LAD: one 2.75 x 23 DES. Three stents were "
        "opened, one was unused."
    ),
    (
        "SEDATION: 1 mg midazolam. Start 10:00, end 10:30, 30 min of sedation by an RN. Fluoroscopy time 12.4 "
        "minutes. Total procedure time 55 minutes."
    ),
    (
        "Trigger point injection: right trapezius and right levator. Two muscles, five trigger points in total, 1 "
        "mL each. Conclusion: five trigger points injected in two muscles."
    ),
    (
        "PROCEDURE: CT biopsy of left upper lobe. TECHNIQUE: lingular nodule targeted with 19G, 3 passes, 20G "
        "cores x 5. IMPRESSION: lung biopsy, five cores."
    ),
    (
        "PROCEDURE: drain check and exchange, two drains. TECHNIQUE: The right drain was exchanged for a 12F over "
        "a wire. The left drain was injected and left alone."
    ),
    (
        "EXAM: Left hip injection under ultrasound. TECHNIQUE: the anterior femoral neck was seen. 22G needle "
        "into the anterior recess, 40 mg kenalog."
    ),
    (
        "PROCEDURE: left renal angiogram and embolization of an AVF. TECHNIQUE: the lower pole segmental artery "
        "was coiled. Accessory renal artery normal."
    ),
    (
        "PROCEDURE: TIPS. TECHNIQUE: Right IJ. From the right hepatic vein into the right portal vein; an 8-10 x "
        "70 mm Viatorr stent was placed. Left gastric vein embolized with coils."
    ),
    (
        "PROCEDURE: L4-5 interlaminar ESI. TECHNIQUE: the L5 lamina was touched, needle walked to the L4-5 space, "
        "LOR. IMPRESSION: L4-5 ESI."
    ),
    (
        "PROCEDURE: GSV ablation, right, with sclerotherapy. TECHNIQUE: GSV entered at the knee. Anterior "
        "accessory vein injected with foam. GSV ablated over 32 cm."
    ),
    (
        "Right breast biopsy of two masses. Mass 1 at 9 o'clock: four cores, coil clip. Mass 2 at 11 o'clock: "
        "three cores, ribbon clip. IMPRESSION: biopsy of two masses, two clips."
    ),
    ("Paracentesis. 5.5 liters removed. Albumin 50 g. IMPRESSION: Therapeutic paracentesis, 5500 cc."),
]


@pytest.mark.parametrize(("kind", "text"), DIFFER)
def test_a_note_whose_parts_differ_is_found(kind: str, text: str) -> None:
    assert [item.kind for item in findings_of(text).contradictions] == [kind]


@pytest.mark.parametrize("text", AGREE)
def test_a_note_that_holds_together_is_left_alone(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions] == []
