"""The way of the catheter: every place where a tip rested, in order, with the words that prove it.

A position needs words that say the vessel was selected, or that a catheter was moved into it; a wire that passes, a
vessel that merely opacifies, and a failed attempt are none (VASC-15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.access import region_of
from ircoder.findings.beds import is_aorta, is_venous
from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.model import Access, Position, Side, Span
from ircoder.language.reading import Mention

_LEVEL = re.compile(
    r"\b(?:at|to|near|of|above|below|around)\s+(?:the\s+)?(?:level\s+of\s+)?(?:the\s+)?(?:top\s+of\s+)?"
    r"(?P<level>T\s?1[0-2]|L\s?[1-4]|renal arter\w+|renals?|bifurcation|first lumbar|second lumbar)\b",
    re.IGNORECASE,
)
_FILLER = (
    r"(?:(?:the|a|an|its|his|her|this|each|both|main|distal|mid|proximal|origin|ostium|orifice|takeoff"
    r"|take-off|trunk|lumen|terminal|first|second|of|and|then)\s+)*"
)
_LAST_PREPOSITION = re.compile(
    rf"\b(?P<prep>proximal to|distal to|adjacent to|next to|close to|short of|just to|into|in|to|within|at|inside|toward|towards|through|thru|via|past|across|beyond|over|along|around"
    rf"|from|off|of|for|near|above|below|by way of|out of|up|down)\s+{_FILLER}$",
    re.IGNORECASE,
)
_INTO = frozenset({"into", "in", "to", "within", "at", "inside", "toward", "towards", "up", "down"})
_NEAR = frozenset(
    {
        "of",
        "for",
        "near",
        "above",
        "below",
        "off",
        "proximal to",
        "distal to",
        "adjacent to",
        "next to",
        "close to",
        "short of",
    }
)
_CATHETERS = frozenset(
    {
        "catheter",
        "microcatheter",
        "guide_catheter",
        "guide_extension",
        "support_catheter",
        "infusion_catheter",
        "aspiration_catheter",
        "sheath",
    }
)
_LISTED = re.compile(
    r"\bselect\w*|\bcatheter (?:positions?|placements?)|\bcatheteri[sz]\w*|\bvessels? (?:studied|injected|select\w+)"
    r"|\bcatheters?$|\binjections?\b|\bruns?\b",
    re.IGNORECASE,
)
_RUN_FROM = re.compile(
    r"\b(?:runs?|injections?|angiogra\w+|arteriogra\w+|dsa|series|shots?|venogra\w+)\s+(?:was|were|are|is)?\s*"
    r"(?:performed|obtained|done|made|acquired|taken)?\s*from\s+(?:the\s+)?[\w\s]{0,20}$",
    re.IGNORECASE,
)
_PASSING = frozenset({"through", "thru", "via", "past", "across", "beyond", "over", "along", "around", "by way of"})
_SELECTED_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:was|were|is|are|being|been)?\s*(?:then|next|also|now|each|both|in turn|successfully|easily"
    r"|purposely|super|sub|-|\s)*(?P<verb>select\w*|superselect\w*|subselect\w*|catheteri[sz]\w*|cathaterized"
    r"|cann?ulat\w*|engag\w*|hooked|intubated)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:could\s+not|couldn't|cannot|unable|unsuccess\w*|fail\w*|not\s+(?:be\s+)?(?:possible|achieved|select\w*"
    r"|catheteri\w*|cannulat\w*|engag\w*|enter\w*)|never|did\s+not|was\s+not|were\s+not|attempt\w*|tried|fell\s+back"
    r"|would\s+not|no\s+attempt|try(?:ing)?\s+to|in\s+an\s+attempt)\b",
    re.IGNORECASE,
)
_SUCCEEDED = re.compile(r"\b(?:success\w*|finally|eventually|was\s+achieved|ultimately)\b", re.IGNORECASE)
_SELECTIVE = re.compile(r"\b(?:super|sub)?-?\s?select\w*\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"[:;]|\b(?:with|using|to|from|through|via|over)\b", re.IGNORECASE)
_ENUMERATES = re.compile(r"\b(?:following|these|vessels|arteries|veins|branches)\b[^:;]{0,60}:", re.IGNORECASE)
_EACH = re.compile(r"\b(?:both|each|bilateral\w*)\b[\s\w]{0,20}$", re.IGNORECASE)
_VERB_REACH = 60
_ON_THE_SIDE = re.compile(r"\bon the (right|left)\b", re.IGNORECASE)
_COORDINATED = re.compile(r"^(?:\s|,|and|or|the|then|&|/|both|each|bilateral|\()*$", re.IGNORECASE)
_LOOKED_AT = re.compile(r"^\s*(?:is|was|are|were|shows?|demonstrat\w+|fills?|supplies|arises)\b", re.IGNORECASE)
_EXPLICIT_ACCESS = re.compile(
    r"\b(?:through|via|from|by|using)\s+(?:the\s+|this\s+)?(?P<words>(?:right|left|r|l|second|first|same|other)[\w\s]{0,30}?"
    r"(?:sheath|access|groin|approach|puncture|route|side))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A position with where it is told: what imaging and acts are hung on."""

    position: Position
    access: str | None
    at: int
    clause: int


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of the session, and the access in use at each clause (by clause index)."""

    steps: tuple[Step, ...]
    access_at: dict[int, str | None]

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
    for clause in context.body():
        if clause.heading and not clause.mentions:
            continue
        current = _access_at(context, clause, accesses, told, current)
        access_at[clause.index] = current
        for vessel, side, at, span in _positions(context, clause, accesses):
            number = len(steps) + 1
            position = Position(id=f"position-{number}", vessel=vessel, side=side, spans=(span,))
            steps.append(Step(position, _suitable(context, accesses, current, vessel), at, clause.index))
    return Way(_without_repeats(steps), access_at)


def with_itineraries(accesses: tuple[Access, ...], steps: tuple[Step, ...]) -> tuple[Access, ...]:
    """Accesses with their positions filled in."""
    return tuple(
        replace(access, positions=tuple(step.position for step in steps if step.access == access.id))
        for access in accesses
    )


def _positions(
    context: Context, clause: Clause, accesses: tuple[Access, ...]
) -> list[tuple[str, Side | None, int, Span]]:
    out: list[tuple[str, Side | None, int, Span]] = []
    failed = _FAILED.search(clause.text) is not None and _SUCCEEDED.search(clause.text) is None
    if failed or not context.happened(clause):
        return out
    quote = context.quote(clause)
    for mention in clause.of("VESSEL"):
        if mention.attributes.get("retracted") or mention.assertion in {"negated", "historical"}:
            continue
        if not _rests_in(context, clause, mention, accesses):
            continue
        side = mention.side or _side_told(context, clause, mention)
        out.extend((mention.concept, one, mention.start, quote) for one in sides(side))
    aorta = _aortic_level(context, clause, accesses)
    if aorta is not None and not any(is_aorta(vessel) for vessel, *_ in out):
        out.append((aorta[0], None, aorta[1], quote))
    return out


def _side_told(context: Context, clause: Clause, mention: Mention) -> Side | None:
    """Side of a paired vessel that the sentence names apart from it ("on the left a microcatheter was placed in …")."""
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is None or not vessel.paired:
        return None
    if _EACH.search(clause.before(mention)) or _EACH.match(mention.text):
        return "bilateral"
    start = context.reading.sentences[clause.sentence].start
    found = _ON_THE_SIDE.findall(context.reading.text[start : mention.start])
    return ("left" if found[-1].lower() == "left" else "right") if found else None


def _rests_in(context: Context, clause: Clause, mention: Mention, accesses: tuple[Access, ...]) -> bool:
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is None or vessel.system in {"coronary_artery", "av_access"}:
        return False
    before, after = clause.before(mention), clause.after(mention)
    if _is_way_in(mention, accesses) and context.has("access", clause.text):
        return False
    if mention.attributes.get("within") == "imaging":
        return _SELECTIVE.search(before[-40:]) is not None
    preposition = _preposition(before)
    selected = _selected(context, clause, mention)
    if preposition == "for" and (selected or _mover(clause, mention) == "catheter"):
        # "A Sos catheter was used for the celiac artery"
        preposition = "in"
    if preposition in _PASSING or preposition in _NEAR:
        return False
    if preposition in _INTO:
        mover = _mover(clause, mention) or _mover_before(context, clause, before)
        moved = _moved(context, before) or selected or mover == "catheter"
        by_wire = mover == "wire" or (mover is None and _only_a_wire(context, before))
        return moved and not by_wire and not _merely_seen(before)
    if selected:
        return True
    if preposition == "from":
        return _RUN_FROM.search(before) is not None
    return _carried_on(context, clause, before, after) or _telegraphic(context, clause, mention, before, after)


def _moved(context: Context, before: str) -> bool:
    """Whether a catheter word or a word of movement reaches to the vessel: no finding is told in between."""
    end = max(context.last("move", before), context.last("catheter", before))
    return end >= 0 and ":" not in before[end:] and not context.has("result", before[end:])


def _mover(clause: Clause, mention: Mention) -> str | None:
    """Which device was moved to a vessel: the last one named before it that is not merely what it ran over."""
    for device in reversed([m for m in clause.of("DEVICE") if m.end <= mention.start]):
        if device.kind == "wire" and not re.search(r"\bover\s+(?:an?\s+|the\s+)?[^,;]{0,25}$", clause.before(device)):
            return "wire"
        if device.kind in _CATHETERS:
            return "catheter"
    return None


def _mover_before(context: Context, clause: Clause, before: str) -> str | None:
    """A clause that opens with its preposition ("then into the …") goes on with the device of the one before it."""
    opening = re.match(r"\W*(?:then|next|and)?\W*(?:\w+\W+)?(?:into|to|in)\b", before, re.IGNORECASE)
    earlier = context.clauses[clause.index - 1] if clause.index else None
    if opening is None or earlier is None or earlier.sentence != clause.sentence or _FAILED.search(earlier.text):
        return None
    kinds = [device.kind for device in earlier.of("DEVICE") if device.kind == "wire" or device.kind in _CATHETERS]
    if kinds:
        return "wire" if kinds == ["wire"] else "catheter"
    return "catheter" if context.has("catheter", earlier.text) and context.has("move", earlier.text) else None


def _carried_on(context: Context, clause: Clause, before: str, after: str) -> bool:
    """A vessel right after "then" or "and" carries on the selection of the clause before it."""
    if before.strip(" ,").lower() not in {"then", "then the", "next", "next the", "and", "and the", "and then the"}:
        return False
    if re.match(r"[^.;]{0,30}\bwhere the (?:catheter|tip)\b", after, re.IGNORECASE):
        return True
    earlier = context.clauses[clause.index - 1] if clause.index else None
    if earlier is None or earlier.sentence != clause.sentence or _FAILED.search(earlier.text):
        return False
    return context.has("select", earlier.text) and not after.strip(" ,.")[:1].isalpha()


def _preposition(before: str) -> str | None:
    match = _LAST_PREPOSITION.search(before)
    return match["prep"].lower() if match else None


def _selected(context: Context, clause: Clause, mention: Mention) -> bool:
    before, after = clause.before(mention), clause.after(mention)
    # Coordinated vessels share the verb: "the celiac and the superior mesenteric arteries, each catheterized".
    for other in clause.of("VESSEL"):
        if other.start >= mention.end:
            if not _COORDINATED.match(after[: other.start - mention.end]):
                break
            after = clause.after(other)
    if _SELECTED_AFTER.match(after):
        return True
    end = context.last("select", before)
    if end < 0:
        return False
    # The verb governs the vessel where only articles, sides and coordinated vessels stand between.
    between = before[end:]
    listed = _ENUMERATES.search(before)
    if listed is not None:
        between = before[listed.end() :]
    for other in clause.of("VESSEL"):
        if clause.start + end <= other.start < mention.start:
            between = between.replace(other.text, "", 1)
    return len(between) <= _VERB_REACH and _BREAKS_OFF.search(between) is None and not context.has("run", between)


def _only_a_wire(context: Context, before: str) -> bool:
    wire, catheter = context.last("wire", before), context.last("catheter", before)
    return wire > catheter and not re.search(r"\bover\b[^,;]*$", before[:wire], re.IGNORECASE)


def _merely_seen(before: str) -> bool:
    return (
        re.search(
            r"\b(?:stenosis|flow|thrombus|plaque|filling|reflux|stents?|coils?)\s+(?:in|at)\s+(?:the\s+)?$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _telegraphic(context: Context, clause: Clause, mention: Mention, before: str, after: str) -> bool:
    """A list item that opens with the vessel and goes on with a catheter or a run ("Celiac w/ 5F Cobra, run")."""
    opening = before.strip(" -*\u2022().:abcdefgh0123456789")
    if clause.section in {"findings", "impression"} or _LOOKED_AT.search(after):
        return False
    if _LISTED.search(clause.title) and (not opening or not context.has("move", before)):
        return not clause.heading
    if opening:
        return False
    devices = [m for m in clause.of("DEVICE") if m.start > mention.end and "catheter" in m.kind]
    if devices and re.match(r"\s*(?:w/|with|by|using|,|:|-)", after):
        return True
    return clause.section == "technique" and bool(clause.of("IMAGING")) and "select" in after.lower()


def _aortic_level(context: Context, clause: Clause, accesses: tuple[Access, ...]) -> tuple[str, int] | None:
    """A catheter left at a vertebral or renal level, or at the bifurcation, lies in the aorta."""
    if not accesses or all(is_venous(context.knowledge.vessels.get(a.vessel)) for a in accesses):
        return None
    match = _LEVEL.search(clause.text)
    if match is None or not (context.has("catheter", clause.text) or context.has("move", clause.text)):
        return None
    if match["level"].lower() == "bifurcation" and re.search(r"carotid|crossed|over the", clause.text, re.IGNORECASE):
        return None
    low = match["level"].lower() == "bifurcation"
    return ("vessel:aortic_bifurcation" if low else "vessel:abdominal_aorta"), clause.start + match.start()


def _is_way_in(mention: Mention, accesses: tuple[Access, ...]) -> bool:
    return any(
        access.vessel == mention.concept
        or (region_of(access.vessel) is not None and region_of(access.vessel) == region_of(mention.concept))
        for access in accesses
        if mention.side is None or access.side in {None, mention.side}
    )


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
            if access.side and re.match(rf"{access.side}\b|{access.side[0]}\b", words):
                region = region_of(access.vessel)
                if region is None or not re.search("groin|femoral", words) or region.startswith("groin"):
                    return access.id
    return current


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
    """Drop a position told again in a row; a return after another position stays, so that imaging finds its place."""
    out: list[Step] = []
    for step in steps:
        if out and (out[-1].position.vessel, out[-1].position.side, out[-1].access) == (
            step.position.vessel,
            step.position.side,
            step.access,
        ):
            continue
        out.append(step)
    return tuple(out)
