"""What each finding changes in RVUs and dollars.

Every effect is suggested minus billed. Where every billed line of the claim tells what was paid, an effect is also told
in those dollars: by the ratio of what was paid to the value of the line, so that the payer's region, reductions and the
patient's share stay in it. A charge that was missed has no ratio and counts by the release in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ircoder.audit.drafts import Draft
from ircoder.audit.model import Finding
from ircoder.audit.second_sides import SecondSides, second_sides
from ircoder.audit.severity import severity_of
from ircoder.audit.worth import Line, Prices, Worth
from ircoder.knowledge.catalogue import Catalogue

NO_FAMILY = "other"


def findings_of(drafts: Iterable[Draft], prices: Prices, catalogue: Catalogue, *, in_paid: bool) -> tuple[Finding, ...]:
    """Findings with effects and severity, in the order of the drafts.

    Parameters
    ----------
    in_paid
        Whether every billed line of the claim has ``paid``.
    """
    out: list[Finding] = []
    found = list(drafts)
    elsewhere = second_sides(found, prices)
    for place, draft in enumerate(found):
        sides = elsewhere.get(place - draft.secondary, SecondSides())
        effect = _effect(draft, prices) + sides.suggested - sides.billed
        asked = worth_of(draft.billed, prices) + sides.billed
        if draft.secondary:
            whole, effect = effect, _swap_effect(draft, prices)
            first = out.pop()
            out.append(_with_effect(first, whole - effect, draft, asked.payment, in_paid=in_paid))
        out.append(_with_effect(_bare(draft, catalogue), effect, draft, asked.payment, in_paid=in_paid))
    return tuple(out)


def worth_of(lines: Sequence[Line], prices: Prices) -> Worth:
    """Worth of lines of any codes."""
    ordered = sorted(lines, key=lambda line: line.code)
    by_code = (list(group) for _, group in groupby(ordered, key=lambda line: line.code))
    return sum((prices.lines(group) for group in by_code), Worth())


def _effect(draft: Draft, prices: Prices) -> Worth:
    if draft.kind == "agreed":
        return Worth()
    return worth_of(draft.suggested, prices) - worth_of(draft.billed, prices)


def _swap_effect(draft: Draft, prices: Prices) -> Worth:
    """Unit by unit what the right modifiers are worth more than the billed ones."""
    units = (
        prices.line(draft.code, 1, sorted(right)) - prices.line(draft.code, 1, sorted(asked))
        for asked, right in draft.swapped
    )
    return sum(units, Worth())


def _bare(draft: Draft, catalogue: Catalogue) -> Finding:
    entry = catalogue.get(draft.code)
    return Finding(
        kind=draft.kind,
        code=draft.code,
        severity="none",
        why=draft.why,
        label=entry.label if entry else "",
        family=entry.family if entry else NO_FAMILY,
        billed=draft.billed,
        suggested=draft.suggested,
        rule=draft.rule,
        edit=draft.edit,
        question=draft.question,
        evidence=draft.evidence,
        informational=draft.informational,
        secondary=draft.secondary,
    )


def _with_effect(finding: Finding, effect: Worth, draft: Draft, worth: float | None, *, in_paid: bool) -> Finding:
    """``worth`` is what the billed lines are worth in dollars."""
    told = effect.rounded()
    asked, right = (sum(line.units for line in lines) for lines in (draft.billed, draft.suggested))
    wrong = frozenset(modifier for one, other in draft.swapped for modifier in one ^ other)
    return replace(
        finding,
        severity=severity_of(finding.kind, told.payment, too_many=asked > right, modifiers=wrong),
        rvu_effect=told.total,
        work_effect=told.work,
        payment_effect=told.payment,
        paid_effect=_paid_effect(draft, effect, worth) if in_paid else None,
    )


def _paid_effect(draft: Draft, effect: Worth, worth: float | None) -> float | None:
    """Effect in the dollars that were paid; ``None`` where a value of the lines is not known."""
    if draft.kind == "agreed":
        return 0.0
    if not draft.billed:
        return effect.rounded().payment
    paid = sum(line.paid or 0.0 for line in draft.billed)
    if not draft.suggested:
        return round(-paid, 2) + 0.0
    return None if not worth or effect.payment is None else round(effect.payment * paid / worth, 2) + 0.0
