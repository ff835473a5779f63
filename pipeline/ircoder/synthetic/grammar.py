"""A small grammar of phrase patterns, read from plain-text files.

A line ``= name`` opens a symbol; the lines below it are its alternatives. ``~`` before an alternative keeps it for
terse styles. Within an alternative ``{a|b|}`` is a choice, ``{slot}`` what the case fills in, ``<name>`` another symbol
and ``[I:stented]`` an entity: V vessel, D device, I intervention, M imaging, A anatomy, L lesion, G guidance, S
sedation. ``[I!n:stented]`` says of it: p planned, h historical, n negated, y hypothetical, a attempted. A bare entity
is performed, or has the status of its step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from ircoder.synthetic.marked import Marked, Piece, plain, text_of

LABELS: Mapping[str, str] = {
    "V": "VESSEL",
    "D": "DEVICE",
    "I": "INTERVENTION",
    "M": "IMAGING",
    "A": "ANATOMY",
    "L": "LESION",
    "G": "GUIDANCE",
    "S": "SEDATION",
}
STATUS: Mapping[str, str] = {
    "p": "planned",
    "h": "historical",
    "n": "negated",
    "y": "hypothetical",
    "a": "attempted",
    "d": "performed",
}
_SPECIAL = re.compile(r"[\[\]{}|<>]")
_MARK = re.compile(r"\[([VDIMALGS])(?:!([phnyad]))?:")
_SYMBOL = re.compile(r"<([a-z0-9_]+)>")
_SLOT = re.compile(r"\{([a-z0-9_]+)\}")
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_VOWEL = re.compile(r"[aeioAEIO]")
_SIDES = {
    **{word: word for word in ("left", "right", "bilateral")},
    "both": "bilateral",
    **dict.fromkeys(("l", "lt", "lad", "lm", "lv", "la", "lima"), "left"),
    **dict.fromkeys(("r", "rt", "rca", "rv", "ra"), "right"),
}
"""Words and short forms that are on a side, whatever the step is about."""


class UnsayableError(Exception):
    """No alternative is left with which the case can be told."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an alternative: ``text``, ``slot``, ``symbol``, ``choice`` or ``mark``."""

    kind: str
    value: str = ""
    parts: tuple[tuple[Node, ...], ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to say what a symbol stands for."""

    nodes: tuple[Node, ...]
    terse: bool


Grammar = Mapping[str, tuple[Alternative, ...]]
Filler = Callable[[str, bool], Marked]
"""What a slot of this name says; terse or not."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a symbol is expanded: what fills its slots, and what holds of its bare entities."""

    fill: Filler
    status: str = "performed"
    side: str | None = None
    terse: bool = False


@cache
def load_grammar() -> Grammar:
    """Every symbol of the pattern files."""
    symbols: dict[str, list[Alternative]] = {}
    folder = files("ircoder.synthetic") / "patterns"
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        name = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if line.startswith("= "):
                name = line[2:].strip()
            elif line and not line.startswith("#"):
                terse = line.startswith("~")
                symbols.setdefault(name, []).append(Alternative(pattern(line.lstrip("~ ")), terse))
    return {name: tuple(found) for name, found in symbols.items()}


def _sequence(text: str, at: int, stops: str) -> tuple[tuple[Node, ...], int]:
    """Nodes from a place up to one of the stopping characters."""
    nodes: list[Node] = []
    while at < len(text) and text[at] not in stops:
        mark, symbol, slot = _MARK.match(text, at), _SYMBOL.match(text, at), _SLOT.match(text, at)
        if mark:
            inner, at = _sequence(text, mark.end(), "]")
            nodes.append(Node("mark", LABELS[mark[1]], (inner,), STATUS.get(mark[2] or "")))
            at += 1
        elif symbol:
            nodes.append(Node("symbol", symbol[1]))
            at = symbol.end()
        elif slot:
            nodes.append(Node("slot", slot[1]))
            at = slot.end()
        elif text[at] == "{":
            branches: list[tuple[Node, ...]] = []
            while text[at] != "}":
                branch, at = _sequence(text, at + 1, "|}")
                branches.append(branch)
            nodes.append(Node("choice", "", tuple(branches)))
            at += 1
        else:
            found = _SPECIAL.search(text, at)
            end = found.start() if found else len(text)
            if end == at and text[at] not in "<>":
                return tuple(nodes), at
            end = max(end, at + 1)
            nodes.append(Node("text", text[at:end]))
            at = end
    return tuple(nodes), at


class Speaker:
    """Expands symbols at random, without the surface forms that are hidden."""

    def __init__(self, grammar: Grammar, rng: Random, is_hidden: Callable[[str], bool]) -> None:
        self.grammar = grammar
        self.rng = rng
        self.is_hidden = is_hidden

    def say(self, symbol: str, scope: Scope) -> Marked:
        """One way of saying a symbol.

        Raises
        ------
        UnsayableError
            Where every alternative needs a hidden form.
        """
        alternatives = list(self.grammar[symbol])
        self.rng.shuffle(alternatives)
        if scope.terse:
            alternatives.sort(key=lambda item: not item.terse or self.rng.random() < 0.3)
        else:
            alternatives = [item for item in alternatives if not item.terse] or alternatives
        for alternative in alternatives:
            try:
                return with_articles(tuple(self._expand(alternative.nodes, scope)))
            except UnsayableError:
                continue
        raise UnsayableError(symbol)

    def words(self, text: str, scope: Scope) -> Marked:
        """A pattern that stands by itself."""
        return tuple(self._expand(pattern(text), scope))

    def _expand(self, nodes: tuple[Node, ...], scope: Scope) -> Iterator[Piece]:
        for node in nodes:
            match node.kind:
                case "text":
                    yield Piece(node.value)
                case "slot":
                    yield from scope.fill(node.value, scope.terse)
                case "symbol":
                    yield from self.say(node.value, scope)
                case "choice":
                    yield from self._choice(node, scope)
                case _:
                    yield from self._entity(node, scope)

    def _choice(self, node: Node, scope: Scope) -> Marked:
        branches = list(node.parts)
        self.rng.shuffle(branches)
        for branch in branches:
            try:
                return tuple(self._expand(branch, scope))
            except UnsayableError:
                continue
        raise UnsayableError(node.value)

    def _entity(self, node: Node, scope: Scope) -> Marked:
        whole = text_of(self._expand(node.parts[0], scope)).strip()
        text = _ARTICLE.sub("", whole)
        if self.is_hidden(text):
            raise UnsayableError(text)
        said = next((_SIDES[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SIDES), None)
        status = node.status or scope.status
        entity = Piece(text, node.value, status, said or (scope.side if _sided(node.value, status) else None))
        return (*plain(whole[: len(whole) - len(text)]), entity)


def _sided(label: str, status: str) -> bool:
    """Whether an entity shares the side of its step: an alternative does not, nor does an earlier study."""
    return status in ("performed", "attempted") or (label != "IMAGING" and status != "hypothetical")


def with_articles(marked: Marked) -> Marked:
    """``a`` before a vowel becomes ``an``."""
    out: list[Piece] = []
    for piece in marked:
        if out and out[-1].label is None and _VOWEL.match(piece.text) and re.search(r"(?:^|\s)[Aa] $", out[-1].text):
            out[-1] = Piece(out[-1].text[:-1] + "n ")
        out.append(piece)
    return tuple(out)


@cache
def pattern(text: str) -> tuple[Node, ...]:
    """Nodes of a pattern that stands by itself, such as the words of a slot."""
    nodes, end = _sequence(text, 0, "")
    if end != len(text):
        msg = f"stray bracket in the pattern {text!r}; balance it."
        raise ValueError(msg)
    return nodes
