"""Devices that a report names only to leave them aside, and lines beside a tap: they make no work of their own."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "a tunneled drain that was not needed": (
        "Paracentesis\nNo tunneled drain was needed. Ultrasound showed a large pocket of ascites on the right, image "
        "saved. A 5 French catheter was placed under ultrasound, 4.1 liters came out and the catheter was withdrawn.",
        ["49083"],
    ),
    "a drain for the chest only weighed": (
        "Right pleural drain\nUnder CT guidance a needle entered the right pleural effusion and over a wire a 10 French "
        "pigtail drain was left to suction, 300 mL drained. A PleurX catheter might be considered later.",
        ["32557"],
    ),
    "a line removed after a tap": (
        "Thoracentesis, left. Removal of a tunneled dialysis catheter.\nUltrasound of the left chest, image saved. Under "
        "ultrasound the left pleural effusion was tapped, 900 mL removed, catheter out. The cuff was then freed and the "
        "Hickman catheter removed whole.",
        ["32555", "36589"],
    ),
    "a line removed, a peritoneal catheter thought of": (
        "Tunneled line removal, right\nThe cuff was freed and the permcath taken out intact. Had this failed, a Tenckhoff "
        "catheter would have been the next step.",
        ["36589"],
    ),
    "a vascular stent of other years beside a tube change": (
        "Left nephrostomy change\nA carotid stent was put in at another hospital in 2019. The left nephrostomy was "
        "replaced over a wire for a new 10 F nephrostomy catheter under fluoroscopy, loop in the renal pelvis.",
        ["50435"],
    ),
    "a bladder catheter of other years beside a line": (
        "Tunneled dialysis catheter, left neck\nThe patient once had a suprapubic drainage catheter in 2019. The left "
        "internal jugular vein was entered under ultrasound. A 23 cm Palindrome catheter was tunneled to the neck and "
        "placed through a peel-away sheath. Under fluoroscopy the tip lies at the cavoatrial junction, image kept.",
        ["36558", "77001"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES.keys())
def test_devices_left_aside(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes
