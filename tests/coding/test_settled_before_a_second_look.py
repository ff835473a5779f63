"""What the rules settled is not put on a claim by the trained classifier: it stays a reason to look."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import findings_of

from ircoder.coding.encounter import Encounter
from ircoder.coding.engine import code
from ircoder.coding.opinion import Opinion, PutForward
from ircoder.knowledge.base import load_knowledge


def _codes(text: str, put: str) -> tuple[set[str], bool]:
    encounter = Encounter(
        findings=findings_of(text),
        service_date=dt.date(2024, 10, 3),
        setting="office",
        knowledge=load_knowledge(),
        opinion=Opinion(put_forward=(PutForward(code=put, spans=()),)),
    )
    result = code(encounter)
    return {line.code for line in result.lines}, any(put in reason for reason in result.review_reasons)


@pytest.mark.parametrize(
    ("text", "put", "reported"),
    [
        pytest.param(
            "VEIN NOTE\nRight GSV closed with ClosureFast through a 7F sheath below the knee. Phlebectomy of the right calf was done "
            "as well.",
            "37765",
            False,
            id="a count that is not told",
        ),
        pytest.param(
            "VEIN NOTE\nRight GSV closed with ClosureFast through a 7F sheath below the knee. Phlebectomy of the right calf, 14 stabs.",
            "37765",
            True,
            id="a count that is told",
        ),
        pytest.param(
            "THYROID FNA FORM\nProcedure performed: NO. The nodule is gone. No needle was placed and no procedure was done.",
            "10005",
            False,
            id="nothing done",
        ),
        pytest.param(
            "PARACENTESIS\nUnder ultrasound a Yueh catheter drained 3 liters of ascites from the right lower quadrant. Image saved.",
            "75989",
            False,
            id="imaging without its home",
        ),
        pytest.param(
            "RIGHT TUNNELED PLEURAL CATHETER\nUnder ultrasound and fluoroscopy a 15.5F PleurX was tunneled into the right effusion.",
            "75989",
            True,
            id="imaging in its home",
        ),
    ],
)
def test_put_forward(text: str, put: str, reported: bool) -> None:
    codes, named = _codes(text, put)
    assert (put in codes) is reported
    assert named
