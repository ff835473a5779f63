"""Calibrated probabilities: that a code is right, and that the complete set of a report is; and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ircoder.coding.opinion import Opinion
from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import CodeClassifier
from ircoder.confidence.line_features import Seen, code_features, line_features, whole_features
from ircoder.confidence.line_model import LineModel
from ircoder.confidence.thresholds import HeldOut
from ircoder.findings.model import Findings
from ircoder.knowledge.catalogue import Catalogue
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel
from ircoder.memory import without_rounds

WRONG, RIGHT = "wrong", "right"
PLACES = 4
"""Decimals of a probability: rounded before routing, so that every way of running a report gives the same bytes."""
CONFIDENCE = "confidence"
"""Folder of a model that holds what is here."""
LINES, WHOLE, CODES = "lines", "whole", "codes"
HOLD_BACK = 0.3
"""Probability of being right below which a line that the rules derived is not reported."""
PUT_FORWARD = 0.7
"""Probability of being right from which a code that no rule derived is reported."""
NAMED = 0.5
"""Probability from which an unreported code, and below which a reported one, is named as a reason for review."""
CONSIDERED = 0.05
"""Least probability by the classifier of a code that is weighed though no rule derived it."""
Scores = LinearModel | LineModel
"""A model that gives items a probability of being right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities of the lines in their order and of the complete set, and what the classifier doubts."""

    lines: tuple[float, ...]
    whole: float
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Probabilities of being right: of the lines in their order, and of likely codes that no line reports."""

    lines: tuple[float, ...]
    others: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The trained models behind the probabilities of a coded report.

    ``lines`` and ``whole`` have the class ``right`` beside ``wrong``; ``held_out`` are reports on which nothing was
    tuned, from which a threshold for a target accuracy is chosen.
    """

    classifier: CodeClassifier
    lines: LineModel
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

    def weigh(self, seen: Seen) -> Weighed:
        """Probabilities of the codes of one coded report."""
        return weigh(seen, self.lines)

    def opinion(self, seen: Seen, weighed: Weighed) -> Opinion:
        """What is to be held back of a first result, and what is to be put forward."""
        return opinion_of(seen, weighed, self.classifier)

    def judge(self, seen: Seen, weighed: Weighed) -> Judged:
        """Probabilities for one coded report."""
        (whole,) = chances_of(self.whole, [whole_features(seen, weighed.lines)])
        return Judged(weighed.lines, whole, doubts_of(seen, weighed))

    @classmethod
    @without_rounds()
    def from_disk(cls, folder: Path) -> Confidence | None:
        """Read the models from a folder; ``None`` where it holds none."""
        held_out = HeldOut.from_disk(folder)
        if held_out is None:
            return None
        return cls(
            CodeClassifier.from_disk(folder / CODES),
            LineModel.from_disk(folder / LINES),
            LinearModel.from_disk(folder / WHOLE),
            held_out,
        )


def considered(seen: Seen) -> list[str]:
    """Codes that no line reports and that the classifier finds likely enough to be weighed."""
    return [
        code
        for code, chance in seen.likely.codes.items()
        if chance >= CONSIDERED and code not in seen.reported and code in seen.catalogue
    ]


def weigh(seen: Seen, model: Scores) -> Weighed:
    """Probabilities of the codes of one coded report by a model of them."""
    lines = [line_features(line, seen) for line in seen.result.lines]
    others = considered(seen)
    chances = chances_of(model, [*lines, *(code_features(code, seen) for code in others)])
    return Weighed(tuple(chances[: len(lines)]), dict(zip(others, chances[len(lines) :], strict=True)))


def opinion_of(seen: Seen, weighed: Weighed, classifier: CodeClassifier) -> Opinion:
    """The opinion that follows from the probabilities of codes."""
    lines = zip(seen.result.lines, weighed.lines, strict=True)
    forward = [code for code, chance in weighed.others.items() if chance >= PUT_FORWARD]
    return Opinion(
        held_back=frozenset(line.code for line, chance in lines if chance < HOLD_BACK),
        put_forward=tuple(classifier.put_forward(seen.reading, code) for code in forward),
    )


def doubts_of(seen: Seen, weighed: Weighed) -> tuple[str, ...]:
    """Reasons for review: codes that are likelier than not and left out without a reason, and the other way round."""
    explained = seen.asked | seen.declined | seen.opinion.held_back
    missing = [code for code, chance in weighed.others.items() if code not in explained and chance >= NAMED]
    lines = zip(seen.result.lines, weighed.lines, strict=True)
    unlikely = [line.code for line, chance in lines if chance < NAMED]
    return (
        *(f"The trained code classifier expects {code} which the rules left out." for code in missing),
        *(f"The trained code classifier finds {code} unlikely in this report." for code in dict.fromkeys(unlikely)),
    )


def chances_of(model: Scores, items: Sequence[dict[str, float]]) -> list[float]:
    """Probability of being right for each item."""
    if not items:
        return []
    place = model.classes.index(RIGHT)
    return [round(chance, PLACES) for chance in model.chances_of_each(items)[:, place].tolist()]
