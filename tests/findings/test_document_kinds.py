"""What is no report of a procedure though it is full of them, and what only seems to be something else."""

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.session_status import NO_PROCEDURE

BODY = (
    "The left nephrostomy was placed in IR yesterday with a 10 French locking catheter over a wire. Needle access was by "
    "the lower calyx."
)


@pytest.mark.parametrize(
    "head",
    [
        "Nursing shift note",
        "PROGRESS NOTE, hospital day 3",
        "Pharmacy note on anticoagulation",
        "PRE-PROCEDURE PLANNING NOTE (IR)",
        "Anesthesia preoperative evaluation for tomorrow",
        "IR CANCELLATION NOTE",
        "CASE CART PULL LIST, ROOM 2",
        "Outside records review, no patient seen.",
        "APS ROUNDS",
        "CT ABDOMEN AND PELVIS WITH CONTRAST",
        "MRI OF THE PELVIS",
        "Portable chest x-ray, 04:12",
        "Duplex of the left arm fistula",
        "POST-CATH CHECK, 4 HOURS",
        "Insurance appeal",
    ],
)
def test_another_document_tells_no_act(head):
    found = findings_of(f"{head}\n\n{BODY}")
    assert not found.performed()
    assert found.fact(NO_PROCEDURE) == "stated"


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("CT-GUIDED DRAINAGE", ["drainage"]),
        ("Nursing-assisted bedside procedure note", ["drainage"]),
        ("Mr. A. came down today.", ["drainage"]),
        ("PROGRESS NOTE\nPROCEDURE: drainage of a pelvic abscess", ["drainage"]),
        ("NIGHT CALL NOTE", ["drainage"]),
    ],
)
def test_reports_of_procedures_stay(head, kinds):
    found = findings_of(
        f"{head}\nUnder CT guidance an 18 gauge needle was advanced into the pelvic abscess, a wire was coiled and a 10 French "
        "locking drain was placed. 60 mL of pus came out."
    )
    assert [act.kind for act in found.performed()] == kinds
