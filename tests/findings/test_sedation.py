"""Sedation told in many ways: kind, giver, minutes and observer (VASC-77 to VASC-80)."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

BODY = "\nTECHNIQUE: The right common femoral artery was punctured and a 5 French sheath was placed. "
"Fluoroscopy time 12.4 minutes. "

# text, kind, by, minutes, independent observer
CASES = [
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
    (
        "Moderate sedation with midazolam and fentanyl. Sedation times are in the nursing record.",
        ("moderate", "unknown", None, "silent"),
    ),
    ("1 mg midazolam was given for comfort.", ("moderate", "unknown", None, "silent")),
    (
        "Moderate sedation, physician directed, 20 minutes, no independent observer was available.",
        ("moderate", "operator", 20, "denied"),
    ),
    ("ANESTHESIA: General endotracheal anesthesia.", ("general", "anesthesia", None, "silent")),
    ("Monitored anesthesia care by the anesthesia team, propofol.", ("monitored", "anesthesia", None, "silent")),
    ("ANESTHESIA: Local lidocaine only.", ("none", "unknown", None, "silent")),
    ("No sedation was given. 1% lidocaine.", ("none", "unknown", None, "silent")),
    ("Sedation: none.", ("none", "unknown", None, "silent")),
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
