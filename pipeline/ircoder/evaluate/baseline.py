"""A neighbour for every figure: TF-IDF of the raw text and one logistic regression a code, knowing nothing else.

It learns from the reports of the tuning split, never from one that it is measured on, nor from one with the same text
or one that is a variant of it. Words and pairs of words count by TF-IDF with sublinear term frequency (Salton and
Buckley, Information Processing and Management 24, 1988), each code against the rest (Rifkin and Klautau, JMLR 5, 2004).
One threshold for all codes is the one with the best micro F1 over cross-validated probabilities of the training
reports. It gives one unit and no modifiers. The probability of a complete set is the product over all codes of what
each is given or withheld with, as if they were independent.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.gold import GoldReport, read_gold
from ircoder.evaluate.predictions import Prediction
from ircoder.evaluate.probabilities import ReportChances
from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Chances = NDArray[np.float64]

NAME = "baseline"
SPLIT = "tune"
FEWEST_EXAMPLES = 4
"""Training reports that a code needs to be learned."""
PARTS = 3
"""Parts of the cross-validation."""
STRENGTH = 1000.0
"""Inverse penalty: a weak one, for rows of length 1."""
SEED = 20260101
LEAST_SEEN = 2
_THRESHOLDS = tuple(step / 100 for step in range(1, 96))
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A report to learn from."""

    text: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was learned from how much: predictions in the order of the measured reports."""

    predictions: tuple[Prediction, ...]
    examples: int
    codes: int
    threshold: float


def training_reports(corpora: Path, measured: Iterable[GoldReport], split: str = SPLIT) -> list[GoldReport]:
    """Gold reports of the split that have a code set, without those that are measured.

    Files that are named after another split are not opened.

    Raises
    ------
    InputError
        Where the folder has no table of splits, or nothing is left to learn from.
    """
    splits = _splits(corpora / "splits.csv")
    taken = list(measured)
    measured_ids = {item.report.report_id for item in taken} | {_origin(item) for item in taken}
    texts = {_folded(item.report.text) for item in taken}
    others = set(splits.values()) - {split}
    ids = frozenset(report_id for report_id, own in splits.items() if own == split) - measured_ids
    out: dict[str, GoldReport] = {}
    for path in sorted((corpora / "gold").glob("*.jsonl")):
        stem = path.stem.partition(".")[0].rstrip("0123456789")
        if stem in others or path.name.startswith("entities."):
            continue
        for item in read_gold(path, ids, may_be_empty=True):
            known = _origin(item) in measured_ids or _folded(item.report.text) in texts
            if item.codes is not None and not known:
                out.setdefault(item.report.report_id, item)
    if len(out) < PARTS:
        msg = f"{corpora} has no reports of the split {split} to train the baseline on. Name a folder with --corpora."
        raise InputError(msg)
    return list(out.values())


def training_hash(training: Iterable[GoldReport]) -> str:
    """SHA-256 of what the baseline learns from: ids, texts and codes in order of the ids."""
    digest = hashlib.sha256()
    for item in sorted(training, key=lambda one: one.report.report_id):
        codes = sorted(item.codes.units) if item.codes is not None else []
        digest.update(json.dumps([item.report.report_id, item.report.text, codes]).encode() + b"\n")
    return digest.hexdigest()


def baseline(training: Sequence[GoldReport], measured: Sequence[GoldReport]) -> Baseline:
    """Train on some reports and code others.

    Raises
    ------
    InputError
        Where scikit-learn is not installed, or no code occurs often enough.
    """
    from_extra("sklearn", "train", "The baseline")
    examples = [Example(item.report.text, frozenset(item.codes.units)) for item in training if item.codes is not None]
    counts = Counter(code for example in examples for code in example.codes)
    classes = sorted(code for code, count in counts.items() if FEWEST_EXAMPLES <= count < len(examples))
    if not classes:
        msg = f"No code occurs in {FEWEST_EXAMPLES} training reports: there is nothing for the baseline to learn."
        raise InputError(msg)
    threshold = _threshold(_cross_validated(examples, classes), examples, classes)
    chances = _chances(examples, [item.report.text for item in measured], classes)
    return Baseline(
        predictions=tuple(_prediction(row, classes, threshold) for row in chances.tolist()),
        examples=len(examples),
        codes=len(classes),
        threshold=threshold,
    )


def _chances(training: Sequence[Example], texts: Sequence[str], classes: Sequence[str]) -> Chances:
    """Probability of each code (column) in each text (row), learned from the training reports."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=LEAST_SEEN)
    learned = vectorizer.fit_transform([example.text for example in training])
    asked = vectorizer.transform(texts)
    out = np.zeros((len(texts), len(classes)))
    for column, code in enumerate(classes):
        given = np.array([code in example.codes for example in training])
        if given.any() and not given.all():
            # With more features than reports the dual is solved many times as fast.
            model = LogisticRegression(
                C=STRENGTH, solver="liblinear", dual=True, tol=1e-2, max_iter=1000, random_state=SEED
            )
            out[:, column] = model.fit(learned, given).predict_proba(asked)[:, 1]
        else:
            out[:, column] = float(given.all())
    return out.round(_DECIMALS)


def _cross_validated(examples: Sequence[Example], classes: Sequence[str]) -> Chances:
    """Probabilities of every training report by a model that has not seen it."""
    import numpy as np
    from sklearn.model_selection import KFold

    out = np.zeros((len(examples), len(classes)))
    for rest, part in KFold(PARTS, shuffle=True, random_state=SEED).split(examples):
        out[part] = _chances([examples[i] for i in rest], [examples[i].text for i in part], classes)
    return out


def _threshold(chances: Chances, examples: Sequence[Example], classes: Sequence[str]) -> float:
    """The threshold with the best micro F1; of equal ones the lowest. Codes too rare to learn count as missing."""
    import numpy as np

    truth = np.array([[code in example.codes for code in classes] for example in examples])
    gold = sum(len(example.codes) for example in examples)

    def f1(threshold: float) -> float:
        given = chances >= threshold
        return float(2 * (given & truth).sum() / (given.sum() + gold))

    return max(_THRESHOLDS, key=f1)


def _prediction(chances: Sequence[float], classes: Sequence[str], threshold: float) -> Prediction:
    given = [(code, chance) for code, chance in zip(classes, chances, strict=True) if chance >= threshold]
    whole = 1.0
    for chance in chances:
        whole *= chance if chance >= threshold else 1 - chance
    lines = tuple(given)
    return Prediction(
        codes=code_set(code for code, _ in given),
        chances=ReportChances(lines, round(whole, _DECIMALS), released=False),
        line_chances=lines,
        whole_chance=round(whole, _DECIMALS),
        model=NAME,
    )


def _splits(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return {row["report_id"]: row["split"] for row in csv.DictReader(stream)}
    except FileNotFoundError:
        msg = f"{path} does not exist. Name a folder of corpora with --corpora."
        raise InputError(msg) from None
    except (OSError, KeyError, ValueError):
        msg = f"{path} is no table with the columns report_id and split. Name a folder of corpora with --corpora."
        raise InputError(msg) from None


def _origin(item: GoldReport) -> str:
    """The report that another is a variant of; itself where it is none."""
    return str(item.report.metadata.get("variant_of") or item.report.report_id)


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
