"""Acts of families that no other builder reads: named, so that a report of such a family is never silently passed."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.beds import is_venous
from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.families.registry import KINDS_OF_FAMILIES
from ircoder.findings.model import Act
from ircoder.knowledge.act_kinds import ActKind, load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

# Words that are part of every procedure, or that another builder reads.
_READ_ELSEWHERE = frozenset(
    {
        "manipulation",
        "catheterization",
        "portal_vein_catheterization",
        "intravascular_ultrasound",
        "lymphangiography_injection",
        "vascular_access",
        "closure",
        "angioplasty",
        "stent",
        "atherectomy",
        "lithotripsy",
        "embolization",
        "epidural_injection",
        "epidural_neurolysis",
        "epidural_adhesiolysis",
        "blood_patch",
        "line_contrast_check",
        "line_declotting",
        "fibrin_sheath_stripping",
        "lumen_clearing",
        "central_line_repositioning",
        "surgery_other",
        *KINDS_OF_FAMILIES,
    }
)

_BY_CLASS = {"ivc_filter": "ivc_filter_placement", "cardiac_rhythm_device": "pacemaker_lead"}
_BY_CONCEPT = {"device:viatorr_stent_graft": "tips_creation"}
"""A Viatorr is made for nothing but a portosystemic shunt."""
_LAID = WordPattern(
    r"\b(?:deploy\w*|plac(?:ed|ement)|releas\w*|laid|implant\w*|put|left|dropped|insert\w*|extend\w*|lined)\b"
)
_HEART_CATH = "intervention:cardiac_catheterization"
_FOR_CORONARIES = frozenset(
    {"device:judkins_left_catheter", "device:judkins_right_catheter", "device:williams_catheter"}
)
_HEAT = frozenset({"laser_ablation", "ablation", "thermal_ablation", "microwave_ablation"})
_NOT_DRAWN = WordPattern(r"\b(?:no|not|without|never|biops\w*|tissue|core|planned|if)\b")


def find_other_acts(context: Context, known: tuple[Act, ...]) -> tuple[Act, ...]:
    """One act for each performed kind that the other builders do not make."""
    kinds = load_act_kinds()
    held = {act.kind for act in known}
    families = {act.family for act in known}
    acts: dict[str, Act] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        for mention in clause.of("INTERVENTION", "IMAGING"):
            kind = kinds.get(str(mention.attributes.get("act", "")) if mention.label == "IMAGING" else mention.kind)
            if kind is None or kind.kind in _READ_ELSEWHERE or kind.kind in held or kind.kind in acts:
                continue
            if mention.assertion not in {"performed", "attempted"} or kind.family in families & {
                "central_venous_access",
                "epidural_injection",
            }:
                continue
            kind = _in_vein(clause, kind)
            acts[kind.kind] = Act(
                id=f"other-{len(acts) + 1}",
                kind=kind.kind,
                family=kind.family,
                status="performed" if mention.assertion == "performed" else "attempted",
                side=mention.side,
                spans=(context.quote(clause),),
            )
    for act in _told_by_device(context, len(acts)):
        acts.setdefault(act.kind, act)
    sampling = () if "venous_sampling" in acts else _sampling(context, len(acts) + 1)
    coronary = _coronary_study(context, acts) or _coronary_tools(context, acts, known)
    return (*acts.values(), *sampling, *coronary)


def _in_vein(clause: Clause, kind: ActKind) -> ActKind:
    """Heat in a saphenous vein is no ablation of a tumor."""
    saphenous = any("saphenous" in mention.concept for mention in clause.of("VESSEL"))
    return load_act_kinds()["venous_ablation"] if saphenous and kind.kind in _HEAT else kind


def _told_by_device(context: Context, number: int) -> Iterator[Act]:
    """Work that the report tells by its device alone: a caval filter deployed, a Viatorr laid."""
    kinds = load_act_kinds()
    for clause in context.body():
        if not _LAID.search(clause.text) or not context.happened(clause):
            continue
        for mention in clause.of("DEVICE"):
            name = _BY_CONCEPT.get(mention.concept) or _BY_CLASS.get(mention.kind)
            if name is not None and name not in _READ_ELSEWHERE and mention.assertion == "performed":
                number += 1
                span = (context.quote(clause),)
                yield Act(id=f"other-{number}", kind=name, family=kinds[name].family, side=mention.side, spans=span)


def _sampling(context: Context, number: int) -> tuple[Act, ...]:
    """Blood drawn from veins that were entered, told by the verb alone ("both petrosal sinuses sampled")."""
    for clause in context.body():
        if not context.has("sampling", clause.text) or _NOT_DRAWN.search(clause.text) or not context.happened(clause):
            continue
        veins = [context.knowledge.vessels.get(m.concept) for m in clause.of("VESSEL")]
        if any(is_venous(vein) and vein is not None and vein.system == "systemic_vein" for vein in veins):
            span = (context.quote(clause),)
            return (Act(id=f"other-{number}", kind="venous_sampling", family="venous_sampling", spans=span),)
    return ()


def _coronary_study(context: Context, acts: dict[str, Act]) -> tuple[Act, ...]:
    """A heart catheterization told only by what the coronary arteries showed."""
    if any(act.family.startswith(("coronary", "diagnostic_cardiac")) for act in acts.values()):
        return ()
    for clause in context.body():
        vessels = [context.knowledge.vessels.get(m.concept) for m in clause.of("VESSEL")]
        if (
            context.has("result", clause.text)
            and sum(v is not None and v.system == "coronary_artery" for v in vessels) > 1
        ):
            return (
                Act(
                    id=f"other-{len(acts) + 1}",
                    kind="coronary_angiography",
                    family="diagnostic_cardiac_cath",
                    spans=(context.quote(clause),),
                ),
            )
    return ()


def _coronary_tools(context: Context, acts: dict[str, Act], known: tuple[Act, ...]) -> tuple[Act, ...]:
    """Work in the heart told by its tools: catheters shaped for coronary ostia, a balloon after a coronary wire."""
    if any(act.family.startswith(("coronary", "diagnostic_cardiac")) for act in acts.values()):
        return ()
    body = [clause for clause in context.body() if context.happened(clause)]
    tools = {mention.kind for clause in body for mention in clause.of("DEVICE") if mention.assertion == "performed"}
    names = {mention.concept for clause in body for mention in clause.of("DEVICE")}
    called = [
        clause
        for clause in context.clauses
        if clause.section not in BACKGROUND and any(m.concept == _HEART_CATH for m in clause.of("INTERVENTION"))
    ]
    wired = [clause for clause in body if _in_coronary(context, clause)]
    if wired and not known and tools & {"balloon", "stent"}:
        kind, clause = "coronary_angioplasty", wired[0]
    elif called and names & _FOR_CORONARIES:
        kind, clause = "left_heart_catheterization", called[0]
    else:
        return ()
    family = load_act_kinds()[kind].family
    return (Act(id=f"other-{len(acts) + 1}", kind=kind, family=family, spans=(context.quote(clause),)),)


def _in_coronary(context: Context, clause: Clause) -> bool:
    vessels = [context.knowledge.vessels.get(mention.concept) for mention in clause.of("VESSEL")]
    if not any(vessel is not None and vessel.system == "coronary_artery" for vessel in vessels):
        return False
    return any(m.kind in {"wire", "balloon", "stent"} and m.assertion == "performed" for m in clause.of("DEVICE"))
