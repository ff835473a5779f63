"""Kinds that exclude each other: the one of the title or the summary against the one of the course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.closings import clauses_of
from ircoder.findings.contradictions.denials import meet, places_in
from ircoder.findings.contradictions.hands import between, quoted, titles
from ircoder.findings.contradictions.last_words import closing_start
from ircoder.findings.model import Contradiction, Findings
from ircoder.knowledge.device_traits import DeviceTrait, TraitGroup, load_device_traits
from ircoder.knowledge.word_patterns import WordPattern

_DENIED = re.compile(
    r"\b(?:no|not|without|non|nor|never|instead of|rather than|than)\b(?:[\s-]+(?!and\b|or\b|but\b)\w+){0,3}\W*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"(?:no|not|without)\b", re.IGNORECASE)
_NOT_THIS = WordPattern(
    r"\b(?:remov\w*|exchang\w*|exist\w*|old|prior|previous\w*|conver\w*|replac\w*|instead|rather|if|versus|vs|or"
    r"|consider\w*|later|upgrad\w*|chang\w*|ago|indwelling|attempt\w*|fail\w*|unable|switch\w*|both"
    r"|possible|would|could(?! not\b)|will|should|may|unavailable|initial\w*|discuss\w*|prefer\w*|declin\w*"
    r"|unsuccessful\w*)\b"
)
_SEVERAL = frozenset({"occluder"})
"""Of these a session uses several, one after the other."""
_KEEPS = WordPattern(
    r"\b(?:should|will|must|may) (?:always )?(?:carry|keep|show|wear)\b|\bbecause\b[^.;,]*?\b(?:we|i)\b"
)
_RUN_ON = 240
"""A longer clause is dictation without stops: only words near a name speak of it."""
_REACH = 45
_NOT_NOW = frozenset({"planned", "hypothetical", "historical", "negated"})
"""A clause with one of these speaks of what came out, was changed, was thought of or tried."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A kind where it is named."""

    trait: DeviceTrait
    clause: Clause
    start: int
    end: int


def find_trait_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Kinds of which each part of a report names just one, and not the same."""
    families = {act.family for act in found.acts if act.status == "performed"}
    for group in load_device_traits():
        if group.families.isdisjoint(families):
            continue
        if sum(trait.phrases.may_stand_in(context.said) for trait in group.traits) < 2:
            continue
        clash = _clash(context, group)
        if clash is not None:
            yield clash


def _clash(context: Context, group: TraitGroup) -> Contradiction | None:
    course, summary, listed = clauses_of(context, "course"), clauses_of(context, "summary"), titles(context)
    early, late = _halves(context, () if group.name in _SEVERAL else (*course, *summary))
    for ones, others in ((listed, course), (summary, course), (listed, summary), (late, early)):
        one, other = _only(group, ones), _only(group, others)
        if one is None or other is None or one.trait is other.trait:
            continue
        if _suits(one.trait, others, other.trait) or _suits(other.trait, ones, one.trait) or _apart(one, other):
            continue
        return between(
            "device",
            group.name,
            (one.trait.value, other.trait.value),
            (quoted(context, one.clause, one.start, one.end),),
            (quoted(context, other.clause, other.start, other.end),),
            group.name,
        )
    return None


def _halves(context: Context, clauses: Iterable[Clause]) -> tuple[list[Clause], list[Clause]]:
    """Clauses before the closing part and those of it; dictation without stops is cut there."""
    early: list[Clause] = []
    late: list[Clause] = []
    at = closing_start(context)
    for clause in clauses:
        if clause.start < at < clause.end and len(clause.text) > _RUN_ON:
            early.append(replace(clause, end=at, text=clause.text[: at - clause.start]))
            late.append(replace(clause, start=at, text=clause.text[at - clause.start :]))
        else:
            (late if clause.start >= at else early).append(clause)
    return early, late


def _only(group: TraitGroup, clauses: Sequence[Clause]) -> _Named | None:
    """The one kind that clauses name; none where they name several, or speak of a change."""
    found: dict[str, _Named] = {}
    for clause in clauses:
        for named in _named(group, clause):
            if _is_apart(named) or _is_not_now(named):
                return None
            found.setdefault(named.trait.value, named)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_apart(named: _Named) -> bool:
    """Whether the words around the name speak of what came out, was changed, was thought of or tried."""
    clause = named.clause
    words = clause.text
    if len(words) > _RUN_ON:
        words = words[max(0, named.start - clause.start - _REACH) : named.end - clause.start + _REACH]
    return _NOT_THIS.search(_KEEPS.sub("", words)) is not None


def _is_not_now(named: _Named) -> bool:
    """Whether what bears the name was planned, past or denied."""
    text = named.clause.text[named.start - named.clause.start :]
    if _DENIAL.match(text) is not None:
        return False
    told = named.clause.of("DEVICE", "INTERVENTION")
    inside = {m.assertion for m in told if m.start < named.end and named.start < m.end}
    if inside <= {"planned", "hypothetical", "historical"} and _KEEPS.search(named.clause.text):
        return False
    if inside == {"planned"} and any(m.assertion == "performed" for m in told if m.start > named.end):
        # A plan told first does not reach a device ("because of planned surgery a bare stent was placed").
        return False
    return not inside.isdisjoint(_NOT_NOW)


def _named(group: TraitGroup, clause: Clause) -> list[_Named]:
    """Kinds named in a clause; of words that share a word ("internal-external drain") the first and longest count."""
    spans = [
        (match.start(), match.end(), trait)
        for trait in group.traits
        for match in trait.phrases.finditer(clause.text)
        if not _DENIED.search(clause.text[max(0, match.start() - 40) : match.start()])
    ]
    return [
        _Named(trait, clause, clause.start + start, clause.start + end)
        for start, end, trait in spans
        if not any(low <= start < high and (low, -high) < (start, -end) for low, high, _ in spans)
    ]


def _suits(trait: DeviceTrait, clauses: Sequence[Clause], beside: DeviceTrait) -> bool:
    """Whether words among clauses may mean a kind without naming it, those of the kind that is named left out."""
    if trait.also is None:
        return False
    for clause in clauses:
        text = clause.text
        for match in beside.phrases.finditer(text):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
        for match in trait.also.finditer(text):
            if not _DENIED.search(text[max(0, match.start() - 40) : match.start()]):
                return True
    return False


def _apart(one: _Named, other: _Named) -> bool:
    """Whether both are told of vessels that differ."""
    here, there = (
        [place for place in places_in((named.clause,)) if place[0].startswith("vessel:")] for named in (one, other)
    )
    return bool(here and there) and not meet(here, there)
