"""How the audit was made, on the page: formulas, terms, severities, versions, and what could not be audited."""

from __future__ import annotations

from ircoder.audit.figures import counted
from ircoder.audit.made_with import made_with, options_told
from ircoder.audit.model import KIND_LABELS, AuditResult
from ircoder.audit.page_tables import note, section, table
from ircoder.audit.terms import GRAVEST_FIRST, KIND_MEANINGS, SEVERITY_LABELS, SEVERITY_MEANINGS, TERMS
from ircoder.audit.wording import sentence

SHOWN = 25
"""Problems that the page shows."""


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
        table("Options and versions", ("What", "Value"), [*options_told(result), *made_with(result)], prose=True),
    )
