"""Pairs of reports: one whose level, number, place or clock differs between two parts, and its twin that holds together."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

PRONE = "The patient lay prone. The back was prepped and draped. "

PAIRS: dict[str, tuple[str, str, str]] = {
    "running text, neighbouring foramina": (
        "level",
        "Left L3-L4 transforaminal epidural steroid injection. 61 year old with leg pain, consent signed. " + PRONE + "Under fluoroscopy a 22 "
        "gauge needle was advanced into the left L4-L5 foramen. Contrast outlined the root. 10 mg dexamethasone was injected.",
        "Left L4-L5 transforaminal epidural steroid injection. 61 year old with leg pain, consent signed. " + PRONE + "Under fluoroscopy a 22 "
        "gauge needle was advanced into the left L4-L5 foramen. Contrast outlined the root. 10 mg dexamethasone was injected.",
    ),
    "foramen of the same root": (
        "level",
        "PROCEDURE: Right L4-5 selective nerve root block\nTECHNIQUE: A spinal needle was placed in the right L2-3 foramen and bupivacaine injected.",
        "PROCEDURE: Right L5 selective nerve root block\nTECHNIQUE: A spinal needle was placed in the right L5-S1 foramen and bupivacaine injected.",
    ),
    "joints of a block exchanged": (
        "level",
        "PROCEDURE: Left medial branch block\nTECHNIQUE: " + PRONE + "25 gauge needles were placed for the left C4-5 and C5-6 facet joints and 0.5 mL "
        "of lidocaine injected.\nIMPRESSION: Left medial branch block of the C5-6 and C6-7 joints performed.",
        "PROCEDURE: Left medial branch block\nTECHNIQUE: " + PRONE + "25 gauge needles were placed for the left C4-5 and C5-6 facet joints and 0.5 mL "
        "of lidocaine injected.\nIMPRESSION: Left medial branch block of the C4-5 and C5-6 joints performed.",
    ),
    "joint told by its nerves": (
        "level",
        "EXAM: Right L5-S1 facet medial branch block\nTECHNIQUE: Needles were placed on the right L1 and L2 medial branches and bupivacaine injected.",
        "EXAM: Right L5-S1 facet medial branch block\nTECHNIQUE: Needles were placed on the right L4 medial branch and the L5 dorsal ramus, bupivacaine.",
    ),
    "cement one body lower": (
        "level",
        "OP: Kyphoplasty T12\nDETAILS: Cannulas were advanced through the pedicles of L1. Balloons were inflated and 4 mL of cement was injected into L1.",
        "OP: Kyphoplasty T12\nDETAILS: Cannulas were advanced through the pedicles of T12. Balloons were inflated and 4 mL of cement was injected. No leak "
        "into the T12-L1 disc.",
    ),
    "tap in capitals": (
        "level",
        "FLUORO GUIDED LUMBAR PUNCTURE\nTHE PATIENT WAS PLACED PRONE. A 20 GAUGE NEEDLE WAS ADVANCED INTO THE THECAL SAC AT L3-L4. 10 ML OF CLEAR CSF "
        "WERE COLLECTED.\nIMPRESSION: SUCCESSFUL LUMBAR PUNCTURE AT L2-L3.",
        "FLUORO GUIDED LUMBAR PUNCTURE\nTHE PATIENT WAS PLACED PRONE. L2-L3 WAS NARROW. A 20 GAUGE NEEDLE WAS ADVANCED INTO THE THECAL SAC AT L3-L4. "
        "10 ML OF CLEAR CSF WERE COLLECTED.\nIMPRESSION: SUCCESSFUL LUMBAR PUNCTURE AT L3-L4.",
    ),
    "number of joints": (
        "count",
        "Radiofrequency note. Technique: Prone. Cannulas were placed treating the right L3-4, L4-5 and L5-S1 facet joints, 80 degrees for 90 seconds."
        "\nSummary: Radiofrequency of two facet joints on the right.",
        "Radiofrequency note. Technique: Prone. Cannulas were placed treating the right L3-4, L4-5 and L5-S1 facet joints, 80 degrees for 90 seconds."
        "\nSummary: Radiofrequency of three facet joints on the right.",
    ),
    "number of nerves": (
        "count",
        "TITLE: Block of two medial branches, left\nTECHNIQUE: Needles were placed on the left L3, L4 and L5 medial branches. 0.5 mL bupivacaine.",
        "TITLE: Block of three medial branches, left\nTECHNIQUE: Needles were placed on the left L3, L4 and L5 medial branches. 0.5 mL bupivacaine.",
    ),
    "bodies cemented": (
        "count",
        "PROCEDURE: Vertebroplasty, single level\nTECHNIQUE: A 13 gauge needle was advanced into L1 and 3 mL of cement was injected. Then a needle was "
        "advanced into L3 and 2.5 mL of cement was injected into L3.",
        "PROCEDURE: Vertebroplasty, two levels\nTECHNIQUE: A 13 gauge needle was advanced into L1 and 3 mL of cement was injected. Then a needle was "
        "advanced into L3 and 2.5 mL of cement was injected into L3.",
    ),
    "nodules": (
        "count",
        "US FNA thyroid\nTechnique: Two nodules were sampled with 25G needles.\nImpression: FNA of three thyroid nodules.",
        "US FNA thyroid\nTechnique: Three nodules were seen. Two nodules were sampled with 25G needles.\nImpression: FNA of two of the three nodules.",
    ),
    "nodules listed one by one": (
        "count",
        "EXAM: Thyroid fine needle aspiration\nTECHNIQUE: A 2 cm right upper nodule, a 1.4 cm right lower nodule and a 1 cm left nodule were each aspirated "
        "with 25 gauge needles under ultrasound.\nIMPRESSION: Fine needle aspiration of two nodules.",
        "EXAM: Thyroid fine needle aspiration\nTECHNIQUE: A 2 cm right upper nodule and a 1.4 cm right lower nodule were aspirated with 25 gauge needles "
        "under ultrasound.\nIMPRESSION: Fine needle aspiration of two nodules.",
    ),
    "right nodules and a left one": (
        "count",
        "TECHNIQUE: Four nodules were aspirated with 25 gauge needles under ultrasound.\nIMPRESSION: Aspiration of two right thyroid nodules and a left one.",
        "TECHNIQUE: Three nodules were aspirated with 25 gauge needles under ultrasound.\nIMPRESSION: Aspiration of two right thyroid nodules and a left one.",
    ),
    "stents of an iliac": (
        "count",
        "PROCEDURE: Left iliac stents\nTECHNIQUE: A single 8 x 59 mm stent was deployed in the left common iliac artery and post dilated.\n"
        "IMPRESSION: Two stents placed in the left common iliac artery.",
        "PROCEDURE: Left iliac stents\nTECHNIQUE: An 8 x 59 mm stent was deployed in the left common iliac artery and a second one overlapped it.\n"
        "IMPRESSION: Two stents placed in the left common iliac artery.",
    ),
    "stents in three sizes": (
        "count",
        "TECHNIQUE: Three 6 mm self expanding stents were deployed in the right superficial femoral artery.\nIMPRESSION: Right superficial femoral artery "
        "treated with two stents.",
        "TECHNIQUE: Two 6 mm stents were deployed in the right superficial femoral artery and one 7 mm stent was deployed in the popliteal artery.\n"
        "IMPRESSION: Three stents placed on the right.",
    ),
    "liver metastases": (
        "count",
        "OP: CT guided microwave ablation\nTECHNIQUE: Three lesions in the right lobe were ablated in turn, ten minutes in sum.\nIMPRESSION: Microwave ablation "
        "of two liver metastases, no complication.",
        "OP: CT guided microwave ablation\nFINDINGS: Five lesions in both lobes.\nTECHNIQUE: Three lesions in the right lobe were ablated in turn.\n"
        "IMPRESSION: Microwave ablation of three liver metastases, no complication.",
    ),
    "cores": (
        "count",
        "TECHNIQUE: A 17 gauge coaxial needle was advanced into the liver mass and five 18 gauge cores were taken.\nIMPRESSION: Liver biopsy, three cores "
        "obtained.",
        "TECHNIQUE: A 17 gauge coaxial needle was advanced into the liver mass. Five passes gave three 18 gauge cores, which were taken to the laboratory."
        "\nIMPRESSION: Liver biopsy, three cores obtained.",
    ),
    "cores from each of two masses": (
        "count",
        "TECHNIQUE: From the left breast mass 4 core samples were taken with a 14 gauge needle.\nIMPRESSION: Left breast biopsy, 6 core samples obtained.",
        "TECHNIQUE: From each mass of the left breast 3 core samples were taken with a 14 gauge needle.\nIMPRESSION: Left breast biopsy, 6 core samples obtained.",
    ),
    "passes": (
        "count",
        "TECHNIQUE: Four passes with a 22 gauge needle were made into the node under ultrasound.\nIMPRESSION: Fine needle aspiration, two passes made.",
        "TECHNIQUE: Four passes with a 22 gauge needle were made into the node under ultrasound.\nIMPRESSION: Fine needle aspiration, two slides made.",
    ),
    "stabs": (
        "count",
        "OPERATION: Right leg microphlebectomy, 24 stabs\nDETAILS: Through eleven stab incisions the varices were hooked and avulsed.",
        "OPERATION: Right leg microphlebectomy, 11 stabs\nDETAILS: Through eleven stab incisions the varices were hooked and avulsed.",
    ),
    "stabs on two legs": (
        "count",
        "OPERATION: Phlebectomy, 8 stabs\nDETAILS: Fifteen stab incisions were made over the calf and the veins avulsed.",
        "OPERATION: Phlebectomy, 15 stabs\nDETAILS: Eight stab incisions were made over the calf and seven stab incisions over the thigh, the veins avulsed.",
    ),
    "trigger points": (
        "count",
        "PROCEDURE: Trigger point injections\nTECHNIQUE: Five trigger points were injected with 1 mL of bupivacaine.\nIMPRESSION: Three trigger points injected.",
        "PROCEDURE: Trigger point injections\nTECHNIQUE: Five trigger points in three muscles were injected with 1 mL of bupivacaine.\n"
        "IMPRESSION: Five trigger points injected.",
    ),
    "drains": (
        "count",
        "PROCEDURE: CT drainage, two drains placed\nTECHNIQUE: A needle was advanced into the pelvic abscess and a single 12 French drain was placed over a wire.",
        "PROCEDURE: CT drainage, two drains placed\nTECHNIQUE: A needle was advanced into the pelvic abscess and a 12 French drain was placed over a wire. "
        "Another drain was placed in the left flank.",
    ),
    "collections": (
        "count",
        "TECHNIQUE: Under CT two collections were drained with 10 French catheters.\nIMPRESSION: Drainage of three collections.",
        "TECHNIQUE: Under CT two collections were drained with 10 French catheters. The third was too small.\nIMPRESSION: Drainage of two collections.",
    ),
    "aneurysms": (
        "count",
        "TITLE: Coil embolization of two aneurysms\nTECHNIQUE: Both were seen on the run. Three aneurysms were coiled through the microcatheter.",
        "TITLE: Coil embolization of two aneurysms\nTECHNIQUE: Three aneurysms were seen on the run and two aneurysms were coiled through the microcatheter.",
    ),
    "times two": (
        "count",
        "PROCEDURE: Left iliac stent x 2\nTECHNIQUE: Right groin access. Three 8 mm stents were deployed in the left common iliac artery.",
        "PROCEDURE: Left iliac stent x 2\nTECHNIQUE: Right groin access. Two 8 mm stents were deployed in the left common iliac artery.",
    ),
    "ascites": (
        "count",
        "EXAM: Paracentesis\nTECHNIQUE: A catheter was placed into the ascites and 4.2 L of fluid were removed.\nIMPRESSION: Paracentesis, 2.4 liters removed.",
        "EXAM: Paracentesis\nTECHNIQUE: A catheter was placed into the ascites and 4,200 mL of fluid were removed.\nIMPRESSION: Paracentesis, 4.2 liters removed.",
    ),
    "coronary arteries": (
        "place",
        "Procedures: coronary angiography, PCI with drug eluting stent to the RCA\nAccess: right radial.\nIntervention: The proximal circumflex lesion was "
        "crossed, dilated, and a 3.0 x 18 mm drug eluting stent was deployed in the circumflex.",
        "Procedures: coronary angiography, PCI with drug eluting stent to the circumflex\nAccess: right radial.\nFindings: RCA 30%.\nIntervention: The OM1 "
        "lesion was crossed, dilated, and a 3.0 x 18 mm drug eluting stent was deployed in the OM1.",
    ),
    "iliac against femoral": (
        "place",
        "PROCEDURE: Left external iliac artery stent\nTECHNIQUE: Right femoral access, sheath over the bifurcation. A 6 x 80 mm stent was deployed in the left "
        "superficial femoral artery.",
        "PROCEDURE: Left superficial femoral artery stent\nTECHNIQUE: Right femoral access, sheath over the bifurcation into the left external iliac artery. A "
        "6 x 80 mm stent was deployed in the left superficial femoral artery.",
    ),
    "tibial names": (
        "place",
        "PROCEDURE: Right anterior tibial artery angioplasty\nTECHNIQUE: Antegrade right groin access. The peroneal artery was crossed and the right peroneal "
        "artery was dilated with a 2.5 mm balloon.",
        "PROCEDURE: Right anterior tibial artery angioplasty\nTECHNIQUE: Antegrade right groin access. The peroneal artery is patent. The right dorsalis pedis and "
        "anterior tibial arteries were dilated with a 2.5 mm balloon.",
    ),
    "branches of the celiac": (
        "place",
        "TITLE: Embolization of the gastroduodenal artery\nTECHNIQUE: Femoral access. The microcatheter was advanced into the left gastric artery and coils were "
        "placed in the left gastric artery to stasis.",
        "TITLE: Celiac angiogram and embolization\nTECHNIQUE: Femoral access. The celiac artery was selected. The microcatheter was advanced into the "
        "gastroduodenal artery and coils were placed in the gastroduodenal artery to stasis.",
    ),
    "summary of a vessel": (
        "place",
        "TECHNIQUE: Right radial access. The splenic artery was selected and embolized with coils in the main splenic artery.\nIMPRESSION: Successful "
        "embolization of the left renal artery.",
        "TECHNIQUE: Right radial access. The splenic artery was selected and embolized with coils in the main splenic artery.\nIMPRESSION: Successful "
        "embolization of the splenic artery.",
    ),
    "saphenous veins": (
        "place",
        "OPERATION: Radiofrequency ablation of the left small saphenous vein\nDETAILS: The left great saphenous vein was punctured at the knee under ultrasound "
        "and the left great saphenous vein was ablated with the ClosureFast catheter.",
        "OPERATION: Radiofrequency ablation of the left great saphenous vein\nDETAILS: The left great saphenous vein was punctured at the knee under ultrasound "
        "and ablated with the ClosureFast catheter. The small saphenous vein is competent.",
    ),
    "organ of a summary": (
        "place",
        "TECHNIQUE: Under CT a needle was advanced into the mass of the left kidney and three cores were taken.\nIMPRESSION: Core biopsy of the pancreas.",
        "TECHNIQUE: Under CT a needle was advanced past the pancreas into the mass of the left kidney and three cores were taken.\n"
        "IMPRESSION: Core biopsy of the left kidney.",
    ),
    "lobes": (
        "place",
        "PROCEDURE: CT biopsy, right upper lobe nodule\nTECHNIQUE: A 19 gauge needle was advanced into the right lower lobe nodule and four cores were taken.",
        "PROCEDURE: CT biopsy, right upper lobe nodule\nTECHNIQUE: A 19 gauge needle was advanced into the RUL nodule and four cores were taken. The right lower "
        "lobe is clear.",
    ),
    "segments": (
        "place",
        "PROCEDURE: Microwave ablation, segment 4 liver lesion\nTECHNIQUE: The antenna was placed in the segment 7 liver lesion and the lesion was ablated for "
        "6 minutes.",
        "PROCEDURE: Microwave ablation, segment VII liver lesion\nTECHNIQUE: The antenna was placed in the segment 7 liver lesion and the lesion was ablated for "
        "6 minutes.",
    ),
    "clock of a breast": (
        "place",
        "EXAM: Left breast core biopsy, 2 o'clock\nTECHNIQUE: A 14 gauge needle was advanced into the left breast mass at 9 o'clock and four cores were taken.",
        "EXAM: Left breast core biopsy, 2 o'clock\nTECHNIQUE: A 14 gauge needle was advanced into the left breast mass at 2:00 o'clock and four cores were taken.",
    ),
    "pole of a kidney": (
        "place",
        "TITLE: Cryoablation, upper pole renal mass, right\nTECHNIQUE: Two probes were placed in the lower pole mass of the right kidney and cryoablation was done.",
        "TITLE: Cryoablation, upper pole renal mass, right\nTECHNIQUE: Two probes were placed in the superior pole mass of the right kidney and cryoablation was done.",
    ),
    "joint": (
        "place",
        "PROCEDURE: Right hip joint injection\nTECHNIQUE: A 22 gauge needle was advanced into the right knee joint and 40 mg triamcinolone was injected.",
        "PROCEDURE: Right hip joint injection\nTECHNIQUE: The knee was supported. A 22 gauge needle was advanced into the right hip joint and 40 mg "
        "triamcinolone was injected.",
    ),
    "sedation from two clocks": (
        "time",
        "SEDATION: Midazolam 2 mg and fentanyl 50 mcg. Sedation started at 9:14 and ended at 9:41. Total sedation time 52 minutes.",
        "SEDATION: Midazolam 2 mg and fentanyl 50 mcg. Sedation started at 9:14 and ended at 9:41. Total sedation time 27 minutes.",
    ),
    "sedation, dose after dose": (
        "time",
        "Moderate sedation: first dose 13:05, patient left the room awake 13:20. Total moderate sedation time 40 minutes.\nTECHNIQUE: Biopsy of the liver.",
        "Moderate sedation: first dose 13:05, last dose 13:20. Total moderate sedation time 40 minutes.\nTECHNIQUE: Biopsy of the liver.",
    ),
    "sedation over noon": (
        "time",
        "Intraservice sedation time 45 minutes, from 11:50 to 12:10.\nTECHNIQUE: Core biopsy of the right kidney.",
        "Intraservice sedation time 20 minutes, from 11:50 to 12:10. Bed rest 60 minutes.\nTECHNIQUE: Core biopsy of the right kidney.",
    ),
    "person": (
        "place",
        "HISTORY: 58 year old man.\nPROCEDURE: Uterine fibroid embolization\nTECHNIQUE: Both uterine arteries were embolized with particles.",
        "HISTORY: 48 year old woman.\nPROCEDURE: Uterine fibroid embolization\nTECHNIQUE: Both uterine arteries were embolized with particles.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in PAIRS.values()], ids=PAIRS.keys())
def test_what_differs_between_two_parts_is_found(kind: str, text: str) -> None:
    assert [item.kind for item in findings_of(text).contradictions] == [kind]


@pytest.mark.parametrize("text", [twin for _, _, twin in PAIRS.values()], ids=PAIRS.keys())
def test_its_twin_that_holds_together_is_left_alone(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions] == []
