"""Acts of families that no other builder reads: named, so that a report of such a family is never silently passed."""

from __future__ import annotations

from collections.abc import Iterator

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
_LEADS = "pacemaker_lead"
_NEXT_STEP = WordPattern(
    r"\b(?:before|ahead of|prior to|in preparation for|work-?\s?up for)\s+"
    r"(?:(?:the|a|an|her|his|planned|new|pacemaker|pacing|icd|defibrillator|leads?|device)\s+){0,4}$"
)
"""Words before the work on leads for which the veins are studied."""
_HEAT = frozenset({"laser_ablation", "ablation", "thermal_ablation", "microwave_ablation"})


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
            if kind.kind == _LEADS and _NEXT_STEP.search(clause.before(mention)):
                continue
            kind = _in_vein(clause, kind)
            if kind.kind in KINDS_OF_FAMILIES:
                continue
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
    return tuple(acts.values())


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
            if name == _LEADS and _NEXT_STEP.search(clause.before(mention)):
                continue
            if name is not None and name not in _READ_ELSEWHERE and mention.assertion == "performed":
                number += 1
                span = (context.quote(clause),)
                yield Act(id=f"other-{number}", kind=name, family=kinds[name].family, side=mention.side, spans=span)
