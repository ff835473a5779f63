"""What every findings builder reads: the reading cut into clauses, section roles, cues, and ways to quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar

from ircoder.findings import told_titles
from ircoder.findings.model import Side, Span
from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.cues import CuePattern, cue_patterns
from ircoder.knowledge.misheard_words import as_said
from ircoder.knowledge.passages import Passages
from ircoder.knowledge.word_patterns import WordPattern, openings_in
from ircoder.language.reading import Mention, Reading

T = TypeVar("T")

BACKGROUND = told_titles.BACKGROUND
"""Section kinds in which nothing of this session is done."""

_OF_TODAY = frozenset({"performed", "attempted"})

TITLES = told_titles.TITLES

_LONGEST_CLAUSE = 1200
# Every branch opens with a letter or sign and has its look-behind right after it, so that the engine leaves a wrong
# place at once. Reads lower-case text.
_BOUNDARY = re.compile(
    r";|\.(?<!\s[a-z]\.)(?<!\b[dm][rs]\.)(?<!\bmrs\.)\s+|,\s+and\s+(?=(?:a|an|the|this|it|i|we|both|each|no)\b)|t(?<!\wt)hen\b"
    r"|n(?<!\wn)(?<!and n)ext\b(?!\s+(?:to|week|month|year|visit|time|session)\b)|b(?<!\wb)ut\b"
    r"|f(?<!\wf)(?:ollowed by|inally)\b|a(?<!\wa)fter which\b|s(?<!\ws)ubsequently\b"
)


_WRAP = re.compile(r"\n(?=[ \t]*\S)(?<!^\n)")
_OPEN_VERB = re.compile(r"\b(?:was|were|is|are|been|being|be|to|has|had|have)\s+$")
"""A verb group that a "then" stands inside ("was then selected") is one statement."""
_BARE_VERB = re.compile(
    r"(?:then|next|finally|subsequently)\s+(?:\w+ly\s+)?(?:(?:micro|super|sub)?-?select|(?:micro-?)?catheter|cann?ul|engag|entered|injected|filmed"
    r"|studied|imaged|shot)",
)
_BARE_SUBJECT = re.compile(r"(?:[a-z][a-z]*\s+){1,5}")
"""A name without a verb before it ("splenic artery then selected"), all in one statement."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing. Offsets count characters of the report.

    ``text`` holds misheard words as they were said; ``title`` is the heading of its section as dictated.
    """

    index: int
    sentence: int
    section: str
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]
    heading: bool = False
    title: str = ""
    _by_labels: dict[tuple[str, ...], tuple[Mention, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _happened: list[bool] = field(default_factory=list, init=False, repr=False, compare=False)

    def before(self, mention: Mention) -> str:
        """Text of the clause in front of a mention."""
        return self.text[: mention.start - self.start]

    def after(self, mention: Mention) -> str:
        """Text of the clause behind a mention."""
        return self.text[mention.end - self.start :]

    @property
    def lead(self) -> int:
        """Characters of the dictated heading that the clause opens with ("TECHNIQUE: ")."""
        text = self.text.lstrip()
        if not self.title or not text.startswith(self.title):
            return 0
        rest = text[len(self.title) :].lstrip(" \t:.-")
        return len(self.text) - len(rest)

    @property
    def happened(self) -> bool:
        """Whether no act or study in the clause is only denied, planned or past; a picture not kept says nothing."""
        if not self._happened:
            told = {m.assertion for m in self.of("INTERVENTION", "IMAGING") if m.kind != "fluoroscopy"} - {None}
            self._happened.append(not told or not told.isdisjoint(_OF_TODAY))
        return self._happened[0]

    def of(self, *labels: str) -> tuple[Mention, ...]:
        """Mentions with one of these labels."""
        if not self.mentions:
            return ()
        found = self._by_labels.get(labels)
        if found is None:
            found = tuple([mention for mention in self.mentions if mention.label in labels])
            self._by_labels[labels] = found
        return found


@dataclass(frozen=True, eq=False)
class Context:
    """A reading with its clauses and the knowledge tables; no two are equal."""

    reading: Reading
    knowledge: Knowledge
    clauses: tuple[Clause, ...] = field(default=())
    kept: dict[object, object] = field(default_factory=dict, init=False, repr=False)
    """What was read once and is asked for again: see :func:`once`."""

    @property
    def openings(self) -> frozenset[str]:
        """Beginnings of all words of the report."""
        return openings_in(self.said)

    @cached_property
    def _passages(self) -> Passages:
        return Passages((clause.text for clause in self.clauses), self.said)

    def saying(self, *patterns: WordPattern) -> tuple[Clause, ...]:
        """Clauses in which one of these patterns matches, in order."""
        return tuple([self.clauses[number] for number in self._passages.holding(*patterns)])

    def body_saying(self, *patterns: WordPattern) -> list[Clause]:
        """Clauses of the :meth:`body` in which one of these patterns matches, in order."""
        return [c for c in self.saying(*patterns) if c.section not in BACKGROUND and c.section not in TITLES]

    def says(self, *patterns: WordPattern) -> bool:
        """Whether one of these patterns matches in a clause."""
        return any(self._passages.holding(pattern) for pattern in patterns)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of all that the report names, whatever is said of it."""
        return frozenset([mention.kind for mention in self.reading.mentions])

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Concepts of all that the report names, whatever is said of them."""
        return frozenset([mention.concept for mention in self.reading.mentions])

    @cached_property
    def said(self) -> str:
        """The report with misheard words as they were said, character for character as long as it is written."""
        return as_said(self.reading.text)

    def may_say(self, *patterns: WordPattern) -> bool:
        """Whether the report holds the words without which none of these patterns matches.

        A builder that finds nothing without such a match asks this first and leaves.
        """
        openings = self.openings
        return any(pattern.may_match(openings) for pattern in patterns)

    @cached_property
    def _low(self) -> str:
        return self.said.lower().replace("\n", " ").replace("\r", " ")

    def holds(self, *stems: str) -> bool:
        """Whether the report, lines joined, holds one of these lower-case strings anywhere."""
        low = self._low
        return any(stem in low for stem in stems)

    @cached_property
    def cues(self) -> dict[str, CuePattern]:
        """Cue patterns by group."""
        return cue_patterns()

    @cached_property
    def groups(self) -> dict[str, CuePattern]:
        """Cue patterns, in the order of their table, of which a phrase may stand in the report: no other is asked."""
        texts = (self.said,) if self.said is self.reading.text else (self.said, self.reading.text)
        return {name: cues for name, cues in self.cues.items() if any(cues.may_stand_in(text) for text in texts)}

    def has(self, group: str, text: str) -> bool:
        """Whether a cue of the group stands in the text, which is part of the report."""
        cues = self.groups.get(group)
        return cues is not None and cues.search(text) is not None

    def last(self, group: str, text: str) -> int:
        """End of the last cue of the group in the text, -1 where there is none."""
        end = -1
        for match in self.cues[group].finditer(text):
            end = match.end()
        return end

    def body(self) -> Iterator[Clause]:
        """Clauses in which acts of this session may be told: everything but background and titles."""
        for clause in self.clauses:
            if clause.section not in BACKGROUND and clause.section not in TITLES:
                yield clause

    def background(self) -> Iterator[Clause]:
        """Clauses of history, indication and comparison, and of reports without such headings their opening."""
        for clause in self.clauses:
            if clause.section in BACKGROUND:
                yield clause

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def clause_of(self, mention: Mention) -> Clause:
        """The clause in which a mention stands."""
        return self.clause_at(mention.start)

    def clause_at(self, place: int) -> Clause:
        """The clause that holds a place of the text."""
        return self.clauses[max(0, bisect_right(self._starts, place) - 1)]

    def span(self, start: int, end: int, section: str = "body") -> Span:
        """Quote of the report with outer white space trimmed."""
        text = self.reading.text
        while start < end and text[start] in " \t\r\n-*\u2022,;:":
            start += 1
        while end > start and text[end - 1] in " \t\r\n,;:-":
            end -= 1
        return Span(start, end, text[start:end], section)

    def happened(self, clause: Clause) -> bool:
        """Whether a clause tells of this session: no act or study in it is only denied, planned or past."""
        return clause.happened

    def ended(self, clause: Clause) -> bool:
        """Whether a clause ends with a stop or a new line; dictation without stops goes on in mid-sentence."""
        after = self.reading.text[clause.end : clause.end + 2]
        return clause.text.rstrip()[-1:] in {".", "!", "?", ":", ";"} or "\n" in clause.text[-1:] + after

    def quote(self, clause: Clause) -> Span:
        """The whole clause as evidence."""
        return self.span(clause.start, clause.end, clause.section)

    def mention_span(self, mention: Mention) -> Span:
        """A mention as evidence."""
        return Span(mention.start, mention.end, mention.text, mention.section)


def once(function: Callable[[Context], T]) -> Callable[[Context], T]:
    """A reader of reports whose result several builders ask for: a report is read once."""

    @wraps(function)
    def read(context: Context) -> T:
        try:
            return context.kept[function]  # type: ignore[return-value]
        except KeyError:
            context.kept[function] = found = function(context)
            return found

    return read


def prepare(reading: Reading, knowledge: Knowledge) -> Context:
    """Cut every sentence into clauses and hand each its mentions."""
    told = told_titles.told_titles(reading)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    clauses: list[Clause] = []
    titles = _titles(reading)
    said = as_said(reading.text)
    low = said.lower()
    if len(low) != len(said):
        low = "".join(char.lower() if char.isascii() else char for char in said)
    for sentence in reading.sentences:
        mentions = by_sentence.get(sentence.index, [])
        for start, end in _pieces(low, sentence.start, sentence.end, mentions):
            inside = tuple([m for m in mentions if start <= m.start < end])
            clauses.append(
                Clause(
                    len(clauses),
                    sentence.index,
                    "technique" if sentence.index in told else sentence.section,
                    start,
                    end,
                    _unwrapped(said[start:end]),
                    inside,
                    sentence.heading,
                    titles.get(sentence.index, ""),
                )
            )
    return Context(reading, knowledge, tuple(clauses))


def _unwrapped(text: str) -> str:
    """Lines that an editor broke inside a statement, joined; as long as before."""
    return _WRAP.sub(" ", text) if "\n" in text else text


def _titles(reading: Reading) -> dict[int, str]:
    """Heading of the section of each sentence."""
    out: dict[int, str] = {}
    sections = iter(reading.sections)
    section = next(sections, None)
    for sentence in reading.sentences:
        while section is not None and sentence.start >= section.end:
            section = next(sections, None)
        if section is not None and sentence.start >= section.start:
            out[sentence.index] = reading.text[section.start : section.body].strip(" :-\n\t")
    return out


def _pieces(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    covered = [(m.start, m.end) for m in mentions]
    at = start
    for match in _BOUNDARY.finditer(text, start, end):
        cut = match.start() if match.group().strip(" ,").isalpha() else match.end()
        if cut == match.start() and _OPEN_VERB.search(text, max(start, cut - 12), cut):
            continue
        if _BARE_VERB.match(text, cut, end) and _BARE_SUBJECT.fullmatch(text, at, cut):
            continue
        if cut <= at or not text[at:cut].strip() or any(low < cut < high for low, high in covered):
            continue
        yield from _no_longer(text, at, cut, covered)
        at = cut
    if at < end:
        yield from _no_longer(text, at, end, covered)


def _no_longer(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut what no speaker says in one breath at blanks outside mentions, so that work stays linear in the text."""
    while end - start > _LONGEST_CLAUSE:
        cut = text.rfind(" ", start + _LONGEST_CLAUSE // 2, start + _LONGEST_CLAUSE)
        while cut > start and any(low < cut < high for low, high in covered):
            cut = text.rfind(" ", start, cut)
        if cut <= start:
            break
        yield start, cut
        start = cut
    yield start, end


def sides(side: Side | None) -> tuple[Side | None, ...]:
    """Spell ``bilateral`` out as left and right."""
    return ("left", "right") if side == "bilateral" else (side,)


def told_levels(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Spinal levels that clauses name, in order and without repeats; what is denied, planned or past is left out."""
    found: dict[str, None] = {}
    for clause in clauses:
        for mention in clause.of("ANATOMY"):
            levels = mention.attributes.get("levels")
            if isinstance(levels, tuple) and mention.assertion not in {"negated", "historical", "planned"}:
                found.update(dict.fromkeys(levels))
    return tuple(found)
