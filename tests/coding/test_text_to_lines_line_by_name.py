"""Central lines that telegraph style only names, plain words for deeds, and what lines have beside them."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "device without a verb": (
        "Age 61. Quad lumen CVC, left subclavian, landmark, 20 cm. Draws and flushes.",
        ["36556"],
    ),
    "fields of a port": (
        "Age 50\nVein: left IJ, US\nProduct: MRI port, 8F\nPocket: left chest wall\nCatheter end: SVC",
        ["36561"],
    ),
    "midline opens the note": ("Midline, right basilic vein, 15 cm, sono guided.", ["36410"]),
    "a line that was found astray went in earlier": (
        "PICC up the neck on the film. Under fluoroscopy it was flushed hard and the tip flopped into the SVC.",
        ["36597"],
    ),
    "became a midline": (
        "A PICC was attempted from the right brachial vein, the wire stopped at the clavicle. This was changed to a "
        "midline: a 5 Fr 12 cm catheter was left with its tip in the axilla.",
        ["36410"],
    ),
    "triple lumen is said of a PICC too": (
        "Left arm PICC exchange. The old catheter came out over a wire and over it a new 6F triple-lumen PICC was "
        "delivered, tip at the cavoatrial junction on fluoroscopy.",
        ["36584"],
    ),
    "old line told in the statement before": (
        "Age 70. Left internal jugular vein punctured, new 28 cm cuffed dialysis catheter tunneled. Attention went to "
        "the old right line; the cuff was freed and the catheter pulled.",
        ["36558", "36589"],
    ),
    "neither exchanged": (
        "Dialysis catheter with a fibrin sleeve. From the left femoral vein a snare was looped around the catheter and "
        "dragged down over the tips four times, taking fibrin with it. The catheter was neither changed nor moved.",
        ["36595", "75901"],
    ),
    "lumen worked free": (
        "Right chest port blocked, two dwells at the infusion clinic did not help. A wire was passed down the lumen and "
        "moved to and fro until the plug gave; old clot aspirated, good return.",
        ["36596", "75902"],
    ),
    "new access only planned": (
        "I put in this left chest port two weeks ago. The pocket was reopened and the whole device explanted. New "
        "access will be placed next week, probably a PICC.",
        ["36590"],
    ),
    "yesterday's port and today's": (
        "His left-sided port was taken out last month, so today I put a new double-lumen one in on the right through "
        "the jugular. Age 44.",
        ["36561"],
    ),
    "skin closed with glue": (
        "Age 39. Chest port, right IJ, tip at the cavoatrial junction on a stored fluoroscopic image. Port sutured in, "
        "skin glued.",
        ["36561", "77001"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
