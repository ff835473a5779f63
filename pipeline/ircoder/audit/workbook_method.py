"""The last sheet of the workbook: formulas and sources, terms, what made the audit, and what could not be audited."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ircoder.audit.figures import counted
from ircoder.audit.made_with import INPUT_HEADINGS, input_rows, made_with, options_told
from ircoder.audit.model import KIND_LABELS, AuditResult
from ircoder.audit.terms import (
    BY_FINDING,
    DISCLAIMER,
    GRAVEST_FIRST,
    KIND_MEANINGS,
    PATIENT_DATA,
    SEVERITY_LABELS,
    SEVERITY_MEANINGS,
    TERMS,
)
from ircoder.audit.wording import coder_note, money_notes
from ircoder.audit.workbook_sheet import FreeSheet, Look, Looks

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

NAME = "Method"
_COLUMNS, _WIDTH = 10, 15.0


def write_method(book: Workbook, looks: Looks, result: AuditResult) -> None:
    """Write the sheet."""
    sheet = FreeSheet(book, looks, NAME, _COLUMNS, _WIDTH)
    sheet.sheet.set_landscape()
    sheet.title("Method", "What each figure is, what made it, and what is not in it")
    _made_from(sheet, result)
    sheet.section("Formulas")
    rows = [(score.label, score.formula, score.source) for score in result.scores.overall]
    sheet.table(("Figure", "Formula", "Source"), (2, 4, 4), ("bold", "text", "soft"), rows)
    for note in (*money_notes(result), BY_FINDING, coder_note(result)):
        if note:
            sheet.note(note)
    sheet.section("Terms")
    sheet.table(("Term", "Meaning"), (2, 8), ("bold", "text"), list(TERMS.items()))
    sheet.section("Kinds of findings")
    kinds = [(label, KIND_MEANINGS[kind]) for kind, label in KIND_LABELS.items()]
    sheet.table(("Kind", "Meaning"), (2, 8), ("bold", "text"), kinds)
    sheet.section("Severity")
    told = [(SEVERITY_LABELS[severity], SEVERITY_MEANINGS[severity]) for severity in GRAVEST_FIRST]
    sheet.table(("Severity", "Meaning"), (2, 8), ("bold", "text"), told)
    _not_audited(sheet, result)
    sheet.space(8)
    sheet.note(PATIENT_DATA)
    sheet.note(DISCLAIMER)


def _made_from(sheet: FreeSheet, result: AuditResult) -> None:
    if result.inputs:
        sheet.section("Files that were read")
        looks_of: tuple[Look, ...] = ("bold", "text", "number", "number", "soft")
        sheet.table(INPUT_HEADINGS, (1, 3, 1, 1, 4), looks_of, input_rows(result.inputs))
    sheet.section("Options and versions")
    made = (*options_told(result), *made_with(result))
    sheet.table(("What", "Value"), (3, 7), ("bold", "text"), made)


def _not_audited(sheet: FreeSheet, result: AuditResult) -> None:
    sheet.section("What could not be audited")
    if not result.problems:
        sheet.note("Nothing: every report and every billed line was audited.")
        return
    types = Counter((problem.of, problem.type) for problem in result.problems)
    rows = [(of, kind.replace("_", " "), count) for (of, kind), count in sorted(types.items())]
    sheet.table(("What", "Type", "How many"), (2, 3, 1), ("bold", "text", "number"), rows)
    sheet.note(f"The sheet Not audited lists {counted(len(result.problems), 'problem')} one by one.")
