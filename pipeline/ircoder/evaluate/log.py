"""The log of evaluations: one row each, in a CSV file that keeps its rows when figures are added."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.scores import ratio
from ircoder.formats.rows import InputError

LOG_COLUMNS = (
    "date",
    "split",
    "reports",
    "version",
    "model",
    "knowledge",
    "precision",
    "recall",
    "f1",
    "exact_set",
    "exact_set_with_modifiers",
    "extra_per_report",
    "modifier_precision",
    "modifier_recall",
    "modifier_f1",
    "modifiers_all_right",
    "query_reports_precision",
    "query_reports_recall",
    "queries_per_report",
    "left_out_precision",
    "left_out_recall",
    "left_out_per_report",
    "left_out_wrongly",
    "line_calibration_error",
    "report_brier",
    "coverage",
    "released_accuracy",
)
"""Columns of the log; new ones are added at the end, and older rows are empty there."""

_DIGITS = 4


def append_to_log(path: Path, evaluation: Evaluation, split: str, date: dt.date) -> None:
    """Add one row to the log of evaluations; the file is made where it is not there.

    A log with fewer columns gets the columns that are new at the end; its rows stay as they are, empty there.

    Raises
    ------
    InputError
        Where the file is no log of evaluations.
    """
    rows = _rows(path)
    made_by = (evaluation.version, evaluation.model, evaluation.knowledge)
    figures = [None if value is None else round(value, _DIGITS) for value in _figures(evaluation)]
    row = (date.isoformat(), split, evaluation.overall.reports, *made_by, *figures)
    width = len(LOG_COLUMNS)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows((LOG_COLUMNS, *((*old, *[""] * (width - len(old))) for old in rows), row))


def _rows(path: Path) -> list[list[str]]:
    """Rows of the log as it is, without its header."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
    except (OSError, ValueError, csv.Error):
        header, rows = [""], []
    if tuple(header) != LOG_COLUMNS[: len(header)] or any(len(row) > len(header) for row in rows):
        msg = f"{path} is no log of evaluations (its header has other columns). Name another file with --log."
        raise InputError(msg)
    return rows


def _figures(evaluation: Evaluation) -> tuple[float | None, ...]:
    codes, modifiers = evaluation.overall, evaluation.modifiers
    queries, left_out, chances = evaluation.queries, evaluation.left_out, evaluation.chances
    counts = codes.counts
    return (
        counts.precision,
        counts.recall,
        counts.f1,
        codes.exact_set,
        codes.exact_set_with_modifiers,
        codes.extra_per_report,
        modifiers.counts.precision if modifiers else None,
        modifiers.counts.recall if modifiers else None,
        modifiers.counts.f1 if modifiers else None,
        ratio(*modifiers.codes) if modifiers else None,
        queries.asks.precision if queries else None,
        queries.asks.recall if queries else None,
        queries.queries_per_report if queries else None,
        left_out.counts.precision if left_out else None,
        left_out.counts.recall if left_out else None,
        left_out.entries_per_report if left_out else None,
        ratio(*left_out.denied_share) if left_out else None,
        chances.line_error if chances else None,
        chances.whole_brier if chances else None,
        ratio(chances.released[1], chances.reports) if chances else None,
        ratio(*chances.released) if chances else None,
    )
