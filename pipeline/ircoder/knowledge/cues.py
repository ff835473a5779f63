"""Cue phrases as data: groups of plain phrases compiled to one regular expression a group."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "findings_cues.csv"


def phrase_pattern(phrase: str) -> str:
    """Regular expression of a phrase: ``*`` is any word ending, a blank is white space or a hyphen."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    body = r"[\s-]+".join(words)
    head = r"\b" if phrase[0].isalnum() else ""
    tail = r"\b" if phrase[-1].isalnum() else ""
    return f"{head}{body}{tail}"


@cache
def cue_patterns(table: str = TABLE) -> dict[str, re.Pattern[str]]:
    """One compiled, case-insensitive pattern for each group of a cue table (columns ``group,phrase``).

    Raises
    ------
    KnowledgeError
        Where a phrase is empty or stands twice in its group.
    """
    phrases: dict[str, list[str]] = defaultdict(list)
    for line, row in read_table(table, ("group", "phrase")):
        phrase = row["phrase"]
        if not phrase.strip() or phrase in phrases[row["group"]]:
            raise KnowledgeError(table, line, f"the phrase of group {row['group']} is empty or repeated", "Remove it.")
        phrases[row["group"]].append(phrase)
    return {
        # Longer phrases first, so that the most telling wording is the one that is found.
        group: re.compile("|".join(phrase_pattern(p) for p in sorted(items, key=len, reverse=True)), re.IGNORECASE)
        for group, items in phrases.items()
    }
