"""Which vascular beds the report interprets: findings about a vessel or a region, wherever they are dictated.

An imaging code needs a written reading of its bed (VASC-24, VASC-25); "angiogram done" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.beds import bed_of
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.model import Side, Span
from ircoder.findings.not_entered import tells_height
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention
from ircoder.language.side_words import names_several, names_side

_SIDE = WordPattern(r"\b(right|left|both|bilateral\w*|each)\b")
_NOT_READ = WordPattern(
    r"\bnot\s+(?:assessed|evaluated|interpreted|studied|imaged|read)\b|\bglimpsed\b"
    r"|\b(?:on|at|in|with) the (?:tail|very end|edge|margin|corner)(?: end)? of (?:this|that|the|these|those|each)\s"
    r"(?:(?:same|leg|run-?off|pelvic|arterial|last) )?(?:injections?|runs?|series|films?|frames?|images?|pictures?)\b"
)
"""What a run meant for another bed shows in passing is no study of its own."""
EVERY_BED = "every"
"""Bed of a reading that speaks of all that was studied ("no fistula at any level")."""

ANY_BED = "any"
"""Bed of a reading that is labelled by its side alone ("Right: patent")."""

_SIDED_BEDS = frozenset(
    {
        "renal",
        "pulmonary",
        "pelvic",
        "lower_extremity",
        "upper_extremity",
        "extremity_vein",
        "renal_vein",
        "adrenal_vein",
    }
    | {
        "gonadal_vein",
        "bronchial",
        "cervical_carotid",
        "intracranial_carotid",
        "vertebral",
        "spinal",
        "internal_mammary",
    }
)
_OTHER: dict[str | None, Side] = {"left": "right", "right": "left"}
_READ_BY_SIDE = re.compile(
    r"(?:^|[,;(]|\band|\bwhile|\bbut|\bwith)\s*(?:the\s+|on\s+the\s+)?(?P<side>left|right|other)(?:\s+(?:side|one))?\s*"
    r"(?:[:=-]\s*)?(?:(?:is|was|has|had|shows?|measures?|at|about|only|also|too)\s+){0,2}(?:a\s+|an\s+)?"
    r"(?:\d(?!\d?\s?-?(?:f|fr|french)\b)|normal\b|clean\b|clear\b|patent\b|open\b|ok(?:ay)?\b|fine\b|mild\b|moderate\b|severe\b|minimal\b|occluded\b"
    r"|negative\b|unremarkable\b|without\b|no\b|none\b|free\b|nl\b|smooth\b|small\b|hypoplastic\b|similar\b|the\s+same\b|likewise\b)",
    re.IGNORECASE,
)
"""What is said of the other side by the side alone."""
_SIDE_LABEL = re.compile(r"^\W*(?:on\s+the\s+)?(?:right|left|both|bilateral)(?:\s+side)?\s*$", re.IGNORECASE)
_READ_AS = "reads_"
"""Cue groups of words for a whole bed ("both lungs", "posterior circulation") are named by the bed."""

_BY_FIGURE = WordPattern(
    r"\b(?:bulb|bifurcation|ica|cca|origin|ostium|ostial|sfa|pop(?:liteal)?|cia|eia|renal|celiac|sma)\s+(?:is\s+|at\s+|about\s+)?"
    r"(?:[3-9]\d|100)\b(?!\s*(?:f\b|fr|cm|mm|ml|cc|mg|mcg|sec|min|for|x|/|-|of\b|degrees))"
)
"""A narrowing told by its bare figure behind the place ("bulb 70")."""
_LONGEST_LABEL = 60
_READ = frozenset({"findings", "impression"})


@dataclass(frozen=True, slots=True)
class Read:
    """One reading: a bed (and vessel) on a side, with the clause that holds it."""

    bed: str
    side: Side | None
    vessel: str | None
    clause: Clause


class Interpretation:
    """All readings of a report, asked bed by bed."""

    def __init__(self, context: Context, reads: tuple[Read, ...]) -> None:
        self._context = context
        self.reads = reads

    def find(self, bed: str, side: Side | None, vessel: str | None = None, *, named: bool = False) -> tuple[Span, ...]:
        """Words that interpret a bed on a side (and, where given, this vessel or a branch of it); empty: none.

        ``named``: only words that name the bed or a vessel of it, not a label of its side alone.
        """
        tree = self._context.knowledge.vessels
        for read in self.reads:
            if read.side is not None and side is not None and read.side not in {side, "bilateral"}:
                continue
            if vessel is not None and read.vessel is not None and tree.is_within(read.vessel, vessel, side):
                return (self._context.quote(read.clause),)
            if read.bed == EVERY_BED and not named:
                return (self._context.quote(read.clause),)
            if read.bed == ANY_BED and not named and side is not None and vessel is None and bed in _SIDED_BEDS:
                return (self._context.quote(read.clause),)
            if read.bed == bed and (vessel is None or read.vessel in {None, vessel}):
                return (self._context.quote(read.clause),)
        return ()

    def find_kin(self, bed: str, side: Side | None, vessel: str) -> tuple[Span, ...]:
        """Words that interpret a bed by a vessel of the same family, or by none."""
        tree = self._context.knowledge.vessels
        root = tree.root(vessel, side)
        for read in self.reads:
            apart = read.side is not None and side is not None and read.side not in {side, "bilateral"}
            kin = read.vessel is None or tree.root(read.vessel, read.side or side) == root
            sided = read.bed == ANY_BED and side is not None and bed in _SIDED_BEDS
            if read.bed == EVERY_BED or ((read.bed == bed or sided) and kin and not apart):
                return (self._context.quote(read.clause),)
        return ()

    def from_here(self, at: int) -> Interpretation:
        """The readings that stand behind a place of the text, and those of the findings wherever these stand."""
        told = tuple([r for r in self.reads if r.clause.end > at or r.clause.section in _READ])
        return self if len(told) == len(self.reads) else Interpretation(self._context, told)

    def names(self, vessel: str, side: Side | None) -> bool:
        """Whether a finding names this very vessel (on this side, where both are told)."""
        return any(
            read.vessel == vessel and (side is None or read.side in {None, side, "bilateral"}) for read in self.reads
        )

    def sides_of(self, bed: str) -> frozenset[Side]:
        """Sides on which a bed is read by name of the side."""
        out: set[Side] = set()
        for read in self.reads:
            if read.bed == bed and read.side is not None:
                out.update(("left", "right") if read.side == "bilateral" else (read.side,))
        return frozenset(out)


def interpret(context: Context) -> Interpretation:
    """Collect every clause that says what a vessel or region looks like."""
    reads: list[Read] = []
    label: list[Read] = []
    for clause in context.clauses:
        if clause.section in BACKGROUND or clause.section in TITLES:
            continue
        if _is_label(context, clause):
            label = list(_labelled(context, clause))
        heading_side = label[0].side if label else None
        read = context.has("result", clause.text) or _BY_FIGURE.search(clause.text) is not None
        if not read or _NOT_READ.search(clause.text):
            continue
        reads.extend(Read(item.bed, item.side, item.vessel, clause) for item in label)
        if context.has("shown_everywhere", clause.text) and not _of_heart(context):
            reads.append(Read(EVERY_BED, None, None, clause))
        for concept, mention in _named(clause):
            vessel = context.knowledge.vessels.get(concept)
            if vessel is not None:
                side = mention.side or (heading_side if vessel.paired and not names_several(mention.text) else None)
                reads.append(Read(bed_of(vessel), side, vessel.concept, clause))
                reads.extend(_of_other_side(clause, mention, bed_of(vessel), vessel.concept))
        if not clause.of("VESSEL"):
            reads.extend(_of_bare_sides(clause))
        for bed in _named_beds(context, clause.text):
            reads.append(Read(bed, _named_side(clause.text) or heading_side, None, clause))
    reads.extend(Read(EVERY_BED, None, None, clause) for clause in _of_whole_study(context))
    return Interpretation(context, tuple(reads))


def _of_whole_study(context: Context) -> Iterator[Clause]:
    """Statements behind all runs of a session without treatment that name no vessel: "No aneurysm or AVM."."""
    done = (m for c in context.clauses for m in c.of("INTERVENTION") if m.assertion == "performed")
    if _of_heart(context) or any(m.kind in _TREATMENTS for m in done):
        return
    for clause in reversed(context.clauses):
        if clause.section in BACKGROUND or clause.section in TITLES or clause.heading:
            continue
        if any(context.has(group, clause.text) for group in ("select", "injected", "move")):
            return
        told = clause.text[clause.lead :]
        names = clause.of("VESSEL", "INTERVENTION", "DEVICE") or _SIDE.search(told)
        if names or not set(_named_beds(context, told)) <= {"spinal"}:
            continue
        if _SAYS_OF_ALL.match(told) and context.has("result", told):
            yield clause


@once
def _of_heart(context: Context) -> bool:
    """Whether a report names arteries of the heart: what it says of all speaks of those."""
    vessels = (context.knowledge.vessels.get(m.concept) for clause in context.clauses for m in clause.of("VESSEL"))
    return any(vessel is not None and vessel.system.startswith("coronary") for vessel in vessels)


_TREATMENTS = frozenset(
    {"embolization", "angioplasty", "stent", "atherectomy", "thrombectomy", "thrombolysis", "infusion", "lithotripsy"}
)
_SAYS_OF_ALL = re.compile(
    r"[\s\-*\u2022]*(?:(?:findings|impression|result|read|interpretation)\s*:\s*)?"
    r"(?:no|without|normal|negative|unremarkable|all|there\s+(?:is|was|were|are)\s+no|nothing)\b"
    r"(?![^.;]*\b(?:prior|previous|known|history|complicat\w*|hematoma|allerg\w*|reaction|at\s+the\s+(?:access|puncture))\b)",
    re.IGNORECASE,
)


def _of_other_side(clause: Clause, mention: Mention, bed: str, concept: str) -> Iterator[Read]:
    """The same vessel of the other side, read in the same statement by its side alone ("right ICA 80%, left 30%")."""
    if mention.side not in _OTHER or bed not in _SIDED_BEDS:
        return
    behind = clause.after(mention)
    found = next(
        (m for m in _READ_BY_SIDE.finditer(behind) if m["side"].lower() in {_OTHER[mention.side], "other"}), None
    )
    if found is not None and not any(mention.end <= m.start < mention.end + found.start() for m in clause.of("VESSEL")):
        yield Read(bed, _OTHER[mention.side], concept, clause)


def _of_bare_sides(clause: Clause) -> Iterator[Read]:
    """Readings by their sides alone, right behind a run of both ("Right 70% at the origin, left clean")."""
    for found in _READ_BY_SIDE.finditer(clause.text):
        if found["side"].lower() in _OTHER:
            yield Read(ANY_BED, "left" if found["side"].lower() == "left" else "right", None, clause)


def _named(clause: Clause) -> Iterator[tuple[str, Mention]]:
    """Vessels of a clause; a short form that stayed open may read each of the vessels that it may mean."""
    for mention in clause.of("VESSEL"):
        if tells_height(clause, mention):
            continue
        for concept in dict.fromkeys((mention.concept, *mention.options)):
            yield concept, mention


def _named_beds(context: Context, text: str) -> Iterator[str]:
    for group in context.groups:
        if group.startswith(_READ_AS) and context.has(group, text):
            yield group.removeprefix(_READ_AS)


def _is_label(context: Context, clause: Clause) -> bool:
    """Whether a clause opens with what it is about ("RIGHT LEG: …"), or starts a line: then an earlier label ends."""
    before = context.reading.text[: clause.start].rstrip(" \t-*\u2022")
    return ":" in clause.text[clause.lead :][:60] or clause.heading or before.endswith("\n") or not before


def _labelled(context: Context, clause: Clause) -> Iterator[Read]:
    """Beds and vessels named in the label of a clause, if it has one."""
    cut = clause.lead
    head, colon, _ = clause.text[cut:].partition(":")
    if not colon or len(head) > _LONGEST_LABEL:
        return
    for mention in clause.of("VESSEL"):
        vessel = context.knowledge.vessels.get(mention.concept)
        if vessel is not None and cut <= mention.start - clause.start and mention.end - clause.start <= cut + len(head):
            yield Read(bed_of(vessel), mention.side or _named_side(head), vessel.concept, clause)
    if _SIDE_LABEL.match(head):
        yield Read(ANY_BED, _named_side(head), None, clause)
    for bed in _named_beds(context, head):
        yield Read(bed, _named_side(head), None, clause)


def _named_side(text: str) -> Side | None:
    found = {match.group(1).lower() for match in _SIDE.finditer(text) if names_side(text, match.start())}
    if not found:
        return None
    if found == {"right"}:
        return "right"
    return "left" if found == {"left"} else "bilateral"
