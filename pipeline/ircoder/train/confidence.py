"""Training of the code classifier, and of the probabilities on reports on which nothing was tuned.

The classifier learns from the reports that rules were tuned on: there the code sets are known. How often lines and sets
are right is learned on the calibration split alone, because on studied reports nearly everything is right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from ircoder.coding.result import CodingResult
from ircoder.confidence.chances import CODES, HELD_OUT, LINES, RIGHT, WHOLE, chances_of
from ircoder.confidence.classifier import CODE, FAMILY, CodeClassifier, doubts
from ircoder.confidence.line_features import Seen, line_features, whole_features
from ircoder.confidence.report_features import report_values
from ircoder.confidence.thresholds import HeldOut
from ircoder.encoder.vectors import Encoder
from ircoder.evaluate.code_sets import CodeSet, code_set
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.probabilities import ChanceScore, ReportChances, compare_chances
from ircoder.findings.model import Findings
from ircoder.knowledge.catalogue import Catalogue
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel
from ircoder.train.fitting import linear_of
from ircoder.train.table import frequent_names, table_of

T = TypeVar("T")

FEWEST_EXAMPLES = 6
"""Reports that a code or family needs to be a class of the classifier."""
LEAST_SEEN = 3
FOLDS = 10
SEED = 20261126


@dataclass(frozen=True, slots=True)
class CodedGold:
    """A gold report with what the chain made of it."""

    gold: GoldReport
    reading: Reading
    findings: Findings
    result: CodingResult

    @property
    def predicted(self) -> CodeSet:
        """The code set that the chain gave."""
        return code_set(
            {"code": line.code, "units": line.units, "modifiers": list(line.modifiers)} for line in self.result.lines
        )


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The two models of probabilities with what they gave each held-out report without having seen it."""

    lines: LinearModel
    whole: LinearModel
    held_out: HeldOut
    line_outcomes: tuple[tuple[float, bool], ...]
    whole_outcomes: tuple[tuple[float, bool], ...]


def train_classifier(reports: Sequence[CodedGold], catalogue: Catalogue, encoder: Encoder | None = None) -> LinearModel:
    """Fit one logistic regression for each family and each code with enough examples."""
    labels = [_labels(report, catalogue) for report in reports]
    counts = Counter(label for found in labels for label in found)
    classes = sorted(label for label, count in counts.items() if count >= FEWEST_EXAMPLES)
    features = [report_values(report.reading.text, report.findings, encoder) for report in reports]
    names = frequent_names(features, LEAST_SEEN)
    table = table_of(features, names)
    weights = np.zeros((len(names), len(classes)))
    bias = np.zeros(len(classes))
    for column, label in enumerate(classes):
        model = LogisticRegression(C=0.5, max_iter=500, random_state=SEED)
        model.fit(table, [label in found for found in labels])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    kept = np.abs(weights).max(axis=1) >= _SMALL
    names = [name for name, keep in zip(names, kept, strict=True) if keep]
    return LinearModel(classes, names, weights[kept], bias)


_SMALL = 0.02
"""Greatest weight of a feature below which it is left out: it would fill the file and change no decision."""


def _labels(report: CodedGold, catalogue: Catalogue) -> frozenset[str]:
    codes = report.gold.codes.units if report.gold.codes is not None else Counter[str]()
    families = {catalogue[code].family for code in codes if code in catalogue}
    return frozenset({f"{CODE}{code}" for code in codes} | {f"{FAMILY}{family}" for family in families})


def calibrate(reports: Sequence[CodedGold], classifier: CodeClassifier, catalogue: Catalogue) -> Calibrated:
    """Fit the probabilities of lines and of whole sets.

    A set's probability rests on those of its lines, so that of every report is taken from models that have not seen
    the report (``FOLDS`` parts), for fitting as for the figures.
    """
    seen = [
        Seen(r.reading, r.findings, r.result, classifier.likelihoods(r.reading.text, r.findings), catalogue)
        for r in reports
    ]
    line_items = [[line_features(line, item) for line in item.result.lines] for item in seen]
    outcomes = [_outcome(report) for report in reports]
    line_right = [[right for _, right in score.lines] for score in outcomes]
    whole_right = [score.whole[1] for score in outcomes]
    folds = list(KFold(FOLDS, shuffle=True, random_state=SEED).split(reports))
    chances: list[list[float]] = [[] for _ in reports]
    for rest, part in folds:
        model = _fitted(_flat(line_items, rest), _flat(line_right, rest), LINE_STRENGTH)
        for index in part:
            chances[index] = chances_of(model, line_items[index])
    wholes = [whole_features(item, chance) for item, chance in zip(seen, chances, strict=True)]
    whole_chances = [0.0] * len(reports)
    for rest, part in folds:
        model = _fitted([wholes[i] for i in rest], [whole_right[i] for i in rest], WHOLE_STRENGTH)
        for index in part:
            whole_chances[index] = chances_of(model, [wholes[index]])[0]
    everyone = range(len(reports))
    free = [i for i in everyone if not reports[i].result.review_reasons and not _doubted(seen[i])]
    return Calibrated(
        lines=_fitted(_flat(line_items, everyone), _flat(line_right, everyone), LINE_STRENGTH),
        whole=_fitted(wholes, whole_right, WHOLE_STRENGTH),
        held_out=HeldOut(tuple(whole_chances[i] for i in free), tuple(whole_right[i] for i in free), len(reports)),
        line_outcomes=tuple((c, r) for i in everyone for c, r in zip(chances[i], line_right[i], strict=True)),
        whole_outcomes=tuple(zip(whole_chances, whole_right, strict=True)),
    )


LINE_STRENGTH, WHOLE_STRENGTH = 0.05, 0.05
"""Inverse penalties: strong ones, for some hundred lines and more features."""


def _outcome(report: CodedGold) -> ChanceScore:
    """What of a coded report was right; the probabilities in it are none yet."""
    sets = [one for one in (report.gold.codes, *report.gold.accept) if one is not None]
    lines = tuple((line.code, 0.0) for line in report.result.lines)
    return compare_chances(sets, report.predicted, ReportChances(lines, 0.0, released=False))


def _doubted(item: Seen) -> bool:
    return item.likely is not None and bool(doubts(item.likely, item.result))


def _flat(parts: Sequence[Sequence[T]], chosen: Iterable[int]) -> list[T]:
    return [item for index in chosen for item in parts[index]]


def _fitted(items: Sequence[dict[str, float]], right: Sequence[bool], strength: float) -> LinearModel:
    """A model with the classes ``wrong`` and ``right``."""
    names = sorted({name for item in items for name in item})
    column = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(items), len(names)))
    for row, item in enumerate(items):
        for name, value in item.items():
            table[row, column[name]] = value
    model = LogisticRegression(C=strength, max_iter=5000, random_state=SEED)
    model.fit(table, list(right))
    return linear_of(model, names, ["wrong", RIGHT])


def write_confidence(folder: Path, classifier: LinearModel, found: Calibrated) -> None:
    """Write the models into the folder of the confidence stage."""
    classifier.to_disk(folder / CODES)
    found.lines.to_disk(folder / LINES)
    found.whole.to_disk(folder / WHOLE)
    (folder / HELD_OUT).write_text(json.dumps(found.held_out.to_json()) + "\n", encoding="utf-8")
