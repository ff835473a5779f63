"""A vessel that only the title or the last words name, over a course that works on its neighbors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.contradictions.hands import between, course, is_firm, is_plain_at, part_of, quoted
from ircoder.findings.contradictions.last_words import is_late
from ircoder.findings.contradictions.vessel_places import is_way_in
from ircoder.findings.model import Contradiction
from ircoder.knowledge.rival_vessels import RivalVessel, may_be_meant, rival_of
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_RESULT = WordPattern(
    r"\b(?:open\w*|patent|flow\w*|treated|closed|emboli[sz]\w+|recanali[sz]\w+|revasculari[sz]\w+|dilat\w+"
    r"|stent\w*|balloon\w*|angioplast\w+|ablat\w+|seal\w*|result|success\w*|widely|des|xience|residual|closure|restored|shut|coil\w*)\b"
)
_ELSEWHERE = WordPattern(r"\b(?:inflow|outflow|runoff|also|remain\w*|reflux|above|below|beyond|left alone)\b")
_WITHOUT = WordPattern(r"\b(?:without|no)\s+\w+")
_WORK = WordPattern(
    r"\b(?:wires?|guidewire|\w+wire|micro-?catheter|balloon\w*|stent\w*|coils?|coiled|beads?|particles?|plug\w*|glue|gelfoam|cross\w+"
    r"|dilat\w+|predilat\w+|treat\w+|angioplast\w+|atherectom\w+|emboli[sz]\w+|thrombectom\w+|laser|fiber|radio-?frequency"
    r"|ablat\w+|deploy\w+|recanali[sz]\w+|microspheres?|filter)\b"
)
_WAY = WordPattern(
    r"\b(?:sheath\w*|punctur\w+|accessed|entered|stuck|stick|antegrade|retrograde|parked|up and over"
    r"|groin|micro-?puncture)\b"
)
_JUNCTIONS = {
    "vessel:saphenofemoral_junction": "vessel:great_saphenous_vein",
    "vessel:saphenopopliteal_junction": "vessel:small_saphenous_vein",
}
"""Veins by the junction at which a fiber comes to lie."""
_LESION = WordPattern(r"\s+(?:occlusion|stenosis|lesion|narrowing|disease|block\w*)")
_AT_WORK = WordPattern(r"\b(?:fiber|catheter|probe|element|head|fibre|laser)\b")
_PAIR = frozenset(_JUNCTIONS.values())


@dataclass(frozen=True, slots=True)
class _Named:
    vessel: RivalVessel
    clause: Clause
    start: int
    end: int
    at_junction: bool = False


def find_stray_vessels(context: Context) -> Iterator[Contradiction]:
    """The one vessel of the title or of the last words that the course never names, while it works on another."""
    tree = context.knowledge.vessels
    rivals = {vessel for c in context.concepts if c.startswith("vessel:") and (vessel := rival_of(c, tree)) is not None}
    regions = [vessel.region for vessel in rivals if vessel.region]
    if len(set(regions)) == len(regions) and context.concepts.isdisjoint(_JUNCTIONS):
        return
    named: list[_Named] = []
    for clause in context.clauses:
        for mention in clause.of("VESSEL"):
            vessel = rival_of(mention.concept, tree)
            if vessel is not None and vessel.region and not _is_passed(clause, mention):
                named.append(_Named(vessel, clause, mention.start, mention.end, mention.concept in _JUNCTIONS))
    yield from _junctions(context, named)
    heads = [n for n in named if _is_title(context, n) or _is_result(context, n)]
    spoken = {id(n) for n in heads}
    for head in heads:
        like = {n.vessel.name for n in heads if n.vessel.region == head.vessel.region}
        near = [
            n
            for n in named
            if n.vessel.region == head.vessel.region
            and (not _is_title(context, n) if _is_title(context, head) else id(n) not in spoken)
        ]
        if len(like) > 1 or any(n.vessel is head.vessel for n in near):
            continue
        near = [n for n in near if n.clause is not head.clause]
        done = [n for n in near if part_of(context, n.clause) == "course" and _is_work(n)]
        if any(may_be_meant(head.vessel, n.vessel, tree) for n in done):
            continue
        if done and len({n.vessel.name for n in done}) == 1:
            yield _against(context, head, done[0])
            return


def _is_passed(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel is only passed; what is crossed at its own lesion is not."""
    return is_way_in(clause, mention) and _LESION.match(clause.after(mention)) is None


def _is_title(context: Context, named: _Named) -> bool:
    return (named.clause.section in TITLES or part_of(context, named.clause) == "title") and is_firm(named.clause)


def _is_result(context: Context, named: _Named) -> bool:
    clause = named.clause
    if not is_late(context, clause, named.start):
        return False
    low = max(0, named.start - clause.start - 60)
    words = clause.text[low : named.end - clause.start + 60]
    words = _WITHOUT.sub("", words)
    return (
        _RESULT.search(words) is not None
        and _ELSEWHERE.search(words) is None
        and is_plain_at(clause, named.start, named.end)
    )


def _is_work(named: _Named) -> bool:
    low = max(0, named.start - named.clause.start - 90)
    words = named.clause.text[low : named.end - named.clause.start + 90]
    return (
        _WORK.search(words) is not None
        and _WAY.search(words) is None
        and is_plain_at(named.clause, named.start, named.end)
    )


def _junctions(context: Context, named: list[_Named]) -> Iterator[Contradiction]:
    """A fiber at the junction of one saphenous vein, where only the other is named."""
    named = [n for n in named if not n.at_junction]
    veins = {vein for n in named for vein in n.vessel.vessels} & _PAIR
    if len(veins) != 1:
        return
    vein = veins.pop()
    for clause in course(context):
        for mention in clause.of("VESSEL"):
            meant = _JUNCTIONS.get(mention.concept)
            if (
                meant
                and meant != vein
                and is_plain_at(clause, mention.start, mention.end)
                and _AT_WORK.search(clause.text)
            ):
                own = next(n for n in named if vein in n.vessel.vessels)
                other = rival_of(meant, context.knowledge.vessels)
                if other is not None:
                    yield _against(context, own, _Named(other, clause, mention.start, mention.end))
                    return


def _against(context: Context, one: _Named, other: _Named) -> Contradiction:
    return between(
        "place",
        one.vessel.vessels[0],
        (one.vessel.name, other.vessel.name),
        (quoted(context, one.clause, one.start, one.end),),
        (quoted(context, other.clause, other.start, other.end),),
    )
