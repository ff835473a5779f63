"""The parts of a report that are held against each other, and how their words are quoted and named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Contradiction, ContradictionKind, Span
from ircoder.findings.session_status import tells_of_work
from ircoder.knowledge.word_patterns import WordPattern

Part = Literal["title", "reason", "history", "consent", "course", "summary", "other"]

_LONGEST_QUOTE = 200
_LONGEST_FIRST_LINE = 140
_FEWEST_SENTENCES = 4
_SAID_OF_WORK = WordPattern(
    r"\b(?:was|were|is|are|has|had|have|been|we|i|you|he|she|it|then|placed|advanced|injected|punctured|deployed|dilated|stented"
    r"|treated|crossed|used|given|obtained|performed|done|taken|this|accessed|prepped|entered|came|presents?"
    r"|after|post|status|s/p|prior|follow\w*|ago|seen|visit|ward|consult\w*|days?)\b"
)
_AROUND = 80
_STRETCH = 90
_TURN = re.compile(r"[,;:.](?!\d)(?=\s|$)")
_REASONS = frozenset({"indication", "diagnosis"})
_AGREED = frozenset({"consent", "timeout"})
_RESULTS = frozenset({"impression"})
_BULLETS = ("-", "*", "\N{BULLET}")
_NO_PART = frozenset({"addendum", "signature", "attestation", "radiation", "note", "complications", "ebl"})
_TENTATIVE = WordPattern(
    r"\b(?:schedul\w*|order(?:ed)?|request\w*|book(?:ed|ing)|template|ignore\w*|disregard|wrong|error|originally"
    r"|incorrect\w*|plan(?:ned)?|possible|attempt\w*|intend\w*|proposed|vs|versus|cancel+\w*|abort\w*|if|not|without"
    r"|aborted|stopped|mapping|unsuccessful|failed|incomplete|corrected|consult\w*|refer\w*"
    r"|came|sent|presents?|here for|in for|needs?|asked|wants)\b"
)
"""A title that says itself that it is a request, a plan, an attempt, or that it is mistaken, claims nothing."""

_ASIDE = WordPattern(
    r"\b(?:not|no|never|without|untouched|undisturbed|asymptomatic|next|later|stag(?:ed|ing)|schedul\w+|will|would"
    r"|plan(?:s|ned)?|future|prior|previous\w*|ago|old|earlier|history|s/p|status post|since|(?:19|20)\d\d|pads?"
    r"|ivs?|cuffs?|contralateral|opposite|other|spared|avoid\w*|also|comparison|compar\w+|than|instead|rather|recommend\w*|return"
    r"|book(?:ed|ing)|defer\w*|declin\w+|attempt\w*|ask\w*|wants?|wished|failed|unable|abandon\w*|initial\w*|due|surveillance"
    r"|follow(?!ing\b|ed by\b)\w*|known|normal|untreated|crossing)\b"
)
"""What was left alone, tried, planned or past, where something came from, and what the other side was compared with."""
_WITHOUT = WordPattern(
    r"\b(?:without|with no|and no)\b[^.,;]*"
    r"|\bno (?:\w+ ){0,2}(?:flow|uptake|spread|filling|extravasation|leak|bleeding|hematoma|pneumothorax|complications?"
    r"|paresthesias?|blood|csf|residual|resistance|stenosis)\b"
)

SECTION_WORDS = {
    "procedure_title": "title",
    "impression": "impression",
    "indication": "indication",
    "diagnosis": "diagnosis",
    "technique": "technique",
    "body": "text",
    "findings": "findings section",
    "access": "access section",
    "anesthesia": "sedation section",
    "plan": "plan",
    "consent": "consent",
    "timeout": "time-out",
    "guidance": "guidance section",
    "specimen": "specimen line",
    "comparison": "comparison",
    "history": "history",
    "medications": "medication list",
    "complications": "complications",
    "addendum": "addendum",
}


def part_of(context: Context, clause: Clause) -> Part:
    """The part of the report that a clause belongs to; ``other`` where it claims nothing of this session."""
    return _parts(context).get(clause.index, "other")


@once
def _parts(context: Context) -> dict[int, Part]:
    found: dict[int, Part] = {}
    last: Part = "other"
    for clause in context.clauses:
        # The bullets right under a title are its list, whatever section they were read into.
        listed = last == "title" and clause.section == "body" and clause.text.lstrip()[:1] in _BULLETS
        last = found[clause.index] = "title" if listed else _part(context, clause)
    return found


def _part(context: Context, clause: Clause) -> Part:
    if clause.section in TITLES:
        return "title"
    if clause.section in _REASONS:
        return "reason"
    if clause.section == "history":
        return "history"
    if clause.section in _AGREED:
        return "consent"
    if clause.section in _NO_PART:
        return "other"
    tier = tier_of(context, clause)
    if tier is None:
        return "other"
    if _is_first_line(context, clause):
        return "title"
    if tier == "listed":
        opens = clause.sentence == 0 and not clause.title and not clause.text.lstrip()[:1].isdigit()
        return "title" if opens else "other"
    return "summary" if clause.section in _RESULTS else "course"


def _is_first_line(context: Context, clause: Clause) -> bool:
    """Whether a report of running text opens with the name of what was done: acts, and no verb."""
    return clause.sentence <= 1 and clause.sentence in _first_lines(context)


@once
def _first_lines(context: Context) -> frozenset[int]:
    """Opening sentences that name acts without a verb; none where such lines stand farther down too, one a part."""
    sentences, text = context.reading.sentences, context.reading.text
    if len(sentences) < _FEWEST_SENTENCES:
        return frozenset()
    named: list[int] = []
    for clause in context.clauses:
        sentence = sentences[clause.sentence]
        low = sentence.start if clause.sentence > 1 else 0
        if (
            clause.section == "body"
            and sentence.end - low <= _LONGEST_FIRST_LINE
            and clause.of("INTERVENTION", "IMAGING")
            and (not clause.sentence or text[: sentence.start].rstrip(" ")[-1:] == "\n")
            and _SAID_OF_WORK.search(text, low, sentence.end) is None
        ):
            named.append(clause.sentence)
    return frozenset(named) if max(named, default=0) <= 1 else frozenset()


@once
def _by_part(context: Context) -> dict[Part, tuple[Clause, ...]]:
    parts = _parts(context)
    found: dict[Part, list[Clause]] = {}
    for clause in context.clauses:
        found.setdefault(parts[clause.index], []).append(clause)
    return {part: tuple(clauses) for part, clauses in found.items()}


@once
def titles(context: Context) -> tuple[Clause, ...]:
    """Clauses of the titles that name what was done; none where they speak of a request or of something given up."""
    return tuple([clause for clause in _by_part(context).get("title", ()) if is_firm(clause)])


def is_firm(title: Clause) -> bool:
    """Whether a title names what was done, and speaks of no request or of something given up."""
    return _TENTATIVE.search(title.text) is None


def course(context: Context) -> tuple[Clause, ...]:
    """Clauses of the course of the procedure with its findings."""
    return _by_part(context).get("course", ())


def summary(context: Context) -> tuple[Clause, ...]:
    """Clauses of the impression."""
    return _by_part(context).get("summary", ())


def told_in_course(context: Context, spans: Iterable[Span]) -> Clause | None:
    """The first of these quotes that stands in the course, as its clause; what only a head names has none."""
    clauses = (context.clause_at(span.start) for span in spans)
    return next((clause for clause in clauses if part_of(context, clause) == "course"), None)


def is_plain(clause: Clause) -> bool:
    """Whether nothing in a clause sets it apart from what was done today: no denial, past, plan or comparison."""
    return _ASIDE.search(_WITHOUT.sub("", clause.text[clause.lead :])) is None


def is_plain_at(clause: Clause, start: int, end: int) -> bool:
    """Whether nothing sets apart the words around a place of a clause: see :func:`stretch`."""
    return _ASIDE.search(_WITHOUT.sub("", stretch(clause, start, end))) is None


def stretch(clause: Clause, start: int, end: int) -> str:
    """The words around a place of a clause, to the commas before and behind; run-on dictation has none."""
    text, low, high = clause.text, start - clause.start, end - clause.start
    first = max(clause.lead, low - _STRETCH, *(turn.end() for turn in _TURN.finditer(text, 0, low)))
    last = _TURN.search(text, high)
    return text[min(first, low) : min(len(text), high + _STRETCH, last.start() if last else len(text))]


def tells_done(clause: Clause) -> bool:
    """Whether a clause tells of work that was done, by a named act, a device or the plain past."""
    told = [m.assertion for m in clause.of("INTERVENTION", "DEVICE") if m.assertion not in {None, "negated"}]
    if any(assertion != "performed" for assertion in told):
        return False
    return bool(told) or tells_of_work(clause)


def quoted(context: Context, clause: Clause, start: int | None = None, end: int | None = None) -> Span:
    """A clause as evidence; of a long one the words around a place."""
    if clause.end - clause.start <= _LONGEST_QUOTE or start is None or end is None:
        return context.quote(clause)
    text = context.reading.text
    low, high = max(clause.start, start - _AROUND), min(clause.end, end + _AROUND)
    while low > clause.start and not text[low - 1].isspace():
        low -= 1
    while high < clause.end and not text[high].isspace():
        high += 1
    return context.span(low, high, clause.section)


def named(span: Span) -> str:
    """What the part of the report in which words stand is called in a statement."""
    return SECTION_WORDS.get(span.section, "text")


def between(
    kind: ContradictionKind,
    about: str,
    says: tuple[str, str],
    first: Iterable[Span],
    second: Iterable[Span],
    of: str = "",
) -> Contradiction:
    """A contradiction of two hands, told as "The title says right, the technique says left (kidney)."."""
    one, other = tuple(dict.fromkeys(first)), tuple(dict.fromkeys(second))
    where, there = named(one[0]), named(other[0])
    subject = f"The {where}" if where != there else f"One place of the {where}"
    against = f"the {there}" if where != there else "another"
    tail = f" ({of})" if of else ""
    return Contradiction(
        kind=kind,
        about=about,
        statement=f"{subject} says {says[0]}, {against} says {says[1]}{tail}.",
        first=one[:2],
        second=other[:2],
    )
