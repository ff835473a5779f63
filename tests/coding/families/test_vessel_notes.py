"""Short and loosely told vessel sessions: what stands behind a vessel, misheard names, days that are not today."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-04",
        "devices told after the vessel that they went to",
        """OPERATION: Right leg arteriogram, popliteal stent, peroneal angioplasty.
1. Left common femoral puncture, 6F sheath. Catheter over the bifurcation into the right external iliac. Right leg arteriogram, no earlier one: popliteal 90% stenosis, peroneal 80% stenosis, AT and PT occluded.
2. On these pictures treated. 6F long sheath to the right popliteal. 018 wire across. 5 x 60 balloon, dissection. 6 x 80 Supera deployed.
3. 014 wire into the peroneal. 2.5 x 80 balloon 3 min, 10% left.
""",
        "37226-RT 37228-RT 75710-59-RT",
        date="2025-04-10",
    ),
    TextCase(
        "VASC-75",
        "a misheard catheter of ultrasound",
        """left femoral stick with a long sheath over into the right side for the right SFA occlusion known from the arteriogram of last month. Eye vus of the right SFA was performed, the vessel measures five point eight, images stored. Balloon five by one fifty and a stent six by one fifty were placed in the SFA, widely patent.
""",
        "37252 37226-RT",
        date="2025-04-10",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
