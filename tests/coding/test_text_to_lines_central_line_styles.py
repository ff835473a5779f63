"""More reports of central venous devices, by how they are told rather than by rule: notes, run-ons, capitals, teams."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "op note tunneled": (
        (
            "OPERATIVE REPORT\n"
            "PREOPERATIVE DIAGNOSIS: End-stage renal disease.\n"
            "POSTOPERATIVE DIAGNOSIS: Same.\n"
            "OPERATION: Insertion of right internal jugular tunneled dialysis catheter with ultrasound and "
            "fluoroscopic guidance.\n"
            "ANESTHESIA: Local with monitored anesthesia care.\n"
            "DESCRIPTION: The patient was taken to the operating suite. The right neck was prepped. Using "
            "ultrasound, the right internal jugular vein was identified and found to be widely patent. It was "
            "accessed with an 18 gauge needle under direct ultrasound visualization; a permanent recording was "
            "made. The guidewire was passed into the right atrium. An exit site was chosen and the Palindrome "
            "catheter was tunneled to the venotomy. The tract was dilated, the peel-away sheath was placed over "
            "the wire and the wire and dilator were removed. The catheter was advanced through the sheath as the "
            "sheath was peeled away. Fluoroscopy showed the tip in the right atrium without kinks. An image was "
            "saved. The catheter was sutured in place.\n"
            "The patient tolerated it well."
        ),
        ["36558", "76937", "77001"],
    ),
    "TDC run on": (
        (
            "patient here for a tunnel dialysis catheter she is sixty six has aki on ckd the right ij was looked "
            "at with ultrasound its patent needle went in under live ultrasound picture saved to pacs wire to the"
            " ivc tunnel made on the chest and the nineteen centimeter palindrome catheter pulled through the "
            "tunnel then dilated and peel away and catheter in tip in the right atrium by fluoro spot saved both "
            "lumens aspirate well stitched in"
        ),
        ["36558", "76937", "77001"],
    ),
    "conversion": (
        (
            "69 M. Conversion of right IJ temporary dialysis catheter to a tunneled catheter. The existing "
            "nontunneled catheter was prepped, a wire passed through it into the IVC, and the catheter removed. A"
            " tunnel was made and a 23 cm cuffed catheter placed over the wire through a peel-away at the same "
            "venotomy. Fluoroscopy: tip in the right atrium, image saved."
        ),
        ["36558", "77001"],
    ),
    "picc caps": (
        (
            "PROCEDURE: PICC LINE. CLINICAL: 72 YEAR OLD FEMALE, ENDOCARDITIS. THE LEFT BASILIC VEIN WAS "
            "COMPRESSIBLE. UNDER ULTRASOUND GUIDANCE THE VEIN WAS ENTERED AND AN IMAGE WAS RECORDED. A 4 FRENCH "
            "SINGLE LUMEN PICC WAS TRIMMED TO 42 CM AND ADVANCED. FLUOROSCOPY CONFIRMS THE TIP AT THE SVC RA "
            "JUNCTION. NO COMPLICATION."
        ),
        ["36573"],
    ),
    "picc ecg tip": (
        (
            "Vascular access team. 58M. R basilic, US real time, image stored. 5F DL PICC 41 cm, tip by ECG, max "
            "P wave, cavoatrial junction. No CXR needed."
        ),
        ["36573"],
    ),
    "port removal run on": (
        (
            "this is a port removal on a fifty five year old lady done with her chemo left chest was numbed with "
            "lido incision over the old scar the port was dissected out of the pocket sutures cut and the port "
            "and catheter came out in one piece held pressure and closed with monocryl and dermabond"
        ),
        ["36590"],
    ),
    "port removal infected + picc": (
        (
            "41F. Infected right chest port. Port and catheter removed through the old incision, tip intact, sent"
            " for culture, pocket packed. Then PICC for antibiotics: left brachial vein patent on US, live entry,"
            " image saved, 5 Fr PICC placed, tip at the cavoatrial junction on fluoroscopy, saved."
        ),
        ["36573", "36590"],
    ),
    "hickman removal": (
        (
            "Hickman removal at the bedside, 30 M after transplant. Cuff freed with a hemostat, catheter pulled, "
            "intact. Dressing."
        ),
        ["36589"],
    ),
    "tunneled exch caps": (
        (
            "PROCEDURE: REPLACEMENT OF TUNNELED DIALYSIS CATHETER OVER GUIDEWIRE. INDICATION: CUFF EXPOSED. "
            "TECHNIQUE: TWO STIFF GLIDEWIRES WERE PASSED THROUGH THE LUMENS OF THE LEFT IJ CATHETER INTO THE IVC."
            " THE CATHETER WAS REMOVED. A NEW 28 CM CATHETER WAS ADVANCED OVER THE WIRES. THE TIP IS IN THE MID "
            "RIGHT ATRIUM ON FLUOROSCOPY. IMAGE STORED. 77 YEAR OLD MALE."
        ),
        ["36581", "77001"],
    ),
    "nontunneled removed new tunneled other side": (
        (
            "64F. New tunneled catheter, left. The left internal jugular vein was patent by ultrasound, entered "
            "in real time, image kept. Cuffed catheter tunneled and placed via peel-away. Tip right atrium, "
            "fluoro image kept. The right IJ temporary dialysis catheter was pulled and pressure held."
        ),
        ["36558", "76937", "77001"],
    ),
    "swan not line": (
        (
            "Right heart catheterization. 60 M. Right internal jugular vein, 7 Fr sheath. Swan-Ganz catheter "
            "advanced to the pulmonary artery. Pressures recorded. Catheter and sheath removed."
        ),
        [],
    ),
    "line check tunneled no blood": (
        (
            "Tunneled catheter check, 50F. Contrast injected through both lumens of the right IJ tunneled "
            "catheter under fluoroscopy. Tip in the right atrium, no fibrin sheath, no kink. Catheter not "
            "exchanged. Images saved."
        ),
        ["36598"],
    ),
    "declot both clinic": (
        (
            "Infusion center. PICC occluded. 2 mg Cathflo instilled and left to dwell 120 minutes; good blood "
            "return afterwards. 48 M."
        ),
        ["36593"],
    ),
    "trach": (
        ("ICU. Shiley 8 tracheostomy exchanged over a bougie. Central line in place, not touched. 66M"),
        [],
    ),
    "abdominal drain": (
        (
            "CT-guided drainage. 10 Fr pigtail placed into the pelvic abscess. Drain exchanged over a wire. "
            "Triple lumen catheter in the right neck noted on scout."
        ),
        ["75984"],
    ),
    "femoral tunneled": (
        (
            "61 M, central veins occluded. Left common femoral vein patent, US live puncture, image saved. "
            "Tunneled 50 cm dialysis catheter placed on the thigh, tip in the IVC at the right atrium, "
            "fluoroscopy saved."
        ),
        ["36558", "76937", "77001"],
    ),
    "translumbar": (
        (
            "Port placement aborted. 49F. Right IJ occluded on ultrasound. Left IJ entered but wire would not "
            "pass. No port was placed. She will be brought back."
        ),
        [],
    ),
    "small bore tunneled": (
        (
            "Small bore tunneled central venous catheter, 45F, renal disease, vein preservation. Right IJ patent "
            "on ultrasound, real-time entry, image to PACS. 5 Fr dual lumen cuffed catheter tunneled, tip at "
            "cavoatrial junction, fluoro image saved."
        ),
        ["36558", "76937", "77001"],
    ),
    "apheresis nontunneled kid": (
        (
            "2-year-old. Apheresis catheter, nontunneled 8 Fr, right femoral vein. Ultrasound: vein patent, "
            "needle seen entering, image saved. Catheter placed over the wire, tip in the IVC on fluoroscopy, "
            "saved."
        ),
        ["36555", "76937", "77001"],
    ),
    "repair": (
        (
            "Broken hub of right Hickman. The external segment was cut and a repair kit was spliced on. Flushes "
            "well. 12M."
        ),
        ["36575"],
    ),
    "no US doc": (
        (
            "Port placement, 52F. Ultrasound guidance was used for access to the right internal jugular vein. "
            "Pocket made. Port placed, catheter tunneled, tip in SVC by fluoroscopy, image saved."
        ),
        ["36561", "77001"],
    ),
    "history sentences": (
        (
            "59M. He had a left chest port placed in 2019 and removed in 2021. Today a right internal jugular "
            "port: vein patent, live ultrasound entry, image saved. Pocket, port placed, catheter via peel-away, "
            "tip cavoatrial junction on fluoroscopy, saved."
        ),
        ["36561", "76937", "77001"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    found = [line for line in lines_of(text) if not line.startswith(("49", "75989", "32"))]
    assert found == expected
