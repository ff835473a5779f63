"""What coding one encounter gives: lines, codes left out, queries and reasons for review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.left_out import left_out
from ircoder.coding.model import Candidate, Exclusion, Query, Slate
from ircoder.coding.stated_dates import date_contradictions
from ircoder.coding.values import line_values, totals_of
from ircoder.findings.model import Contradiction, Findings, Span, spans_of
from ircoder.knowledge.catalogue import Catalogue
from ircoder.report import CodeLine, Evidence, NotCoded, PhysicianQuery, ReportContradiction, Totals

KIND_ORDER = ("procedure", "catheter", "other", "imaging", "guidance", "sedation")
"""Order of the lines by the catalogue's ``kind``: what was done, how it was reached, what was seen, what guided it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingResult:
    """The coded encounter before any probability is known; ``review_reasons`` empty means that the rules are sure."""

    lines: tuple[CodeLine, ...] = ()
    totals: Totals | None = None
    not_coded: tuple[NotCoded, ...] = ()
    queries: tuple[PhysicianQuery, ...] = ()
    contradictions: tuple[ReportContradiction, ...] = ()
    review_reasons: tuple[str, ...] = ()


def result_of(slate: Slate, encounter: Encounter) -> CodingResult:
    """Turn the final slate into report lines, in a fixed order."""
    catalogue = encounter.knowledge.catalogue
    ranked = sorted(enumerate(slate.candidates), key=lambda item: (*_rank(item[1], catalogue), item[0]))
    lines = tuple(_line(candidate, encounter) for _, candidate in ranked)
    return CodingResult(
        lines=lines,
        totals=totals_of(lines, encounter.setting) if lines else None,
        not_coded=tuple(_not_coded(exclusion) for exclusion in left_out(slate, encounter)),
        queries=tuple(_query(query) for query in slate.queries),
        contradictions=tuple(
            _contradiction(item) for item in (*encounter.findings.contradictions, *date_contradictions(encounter))
        ),
        review_reasons=slate.review,
    )


def _rank(candidate: Candidate, catalogue: Catalogue) -> tuple[int, bool]:
    entry = catalogue[candidate.code]
    kind = entry.kind if entry.kind in KIND_ORDER else "other"
    return KIND_ORDER.index(kind), entry.addon


def _line(candidate: Candidate, encounter: Encounter) -> CodeLine:
    return CodeLine(
        code=candidate.code,
        units=candidate.units,
        modifiers=candidate.modifiers,
        label=encounter.knowledge.catalogue[candidate.code].label,
        evidence=_evidence(candidate.spans or spans_behind(candidate, encounter.findings)),
        rules=candidate.rules,
        why=candidate.why,
        edits=_checked_against(candidate.code, encounter),
        values=line_values(candidate, encounter),
    )


def _checked_against(code: str, encounter: Encounter) -> dict[str, str | None]:
    """Release of the pair edits and whether it knew the code; the releases of the others where they differ."""
    edits, on = encounter.knowledge.edits, encounter.service_date
    releases = edits.releases(encounter.setting, on)
    pairs = edits.pair_release(code, encounter.setting, on)
    told: dict[str, str | None] = {"release": pairs, "status": edits.status(code, encounter.setting, on)}
    if not pairs == releases.units == releases.add_ons:
        told |= {"units_release": releases.units, "add_on_release": releases.add_ons}
    return told


def spans_behind(candidate: Candidate, findings: Findings) -> tuple[Span, ...]:
    """Words of the acts, imaging and access that a candidate names, for a rule that gave none of its own."""
    acts = [act for act in findings.acts if act.id in candidate.acts]
    imaging = [study for study in findings.imaging if study.id in candidate.imaging]
    accesses = [access for access in findings.accesses if access.id == candidate.access]
    return spans_of([*acts, *imaging, *accesses])


def _not_coded(exclusion: Exclusion) -> NotCoded:
    return NotCoded(
        code=exclusion.code,
        reason=exclusion.reason,
        rule=exclusion.rule,
        evidence=_evidence(exclusion.spans),
        winner=exclusion.winner,
    )


def _query(query: Query) -> PhysicianQuery:
    return PhysicianQuery(
        code=query.code,
        question=query.question,
        rule=query.rule,
        elements=query.elements,
        missing=query.missing,
        if_documented=query.if_documented,
        if_not=query.if_not,
        evidence=_evidence(query.spans),
    )


def _contradiction(item: Contradiction) -> ReportContradiction:
    return ReportContradiction(kind=item.kind, statement=item.statement, evidence=_evidence(item.spans))


def _evidence(spans: Iterable[Span]) -> tuple[Evidence, ...]:
    ordered = sorted(dict.fromkeys(spans), key=lambda span: (span.start, span.end))
    return tuple(Evidence(span.start, span.end, span.text, span.section) for span in ordered)
