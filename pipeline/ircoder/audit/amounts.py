"""What a claim comes to: billed, supported, paid, due, and what was paid too much or too little of it.

The effects of the findings of a physician's or an office's claim add up to that of the claim, and its gross over- and
underpayment are those of its findings, which do not cancel (MOD-55). A hospital's claim is paid as a whole where a
comprehensive service is on it (MOD-49), so there the difference of the whole counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ircoder.audit.effects import worth_of
from ircoder.audit.model import Amounts, BilledLine, Finding
from ircoder.audit.worth import Line, Prices


def has_paid(billed: Sequence[BilledLine]) -> bool:
    """Whether every billed line tells what was paid for it."""
    return bool(billed) and all(line.paid is not None for line in billed)


def amounts_of(findings: Sequence[Finding], prices: Prices) -> Amounts:
    """What a claim comes to.

    Lines whose value is not known are named, and left out of the sums of a physician's claim, while a hospital's then
    has none; where such a line is not right, what was paid too much or too little is not known.
    """
    primary = [finding for finding in findings if not finding.secondary]
    billed = [line for finding in primary for line in finding.billed]
    charges = [line.charge for line in billed if line.charge is not None]
    paid = _cents(sum(line.paid or 0.0 for line in billed)) if has_paid(billed) else None
    of_claim = _hospital if prices.setting == "facility" else _of_findings
    return of_claim(findings, prices, _cents(sum(charges)) if charges else None, paid)


def _of_findings(findings: Sequence[Finding], prices: Prices, charged: float | None, paid: float | None) -> Amounts:
    lacking: list[str] = []
    billed: list[Line] = []
    suggested: list[Line] = []
    for finding in findings:
        if finding.payment_effect is None or worth_of(finding.suggested, prices).payment is None:
            lacking.append(finding.code)
            continue
        if not finding.secondary:
            billed += finding.billed
            suggested += finding.suggested
    over, under = _over_and_under(f.payment_effect if paid is None else f.paid_effect for f in findings)
    return Amounts(
        basis="schedule" if paid is None else "paid",
        billed=_cents(worth_of(billed, prices).payment),
        suggested=_cents(worth_of(suggested, prices).payment),
        paid=paid,
        due=None if paid is None or over is None or under is None else _cents(paid - over + under),
        over=_cents(over),
        under=_cents(under),
        charged=charged,
        without_value=tuple(dict.fromkeys(lacking)),
    )


def _over_and_under(effects: Iterable[float | None]) -> tuple[float | None, float | None]:
    """Gross over- and underpayment, both positive; not known where one effect is not."""
    over = under = 0.0
    for effect in effects:
        if effect is None:
            return None, None
        over, under = over + max(-effect, 0.0), under + max(effect, 0.0)
    return over, under


def _hospital(findings: Sequence[Finding], prices: Prices, charged: float | None, paid: float | None) -> Amounts:
    primary = [finding for finding in findings if not finding.secondary]
    right = all(finding.kind == "agreed" for finding in primary)
    supported = prices.hospital_claim(line for finding in primary for line in finding.suggested)
    asked = supported if right else prices.hospital_claim(line for finding in primary for line in finding.billed)
    due = paid
    if paid is not None and not right:
        due = paid * supported / asked if asked and supported is not None else None
    had, owed = (asked, supported) if paid is None else (paid, due)
    net = 0.0 if right else None if had is None or owed is None else had - owed
    lines: list[Line] = []
    for finding in primary:
        lines += [*finding.billed, *finding.suggested]
    lacking = [line.code for line in lines if prices.hospital_rate(line.code, line.units, line.modifiers) is None]
    return Amounts(
        basis="schedule" if paid is None else "paid",
        billed=_cents(asked),
        suggested=_cents(supported),
        paid=paid,
        due=_cents(due),
        over=None if net is None else _cents(max(net, 0.0)),
        under=None if net is None else _cents(max(-net, 0.0)),
        charged=charged,
        without_value=tuple(dict.fromkeys(lacking)),
    )


def _cents(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0
