"""Needles, drains and tubes that share a session: whose imaging, whose side, what is only planned."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-61 NONV-48",
        "a tube changed under fluoroscopy and a needle followed on ultrasound",
        "Two procedures in one visit.\n"
        "1) Right nephrostomy change: contrast through the old tube, wire in, tube out, new 10F pigtail "
        "locked in the right renal pelvis, all with fluoroscopy.\n"
        "2) Liver lesion: an 18G coaxial needle was followed on ultrasound into the 2 cm lesion in segment "
        "6 and three cores were taken in formalin. Image stored.",
        "47000 50435-RT 76942-26-59",
        setting="professional",
    ),
    TextCase(
        "NONV-10 NONV-53",
        "a drain put in the place of the old one, and a node under ultrasound",
        "Drain exchange and node biopsy. Known pelvic abscess drain, partly blocked: contrast showed a "
        "small residual cavity, and over a wire a fresh 12F drain was put in its place with fluoroscopy.\n"
        "Then the left inguinal node, 2.4 cm: ultrasound guided core biopsy, 16G, four cores, picture of "
        "the needle in the node filed.",
        "38505-LT 49423 75984-26 76942-26-59",
        setting="professional",
    ),
    TextCase(
        "NONV-49",
        "one modality, with the study of another day",
        "CT-guided biopsy of a left renal mass. Prone. Under CT guidance a 17G coaxial was brought to the "
        "mass and four 18G cores obtained. The ultrasound done last week showed the same mass.",
        "50200-LT 77012-26",
        setting="professional",
    ),
    TextCase(
        "NONV-36 NONV-53",
        "core of one nodule and cells of the other",
        "Thyroid clinic.\n"
        "Nodule in the right lobe 2.1 cm: 18G core device, two cores under ultrasound guidance, image "
        "saved.\n"
        "Nodule in the left lobe 1.2 cm: 27G, three passes for cytology under ultrasound guidance, image "
        "saved.",
        "10005-59 60100 76942-26-59",
        setting="professional",
    ),
    TextCase(
        "NONV-53 NONV-36",
        "the node alone is no gland",
        "Ultrasound neck sampling.\n"
        "Site A: left thyroid nodule, 27G x 3, slides to cytology.\n"
        "Site B: right supraclavicular node. 16G gun, needle watched through the node by ultrasound, three "
        "cores. Images archived.",
        "10005-59 38505-RT 76942-26-59",
        setting="professional",
    ),
    TextCase(
        "NONV-01",
        "a way below the ribs and a segment of the liver",
        "Liver abscess drainage. Subcostal approach. 6 cm abscess in segment 2. By ultrasound an 18G needle"
        " entered the abscess, wire, and a 12F pigtail was left in. 60 mL pus to culture.",
        "49405",
    ),
    TextCase(
        "NONV-01",
        "a segment by its Roman number",
        "HEPATIC ABSCESS. Findings: 4 cm collection in segment III. Technique: right flank approach, CT "
        "guided needle, pus, 10F drain left, sutured.",
        "49405",
    ),
    TextCase(
        "NONV-02",
        "the quadrant of the way and an abscess with a name",
        "Drainage of an appendiceal abscess, RLQ approach. CT guided. 10F drain placed, 25 mL pus, left to bulb.",
        "49406",
    ),
    TextCase(
        "NONV-16",
        "a tap, and a tunneled catheter that is only thought of",
        "Paracentesis. Ultrasound guidance, image saved. 5F Yueh, 6 liters, catheter pulled. If the fluid "
        "keeps coming back we should think about a PleurX next month.",
        "49083",
    ),
    TextCase(
        "VINT-73",
        "a tunneled catheter of the belly with the brand of the chest",
        "Malignant ascites. Tunneled peritoneal PleurX placed: ultrasound needle entry into the ascites, "
        "subcutaneous tunnel of 8 cm, cuff buried, 3 liters drained, catheter capped. Home care asked to "
        "drain tomorrow.",
        "49418",
    ),
    TextCase(
        "NONV-20",
        "a tap of the chest, and a tunneled catheter to be discussed",
        "Right thoracentesis under ultrasound, image kept. 8F catheter, 1.1 L, catheter out. Pulmonary will"
        " discuss an indwelling pleural catheter.",
        "32555-RT",
    ),
    TextCase(
        "NONV-61",
        "both pictures are of one side",
        "Right nephrostomy exchange. Both images and both injections were reviewed: good position. Old tube"
        " cut and removed over a wire, new 8F nephrostomy placed over the wire and locked in the renal "
        "pelvis under fluoroscopy.",
        "50435-RT",
    ),
    TextCase(
        "NONV-61",
        "each old tube and both kidneys",
        "Bilateral nephrostomy change. Wire through each old tube, tubes removed, new 10F tubes placed over"
        " the wires in both kidneys under fluoroscopy. Both nephrostograms: fine.",
        "50435-50",
    ),
    TextCase(
        "NONV-69",
        "a tube taken out after its study",
        "Left nephrostomy removal. Nephrostogram: contrast runs to the bladder without delay. Under "
        "fluoroscopy the tube was cut and taken out over a wire.",
        "50389-LT",
    ),
    TextCase(
        "NONV-75",
        "both runs of one biliary drain",
        "Biliary drain change. The right internal external drain leaks. Wire through, old drain out, new "
        "10F internal external drain in over the wire, loop in the duodenum. Cholangiogram before and "
        "after, both runs show flow to the bowel.",
        "47536",
    ),
    TextCase(
        "NONV-41",
        "a lung nodule in telegraph style",
        "Right upper lobe nodule. CT guided core, 19G coaxial, three 20G cores. No pneumothorax.",
        "32408",
        setting="professional",
    ),
    TextCase(
        "NONV-32",
        "two thyroid nodules counted once",
        "FNA of two thyroid nodules, right 1.5 cm and left 2.0 cm, each with 25G needle x 3 under "
        "ultrasound. Images saved.",
        "10005 10006",
        setting="professional",
    ),
    TextCase(
        "NONV-02 NONV-49",
        "a drain and a biopsy with their own needles under one modality",
        "CT session. A) Right perinephric abscess: 10F drain placed under CT, pus 40 mL, left to bag. B) "
        "Right renal mass in the upper pole: separate 17G coaxial under CT guidance, three cores.",
        "49406 50200-RT 77012-26-59",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
