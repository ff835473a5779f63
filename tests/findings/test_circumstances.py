"""What a report tells of the course of its session: anesthesia begun, work called off, two surgeons, a study."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

CALLED_OFF = "PROCEDURE: Left percutaneous nephrostomy.\nTECHNIQUE: {} The procedure was cancelled."

ANESTHESIA = [
    ("before any", CALLED_OFF.format("The patient lay on the table and was prepped. Before any sedation was given he vomited."), "denied"),
    ("none given yet", CALLED_OFF.format("In the angiography suite the blood pressure fell; lidocaine had not been given."), "denied"),
    ("no local given", CALLED_OFF.format("Brought into the procedure room and draped. No local anesthetic was administered."), "denied"),
    ("sedated", CALLED_OFF.format("Midazolam 1 mg was given in the suite, then the saturation fell before the puncture."), "stated"),
    ("numbed", CALLED_OFF.format("The skin was numbed with 1% lidocaine when he became agitated and got off the table."), "stated"),
    ("not called off", "TECHNIQUE: The skin was numbed with 1% lidocaine. An 8 French nephrostomy tube was placed.", "silent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), [case[1:] for case in ANESTHESIA], ids=[case[0] for case in ANESTHESIA])
def test_anesthesia_of_work_that_was_called_off(text, state):
    assert findings_of(text).fact("anesthesia_started") == state


IN_ROOM = [
    ("on the table", CALLED_OFF.format("The patient lay on the table and was prepped when the fever was noted."), "stated"),
    ("never came", CALLED_OFF.format("The patient was not brought to the procedure room because of a fever."), "silent"),
    ("on the ward", "Left nephrostomy cancelled. The patient ate breakfast on the ward and is rescheduled.", "silent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), [case[1:] for case in IN_ROOM], ids=[case[0] for case in IN_ROOM])
def test_called_off_in_the_room(text, state):
    found = findings_of(text)
    assert found.fact("no_procedure") == "stated"
    assert found.fact("called_off_in_room") == state


OTHERS = [
    ("co-surgeons", "TECHNIQUE: Co-surgeons for the endograft were vascular surgery and radiology. Both groins were opened.",
     "co_surgeons", "stated"),
    ("one surgeon", "TECHNIQUE: The surgeon opened the right groin and the sheath was placed.", "co_surgeons", "silent"),
    ("a trial", "TECHNIQUE: Enrolled in the RENAL study, NCT01234567. Both renal arteries were treated.",
     "research_study", "stated"),
    ("not in a trial", "INDICATION: She declined the clinical trial. TECHNIQUE: The left renal artery was stented.",
     "research_study", "silent"),
    ("a study is a picture", "TECHNIQUE: A diagnostic study of the left leg was done from the aorta.", "research_study", "silent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "element", "state"), [c[1:] for c in OTHERS], ids=[c[0] for c in OTHERS])
def test_surgeons_and_studies(text, element, state):
    assert findings_of(text).fact(element) == state


CLOCKS = [
    ("start and end", "TECHNIQUE: Start 08:10. The left kidney was punctured. End 08:55.", ("490", "535")),
    ("sedation", "SEDATION: Moderate sedation from 14:05 to 14:40 by the nurse.\nTECHNIQUE: A drain was placed.", ("845", "880")),
    ("onset is no time of the work", "TECHNIQUE: Symptom onset at 06:10. Thrombectomy of the left leg was done.", None),
    ("span in the first line", "BILIARY DRAINAGE, 08:30-09:40, inpatient.\nTECHNIQUE: A right duct was punctured.",
     ("510", "580")),
    ("no time", "TECHNIQUE: The left kidney was punctured.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clock"), [case[1:] for case in CLOCKS], ids=[case[0] for case in CLOCKS])
def test_times_of_the_session(text, clock):
    told = [fact.value for fact in findings_of(text).facts if fact.element == "session_clock"]
    assert told == ([clock] if clock else [])


AGAIN = [
    ("planned stage", "HISTORY: The right kidney was ablated six days ago. The left was planned as a second stage from the "
     "outset. TECHNIQUE: An antenna was placed in the left renal tumor and microwave ablation was done.", ("planned", 6)),
    ("fell out", "HISTORY: I placed this gastrostomy four days ago. The patient pulled it out overnight. TECHNIQUE: A new "
     "gastrostomy tube was advanced through the tract.", ("complication", 4)),
    ("infected", "TECHNIQUE: This port was placed 8 days ago. The pocket is infected. Port and catheter were removed.",
     ("complication", 8)),
    ("unrelated", "HISTORY: A port was put in on March 19 (seven days ago). The ascites has nothing to do with the port. "
     "TECHNIQUE: Paracentesis with ultrasound was done.", ("unrelated", 7)),
    ("no reason told", "HISTORY: A port was placed five days ago. TECHNIQUE: Paracentesis with ultrasound was done.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in AGAIN], ids=[case[0] for case in AGAIN])
def test_why_the_patient_came_back_within_days(text, told):
    values = {fact.element: fact.value for fact in findings_of(text).facts}
    reason = (values.get("earlier_procedure"), values.get("days_since_procedure"))
    assert reason == (told or (None, None))


PRELIMINARY = [
    ("heading", "*** PRELIMINARY REPORT ***\nTECHNIQUE: The drain was exchanged. A final report follows.", "stated"),
    ("not yet signed", "Not yet reviewed by attending.\nTECHNIQUE: The drain was exchanged.", "stated"),
    ("final", "FINAL REPORT. Electronically signed. Replaces the preliminary report.\nTECHNIQUE: The drain was exchanged.",
     "silent"),
    ("a preliminary step", "TECHNIQUE: After a preliminary scout the drain was exchanged.", "silent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), [case[1:] for case in PRELIMINARY], ids=[case[0] for case in PRELIMINARY])
def test_preliminary_reports(text, state):
    assert findings_of(text).fact("preliminary_report") == state
