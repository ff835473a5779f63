"""From a target accuracy to the least probability for release without review, chosen on held-out reports."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TARGET_ACCURACY = 0.95
"""Share of the reports released without review whose code set is to be entirely right, unless the user sets another."""
HELD_OUT = "held_out.json"
_FEWEST = 20
"""Released held-out reports below which no accuracy can be read off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A threshold with what it bought on the held-out reports: how many were released, how many of them right."""

    threshold: float
    released: int
    right: int
    reports: int

    @property
    def coverage(self) -> float:
        """Share of the held-out reports that the threshold releases."""
        return self.released / self.reports if self.reports else 0.0


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Probability of the complete set, and whether it was entirely right, of reports on which nothing was fitted.

    Reports that rules send to review are not among them: no probability releases those. ``reports`` counts them all.
    """

    chances: tuple[float, ...]
    right: tuple[bool, ...]
    reports: int

    def choose(self, target: float = TARGET_ACCURACY) -> Choice | None:
        """The least threshold at which the target is met on the held-out reports above it.

        Parameters
        ----------
        target
            Share (0 to 1) of the released reports that is to be entirely right.

        Returns
        -------
        Choice
            ``None`` where no threshold meets the target.
        """
        ranked = sorted(zip(self.chances, self.right, strict=True), reverse=True)
        best: Choice | None = None
        right = 0
        for number, (chance, is_right) in enumerate(ranked, start=1):
            right += is_right
            last_of_its_chance = number == len(ranked) or ranked[number][0] < chance
            if number >= _FEWEST and last_of_its_chance and right >= target * number:
                best = Choice(chance, number, right, self.reports)
        return best

    @classmethod
    def from_disk(cls, folder: Path) -> HeldOut | None:
        """Read it from the folder of the confidence models; ``None`` where that holds none."""
        path = folder / HELD_OUT
        return cls.from_json(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None

    def to_json(self) -> dict[str, Any]:
        """As it is stored with a model."""
        return {"reports": self.reports, "chances": list(self.chances), "right": [int(value) for value in self.right]}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> HeldOut:
        """What :meth:`to_json` wrote.

        Raises
        ------
        KeyError, TypeError, ValueError
            Where it is something else.
        """
        chances: Sequence[float] = stored["chances"]
        right: Sequence[int] = stored["right"]
        if len(chances) != len(right):
            msg = "held-out probabilities and outcomes differ in number"
            raise ValueError(msg)
        return cls(tuple(float(c) for c in chances), tuple(bool(r) for r in right), int(stored["reports"]))
