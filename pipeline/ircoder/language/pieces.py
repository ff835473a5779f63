"""The board on which spans are composed: pieces over words, where every word belongs to at most one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ircoder.knowledge.vocabulary import Term
from ircoder.language.reading import Attribute
from ircoder.language.words import Words


@dataclass(slots=True, eq=False)
class Piece:
    """A span in the making: words ``first`` to ``last`` (exclusive); ``core`` are the words the vocabulary knows.

    ``term`` is the concept it names, ``None`` where it is unknown or open between ``options``.
    """

    first: int
    last: int
    label: str
    term: Term | None
    kind: str
    form: str = ""
    options: tuple[str, ...] = ()
    attributes: dict[str, Attribute] = field(default_factory=dict)
    core: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        self.core = (self.first, self.last)


class Board:
    """Words and the pieces that own them."""

    def __init__(self, words: Words, pieces: Sequence[Piece]) -> None:
        self.words = words
        self._lower = words.lower
        self._size = len(words)
        self._owner: list[Piece | None] = [None] * len(words)
        # A dict keeps the order of a list and loses a piece at once.
        self._pieces = dict.fromkeys(pieces)
        for piece in pieces:
            self._claim(piece)

    def __iter__(self) -> Iterator[Piece]:
        """Pieces in text order; the board may change meanwhile."""
        return iter(sorted(self._pieces, key=_start))

    def labelled(self, label: str) -> list[Piece]:
        """Pieces of one label, in text order."""
        return sorted((piece for piece in self._pieces if piece.label == label), key=_start)

    def at(self, place: int) -> Piece | None:
        """The piece that owns a word."""
        return self._owner[place] if 0 <= place < self._size else None

    def word(self, place: int) -> str:
        """Lower-case word at a place, empty outside the report."""
        return self._lower[place] if 0 <= place < self._size else ""

    def shape(self, place: int) -> str:
        """Word at a place as it is written."""
        return self.words.text(place, place + 1) if 0 <= place < self._size else ""

    def follows(self, place: int) -> bool:
        """Whether a word goes on the sentence of the word before it."""
        return 0 < place < self._size and not self.words.breaks[place]

    def free_before(self, place: int) -> str:
        """The unowned word before a place in the same sentence, else empty."""
        return self.word(place - 1) if self.follows(place) and self.at(place - 1) is None else ""

    def free_after(self, last: int) -> str:
        """The unowned word at ``last`` in the same sentence, else empty."""
        return self.word(last) if self.follows(last) and self.at(last) is None else ""

    def stretch(self, piece: Piece, first: int, last: int) -> None:
        """Widen or narrow a piece to words ``first`` to ``last``; the added words must be free."""
        self._release(piece)
        piece.first, piece.last = first, last
        self._claim(piece)

    def absorb(self, piece: Piece, other: Piece) -> None:
        """Let a piece take over another and all words between the two."""
        self._release(other)
        del self._pieces[other]
        self.stretch(piece, min(piece.first, other.first), max(piece.last, other.last))

    def add(self, piece: Piece) -> None:
        """Put a new piece on free words."""
        self._pieces[piece] = None
        self._claim(piece)

    def drop(self, piece: Piece) -> None:
        """Take a piece off the board."""
        del self._pieces[piece]
        self._release(piece)

    def _claim(self, piece: Piece) -> None:
        for place in range(piece.first, piece.last):
            self._owner[place] = piece

    def _release(self, piece: Piece) -> None:
        for place in range(piece.first, piece.last):
            if self._owner[place] is piece:
                self._owner[place] = None


def _start(piece: Piece) -> int:
    return piece.first
