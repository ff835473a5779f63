"""Reports in which nothing was done, however much they tell of procedures."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

NOTHING = {
    "letter about a tap to come": (
        "Re: paracentesis\nDear Dr. Hale,\nThank you for referring this man with ascites. We discussed paracentesis, which "
        "will be done with ultrasound next week; he had 4 liters removed elsewhere in March."
    ),
    "cancelled in holding": (
        "PROCEDURE: Left leg angiogram and possible stent.\nSTATUS: CANCELLED\n"
        "The patient ate breakfast. The case was cancelled in the holding area and will be rescheduled."
    ),
    "not brought to the room": (
        "Port placement. White count 18. The patient was not brought to the angiography suite. "
        "Right internal jugular port will be placed once cultures are negative."
    ),
    "template taken back": (
        "EXAM: PICC placement\nThe study was cancelled, the patient refused. The template sentence that the basilic vein "
        "was punctured under ultrasound and the catheter was advanced to the SVC does not apply and should be deleted."
    ),
    "no doubt, although a needle is told": (
        "PROCEDURE CANCELLED\nScheduled: right chest port placement. The decision was made in the holding area. No skin was "
        "punctured. The needle of the old line was removed by the nurse. IMPRESSION: No procedure performed."
    ),
    "clinic letter": (
        "Thank you for referring this lady to the clinic. We discussed uterine artery embolization by way of the left "
        "radial artery: both uterine arteries would be catheterized and particles injected. She will think about it."
    ),
    "conference": (
        "VASCULAR CONFERENCE\nSFA occlusion on the right. We propose an antegrade puncture, atherectomy and a stent of "
        "the SFA next week."
    ),
    "conference with a plan by steps": (
        "WOUND CONFERENCE\nNo patient contact today.\n - IR proposes a left groin puncture; peroneal balloon in the same "
        "session; IVUS of the stent.\nDecision: go on with the plan next month."
    ),
    "run-on": (
        "he was on for a lumbar epidural and at the time out it turned out he took his blood thinner so i did not go on "
        "no needle no steroid no injection was done today he went home"
    ),
}

DONE = {
    "letter about a tap": (
        "Re: paracentesis\nDear Dr. Hale,\nThank you for referring this man with ascites. Paracentesis was done with "
        "ultrasound through the flank, 4 liters of ascites removed, catheter withdrawn.\nYours sincerely"
    ),
    "letter about a line that came out": (
        "Subject: Tunneled line removal\nDear Dr. Hale,\nI saw your patient today for the procedure that you asked for. "
        "After traction the Palindrome was taken out whole.\nBest wishes"
    ),
    "letter about a PICC": (
        "Re: left PICC insertion\nDear Dr. Hale,\nI saw your patient today. The left basilic vein was confirmed to be patent "
        "and was entered with a needle, a picture was kept. The PowerPICC was trimmed to 46 cm and placed through the peelaway."
    ),
    "letter about a removal in a noun": (
        "Subject: Removal of tunneled catheter\nDear Dr. Hale,\nI saw your patient today. Removal of the Palindrome catheter "
        "by traction, tip intact."
    ),
    "letter about a block": (
        "Re: left L4-5 facet injection\nDear Dr. Hale,\nThank you for sending this lady. Facet joint injection at left "
        "L4-5 under fluoroscopy: triamcinolone and 1 cc bupivacaine, images saved."
    ),
    "letter about work that ended without a leak": (
        "Re: vertebroplasty of T8\nDear Dr. Hale,\nIn T8 a needle was advanced through the pedicle and 4 mL of cement "
        "injected, without leak."
    ),
    "cancelled second side": (
        "Right common femoral access, 5 French sheath. The catheter was advanced to the left SFA. Left leg runoff: "
        "patent. The planned stent was cancelled because no stenosis was found."
    ),
    "consult with a procedure": (
        "CONSULTATION: acute pain. At the bedside a Tuohy needle was advanced at L3-L4 with loss of resistance and 80 mg "
        "methylprednisolone was injected."
    ),
    "a sheath told by its size alone": (
        "The second case was cancelled for want of time. Left common femoral artery, 5 Fr. Right leg runoff from the "
        "external iliac artery: patent."
    ),
    "stopped after the start": (
        "The procedure was aborted. A sheath was placed in the right common femoral artery and an aortogram was "
        "performed; the patient then refused to go on."
    ),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_was_done(text: str) -> None:
    findings = findings_of(text)
    assert findings.fact("no_procedure") == "stated"
    assert (findings.acts, findings.accesses, findings.imaging) == ((), (), ())


@pytest.mark.parametrize("text", DONE.values(), ids=DONE.keys())
def test_something_was_done(text: str) -> None:
    findings = findings_of(text)
    assert findings.fact("no_procedure") == "silent"
    assert findings.accesses or findings.acts
