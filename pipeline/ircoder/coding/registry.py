"""Registration of coding rules: each is a small pure function with the ids that it decides and its phase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate

RuleFunction = Callable[[Slate, Encounter], Slate]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule: the reference rules it implements, its phase and one line on what it decides."""

    ids: tuple[str, ...]
    phase: Phase
    decides: str
    function: RuleFunction

    @property
    def module(self) -> str:
        """Dotted name of the module that holds the rule."""
        return self.function.__module__


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules of one family module, the catalogue families and act kinds that it codes, the codes that it may propose."""

    name: str
    families: frozenset[str]
    act_kinds: frozenset[str]
    codes: frozenset[str]
    rules: tuple[Rule, ...]


class RuleBookBuilder:
    """Collects the rules of a module by decoration; :meth:`book` freezes them."""

    def __init__(
        self, name: str, *, families: Iterable[str], act_kinds: Iterable[str], codes: Iterable[str] = ()
    ) -> None:
        self.name = name
        self._families = frozenset(families)
        self._act_kinds = frozenset(act_kinds)
        self._codes = frozenset(codes)
        self._rules: list[Rule] = []

    def rule(self, *ids: str, phase: Phase, decides: str) -> Callable[[RuleFunction], RuleFunction]:
        """Register the decorated function under the reference rule ids that it implements."""

        def register(function: RuleFunction) -> RuleFunction:
            self._rules.append(Rule(ids, phase, decides, function))
            return function

        return register

    def book(self) -> RuleBook:
        """The finished rule book."""
        return RuleBook(self.name, self._families, self._act_kinds, self._codes, tuple(self._rules))
