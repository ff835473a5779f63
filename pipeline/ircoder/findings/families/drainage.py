"""Collected fluid: drains, taps, aspirations, tunneled catheters, care of drains, agents put into cavities."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings import fluid_words as words
from ircoder.findings.called_off_taps import find_called_off_tap
from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.families.needle_imaging import in_own_words
from ircoder.findings.families.tube_topics import topics
from ircoder.findings.fluid_acts import NEEDLE_KINDS, Deeds, deeds_of
from ircoder.findings.fluid_facts import facts_of
from ircoder.findings.fluid_names import acts_by_name, names_of, settle_by_names
from ircoder.findings.fluid_places import ELSEWHERE, places_in, sole_limb, untold_belly, untold_chest
from ircoder.findings.fluid_sizes import told_by_size
from ircoder.findings.fluid_stories import stories_of
from ircoder.findings.model import Act, Guidance, Span
from ircoder.findings.needle_guidance import find_needle_guidance, image_fact, image_fact_of
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "aspiration",
        "chest_tube",
        "cyst_aspiration",
        "drain_check",
        "drain_exchange",
        "drain_removal",
        "drain_repositioning",
        "drainage",
        "incision_drainage",
        "paracentesis",
        "peritoneal_catheter_exteriorization",
        "peritoneal_lavage",
        "peritoneal_port_insertion",
        "pleural_catheter_insertion",
        "pleural_catheter_removal",
        "pleural_fibrinolysis",
        "pleurodesis",
        "sclerotherapy",
        "sinogram_injection",
        "sinus_tract_injection",
        "thoracentesis",
        "tunneled_peritoneal_catheter_insertion",
        "tunneled_peritoneal_catheter_removal",
    }
)
_OF_MALFORMATIONS = frozenset({"lymphatic_malformation", "venous_malformation", "malformation"})


TOOLS = frozenset({"drain", "chest_tube", "tunneled_drain", "sclerosant"})


_ASKED_IN = frozenset({"indication", "history", "diagnosis"})
"""Where a report says which collection was to be drained, if its course says only "the collection"."""


def find_drainage(context: Context, session: Session) -> Parts:
    """Acts on collected fluid with their guidance and facts; nothing where the report names no such work."""
    called_off = find_called_off_tap(context)
    names = names_of(context, KINDS)
    stories = stories_of(context) if names or _by_tools(context) else []
    deeds = settle_by_names([deed for story in stories for deed in deeds_of(context, story, names)], context)
    if called_off and not any(deed.kind == "drainage" for deed in deeds):
        return Parts(facts=called_off)
    deeds.extend(acts_by_name(context, names, deeds))
    kept = [deed for deed in deeds if not _by_another_family(context, deed, session)]
    acts = tuple(_act(deed, number) for number, deed in enumerate(kept, start=1))
    guidance = _guidance(context, acts)
    facts = [fact for deed, act in zip(kept, acts, strict=True) for fact in facts_of(context, deed, act)]
    return Parts(acts=acts, guidance=guidance.guidance, facts=(*facts, *guidance.facts))


def _by_tools(context: Context) -> bool:
    """Whether the course tells by its tools of work on fluid: a drain or an agent, or a catheter at a collection."""
    told = [clause for clause in context.clauses if clause.section not in BACKGROUND]
    if not context.kinds.isdisjoint(TOOLS) and any(m.kind in TOOLS for clause in told for m in clause.of("DEVICE")):
        return True
    tools = context.saying(words.FLUID_OUT, words.DRAIN)
    if all(clause.section in BACKGROUND for clause in tools) and not _tells_drain_tersely(context):
        return False
    named = any(place.region != ELSEWHERE for clause in told for place in places_in(clause.text))
    worked = any(words.FLUID_OUT.search(clause.text) for clause in told)
    if worked and any(words.DRAIN.search(clause.text) for clause in told):
        asked = (clause for clause in context.clauses if clause.section in _ASKED_IN)
        named = named or any(place.region not in ("", ELSEWHERE) for c in asked for place in places_in(c.text))
    return named or untold_chest(context) or untold_belly(context) or sole_limb(context)[0] is not None


def _tells_drain_tersely(context: Context) -> bool:
    """Whether the course tells a drain by its size alone: a word that such a clause must hold is looked for first."""
    likely = context.saying(words.DRAIN_OR_SIZE, words.TUNNELED)
    return any(
        c.section not in BACKGROUND and (words.TERSE_DRAIN.search(c.text) is not None or told_by_size(c.text))
        for c in likely
    )


def _by_another_family(context: Context, deed: Deeds, session: Session) -> bool:
    """A tube of kidney, ducts or stomach, or sclerosis of a malformation, that another family found already."""
    if _of_a_tube(context, deed, session) or _of_the_heart_sac(deed, session) or _of_a_block(deed, session):
        return True
    if deed.kind != "sclerotherapy" or "malformation" not in str(deed.details.get("lesion", "")):
        return False
    return any(
        act.kind == "embolization" and act.details.get("reason") in _OF_MALFORMATIONS and act.status == "performed"
        for act in session.acts
    )


def _of_the_heart_sac(deed: Deeds, session: Session) -> bool:
    """Whether what a deed tells was told of the pericardium."""
    sac = _spans_of(session, _OF_THE_SAC)
    return any(_within(clause, sac) for clause in deed.clauses)


def _of_a_block(deed: Deeds, session: Session) -> bool:
    """Whether a needle that numbed a nerve is all that a deed tells of.

    "Aspirate neg, 3 mL at each nerve": what a syringe tried before the drug is no fluid.
    """
    if deed.kind not in {"aspiration", "thoracentesis"}:
        return False
    drawn = [clause for clause in deed.clauses if words.FLUID_OUT.search(clause.text)] or deed.clauses
    needles = _spans_of(session, _OF_NEEDLES)
    return bool(drawn) and all(_within(clause, needles) for clause in drawn)


def _spans_of(session: Session, kinds: frozenset[str]) -> list[Span]:
    return [s for act in session.acts if act.kind in kinds and act.status == "performed" for s in act.spans]


def _within(clause: Clause, spans: list[Span]) -> bool:
    return any(span.start < clause.end and clause.start < span.end for span in spans)


_OF_NEEDLES = frozenset(
    {
        "nerve_block",
        "sympathetic_block",
        "nerve_catheter",
        "facet_injection",
        "medial_branch_block",
        "epidural_injection",
    }
)
_OF_THE_SAC = frozenset({"pericardiocentesis", "pericardial_drain"})
_TUBE_FAMILIES = {"anatomy:kidney": "urinary", "anatomy:liver": "biliary"}
_COLLECTED = WordPattern(
    r"\b(?:abscess\w*|collections?|(?:pseudo)?cysts?|urinomas?|bilomas?|hematomas?|lymphoceles?|seromas?|empyema)\b"
)
_TUBE_DEEDS = frozenset({"drainage", "drain_exchange", "drain_check", "aspiration"})


_FAMILY_OF_ORGAN = {"kidney": "urinary", "bile": "biliary", "gallbladder": "biliary", "gut": "gastrointestinal"}


def _in_tube_organ(context: Context, deed: Deeds, session: Session) -> bool:
    """Whether a check or change speaks of an organ whose own tube was worked on, and the report of no collection."""
    if deed.kind not in {"drain_check", "drain_exchange"} or not deed.clauses:
        return False
    where = topics(context)
    organs = {where.of(clause) for clause in deed.clauses}
    family = _FAMILY_OF_ORGAN.get(str(organs.pop())) if len(organs) == 1 else None
    tubed = family is not None and any(act.family == family and act.status == "performed" for act in session.acts)
    return tubed and not any(_COLLECTED.search(clause.text) for clause in context.body())


def _of_a_tube(context: Context, deed: Deeds, session: Session) -> bool:
    """Whether the organ was drained by a tube of its own system, and no collection in it is spoken of."""
    if deed.kind not in _TUBE_DEEDS:
        return False
    if _in_tube_organ(context, deed, session):
        return True
    if deed.place.site is None:
        return False
    family = _TUBE_FAMILIES.get(deed.place.site.site)
    tubed = family is not None and any(act.family == family and act.status == "performed" for act in session.acts)
    return tubed and not any(_COLLECTED.search(clause.text) for clause in deed.clauses)


def _act(deed: Deeds, number: int) -> Act:
    site = deed.place.site
    return Act(
        id=f"drainage-{number}",
        kind=deed.kind,
        family=load_act_kinds()[deed.kind].family,
        status=deed.status,
        target=site.site if site is not None and site.region != ELSEWHERE else None,
        side=deed.place.side,
        details={**deed.details, "collection": deed.place.label} if deed.place.label else deed.details,
        spans=deed.spans,
    )


def _guidance(context: Context, acts: tuple[Act, ...]) -> Parts:
    """Guidance of the acts that enter a collection; checks, changes and agents through a tube use none."""
    entering = tuple(act for act in acts if act.kind in NEEDLE_KINDS)
    if not entering:
        return Parts()
    found = find_needle_guidance(context, entering, "drainage")
    guided = {item.about for item in found.guidance}
    kept = image_fact(context)
    for look in in_own_words([act for act in entering if act.id not in guided], "drainage"):
        facts = () if kept is None else (replace(kept, about=look.id),)
        found += Parts(guidance=(look,), facts=facts)
    return found + _looked_at(context, entering, found)


def _looked_at(context: Context, acts: tuple[Act, ...], found: Parts) -> Parts:
    """Ultrasound told as a study ("we used ultrasound to find a pocket") served an act that nothing else guided."""
    told = [
        clause
        for clause in context.clauses
        if clause.section not in BACKGROUND
        and any(m.kind == "ultrasound" and m.assertion == "performed" for m in clause.of("IMAGING"))
    ]
    guided = {item.about for item in found.guidance}
    parts = Parts()
    for number, act in enumerate(acts if told else (), start=1):
        if act.id in guided:
            continue
        look = Guidance(
            id=f"drainage-look-{number}", modality="ultrasound", about=act.id, spans=(context.quote(told[0]),)
        )
        kept = image_fact_of(context, act, acts)
        facts = () if kept is None else (replace(kept, about=look.id),)
        parts += Parts(guidance=(look,), facts=facts)
    return parts


BUILDER = FamilyBuilder("drainage", kinds=KINDS, find=find_drainage, used_only=True)
