"""A report cut into the pieces of an encoder's own vocabulary, each with its characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
TOKENIZER = "tokenizer.json"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of the pieces, and first and last character (exclusive) of each."""

    ids: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def of_words(self, word_starts: Ints) -> Ints:
        """The piece that stands for each word: the one that holds its first character, or else the next."""
        if not len(self):
            return np.zeros(0, dtype=np.int64)
        places = np.searchsorted(self.ends, word_starts, side="right")
        return np.minimum(places, len(self) - 1)

    def between(self, start: int, end: int) -> slice:
        """The pieces that share a character with ``start`` to ``end`` (exclusive)."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return slice(first, max(first, int(np.searchsorted(self.starts, end, side="left"))))


class Cutter:
    """Cuts texts with an encoder's tokenizer.

    Parameters
    ----------
    tokenizer
        A ``tokenizers.Tokenizer``; it is told to cut nothing off and to fill nothing up.
    """

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401 - a type of an optional package
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        sample = tokenizer.encode("a")
        own = [place for place, special in enumerate(sample.special_tokens_mask) if not special]
        ids = list(sample.ids)
        self.before: list[int] = ids[: own[0]] if own else []
        self.after: list[int] = ids[own[-1] + 1 :] if own else []

    def cut(self, text: str) -> Pieces:
        """The pieces of a text without the encoder's own marks for begin and end."""
        encoding = self._tokenizer.encode(_LONE_SURROGATE.sub("?", text), add_special_tokens=False)
        places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return Pieces(np.array(encoding.ids, dtype=np.int64), places[:, 0], places[:, 1])

    def to_disk(self, folder: Path) -> None:
        """Write the tokenizer into a folder."""
        self._tokenizer.save(str(folder / TOKENIZER))

    @classmethod
    def from_disk(cls, folder: Path) -> Cutter:
        """Read the tokenizer from a folder; nothing is fetched.

        Raises
        ------
        ValueError
            Where the folder holds no readable tokenizer.
        """
        from tokenizers import Tokenizer

        path = folder / TOKENIZER
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the package raises no narrower class
            msg = f"{path} is no tokenizer"
            raise ValueError(msg) from error
        return cls(tokenizer)
