"""Sedation told in many ways: kind, giver, minutes and observer (VASC-77 to VASC-80)."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

BODY = "\nTECHNIQUE: The right common femoral artery was punctured and a 5 French sheath was placed. "
"Fluoroscopy time 12.4 minutes. "

# text, kind, by, minutes, independent observer
CASES = [
    (
        "I directed moderate sedation, midazolam 2 and fentanyl 50. Nurse Brill never left the patient's side: 10:05 "
        "through 10:40.",
        ("moderate", "operator", 35, "stated"),
    ),
    (
        "Midazolam 1 mg and fentanyl 50 mcg under my direction, 09:00 to 09:40. The nurse did not leave the room.",
        ("moderate", "operator", 40, "silent"),
    ),
    (
        "Sedation? Fentanyl 75, midazolam 2, my supervision, nurse observer Oma. 31 minutes face to face.",
        ("moderate", "operator", 31, "stated"),
    ),
    (
        "Moderate sedation under my direction began at 11:02: fentanyl 50, midazolam 1. RN Sole had no duty but him until "
        "11:52.",
        ("moderate", "operator", 50, "stated"),
    ),
    (
        "Versed 1, fentanyl 50 under my direction. RN Jo monitored. Fluoroscopy 14 minutes, 24 minutes of intraservice time.",
        ("moderate", "operator", 24, "stated"),
    ),
    (
        "Versed 1, fentanyl 50 under my direction. RN Jo monitored. The balloon was held for 20 minutes.",
        ("moderate", "operator", None, "stated"),
    ),
    (
        "Moderate sedation: midazolam 2 mg and fentanyl 100 mcg given under my direct supervision; "
        "an independent trained nurse monitored the "
        "patient. Start 10:05, stop 10:46.",
        ("moderate", "operator", 41, "stated"),
    ),
    (
        "SEDATION: Fentanyl 50 mcg, Versed 1 mg. Intraservice time 32 minutes. RN monitored "
        "throughout with no other duties.",
        ("moderate", "unknown", 32, "stated"),
    ),
    (
        "Conscious sedation was supervised by me, 14:00 to 14:38. The nurse did nothing else but watch the patient.",
        ("moderate", "operator", 38, "stated"),
    ),
    (
        "i directed the sedation two of versed and fifty of fentanyl the nurse only watched the "
        "monitor sedation time was twenty seven minutes",
        ("moderate", "operator", 27, "stated"),
    ),
    (
        "ANESTHESIA: MODERATE SEDATION BY THE OPERATOR WITH DEDICATED RN OBSERVER, TOTAL 55 MINUTES.",
        ("moderate", "operator", 55, "stated"),
    ),
    ("Sed: V 1 / F 50 by me, RN obs, 22 min.", ("moderate", "unknown", 22, "stated")),
    ("IV sed, me, indep RN, 26 min.", ("moderate", "unknown", 26, "stated")),
    (
        "Moderate sedation (me supervising, RN Hall monitoring as her only job): 11:02 first dose, 11:38 I left the room.",
        ("moderate", "unknown", 36, "stated"),
    ),
    (
        "Patient was sedated by me with Versed and fentanyl for a total of half an hour, an independent nurse observing.",
        ("moderate", "operator", 30, "stated"),
    ),
    (
        "Sedation: 2 mg midazolam given by a nurse under my supervision; she had no part in the procedure. In at 9:00, done "
        "at 9:31.",
        ("moderate", "operator", 31, "stated"),
    ),
    (
        "Sedation start 09:50. Needle in 10:00. Sedation end 10:30. Independent RN observer, fentanyl and midazolam.",
        ("moderate", "unknown", 40, "stated"),
    ),
    (
        "Sedation began 12:50. Procedure start 13:00. Procedure end 13:25. Sedation end 1:30. Independent RN observer. "
        "Versed and fentanyl.",
        ("moderate", "unknown", 40, "stated"),
    ),
    (
        "Twenty minutes of sedation by the RN under my supervision, 14:05-14:25.",
        ("moderate", "operator", 20, "stated"),
    ),
    (
        "Time in 0912, time out 0941. Fentanyl 50 and midazolam 1, sedation nurse at the head of the bed.",
        ("moderate", "unknown", 29, "stated"),
    ),
    (
        "SEDATION: MODERATE. DRUGS: MIDAZOLAM/FENTANYL. OBSERVER: RN COLE. TIME: 31 MINUTES.",
        ("moderate", "unknown", 31, "stated"),
    ),
    (
        "Moderate sedation which I directed. Independent observer: RN Adeyemi. 2 mg midazolam first at 13:10, "
        "last vitals at 13:52.",
        ("moderate", "operator", 42, "stated"),
    ),
    (
        "Sedation by me with versed and fentanyl, a nurse did nothing but watch the patient, thirty one minutes.",
        ("moderate", "unknown", 31, "stated"),
    ),
    (
        "we blew it up for three minutes she had versed and fentanyl nurse Jo did nothing but watch her start nine ten "
        "stop nine fifty",
        ("moderate", "unknown", 40, "stated"),
    ),
    ("Midazolam, fentanyl, RN (Bea) independent, time under sedation 0:27.", ("moderate", "unknown", 27, "stated")),
    (
        "Moderate sedation with midazolam and fentanyl. Sedation times are in the nursing record.",
        ("moderate", "unknown", None, "silent"),
    ),
    ("1 mg midazolam was given for comfort.", ("minimal", "unknown", None, "silent")),
    (
        "Moderate sedation, physician directed, 20 minutes, no independent observer was available.",
        ("moderate", "operator", 20, "denied"),
    ),
    ("ANESTHESIA: General endotracheal anesthesia.", ("general", "anesthesia", None, "silent")),
    ("Monitored anesthesia care by the anesthesia team, propofol.", ("monitored", "anesthesia", None, "silent")),
    ("ANESTHESIA: Local lidocaine only.", ("none", "unknown", None, "silent")),
    ("No sedation was given. 1% lidocaine.", ("none", "unknown", None, "silent")),
    ("Sedation: none.", ("none", "unknown", None, "silent")),
    ("No Versed was given, no fentanyl.", ("none", "unknown", None, "silent")),
    ("Sedation: Versed 5 mg by mouth an hour before.", ("minimal", "unknown", None, "silent")),
    ("Minimal sedation with fentanyl 25 mcg.", ("minimal", "unknown", None, "silent")),
    ("Sedation by nurse anesthesia.", ("monitored", "anesthesia", None, "silent")),
    ("Anesthesia did the sedation.", ("monitored", "anesthesia", None, "silent")),
    ("Sedation with ketamine by the PICU team.", ("moderate", "other", None, "silent")),
    (
        "Sedation start 09:10. Sedation end 10:22. Nurse-monitored (RN had no other task), ordered by the operator.",
        ("moderate", "operator", 72, "stated"),
    ),
    (
        "Sed: midaz 2, fent 75, MD-supervised, RN monitor, 8:32-8:49 (17 min).",
        ("moderate", "operator", 17, "stated"),
    ),
    (
        "Moderate sedation was administered under my supervision. Total face-to-face time: 23 "
        "minutes. Continuous monitoring by an independent "
        "trained observer.",
        ("moderate", "operator", 23, "stated"),
    ),
    (
        "MEDS/SEDATION: moderate sedation directed by the operator. midazolam 2 mg. Trained observer Ms. Ode RN, "
        "dedicated. 14:20 to 15:31 (71 min).",
        ("moderate", "operator", 71, "stated"),
    ),
    (
        "SEDATION - Versed 2, fentanyl 75. Times 10:15-11:12. Monitoring by the circulating nurse who also ran for "
        "supplies.",
        ("moderate", "unknown", 57, "denied"),
    ),
    (
        "sedation was fentanyl fifty and versed one nurse kelly was the dedicated monitor that is all she did from nine "
        "ten to nine fifty forty minutes and then the case went on",
        ("moderate", "unknown", 40, "stated"),
    ),
    (
        "Sedation (moderate): [midazolam 1 mg]. Observer: [independent RN]. Sedation minutes: [26].",
        ("moderate", "unknown", 26, "stated"),
    ),
    (
        "I supervised sedation. The RN assigned to sedation had no other duty. Sedation began 1402, ended 1436.",
        ("moderate", "operator", 34, "stated"),
    ),
    (
        "Conscious sedation, 30 minutes, given by me. The scrub nurse watched the monitor while handing instruments.",
        ("moderate", "operator", 30, "denied"),
    ),
    (
        "Fentanyl 75 micrograms and midazolam 2 mg were administered at my direction. A nurse devoted solely to "
        "monitoring was at the bedside from 8:05 am until 8:47 am.",
        ("moderate", "operator", 42, "stated"),
    ),
    (
        "Moderate sedation by the operator. Sedation time: 0 hr 48 min. Separate RN observed the patient.",
        ("moderate", "operator", 48, "stated"),
    ),
    (
        "Moderate sedation. In-room nurse observer, independent. Attendance 1 hour 5 minutes.",
        ("moderate", "unknown", 65, "stated"),
    ),
    ("Oral diazepam 5 mg only, local lidocaine only.", ("none", "unknown", None, "silent")),
    (
        "SEDATION: Fentanyl and Versed IV, RN monitored. Start/stop: 0915/0952.",
        ("moderate", "unknown", 37, "stated"),
    ),
    (
        "Anaesthetic: general, Dr. Ode and team.",
        ("general", "anesthesia", None, "silent"),
    ),
    (
        "Sedation by the anaesthetist, propofol infusion 40 minutes.",
        ("monitored", "anesthesia", None, "silent"),
    ),
    (
        "Sedation was administered by nursing personnel under physician direction with continuous physiologic monitoring "
        "for a total of 41 minutes.",
        ("moderate", "operator", 41, "stated"),
    ),
    (
        "Midazolam and fentanyl were titrated. An independent trained professional observed her for the full 40 minutes.",
        ("moderate", "unknown", 40, "stated"),
    ),
    (
        "Conscious sedation was initiated at 09:02 and terminated at 09:38. Rhythm and saturation were tracked by the "
        "registered nurse.",
        ("moderate", "unknown", 36, "stated"),
    ),
    (
        "Sedation provider: operator. Monitoring: a nurse with no other duties. Sedation time in/out: 11:10/11:36.",
        ("moderate", "unknown", 26, "stated"),
    ),
    ("Sedation (RN, independent): on 0815, off 0837.", ("moderate", "unknown", 22, "stated")),
    (
        "Sedation timeline: first dose 09:47, last dose 10:05, end of physician attendance 10:15. Dedicated sedation RN.",
        ("moderate", "unknown", 28, "stated"),
    ),
    ("Minutes of sedation: 21. Independent nurse observer: yes.", ("moderate", "unknown", 21, "stated")),
    (
        "Time of first sedation dose: 10:01. Time sedation ended: 10:40. Independent observer present.",
        ("moderate", "unknown", 39, "stated"),
    ),
    (
        "PROCEDURE: Liver biopsy.\n\nSedation, 46 minutes, given and monitored by the sedation nurse at my direction.\n",
        ("moderate", "operator", 46, "stated"),
    ),
    (
        "Versed and fentanyl, 25 minutes. The circulating nurse also monitored.",
        ("moderate", "unknown", 25, "denied"),
    ),
    ("Sedation given by the nurse, who charts it; times per nursing records.", ("moderate", "unknown", None, "silent")),
    ("Fentanyl 25 mcg was given afterwards for pain.", ("minimal", "unknown", None, "silent")),
    ("Fentanyl 25 mcg and Versed 1 mg were given, 20 minutes.", ("moderate", "unknown", 20, "silent")),
    ("Versed was offered but not needed.", ("none", "unknown", None, "silent")),
    ("Sedation was considered but not given because he had eaten.", ("none", "unknown", None, "silent")),
    ("She was already intubated and sedated in the ICU.", ("moderate", "other", None, "silent")),
    ("Sedation on the previous visit had been difficult; today local only.", ("none", "unknown", None, "silent")),
    (
        "Sedation was titrated by the radiology nurse with my direct supervision for 45 minutes; pressure and ECG "
        "monitoring was used throughout.",
        ("moderate", "operator", 45, "stated"),
    ),
    (
        "I gave moderate sedation. It lasted 40 minutes. Monitoring personnel: RN.",
        ("moderate", "operator", 40, "stated"),
    ),
    (
        "Sedation start time 0712 hours; stop time 0748 hours. Dedicated monitoring by trained nursing staff.",
        ("moderate", "unknown", 36, "stated"),
    ),
    ("V1 F50, RN watching only, 18 min total, ordered by me.", ("moderate", "operator", 18, "stated")),
    ("Sed 28 min, monitor RN.", ("moderate", "unknown", 28, "stated")),
    (
        "Sedation: midazolam 2 mg by RN under my direction. She watched him and assisted with nothing else. 26 minutes",
        ("moderate", "operator", 26, "stated"),
    ),
    (
        "CONSENT AND SAFETY: On file. Moderate sedation with midazolam 1 mg by the lab RN, who served as independent "
        "monitor, 07:41 to 08:25.",
        ("moderate", "unknown", 44, "stated"),
    ),
    (
        "Consent obtained. Moderate sedation ordered by me, midazolam 1 mg, M. Sole RN watching the patient and nothing "
        "else, 11:15-11:49.",
        ("moderate", "operator", 34, "stated"),
    ),
    (
        "Sedation: midazolam 1.5 mg; LPN watching the monitor as sole task. Clock 14:02 to 14:49.",
        ("moderate", "unknown", 47, "stated"),
    ),
    ("Sedation: RN Flores, independent; 30 minutes recorded.", ("moderate", "unknown", 30, "stated")),
    ("Sedation 20 min, dedicated RN. Pressures from the Mac-Lab.", ("moderate", "unknown", 20, "stated")),
    (
        "Moderate sedation: Versed 2 mg, a nurse without other\ntasks, 25\nminutes.",
        ("moderate", "unknown", 25, "stated"),
    ),
    ("Sedation: nitrous only.", ("minimal", "unknown", None, "silent")),
    (
        "Moderate sedation by me with an independent nurse observer, from 09:50. Time out 10:05. Done 10:30.",
        ("moderate", "unknown", 40, "stated"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_sedation(text: str, expected: tuple[str, str, int | None, str]) -> None:
    findings = findings_of(text + BODY)
    (sedation,) = findings.sedation
    observer = findings.fact("independent_observer", sedation.id)
    assert (sedation.kind, sedation.by, sedation.minutes, observer) == expected


def test_a_report_without_a_word_on_sedation_has_none() -> None:
    assert findings_of(BODY).sedation == ()


def test_the_times_are_quoted() -> None:
    findings = findings_of("Moderate sedation, ordered by the operator, RN observer, 10:05 to 10:25." + BODY)
    spans = findings.fact_spans("start_stop_or_total_time", "sedation-1")
    assert any("10:25" in span.text for span in spans)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Fentanyl 50 mcg and midazolam 1 mg, start and stop not recorded.", "denied"),
        ("Sedation: midazolam 2 mg, no times noted.", "denied"),
        ("Sedation: midazolam 2 mg, 9:02 to 9:31.", "stated"),
        ("Sedation: midazolam 2 mg, the patient was comfortable.", "silent"),
    ],
)
def test_times_that_nobody_kept_are_denied(text: str, state: str) -> None:
    assert findings_of(text + BODY).fact("start_stop_or_total_time", "sedation-1") == state
