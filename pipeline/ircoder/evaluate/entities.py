"""Entities against gold entities, by the annotation guideline of the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ircoder.evaluate.count_intervals import Intervals, intervals_by_name, mean_f1_bounds, share_bounds
from ircoder.evaluate.scores import Counts, summed, with_total
from ircoder.knowledge.word_classes import word_class

ASSERTED = frozenset({"INTERVENTION", "IMAGING", "DEVICE"})


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A marked span; offsets count characters, ``end`` is exclusive."""

    start: int
    end: int
    label: str
    assertion: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityScore:
    """Counts by label for spans that are equal (``exact``) or share a character (``overlap``), type included.

    ``assertion`` and ``side`` are pairs of right and compared, over spans matched by overlap: assertion where gold
    has one, side where either of the two has one. ``assertions`` has counts for each value.
    ``exact_intervals``, ``overlap_intervals``, ``assertion_intervals`` hold 95 % bounds by label or value and figure,
    ``all`` for the sum; ``intervals`` those of the figures over all labels.
    """

    exact: dict[str, Counts]
    overlap: dict[str, Counts]
    assertion: tuple[int, int]
    assertions: dict[str, Counts]
    side: tuple[int, int]
    reports: int
    exact_intervals: dict[str, Intervals]
    overlap_intervals: dict[str, Intervals]
    assertion_intervals: dict[str, Intervals]
    intervals: Intervals

    @property
    def assertion_macro_f1(self) -> float | None:
        """Mean F1 of the assertions that gold has; ``None`` where it has none."""
        found = [counts.f1 or 0.0 for counts in self.assertions.values() if counts.right + counts.missing]
        return sum(found) / len(found) if found else None


@dataclass(slots=True)
class _OfReport:
    """The same of one report."""

    exact: dict[str, Counts] = field(default_factory=dict)
    overlap: dict[str, Counts] = field(default_factory=dict)
    assertion: tuple[int, int] = (0, 0)
    assertions: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    side: tuple[int, int] = (0, 0)


def compare_entities(pairs: Iterable[tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]]) -> EntityScore:
    """Compare gold with predicted entities, a pair of lists for each report (values as in the gold corpora)."""
    reports = [_compared(_spans(gold), _spans(predicted)) for gold, predicted in pairs]
    assertions = [report.assertions for report in reports]
    bounds = {
        "assertion": share_bounds([report.assertion for report in reports]),
        "assertion_macro_f1": mean_f1_bounds(assertions),
        "side": share_bounds([report.side for report in reports]),
    }
    return EntityScore(
        exact=summed(report.exact for report in reports),
        overlap=summed(report.overlap for report in reports),
        assertion=_added(report.assertion for report in reports),
        assertions=summed(assertions),
        side=_added(report.side for report in reports),
        reports=len(reports),
        exact_intervals=intervals_by_name([with_total(report.exact) for report in reports]),
        overlap_intervals=intervals_by_name([with_total(report.overlap) for report in reports]),
        assertion_intervals=intervals_by_name(assertions),
        intervals={name: found for name, found in bounds.items() if found is not None},
    )


def _compared(gold: Sequence[MarkedSpan], predicted: Sequence[MarkedSpan]) -> _OfReport:
    out = _OfReport()
    for label in sorted({span.label for span in (*gold, *predicted)}):
        ours = [span for span in predicted if span.label == label]
        theirs = [span for span in gold if span.label == label]
        same = len({(s.start, s.end) for s in ours} & {(s.start, s.end) for s in theirs})
        matched = _matched(theirs, ours)
        out.exact[label] = Counts(same, len(ours) - same, len(theirs) - same)
        out.overlap[label] = Counts(len(matched), len(ours) - len(matched), len(theirs) - len(matched))
        for right, found in matched:
            if label in ASSERTED and right.assertion is not None:
                out.assertion = _judged(out.assertion, right.assertion == found.assertion)
                _count_assertion(out.assertions, right.assertion, found.assertion or "none")
            if right.side or found.side:
                out.side = _judged(out.side, right.side == found.side)
    return out


def _judged(pair: tuple[int, int], right: bool) -> tuple[int, int]:
    return pair[0] + right, pair[1] + 1


def _added(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    found = list(pairs)
    return sum(right for right, _ in found), sum(compared for _, compared in found)


def _count_assertion(counts: dict[str, Counts], gold: str, found: str) -> None:
    if gold == found:
        counts[gold] += Counts(1, 0, 0)
    else:
        counts[gold] += Counts(0, 0, 1)
        counts[found] += Counts(0, 1, 0)


def counted_entities(values: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Entities without single plain manipulation words, which may be marked as INTERVENTION or not."""
    plain = word_class("plain_acts")
    return [
        value for value in values if not (value["label"] == "INTERVENTION" and value["text"].strip().lower() in plain)
    ]


def _spans(values: Sequence[Mapping[str, Any]]) -> list[MarkedSpan]:
    spans = {
        (value["start"], value["end"], value["label"]): MarkedSpan(
            value["start"], value["end"], value["label"], value.get("assertion"), value.get("side")
        )
        for value in counted_entities(values)
    }
    return [spans[key] for key in sorted(spans)]


def _matched(gold: Sequence[MarkedSpan], predicted: Sequence[MarkedSpan]) -> list[tuple[MarkedSpan, MarkedSpan]]:
    """Pair spans one to one, those with the most common characters first."""
    ranked = sorted(
        (
            (-common, right.start, found.start, i, j)
            for i, right in enumerate(gold)
            for j, found in enumerate(predicted)
            if (common := min(right.end, found.end) - max(right.start, found.start)) > 0
        )
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out: list[tuple[MarkedSpan, MarkedSpan]] = []
    for _, _, _, i, j in ranked:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append((gold[i], predicted[j]))
    return out
