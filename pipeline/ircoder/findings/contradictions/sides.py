"""Left against right: the title, the reason or the summary against the course, and the steps of the course."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Context
from ircoder.findings.contradictions.both_sides import find_one_of_both
from ircoder.findings.contradictions.hands import is_firm
from ircoder.findings.contradictions.side_claims import Claim, side_claims, sides_of
from ircoder.findings.contradictions.side_clash import GENERAL, clash, differ, firm, of_parts
from ircoder.findings.contradictions.side_doors import clash_at_doors
from ircoder.findings.contradictions.side_places import tree_of
from ircoder.findings.contradictions.side_slips import clash_in_course
from ircoder.findings.model import Contradiction, Findings
from ircoder.language.side_words import opposite

_LINES = frozenset({"port", "tunneled_catheter", "nontunneled_catheter", "picc", "midline", "central_line_insertion"})
_LINE = "line"
_LINE_PLACES = frozenset({"chest", "arm", "internal jugular vein", "jugular vein", "subclavian vein"})
"""For a line the way in is the place of the work."""
_BOTH_SIDES = 2


def find_side_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Sides that cannot both be true."""
    claims = side_claims(context)
    if not claims:
        return
    kept = _that_claim(context, claims)
    by_place = False
    for tree, of_tree in _by_tree(kept, lines=not _LINES.isdisjoint(context.kinds)).items():
        if tree == _LINE:
            found_here = _of_line(context, of_tree)
        else:
            found_here = clash_at_doors(context, of_tree) if tree.endswith("access") else _at_places(context, of_tree)
        if found_here is not None:
            by_place = True
            yield found_here
    anywhere = None if by_place else _anywhere(context, kept)
    if anywhere is not None:
        yield anywhere
    both = find_one_of_both(context, found, kept)
    if both is not None:
        yield both


def _by_tree(claims: list[Claim], *, lines: bool) -> dict[str, list[Claim]]:
    """Claims by the region they speak of; a line has one way, from the vein of the neck or arm to the chest."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if lines and (claim.place in _LINE_PLACES or (claim.way_in and claim.place != "femoral access")):
            found.setdefault(_LINE, []).append(claim)
        elif claim.place:
            found.setdefault(tree_of(claim.place), []).append(claim)
    return found


def _of_line(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title or the summary of a line against its course; an old line of the other side may be told beside it."""
    return _title_alone(context, claims) or _title_and_summary(context, claims) or _summary_alone(context, claims)


def _that_claim(context: Context, claims: tuple[Claim, ...]) -> list[Claim]:
    """The claims without those of titles that claim nothing: requests, and lists of work on lines of both sides."""
    listed = [claim for claim in claims if claim.part == "title" and is_firm(claim.clause)]
    if not _LINES.isdisjoint(context.kinds) and sides_of(listed) >= {"left", "right"}:
        listed = [claim for claim in listed if claim.side == "bilateral"]
    kept = {id(claim) for claim in listed}
    return [claim for claim in claims if claim.part != "title" or id(claim) in kept]


def _at_places(context: Context, claims: list[Claim]) -> Contradiction | None:
    """What the parts of the report say of one place, two by two."""
    return (
        _title_alone(context, claims)
        or _act_elsewhere(context, claims)
        or _title_and_reason(context, claims)
        or _title_and_summary(context, claims)
        or _summary_alone(context, claims)
        or _reason_alone(context, claims)
        or clash_in_course(context, claims)
    )


def _title_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side, and all the rest of the report the other."""
    named, rest = of_parts(claims, "title"), of_parts(claims, "course", "summary")
    told = firm(rest) if differ(named, rest) else []
    return clash(context, named, told) if told else None


def _act_elsewhere(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The act of the title is told on the other side, and no work on the side of the title."""
    named, told = of_parts(claims, "title"), of_parts(claims, "course", "summary")
    if len(sides_of(named)) != 1 or sides_of(told) <= sides_of(named):
        return None
    kinds = {kind for claim in named for kind in claim.kinds} - GENERAL
    own = [claim for claim in told if claim.side in {named[0].side, "bilateral"}]
    acts = [claim for claim in told if claim.side == opposite(named[0].side) and claim.kinds & kinds and claim.done]
    if not acts or any(claim.done or claim.kinds & kinds for claim in own):
        return None
    return clash(context, named, acts)


def _title_and_reason(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side and the indication the other, and the rest of the report neither."""
    named, rest = of_parts(claims, "title"), [claim for claim in claims if claim.part != "title"]
    if not differ(named, rest):
        return None
    reasons = of_parts(claims, "reason")
    if not reasons and all(claim.plain for claim in of_parts(side_claims(context), "history")):
        reasons = of_parts(claims, "history")
    return clash(context, named, reasons) if any(claim.plain for claim in reasons) else None


def _title_and_summary(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side and the summary tells of work on the other, where not both were worked on."""
    named, summed = of_parts(claims, "title"), of_parts(claims, "summary")
    if not named or sides_of(summed) <= sides_of(named):
        return None
    summed = [claim for claim in summed if claim.sums]
    done = sides_of(claim for claim in of_parts(claims, "course") if claim.done)
    return clash(context, named, summed) if len(done) < _BOTH_SIDES and differ(named, summed) else None


def _summary_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The summary tells of work on a side that the course never names."""
    summed, told = of_parts(claims, "summary"), of_parts(claims, "course")
    if sides_of(summed) <= sides_of(told):
        return None
    summed = [claim for claim in summed if claim.sums]
    held = firm(told) if differ(summed, told) else []
    return clash(context, held, summed) if held else None


def _reason_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The indication or the consent names a side, and no other part does."""
    rest = of_parts(claims, "title", "course", "summary")
    for part in ("consent", "reason"):
        there = of_parts(claims, part)
        if differ(there, rest) and any(claim.plain for claim in there):
            done = [claim for claim in of_parts(rest, "course") if claim.done]
            return clash(context, there, done) if done else None
    return None


def _anywhere(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title or summary with one side that the course never names, where all that it names is the other."""
    lines = not _LINES.isdisjoint(context.kinds)
    placed = [claim for claim in claims if lines or not claim.way_in]
    for part in ("title", "summary"):
        rest = of_parts(placed, *(other for other in ("title", "course", "summary") if other != part))
        if len(sides_of(rest)) != 1:
            continue
        there = [claim for claim in of_parts(placed, part) if part == "title" or claim.done]
        done = firm(of_parts(rest, "course")) if differ(there, rest) else []
        if done and "" in {there[0].place, done[0].place}:
            return clash(context, there, done)
    return None
