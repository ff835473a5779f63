"""Central lines in letters, telegrams, ward notes and speech, and reports whose ports and lines are none."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "voice template": (
        (
            "EXAM: [Tunneled hemodialysis catheter placement]\n"
            "OPERATOR: [attending name]\n"
            "SEDATION: [Moderate], [midazolam 1 mg, fentanyl 50 mcg]. The [RN] served as an independent trained "
            "observer. Intraservice time: [24] minutes.\n"
            "PROCEDURE: The [right] internal jugular vein was evaluated with ultrasound and found [patent and "
            "compressible]. It was accessed under real-time ultrasound with a [21] gauge needle and an image was "
            "[permanently stored]. A [19] cm [Palindrome] catheter was tunneled from the [right] infraclavicular "
            "region and inserted through a peel-away sheath. Fluoroscopy: tip in the [right atrium]; image stored."
        ),
        ["36558", "76937", "77001", "99152", "99153"],
    ),
    "letter to oncologist": (
        (
            "Dear Dr. Osei,\nThank you for sending Mr. Brandt, 58, for removal of his port. He finished treatment in "
            "June. This morning, under local anaesthetic alone, the old scar over the right chest was reopened, the "
            "reservoir freed from its capsule and the whole device with its catheter taken out in one piece. The "
            "pocket was closed in two layers. He went home an hour later.\nWith kind regards"
        ),
        ["36590"],
    ),
    "telegram temp line": (
        (
            "ICU bed 9, 71 M, septic, anuric. L CFV. US: open, compressible, needle in live, pic saved. 13F 24 cm "
            "temp dialysis cath, no tunnel. No fluoro. Tip IVC on later KUB. Sutured. Flushes."
        ),
        ["36556", "76937"],
    ),
    "rambling port swap": (
        (
            "so this is a port replacement on a fifty one year old lady her old port on the right is flipped over and "
            "will not access we opened the old incision got the reservoir out cut the catheter and put a wire down it "
            "into the cava took the old catheter out over that wire and a new eight french power port catheter went "
            "over the same wire tip at the cavoatrial junction on fluoro picture saved new reservoir sits in the same "
            "pocket closed with monocryl"
        ),
        ["36582", "77001"],
    ),
    "british picc": (
        (
            "Peripherally inserted central catheter. Male, 44 years. Right basilic vein visualised and compressible "
            "at ultrasound; punctured under real-time visualisation; image archived to PACS. Micro-introducer. 5 Fr "
            "dual lumen PICC cut to 39 cm and sited with its tip at the cavo-atrial junction under fluoroscopic "
            "control. Line secured with a StatLock. No sedation."
        ),
        ["36573"],
    ),
    "nurse list": (
        (
            "VASCULAR ACCESS NURSE RECORD\n"
            "- Pt age: 67\n- Device: PICC 4F SL\n- Vein: L brachial\n- Ultrasound: yes, real time\n"
            "- Image saved: no\n- Fluoroscopy: no\n- Length 44 cm, 0 cm out\n- Tip: not confirmed, CXR ordered\n"
            "- Inserted by: T. Moreau RN\n- Attempts: 1"
        ),
        ["36569"],
    ),
    "neonatal picc": (
        (
            "NICU procedure note. 9-day-old, 1.4 kg. Consent from mother. Right saphenous vein cannulated by eye, "
            "without ultrasound. A 1.9 French PICC was threaded to 21 cm. Babygram: tip in the inferior vena cava "
            "above the diaphragm. Dressed."
        ),
        ["36568"],
    ),
    "infant broviac": (
        (
            "2-year-old with neuroblastoma. General anesthesia by pediatric anesthesia. The right internal jugular "
            "vein was patent on ultrasound and entered with the needle in view; the image was kept. A 4.2 French "
            "Broviac was tunneled from the chest wall and passed through the peel-away. Under fluoroscopy its tip "
            "is at the SVC-RA junction; spot image stored."
        ),
        ["36557", "76937", "77001"],
    ),
    "two procedures biopsy and port": (
        (
            "PROCEDURES: 1. Ultrasound-guided core biopsy of a left supraclavicular node. 2. Right chest port.\n"
            "First the node was sampled with an 18 gauge needle under ultrasound, four cores, image saved. The patient "
            "was then prepped anew. Age 49. Right IJ patent with ultrasound, real-time needle entry, image saved. A "
            "pocket was made, the port placed in it and the catheter tunneled to the neck and advanced via peel-away. "
            "Tip in the lower SVC at fluoroscopy, image kept."
        ),
        ["36561", "38505", "76937", "76942", "77001"],
    ),
    "title contradicts": (
        (
            "PROCEDURE: Tunneled dialysis catheter exchange.\n"
            "The existing right chest catheter was found to have a tip in good position and both lumens aspirated "
            "well after repositioning the patient. The catheter was therefore left alone and no exchange was done. "
            "Contrast, 6 mL, was injected into each lumen under fluoroscopy: no fibrin sheath, free flow into the "
            "right atrium. Flushed and locked with heparin."
        ),
        ["36598"],
    ),
    "addendum size": (
        (
            "Right jugular tunnelled line for chemotherapy, age 38. Vein patent on US, needle seen entering in real "
            "time, picture stored. Double lumen 9F Hickman tunnelled under the chest skin and pulled up to the neck, "
            "then through the splittable sheath. Screened: tip at the junction of the SVC and right atrium, image "
            "stored.\nADDENDUM: Catheter size corrected to 10F. No second line was placed."
        ),
        ["36558", "76937", "77001"],
    ),
    "repair hub": (
        (
            "Bedside, ward 6. 61 F. Groshong, R chest. Clamp broke, external limb split 2 cm from hub. Cut back to "
            "sound tubing, repair connector glued on and sleeved. Aspirates and flushes, no leak. Nothing else done."
        ),
        ["36575"],
    ),
    "port contrast": (
        (
            "PORT STUDY: 64-year-old. Left chest port accessed with a Huber needle. 10 mL Omnipaque injected while "
            "filming. Catheter intact, tip SVC, a small fibrin tail at the tip. No thrombus. De-accessed."
        ),
        ["36598"],
    ),
    "catheter study with tpa later": (
        (
            "The left arm PICC would not draw. I injected Isovue through it: it fills to the superior vena cava, where "
            "a cap of fibrin surrounds the tip. Nothing was changed. The nurses will try alteplase tonight."
        ),
        ["36598"],
    ),
    "removal at bedside": (
        (
            "REMOVAL NOTE\nTunneled femoral dialysis line, day 40, bacteraemia. Cuff freed by blunt dissection with "
            "lidocaine. Line slid out whole, tip sent. Pressure held 10 min. No new line today, line holiday."
        ),
        ["36589"],
    ),
    "nontunneled removal": (
        ("Removal of the right IJ trialysis catheter. Sutures cut, catheter withdrawn, pressure held 10 minutes."),
        [],
    ),
    "left out right in": (
        (
            "66 F. Infected left tunneled dialysis catheter removed after the cuff was freed. Then a fresh stick: right "
            "internal jugular, patent with ultrasound, entry seen live, image recorded. New 23 cm cuffed catheter "
            "tunneled on the right chest, tip mid right atrium with fluoroscopy, image recorded."
        ),
        ["36558", "36589", "76937", "77001"],
    ),
    "aborted port": (
        (
            "Port placement attempted. The right internal jugular vein is occluded on ultrasound and the left is a thin "
            "string. No puncture was made and no port was placed. The patient will return for a femoral option."
        ),
        [],
    ),
    "midline": (
        (
            "Midline catheter: right basilic vein, ultrasound live, image stored, 10 cm 4F midline placed, tip in the "
            "axillary vein. For four weeks of ceftriaxone."
        ),
        ["36410"],
    ),
    "drain with port words": (
        (
            "CT guided drainage of a right lower quadrant abscess. A 19 gauge needle was introduced from the midline, "
            "a wire coiled and a 10 French drainage catheter placed. The side ports lie in the collection. The line "
            "was connected to a bag. The patient has a left chest port which was used for contrast."
        ),
        ["49406"],
    ),
    "angiogram with arterial line": (
        (
            "Anaesthesia placed an arterial line and a central line before the start. The right common femoral artery "
            "was punctured under ultrasound. A pigtail catheter was put in the abdominal aorta and an aortogram done. "
            "The aorta is of normal calibre, the renal arteries are patent. The sheath was removed."
        ),
        ["36200", "75625"],
    ),
    "femoral snare": (
        (
            "Fibrin sheath stripping. Left chest port with no return. From the right common femoral vein a 15 mm "
            "gooseneck snare was passed up to the SVC, closed around the port catheter and drawn down along it three "
            "times. Afterwards contrast leaves the tip freely and blood returns."
        ),
        ["36595", "75901"],
    ),
    "tip moved": (
        (
            "The tip of the right PICC lies in the left innominate vein. Under fluoroscopy a wire was advanced in the "
            "PICC and the catheter repositioned, with the tip now in the SVC."
        ),
        ["36597"],
    ),
    "arm port": (
        (
            "Port, upper arm, 47-year-old. Left basilic vein compressible with US, puncture in real time, "
            "image saved. Pocket on the inner arm. PASport reservoir connected to the catheter and buried. Tip at "
            "the SVC/RA under fluoroscopy, image saved."
        ),
        ["36571", "76937", "77001"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
