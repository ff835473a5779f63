"""Needle work in free dictation: marrow told by its syringe, passes that took nothing, misheard words."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-45",
        name="aspirate told by its syringe alone",
        text=(
            "Dear doctor,\nYour patient came for a marrow test under CT. He lay on his front, the left posterior iliac "
            "crest was numbed and an 11 gauge needle was brought into the marrow space, checked on CT. I drew 6 mL for "
            "flow and cytogenetics, then took a 1.8 cm core beside it."
        ),
        lines="38222-LT 77012",
    ),
    TextCase(
        rules="NONV-45",
        name="dry aspiration and a core",
        text=(
            "CT-GUIDED MARROW BIOPSY\nProne. Right posterior iliac crest. An 11 gauge needle was advanced into the "
            "marrow under CT guidance. Aspiration was dry at two sites. A 2 cm core was obtained with touch preps."
        ),
        lines="38221-RT 77012",
    ),
    TextCase(
        rules="NONV-60",
        name="a calyx entered at the first pass is no sample",
        text=(
            "LEFT NEPHROSTOMY\nProne, flank prepped. Under ultrasound a 21 gauge needle entered a lower calyx with one "
            "pass. Turbid urine was sent for culture. Over a wire an 8 French locking nephrostomy was placed, its loop "
            "in the renal pelvis, and connected to a bag."
        ),
        lines="50432-LT",
    ),
    TextCase(
        rules="SPIN-66",
        name="a sac entered at one pass is no disc sample",
        text=(
            "LUMBAR MYELOGRAM\nWith fluoroscopy over the L3-4 interspace a 22 gauge needle was passed into the thecal "
            "sac, one pass, clear fluid. 10 mL of iohexol 180 were injected. Lumbar films show a block at L4-5."
        ),
        lines="62304",
    ),
    TextCase(
        rules="NONV-16 NONV-20",
        name="two taps by the numbers of the order",
        text=(
            "Orders: (1) paracentesis (2) thoracentesis left\nDiagnosis: cirrhosis, ascites\n\n(1) On his back. RLQ "
            "pocket found. Yueh catheter in under live ultrasound, picture saved. 4.1 L amber. Catheter removed.\n(2) "
            "Sitting. Left posterior 9th space, lung well away. 5F catheter over needle under live ultrasound, picture "
            "saved. 800 mL yellow. Catheter removed."
        ),
        lines="49083 32555-LT",
    ),
    TextCase(
        rules="NONV-33",
        name="image told in the line of each nodule, guidance in the title",
        text=(
            "THYROID FNA, ULTRASOUND ROOM\nNodule 1, right upper: 27 g x 3, tip in the nodule, clip stored.\n"
            "Nodule 2, left mid: 27 g x 4, tip in the nodule, clip stored.\nSlides and CytoLyt sent."
        ),
        lines="10005 10006",
    ),
    TextCase(
        rules="NONV-55",
        name="misheard gland",
        text=(
            "transrectal ultra sound and biopsies of the prostrate. block with lidocaine. twelve corps were taken with "
            "the eighteen gauge gun under ultra sound, pictures saved."
        ),
        lines="55700 76942",
    ),
    TextCase(
        rules="NONV-20",
        name="misheard tap of the chest",
        text=(
            "left thoracic entesis. there is a left plural effusion. under ultra sound the catheter was advanced over "
            "the needle into the plural space image saved and 700 cc of plural fluid removed, catheter out."
        ),
        lines="32555-LT",
    ),
    TextCase(
        rules="NONV-45",
        name="misheard marrow of a misheard bone",
        text=(
            "CT guided bone narrow biopsy. Right posterior ill eye tick crest. 11 gauge needle advanced under CT. 5 cc "
            "of bone narrow aspirated. A 1.5 centimeter core was obtained."
        ),
        lines="38222-RT 77012",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
