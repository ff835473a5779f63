"""The same contradictions as they are dictated in other layouts: capitals, telegrams, lists, headings of other names."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

CASES = {
    "capitals": (
        "side",
        "CT GUIDED LEFT RENAL MASS BIOPSY\n\nPRONE. UNDER CT A 17 GAUGE COAXIAL NEEDLE WAS ADVANCED TO THE MASS IN THE RIGHT KIDNEY. FOUR 18 "
        "GAUGE CORES. NO BLEEDING.",
    ),
    "numbered title": (
        "side",
        "Procedures performed:\n1. Left lower extremity angiogram\n2. Left popliteal stent\n\nDescription: Access was gained in the left common "
        "femoral artery in antegrade fashion. Angiogram of the right leg shows popliteal occlusion. A 6 x 60 stent was placed in the right "
        "popliteal artery.",
    ),
    "findings before the course": (
        "side",
        "PROCEDURE: Left breast stereotactic biopsy\nFINDINGS: Calcifications in the upper outer quadrant of the right breast.\nPROCEDURE DETAILS: "
        "The right breast was compressed. A 9 gauge device was used to take 12 samples. A clip was placed.",
    ),
    "node": (
        "side",
        "EXAM: US guided left axillary lymph node biopsy.\nTECHNIQUE: The right axilla was scanned. A 14 gauge needle was advanced into the right "
        "axillary lymph node and three cores were taken.",
    ),
    "indication of the other lung": (
        "side",
        "Indication: right lower lobe pneumonia with empyema.\nProcedure: chest tube placement.\nTechnique: The left chest was prepped. Under CT a "
        "needle was advanced into the left pleural collection and a 12 French chest tube was placed.",
    ),
    "ureter": (
        "side",
        "PROCEDURE: Right ureteral stent exchange.\nTECHNIQUE: Through the left nephrostomy a wire was passed. The old stent was removed and a new "
        "8 x 24 double J stent was placed in the left ureter.",
    ),
    "saphenous vein": (
        "side",
        "PROCEDURE: Left great saphenous vein radiofrequency ablation.\nTECHNIQUE: The right great saphenous vein was accessed at the knee under "
        "ultrasound. The catheter was advanced to 2 cm from the junction and the right great saphenous vein was treated in 7 cm segments.",
    ),
    "nerves of a knee": (
        "side",
        "PROCEDURE: Right genicular nerve radiofrequency ablation.\nTECHNIQUE: Three cannulas were placed at the genicular nerves of the left knee. "
        "Lesions at 80 degrees for 90 seconds.",
    ),
    "head": (
        "side",
        "POST-PROCEDURE DIAGNOSIS: Right subdural hematoma.\nPROCEDURE: Middle meningeal artery embolization.\nTECHNIQUE: Right radial access. The "
        "left middle meningeal artery was catheterized and embolized with particles.",
    ),
    "telegram of a line": (
        "side",
        "Access: right IJ, 21g micropuncture, us guided, image saved. 14.5F tunneled catheter.\nImp: left IJ tunneled dialysis catheter placed.",
    ),
    "bilateral title, one side declined": (
        "side",
        "PROCEDURE: Bilateral iliac stents.\nTECHNIQUE: Right femoral access. An 8 x 38 stent was deployed in the right common iliac artery. The left "
        "common iliac gradient was 2 mmHg, and left iliac stenting was not performed.",
    ),
    "the patient's story alone": (
        "side",
        "EXAM: Right upper arm fistulogram with angioplasty.\nHISTORY: Left brachiocephalic fistula with high pressures.\nTECHNIQUE: The fistula was punctured, "
        "a run was made, and the stenosis was dilated with an 8 mm balloon.",
    ),
    "sheath": (
        "side",
        "TECHNIQUE: The left common femoral artery was accessed with a micropuncture needle. A 5 French sheath was placed. Abdominal aortogram was "
        "performed. At the end the right femoral sheath was pulled and manual compression was held for 15 minutes.",
    ),
    "root": (
        "level",
        "PROCEDURE: RIGHT L4 TRANSFORAMINAL ESI\nThe needle was advanced to the right S1 foramen. Contrast flowed along the S1 root. 10 mg "
        "dexamethasone injected.",
    ),
    "balloons in another vertebra": (
        "level",
        "KYPHOPLASTY L3\n\nBoth pedicles of L1 were entered with 10 gauge cannulas. Balloons were inflated to 200 psi. 5 mL of cement was injected at L1.",
    ),
    "disc": (
        "level",
        "Procedure: discogram L3-L4\nTechnique: A needle was advanced into the L5-S1 disc and contrast was injected.",
    ),
    "two levels": (
        "count",
        "PROCEDURE: Two-level kyphoplasty.\nTECHNIQUE: 11 gauge cannulas were advanced through both pedicles of T12. Balloons were inflated. 4 mL of "
        "cement were injected into T12.",
    ),
    "ventriculogram": (
        "act",
        "Procedures: 1. Left heart cath 2. Coronary angiography 3. Left ventriculography\nRight radial 6F. JL3.5 and JR4. LM normal, LAD 30%, LCX "
        "normal, RCA 20%. TR band at end. No left ventriculogram was done because of renal function. LVEDP 12.",
    ),
    "filter not released": (
        "act",
        "PROCEDURES: IVC filter placement; cavogram.\nTECHNIQUE: Right internal jugular access. A pigtail was placed and a cavogram made: cava 34 mm. "
        "The filter was not deployed because of the width of the cava.",
    ),
    "stent of a cephalic arch": (
        "act",
        "OPERATION: Fistulogram, angioplasty and stent of the cephalic arch.\nTECHNIQUE: The fistula was accessed with a micropuncture set. A "
        "fistulogram showed a 70 percent cephalic arch stenosis. This was dilated with an 8 x 40 mm balloon. Because of the good result stenting was "
        "not performed.",
    ),
    "stent deferred": (
        "act",
        "PROCEDURE: Mechanical thrombectomy and iliac vein stent.\nTECHNIQUE: The left popliteal vein was accessed. The clot was removed with a "
        "ClotTriever in five passes. Stent placement was deferred.",
    ),
    "selective study": (
        "act",
        "PROCEDURE: Four vessel cerebral angiogram.\nTECHNIQUE: Right femoral access. A pigtail was placed in the ascending aorta and an arch run was "
        "made. The arch is steep and every catheter fell back. Selective angiography was not achieved.",
    ),
    "sedation under another heading": (
        "documentation",
        "ANESTHESIA: Local only.\nTECHNIQUE: Versed 2 mg and fentanyl 100 mcg were administered by the nurse. A needle was advanced to the lung nodule.",
    ),
    "tube of another size": (
        "device",
        "TECHNIQUE: A 14 French chest tube was placed in the left pleural space.\nIMPRESSION: 10 French chest tube in the left pleural space.",
    ),
    "sheath out and in": (
        "device",
        "TECHNIQUE: Through the sheath an aortogram was made. The sheath was removed and pressure held.\nIMPRESSION: Aortogram. The sheath was sutured "
        "in place.",
    ),
    "start and stop": (
        "time",
        "Moderate sedation was provided. Sedation start 09:00, stop 09:20. Total intraservice time 35 minutes. A needle was advanced to the liver and "
        "cores were taken.",
    ),
    "artery": (
        "place",
        "PROCEDURE: Renal artery stent.\nTECHNIQUE: Left brachial access. The superior mesenteric artery was selected. A 6 x 18 stent was deployed in "
        "the superior mesenteric artery.",
    ),
    "coronary artery": (
        "place",
        "PROCEDURE: PCI of the LAD.\nTECHNIQUE: Right radial access. The right coronary artery was engaged with a JR4 guide. A 3.0 x 18 drug-eluting "
        "stent was deployed in the mid RCA.",
    ),
    "sex": (
        "place",
        "HISTORY: 62-year-old man with pelvic pain.\nPROCEDURE: Uterine artery embolization.\nTECHNIQUE: Both uterine arteries were embolized with "
        "particles.",
    ),
    "prepared on the other side": (
        "side",
        "EXAM: Hip injection.\nTECHNIQUE: The left hip was prepped and draped. Under fluoroscopy a 22 gauge needle was advanced into the right hip joint and steroid was "
        "injected.",
    ),
    "bullets of a title": (
        "act",
        "CATHETERIZATION REPORT\nProcedures performed:\n- Right heart catheterization\n- Coronary angiography\n\nTechnique: Right radial access. The coronary arteries were "
        "injected. A right heart catheterization was not done for want of a vein.",
    ),
    "tip far from the junction": (
        "device",
        "TECHNIQUE: The line was placed. The catheter tip is at the cavoatrial junction.\nIMPRESSION: PICC with its tip in the right subclavian vein.",
    ),
    "observer": (
        "documentation",
        "SEDATION: Versed 1 mg from 13:02 to 13:24. A dedicated nurse with no other task watched the patient.\nTECHNIQUE: A needle was advanced to the gallbladder and a "
        "drain was placed. For want of staff no independent observer was there.",
    ),
    "not yet treated": (
        "plan",
        "TECHNIQUE: Right radial access. A 3.0 x 23 mm drug-eluting stent was deployed in the mid LAD.\nPLAN: The LAD has not yet been treated and will be stented next month.",
    ),
    "image of a needle": (
        "documentation",
        "TECHNIQUE: Under ultrasound a needle was advanced into the knee joint. An image of the needle in the joint was stored. Steroid was injected. Images were not stored.",
    ),
    "fluoroscopy of no time": (
        "guidance",
        "RADIATION: Fluoroscopy time: 0 minutes.\nTECHNIQUE: Under fluoroscopic guidance a needle was advanced to the hip joint and steroid was injected.",
    ),
    "landmarks": (
        "guidance",
        "EXAM: Paracentesis.\nTECHNIQUE: By landmarks, without ultrasound guidance, a catheter was advanced.\nIMPRESSION: Paracentesis under ultrasound "
        "guidance.",
    ),
}


@pytest.mark.parametrize(("kind", "text"), CASES.values(), ids=CASES.keys())
def test_a_contradiction_is_found_in_every_layout(kind: str, text: str) -> None:
    assert [item.kind for item in findings_of(text).contradictions] == [kind]
