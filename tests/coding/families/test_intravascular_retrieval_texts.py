"""Retrieval and biopsy through vessels from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-60",
        "port fragment",
        "INDICATION: Fractured port catheter with fragment in right atrium. PROCEDURE: Right common femoral "
        "vein access. A 20 mm gooseneck snare was used to capture the catheter fragment in the right atrium "
        "which was removed intact through the sheath.",
        "37197",
    ),
    TextCase(
        "VINT-60",
        "telegraph style, coil",
        "Foreign body retrieval: migrated coil in left pulmonary artery. RCFV 8F. EN Snare captured coil, "
        "withdrawn into sheath and removed.",
        "37197",
    ),
    TextCase(
        "VINT-60",
        "fragment that stayed",
        "Attempted snare retrieval of retained wire fragment in the SVC; fragment adherent and could not be removed.",
        "37197-53",
        setting="office",
    ),
    TextCase(
        "NONV-50",
        "name and passes",
        "Transjugular liver biopsy. Right neck stick, catheter to middle hepatic vein. 4 passes with 19 "
        "gauge needle, good cores.",
        "36011 37200 75970",
    ),
    TextCase(
        "NONV-50",
        "kidney",
        "Transjugular renal biopsy. Right IJ access. Right renal vein selected. Two cores obtained with 18 G "
        "needle through the sheath.",
        "36011-RT 37200 75970",
    ),
    TextCase(
        "NONV-50",
        "pressures with a read venogram",
        "TJ liver biopsy w/ HVPG. RIJ. Right hepatic vein. WHVP 22 FHVP 8. Hepatic venogram shows patent "
        "right hepatic vein draining to IVC. Four 19G cores. Adequate.",
        "36011 37200 75889-59 75970",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
