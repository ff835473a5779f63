"""Dollars that the rates of an audit count: line by line of a physician's or an office's claim, whole of a hospital's.

The fee schedule pays a physician line by line, so where the value of one line is not known, that finding alone is left
out, of over- and underpayment and of the dollars in the sample alike; all other lines of the claim count. A hospital's
claim is paid as a whole (MOD-49) and is left out as a whole. What is left out is counted, in lines and in dollars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder.audit.model import Basis, BilledLine, Encounter, Finding


@dataclass(frozen=True, slots=True)
class Dollars:
    """Dollars of a claim on one basis.

    ``sample`` are the billed dollars that count, ``over`` and ``under`` the gross over- and underpayment within them,
    ``lines`` how many lines are left out, ``left_out`` what was paid for those, else charged (``None`` where a line
    tells neither), ``whole`` whether what was paid too much or too little of the claim is wholly known, and ``counts``
    whether anything of it counts.
    """

    sample: float = 0.0
    over: float = 0.0
    under: float = 0.0
    lines: int = 0
    left_out: float | None = 0.0
    whole: bool = True
    counts: bool = True


def dollars_of(encounter: Encounter, basis: Basis) -> Dollars:
    """Give the dollars of a claim; of one with paid amounts in an audit that has them only in part, by the release."""
    if encounter.setting == "facility":
        return _of_hospital(encounter, basis)
    sample = over = under = 0.0
    out: list[Finding] = []
    groups = list(_groups(encounter.findings))
    for group in groups:
        if (effects := _effects(group, basis)) is None or _is_unpriced(group[0], encounter, basis):
            out.append(group[0])
            continue
        sample += sum(line.paid or 0.0 for line in group[0].billed)
        over += sum(max(-effect, 0.0) for effect in effects)
        under += sum(max(effect, 0.0) for effect in effects)
    if basis == "schedule":
        sample = encounter.amounts.billed or 0.0
    return Dollars(
        sample=round(sample, 2),
        over=round(over, 2),
        under=round(under, 2),
        lines=sum(lines_of(finding) for finding in out),
        left_out=_paid_or_charged([line for finding in out for line in finding.billed]),
        whole=all(_effects(group, basis) is not None for group in groups),
        counts=len(out) < len(groups) or not groups,
    )


def lines_of(finding: Finding) -> int:
    """Lines that a finding counts for: those of the side with more of them."""
    return max(len(finding.billed), len(finding.suggested))


def _of_hospital(encounter: Encounter, basis: Basis) -> Dollars:
    amounts = encounter.amounts
    sample, over, under = amounts.paid, amounts.over, amounts.under
    if basis == "schedule":
        sample = amounts.billed
        if amounts.basis == "paid" and amounts.billed is not None and amounts.suggested is not None:
            over = max(amounts.billed - amounts.suggested, 0.0)
            under = max(amounts.suggested - amounts.billed, 0.0)
    if not encounter.billed:
        sample = 0.0
    whole = over is not None and under is not None
    if sample is None or over is None or under is None:
        lines = sum(lines_of(finding) for finding in encounter.findings if not finding.secondary)
        return Dollars(lines=lines, left_out=_paid_or_charged(encounter.billed), whole=whole, counts=False)
    return Dollars(sample=sample, over=round(over, 2), under=round(under, 2))


def _groups(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings with the second ones of the same lines."""
    group: list[Finding] = []
    for finding in findings:
        if group and not finding.secondary:
            yield group
            group = []
        group.append(finding)
    if group:
        yield group


def _effects(group: Sequence[Finding], basis: Basis) -> list[float] | None:
    effects = [finding.paid_effect if basis == "paid" else finding.payment_effect for finding in group]
    known = [effect for effect in effects if effect is not None]
    return known if len(known) == len(effects) else None


def _is_unpriced(finding: Finding, encounter: Encounter, basis: Basis) -> bool:
    """Whether a line is right and its value not known: it has no effect, and no dollars to be counted either."""
    return basis == "schedule" and finding.kind == "agreed" and finding.code in encounter.amounts.without_value


def _paid_or_charged(lines: Sequence[BilledLine]) -> float | None:
    """What was paid for the lines where all tell it, else what was charged."""
    for amounts in ([line.paid for line in lines], [line.charge for line in lines]):
        known = [amount for amount in amounts if amount is not None]
        if len(known) == len(lines):
            return round(sum(known), 2)
    return None
