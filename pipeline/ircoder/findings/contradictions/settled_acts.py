"""Acts that exist only because a title or a summary names another place: the course did them once, and not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ircoder.findings.context import TITLES
from ircoder.findings.model import Act, Contradiction, Findings, Span
from ircoder.language.levels import parse_levels

_OUTSIDE = TITLES | {"impression"}
_ONE_SIDE = frozenset({"left", "right"})


def without_contradicted(found: Findings) -> Findings:
    """The findings without such acts; the contradiction is told, and neither place is billed beside the other."""
    clashes = [item for item in found.contradictions if item.kind in {"side", "level", "place"}]
    if not clashes:
        return found
    acts = tuple(act for act in found.acts if not any(_is_echo(act, found.acts, clash) for clash in clashes))
    return dataclasses.replace(found, acts=acts) if len(acts) < len(found.acts) else found


def _is_echo(act: Act, acts: tuple[Act, ...], clash: Contradiction) -> bool:
    """Whether an act only repeats, at the place that the course does not bear out, one of its family elsewhere."""
    if act.status != "performed" or not act.spans:
        return False
    others = [other for other in acts if other.family == act.family and other.status == "performed" and other != act]
    if clash.kind == "level":
        return _at_claimed_level(act, others, clash)
    if clash.kind == "place" and act.target is not None and act.target == clash.about:
        return any(other.target not in {None, act.target} and not _only_named(other) for other in others)
    if clash.kind != "side" or act.side not in _ONE_SIDE or not _stands_in(act, clash):
        return False
    return any(other.side in _ONE_SIDE and other.side != act.side and not _only_named(other) for other in others)


def _only_named(act: Act) -> bool:
    """Whether an act stands in titles and summaries alone."""
    return all(span.section in _OUTSIDE for span in act.spans)


def _stands_in(act: Act, clash: Contradiction) -> bool:
    """Whether an act stands in titles and summaries alone, one of which is in the contradiction."""
    named = {span.start for span in clash.spans if span.section in _OUTSIDE}
    return _only_named(act) and not named.isdisjoint(span.start for span in act.spans)


def _at_claimed_level(act: Act, others: Iterable[Act], clash: Contradiction) -> bool:
    """Whether the levels of an act are those that only the head names, and another act has those of the course."""
    told = _levels(clash.second)
    claimed = _levels(clash.first) - told
    if not act.levels or not set(act.levels) <= claimed:
        return False
    return any(other.levels and not set(other.levels) & claimed for other in others)


def _levels(spans: Iterable[Span]) -> set[str]:
    return {level for span in spans for level in parse_levels(span.text.rstrip(" .\n"))}
