"""Fluids told item by item under numbers and letters, and ascites that is only told by its belly and its liters."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-20 NONV-16",
        "chest and belly under numbers",
        "Bedside procedures 3/2. 70M, cirrhosis.\n#1 L chest. US: effusion 6 cm, image stored. 5F Yueh, 900 mL straw "
        "fluid, catheter out.\n#2 Belly. Ascites. US image stored, 5F Yueh, 4 L clear, out.",
        "32555-LT 49083",
    ),
    TextCase(
        "NONV-25 NONV-21",
        "gallbladder and chest under numbers",
        "ICU procedures. Acalculous cholecystitis, also a parapneumonic effusion.\n#1 GB. US, transhepatic, 18G into the "
        "fundus, bile 80 mL, wire, 10F Dawson-Mueller. Contrast in the lumen.\n#2 L chest. US, needle followed in, image "
        "stored; 12F pigtail left in to suction, 300 cc turbid.",
        "47490 32557-LT",
    ),
    TextCase(
        "NONV-27 NONV-28",
        "a drain and a sclerosis under letters",
        "A. Deep pelvic abscess. Transgluteal, CT, 18G trocar, 12F APDL in, 30 mL pus.\nB. Left lymphocele, drain in "
        "place since April. Contrast: smooth cavity. 40 mL absolute alcohol instilled, 60 min dwell, aspirated.",
        "49406 49185-59",
    ),
    TextCase(
        "NONV-16",
        "ascites by its belly and its liters",
        "He has alcohol cirrhosis and a tight belly. Scanned the quadrants with the curvilinear probe, kept a picture of the "
        "largest pocket, a 5F Yueh went in under the probe and the bottles ran until 6.2 liters were out.",
        "49083",
    ),
    TextCase(
        "NONV-16",
        "numbered steps of one tap",
        "1. Ultrasound of the belly showed ascites, image saved.\n2. The left lower quadrant was numbed.\n3. A 6F "
        "Safe-T-Centesis was placed and 3 L of yellow fluid removed.\n4. Catheter removed.",
        "49083",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
