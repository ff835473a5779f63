"""Stents of the carotid artery in the neck that a report tells by name ("left carotid stent", "TCAR").

The name says the vessel: what the text says of the stent itself need not, and the vein that the flow goes back through,
or the bone that the filter stands in, is not where the stent lies.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.model import Act, Side
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

INTERNAL = "vessel:internal_carotid_artery"
_NAMES = WordPattern(
    r"\b(?:carotid (?:artery )?stent\w*|tcar\b|transcarotid|(?:ica|carotid) stent\w*"
    r"|stent\w* of (?:the )?(?:\w+ )?carotid)"
)
_NECK = frozenset(
    {INTERNAL, "vessel:common_carotid_artery", "vessel:carotid_bifurcation", "vessel:brachiocephalic_artery"}
)
_BESIDE = 40


def with_carotid_stents(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts with the stents of a carotid procedure in the carotid artery; one is made where only its device is told."""
    named = _naming(context)
    if not named or any(act.kind == "stent" and act.target in _NECK for act in acts):
        return acts
    stents = [act for act in acts if act.kind in {"stent", "angioplasty"} and _astray(context, act)]
    side = _side(context)
    if any(act.kind == "stent" for act in stents):
        return tuple(replace(act, target=INTERNAL, side=side) if act in stents else act for act in acts)
    device = next((mention for mention in _stents(context)), None)
    if device is None or any(act.kind == "stent" for act in acts):
        return acts
    clause = next(c for c in context.clauses if c.start <= device.start < c.end)
    made = Act(
        id=f"revascularization-{len(acts) + 1}",
        kind="stent",
        family=load_act_kinds()["stent"].family,
        target=INTERNAL,
        side=side,
        spans=(context.quote(clause),),
    )
    return (*acts, made)


def _naming(context: Context) -> bool:
    """Whether a carotid stent is named as work of this session, or told by its filter beside the artery's name."""
    return _by_filter(context) or any(
        mention.assertion in {None, "performed"}
        and _NAMES.search(context.reading.text[mention.start : mention.end + _BESIDE])
        for clause in context.clauses
        if clause.section not in BACKGROUND
        for mention in clause.of("INTERVENTION", "DEVICE")
        if mention.concept == "intervention:carotid_stent" or "stent" in mention.text.lower()
    )


def _by_filter(context: Context) -> bool:
    """Whether a filter that guards the brain was used, and no artery but those of the neck is told narrowed."""
    if "embolic_protection" not in context.kinds or not _NECK & context.concepts:
        return False
    used = any(
        m.kind == "embolic_protection" and m.assertion == "performed" for c in context.body() for m in c.mentions
    )
    tree = context.knowledge.vessels
    narrowed = {
        vessel.region
        for clause in context.clauses
        if any(m.kind in {"stenosis", "occlusion"} and m.assertion != "negated" for m in clause.of("LESION"))
        for mention in clause.of("VESSEL")
        if (vessel := tree.get(mention.concept)) is not None
    }
    return used and narrowed <= {"head_neck"}


def _astray(context: Context, act: Act) -> bool:
    """Whether an act lies where no carotid stent does: in a vein, or in the entry."""
    vessel = context.knowledge.vessels.get(act.target)
    return vessel is None or vessel.system != "systemic_artery" or act.target in {"vessel:common_femoral_artery"}


def _stents(context: Context) -> list[Mention]:
    """Stents of this session with a size beside them."""
    return [
        mention
        for clause in context.clauses
        if clause.section not in BACKGROUND
        for mention in clause.of("DEVICE")
        if mention.attributes.get("treats") == "stent"
        and mention.assertion == "performed"
        and _SIZE.search(clause.before(mention)[-20:] + " " + clause.after(mention)[:20])
    ]


_SIZE = WordPattern(r"\b\d{1,2}(?:\s?[-/]\s?\d{1,2})?\s?(?:mm\s?)?(?:x|by)\s?\d{2}\b")


def _side(context: Context) -> Side | None:
    """The side of the carotid artery named most often."""
    told = Counter(
        mention.side
        for clause in context.clauses
        for mention in clause.of("VESSEL")
        if mention.concept in _NECK and mention.side in {"right", "left"}
    )
    return told.most_common(1)[0][0] if told else None
