"""Reports dictated as a form of questions and answers."""

from __future__ import annotations

import pytest

from ircoder.knowledge.answered_questions import questions_as_labels
from ircoder.knowledge.misheard_words import as_said


def test_answered_questions_become_labels() -> None:
    text = "BIOPSY SHEET\n\nReason? Nodule.\n1. Guidance? CT.\n- Needle used?\n18 gauge.\nAny bleeding? No.\n"
    read = "BIOPSY SHEET\n\nReason: Nodule.\n1. Guidance: CT.\n- Needle used:\n18 gauge.\nAny bleeding: No.\n"
    assert questions_as_labels(text) == read
    assert as_said(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Is there a leak? None seen.\nThe catheter was placed.",
        "She asked: will it hurt? We said no. Will it last? Yes. May she drive? No.",
        "What is ablation?\nA tube heats the vein.\nWill it hurt? A little.\nHow long does it take? One hour.\nCan I drive? No.",
        "Leak?\n\n?\nTumor?\n- ?\nAbscess?",
        "Stenosis or clot? Pull back showed clot. It was lysed.\nWhy now? He had stopped his apixaban.",
    ],
    ids=["one", "in running speech", "a leaflet", "nothing answered", "two"],
)
def test_other_questions_stay(text: str) -> None:
    assert questions_as_labels(text) == text
