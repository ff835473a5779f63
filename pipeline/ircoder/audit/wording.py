"""What workbook and page say in the same words: figures, sentences about the whole, terms, order of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ircoder.audit.model import (
    KIND_LABELS,
    AuditResult,
    Basis,
    Encounter,
    Finding,
    Kind,
    Measure,
    Score,
    Scores,
    Severity,
    Trigger,
)
from ircoder.audit.scores import basis_of
from ircoder.audit.severity import MATERIAL

UNKNOWN = "-"
GRAVEST_FIRST: tuple[Severity, ...] = ("high", "medium", "low", "none")
SEVERITY_LABELS: Mapping[Severity, str] = {"high": "High", "medium": "Medium", "low": "Low", "none": "None"}

DISCLAIMER = (
    "Suggestions for a qualified auditor: a finding is a lead, not a verdict, until a person has read the report. "
    "CPT is a registered trademark of the American Medical Association."
)
PATIENT_DATA = "Evidence quotes the reports: treat this file as patient data."

BY_FINDING = (
    "Dollars by kind and by family add up every finding whose effect is known. On hospital claims they may hold more "
    "than the totals, where a claim is paid and counts as a whole."
)

KIND_MEANINGS: Mapping[Kind, str] = {
    "agreed": "Code, units and modifiers are those that the report supports.",
    "missed": "The report supports the line, and nothing bills it.",
    "unsupported": "The line was billed, and no report of the claim supports it.",
    "wrong_code": "Another code of the same family is supported in place of the billed one.",
    "unbundled": "The work is inside another code of the claim, by a rule or a claim edit.",
    "units": "The code is right, its number of units is not.",
    "modifier": "Code and units are right; a modifier is missing or not supported.",
    "not_in_force": "The code had ended, or did not exist yet, on the date of service.",
    "documentation": "The report leaves open what the code hinges on; the physician has to be asked.",
}
SEVERITY_MEANINGS: Mapping[Severity, str] = {
    "high": "Billed without support (unsupported, unbundled, not in force), unless nothing is paid for the line; or a "
    f"code or units that ask for ${MATERIAL:.0f} or more too much; or too many units of unknown value.",
    "medium": "Any other correction that lowers the payment; a missed charge or correction that raises it by "
    f"${MATERIAL:.0f} or more; insufficient documentation; a modifier that names the side, another service or the "
    "component; a line without support for which nothing is paid; a wrong code of unknown effect.",
    "low": "Everything else that differs.",
    "none": "Agreed.",
}
TERMS: Mapping[str, str] = {
    "Encounter": "One claim: a report, or all reports of an encounter, in one setting.",
    "Line": "A billed or a supported code with units and modifiers. A finding counts as many lines as it has on the "
    "side with more of them.",
    "Supported": "What the report documents and the rules of the date allow; suggested by ircoder, with evidence.",
    "Effect": "Supported minus billed. A negative effect was billed or paid without support, a positive one was left "
    "on the table.",
    "Gross overpayment": "All that was paid or billed without support, underpayments not set against it.",
    "Net overpayment": "Gross overpayment less gross underpayment.",
    "Net overpayment rate": "Net overpayment over the dollars in the sample: held against the trigger.",
    "95% interval": "Exact bounds of a proportion (Clopper-Pearson) in a simple random sample of what is counted; for "
    "lines, which resemble each other within an encounter, they are somewhat too narrow. Rates of dollars have none; "
    "The command ircoder audit extrapolate gives limits of totals.",
    "Overcoding, undercoding": "Lines that ask for more, or for less, than is supported. Told apart, never cancelled.",
    "RVU": "Relative value unit of the Medicare physician fee schedule; payment is RVUs times the conversion factor.",
}
_BASES: Mapping[Basis, str] = {
    "paid": "the amounts that were paid",
    "schedule": "national amounts of the fee schedules in force, without region, reductions or payer",
}
_ABBREVIATED = {"tips": "TIPS"}
_OF_DOLLARS = frozenset({"overpayment_rate", "gross_overpayment_rate", "payment_accuracy"})
_UNSET: Mapping[str, str] = {
    "conversion_factor": "that of the date of service",
    "setting": "of each line, else of its report",
}
PERCENT_DIGITS = 1
_MOST_DIGITS = 4
_SIGNIFICANT = 15
"""Digits that a spreadsheet knows of a number."""


class Found(NamedTuple):
    """A finding with the encounter that it belongs to."""

    encounter: Encounter
    finding: Finding


def shown(value: float | None, measure: Measure) -> str:
    """A figure as people read it: ``93.4%``, ``$1,234.50``, ``12.30``."""
    if value is None:
        return UNKNOWN
    if measure == "share":
        return percent(value)
    if measure == "dollars":
        return dollars(value)
    return f"{rounded(value, 0 if measure == 'count' else 2):,f}"


def rounded(value: float, digits: int) -> Decimal:
    """A number as a spreadsheet shows it: halves go away from zero, and zero has no sign.

    Python's own formatting takes 31.25 down to 31.2, where a cell of the workbook shows 31.3.
    """
    return Decimal(f"{value:.{_SIGNIFICANT}g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def percent(value: float | None, *, digits: int = PERCENT_DIGITS) -> str:
    """A share in percent."""
    return UNKNOWN if value is None else f"{rounded(100 * value, digits):f}%"


def dollars(value: float | None, *, cents: bool = True) -> str:
    """An amount, its sign before the dollar."""
    if value is None:
        return UNKNOWN
    told = rounded(value, 2 if cents else 0)
    return f"{'-' if told < 0 else ''}${abs(told):,f}"


def signed(value: float) -> str:
    """A number with its sign, two decimals; zero has none."""
    told = rounded(value, 2)
    return f"{told:+,f}" if told else f"{told:f}"


def interval(score: Score) -> str:
    """Bounds as ``69.1 to 82.6%``; nothing where a score has none."""
    if score.interval is None:
        return ""
    low, high = score.interval
    return f"{percent(low).removesuffix('%')} to {percent(high)}"


def part(score: Score) -> str:
    """What was divided: ``126 of 165``, or ``$4,760.30 of $32,400.00``."""
    if score.numerator is None or score.denominator is None:
        return ""
    if score.name in _OF_DOLLARS:
        return f"{dollars(score.numerator)} of {dollars(score.denominator)}"
    return f"{score.numerator:,.0f} of {score.denominator:,.0f}"


def named(name: str) -> str:
    """A family as words: ``Catheter placement``."""
    return _ABBREVIATED.get(name) or name.replace("_", " ").capitalize()


def figure(scores: tuple[Score, ...], name: str) -> Score | None:
    """The score with a name, where a group has it."""
    return next((score for score in scores if score.name == name), None)


def gravest(result: AuditResult) -> list[Found]:
    """All findings: by severity, then by the size of their effect, agreed ones last; ties in the order of reports."""
    basis = basis_of(result.encounters)
    found = [Found(encounter, finding) for encounter in result.encounters for finding in encounter.findings]
    return sorted(found, key=lambda item: _weight(item.finding, basis))


def effect(finding: Finding, basis: Basis) -> float | None:
    """Dollars of a finding on the basis of the audit."""
    return finding.paid_effect if basis == "paid" else finding.payment_effect


def severities(result: AuditResult) -> Mapping[tuple[Kind, Severity], int]:
    """How many findings there are of each kind and severity."""
    return Counter((f.kind, f.severity) for encounter in result.encounters for f in encounter.findings)


def dollars_by_kind(result: AuditResult) -> Mapping[Kind, tuple[float, float]]:
    """Dollars of each kind on the basis of the audit: what was too much, and what was too little."""
    basis = basis_of(result.encounters)
    sums: dict[Kind, tuple[float, float]] = dict.fromkeys(KIND_LABELS, (0.0, 0.0))
    for encounter in result.encounters:
        for finding in encounter.findings:
            known = effect(finding, basis) or 0.0
            over, under = sums[finding.kind]
            sums[finding.kind] = over + max(-known, 0.0), under + max(known, 0.0)
    return {kind: (round(over, 2), round(under, 2)) for kind, (over, under) in sums.items()}


def family_sums(scores: Scores) -> list[Score]:
    """Dollars of all families together; they hold more than the totals of the audit (:data:`BY_FINDING`)."""
    sums: list[Score] = []
    for name in ("gross_overpayment", "gross_underpayment", "net_overpayment"):
        told = [score for group in scores.by_family.values() if (score := figure(group, name)) is not None]
        total = sum(score.value or 0.0 for score in told)
        sums.append(replace(scores[name], value=round(total, 2) + 0.0))
    return sums


def scope(result: AuditResult) -> str:
    """What was audited, in one line."""
    encounters = result.encounters
    billed = sum(len(encounter.billed) for encounter in encounters)
    supported = sum(len(encounter.suggested) for encounter in encounters)
    settings = ", ".join(dict.fromkeys(encounter.setting for encounter in encounters))
    told = [counted(len(encounters), "encounter")]
    if settings:
        told.append(settings)
    told += [f"{counted(billed, 'billed line')} against {counted(supported, 'supported line')}"]
    return "; ".join(told)


def period(result: AuditResult) -> str:
    """First to last date of service."""
    dates = [encounter.service_date for encounter in result.encounters if encounter.service_date is not None]
    if not dates:
        return "no date of service"
    first, last = min(dates), max(dates)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def verdict(trigger: Trigger) -> str:
    """Whether the net overpayment rate reaches the trigger."""
    if trigger.rate is None or trigger.reached is None:
        return "The net overpayment rate is not known, because no dollars of the sample are."
    did = "reaches" if trigger.reached else "stays below"
    rate, threshold = _told_apart(trigger.rate, trigger.threshold)
    return f"The net overpayment rate of {rate} {did} the trigger of {threshold}."


def _told_apart(rate: float, threshold: float) -> tuple[str, str]:
    """Two shares with as many digits as it takes to see which is larger: 4.98% is not told as 5.0%."""
    for digits in range(PERCENT_DIGITS, _MOST_DIGITS):
        told = percent(rate, digits=digits), percent(threshold, digits=digits)
        if told[0] != told[1] or rate == threshold:
            return told
    return percent(rate, digits=_MOST_DIGITS), percent(threshold, digits=_MOST_DIGITS)


def of_known_dollars(result: AuditResult) -> str:
    """What the verdict rests on, where it is not the whole sample."""
    out, every = _lines_left_out(result)
    if not out or result.scores.trigger.rate is None:
        return ""
    return f"It rests on {every - out:,} of {counted(every, 'line')}: the value of the others is not known."


def _lines_left_out(result: AuditResult) -> tuple[int, int]:
    """How many lines are in no figure of dollars, and how many lines there are."""
    score = result.scores["lines_left_out"]
    return int(score.numerator or 0), int(score.denominator or 0)


def money_notes(result: AuditResult) -> list[str]:
    """What amounts rest on, and what is not in them."""
    notes = [f"Dollars are {_BASES[basis_of(result.encounters)]}."]
    out, every = _lines_left_out(result)
    if out:
        amount = result.scores["dollars_left_out"].value
        worth = "dollars not known" if amount is None else f"paid or charged {dollars(amount)}"
        notes.append(
            f"{counted(out, 'line')} of {every:,} ({worth}) {'is' if out == 1 else 'are'} in no figure of dollars or "
            "rate, because no installed release gives the value, or a modifier leaves it to the payer. A physician's "
            "other lines count; of a hospital's claim then none does. Import the official files of the date."
        )
    factor = result.options.get("conversion_factor")
    if factor is not None:
        notes.append(f"Effects by the release are at the conversion factor of ${factor} a RVU that was given.")
    return notes


def coder_note(result: AuditResult) -> str:
    """How many suggestions wait for a coder."""
    waiting = sum(encounter.route != "auto" for encounter in result.encounters)
    if not waiting:
        return ""
    return (
        f"The suggestion for {counted(waiting, 'encounter')} of {len(result.encounters):,} is routed to review: a "
        "coder has to confirm it before a finding is held against the claim."
    )


def provider_order(scores: Scores) -> list[tuple[str, tuple[Score, ...]]]:
    """Providers with the most lines first."""
    return _by_lines(scores.by_provider)


def family_order(scores: Scores) -> list[tuple[str, tuple[Score, ...]]]:
    """Families with the most lines first."""
    return _by_lines(scores.by_family)


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def sentence(message: str) -> str:
    """A message as a sentence of its own, where no place of a file stands before it."""
    return message[:1].upper() + message[1:]


def _by_lines(groups: Mapping[str, tuple[Score, ...]]) -> list[tuple[str, tuple[Score, ...]]]:
    return sorted(groups.items(), key=lambda item: (-_lines(item[1]), item[0]))


def _lines(scores: tuple[Score, ...]) -> float:
    score = figure(scores, "code_accuracy")
    return (score.denominator or 0.0) if score else 0.0


def _weight(finding: Finding, basis: Basis) -> tuple[int, float]:
    return GRAVEST_FIRST.index(finding.severity), -abs(effect(finding, basis) or 0.0)


def options_told(result: AuditResult) -> list[tuple[str, str]]:
    """Options of the call, by name."""
    return [(named(name), _option(name, value)) for name, value in result.options.items()]


def made_with(result: AuditResult) -> list[tuple[str, str]]:
    """What made the audit: version, model, knowledge and the releases that answered."""
    versions = result.versions
    rows = (
        ("ircoder", versions.ircoder),
        ("Model", versions.model),
        ("Knowledge", versions.knowledge),
        ("Claim edits", ", ".join(versions.edits)),
        ("Fee schedules", ", ".join(versions.fees)),
        ("Conversion factors", ", ".join(f"${factor}" for factor in versions.factors)),
        ("Hospital outpatient payment", ", ".join(versions.outpatient)),
    )
    return [(name, value or "none") for name, value in rows]


def _option(name: str, value: str | float | None) -> str:
    if value is None:
        return _UNSET.get(name, "not given")
    return percent(value) if name in ("trigger", "confidence") and not isinstance(value, str) else str(value)
