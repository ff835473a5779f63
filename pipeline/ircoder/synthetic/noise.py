"""What dictation and typing do to a text: words misheard or torn, stops dropped, slips of the keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from ircoder.knowledge.misheard_words import MisheardWord, load_misheard_words
from ircoder.synthetic.marked import Marked, Piece

LEVELS: tuple[float, ...] = (0.0, 0.0, 0.0, 0.35, 0.35, 1.0)
"""How noisy a report is: most are clean, few are bad."""
_LONG_WORD = re.compile(r"\b[a-z]{7,}\b", re.IGNORECASE)
_TEARABLE = re.compile(r"\b[a-z]{10,}\b", re.IGNORECASE)
_STOPS = re.compile(r"(?<=[a-z])[,.](?= [a-z])")
_MISHEARD, _TORN, _SLIP, _DROPPED = 0.25, 0.012, 0.012, 0.12


def noisy(marked: Marked, rng: Random, level: float) -> Marked:
    """The text with its errors; every entity keeps its words, however they are now written."""
    if not level:
        return marked
    out: list[Piece] = []
    for index, piece in enumerate(marked):
        following = marked[index + 1].text if index + 1 < len(marked) else ""
        text = _misheard(piece.text, following, rng, level)
        text = _each(_TEARABLE, text, lambda word: _torn(word, rng) if rng.random() < _TORN * level else word)
        text = _each(_LONG_WORD, text, lambda word: _slipped(word, rng) if rng.random() < _SLIP * level else word)
        if piece.label is None:
            text = _each(_STOPS, text, lambda stop: "" if rng.random() < _DROPPED * level else stop)
        out.append(replace(piece, text=text))
    return tuple(out)


def _each(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    return pattern.sub(lambda match: change(match.group()), text)


def _misheard(text: str, following: str, rng: Random, level: float) -> str:
    for word in load_misheard_words():
        if word.meant not in text.lower() or rng.random() >= _MISHEARD * level:
            continue
        match = re.search(rf"\b{re.escape(word.meant)}\b", text, re.IGNORECASE)
        if match and _stands(word, text[match.end() :] + following):
            heard = word.heard.upper() if match.group().isupper() else word.heard
            text = text[: match.start()] + heard + text[match.end() :]
    return text


def _stands(word: MisheardWord, rest: str) -> bool:
    """Whether what follows still tells what was meant."""
    if not word.after:
        return True
    following = re.findall(r"[a-z]+", rest.lower())[:1]
    return bool(following) and following[0].startswith(word.after)


def _torn(word: str, rng: Random) -> str:
    at = rng.randint(4, len(word) - 4)
    return f"{word[:at]} {word[at:]}"


def _slipped(word: str, rng: Random) -> str:
    """Two letters swapped, one left out or one struck twice, never the first."""
    at = rng.randint(2, len(word) - 3)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]
