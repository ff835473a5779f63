"""Work of which neither a line nor a reason speaks sends the report to a coder."""

from __future__ import annotations

import pytest
from tests.coding.build import encounter, fact
from tests.coding.claim import proposing
from tests.findings.reports import result_of

from ircoder.coding import engine

NO_CODE = "The report tells of work in this session, yet no code was found for it."


def reasons(*parts, books=()):
    return engine.code(encounter(*parts), books).review_reasons


def test_work_without_any_line_is_told():
    assert reasons(fact("work_told")) == (NO_CODE,)


def test_work_beside_a_line_is_not():
    assert reasons(fact("work_told"), books=[proposing("75710 left")]) == ()


@pytest.mark.parametrize(
    ("kind", "told"), [("core_biopsy", True), ("drain_removal", False)], ids=["with a code of its own", "without one"]
)
def test_work_that_is_only_named(kind, told):
    named = reasons(fact("named_work", value=kind), books=[proposing("75710 left")])
    assert bool(named) is told


TEXTS = [
    pytest.param(
        "Left ankle. A 22 gauge needle was placed in the ganglion of the tarsal sinus and the wall was fenestrated.",
        True,
        id="a needle in something that has no rule",
    ),
    pytest.param("Wound check. Dressing changed, staples out. Return in two weeks.", False, id="a visit"),
    pytest.param(
        "The nephrostomy was pulled at the bedside by cutting its string; gauze on the hole.", False, id="a pull"
    ),
    pytest.param(
        "CT of the abdomen. The drain lies in the collection, which is smaller. No new fluid.", False, id="an image"
    ),
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_texts(text, told):
    result = result_of(text)
    assert not result.lines
    assert any("yet n" in reason for reason in result.review_reasons) is told
