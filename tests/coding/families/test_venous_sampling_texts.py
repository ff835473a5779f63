"""Vein sampling from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VASC-63",
        "adrenal veins",
        "PROCEDURE: Adrenal vein sampling\n"
        "TECHNIQUE: Right common femoral vein accessed. Cosyntropin infusion. The right adrenal vein was "
        "selected with a Simmons catheter and venogram confirmed position; samples were obtained. The left "
        "adrenal vein was selected and samples obtained. IVC sample obtained.\n"
        "IMPRESSION: Successful bilateral adrenal vein sampling.",
        "36500 36500-59 75893x2",
        not_coded="36011 36012",
    ),
    TextCase(
        "VASC-64",
        "petrosal sinuses from both groins",
        "Bilateral inferior petrosal sinus sampling. Both common femoral veins were accessed. Catheters were "
        "placed in the right and left inferior petrosal sinuses. Venography confirmed. CRH was given and "
        "samples drawn at baseline, 3, 5 and 10 minutes.",
        "36500 36500-59 75893x2",
    ),
    TextCase(
        "VASC-63",
        "renal veins",
        "Renal vein renin sampling: right CFV access, right renal vein selected, sample; left renal vein "
        "selected, sample; IVC samples.",
        "36500 36500-59 75893x2",
    ),
    TextCase(
        "VASC-63",
        "neck veins, up to the limit of units",
        "PARATHYROID VENOUS SAMPLING. RIGHT FEMORAL VEIN ACCESS. SAMPLES WERE DRAWN FROM THE RIGHT AND LEFT "
        "INTERNAL JUGULAR VEINS, RIGHT AND LEFT SUPERIOR THYROID VEINS, THYMIC VEIN AND SVC.",
        "36500 36500x3-59 75893x2",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
