"""Ways in for an endograft: large percutaneous sheaths with their closure, arteries exposed by cutdown (VINT-78)."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.families import endograft_words as words
from ircoder.findings.model import Act, Detail, Fact, Side
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern

FAMILY = "endovascular_repair"
LARGE_FRENCH = 12
_EXPOSED = {
    "common_femoral_artery": "femoral",
    "superficial_femoral_artery": "femoral",
    "deep_femoral_artery": "femoral",
    "common_iliac_artery": "iliac",
    "external_iliac_artery": "iliac",
    "brachial_artery": "brachial",
    "axillary_artery": "axillary",
    "subclavian_artery": "axillary",
}
_BOTH = WordPattern(
    r"\b(?:bilateral\w*|both|(?:each|either|per) (?:common )?(?:groin|side|femoral|cfa)"
    r"|right and left|left and right)\b"
)
_SIZE_THEN_SIDE = re.compile(
    r"\d{1,2}\s?-?(?:french|fr|f)\b\W{0,2}(?:sheath\s)?(?:(?:on|in|from|for)\s(?:the\s)?)?(?P<side>left|right|l|r)\b",
    re.IGNORECASE,
)
_NEAR = 40
_STATEMENTS_BACK = 2
_PHRASE = re.compile(r"[,;/]|\band\b|\bwith\b", re.IGNORECASE)
_GROIN = WordPattern(r"\b(?:groins?|femorals?|cfas?)\b")
_FEMORAL_CUT = re.compile(
    r"\b(?:(?:left|right|bilateral|both)\s+)?(?:common\s+)?(?:groin|femoral)\s+(?:artery\s+)?cut-?\s?downs?\b",
    re.IGNORECASE,
)
"""The cutdown names its artery: others in the clause are where the graft lies."""
_NONE = WordPattern(
    r"\b(?:no|not|without|never)\b[^.;,]{0,30}\b(?:cut-?\s?down|expos\w*|open|conduit|preclos\w*|clos\w*)\b"
)


def find_endograft_access(context: Context, body: list[Clause]) -> Parts:
    """One act a side for each large percutaneous access closed and each artery exposed; the sheath size as fact."""
    exposed = _exposures(body)
    open_femorals = {side for (place, side) in exposed if place == "femoral"}
    acts = [_exposure(context, place, side, clause) for (place, side), clause in exposed.items()]
    facts: list[Fact] = []
    for side, (clause, sized) in _closures(context, body).items():
        if side in open_femorals:
            continue
        act = Act(
            id=f"endograft-closure-{side or 'one'}",
            kind="large_bore_access_closure",
            family=FAMILY,
            target="vessel:common_femoral_artery",
            side=side,
            spans=(context.quote(clause),),
        )
        acts.append(act)
        if sized:
            facts.append(Fact(element="sheath_size", about=act.id, spans=act.spans))
    return Parts(acts=tuple(acts), facts=tuple(facts))


def _exposure(context: Context, place: str, side: Side | None, clause: Clause) -> Act:
    details: dict[str, Detail] = {"place": place}
    if words.CONDUIT.search(clause.text):
        details["conduit"] = True
    return Act(
        id=f"endograft-exposure-{place}-{side or 'one'}",
        kind="open_artery_exposure",
        family=FAMILY,
        side=side,
        details=details,
        spans=(context.quote(clause),),
    )


def _exposures(body: list[Clause]) -> dict[tuple[str, Side | None], Clause]:
    out: dict[tuple[str, Side | None], Clause] = {}
    for clause in body:
        if not words.CUTDOWN.search(clause.text) and not words.CONDUIT.search(clause.text):
            continue
        if _NONE.search(clause.text):
            continue
        named = _FEMORAL_CUT.search(clause.text)
        places = {
            (_EXPOSED[name], side)
            for mention in clause.of("VESSEL")
            if (name := mention.concept.removeprefix("vessel:")) in _EXPOSED
            and (named is None or _EXPOSED[name] == "femoral")
            for side in sides(mention.side or ("bilateral" if _BOTH.search(clause.text) else None))
        }
        if not places and _GROIN.search(clause.text):
            said = named.group() if named is not None else clause.text
            given: Side | None = "bilateral" if _BOTH.search(clause.text) else words.side_in(said)
            places = {("femoral", side) for side in sides(given)}
        for place in sorted(places, key=str):
            if not words.CONDUIT.search(clause.text) and place in out:
                continue
            out[place] = clause
    return out


def _closures(context: Context, body: list[Clause]) -> dict[Side | None, tuple[Clause, bool]]:
    """Sides closed by a device with whether a large sheath is told; a side with a smaller sheath has no code."""
    closed: dict[Side | None, Clause] = {}
    for clause in body:
        told = words.LARGE_BORE_CLOSURE.search(clause.text) or any(
            m.kind == "large_bore_access_closure" for m in clause.of("INTERVENTION")
        )
        if told and not _NONE.search(clause.text):
            each = {"left", "right"} <= set(_french_by_side(context, [clause]))
            given: Side | None = "bilateral" if each or _BOTH.search(clause.text) else _named_side(context, clause)
            for side in sides(given):
                closed.setdefault(side, clause)
    if len(closed) > 1:
        closed.pop(None, None)
    sizes = _french_by_side(context, body)
    if set(closed) == {None} and {"left", "right"} <= set(sizes):
        closed = {"left": closed[None], "right": closed[None]}
    largest = [max(size for found in sizes.values() for size in found)] if sizes else []
    out: dict[Side | None, tuple[Clause, bool]] = {}
    for side, clause in closed.items():
        own = sizes.get(side, largest)
        if not own or max(own) >= LARGE_FRENCH:
            out[side] = (clause, bool(own))
    return out


def _named_side(context: Context, clause: Clause) -> Side | None:
    """Side of the femoral artery of a clause, or the only side that it names; else that of the artery before it."""
    before = context.clauses[max(0, clause.index - _STATEMENTS_BACK) : clause.index + 1]
    for told in reversed(before):
        own = next((m.side for m in told.of("VESSEL") if m.side), None) or words.side_in(told.text)
        if own is not None:
            return own
    return next((m.side for m in clause.of("DEVICE") if m.side), None)


def _french_by_side(context: Context, body: list[Clause]) -> dict[Side | None, list[float]]:
    """Sheath and device sizes in French by side: of their own phrase, else the side named last before them."""
    out: dict[Side | None, list[float]] = {}
    carried: Side | None = None
    for clause in body:
        both = _BOTH.search(clause.text) is not None
        last = carried
        at = 0
        for phrase in _PHRASE.split(clause.text):
            begin = clause.start + clause.text.index(phrase, at)
            at = begin - clause.start + len(phrase)
            own = words.side_in(phrase)
            last = own or last
            for size in context.reading.quantities:
                if size.kind != "french" or not begin <= size.start < begin + len(phrase):
                    continue
                side = _beside_size(context, size.start) or own or _marked_side(clause) or (None if both else last)
                for one in ("left", "right") if both and side is None else (side,):
                    out.setdefault(one, []).append(size.value)
        carried = words.side_in(clause.text) or _marked_side(clause) or last
    return out


def _beside_size(context: Context, at: int) -> Side | None:
    """Side right behind a size ("18F left, 16F right")."""
    match = _SIZE_THEN_SIDE.match(context.reading.text, at, at + _NEAR)
    if match is None:
        return None
    return "left" if match["side"].lower().startswith("l") else "right"


def _marked_side(clause: Clause) -> Side | None:
    """Side that the vessels and closures of a clause share where no word tells it ("Access R: CFA, 24 Fr")."""
    if words.names_a_side(clause.text):
        return None
    found = {mention.side for mention in clause.of("VESSEL", "DEVICE")}
    return found.pop() if len(found) == 1 else None
