"""Codes about which the sources leave something open are coded, and sent to review with what is open."""

from __future__ import annotations

import pytest
from tests.coding.build import act, encounter

from ircoder.coding.engine import code
from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.unsettled import load_unsettled

STENT = act("stent", "left vertebral_artery", id="stent")
STILL = "0075T: Whether the code still stands in 2026 is not confirmed."


@pytest.mark.parametrize(("date", "reasons"), [("2025-12-31", ()), ("2026-01-01", (STILL,))])
def test_what_is_open_is_told_from_its_day_on(date: str, reasons: tuple[str, ...]) -> None:
    result = code(encounter(STENT, date=date, setting="facility"))
    assert [line.code for line in result.lines] == ["0075T"]
    assert tuple(reason for reason in result.review_reasons if "0075T" in reason) == reasons


@pytest.mark.parametrize("name", sorted(load_unsettled()))
def test_what_is_open_begins_while_the_code_is_in_force(name: str) -> None:
    assert load_catalogue().in_force(name, load_unsettled()[name].since)
