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
    TextCase(
        "CARD-43",
        "scar of an infarct",
        "INDICATION: Stable angina. EKG shows inferior infarct, age undetermined.\nPROCEDURE: PCI of the RCA. 3.0 x 18 mm "
        "DES deployed in the mid RCA with excellent result.",
        "C9600-RC",
    ),
    TextCase(
        "CARD-43",
        "infarct shown by a test",
        "Stress test showed an inferior infarct. RCA 90% stenosis. 3.0 x 18 mm DES deployed in the mid RCA.",
        "C9600-RC",
    ),
    TextCase(
        "CARD-43",
        "infarct of today",
        "Anterior MI, LAD occluded, hemodynamically stable. 3.0 x 18 mm DES to the LAD. Staged PCI of the RCA in 6 weeks.",
        "C9606-LD",
    ),
    TextCase(
        "NONV-41",
        "hook-wire of another day",
        "CT guided biopsy of lung mass, 20 gauge, 3 cores. A hook-wire under the mass is planned.",
        "32408",
    ),
    TextCase(
        "NONV-55",
        "markers of another day",
        "Gold seeds: prostate, 3 fiducials to be placed next week. Transrectal prostate biopsy, 12 cores.",
        "55700",
    ),
    TextCase(
        "CARD-41",
        "stent of another day",
        "Coronary angiography. LAD 80% stenosis, RCA normal, circumflex normal. No intervention today. Staged PCI: LAD "
        "with 3.0 x 24 DES next week.",
        "93454",
    ),
    TextCase(
        "VINT-49",
        "other side likewise normal",
        "Right common femoral access. Right common iliac artery 80% stenosis treated with an 8 x 40 mm stent. The left "
        "was likewise normal.",
        "37221-RT",
    ),
    TextCase(
        "NONV-50",
        "other breast likewise benign",
        "Ultrasound-guided core biopsy of a right breast mass, 14 gauge, 4 cores. The left likewise benign-appearing.",
        "19083-RT",
    ),
    TextCase(
        "SPIN-76",
        "other hip likewise worn",
        "Right hip injected with 40 mg Kenalog under fluoroscopy, contrast confirmed position. The left hip likewise "
        "shows severe arthritis.",
        "20610-RT 77002",
    ),
    TextCase(
        "NONV-41",
        "needle that kept off a fissure and a rib",
        "CT-guided core biopsy right lung nodule, 20 gauge. No needle was passed through the fissure, and it kept off "
        "the underside of the 7th rib.",
        "32408",
    ),
    TextCase(
        "NONV-52",
        "wire into a kidney",
        "US guided wire access: 0.035 wire into the right renal collecting system through a 21 gauge needle; 8F "
        "nephrostomy left.",
        "50432-RT",
    ),
    TextCase(
        "NONV-53",
        "needle for a dye",
        "Lung nodule localization: 22 gauge needle was passed into the nodule and methylene blue injected under CT.",
        "",
    ),
    TextCase(
        "NONV-91",
        "bubble cloud explained",
        "Histotripsy of a liver tumor planned. Bubble cloud safety discussed. Liver biopsy, 18 gauge, 3 cores.",
        "47000",
    ),
    TextCase(
        "NONV-91",
        "RFA beside a probe",
        "RFA. Liver mass, 15 gauge probe, 8 minutes.",
        "47382",
    ),
    TextCase(
        "NONV-52",
        "tube of tomorrow",
        "Hydronephrosis seen on CT, kidney 11 cm.\nUS-guided nephrostomy tube: 8F, planned.",
        "",
    ),
    TextCase(
        "VINT-51",
        "pulses of the feet",
        "S4 heard, pedal pulses 2+. Right femoral access. Left SFA 80% stenosis, angioplasty with a 5 mm balloon.",
        "37224-LT",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
