"""Reports that look as if they contradicted themselves and do not: nothing is to be shown to a coder."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

BODY = (
    "The patient was placed supine on the table. The skin was prepped and draped and anesthetized. A micropuncture set was used and a "
    "5 French sheath was placed over a wire. "
)

SIDES = {
    "access on the other side": (
        "PROCEDURE: Left leg angiogram and left superficial femoral artery stent.\nTECHNIQUE: The right common femoral artery was punctured "
        "and a 6 French sheath was brought over the bifurcation. A stent was deployed in the left superficial femoral artery. The right groin "
        "was closed.\nIMPRESSION: Left superficial femoral artery stent."
    ),
    "both legs studied, one treated": (
        "PROCEDURE: Right superficial femoral artery angioplasty.\nTECHNIQUE: Left common femoral access. Runs of both legs were made. The right "
        "superficial femoral artery was dilated with a 5 mm balloon.\nFINDINGS: Left leg: patent to the ankle. Right leg: 80 percent stenosis."
    ),
    "the other kidney looked at": (
        "PROCEDURE: Right nephrostomy tube placement.\nTECHNIQUE: The right kidney was punctured and an 8 French nephrostomy tube was placed. "
        "The left kidney is small.\nIMPRESSION: Right nephrostomy tube."
    ),
    "the other kidney taken out before": (
        "PROCEDURE: Right nephrostomy tube placement.\nINDICATION: Right hydronephrosis, status post left nephrectomy.\nTECHNIQUE: The right kidney "
        "was punctured and an 8 French tube was placed."
    ),
    "other side treated last month": (
        "PROCEDURE: Left thoracentesis.\nHISTORY: Right thoracentesis last month.\nTECHNIQUE: A catheter was advanced into the left pleural space and "
        "800 mL were drained."
    ),
    "other side next week": (
        "PROCEDURE: Right knee injection.\nTECHNIQUE: A needle was advanced into the right knee joint and steroid was injected.\nPLAN: Left knee "
        "injection next week."
    ),
    "other side failed": (
        "PROCEDURE: PICC placement.\nTECHNIQUE: The left basilic vein was tried first and the wire would not pass. The right basilic vein was "
        "punctured and a 5 French PICC was placed.\nIMPRESSION: Right PICC."
    ),
    "both sides really done": (
        "PROCEDURE: Bilateral L4-L5 facet joint injection.\nTECHNIQUE: A needle was advanced into the right L4-L5 facet joint and steroid injected. "
        "The same was done on the left.\nIMPRESSION: Bilateral facet injection."
    ),
    "two breasts": (
        "PROCEDURE: Core biopsy right breast; stereotactic biopsy left breast.\nTECHNIQUE: The mass of the right breast was sampled with a 14 gauge "
        "needle. Then the calcifications of the left breast were sampled with a 9 gauge device."
    ),
    "spoken correction": (
        "PROCEDURE: Right nephrostomy.\nTECHNIQUE: The left, correction, right kidney was punctured and an 8 French nephrostomy tube was placed in the "
        "right renal pelvis."
    ),
    "addendum settles it": (
        "PROCEDURE: Right nephrostomy.\nTECHNIQUE: The left kidney was punctured and an 8 French nephrostomy tube was placed in the left renal "
        "pelvis.\nADDENDUM: The title is in error. The side is left, not right."
    ),
    "left what was left": (
        "PROCEDURE: Right chest port.\nTECHNIQUE: The right internal jugular vein was punctured. A pocket was made in the right chest and the port was "
        "placed. The port was left accessed."
    ),
    "verb": (
        "PROCEDURE: Right nephrostomy exchange.\nTECHNIQUE: The right tube was exchanged over a wire for a 10 French tube, which was left to gravity."
    ),
    "posture": (
        "PROCEDURE: Right thoracentesis.\nTECHNIQUE: In the left lateral decubitus position a catheter was advanced into the right pleural space and "
        "700 mL were drained."
    ),
    "chambers": (
        "PROCEDURE: Right heart catheterization.\nTECHNIQUE: Right internal jugular access. A balloon tipped catheter was advanced to the right "
        "atrium, right ventricle, left pulmonary artery and wedge."
    ),
    "lobe of the liver": (
        "PROCEDURE: Embolization of the left hepatic lobe.\nTECHNIQUE: Right femoral access. The left hepatic artery was selected with a "
        "microcatheter and particles were given. The right hepatic artery was spared."
    ),
    "liver biopsy from the right": (
        "PROCEDURE: Biopsy of the left hepatic lobe.\nTECHNIQUE: From a right intercostal approach a 17 gauge needle was advanced into the left lobe and "
        "three cores were taken."
    ),
    "stroke of the other half": (
        "PROCEDURE: Left carotid stent.\nINDICATION: Right arm weakness.\nTECHNIQUE: Right femoral access. An 8 x 40 stent was deployed in the left "
        "internal carotid artery."
    ),
    "cuff on the other arm": (
        "PROCEDURE: Right arm fistulogram.\nTECHNIQUE: A cuff lay on the left arm. The fistula of the right arm was punctured and a run was made."
    ),
    "vein of the other side on the way": (
        "EXAM: Left gonadal vein embolization.\nTECHNIQUE: The right internal jugular vein was punctured. The left renal vein was selected and the left "
        "gonadal vein was closed with coils."
    ),
    "two groins": (
        "TECHNIQUE: The right and left common femoral arteries were punctured and sheaths placed. Kissing stents were placed in both common iliac "
        "arteries. The left sheath was removed with a closure device, then the right."
    ),
    "second puncture and its closure": (
        "TECHNIQUE: The right common femoral artery was punctured and a 5 French sheath placed. The left common femoral artery was then punctured for "
        "an antegrade sheath. The left groin was closed with a device and the right was held."
    ),
    "line on one side, old line on the other": (
        "PROCEDURE: Right internal jugular tunneled catheter placement; removal of left tunneled catheter.\nTECHNIQUE: The right internal jugular vein "
        "was punctured and a tunneled catheter was placed. The left catheter was freed and removed."
    ),
    "symptom on both sides, injection on one": (
        "PROCEDURE: Left sacroiliac joint injection.\nINDICATION: Low back pain, left more than right.\nTECHNIQUE: A needle was advanced into the left "
        "sacroiliac joint and steroid was injected."
    ),
    "comparison": (
        "PROCEDURE: Left renal artery stent.\nTECHNIQUE: Right femoral access. The left renal artery was selected and a 6 x 18 stent was deployed in the left "
        "renal artery, now as wide as the right renal artery."
    ),
    "bilateral study told by both": (
        "PROCEDURE: Bilateral lower extremity runoff.\nTECHNIQUE: Right femoral access. A pigtail was placed above the bifurcation and a runoff of both "
        "legs was made.\nFINDINGS: Left SFA occluded."
    ),
    "an operation of the other side in the story": (
        "EXAM: Right breast biopsy.\nHISTORY: Left mastectomy 2019. Left breast cancer then.\nTECHNIQUE: A 14 gauge needle was advanced into the mass and three "
        "cores were taken."
    ),
    "wanted the other side too": (
        "PROCEDURE: Right shoulder injection.\nTECHNIQUE: A needle was advanced into the right shoulder joint and steroid was injected. She asked for the "
        "left shoulder as well and was told to wait."
    ),
}

LEVELS = {
    "spread to another level": (
        "PROCEDURE: L4-L5 epidural steroid injection.\nTECHNIQUE: A Tuohy needle was advanced at L4-L5. Contrast spread up to L2-L3. Steroid was injected."
    ),
    "nerves of a joint": (
        "PROCEDURE: L4-L5 medial branch block.\nTECHNIQUE: Needles were advanced to the L3 and L4 medial branches at the transverse processes of L4 and L5 and "
        "bupivacaine was injected."
    ),
    "catheter threaded up": (
        "PROCEDURE: C5-C6 epidural steroid injection.\nTECHNIQUE: A Tuohy needle was advanced at C7-T1, and a catheter was threaded to C5-C6, where steroid was "
        "injected."
    ),
    "older cement": (
        "PROCEDURE: T12 vertebroplasty.\nHISTORY: L2 kyphoplasty 2021.\nTECHNIQUE: A 13 gauge needle was advanced through the pedicle of T12 and 3 mL of cement were "
        "injected. L2 holds its old cement."
    ),
    "foramen and root": (
        "PROCEDURE: Right L5 transforaminal injection.\nTECHNIQUE: A needle was advanced to the right L5-S1 foramen and steroid was injected."
    ),
    "stenosis elsewhere": (
        "PROCEDURE: Lumbar myelogram.\nTECHNIQUE: A spinal needle was advanced at L2-L3 and 12 mL of contrast were injected into the thecal sac.\nIMPRESSION: Stenosis "
        "at L4-L5."
    ),
    "level counted twice": (
        "PROCEDURE: L3-L4 and L4-L5 facet injection.\nTECHNIQUE: Needles were advanced into the L4-L5 facet joints and steroid injected, then L3-L4."
    ),
}

ACTS = {
    "follow-up of an earlier treatment": (
        "Cerebral angiogram for follow up of a coiled aneurysm.\nTECHNIQUE: "
        + BODY
        + "The left internal carotid artery was selected and filmed: the aneurysm is closed. No "
        "further embolization needed."
    ),
    "another vessel not yet treated": (
        "TECHNIQUE: "
        + BODY
        + "A 3.0 x 23 mm stent was deployed in the mid LAD.\nPLAN: The RCA has not yet been treated and will be stented next month."
    ),
    "plan of the indication": (
        "INDICATION: Here for stent of the left SFA.\nTECHNIQUE: "
        + BODY
        + "The left SFA was dilated with a 5 mm balloon with a good result. No stent was needed."
    ),
    "decided against": (
        "PROCEDURE: Left leg angiogram, possible stent.\nTECHNIQUE: "
        + BODY
        + "The lesion was dilated with a 5 mm balloon. We decided against a stent."
    ),
    "attempt in the title": (
        "PROCEDURE: Attempted IVC filter retrieval.\nTECHNIQUE: "
        + BODY
        + "Filter retrieval was attempted with a snare and given up."
    ),
    "scheduled title": (
        "PROCEDURE SCHEDULED: Kyphoplasty L1.\nTECHNIQUE: "
        + BODY
        + "A needle was advanced into L1 and cement was injected."
    ),
    "cancelled": (
        "PROCEDURE: Right chest port placement.\nSTATUS: CANCELLED. The patient had a fever. No skin was punctured and the port was not placed."
    ),
    "stent by its brand": (
        "PROCEDURE: Right iliac stent placement.\nTECHNIQUE: "
        + BODY
        + "An Express LD 8 x 27 was deployed at the right common iliac origin and dilated to 8 mm. The "
        "run afterwards was good. The sheath was taken out and the groin was held for fifteen minutes by hand without a hematoma."
    ),
    "stent told in the summary": (
        "PROCEDURE: Left iliac angioplasty and stent.\nTECHNIQUE: "
        + BODY
        + "The left iliac artery was treated with a good result on the last run.\nIMPRESSION: Left "
        "iliac stent, open."
    ),
    "no further stent": (
        "PROCEDURE: Left SFA stent.\nTECHNIQUE: "
        + BODY
        + "A 6 x 80 stent was deployed in the left SFA. No further stent was placed."
    ),
    "no stent in the other vessel": (
        "TECHNIQUE: "
        + BODY
        + "A 6 x 80 stent was deployed in the left SFA. The popliteal artery was dilated with a 4 mm balloon. No stent was placed."
    ),
    "no stent at first": (
        "TECHNIQUE: "
        + BODY
        + "The left iliac artery was dilated with a 7 mm balloon. No stent was placed initially. After recoil an 8 x 40 stent was deployed in the left "
        "iliac artery."
    ),
    "no residual stenosis after stenting": (
        "PROCEDURE: Left iliac stent.\nTECHNIQUE: "
        + BODY
        + "An 8 x 40 stent was deployed in the left iliac artery. No residual stenosis after stenting."
    ),
    "no biopsy of another lesion": (
        "PROCEDURE: Liver biopsy.\nTECHNIQUE: Under ultrasound a needle was advanced to the mass of the right lobe and three core biopsies were taken. The cyst was "
        "not biopsied."
    ),
    "old stent of the title": (
        "PROCEDURE: Angioplasty of in-stent restenosis, right SFA.\nTECHNIQUE: "
        + BODY
        + "The right SFA was dilated with a 6 mm drug-coated balloon for three minutes. The "
        "last run showed a good result with three vessels to the foot and no dissection. The sheath was removed and pressure was held by hand for a quarter of an hour."
    ),
    "removal of a stent": (
        "PROCEDURE: Ureteral stent removal, left.\nTECHNIQUE: Through the left tract the ureteral catheter was caught with a snare and taken out over a wire. A nephrostomy "
        "was placed in its stead and sutured to the skin. The patient was put on the table prone with cushions, prepped with chlorhexidine, draped, and given lidocaine."
    ),
    "stent graft": (
        "PROCEDURE: Thoracic stent graft.\nTECHNIQUE: "
        + BODY
        + "A 34 x 150 TAG was deployed below the left subclavian artery and moulded with a balloon. The sheath came out "
        "and the artery was closed with sutures placed at the start. The pulses were felt at the feet afterwards and there was no leak on the last run of the aorta."
    ),
    "lysis of adhesions": (
        "PROCEDURE: Epidural lysis of adhesions, caudal.\nTECHNIQUE: A needle was advanced through the sacral hiatus and a Racz catheter was threaded to L5. Hyaluronidase and "
        "then hypertonic saline were injected in small parts over half an hour with the patient awake and the legs moving. The catheter was taken out and was whole."
    ),
    "short note": "PROCEDURE: Right iliac stent.\nTechnically successful. No complication.",
    "ultrasound only marked the skin": (
        "PROCEDURE: Ultrasound guided paracentesis.\nTECHNIQUE: Ultrasound was used to mark the skin. A catheter was advanced and 3 L of ascites drained."
    ),
    "pressure only in the aorta, no claim": (
        "PROCEDURE: Coronary angiography.\nTECHNIQUE: Right radial access. The coronary arteries were injected. The aortic valve was not crossed."
    ),
}

OTHERS = {
    "a title whose work was called off": (
        "Thoracentesis on the left. The patient sat up and the chest was scanned, the fluid was too little to tap "
        "safely and thoracentesis was not performed. Patient back to the ward."
    ),
    "drain exchanged": (
        "PROCEDURE: Drain exchange.\nTECHNIQUE: The old drain was removed over a wire and a new 12 French drain was placed. The drain was left to bag."
    ),
    "one of two tubes out": ("TECHNIQUE: The second tube was removed. The other tube was left in place to gravity."),
    "sheath changed for a larger one": (
        "TECHNIQUE: The 5 French sheath was exchanged for a 7 French sheath. At the end the sheath was removed."
    ),
    "drain to be removed later": (
        "TECHNIQUE: A 10 French drain was placed in the abscess and sutured.\nPLAN: The drain will be removed when its output is low."
    ),
    "upsized": (
        "TECHNIQUE: The 8 French drain was upsized to a 12 French drain over a wire.\nIMPRESSION: 12 French drain."
    ),
    "tip moved": (
        "TECHNIQUE: The PICC was placed. The tip was first in the azygos vein and was repositioned. The tip lies in the superior vena cava.\nIMPRESSION: PICC tip in the "
        "superior vena cava."
    ),
    "tip at the junction": (
        "TECHNIQUE: A port was placed. The tip lies in the lower superior vena cava.\nIMPRESSION: Port, tip at the cavoatrial junction."
    ),
    "tip of the wire": (
        "TECHNIQUE: The wire tip was advanced to the inferior vena cava. The catheter was placed, its tip in the right atrium.\nIMPRESSION: Tip in the right atrium."
    ),
    "samples by needle and by core": (
        "TECHNIQUE: Two fine needle samples were taken from the thyroid nodule, then three core samples.\nIMPRESSION: Biopsy of the thyroid nodule, five samples."
    ),
    "liters rounded": (
        "EXAM: Paracentesis.\nTECHNIQUE: A catheter was placed and 4,850 mL of ascites were drained.\nIMPRESSION: Paracentesis, 4.9 liters of fluid removed."
    ),
    "liters removed and albumin given": (
        "EXAM: Paracentesis.\nTECHNIQUE: 6.2 liters of ascites were removed. 150 mL of albumin were given.\nIMPRESSION: 6.2 liters of ascites removed."
    ),
    "image of one puncture kept, of none other spoken": (
        "TECHNIQUE: The right common femoral artery was patent on ultrasound and the needle was seen to enter in real time; an image was saved. A sheath was placed."
    ),
    "no contrast leak": (
        "TECHNIQUE: The abscess was entered and 10 mL of contrast were injected through the drain. No contrast leaked. No extravasation of contrast."
    ),
    "study before without contrast": (
        "COMPARISON: CT without contrast.\nTECHNIQUE: A needle was advanced into the hip joint, and 2 mL of contrast were injected, then steroid."
    ),
    "local only, drugs at home": (
        "TECHNIQUE: Local anesthesia only. She took her own lorazepam before. A needle was advanced into the thyroid nodule and three cores were taken."
    ),
    "fluoroscopy time below one": (
        "TECHNIQUE: Under fluoroscopic guidance a needle was advanced to L4-L5 and steroid was injected. Fluoroscopy time: 0.4 minutes."
    ),
    "fluoroscopy of seconds": (
        "RADIATION: Fluoroscopy time: 0 minutes 45 seconds.\nTECHNIQUE: Under fluoroscopic guidance a needle was advanced to L4-L5 and steroid was injected."
    ),
    "minutes of pressure": (
        "SEDATION: Moderate sedation with midazolam 1 mg from 10:00 to 10:24, 24 minutes.\nTECHNIQUE: An artery was punctured. Pressure was held for 15 minutes."
    ),
    "minutes rounded": (
        "SEDATION: Moderate sedation, midazolam 1 mg, 10:00 to 10:24, total time 25 minutes.\nTECHNIQUE: The liver was punctured and two cores were taken."
    ),
    "fluoroscopy minutes": (
        "SEDATION: Moderate sedation with midazolam 2 mg from 09:00 to 09:40.\nRADIATION: Fluoroscopy time 12 minutes.\nTECHNIQUE: A needle was advanced to L1 and cement "
        "was injected."
    ),
    "the other vessel later": (
        "TECHNIQUE: A 6 x 18 stent was deployed in the left renal artery.\nPLAN: The patient will return for stenting of the right renal artery."
    ),
    "repeat of the same": (
        "TECHNIQUE: 3 liters of ascites were removed by paracentesis.\nPLAN: Repeat paracentesis as needed."
    ),
    "exchange in months": (
        "TECHNIQUE: An 8 French nephrostomy tube was placed in the right kidney.\nPLAN: The patient will return for nephrostomy exchange in three months."
    ),
    "liver by its adjective": (
        "PROCEDURE: Liver biopsy.\nTECHNIQUE: A needle was advanced through the skin over the ninth rib to the hepatic mass and three cores were taken. The right kidney was "
        "kept out of the way."
    ),
    "drain beside the kidney": (
        "PROCEDURE: Drainage of a perinephric abscess.\nTECHNIQUE: Under CT a needle was advanced to the collection beside the left kidney and a 10 French drain was placed."
    ),
}

LONG = (
    "The patient was brought to the room and placed supine. The skin was prepped, draped and anesthetized. Access was obtained and a sheath was placed over a wire. "
    "The target was reached with a catheter and a wire. {} The last pictures were good. The sheath was removed and pressure was held. The patient left the room in good "
    "condition and without complaints."
)
BY_OTHER_WORDS = {
    "PCI with stent": "A 3.5 x 24 DES was deployed in the RCA.",
    "SFA stent": "A 6 x 100 Supera was deployed in the SFA.",
    "Embolization": "Two Tornado 5/3 were deployed.",
    "Filter placement": "A Denali was released below the renal veins.",
    "SFA atherectomy": "Four passes were made with the HawkOne.",
    "Thrombectomy": "Three pulls with the FlowTriever.",
    "Kyphoplasty": "A SpineJack was opened in L1.",
    "Angioplasty": "6 x 80 Mustang to nominal for two minutes.",
    "Liver biopsy": "18 g x 3 into formalin.",
    "Drain placement": "A 10 F Flexima was left to bulb.",
    "Nephrostomy": "8.5 F Cope loop to gravity.",
    "Vertebroplasty": "3 mL of Simplex P were put in.",
    "Cryoablation": "Two IceRods, ten minutes, eight, ten.",
    "Right heart catheterization": "RA 5, RV 30/5, PA 30/12, PCWP 11.",
    "Left heart catheterization": "LV 130/10.",
    "Thrombolysis": "EKOS with tPA 1 mg an hour.",
    "Lumbar puncture": "CSF clear, 12 mL in four tubes.",
    "FFR": "Pressure wire 0.78 after adenosine.",
    "CT guided biopsy": "On the scanner table the needle was placed and three cores taken.",
    "Ultrasound guided thoracentesis": "Probe on the chest showed a pocket. 900 mL drained.",
}

CASES = [(name, text) for group in (SIDES, LEVELS, ACTS, OTHERS) for name, text in group.items()]


@pytest.mark.parametrize("text", [text for _, text in CASES], ids=[name for name, _ in CASES])
def test_nothing_is_shown_where_nothing_contradicts(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions] == []


@pytest.mark.parametrize(("title", "words"), BY_OTHER_WORDS.items(), ids=BY_OTHER_WORDS.keys())
def test_what_the_title_lists_may_be_told_by_a_device_or_a_result(title: str, words: str) -> None:
    text = f"PROCEDURE: {title}.\nTECHNIQUE: {LONG.format(words)}"
    assert [item.statement for item in findings_of(text).contradictions] == []
