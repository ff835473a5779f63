"""Where a needle went when its sentence does not say: the line or list item, the place named before, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.families.sampled_places import CLOCK_FACE, UNNAMED, Place, places_in, settled, side_of
from ircoder.knowledge.word_patterns import WordPattern

_LOOSE = frozenset({UNNAMED, CLOCK_FACE})
_SEGMENTED = frozenset({"liver", "lung"})
"""Organs whose lesions are told by the number of a segment; elsewhere it is the liver's."""
_LESION_NAMED = WordPattern(r"\b(?:mass|nodule|lesion|tumor|node|lymphadenopathy|biops\w+)\b")
_NOT_HERE = frozenset({"labs", "allergies", "consent", "plan"})
_OWN_WORK = WordPattern(r"\s*(?:planning (?:ct|imaging|scan)|ct planning|scout|localization)\b")
_OTHER_SAMPLING = WordPattern(r"\b(?:prior|previous|earlier|outside|another hospital|(?:19|20)\d\d)\b")
_LABEL = re.compile(
    r"\W*(?:nodule|lesion|mass|site|target|node|tumou?r)\s*(?:#|no\.?)?\s*(?:\d|[a-e])\b", re.IGNORECASE
)
_DENIED = WordPattern(
    r"\b(?:no biops\w+|not sampled|not biopsied|not ablated|nothing done|not treated|left alone"
    r"|(?:no|not|n't) (?:need\w*|meet\w*|require\w*|indicated|suspicious|touched)|too small"
    r"|observ\w+|watch(?:ed)? only)\b"
)


_OF_THE_BREAST = WordPattern(
    r"\btomosynthesis\b|\bbi-?\s?rads\b|\bstereo(?:tactic)?\b[^.;]{0,20}\b(?:vacuum|vab)\b|\bupright (?:stereo|tomo)\w*"
)
"""Words of breast work, where no word names the breast."""
_NODE = WordPattern(r"\b(?:the|lymph|this) nodes?\b|^\W*(?:lymph )?node\s*[:,-]")
_OF_EACH = WordPattern(r"\b(?:each(?! (?:time|pass|needle|step|sample))|both|apiece|respectively)\b")
_SAME_ONE = WordPattern(r"\b(?:the )?same (?:nodule|lesion|mass|node|lymph node|target|spot|tumor|site)\b")
"""A further sample of the lesion that the needle was in before, whatever way it went now."""
_REST_OF_IT = WordPattern(r"\b(?:background|normal|rest of|remainder|elsewhere|uninvolved|non-?\s?tumou?r\w*)\b")
"""The rest of the organ, whose lesion was sampled."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells of needle work, with the places that it names."""

    clause: Clause
    tier: Tier
    places: tuple[Place, ...]


def tier_here(context: Context, clause: Clause) -> Tier | None:
    """Tier of a clause; a planning scan of the session is part of its course and no study for comparison."""
    if clause.section == "comparison" and _OWN_WORK.match(clause.title):
        return "told"
    return tier_of(context, clause)


def targets(context: Context, told: Sequence[Told]) -> list[tuple[Place, ...]]:
    """Places of each telling, in the order given."""
    if not told:
        return []
    sites = dict.fromkeys(place.site for item in told for place in item.places if place.site not in _LOOSE)
    main = main_site(context, told)
    before = _last_named(context, main, frozenset(sites))
    in_line = _named_in_line(context)
    untold = None if main in sites else _sole_bone(context, main)
    out: list[tuple[Place, ...]] = []
    node = None if main is None or "node" in main else _sole_node(context)
    lettered = _lettered(context, main)
    for item in told:
        called = _BY_LETTER.match(item.clause.text)
        letter = (called["first"] or called["letter"]) if called is not None else ""
        if letter in lettered:
            out.append((lettered[letter],))
            continue
        same = _SAME_ONE.search(item.clause.text) and (before.get(item.clause.index) or (out and out[-1][:1]))
        if same:
            out.append((same,) if isinstance(same, Place) else same)
            continue
        named = [node if node is not None and _is_bare_node(context, place) else place for place in item.places]
        if not named and node is not None and _NODE.search(item.clause.text):
            named = [node]
        own = [place for place in named if not _node_of_none(context, place, main)]
        places = tuple(_resolved(tuple(own), main, frozenset(sites)))
        if not places or all(not (place.side or place.marks) and place.site == main for place in places):
            line = tuple(_resolved(in_line.get(item.clause.index, ()), main, frozenset(sites)))
            places = line or places
        if item.tier != "listed" and not named and _OF_EACH.search(item.clause.text):
            places = _several_before(context, item.clause, main) or places
        if not places and item.tier != "listed":
            places = _inherited(item.clause, before.get(item.clause.index) or untold, main)
        out.append(places)
    return out


_BY_LETTER = re.compile(
    r"\W*(?P<first>[A-E])\b(?=\s+(?:was|got|had)\b)"
    r"|[^.;]{0,40}\b(?:[Ff]or|[Ii]n|[Ii]nto|[Oo]f|[Ff]rom|[Tt]hrough|[Tt]o)\s+(?P<letter>[A-E])\b(?=\s*[,:.]"
    r"|\s+(?:was|an?|the)\b)"
)
"""A lesion called by the letter of its label ("for A, a 25-gauge needle", "B was sampled")."""
_LETTER_LABEL = re.compile(
    r"(?:\W*|[^.;]*:\s)(?:nodule|lesion|mass|site|target|node|tumou?r)\s*(?P<letter>[A-E])\b", re.IGNORECASE
)


def _lettered(context: Context, main: str | None) -> dict[str, Place]:
    """Lesions of the main site by the letters that labels give them ("Nodule B: isthmus")."""
    out: dict[str, Place] = {}
    for clause in context.clauses:
        label = _LETTER_LABEL.match(clause.text)
        if label is None or _DENIED.search(clause.text):
            continue
        named = [place for place in _resolved(places_in(clause), main, frozenset({main or ""})) if place.site == main]
        if named:
            out[label["letter"].upper()] = named[0]
    return out


def _several_before(context: Context, clause: Clause, main: str | None) -> tuple[Place, ...]:
    """The lesions of the main site that the statement before tells apart; empty where it names none or one."""
    before = next((c for c in reversed(context.clauses[: clause.index]) if places_in(c)), None)
    if before is None or before.section in _NOT_HERE or _DENIED.search(before.text):
        return ()
    told = tuple(place for place in places_in(before) if place.side or place.marks)
    named = tuple(place for place in _resolved(told, main, frozenset({main or ""})) if place.site == main)
    return () if len(named) < 2 or _one(named) else named


def _node_of_none(context: Context, place: Place, main: str | None) -> bool:
    """Whether "the node" stands alone where the report is about an organ: it is the node named before, and no organ."""
    return main is not None and "node" not in main and _is_bare_node(context, place)


def _is_bare_node(context: Context, place: Place) -> bool:
    """Whether the words of a place are "node" and no more."""
    return place.site == UNNAMED and context.reading.text[place.at : place.end].lower().startswith(("node", "lymph"))


def _sole_node(context: Context) -> Place | None:
    """The one lymph node that a report names by its station, which "the node" goes back to."""
    named = [
        place
        for clause in context.clauses
        if clause.section not in _NOT_HERE and not _DENIED.search(clause.text)
        for place in places_in(clause)
        if place.site in ("superficial_node", "deep_node")
    ]
    return named[0] if named and _one(tuple(named)) else None


def _sole_bone(context: Context, main: str | None) -> Place | None:
    """The one bone that a report names, where the telling of the samples names none."""
    if main != "bone":
        return None
    named = [
        place
        for clause in context.clauses
        if clause.section not in _NOT_HERE and not _DENIED.search(clause.text)
        for place in places_in(clause)
        if place.site == main and "bone" in place.marks
    ]
    return named[0] if named and _one(tuple(named)) else None


def _inherited(clause: Clause, last: Place | None, main: str | None) -> tuple[Place, ...]:
    """The place named before, unless the clause stands under another side."""
    side = side_of(clause)
    if last is not None and (side is None or last.side in (None, side)):
        return (last,)
    return (Place(main, side),) if main else ()


def _resolved(places: tuple[Place, ...], main: str | None, sites: frozenset[str]) -> Iterator[Place]:
    """Places with the site of the report where they tell none."""
    for place in places:
        if place.site == CLOCK_FACE:
            if "breast" in sites or main == "breast":
                yield replace(place, site="breast")
        elif place.site == UNNAMED and "segment" in place.marks and main not in _SEGMENTED:
            yield replace(place, site="liver", side=None)
        elif place.site == UNNAMED:
            if main is not None and (place.side or place.marks) and not _told_beside(place, places):
                yield settled(replace(place, site=main))
        else:
            yield place


def _told_beside(place: Place, places: tuple[Place, ...]) -> bool:
    """Whether a lesion without a site is one that the clause names with its own ("right axilla, level 1 node")."""
    sited = [other for other in places if other.site not in _LOOSE]
    return any(not settled(replace(place, site=other.site)).clashes(other) for other in sited)


def main_site(context: Context, told: Sequence[Told]) -> str | None:
    """Site of the titles, else of the course, else of the first lesion that the report names."""
    for tier in ("listed", "told", "summed"):
        named = [p.site for item in told if item.tier == tier for p in item.places if p.site not in _LOOSE]
        if named:
            return "thyroid" if "thyroid" in named else "breast" if "breast" in named else named[0]
    if context.says(_OF_THE_BREAST):
        return "breast"
    untouched = {
        place.site
        for clause in context.clauses
        if _DENIED.search(clause.text) and not _REST_OF_IT.search(clause.text)
        for place in places_in(clause)
    }
    return _first_named(context, _LOOSE | untouched) or _first_named(context, _LOOSE)


def _first_named(context: Context, left_out: frozenset[str]) -> str | None:
    """Site of the first lesion that the report names, else of the first place."""
    for wanted in (_LESION_NAMED, None):
        for clause in context.clauses:
            if clause.section in _NOT_HERE or (wanted is not None and not wanted.search(clause.text)):
                continue
            if clause.section == "history" and (wanted is None or _OTHER_SAMPLING.search(clause.text)):
                continue
            named = [place.site for place in places_in(clause) if place.site not in left_out]
            if named:
                return named[0]
    return None


def _last_named(context: Context, main: str | None, sites: frozenset[str]) -> dict[int, Place]:
    """For each clause the place of these sites last named before it in the course of the session.

    The label of an item ("Nodule 2: left mid, 1.4 cm") names a place of the main site.
    """
    out: dict[int, Place] = {}
    last: Place | None = None
    for clause in context.clauses:
        if last is not None:
            out[clause.index] = last
        label = _LABEL.match(clause.text) is not None
        if _DENIED.search(clause.text) or (tier_here(context, clause) != "told" and not label):
            continue
        places = places_in(clause)
        if label:
            places = tuple(_resolved(places, main, sites))
        named = [place for place in places if place.site in sites]
        if len(named) == 1:
            last = named[0]
        elif named:
            last = None
    return out


def _named_in_line(context: Context) -> dict[int, tuple[Place, ...]]:
    """For each clause the places named before it in its own line or list item, sides and marks included."""
    out: dict[int, tuple[Place, ...]] = {}
    text = context.reading.text
    last: tuple[Place, ...] = ()
    end = 0
    for clause in context.clauses:
        if "\n" in text[end : clause.start + 1] or text[end : clause.start].endswith("\n"):
            last = ()
        if last:
            out[clause.index] = last
        told = () if _DENIED.search(clause.text) else places_in(clause)
        named = tuple(
            place
            for place in told
            if (place.side or place.marks or place.site not in _LOOSE)
            and not (place.site == UNNAMED and _told_beside(place, told))
        )
        if named:
            last = named[:1] if _one(named) else ()
        end = clause.end
        if clause.text.endswith("\n"):
            last = ()
    return out


def _one(places: tuple[Place, ...]) -> bool:
    """Whether several words of a clause speak of one lesion."""
    return all(not places[0].clashes(other) for other in places[1:])
