"""What a builder of findings is given and what it hands back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ircoder.findings.act_access import with_access, with_access_in_use
from ircoder.findings.context import Context
from ircoder.findings.itinerary import Way
from ircoder.findings.lesions import PlacedLesion
from ircoder.findings.model import Access, Act, Device, Fact, Guidance, Imaging, Lesion
from ircoder.findings.treated_vessels import Targets


@dataclass(frozen=True, slots=True)
class Parts:
    """Acts with what hangs on them: guidance, facts, imaging, lesions and devices."""

    acts: tuple[Act, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    facts: tuple[Fact, ...] = ()
    imaging: tuple[Imaging, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    devices: tuple[Device, ...] = ()

    def __add__(self, other: Parts) -> Parts:
        """Both together, in order."""
        if not (other.acts or other.guidance or other.facts or other.imaging or other.lesions or other.devices):
            return self
        return Parts(
            (*self.acts, *other.acts),
            (*self.guidance, *other.guidance),
            (*self.facts, *other.facts),
            (*self.imaging, *other.imaging),
            (*self.lesions, *other.lesions),
            (*self.devices, *other.devices),
        )


@dataclass(frozen=True, slots=True)
class Session:
    """What the builders before have found: punctures with their itineraries, lesions, and the acts so far."""

    accesses: tuple[Access, ...]
    way: Way
    targets: Targets
    lesions: tuple[PlacedLesion, ...]
    imaging: tuple[Imaging, ...]
    acts: tuple[Act, ...]

    def through(self, context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Acts on vessels with the access through which each was done."""
        placed = with_access(context, acts, self.accesses, self.way)
        return with_access_in_use(context, placed, self.way)


@dataclass(frozen=True, slots=True)
class FamilyBuilder:
    """Builder of the acts of some families; ``kinds`` are the act kinds that no other builder makes.

    ``by_item``: numbered items of a report that tell work of several kinds are read one by one. ``used_only``: the
    report is read without the devices that it names only to leave them aside.
    """

    name: str
    kinds: frozenset[str]
    find: Callable[[Context, Session], Parts]
    by_item: bool = False
    used_only: bool = False
