"""Claims written down in few words: ``36247-59-RT x2``."""

from __future__ import annotations

import dataclasses
import datetime as dt

from ircoder.audit.claims import Claim
from ircoder.audit.comparing import Reference, compare
from ircoder.audit.model import BilledLine, Encounter, Finding, Quote, SuggestedLine
from ircoder.audit.supported import LeftOut, Question, Supported
from ircoder.knowledge.base import load_knowledge

ON = dt.date(2025, 3, 1)
QUOTE = Quote("r1", 10, 16, "needle", "technique")


def parts(shown: str) -> tuple[str, tuple[str, ...], int]:
    line, _, units = shown.partition(" x")
    code, *modifiers = line.split("-")
    return code, tuple(modifiers), int(units or 1)


def billed(shown: str, **fields) -> BilledLine:
    code, modifiers, units = parts(shown)
    return BilledLine(where="billed.csv", code=code, modifiers=modifiers, units=units, **fields)


def suggested(shown: str, report_id: str = "r1") -> SuggestedLine:
    code, modifiers, units = parts(shown)
    rule = "VASC-06" if code.startswith("3624") else "X-01"
    return SuggestedLine(
        report_id=report_id, code=code, modifiers=modifiers, units=units, rules=(rule,), evidence=(QUOTE,)
    )


def left_out(code: str, rule: str = "VASC-22", winner: str | None = None) -> LeftOut:
    return LeftOut(code, f"{winner or 'The report'} keeps {code} off.", rule, winner, (QUOTE,))


def question(code: str, documented: str, otherwise: str = "", missing: str = "") -> Question:
    return Question(
        code, "Was it kept or not?", "VASC-70", tuple(documented.split()), tuple(otherwise.split()), (QUOTE,), missing
    )


def supported(lines: str = "", report_id: str = "r1", **fields) -> Supported:
    """What one report supports; lines are separated by commas."""
    given = {"setting": "professional", "service_date": ON, "route": "auto", **fields}
    found = tuple(suggested(line.strip(), report_id) for line in lines.split(",") if line.strip())
    return Supported(report_id=report_id, lines=found, **given)


def audited(
    asked: str,
    right: str,
    *,
    setting: str = "professional",
    on: dt.date = ON,
    factor: float | None = None,
    paid: list[float] | None = None,
    **fields,
) -> Encounter:
    """Compare billed lines with what one report supports."""
    lines = [billed(line.strip()) for line in asked.split(",") if line.strip()]
    if paid is not None:
        lines = [dataclasses.replace(line, paid=amount) for line, amount in zip(lines, paid, strict=True)]
    report = supported(right, setting=setting, service_date=on, **fields)
    claim = Claim(reports=(report,), billed=tuple(lines), setting=setting, service_date=on)
    return compare(claim, Reference(load_knowledge(), factor))[0]


def told(finding: Finding) -> str:
    """A finding in few words: ``wrong_code 36246 -> 36247``."""
    asked = ", ".join(line.shown for line in finding.billed) or "nothing"
    right = ", ".join(line.shown for line in finding.suggested) or "nothing"
    return f"{finding.kind}{' too' if finding.secondary else ''} {asked} -> {right}"
