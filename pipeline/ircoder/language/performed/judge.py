"""Assertions by a trained model, which sees what the cues decided and is followed where it is sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from ircoder.language.performed.features import mention_features
from ircoder.language.reading import Assertion, Mention, Reading
from ircoder.language.retouch import with_assertion
from ircoder.linear import LinearModel

SURE = 0.9
"""Least probability at which the model overrules the cues."""
BY_CUES = "asserted_by_cues"
"""Attribute of a mention that the model overruled: what the cues had said."""


class Judge:
    """A trained model of assertions.

    Parameters
    ----------
    model
        Classes are assertions.
    sure
        Least probability at which the model overrules the cues.
    """

    def __init__(self, model: LinearModel, sure: float = SURE) -> None:
        self.model = model
        self.sure = sure

    def judged(self, reading: Reading) -> Reading:
        """The reading with the assertions that the model is sure of."""
        changed: dict[int, Mention] = {}
        for mention, features in mention_features(reading):
            value, chance = self.likeliest(features)
            if value != mention.assertion and chance >= self.sure:
                told = with_assertion(mention, value, "by its words and place")
                changed[mention.index] = replace(told, attributes={**told.attributes, BY_CUES: str(mention.assertion)})
        if not changed:
            return reading
        return replace(reading, mentions=tuple(changed.get(mention.index, mention) for mention in reading.mentions))

    def likeliest(self, features: list[str]) -> tuple[Assertion, float]:
        """The likeliest assertion with its probability."""
        chances = self.model.chances(features)
        best = int(chances.argmax())
        return cast("Assertion", self.model.classes[best]), float(chances[best])

    @classmethod
    def from_disk(cls, folder: Path) -> Judge:
        """Read the model from a folder."""
        return cls(LinearModel.from_disk(folder))
