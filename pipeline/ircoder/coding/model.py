"""Values of the coding stage: candidates for code lines, what was excluded and why, queries, review reasons.

A :class:`Slate` is the immutable state that rules pass on. A candidate keeps its act, access, vessel, side, level,
session, rule ids and spans to the end, because whether 59 is right depends on the site.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from ircoder.findings.model import Side, Span


class Phase(IntEnum):
    """Order in which rules run. Within a phase rules run in the order of their registration."""

    PROPOSE = 1
    CHOOSE = 2
    BUNDLE = 3
    ADD_ONS = 4
    UNITS = 5
    MODIFIERS = 6
    EDITS = 7
    QUERIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A code that the findings may support.

    ``site`` is a free key that tells one site, vessel family, field or vessel from another within a code family
    (``family:celiac_artery``, ``field:liver``); two candidates with different sites may stand side by side.
    ``distinct`` is the proof that the service was separate (another access, site, session, or a diagnostic study
    that meets the criteria): one sentence; without it no 59 is ever set. ``rules`` lists rule ids, the deciding
    one first; ``why`` is one sentence for the coder.
    """

    code: str
    units: int = 1
    modifiers: tuple[str, ...] = ()
    side: Side | None = None
    site: str | None = None
    level: str | None = None
    vessel: str | None = None
    access: str | None = None
    acts: tuple[str, ...] = ()
    imaging: tuple[str, ...] = ()
    session: int = 1
    rules: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    why: str = ""
    distinct: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A tempting code that is not reported: the rule (or edit) that excludes it and the code that won, if any.

    ``side`` and ``session`` are those of the candidate that was taken off; a code that was never one has none.
    """

    code: str
    rule: str
    reason: str
    winner: str | None = None
    spans: tuple[Span, ...] = ()
    side: Side | None = None
    session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A neutral question to the physician about one act.

    ``elements`` are the documentation elements on which the report is silent. ``if_documented`` are the codes that the
    answer may support (with a modifier where it is only that which hinges), ``if_not`` those that stand where nothing
    more is documented.
    """

    code: str
    question: str
    rule: str
    elements: tuple[str, ...] = ()
    missing: str = ""
    if_documented: tuple[str, ...] = ()
    if_not: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def hinges(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What hinges on the answer: queries that agree in it are one."""
        return self.code, self.if_documented, self.if_not

    def joined(self, other: Query) -> Query:
        """Both as one query: what the other asks beyond this one, about the acts of both, for the codes of both."""
        asks_more = other.question not in self.question and not self.repeats(other)
        return dataclasses.replace(
            self,
            question=f"{self.question} {other.question}" if asks_more else self.question,
            missing=f"{self.missing}; {other.missing}" if asks_more else self.missing,
            elements=tuple(dict.fromkeys((*self.elements, *other.elements))),
            if_documented=tuple(dict.fromkeys((*self.if_documented, *other.if_documented))),
            if_not=tuple(dict.fromkeys((*self.if_not, *other.if_not))),
            spans=tuple(dict.fromkeys((*self.spans, *other.spans))),
        )

    def repeats(self, other: Query) -> bool:
        """Whether the other asks the same of the same act, if in other words or for another code."""
        return set(other.elements) <= set(self.elements) and bool(set(self.spans) & set(other.spans))


@dataclass(frozen=True, slots=True)
class Slate:
    """The state of coding one encounter. Every method returns a new slate."""

    candidates: tuple[Candidate, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    queries: tuple[Query, ...] = ()
    review: tuple[str, ...] = ()

    def add(self, *candidates: Candidate) -> Slate:
        """Put candidates on the slate."""
        return dataclasses.replace(self, candidates=self.candidates + candidates)

    def exclude(
        self, candidate: Candidate, rule: str, reason: str, winner: str | None = None, *, note: bool = True
    ) -> Slate:
        """Take a candidate off; ``note=False`` leaves no trace (lesser steps on the way to the same code)."""
        kept = tuple(other for other in self.candidates if other is not candidate)
        if not note:
            return dataclasses.replace(self, candidates=kept)
        entry = Exclusion(
            code=candidate.code,
            rule=rule,
            reason=reason,
            winner=winner,
            spans=candidate.spans,
            side=candidate.side,
            session=candidate.session,
        )
        return dataclasses.replace(self, candidates=kept, excluded=(*self.excluded, entry))

    def decline(
        self, code: str, rule: str, reason: str, winner: str | None = None, spans: tuple[Span, ...] = ()
    ) -> Slate:
        """Note that a code that was never a candidate is not reported, and why."""
        entry = Exclusion(code=code, rule=rule, reason=reason, winner=winner, spans=spans)
        return dataclasses.replace(self, excluded=(*self.excluded, entry))

    def swap(self, old: Candidate, *new: Candidate) -> Slate:
        """Put other candidates in the place of one."""
        out: list[Candidate] = []
        for candidate in self.candidates:
            out.extend(new if candidate is old else (candidate,))
        return dataclasses.replace(self, candidates=tuple(out))

    def ask(self, query: Query) -> Slate:
        """Add a query; it joins one on which the same codes hinge, and one that asks the same of the same act."""
        for earlier in self.queries:
            if earlier.hinges == query.hinges or earlier.repeats(query):
                joined = tuple(earlier.joined(query) if other is earlier else other for other in self.queries)
                return dataclasses.replace(self, queries=joined)
        return dataclasses.replace(self, queries=(*self.queries, query))

    def send_to_review(self, reason: str) -> Slate:
        """Add a review reason, once."""
        return self if reason in self.review else dataclasses.replace(self, review=(*self.review, reason))

    def with_code(self, *codes: str) -> tuple[Candidate, ...]:
        """Candidates that carry one of these codes."""
        return tuple([candidate for candidate in self.candidates if candidate.code in codes]) if self.candidates else ()


def code_range(*ranges: str) -> frozenset[str]:
    """Expand ``37220-37235`` and single codes to the set of codes (numeric CPT codes only within a range)."""
    out: set[str] = set()
    for item in ranges:
        first, _, last = item.partition("-")
        if last:
            out.update(f"{number:05d}" for number in range(int(first), int(last) + 1))
        else:
            out.add(first)
    return frozenset(out)


def merged_spans(candidates: Iterable[Candidate]) -> tuple[Span, ...]:
    """Spans of several candidates, in order and without repeats."""
    return tuple(dict.fromkeys(span for candidate in candidates for span in candidate.spans))


def once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    """Join tuples, each item once, in order."""
    return tuple(dict.fromkeys(item for group in groups for item in group))


def merged(group: Iterable[Candidate], units: int) -> Candidate:
    """Put several candidates on one line with these units; what identifies it is the first one's."""
    members = tuple(group)
    first = members[0]
    return dataclasses.replace(
        first,
        units=units,
        acts=once(*(member.acts for member in members)),
        imaging=once(*(member.imaging for member in members)),
        rules=once(*(member.rules for member in members)),
        spans=merged_spans(members),
        why=" ".join(once(*((member.why,) for member in members if member.why))),
    )
