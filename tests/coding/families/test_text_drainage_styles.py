"""Work on collected fluid as many physicians dictate it: headed, telegraph, capitals, notes."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-16",
        "EXAM: US GUIDED PARACENTESIS CLINICAL HISTORY:",
        "EXAM: US GUIDED PARACENTESIS\nCLINICAL HISTORY: 58 YEAR OLD MALE WITH ALCOHOLIC CIRRHOSIS "
        "AND TENSE ASCITES.\nPROCEDURE: AFTER INFORMED CONSENT, THE PATIENT WAS PLACED SUPINE. "
        "LIMITED SONOGRAPHIC EVALUATION OF THE ABDOMEN SHOWS LARGE ASCITES. AN APPROPRIATE SITE IN "
        "THE RIGHT LOWER QUADRANT WAS MARKED. AN ULTRASOUND IMAGE WAS SAVED. THE SKIN WAS PREPPED "
        "AND DRAPED. 1% LIDOCAINE. A 5 FRENCH CENTESIS CATHETER WAS ADVANCED INTO THE PERITONEAL "
        "CAVITY. 6.4 LITERS OF STRAW COLORED FLUID WERE REMOVED. THE CATHETER WAS REMOVED. NO "
        "COMPLICATIONS.\nIMPRESSION: SUCCESSFUL PARACENTESIS.",
        "49083",
    ),
    TextCase(
        "NONV-16",
        "Bedside paracentesis note Indication: new ascites,",
        "Bedside paracentesis note\nIndication: new ascites, r/o SBP\nConsent obtained. LLQ "
        "prepped with chlorhexidine. 22g needle used, z-track, 60 mL of cloudy fluid aspirated and "
        "sent for cell count and culture. Tolerated well. No imaging used.",
        "49082",
    ),
    TextCase(
        "NONV-20",
        "PROCEDURE: Ultrasound-guided left thoracentesis INDICATION: Dyspnea,",
        "PROCEDURE: Ultrasound-guided left thoracentesis\nINDICATION: Dyspnea, left pleural "
        "effusion\nTECHNIQUE: Patient seated upright. Ultrasound demonstrated a large left pleural "
        "effusion. The skin was marked and an image archived to PACS. Under direct ultrasound "
        "guidance a 6 Fr Safe-T-Centesis catheter was advanced into the left pleural space. 1,250 "
        "mL of amber fluid drained. Catheter withdrawn and dressing applied. Post chest "
        "radiograph: no pneumothorax.\nIMPRESSION: Technically successful left thoracentesis, "
        "1,250 mL.",
        "32555-LT",
    ),
    TextCase(
        "NONV-20",
        "Right thoracentesis performed by the resident",
        "Right thoracentesis performed by the resident at bedside using percussion. One-step "
        "needle catheter over the 8th rib, 600 cc of bloody fluid evacuated into vacuum bottles. "
        "Catheter removed.",
        "32554-RT",
    ),
    TextCase(
        "NONV-21",
        "PROCEDURE: Image guided right chest tube",
        "PROCEDURE: Image guided right chest tube placement.\nHISTORY: Right hydropneumothorax.\n"
        "TECHNIQUE: Under ultrasound guidance, a 19 gauge Yueh needle was advanced into the right "
        "pleural collection. Ultrasound images were stored. An Amplatz wire was coiled in the "
        "pleural space under fluoroscopy, the tract was dilated and a 12 French locking pigtail "
        "catheter was placed. 400 mL of turbid fluid aspirated. The tube was sutured and connected "
        "to a Pleur-evac at -20 cm.\nIMPRESSION: Successful placement of right 12 Fr chest tube.",
        "32557-RT",
    ),
    TextCase(
        "NONV-22",
        "IMPRESSION: Placement of left tunneled pleural",
        "IMPRESSION: Placement of left tunneled pleural catheter.\nPROCEDURE: Left PleurX catheter "
        "placement.\nINDICATION: Recurrent malignant pleural effusion, prior thoracenteses on 3/1 "
        "and 3/9.\nDESCRIPTION: Ultrasound of the left chest showed a large effusion; image saved. "
        "Lidocaine. 18 gauge needle into the effusion under ultrasound, wire advanced. A counter "
        "incision was made anteriorly and the 15.5 Fr PleurX catheter was tunneled from the "
        "anterior incision to the venotomy-type pleural entry and inserted through a peel-away "
        "sheath under fluoroscopy. 1.1 L drained. Cuff in the tunnel. Sutures.",
        "32550 75989",
    ),
    TextCase(
        "NONV-22",
        "Patient presents for removal of right",
        "Patient presents for removal of right PleurX catheter as output has been below 50 mL. "
        "Lidocaine along the tract. Using blunt dissection the cuff was freed and the catheter "
        "removed in its entirety. Sutures placed.",
        "32552",
    ),
    TextCase(
        "VINT-73",
        "PROCEDURE: Tunneled peritoneal drainage catheter placement",
        "PROCEDURE: Tunneled peritoneal drainage catheter placement (PleurX)\nHISTORY: Ovarian "
        "cancer with malignant ascites requiring weekly paracentesis.\nTECHNIQUE: Ultrasound "
        "showed ascites in the left lower quadrant. Under ultrasound an 18 G needle was advanced "
        "into the peritoneal cavity. Wire was advanced under fluoroscopy. A subcutaneous tunnel "
        "was created and the 15.5 Fr cuffed catheter pulled through it and inserted via peel-away "
        "sheath. 3 L of ascites was drained. Images saved.",
        "49418",
    ),
    TextCase(
        "VINT-73",
        "Peritoneal dialysis catheter placement, fluoroscopic. 62F",
        "Peritoneal dialysis catheter placement, fluoroscopic. 62F ESRD. US guided puncture below "
        "umbilicus with micropuncture, contrast confirmed intraperitoneal position, stiff wire to "
        "the pelvis, 16F peel away, coiled double cuff Tenckhoff catheter placed with tip in the "
        "pelvis, deep cuff in the rectus, tunneled laterally to exit site. Flushed 1 L freely.",
        "49418",
    ),
    TextCase(
        "NONV-01",
        "PROCEDURE: CT-guided drainage of appendiceal abscess",
        "PROCEDURE: CT-guided drainage of appendiceal abscess\nTECHNIQUE: Patient supine on CT "
        "table. Noncontrast CT showed a 5.6 x 4.1 cm right lower quadrant collection. 18-gauge "
        "Hawkins needle advanced into the collection under CT guidance, 10 mL of pus aspirated and "
        "sent for culture. Over an Amplatz wire the tract was dilated and a 10-French all-purpose "
        "drainage catheter was advanced into the collection. Loop formed. An additional 35 mL "
        "aspirated. Catheter secured with StatLock and attached to JP bulb.\nIMPRESSION: "
        "Successful CT-guided drainage.",
        "49406",
    ),
    TextCase(
        "NONV-01",
        "Perc drain left subphrenic collection post",
        "Perc drain left subphrenic collection post splenectomy. US 18G, wire, 10F Skater locked, "
        "250 cc brown pus, to bulb. Fluoro to check position. No comp.",
        "49406",
    ),
    TextCase(
        "NONV-01",
        "Ultrasound-guided percutaneous drainage of liver abscess",
        "Ultrasound-guided percutaneous drainage of liver abscess\nUnder ultrasound guidance, "
        "using trocar technique, an 8.5 French Dawson-Mueller catheter was placed into the abscess "
        "in segment 6 of the liver. 65 mL purulent material was aspirated. The pigtail was locked "
        "and the catheter sutured to the skin.",
        "49405",
    ),
    TextCase(
        "NONV-01",
        "CT-guided drain placement left thigh. Left",
        "CT-guided drain placement left thigh. Left thigh intramuscular abscess 8 cm. Under CT, "
        "Yueh needle, wire, 10 Fr pigtail drain left in. 100 mL pus.",
        "10030",
    ),
    TextCase(
        "NONV-08",
        "Ultrasound guided seroma aspiration, right mastectomy",
        "Ultrasound guided seroma aspiration, right mastectomy bed. Under real-time ultrasound a "
        "18 gauge needle was placed into the right chest wall seroma and 75 mL of serosanguinous "
        "fluid was aspirated. Needle removed. Representative images saved to PACS. No drain was "
        "left.",
        "10160 76942",
    ),
    TextCase(
        "NONV-08",
        "CT-guided aspiration of pelvic fluid collection.",
        "CT-guided aspiration of pelvic fluid collection. Right transgluteal approach. 20 G needle "
        "placed into the presacral collection under CT. 15 mL of old blood aspirated, sent for "
        "culture. Needle removed. Drain not placed because of small size.",
        "10160 77012",
    ),
    TextCase(
        "NONV-10",
        "PROCEDURE: Abscess drain exchange and upsize.",
        "PROCEDURE: Abscess drain exchange and upsize.\nHISTORY: Pelvic abscess after colectomy, "
        "transgluteal 10 Fr drain placed 2 weeks ago, clogged.\nTECHNIQUE: Contrast was injected "
        "through the existing drain under fluoroscopy showing a 3 cm residual cavity and no "
        "fistula. The catheter was cut, a wire was advanced into the cavity, the drain removed and "
        "a new 12 Fr drain placed over the wire. Contrast confirmed position. Secured.\n"
        "IMPRESSION: Successful exchange.",
        "49423 75984",
    ),
    TextCase(
        "NONV-11",
        "ABSCESSOGRAM Indication: 45M s/p appendectomy with",
        "ABSCESSOGRAM\nIndication: 45M s/p appendectomy with RLQ drain, output < 10 mL/day.\n"
        "Technique: 10 mL Omnipaque was hand injected through the RLQ drain under fluoroscopy. "
        "Spot films obtained.\nFindings: the cavity has collapsed, no fistula to bowel.\nThe drain "
        "was removed without difficulty.\nImpression: resolved abscess, drain removed.",
        "49424 76080",
    ),
    TextCase(
        "NONV-11",
        "Drain check x2. Left paracolic drain",
        "Drain check x2. Left paracolic drain injected with contrast: 2 cm cavity, no fistula. "
        "Pelvic drain injected with contrast: cavity closed. Both drains left in place.",
        "49424 49424-59 76080x2",
    ),
    TextCase(
        "NONV-27",
        "Sclerotherapy of right inguinal lymphocele through",
        "Sclerotherapy of right inguinal lymphocele through the existing 10 Fr drain. Contrast "
        "injection under fluoroscopy shows no communication. 20 mL of absolute alcohol was "
        "instilled and left for 60 minutes, then aspirated. Drain reopened to bulb.",
        "49185",
    ),
    TextCase(
        "NONV-27",
        "US-guided renal cyst sclerotherapy. 5 Fr",
        "US-guided renal cyst sclerotherapy. 5 Fr catheter placed into the left renal cyst under "
        "ultrasound, 180 mL clear fluid aspirated. Contrast injected, no communication with the "
        "collecting system. 40 mL dehydrated ethanol instilled, dwell 20 minutes with position "
        "changes, then withdrawn. Catheter removed.",
        "49185",
    ),
    TextCase(
        "NONV-23",
        "Intrapleural tPA: 10 mg tPA/5 mg",
        "Intrapleural tPA: 10 mg tPA/5 mg DNase instilled via right chest tube for empyema. Dose 1. Clamped 1 h.",
        "32561",
    ),
    TextCase(
        "NONV-23",
        "Bedside talc pleurodesis. 4 g talc",
        "Bedside talc pleurodesis. 4 g talc slurry in 50 mL saline was instilled through the right "
        "14 Fr pleural catheter and clamped for 2 hours.",
        "32560",
    ),
    TextCase(
        "NONV-21",
        "OPERATION: Left tube thoracostomy. DESCRIPTION: The",
        "OPERATION: Left tube thoracostomy.\nDESCRIPTION: The left chest was prepped. Lidocaine. A "
        "transverse incision was made in the anterior axillary line, the subcutaneous tissue was "
        "dissected bluntly with a hemostat over the rib, the pleura was entered with a rush of "
        "air, finger sweep performed, and a 36 French chest tube was inserted and secured with 0 "
        "silk.",
        "32551-LT",
    ),
    TextCase(
        "NONV-21",
        "Left pigtail chest tube for pneumothorax",
        "Left pigtail chest tube for pneumothorax at the bedside. 14 Fr Wayne pigtail placed by "
        "Seldinger technique in the 4th intercostal space. Air returned. Secured, to suction.",
        "32556-LT",
    ),
    TextCase(
        "NONV-17",
        "Patient referred for left thoracentesis. Ultrasound",
        "Patient referred for left thoracentesis. Ultrasound of the left chest shows only a trace "
        "pleural effusion, too small to tap safely. Thoracentesis was therefore not performed.",
        "76604",
    ),
    TextCase(
        "NONV-16",
        "CONSULT NOTE. The patient has recurrent",
        "CONSULT NOTE. The patient has recurrent ascites. Last paracentesis on 5/2 removed 4 L. We "
        "discussed tunneled peritoneal catheter placement. He wishes to think about it.",
        "",
    ),
    TextCase(
        "NONV-09",
        "PROCEDURE: Incision and drainage of right",
        "PROCEDURE: Incision and drainage of right axillary abscess. Local lidocaine. A 2 cm "
        "incision was made with a #11 blade over the point of fluctuance. Pus was expressed. The "
        "wound was irrigated.",
        "10060",
    ),
    TextCase(
        "NONV-01",
        "Malignant ascites. Nontunneled 8.5 Fr pigtail",
        "Malignant ascites. Nontunneled 8.5 Fr pigtail catheter placed into the left lower "
        "quadrant ascites under ultrasound and left to gravity drainage. Image saved.",
        "49406",
    ),
    TextCase(
        "NONV-16",
        "Procedure: Diagnostic and therapeutic paracentesis w/",
        "Procedure: Diagnostic and therapeutic paracentesis w/ US. Informed consent. US used to "
        "locate largest pocket of ascites LLQ; picture saved. 8 Fr caldwell inserted, 10 L "
        "removed. Patient tolerated. Albumin 75 g.",
        "49083",
    ),
    TextCase(
        "NONV-03",
        "Transrectal drainage of pelvic abscess. Using",
        "Transrectal drainage of pelvic abscess. Using transrectal ultrasound probe with needle "
        "guide an 18G needle was advanced through the rectal wall into the abscess. Wire. 10 Fr "
        "pigtail placed transrectally and taped to thigh. 120 mL pus.",
        "49407",
    ),
    TextCase(
        "VINT-73",
        "Removal of tunneled peritoneal PleurX catheter.",
        "Removal of tunneled peritoneal PleurX catheter. Lidocaine. Cuff was dissected and the "
        "catheter removed intact. Pressure held.",
        "49422",
    ),
    TextCase(
        "CAT-49084",
        "Diagnostic peritoneal lavage. Small catheter was",
        "Diagnostic peritoneal lavage. Small catheter was placed into the peritoneal cavity by "
        "Seldinger technique, 1 L saline infused and recovered. No gross blood.",
        "49084",
    ),
]


@table(TEXTS)
def test_words_to_lines(case: TextCase) -> None:
    check(case)
