"""An evaluation as plain JSON values, as text tables, and as one row of the evaluation log."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ircoder.evaluate.codes import GroupScore, ReportScore
from ircoder.evaluate.entities import EntityScore
from ircoder.evaluate.facts import FindingsScore
from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.scores import Counts, ratio

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
)
_DIGITS = 4
_FEWEST_IN_TABLE = 5
_MOST_MISSES = 20


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """Every figure as plain JSON values, shares rounded to four decimals."""
    return {
        "version": evaluation.version,
        "model": evaluation.model,
        "knowledge": evaluation.knowledge,
        "failed": evaluation.failures.total(),
        "failures": dict(evaluation.failures.most_common()),
        "codes": _group_json(evaluation.overall),
        "by_gold_family": {name: _group_json(score) for name, score in evaluation.families.items()},
        "by_code_family": {name: _counts_json(counts) for name, counts in evaluation.code_families.items()},
        "by_style": {name: _group_json(score) for name, score in evaluation.styles.items()},
        "missing_codes": [_miss_json(*item) for item in evaluation.missing],
        "extra_codes": [_miss_json(*item) for item in evaluation.extra],
        "entities": None if evaluation.entities is None else _entities_json(evaluation.entities),
        "findings": None if evaluation.findings is None else _findings_json(evaluation.findings),
        "reports": [_report_json(score) for score in evaluation.reports],
    }


def evaluation_text(evaluation: Evaluation) -> str:
    """Render the figures as text tables."""
    blocks = [_head(evaluation)]
    if evaluation.reports:
        blocks.extend(_codes_text(evaluation))
    if evaluation.entities is not None:
        blocks.append(_entities_text(evaluation.entities))
    if evaluation.findings is not None:
        blocks.append(_findings_text(evaluation.findings))
    return "\n\n".join(blocks) + "\n"


def _codes_text(evaluation: Evaluation) -> list[str]:
    """Tables of the code sets; left out where the gold has none."""
    return [
        _table(("figure", "value", "95 % interval"), _overall_rows(evaluation.overall)),
        "By family of the gold report\n" + _table(_GROUP_HEAD, _group_rows(evaluation.families, fewest=1)),
        "By catalogue family of the code\n" + _table(_COUNT_HEAD, _count_rows(evaluation.code_families)),
        "By dictation style\n" + _table(_GROUP_HEAD, _group_rows(evaluation.styles, fewest=_FEWEST_IN_TABLE)),
        "Codes most often missing\n" + _table(_MISS_HEAD, _miss_rows(evaluation.missing)),
        "Codes most often too many\n" + _table(_MISS_HEAD, _miss_rows(evaluation.extra)),
    ]


def append_to_log(path: Path, evaluation: Evaluation, split: str, date: dt.date) -> None:
    """Add one row to the log of evaluations; the file and its header are made where they are not there."""
    fresh = not path.exists()
    score = evaluation.overall
    figures = (score.counts.precision, score.counts.recall, score.counts.f1, score.exact_set)
    more = (score.exact_set_with_modifiers, score.extra_per_report)
    made_by = (evaluation.version, evaluation.model, evaluation.knowledge)
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        if fresh:
            writer.writerow(LOG_COLUMNS)
        writer.writerow((date.isoformat(), split, score.reports, *made_by, *map(_rounded, (*figures, *more))))


_GROUP_HEAD = ("", "reports", "precision", "recall", "F1", "exact", "with modifiers", "extra a report")
_COUNT_HEAD = ("", "right", "extra", "missing", "precision", "recall", "F1")
_MISS_HEAD = ("code", "reports", "in")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _group_json(score: GroupScore) -> dict[str, Any]:
    out: dict[str, Any] = {
        "reports": score.reports,
        **_counts_json(score.counts),
        "exact_set": _rounded(score.exact_set),
        "exact_set_with_modifiers": _rounded(score.exact_set_with_modifiers),
        "extra_per_report": _rounded(score.extra_per_report),
    }
    if score.intervals:
        out["intervals_95"] = {name: [_rounded(low), _rounded(high)] for name, (low, high) in score.intervals.items()}
    return out


def _counts_json(counts: Counts) -> dict[str, Any]:
    return {
        "right": counts.right,
        "extra": counts.extra,
        "missing": counts.missing,
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
    }


def _report_json(score: ReportScore) -> dict[str, Any]:
    return {
        "report_id": score.report_id,
        "exact": score.exact,
        "exact_with_modifiers": score.exact_with_modifiers,
        "missing": dict(sorted(score.missing.items())),
        "extra": dict(sorted(score.extra.items())),
    }


def _miss_json(code: str, count: int, reports: tuple[str, ...]) -> dict[str, Any]:
    return {"code": code, "count": count, "reports": list(reports)}


def _share_json(pair: tuple[int, int]) -> dict[str, Any]:
    return {"right": pair[0], "compared": pair[1], "share": _rounded(ratio(*pair))}


def _entities_json(score: EntityScore) -> dict[str, Any]:
    return {
        "reports": score.reports,
        "exact": {label: _counts_json(counts) for label, counts in _with_total(score.exact).items()},
        "overlap": {label: _counts_json(counts) for label, counts in _with_total(score.overlap).items()},
        "assertion": _share_json(score.assertion),
        "side": _share_json(score.side),
    }


def _findings_json(score: FindingsScore) -> dict[str, Any]:
    return {
        "reports": score.reports,
        "acts": _counts_json(score.acts),
        "acts_by_kind": {kind: _counts_json(counts) for kind, counts in score.acts_by_kind.items()},
        "links": {name: _share_json(pair) for name, pair in score.links.items()},
        "furthest_positions": _counts_json(score.positions),
    }


def _with_total(counts: dict[str, Counts]) -> dict[str, Counts]:
    return {**counts, "all": sum(counts.values(), Counts())}


def _head(evaluation: Evaluation) -> str:
    failures = evaluation.failures
    first = f"{evaluation.measured} reports, {failures.total()} without a usable record"
    return "\n".join((first, *(f"  {count} x {reason}" for reason, count in failures.most_common())))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _overall_rows(score: GroupScore) -> list[tuple[str, ...]]:
    figures = {
        "precision": ("precision of codes and units", score.counts.precision),
        "recall": ("recall of codes and units", score.counts.recall),
        "f1": ("F1 of codes and units", score.counts.f1),
        "exact_set": ("complete set right, codes and units", score.exact_set),
        "exact_set_with_modifiers": ("complete set right, modifiers too", score.exact_set_with_modifiers),
        "extra_per_report": ("extra codes a report", score.extra_per_report),
    }
    bounds = {name: f"{low:.3f} to {high:.3f}" for name, (low, high) in score.intervals.items()}
    return [(label, _share(value), bounds.get(name, "")) for name, (label, value) in figures.items()]


def _group_rows(groups: dict[str, GroupScore], fewest: int) -> list[tuple[str, ...]]:
    return [
        (
            name,
            str(score.reports),
            *(_share(value) for value in (score.counts.precision, score.counts.recall, score.counts.f1)),
            *(_share(value) for value in (score.exact_set, score.exact_set_with_modifiers, score.extra_per_report)),
        )
        for name, score in groups.items()
        if score.reports >= fewest
    ]


def _count_rows(groups: dict[str, Counts]) -> list[tuple[str, ...]]:
    return [
        (
            name,
            *(str(number) for number in (counts.right, counts.extra, counts.missing)),
            *(_share(value) for value in (counts.precision, counts.recall, counts.f1)),
        )
        for name, counts in groups.items()
    ]


def _miss_rows(ranked: Sequence[tuple[str, int, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    shown = 6
    return [
        (code, str(count), ", ".join(reports[:shown]) + (", …" if len(reports) > shown else ""))
        for code, count, reports in ranked[:_MOST_MISSES]
    ]


def _entities_text(score: EntityScore) -> str:
    rows = [
        (label, str(counts.right + counts.missing), _share(score_exact.f1), _share(counts.f1))
        for (label, counts), score_exact in zip(
            _with_total(score.overlap).items(), _with_total(score.exact).values(), strict=True
        )
    ]
    table = _table(("", "gold", "F1 exact", "F1 overlap"), rows)
    shares = f"assertion right {_of(score.assertion)}, side right {_of(score.side)}"
    return f"Entities, {score.reports} reports\n{table}\n{shares}"


def _findings_text(score: FindingsScore) -> str:
    groups = {**score.acts_by_kind, "all acts": score.acts, "furthest positions": score.positions}
    shares = ", ".join(f"{name} right {_of(pair)}" for name, pair in score.links.items())
    return f"Findings, {score.reports} reports\n{_table(_COUNT_HEAD, _count_rows(groups))}\n{shares}"


def _of(pair: tuple[int, int]) -> str:
    return f"{_share(ratio(*pair))} ({pair[0]} of {pair[1]})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Align columns: the first to the left, numbers to the right, a trailing text column to the left."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    numeric = [any(line[i][:1].isdigit() for line in lines[1:]) and i > 0 for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )
