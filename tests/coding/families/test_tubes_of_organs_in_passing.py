"""Tubes of kidney, ducts and stomach told by where they went, by what came out, or in the summary alone."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-60",
        name="a size in a calyx",
        text=("10F into the right lower pole calyx, US then fluoro, cloudy urine cultured, to bag. Image saved."),
        lines="50432-RT",
    ),
    TextCase(
        rules="NONV-60",
        name="a tube through the back",
        text=(
            "She has an obstructing stone and fever. I placed a drainage tube through the back into the "
            "right kidney under ultrasound and fluoroscopy. It drains cloudy urine into a bag."
        ),
        lines="50432-RT",
    ),
    TextCase(
        rules="NONV-61",
        name="the short name of a nephroureteral catheter",
        text=("NU catheter R changed under fluoro, same size."),
        lines="50387-RT",
    ),
    TextCase(
        rules="NONV-60",
        name="a fresh stick",
        text=(
            "Fresh stick left lower pole, wire to the bladder, 8 x 24 double pigtail stent placed, no tube "
            "left outside."
        ),
        lines="50694-LT",
    ),
    TextCase(
        rules="NONV-60",
        name="a stent that is in, and a tube for safety",
        text=("New access right kidney. Double-J in, and an 8F nephrostomy for safety."),
        lines="50695-RT",
    ),
    TextCase(
        rules="NONV-61",
        name="an existing tube told first",
        text=("Existing left PCN. Ureteroenteric stricture ballooned 6 mm then 8F double J through it."),
        lines="50693-LT 50706-LT",
    ),
    TextCase(
        rules="NONV-74",
        name="got into a duct",
        text=(
            "The bile ducts were blocked at the pancreas. I got into a right duct with ultrasound, crossed "
            "the blockage, and placed a 10 French drain that ends in the bowel. It is draining to a bag."
        ),
        lines="47534",
    ),
    TextCase(
        rules="NONV-74",
        name="no drain left",
        text=("Needle cholangiogram: 22 Chiba into a right duct, ducts not dilated, no drain left."),
        lines="47532",
    ),
    TextCase(
        rules="NONV-26",
        name="a check by what the duct shows",
        text=("Cholecystostomy check: cystic duct open, contrast in the duodenum. Tube capped."),
        lines="47531",
    ),
    TextCase(
        rules="NONV-75",
        name="stones pushed through",
        text=("Stones pushed through the ampulla with a balloon via drain, 12F drain exchanged."),
        lines="47536 47544-59",
    ),
    TextCase(
        rules="NONV-85",
        name="a short name that is out",
        text=("GT out, 20F balloon replacement through tract, contrast confirms stomach."),
        lines="49450",
    ),
    TextCase(
        rules="NONV-85",
        name="the same stoma",
        text=(
            "The old gastrostomy balloon broke. New 18 French MIC placed via the same stoma under fluoro with contrast."
        ),
        lines="49450",
    ),
    TextCase(
        rules="NONV-85",
        name="a letter to two letters",
        text=("G to GJ conversion: wire past Treitz, 18F GJ tube, contrast in jejunum."),
        lines="49446",
    ),
    TextCase(
        rules="NONV-60",
        name="a tube that others placed the week before",
        text="Urology placed the left nephrostomy last week. Nephrostogram today: patent to the bladder.",
        lines="50431-LT",
    ),
    TextCase(
        rules="NONV-88",
        name="a feeding tube that a colleague placed",
        text="Dr. Moss placed the G tube last week. Contrast through it today fills the stomach, no leak.",
        lines="49465",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
