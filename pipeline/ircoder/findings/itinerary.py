"""The way of the catheter: every place where a tip rested, in order, with the words that prove it.

A position needs words that say the vessel was selected, or that a catheter was moved into it; a wire that passes, a
vessel that merely opacifies, and a failed attempt are none (VASC-15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.access import region_of
from ircoder.findings.aortic_positions import aortic_levels, lowered, taken_down
from ircoder.findings.beds import is_venous
from ircoder.findings.carried_sides import carried_to_each, carried_to_side, carried_to_vessel, on_to_other_side
from ircoder.findings.circulation import fitting_entry
from ircoder.findings.context import TITLES, Clause, Context, sides
from ircoder.findings.coordinated_vessels import LEVELLED
from ircoder.findings.endograft_pieces import of_pieces
from ircoder.findings.failed_selections import failed, undone_near
from ircoder.findings.labelled_vessels import entered_by_label
from ircoder.findings.listed_vessels import FILMED, LISTED, PASSED
from ircoder.findings.model import Access, Position, Side
from ircoder.findings.movement import rests_in
from ircoder.findings.named_runs import named_run
from ircoder.findings.not_entered import marks_the_aorta, passed_beside, reads_a_scan
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_EACH = WordPattern(r"\b(?:both|each|bilateral\w*)\b[\s\w]{0,20}$")
_EACH_CATHETER = WordPattern(
    r"\b(?:each|both)\s+(?:of\s+the\s+)?(?:infusion\s+|diagnostic\s+)?catheters?\b"
    r"|\b(?:through|from|via)\s+(?:each|both)\s+(?:sheaths?|access\w*|sides?|groins?)\b",
)
_EACH_OPENS = re.compile(r"\W{0,5}(?:both|each|bilateral\w*)\b", re.IGNORECASE)
_EACH_AFTER = re.compile(
    r"\s*(?::|=|\s-\s)[^.;\n]{0,40}?"
    r"\b(?:both|each|bilat\w*|either side|r\s?(?:and|&|/|\+)\s?l|l\s?(?:and|&|/|\+)\s?r)\b",
    re.IGNORECASE,
)
"""Behind the plural of a label, that both sides are meant ("Renals: selective both")."""
_ON_THE_SIDE = WordPattern(r"\bon the (right|left)\b")
_RUN_TOLD = WordPattern(r"\b(?:injected|filmed|shot|engaged|catheterized|selected|cannulated|entered)\b")
_EXPLICIT_ACCESS = WordPattern(
    r"\b(?:through|via|from|by|using)\s+(?:the\s+|this\s+)?(?P<words>(?:right|left|r|l|second|first|same"
    r"|other)[\w\s]{0,30}?"
    r"(?:sheath|access|groin|approach|puncture|route|side)|(?:right|left)(?=\W+(?:up[\s-]+and|over\s+the)\b))\b",
)


UNTOLD = "access-1"
"""Id of the access of a report that tells positions and no puncture."""


@dataclass(frozen=True, slots=True)
class Step:
    """A position with where it is told: what imaging and acts are hung on."""

    position: Position
    access: str | None
    at: int
    clause: int
    level: str | None = None
    filmed: bool = False

    @property
    def place(self) -> tuple[str, Side | None, str | None, str | None]:
        """What makes two tellings one position: vessel, side, spinal level and access."""
        return self.position.vessel, self.position.side, self.level, self.access


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of the session, and the access in use at each clause (by clause index)."""

    steps: tuple[Step, ...]
    access_at: dict[int, str | None]
    begun: int = 0
    """Where the first puncture is told; a study named before it is a title."""

    def position_at(self, clause: Clause, at: int) -> Step | None:
        """Where the catheter of the access in use rests at a place of the text; ``None``: in the sheath."""
        access = self.access_at.get(clause.index)
        earlier = [step for step in self.steps if step.at <= at and access in {None, step.access}]
        return earlier[-1] if earlier else None


def follow_catheters(context: Context, accesses: tuple[Access, ...]) -> Way:
    """Every catheter position of the session in the order of the text, each with the access it was reached from."""
    access_at: dict[int, str | None] = {}
    steps: list[Step] = []
    current = accesses[0].id if accesses else None
    told = {access.id: access.spans[0].start for access in accesses if access.spans}
    begun = min(told.values(), default=0)
    if any(clause.start <= begun < clause.end and context.has("closure", clause.text) for clause in context.clauses):
        begun = 0  # the way in is told only where it was closed
    for clause in context.body():
        if (clause.heading and not clause.mentions) or reads_a_scan(clause):
            continue
        current = _access_at(context, clause, accesses, told, current)
        access_at[clause.index] = current or (UNTOLD if steps else None)
        for place in _places(context, clause, accesses, steps):
            if place.filmed and not place.told and clause.end <= begun and not _read_here(context, clause):
                continue
            position = Position(
                id=f"position-{len(steps) + 1}", vessel=place.vessel, side=place.side, spans=(context.quote(clause),)
            )
            access = _suitable(context, accesses, current, place.vessel) or UNTOLD
            steps.append(Step(position, access, place.at, clause.index, place.level, place.filmed))
            for other in _alike(clause, accesses, access):
                twin = replace(position, id=f"position-{len(steps) + 1}")
                steps.append(Step(twin, other, place.at, clause.index, place.level, place.filmed))
    if (accesses or steps) and not _all_venous(context, accesses):
        steps = _labelled(context, accesses, steps, begun, access_at)
    return Way(_without_repeats(steps), access_at, begun)


def _read_here(context: Context, clause: Clause) -> bool:
    """Whether a clause before the puncture tells what was seen, or the puncture is told behind all work: no title."""
    if context.has("result", clause.text):
        return True
    later = (c for c in context.clauses[clause.index + 1 :] if c.sentence != clause.sentence)
    return clause.section not in TITLES and not any(_told_after(context, c) for c in later)


def _told_after(context: Context, clause: Clause) -> bool:
    """Whether a clause tells work of the catheter, beside the puncture itself."""
    return any(context.has(group, clause.text) for group in ("select", "run", "injected")) or bool(clause.of("IMAGING"))


def _all_venous(context: Context, accesses: tuple[Access, ...]) -> bool:
    """Whether punctures are told, and every one of a vein."""
    return bool(accesses) and all(is_venous(context.knowledge.vessels.get(access.vessel)) for access in accesses)


def _labelled(
    context: Context, accesses: tuple[Access, ...], steps: list[Step], begun: int, access_at: dict[int, str | None]
) -> list[Step]:
    """The steps together with the vessels that head lines of their own, in the order of the text."""
    added: list[Step] = []
    for one in entered_by_label(context, steps, begun):
        current = access_at.get(one.clause.index) or (accesses[0].id if accesses else UNTOLD)
        access = _suitable(context, accesses, current, one.mention.concept) or UNTOLD
        for side in sides(one.mention.side):
            name = f"position-{len(steps) + len(added) + 1}"
            spans = (context.quote(one.clause),)
            position = Position(id=name, vessel=one.mention.concept, side=side, spans=spans)
            added.append(Step(position, access, one.mention.start, one.clause.index, filmed=True))
    return sorted((*steps, *added), key=lambda step: step.at) if added else steps


def with_itineraries(context: Context, accesses: tuple[Access, ...], steps: tuple[Step, ...]) -> tuple[Access, ...]:
    """Accesses with their positions filled in; positions of no told access hang on one whose vessel is not known."""
    if not accesses and steps:
        accesses = (Access(id=UNTOLD, vessel=None, spans=steps[0].position.spans),)
    return tuple(
        fitting_entry(
            replace(access, positions=tuple(s.position for s in steps if s.access == access.id)),
            context.knowledge.vessels,
        )
        for access in accesses
    )


@dataclass(frozen=True, slots=True)
class _Place:
    vessel: str
    side: Side | None
    at: int
    level: str | None = None
    filmed: bool = False
    told: bool = False
    """Whether the words tell an injection or stand in a list of them: told before the puncture, it is no title."""


def _places(context: Context, clause: Clause, accesses: tuple[Access, ...], steps: list[Step]) -> list[_Place]:
    """Places of one clause where the tip came to rest, in text order."""
    if not context.happened(clause) or of_pieces(context, clause):
        return []
    out: list[_Place] = []
    for mention in clause.of("VESSEL"):
        listed = mention.attributes.get(LISTED)
        if mention.attributes.get("retracted") or mention.assertion in {"negated", "historical"} or listed == PASSED:
            continue
        if undone_near(clause, mention) or passed_beside(clause, mention):
            continue
        if marks_the_aorta(clause, mention) and any("ultrasound" in m.concept for m in clause.of("IMAGING")):
            continue
        side = mention.side or _side_told(context, clause, mention) or _side_of_way(context, mention, steps)
        rests = listed is not None or rests_in(context, clause, mention, accesses)
        filmed = listed == FILMED or (not rests and _filmed(context, clause, mention, side, steps))
        carried = carried_to_vessel(context, clause, mention, steps)
        filmed = filmed or (carried is not None and carried.filmed)
        if not rests and not filmed and carried is None:
            continue
        level = mention.attributes.get("level")
        concept = lowered(clause, mention, steps)
        told = str(level) if level else None
        said = listed is not None or _RUN_TOLD.search(clause.text) is not None
        out.extend(_Place(concept, one, mention.start, told, filmed, said) for one in sides(side))
    known = {place.vessel for place in out}
    if failed(clause) or any(LISTED in mention.attributes for mention in clause.of("VESSEL")):
        return out
    out.extend(_Place(c.vessel, c.side, clause.start, None, c.filmed) for c in carried_to_side(context, clause, steps))
    out.extend(_Place(c.vessel, c.side, clause.start, None, c.filmed) for c in carried_to_each(context, clause))
    out.extend(
        _Place(c.vessel, c.side, place.at + 1, None, place.filmed)
        for place in out[-1:]
        for c in on_to_other_side(context, clause, place.vessel, place.side, place.at)
    )
    levels = {} if _all_venous(context, accesses) else aortic_levels(context, clause, entered=bool(accesses))
    out.extend(_Place(concept, None, at) for concept, at in levels.items() if concept not in known)
    if not out and taken_down(context, clause, steps):
        out.append(_Place("vessel:aortic_bifurcation", None, clause.start))
    return sorted(out, key=lambda place: place.at)


def _filmed(context: Context, clause: Clause, mention: Mention, side: Side | None, steps: list[Step]) -> bool:
    """Whether a run named by its vessel proves a tip in it.

    An injection does; a study does where its family has not been entered, or where the tip was in this vessel before.
    """
    kind = named_run(context, clause, mention)
    vessel = context.knowledge.vessels.get(mention.concept)
    if kind is None or mention.options or vessel is None:
        return False
    if vessel.paired and side is None and any(s.position.vessel == mention.concept for s in steps):
        return False
    if kind == "run" or any((s.position.vessel, s.position.side) == (mention.concept, side) for s in steps):
        return True
    tree = context.knowledge.vessels
    root = tree.root(mention.concept, side)
    return not any(
        tree.root(s.position.vessel, s.position.side) == root and side in {None, s.position.side, "bilateral"}
        for s in steps
    )


def _side_told(context: Context, clause: Clause, mention: Mention) -> Side | None:
    """Side of a paired vessel that the sentence names apart from it ("on the left a microcatheter was placed in …")."""
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is None or not vessel.paired:
        return None
    plural = mention.text[-1:] == "s" and _EACH_AFTER.match(clause.after(mention)) is not None
    if plural or _EACH.search(clause.before(mention)) or _EACH_OPENS.match(mention.text):
        return "bilateral"
    start = context.reading.sentences[clause.sentence].start
    found = _ON_THE_SIDE.findall(context.reading.text[start : mention.start])
    return ("left" if found[-1].lower() == "left" else "right") if found else None


def _side_of_way(context: Context, mention: Mention, steps: list[Step]) -> Side | None:
    """Side of a vessel told without one that arises from where the catheter stood last, or goes on from it."""
    vessel = context.knowledge.vessels.get(mention.concept)
    last = steps[-1].position if steps else None
    if vessel is None or not vessel.paired or last is None or last.side not in {"left", "right"} or is_venous(vessel):
        return None
    stem = last.vessel != vessel.concept and context.knowledge.vessels.is_within(vessel.concept, last.vessel, last.side)
    return last.side if stem else None


def _access_at(
    context: Context,
    clause: Clause,
    accesses: tuple[Access, ...],
    told: dict[str, int],
    current: str | None,
) -> str | None:
    for access in accesses:
        if clause.start <= told.get(access.id, -1) < clause.end:
            current = access.id
    match = _EXPLICIT_ACCESS.search(clause.text)
    if match is not None and len(accesses) > 1:
        words = match["words"].lower()
        for access in accesses:
            if access.side and re.match(rf"{access.side}\b|{access.side[0]}\b", words, re.IGNORECASE):
                region = region_of(access.vessel)
                if region is None or not re.search("groin|femoral", words, re.IGNORECASE) or region.startswith("groin"):
                    return access.id
    return current


def _alike(clause: Clause, accesses: tuple[Access, ...], access: str) -> list[str]:
    """Further accesses of the same region, where a clause tells that each catheter went to a place."""
    if _EACH_CATHETER.search(clause.text) is None:
        return []
    own = next((region_of(a.vessel) for a in accesses if a.id == access), None)
    return [a.id for a in accesses if a.id != access and own is not None and region_of(a.vessel) == own]


def _suitable(context: Context, accesses: tuple[Access, ...], current: str | None, vessel: str) -> str | None:
    """The current access, unless the vessel lies in the other circulation and another access leads there."""
    tree = context.knowledge.vessels
    target = tree.get(vessel)
    venous = target is not None and target.system in {"systemic_vein", "pulmonary_artery"}
    chosen = next((a for a in accesses if a.id == current), None)
    if chosen is not None and is_venous(tree.get(chosen.vessel)) != venous:
        for access in accesses:
            if is_venous(tree.get(access.vessel)) == venous:
                return access.id
    return current


def _without_repeats(steps: list[Step]) -> tuple[Step, ...]:
    """Drop a position told again in a row; a return after another position stays, so that imaging finds its place.

    Arteries of spinal levels are families of their own, so a level that is told again is the same position.
    """
    out: list[Step] = []
    for step in steps:
        if out and (out[-1].place == step.place or _side_untold(step, out[-1])):
            continue
        if step.position.vessel in LEVELLED and any(_same_level(step, other) for other in out):
            continue
        out.append(step)
    return tuple(out)


def _side_untold(step: Step, last: Step) -> bool:
    """Whether a step is the vessel entered just before, named again without its side in the same statement."""
    one, before = step.position, last.position
    named = (one.vessel, step.access, step.level) == (before.vessel, last.access, last.level)
    return named and one.side is None and before.side is not None and one.spans == before.spans


def _same_level(step: Step, other: Step) -> bool:
    return other.place == step.place or (
        step.level is None
        and (other.position.vessel, other.position.side) == (step.position.vessel, step.position.side)
    )
