"""Vessels that a list tells as entered without a verb: an item of a list of runs, or one with its catheter."""

from __future__ import annotations

import re

from ircoder.findings.beds import is_limb
from ircoder.findings.context import Clause, Context
from ircoder.findings.named_runs import READ_NOT_DONE
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_LISTED = re.compile(
    r"\bselect\w*|\bcatheter (?:positions?|placements?)|\bcatheteri[sz]\w*|\bvessels? (?:studied|injected|select\w+)"
    r"|\bcatheters?$|\binjections?\b|\bruns?\b",
    re.IGNORECASE,
)
_SAYS_MORE = WordPattern(
    r"\b(?:no longer|opacif\w+|fill\w*|was|were|is|are|show\w*|flow\w*|patent|reflux\w*|areas?|diameters?"
    r"|measur\w+)\b"
    r"|\b\d+(?:\.\d+)?\s?(?:mm2?|cm2?|%)"
)
"""Behind a vessel under the heading of a run: it was seen, and no item of a list of vessels."""
_LOOKED_AT = re.compile(r"^\s*(?:is|was|are|were|shows?|demonstrat\w+|fills?|supplies|arises)\b", re.IGNORECASE)
"""A vessel that contrast reached, and no tip."""
_SHOT_NEXT = re.compile(
    r"\W*(?:dsa\s+)?(?:runs?|dsa|angio\w*|arteriogra\w*|venogra\w*|injections?|injected|hand\s+inject\w*|filmed|ap"
    r"|biplane|views)\b",
    re.IGNORECASE,
)


def told_in_telegram(context: Context, clause: Clause, mention: Mention) -> bool:
    """A list item that opens with the vessel and goes on with a catheter or a run ("Celiac w/ 5F Cobra, run")."""
    before, after = clause.before(mention), clause.after(mention)
    opening = before[clause.lead :].strip(" -*\u2022().:abcdefgh0123456789")
    if clause.section in READ_NOT_DONE or _LOOKED_AT.search(after):
        return False
    if context.has("result", clause.text) and not context.has("select", clause.title):
        # "Run: GDA, splenic, left gastric no bleeding" tells what the run showed.
        return False
    if _LISTED.search(clause.title) and (not opening or not context.has("move", before)):
        return not clause.heading and _SAYS_MORE.search(after) is None and _SAYS_MORE.search(opening) is None
    if opening:
        return False
    devices = [m for m in clause.of("DEVICE") if m.start > mention.end and "catheter" in m.kind]
    if devices and re.match(r"\s*(?:arter\w+|trunk)?\s*(?:w/|with|by|using|,|:|-)", after, re.IGNORECASE):
        return True
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is not None and not is_limb(vessel) and _shot(context, clause, mention):
        return True
    return clause.section == "technique" and bool(clause.of("IMAGING")) and "select" in after.lower()


def _shot(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a run is told right behind a vessel's name: as a label ("Left vertebral: Townes"), or next to it."""
    after = clause.after(mention)
    label = re.match(r"\s*(?:arter\w+|trunk)?\s*[:,-]|\s+(?:from|off)\b[^:;.]{0,40}:", after, re.IGNORECASE)
    if label is not None:
        told = after[label.end() - 1 :][:60]
        return context.has("injected", told) or (context.has("run", told) and not context.has("result", after))
    if after.strip(" .,") or clause.index + 1 >= len(context.clauses):
        return False
    following = context.clauses[clause.index + 1]
    named = any(m.assertion == "negated" for m in following.of("IMAGING"))
    return following.section == clause.section and _SHOT_NEXT.match(following.text) is not None and not named
