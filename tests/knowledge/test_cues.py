"""Cue groups: the look at first letters and the grouped pattern find what a plain alternation finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ircoder.knowledge.cues import CuePattern, cue_patterns, phrase_pattern
from ircoder.knowledge.tables import read_table

TABLES = ("findings_cues.csv", "treatment_cues.csv", "embolization_reason_words.csv")
TUNE = Path(__file__).parents[2] / "corpora" / "gold" / "tune.jsonl"


def _plain(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(phrase_pattern, sorted(phrases, key=len, reverse=True))), re.IGNORECASE)


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["stent*"], "Two STENTS were placed", ["STENTS"]),
        (["stent*"], "a restent", []),
        (["no", "no change"], "No change. No.", ["No change", "No"]),
        (["us*"], "by USG and use", ["USG", "use"]),
        (["%", "stenosis"], "80% stenosis", ["%", "stenosis"]),
        (["%"], "stenosis", []),
        (["up-and-over"], "went up-and-over", ["up-and-over"]),
        (["was removed"], "Was\n removed, was-removed", ["Was\n removed", "was-removed"]),
        (["3rd order"], "a 3rd order branch of 13rd order", ["3rd order"]),
    ],
)
def test_cue_pattern_finds_words_as_they_are_dictated(phrases: list[str], text: str, found: list[str]) -> None:
    pattern = CuePattern(phrases)
    assert [match.group() for match in pattern.finditer(text)] == found
    first = pattern.search(text)
    assert (first.group() if first else None) == (found[0] if found else None)


@pytest.mark.parametrize("table", TABLES)
def test_groups_find_what_a_plain_alternation_finds(table: str) -> None:
    phrases: dict[str, list[str]] = {}
    for _, row in read_table(table, ("group", "phrase")):
        phrases.setdefault(row["group"], []).append(row["phrase"])
    reports = [json.loads(line)["text"] for line in TUNE.read_text(encoding="utf-8").splitlines()[:12]]
    texts = [clause for report in reports for clause in re.split(r"(?<=[.;,])\s", report)]
    texts += [text.upper() for text in texts[::7]] + ["; ".join(items) for items in phrases.values()]
    for group, items in phrases.items():
        plain, pattern = _plain(items), cue_patterns(table)[group]
        for text in texts:
            assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)], group
