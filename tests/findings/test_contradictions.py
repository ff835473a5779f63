"""What two places of a report cannot both say, kind by kind, in the words of many specialties."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

SIDES = {
    "kidney tube, title": (
        "PROCEDURE: Right nephrostomy tube placement.\nTECHNIQUE: Under ultrasound a needle was advanced into a lower pole calyx "
        "of the left kidney. A wire was passed and an 8 French nephrostomy tube was placed in the left renal pelvis.\n"
        "IMPRESSION: Nephrostomy tube placed."
    ),
    "kidney tube, indication": (
        "PROCEDURE: Nephrostomy tube placement, right.\nINDICATION: Left hydronephrosis from a ureteral stone.\nTECHNIQUE: The right "
        "kidney was punctured with a 21 gauge needle. An 8 French nephrostomy tube was placed in the right renal pelvis."
    ),
    "kidney tube, summary": (
        "PROCEDURE: Nephrostomy tube placement.\nTECHNIQUE: The left kidney was punctured with a 21 gauge needle and an 8 French "
        "nephrostomy tube was placed in the left renal pelvis.\nIMPRESSION: Successful right nephrostomy tube placement."
    ),
    "kidney tube, one sentence of the course": (
        "PROCEDURE: Left nephrostomy.\nTECHNIQUE: The left kidney was punctured and a left nephrostomy was begun over a wire. "
        "An 8 French nephrostomy tube was placed for the right nephrostomy.\nIMPRESSION: Left nephrostomy."
    ),
    "thoracentesis": (
        "EXAM: Ultrasound guided left thoracentesis.\nTECHNIQUE: The right chest was prepped. A 5 French catheter was advanced into the "
        "right pleural space and 900 mL of amber fluid were removed.\nIMPRESSION: Thoracentesis without complication."
    ),
    "thoracentesis, summary": (
        "EXAM: Thoracentesis.\nTECHNIQUE: A catheter was advanced into the right pleural space and 900 mL were drained.\n"
        "IMPRESSION: Successful left thoracentesis."
    ),
    "breast biopsy": (
        "PROCEDURE: Ultrasound guided core biopsy of the left breast.\nTECHNIQUE: A 14 gauge needle was advanced into the mass of the "
        "right breast at 2 o'clock and four cores were taken. A clip was placed.\nIMPRESSION: Core biopsy."
    ),
    "lung biopsy": (
        "PROCEDURE: CT guided biopsy, right upper lobe nodule.\nTECHNIQUE: Under CT a 19 gauge needle was advanced into the left upper "
        "lobe nodule. Three cores were obtained.\nIMPRESSION: Biopsy performed."
    ),
    "leg stent": (
        "PROCEDURE: Right superficial femoral artery stent.\nTECHNIQUE: Contralateral access. The left superficial femoral artery was "
        "crossed and a 6 x 100 stent was deployed in the left superficial femoral artery.\nIMPRESSION: Stent placed."
    ),
    "leg stent, summary": (
        "TECHNIQUE: Right common femoral artery access. The sheath was brought over the bifurcation. The left superficial femoral "
        "artery was dilated with a 5 x 100 balloon.\nIMPRESSION: Successful angioplasty of the right superficial femoral artery."
    ),
    "carotid stent": (
        "PROCEDURE: Left carotid artery stent.\nTECHNIQUE: A sheath was placed in the right common carotid artery and an 8 x 40 stent was "
        "deployed across the bulb of the right internal carotid artery.\nIMPRESSION: Carotid stent."
    ),
    "knee": (
        "PROCEDURE: Left knee joint injection.\nTECHNIQUE: A 22 gauge needle was advanced into the right knee joint and 40 mg of "
        "triamcinolone were injected.\nIMPRESSION: Steroid injection."
    ),
    "root": (
        "PROCEDURE: Left L5-S1 transforaminal epidural steroid injection.\nTECHNIQUE: A 22 gauge needle was advanced to the right L5-S1 "
        "foramen. Dexamethasone 10 mg was injected.\nIMPRESSION: Epidural steroid injection."
    ),
    "gonadal vein": (
        "EXAM: Right gonadal vein embolization.\nTECHNIQUE: The catheter was advanced into the left renal vein and then into the left "
        "gonadal vein. Six coils were placed in the left gonadal vein.\nIMPRESSION: Coils placed."
    ),
    "consent": (
        "PROCEDURE: Chest tube placement.\nCONSENT: Obtained for a left chest tube.\nTECHNIQUE: A needle was advanced into the right "
        "pleural space and a 14 French chest tube was placed in the right pleural space."
    ),
    "port": (
        "OPERATION: Left chest port.\nTECHNIQUE: The right internal jugular vein was punctured under ultrasound. A pocket was made in the "
        "right chest and the port was placed. The tip lies at the cavoatrial junction.\nIMPRESSION: Port placed."
    ),
    "port, summary": (
        "TECHNIQUE: The right internal jugular vein was punctured under ultrasound. A pocket was made in the right chest and the port was "
        "placed and sutured.\nIMPRESSION: Successful placement of a left chest port."
    ),
    "groins": (
        "TECHNIQUE: The right common femoral artery was punctured and a 5 French sheath was placed. A pigtail was used for an "
        "aortogram. The left groin sheath was removed and pressure was held."
    ),
    "wrist of the title": (
        "PROCEDURE: Coronary angiography via right radial access.\nTECHNIQUE: The left radial artery was punctured and a 6 French sheath "
        "was placed. Left and right coronary angiography was done with a TIG catheter.\nIMPRESSION: No stenosis."
    ),
    "both sides of the title": (
        "PROCEDURE: Bilateral nephrostomy tube placement.\nTECHNIQUE: The left kidney was punctured under ultrasound and an 8 French "
        "nephrostomy tube was placed in the left renal pelvis over a wire.\nIMPRESSION: Nephrostomy tube placed."
    ),
    "fistula": (
        "PROCEDURE: Right arm fistulogram with angioplasty.\nINDICATION: Left arm fistula with high pressures.\nTECHNIQUE: The fistula was "
        "punctured, a run was made, and the outflow stenosis was dilated with an 8 mm balloon."
    ),
}

LEVELS = {
    "interlaminar": (
        "PROCEDURE: L4-L5 interlaminar epidural steroid injection.\nTECHNIQUE: A Tuohy needle was advanced at L5-S1 with loss of "
        "resistance and 80 mg of methylprednisolone were injected."
    ),
    "vertebroplasty": (
        "PROCEDURE: T12 vertebroplasty.\nTECHNIQUE: A 13 gauge needle was advanced through the left pedicle of L2 and 3 mL of cement were "
        "injected into L2."
    ),
    "summary": (
        "TECHNIQUE: Under fluoroscopy a 22 gauge needle was advanced into the thecal sac at L2-L3. Opening pressure 18. 12 mL of CSF "
        "were collected.\nIMPRESSION: Successful lumbar puncture performed at L4-L5."
    ),
    "facets": (
        "PROCEDURE: Right L1-L2 facet joint injection.\nTECHNIQUE: Needles were advanced into the right L4-L5 facet joint and bupivacaine "
        "was injected.\nIMPRESSION: Facet injection."
    ),
    "neck": (
        "PROCEDURE: C7-T1 interlaminar epidural.\nTECHNIQUE: A Tuohy needle was advanced at T1-T2 by loss of resistance, contrast spread "
        "was good and steroid was injected."
    ),
}

LONG = (
    "The patient was brought to the suite and placed supine. The groin was prepped and draped. After local anesthesia the common femoral "
    "artery was punctured and a 6 French sheath was placed. A wire was passed across the lesion without difficulty. "
)

ACTS = {
    "stent never told": (
        "PROCEDURE: Angioplasty and stent placement, left superficial femoral artery.\nTECHNIQUE: "
        + LONG
        + "The left superficial femoral "
        "artery was dilated with a 5 x 100 mm balloon for two minutes. The last run shows less than ten percent narrowing and three vessels "
        "to the foot. The sheath was removed and pressure held."
    ),
    "stent denied": (
        "PROCEDURE: Angioplasty and stent placement, left superficial femoral artery.\nTECHNIQUE: "
        + LONG
        + "The left superficial femoral "
        "artery was dilated with a 5 x 100 mm balloon. No stent was placed."
    ),
    "ventricle not entered": (
        "PROCEDURES: Left heart catheterization. Coronary angiography.\nTECHNIQUE: Right radial access, 6 French. The left and right coronary "
        "arteries were injected. The aortic valve was not crossed.\nFINDINGS: Left main normal. LAD 40 percent. RCA normal."
        "\nIMPRESSION: Mild coronary disease."
    ),
    "atherectomy never told": (
        "PROCEDURE: Atherectomy and angioplasty of the right popliteal artery.\nTECHNIQUE: "
        + LONG
        + "The right popliteal artery was dilated "
        "with a 4 x 80 mm balloon for three minutes with a good result on the last run. The sheath was removed and pressure was held."
    ),
    "kyphoplasty without a cavity": (
        "PROCEDURE: L1 kyphoplasty.\nTECHNIQUE: The patient was placed prone. Under fluoroscopy in two planes a 13 gauge needle was advanced "
        "through the left pedicle of L1 into the anterior third of the body. No cavity was made. 4 mL of cement were injected slowly with "
        "spread across the midline and no leak. The needle was removed after ten minutes and a dressing was put on the skin."
    ),
    "biopsy deferred": (
        "PROCEDURE: CT guided drainage and biopsy.\nTECHNIQUE: Under CT a needle was advanced into the pelvic abscess and a 10 French drain was "
        "placed. Pus was aspirated. Biopsy was deferred."
    ),
    "embolization denied": (
        "PROCEDURE: Mesenteric arteriogram and embolization.\nTECHNIQUE: Right femoral access. The superior mesenteric artery was selected and "
        "a run was made: no bleeding. Embolization was not performed.\nIMPRESSION: Negative mesenteric arteriogram."
    ),
    "filter could not be taken": (
        "PROCEDURE: IVC filter retrieval.\nTECHNIQUE: Right internal jugular access. A cavogram was done. Filter retrieval was attempted with a "
        "snare for 40 minutes without success and given up."
    ),
    "done and denied": (
        "TECHNIQUE: Left common femoral access. The right external iliac artery was dilated with a 7 mm balloon and an 8 x 40 stent was "
        "deployed in the right external iliac artery.\nIMPRESSION: Angioplasty of the right external iliac artery. No stent was placed."
    ),
    "biopsy done and denied": (
        "TECHNIQUE: Under CT guidance a 17 gauge needle was advanced to the liver mass and three core biopsies were taken.\n"
        "IMPRESSION: Liver mass. No biopsy was performed."
    ),
    "guidance": (
        "PROCEDURE: CT guided liver biopsy.\nTECHNIQUE: The patient lay supine and the right upper abdomen was prepped. With sonography the "
        "mass in the liver was found. Under real time ultrasound guidance a 17 gauge needle was advanced to the mass and three 18 gauge "
        "cores were taken and put in formalin. The tract was plugged and there was no bleeding on the pictures afterwards. She went to "
        "recovery in good condition with a dressing."
    ),
}

OTHERS = {
    "image kept and not kept": (
        "documentation",
        "TECHNIQUE: The right common femoral artery was patent on ultrasound and the needle was seen to enter in real time; an image was "
        "saved. A 5 French sheath was placed. No ultrasound image of the puncture was stored. An aortogram was done.",
    ),
    "sedation": (
        "documentation",
        "SEDATION: None.\nTECHNIQUE: Midazolam 2 mg and fentanyl 50 mcg were given. The liver was punctured with an 18 gauge needle and two "
        "cores were taken.",
    ),
    "contrast": (
        "documentation",
        "TECHNIQUE: A 22 gauge needle was advanced to the epidural space at L4-L5. 2 mL of contrast was injected with good spread, then "
        "steroid. No contrast was used.",
    ),
    "fluoroscopy": (
        "guidance",
        "TECHNIQUE: Under fluoroscopic guidance a 22 gauge needle was advanced into the right hip joint and steroid was injected. "
        "Fluoroscopy was not used.",
    ),
    "ultrasound": (
        "guidance",
        "TECHNIQUE: Under ultrasound guidance a needle was advanced into the ascites and 3 L were drained.\nIMPRESSION: Paracentesis without "
        "ultrasound guidance.",
    ),
    "minutes of sedation": (
        "time",
        "SEDATION: Moderate sedation with midazolam 2 mg under my supervision from 10:00 to 10:24, total sedation time 45 minutes. An "
        "independent trained observer monitored the patient.\nTECHNIQUE: A 17 gauge needle was advanced to the liver and cores were taken.",
    ),
    "minutes in brackets": (
        "time",
        "TECHNIQUE: Moderate sedation was given by the nurse from 0910 to 0950 (25 minutes). A needle was advanced to the renal mass and two "
        "cores were taken.",
    ),
    "drain out and in": (
        "device",
        "TECHNIQUE: The drain was injected and the cavity is gone. The drain was removed.\nIMPRESSION: Cavity resolved. The drain was left "
        "in place.",
    ),
    "size of the drain": (
        "device",
        "TECHNIQUE: Under CT a needle was advanced into the abscess and a 10 French drain was placed.\nIMPRESSION: Successful placement of a "
        "12 French drain.",
    ),
    "tip of a line": (
        "device",
        "TECHNIQUE: The right basilic vein was punctured under ultrasound. A 5 French PICC was placed. The tip lies in the superior vena "
        "cava.\nIMPRESSION: PICC placed with its tip in the right subclavian vein.",
    ),
    "cores": (
        "count",
        "TECHNIQUE: Under ultrasound an 18 gauge needle was advanced into the thyroid nodule and four core samples were taken.\n"
        "IMPRESSION: Core biopsy of the thyroid, six core samples.",
    ),
    "liters": (
        "count",
        "EXAM: Paracentesis.\nTECHNIQUE: A catheter was placed in the ascites and 4.2 liters of clear fluid were removed.\n"
        "IMPRESSION: Paracentesis with 6.1 liters of fluid removed.",
    ),
    "milliliters": (
        "count",
        "EXAM: Left thoracentesis.\nTECHNIQUE: The left pleural space was entered and 950 mL of fluid were aspirated.\n"
        "IMPRESSION: Left thoracentesis yielding 1,400 mL.",
    ),
    "still to be done": (
        "plan",
        "TECHNIQUE: Right femoral access. The left renal artery was selected, 80 percent stenosis. A 6 x 18 stent was deployed in the left "
        "renal artery.\nPLAN: The patient will return for stenting of the left renal artery.",
    ),
    "organ": (
        "place",
        "PROCEDURE: Liver biopsy.\nTECHNIQUE: Under ultrasound a needle was advanced into the lower pole of the left kidney and two core "
        "biopsies of the kidney were taken.\nIMPRESSION: Core biopsy of the left kidney.",
    ),
}

CASES = [
    *((f"side: {name}", "side", text) for name, text in SIDES.items()),
    *((f"level: {name}", "level", text) for name, text in LEVELS.items()),
    *((f"act: {name}", "guidance" if name == "guidance" else "act", text) for name, text in ACTS.items()),
    *((f"{kind}: {name}", kind, text) for name, (kind, text) in OTHERS.items()),
]


@pytest.mark.parametrize(("kind", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_both_hands_of_a_contradiction_are_shown(kind: str, text: str) -> None:
    found = findings_of(text).contradictions
    assert [item.kind for item in found] == [kind]
    (item,) = found
    assert item.statement.endswith(".")
    assert item.first
    assert item.second
    assert {span.start for span in item.first}.isdisjoint(span.start for span in item.second)
    for span in item.spans:
        assert text[span.start : span.end] == span.text
