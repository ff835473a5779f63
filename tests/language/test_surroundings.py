"""What the judge of assertions sees of the sentences around a mention."""

from __future__ import annotations

import pytest

from ircoder.language.annotations import reading_of
from ircoder.language.performed.surroundings import Surroundings
from ircoder.language.pipeline import build_nlp

TEXT = "The duct was reached. A stent was tried, but a plug was left. Unable to pass the lesion. A drain was placed."


@pytest.fixture(scope="module")
def surroundings():
    reading = reading_of(build_nlp()(TEXT))
    around = Surroundings(TEXT.lower(), reading.sentences)
    return {
        mention.text.lower(): set(around.features(mention))
        for mention in reading.mentions
        if mention.label == "DEVICE" and mention.text.lower() in {"stent", "plug", "drain"}
    }


@pytest.mark.parametrize(
    ("word", "seen", "not_seen"),
    [
        ("stent", "clause behind=tried", "clause behind=plug"),
        ("plug", "clause before=a", "clause before=stent"),
        ("plug", "s=stent", "s=drain"),
        ("stent", "failure behind DEVICE", "failure before DEVICE"),
        ("plug", "failure before DEVICE", "failure behind DEVICE"),
        ("stent", "failure in sentence after DEVICE", "failure in sentence before DEVICE"),
        ("drain", "failure in sentence before DEVICE", "failure in sentence after DEVICE"),
        ("stent", "previous=reached", "next=reached"),
        ("stent", "next=unable", "previous=unable"),
        ("drain", "sentence from end 0", "sentence from end 1"),
        ("stent", "begins=a stent", "begins=the duct"),
    ],
)
def test_surroundings(surroundings, word, seen, not_seen):
    assert seen in surroundings[word]
    assert not_seen not in surroundings[word]
