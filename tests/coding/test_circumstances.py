"""Stopped, reduced and repeated work, operations after an attempt, unlisted codes (MOD-11, MOD-14, MOD-28, MOD-37 to MOD-40)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import act, encounter, fact
from tests.coding.claim import CLAIM, proposing, shown
from tests.findings.reports import findings_of

from ircoder.coding import circumstances, engine
from ircoder.coding.model import Candidate
from ircoder.findings.model import Told


def result(*codes: str, parts: tuple[Any, ...] = (), tried: str = "", date: str = "2026-03-02", **fields: Any):
    """Result for codes set down by hand; those in ``tried`` rest on an act that was only attempted."""
    attempt = act("biliary_drainage", status="attempted", id="attempt-1")
    done = act("biopsy", id="act-done", **fields.pop("details", {}))
    candidates = [Candidate(code=c, acts=("attempt-1" if c in tried.split() else "act-done",)) for c in codes]
    books = (proposing(*candidates, act_kinds=("biliary_drainage", "biopsy")), circumstances.BOOK, *CLAIM)
    return engine.code(encounter(attempt, done, *parts, date=date, **fields), books)


@pytest.mark.parametrize(
    ("name", "codes", "fields", "expected"),
    [
        ("MOD-37 physician, stopped", ["47533"], {"tried": "47533"}, ["47533 53"]),
        ("MOD-37 office, stopped", ["47533"], {"tried": "47533", "setting": "office"}, ["47533 53"]),
        ("MOD-38 hospital, sedated", ["47533"], {"tried": "47533", "setting": "facility"}, ["47533 74"]),
        (
            "MOD-38 hospital, before any anesthesia",
            ["47533"],
            {"tried": "47533", "setting": "facility", "parts": (fact("anesthesia_started", "denied"),)},
            ["47533 73"],
        ),
        (
            "MOD-38 hospital, another one completed",
            ["47533", "49083"],
            {"tried": "47533", "setting": "facility"},
            ["49083"],
        ),
        ("MOD-37 physician, another one completed", ["47533", "49083"], {"tried": "47533"}, ["47533 53", "49083"]),
        (
            "MOD-38 hospital, two stopped",
            ["47533", "49440"],
            {"tried": "47533 49440", "setting": "facility"},
            ["47533 74"],
        ),
        (
            "MOD-37 a part left out",
            ["64454"],
            {"parts": (fact("part_left_out", about="act-done"),)},
            ["64454 52"],
        ),
        (
            "MOD-28 an operation followed",
            ["37184"],
            {"tried": "37184", "parts": (fact("converted_to_open"),)},
            [],
        ),
        (
            "MOD-11 day 5, dislodged",
            ["49450"],
            {"parts": (fact("earlier_procedure", value="complication"), fact("days_since_procedure", value=5))},
            ["49450 78"],
        ),
        (
            "MOD-11 day 5, planned port",
            ["36561"],
            {"parts": (fact("earlier_procedure", value="planned"), fact("days_since_procedure", value=5))},
            ["36561 58"],
        ),
        (
            "MOD-11 the period is over",
            ["49450"],
            {"parts": (fact("earlier_procedure", value="complication"), fact("days_since_procedure", value=25))},
            ["49450"],
        ),
        ("MOD-45 great toe", ["20600"], {"details": {"digit": "T5", "side": "right"}}, ["20600 T5"]),
        ("MOD-39 unlisted", ["47399"], {}, ["47399"]),
    ],
)
def test_circumstances_of_the_work(name, codes, fields, expected):
    assert [shown(line) for line in result(*codes, **fields).lines] == expected


def test_unlisted_work_and_unusual_effort_go_to_review():
    assert any("unlisted" in reason for reason in result("47399").review_reasons)
    assert any("MOD-40" in reason for reason in result("37193", parts=(fact("unusual_effort"),)).review_reasons)
    assert not any("MOD-40" in reason for reason in result("37193").review_reasons)


def test_a_line_with_59_says_which_narrower_modifier_fits():
    study = Candidate(code="75710", side="right", distinct="No earlier catheter study; it led to the treatment.")
    treatment = Candidate(code="37224", side="right")
    line = next(
        line for line in engine.code(encounter(), (proposing(study, treatment), *CLAIM)).lines if line.code == "75710"
    )
    assert "59" in line.modifiers
    assert "XU" in line.why
    assert "MOD-14" in line.rules


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "HISTORY: Gastrostomy placed 5 days ago, now dislodged.\nTECHNIQUE: The tube was exchanged under fluoroscopy.",
            {("days_since_procedure", 5), ("earlier_procedure", "complication")},
        ),
        (
            "INDICATION: Post-procedure day 3, catheter kinked.",
            {("days_since_procedure", 3), ("earlier_procedure", "complication")},
        ),
        ("HISTORY: Pain for 5 days. Drain in place.", set()),
        ("HISTORY: Drain placed 5 days ago, here for routine check.", set()),
        (
            "TECHNIQUE: Thrombectomy failed. Dr. Smith's surgical team then explored and opened the artery.",
            {("converted_to_open", None)},
        ),
        ("TECHNIQUE: The case was then aborted for hypotension.", {("broken_off", None)}),
        ("TECHNIQUE: If needed the case may be stopped.", set()),
        ("TECHNIQUE: The procedure was terminated and the sheath removed.", set()),
        ("CONSENT: Risks include conversion to open surgery.", set()),
        ("TECHNIQUE: No conversion to open repair was needed.", set()),
        (
            "IMPRESSION: Retrieval took substantially more time than usual because the filter was embedded.",
            {("unusual_effort", None)},
        ),
    ],
)
def test_circumstances_are_read_from_the_text(text, facts):
    told = {"days_since_procedure", "earlier_procedure", "converted_to_open", "unusual_effort", "broken_off"}
    found = {(f.element, f.value) for f in findings_of(text).facts if f.element in told}
    assert found == facts


LOOKS = [
    ("MOD-38 called off before anesthesia", ("called_off_in_room", "stated"), ("anesthesia_started", "denied"), "facility",
     "reports the planned procedure with 73"),
    ("MOD-38 called off after anesthesia", ("called_off_in_room", "stated"), ("anesthesia_started", "stated"), "facility",
     "reports the planned procedure with 74"),
    ("MOD-38 a physician does not report it", ("called_off_in_room", "stated"), ("anesthesia_started", "denied"),
     "professional", None),
    ("MOD-41 two surgeons", ("co_surgeons", "stated"), None, "professional", "62 on 34705"),
    ("MOD-41 the hospital has none", ("co_surgeons", "stated"), None, "facility", None),
    ("MOD-43 a study", ("research_study", "stated"), None, "professional", "Q0 or Q1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "setting", "reason"), [case[1:] for case in LOOKS], ids=[case[0] for case in LOOKS]
)
def test_what_a_coder_must_look_at(first, second, setting, reason):
    parts = tuple(fact(*item) for item in (first, second, ("no_procedure", "stated")) if item)
    told = result("34705", "36558", parts=parts, setting=setting).review_reasons
    found = [item for item in told if "MOD-38" in item or "MOD-41" in item or "MOD-43" in item]
    assert [reason in item for item in found] == ([True] if reason else [])


def test_stopped_work_of_which_no_anesthesia_is_told_is_looked_at():
    told = result("47533", tried="47533", setting="facility").review_reasons
    assert any("73 or 74 (MOD-38)" in item for item in told)
    begun = result("47533", tried="47533", setting="facility", parts=(fact("anesthesia_started"),)).review_reasons
    assert not any("73 or 74" in item for item in begun)


@pytest.mark.parametrize("payer", ["medicare", "commercial"])
def test_no_51_whatever_the_payer(payer):
    """MOD-09: Medicare ranks by itself, and for others the indicator is in the fee schedule."""
    lines = result("37191", "36558", payer=payer).lines
    assert not any("51" in line.modifiers for line in lines)


PLANNED_PORT = Told(act="port_insertion", kind="central_line_insertion", status="planned", side="right")


@pytest.mark.parametrize(
    ("setting", "begun", "expected"),
    [
        ("facility", "denied", ["36561 73 RT"]),
        ("facility", "stated", ["36561 74 RT"]),
        ("professional", "denied", []),
        ("office", "denied", []),
    ],
)
def test_planned_work_called_off_in_the_room(setting, begun, expected):
    """MOD-38: the hospital reports the planned procedure, the physician nothing of work that never began."""
    own = encounter(
        fact("called_off_in_room"), fact("anesthesia_started", begun), setting=setting, told=(PLANNED_PORT,)
    )
    assert [shown(line) for line in engine.code(own).lines] == expected


def test_planned_work_is_not_reported_beside_work_that_was_done():
    parts = (act("paracentesis", "anatomy:peritoneal_cavity", image_guided=True), fact("called_off_in_room"))
    own = encounter(*parts, fact("anesthesia_started", "denied"), setting="facility", told=(PLANNED_PORT,))
    assert "36561" not in [line.code for line in engine.code(own).lines]
