"""The trained code classifier: which families and codes a report's words and findings make likely.

It never adds or removes a line. Where it is nearly sure of a code that the rules left out, or of a line's code that it
should not be there, it says so as a reason for review; its probabilities are also seen by the calibration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ircoder.coding.result import CodingResult
from ircoder.confidence.report_features import report_values
from ircoder.encoder.shared import encoder_of
from ircoder.encoder.vectors import Encoder
from ircoder.findings.model import Findings
from ircoder.linear import LinearModel

CODE, FAMILY = "code:", "family:"
LIKELY = 0.9
"""Least probability of a code that the rules left out for it to be named."""
UNLIKELY = 0.02
"""Greatest probability of a line's code for it to be named."""


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Probabilities of the codes and families that the classifier knows."""

    codes: Mapping[str, float]
    families: Mapping[str, float]


class CodeClassifier:
    """A trained multi-label model; its classes are ``code:36247`` and ``family:embolization``.

    With an encoder, the mean of a report's vectors is among its features.
    """

    def __init__(self, model: LinearModel, encoder: Encoder | None = None) -> None:
        self.model = model
        self.encoder = encoder

    def likelihoods(self, text: str, findings: Findings) -> Likelihoods:
        """Probabilities for one report."""
        chances = self.model.each(report_values(text, findings, self.encoder)).tolist()
        named = list(zip(self.model.classes, chances, strict=True))
        return Likelihoods(
            codes={name.removeprefix(CODE): chance for name, chance in named if name.startswith(CODE)},
            families={name.removeprefix(FAMILY): chance for name, chance in named if name.startswith(FAMILY)},
        )

    @classmethod
    def from_disk(cls, folder: Path) -> CodeClassifier:
        """Read the model from a folder."""
        return cls(LinearModel.from_disk(folder), encoder_of(folder))


def doubts(likely: Likelihoods, result: CodingResult) -> tuple[str, ...]:
    """Reasons for review: codes that the classifier expects and the rules left out, and the other way round."""
    reported = {line.code for line in result.lines}
    explained = {entry.code for entry in result.not_coded} | {
        code.split("-")[0] for query in result.queries for code in (query.code, *query.if_documented, *query.if_not)
    }
    missing = [code for code, chance in likely.codes.items() if chance >= LIKELY and code not in reported | explained]
    unlikely = [line.code for line in result.lines if likely.codes.get(line.code, 1.0) <= UNLIKELY]
    return (
        *_told(missing, "expects", "which the rules left out"),
        *_told(unlikely, "finds", "unlikely in this report"),
    )


def _told(codes: Sequence[str], verb: str, what: str) -> tuple[str, ...]:
    return tuple(f"The trained code classifier {verb} {code} {what}." for code in dict.fromkeys(codes))
