"""Sentences of spine and nerve work as they bear on this session, with the levels and sides that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.model import Side, Span
from ircoder.findings.whole_clauses import whole_clauses
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels
from ircoder.language.reading import Mention
from ircoder.language.side_words import names_side

_LEFT_OUT = frozenset({"complications", "signature", "attestation", "plan", "consent", "radiation"})
_NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})
_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ONE = (
    # "85 C 15 minutes" is a heat and how long it was held.
    rf"(?:(?:(?:[ctls]-?|[tls]\s|(?<!\d )(?<!\u00b0 )(?<!degrees )(?<!deg )c\s)"
    rf"(?:1[0-2]|[1-9])(?![0-9.]\d))|(?:[ctls]|cervical|thoracic|lumbar|sacral)[\s-](?:{_NUMBER})\b"
    r"|(?:cervical|thoracic|lumbar|sacral)\s(?:1[0-2]|[1-9])\b)"
)
_UNIT = (
    r"(?!\s*(?:mm|cm|ml|mls|cc|ccs|mg|mcg|milli\w+|gauge|g\b|%|percent|degrees|minutes?|seconds?|x\b|needles?|inch|volts?|hz)"
    r"|\s+(?:at|in|into)\s+(?:the\s+)?[ctls]-?\d)"
)
_CHAIN = re.compile(
    rf"(?<![a-z0-9]){_ONE}(?:(?:\s*(?:,\s*and\b|,|/|-|\u2013|&|\+|\band\b|\bthrough\b|\bthru\b|\bto\b|\bplus\b)\s*"
    rf"(?:the\s+)?|\s+)(?:{_ONE}|(?:1[0-2]|[1-9])(?![0-9.]\d)\b{_UNIT}|(?:{_NUMBER})\b{_UNIT}(?!\s+[a-z]+s\b)))*",
    re.IGNORECASE,
)
_SIDE_WORD = (
    r"bilateral(?:ly)?|bilat|b/l|both(?= (?:sides|the|[lcts]-?\d(?![^.;,]{0,8}\band\b)"
    r"|facet|joints|pedicles|knees?|hips?|greater|occipital|sij?\b|sacr|ala|shoulder|thumb|carpal|trochant|subtalar"
    r"|sciatic|lesser|supra|tempor|transverse|legs))"
    r"|(?:either|each) side|left|right|lt|rt"
)
_SIDE = re.compile(
    rf"\b(?P<one>{_SIDE_WORD})\b(?:\W{{1,3}}(?:sided?\W+)?(?:and(?:\s+then)?|&|/|then|plus)?\W{{0,3}}(?:the\s+"
    rf"|on the\s+)?(?P<two>left|right|lt|rt)\b)?",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?<![A-Za-z0-9.\-/])(?P<one>[LR]\b(?![.\-\d/])(?=\s+[A-Za-z])"
    r"|B(?=\s+(?:SIJ?|S\.?I\.?|[CTL]\d|facets?|GON|occipital|genicular)\b))"
)
_CELL = re.compile(rf"(?:\||\s{{2}})\s*(?P<one>{_SIDE_WORD}|[lrb])(?=\s*\||\s{{3}}|\s*$)", re.IGNORECASE)
"""The side in a cell of its own, in the row of a table."""
_CONDITION = re.compile(r"\W*(?:if|should|unless)\b", re.IGNORECASE)
"""Opens a sentence about what may come ("If the pain returns, then radiofrequency")."""
_BEHIND = re.compile(
    rf"^\W*(?:(?:facet|joints?|levels?|medial|branch\w*|nerves?|blocks?|dorsal|ram\w+|z-?joints?|injections?|was"
    rf"|were|and|are)\W+){{0,4}}"
    rf"(?:on (?:the |her |his )?|to the |: *|\(|- *)?(?P<one>{_SIDE_WORD})\b"
    r"(?:\W{1,3}(?:and|&)\W+(?:then\s+)?(?:the\s+|on the\s+)?(?P<two>left|right)\b)?",
    re.IGNORECASE,
)
ASIDE = WordPattern(
    r"\b(?:previous\w*|prior|ago|earlier (?:this|in)|last (?:week|month|year|visit|time|done|blocked)|history of"
    r"|s/p|status post"
    r"|consider\w*|discuss\w*|declin\w*|offered|talk(?:ed|ing)? (?:about|of|over|through)|spoke (?:about|of)"
    r"|(?<!as )(?<!above )mentioned(?! (?:above|earlier|before|in))|brought up|ask(?:ed|s) about"
    r"|(?:hold(?:ing)?|held) off"
    r"|(?:at|on|for) (?:a later|another) (?:date|time|day)|future|next (?:visit|week|time|step|month)|later visit"
    r"|another (?:day|visit)"
    r"|separate visit|skipped|omitted|passed over|left alone"
    r"|had (?:already )?been (?:\w+ ){0,3}by|(?:done|treated|burned|ablated|injected|blocked)"
    r" (?:by dr\.? \w+ )?(?:in|last) (?:early |late )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|scheduled|booked|will (?:be|need|have|return|proceed|undergo|follow|repeat|see)"
    r"|would(?!n't)(?! (?:not |only |barely |hardly |just )?(?:go|fit|pass|advance|enter|reach|track|inflate|seat"
    r"|do (?:anything|much|nothing|any good)|hold|restore|raise|lift"
    r"|budge)\b"
    r"(?! (?:to|home|back|on)\b))"
    r"|could(?! (?:\w+ )?(?:see|seen|feel|felt|follow|followed|watch|trace|made out|palpate)\b)"
    r"|may (?:be|need)|might|if"
    r"|positive (?:\w+ ){0,4}blocks?"
    r"|(?:excluded|ruled out|cleared) (?:by|last|in|on|with|before)"
    r"|plan(?:ned)?|option\w*|instead of|rather than|explained|as the next|to follow|was to have"
    r"|not (?:\w+ ){0,3}(?:injected|treated|performed|done|blocked|lesioned|touched|needed|given|entered|used"
    r"|attempted|indicated|addressed|targeted|approached)|in the past|used to (?:be|have|hurt)"
    r"|was not|were not|deferred|abandon\w*|aborted|cancel\w*|healed|old\b|known|years?|in (?:19|20)\d\d"
    r"|outside (?:hospital|facility|clinic)|elsewhere|(?<!/)\d{1,2}/20\d\d"
    r"|unchanged|put off|postpone\w*|requires|reserved|mri|mr imaging|x-?rays?|bone scan|emg|radiograph\w*)\b"
)
LEFT_ALONE = WordPattern(
    r"\b(?:not (?:\w+ ){0,3}(?:injected|treated|performed|done|blocked|lesioned|touched|needed|given|entered|used"
    r"|attempted|indicated|addressed|targeted|approached)"
    r"|was not|were not|skipped|omitted|passed over"
    r"|declin\w*|deferred|unchanged|put off|postpone\w*|abandon\w*|aborted|ago|scheduled|planned"
    r"|(?:in|from) (?:19|20)\d\d)\b"
)
"""In dictation without stops only these words speak of what stands before them."""
DENIAL = WordPattern(r"\b(?:no|not|none|never|without|nor|neither|denies|denied)\b")
_TURNS = re.compile(r"[,:]")
"""What is said behind these is not denied by the words before them ("no cavity: cement went straight in")."""
_STOP = re.compile(
    r"(?<! n)\.|[;\n]|\bbut\b|,\s*(?=so (?:i|we|the)\b)|,\s*(?=(?:no|not|then|and the)\b)", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence of the report with its tier; offsets of its text count from its start."""

    context: Context
    clauses: tuple[Clause, ...]
    tier: Tier
    start: int
    text: str

    @property
    def section(self) -> str:
        """Kind of the section."""
        return self.clauses[0].section

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions of the sentence."""
        return tuple(mention for clause in self.clauses for mention in clause.mentions)

    @cached_property
    def quote(self) -> Span:
        """The sentence as evidence."""
        return self.context.span(self.start, self.start + len(self.text), self.section)

    @cached_property
    def chains(self) -> tuple[re.Match[str], ...]:
        """Runs of spinal levels."""
        return tuple(_CHAIN.finditer(self.text))

    def part(self, start: int, end: int) -> str:
        """The statement around a stretch of the sentence: up to the next stop on either side."""
        before = [match.end() for match in _STOP.finditer(self.text, 0, start)]
        after = _STOP.search(self.text, end)
        return self.text[before[-1] if before else 0 : after.start() if after else len(self.text)]

    def live(self, start: int, end: int) -> bool:
        """Whether a stretch of the sentence tells of this session: not past, planned, weighed up or denied."""
        low, high = self.start + start, self.start + end
        if _CONDITION.match(self.text):
            return False
        for mention in self.mentions:
            if mention.start < high and low < mention.end and mention.assertion in _NOT_HERE:
                return False
        part = self.part(start, end)
        if len(part) > _LONG:
            before, behind = self.text[max(0, start - _NEAR) : end], self.text[end : end + _NEAR]
            if ASIDE.search(before) or LEFT_ALONE.search(behind):
                return False
        elif ASIDE.search(part):
            return False
        return not DENIAL.search(_TURNS.split(self.text[max(0, start - 25) : start])[-1])

    def side(self, start: int, end: int) -> Side | None:
        """Side told beside a stretch: right behind it, else the nearest before it in the sentence."""
        cells = {_named(match) for match in _CELL.finditer(self.text)}
        if len(cells) == 1:
            return cells.pop()
        behind = _BEHIND.match(self.text[end : end + 60])
        before = [*_side_words(self.text, start), *_LETTER.finditer(self.text, 0, start)]
        inside = _SIDE.search(self.text, start, end)
        if inside is not None:
            return _named(inside)
        close = max(before, key=lambda match: match.start(), default=None)
        if close is not None and start - close.end() <= _BESIDE:
            return _named(close)
        if behind is not None:
            return _named(behind)
        return _named(close) if close is not None else None


_TELLS = WordPattern(
    r"\b(?:was|were) (?:then )?\w+(?:ed|en)\b|\b(?:injected|advanced|inflated|instilled|accessed|prepped)\b"
    r"|\b\d+(?:\.\d+)? ?(?:ml|cc|mg|seconds?|sec)\b|\b[4-9]\d ?\u00b0? ?c\b"
)
"""A title that goes on to tell the work."""
_BREAK = re.compile(r"[^\S ]")
_WRAPPED = 60
_LONG = 260
_NEAR = 60
_BESIDE = 12


def _named(match: re.Match[str]) -> Side:
    one, two = match["one"].lower(), (match.groupdict().get("two") or "").lower()
    if one.startswith(("b", "e")) or (two and two[0] != one[0]):
        return "bilateral"
    return "left" if one[0] == "l" else "right"


def levels_in(match: re.Match[str]) -> tuple[str, ...]:
    """Levels of a run."""
    return parse_levels(match.group())


def sides_in(text: str) -> frozenset[Side]:
    """Every side that a text names; both together are ``bilateral``."""
    return frozenset(_named(match) for match in (*_side_words(text), *_LETTER.finditer(text), *_CELL.finditer(text)))


def _side_words(text: str, end: int | None = None) -> list[re.Match[str]]:
    """Words that name a side, to an end; a needle *left in* the joint is on neither."""
    found = (match for match in _SIDE.finditer(text) if end is None or match.end() <= end)
    return [match for match in found if names_side(text, match.start())]


@once
def lines_of(context: Context) -> tuple[Line, ...]:
    """Sentences in which work of this session may be told, in text order."""
    return tuple(_lines(context))


def _lines(context: Context) -> Iterator[Line]:
    for clauses in _sentences(context):
        tier = tier_of(context, clauses[0])
        if tier is None or clauses[0].section in _LEFT_OUT:
            continue
        start, end = clauses[0].start, clauses[-1].end
        # A wrapped line is read on; blanks keep the offsets.
        text = _BREAK.sub(" ", context.said[start:end])
        if (clauses[0].section in TITLES or clauses[0].sentence <= 1) and tier == "listed" and _TELLS.search(text):
            tier = "told"
        yield Line(context, tuple(clauses), tier, start, text)


def _sentences(context: Context) -> list[list[Clause]]:
    """Clauses by sentence; a long line that goes on in small letters on the next is one sentence with it."""
    groups: list[list[Clause]] = []
    text = context.reading.text
    for clause in whole_clauses(context):
        last = groups[-1][-1] if groups else None
        if last is not None and (last.sentence == clause.sentence or _goes_on(text, last, clause)):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _goes_on(text: str, last: Clause, clause: Clause) -> bool:
    end = last.start + len(text[last.start : last.end].rstrip())
    between = text[end : clause.start]
    small = text[clause.start : clause.start + 1].islower()
    capitals = last.text.isupper() and clause.text.isupper() and last.section == clause.section
    if between.count("\n") != 1 or between.strip() or not (small or capitals):
        return False
    return text[end - 1] not in ".;:!?" and end - text.rfind("\n", 0, end) > _WRAPPED


def titled(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Titles, opening lines and summaries."""
    return tuple(line for line in lines if line.tier != "told")


def told(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The course of the procedure; the summary, or all there is, where nothing else is told."""
    body = tuple(line for line in lines if line.tier == "told")
    return body or tuple(line for line in lines if line.tier == "summed") or lines
