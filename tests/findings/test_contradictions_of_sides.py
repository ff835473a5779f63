"""Left against right: one clash of sides in many places of the body."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

CLASHES = {
    "thoracentesis finding": (
        "Left thoracentesis.\nSitting. The probe showed a septated effusion in the right hemithorax. A 6 French "
        "catheter was advanced into it and 600 mL came out."
    ),
    "thoracentesis other side looked at": (
        "EXAM: Thoracentesis, right\nFINDINGS: Left pleural effusion of moderate size.\nTECHNIQUE: A one-step needle "
        "was placed and 1.1 L of cloudy fluid removed.\nIMPRESSION: Technically successful."
    ),
    "chest tube": (
        "PROCEDURE: CHEST TUBE, RIGHT\nUnder CT a 12F pigtail was coiled in the left pleural collection, to water seal."
    ),
    "lung biopsy summary": (
        "PROCEDURE: CT lung biopsy.\nTECHNIQUE: Prone. A 19G coaxial needle was advanced to the nodule of the right "
        "lower lobe. Five 20G cores.\nIMPRESSION: Biopsy of the left lower lobe nodule."
    ),
    "tube exchange summary": (
        "EXAM: Tube change.\nTECHNIQUE: The indwelling left nephrostomy was cleaned and injected. It was exchanged "
        "over a wire for a 12F tube.\nIMPRESSION: Routine right nephrostomy change."
    ),
    "ureter stent": (
        "TITLE: Antegrade ureteral stent, right.\nThe left collecting system was opacified through the nephrostomy. "
        "A wire went to the bladder and an 8F x 24 stent was deployed."
    ),
    "renal biopsy": (
        "US RENAL BIOPSY\nProne. The left kidney was localized. An 18G needle was advanced into the lower pole and 2 "
        "cores obtained.\nCONCLUSION: Native right kidney biopsy."
    ),
    "renal ablation": (
        "PROCEDURE: Cryoablation of a left renal mass.\nTECHNIQUE: Three probes were placed in the mass of the right "
        "kidney. Two freezes."
    ),
    "si joint": (
        "SACROILIAC JOINT INJECTION\nThe left sacroiliac joint was profiled. A 25G needle was passed into the left "
        "joint. Contrast filled the right sacroiliac joint. Kenalog 40 mg was given."
    ),
    "shoulder": (
        "MR arthrogram injection\nThe left shoulder was prepped and draped. A 22G needle was advanced to the left "
        "humeral head. Contrast filled the right shoulder joint."
    ),
    "hip title": (
        "Right hip injection.\nThe left femoral neck was targeted with a 22G spinal needle. Contrast outlined the "
        "left hip joint. Depo-Medrol 80 mg."
    ),
    "knee aspiration": (
        "US guided aspiration of the right knee.\nThe suprapatellar bursa of the left knee was entered and 30 mL "
        "aspirated."
    ),
    "ankle": (
        "Injection, left ankle\nUnder fluoroscopy a 25G needle went into the right tibiotalar joint. Steroid injected."
    ),
    "foramen slip": (
        "PROCEDURE: Right L4-5 transforaminal epidural.\nThe right L4-5 foramen was approached with a 22G needle. "
        "Contrast ran along the left L4 nerve root. Dexamethasone 10 mg was injected.\nIMPRESSION: Right L4-5 "
        "transforaminal epidural."
    ),
    "facet": (
        "Left C5-6 facet injection.\nA 25G needle was advanced into the right C5-6 facet joint. 0.5 mL of "
        "bupivacaine was injected."
    ),
    "breast": (
        "STEREOTACTIC BIOPSY LEFT BREAST\nThe patient lay prone. The right breast was compressed and calcifications "
        "targeted. Nine samples with a 9G device, clip left."
    ),
    "thyroid": (
        "FNA of a right thyroid nodule.\nA 25G needle was advanced under ultrasound into the nodule of the left lobe "
        "of the thyroid. Four passes."
    ),
    "axilla": ("Core biopsy left axillary node.\nA 14G needle sampled the right axillary lymph node three times.\n"),
    "stroke trunk": (
        "STROKE REPORT. Right femoral 8F. A balloon guide catheter was brought to the left internal carotid artery. "
        "A stent retriever was unsheathed across the occlusion of the right M1 segment and withdrawn. TICI 2b."
    ),
    "stroke title": (
        "Thrombectomy left MCA.\nAccess right CFA 8F. An 088 sheath in the right ICA. Aspiration at the right M1. "
        "TICI 3."
    ),
    "aneurysm": (
        "Coiling of a left ophthalmic aneurysm.\nThe right internal carotid artery was catheterized with a 6F guide. "
        "A microcatheter entered the aneurysm and 6 coils were placed.\nIMPRESSION: Coiled."
    ),
    "across acom": (
        "Coiling, ruptured aneurysm.\nA guide was placed in the right internal carotid artery. A microcatheter was "
        "advanced into the aneurysm of the left middle cerebral artery and five coils were placed."
    ),
    "mma": (
        "LEFT MMA EMBOLIZATION\nRight radial access. The right external carotid and then the right middle meningeal "
        "artery were selected and embolized with PVA."
    ),
    "groin closure": (
        "Right CFA punctured under ultrasound, 5F sheath. Celiac angiogram done. Mynx to the left groin."
    ),
    "groin sealed": (
        "The left common femoral artery was entered with a 21G needle. 6F sheath. Liver embolized via the right "
        "hepatic artery. At the end the right groin was sealed with an Angio-Seal."
    ),
    "radial": ("Access: left radial, 6F. Coronary angiography done. TR band on the right wrist."),
    "port title": (
        "PORT PLACEMENT, LEFT CHEST\nThe right internal jugular vein was entered under ultrasound. A pocket was made "
        "over the right pectoral muscle and a port seated."
    ),
    "port exchange": (
        "Procedure: Chest port.\nThe right internal jugular vein was entered under ultrasound, pocket in the right "
        "chest wall, port seated.\nImpression: New left chest port."
    ),
    "picc": (
        "PICC, right arm.\nThe left basilic vein was punctured. A 5F double lumen PICC was trimmed to 42 cm and placed."
    ),
    "dialysis catheter": (
        "TUNNELED DIALYSIS CATHETER LEFT IJ\nThe right internal jugular vein was patent and was punctured. Peel away "
        "sheath. 23 cm catheter, tip in the right atrium."
    ),
    "fistulogram": (
        "Fistulogram with angioplasty, left upper arm.\nThe cephalic outflow of the right arm fistula was entered. 8 "
        "mm balloon."
    ),
    "leg PTA": (
        "Left SFA angioplasty.\nRight groin access, up and over. The right superficial femoral artery was ballooned "
        "with 5 x 150. Good runoff."
    ),
    "leg summary": (
        "Right groin access. Catheter into the left popliteal artery. Atherectomy of the left popliteal "
        "artery.\nIMPRESSION: Atherectomy of the right popliteal artery."
    ),
    "iliac vein stent": (
        "LEFT ILIAC VEIN STENT\nProne, left popliteal vein entry. A 16 x 90 stent was placed in the right common "
        "iliac vein. IVUS of the left common iliac vein before."
    ),
    "saphenous": (
        "Radiofrequency ablation, right great saphenous vein.\nThe left great saphenous vein was entered at the "
        "knee. 40 cm treated."
    ),
    "renal stent": (
        "RIGHT RENAL ARTERY STENT\nLeft femoral access. The left renal artery was engaged and a 6 x 15 stent deployed."
    ),
    "adrenal vein": (
        "Left adrenal biopsy.\nUnder CT a needle was advanced into the mass of the right adrenal gland. Three cores."
    ),
    "varicocele": (
        "Embolization of left varicocele.\nVia the right jugular the right gonadal vein was selected and coiled."
    ),
    "comparison": (
        "Left carotid stent.\nA filter was opened in the right internal carotid artery and an 8 x 40 stent deployed."
    ),
    "plantar fascia": (
        "Ultrasound guided injection of the plantar fascia, right foot.\nA 27G needle was passed to the left plantar "
        "fascia and steroid placed."
    ),
    "consent": (
        "CONSENT: For a right hip injection.\nTECHNIQUE: A needle was advanced to the left hip joint and steroid "
        "injected."
    ),
    "pleurx": (
        "TUNNELED PLEURAL CATHETER, LEFT. Sonography of the right hemithorax shows free fluid. 15.5F PleurX "
        "tunneled and 900 mL drained."
    ),
    "bare tap": (
        "HISTORY: hepatic hydrothorax.\nPROCEDURE: thoracentesis\nTECHNIQUE: The right posterior chest wall was "
        "cleaned. Needle over the rib into the fluid, 1.5 L.\nIMPRESSION: 1.5 L left thoracentesis. No pneumothorax."
    ),
    "lung ablation": (
        "Microwave ablation, right upper lobe metastasis\nGeneral anesthesia. A 15 cm antenna was advanced into the "
        "lesion of the left upper lobe. 65 W for 8 min. Small pneumothorax."
    ),
    "nephroureteral": (
        "NEPHROURETERAL CATHETER EXCHANGE RIGHT\nThe left nephroureteral catheter was cut and exchanged over an "
        "Amplatz for a new 8.5F x 26 cm. Contrast in the bladder."
    ),
    "perc access": (
        "PCNL ACCESS LEFT KIDNEY. Prone. Retrograde catheter in the right ureter by urology; the right lower calyx "
        "was punctured and a wire placed to the bladder."
    ),
    "transplant": (
        "Biopsy of renal transplant, right iliac fossa. The graft in the left iliac fossa was scanned and an 18 G "
        "core taken."
    ),
    "hip course": (
        "EXAM: FLUORO GUIDED HIP INJECTION\nThe femoral vessels were marked. Needle advanced to the left femoral "
        "head-neck junction. Contrast confirmed position in the right hip joint. 40 mg Kenalog."
    ),
    "subacromial": (
        "Subacromial bursa injection, left, US. Linear probe over the right shoulder, 25G needle into the right "
        "bursa, 1 mL Depo."
    ),
    "carpal": (
        "Injection of the right carpal tunnel.\nA 27G needle was passed to the left median nerve at the wrist and "
        "hydrodissection done."
    ),
    "left over": (
        "RIGHT S1 TRANSFORAMINAL EPIDURAL. The left S1 foramen was entered with a 25G needle; epidural spread; "
        "dexamethasone."
    ),
    "stroke imp": (
        "CODE STROKE THROMBECTOMY\nGroin right 8F. Walrus in right ICA. Sofia to right M1, one pass, clot "
        "out.\nIMPRESSION: L M1 occlusion, TICI 3 after one pass aspiration thrombectomy of left MCA."
    ),
    "arteriovenous malformation": (
        "EMBOLIZATION OF A RIGHT FRONTAL AVM\nLeft ICA catheterized with a Benchmark. Marathon into the left "
        "pericallosal feeder, Onyx 18 injected."
    ),
    "uae": (
        "UTERINE FIBROID EMBOLIZATION\nRight groin. Left uterine artery embolized. Right uterine artery "
        "embolized.\nAngio-Seal to left groin."
    ),
    "closure radial": (
        "Right radial artery 5F glidesheath. Liver Y90 given in right hepatic artery. TR band left wrist, 12 mL air."
    ),
    "crossover": (
        "Access left common femoral, retrograde, 21G. Balkin over the horn. Right SFA stented. Right common femoral "
        "arteriotomy closed with Perclose."
    ),
    "popliteal access": (
        "Left popliteal vein accessed prone, 8F. Lysis of left iliofemoral DVT. Hemostasis at the right popliteal "
        "by pressure."
    ),
    "port removal": (
        "PORT REMOVAL\nThe left chest port pocket was opened, the port freed and the catheter pulled. Pressure at "
        "the left neck.\nIMPRESSION: Right chest port removed."
    ),
    "line failed": (
        "Dialysis catheter. The left internal jugular vein was punctured; 28 cm catheter tunneled to the left "
        "chest.\nIMPRESSION: Right IJ tunneled dialysis catheter."
    ),
    "picc imp": (
        "PICC\nLeft basilic vein, ultrasound, 21G, image kept. 44 cm single lumen, tip at the cavoatrial "
        "junction.\nImpression: Right arm PICC ready."
    ),
    "fistula": (
        "DECLOT LEFT FOREARM GRAFT\nThe right forearm graft was punctured toward the arm and toward the artery; "
        "AngioJet; 7 mm balloon at the venous anastomosis."
    ),
    "varicose": ("EVLT LEFT GSV\nThe right GSV was cannulated below the knee and treated at 70 J/cm."),
    "adrenal": ("CT-guided right adrenal biopsy. The left adrenal mass was sampled with three 20G cores."),
    "psoas": (
        "Drainage of a left psoas abscess.\nUnder CT a 12F pigtail was placed into the right psoas collection, 80 mL "
        "pus."
    ),
    "lymph node": (
        "US biopsy of a right inguinal node\nThe left inguinal node was sampled four times with an 18G needle."
    ),
    "parotid": ("US FNA LEFT PAROTID\nThe right parotid gland mass was sampled with a 25G needle x 4."),
    "rib": ("CT biopsy, left 6th rib\nA 13G needle was drilled into the right 6th rib, two cores."),
    "femur": ("Biopsy right proximal femur\nBone needle into the left proximal femur, 3 cores."),
    "cryoneurolysis": (
        "Left intercostal cryoneurolysis T7-9\nProbes placed at the right 7th, 8th and 9th intercostal nerves."
    ),
    "stellate": (
        "Right stellate ganglion block\nNeedle to the left C6 tubercle beside the left stellate ganglion, 8 mL "
        "ropivacaine."
    ),
}


@pytest.mark.parametrize("text", CLASHES.values(), ids=CLASHES.keys())
def test_a_side_that_only_its_opposite_answers_is_shown(text: str) -> None:
    (statement,) = [item.statement for item in findings_of(text).contradictions if item.kind == "side"]
    assert "left" in statement
    assert "right" in statement
