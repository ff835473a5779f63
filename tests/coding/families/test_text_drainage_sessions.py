"""Sessions with several collections, traps of other work, notes in few words: collected fluid from text to lines."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-20",
        "liters are no left side",
        "ULTRASOUND-GUIDED RIGHT THORACENTESIS\nTHE RIGHT PLEURAL EFFUSION WAS LOCALIZED WITH ULTRASOUND AND IMAGES WERE "
        "SAVED. A 19 GAUGE YUEH CATHETER WAS ADVANCED INTO THE PLEURAL SPACE AND 1.1 L OF SEROUS FLUID WAS REMOVED. THE "
        "CATHETER WAS REMOVED.",
        "32555-RT",
    ),
    TextCase(
        "NONV-01",
        "needle first, then wire and drain",
        "PROCEDURE PERFORMED: CT-guided percutaneous drainage of pelvic abscess.\nDESCRIPTION: Under intermittent CT "
        "fluoroscopy a 5 French Yueh catheter was advanced into the abscess. The needle was removed and pus was "
        "aspirated. An Amplatz wire was placed, the Yueh was removed, the tract was dilated and a 12 French Cook "
        "multipurpose drain was advanced over the wire. The pigtail was formed. 150 cc of pus was removed. The drain "
        "was secured and connected to a JP bulb.",
        "49406",
    ),
    TextCase(
        "NONV-20",
        "PROCEDURES: 1. CT-guided liver abscess drainage",
        "PROCEDURES: 1. CT-guided liver abscess drainage 2. Left thoracentesis.\nTECHNIQUE: Under "
        "CT an 18 gauge needle was placed in the right hepatic lobe abscess, wire, and a 12 Fr "
        "drain was placed and sutured. 100 mL pus. Next, under ultrasound guidance the left "
        "pleural effusion was entered with a Yueh catheter, image saved, 600 mL of serous fluid "
        "was removed and the catheter withdrawn.",
        "32555-59-LT 49405",
    ),
    TextCase(
        "NONV-16",
        "Right upper quadrant ultrasound: no ascites,",
        "Right upper quadrant ultrasound: no ascites, no pleural effusion. No collection to drain.",
        "",
    ),
    TextCase(
        "NONV-16",
        "paracentesis today for this sixty year",
        "paracentesis today for this sixty year old with cirrhosis we used ultrasound to find a "
        "pocket in the left lower quadrant and saved a picture lidocaine was given then a five "
        "french catheter went into the abdomen and four point five liters or 4500 ml of yellow "
        "fluid came out the catheter was removed no problems",
        "49083",
    ),
    TextCase(
        "NONV-20",
        "R THORA. US. Image stored. 7th",
        "R THORA. US. Image stored. 7th ICS post. 5F Yueh. 1.4L straw. Cath out. CXR no ptx.",
        "32555-RT",
    ),
    TextCase(
        "NONV-21",
        "Left chest: loculated effusion. 14 Fr",
        "Left chest: loculated effusion. 14 Fr pigtail drain placed under US and fluoro guidance "
        "(images saved) into the left pleural space, to water seal. Right pleurX in place, not "
        "touched.",
        "32557-LT",
    ),
    TextCase(
        "NONV-10",
        "Drain exchange The patient's RLQ abscess",
        "Drain exchange\nThe patient's RLQ abscess drain is leaking. Over a stiff glidewire the "
        "existing 10 Fr drain was removed and replaced with a 14 Fr drain under fluoroscopy. "
        "Contrast confirmed position within the residual cavity. Sutured.",
        "49423 75984",
    ),
    TextCase(
        "NONV-10",
        "Exchange of two abscess drains. The",
        "Exchange of two abscess drains. The left upper quadrant drain was exchanged over a wire "
        "for a 12 Fr drain. The pelvic drain was exchanged over a wire for a 10 Fr drain. Contrast "
        "injected in each.",
        "49423 49423-59 75984x2",
    ),
    TextCase(
        "NONV-01",
        "HISTORY: existing right subphrenic drain. PROCEDURE:",
        "HISTORY: existing right subphrenic drain.\nPROCEDURE: 1. New CT-guided drainage of pelvic "
        "abscess. 2. Check of the right subphrenic drain.\nTECHNIQUE: Under CT guidance an 18G "
        "needle was advanced into the pelvic abscess and a 10 Fr pigtail was placed over a wire, "
        "50 mL pus, to bag. Then contrast was injected through the existing right subphrenic "
        "drain: small cavity, no fistula. Drain left.",
        "49406 49424-59 76080",
    ),
    TextCase(
        "NONV-16",
        "The drain site is clean. Drain",
        "The drain site is clean. Drain output 20 mL/day. Dressing changed. Follow up in one week "
        "for drain check. No imaging performed.",
        "",
    ),
    TextCase(
        "NONV-08",
        "CT-guided aspiration, psoas abscess. 20 gauge",
        "CT-guided aspiration, psoas abscess. 20 gauge Chiba into the right psoas collection; 12 "
        "mL of purulent fluid aspirated for culture. Too small for a drain, needle removed.",
        "10160 77012",
    ),
    TextCase(
        "NONV-01",
        "Hepatic abscesses x2. Under ultrasound, 8",
        "Hepatic abscesses x2. Under ultrasound, 8 Fr drain placed into the segment 4 abscess, 30 "
        "mL pus. A second hepatic abscess in segment 8 was then drained with a separate 10 Fr "
        "drain, 60 mL pus. Both secured.",
        "49405 49405-59",
    ),
    TextCase(
        "NONV-01",
        "Two drains in one pelvic abscess:",
        "Two drains in one pelvic abscess: the first 10 Fr drain did not empty the cavity, so a "
        "second 12 Fr drain was placed in the same cavity through the same approach under CT.",
        "49406",
    ),
    TextCase(
        "NONV-21",
        "PREOPERATIVE DIAGNOSIS: Left hemopneumothorax. PROCEDURE: Left",
        "PREOPERATIVE DIAGNOSIS: Left hemopneumothorax.\nPROCEDURE: Left chest tube placement.\n"
        "The left chest was prepped with Betadine. 1% lidocaine infiltrated. An incision was made "
        "over the sixth rib and carried down through the subcutaneous tissue. A Kelly clamp was "
        "used to enter the pleural space over the rib. A 32-French chest tube was placed and "
        "directed posteriorly and apically. It was sutured with 0 silk and connected to suction.",
        "32551-LT",
    ),
    TextCase(
        "VINT-73",
        "LAPAROSCOPY NOT USED. PERCUTANEOUS PLACEMENT OF",
        "LAPAROSCOPY NOT USED. PERCUTANEOUS PLACEMENT OF A TUNNELED PERITONEAL DIALYSIS CATHETER "
        "UNDER FLUOROSCOPY AND ULTRASOUND. THE PERITONEUM WAS ENTERED WITH A MICROPUNCTURE NEEDLE "
        "UNDER ULTRASOUND. CONTRAST CONFIRMED POSITION. A DOUBLE CUFF TENCKHOFF CATHETER WAS "
        "ADVANCED THROUGH A PEEL-AWAY SHEATH INTO THE PELVIS. TUNNEL CREATED.",
        "49418",
    ),
    TextCase(
        "NONV-27",
        "Baker-like left thigh seroma, recurrent. Under",
        "Baker-like left thigh seroma, recurrent. Under ultrasound a 5 Fr catheter was placed into "
        "the left thigh seroma, 120 mL aspirated, contrast showed a closed cavity, 500 mg "
        "doxycycline in 20 mL was instilled for 30 minutes and removed. Catheter out.",
        "49185",
    ),
    TextCase(
        "NONV-23",
        "PLEURAL LYTIC THERAPY DAY 1. Alteplase",
        "PLEURAL LYTIC THERAPY DAY 1. Alteplase 10 mg and dornase 5 mg given through the left "
        "chest tube by me. Clamp for one hour.",
        "32561",
    ),
    TextCase(
        "NONV-01",
        "Third dose of intrapleural tPA/DNase for",
        "Third dose of intrapleural tPA/DNase for right empyema given via the existing pigtail today.",
        "32562",
    ),
    TextCase(
        "NONV-16",
        "Attempted ultrasound guided paracentesis LLQ. Handheld",
        "Attempted ultrasound guided paracentesis LLQ. Handheld ultrasound, no images stored. 6 Fr "
        "catheter inserted, 2.5 L of serous fluid drained, catheter removed.",
        "49082",
    ),
    TextCase(
        "NONV-01",
        "Transgluteal drainage of a pelvic abscess.",
        "Transgluteal drainage of a pelvic abscess. Transrectal drainage was considered but not "
        "performed because of the mesh. Under CT 18G needle via left greater sciatic foramen, "
        "wire, 12 Fr drain. To bag. 80 mL pus.",
        "49406",
    ),
    TextCase(
        "NONV-01",
        "Ultrasound guided drainage, right breast abscess.",
        "Ultrasound guided drainage, right breast abscess. 8 Fr pigtail drain was placed in the "
        "abscess cavity, 20 mL pus aspirated, drain sutured.",
        "10030",
    ),
    TextCase(
        "NONV-08",
        "Right breast abscess aspiration under ultrasound,",
        "Right breast abscess aspiration under ultrasound, 18 gauge, 8 mL pus, image saved, no drain placed.",
        "10160 76942",
    ),
    TextCase(
        "NONV-20",
        "US-guided paracentesis and right thoracentesis. Abdomen:",
        "US-guided paracentesis and right thoracentesis. Abdomen: Yueh into LLQ ascites under US, "
        "image saved, 3 L removed, catheter removed. Chest: Yueh into the right effusion under US, "
        "image saved, 800 mL removed, catheter removed.",
        "32555-RT 49083",
    ),
    TextCase(
        "NONV-11",
        "Drain injection. History: 40M with liver",
        "Drain injection. History: 40M with liver abscess drained 5/1. Contrast via the hepatic "
        "drain under fluoroscopy showed a small residual cavity, no biliary communication. "
        "Catheter flushed and returned to bag drainage.",
        "49424 76080",
    ),
    TextCase(
        "NONV-01",
        "CT GUIDED DRAINAGE PERFORMED LEFT PERINEPHRIC",
        "CT GUIDED DRAINAGE PERFORMED LEFT PERINEPHRIC ABSCESS. 18 GA TROCAR NEEDLE. WIRE COILED. "
        "12 FR DRAIN LEFT TO GRAVITY BAG. 40 CC PUS SENT.",
        "49406",
    ),
    TextCase(
        "NONV-21",
        "Chest tube note. Spontaneous right pneumothorax.",
        "Chest tube note. Spontaneous right pneumothorax. 14F Cook pneumothorax catheter by "
        "Seldinger 2nd ICS MCL. Air return. Heimlich valve. CXR after.",
        "32556-RT",
    ),
    TextCase(
        "NONV-10",
        "The abdominal drain had been pulled",
        "The abdominal drain had been pulled back. The tract was probed with a Kumpe and "
        "glidewire, regained the cavity, and a 12 Fr drain was replaced over the wire. Contrast "
        "shows it in the residual LUQ collection.",
        "49423 75984",
    ),
]


@table(TEXTS)
def test_words_to_lines(case: TextCase) -> None:
    check(case)
