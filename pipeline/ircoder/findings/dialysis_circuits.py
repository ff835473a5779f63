"""Work inside a dialysis circuit: which acts on veins belong to it.

A balloon in the cephalic arch is circuit work where a fistula was entered, and an ordinary vein treatment where the
same patient was treated from the groin (VINT-27). Acts that the vessel builders made are therefore turned once all of
the session is known.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.circuit_sessions import (
    CENTRAL_VEINS,
    CREATION,
    DECLOT,
    NAMED,
    circuits_of,
    has_leg_circuit,
    is_circuit_session,
    is_far,
)
from ircoder.findings.context import Clause, Context, once
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Access, Act
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

TURNED = {
    "angioplasty": "dialysis_angioplasty",
    "stent": "dialysis_stent",
    "embolization": "dialysis_embolization",
    "thrombectomy": DECLOT,
    "thrombolysis": DECLOT,
    "line_declotting": DECLOT,
}
_OPENED = WordPattern(
    r"\b(?:vessel loops?|patch angioplasty|open thrombectomy|graftotomy|venotomy|arteriotomy was (?:made|closed)"
    r"|dissected (?:out|free)"
    r"|dissection was carried|bulldog|vascular clamps?|debakey|11 blade on the (?:graft|venous limb)"
    r"|interposition graft)\b"
)
_THROUGH = WordPattern(
    r"\b(?:through|via|from|using)\s+(?:the\s+|an?\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,4}?(?:fistula|graft|av[fg]"
    r"|access)\b"
)
_STRETCH = WordPattern(
    r"\b(?:anastomo\w+|venous (?:outlet|outflow|limb)|swing (?:segment|point)|juxta-?\s?anastomo\w+|cephalic arch)\b"
)
_IT = WordPattern(r"\b(?:it|there|here|this|same (?:spot|site|segment))\b")
_PERFORATOR = "vessel:perforator_vein"
_CENTRAL = frozenset(
    {"vessel:brachiocephalic_vein", "vessel:subclavian_vein", "vessel:superior_vena_cava", CENTRAL_VEINS}
)
_AT_ANASTOMOSIS = WordPattern(r"\banastomo\w+|\bjuxta\w*|\bperi-?anast\w*|\binflow (?:segment|stenosis)|\bswing\b")


def in_circuit(context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts with those inside a dialysis circuit turned to its kinds, each kind once a vessel."""
    acts = tuple(act for act in acts if not _of_the_making(act, acts))
    if not any(act.kind in TURNED for act in acts) or not is_circuit_session(context, accesses):
        return acts
    kinds = load_act_kinds()
    acts = tuple(act for act in acts if not (_untreated(context, act) or _of_clot(act)))
    if is_open_operation(context):
        inside = [act for act in acts if act.kind in TURNED and _inside(context, accesses, act)]
        rest = [act for act in acts if act not in inside]
        return (*rest, *(replace(act, kind="surgery_other", family="other", details={}) for act in inside[:1]))
    out: list[Act] = []
    for act in acts:
        if act.kind not in TURNED or not _inside(context, accesses, act):
            out.append(act)
            continue
        act, beside = _parted(context, act)
        if beside is not None:
            name = TURNED[beside.kind]
            out.append(replace(beside, kind=name, family=kinds[name].family, details={}))
        if not act.spans:
            continue
        kind = TURNED[act.kind]
        target = None if kind == DECLOT else _vein_of(context, act)
        out.append(replace(act, kind=kind, family=kinds[kind].family, target=target, details={}))
    return _once(out)


def _of_the_making(act: Act, acts: tuple[Act, ...]) -> bool:
    """Whether a balloon opened the join of a fistula that was made in this session, which is part of making it."""
    return act.kind == "angioplasty" and any(a.kind == CREATION and a.status == "performed" for a in acts)


_NOTHING_TREATED = WordPattern(
    r"\b(?:no balloon(?:ing)?|no (?:intervention|treatment|angioplasty|pta)\b(?! (?:of|in|since|site))"
    r"|nothing (?:was )?treated"
    r"|not (?:flow[- ]limiting|treated|ballooned)|study only|no (?:significant |hemodynamic\w* )*(?:stenosis"
    r"|lesion) to treat)\b"
)


def _untreated(context: Context, act: Act) -> bool:
    """Whether only the title names a balloon or stent, and the course says that nothing was treated."""
    if act.kind not in ("angioplasty", "stent") or not context.says(_NOTHING_TREATED):
        return False
    starts = [span.start for span in act.spans]
    told = [c for c in context.clauses if any(c.start <= start < c.end for start in starts)]
    return bool(told) and all(tier_of(context, clause) == "listed" for clause in told)


_MACERATED = WordPattern(
    r"\b(?:plug|clots?|thromb\w+)\b[^.;]{0,30}\b(?:macerat\w+|broken up|fragmented|crushed|mashed|swept|pulled"
    r"|dragged)\b"
    r"|\b(?:macerat\w+|crush\w*|mash\w*|sweep\w*|swept|pull\w*)\b[^.;]{0,30}\b(?:plug|clots?|thromb\w+)\b"
)
_DENIED = re.compile(r"\b(?:no|without)\b[^.;,]*", re.IGNORECASE)
_NARROWING = WordPattern(
    r"\b(?:stenos\w+|narrow\w*|dilat\w+|\w*plast(?:y|ied)|pta|residual|waist|venous (?:anastomo\w+|outflow)|outflow)\b"
)


def _of_clot(act: Act) -> bool:
    """Whether a balloon only broke up or swept clot."""
    if act.kind != "angioplasty" or not act.spans:
        return False
    told = [_DENIED.sub(" ", span.text) for span in act.spans]
    return all(_MACERATED.search(text) and not _NARROWING.search(text) for text in told)


def _parted(context: Context, act: Act) -> tuple[Act, Act | None]:
    """An act on a central vein without the statements that are about the circuit itself, and an act of those.

    "The anastomosis was ballooned" behind a run that ends with the innominate vein is told of no central vein.
    """
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is None or vessel.concept not in _CENTRAL or len(circuits_of(context)) == 0:
        return act, None
    of_circuit = tuple(span for span in act.spans if _of_a_part(context, span.start))
    if not of_circuit:
        return act, None
    rest = tuple(span for span in act.spans if span not in of_circuit)
    other = replace(act, id=f"{act.id}-circuit", target=next(iter(circuits_of(context))), spans=of_circuit)
    return replace(act, spans=rest), other


def _of_a_part(context: Context, start: int) -> bool:
    """Whether the statement at a place is about a stretch of the circuit, by its words or as "it" of the one before."""
    number = next((n for n, c in enumerate(context.clauses) if c.start <= start < c.end), None)
    if number is None or _names_central(context, context.clauses[number]):
        return False
    clause = context.clauses[number]
    if _STRETCH.search(clause.text):
        return True
    before = context.clauses[number - 1] if number else None
    return (
        before is not None
        and before.sentence == clause.sentence
        and _IT.search(clause.text) is not None
        and _STRETCH.search(before.text) is not None
        and not _names_central(context, before)
    )


def _names_central(context: Context, clause: Clause) -> bool:
    return any(m.concept.replace("_artery", "_vein") in _CENTRAL for m in clause.of("VESSEL"))


@once
def is_open_operation(context: Context) -> bool:
    """Whether the graft or fistula was laid open: an operation, and no work through needles."""
    return any(context.happened(clause) for clause in context.body_saying(_OPENED))


def _inside(context: Context, accesses: tuple[Access, ...], act: Act) -> bool:
    tree = context.knowledge.vessels
    access = next((item for item in accesses if item.id == act.access), None)
    start = tree.get(access.vessel) if access is not None else None
    if start is not None and start.system != "av_access" and is_far(start) and not has_leg_circuit(context):
        return False
    vessel = tree.get(act.target)
    if vessel is None or vessel.system == "av_access" or vessel.concept == _PERFORATOR:
        return True
    if vessel.system == "systemic_artery":
        return _vein_of(context, act) != act.target or any(_AT_ANASTOMOSIS.search(span.text) for span in act.spans)
    if vessel.system != "systemic_vein":
        return False
    return has_leg_circuit(context) or not is_far(vessel) or vessel.concept == "vessel:internal_jugular_vein"


def _vein_of(context: Context, act: Act) -> str | None:
    """Vein that an act treats; a name that arteries and veins share is the vein's where no artery is written."""
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is None or vessel.system != "systemic_artery":
        return act.target
    name = vessel.name.removesuffix(" artery")
    if any(re.search(rf"{re.escape(name)}\s+arter", span.text, re.IGNORECASE) for span in act.spans):
        return act.target
    vein = f"vessel:{name.replace(' ', '_')}_vein"
    return vein if vein in context.knowledge.vessels else act.target


def _once(acts: list[Act]) -> tuple[Act, ...]:
    """Acts of a circuit once a kind, vessel and status; one without a vessel joins those that have one."""
    out: dict[object, Act] = {}
    for act in acts:
        key: object = (act.kind, act.target, act.status) if act.kind in NAMED else act.id
        known = out.get(key)
        out[key] = act if known is None else replace(known, spans=tuple(dict.fromkeys((*known.spans, *act.spans))))
    out = {key: act for key, act in out.items() if not _is_way_in(act, tuple(out.values()))}
    placed = {act.kind for act in out.values() if act.kind in NAMED and act.target and act.status == "performed"}
    return tuple(act for act in out.values() if not (act.kind in placed and act.target is None and act.kind in NAMED))


def _is_way_in(act: Act, acts: tuple[Act, ...]) -> bool:
    """Whether an act is laid to the fistula only because its words name it as the way in ("through the AVF")."""
    if act.kind not in NAMED or not str(act.target).endswith(("_fistula", "_graft")):
        return False
    others = any(o is not act and o.kind == act.kind and o.target not in (None, act.target) for o in acts)
    return others and all(_THROUGH.search(span.text) for span in act.spans)
