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
    TextCase(
        rules="NONV-10",
        name="a bladder tube of earlier years is not the drain that is changed",
        text=(
            "Drain change, pelvic abscess. The patient had a suprapubic catheter in 2019. Under fluoroscopy contrast "
            "filled a small cavity and the old drain was exchanged over a wire for a new 10 F drain."
        ),
        lines="49423 75984",
    ),
    TextCase(
        rules="NONV-02",
        name="a drain study to come, and a drain whose name holds letters of another service",
        text=(
            "Drainage of abdominal abscess. PMH: gout, reflux. Consent signed. Time out done. Prepped and draped. "
            "Conscious sedation 20 min, my direction, independent RN monitoring. Lidocaine. CT guidance, 12F mac-loc "
            "drain into the abdominal abscess, 90 mL of pus drained, left to bag. Drain study in 7 days."
        ),
        lines="49406 99152",
    ),
    TextCase(
        rules="VINT-70",
        name="the upper vena cava",
        text=(
            "PICC, right arm. Ultrasound showed a patent right basilic vein, the needle was seen going in in real time "
            "and the image was saved. A 5 French PICC was inserted through a peel-away sheath. Fluoroscopy confirmed "
            "the tip in the upper vena cava, image saved."
        ),
        lines="36573",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
