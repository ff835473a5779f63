"""Figures by family, code, style and year, and what goes wrong most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ircoder.evaluate.codes import CodeScore, GroupScore, ReportScore
from ircoder.evaluate.measure import Evaluation, Ranked
from ircoder.evaluate.presentation.table import Table, bounded, counted, listed, named, share
from ircoder.evaluate.study import Study

_GROUP_HEAD = ("reports", "precision", "recall", "F1", "complete set", "with modifiers", "Jaccard", "extra a report")
COUNT_HEAD = ("right", "extra", "missing", "precision", "recall", "F1")
_MOST_MISSES = 25
Scores = Mapping[str, CodeScore]


def breakdowns(study: Study) -> list[Table]:
    """Tables by group; those of codes have the F1 of every neighbour beside them."""
    one = study.evaluation
    tables = [
        _groups("families", "By family of the gold report", "family", one.families),
        _counts(study, "code_families", "By catalogue family of the code", "family", lambda e: e.code_families),
        _groups("styles", "By dictation style", "style", one.styles),
        _groups("years", "By year of the service date", "year", one.years),
        _counts(study, "codes", "By code", "code", lambda e: e.codes),
        _misses("missing", "Codes most often missing", one.missing),
        _misses("extra", "Codes most often too many", one.extra),
        _wrong_reports(one.reports),
    ]
    if one.failures:
        rows = tuple((reason, str(count)) for reason, count in one.failures.most_common())
        tables.insert(
            0, Table(key="failures", title="Reports without a usable record", head=("reason", "reports"), rows=rows)
        )
    return [table for table in tables if table.rows]


def _groups(key: str, title: str, what: str, groups: Mapping[str, GroupScore]) -> Table:
    rows = []
    for name, group in groups.items():
        counts, bounds = group.counts, group.intervals
        rows.append(
            (
                named(name),
                str(group.reports),
                share(counts.precision),
                share(counts.recall),
                bounded(counts.f1, bounds.get("f1")),
                bounded(group.exact_set, bounds.get("exact_set")),
                share(group.exact_set_with_modifiers),
                share(group.jaccard),
                share(group.extra_per_report),
            )
        )
    return Table(key=key, title=title, head=(what, *_GROUP_HEAD), rows=tuple(rows))


def _counts(study: Study, key: str, title: str, what: str, of: Callable[[Evaluation], Scores]) -> Table:
    """Counts of the measured system; groups that only a neighbour has are its extra codes, and left out."""
    others = [(other.name, of(other.evaluation)) for other in study.neighbours]
    rows = tuple(
        (
            named(name),
            *counted(score.counts)[:-1],
            bounded(score.counts.f1, score.intervals.get("f1")),
            *(share(groups[name].counts.f1 if name in groups else None) for _, groups in others),
        )
        for name, score in of(study.evaluation).items()
    )
    head = (what, *COUNT_HEAD, *(f"F1 of {name}" for name, _ in others))
    return Table(key=key, title=title, head=head, rows=rows)


def _wrong_reports(reports: Sequence[ReportScore]) -> Table:
    """Every report that is not entirely right, with what is wrong, against the accepted set that fits best."""
    rows = tuple(
        (score.report_id, _units(score.missing), _units(score.extra), _modifiers(score))
        for score in reports
        if not score.exact_with_modifiers
    )
    head = ("report", "missing", "too many", "modifiers")
    return Table(key="wrong_reports", title="Reports that are wrong", head=head, rows=rows, words=frozenset({1, 2, 3}))


def _units(codes: Counter[str]) -> str:
    return ", ".join(code if units == 1 else f"{code} x{units}" for code, units in sorted(codes.items()))


def _modifiers(score: ReportScore) -> str:
    wrong = [line for line in score.modifiers.lines if line.confusions]
    return "; ".join(f"{line.code} {', '.join(line.confusions)}" for line in wrong)


def _misses(key: str, title: str, ranked: Ranked) -> Table:
    return ranking(key, title, "code", ranked[:_MOST_MISSES])


def ranking(key: str, title: str, what: str, ranked: Sequence[tuple[str, int, tuple[str, ...]]]) -> Table:
    """A ranked table with the reports."""
    rows = tuple((name, str(count), listed(ids)) for name, count, ids in ranked)
    return Table(key=key, title=title, head=(what, "reports", "in"), rows=rows, words=frozenset({2}))
