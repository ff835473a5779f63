"""A tagger with an encoder behind it: each word's vector and what the vocabulary says around it give its scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ircoder.encoder.needed import require_packages
from ircoder.encoder.shared import OWN, encoder_of, name_encoder, named_encoder
from ircoder.encoder.vectors import Encoder
from ircoder.language.recogniser.features import Seen, sentence_spans
from ircoder.language.recogniser.paths import Paths
from ircoder.model_error import ModelError

Floats = NDArray[np.float32]
KIND = "token classification"
HEAD = "head.safetensors"
SAID_REACH = 1
"""Words to either side of which it is seen what the vocabulary says."""


class EncoderTagger:
    """Tags the words of a report with a fine-tuned encoder.

    Parameters
    ----------
    tags
        Names of the tags, as the columns of the arrays.
    encoder
        The encoder.
    weights, bias
        From a word's vector to scores: width by tags, and one value for each tag.
    said, said_tags
        Scores of what the vocabulary says of a word and its neighbours: offsets by ``said_tags`` by tags.
    """

    def __init__(
        self,
        tags: Sequence[str],
        encoder: Encoder,
        weights: Floats,
        bias: Floats,
        said: Floats,
        said_tags: Sequence[str],
    ) -> None:
        self.tags = tuple(tags)
        self.encoder = encoder
        self._weights = weights.astype(np.float32)
        self._bias = bias.astype(np.float32)
        self._said = said.astype(np.float32)
        self._said_tags = {tag: row for row, tag in enumerate(said_tags)}
        self._paths = Paths(self.tags, np.zeros((len(self.tags), len(self.tags)), dtype=np.float32))

    def tag(self, given: Seen) -> list[str]:
        """Best tag of every word; an ``I-`` tag never stands without its ``B-``."""
        if not given.forms:
            return []
        scores = self.encoder.read(given.text).of_words(given.starts) @ self._weights + self._bias
        for offset, rows in enumerate(said_rows(given.vocabulary, self._said_tags)):
            known = rows >= 0
            scores[known] += self._said[offset][rows[known]]
        return self._paths.best(scores, sentence_spans(given.breaks))

    def forget(self) -> None:
        """Called between reports; the vectors of the last ones stay for the judge and the classifier."""

    def to_disk(self, folder: Path) -> None:
        """Write encoder and head into a folder."""
        from safetensors.numpy import save_file

        self.encoder.to_disk(folder / OWN)
        arrays = {"weights": self._weights, "bias": self._bias, "said": self._said}
        save_file({name: np.ascontiguousarray(values) for name, values in arrays.items()}, str(folder / HEAD))
        name_encoder(folder, KIND, tags=list(self.tags), said_tags=list(self._said_tags))

    @classmethod
    def from_disk(cls, folder: Path) -> EncoderTagger:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        ModelError
            Where a file is missing or damaged, or a package that reads it.
        """
        require_packages()
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        told = named_encoder(folder) or {}
        encoder = encoder_of(folder)
        try:
            if encoder is None or told["kind"] != KIND:
                raise KeyError(KIND)
            arrays = load_file(str(folder / HEAD))
            return cls(told["tags"], encoder, arrays["weights"], arrays["bias"], arrays["said"], told["said_tags"])
        except (OSError, KeyError, SafetensorError):
            msg = f"{folder} holds no readable recogniser. Train the model again with `ircoder train --encoder`."
            raise ModelError(msg) from None


def said_rows(vocabulary: Sequence[str], known: dict[str, int]) -> Iterator[NDArray[np.int64]]:
    """What the vocabulary says of each word's neighbours and of itself as numbers, offset by offset; -1 for nothing."""
    own = np.array([known.get(tag, -1) for tag in vocabulary], dtype=np.int64)
    for offset in range(-SAID_REACH, SAID_REACH + 1):
        rows = np.full(len(own), -1, dtype=np.int64)
        low, high = max(0, -offset), len(own) - max(0, offset)
        if high > low:
            rows[low:high] = own[low + offset : high + offset]
        yield rows
