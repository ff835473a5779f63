"""Calibrated probabilities: that a line's code and units are right, and that the complete set of a report is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import CodeClassifier, doubts
from ircoder.confidence.line_features import Seen, line_features, whole_features
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

    def judge(self, reading: Reading, findings: Findings, result: CodingResult, catalogue: Catalogue) -> Judged:
        """Probabilities for one coded report."""
        likely = self.classifier.likelihoods(reading.text, findings)
        seen = Seen(reading, findings, result, likely, catalogue)
        chances = [_chance(self.lines, line_features(line, seen)) for line in result.lines]
        whole = _chance(self.whole, whole_features(seen, chances))
        return Judged(tuple(chances), whole, doubts(likely, result))

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


def _chance(model: LinearModel, features: dict[str, float]) -> float:
    return round(float(model.chances(features)[model.classes.index(RIGHT)]), PLACES)


def chances_of(model: LinearModel, items: Sequence[dict[str, float]]) -> list[float]:
    """Probability of being right for each item."""
    return [_chance(model, item) for item in items]
