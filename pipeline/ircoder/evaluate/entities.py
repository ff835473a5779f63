"""Entities against gold entities, by the annotation guideline of the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ircoder.evaluate.scores import Counts
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

    ``assertion`` and ``side`` are pairs of right and compared, over spans matched by overlap: assertion where the
    label carries one, side where either of the two has one. ``assertions`` has counts for each value of gold.
    """

    exact: dict[str, Counts]
    overlap: dict[str, Counts]
    assertion: tuple[int, int]
    assertions: dict[str, Counts]
    side: tuple[int, int]
    reports: int

    @property
    def assertion_macro_f1(self) -> float | None:
        """Mean F1 of the assertions that gold has; ``None`` where it has none."""
        found = [counts.f1 or 0.0 for counts in self.assertions.values() if counts.right + counts.missing]
        return sum(found) / len(found) if found else None


def compare_entities(pairs: Iterable[tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]]) -> EntityScore:
    """Compare gold with predicted entities, a pair of lists for each report (values as in the gold corpora)."""
    exact: dict[str, Counts] = defaultdict(Counts)
    overlap: dict[str, Counts] = defaultdict(Counts)
    assertions: dict[str, Counts] = defaultdict(Counts)
    assertion, side, reports = [0, 0], [0, 0], 0
    for gold_values, predicted_values in pairs:
        reports += 1
        gold, predicted = _spans(gold_values), _spans(predicted_values)
        for label in sorted({span.label for span in (*gold, *predicted)}):
            ours = [span for span in predicted if span.label == label]
            theirs = [span for span in gold if span.label == label]
            same = len({(s.start, s.end) for s in ours} & {(s.start, s.end) for s in theirs})
            exact[label] += Counts(same, len(ours) - same, len(theirs) - same)
            matched = _matched(theirs, ours)
            overlap[label] += Counts(len(matched), len(ours) - len(matched), len(theirs) - len(matched))
            for right, found in matched:
                if label in ASSERTED:
                    assertion[0] += right.assertion == found.assertion
                    assertion[1] += 1
                    _count_assertion(assertions, str(right.assertion), str(found.assertion))
                if right.side or found.side:
                    side[0] += right.side == found.side
                    side[1] += 1
    return EntityScore(
        exact=dict(sorted(exact.items())),
        overlap=dict(sorted(overlap.items())),
        assertion=(assertion[0], assertion[1]),
        assertions=dict(sorted(assertions.items())),
        side=(side[0], side[1]),
        reports=reports,
    )


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
