"""Sentences about the whole of an audit, the same in workbook, page and terminal."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.audit.figures import counted, dollars, told_apart
from ircoder.audit.model import AuditResult, Basis, Trigger
from ircoder.audit.scores import basis_of

_BASES: Mapping[Basis, str] = {
    "paid": "the amounts that were paid",
    "schedule": "national amounts of the fee schedules in force, without region, reductions or payer",
}


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
    rate, threshold = told_apart(trigger.rate, trigger.threshold)
    return f"The net overpayment rate of {rate} {did} the trigger of {threshold}."


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
        notes.append(f"Effects by the release are at the conversion factor of ${factor:g} a RVU that was given.")
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


def sentence(message: str) -> str:
    """A message as a sentence of its own, where no place of a file stands before it."""
    return message[:1].upper() + message[1:]
