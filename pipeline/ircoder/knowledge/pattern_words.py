r"""What words a text must hold for a regular expression to match in it, read off the expression.

A word is told by its beginning, as :func:`ircoder.knowledge.word_patterns.openings_in` gives it: the first six letters,
all of a shorter word, ``ab*`` for fewer letters of a word that may go on. What is not understood is said to be unknown,
never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

OPENING = 6
"""Letters of a word that are looked up."""

_MOST_STATES = 400
_MOST_NEEDED = 120
"""Beginnings beyond which a set of needed words says too little to be looked up."""
_LITTLE_WORDS = (
    "a an and are as at be been by for from in into is it left no not of on one or right that the then this to two was "
    "were which with"
)
_COMMON = frozenset(_LITTLE_WORDS.split())
_COMMON_COST = 40.0
_COST_OF_LENGTH = {1: 15.0, 2: 6.0, 3: 3.0}
_COST_OF_STEM = {1: 40.0, 2: 14.0, 3: 5.0, 4: 2.0, 5: 1.3}


class _UnknownOpeningError(Exception):
    """A pattern that may match at something else than the beginning of a known word."""


_State = tuple[str, bool, bool]
"""Letters of the first word so far, whether more may follow, and whether they stand at the beginning of a word."""

_Atom = tuple[str, object, int, bool]
"""Kind (``run``, ``letters``, ``end``, ``edge``, ``group``, ``ahead``, ``look``, ``other``), what it holds, least
count, whether it may repeat. A ``run`` holds letters in a row, ``letters`` one of several."""

_DIGITS = "0123456789"
_RUN = re.compile(r"[^\W_]+(?![*+?{])")
_REPEAT = re.compile(r"(?:[*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_LOOK = re.compile(r"\(\?(?:=|!|<=|<!)")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SIGNS = re.compile(r"(?:\\[sW.\-\]\[/()+*?|&,;:]|[^\w\\^\[\]-]|-(?=\]|$)|(?<=\[)-)+")
"""Members of a set none of which is part of a word."""


def pattern_openings(pattern: str) -> frozenset[str] | None:
    r"""Beginnings of words, at one of which every match begins; ``None`` where a match may begin otherwise.

    ``\b(?:stent\w*|ct\b|us guid)`` gives ``stent*``, ``ct`` and ``us``; ``\bpr`` gives ``pr*``.
    """
    return pattern_words(pattern)[0]


def pattern_words(pattern: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    r"""Openings of a pattern, and beginnings of words of which every match holds one, wherever in it.

    ``\d\s?mm stents?\b`` begins anywhere and needs ``stent`` or ``stents``. The second is ``None`` where it is unknown
    or says no more than the first.
    """
    try:
        alternatives, end = _alternatives(pattern, 0)
    except _UnknownOpeningError:
        return None, None
    if end != len(pattern):
        return None, None
    first = _openings(alternatives, begins=False)
    if first is not None and _cost(first) <= _MOST_NEEDED / 10:
        return first, None
    needed = _needed(alternatives, edge=False)
    if needed is None or (first is not None and _cost(needed) >= _cost(first) / 2):
        return first, None
    return first, needed


def _openings(alternatives: Iterable[Sequence[_Atom]], *, begins: bool) -> frozenset[str] | None:
    """Beginnings of the words at which these sequences begin; ``begins`` where a word can only begin there."""
    try:
        states = _after(alternatives, {("", True, begins)})
    except _UnknownOpeningError:
        return None
    out = {_finished(letters) if is_open else letters for letters, is_open, _ in states}
    return None if "*" in out or "" in out else frozenset(out)


def _needed(alternatives: Iterable[Sequence[_Atom]], *, edge: bool) -> frozenset[str] | None:
    """Beginnings of words one of which stands in whatever one of these sequences matches."""
    out: frozenset[str] = frozenset()
    for atoms in alternatives:
        best = min(_needed_in(atoms, edge=edge), key=_cost, default=None)
        if best is None:
            return None
        out |= best
    return out if len(out) <= _MOST_NEEDED else None


def _needed_in(atoms: Sequence[_Atom], *, edge: bool) -> Iterator[frozenset[str]]:
    """Sets of beginnings, of each of which a match of the sequence holds one; ``edge`` where a word may begin first."""
    for place, (kind, held, least, _) in enumerate(atoms):
        if edge and kind in {"run", "letters", "group"}:
            found = _openings([atoms[place:]], begins=True)
            if found is not None:
                yield found
        if least and kind in {"group", "ahead"}:
            inner = _needed(held, edge=edge)  # type: ignore[arg-type]
            if inner is not None:
                yield inner
        edge = _edge_behind(atoms[place], edge=edge)


def _edge_behind(atom: _Atom, *, edge: bool) -> bool:
    """Whether letters right behind an atom would begin a word, given whether those right before it would."""
    kind, held, least, _ = atom
    if kind in {"look", "ahead"}:
        return edge
    if kind in {"end", "edge"}:
        return edge or least > 0
    if kind != "group":
        return False
    behind = all(_ends_at_edge(inner) for inner in held)  # type: ignore[attr-defined]
    return behind and (edge or least > 0)


def _ends_at_edge(atoms: Sequence[_Atom]) -> bool:
    return bool(atoms) and _edge_behind(atoms[-1], edge=False)


@cache
def _cost_of(opening: str) -> float:
    """How often, roughly, a text holds a word that begins so."""
    if opening.endswith("*"):
        return _COST_OF_STEM.get(len(opening) - 1, 1.0)
    return _COMMON_COST if opening in _COMMON else _COST_OF_LENGTH.get(len(opening), 1.0)


def _cost(openings: frozenset[str]) -> float:
    return sum(map(_cost_of, openings))


def _finished(letters: str) -> str:
    return letters if len(letters) >= OPENING else f"{letters}*"


def _after(alternatives: Iterable[Sequence[_Atom]], states: set[_State]) -> set[_State]:
    """States after one of several sequences of atoms."""
    out: set[_State] = set()
    for atoms in alternatives:
        current = states
        for atom in atoms:
            current = _step(atom, current)
            if not any(is_open for _, is_open, _ in current):
                break
        out |= current
    if len(out) > _MOST_STATES:
        raise _UnknownOpeningError
    return out


def _step(atom: _Atom, states: set[_State]) -> set[_State]:
    kind, held, least, repeats = atom
    if kind in {"look", "ahead"}:
        return states
    out: set[_State] = {state for state in states if not state[1]}
    going = states - out
    if least == 0:
        out |= going
    for letters, _, begins in going:
        if kind == "edge":
            out.add((letters, not letters, True))
        elif kind == "group":
            inner = _after(held, {(letters, True, begins)})  # type: ignore[arg-type]
            # What stands after a repeated group may be the group again: the word so far is all that is known.
            out |= {_closed(state) for state in inner} if repeats else inner
        elif kind in {"run", "letters"}:
            if not begins:
                raise _UnknownOpeningError
            for more in (str(held),) if kind == "run" else str(held):
                out.add(_longer(letters + more, repeats=repeats))
        elif not letters:
            raise _UnknownOpeningError
        else:
            out.add((letters if kind == "end" else _finished(letters), False, True))
    return out


def _longer(letters: str, *, repeats: bool) -> _State:
    """The state with more letters; what repeats may go on in any way."""
    if len(letters) >= OPENING:
        return letters[:OPENING], False, True
    return (f"{letters}*", False, True) if repeats else (letters, True, True)


def _closed(state: _State) -> _State:
    letters, is_open, begins = state
    if is_open and not letters:
        raise _UnknownOpeningError
    return (_finished(letters), False, begins) if is_open else state


def _alternatives(pattern: str, place: int) -> tuple[list[list[_Atom]], int]:
    """Alternatives from a place up to the closing bracket or the end."""
    atoms: list[_Atom] = []
    out = [atoms]
    size = len(pattern)
    while place < size:
        run = _RUN.match(pattern, place)
        if run is not None:
            atoms.append(("run", run.group().lower(), 1, False))
            place = run.end()
            continue
        sign = pattern[place]
        if sign == ")":
            break
        if sign == "|":
            atoms = []
            out.append(atoms)
            place += 1
            continue
        kind, held, place = _atom(pattern, place)
        repeat = _REPEAT.match(pattern, place)
        least, repeats = 1, False
        if repeat is not None:
            count = repeat.group()
            least = 0 if count[0] in "*?" or repeat[1] in {"", "0"} else 1
            repeats = count[0] != "?"
            place = repeat.end()
        atoms.append((kind, held, least, repeats))
    return out, place


def _atom(pattern: str, place: int) -> tuple[str, object, int]:
    """Kind of the atom at a place, what it holds, and where it ends."""
    sign = pattern[place]
    if sign == "\\":
        return _escape(pattern, place)
    if sign == "[":
        return _set(pattern, place)
    if sign == "(":
        return _bracket(pattern, place)
    if sign in "^$":
        return ("edge" if sign == "^" else "look"), None, place + 1
    if sign in "._":
        return "other", None, place + 1
    return ("letters" if sign.isalnum() else "end"), sign.lower(), place + 1


def _set(pattern: str, place: int) -> tuple[str, object, int]:
    found = _SET.match(pattern, place)
    if found is None:
        raise _UnknownOpeningError
    held = found.group()[1:-1]
    if held.isalnum():
        return "letters", held.lower(), found.end()
    return ("end" if _SIGNS.fullmatch(pattern, place + 1, found.end() - 1) else "other"), None, found.end()


def _escape(pattern: str, place: int) -> tuple[str, object, int]:
    sign = pattern[place + 1]
    if sign == "b":
        return "edge", None, place + 2
    if sign == "d":
        return "letters", _DIGITS, place + 2
    if sign in "sWn":
        return "end", None, place + 2
    if sign == "x":
        raise _UnknownOpeningError
    return ("other" if sign.isalnum() else "end"), None, place + (6 if sign == "u" else 2)


def _bracket(pattern: str, place: int) -> tuple[str, object, int]:
    look = _LOOK.match(pattern, place)
    opening = look or _GROUP.match(pattern, place)
    if opening is None or pattern[opening.end() : opening.end() + 1] == "?":
        raise _UnknownOpeningError
    alternatives, end = _alternatives(pattern, opening.end())
    if end >= len(pattern):
        raise _UnknownOpeningError
    kind = "group" if look is None else "ahead" if look.group() == "(?=" else "look"
    return kind, alternatives, end + 1
