"""Passages written before the cues were tuned on them: acts weighed, failed, denied, left for later, or truly done.

``assertions_written.txt`` holds one passage a line in the notation of :mod:`tests.language.markup` under headings
that start with ``#``; a literal ``\\n`` is a line break, several assertions of one mention are all accepted, and a line
that starts with ``!`` is known to fail.
"""

from pathlib import Path
from typing import get_args

import pytest
from tests.language.markup import parse

from ircoder.language.assertion import assign_assertions
from ircoder.language.reading import Assertion

PASSAGES = Path(__file__).with_name("assertions_written.txt")
ASSERTIONS = frozenset(get_args(Assertion))


def passages():
    """Marked passages with whether they are known to fail."""
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.removeprefix("!").strip().replace("\\n", "\n"), line.startswith("!")


def unexpected(marked):
    """Words, what was read and what was expected of every mention that is not as expected."""
    example = parse(marked)
    read = assign_assertions(example.reading)
    return [
        (mention.text, mention.assertion, sorted(wishes))
        for mention, wishes in zip(read.mentions, example.expected, strict=True)
        if mention.assertion not in (wishes & ASSERTIONS)
    ]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(marked, id=marked[:90], marks=[pytest.mark.xfail(strict=True)] if fails else [])
        for marked, fails in passages()
    ],
)
def test_written_passage(marked):
    assert unexpected(marked) == []
