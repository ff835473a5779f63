"""Acts of dialysis circuits that are told by name, tool or clot: study, declot, fistula made by catheter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.circuit_sessions import CREATION, DECLOT, STUDY, is_circuit_session
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.device_use import is_used, tier_of
from ircoder.findings.dialysis_circuits import is_open_operation
from ircoder.findings.model import Act, Detail, Fact, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.revascularization import techniques_of
from ircoder.findings.tellings import Site, merged, tellings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

CANNULA = "external_cannula_declot"
KINDS = frozenset({STUDY, DECLOT, CREATION, CANNULA, "dialysis_angioplasty", "dialysis_stent", "dialysis_embolization"})
_CREATING_DEVICE = "device:endovascular_fistula_device"
_ONE_NEEDLE = WordPattern(
    r"\bellipsys\b|\b(?:single|one|1)[- ](?:needle|access|puncture|stick)\b|\bthe one needle\b|\bno other vessel\b"
)
_TWO_NEEDLES = WordPattern(
    r"\bwavelin[qk]\b|\beverlinq\b|\b(?:dual|two|2|double)[- ](?:access|catheter|puncture|needle|stick)\w*"
    r"|\bboth (?:the )?(?:artery and|vessels)|\bmagnets?\b|\bparallel catheters?\b"
)
_JOINED = WordPattern(
    r"\b(?:magnets?|radio-?frequency activat\w+|rf (?:activat\w+|applied|energy|cut)|thermal|fused"
    r"|anastomosis (?:created|made))\b"
)
"""How artery and vein are joined by a catheter."""
_CLOT = WordPattern(
    r"\bthromb(?:us|osed|osis|i|otic)\b|\bclot(?:s|ted)?\b|\bocclu\w+|\bplug\b|\bno (?:thrill|flow|bruit)\b"
)
_CLOT_IN_CLAUSE = WordPattern(
    r"\bthromb(?:us|i|osed)\b|\bclots?\b|\bplug\b|\barterial (?:end|limb|anastomosis|inflow)\b"
)
_SWEPT = WordPattern(
    r"\b(?:sweep\w*|swept|pull\w*|drag\w*|retriev\w+|macerat\w+|thrombectom\w*|embolectom\w*|pass\w*|dislodg\w*"
    r"|extract\w*|withdr\w*|used|run|ran)\b"
)
_CLOT_ACTS = frozenset({"thrombectomy", "thrombolysis"})
_SWEEPERS = frozenset({"device:fogarty_balloon", "device:embolectomy_balloon"})
_LACED = WordPattern(
    r"\b(?:lac(?:ed|ing)|puls\w*|spray\w*|inject\w*|instill\w*|infus\w*|administ\w*|given|dwell\w*"
    r"|in(?:to)? the (?:graft|fistula|access|av[fg]|clot|thrombus))\b"
)
_CONTRAST = WordPattern(r"\b(?:contrast|inject\w+|opacif\w+|angiogra\w+|venogra\w+|dsa)\b")
_TUBE = WordPattern(r"\b(?:catheter lumens?|port|picc|lumens?|tunneled|permcath|packed)\b")


_DRAINING = WordPattern(
    r"\b(?:draining|drainage|(?:entero|colo|recto)-?\s?cutaneous|perianal|skin opening|sinus tract|abscess|wound"
    r"|stoma)\b"
)
_CIRCUIT = WordPattern(
    r"\b(?:dialysis|hd|esrd|avf|avg|av|arteriovenous|graft|brachio\w*|radiocephalic|cephalic|basilic|thrill|bruit"
    r"|access|anastomo\w*|venous)\b"
)
"""Without a word of an access, a fistula that drains is a tract of the skin."""


def find(context: Context, session: Session) -> Parts:
    """Study, declot, fistula creation and work on external cannulas."""
    named = tellings(context, KINDS, _where)
    if _DRAINING.search(context.said) and not _CIRCUIT.search(context.said):
        return Parts()
    acts = [act for act in merged(named, context, "circuit") if act.kind != CREATION]
    made = _created(context, session, tuple(t.clause for t in named if t.kind == CREATION and t.status == "performed"))
    if made is not None:
        return Parts(acts=(*acts, made))
    if is_open_operation(context):
        return Parts()
    if not is_circuit_session(context, session.accesses):
        return Parts(acts=tuple(act for act in acts if act.kind == CANNULA))
    if not any(act.kind == DECLOT and act.status == "performed" for act in acts):
        acts += _declot_by_tool(context)
    acts += _untold_veins(context, session, acts)
    if not any(act.kind == STUDY for act in acts) and _shown(context, session):
        acts.append(_study(context, session))
    placed = session.through(context, tuple(_with_details(context, act) for act in acts))
    return Parts(acts=placed, facts=tuple(_facts(context, placed, session)))


def _where(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
    """Acts of a circuit told by name alone have no vein; the vessel builders tell the veins."""
    return (Site(None, None),)


def _with_details(context: Context, act: Act) -> Act:
    if act.kind != CANNULA:
        return act
    balloon = any("balloon" in span.text.lower() for span in act.spans) or "fogarty" in context.reading.text.lower()
    return replace(act, details={"balloon": True}) if balloon else act


def _declot_by_tool(context: Context) -> list[Act]:
    """Clot removal told by its tool: a thrombectomy device, a balloon pulled through clot, a drug laced into it."""
    clotted = any(
        _CLOT.search(clause.text) and not _denied(clause) for clause in context.clauses if clause.section != "consent"
    )
    for clause in context.clauses:
        if clause.section not in BACKGROUND and any(
            m.kind in _CLOT_ACTS and m.assertion == "performed" for m in clause.of("INTERVENTION")
        ):
            return [_act(context, "circuit-declot", DECLOT, clause)]
    for clause in context.body():
        if not clotted or not context.happened(clause) or tier_of(context, clause) == "listed":
            continue
        if any(_removes_clot(context, clause, mention) for mention in clause.of("DEVICE")):
            return [_act(context, "circuit-declot", DECLOT, clause)]
    return []


def _untold_veins(context: Context, session: Session, acts: list[Act]) -> list[Act]:
    """Balloon or stent whose vein is not told, where no other act of the session has that technique."""
    out: list[Act] = []
    for technique, kind in (("stent", "dialysis_stent"), ("angioplasty", "dialysis_angioplasty")):
        if any(act.kind in (technique, kind) and act.status == "performed" for act in (*session.acts, *acts)):
            continue
        for clause in context.body():
            if tier_of(context, clause) == "told" and any(
                technique in techniques_of(clause, mention) and is_used(context, clause, mention)
                for mention in clause.mentions
            ):
                out.append(_act(context, f"circuit-{technique}", kind, clause))
                break
    if not any(act.kind in ("embolization", "dialysis_embolization") for act in (*session.acts, *acts)):
        closing = next((clause for clause in context.body() if _closes(context, clause)), None)
        out += [_act(context, "circuit-closure", "dialysis_embolization", closing)] if closing is not None else []
    return out


def _closes(context: Context, clause: Clause) -> bool:
    """Whether branches are told to be closed without a name of theirs."""
    if tier_of(context, clause) != "told":
        return False
    return any(m.kind == "embolization" and is_used(context, clause, m) for m in clause.of("INTERVENTION"))


def _removes_clot(context: Context, clause: Clause, mention: Mention) -> bool:
    if mention.assertion != "performed":
        return False
    if mention.kind == "thrombectomy_device":
        return is_used(context, clause, mention, at_hand=True)
    if mention.concept in _SWEEPERS:
        return bool(_CLOT_IN_CLAUSE.search(clause.text)) and bool(_SWEPT.search(clause.text))
    if mention.kind == "thrombolytic":
        return _LACED.search(clause.text) is not None and not _TUBE.search(clause.text)
    return False


def _denied(clause: Clause) -> bool:
    return any(word in clause.text.lower() for word in ("no thromb", "no clot", "without thromb", "without clot"))


def _shown(context: Context, session: Session) -> bool:
    """Whether contrast showed the circuit: any study of a session that worked on one."""
    if any(study.status == "performed" for study in session.imaging):
        return True
    return any(_CONTRAST.search(clause.text) and context.happened(clause) for clause in context.body())


def _study(context: Context, session: Session) -> Act:
    first = next((study for study in session.imaging if study.spans), None)
    act = Act(id="circuit-study", kind=STUDY, family=load_act_kinds()[STUDY].family)
    return act if first is None else replace(act, spans=first.spans[:1])


def _created(context: Context, session: Session, clauses: tuple[Clause, ...]) -> Act | None:
    """A fistula made by catheter, with the number of punctures that it took."""
    if not clauses:
        clauses = tuple(
            clause
            for clause in context.body()
            if any(m.concept == _CREATING_DEVICE and m.assertion == "performed" for m in clause.of("DEVICE"))
        )
    if not clauses and context.says(_JOINED):
        titled = (c for c in context.clauses if c.section in TITLES)
        clauses = tuple(c for c in titled if any(m.concept == _CREATING_DEVICE for m in c.of("DEVICE")))
    if not clauses:
        return None
    details: dict[str, Detail] = {"limb": "arm"}
    text = " ".join(clause.text for clause in context.clauses if clause.section not in BACKGROUND)
    tree = context.knowledge.vessels
    systems = {
        vessel.system
        for access in session.accesses
        if (vessel := tree.get(access.vessel)) is not None and access.status == "performed"
    }
    if _TWO_NEEDLES.search(text) or {"systemic_artery", "systemic_vein"} <= systems:
        details["accesses"] = 2
    elif _ONE_NEEDLE.search(text) or len(session.accesses) == 1:
        details["accesses"] = 1
    sides = {mention.side for clause in context.clauses for mention in clause.of("VESSEL", "ANATOMY") if mention.side}
    side: Side | None = next(iter(sides)) if len(sides) == 1 else None
    return replace(_act(context, "circuit-creation", CREATION, clauses[0]), side=side, details=details)


def _act(context: Context, name: str, kind: str, clause: Clause) -> Act:
    return Act(id=name, kind=kind, family=load_act_kinds()[kind].family, spans=(context.quote(clause),))


def _facts(context: Context, acts: tuple[Act, ...], session: Session) -> Iterator[Fact]:
    """What the report says of the circuit itself: fistula or graft, what the study showed, and its clot."""
    tree = context.knowledge.vessels
    for clause in context.clauses:
        found = [tree.get(mention.concept) for mention in clause.of("VESSEL")]
        if any(vessel is not None and vessel.system == "av_access" for vessel in found):
            yield Fact(element="circuit", spans=(context.quote(clause),))
            break
    clot = next((c for c in context.clauses if _CLOT.search(c.text) and not _denied(c)), None)
    shown = next((study for study in session.imaging if any(bed.interpreted for bed in study.beds)), None)
    for act in acts:
        if act.kind == DECLOT and clot is not None:
            yield Fact(element="clot_shown", about=act.id, spans=(context.quote(clot),))
        if act.kind == STUDY and shown is not None:
            yield Fact(element="findings", about=act.id, spans=shown.spans[:1])


BUILDER = FamilyBuilder("dialysis circuit", kinds=KINDS, find=find)
