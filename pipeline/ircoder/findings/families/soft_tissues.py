"""Injections of muscles, tendons, ligaments and the carpal tunnel, and small cysts (SPIN-83, SPIN-84)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Clause, Context, sides
from ircoder.findings.families import joint_words as words
from ircoder.findings.families.tendon_names import HAND, Structure, named_structures, names_tendon
from ircoder.findings.model import Act, Detail, Side
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.joints import load_joints

KINDS = frozenset(
    {
        "trigger_point",
        "tendon_injection",
        "carpal_tunnel_injection",
        "carpal_tunnel_release",
        "platelet_rich_plasma",
        "ganglion_aspiration",
        "bone_cyst_injection",
    }
)
_BY_NAME = KINDS - {"trigger_point", "tendon_injection"}
_NAMED = frozenset({"performed", "attempted"})
_NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})
_TENDONS = frozenset(
    {
        "anatomy:ankle_tendon",
        "anatomy:biceps_tendon",
        "anatomy:elbow_tendon",
        "anatomy:hand_tendon",
        "anatomy:hip_tendon",
        "anatomy:knee_tendon",
        "anatomy:ligament",
        "anatomy:plantar_fascia",
        "anatomy:rotator_cuff_tendon",
        "anatomy:tendon",
        "anatomy:costovertebral_joint",
    }
)


_OPENING = re.compile(r"\A\s*(?:(?:then|and|also|next|now|plus),?\s+)*", re.IGNORECASE)
_UNNAMED = frozenset({"anatomy:tendon", "anatomy:ligament"})


def names_soft_tissues(context: Context) -> bool:
    """Whether a muscle, tendon or ligament, or work on one, is named at all."""
    named = not context.kinds.isdisjoint(KINDS) or not context.concepts.isdisjoint(_TENDONS)
    return (
        named
        or context.may_say(words.TRIGGER, words.INTO_MUSCLE, words.CARPAL_TUNNEL, words.GANGLION)
        or names_tendon(context.said)
    )


def find_soft_tissue_injections(context: Context, body: list[Clause], titles: list[Clause]) -> tuple[Act, ...]:
    """Trigger points as one act, tendons and ligaments one act a structure and side, other work by its name."""
    return (*_trigger_points(context, body, titles), *_tendons(context, body, titles), *_named_work(context))


def _trigger_points(context: Context, body: list[Clause], titles: list[Clause]) -> Iterator[Act]:
    named = [
        clause
        for clause in (*titles, *body)
        if any(m.kind == "trigger_point" and m.assertion in _NAMED for m in clause.of("INTERVENTION"))
        or (
            words.TRIGGER.search(clause.text)
            and words.GIVEN.search(clause.text)
            and not words.NOT_DONE.search(clause.text)
        )
        or ((_lists_muscles(clause) or words.INTO_MUSCLE.search(clause.text)) and _dosed_next(clause, body))
    ]
    named = named or _headed_trigger_points(body, titles)
    if not named:
        return
    told = [c for c in body if words.GIVEN.search(c.text) or words.TRIGGER.search(c.text)]
    muscles = _muscles(told) or _muscles(titles) or _muscles(body)
    several = any(words.THREE_OR_MORE.search(c.text) for c in (*titles, *body))
    details: dict[str, Detail] = {}
    if muscles or several:
        details["muscles"] = max(len(muscles), 3 if several else 0)
    yield _act(context, "trigger_point", [*named[:2], *told[:2]], details=details)


def _headed_trigger_points(body: list[Clause], titles: list[Clause]) -> list[Clause]:
    """Titles of trigger points, where muscles are named and a dosed drug is told."""
    headed = [c for c in titles if words.TRIGGER.search(c.text) and not words.NOT_DONE.search(c.text)]
    both = (*titles, *body)
    dosed = any(words.DRUG.search(c.text) and words.DOSE.search(c.text) for c in both)
    return headed if dosed and _muscles([*titles, *body]) else []


def _lists_muscles(clause: Clause) -> bool:
    """Whether the muscles stand as a list, with no verb: "Trigger points: trapezius, levator"."""
    return words.TRIGGER.match(_OPENING.sub("", clause.text)) is not None and bool(_muscles([clause]))


def _dosed_next(clause: Clause, body: list[Clause]) -> bool:
    """Whether the drug and its dose stand in the list or right behind it."""
    return any(
        ((words.DRUG.search(c.text) or (c is clause and _lists_muscles(c))) and words.DOSE.search(c.text))
        or (c is clause and _lists_muscles(c) and words.DRUG.search(c.text) and not words.NOT_DONE.search(c.text))
        for c in (clause, *body)
        if 0 <= c.index - clause.index <= 2
    )


def _muscles(clauses: list[Clause]) -> set[str]:
    return {
        name
        for clause in clauses
        if not words.NOT_DONE.search(clause.text)
        for name, pattern in words.MUSCLES
        if pattern.search(clause.text)
    }


def _tendons(context: Context, body: list[Clause], titles: list[Clause]) -> Iterator[Act]:
    """Tendons and ligaments into which a drug went; the structure named last stays the topic."""
    named = any(
        m.kind == "tendon_injection" and m.assertion in _NAMED for c in (*titles, *body) for m in c.of("INTERVENTION")
    )
    topic = [place for clause in titles for place in _structures(clause) if named or _is_named(place)]
    topic = topic or _of_the_complaint(context)
    found: dict[Structure, list[Clause]] = {}
    for clause in body:
        if words.NOT_DONE.search(clause.text):
            continue
        places = _structures(clause)
        if not places and _turns_away(clause, topic):
            topic = []
        if not named:
            places = [place for place in places if _is_named(place)]
        topic = _sided(_specific(places, topic) or topic, topic)
        drug = words.DRUG.search(clause.text) and (words.GIVEN.search(clause.text) or words.DOSE.search(clause.text))
        if drug and not words.SKIN.search(clause.text):
            for place in topic:
                found.setdefault(place, []).append(clause)
    only = {mention.side for clause in titles for mention in clause.mentions if mention.side}
    for number, ((concept, side, _), clauses) in enumerate(_apart(found).items(), start=1):
        text = " ".join(c.text for c in (*clauses, *titles))
        attached = words.ORIGIN.search(text) is not None and words.SHEATH.search(text) is None
        given = side or (next(iter(only)) if len(only) == 1 else None)
        yield _act(
            context,
            "tendon_injection",
            clauses,
            target=concept,
            side=given,
            details={"attachment": attached},
            number=number,
        )


def _is_named(place: Structure) -> bool:
    """Whether a place is more than a bare "tendon" or "ligament"."""
    return place.concept not in _UNNAMED or bool(place.part)


def _of_the_complaint(context: Context) -> list[Structure]:
    """The structure of which the reason for the visit speaks, where no title names one."""
    reasons = [c for c in context.clauses if c.section in {"indication", "diagnosis"}]
    return [place for clause in reasons for place in named_structures(clause)]


def _turns_away(clause: Clause, topic: list[Structure]) -> bool:
    """Whether a clause turns to a joint or nerve; a finger is where its tendon lies."""
    hand = any(place.concept == HAND for place in topic)
    return any(
        (m.kind in {"joint", "nerve"} or m.concept in load_joints() or m.concept == "anatomy:bursa")
        and not (hand and m.concept == "anatomy:finger_joint")
        for m in clause.of("ANATOMY")
    )


def _specific(places: list[Structure], topic: list[Structure]) -> list[Structure]:
    """New places; a bare "tendon" or "ligament" is the one that was named before."""
    if topic and not any(_is_named(place) for place in places):
        return []
    return places


def _sided(places: list[Structure], topic: list[Structure]) -> list[Structure]:
    """Places as the topic completes them: the structure named again is of the side and the finger told before."""
    out: dict[Structure, None] = {}
    for place in places:
        known = [
            one
            for one in topic
            if one.concept == place.concept
            and place.side in {None, one.side}
            and (not place.part or one.part.startswith(place.part))
        ]
        out.update(dict.fromkeys(known or (place,)))
    return list(out)


def _apart(found: dict[Structure, list[Clause]]) -> dict[Structure, list[Clause]]:
    """Structures without those that a closer name of the same side tells again."""
    return {
        place: clauses
        for place, clauses in found.items()
        if not any(
            other != place
            and other.concept == place.concept
            and place.side in {None, other.side}
            and other.part.startswith(place.part)
            for other in found
        )
    }


def _structures(clause: Clause) -> list[Structure]:
    if words.SPINAL_LIGAMENT.search(clause.text):
        return []
    named = list(named_structures(clause))
    known = {place.concept for place in named}
    found = [m for m in clause.of("ANATOMY") if m.concept in _TENDONS and m.assertion not in _NOT_HERE]
    if named:
        found = [m for m in found if m.concept not in _UNNAMED | known]
    found = [m for m in found if m.concept not in _UNNAMED] or found
    return list(dict.fromkeys([*named, *(Structure(m.concept, side) for m in found for side in sides(m.side))]))


def _named_work(context: Context) -> Iterator[Act]:
    """Work told by its name alone, one act a kind and side."""
    found: dict[tuple[str, Side | None], list[Clause]] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND or words.NOT_DONE.search(clause.text):
            continue
        for mention in clause.of("INTERVENTION"):
            if mention.kind in _BY_NAME and mention.assertion in _NAMED:
                for side in sides(mention.side):
                    found.setdefault((mention.kind, side), []).append(clause)
        for mention in clause.of("DEVICE") if words.PLASMA.search(clause.text) else ():
            if mention.concept == _PLASMA and mention.assertion == "performed":
                found.setdefault((_PLASMA.partition(":")[2], None), []).append(clause)
    if not any(kind == "ganglion_aspiration" for kind, _ in found):
        found.update(_of_a_ganglion(context))
    if not any(kind.startswith("carpal") for kind, _ in found):
        found.update(_in_the_tunnel(context))
    for number, ((kind, side), clauses) in enumerate(found.items(), start=1):
        if side is None and any(other == kind and given for other, given in found):
            continue
        yield _act(context, kind, clauses, side=side, number=number)


def _in_the_tunnel(context: Context) -> dict[tuple[str, Side | None], list[Clause]]:
    """A drug of which the note tells no other place than the carpal tunnel that it opens with or that takes it."""
    if not context.may_say(words.CARPAL_TUNNEL):
        return {}
    live = [c for c in context.clauses if not words.NOT_DONE.search(c.text)]
    named = [c for c in live if words.CARPAL_TUNNEL.search(c.text) and c.happened and not words.RELEASE.search(c.text)]
    given = [
        c
        for c in live
        if c.section not in BACKGROUND
        and words.STEROID.search(c.text)
        and (words.GIVEN.search(c.text) or words.DOSE.search(c.text))
    ]
    opens = any(
        c.index <= 1 or c.section in {"procedure_title", "indication", "diagnosis"} or c in given for c in named
    )
    elsewhere = any(m.concept in load_joints() and m.concept != _WRIST for c in given for m in c.of("ANATOMY"))
    own = any(words.CARPAL_TUNNEL.search(c.text) for c in given)
    tendon = not own and any(names_tendon(c.text) for c in live)
    given = [c for c in given if words.CARPAL_TUNNEL.search(c.text)] if own else given
    if not given or not opens or elsewhere or tendon:
        return {}
    told = {words.SIDES[word.group(1).lower()] for c in named for word in words.SIDE.finditer(c.text)}
    one: Side | None = next(iter(told)) if len(told) == 1 else "bilateral" if told else None
    return {("carpal_tunnel_injection", side): [*named[:1], *given[:2]] for side in sides(one)}


def _of_a_ganglion(context: Context) -> dict[tuple[str, Side | None], list[Clause]]:
    """A ganglion cyst that the note, clause by clause, says was emptied."""
    out: dict[tuple[str, Side | None], list[Clause]] = {}
    for clause in context.saying(words.GANGLION):
        following = context.clauses[clause.index : clause.index + 3]
        done = [c for c in following if words.ASPIRATED.search(c.text) and not words.NOT_DONE.search(c.text)]
        if clause.section not in BACKGROUND and not words.NOT_DONE.search(clause.text) and done:
            told = {words.SIDES[word.group(1).lower()] for word in words.SIDE.finditer(clause.text)}
            out[("ganglion_aspiration", told.pop() if len(told) == 1 else None)] = [clause, *done]
    return out


_PLASMA = "device:platelet_rich_plasma"
_WRIST = "anatomy:wrist_joint"


def _act(
    context: Context,
    kind: str,
    proof: list[Clause],
    *,
    target: str | None = None,
    side: Side | None = None,
    details: dict[str, Detail] | None = None,
    number: int = 1,
) -> Act:
    return Act(
        id=f"{kind.replace('_', '-')}-{number}",
        kind=kind,
        family=load_act_kinds()[kind].family,
        target=target,
        side=side,
        details=details or {},
        spans=tuple(dict.fromkeys(context.quote(clause) for clause in proof))[:4],
    )
