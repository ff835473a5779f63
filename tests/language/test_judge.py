"""The trained judge of assertions: what it changes where it is sure, and what is only shown otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from ircoder.language.performed.judge import BY_CUES, Judge
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.linear import LinearModel

TEXT = "A stent was seen."


def reading(assertion: str) -> Reading:
    mention = Mention(
        index=0, start=2, end=7, text="stent", label="DEVICE", concept="device:stent", kind="stent", sentence=0,
        section="findings", assertion=assertion,
    )  # fmt: skip
    return Reading(TEXT, sentences=(Sentence(0, 0, len(TEXT), "findings"),), mentions=(mention,))


def judge(weight: float) -> Judge:
    """A judge for whom the word behind makes a device historical, with this weight."""
    return Judge(LinearModel(["historical", "performed"], ["rr=was seen"], np.array([[weight, 0.0]]), np.zeros(2)))


@pytest.mark.parametrize(
    ("weight", "cues", "own", "shown", "overruled"),
    [
        (5.0, "performed", "historical", "historical", "performed"),
        (0.5, "performed", "performed", "historical", None),
        (5.0, "historical", "historical", "historical", None),
        (-0.5, "performed", "performed", "performed", None),
    ],
    ids=["sure", "likelier than not", "agreed", "agreed, weakly"],
)
def test_findings_follow_the_judge_where_it_is_sure(weight, cues, own, shown, overruled):
    (mention,) = judge(weight).judged(reading(cues)).mentions
    assert (mention.assertion, mention.shown_assertion, mention.attributes.get(BY_CUES)) == (own, shown, overruled)
