"""Assertions by a trained model, which sees what the cues decided.

An entity is shown with the model's assertion. What findings rest on is the cues' one, unless the model is sure of
another: the words that findings need around a mention are those that the cues read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from ircoder.encoder.shared import OWN, encoder_of, name_encoder
from ircoder.encoder.vectors import Encoder
from ircoder.language.performed.encoded import KIND, Features, seen_mentions
from ircoder.language.reading import MARK_ASSERTION, Assertion, Mention, Reading
from ircoder.language.retouch import with_assertion, with_attributes
from ircoder.linear import LinearModel

SURE = 0.9
"""Least probability at which the model overrules the cues for the findings too."""
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
    encoder
        The encoder whose vectors are among the features, if the model was trained with one.
    """

    def __init__(self, model: LinearModel, sure: float = SURE, encoder: Encoder | None = None) -> None:
        self.model = model
        self.sure = sure
        self.encoder = encoder

    def judged(self, reading: Reading) -> Reading:
        """The reading with the assertions of the model: of mentions where it is sure, of what is shown elsewhere."""
        changed: dict[int, Mention] = {}
        mentions = seen_mentions(reading, self.encoder)
        likeliest = self.likeliest([features for _, features in mentions])
        for (mention, _), (value, chance) in zip(mentions, likeliest, strict=True):
            if value == mention.assertion:
                continue
            if chance >= self.sure:
                told = with_assertion(mention, value, "by its words and place")
                changed[mention.index] = with_attributes(told, {BY_CUES: str(mention.assertion)})
            else:
                changed[mention.index] = with_attributes(mention, {MARK_ASSERTION: value})
        if not changed:
            return reading
        return replace(reading, mentions=tuple(changed.get(mention.index, mention) for mention in reading.mentions))

    def likeliest(self, items: Sequence[Features]) -> list[tuple[Assertion, float]]:
        """The likeliest assertion of each mention with its probability, by its features."""
        if not items:
            return []
        chances = self.model.chances_of_each(items)
        best, highest = chances.argmax(axis=1).tolist(), chances.max(axis=1).tolist()
        return [
            (cast("Assertion", self.model.classes[place]), chance) for place, chance in zip(best, highest, strict=True)
        ]

    def to_disk(self, folder: Path) -> None:
        """Write the model into a folder, with an encoder of its own where it has one."""
        self.model.to_disk(folder)
        if self.encoder is not None:
            self.encoder.to_disk(folder / OWN)
            name_encoder(folder, KIND)

    @classmethod
    def from_disk(cls, folder: Path) -> Judge:
        """Read the model from a folder, and the encoder that the folder names."""
        return cls(LinearModel.from_disk(folder), encoder=encoder_of(folder))
