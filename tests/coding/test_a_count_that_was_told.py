"""A code that a stated number chose is not exchanged for its neighbor by the trained classifier."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import findings_of

from ircoder.coding.encounter import Encounter
from ircoder.coding.engine import code
from ircoder.coding.opinion import Opinion, PutForward
from ircoder.knowledge.base import load_knowledge

HEAD = "VEIN NOTE\nRight GSV closed with ClosureFast through a 7F sheath below the knee. "
CASES = {
    "many stabs": (HEAD + "Stab phlebectomy of the right calf, 26 stabs.", {"36475", "37766"}),
    "a number in words and figures": (
        HEAD + "Stab phlebectomy of the right calf, fourteen (14) stabs.",
        {"36475", "37765"},
    ),
    "the width of a stab is no number": (HEAD + "Stab phlebectomy of the right calf by 1.5 mm stabs.", {"36475"}),
    "an addendum counts anew": (
        HEAD + "Stab phlebectomy of the right calf, 18 stabs.\n\nADDENDUM: the log and the strips count 24 stabs.",
        {"36475", "37766"},
    ),
    "an addendum about something else": (
        HEAD + "Stab phlebectomy of the right calf, 18 stabs.\n\nADDENDUM: stockings for 14 days.",
        {"36475", "37765"},
    ),
    "a vein that is booked": (
        HEAD + "Stab phlebectomy of the right calf, 18 stabs. Left leg: the left GSV RF is booked for March.",
        {"36475", "37765"},
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("put", ["37765", "37766"])
def test_codes(text: str, codes: set[str], put: str) -> None:
    other = {"37765": "37766", "37766": "37765"}[put]
    told = bool(codes & {put, other})
    opinion = (
        Opinion(held_back=frozenset({other}), put_forward=(PutForward(code=put, spans=()),)) if told else Opinion()
    )
    encounter = Encounter(
        findings=findings_of(text),
        service_date=dt.date(2024, 10, 3),
        setting="office",
        knowledge=load_knowledge(),
        opinion=opinion,
    )
    assert {line.code for line in code(encounter).lines} == codes
