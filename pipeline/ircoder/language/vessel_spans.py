"""Vessel spans: side, segment and numbering words, nouns, coordinations, and grafts with their two ends."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.knowledge.vocabulary import Term
from ircoder.language import wording
from ircoder.language.pieces import Board, Piece

_HYPHENS = frozenset("-–")
_GENERIC = wording.GENERIC_ALONE | wording.GENERIC_HEADS


def compose_vessels(board: Board, terms: Mapping[str, Term]) -> None:
    """Widen every vessel to the words that belong to its name, and join vessels that share a noun."""
    for vessel in board.labelled("VESSEL"):
        if _is_adjective_of_other(board, vessel):
            board.drop(vessel)
        else:
            _widen_right(board, vessel)
    for vessel in board.labelled("VESSEL"):
        _widen_left(board, vessel)
    _unnamed(board)
    _share_nouns(board)
    _join_grafts(board)
    _join_parts(board)
    for vessel in board.labelled("VESSEL"):
        _settle_kind(board, vessel, terms)
        _note_segment(board, vessel)


def _is_adjective_of_other(board: Board, vessel: Piece) -> bool:
    """Whether a vessel's bare adjective belongs to another noun (``splenic infarct``, ``femoral head``)."""
    last = board.word(vessel.last - 1)
    if wording.ADJECTIVE.fullmatch(last) is None or not board.follows(vessel.last):
        return False
    return board.word(vessel.last) in wording.NOT_VESSEL_AFTER


def _widen_right(board: Board, vessel: Piece) -> None:
    last = vessel.last
    while board.free_after(last) in wording.VESSEL_NOUNS:
        word = board.word(last)
        if len(word) <= 2 and (word == "a" or board.shape(last).isupper()):
            break
        last += 1
    if last > vessel.last:
        board.stretch(vessel, vessel.first, last)


def _widen_left(board: Board, vessel: Piece) -> None:
    first = vessel.first
    while True:
        word = board.free_before(first)
        hyphenated = word in _HYPHENS and board.free_before(first - 1) in wording.VESSEL_BEFORE
        if word in wording.VESSEL_BEFORE and not _is_article_like(board, first - 1):
            first -= 1
        elif hyphenated or _coordinates_modifiers(board, first):
            first -= 2
        elif _numbers_level(board, first):
            first -= 1
        else:
            break
    if first < vessel.first:
        board.stretch(vessel, first, vessel.last)


def _is_article_like(board: Board, place: int) -> bool:
    """Single letters count as sides only in capitals (``R CFA``), so that list marks do not."""
    word = board.word(place)
    return len(word) == 1 and not board.shape(place).isupper()


def _coordinates_modifiers(board: Board, first: int) -> bool:
    """Whether ``right and`` stands before ``left common iliac``: both are modifiers of one class."""
    joint = board.free_before(first)
    before, here = board.free_before(first - 1), board.word(first)
    sides = joint == "then" and before in wording.SIDES and here in wording.SIDES
    if not before or not (joint in wording.COORDINATORS or sides):
        return False
    same_class = any(before in words and here in words for words in (wording.SIDES, wording.SEGMENTS))
    ordered = {"anterior", "posterior", "superior", "inferior", "medial", "lateral", "internal", "external", "common"}
    ordered |= {"superficial", "deep", "upper", "lower", "first", "second", "third"}
    return board.follows(first - 1) and (same_class or (before in ordered and here in ordered))


def _numbers_level(board: Board, first: int) -> bool:
    """Whether a spinal level numbers the vessel (``L3 lumbar``)."""
    word = board.free_before(first)
    return (
        len(word) in (2, 3)
        and word[0] in "lt"
        and word[1:].isdigit()
        and board.word(first).startswith(("lumbar", "intercostal", "segmental", "radicul"))
    )


def _unnamed(board: Board) -> None:
    """Add vessels that the vocabulary does not know: ``accessory phrenic branches``, ``draining vein``."""
    for place, name in enumerate(board.words.lower):
        if name not in _GENERIC:
            continue
        if name in wording.GENERIC_ALONE and board.at(place) is None:
            board.add(Piece(place, place + 1, "VESSEL", None, "artery"))
            continue
        if board.word(place) not in wording.GENERIC_HEADS or board.at(place) is not None:
            continue
        first = place
        shaped = False
        while (word := board.free_before(first)) and (
            word in wording.VESSEL_BEFORE or wording.ADJECTIVE.fullmatch(word) is not None
        ):
            shaped = shaped or word not in wording.SIDES | wording.PLAIN_ADJECTIVES
            first -= 1
        if shaped:
            kind = "vein" if board.word(place).startswith("vein") else "artery"
            board.add(Piece(first, place + 1, "VESSEL", None, kind))


def _share_nouns(board: Board) -> None:
    """Join ``subclavian, carotid and iliac arteries``: bare vessels before one that ends in a plural noun."""
    vessels = board.labelled("VESSEL")
    for place in range(len(vessels) - 1, 0, -1):
        vessel, before = vessels[place], vessels[place - 1]
        plural = board.word(vessel.last - 1) in wording.PLURAL_NOUNS
        bare = board.word(before.last - 1) not in wording.WHOLE_VESSELS and not _has_noun(board, before)
        if not plural or not bare or not _joint_only(board, before.last, vessel.first):
            continue
        if board.shape(before.last - 1).isupper() and not board.shape(vessel.last - 1).isupper():
            continue
        concepts = _concepts(before) + tuple(c for c in _concepts(vessel) if c not in _concepts(before))
        board.absorb(vessel, before)
        if vessel.term is None or before.term is not None:
            vessel.term, vessel.kind = before.term or vessel.term, before.kind
        vessel.form = before.form or vessel.form
        if len(concepts) > 1:
            vessel.attributes["concepts"] = concepts
        vessels[place - 1] = vessel


def _concepts(vessel: Piece) -> tuple[str, ...]:
    several = vessel.attributes.get("concepts")
    if isinstance(several, tuple):
        return several
    return (vessel.term.concept,) if vessel.term is not None else ()


def _has_noun(board: Board, vessel: Piece) -> bool:
    return board.word(vessel.last - 1) in wording.VESSEL_NOUNS


def _joint_only(board: Board, start: int, end: int) -> bool:
    gap = range(start, end)
    return (
        0 < len(gap) <= 2
        and all(board.word(place) in wording.COORDINATORS and board.at(place) is None for place in gap)
        and all(board.follows(place) for place in (*gap, end))
    )


def _join_grafts(board: Board) -> None:
    """Join ``SVG to OM1`` and ``LIMA to LAD``."""
    for vessel in board.labelled("VESSEL"):
        following = board.at(vessel.last + 1)
        joint = board.word(vessel.last)
        graft = (
            bool(wording.GRAFT_WORDS & set(board.words.lower[vessel.first : vessel.last]))
            and board.at(vessel.first) is vessel
        )
        joined = board.at(vessel.last) is None and board.follows(vessel.last) and board.follows(vessel.last + 1)
        if not (graft and joined and joint in {"to", "-", "–"}) or following is None or following.label != "VESSEL":
            continue
        board.absorb(vessel, following)
        if following.term is not None:
            vessel.attributes["to"] = following.term.concept


def _join_parts(board: Board) -> None:
    """Join ``bowel branches of the SMA``: a part and the vessel it belongs to."""
    for vessel in board.labelled("VESSEL"):
        place = vessel.first
        if board.free_before(place) == "the":
            place -= 1
        if board.free_before(place) != "of":
            continue
        place -= 1
        head = board.free_before(place)
        if head not in wording.OF_HEADS:
            continue
        first = place - 1
        while (word := board.free_before(first)) and (
            word in wording.VESSEL_BEFORE or wording.ADJECTIVE.fullmatch(word) or word in {"bowel", "feeding"}
        ):
            first -= 1
        board.stretch(vessel, first, vessel.last)


def _settle_kind(board: Board, vessel: Piece, terms: Mapping[str, Term]) -> None:
    """Turn an artery's bare name into the vein where the span's noun says so (``external and common iliac veins``)."""
    noun = board.word(vessel.last - 1)
    wanted = (
        "vein" if noun in wording.VEIN_NOUNS and len(noun) > 1 else "artery" if noun in wording.ARTERY_NOUNS else ""
    )
    if not wanted:
        return
    vessel.term = _counterpart(vessel.term, wanted, terms) if vessel.term is not None else None
    if vessel.term is not None:
        vessel.kind = vessel.term.kind
    several = vessel.attributes.get("concepts")
    if isinstance(several, tuple):
        swapped = (_counterpart(terms[concept], wanted, terms).concept for concept in several)
        vessel.attributes["concepts"] = tuple(dict.fromkeys(swapped))
    left = tuple(option for option in vessel.options if terms[option].kind == wanted)
    if len(left) == 1:
        vessel.term, vessel.options = terms[left[0]], ()
        vessel.kind = vessel.term.kind
    elif left:
        vessel.options = left


def _counterpart(term: Term, wanted: str, terms: Mapping[str, Term]) -> Term:
    other = "artery" if wanted == "vein" else "vein"
    if not term.concept.endswith(f"_{other}"):
        return term
    return terms.get(f"{term.concept.removesuffix(other)}{wanted}", term)


def _note_segment(board: Board, vessel: Piece) -> None:
    found: list[str] = []
    for place in range(vessel.first, vessel.last):
        word = board.word(place)
        word = wording.SEGMENT_VALUES.get(word, word)
        if word in wording.SEGMENTS and not (vessel.core[0] <= place < vessel.core[1] and word in vessel.form.split()):
            found.append(word)
    if found:
        vessel.attributes["segment"] = " ".join(dict.fromkeys(found))
