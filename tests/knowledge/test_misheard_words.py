"""Misheard words: what was said stands where something else was written, and nothing moves."""

import pytest

from ircoder.knowledge.misheard_words import as_said, load_misheard_words, said_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("biopsy of the prostrate.", "biopsy of the prostate ."),
        ("PARA SYNTHESIS", "PARACENTESIS  "),
        ("Thoracic entesis was done", "Thoracentesis    was done"),
        ("a left plural effusion", "a left pleura effusion"),
        ("a mass of the haptic dome", "a mass of the liver  dome"),
        ("four corps were sent", "four cores were sent"),
        ("find-needle aspiration", "fine needle aspiration"),
    ],
)
def test_as_said(written, said):
    assert as_said(written) == said
    assert len(said) == len(written)


@pytest.mark.parametrize("text", ["nodules, plural", "haptic feedback", "the corps of nurses", "find needle holder"])
def test_good_words_stay(text):
    assert as_said(text) == text


def test_what_stands_in_is_never_longer():
    assert all(len(word.fits) <= len(word.heard) for word in load_misheard_words())


def test_single_words():
    assert said_words()["prostrate"] == "prostate"
    assert "para synthesis" not in said_words()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("left L4 for amen", "left L4 foramen "),
        ("trans for aminal epidural", "transforaminal   epidural"),
        ("the Stell ate block", "the Stellate  block"),
        ("FLUORO SCOPIC GUIDANCE", "FLUOROSCOPIC  GUIDANCE"),
        ("via sheath", "via sheath"),
        ("the tibial is open", "the tibial is open"),
        ("real time", "real time"),
        ("perform a biopsy", "perform a biopsy"),
    ],
)
def test_torn_words_are_joined_where_the_pieces_are_none(written, said):
    assert as_said(written) == said
