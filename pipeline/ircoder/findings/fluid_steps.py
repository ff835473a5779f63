"""Steps of the work on collected fluid, as the clauses of the course tell them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ircoder.findings import fluid_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.fluid_sizes import gone_by_size, told_by_size, without_yield
from ircoder.findings.line_devices import devices_in
from ircoder.findings.next_visits import orders_another_visit
from ircoder.knowledge.word_patterns import WordPattern

Deed = Literal["in", "out", "change", "check", "fluid", "sclerosis", "lysis", "incision", "lost", "tract"]

_WRAP = re.compile(r"(?<=[\w,])\n(?=[a-z])|(?<=[A-Z][A-Z,])\n(?=[A-Z]{2})")
"""Where an editor broke a line inside a sentence."""
_CHOICES = re.compile(r"\[[^\]\n]{0,40}/[^\]\n]{0,40}\](?=\s*\w)")
"""What the form offers to choose from, where the choice stands behind it ("[none/talc/tPA] none")."""
_SKIN_PREP = WordPattern(r"\b(?:prep\w*|scrub\w*|cleansed|painted|wiped|sterile fashion|allerg\w+)\b|\bcleaned with\b")
_TELLS = WordPattern(
    r"\b(?:was|were|is|are|shows?|showed|demonstrat\w+|wire|peel-?\s?away|under fluoro\w*|via|injected|residual"
    r"|taken out|came out|cut free)\b|\d"
)
"""What sets an opening statement of the work apart from a title."""
_PARTS = re.compile(r"[,:]\s")
_NOT_FLUID = WordPattern(
    r"\b(?:daily|output|(?:per|a|each|every)\s+(?:day|shift|24)|over\s+\d+\s*h\w*|ml/day|cc/day)\b|/\s*(?:day|24)"
    r"|\b(?:own|autologous|venous|patient's) blood\b"
)
"""What a drain yields from day to day, or blood that is drawn to be put elsewhere."""
_NOT_INSIDE = WordPattern(r"\b(?:not|never|n't|no)\b")
_NOT_DONE_AFTER = WordPattern(
    r"^[^.;,]{0,40}?\b(?:was|were|is|are)\s+(?:not|never)\b|^[^.;,]{0,30}?\b(?:not|deferred|declined)\b"
)
_NEVER_A_DRAIN = WordPattern(
    r"\b(?:foley|nasogastric|ng tube|endotracheal|swan|port|picc|central (?:line|venous)"
    r"|dialysis catheter(?! was tunneled)|aort\w+|guiding"
    r"|angiographic|microcatheter|lumbar drain|jackson|jp drain|blake|penrose|hemovac|nephrostomy|gastrostomy"
    r"|balloon[\s-](?:tube|retention|retained)|biliary)\b"
)
_CAVITY = WordPattern(r"\b(?:pleur\w*|chest|effusions?|peritone\w*|ascit\w*|abdom\w*|bell(?:y|ies))\b")
_VENOUS_LINE = WordPattern(
    r"\b(?:(?:hemo)?dialysis (?:catheter|line)s?|perma?-?\s?cath\w*|hickman|broviac|tunneled (?:dialysis )?lines?)\b"
)
_LINE_KINDS = frozenset({"tunneled_catheter", "nontunneled_catheter", "port", "picc"})
_PLAIN_LINES = frozenset({"device:tunneled_central_venous_catheter"})
_HERE = frozenset({"performed", "historical", None})
_PERITONEAL_DIALYSIS = WordPattern(r"\bperitoneal\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One deed told by one clause."""

    deed: Deed
    clause: Clause
    tier: Tier


def steps_of(context: Context, clause: Clause) -> Iterator[Step]:
    """Deeds that a clause of the course or of the summary tells."""
    if clause.section in BACKGROUND or clause.section in TITLES or clause.heading:
        return
    if words.WEIGHED.search(clause.text) or orders_another_visit(clause.text) or is_of_a_line(context, clause):
        return
    tier = tier_of(context, clause)
    if tier == "listed" and not clause.title and _TELLS.search(clause.text):
        tier = "told"
    if tier is None or tier == "listed":
        return
    for deed in _deeds(_CHOICES.sub(" ", _WRAP.sub(" ", clause.text))):
        if deed in ("in", "fluid", "check") and not context.happened(clause) and not _by_device(clause):
            continue
        yield Step(deed, clause, tier)


def is_of_a_line(context: Context, clause: Clause) -> bool:
    """Whether a clause tells of a central venous line, which is tunneled and comes out with its cuff too.

    A plain "tunneled catheter" is one where the report calls a line by name and the clause speaks of no cavity.
    """
    if not devices_in(clause) or _CAVITY.search(clause.text):
        return False
    return _names_a_line(clause) or any(_names_a_line(other) for other in context.clauses if other is not clause)


def _names_a_line(clause: Clause) -> bool:
    return _VENOUS_LINE.search(clause.text) is not None or any(
        mention.kind in _LINE_KINDS and mention.concept not in _PLAIN_LINES and mention.assertion in _HERE
        for mention in clause.of("DEVICE")
    )


def _by_device(clause: Clause) -> bool:
    """A drain named as used here outweighs an intervention word of another day in the same breath."""
    return any(mention.assertion == "performed" for mention in clause.of("DEVICE"))


def _deeds(text: str) -> Iterator[Deed]:
    dated = words.DATED.search(text) is not None
    on = words.CHANGED_ON.search(text)
    changed = words.DRAIN_CHANGED.search(text) or on
    is_change = (
        changed is not None
        and (on or not words.NEEDLE_CHANGED.search(changed.group()))
        and _done(text, changed.start())
    )
    if is_change and not dated and changed is not None and _told_so(changed.group()):
        yield "change"
    elif not dated and _drain_goes_in(text) and not (_old(text) or _other_tube(text) or _agent_through_it(text)):
        yield "in"
    if _stands(text, words.CONTRAST_IN) and not words.NO_CONTRAST.search(text) and not dated:
        yield "check"
    if _stands(text, words.FLUID_OUT) and not dated and not _NOT_FLUID.search(text):
        yield "fluid"
    if (
        (_stands(without_yield(text), words.COMES_OUT) or (gone_by_size(text) and not words.DENIED.search(text)))
        and not dated
        and not (words.STAYED.search(text) or _leaves_later(text))
    ):
        yield "out"
    if _agent(text, words.SCLEROSANT) and not _SKIN_PREP.search(text) and not dated:
        yield "sclerosis"
    if _agent(text, words.LYTIC) and not dated:
        yield "lysis"
    if _stands(text, words.INCISED) and not dated:
        yield "incision"
    if words.LOST.search(text):
        yield "lost"
    if _stands(text, words.TRACT):
        yield "tract"


def _drain_goes_in(text: str) -> bool:
    if words.DRAIN_OR_SIZE.search(text) is None:
        return False
    if _stands(text, words.DRAIN_IN):
        return True
    if words.WORN_DRAIN.search(without_yield(text)) is None and _stands(text, words.TERSE_DRAIN):
        return True
    return told_by_size(text) and words.OPENLY_NOT.search(text) is None and words.DENIED.search(text) is None


_THROUGH_IT = WordPattern(
    r"\b(?:through|via|down)\s+(?:it\b|(?:(?:the|his|her|this|same|each|both|existing|left"
    r"|right)\s+)*(?:[\w-]+\s+){0,2}?"
    r"(?:drains?|tubes?|catheters?|pigtails?)\b)"
)


def _agent_through_it(text: str) -> bool:
    """Whether an agent is put in through the drain, which was there before."""
    if _THROUGH_IT.search(text) is None:
        return False
    return words.SCLEROSANT.search(text) is not None or words.LYTIC.search(text) is not None


def _stands(text: str, pattern: WordPattern) -> bool:
    """Whether a match tells of this session: neither denied, planned, nor taken back right behind it."""
    found = list(pattern.finditer(text))
    if not found:
        # What stands in a part of the text stands in the whole.
        return False
    if any(_done(text, match.start()) and _told_so(match.group()) for match in found):
        return True
    parts = _PARTS.split(text)
    return len(parts) > 1 and any(
        _done(part, match.start()) and _told_so(match.group()) for part in parts for match in pattern.finditer(part)
    )


def _told_so(matched: str) -> bool:
    return _NOT_INSIDE.search(matched) is None


def _done(text: str, start: int) -> bool:
    before = text[:start]
    return not words.DENIED.search(before) and not words.OPENLY_NOT.search(before[-90:])


def _leaves_later(text: str) -> bool:
    """Whether what comes out does so another day ("tube out tomorrow if no leak")."""
    return any(words.LATER.search(text, match.end()) for match in words.COMES_OUT.finditer(text))


def _agent(text: str, pattern: WordPattern) -> bool:
    match = pattern.search(text)
    if match is None or not (words.PUT_IN.search(text) or words.DOSED.search(text)) or not _done(text, match.start()):
        return False
    if _BY_ANOTHER_TEAM.search(text) is not None:
        return False
    if _ANTIBIOTIC.search(text) is not None and _INTO.search(text) is None:
        return False
    return not _NOT_DONE_AFTER.search(text[match.end() :]) and not words.NOT_A_COLLECTION.search(text)


_BY_ANOTHER_TEAM = WordPattern(
    r"\b(?:per|by) (?:the )?(?:pulmon\w+|thoracic|primary|surg\w+|icu|ward|floor|nurs\w+)\b(?: (?:team|service|staff"
    r"|surgery))?"
)
"""Who will give the agent, or gives it elsewhere."""
_ANTIBIOTIC = WordPattern(r"\b(?:doxy(?:cycline)?|minocycline|tetracycline)\b")
_INTO = WordPattern(
    r"\b(?:inject\w*|instill\w*|into|through|via|dwell\w*|sclero\w*|cavity|drain|catheter|tube)\b|\d\s?(?:ml|cc)\b"
)
"""Without these an antibiotic is a drug that the patient was given."""


def given_by_another_team(text: str) -> bool:
    """Whether an agent is, or will be, given by others ("lytic therapy per pulmonary")."""
    return _BY_ANOTHER_TEAM.search(text) is not None


def _old(text: str) -> bool:
    return words.EXISTING.search(text) is not None or words.QUIET.search(text) is not None


def _other_tube(text: str) -> bool:
    return _NEVER_A_DRAIN.search(text) is not None and not _PERITONEAL_DIALYSIS.search(text)
