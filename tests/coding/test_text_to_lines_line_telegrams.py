"""Central lines told in labels and telegrams: what is delivered through a sheath goes in, what a nurse pulls is hers."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "delivered through a sheath": (
        (
            "Right internal jugular tunneled dialysis catheter. Vein patent by ultrasound, entered in real time, image "
            "saved. A 15 French cuffed catheter was drawn through the tunnel and delivered by peel-away sheath. Final "
            "fluoroscopic image: tip in the right atrium, stored. The temporary femoral catheter was then pulled on the "
            "ward by the nurse. Age 60 years."
        ),
        ["36558", "76937", "77001"],
    ),
    "delivered out of the pocket": (
        (
            "Removal of right chest port. Incision over the old scar, capsule opened, the port was delivered through "
            "the wound with its catheter. Closed with Vicryl. Age 60 years."
        ),
        ["36590"],
    ),
    "label with a time": (
        (
            "AGE: 57\nVEIN: right internal jugular\nUS: vein compressible, needle followed in real time, picture stored\n"
            "DEVICE: 8 Fr single-lumen port, trimmed to 21 cm\nPOCKET: right chest\nFLUORO: 0.4 min; final spot image "
            "filed, tip at cavoatrial junction"
        ),
        ["36561", "76937", "77001"],
    ),
    "item headed by its device": (
        (
            "48 M.\n(1) PICC for six weeks of antibiotics. Left basilic vein patent by ultrasound, entered under "
            "real-time view, image saved. 5F dual lumen trimmed to 41 cm over a wire. Fluoroscopy: tip in the lower "
            "SVC, image saved."
        ),
        ["36573"],
    ),
    "vein beside a node": (
        (
            "34-year-old woman.\nA. NODE. Right axillary node, 14 gauge, four cores under ultrasound, picture kept.\n"
            "B. PORT. Left internal jugular. The vein was wide open and squeezed flat, I saw the needle enter, picture "
            "kept. 8 French port, pocket below the clavicle. Tip at the cavoatrial junction on the last fluoroscopic "
            "image, saved."
        ),
        ["36561", "38505", "76937", "76942", "77001"],
    ),
    "a new one is only an option": (
        ("Port check: contrast injected through the port shows a fibrin sleeve. A new port would be an option."),
        ["36598"],
    ),
    "the other line is only spoken of": (
        ("The temporary femoral dialysis line was removed today after the tunneled one was checked and works."),
        [],
    ),
    "plain removal under a title": (
        (
            "Procedure: new right tunneled dialysis catheter, removal of left tunneled dialysis catheter\n"
            "Right internal jugular vein patent, entered under ultrasound in real time, image saved. Tunnel, 14.5F x 19 "
            "cm Palindrome. Fluoroscopy: tip in the right atrium, image saved. On the left the cuff was freed, catheter "
            "out intact. Age 60 years."
        ),
        ["36558", "36589", "76937", "77001"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
