"""Lines, canal injections and sedation told in passing, given up, shared with other work, or done by others."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "sedation nurse fetched": (
        (
            "Right chest port removal, 60-year-old. Midazolam 1 mg and fentanyl 50 mcg by me, 09:02 to 09:30. The nurse "
            "watched the monitor and also fetched the instruments. The port and its catheter were removed whole."
        ),
        ["36590"],
    ),
    "sedation words": (
        (
            "TUNNELED LINE REMOVAL\nConscious sedation: given under my supervision, a second nurse with no other task "
            "observed the patient; first dose at 13:05, procedure and attendance finished at 13:27.\nThe cuff of the "
            "right jugular dialysis catheter was freed and the catheter removed intact."
        ),
        ["36589", "99152"],
    ),
    "sedation speech": (
        (
            "sedation was two of versed and a hundred of fentanyl ordered by me miss park the sedation nurse did nothing "
            "but monitor from ten fifteen until ten fifty five that is forty minutes then the tunneled catheter cuff "
            "was dissected out and the tunneled dialysis catheter was pulled in one piece"
        ),
        ["36589", "99152", "99153x2"],
    ),
    "sedation by anesthesia": (
        (
            "Port removal. Anesthesia was present and gave propofol, monitored care for 35 minutes. Pocket opened, port "
            "and catheter removed, pocket closed."
        ),
        ["36590"],
    ),
    "two lumens one catheter": (
        (
            "65 M. Right internal jugular dual lumen tunneled dialysis catheter. Ultrasound: vein patent, live puncture, "
            "image kept. 15.5F catheter tunneled, peel-away, tip right atrium on fluoroscopy, image kept. Both ports "
            "flush and aspirate."
        ),
        ["36558", "76937", "77001"],
    ),
    "liver biopsy with port": (
        (
            "Ultrasound-guided liver biopsy. The patient has a port and a PICC in place; the port was accessed by the "
            "nurse for sedation drugs. An 18G core needle was used, three passes. No line was inserted."
        ),
        ["47000"],
    ),
    "nephrostomy with lines": (
        (
            "Left nephrostomy exchange. Contrast was injected through the existing catheter: pelvis opacified. The "
            "catheter was cut, a wire passed and a new 10F pigtail placed. Suture line dry."
        ),
        ["50435"],
    ),
    "gastrostomy port": (
        (
            "Gastrostomy tube check. The feeding port and the balloon port were flushed. Contrast injected into the "
            "tube fills the stomach. No leak at the midline scar."
        ),
        ["49465"],
    ),
    "lap ports": (
        (
            "Laparoscopic assistance: two 5 mm ports were placed in the midline by the surgeon. Under CT I ablated the "
            "segment 7 lesion with a microwave antenna, 10 minutes."
        ),
        ["47370"],
    ),
    "lumbar puncture": (
        (
            "Lumbar puncture under fluoroscopy at L3-4, 20G needle, opening pressure 18, 12 mL CSF. The epidural space "
            "is narrow at L4-5. No drug was injected. Blood patch if headache."
        ),
        ["62328"],
    ),
    "vertebroplasty epidural": (
        (
            "L2 vertebroplasty. Bilateral transpedicular needles under fluoroscopy, 5 mL cement. No epidural leak, none "
            "in the foramen. An epidural steroid injection may follow."
        ),
        ["22511"],
    ),
    "port plus thoracentesis": (
        (
            "1) Left thoracentesis 900 mL under ultrasound. 2) New right jugular port, age 70: vein open on ultrasound, "
            "needle seen live, image stored; pocket; catheter through peel-away; tip lower SVC by fluoroscopy; stored."
        ),
        ["32554", "36561", "76937", "77001"],
    ),
    "groin line letter": (
        (
            "To whom it may concern: on 3 May Mrs. Ode, 48, had an urgent dialysis catheter put in. The right femoral "
            "vein was compressible at sonography and punctured under real time view (print in chart). A 20 cm double "
            "lumen catheter without tunnel was advanced; it ends in the common iliac vein. Stitches."
        ),
        ["36556", "76937"],
    ),
    "exchange telegram": (
        (
            "73M perm cath exch. R IJ. Flow poor. Wire down old cath to IVC, cuff freed, old out, new 23 cm Glidepath "
            "over wire same tunnel. Fluoro tip RA, saved. Heparin lock."
        ),
        ["36581", "77001"],
    ),
    "port catheter only": (
        (
            "52 F. The port catheter is fractured at the clavicle. Incision at the neck; the old catheter was taken "
            "out; a new catheter was tunneled, connected to the existing reservoir, which was left in place, and "
            "passed to the cavoatrial junction under fluoroscopy, image saved."
        ),
        ["36578", "77001"],
    ),
    "tf one side two levels british": (
        (
            "Right L4 and right L5 nerve root injections under screening control. Needle tips at the L4/5 and L5/S1 "
            "exit foramina confirmed with Niopam. 20 mg triamcinolone and 1 ml bupivacaine at each."
        ),
        ["64483", "64484"],
    ),
    "cervical changed level": (
        (
            "Referred for C5-6 interlaminar injection. The space at C5-6 is too narrow on MRI, so C7-T1 was used. "
            "20G Tuohy, fluoroscopy, loss of resistance, contrast epidural. 80 mg Depo-Medrol."
        ),
        ["62321"],
    ),
    "epidural addendum": (
        (
            "L4-5 interlaminar epidural, fluoroscopy, Tuohy, contrast good, 80 mg triamcinolone.\n"
            "ADDENDUM: the patient returned with headache and will have a blood patch tomorrow if it lasts."
        ),
        ["62323"],
    ),
    "picc chest film": (
        (
            "Bedside PICC, 55-year-old, R basilic, ultrasound real time, image stored, 5F double lumen 40 cm. Portable "
            "film: tip in the SVC."
        ),
        ["36573"],
    ),
    "dwell then fine": (
        (
            "Dialysis unit asks about no flow. Tunneled right jugular catheter: 2 mg alteplase was instilled into each "
            "lumen and left for one hour. Afterwards both lumens run well. Nothing else was needed."
        ),
        ["36593"],
    ),
    "quad lumen, no verb": (
        (
            "Left IJ non-tunnelled quad lumen catheter, age 33. Vein compressible on US, needle tracked in real "
            "time, print filed. Seldinger. Tip at SVC/RA on the post film. Stitched."
        ),
        ["36556", "76937"],
    ),
    "hickman in a child": (
        (
            "Hickman insertion in a 3 year old boy under GA. Left IJ patent with US, seen entering, saved. 6.6F "
            "Hickman tunnelled, through splitting sheath; fluoroscopy: tip in the right atrium, stored."
        ),
        ["36557", "76937", "77001"],
    ),
    "infected port, then temporary line": (
        (
            "Port removed because of infection. Left chest, incision, reservoir dissected free, catheter "
            "withdrawn, pocket packed open. A temporary right IJ line was put in through a fresh puncture: vein "
            "patent on ultrasound, needle seen live, image saved; triple lumen; tip SVC on fluoroscopy, saved."
        ),
        ["36556", "36590", "76937", "77001"],
    ),
    "picc over wire": (
        (
            "PICC exchange over a wire, right arm, age 61. Old PICC cut, wire to SVC, new 5F PICC over wire. Tip "
            "at the cavoatrial junction under fluoroscopy, image stored."
        ),
        ["36584"],
    ),
    "pulled back yesterday": (
        (
            "The PICC was pulled back 3 cm at the bedside by the nurse yesterday. Today only a chest film: tip "
            "SVC. No procedure."
        ),
        [],
    ),
    "foramen and joint": (
        (
            "Left L4 TFESI. C-arm. 22G to left L4-5 foramen; Isovue 0.5; dex 10 mg. Then right SI joint "
            "injection, kenalog 40."
        ),
        ["64483", "G0260"],
    ),
    "caudal, other way not tried": (
        (
            "Caudal ESI, fluoroscopy lateral view, 22G through hiatus, contrast to S1, Celestone 12 mg + 5 cc NS."
            " L5-S1 interlaminar not attempted."
        ),
        ["62323"],
    ),
    "two levels both sides": (
        ("Two level bilateral transforaminals at L3-4 and L4-5, fluoro, contrast each, dexamethasone 4 mg x4."),
        ["64483x2", "64484x2"],
    ),
    "cervical root under ct": (
        (
            "Left C7 selective nerve root injection under CT guidance, 25G needle posterior foramen, contrast, "
            "dexamethasone 10 mg. Images stored."
        ),
        ["64479"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    # The other joint of a session is coded by the rules of its own family.
    assert [line for line in lines_of(text) if not line.startswith("27")] == expected
