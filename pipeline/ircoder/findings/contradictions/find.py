"""All contradictions of a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ircoder.findings.context import Context
from ircoder.findings.contradictions.counts import find_count_contradictions
from ircoder.findings.contradictions.devices import find_device_contradictions
from ircoder.findings.contradictions.doors import find_door_contradictions
from ircoder.findings.contradictions.elements import find_element_contradictions
from ircoder.findings.contradictions.fates import find_fate_contradictions
from ircoder.findings.contradictions.levels import find_level_contradictions, find_level_counts
from ircoder.findings.contradictions.listed_acts import find_listed_acts
from ircoder.findings.contradictions.outcomes import find_outcome_contradictions
from ircoder.findings.contradictions.paired_sides import find_paired_sides
from ircoder.findings.contradictions.persons import find_person_contradictions
from ircoder.findings.contradictions.places import find_place_contradictions
from ircoder.findings.contradictions.plans import find_plan_contradictions
from ircoder.findings.contradictions.results import find_result_contradictions
from ircoder.findings.contradictions.sides import find_side_contradictions
from ircoder.findings.contradictions.single_things import find_single_things
from ircoder.findings.contradictions.stray_places import find_stray_places
from ircoder.findings.contradictions.stray_vessels import find_stray_vessels
from ircoder.findings.contradictions.times import find_time_contradictions
from ircoder.findings.contradictions.told_elements import find_told_elements
from ircoder.findings.contradictions.traits import find_trait_contradictions
from ircoder.findings.contradictions.undone_acts import find_undone_acts
from ircoder.findings.contradictions.vessel_places import find_vessel_contradictions
from ircoder.findings.model import Contradiction, Findings, Span

_OF_ACTS = frozenset({"act", "plan"})


def find_contradictions(context: Context, found: Findings) -> tuple[Contradiction, ...]:
    """Places of the report that cannot all be true, one statement once."""
    out: dict[str, Contradiction] = {}
    undone: list[Span] = []
    finders = (
        find_side_contradictions(context, found),
        find_level_contradictions(context),
        find_level_counts(context, found),
        find_listed_acts(context, found),
        find_result_contradictions(context),
        find_undone_acts(context, found),
        find_place_contradictions(context, found),
        find_vessel_contradictions(context, found),
        find_device_contradictions(context),
        find_trait_contradictions(context, found),
        find_fate_contradictions(context),
        find_count_contradictions(context),
        find_plan_contradictions(context, found),
        find_element_contradictions(context, found),
        find_time_contradictions(context),
        find_person_contradictions(context),
    )
    for item in chain.from_iterable(finders):
        if item.kind in _OF_ACTS:
            # One denial is told once, whichever finder reads it first.
            if any(one.start < other.end and other.start < one.end for one in item.second for other in undone):
                continue
            undone.extend(item.second)
        out.setdefault(item.statement, item)
    return tuple(out.values())


def find_doubts(context: Context, known: tuple[Contradiction, ...]) -> tuple[Contradiction, ...]:
    """What comparisons of concepts find beside the contradictions that are known: for review, no act falls by it."""
    out = list(known)
    for item in chain.from_iterable(_by_concept(context)):
        # What the finders above have told is not told a second time.
        if not any(_meet(item, other) for other in out):
            out.append(item)
    return tuple(out[len(known) :])


def _by_concept(context: Context) -> tuple[Iterator[Contradiction], ...]:
    """Comparisons of what is named, in whatever words; they are for review only and may be wrong now and then."""
    return (
        find_stray_vessels(context),
        find_stray_places(context),
        find_paired_sides(context),
        find_door_contradictions(context),
        find_outcome_contradictions(context),
        find_single_things(context),
        find_told_elements(context),
    )


def _meet(one: Contradiction, other: Contradiction) -> bool:
    """Whether two contradictions quote the same words, or are of one kind and thing."""
    if one.kind == other.kind and one.about == other.about:
        return True
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)
