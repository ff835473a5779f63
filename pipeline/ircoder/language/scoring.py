"""How well found spans agree with annotated ones, by label: exact and overlapping matches.

Single plain manipulation words (``placed``, ``advanced``) may be annotated or not; they are left out on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ircoder.knowledge.word_classes import word_class
from ircoder.language.reading import Mention

PLAIN_WORDS = word_class("plain_acts")


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of characters, ``end`` exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Counts for one label: spans in the gold and found, and how many agree exactly or by at least one character."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    gold_touched: int = 0
    found_touched: int = 0

    @property
    def exact_f1(self) -> float:
        """F1 of exact spans; 1 where there is nothing to find and nothing was found."""
        return _f1(self.exact, self.found, self.exact, self.gold)

    @property
    def recall(self) -> float:
        """Share of annotated spans that a found span of the label overlaps."""
        return self.gold_touched / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """Share of found spans that an annotated span of the label overlaps."""
        return self.found_touched / self.found if self.found else 1.0

    @property
    def overlap_f1(self) -> float:
        """F1 of overlapping spans."""
        return _f1(self.found_touched, self.found, self.gold_touched, self.gold)

    def __add__(self, other: LabelScore) -> LabelScore:
        return LabelScore(
            self.gold + other.gold,
            self.found + other.found,
            self.exact + other.exact,
            self.gold_touched + other.gold_touched,
            self.found_touched + other.found_touched,
        )


def _f1(hits: int, found: int, recalled: int, gold: int) -> float:
    precision = hits / found if found else 1.0
    recall = recalled / gold if gold else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def spans_of(mentions: Iterable[Mention]) -> list[Span]:
    """Spans of a reading's mentions."""
    return [Span(mention.start, mention.end, mention.label) for mention in mentions]


def is_plain(text: str, span: Span) -> bool:
    """Whether a span is a single plain manipulation word, which scoring ignores."""
    return span.label == "INTERVENTION" and text[span.start : span.end].strip().lower() in PLAIN_WORDS


def score(text: str, gold: Sequence[Span], found: Sequence[Span]) -> dict[str, LabelScore]:
    """Compare the spans of one report.

    Parameters
    ----------
    text
        The report.
    gold, found
        Annotated and found spans; a found span that only meets an ignored gold span counts for nothing.

    Returns
    -------
    dict
        A score for every label on either side.
    """
    kept_gold = [span for span in gold if not is_plain(text, span)]
    ignored = [span for span in gold if is_plain(text, span)]
    kept = [span for span in found if not is_plain(text, span) and not _only_meets(span, ignored, kept_gold)]
    scores: dict[str, LabelScore] = {}
    for label in sorted({span.label for span in (*kept_gold, *kept)}):
        wanted = [span for span in kept_gold if span.label == label]
        got = [span for span in kept if span.label == label]
        scores[label] = LabelScore(
            gold=len(wanted),
            found=len(got),
            exact=len(set(wanted) & set(got)),
            gold_touched=sum(1 for span in wanted if _meets(span, got)),
            found_touched=sum(1 for span in got if _meets(span, wanted)),
        )
    return scores


def add_scores(scores: Iterable[Mapping[str, LabelScore]]) -> dict[str, LabelScore]:
    """Sum scores over reports."""
    total: dict[str, LabelScore] = {}
    for one in scores:
        for label, counts in one.items():
            total[label] = total.get(label, LabelScore()) + counts
    return total


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _only_meets(span: Span, ignored: Sequence[Span], kept: Sequence[Span]) -> bool:
    same = [other for other in kept if other.label == span.label]
    return span.label == "INTERVENTION" and _meets(span, ignored) and not _meets(span, same)
