"""Acts of which a report tells without their being done."""

import pytest
from tests.findings.reports import findings_of


def told(text):
    return {(item.act, item.status, (item.target or "").partition(":")[2]) for item in findings_of(text).told}


CASES = [
    (
        "denied",
        "TECHNIQUE: Right common femoral access. The left renal artery was ballooned to 6 mm. No stent was placed.",
        ("stent", "negated", ""),
    ),
    (
        "denied with its place",
        "TECHNIQUE: Right common femoral access. Runs of the celiac artery. The gastroduodenal artery was not embolized.",
        ("embolization", "negated", "gastroduodenal_artery"),
    ),
    (
        "planned",
        "TECHNIQUE: Thoracentesis of the right chest under ultrasound.\nPLAN: Chest tube placement is planned for tomorrow.",
        ("chest_tube", "planned", ""),
    ),
    (
        "a device that was not used",
        "TECHNIQUE: Right common femoral access. Runs of both carotid arteries. No coils were used.",
        ("embolization", "negated", ""),
    ),
    (
        "a tunneled catheter to come",
        "TECHNIQUE: The right jugular vein was entered under ultrasound. A dialysis catheter was placed. No tunnel was made.\n"
        "PLAN: Conversion to a tunneled catheter if she still needs dialysis next week.",
        ("tunneled_line_insertion", "hypothetical", ""),
    ),
    (
        "a closure device",
        "TECHNIQUE: Right common femoral access. Runs of both carotid arteries. The puncture was closed with an Angio-Seal.",
        ("closure", "performed", ""),
    ),
    (
        "cone-beam CT",
        "TECHNIQUE: Right common femoral access. The right hepatic artery was selected. Cone-beam CT showed two feeders.",
        ("cone_beam_ct", "performed", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_was_told_and_not_done(text, expected):
    assert expected in told(text)


NOTHING = [
    (
        "risks named in the body",
        "TECHNIQUE: The risks of stent fracture were explained. Right common femoral access. Run of the left leg.",
    ),
    (
        "consent",
        "CONSENT: Possible embolization was named.\nTECHNIQUE: Right common femoral access. Run of the left leg.",
    ),
    (
        "a device that lies there",
        "TECHNIQUE: Right common femoral access. The old stent of 2019 is patent. Run of the left leg.",
    ),
    ("what was done", "TECHNIQUE: Right common femoral access. The left renal artery was stented."),
]


@pytest.mark.parametrize("text", [case[1] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_what_is_no_telling(text):
    assert {name for name, _, _ in told(text)} <= {"closure"}


def test_no_line_rests_on_what_was_not_done():
    found = findings_of("TECHNIQUE: Right common femoral access. Run of the aorta.\nPLAN: Renal stent next week.")
    assert not found.performed("stent")


def test_a_session_that_never_began_tells_what_was_planned():
    found = findings_of(
        "PROCEDURE: Uterine artery embolization, cancelled. She ate breakfast. No procedure was performed."
    )
    assert found.fact("no_procedure") == "stated"
    assert {item.act for item in found.told} & {"embolization", "uterine_embolization"}
