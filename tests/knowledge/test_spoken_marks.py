"""Marks that were spoken and written out as words."""

from __future__ import annotations

import re

import pytest

from ircoder.knowledge.spoken_marks import with_marks

CASES = {
    "commas and stops": (
        "the vein was open comma not thrombosed period next line a wire went in period",
        "the vein was open, not thrombosed. \n\n a wire went in. ",
    ),
    "a label": (
        "findings colon both veins open comma wall thin period done period",
        "findings: both veins open, wall thin. done. ",
    ),
    "the gut": (
        "the colon was empty comma the sigmoid colon is narrow period gas in the colon period",
        "the colon was empty, the sigmoid colon is narrow. gas in the colon. ",
    ),
    "a paragraph": ("done period new paragraph next comma sheath out period", "done. \n\n next, sheath out. "),
    "a question": ("leak question mark none comma dry comma closed period", "leak? none, dry, closed. "),
    "too few to be marks": (
        "the comma sign was seen over a period of time",
        "the comma sign was seen over a period of time",
    ),
    "no mark at all": ("Sheath out. New line placed on the left.", "Sheath out. New line placed on the left."),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_marks(text: str, told: str) -> None:
    found = with_marks(text)
    assert len(found) == len(text)
    assert re.sub(" +", " ", found) == told
