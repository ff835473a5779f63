"""Ways written as lists of vessels ("groin, aorta, celiac"; "SMA -> ileocolic")."""

from __future__ import annotations

import re
from itertools import pairwise

from ircoder.findings.beds import bed_of, is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.entries import region_of
from ircoder.findings.named_runs import READ_NOT_DONE
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_STEP_MARK = re.compile(
    r"^\s*(?:arter(?:y|ies)|veins?|trunk)?\s*(?:\d{1,2}(?:\.\d)?\s?(?:f|fr|french)\b\s*(?:sheath)?\s*)?(?:,|>+|[-=]+>|\u2192|\u2013|to|into|then)?\s*(?:,|and|then|to|into"
    r"|the|\s)*$",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s*(?:arter\w+|veins?)?\s*(?:is|was|are|were|all|each|fill\w*|opacif\w*)\b", re.IGNORECASE)
ARROW = re.compile(r">|\u2192")
_SHORTEST_PATH = 3
_TIP = WordPattern(r"(?<!\bthe )(?<!\bof )\b(?:catheter\s)?tip\s*[:=-]?\s*(?:now\s|then\s)?$")
"""Telegraph style: where the tip lies, without a preposition ("tip L EIA")."""
_ONE_BY_ONE = WordPattern(
    r"\b(?:micro-?\s?)?catheter\b[^.;:]{0,30}\b(?:one after (?:another|the other)|one by one|in turn|in sequence"
    r"|sequentially|successively)\s*:"
)
"""Before the vessels that a catheter was led to in turn."""
_NOT_IN_LIST = frozenset({"from", "off", "of", "via", "through", "near", "above", "below", "past", "over"})
TIP_IN = WordPattern(r"\b(?:catheter\s+tip\s*[:,-]?\s*(?:(?:in|at|to)\s+)?|(?<!its )tip\s+(?:in|at)\s+)(?:the\s+)?$")
"""Right before a vessel, what came to rest there ("catheter tip right SFA")."""


_THEN_ON = re.compile(
    r"\s*(?:arter\w+|trunk|branch)?\s*(?:(?:selective\s+)?(?:runs?|injections?|arteriogra\w+|angiogra\w+|dsa|views?)\b[\w\s]{0,15})?"
    r"\s*,?\s*(?:and\s+)?then\s+(?:(?:on|onward|deeper|further|next)\s+)*(?:in(?:to)?\s+|to\s+)?(?:(?:the|its|a|an)\s+)*",
    re.IGNORECASE,
)
"""From one vessel of a sentence on to the next one, without a verb."""
_ENDS_PATH = re.compile(
    r"\s*(?:arter\w+|trunk|branch)?\s*(?::|,?\s*(?:with|via|using|by|through)\b|,?\s*(?:runs?|injections?|arteriogra\w+"
    r"|angiogra\w+|dsa)\b)",
    re.IGNORECASE,
)
_OF_ORGANS = frozenset({"visceral", "renal", "pelvic", "bronchial", "external_carotid", "intracranial_carotid"})


def _then_on(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a sentence is nothing but vessels led to one after the other, then a catheter, a run or what it showed.

    "Left main renal, then lower pole segmental with a Progreat: …"; the second arises from the first.
    """
    tree = context.knowledge.vessels
    sentence = context.reading.sentences[clause.sentence]
    vessels = [m for m in context.reading.mentions if m.label == "VESSEL" and m.sentence == clause.sentence]
    if mention not in vessels[:_SHORTEST_PATH] or any(m.assertion == "negated" for m in vessels[:2]):
        return False
    if len(vessels) < 2 or context.said[sentence.start : vessels[0].start].strip(" -*\u2022").lower() not in {
        "",
        "the",
    }:
        return False
    known = [tree.get(m.concept) for m in vessels[:2]]
    if any(vessel is None or bed_of(vessel) not in _OF_ORGANS for vessel in known):
        return False
    last = 0
    while last + 1 < len(vessels) and _THEN_ON.fullmatch(context.said, vessels[last].end, vessels[last + 1].start):
        last += 1
    led = last > 0 and vessels.index(mention) <= last and _ENDS_PATH.match(context.said, vessels[last].end) is not None
    return led and tree.is_within(vessels[1].concept, vessels[0].concept, vessels[0].side)


def on_path(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a vessel stands in a path written as a list ("groin, aorta, celiac"; "SMA -> ileocolic")."""
    if clause.section not in READ_NOT_DONE and _then_on(context, clause, mention):
        return True
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
    if vessels[0].kind == "dialysis_access":
        # "Upper arm graft, brachial artery to axillary vein" tells how the graft runs.
        return False
    starts_outside = region_of(vessels[0].concept) is not None or vessels[0].concept.startswith("anatomy:")
    if starts_outside or is_aorta(vessels[0].concept) or any(ARROW.search(gap) for gap in gaps):
        return True
    tree = context.knowledge.vessels
    return all(a.concept != b.concept and tree.is_within(b.concept, a.concept) for a, b in pairwise(vessels))


def told_by_place(before: str, lead: str | None) -> bool:
    """Whether a vessel stands where a note names what the tip came to, without a verb: behind "tip" or in a list."""
    return _TIP.search(before) is not None or (_ONE_BY_ONE.search(before) is not None and lead not in _NOT_IN_LIST)
