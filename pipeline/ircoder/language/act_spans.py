"""Spans of acts and studies: adverbs and adjectives before, the study's images after, guidance words."""

from __future__ import annotations

from functools import lru_cache

from ircoder.language import wording
from ircoder.language.pieces import Board, Piece

_HYPHENS = frozenset("-–")


def compose_acts(board: Board) -> None:
    """Widen interventions, imaging and guidance."""
    _add_surgery(board)
    for piece in list(board):
        if piece.label == "INTERVENTION":
            _widen_left(board, piece, wording.INTERVENTION_BEFORE)
        elif piece.label == "IMAGING":
            _widen_right(board, piece, wording.IMAGING_AFTER)
            _widen_imaging(board, piece)
        elif piece.label == "GUIDANCE":
            _widen_right(board, piece, wording.GUIDANCE_AFTER)


@lru_cache(maxsize=50_000)
def _is_surgery(word: str) -> bool:
    if word in wording.NOT_SURGERY:
        return False
    return (
        word in wording.SURGERY_HEADS | wording.SURGERY_HEADS_DESCRIBED
        or wording.SURGERY_ENDING.search(word) is not None
    )


def _add_surgery(board: Board) -> None:
    """Add operations that the vocabulary does not know, by their ending or their head noun."""
    surgery = {word for word in set(board.words.lower) if _is_surgery(word)}
    for place, word in enumerate(board.words.lower if surgery else ()):
        if word not in surgery or board.at(place) is not None:
            continue
        disease = board.at(place - 1) if board.follows(place) else None
        disease = disease if disease is not None and disease.label == "LESION" else None
        described = disease is not None or board.free_before(place) in wording.SURGERY_BEFORE
        if word in wording.SURGERY_HEADS_DESCRIBED and not described:
            continue
        piece = Piece(place, place + 1, "INTERVENTION", None, "surgery", word)
        board.add(piece)
        if disease is not None:
            board.absorb(piece, disease)
        _widen_left(board, piece, wording.SURGERY_BEFORE)
        neighbour = board.at(piece.first - 1)
        if word in {"bypass", "endarterectomy"} and neighbour is not None and neighbour.label == "VESSEL":
            while neighbour is not None and neighbour.label == "VESSEL" and board.follows(piece.first):
                board.absorb(piece, neighbour)
                if board.free_before(piece.first) in _HYPHENS and board.at(piece.first - 2) is not None:
                    board.stretch(piece, piece.first - 1, piece.last)
                neighbour = board.at(piece.first - 1)


def _widen_left(board: Board, piece: Piece, allowed: frozenset[str]) -> None:
    first = piece.first
    while True:
        word = board.free_before(first)
        if word in allowed:
            first -= 1
        elif word in _HYPHENS and board.free_before(first - 1) in allowed:
            first -= 2
        else:
            break
    if first < piece.first:
        board.stretch(piece, first, piece.last)


def _widen_right(board: Board, piece: Piece, allowed: frozenset[str]) -> None:
    last = piece.last
    while True:
        if board.free_after(last) in allowed:
            last += 1
        elif board.free_after(last) in _HYPHENS and board.free_after(last + 1) in allowed:
            last += 2
        else:
            break
    if last > piece.last:
        board.stretch(piece, piece.first, last)


def _widen_imaging(board: Board, study: Piece) -> None:
    """Take in adjectives; a bare vessel or organ adjective (``renal angiography``) becomes part of the study."""
    while True:
        _widen_left(board, study, wording.IMAGING_BEFORE)
        neighbour = board.at(study.first - 1)
        if neighbour is None or not board.follows(study.first) or not _is_adjective(board, neighbour):
            return
        if neighbour.term is not None and neighbour.label == "VESSEL":
            study.attributes["vessel"] = neighbour.term.concept
        if neighbour.options:
            study.attributes["vessel_options"] = neighbour.options
        elif neighbour.term is not None and neighbour.label == "ANATOMY":
            study.attributes["anatomy"] = neighbour.term.concept
        for key in ("segment", "concepts"):
            if key in neighbour.attributes:
                study.attributes[key] = neighbour.attributes[key]
        board.absorb(study, neighbour)


def _is_adjective(board: Board, piece: Piece) -> bool:
    if piece.label not in {"VESSEL", "ANATOMY"}:
        return False
    last = board.word(piece.last - 1)
    if last in {"leg", "arm", "extremity", "limb", "foot", "hand", "graft", "fistula"} or piece.label == "ANATOMY":
        return piece.last - piece.first <= 3
    named = {"right", "left", "bilateral", "selective"}
    inner = [word for word in board.words.lower[piece.first : piece.last] if word not in named]
    return wording.ADJECTIVE.fullmatch(last) is not None and len(inner) == 1
