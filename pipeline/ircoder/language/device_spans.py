"""Device spans: brand and type words together, adjectives before, unknown brands next to a device noun."""

from __future__ import annotations

from ircoder.language import wording
from ircoder.language.pieces import Board, Piece

_HYPHENS = frozenset("-–/")
_LONGEST_NAME = 24
"""Words that neighbouring device words join to at most."""


def compose_devices(board: Board, *, shouting: bool) -> None:
    """Join neighbouring device words, then take in adjectives and brand words.

    Parameters
    ----------
    board
        Pieces of the report.
    shouting
        Whether the report is all capitals, so that capitals mark no brand.
    """
    devices = board.labelled("DEVICE")
    for place in range(len(devices) - 1, 0, -1):
        if _adjacent(board, devices[place - 1], devices[place]):
            _merge(board, devices[place - 1], devices[place])
    for device in board.labelled("DEVICE"):
        _widen_right(board, device, shouting=shouting)
        _widen_left(board, device, shouting=shouting)


def is_generic(piece: Piece) -> bool:
    """Whether a device is named by its class only (``stent``, ``angled catheter``)."""
    return piece.term is None or piece.term.concept.partition(":")[2] == piece.kind


def _adjacent(board: Board, left: Piece, right: Piece) -> bool:
    gap = range(left.last, right.first)
    if right.last - left.first > _LONGEST_NAME:
        return False
    return board.follows(right.first) and (
        not gap
        or (len(gap) == 1 and board.word(gap[0]) in _HYPHENS and board.at(gap[0]) is None and board.words.tight(gap[0]))
    )


def _merge(board: Board, left: Piece, right: Piece) -> None:
    """Join two devices; the one that says more gives the concept, the facts of both stay."""
    chosen = min((right, left), key=lambda piece: (is_generic(piece), "treats" not in _facts(piece)))
    term, kind, form = chosen.term, chosen.kind, chosen.form
    facts = {**_facts(left), **_facts(right), **_facts(chosen)}
    attributes = {**left.attributes, **right.attributes, **facts}
    options = chosen.options
    board.absorb(left, right)
    left.term, left.kind, left.form, left.options = term, kind, form, options
    left.attributes = attributes


def _facts(piece: Piece) -> dict[str, str]:
    return dict(piece.term.facts) if piece.term is not None else {}


def _widen_right(board: Board, device: Piece, *, shouting: bool) -> None:
    last = device.last
    while True:
        word = board.free_after(last)
        if not word:
            break
        if word in wording.DEVICE_AFTER:
            last += 1
        elif word in _HYPHENS and board.word(last + 1) in wording.DEVICE_AFTER and board.at(last + 1) is None:
            last += 2
        elif not is_generic(device) and _is_model(board, last, shouting=shouting):
            last += 1
        else:
            break
    if last > device.last:
        board.stretch(device, device.first, last)


def _is_model(board: Board, place: int, *, shouting: bool) -> bool:
    """Whether a word after a brand names the model: ``Onyx 34``, ``Progreat Omega``, ``CAT RX``."""
    shape, following = board.shape(place), board.word(place + 1)
    if wording.BRAND_NUMBER.match(shape):
        after = shape.lstrip(".")
        return (
            following not in wording.SIZE_AFTER
            and not (len(after) == 1 and following == "-")
            and following not in {"by", "ml"}
        )
    if shouting or not shape[:1].isupper() or not shape.isalpha() or shape.lower() in wording.NEVER_BRAND:
        return False
    return len(shape) > 1 and shape.lower() not in wording.SIDES


def _widen_left(board: Board, device: Piece, *, shouting: bool) -> None:
    first = device.first
    headed = board.word(device.last - 1) in wording.DEVICE_AFTER
    while True:
        word = board.free_before(first)
        if not word:
            break
        if word in wording.DEVICE_BEFORE:
            first -= 1
        elif word in _HYPHENS and _before_hyphen(board, first):
            first -= 2
        elif headed and not shouting and _is_brand(board, first - 1):
            first -= 1
            device.attributes.setdefault("brand", board.shape(first))
        else:
            break
    while first < device.first and board.word(first) in {"and", "or"} | _HYPHENS:
        first += 1
    if first < device.first:
        board.stretch(device, first, device.last)


def _before_hyphen(board: Board, first: int) -> bool:
    word = board.free_before(first - 1)
    return bool(word) and (word in wording.DEVICE_BEFORE or f"{word}-{board.word(first)}" in wording.DEVICE_BEFORE)


def _is_brand(board: Board, place: int) -> bool:
    """Whether an unknown capitalised word before a device noun is its brand (``Foobar stent``)."""
    shape = board.shape(place)
    if len(shape) < 3 or not shape[0].isupper() or not shape.isalnum() or shape.isdigit():
        return False
    if shape.lower() in wording.NEVER_BRAND or board.at(place) is not None:
        return False
    starts = not board.follows(place) or board.word(place - 1) in {"-", "*", "•", ":", "."}
    inner = any(c.isupper() or c.isdigit() for c in shape[1:])
    return not starts or inner
