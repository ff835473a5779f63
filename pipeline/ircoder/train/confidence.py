"""Training of the probabilities, on reports on which nothing was tuned.

How often codes and sets are right is learned on the calibration split alone, because on studied reports nearly
everything is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from ircoder.coding.result import CodingResult
from ircoder.confidence.chances import (
    CODES,
    LINES,
    RIGHT,
    WHOLE,
    WRONG,
    chances_of,
    considered,
    doubts_of,
    opinion_of,
    weigh,
)
from ircoder.confidence.classifier import CodeClassifier
from ircoder.confidence.line_features import Seen, code_features, line_features, whole_features
from ircoder.confidence.line_model import LineModel
from ircoder.confidence.thresholds import HELD_OUT, HeldOut
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.probabilities import ChanceScore, ReportChances, compare_chances
from ircoder.knowledge.catalogue import Catalogue
from ircoder.linear import LinearModel
from ircoder.train.chain import CodedGold, predicted
from ircoder.train.fitting import linear_of, trees_of

T = TypeVar("T")
Fold = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Reports that are learned from, and those that the result is applied to."""

FOLDS = 10
SEED = 20261126
_ADD = "Add reports that nothing was tuned on to that split; some hundred are needed for figures to rely on."
TREES, RATE, DEPTH = 300, 0.05, 3
"""Of the trees beside the linear model of codes: how many at most, what each adds, splits that follow each other."""
ITEMS_A_TREE = 5
"""With fewer items for each tree, of a site that has only some dozen reports, trees learn the items by heart."""
ITEMS, FEATURES, FEWEST = 0.7, 0.3, 10
"""Share of the items that a tree sees, share of the features that a split chooses from, items of a leaf."""
LINE_STRENGTH, WHOLE_STRENGTH = 0.3, 0.1
"""Inverse penalties of the linear models of codes and of sets: strong ones, for some hundred reports."""


class TooLittleError(ValueError):
    """A calibration split from which no probability can be learned; the message says why and what to add."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The two models of probabilities with what they gave each held-out report without having seen it.

    ``put_forward`` and ``held_back`` count the codes of held-out reports by what became of them, and those that were
    rightly so.
    """

    lines: LineModel
    whole: LinearModel
    held_out: HeldOut
    line_outcomes: tuple[tuple[float, bool], ...]
    whole_outcomes: tuple[tuple[float, bool], ...]
    put_forward: tuple[int, int]
    held_back: tuple[int, int]
    right_before: int


def calibrate(reports: Sequence[CodedGold], classifiers: Sequence[CodeClassifier], catalogue: Catalogue) -> Calibrated:
    """Fit the probabilities of codes and of whole sets.

    Every report's codes are weighed by a model that has not seen the report (``FOLDS`` parts), its lines follow that
    opinion, and a set's probability rests on what then stands: for fitting as for the figures. ``classifiers`` has one
    for each report that has not seen it either.

    Raises
    ------
    TooLittleError
        Where there are too few reports, or too few right or wrong codes or sets among them.
    """
    first = [
        Seen(r.reading, r.findings, r.result, classifier.likelihoods(r.reading, r.findings), catalogue)
        for r, classifier in zip(reports, classifiers, strict=True)
    ]
    items, right = zip(*(_weighed(report.gold, seen) for report, seen in zip(reports, first, strict=True)), strict=True)
    folds = _folds(len(reports))
    _check_both("codes", right, folds)
    seen = list(first)
    chances: list[tuple[float, ...]] = [() for _ in reports]
    doubted = [False] * len(reports)
    for rest, part in folds:
        model = _line_model(_flat(items, rest), _flat(right, rest))
        for index in part:
            seen[index] = _followed(reports[index], first[index], model, classifiers[index])
            weighed = weigh(seen[index], model)
            chances[index] = weighed.lines
            doubted[index] = bool(doubts_of(seen[index], weighed))
    outcomes = [outcome_of(report.gold, one.result) for report, one in zip(reports, seen, strict=True)]
    whole_right = [score.whole[1] for score in outcomes]
    _check_both("complete code sets", [[is_right] for is_right in whole_right], folds)
    wholes = [whole_features(one, chance) for one, chance in zip(seen, chances, strict=True)]
    whole_chances = [0.0] * len(reports)
    for rest, part in folds:
        sets = _set_model([wholes[i] for i in rest], [whole_right[i] for i in rest])
        for index in part:
            whole_chances[index] = chances_of(sets, [wholes[index]])[0]
    free = [i for i, one in enumerate(seen) if not one.result.review_reasons and not doubted[i]]
    return Calibrated(
        lines=_line_model(_flat(items, range(len(reports))), _flat(right, range(len(reports)))),
        whole=_set_model(wholes, whole_right),
        held_out=HeldOut(tuple(whole_chances[i] for i in free), tuple(whole_right[i] for i in free), len(reports)),
        line_outcomes=tuple(
            (chance, is_right)
            for given, score in zip(chances, outcomes, strict=True)
            for chance, (_, is_right) in zip(given, score.lines, strict=True)
        ),
        whole_outcomes=tuple(zip(whole_chances, whole_right, strict=True)),
        put_forward=_counted(
            (r.gold, put.code) for r, s in zip(reports, seen, strict=True) for put in s.opinion.put_forward
        ),
        held_back=_counted((r.gold, code) for r, s in zip(reports, seen, strict=True) for code in s.opinion.held_back),
        right_before=sum(outcome_of(report.gold, report.result).whole[1] for report in reports),
    )


def check_enough(reports: int) -> None:
    """Check that there are as many reports as parts.

    Raises
    ------
    TooLittleError
        Where there are fewer.
    """
    if reports < FOLDS:
        msg = f"the split calibrate has {reports} reports with a code set, and {FOLDS} are the fewest. {_ADD}"
        raise TooLittleError(msg)


def _folds(reports: int) -> list[Fold]:
    check_enough(reports)
    return list(KFold(FOLDS, shuffle=True, random_state=SEED).split(np.arange(reports)))


def _check_both(what: str, right: Sequence[Sequence[bool]], folds: Sequence[Fold]) -> None:
    """Check that right ones and wrong ones are in the reports that each fold learns from."""
    if any(len(set(_flat(right, rest))) < len((False, True)) for rest, _ in folds):
        found = _flat(right, range(len(right)))
        wrong = len(found) - sum(found)
        msg = (
            f"of the {len(found):,} {what} of {len(right):,} reports in the split calibrate {sum(found):,} are right "
            f"and {wrong:,} wrong, from which nothing can be learned that tells them apart. {_ADD}"
        )
        raise TooLittleError(msg)


def _weighed(gold: GoldReport, seen: Seen) -> tuple[list[dict[str, float]], list[bool]]:
    """Features of every line and of every code that is weighed though no line reports it, and which are right."""
    lines = [line_features(line, seen) for line in seen.result.lines]
    codes = considered(seen)
    right = [is_right for _, is_right in outcome_of(gold, seen.result).lines]
    return [*lines, *(code_features(code, seen) for code in codes)], [
        *right,
        *(_supported(gold, code) for code in codes),
    ]


def _supported(gold: GoldReport, code: str) -> bool:
    return any(code in one.units for one in (gold.codes, *gold.accept) if one is not None)


def _followed(report: CodedGold, seen: Seen, model: LineModel, classifier: CodeClassifier) -> Seen:
    """The report coded once more where the classifier speaks against its lines."""
    opinion = opinion_of(seen, weigh(seen, model), classifier)
    return replace(seen, result=report.reconsider(opinion), opinion=opinion) if opinion else seen


def _counted(codes: Iterable[tuple[GoldReport, str]]) -> tuple[int, int]:
    """How many codes, and how many of them gold supports."""
    supported = [_supported(gold, code) for gold, code in codes]
    return len(supported), sum(supported)


def outcome_of(gold: GoldReport, result: CodingResult) -> ChanceScore:
    """What of a coded report was right; the probabilities in it are none yet."""
    sets = [one for one in (gold.codes, *gold.accept) if one is not None]
    lines = tuple((line.code, 0.0) for line in result.lines)
    return compare_chances(sets, predicted(result), ReportChances(lines, 0.0, released=False))


def _flat(parts: Sequence[Sequence[T]], chosen: Iterable[int]) -> list[T]:
    return [item for index in chosen for item in parts[index]]


def _line_model(items: Sequence[dict[str, float]], right: Sequence[bool]) -> LineModel:
    """Both models of codes with the classes ``wrong`` and ``right``."""
    names, table = _table(items)
    trees = GradientBoostingClassifier(
        n_estimators=max(1, min(TREES, len(items) // ITEMS_A_TREE)),
        learning_rate=RATE,
        max_depth=DEPTH,
        subsample=ITEMS,
        max_features=FEATURES,
        min_samples_leaf=FEWEST,
        random_state=SEED,
    )
    trees.fit(table, list(right))
    return LineModel(_linear(names, table, right, LINE_STRENGTH), trees_of(trees, names, [WRONG, RIGHT]))


def _set_model(items: Sequence[dict[str, float]], right: Sequence[bool]) -> LinearModel:
    """The model of complete sets with the same classes."""
    return _linear(*_table(items), right, WHOLE_STRENGTH)


def _linear(names: Sequence[str], table: NDArray[np.float64], right: Sequence[bool], strength: float) -> LinearModel:
    model = LogisticRegression(C=strength, max_iter=5000, random_state=SEED)
    return linear_of(model.fit(table, list(right)), names, [WRONG, RIGHT])


def _table(items: Sequence[dict[str, float]]) -> tuple[list[str], NDArray[np.float64]]:
    """Names of all features, and their values: items by features."""
    names = sorted({name for item in items for name in item})
    column = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(items), len(names)))
    for row, item in enumerate(items):
        for name, value in item.items():
            table[row, column[name]] = value
    return names, table


def write_confidence(folder: Path, classifier: CodeClassifier, found: Calibrated) -> None:
    """Write the models into the folder of the confidence stage."""
    classifier.to_disk(folder / CODES)
    found.lines.to_disk(folder / LINES)
    found.whole.to_disk(folder / WHOLE)
    (folder / HELD_OUT).write_text(json.dumps(found.held_out.to_json()) + "\n", encoding="utf-8")
