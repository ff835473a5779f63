"""A code that the classifier puts forward rests on no act: no rule may fall over that, whatever stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.coding.random_findings import random_encounters

from ircoder.coding.claims import code_together
from ircoder.coding.opinion import Opinion, PutForward
from ircoder.findings.model import Span
from ircoder.knowledge.base import load_knowledge

CODES = sorted(entry.code for entry in load_knowledge().catalogue)
ROUNDS = 24
WORDS = (Span(0, 5, "words"),)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_every_code_can_be_put_forward(round_):
    """Over all rounds every code stands beside the findings of several random encounters, some lines held back."""
    for place, code in enumerate(CODES[round_::ROUNDS]):
        for seed in range(4):
            encounter = random_encounters(1000 * round_ + 4 * place + seed)[0]
            held_back = {line.code for line in code_together([encounter])[0].lines[: seed % 3]} - {code}
            opinion = Opinion(frozenset(held_back), (PutForward(code, WORDS, "left" if seed % 2 else None),))
            (result,) = code_together([replace(encounter, opinion=opinion)])
            reported = {line.code for line in result.lines} | {entry.code for entry in result.not_coded}
            assert code in reported or not encounter.in_force(code) or result.queries or result.review_reasons
