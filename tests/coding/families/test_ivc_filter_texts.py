"""Vena cava filters from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-57",
        "template",
        "PROCEDURE: IVC filter placement\n"
        "INDICATION: PE, contraindication to anticoagulation.\n"
        "TECHNIQUE: The right internal jugular vein was accessed under ultrasound guidance. A sheath was "
        "advanced into the IVC. Inferior vena cavogram was performed which shows no thrombus, single renal "
        "veins, caval diameter 22 mm. A Denali filter was deployed in the infrarenal IVC. Final image shows "
        "the filter in good position.\n"
        "IMPRESSION: Successful placement of retrievable IVC filter.",
        "37191",
        not_coded="36010",
    ),
    TextCase(
        "VINT-57",
        "removal; placement is history",
        "PROCEDURE: IVC filter retrieval.\n"
        "HISTORY: Denali filter placed 6 months ago.\n"
        "TECHNIQUE: Right IJ access. Cavogram demonstrates patent IVC with no thrombus in the filter. The "
        "hook was engaged with a 15 mm snare and the sheath was advanced over the filter, collapsing it. The "
        "filter was removed intact. Repeat cavogram shows no injury.",
        "37193",
    ),
    TextCase(
        "VINT-57",
        "removal given up",
        "Attempted IVC filter removal. Right jugular approach. Cavogram shows tilted filter with embedded "
        "hook. Multiple attempts with snare and loop technique were unsuccessful. Procedure was terminated. "
        "Filter remains in place.",
        "37193-53",
        setting="office",
    ),
    TextCase(
        "VINT-57",
        "told by device alone",
        "69 yo with DVT. Right groin prepped. RCFV accessed. Pigtail to IVC and cavagram done. Caval "
        "diameter 20 mm. Celect filter released below renal veins. Sheath pulled.",
        "37191",
    ),
    TextCase(
        "VINT-57",
        "old filter out, new filter in",
        "PROCEDURES: 1. Removal of Option filter. 2. Placement of new filter.\n"
        "The right IJ was punctured. The old filter was snared and removed without difficulty. Through the "
        "same sheath a new Denali filter was deployed in the infrarenal cava.",
        "37191-59 37193",
    ),
    TextCase(
        "VINT-57",
        "all capitals, moved",
        "PROCEDURE: IVC FILTER REPOSITIONING. THE RIGHT IJ WAS ACCESSED. THE FILTER HAD MIGRATED CEPHALAD "
        "ABOVE THE RENAL VEINS. IT WAS SNARED AND REPOSITIONED BELOW THE RENAL VEINS.",
        "37192",
    ),
    TextCase(
        "VINT-57",
        "intravascular ultrasound at the bedside",
        "Right common femoral vein access. IVUS guided IVC filter placement at bedside. IVUS catheter "
        "advanced to the right atrium, renal veins identified. Filter delivered at L2-L3 and deployed. No "
        "contrast.",
        "37191",
    ),
    TextCase(
        "VINT-57",
        "forceps after a failed snare",
        "PROCEDURE: IVC filter retrieval with forceps. Jugular access. Filter hook was embedded in wall. "
        "Endobronchial forceps used to dissect tissue and grasp filter apex. Filter was pulled into the 16 "
        "Fr sheath and removed in its entirety. Initial attempts with snare failed.",
        "37193",
    ),
    TextCase(
        "VINT-57",
        "clot in the filter, removal not tried",
        "IVC filter retrieval was planned. Right IJ accessed, cavogram shows large thrombus within the "
        "filter. Retrieval was not attempted. Will anticoagulate and return.",
        "36010 75825",
    ),
    TextCase(
        "VINT-57",
        "the groin of a session in veins alone",
        """Filter removal, 44 years. Right neck prepped, ultrasound, micropuncture, 11 French sheath, picture of the cava shows no clot. The
snare from above could not hold the hook. So the right groin was prepped and a 16 French sheath put in from below, a loop wire
went through the filter and with steady pull it let go of the wall and came into the groin sheath in one piece.""",
        "37193",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
