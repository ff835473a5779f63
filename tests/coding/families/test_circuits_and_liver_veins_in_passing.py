"""Dialysis circuits and liver veins told by their parts, tools and pressures, without the name of the work."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="VINT-61",
        name="a device alone at the anastomosis",
        text=(
            "R arm graft, pulsatile. Sheath toward the venous side. 80% narrowing at the venous anastomosis,"
            " 8 mm Conquest, residual 10%."
        ),
        lines="36902",
    ),
    TextCase(
        rules="VINT-61",
        name="work in the impression alone",
        text=(
            "Left forearm loop graft study and treatment as needed. IMPRESSION: 70% stenosis of the venous "
            "anastomosis, dilated with a 7 mm balloon. Central veins open."
        ),
        lines="36902",
    ),
    TextCase(
        rules="VINT-61",
        name="a title that promised more",
        text=(
            "PROCEDURE: Fistulogram, angioplasty, possible stent\n"
            "Right radiocephalic fistula accessed below the elbow. Contrast from the arterial anastomosis to"
            " the atrium. 30% irregularity, not flow limiting. Decision: no balloon, no stent."
        ),
        lines="36901",
    ),
    TextCase(
        rules="VINT-65",
        name="a balloon that only broke up clot",
        text=(
            "DECLOT OF RIGHT UPPER ARM GRAFT. TWO SHEATHS. ANGIOJET BOTH WAYS. ARTERIAL PLUG MACERATED WITH "
            "A BALLOON AND SWEPT OUT, NO ANGIOPLASTY OF ANY STENOSIS. OPEN OUTFLOW."
        ),
        lines="36904",
    ),
    TextCase(
        rules="VINT-68",
        name="a graft that was only looked at, and a line",
        text=(
            "The left arm dialysis graft was accessed and contrast showed clot from end to end, three weeks "
            "old. No wire would pass and the try was given up. Right IJ patent on ultrasound, needle watched"
            " in, image kept. 23 cm cuffed catheter tunneled, tip right atrium on fluoroscopy."
        ),
        lines="36558-RT 36901 76937 77001-59",
    ),
    TextCase(
        rules="VINT-66",
        name="the balloon of a new fistula",
        text=(
            "Ellipsys fistula right forearm through a single needle, vein joined to the radial artery beside"
            " it. The join was stretched with a 5 mm balloon."
        ),
        lines="36836",
    ),
    TextCase(
        rules="VINT-61",
        name="a stretch that only circuits have",
        text=("Cephalic arch restenosis. 9 mm balloon recoiled. 10 x 40 stent graft placed."),
        lines="36903",
    ),
    TextCase(
        rules="VINT-61",
        name="a graft in plain words",
        text=(
            "She has a graft in her left arm that bleeds long after dialysis. Pictures showed a narrow spot "
            "where the graft meets the vein. I opened it with an 8 mm balloon. Good thrill."
        ),
        lines="36902",
    ),
    TextCase(
        rules="VASC-55",
        name="a shunt that was only checked",
        text=(
            "TIPS check. RIJ, shunt catheterized, pressures portal 12, RA 8. Shunt venogram patent. No intervention."
        ),
        lines="36011 75889",
    ),
    TextCase(
        rules="VASC-55",
        name="wedged pressures under labels",
        text=(
            "Wedged hepatic pressures. Access: right IJ. Free 9, wedged 18, HVPG 9. Venogram: free and "
            "wedged injections read, no collaterals."
        ),
        lines="36011 75889",
    ),
    TextCase(
        rules="NONV-50",
        name="a biopsy by its short name",
        text=("TJLB. RIJ. R hep v. 3 passes 18G, good cores. Small puff to confirm position."),
        lines="37200 36011 75970",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
