"""Left against right: the title, the reason or the summary against the course, and one way in against its closure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.findings.context import Context
from ircoder.findings.contradictions.both_sides import find_one_of_both
from ircoder.findings.contradictions.hands import Part, between, quoted, titles
from ircoder.findings.contradictions.side_claims import CLOSED, PREPARED, Claim, side_claims, sides_of
from ircoder.findings.model import Contradiction, Findings, Span
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import opposite

_BOTH = WordPattern(r"\b(?:both|bilateral\w*|each|either|contralateral|opposite|other side|r and l|l and r)\b")
_ENTERED = WordPattern(
    r"\b(?:punctur\w+|access(?:ed)?|entered|stuck|cannulat\w+|micropuncture|seldinger|needle|retrograde|antegrade)\b"
)


def find_side_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Sides that cannot both be true."""
    claims = side_claims(context)
    if not claims:
        return
    named = {clause.index for clause in titles(context)}
    kept = [claim for claim in claims if claim.part != "title" or claim.clause.index in named]
    by_place = False
    for place in dict.fromkeys(claim.place for claim in kept if claim.place):
        of_place = [claim for claim in kept if claim.place == place]
        clash = _at_doors(context, of_place) if place.endswith("access") else _at_places(context, of_place)
        if clash is not None:
            by_place = True
            yield clash
    anywhere = None if by_place else _anywhere(context, kept)
    if anywhere is not None:
        yield anywhere
    both = find_one_of_both(context, found, kept)
    if both is not None:
        yield both


def _of(claims: Iterable[Claim], *parts: Part) -> list[Claim]:
    return [claim for claim in claims if claim.part in parts]


def _at_places(context: Context, claims: list[Claim]) -> Contradiction | None:
    """What the parts of the report say of one place, two by two."""
    return (
        _title_alone(context, claims)
        or _act_elsewhere(context, claims)
        or _title_and_reason(context, claims)
        or _title_and_summary(context, claims)
        or _summary_alone(context, claims)
        or _reason_alone(context, claims)
        or _prepared(context, claims)
        or _slip(context, claims)
    )


def _title_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side, and all the rest of the report the other."""
    named = _of(claims, "title")
    rest = [claim for claim in claims if claim.part != "title"]
    told = _firm(_of(rest, "course", "summary")) if _differ(named, rest) else []
    return _clash(context, named, told) if told else None


def _act_elsewhere(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The act of the title is told on the other side, and no work on the side of the title."""
    named, told = _of(claims, "title"), _of(claims, "course", "summary")
    if len(sides_of(named)) != 1 or sides_of(told) <= sides_of(named):
        return None
    kinds = {kind for claim in named for kind in claim.kinds} - _GENERAL
    own = [claim for claim in told if claim.side in {named[0].side, "bilateral"}]
    acts = [claim for claim in told if claim.side == opposite(named[0].side) and claim.kinds & kinds and claim.done]
    if not acts or any(claim.done or claim.kinds & kinds for claim in own):
        return None
    return _clash(context, named, acts)


def _title_and_reason(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side and the indication the other, and the rest of the report neither."""
    named, rest = _of(claims, "title"), [claim for claim in claims if claim.part != "title"]
    if not _differ(named, rest):
        return None
    reasons = _of(claims, "reason")
    if not reasons and all(claim.plain for claim in _of(side_claims(context), "history")):
        reasons = _of(claims, "history")
    return _clash(context, named, reasons) if any(claim.plain for claim in reasons) else None


def _title_and_summary(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title names one side and the summary tells of work on the other, where not both were worked on."""
    named, summed = _of(claims, "title"), _of(claims, "summary")
    if not named or sides_of(summed) <= sides_of(named):
        return None
    summed = [claim for claim in summed if claim.done]
    done = sides_of(claim for claim in _of(claims, "course") if claim.done)
    return _clash(context, named, summed) if len(done) < _BOTH_SIDES and _differ(named, summed) else None


def _summary_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The summary tells of work on a side that the course never names."""
    summed, told = _of(claims, "summary"), _of(claims, "course")
    if sides_of(summed) <= sides_of(told):
        return None
    summed = [claim for claim in summed if claim.done]
    firm = _firm(told)
    return _clash(context, firm, summed) if firm and _differ(summed, told) else None


def _reason_alone(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The indication or the consent names a side, and no other part does."""
    rest = _of(claims, "title", "course", "summary")
    for part in ("consent", "reason"):
        there = _of(claims, part)
        if _differ(there, rest) and any(claim.plain for claim in there):
            done = [claim for claim in _of(rest, "course") if claim.done]
            return _clash(context, there, done) if done else None
    return None


def _differ(one: list[Claim], other: list[Claim]) -> bool:
    """Whether each names one side, and not the same."""
    sides, others = sides_of(one), sides_of(other)
    return len(sides) == 1 and len(others) == 1 and sides != others


def _firm(told: list[Claim]) -> list[Claim]:
    """What was told of work, or else what was told without qualification of a place that is named twice."""
    done = [claim for claim in told if claim.done]
    plain = [claim for claim in told if claim.plain]
    return done or (plain if len({claim.clause.index for claim in told}) > 1 else [])


def _prepared(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The side that was prepared, where all work at the place was done on the other."""
    told = _of(claims, "course")
    ready = [claim for claim in told if PREPARED.search(claim.clause.text) and not _ENTERED.search(claim.clause.text)]
    rest = [claim for claim in told if claim not in ready]
    if not _differ(ready, rest) or not all(claim.plain for claim in ready):
        return None
    done = [claim for claim in rest if claim.done]
    return _clash(context, ready, done) if done else None


def _slip(context: Context, claims: list[Claim]) -> Contradiction | None:
    """One statement of the course on the other side than the title, the summary and the rest of the course."""
    named, summed = _of(claims, "title"), _of(claims, "summary")
    if len(sides_of(named)) != 1 or len(sides_of([*named, *summed])) != 1 or sides_of(claims) == sides_of(named):
        return None
    done = [claim for claim in _of(claims, "course") if claim.done]
    side = named[0].side
    here = [claim for claim in done if claim.side == side]
    there = [claim for claim in done if claim.side == opposite(side)]
    if not here or len(there) != 1 or any(claim.side == "bilateral" for claim in done):
        return None
    kinds = {kind for claim in (*named, *here) for kind in claim.kinds} - _GENERAL
    beside = any(claim.clause.index == there[0].clause.index and claim.side == side for claim in claims)
    if beside or not kinds & there[0].kinds or _BOTH.search(context.reading.text):
        return None
    return _clash(context, named, there)


def _anywhere(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title or summary with one side that the course never names, where all that it names is the other."""
    lines = not _LINES.isdisjoint(context.kinds)
    placed = [claim for claim in claims if lines or not claim.way_in]
    for part in ("title", "summary"):
        rest = _of(placed, *(other for other in ("title", "course", "summary") if other != part))
        if len(sides_of(rest)) != 1:
            continue
        there = [claim for claim in _of(placed, part) if part == "title" or claim.done]
        done = _firm(_of(rest, "course")) if _differ(there, rest) else []
        if done and "" in {there[0].place, done[0].place}:
            return _clash(context, there, done)
    return None


_LINES = frozenset({"port", "tunneled_catheter", "nontunneled_catheter", "picc", "midline", "central_line_insertion"})
"""For a line the way in is the place of the work."""
_BOTH_SIDES = 2
_GENERAL = frozenset({"", "manipulation", "vascular_access", "catheterization", "closure", "needle_placement"})


def _at_doors(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The title's way in against that of the course, and entries against what was closed."""
    told = [claim for claim in _of(claims, "course") if claim.way_in]
    if any(claim.side == "bilateral" for claim in told):
        return None
    entered = [claim for claim in told if _ENTERED.search(claim.clause.text)]
    closed = [claim for claim in told if CLOSED.search(claim.clause.text) and claim not in entered]
    if len(sides_of(entered)) == 1 and len(sides_of(closed)) == 1 and sides_of(entered) != sides_of(closed):
        return _clash(context, entered, closed)
    if len(sides_of(told)) == 1 and entered:
        for part in ("title", "summary"):
            there = [claim for claim in _of(claims, part) if part == "title" or _ENTERED.search(claim.clause.text)]
            if len(sides_of(there)) == 1 and sides_of(there) != sides_of(told):
                return _clash(context, there, entered)
    return None


def _clash(context: Context, first: list[Claim], second: list[Claim]) -> Contradiction:
    one, other = first[0], second[0]
    return between(
        "side",
        one.place or other.place,
        (one.side, other.side),
        (_span(context, one),),
        (_span(context, other),),
        one.place if one.place == other.place else "",
    )


def _span(context: Context, claim: Claim) -> Span:
    return quoted(context, claim.clause, claim.start, claim.end)
