"""Coded reports against gold code sets: how many codes, and how many complete sets, are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ircoder.evaluate.code_sets import CodeSet
from ircoder.evaluate.count_intervals import Intervals, count_intervals, intervals_by_name, share_bounds
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.modifiers import ModifierScore, compare_modifiers
from ircoder.evaluate.scores import Counts, total


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
    """Figures of a group of reports. ``intervals`` holds 95 % bounds by name of the figure, of two reports or more."""

    reports: int
    counts: Counts
    exact_set: float | None
    exact_set_with_modifiers: float | None
    extra_per_report: float | None
    jaccard: float | None
    intervals: Intervals


@dataclass(frozen=True, slots=True)
class CodeScore:
    """Counts of units of a code or family over all reports, with 95 % bounds by name of the figure."""

    counts: Counts
    intervals: Intervals


def compare(gold: GoldReport, codes: CodeSet, predicted: CodeSet) -> ReportScore:
    """Compare a predicted code set with the one of a gold report; of several right sets the best fitting counts."""
    return max((_against(gold, right, predicted) for right in (codes, *gold.accept)), key=_fit)


def group_score(scores: Sequence[ReportScore]) -> GroupScore:
    """Put the scores of reports together."""
    number = len(scores)
    means = {
        "exact_set": [float(score.exact) for score in scores],
        "exact_set_with_modifiers": [float(score.exact_with_modifiers) for score in scores],
        "extra_per_report": [float(score.counts.extra) for score in scores],
        "jaccard": [score.jaccard for score in scores],
    }
    found = {name: sum(values) / number if number else None for name, values in means.items()}
    bounds = {name: share_bounds([(value, 1.0) for value in values]) for name, values in means.items()}
    return GroupScore(
        reports=number,
        counts=total(score.counts for score in scores),
        **found,
        intervals=count_intervals([score.counts for score in scores])
        | {name: found for name, found in bounds.items() if found is not None},
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


def by_code(scores: Sequence[ReportScore]) -> dict[str, CodeScore]:
    """Counts of units of every code that gold or prediction has."""
    return by_code_family(scores, lambda code: code)


def by_code_family(scores: Sequence[ReportScore], family_of: Callable[[str], str]) -> dict[str, CodeScore]:
    """Counts of units by the catalogue family of the code, with intervals over all reports."""
    reports = [_counts_of(score, family_of) for score in scores]
    intervals = intervals_by_name(reports)
    names = sorted({name for counts in reports for name in counts})
    return {
        name: CodeScore(total(counts.get(name, Counts()) for counts in reports), intervals.get(name, {}))
        for name in names
    }


def _counts_of(score: ReportScore, family_of: Callable[[str], str]) -> dict[str, Counts]:
    out: dict[str, Counts] = defaultdict(Counts)
    for code, units in score.right.items():
        out[family_of(code)] += Counts(right=units)
    for code, units in score.extra.items():
        out[family_of(code)] += Counts(extra=units)
    for code, units in score.missing.items():
        out[family_of(code)] += Counts(missing=units)
    return out


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
