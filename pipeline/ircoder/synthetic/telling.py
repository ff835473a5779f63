"""A case told step by step: what fills the slots of the patterns, and the sentences of each part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from ircoder.synthetic.case import Case, Named, Part, Step
from ircoder.synthetic.grammar import Scope, Speaker, load_grammar
from ircoder.synthetic.marked import Marked, plain, text_of
from ircoder.synthetic.names import Names

_ANY, _NOUN = "any_", "noun_"
"""Slots that name any device of a class, or an act or a study by one of its nouns."""
_RANGE = re.compile(r"n(\d+)_(\d+)")
_DOCTORS = (
    "Abbott",
    "Banerjee",
    "Castillo",
    "Dietrich",
    "Eriksen",
    "Farouk",
    "Goldberg",
    "Hashimoto",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Nakamura",
    "Okonkwo",
    "Petrov",
    "Quist",
    "Rahman",
    "Sorensen",
    "Tanaka",
    "Underhill",
    "Vasquez",
    "Wexler",
    "Yilmaz",
    "Zeller",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one step says."""

    part: Part
    symbol: str
    words: Marked


class Teller:
    """Tells a case in sentences or, terse, in fragments."""

    def __init__(self, case: Case, rng: Random, names: Names, *, terse: bool) -> None:
        self.case = case
        self.rng = rng
        self.names = names
        self.terse = terse
        self.speaker = Speaker(load_grammar(), rng, names.is_hidden)

    def sentences(self) -> list[Sentence]:
        """Every step in words."""
        return [Sentence(step.part, step.symbol, self.said(step)) for step in self.case.steps]

    def said(self, step: Step) -> Marked:
        """One step in words."""
        terse = self.terse and self.rng.random() < 0.9
        scope = Scope(self.slots_of(step), step.status, step.side, terse)
        words = self.speaker.say(step.symbol, scope)
        return words if text_of(words).strip() else plain("")

    def slots_of(self, step: Step) -> Callable[[str, bool], Marked]:
        """What fills the slots of a step."""

        def fill(name: str, terse: bool) -> Marked:
            value = step.slots.get(name)
            if isinstance(value, Named):
                return (self.names.piece(value.concept, value.side, value.status or step.status, terse),)
            if name.startswith(_ANY) and value is None:
                tool = self.names.device(name.removeprefix(_ANY))
                return (self.names.piece(tool, step.side, step.status, terse),)
            if name.startswith(_NOUN) and value is None:
                return (self.names.noun(name.removeprefix(_NOUN), step.status, step.side),)
            if value is not None:
                return self.speaker.words(value, Scope(fill, step.status, step.side, terse))
            return plain(self._anything(name))

        return fill

    def doctor(self) -> str:
        """A surname."""
        return self.rng.choice(_DOCTORS)

    def _anything(self, name: str) -> str:
        """A number in a range, a month, a doctor: what no finding hangs on."""
        number = _RANGE.fullmatch(name)
        if number:
            return str(self.rng.randint(int(number[1]), int(number[2])))
        if name == "month":
            return self.rng.choice(_MONTHS)
        if name == "year":
            return str(self.case.service_date.year - self.rng.randint(1, 9))
        if name == "dr":
            return self.doctor()
        msg = f"the {self.case.family} case fills no slot {name!r}"
        raise KeyError(msg)
