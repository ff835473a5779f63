"""Modifiers of the codes that are right: which are right, too many or missing, over lines whose units agree.

Both sides are in comparable form (:class:`~ircoder.evaluate.code_sets.CodeSet`): 50 is LT and RT, X{EPSU} is 59, a 59
that only tells lines of one code apart is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ircoder.evaluate.code_sets import CodeSet, Modifiers
from ircoder.evaluate.count_intervals import count_intervals, share_bounds
from ircoder.evaluate.scores import Counts, total

SIDES = frozenset({"LT", "RT"})


@dataclass(frozen=True, slots=True)
class LineModifiers:
    """One line of a right code: the modifiers of gold and those that were predicted."""

    code: str
    gold: Modifiers
    predicted: Modifiers

    @property
    def confusions(self) -> tuple[str, ...]:
        """What is wrong, in fixed words: ``wrong side``, ``missing 59``, ``extra 26``; empty where all is right."""
        missing, extra = self.gold - self.predicted, self.predicted - self.gold
        swapped = bool(missing & SIDES) and bool(extra & SIDES)
        if swapped:
            missing, extra = missing - SIDES, extra - SIDES
        return (
            *(("wrong side",) if swapped else ()),
            *(f"missing {modifier}" for modifier in sorted(missing)),
            *(f"extra {modifier}" for modifier in sorted(extra)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierScore:
    """Modifiers of one report, over the lines of the codes whose units agree with gold."""

    report_id: str
    lines: tuple[LineModifiers, ...]

    @property
    def counts(self) -> Counts:
        """Modifiers that are right, too many and missing."""
        return total(_line_counts(line) for line in self.lines)

    @property
    def codes(self) -> tuple[int, int]:
        """Codes whose modifiers are all right, and codes compared."""
        wrong = {line.code for line in self.lines if line.gold != line.predicted}
        compared = {line.code for line in self.lines}
        return len(compared - wrong), len(compared)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierFigures:
    """Modifiers of a group of reports.

    ``codes`` are codes with all modifiers right and codes compared. ``confusions`` ranks what is wrong by the number of
    reports, with their ids. ``intervals`` holds 95 % bounds by name of the figure.
    """

    counts: Counts
    codes: tuple[int, int]
    by_modifier: dict[str, Counts]
    confusions: list[tuple[str, int, tuple[str, ...]]]
    intervals: dict[str, tuple[float, float]]


def compare_modifiers(report_id: str, gold: CodeSet, predicted: CodeSet) -> ModifierScore:
    """Pair the lines of every code on whose units both agree, those with the most modifiers in common first."""
    agreed = sorted(code for code, units in gold.units.items() if units and predicted.units[code] == units)
    return ModifierScore(
        report_id=report_id,
        lines=tuple(line for code in agreed for line in _paired(code, gold, predicted)),
    )


def modifier_figures(scores: Sequence[ModifierScore]) -> ModifierFigures | None:
    """Put the modifiers of reports together; ``None`` where no code agrees with gold."""
    if not any(score.lines for score in scores):
        return None
    counts = [score.counts for score in scores]
    codes = [score.codes for score in scores]
    all_right = share_bounds(codes)
    return ModifierFigures(
        counts=total(counts),
        codes=(sum(right for right, _ in codes), sum(compared for _, compared in codes)),
        by_modifier=_by_modifier(line for score in scores for line in score.lines),
        confusions=_confusions(scores),
        intervals=count_intervals(counts) | ({} if all_right is None else {"codes_all_right": all_right}),
    )


def _paired(code: str, gold: CodeSet, predicted: CodeSet) -> Iterable[LineModifiers]:
    """Unit by unit; equal pairs are one line, so that twelve units on a line weigh no more than one."""
    ours = [
        modifiers
        for (item, modifiers), units in sorted(predicted.modified.items(), key=_order)
        if item == code
        for _ in range(units)
    ]
    theirs = [
        modifiers
        for (item, modifiers), units in sorted(gold.modified.items(), key=_order)
        if item == code
        for _ in range(units)
    ]
    ranked = sorted((len(right ^ found), i, j) for i, right in enumerate(theirs) for j, found in enumerate(ours))
    pairs: dict[LineModifiers, None] = {}
    free_gold, free_predicted = set(range(len(theirs))), set(range(len(ours)))
    for _, i, j in ranked:
        if i in free_gold and j in free_predicted:
            free_gold.remove(i)
            free_predicted.remove(j)
            pairs[LineModifiers(code, theirs[i], ours[j])] = None
    return pairs


def _order(item: tuple[tuple[str, Modifiers], int]) -> tuple[str, tuple[str, ...]]:
    (code, modifiers), _ = item
    return code, tuple(sorted(modifiers))


def _line_counts(line: LineModifiers) -> Counts:
    right = len(line.gold & line.predicted)
    return Counts(right, len(line.predicted) - right, len(line.gold) - right)


def _by_modifier(lines: Iterable[LineModifiers]) -> dict[str, Counts]:
    out: dict[str, Counts] = defaultdict(Counts)
    for line in lines:
        for modifier in line.gold | line.predicted:
            both = modifier in line.gold and modifier in line.predicted
            out[modifier] += (
                Counts(right=1)
                if both
                else Counts(extra=int(modifier in line.predicted), missing=int(modifier in line.gold))
            )
    return dict(sorted(out.items()))


def _confusions(scores: Iterable[ModifierScore]) -> list[tuple[str, int, tuple[str, ...]]]:
    reports: dict[str, Counter[str]] = defaultdict(Counter)
    for score in scores:
        for line in score.lines:
            for confusion in line.confusions:
                reports[confusion][score.report_id] += 1
    ranked = sorted(reports.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(confusion, len(ids), tuple(ids)) for confusion, ids in ranked]
