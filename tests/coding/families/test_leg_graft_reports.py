"""Bypass grafts of legs as they are dictated: "the graft" is the one of the report; lysis in it over several days."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-53",
        "first day, graft told by its two ends",
        """INDICATION: Right femoral to above-knee popliteal vein bypass from 2021, cold leg since yesterday. No angiogram since.
TECHNIQUE: Left common femoral artery puncture. A catheter was brought over the bifurcation into the right common femoral artery and the right leg was filmed.
FINDINGS: Right common femoral patent, the bypass occluded from its origin, popliteal fills below the knee, anterior tibial to the foot.
On these pictures lysis was chosen. A multi-sidehole infusion catheter was placed through the graft. tPA 4 mg as a lace, then 1 mg per hour.
""",
        "36247-RT 37211-RT 75710-59-RT",
        date="2024-05-06",
    ),
    TextCase(
        "VINT-53",
        "check, nothing ended; work that waits",
        """Lysis check, day 2, R fem-pop PTFE.
Existing L CFA sheath and infusion catheter. Run through the catheter: upper half of the graft open, clot below. Catheter moved down over a wire. tPA 0.5 mg/h goes on. Back to the ward. Ballooning of the outflow will wait until the graft is clear.
""",
        "37213",
        date="2024-05-07",
    ),
    TextCase(
        "VINT-11",
        "last day, balloon at the far end of the graft",
        """LAST LYSIS CHECK AND GRAFT ANGIOPLASTY
Third day of tPA into the right femoropopliteal bypass. Run through the infusion catheter: graft free of clot, 80% stenosis at the distal anastomosis in the popliteal artery. tPA stopped, infusion catheter out. The stenosis was dilated with a 5 x 40 balloon, 10% left.
""",
        "37214 37224-RT",
        date="2024-05-08",
    ),
    TextCase(
        "VINT-61",
        "an arm graft stays a dialysis circuit beside an old leg bypass",
        """Left forearm loop graft for dialysis, clotted. History of a right fem-pop bypass in 2019.
The graft was accessed twice with 6F sheaths. tPA 4 mg laced, mechanical thrombectomy with a Cleaner. Venous anastomosis 80% stenosis dilated with a 7 mm balloon. Flow restored.
""",
        "36905",
        date="2024-05-08",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
