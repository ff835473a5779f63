"""Acts of families that no other builder reads: named, so that a report of such a family is never silently passed."""

from __future__ import annotations

from ircoder.findings.beds import is_venous
from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.model import Act
from ircoder.knowledge.act_kinds import load_act_kinds
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
    }
)

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
            if mention.assertion != "performed" or kind.family in families & {
                "central_venous_access",
                "epidural_injection",
            }:
                continue
            acts[kind.kind] = Act(
                id=f"other-{len(acts) + 1}",
                kind=kind.kind,
                family=kind.family,
                side=mention.side,
                spans=(context.quote(clause),),
            )
    sampling = () if "venous_sampling" in acts else _sampling(context, len(acts) + 1)
    coronary = _coronary_study(context, acts)
    return (*acts.values(), *sampling, *coronary)


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
