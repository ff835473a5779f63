"""Lines, cava filters and dialysis access told in letters, telegrams and by a poor ear: the codes of each."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

DAY = dt.date(2025, 4, 2)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "PICC L arm. Indication endocarditis, 4 wk vancomycin. Pt 61F.\nUS: brachial open, compressible. Stick under"
            " live US, img stored.\n5F dual lumen, trimmed 44 cm. Fluoro: tip low SVC on final spot, saved.",
            {"36573"},
            id="a telegram: the device in the title, its length behind the verb",
        ),
        pytest.param(
            "EXAM: Vena cava filter.\nTECHNIQUE: Right jugular vein entered. Cavogram: one cava, 20 mm, no clot. A Celect"
            " was let go just below the lower renal vein. It stands straight.",
            {"37191"},
            id="a filter that was let go",
        ),
        pytest.param(
            "IVC filter in since March. Right jugular stick. Cava filmed, no clot. The snare took the hook and the sheath"
            " was slid down over it. All legs present on the table.",
            {"37193"},
            id="a sheath slid over the filter",
        ),
        pytest.param(
            "patient is a sixty year old male with a left neck tunneled dialysis cat hitter that runs slowly a stiff wire"
            " went down each lumen the old cat hitter came off over the wires and a new palindrome went over the same"
            " wires through the same tunnel the tip is mid right atrium on fluoroscopy picture kept",
            {"36581", "77001"},
            id="an old catheter came off the wires, the catheter misheard",
        ),
        pytest.param(
            "left upper arm brachiocephalic fist you la with high pressures the fist you la was stuck in the out flow"
            " direction with a micro puncture needle and dye was run to the heart there is a tight spot in the cephalic"
            " arch about seventy percent we blew up an eight by four conquest in the arch and it opened fully",
            {"36902"},
            id="a fistula misheard",
        ),
        pytest.param(
            "- Pt: 50M, lymphoma\n- Ask: take the port out\n- Site: right chest\n- Done: scar opened under lidocaine, reservoir and"
            " whole length of tubing delivered together, two stitches\n- Home in an hour",
            {"36590"},
            id="a port that came out with its tubing",
        ),
        pytest.param(
            "Left port, no blood comes back. Needled, 8 cc dye under fluoro. Tube intact, no leak. Sleeve at the tip.",
            {"36598"},
            id="dye through the needle of a port",
        ),
    ],
)
def test_codes(text: str, codes: set[str]) -> None:
    assert {line.code for line in result_of(text, date=DAY).lines} == codes


def test_picture_in_the_file_was_kept() -> None:
    text = (
        "The right jugular vein was wide open on ultrasound. I watched the needle go into it and a picture of that is in"
        " his file. A tunneled Hickman catheter was placed. Tip in the right atrium."
    )
    assert "76937" in {line.code for line in result_of(text, date=DAY).lines}
