"""Vessels that a list tells as entered without a verb: an item of a list of runs, or one with its catheter."""

from __future__ import annotations

import re
from itertools import pairwise

from ircoder.findings.beds import is_aorta, is_limb
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


_FIELD = re.compile(
    r"\W*(?:target\s+)?(?:vessels?|arter(?:y|ies)|selections?|selectives?"
    r"|selective\s+(?:vessels?|catheteri[sz]ations?|injections?|runs?|angio\w*|arterio\w*)|catheter(?:\s+(?:positions?|placements?|tip|in|to))?"
    r"|catheteri[sz]ed|runs?|injections?|injected|filmed|shot|arteriograms?|angiograms?|angiography)"
    r"(?:\s+(?:sel(?:ected)?|catheteri[sz]ed|cathed|studied|injected|imaged|filmed|cannulated|engaged|entered|shot))?\s*[:=]\s*",
    re.IGNORECASE,
)
"""The label of a field that holds nothing but the vessels that were entered ("Vessels: celiac, SMA")."""
_GOES_ON = re.compile(r"\s*(?:arter(?:y|ies)|trunk)?\s*(?:[,;.&+/\n]|and\b|then\b|$)", re.IGNORECASE)
_TOOL_THEN_RUN = re.compile(
    r"\s*(?:arter\w+|trunk)?\s*,?\s*(?:(?:w/|with|by|via|using|per)\s+)?(?:an?\s+|the\s+|my\s+)?(?:[\w.\u2019'-]+\s+){0,4}?"
    r"[\w.\u2019'-]+\s*[,:;-]?\s*(?:(?:hand|dsa|contrast|selective|and)\s+)?"
    r"(?:runs?|injections?|injected|arteriogra\w*|angio\w*|venogra\w*|dsa|shots?|filmed)\b",
    re.IGNORECASE,
)
"""Behind a vessel, the catheter in a few words and then its run."""
_SIZE = re.compile(r"[\s*\u2022-]*(?:\d(?:\.\d)?\s?-?f\w*\s*)?", re.IGNORECASE)
_FEWEST = 2
_SHORT = 30
_THEN = re.compile(r"(?:and\s+)?(?:then|next|finally)(?:\s+the)?", re.IGNORECASE)
_NEAR = 3
"""Clauses before a list of vessels in which their study is named."""
_LED_ACROSS = WordPattern(r"\b(?:across|over|back|crossed|up and over|waltman|loop(?:ed)?|contralateral|ipsilateral)\b")
_TO_LABEL = re.compile(r"^[^.;:]{0,40}:\s*(?:the\s+)?$")
"""Between a catheter that was led to a side and the vessel that it went to ("Cobra back across: right iliac")."""
_JOINED = re.compile(r"(?:\s|[,;/&+]|and|then|the|both|arter\w+|trunk|right|left|\b[rl]t?\b)*", re.IGNORECASE)


def told_in_telegram(context: Context, clause: Clause, mention: Mention) -> bool:
    """A list item that opens with the vessel and goes on with a catheter or a run ("Celiac w/ 5F Cobra, run")."""
    before, after = clause.before(mention), clause.after(mention)
    opening = before[clause.lead :].strip(" -*\u2022().:abcdefgh0123456789")
    if clause.section in READ_NOT_DONE or _LOOKED_AT.search(after):
        return False
    if (not opening and _run_by_tool(clause, mention)) or _tool_alone(clause, mention):
        return True
    if _of_field(context, clause, mention) or _of_bare_list(context, clause, mention):
        return True
    if context.has("result", clause.text) and not context.has("select", clause.title):
        # "Run: GDA, splenic, left gastric no bleeding" tells what the run showed.
        return False
    if _LISTED.search(clause.title) and (not opening or not context.has("move", before)):
        return not clause.heading and _SAYS_MORE.search(after) is None and _SAYS_MORE.search(opening) is None
    if opening and _THEN.fullmatch(before[clause.lead :].strip(" -*\u2022.,:")) is None:
        return False
    devices = [m for m in clause.of("DEVICE") if m.start > mention.end and "catheter" in m.kind]
    if devices and re.match(r"\s*(?:arter\w+|trunk)?\s*(?:w/|with|by|using|,|:|-)", after, re.IGNORECASE):
        return True
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is not None and not is_limb(vessel) and _shot(context, clause, mention):
        return True
    return clause.section == "technique" and bool(clause.of("IMAGING")) and "select" in after.lower()


def _run_by_tool(clause: Clause, mention: Mention) -> bool:
    """Whether the catheter stands between a vessel and its run ("Right internal iliac with a Waltman loop, run: …")."""
    found = _TOOL_THEN_RUN.match(clause.after(mention))
    if found is None:
        return False
    tools = (m for m in clause.of("DEVICE") if mention.end <= m.start < mention.end + found.end())
    return any("catheter" in tool.kind and tool.assertion in {None, "performed"} for tool in tools)


def _tool_alone(clause: Clause, mention: Mention) -> bool:
    """Whether a statement is nothing but a catheter and the vessel it went to ("C2 celiac.", "Progreat GDA, run")."""
    tools = [m for m in clause.of("DEVICE") if m.end <= mention.start]
    if len(tools) != 1 or "catheter" not in tools[0].kind or tools[0].assertion not in {None, "performed"}:
        return False
    size = clause.before(tools[0])[clause.lead :]
    between = clause.text[tools[0].end - clause.start : mention.start - clause.start]
    led = f"{size}{between}" if len(size) <= _SHORT and mention is clause.of("VESSEL")[0] else ""
    if _LED_ACROSS.search(led) is not None and _TO_LABEL.search(between) is not None:
        return True
    bare = _SIZE.fullmatch(size) is not None and not between.strip(" :") and _GOES_ON.match(clause.after(mention))
    return bool(bare)


def _of_field(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a vessel stands in a field of the vessels entered, which tells nothing else."""
    label = _FIELD.match(clause.text, clause.lead)
    if label is None or clause.text[label.end() :].lstrip()[:1] == "" or context.has("result", clause.text):
        return False
    vessels = clause.of("VESSEL")
    start = clause.start + label.end()
    if any(m.start < start or m.assertion in {"negated", "planned", "historical"} for m in vessels):
        return False
    gaps = [clause.text[label.end() : vessels[0].start - clause.start]]
    gaps += [clause.text[a.end - clause.start : b.start - clause.start] for a, b in pairwise(vessels)]
    return all(_JOINED.fullmatch(gap) for gap in gaps) and _GOES_ON.match(clause.after(vessels[-1])) is not None


def _of_bare_list(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a statement is nothing but arteries, behind one that names a study ("RICA, LICA, left vertebral.")."""
    vessels = clause.of("VESSEL")
    if (
        len(vessels) < _FEWEST
        or len(vessels) != len(clause.mentions)
        or mention.assertion is not None
        or clause.heading
    ):
        return False
    tree = context.knowledge.vessels
    known = [tree.get(m.concept) for m in vessels]
    if any(vessel is None or is_limb(vessel) or is_aorta(vessel.concept) for vessel in known):
        return False
    gaps = [clause.text[clause.lead : vessels[0].start - clause.start]]
    gaps += [clause.text[a.end - clause.start : b.start - clause.start] for a, b in pairwise(vessels)]
    gaps.append(clause.text[vessels[-1].end - clause.start :].strip(" .\n"))
    if not all(_JOINED.fullmatch(gap) for gap in gaps):
        return False
    earlier = context.clauses[max(0, clause.index - _NEAR) : clause.index]
    studies = [m for other in earlier for m in other.of("IMAGING") if m.kind == "catheter_study"]
    return bool(studies) and all(m.assertion in {None, "performed"} for m in studies)


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
