"""Acts that exist only because a title or a summary names the other side: the course did them once, and not there."""

from __future__ import annotations

import dataclasses

from ircoder.findings.context import TITLES
from ircoder.findings.model import Act, Contradiction, Findings

_OUTSIDE = TITLES | {"impression"}


def without_contradicted(found: Findings) -> Findings:
    """The findings without such acts; the contradiction is told, and neither side is billed beside the other."""
    clashes = [item for item in found.contradictions if item.kind == "side"]
    if not clashes:
        return found
    acts = tuple(act for act in found.acts if not any(_is_echo(act, found.acts, clash) for clash in clashes))
    return dataclasses.replace(found, acts=acts) if len(acts) < len(found.acts) else found


def _is_echo(act: Act, acts: tuple[Act, ...], clash: Contradiction) -> bool:
    """Whether an act stands in the title or summary alone, and one of its family in the course on the other side."""
    named = {span.start for span in clash.spans if span.section in _OUTSIDE}
    if act.status != "performed" or act.side not in {"left", "right"} or not act.spans or not named:
        return False
    if any(span.section not in _OUTSIDE for span in act.spans) or named.isdisjoint(span.start for span in act.spans):
        return False
    return any(
        other.family == act.family
        and other.status == "performed"
        and other.side in {"left", "right"}
        and other.side != act.side
        and any(span.section not in _OUTSIDE for span in other.spans)
        for other in acts
    )
