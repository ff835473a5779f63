"""Scores of an audit in all the ways that auditors use; the formulas stand in :mod:`ircoder.audit.formulas`."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ircoder.audit.dollars import Dollars, dollars_of, lines_of
from ircoder.audit.formulas import FORMULAS
from ircoder.audit.intervals import clopper_pearson
from ircoder.audit.model import KINDS, Basis, Encounter, Finding, Kind, Score, Scores, Trigger
from ircoder.audit.worth import REDUCED, Line

TRIGGER = 0.05
"""Net overpayment rate from which a claims review under a corporate integrity agreement has to go further."""

UNKNOWN = "unknown"
CONFIDENCE = 0.95
RIGHT_CODE: frozenset[Kind] = frozenset({"agreed", "units", "modifier"})
_OVER: frozenset[Kind] = frozenset({"unsupported", "unbundled"})
_CENT = 0.005


def scores_of(encounters: Sequence[Encounter], *, trigger: float = TRIGGER) -> Scores:
    """Score an audit as a whole, by provider and by family of codes.

    Parameters
    ----------
    trigger
        Net overpayment rate, as a share, that is told as reached.

    Raises
    ------
    InputError
        Where scipy, which the exact intervals need, is not installed.
    """
    basis = basis_of(encounters)
    overall = _figures(encounters, basis)
    rate = next((score.value for score in overall if score.name == "overpayment_rate"), None)
    providers: dict[str, list[Encounter]] = defaultdict(list)
    families: dict[str, list[Finding]] = defaultdict(list)
    for encounter in encounters:
        providers[encounter.provider_id or UNKNOWN].append(encounter)
        for finding in encounter.findings:
            families[finding.family or UNKNOWN].append(finding)
    kinds = Counter(finding.kind for encounter in encounters for finding in encounter.findings)
    return Scores(
        overall=overall,
        by_provider={name: _figures(providers[name], basis) for name in sorted(providers)},
        by_family={name: _family_figures(families[name], basis) for name in sorted(families)},
        trigger=Trigger(trigger, rate),
        kinds={kind: kinds[kind] for kind in KINDS},
    )


def basis_of(encounters: Iterable[Encounter]) -> Basis:
    """What dollars rest on: paid amounts only where every encounter with billed lines has them."""
    bases = {encounter.amounts.basis for encounter in encounters if encounter.billed}
    return "paid" if bases == {"paid"} else "schedule"


@dataclass(slots=True)
class _Lines:
    """Lines by what is right of them. A finding counts as many lines as it has on the side with more."""

    every: int = 0
    right_code: int = 0
    all_right: int = 0
    over: int = 0
    under: int = 0
    billed: int = 0
    billed_right: int = 0
    supported: int = 0
    captured: int = 0
    rvu_effects: list[float] = field(default_factory=list)
    without_rvu: bool = False

    def add(self, finding: Finding) -> None:
        if finding.rvu_effect is None:
            self.without_rvu = True
        elif finding.kind != "agreed":
            self.rvu_effects.append(finding.rvu_effect)
        if finding.secondary:
            return
        lines = lines_of(finding)
        right = finding.kind in RIGHT_CODE
        self.every += lines
        self.right_code += lines * right
        self.all_right += lines * (finding.kind == "agreed")
        self.over += lines * (direction_of(finding) > 0)
        self.under += lines * (direction_of(finding) < 0)
        self.billed += len(finding.billed)
        self.billed_right += len(finding.billed) * right
        self.supported += len(finding.suggested)
        self.captured += len(finding.suggested) * right


def direction_of(finding: Finding) -> int:
    """1 where a finding asks for more than is supported, -1 for less, 0 for neither.

    What is billed without any supported line is overcoding and a missed charge undercoding, whatever they are worth;
    units by their number; everything else by its effect on payment, else on RVUs. Where neither is known, a line
    without the modifier of reduced work that is supported asks for more, and the other way round.
    """
    if finding.kind == "missed":
        return -1
    if finding.kind in _OVER or (not finding.suggested and finding.kind != "agreed"):
        return 1
    if finding.kind == "units":
        asked, right = (sum(line.units for line in lines) for lines in (finding.billed, finding.suggested))
        return (asked > right) - (asked < right)
    effect = finding.payment_effect if finding.payment_effect is not None else finding.rvu_effect
    if effect is None:
        return _is_reduced(finding.suggested) - _is_reduced(finding.billed)
    return 0 if not effect else -1 if effect > 0 else 1


def _is_reduced(lines: Sequence[Line]) -> bool:
    return any(REDUCED.intersection(line.modifiers) for line in lines)


def _figures(encounters: Sequence[Encounter], basis: Basis) -> tuple[Score, ...]:
    lines = _Lines()
    for encounter in encounters:
        for finding in encounter.findings:
            lines.add(finding)
    claims = len(encounters)
    dollars = [dollars_of(encounter, basis) for encounter in encounters]
    known = [item for item in dollars if item.whole and item.counts]
    paid_right = sum(item.over < _CENT and item.under < _CENT for item in known)
    return (
        *_line_scores(lines),
        _share("encounter_accuracy", sum(e.codes_right for e in encounters), claims),
        _share("encounter_accuracy_with_modifiers", sum(e.all_right for e in encounters), claims),
        _share("encounter_payment_accuracy", paid_right, len(known)),
        *_dollar_scores(dollars, lines.every),
        *_rvu_scores(lines),
    )


def _family_figures(findings: Sequence[Finding], basis: Basis) -> tuple[Score, ...]:
    lines = _Lines()
    over = under = 0.0
    for finding in findings:
        lines.add(finding)
        effect = finding.paid_effect if basis == "paid" else finding.payment_effect
        over += max(-(effect or 0.0), 0.0)
        under += max(effect or 0.0, 0.0)
    return (
        *_line_scores(lines),
        _amount("gross_overpayment", over),
        _amount("gross_underpayment", under),
        _amount("net_overpayment", over - under),
        *_rvu_scores(lines),
    )


def _line_scores(lines: _Lines) -> tuple[Score, ...]:
    return (
        _share("code_accuracy", lines.right_code, lines.every),
        _share("billed_line_accuracy", lines.billed_right, lines.billed),
        _share("capture_rate", lines.captured, lines.supported),
        _share("charge_accuracy", lines.all_right, lines.every),
        _share("overcoding_rate", lines.over, lines.every),
        _share("undercoding_rate", lines.under, lines.every),
    )


def _dollar_scores(claims: Sequence[Dollars], lines: int) -> tuple[Score, ...]:
    """Dollars of all claims; not known where nothing of any claim counts."""
    out = sum(claim.lines for claim in claims)
    left_out = [claim.left_out for claim in claims]
    dollars, over, under = (
        round(math.fsum(column), 2)
        for column in (
            [claim.sample for claim in claims],
            [claim.over for claim in claims],
            [claim.under for claim in claims],
        )
    )
    nothing = bool(claims) and not any(claim.counts for claim in claims)
    net = round(over - under, 2)
    amounts = (
        ("dollars_in_sample", dollars),
        ("gross_overpayment", over),
        ("gross_underpayment", under),
        ("net_overpayment", net),
    )
    return (
        *(_amount(name, None if nothing else value) for name, value in amounts),
        _amount("dollars_left_out", None if None in left_out else math.fsum(filter(None, left_out))),
        _share("lines_left_out", out, lines),
        _rate("overpayment_rate", net, dollars),
        _rate("gross_overpayment_rate", over, dollars),
        _rate("payment_accuracy", dollars - over - under, dollars),
    )


def _rvu_scores(lines: _Lines) -> tuple[Score, ...]:
    """Sums of the effects that are known; where none is, as on hospital claims, there is no figure."""
    known = lines.rvu_effects
    over = -math.fsum(effect for effect in known if effect < 0)
    under = math.fsum(effect for effect in known if effect > 0)
    told = (("rvu_over", over), ("rvu_under", under), ("rvu_net", under - over))
    nothing = lines.without_rvu and not known
    return tuple(_amount(name, None if nothing else value, decimals=4) for name, value in told)


def _share(name: str, part: int, whole: int) -> Score:
    """A proportion with its exact interval."""
    bounds = clopper_pearson(part, whole, CONFIDENCE) if whole else None
    score = _score(name, part / whole if whole else None)
    interval = None if bounds is None else (bounds.low, bounds.high)
    return replace(score, numerator=part, denominator=whole, interval=interval)


def _rate(name: str, part: float, whole: float) -> Score:
    """A rate of dollars; it is no proportion of counts and has no exact interval."""
    return replace(_score(name, part / whole if whole else None), numerator=round(part, 2), denominator=whole)


def _amount(name: str, value: float | None, *, decimals: int = 2) -> Score:
    return _score(name, None if value is None else round(value, decimals) + 0.0)


def _score(name: str, value: float | None) -> Score:
    formula = FORMULAS[name]
    return Score(
        name=name,
        label=formula.label,
        value=value,
        measure=formula.measure,
        formula=formula.words,
        source=formula.source,
    )
