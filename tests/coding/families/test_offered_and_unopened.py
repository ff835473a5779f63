"""What is only talked about, offered or left in its box is no work; what was drained or frozen counts by its own words."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "SPIN-76",
        "injection offered at a visit",
        "Follow-up visit. Left hip better. An injection of triamcinolone into the right hip was offered and he is "
        "not keen. Back in May.",
        "",
    ),
    TextCase(
        "NONV-91",
        "ablation mentioned",
        "Right renal mass, ultrasound-guided core biopsy, 18G x 3, image saved. Cryoablation mentioned to the family.",
        "50200-RT 76942",
    ),
    TextCase(
        "SPIN-01 SPIN-03",
        "balloon kit stays shut",
        "Vertebroplasty of L2 and L3 under fluoroscopy. At L2 a 13 gauge needle by each pedicle, 3 mL of cement. At L3 "
        "the same, 4 mL of cement. A balloon kit stood ready and was never unwrapped; no cavity was made.",
        "22511 22512",
    ),
    TextCase(
        "SPIN-29",
        "freezing only talked about",
        "Left T5 and T6 intercostal nerve blocks under ultrasound, 4 mL of bupivacaine at each, images saved. We talked "
        "about freezing them, two cryo cycles, some other day.",
        "64420-LT 64421-LT 76942",
    ),
    TextCase(
        "SPIN-46",
        "ribs in a row of speech",
        "right t four t five and t six intercostal blocks with ultra sound images stored three cc bew pivacaine each",
        "64420-RT 64421x2-RT 76942",
    ),
    TextCase(
        "SPIN-13 SPIN-16",
        "each side",
        "Lumbar medial branch blocks under fluoroscopy. Needles at L3, L4 and L5, each side, 0.5 mL of bupivacaine at each "
        "nerve. Images saved.",
        "64493-50 64494-50",
    ),
    TextCase(
        "SPIN-52",
        "stellate by its tubercle",
        "CRPS of the left hand. Under fluoro scopic guidance a 25 gauge needle to the Chassaignac tubercle of C6 on the "
        "left, omni pack along the longus colli, image saved, 8 mL of ropivacaine. Horner after five minutes.",
        "64510-LT 77003",
    ),
    TextCase(
        "SPIN-59",
        "brought down to a pressure",
        "Lumbar puncture at L3-4 under fluoroscopy, 20 gauge needle. Opening pressure 37 cm. We took the pressure down "
        "to 18 and sent one tube.",
        "62329",
    ),
    TextCase(
        "SPIN-60",
        "volume alone",
        "Fluoroscopic lumbar puncture, L2-3. Opening pressure 33. Thirty mL off in all, closing pressure 15.",
        "62329",
    ),
    TextCase(
        "SPIN-59",
        "small sample for tests",
        "Fluoroscopic lumbar puncture, L3-4. Opening pressure 15. 9 mL of clear fluid collected in three tubes.",
        "62328",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
