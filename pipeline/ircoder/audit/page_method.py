"""How the audit was made, on the page: formulas, terms, severities, versions, and what could not be audited."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from ircoder.audit.figures import UNKNOWN, counted
from ircoder.audit.made_with import made_with, name_of, options_told, size_of
from ircoder.audit.model import KIND_LABELS, AuditResult
from ircoder.audit.page_tables import marked_table, note, section, table
from ircoder.audit.terms import GRAVEST_FIRST, KIND_MEANINGS, SEVERITY_LABELS, SEVERITY_MEANINGS, TERMS, named
from ircoder.audit.wording import sentence

SHOWN = 25
"""Problems and files that the page shows."""

_HALF = 32
"""Characters of a hash between which a line may break."""


def problems_section(result: AuditResult, most: int = SHOWN) -> str:
    """Tell what could not be audited."""
    problems = result.problems
    if not problems:
        return section("problems", "Not audited", note("Nothing: every report and every billed line was audited."))
    rows = [(p.where, p.of, p.type.replace("_", " "), sentence(p.message)) for p in problems[:most]]
    told = f"{counted(len(problems), 'problem')}; these are in no figure."
    more = f"The first {most} of {len(problems):,}; the workbook has all." if len(problems) > most else ""
    listed = table("What could not be audited", ("Where", "What", "Type", "What to do"), rows, prose=True)
    return section("problems", "Not audited", note(told), listed, note(more))


def method_section(result: AuditResult) -> str:
    """Tell how each figure is made, and with what."""
    formulas = [(score.label, score.formula, score.source) for score in result.scores.overall]
    kinds = [(label, KIND_MEANINGS[kind]) for kind, label in KIND_LABELS.items()]
    told = [(SEVERITY_LABELS[severity], SEVERITY_MEANINGS[severity]) for severity in GRAVEST_FIRST]
    return section(
        "method",
        "Method",
        table("Formulas", ("Figure", "Formula", "Source"), formulas, prose=True),
        table("Kinds of findings", ("Kind", "Meaning"), kinds, prose=True),
        table("Severity", ("Severity", "Meaning"), told, prose=True),
        table("Terms", ("Term", "Meaning"), list(TERMS.items()), prose=True),
        _inputs(result) if result.inputs else "",
        table("Options and versions", ("What", "Value"), [*options_told(result), *made_with(result)], prose=True),
    )


def _inputs(result: AuditResult, most: int = SHOWN) -> str:
    """The files that were read; of many the first, since the workbook has all."""
    rows = [
        (named(item.role), escape(name_of(item)), size_of(item), "<wbr>".join(wrap(item.sha256 or UNKNOWN, _HALF)))
        for item in result.inputs[:most]
    ]
    more = f"The first {most} of {len(result.inputs):,}; the workbook has all." if len(result.inputs) > most else ""
    return marked_table("Files that were read", ("What", "File", "Read", "SHA-256"), rows, prose=True) + note(more)
