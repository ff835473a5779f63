"""Injections of muscles, tendons, ligaments and the carpal tunnel, and small cysts (SPIN-83, SPIN-84)."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Clause, Context, sides
from ircoder.findings.families import joint_words as words
from ircoder.findings.model import Act, Detail, Side
from ircoder.knowledge.act_kinds import load_act_kinds

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


_UNNAMED = frozenset({"anatomy:tendon", "anatomy:ligament"})


def names_soft_tissues(context: Context) -> bool:
    """Whether a muscle, tendon or ligament, or work on one, is named at all."""
    named = not context.kinds.isdisjoint(KINDS) or not context.concepts.isdisjoint(_TENDONS)
    return named or context.may_say(words.TRIGGER)


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
        or (_lists_muscles(clause) and _dosed_next(clause, body))
    ]
    if not named:
        return
    told = [c for c in body if words.GIVEN.search(c.text) or words.TRIGGER.search(c.text)]
    muscles = _muscles(told) or _muscles(titles)
    several = any(words.THREE_OR_MORE.search(c.text) for c in (*titles, *body))
    details: dict[str, Detail] = {}
    if muscles or several:
        details["muscles"] = max(len(muscles), 3 if several else 0)
    yield _act(context, "trigger_point", [*named[:2], *told[:2]], details=details)


def _lists_muscles(clause: Clause) -> bool:
    """Whether the muscles stand as a list, with no verb: "Trigger points: trapezius, levator"."""
    return words.TRIGGER.match(clause.text.lstrip()) is not None and bool(_muscles([clause]))


def _dosed_next(clause: Clause, body: list[Clause]) -> bool:
    """Whether the drug and its dose stand in the list or right behind it."""
    return any(
        words.DRUG.search(c.text) and words.DOSE.search(c.text)
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
    topic = [place for clause in titles for place in _structures(clause)] if named else []
    found: dict[tuple[str, Side | None], list[Clause]] = {}
    for clause in body:
        if words.NOT_DONE.search(clause.text):
            continue
        places = _structures(clause)
        if not places and any(m.kind in {"joint", "nerve"} for m in clause.of("ANATOMY")):
            topic = []
        if not named:
            places = [place for place in places if place[0] not in _UNNAMED]
        topic = _specific(places, topic) or topic
        drug = words.DRUG.search(clause.text) and (words.GIVEN.search(clause.text) or words.DOSE.search(clause.text))
        if drug and not words.SKIN.search(clause.text):
            for place in topic:
                found.setdefault(place, []).append(clause)
    only = {mention.side for clause in titles for mention in clause.mentions if mention.side}
    for number, ((concept, side), clauses) in enumerate(found.items(), start=1):
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


def _specific(
    places: list[tuple[str, Side | None]], topic: list[tuple[str, Side | None]]
) -> list[tuple[str, Side | None]]:
    """New places; a bare "tendon" or "ligament" is the one that was named before."""
    if topic and all(concept in _UNNAMED for concept, _ in places):
        return []
    return places


def _structures(clause: Clause) -> list[tuple[str, Side | None]]:
    if words.SPINAL_LIGAMENT.search(clause.text):
        return []
    found = [m for m in clause.of("ANATOMY") if m.concept in _TENDONS and m.assertion not in _NOT_HERE]
    found = [m for m in found if m.concept not in _UNNAMED] or found
    return list(dict.fromkeys((m.concept, side) for m in found for side in sides(m.side)))


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
    for number, ((kind, side), clauses) in enumerate(found.items(), start=1):
        if side is None and any(other == kind and given for other, given in found):
            continue
        yield _act(context, kind, clauses, side=side, number=number)


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
