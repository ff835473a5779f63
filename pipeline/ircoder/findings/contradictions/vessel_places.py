"""Vessels: those that a title or a summary says were treated against those in which the course tells of the work."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import (
    between,
    course,
    is_plain,
    quoted,
    summary,
    tells_done,
    titles,
    told_in_course,
)
from ircoder.findings.model import Act, Contradiction, Findings
from ircoder.findings.tellings import act_kind
from ircoder.knowledge.rival_vessels import RivalVessel, may_be_meant, rival_of
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_SORTS = (
    frozenset({"stent", "angioplasty", "atherectomy", "lithotripsy"}),
    frozenset({"embolization"}),
    frozenset({"thrombectomy", "thrombolysis"}),
    frozenset({"venous_ablation", "thermal_ablation"}),
    frozenset(
        {
            "coronary_stent",
            "coronary_angioplasty",
            "coronary_atherectomy",
            "coronary_intervention",
            "coronary_lithotripsy",
        }
    ),
)
"""Acts of one sort stand for each other: a title of stenting is met by a balloon."""
_WAY_IN = WordPattern(r"\b(?:via|through|from|by|using|per|over|access\w*|approach)\W+(?:the |a )?(?:right |left )?$")
_IS_WAY_IN = WordPattern(r"^\W*(?:access\w*|approach\w*|puncture\w*|sheath\w*|cut-?down|closure|route)\b")
_HEART = (
    "coronary_artery",
    "descending_artery",
    "circumflex_artery",
    "diagonal_branch",
    "marginal_branch",
    "intermedius",
)
_NEAR = 2
"""Clauses before that of an act in which its vessel may be named."""
_NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})


def find_vessel_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Treatments that a head places in a vessel at which the course tells of no work, while it tells of another."""
    tree = context.knowledge.vessels
    done = [item for act in found.performed() if (item := _placed(context, act, tree)) is not None]
    if not done:
        return
    worked = _worked(context, tree)
    heads = (*titles(context), *(c for c in summary(context) if is_plain(c) and tells_done(c)))
    listed = {vessel.name for clause in heads for vessel in _vessels(clause, tree).values()}
    for clause in heads:
        named = _vessels(clause, tree)
        if not named or any(vessel.name in worked for vessel in named.values()):
            continue
        for sort in {_sort_of(kind) for kind in _treatments(clause)} - {None}:
            acts = [item for item in done if item[0].kind in (sort or ())]
            if acts and not any(
                other.name in listed or may_be_meant(one, other, tree) for one in named.values() for _, _, other in acts
            ):
                (_, place, other), (concept, one) = acts[0], next(iter(named.items()))
                says = one.name, other.name
                yield between("place", concept, says, (quoted(context, clause),), (quoted(context, place),))
                return


def _placed(context: Context, act: Act, tree: VesselTree) -> tuple[Act, Clause, RivalVessel] | None:
    """A treatment with the clause of the course that tells it, where its words or those just before name the vessel."""
    vessel = rival_of(act.target, tree) if _sort_of(act.kind) is not None else None
    place = told_in_course(context, act.spans) if vessel is not None else None
    if vessel is None or place is None:
        return None
    near = context.clauses[max(0, place.index - _NEAR) : place.index + 1]
    told = any(vessel in _vessels(clause, tree).values() for clause in near if clause.section == place.section)
    return (act, place, vessel) if told else None


def _sort_of(kind: str) -> frozenset[str] | None:
    return next((sort for sort in _SORTS if kind in sort), None)


def _treatments(clause: Clause) -> Iterator[str]:
    """Kinds of the treatments that a clause names; in a coronary artery a stent is a coronary stent."""
    heart = any(mention.concept.endswith(_HEART) for mention in clause.of("VESSEL"))
    for mention in clause.of("INTERVENTION", "DEVICE"):
        if mention.assertion == "performed":
            kind = act_kind(mention) if mention.label == "INTERVENTION" else str(mention.attributes.get("treats", ""))
            yield "coronary_stent" if heart and kind in _SORTS[0] else kind


def _vessels(clause: Clause, tree: VesselTree) -> dict[str, RivalVessel]:
    """Vessels that a clause names as places of work, by their concepts, ways in left out."""
    named = {m.concept: rival_of(m.concept, tree) for m in clause.of("VESSEL") if not is_way_in(clause, m)}
    return {concept: vessel for concept, vessel in named.items() if vessel is not None}


def is_way_in(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel is named as the way, or as what was not worked on."""
    if mention.assertion in _NOT_HERE:
        return True
    return (
        _WAY_IN.search(clause.before(mention)[-40:]) is not None or _IS_WAY_IN.search(clause.after(mention)) is not None
    )


def _worked(context: Context, tree: VesselTree) -> set[str]:
    """Names of the vessels that the course names in a breath with anything done."""
    return {
        vessel.name
        for clause in course(context)
        if any(m.assertion == "performed" for m in clause.of("INTERVENTION", "DEVICE"))
        for mention in clause.of("VESSEL")
        if (vessel := rival_of(mention.concept, tree)) is not None
    }
