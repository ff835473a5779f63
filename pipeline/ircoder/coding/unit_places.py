"""Names of what the units of one line count: vessels, levels, organs, ducts, punctures (MOD-20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.findings.model import Act, Side

_LISTS = ("ducts", "vessels", "arteries")
_WORDS = ("object", "nerve", "artery", "site")


def named_units(why: str, members: Iterable[Candidate], encounter: Encounter) -> str:
    """The reason of a line with several units, with every place that it does not name yet."""
    group = tuple(members)
    places = tuple(dict.fromkeys(place for member in group for place in _places(member, encounter)))
    if all(_bare(place) in why.lower() for place in places):
        return why
    return f"{why} Places: {', '.join(places)}."


def _bare(place: str) -> str:
    return place.lower().removeprefix("left ").removeprefix("right ").removeprefix("bilateral ")


def _places(member: Candidate, encounter: Encounter) -> Iterator[str]:
    access = encounter.findings.access(member.access)
    if member.level:
        yield _sided(member.level, member.side)
    elif member.vessel:
        entered = access is not None and access.vessel == member.vessel
        yield _sided(_name(member.vessel, encounter), member.side or (access.side if entered and access else None))
    elif member.acts:
        for act in encounter.findings.acts:
            if act.id in member.acts:
                yield from _places_of(act, encounter)
    elif not member.imaging and access is not None and access.vessel:
        yield _sided(_name(access.vessel, encounter), access.side)


def _places_of(act: Act, encounter: Encounter) -> Iterator[str]:
    """Levels, ducts or vessels of an act, else its target."""
    several = next((value for key in _LISTS if isinstance(value := act.details.get(key), tuple)), ())
    if act.levels or several:
        yield from (_sided(_name(item, encounter), act.side) for item in act.levels or several)
    elif act.target:
        yield _sided(_name(act.target, encounter), act.side)
    else:
        yield from (str(act.details[key]).replace("_", " ") for key in _WORDS if key in act.details)


def _name(concept: str, encounter: Encounter) -> str:
    vessel = encounter.knowledge.vessels.get(concept)
    return vessel.name if vessel is not None else concept.partition(":")[2].replace("_", " ") or concept


def _sided(name: str, side: Side | None) -> str:
    return name if side is None or side in name else f"{side} {name}"
