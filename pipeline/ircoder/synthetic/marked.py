"""Text in pieces, each with the entity that it names, so that offsets stay right however the text is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

ASSERTED = frozenset({"INTERVENTION", "IMAGING", "DEVICE"})
"""Labels whose spans say whether the thing was done or used."""
PLACED = frozenset({"VESSEL", "ANATOMY", "INTERVENTION", "IMAGING", "DEVICE"})
"""Labels whose spans have a side."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, or one entity with what is said of it."""

    text: str
    label: str | None = None
    assertion: str | None = None
    side: str | None = None


Marked = tuple[Piece, ...]


def plain(text: str) -> Marked:
    """Text without an entity."""
    return (Piece(text),) if text else ()


def text_of(marked: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(piece.text for piece in marked)


def mapped(marked: Marked, change: Callable[[str], str]) -> Marked:
    """Every piece with its text changed by itself."""
    return tuple(replace(piece, text=change(piece.text)) for piece in marked)


def joined(parts: Iterable[Marked], separator: str) -> Marked:
    """Parts with plain text between them."""
    out: list[Piece] = []
    for part in parts:
        if out and part:
            out.append(Piece(separator))
        out.extend(part)
    return tuple(out)


def capitalized(marked: Marked) -> Marked:
    """With an upper-case first letter; a brand that begins small stays as it is."""
    for index, piece in enumerate(marked):
        stripped = piece.text.lstrip()
        if stripped:
            at = len(piece.text) - len(stripped)
            text = piece.text[:at] + stripped[0].upper() + stripped[1:]
            return (*marked[:index], replace(piece, text=text), *marked[index + 1 :])
    return marked


def entities_of(marked: Sequence[Piece]) -> list[dict[str, Any]]:
    """Entity records with offsets, in order; what belongs to no span is left out of its record's values."""
    out: list[dict[str, Any]] = []
    at = 0
    for piece in marked:
        words = piece.text.strip()
        if piece.label and words:
            start = at + piece.text.index(words)
            out.append(
                {
                    "start": start,
                    "end": start + len(words),
                    "text": words,
                    "label": piece.label,
                    "assertion": piece.assertion if piece.label in ASSERTED else None,
                    "side": piece.side if piece.label in PLACED else None,
                }
            )
        at += len(piece.text)
    return out
