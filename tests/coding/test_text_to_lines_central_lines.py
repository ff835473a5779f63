"""Reports of central venous devices in many dictation styles, and the codes that the rules give them."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "VINT-68 tunneled dialysis catheter, headed template": (
        """PROCEDURE: Tunneled hemodialysis catheter placement, right internal jugular vein.
INDICATION: 54-year-old woman with end-stage renal disease, no usable fistula.
ANESTHESIA: Local lidocaine only.
TECHNIQUE: The right internal jugular vein was patent and compressible on ultrasound. Under real-time
ultrasound the needle
entered the vein and a permanent image was stored. A wire was advanced to the inferior vena cava under
fluoroscopy. A tunnel
was created on the chest wall and a 19 cm cuffed catheter was drawn through it and placed through a peel-away sheath.
The final spot image shows the tip in the right atrium. Both lumens flushed well.
IMPRESSION: Functioning tunneled dialysis catheter.""",
        ["36558", "76937", "77001"],
    ),
    "VINT-68 port, run-on dictation": (
        "this is a chest port placement on a sixty one year old man with colon cancer the right "
        "internal jugular vein was patent "
        "on ultrasound it was punctured with a micropuncture needle under live ultrasound and an "
        "image was saved wire went down to "
        "the ivc under fluoroscopy then a pocket was made below the clavicle and the power port was "
        "placed in the pocket the "
        "catheter was tunneled up to the neck cut to length and put in through the peel away sheath "
        "tip is at the cavoatrial "
        "junction on the final fluoroscopic image pocket closed with vicryl",
        ["36561", "76937", "77001"],
    ),
    "VINT-68 nontunneled line by landmark, note": (
        "ICU line. 66 M septic shock. Left subclavian vein entered by landmarks, first pass. Triple "
        "lumen catheter advanced over "
        "the wire to 18 cm and sutured. No ultrasound, no fluoroscopy. Chest film ordered, tip in "
        "the SVC, no pneumothorax.",
        ["36556"],
    ),
    "VINT-68 nontunneled dialysis line, bullets": (
        """- Temporary dialysis catheter, R femoral vein
- 71F, AKI, potassium 7.1
- US: vein patent, compressible. Needle watched into the vein live. Image to PACS.
- 13 Fr 24 cm Trialysis over the wire, sutured
- Fluoro spot: tip in the IVC, saved""",
        ["36556", "76937", "77001"],
    ),
    "VINT-68 port in a child, caps": (
        """OPERATION: PLACEMENT OF SUBCUTANEOUS VENOUS ACCESS PORT.
INDICATION: 3-YEAR-OLD BOY WITH LEUKEMIA.
ANESTHESIA: GENERAL.
THE LEFT SUBCLAVIAN VEIN WAS PUNCTURED BY LANDMARKS. A WIRE WAS PASSED UNDER FLUOROSCOPY. A POCKET WAS MADE AND THE PORT
WAS PLACED IN IT. THE CATHETER WAS TUNNELED AND INTRODUCED THROUGH A PEEL-AWAY SHEATH. THE TIP LIES IN THE SVC ON THE
SAVED FLUOROSCOPIC IMAGE.""",
        ["36560", "77001"],
    ),
    "VINT-68 tunneled line in a child": (
        "4-year-old girl, short gut. Right internal jugular Broviac placement under general "
        "anesthesia. Ultrasound: vein patent; needle "
        "entry seen in real time; image stored. The Broviac was tunneled from the chest and placed "
        "through a peel-away sheath. "
        "Fluoroscopy: tip at the SVC/RA junction, image saved.",
        ["36557", "76937", "77001"],
    ),
    "VINT-68 arm port": (
        "Left arm port, 44F, breast cancer. Left basilic vein above the elbow, patent on US, "
        "real-time entry, image kept. Pocket on the "
        "inner upper arm, port placed and secured, catheter advanced through the sheath. Fluoro: tip "
        "lower SVC, spot saved.",
        ["36571", "76937", "77001"],
    ),
    "VINT-68 two catheters through two sites": (
        "62 M dialysis. Two separate punctures of the right internal jugular vein. Each seen live "
        "with ultrasound, vein patent, "
        "images saved. Two Tesio catheters were tunneled separately and placed through peel-away "
        "sheaths, tips in the right atrium "
        "on fluoroscopy, images stored.",
        ["36565", "76937", "77001"],
    ),
    "VASC-70 marking only is no guidance": (
        "58 M. Tunneled dialysis catheter. Ultrasound was used to mark the skin over the right "
        "internal jugular vein, which was then "
        "entered by feel. Cuffed catheter placed through a tunnel over the wire. Tip in the right "
        "atrium on fluoroscopy, image saved.",
        ["36558", "77001"],
    ),
    "VASC-70 image not saved": (
        "70F with ESRD. Right internal jugular vein patent on ultrasound, needle entry seen in real "
        "time; the printer was down and no "
        "image was saved. Tunneled Palindrome catheter placed. Fluoroscopy: tip right atrium, spot image stored.",
        ["36558", "77001"],
    ),
    "VINT-70 PICC with imaging": (
        "PICC LINE PLACEMENT. 47 M osteomyelitis. Right brachial vein patent and compressible by "
        "ultrasound; entered under real-time "
        "guidance, image stored. 5 Fr dual lumen PICC cut to 40 cm, advanced over the wire. Tip at "
        "the cavoatrial junction on "
        "fluoroscopy, image saved.",
        ["36573"],
    ),
    "VINT-70 bedside PICC without imaging": (
        "Bedside PICC, age 40, medical ICU. Left basilic vein found by palpation, no ultrasound and "
        "no fluoroscopy. 5 Fr PICC threaded "
        "to 44 cm. Chest film: tip in the mid SVC.",
        ["36569"],
    ),
    "VINT-70 ultrasound without a kept image": (
        "39-year-old woman. PICC at the bedside. Ultrasound was used to puncture the right basilic "
        "vein. 4 Fr PICC inserted 38 cm. "
        "No image was kept. Chest x-ray: tip in the SVC.",
        ["36569"],
    ),
    "VINT-70 PICC in an infant": (
        "7-month-old boy, long-term antibiotics. Right basilic vein patent, real-time ultrasound "
        "entry, picture saved. 3 Fr PICC "
        "placed under fluoroscopy, tip in the distal SVC, final image stored.",
        ["36572"],
    ),
    "VINT-67 midline": (
        "Midline catheter insertion, left basilic vein, 20 cm, tip in the axillary vein. Ultrasound "
        "real-time, vein patent, image saved. "
        "55F, two weeks of antibiotics.",
        ["36410", "76937"],
    ),
    "VINT-71 tunneled exchange over a wire": (
        """TUNNELED DIALYSIS CATHETER EXCHANGE
CLINICAL: 68 M, poor flows through the right IJ catheter.
The cuff was dissected free. A stiff wire was advanced through the existing catheter into the IVC under
fluoroscopy. The old
catheter was removed and a new 23 cm cuffed catheter was placed over the wire through the same tunnel. Tip in
the right atrium,
final image saved. Flows are good.""",
        ["36581", "77001"],
    ),
    "VINT-71 nontunneled exchange": (
        "Left IJ triple lumen catheter exchanged over a wire for a new triple lumen, same site, "
        "sutured. Septic 59F, line day 9. No "
        "imaging. Film: tip SVC.",
        ["36580"],
    ),
    "VINT-71 PICC exchange": (
        "PICC exchange. 33F, existing right arm PICC leaking at the hub. A wire was passed through "
        "the PICC under fluoroscopy, the old "
        "PICC removed and a new 5 Fr PICC placed over the wire. Tip in the lower SVC on the saved spot film.",
        ["36584"],
    ),
    "VINT-71 port exchange, same pocket and vein": (
        "Port exchange, same venotomy. 63 M. The old right chest port and catheter were freed; a "
        "wire was passed through the cut catheter "
        "and both were removed. A new port was placed in the existing pocket with its catheter over "
        "the wire through the same venotomy. "
        "Fluoroscopy: tip at the cavoatrial junction, image saved.",
        ["36582", "77001"],
    ),
    "VINT-71 catheter of a port": (
        "Port revision, 51F. The right chest port reservoir was left in place. The cracked catheter "
        "was disconnected and exchanged over "
        "a wire for a new one, which was connected to the existing reservoir. Fluoroscopy: tip in "
        "the SVC, image saved.",
        ["36578", "77001"],
    ),
    "VINT-71 removal of a tunneled catheter": (
        "Tunneled catheter removal. 60 M, fistula now in use. Local anesthesia. The cuff was freed "
        "by blunt dissection and the right IJ "
        "tunneled dialysis catheter was removed intact. Pressure held.",
        ["36589"],
    ),
    "VINT-71 removal of a port": (
        "PORT REMOVAL\nHistory: 49-year-old woman, chemotherapy finished.\nUnder local anesthesia "
        "the scar was excised, the port and "
        "catheter were dissected free and removed in one piece. Wound closed in layers.",
        ["36590"],
    ),
    "VINT-71 removal of a nontunneled line has no code": (
        "Temporary dialysis catheter removal. 72F, renal recovery. Sutures cut, right femoral "
        "temporary dialysis catheter withdrawn, pressure "
        "10 minutes.",
        [],
    ),
    "VINT-71 left removed, right new": (
        """OPERATION: New right tunneled catheter, removal of left tunneled catheter.
45-year-old man with exit site infection of the left IJ tunneled dialysis catheter.
The right internal jugular vein was patent on ultrasound and punctured under real-time guidance, image
saved. A new cuffed tunneled catheter was placed through a peel-away sheath, tip in the right atrium on
fluoroscopy, image saved. The left tunneled catheter was then removed after freeing its cuff.""",
        ["36558", "36589", "76937", "77001"],
    ),
    "VINT-72 stripping by snare": (
        "Fibrin sheath stripping. 57 M, right IJ tunneled dialysis catheter with poor flow. Right "
        "femoral vein sheath. A gooseneck snare was "
        "advanced to the SVC, closed around the catheter and pulled down over it three times, "
        "stripping the fibrin sheath. The catheter "
        "stays in place and flows well.",
        ["36595", "75901"],
    ),
    "VINT-72 contrast check alone": (
        "PORT CHECK. 66F, port does not draw. The right chest port was accessed with a Huber needle. "
        "Contrast was injected through the port "
        "under fluoroscopy: the tip is in the SVC, fibrin sheath, no leak. Images stored.",
        ["36598"],
    ),
    "VINT-72 repositioning": (
        "PICC repositioning. The tip of the left PICC had flipped into the right jugular vein. Under "
        "fluoroscopy a wire was advanced through "
        "the PICC and it was repositioned with the tip in the lower SVC. Image saved. 37 M.",
        ["36597"],
    ),
    "VINT-72 dwell, facility": (
        "Clotted port, 70 M. 2 mg of alteplase were instilled into the port and left for two hours. "
        "Blood then came back freely.",
        ["36593"],
    ),
    "planned line is not coded": (
        "Consult, 50F. She needs a tunneled dialysis catheter; placement is planned for tomorrow. "
        "Right internal jugular vein patent on "
        "bedside ultrasound. No procedure was performed today.",
        [],
    ),
    "correction of side, port": (
        "63-year-old woman, port placement. The left, correction, the right internal jugular vein "
        "was patent on ultrasound and entered under "
        "direct real-time visualization, image archived. Pocket in the right chest, port placed, "
        "catheter tunneled and inserted through "
        "the peel-away. Tip at the atriocaval junction by fluoroscopy, film stored.",
        ["36561", "76937", "77001"],
    ),
    "failed exchange, new puncture": (
        "58 M. Exchange of the right IJ tunneled catheter was planned, but the wire would not pass "
        "and the old catheter was removed. The left "
        "internal jugular vein, patent on ultrasound, was punctured under real-time guidance with "
        "image saved. New tunneled catheter placed, "
        "tip in the right atrium on fluoroscopy, image saved.",
        ["36558", "36589", "76937", "77001"],
    ),
    "tunneled drain is no venous line": (
        "72F with malignant ascites. Tunneled PleurX peritoneal catheter placed under ultrasound and "
        "fluoroscopy, cuff in the tract, 3 L off.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    found = [line for line in lines_of(text) if not line.startswith(("49", "75989", "32"))]
    assert found == expected
