"""Ways written as lists of vessels ("groin, aorta, celiac"; "SMA -> ileocolic")."""

from __future__ import annotations

import re
from itertools import pairwise

from ircoder.findings.beds import is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.entries import region_of
from ircoder.findings.named_runs import READ_NOT_DONE
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_STEP_MARK = re.compile(
    r"^\s*(?:arter(?:y|ies)|veins?|trunk)?\s*(?:,|>+|[-=]+>|\u2192|\u2013|to|into|then)?\s*(?:,|and|then|to|into"
    r"|the|\s)*$",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s*(?:arter\w+|veins?)?\s*(?:is|was|are|were|all|each|fill\w*|opacif\w*)\b", re.IGNORECASE)
ARROW = re.compile(r">|\u2192")
_SHORTEST_PATH = 3
_TIP = re.compile(r"(?<!\bthe )(?<!\bof )\b(?:catheter\s)?tip\s*[:=-]?\s*(?:now\s|then\s)?$", re.IGNORECASE)
"""Telegraph style: where the tip lies, without a preposition ("tip L EIA")."""
_ONE_BY_ONE = WordPattern(
    r"\b(?:micro-?\s?)?catheter\b[^.;:]{0,30}\b(?:one after (?:another|the other)|one by one|in turn|in sequence"
    r"|sequentially|successively)\s*:"
)
"""Before the vessels that a catheter was led to in turn."""
_NOT_IN_LIST = frozenset({"from", "off", "of", "via", "through", "near", "above", "below", "past", "over"})


def on_path(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a vessel stands in a path written as a list ("groin, aorta, celiac"; "SMA -> ileocolic")."""
    if clause.section in READ_NOT_DONE or context.has("result", clause.text):
        return False
    vessels = [m for m in clause.of("VESSEL") if m.attributes.get("within") is None]
    if len(vessels) < _SHORTEST_PATH or mention not in vessels:
        return False
    text = clause.text
    if _TOLD_OF.match(text, vessels[-1].end - clause.start):
        return False
    gaps = [text[a.end - clause.start : b.start - clause.start] for a, b in pairwise(vessels)]
    if not all(_STEP_MARK.match(gap) for gap in gaps):
        return False
    starts_outside = region_of(vessels[0].concept) is not None or vessels[0].concept.startswith("anatomy:")
    if starts_outside or is_aorta(vessels[0].concept) or any(ARROW.search(gap) for gap in gaps):
        return True
    tree = context.knowledge.vessels
    return all(a.concept != b.concept and tree.is_within(b.concept, a.concept) for a, b in pairwise(vessels))


def told_by_place(before: str, lead: str | None) -> bool:
    """Whether a vessel stands where a note names what the tip came to, without a verb: behind "tip" or in a list."""
    return _TIP.search(before) is not None or (_ONE_BY_ONE.search(before) is not None and lead not in _NOT_IN_LIST)
