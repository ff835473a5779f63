"""The draw: one random number a unit, in the order of the keys; the smallest numbers of a stratum are its sample."""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

GENERATOR = "Mersenne Twister MT19937 of Python's random.Random(seed), one random() a unit"
ORDER = (
    "keys sorted by Unicode code points, one number a unit in that order; in each stratum the units with the smallest "
    "numbers are the sample, the next ones the spares, in the order of their numbers"
)

Role = Literal["sample", "spare"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit that was drawn.

    ``order`` counts from 1 within the stratum, spares after the sample. ``stratum_units`` is how many units of the
    frame are in the stratum.
    """

    key: str
    role: Role
    stratum: str
    order: int
    number: float
    stratum_units: int


def new_seed() -> int:
    """Give a seed that nobody chose: nine digits from the operating system's source of randomness."""
    return secrets.randbelow(900_000_000) + 100_000_000


def random_numbers(seed: int, count: int) -> list[float]:
    """Give the first numbers, from 0 up to but not 1, that a seed makes.

    Python promises that ``random()`` of the same whole number as seed stays the same sequence in later versions and on
    all platforms; it is that of any MT19937 seeded by array (numpy's ``RandomState([seed])`` for seeds below 2**32).
    """
    source = random.Random(seed)  # noqa: S311 - it has to be repeatable, not secret
    return [source.random() for _ in range(count)]


def draw(keys: Sequence[str], strata: Sequence[str], sizes: Mapping[str, int], seed: int, spares: int) -> list[Drawn]:
    """Draw a random sample without replacement from each stratum.

    Since a unit keeps its number whatever the sizes and strata are, a larger sample of the same seed contains the
    smaller one: spares, and a sample that is extended later, are the next units of the same draw.

    Parameters
    ----------
    keys
        Keys of all units, sorted by code points, each once.
    strata
        Stratum of each unit.
    sizes
        Units wanted of each stratum, in the order in which strata are put out.
    seed
        Whole number, 0 or more.
    spares
        Further units of each stratum, as far as it has them.
    """
    numbers = random_numbers(seed, len(keys))
    members: dict[str, list[tuple[float, str]]] = {name: [] for name in sizes}
    for key, stratum, number in zip(keys, strata, numbers, strict=True):
        members[stratum].append((number, key))
    drawn = []
    for name, size in sizes.items():
        ranked = sorted(members[name])
        for order, (number, key) in enumerate(ranked[: size + spares], start=1):
            role: Role = "sample" if order <= size else "spare"
            drawn.append(Drawn(key, role, name, order, number, len(ranked)))
    return drawn
