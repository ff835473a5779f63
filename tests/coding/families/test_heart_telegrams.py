"""Heart work in telegrams, letters and speech: the closed artery of an infarction, measures of another day."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "CARD-25",
        "work without a vessel goes to the closed one",
        "STEMI, door 10:02. Right radial 6F. JL3.5: LM normal, LAD 40%, Cx 100% mid, TIMI 0. JR4: RCA 50%. Never had a "
        "cath. EBU, wire across, 2.5 balloon, 3.0 x 24 Xience, TIMI 3.",
        "92941-LC 93454-26-59",
        setting="professional",
    ),
    TextCase(
        "CARD-25",
        "letters and a word misheard",
        "anterior stemmy radial six french left mane normal the l a d was one hundred percent occluded proximally "
        "circumflex mild irregularities r c a forty percent e b u guide wire crossed three point five by twenty four "
        "xience stent deployed in the l a d zero residual no earlier cath",
        "92941-LD 93454-26-59",
        setting="professional",
    ),
    TextCase(
        "CARD-25",
        "the guide tells which artery",
        "STEMI inferior. RCA 100% mid. LAD 80%. JR4 guide, wire, 2.5 balloon, 3.5 x 20 Xience. LAD another day.",
        "92941-RC 93454-26-59",
        setting="professional",
    ),
    TextCase(
        "CARD-35",
        "a measure of another month",
        "PCI, anatomy known from the angiogram in June. Radial 6F, EBU. Mid LAD 85%: Onyx 3.0 x 22 to the mid LAD, 0%. "
        "RCA 50%, left alone, iFR in June 0.94.",
        "92928-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-35",
        "parts under short names",
        "CATHETERIZATION AND PCI\n\nIndication. Angina. First coronary angiogram.\n\nSedation 11:04 to 11:58, midazolam "
        "2, at my direction, RN monitoring only (independent observer).\n\nAccess. Right radial 6F.\n\nLeft main "
        "normal. LAD mid 55%. Circumflex irregular. RCA mid 90%.\n\nDecision. RCA: treat. LAD: pressure wire.\n\n"
        "Pressure wire. Verrata in LAD, adenosine. FFR 0.86.\n\nPCI. JR4 guide. Xience 3.25 x 23 in the RCA.",
        "92928-RC 93454-26-59 93571-26-LD 99152",
        setting="professional",
    ),
    TextCase(
        "CARD-22 CARD-36",
        "a letter tells the work",
        "Dear Dr. Bell,\n\nThank you for sending him back for the second stage. On 3 May angiography by my colleague had "
        "shown two lesions of the LAD.\n\nToday I engaged the left main with an EBU guide and took guiding shots only. A "
        "3.5 x 22 Synergy was deployed in the proximal LAD and, as a separate stent, a 2.5 x 16 Synergy in the distal "
        "LAD. OCT of the LAD after stenting showed a minimum area of 7 mm2.\n\nYours sincerely",
        "92930-LD 92978-LD",
        date="2026-06-11",
    ),
    TextCase(
        "NONV-83",
        "no endoscope would pass",
        "His jaw opens too little for an endoscope. Two T-fasteners into the stomach under fluoroscopy, between them an 18 "
        "gauge needle, 16F balloon gastrostomy placed, contrast fills the stomach.",
        "49440",
    ),
    TextCase(
        "SPIN-70",
        "two regions after one of",
        "Thoracic and lumbar myelogram. L2-3 puncture under fluoroscopy, contrast injected, frontal and lateral films read "
        "by me. CT with intrathecal contrast of the thoracic spine and of the lumbar spine was then obtained and read.",
        "62305 72129 72132",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
