"""All tables of a study, in the order in which they are read; and as text and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ircoder.evaluate.columns import columns
from ircoder.evaluate.presentation.breakdown import breakdowns
from ircoder.evaluate.presentation.headline import comparisons, headline
from ircoder.evaluate.presentation.parts import parts
from ircoder.evaluate.presentation.table import Table
from ircoder.evaluate.presentation.trust import agreement, probabilities, values
from ircoder.evaluate.study import Study
from ircoder.evaluate.tables import evaluation_text, measured_text

_NEW_IN_TEXT = ("years", "evidence", "risk", "values", "differences", "mcnemar", "alpha", "kappa", "coders")
"""Tables that follow in a terminal what :func:`ircoder.evaluate.tables.evaluation_text` shows."""


def study_tables(study: Study) -> list[Table]:
    """Every table that the study has figures for."""
    one = study.evaluation
    return [
        *((headline(study), *comparisons(study), *breakdowns(study)) if one.reports else ()),
        *probabilities(one),
        *(values(one.values) if one.values is not None else ()),
        *parts(one),
        *(agreement(study.agreement) if study.agreement is not None else ()),
    ]


def study_text(study: Study) -> str:
    """The study for a terminal: the figures of the measured system, then what neighbours and coders add."""
    tables = study_tables(study)
    first = [table for table in tables if table.key == "headline"]
    if not study.neighbours:
        first = [_only_new(table) for table in first]
    shown = [*first, *(table for table in tables if table.key in _NEW_IN_TEXT)]
    return evaluation_text(study.evaluation) + "".join(f"\n{_text(table)}\n" for table in shown)


def study_markdown(study: Study, title: str) -> str:
    """The study as Markdown."""
    one = study.evaluation
    made = ", ".join(f"{name} `{value}`" for name, value in made_by(study))
    head = f"# {_cell(title)}\n\n{measured_text(one)}. {made}.\n"
    return head + "".join(f"\n{_markdown(table)}\n" for table in study_tables(study))


def made_by(study: Study) -> list[tuple[str, str]]:
    """What made the predictions and the figures."""
    one = study.evaluation
    known = (("ircoder", one.version), ("model", one.model), ("knowledge", one.knowledge))
    return [(name, value) for name, value in known if value]


def _only_new(table: Table) -> Table:
    """The first table without what the figures above it say."""
    rows = tuple(row for row in table.rows if row[0].startswith(("macro F1", "Jaccard")))
    return replace(table, title="Means over codes, families and reports", rows=rows)


def _text(table: Table) -> str:
    note = f"\n{table.note}" if table.note else ""
    return f"{table.title}\n{columns(table.head, table.rows)}{note}"


def _markdown(table: Table) -> str:
    marks = ["---" if place == 0 or place in table.words else "---:" for place in range(len(table.head))]
    lines = [_row(table.head), _row(marks), *(_row(row) for row in table.rows)]
    note = f"\n\n{table.note}" if table.note else ""
    return f"## {_cell(table.title)}\n\n" + "\n".join(lines) + note


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
