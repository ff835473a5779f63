"""Where a report tells of a second session of the day, and where it only seems to."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

TAP = "Under ultrasound guidance a catheter was advanced into the ascites and 3 liters were removed. Image saved. "
AGAIN = "A further paracentesis was done under ultrasound guidance and 2 liters were removed. Image saved."


@pytest.mark.parametrize(
    "words",
    [
        "Later that afternoon the patient was brought back to interventional radiology. ",
        "The patient returned to the angiography suite later the same day. ",
        "SECOND SESSION: ",
        "Session 2 (1600): ",
        "Four hours later he was taken back to the IR suite because of pain. ",
        "At 16:40 the patient was returned to the procedure room. ",
        "THE PATIENT RETURNED TO INTERVENTIONAL RADIOLOGY THE SAME EVENING. ",
    ],
)
def test_a_later_session(words):
    found = findings_of(f"{TAP}\n{words}{AGAIN}")
    assert [(act.kind, act.session) for act in found.acts] == [("paracentesis", 1), ("paracentesis", 2)]
    assert {look.session for look in found.guidance} == {1, 2}
    assert len({act.id for act in found.acts}) == len(found.acts)


@pytest.mark.parametrize(
    "words",
    [
        "The patient was returned to the ward in good condition. ",
        "The patient was returned to her room at 14:30. ",
        "The patient will return to interventional radiology later the same day if needed. ",
        "The patient returned to interventional radiology the next day. ",
        "The table was brought back to the scanner. ",
    ],
)
def test_no_later_session(words):
    found = findings_of(f"{TAP}\n{words}{AGAIN}")
    assert {act.session for act in found.acts} == {1}


def test_background_is_read_for_both_and_the_summary_proves_nothing():
    found = findings_of(
        "INDICATION: Pelvic bleeding.\n"
        "TECHNIQUE: The right common femoral artery was accessed. The left internal iliac artery was catheterized and "
        "embolized with Gelfoam.\n"
        "Later the same day the patient was returned to the angiography suite. The right internal jugular vein was "
        "accessed and a Denali filter was deployed in the infrarenal inferior vena cava.\n"
        "IMPRESSION: Embolization. Filter placed.\n"
    )
    assert {(act.kind, act.session) for act in found.performed()} == {("embolization", 1), ("ivc_filter_placement", 2)}
    assert [access.session for access in found.accesses] == [1, 2]
    assert {act.details.get("reason") for act in found.performed("embolization")} == {"bleeding"}


def test_lines_that_begin_with_a_time_are_sessions_where_the_patient_came_back():
    found = findings_of(f"08:10 - {TAP}\n16:40 - Called again. He returned to the IR room. {AGAIN}")
    assert [(act.kind, act.session) for act in found.acts] == [("paracentesis", 1), ("paracentesis", 2)]


def test_one_line_that_begins_with_a_time_is_no_second_session():
    found = findings_of(f"{TAP}\n16:40 - He returned to the IR room and rested. {AGAIN}")
    assert {act.session for act in found.acts} == {1}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("The right L3-L4 foramen was injected last Tuesday by a colleague.", []),
        ("A left thoracentesis was done three days ago.", []),
        ("The left chest was tapped with a catheter on Thursday of last week by my partner and it helped.", []),
        ("A left thoracentesis was performed today.", ["thoracentesis"]),
        (
            "Under fluoroscopy the left nephrostomy tube that was placed last month was exchanged over a wire.",
            ["nephrostomy_exchange"],
        ),
    ],
)
def test_a_day_behind_the_verb(words, kinds):
    found = findings_of(f"TECHNIQUE: {words} Dressing applied.")
    assert [act.kind for act in found.performed()] == kinds


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The biliary drain placed two weeks ago was exchanged over a wire", "biliary_drain_exchange"),
        (
            "The gastrostomy tube that was placed in March was exchanged under fluoroscopy with contrast",
            "gastrostomy_exchange",
        ),
        ("I exchanged the right nephrostomy placed two weeks ago over a wire", "nephrostomy_exchange"),
        ("The PICC inserted at the bedside three days ago was exchanged over a wire", "central_line_exchange"),
        (
            "The tunneled catheter placed last month in the right internal jugular vein was exchanged over a wire",
            "central_line_exchange",
        ),
        ("The tunneled pleural catheter placed in May was removed", "pleural_catheter_removal"),
        ("The right nephrostomy was placed two weeks ago", None),
        ("The biliary drain placed last month was not exchanged", None),
    ],
)
def test_the_age_of_a_device_is_not_that_of_the_act(words, kind):
    found = findings_of(f"TECHNIQUE: {words}. Dressing applied.")
    assert [act.kind for act in found.performed()] == ([kind] if kind else [])
