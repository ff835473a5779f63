"""All contradictions of a report."""

from __future__ import annotations

from itertools import chain

from ircoder.findings.context import Context
from ircoder.findings.contradictions.counts import find_count_contradictions
from ircoder.findings.contradictions.devices import find_device_contradictions
from ircoder.findings.contradictions.elements import find_element_contradictions
from ircoder.findings.contradictions.fates import find_fate_contradictions
from ircoder.findings.contradictions.levels import find_level_contradictions, find_level_counts
from ircoder.findings.contradictions.listed_acts import find_listed_acts
from ircoder.findings.contradictions.persons import find_person_contradictions
from ircoder.findings.contradictions.places import find_place_contradictions
from ircoder.findings.contradictions.plans import find_plan_contradictions
from ircoder.findings.contradictions.results import find_result_contradictions
from ircoder.findings.contradictions.sides import find_side_contradictions
from ircoder.findings.contradictions.times import find_time_contradictions
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
