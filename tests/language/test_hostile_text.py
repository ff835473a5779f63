"""Texts that nobody dictates: they are read in time that grows no faster than the text, and nothing breaks."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from ircoder.language.pipeline import build_nlp, read
from ircoder.source_text import SourceText

SIZE = 12_000
"""Characters of the shorter text."""

MOST = 3.5
"""Times as long that a text of twice the length may take; a square would take four times as long."""

TEXTS = {
    "one line": "the right common femoral artery was accessed and a 5 French sheath was placed over a wire then ",
    "no blanks": "a",
    "signs": "().,;:-/",
    "digits": "1234567890",
    "numbers": "12 ",
    "number words": "twenty one ",
    "repeated device": "stent ",
    "sides": "right and left, ",
    "hyphens": "a-",
    "spaced hyphens": "a - ",
    "levels": "L4-5, ",
    "headings": "Findings:\n",
    "headings on one line": "IMPRESSION: NO ",
    "corrections": "left, correction, right. ",
    "vessels without stops": "RIGHT CFA TO LEFT SFA ",
    "quotes": "\"' ",
    "dates": "1/2/2025 ",
    "ages": "62-year-old ",
    "brackets": "[ ] (",
    "stars": "** __ -- ",
    "denials": "no stenosis or ",
    "grafts": "SVG to OM1 to LAD to ",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = build_nlp()
    pipeline("Right common femoral artery access. Impression: no stenosis.")
    return pipeline


def _text(piece: str, size: int) -> str:
    return SourceText(piece * (size // len(piece))).plain


def _seconds(work: Callable[[str], object], text: str) -> float:
    """CPU time of the quicker of two goes."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text(nlp: Language, name: str) -> None:
    def work(text: str) -> object:
        return read(nlp, text)

    shorter, longer = _text(TEXTS[name], SIZE), _text(TEXTS[name], 2 * SIZE)
    # A pause of the machine falls on one go at most; work that grows with the square fails every time.
    ratios = []
    for _ in range(3):
        ratios.append(_seconds(work, longer) / max(_seconds(work, shorter), 0.002))
        if ratios[-1] < MOST:
            return
    pytest.fail(f"{name}: twice the text takes {min(ratios):.1f} times as long")


def test_a_megabyte_on_one_line_is_read(nlp: Language) -> None:
    text = "x" * 1_000_000
    reading = read(nlp, text)
    assert reading.text == text
    assert reading.mentions == ()


def test_a_number_beyond_all_measure_is_no_quantity(nlp: Language) -> None:
    reading = read(nlp, f"A {'9' * 400} mm stent and a 6 mm balloon.")
    assert [(quantity.kind, quantity.value) for quantity in reading.quantities] == [("diameter_mm", 6.0)]


def test_every_place_lies_in_the_text(nlp: Language) -> None:
    for piece in TEXTS.values():
        text = _text(piece, 400)
        reading = read(nlp, text)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in reading.mentions)
        assert all(text[mention.start : mention.end] == mention.text for mention in reading.mentions)
