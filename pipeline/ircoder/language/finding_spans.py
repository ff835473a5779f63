"""Spans of what is treated: lesions with their degree, organs and joints with their side, spinal levels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ircoder.language import wording
from ircoder.language.levels import parse_levels
from ircoder.language.pieces import Board, Piece

_HYPHENS = frozenset("-–")
_LEVEL_HEADS = frozenset({"segment", "segments", "weighted", "sequence", "signal", "artery", "arteries"})
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?$")


def add_levels(board: Board, *, spine: bool) -> None:
    """Put spinal levels (``L4-5``, ``L3 through L5``, ``L4, L5 and S1``) on words that no other piece owns.

    Parameters
    ----------
    board
        Pieces of the report.
    spine
        Whether the report is about the spine, so that spoken levels (``l four five``) count.
    """
    pattern = wording.SPOKEN_LEVEL if spine else wording.SPINAL_LEVEL
    found = [*wording.SPINAL_LEVEL.finditer(board.words.report)]
    if pattern is not wording.SPINAL_LEVEL:
        found.extend(pattern.finditer(board.words.report))
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        first, last = _place(board.words.starts, match.start()), _place(board.words.ends, match.end())
        if first is None or last is None:
            continue
        last += 1
        if any(board.at(place) is not None for place in range(first, last)):
            continue
        levels = parse_levels(match.group())
        if not levels or board.word(last) in _LEVEL_HEADS or board.word(first - 1) == "segment":
            continue
        piece = Piece(first, last, "ANATOMY", None, "spinal_level")
        piece.attributes["levels"] = levels
        board.add(piece)


def _place(offsets: Sequence[int], offset: int) -> int | None:
    """Word that starts, or ends, at a character."""
    place = bisect_left(offsets, offset)
    return place if place < len(offsets) and offsets[place] == offset else None


def compose_anatomy(board: Board) -> None:
    """Widen organs and joints to side and position words before them."""
    for piece in board.labelled("ANATOMY"):
        first = piece.first
        while (word := board.free_before(first)) in wording.ANATOMY_BEFORE and not (
            len(word) == 1 and not board.shape(first - 1).isupper()
        ):
            first -= 1
        if first < piece.first:
            board.stretch(piece, first, piece.last)


def compose_lesions(board: Board) -> None:
    """Widen lesions to their degree; a lesion that is denied in the same breath is no mention."""
    for piece in board.labelled("LESION"):
        first = piece.first
        while word := board.free_before(first):
            joint = word in _HYPHENS | {"to", "and", ","} and board.free_before(first - 1) in wording.LESION_BEFORE
            numbered = word.isdigit() and board.word(first - 2) == "type"
            if numbered or (word in wording.LESION_BEFORE and not _NUMBER.match(word)):
                first -= 1
            elif joint and board.word(first) in wording.LESION_BEFORE:
                first -= 2
            else:
                break
        first = _with_percent(board, piece, first)
        if board.free_before(first) in wording.NEGATORS:
            board.drop(piece)
        elif first < piece.first:
            board.stretch(piece, first, piece.last)
        _note_words(board, piece)


def _with_percent(board: Board, piece: Piece, first: int) -> int:
    words = board.words
    low = max(0, first - 6)
    text = words.text(low, first)
    found = None
    for match in wording.PERCENT.finditer(text):
        if match.end() == len(text):
            found = match
    if found is None:
        return first
    offset = words.starts[low] + found.start()
    start = next((place for place in range(low, first) if words.starts[place] >= offset), first)
    if any(board.at(place) is not None or words.breaks[place + 1] for place in range(start, first)):
        return first
    piece.attributes["percent"] = float(found.group(2) or found.group(1))
    return start


def _note_words(board: Board, piece: Piece) -> None:
    inside = set(board.words.lower[piece.first : piece.last])
    if "chronic" in inside or "cto" in inside:
        piece.attributes["chronic"] = True
    if "ruptured" in inside:
        piece.attributes["ruptured"] = True
