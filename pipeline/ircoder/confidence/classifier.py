"""The trained code classifier: which families and codes a report's words and findings make likely.

It learned from words, entities and acts which codes coders assigned, without the rules in between, so that it can
speak against them: where the rules missed words that they were never told, and where they took words for work.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ircoder.coding.opinion import PutForward
from ircoder.confidence.neighbors import Neighbor, Neighbors
from ircoder.confidence.report_features import placed_features, report_values
from ircoder.encoder.shared import encoder_of
from ircoder.encoder.vectors import Encoder
from ircoder.findings.model import Findings, Side, Span
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel

CODE, FAMILY = "code:", "family:"
EXAMPLES = "examples.json"
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Probabilities of the codes and families that the classifier knows, and how frequent each code was in training.

    ``nearest`` are the reports of the training that are most like this one, the likest first.
    """

    codes: Mapping[str, float]
    families: Mapping[str, float]
    examples: Mapping[str, int]
    reports: int
    nearest: tuple[Neighbor, ...] = ()

    def logit(self, code: str) -> float | None:
        """Log odds of a code, ``None`` where the classifier does not know it."""
        chance = self.codes.get(code)
        return None if chance is None else log_odds(chance)

    def lift(self, code: str) -> float:
        """Log odds of a known code above those that it has in any report."""
        prior = (self.examples[code] + 0.5) / (self.reports + 1)
        return log_odds(self.codes[code]) - log_odds(prior)


def log_odds(chance: float) -> float:
    """Log odds of a probability, held within bounds."""
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


class CodeClassifier:
    """A trained multi-label model; its classes are ``code:36247`` and ``family:embolization``.

    Parameters
    ----------
    model
        Scores of the classes.
    examples
        Reports of the training with each code.
    reports
        Reports of the training.
    neighbors
        The reports of the training by the features of the model.
    encoder
        The encoder whose mean vector of a report is among the features, if the model was trained with one.
    """

    def __init__(
        self,
        model: LinearModel,
        examples: Mapping[str, int],
        reports: int,
        neighbors: Neighbors,
        encoder: Encoder | None = None,
    ) -> None:
        self.model = model
        self.examples = examples
        self.reports = reports
        self.neighbors = neighbors
        self.encoder = encoder
        self._codes = _places_of(CODE, model.classes)
        self._families = _places_of(FAMILY, model.classes)

    def likelihoods(self, reading: Reading, findings: Findings) -> Likelihoods:
        """Probabilities for one report."""
        places, amounts = self.model.placed(report_values(reading, findings, self.encoder))
        chances = self.model.each_at(places, amounts).tolist()
        return Likelihoods(
            codes={code: chances[place] for code, place in self._codes},
            families={family: chances[place] for family, place in self._families},
            examples=self.examples,
            reports=self.reports,
            nearest=self.neighbors.nearest(places, amounts) if amounts is not None else (),
        )

    def words_for(self, reading: Reading, code: str) -> tuple[Span, ...]:
        """The sentence whose words speak for a known code most."""
        weighed = self.model.weights_of(f"{CODE}{code}")
        totals = [0.0] * len(reading.sentences)
        place = 0
        for name, start, end in sorted(placed_features(reading), key=lambda feature: feature[1]):
            while place < len(totals) - 1 and reading.sentences[place].end <= start:
                place += 1
            if end <= reading.sentences[place].end:
                totals[place] += weighed(name)
        best = reading.sentences[totals.index(max(totals))]
        return (Span(best.start, best.end, reading.text[best.start : best.end], best.section),)

    def put_forward(self, reading: Reading, code: str) -> PutForward:
        """A known code with the sentence that speaks for it most, and the side of the work."""
        spans = self.words_for(reading, code)
        return PutForward(code, spans, _only_side(reading, spans) or _only_side(reading))

    def to_disk(self, folder: Path) -> None:
        """Write the model into a folder."""
        self.model.to_disk(folder)
        self.neighbors.to_disk(folder)
        stored = {"reports": self.reports, "codes": dict(sorted(self.examples.items()))}
        (folder / EXAMPLES).write_text(json.dumps(stored) + "\n", encoding="utf-8")

    @classmethod
    def from_disk(cls, folder: Path) -> CodeClassifier:
        """Read the model from a folder."""
        stored = json.loads((folder / EXAMPLES).read_text(encoding="utf-8"))
        model, neighbors = LinearModel.from_disk(folder), Neighbors.from_disk(folder)
        return cls(model, stored["codes"], int(stored["reports"]), neighbors, encoder_of(folder))


def _places_of(prefix: str, classes: Sequence[str]) -> list[tuple[str, int]]:
    """What the classes with this prefix name, with the place of each."""
    return [(name.removeprefix(prefix), place) for place, name in enumerate(classes) if name.startswith(prefix)]


_NOT_DONE = frozenset({"negated", "historical", "planned", "hypothetical"})


def _only_side(reading: Reading, within: Sequence[Span] | None = None) -> Side | None:
    """The side of what was done, where all of it that names one has the same; ``within`` some words or the report."""
    sides = {
        mention.side
        for mention in reading.mentions
        if mention.side is not None
        and mention.assertion not in _NOT_DONE
        and (within is None or any(span.start <= mention.start < span.end for span in within))
    }
    return sides.pop() if len(sides) == 1 else None
