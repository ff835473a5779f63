"""Columns of the tables of the workbook: findings, encounters, their lines side by side, and what was not audited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ircoder.audit.model import KIND_LABELS, BilledLine, Encounter, Finding, SuggestedLine
from ircoder.audit.terms import SEVERITY_LABELS, named
from ircoder.audit.wording import sentence
from ircoder.formats.tables.excel_cells import Column

QUOTES = 6
"""Quotes that a cell shows; a line that rests on more says so."""


class Side(NamedTuple):
    """A billed line beside the supported one, with the finding that compares them. ``first`` begins a finding."""

    encounter: Encounter
    finding: Finding
    billed: BilledLine | None
    supported: SuggestedLine | None
    first: bool


def sides(encounter: Encounter) -> Iterator[Side]:
    """Every billed and every supported line of an encounter once, side by side."""
    for finding in encounter.findings:
        if finding.secondary:
            continue
        pairs = zip_longest(finding.billed, finding.suggested)
        for index, (billed, supported) in enumerate(pairs):
            yield Side(encounter, finding, billed, supported, index == 0)


def rule_or_edit(finding: Finding) -> str:
    """What decides: the rule, the edit, or both."""
    return "\n".join(filter(None, (finding.rule, finding.edit.shown if finding.edit else None)))


def why_and_question(finding: Finding) -> str:
    """Why it is a finding, with what the physician is to be asked: a printed sheet has both."""
    return "\n".join(filter(None, (finding.why, f"To ask: {finding.question}" if finding.question else "")))


def quotes(finding: Finding) -> str:
    """The words that prove a finding, one quotation a line, with the section of each."""
    told = dict.fromkeys(
        f"{quote.section.replace('_', ' ')}: {' '.join(quote.text.split())}" for quote in finding.evidence
    )
    shown = list(told)[:QUOTES]
    if len(told) > QUOTES:
        shown.append(f"and {len(told) - QUOTES} more")
    return "\n".join(shown)


FINDINGS = (
    Column("Severity", 9, "text", lambda row: SEVERITY_LABELS[row.finding.severity]),
    Column("Kind", 13, "long", lambda row: KIND_LABELS[row.finding.kind]),
    Column("Report ID", 12, "long", lambda row: row.encounter.report_id),
    Column("Code", 7.5, "text", lambda row: row.finding.code),
    Column("Description", 22, "long", lambda row: row.finding.label),
    Column("Billed", 11, "long", lambda row: _shown(row.finding.billed)),
    Column("Supported", 11, "long", lambda row: _shown(row.finding.suggested)),
    Column("Why", 29, "long", lambda row: why_and_question(row.finding)),
    Column("Rule or edit", 11.5, "long", lambda row: rule_or_edit(row.finding)),
    Column("Evidence", 38, "long", lambda row: quotes(row.finding)),
    Column("Payment effect", 11, "effect", lambda row: row.finding.payment_effect),
    Column("Paid effect", 11, "effect", lambda row: row.finding.paid_effect),
    Column("RVU effect", 9, "decimal", lambda row: row.finding.rvu_effect),
    Column("Work RVU effect", 10, "decimal", lambda row: row.finding.work_effect),
    Column("Question to the physician", 40, "long", lambda row: row.finding.question),
    Column("Provider ID", 14, "long", lambda row: row.encounter.provider_id),
    Column("Family", 22, "text", lambda row: named(row.finding.family)),
    Column("Service date", 11, "date", lambda row: row.encounter.service_date),
    Column("Setting", 12, "text", lambda row: row.encounter.setting),
    Column("Encounter ID", 15, "long", lambda row: row.encounter.encounter_id),
    Column("Route", 9, "text", lambda row: row.encounter.route),
    Column("Second finding", 12, "text", lambda row: "of the same lines" if row.finding.secondary else None),
    Column("For information", 20, "long", lambda row: ", ".join(row.finding.informational)),
    Column("Place in the file", 24, "long", lambda row: "\n".join(line.where for line in row.finding.billed)),
)
PRINTED_FINDING_COLUMNS = 13

ENCOUNTERS = (
    Column("Report ID", 12, "long", lambda row: row.report_id),
    Column("Encounter ID", 11, "long", lambda row: row.encounter_id),
    Column("Provider ID", 12, "long", lambda row: row.provider_id),
    Column("Service date", 10.5, "date", lambda row: row.service_date),
    Column("Setting", 11.5, "text", lambda row: row.setting),
    Column("Codes and units right", 10.5, "text", lambda row: _yes(row.codes_right)),
    Column("All right", 7, "text", lambda row: _yes(row.all_right)),
    Column("Billed lines", 7, "whole", lambda row: len(row.billed)),
    Column("Supported lines", 10.5, "whole", lambda row: len(row.suggested)),
    Column("Not agreed", 8, "whole", lambda row: sum(f.kind != "agreed" for f in row.findings)),
    Column("Value billed", 11, "money", lambda row: row.amounts.billed),
    Column("Value supported", 11, "money", lambda row: row.amounts.suggested),
    Column("Paid", 11, "money", lambda row: row.amounts.paid),
    Column("Due", 11, "money", lambda row: row.amounts.due),
    Column("Gross overpayment", 12.5, "money", lambda row: row.amounts.over),
    Column("Gross underpayment", 12.5, "money", lambda row: row.amounts.under),
    Column("Net overpayment", 12.5, "money", lambda row: row.amounts.net),
    Column("Notes", 22, "long", lambda row: "\n".join(row.notes)),
    Column("Charged", 12, "money", lambda row: row.amounts.charged),
    Column("Dollars rest on", 11, "text", lambda row: row.amounts.basis),
    Column("Codes without value", 18, "long", lambda row: ", ".join(row.amounts.without_value)),
    Column("Route", 9, "text", lambda row: row.route),
    Column("Probability", 11, "share", lambda row: row.probability),
    Column("All reports", 20, "long", lambda row: "\n".join(row.report_ids)),
)
PRINTED_ENCOUNTER_COLUMNS = 18

DETAIL = (
    Column("Report ID", 12, "long", lambda row: row.encounter.report_id),
    Column("Provider ID", 12, "long", lambda row: row.encounter.provider_id),
    Column("Service date", 10.5, "date", lambda row: row.encounter.service_date),
    Column("Setting", 11.5, "text", lambda row: row.encounter.setting),
    Column("Billed code", 7.5, "text", lambda row: row.billed and row.billed.code),
    Column("Billed modifiers", 10, "long", lambda row: row.billed and ", ".join(row.billed.modifiers)),
    Column("Billed units", 7, "whole", lambda row: row.billed and row.billed.units),
    Column("Charge", 11, "money", lambda row: row.billed and row.billed.charge),
    Column("Paid", 11, "money", lambda row: row.billed and row.billed.paid),
    Column("Supported code", 10.5, "text", lambda row: row.supported and row.supported.code),
    Column("Supported modifiers", 10.5, "long", lambda row: row.supported and ", ".join(row.supported.modifiers)),
    Column("Supported units", 10.5, "whole", lambda row: row.supported and row.supported.units),
    Column("Description", 26, "long", lambda row: (row.supported and row.supported.label) or row.finding.label),
    Column("Kind", 13, "long", lambda row: KIND_LABELS[row.finding.kind]),
    Column("Severity", 9, "text", lambda row: SEVERITY_LABELS[row.finding.severity]),
    Column("Why", 30, "long", lambda row: _why(row)),
    Column("Probability", 11, "share", lambda row: row.supported and row.supported.probability),
    Column("Billed on", 11, "date", lambda row: row.billed and row.billed.billed_on),
    Column("Encounter ID", 15, "long", lambda row: row.encounter.encounter_id),
    Column("Place in the file", 24, "long", lambda row: row.billed and row.billed.where),
)
PRINTED_DETAIL_COLUMNS = 16

PROBLEMS = (
    Column("What", 10, "text", lambda row: row.of),
    Column("Type", 18, "text", lambda row: row.type.replace("_", " ")),
    Column("Where", 34, "long", lambda row: row.where),
    Column("Message", 90, "long", lambda row: sentence(row.message)),
)


def _shown(lines: tuple[BilledLine, ...] | tuple[SuggestedLine, ...]) -> str:
    return "\n".join(line.shown for line in lines)


def _why(side: Side) -> str:
    """What differs, then why the line is supported."""
    differs = "" if side.finding.kind == "agreed" or not side.first else side.finding.why
    return "\n".join(filter(None, (differs, side.supported.why if side.supported else "")))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
