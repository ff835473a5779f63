"""Reports that name both sides rightly: no clash is shown."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

NEAR_MISSES = {
    "thoracentesis finding": (
        "Left thoracentesis.\nSitting. The probe showed a septated effusion in the left hemithorax. A 6 French "
        "catheter was advanced into it and 600 mL came out. A trace right effusion was seen."
    ),
    "thoracentesis other side looked at": (
        "EXAM: Thoracentesis, right\nFINDINGS: Left pleural effusion is small and was not tapped. Moderate right "
        "effusion.\nTECHNIQUE: A one-step needle was placed and 1.1 L of cloudy fluid removed.\nIMPRESSION: "
        "Technically successful."
    ),
    "chest tube": (
        "PROCEDURE: CHEST TUBE, RIGHT\nUnder CT a 12F pigtail was coiled in the right pleural collection, to water "
        "seal. The left lung is clear."
    ),
    "lung biopsy summary": (
        "PROCEDURE: CT lung biopsy.\nTECHNIQUE: Prone. A 19G coaxial needle was advanced to the nodule of the right "
        "lower lobe. Five 20G cores.\nIMPRESSION: Biopsy of the right lower lobe nodule. Left lower lobe "
        "atelectasis."
    ),
    "tube exchange summary": (
        "EXAM: Tube change.\nTECHNIQUE: The indwelling left nephrostomy was cleaned and injected. It was exchanged "
        "over a wire for a 12F tube.\nIMPRESSION: Routine left nephrostomy change. Right kidney to be decompressed "
        "next week."
    ),
    "tube exchange both": (
        "EXAM: Nephrostomy exchange, both kidneys\nTECHNIQUE: Injection through the right tube showed it in the "
        "pelvis. It was exchanged over an Amplatz wire for a new 10F tube. The left tube was exchanged."
    ),
    "ureter stent": (
        "TITLE: Antegrade ureteral stent, right.\nThe right collecting system was opacified through the nephrostomy. "
        "A wire went to the bladder and an 8F x 24 stent was deployed. The left ureter was not studied."
    ),
    "renal biopsy": (
        "US RENAL BIOPSY\nProne. The left kidney was localized. An 18G needle was advanced into the lower pole and 2 "
        "cores obtained.\nCONCLUSION: Native left kidney biopsy. The right kidney is atrophic."
    ),
    "renal ablation": (
        "PROCEDURE: Cryoablation of a left renal mass.\nHISTORY: right nephrectomy 2018.\nTECHNIQUE: Three probes "
        "were placed in the mass of the left kidney. Two freezes. The left ureter was displaced with fluid."
    ),
    "si joint": (
        "SACROILIAC JOINT INJECTION\nThe left sacroiliac joint was profiled. A 25G needle was passed into the left "
        "joint. Contrast filled the joint. Kenalog 40 mg was given. Then the right sacroiliac joint was treated in "
        "the same fashion."
    ),
    "shoulder": (
        "MR arthrogram injection\nThe left shoulder was prepped and draped. A 22G needle was advanced to the left "
        "humeral head. Contrast filled the left shoulder joint. The right shoulder will be done in two weeks."
    ),
    "hip title": (
        "Right hip injection.\nThe right femoral neck was targeted with a 22G spinal needle. Contrast outlined the "
        "right hip joint. Depo-Medrol 80 mg. Left hip replaced in 2015."
    ),
    "knee aspiration": (
        "US guided aspiration of the right knee.\nThe suprapatellar bursa of the right knee was entered and 30 mL "
        "aspirated. The left knee looks normal."
    ),
    "ankle": (
        "Injection, left ankle\nUnder fluoroscopy a 25G needle went into the left tibiotalar joint. Steroid "
        "injected. He limps because of the right ankle fracture of 2012."
    ),
    "foramen slip": (
        "PROCEDURE: Right L4-5 transforaminal epidural.\nINDICATION: Leg pain, right worse than left.\nThe right L4-5 "
        "foramen was approached with a 22G needle. Contrast ran along the right L4 nerve root. Dexamethasone 10 mg "
        "was injected.\nIMPRESSION: Right L4-5 transforaminal epidural."
    ),
    "facet": (
        "Left C5-6 facet injection.\nA 25G needle was advanced into the left C5-6 facet joint. 0.5 mL of bupivacaine "
        "was injected. The right side is pain free."
    ),
    "breast": (
        "STEREOTACTIC BIOPSY LEFT BREAST\nThe patient lay prone. The left breast was compressed and calcifications "
        "targeted. Nine samples with a 9G device, clip left. Right mastectomy in 2011."
    ),
    "thyroid": (
        "FNA of a right thyroid nodule.\nA 25G needle was advanced under ultrasound into the nodule of the right "
        "lobe of the thyroid. Four passes. The left lobe holds a stable nodule."
    ),
    "axilla": (
        "Core biopsy left axillary node.\nA 14G needle sampled the left axillary lymph node three times. Right "
        "breast cancer is known.\n"
    ),
    "stroke trunk": (
        "STROKE REPORT. Right femoral 8F. Left carotid run: no filling across the midline. A balloon guide catheter "
        "was brought to the right internal carotid artery. A stent retriever was unsheathed across the occlusion of "
        "the right M1 segment and withdrawn. TICI 2b."
    ),
    "stroke title": (
        "Thrombectomy left MCA.\nIndication: right hemiplegia.\nAccess right CFA 8F. An 088 sheath in the left ICA. "
        "Aspiration at the left M1. TICI 3."
    ),
    "aneurysm": (
        "Coiling of a left ophthalmic aneurysm.\nThe right and left internal carotid arteries were catheterized. "
        "Through the left a microcatheter entered the aneurysm and 6 coils were placed.\nIMPRESSION: Coiled."
    ),
    "across acom": (
        "Coiling, ruptured aneurysm.\nA guide was placed in the right internal carotid artery. A microcatheter was "
        "advanced through the anterior communicating artery into the aneurysm of the left anterior cerebral artery "
        "and five coils were placed."
    ),
    "mma": (
        "LEFT MMA EMBOLIZATION\nRight radial access. The left external carotid and then the left middle meningeal "
        "artery were selected and embolized with PVA."
    ),
    "groin closure": (
        "Right CFA punctured under ultrasound, 5F sheath. Celiac angiogram done. Mynx to the right groin. Left DP "
        "pulse present."
    ),
    "groin sealed": (
        "The left common femoral artery was entered with a 21G needle. 6F sheath. Liver embolized via the right "
        "hepatic artery. At the end the left groin was sealed with an Angio-Seal."
    ),
    "radial": (
        "Access: left radial, 6F. The right radial pulse was weak. Coronary angiography done. TR band on the left "
        "wrist."
    ),
    "two groins": (
        "Left femoral puncture, 7F sheath, and right femoral puncture, 5F sheath. Pressure was held at the right "
        "groin for 10 minutes; Angio-Seal left groin."
    ),
    "port title": (
        "PORT PLACEMENT, RIGHT CHEST\nINDICATION: Left breast cancer.\nThe right internal jugular vein was entered "
        "under ultrasound. A pocket was made over the right pectoral muscle and a port seated."
    ),
    "port exchange": (
        "Procedure: New right port, old left port out.\nThe right internal jugular vein was entered under "
        "ultrasound, pocket in the right chest wall, port seated. The left chest port was removed through its "
        "scar.\nImpression: New right chest port."
    ),
    "picc": (
        "PICC, right arm.\nLeft arm fistula, so that arm was spared. The right basilic vein was punctured. A 5F "
        "double lumen PICC was trimmed to 42 cm and placed."
    ),
    "dialysis catheter": (
        "TUNNELED DIALYSIS CATHETER LEFT IJ\nThe left internal jugular vein was patent and was punctured. Peel away "
        "sheath. 27 cm catheter, tip in the right atrium. The right internal jugular vein is occluded."
    ),
    "fistulogram": (
        "Fistulogram with angioplasty, left upper arm.\nThe cephalic outflow of the left arm fistula was entered. 8 "
        "mm balloon. Old graft in the right arm."
    ),
    "leg PTA": (
        "Left SFA angioplasty.\nRight groin access, up and over. The left superficial femoral artery was ballooned "
        "with 5 x 150. Right iliac artery is patent."
    ),
    "leg summary": (
        "Right groin access. Catheter into the left popliteal artery. Atherectomy of the left popliteal "
        "artery.\nIMPRESSION: Atherectomy of the left popliteal artery. Right popliteal artery for treatment in a "
        "month."
    ),
    "iliac vein stent": (
        "LEFT ILIAC VEIN STENT\nProne, left popliteal vein entry. A 16 x 90 stent was placed in the left common "
        "iliac vein. The right common iliac vein fills by reflux."
    ),
    "saphenous": (
        "Radiofrequency ablation, right great saphenous vein.\nThe right great saphenous vein was entered at the "
        "knee. 40 cm treated. The left leg will follow in two weeks."
    ),
    "renal stent": (
        "RIGHT RENAL ARTERY STENT\nLeft femoral access. The right renal artery was engaged and a 6 x 15 stent "
        "deployed. The left renal artery is widely patent."
    ),
    "adrenal vein": ("Adrenal vein sampling.\nThe right adrenal vein and the left adrenal vein were sampled in turn."),
    "varicocele": (
        "Embolization of left varicocele.\nVia the right jugular the left renal vein and left gonadal vein were "
        "selected, coils placed. The right gonadal vein was competent."
    ),
    "both halves of the heart": (
        "Right and left heart catheterization.\nRight radial and right basilic access. Left ventricle 120/10. Right "
        "atrium 5. The left main is normal."
    ),
    "liver lobe": (
        "EXAM: Biopsy, left lobe of liver.\nFrom a right flank position the left lobe was biopsied; the right lobe "
        "is cirrhotic."
    ),
    "verb left": (
        "Drain exchange in the right kidney.\nThe right nephrostomy was exchanged over a wire and left to bag. The "
        "wire was left in place."
    ),
    "correction": (
        "Left nephrostomy.\nThe right, I mean left, renal pelvis was punctured with a 21G needle and an 8F "
        "nephrostomy was placed."
    ),
    "staged": (
        "Left carotid stent, first of two.\nThe left internal carotid artery was stented. The right carotid stenosis "
        "will be stented in six weeks."
    ),
    "comparison": (
        "Left carotid stent.\nA filter was opened in the left internal carotid artery and an 8 x 40 stent deployed, "
        "wider now than the right internal carotid artery."
    ),
    "plantar fascia": (
        "Ultrasound guided injection of the plantar fascia, right foot.\nA 27G needle was passed to the right "
        "plantar fascia and steroid placed. He also has pain in the left foot."
    ),
    "occipital": (
        "Greater occipital nerve block, left\nThe left occipital nerve was surrounded by 3 mL of bupivacaine. The "
        "right side was done last week."
    ),
    "consent": (
        "CONSENT: For a left hip injection.\nTECHNIQUE: A needle was advanced to the left hip joint and steroid "
        "injected. The right leg was taped aside."
    ),
    "pleurx": (
        "TUNNELED PLEURAL CATHETER, LEFT. Sonography of the left hemithorax shows free fluid; the right has an old "
        "PleurX. 15.5F PleurX tunneled and 900 mL drained."
    ),
    "bare tap": (
        "HISTORY: hepatic hydrothorax, left effusion last week tapped.\nPROCEDURE: thoracentesis\nTECHNIQUE: The "
        "right posterior chest wall was cleaned. Needle over the rib into the fluid, 1.5 L.\nIMPRESSION: 1.5 L right "
        "thoracentesis. No left pneumothorax."
    ),
    "lung ablation": (
        "Microwave ablation, right upper lobe metastasis\nGeneral anesthesia, left arm up. A 15 cm antenna was "
        "advanced into the lesion of the right upper lobe. 65 W for 8 min. The 4 mm nodule in the left upper lobe "
        "is to be watched."
    ),
    "nephroureteral": (
        "NEPHROURETERAL CATHETER EXCHANGE RIGHT\nThe right nephroureteral catheter was cut and exchanged over an "
        "Amplatz for a new 8.5F x 26 cm. The left nephrostomy was left alone; its exchange is due in June."
    ),
    "perc access": (
        "PCNL ACCESS LEFT KIDNEY. Prone. Retrograde catheter in the left ureter by urology; the left lower calyx "
        "was punctured and a wire placed to the bladder. Known cyst of the right kidney."
    ),
    "transplant": (
        "Biopsy of renal transplant, right iliac fossa. The graft was scanned and an 18 G core taken. The native "
        "left kidney was not seen."
    ),
    "hip course": (
        "EXAM: FLUORO GUIDED HIP INJECTION\nThe femoral vessels were marked. Needle advanced to the left femoral "
        "head-neck junction. Contrast confirmed position in the left hip joint. 40 mg Kenalog. Right hip prosthesis "
        "noted."
    ),
    "both hips in turn": (
        "EXAM: Hip injections\nA 22G needle was advanced into the right hip joint and Kenalog given. A new needle "
        "was advanced into the left hip joint and Kenalog given."
    ),
    "subacromial": (
        "Subacromial bursa injection, left, US. Linear probe over the left shoulder, 25G needle into the left "
        "bursa, 1 mL Depo. Right rotator cuff repair 2020."
    ),
    "carpal": (
        "Injection of the right carpal tunnel.\nA 27G needle was passed to the right median nerve at the wrist and "
        "hydrodissection done. Left hand symptoms are mild."
    ),
    "left over": (
        "RIGHT S1 TRANSFORAMINAL EPIDURAL for left-over pain after surgery. The right S1 foramen was entered with a "
        "25G needle; epidural spread; dexamethasone."
    ),
    "posture of the C-arm": (
        "MEDIAL BRANCH BLOCKS L3 L4 L5 LEFT\nOblique view, C-arm 20 degrees to the right. Three needles were "
        "advanced to the left L3, L4 and L5 medial branches; 0.5 mL each."
    ),
    "other side weeks ago": (
        "Procedure: radiofrequency ablation, left sacroiliac joint lateral branches\nProbes were placed lateral to "
        "the left S1, S2 and S3 foramina and lesions made. Right side done 3 weeks ago."
    ),
    "both pedicles": (
        "Procedure: L1 kyphoplasty\nThe left and right pedicles of L1 were entered. Balloons up. 3 mL of cement on "
        "the right and 2 mL on the left."
    ),
    "one pedicle": (
        "L1 kyphoplasty, left transpedicular\nThe left pedicle of L1 was entered. Balloon up. 3 mL of cement; it "
        "crossed to the right half of the body."
    ),
    "carotid angiogram": (
        "Diagnostic: Left carotid stenting. Rt CFA. Right CCA angiogram first: mild disease. Long sheath to the "
        "left CCA. Emboshield across the left ICA lesion, 8-6 x 40 Xact stent."
    ),
    "stroke imp": (
        "CODE STROKE THROMBECTOMY\nLeft facial droop and left arm drift.\nGroin right 8F. Walrus in right ICA. Sofia "
        "to right M1, one pass, clot out.\nIMPRESSION: Thrombectomy of the right MCA, TICI 3."
    ),
    "arteriovenous malformation": (
        "EMBOLIZATION OF A RIGHT FRONTAL AVM\nBoth ICAs and the left vertebral studied. Marathon into the right "
        "pericallosal feeder, Onyx 18 injected."
    ),
    "uae": (
        "UTERINE FIBROID EMBOLIZATION\nRight groin. Left uterine artery embolized. Right uterine artery "
        "embolized.\nAngio-Seal to right groin."
    ),
    "two groins closed": (
        "EVAR. Right CFA punctured, 16F. Left CFA punctured, 12F. Main body through the right, limb from the left. "
        "Right groin closed with two ProGlides, left groin with one."
    ),
    "closure radial": (
        "Right radial artery 5F glidesheath. Liver Y90 given in left hepatic artery. TR band right wrist, 12 mL air."
    ),
    "crossover": (
        "Access left common femoral, retrograde, 21G. Balkin over the horn. Right SFA stented. Left common femoral "
        "arteriotomy closed with Perclose. Right foot warm."
    ),
    "popliteal access": (
        "Left popliteal vein accessed prone, 8F. Lysis of left iliofemoral DVT. Hemostasis at the left popliteal by "
        "pressure. No clot in the right leg."
    ),
    "port removal": (
        "PORT REMOVAL\nThe left chest port pocket was opened, the port freed and the catheter pulled. The right "
        "internal jugular catheter was not touched.\nIMPRESSION: Left chest port removed."
    ),
    "line failed": (
        "Dialysis catheter. The right internal jugular vein was punctured but no wire would pass the stenosis. The "
        "left internal jugular vein was punctured; 28 cm catheter tunneled to the left chest.\nIMPRESSION: Left IJ "
        "tunneled dialysis catheter."
    ),
    "picc imp": (
        "PICC\nRight arm veins thrombosed. Left basilic vein, ultrasound, 21G, image kept. 44 cm single lumen, tip "
        "in right atrium.\nImpression: Left arm PICC ready."
    ),
    "fistula": (
        "DECLOT LEFT FOREARM GRAFT\nThe graft was punctured toward the arm and toward the artery; AngioJet; 7 mm "
        "balloon at the venous anastomosis. A right IJ catheter can come out."
    ),
    "varicose": (
        "EVLT LEFT GSV\nThe left GSV was cannulated below the knee and treated at 70 J/cm. RIGHT GSV planned."
    ),
    "renal mass": (
        "Right renal mass embolization\nFrom the left groin the right renal artery was selected and embolized with "
        "alcohol. An aortogram showed a single left renal artery."
    ),
    "adrenal": (
        "CT-guided right adrenal biopsy, transhepatic through the right lobe. The right adrenal mass was sampled "
        "with three 20G cores. The left adrenal is normal."
    ),
    "psoas": (
        "Drainage of a left psoas abscess.\nUnder CT a 12F pigtail was placed into the left psoas collection, 80 mL "
        "pus. A tiny right psoas collection was left alone."
    ),
    "lobes of a liver": (
        "Chemoembolization, right hepatic lobe\nFrom the left radial, the left gastric and right hepatic arteries "
        "were mapped. DEB into the right hepatic artery. Left lobe untreated."
    ),
    "heart, again": (
        "Right heart biopsy\nRight IJ 7F. Five pieces of the right ventricular septum. The left ventricle looked "
        "well on echo."
    ),
    "both lungs": (
        "Pulmonary thrombectomy\nRight femoral vein. FlowTriever to the left and right pulmonary arteries. Right "
        "femoral vein closed."
    ),
    "lymph node": (
        "US biopsy of a right inguinal node\nThe right inguinal node was sampled four times with an 18G needle. Left "
        "lymphoma biopsy in 2015 was benign."
    ),
    "parotid": (
        "US FNA LEFT PAROTID\nThe left parotid gland mass was sampled with a 25G needle x 4. Right facial palsy old."
    ),
    "rib": (
        "CT biopsy, left 6th rib\nA 13G needle was drilled into the left 6th rib, two cores. Sclerosis of the right "
        "4th rib unchanged."
    ),
    "femur": (
        "Biopsy right proximal femur\nLeft lateral decubitus. Bone needle into the right proximal femur, 3 cores."
    ),
    "cryoneurolysis": (
        "Left intercostal cryoneurolysis T7-9\nProbes placed at the left 7th, 8th and 9th intercostal nerves. Pain "
        "on the right is gone."
    ),
    "stellate": (
        "Right stellate ganglion block\nNeedle to the right C6 tubercle beside the stellate ganglion, 8 mL "
        "ropivacaine. Horner sign right, none on the left."
    ),
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_two_sides_that_are_rightly_named_are_no_clash(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions if item.kind == "side"] == []
