"""Coded reports against gold code sets: how many codes, and how many complete sets, are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ircoder.evaluate.code_sets import CodeSet
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.modifiers import ModifierScore, compare_modifiers
from ircoder.evaluate.scores import Counts, interval, ratio, total


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportScore:
    """One report compared with the alternative of its gold that fits best, which is ``gold``."""

    report_id: str
    families: tuple[str, ...]
    style: str
    year: int
    gold: CodeSet
    predicted: CodeSet
    counts: Counts
    missing: Counter[str]
    extra: Counter[str]
    right: Counter[str]
    exact: bool
    exact_with_modifiers: bool
    modifiers: ModifierScore

    @property
    def jaccard(self) -> float:
        """Units that both have over units that either has (Jaccard 1912); 1 where both have none."""
        either = self.counts.right + self.counts.extra + self.counts.missing
        return self.counts.right / either if either else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """Figures of a group of reports. ``intervals`` holds 95 % bounds by name of the figure, where computed."""

    reports: int
    counts: Counts
    exact_set: float | None
    exact_set_with_modifiers: float | None
    extra_per_report: float | None
    jaccard: float | None
    intervals: dict[str, tuple[float, float]]


def compare(gold: GoldReport, codes: CodeSet, predicted: CodeSet) -> ReportScore:
    """Compare a predicted code set with the one of a gold report; of several right sets the best fitting counts."""
    return max((_against(gold, right, predicted) for right in (codes, *gold.accept)), key=_fit)


def group_score(scores: Sequence[ReportScore], *, with_intervals: bool = False) -> GroupScore:
    """Put the scores of reports together."""
    figures: dict[str, Callable[[Sequence[ReportScore]], float | None]] = {
        "precision": lambda group: total(score.counts for score in group).precision,
        "recall": lambda group: total(score.counts for score in group).recall,
        "f1": lambda group: total(score.counts for score in group).f1,
        "exact_set": lambda group: ratio(sum(score.exact for score in group), len(group)),
        "exact_set_with_modifiers": lambda group: ratio(sum(s.exact_with_modifiers for s in group), len(group)),
        "extra_per_report": lambda group: ratio(sum(score.counts.extra for score in group), len(group)),
        "jaccard": lambda group: sum(score.jaccard for score in group) / len(group) if group else None,
    }
    intervals = {name: interval(scores, figure) for name, figure in figures.items()} if with_intervals else {}
    return GroupScore(
        reports=len(scores),
        counts=total(score.counts for score in scores),
        exact_set=figures["exact_set"](scores),
        exact_set_with_modifiers=figures["exact_set_with_modifiers"](scores),
        extra_per_report=figures["extra_per_report"](scores),
        jaccard=figures["jaccard"](scores),
        intervals={name: bounds for name, bounds in intervals.items() if bounds is not None},
    )


def by_gold_family(scores: Iterable[ReportScore]) -> dict[str, GroupScore]:
    """Scores of the reports of each gold family; a report counts in every family that it names."""
    return _grouped((family, score) for score in scores for family in score.families)


def by_style(scores: Iterable[ReportScore]) -> dict[str, GroupScore]:
    """Scores by dictation style, told by the words before the first comma."""
    return _grouped((score.style.lower().partition(",")[0].strip() or "unknown", score) for score in scores)


def by_year(scores: Iterable[ReportScore]) -> dict[str, GroupScore]:
    """Scores by the year of the service date, which decides the code set."""
    return _grouped((str(score.year), score) for score in scores)


def by_code(scores: Iterable[ReportScore]) -> dict[str, Counts]:
    """Counts of units of every code that gold or prediction has."""
    return by_code_family(scores, lambda code: code)


def by_code_family(scores: Iterable[ReportScore], family_of: Callable[[str], str]) -> dict[str, Counts]:
    """Counts of units by the catalogue family of the code."""
    out: dict[str, Counts] = defaultdict(Counts)
    for score in scores:
        for code, units in score.right.items():
            out[family_of(code)] += Counts(right=units)
        for code, units in score.extra.items():
            out[family_of(code)] += Counts(extra=units)
        for code, units in score.missing.items():
            out[family_of(code)] += Counts(missing=units)
    return dict(sorted(out.items()))


def frequent(scores: Iterable[ReportScore], which: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """Codes that are ``missing`` or ``extra``, with the number and the ids of the reports, most frequent first."""
    reports: dict[str, list[str]] = defaultdict(list)
    for score in scores:
        for code in score.missing if which == "missing" else score.extra:
            reports[code].append(score.report_id)
    ranked = sorted(reports.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(code, len(ids), tuple(ids)) for code, ids in ranked]


def _against(gold: GoldReport, right: CodeSet, predicted: CodeSet) -> ReportScore:
    common = right.units & predicted.units
    missing, extra = right.units - predicted.units, predicted.units - right.units
    return ReportScore(
        report_id=gold.report.report_id,
        families=gold.families,
        style=gold.style,
        year=gold.report.service_date.year,
        gold=right,
        predicted=predicted,
        counts=Counts(common.total(), extra.total(), missing.total()),
        missing=missing,
        extra=extra,
        right=common,
        exact=not missing and not extra,
        exact_with_modifiers=right.modified == predicted.modified,
        modifiers=compare_modifiers(gold.report.report_id, right, predicted),
    )


def _fit(score: ReportScore) -> tuple[bool, bool, float, int]:
    """Codes first; of code sets that fit equally well the one whose modifiers fit best."""
    wrong_modifiers = score.modifiers.counts.extra + score.modifiers.counts.missing
    return score.exact_with_modifiers, score.exact, score.counts.f1 or 0.0, -wrong_modifiers


def _grouped(pairs: Iterable[tuple[str, ReportScore]]) -> dict[str, GroupScore]:
    groups: dict[str, list[ReportScore]] = defaultdict(list)
    for name, score in pairs:
        groups[name].append(score)
    return {name: group_score(groups[name]) for name in sorted(groups)}
