"""Short lists under background headings alone, tubes of earlier years, samples that only went to the laboratory."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-20",
        name="the fluid of a tap sent to cytology is no aspirate of cells",
        text=(
            "Right thoracentesis. An ultrasound picture of the effusion was kept. Under ultrasound guidance the right "
            "pleural space was entered with a catheter needle and 600 mL drained. It was removed. Samples sent for "
            "cytology."
        ),
        lines="32555-RT",
    ),
    TextCase(
        rules="NONV-16",
        name="the line that numbs the skin ends the consent",
        text=(
            "US-guided paracentesis\n\nConsent and time out\n* talked through, agrees\n"
            "* 8 mL lidocaine\n* US shows fluid RLQ, image saved\n* US guided para, 4 L off, cath out\n"
        ),
        lines="49083",
    ),
    TextCase(
        rules="VINT-68",
        name="a filter put in and taken out since is of the past",
        text=(
            "Right chest port. A retrievable IVC filter was placed at another hospital in 2015 and taken out since. "
            "Under ultrasound guidance, vein patent, needle entry seen, image saved, the right internal jugular vein "
            "was accessed. A pocket was made on the right chest for the port, the catheter tunneled and passed through "
            "a peel-away sheath. The tip is in the right atrium under fluoroscopy, image saved."
        ),
        lines="36561-RT 76937 77001",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
