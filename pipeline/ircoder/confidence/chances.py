"""Calibrated probabilities: that a code is right, and that the complete set of a report is; and what follows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ircoder.coding.opinion import Opinion
from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import CodeClassifier
from ircoder.confidence.line_features import Seen, code_features, line_features, whole_features
from ircoder.confidence.thresholds import HeldOut
from ircoder.findings.model import Findings
from ircoder.knowledge.catalogue import Catalogue
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel

RIGHT = "right"
PLACES = 4
"""Decimals of a probability: rounded before routing, so that every way of running a report gives the same bytes."""
CONFIDENCE = "confidence"
"""Folder of a model that holds what is here."""
LINES, WHOLE, CODES, HELD_OUT = "lines", "whole", "codes", "held_out.json"
HOLD_BACK = 0.3
"""Probability of being right below which a line that the rules derived is not reported."""
PUT_FORWARD = 0.7
"""Probability of being right from which a code that no rule derived is reported."""
NAMED = 0.5
"""Probability from which an unreported code, and below which a reported one, is named as a reason for review."""
CONSIDERED = 0.05
"""Least probability by the classifier of a code that is weighed though no rule derived it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities of the lines in their order and of the complete set, and what the classifier doubts."""

    lines: tuple[float, ...]
    whole: float
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The trained models behind the probabilities of a coded report.

    ``lines`` and ``whole`` have the class ``right`` beside ``wrong``; ``held_out`` are reports on which nothing was
    tuned, from which a threshold for a target accuracy is chosen.
    """

    classifier: CodeClassifier
    lines: LinearModel
    whole: LinearModel
    held_out: HeldOut

    def see(
        self,
        reading: Reading,
        findings: Findings,
        result: CodingResult,
        catalogue: Catalogue,
    ) -> Seen:
        """One coded report with what the classifier makes of its words."""
        likely = self.classifier.likelihoods(reading, findings)
        return Seen(reading, findings, result, likely, catalogue)

    def opinion(self, seen: Seen) -> Opinion:
        """What is to be held back of a first result, and what is to be put forward."""
        return opinion_of(seen, self.lines, self.classifier)

    def judge(self, seen: Seen) -> Judged:
        """Probabilities for one coded report."""
        chances = line_chances(seen, self.lines)
        whole = _chance(self.whole, whole_features(seen, chances))
        return Judged(tuple(chances), whole, doubts_of(seen, chances, self.lines))

    @classmethod
    def from_disk(cls, folder: Path) -> Confidence | None:
        """Read the models from a folder; ``None`` where it holds none."""
        if not (folder / HELD_OUT).is_file():
            return None
        return cls(
            CodeClassifier.from_disk(folder / CODES),
            LinearModel.from_disk(folder / LINES),
            LinearModel.from_disk(folder / WHOLE),
            HeldOut.from_json(json.loads((folder / HELD_OUT).read_text(encoding="utf-8"))),
        )


def considered(seen: Seen) -> list[str]:
    """Codes that no line reports and that the classifier finds likely enough to be weighed."""
    return [
        code
        for code, chance in seen.likely.codes.items()
        if chance >= CONSIDERED and code not in seen.reported and code in seen.catalogue
    ]


def opinion_of(seen: Seen, model: LinearModel, classifier: CodeClassifier) -> Opinion:
    """The opinion by a model of the probabilities of codes."""
    lines = zip(seen.result.lines, line_chances(seen, model), strict=True)
    forward = [code for code in considered(seen) if _chance(model, code_features(code, seen)) >= PUT_FORWARD]
    return Opinion(
        held_back=frozenset(line.code for line, chance in lines if chance < HOLD_BACK),
        put_forward=tuple(classifier.put_forward(seen.reading, code) for code in forward),
    )


def line_chances(seen: Seen, model: LinearModel) -> list[float]:
    """Probability of each line."""
    return chances_of(model, [line_features(line, seen) for line in seen.result.lines])


def doubts_of(seen: Seen, chances: Sequence[float], model: LinearModel) -> tuple[str, ...]:
    """Reasons for review: codes that are likelier than not and left out without a reason, and the other way round."""
    explained = seen.asked | seen.declined | seen.opinion.held_back
    missing = [
        code
        for code in considered(seen)
        if code not in explained and _chance(model, code_features(code, seen)) >= NAMED
    ]
    unlikely = [line.code for line, chance in zip(seen.result.lines, chances, strict=True) if chance < NAMED]
    return (
        *(f"The trained code classifier expects {code} which the rules left out." for code in missing),
        *(f"The trained code classifier finds {code} unlikely in this report." for code in dict.fromkeys(unlikely)),
    )


def _chance(model: LinearModel, features: dict[str, float]) -> float:
    return round(float(model.chances(features)[model.classes.index(RIGHT)]), PLACES)


def chances_of(model: LinearModel, items: Sequence[dict[str, float]]) -> list[float]:
    """Probability of being right for each item."""
    return [_chance(model, item) for item in items]
