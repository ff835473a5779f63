"""Work on collected fluid told in few words: the examples of the rules, from text to lines."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-01",
        "CT-guided 12 F pigtail into a",
        "CT-guided 12 F pigtail into a 7 cm abscess of the right hepatic lobe, left to bag.",
        "49405",
    ),
    TextCase(
        "NONV-02",
        "Left iliopsoas abscess, CT-guided 10 F",
        "Left iliopsoas abscess, CT-guided 10 F drain left in.",
        "49406",
    ),
    TextCase(
        "NONV-02",
        "Rectus sheath hematoma drained under ultrasound:",
        "Rectus sheath hematoma drained under ultrasound: 8 French pigtail catheter placed and left to bulb suction.",
        "10030",
    ),
    TextCase(
        "NONV-03",
        "Deep pelvic abscess, transgluteal CT-guided drain.",
        "Deep pelvic abscess, transgluteal CT-guided drain. A 12 French locking pigtail was placed and sutured.",
        "49406",
    ),
    TextCase(
        "NONV-03",
        "Endovaginal ultrasound-guided drain of the cul-de-sac",
        "Endovaginal ultrasound-guided drain of the cul-de-sac abscess. 10 French catheter placed "
        "through the vaginal fornix and left to bag.",
        "49407",
    ),
    TextCase(
        "NONV-04",
        "Separate right paracolic and pelvic abscesses.",
        "Separate right paracolic and pelvic abscesses. Under CT a 10 French drain was placed in "
        "each by the abdominal wall. Both left to gravity bags.",
        "49406 49406-59",
    ),
    TextCase(
        "NONV-05",
        "Ultrasound for entry, fluoroscopy for the",
        "Ultrasound for entry, fluoroscopy for the wire, final sinogram of the cavity. A 10 French "
        "drain was left in the subhepatic abscess.",
        "49406",
    ),
    TextCase(
        "NONV-06",
        "Under ultrasound a 5 F catheter",
        "Under ultrasound a 5 F catheter over needle was placed, 90 mL pus aspirated from a thigh "
        "collection, catheter removed. Image saved.",
        "10160 76942",
    ),
    TextCase(
        "NONV-07",
        "Under CT an 18 G needle",
        "Under CT an 18 G needle returned pus; exchanged for an 8 F drain in the same splenic abscess. Drain secured.",
        "49405",
    ),
    TextCase(
        "NONV-08",
        "Ultrasound-guided aspiration of a 6 cm",
        "Ultrasound-guided aspiration of a 6 cm simple left renal cyst: 120 mL clear fluid "
        "aspirated through a 20 gauge needle, needle out. Images saved to PACS.",
        "50390-LT 76942",
    ),
    TextCase(
        "NONV-09",
        "Gluteal abscess punctured under ultrasound with",
        "Gluteal abscess punctured under ultrasound with an 18 gauge needle, 20 mL pus aspirated. Image stored.",
        "10160 76942",
    ),
    TextCase(
        "NONV-10",
        "Right subphrenic drain exchanged 10 to",
        "Right subphrenic drain exchanged 10 to 12 F over a wire under fluoroscopy with contrast.",
        "49423 75984",
    ),
    TextCase(
        "NONV-11",
        "Sinogram through the pelvic drain: cavity",
        "Sinogram through the pelvic drain: cavity 2 cm, no bowel fistula. Drain left.",
        "49424 76080",
    ),
    TextCase(
        "NONV-12",
        "Two abscess drains. Drain 1 (right",
        "Two abscess drains. Drain 1 (right subphrenic) was injected and exchanged over a wire for "
        "a new 12 F. Drain 2 (pelvis) was injected with contrast, cavity 3 cm, and left.",
        "49423 49424 75984 76080",
    ),
    TextCase(
        "NONV-13",
        "Sinogram through the existing right lower",
        "Sinogram through the existing right lower quadrant abscess drain shows a closed cavity; drain cut and pulled.",
        "49424 76080",
    ),
    TextCase(
        "NONV-14",
        "Drain fell out yesterday from the",
        "Drain fell out yesterday from the left lower quadrant abscess. The tract was recannulated "
        "with a Kumpe catheter and a new 10 F drain placed over a wire. Contrast shows the cavity.",
        "49423 75984",
    ),
    TextCase(
        "NONV-15 NONV-22",
        "Tunneled cuffed pleural catheter on the",
        "Tunneled cuffed pleural catheter on the right for recurrent malignant effusion. "
        "Ultrasound and fluoroscopy guidance. PleurX catheter was tunneled and placed through a "
        "peel-away sheath. Images saved.",
        "32550 75989",
    ),
    TextCase(
        "NONV-16",
        "Paracentesis. Left lower quadrant marked under",
        "Paracentesis. Left lower quadrant marked under ultrasound, image saved, 5.2 L removed "
        "through a Yueh catheter.",
        "49083",
    ),
    TextCase(
        "NONV-17",
        "Ultrasound for paracentesis. Scan of four",
        "Ultrasound for paracentesis. Scan of four quadrants: only trace fluid. Paracentesis was not done.",
        "76705",
    ),
    TextCase(
        "NONV-18",
        "ULTRASOUND GUIDED PARACENTESIS. Limited ultrasound showed",
        "ULTRASOUND GUIDED PARACENTESIS. Limited ultrasound showed the largest pocket in the right "
        "lower quadrant. Image stored. 5 French Yueh needle advanced into the peritoneal cavity, "
        "3.1 liters of clear yellow fluid removed. Catheter removed.",
        "49083",
    ),
    TextCase(
        "NONV-19",
        "10 F pigtail placed under ultrasound",
        "10 F pigtail placed under ultrasound and left to bag for malignant ascites, not tunneled. Images saved.",
        "49406",
    ),
    TextCase(
        "VINT-73 NONV-19",
        "Tunneled peritoneal catheter for malignant ascites.",
        "Tunneled peritoneal catheter for malignant ascites. Ultrasound and fluoroscopy. A cuffed "
        "catheter was tunneled and placed through a peel-away sheath into the peritoneal cavity. 2 "
        "L drained.",
        "49418",
    ),
    TextCase(
        "NONV-20",
        "Right then left ultrasound-guided thoracentesis with",
        "Right then left ultrasound-guided thoracentesis with a Yueh catheter, 700 and 450 mL of "
        "fluid removed, images saved.",
        "32555-50",
    ),
    TextCase(
        "NONV-21",
        "CT-guided 14 F Seldinger tube into",
        "CT-guided 14 F Seldinger tube into a loculated right empyema, left to Pleur-evac.",
        "32557-RT",
    ),
    TextCase(
        "NONV-23",
        "Day 2: tPA and DNase were",
        "Day 2: tPA and DNase were instilled twice through the right chest tube for empyema.",
        "32562",
    ),
    TextCase(
        "NONV-23",
        "Left empyema with 14 F chest",
        "Left empyema with 14 F chest tube placed yesterday. 10 mg alteplase and 5 mg dornase were "
        "instilled through the chest tube today for the first time and the tube clamped for one "
        "hour.",
        "32561",
    ),
    TextCase(
        "NONV-27",
        "Pelvic lymphocele, existing drain. Cavitogram performed,",
        "Pelvic lymphocele, existing drain. Cavitogram performed, 40 mL ethanol instilled for one hour and aspirated.",
        "49185",
    ),
    TextCase(
        "NONV-29",
        "Under ultrasound doxycycline was injected into",
        "Under ultrasound doxycycline was injected into a macrocystic lymphatic malformation of the neck. Image saved.",
        "37241",
    ),
    TextCase(
        "NONV-30",
        "Draining sinus of the left flank.",
        "Draining sinus of the left flank. A 5 F catheter was placed in the flank sinus; contrast "
        "injected reaches the psoas. Sinogram.",
        "20501 76080",
    ),
    TextCase(
        "VINT-73",
        "The tunneled peritoneal dialysis catheter was",
        "The tunneled peritoneal dialysis catheter was removed: the cuff was dissected free and "
        "the catheter withdrawn whole.",
        "49422",
    ),
    TextCase(
        "NONV-22",
        "Removal of left PleurX catheter. The",
        "Removal of left PleurX catheter. The cuff was freed by blunt dissection and the tunneled "
        "pleural catheter was removed intact.",
        "32552",
    ),
    TextCase(
        "NONV-20",
        "PROCEDURE NOTE: Left thoracentesis. Dullness percussed",
        "PROCEDURE NOTE: Left thoracentesis. Dullness percussed at the left base. 18 gauge needle "
        "entered the pleural space, 900 cc straw fluid withdrawn. No imaging was used.",
        "32554-LT",
    ),
    TextCase(
        "NONV-21",
        "Right chest tube for pneumothorax. A",
        "Right chest tube for pneumothorax. A 2 cm incision was made in the fifth interspace, "
        "blunt dissection with a Kelly, finger sweep, and a 28 French chest tube was placed and "
        "sutured to pleur-evac.",
        "32551-RT",
    ),
    TextCase(
        "NONV-21",
        "LEFT PNEUMOTHORAX. UNDER CT GUIDANCE AN",
        "LEFT PNEUMOTHORAX. UNDER CT GUIDANCE AN 8.5 FRENCH PIGTAIL CATHETER WAS PLACED IN THE "
        "LEFT PLEURAL SPACE ANTERIORLY AND CONNECTED TO HEIMLICH VALVE. LUNG REEXPANDED ON FINAL "
        "CT.",
        "32557-LT",
    ),
    TextCase(
        "NONV-08",
        "Right thyroid cyst aspiration. Under ultrasound",
        "Right thyroid cyst aspiration. Under ultrasound a 22 gauge needle was advanced and 8 mL "
        "of brown fluid aspirated; the cyst collapsed. Image saved.",
        "60300 76942",
    ),
    TextCase(
        "NONV-08",
        "Left breast cysts. Under ultrasound three",
        "Left breast cysts. Under ultrasound three cysts were aspirated with a 20 gauge needle, "
        "each to collapse, total 12 mL. Images were saved.",
        "19000 19001x2 76942",
    ),
    TextCase(
        "NONV-08",
        "Left hydrocele. 250 mL of clear",
        "Left hydrocele. 250 mL of clear fluid aspirated through an 18 gauge needle.",
        "55000-LT",
    ),
    TextCase(
        "NONV-09",
        "Incision and drainage of a complex",
        "Incision and drainage of a complex left buttock abscess. A 3 cm incision was made with a "
        "scalpel over the abscess, pus was evacuated, loculations broken up and the cavity packed.",
        "10061",
    ),
    TextCase(
        "NONV-09",
        "A 2 cm incision was made",
        "A 2 cm incision was made over the thigh hematoma with a blade and 60 mL of clot evacuated. Wound closed.",
        "10140",
    ),
    TextCase(
        "NONV-29",
        "Talc pleurodesis through the existing left",
        "Talc pleurodesis through the existing left chest tube: 5 g of talc slurry instilled, tube clamped.",
        "32560",
    ),
    TextCase(
        "NONV-16",
        "Para: US marked spot RLQ, pic",
        "Para: US marked spot RLQ, pic saved. 6 Fr Safe-T-Centesis. 7.5L clear yellow off. Albumin "
        "given. Cath out, bandaid.",
        "49083",
    ),
    TextCase(
        "NONV-02",
        "INDICATION: Infected pancreatic pseudocyst. PROCEDURE: CT",
        "INDICATION: Infected pancreatic pseudocyst. PROCEDURE: CT guided drainage. TECHNIQUE: "
        "Left retroperitoneal route. 18G Chiba needle, Amplatz wire, dilated to 14 Fr, 14 Fr APDL "
        "catheter coiled in the pseudocyst. 300 mL brown fluid. Secured with StatLock, bag "
        "drainage.",
        "49405",
    ),
    TextCase(
        "NONV-01",
        "INDICATION: abscess. Plan: CT shows no",
        "INDICATION: abscess. Plan: CT shows no drainable collection. No drain was placed. Patient "
        "returned to the ward.",
        "",
    ),
    TextCase(
        "NONV-04",
        "1. CT-guided drainage of hepatic abscess:",
        "1. CT-guided drainage of hepatic abscess: 10 Fr pigtail drain placed in segment 7 "
        "abscess, 80 mL pus. 2. CT-guided drainage of pelvic abscess: second 12 Fr drain placed "
        "via transgluteal approach into the pelvic abscess, 60 mL pus.",
        "49405 49406-59",
    ),
]


@table(TEXTS)
def test_words_to_lines(case: TextCase) -> None:
    check(case)
