"""Tubes of kidney, bile ducts, bladder and chest told by what was seen of them, and not by their names."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Prone. Both flanks prepped with the tubes in the field. Right side first. Contrast through the old tube filled"
            " the pelvis. Wire into the upper ureter, old 8 Fr locking catheter out, new 8 Fr locking catheter in over the"
            " wire, loop formed. Left side treated in the same fashion. Both tubes to bags.",
            ["50435x2"],
            id="tubes in both flanks",
        ),
        pytest.param(
            "Left ureter narrow at the pouch. Left flank tube since May.\nDye went in through the tube: tight at the join,"
            " a wire makes it through. The old tube came out and an 8 Fr 26 cm catheter with two loops went in by the same"
            " hole, one loop in the kidney and the other in the pouch, hub outside and capped.",
            ["50434"],
            id="a catheter with two loops",
        ),
        pytest.param(
            "She was prone and we used ultrasound to stick a lower pole calyx of the right kidney with a twenty one gauge"
            " needle. Contrast down to the pelvic brim. We got a wire into the bladder and a peel away, and over that an"
            " eight by twenty six double jay, one pigtail in the bladder and one in the renal pelvis. Nothing was left in"
            " the flank.",
            ["50694"],
            id="a double jay",
        ),
        pytest.param(
            "Klatskin, R side tube 10F to bowel, placed Feb. Leaking round the skin.\nContrast: sideholes clogged, ducts up a bit.\nSuture cut, wire thru to"
            " duodenum, old out, 12F new in, loop in D2, holes above + below the block.",
            ["47536"],
            id="a bile tube in telegrams",
        ),
        pytest.param(
            "Right lateral approach, Chiba needle into a dilated duct of segment 6, bile returned. A wire got through the"
            " block and into the third portion of the duodenum. Tract dilated. A 10 French catheter was run down with its"
            " pigtail in the gut and holes on either side of the tumor, hub sewn to the skin, bag.",
            ["47534"],
            id="a pigtail in the gut",
        ),
        pytest.param(
            "The old track. Contrast: block of the common duct.\nTube out over a stiff wire, sleeve in. A 10 x 80 mm covered"
            " Viabil was opened from the mid common duct into the duodenum. The sleeve was drawn out; nothing left coming"
            " through the skin.",
            ["47538"],
            id="a stent that is opened",
        ),
        pytest.param(
            "Urology asks for a low-belly tube.\nUS: bladder full, no bowel in front.\n2 fingers above the pubis, 18G under"
            " the probe, image saved. Wire. Serial dilators, peel-away.\n14F Council balloon tube, pulled snug. Clear"
            " urine.\nFoley out.",
            ["51102", "76942"],
            id="a tube above the pubis and the Foley out",
        ),
        pytest.param(
            "Malignant effusion on the left, back after each tap.\nUnder ultrasound, image saved, a needle entered the fluid"
            " of the left chest. Wire placed. Second nick further forward; the 15.5 F silicone tube was drawn under the"
            " skin from there until its felt cuff sat 1 cm in, then fed through the peel-away into the chest. 900 mL"
            " drained, then capped.\nInstilled agent: [none/talc/tPA] none.",
            ["32550", "75989"],
            id="a tube drawn under the skin and a form that offers agents",
        ),
        pytest.param(
            "Big effusion around the heart. Below the breastbone, aiming at the left shoulder, a long needle was advanced"
            " with the echo probe alongside until bloody fluid came. Wire, dilator, then a 6 French pigtail left in the"
            " pericardial sac. 500 mL removed by hand. Wire position checked on fluoro.",
            ["33017"],
            id="a shoulder that gives the direction",
        ),
    ],
)
def test_the_tube_counts_and_not_its_name(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes
