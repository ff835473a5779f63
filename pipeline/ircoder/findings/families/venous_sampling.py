"""Blood drawn from veins that were entered on purpose: told by name, by the verb, and vein by vein."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.tellings import Site, tellings
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

SAMPLING = "venous_sampling"
_NOT_DRAWN = WordPattern(
    r"\b(?:no|not|without|never|biops\w*|tissue|cores?|fna|temno|gun|formalin|avoid\w*|planned|if|wound|urine|bile"
    r"|fluid)\b"
)
_ORGANS = {
    "vessel:adrenal_vein": WordPattern(r"\badrenals?\b"),
    "vessel:inferior_petrosal_sinus": WordPattern(r"\bpetrosal\b"),
}
_CATHETERS = WordPattern(
    r"\b(?:catheters?|catheteri[sz]ed|cannulated|engaged|selected|entered|sampled|samples?|drawn|cobra|simmons\w*"
    r"|mikael\w*|sos|c2"
    r"|sheaths?|microcatheters?)\b"
)
_BLOOD_DRAWN = WordPattern(
    r"\b(?:baseline|blood|samples?|bloods)\b[^.;]{0,30}\b(?:drawn|taken|collected|pulled)\b|\bdraws (?:at|after"
    r"|before)\b|\bsampled\b"
)
_MISSED = WordPattern(
    r"\b(?:not|unable|could|failed|never|unsuccess\w*|without|would|planned|mri|ct|glands?|nodule|adenoma|mass)\b"
)
_EASILY = WordPattern(
    r"\bwithout (?:any |much |further |great )?(?:ado|difficult\w+|trouble|incident|delay|effort|problems?)\b"
)
_NOT_REACHED = WordPattern(r"\b(?:not|unable|could|failed|never|unsuccess\w*|without|would|planned)\b")
_THE_OTHER_ONE = re.compile(
    r"\W*(?:(?:then|next|finally)\W+)?(?:on\s+)?the\s+(?P<side>left|right)(?:\s+(?:one|side|vein|sinus))?\s*"
    r"(?:,|:|\b(?:was|took|required|needed|demanded|with|by|came|proved)\b)",
    re.IGNORECASE,
)
"""The vein of the other side by its side alone, at the start of a statement ("The right, which is short, took …")."""
_NEAR = 3
_EACH = WordPattern(r"\b(?:both|bilateral\w*|each|the two)\b(?![^.;]{0,12}\b(?:groins?|femorals?|common femoral)\b)")
_SIDE = re.compile(
    r"\b(?:left|right|[lr](?=\s+adrenal))\b(?!\s+(?:common\s+)?(?:femoral|groin|cf[av]\b|renal"
    r"|jugular))",
    re.IGNORECASE,
)
_SIDES = {"l": "left", "r": "right"}
_PASSED_BY = frozenset({"vessel:inferior_vena_cava", "vessel:superior_vena_cava", "vessel:right_atrium"})
_BY_WAY = re.compile(r"\b(?:through|via|by way of|past|beyond)\s+(?:the\s+)?(?:left\s+|right\s+)?$", re.IGNORECASE)
_NOT_ORGANS = frozenset({"lower_extremity", "upper_extremity", "foot"})


def find(context: Context, session: Session) -> Parts:
    """One act without a vein for the sampling itself, and one for each vein that a clause of it names."""
    named = [item for item in tellings(context, {SAMPLING}, _where) if item.status == "performed"]
    drawn = [clause for clause in context.body() if _draws(context, clause)]
    paired = tuple(_paired_organs(context))
    told = named or (paired and bool(context.body_saying(_BLOOD_DRAWN)))
    if not told and not any(_organ_veins(context, clause) for clause in drawn):
        return Parts()
    drawn = drawn or [clause for _, _, clause in paired]
    drawn = drawn or [item.clause for item in named]
    quotes = tuple(dict.fromkeys(context.quote(clause) for clause in (*(item.clause for item in named), *drawn)))
    acts = [Act(id="sampling-1", kind=SAMPLING, family=SAMPLING, spans=quotes[:4])]
    seen: set[tuple[str, Side | None]] = set()
    for clause in drawn:
        if tier_of(context, clause) != "told":
            continue
        for vein in _organ_veins(context, clause):
            if vein not in seen:
                seen.add(vein)
                number = len(acts) + 1
                span = (context.quote(clause),)
                target, side = vein
                acts.append(
                    Act(id=f"sampling-{number}", kind=SAMPLING, family=SAMPLING, target=target, side=side, spans=span)
                )
    for target, side, clause in paired:
        known = {one for vein, one in seen if vein == target}
        if side in known or not (known or told):
            continue
        seen.add((target, side))
        name, span = f"sampling-{len(acts) + 1}", (context.quote(clause),)
        acts.append(Act(id=name, kind=SAMPLING, family=SAMPLING, target=target, side=side, spans=span))
    sided = {act.target for act in acts if act.side is not None}
    if sided & set(_ORGANS):
        # Each gland has its own act: the sampling as a whole is told by them.
        acts = [act for act in acts if act.target is not None and (act.side or act.target not in sided & set(_ORGANS))]
    return Parts(acts=session.through(context, tuple(acts)))


def _paired_organs(context: Context) -> Iterator[tuple[str, Side, Clause]]:
    """Sides of adrenal veins and petrosal sinuses to which catheters were brought, however far the side stands off.

    A side that could not be entered is none; "both" and "the two" mean each.
    """
    for target, words in _ORGANS.items():
        for clause in context.body_saying(words):
            missed = _MISSED.search(_EASILY.sub(" ", clause.text))
            if tier_of(context, clause) == "listed" or missed or not context.happened(clause):
                continue
            if not _CATHETERS.search(clause.text):
                continue
            both = _EACH.search(clause.text) is not None
            told = {"left", "right"} if both else {_SIDES[m.group()[0].lower()] for m in _SIDE.finditer(clause.text)}
            for side in ("left", "right"):
                if side in told:
                    yield target, side, clause
                    yield from _other_one(context, target, side, clause)


def _other_one(context: Context, target: str, side: Side, clause: Clause) -> Iterator[tuple[str, Side, Clause]]:
    """The vein of the other side, told shortly behind by its side alone with catheter and blood."""
    for other in context.clauses[clause.index + 1 : clause.index + 1 + _NEAR]:
        found = _THE_OTHER_ONE.match(other.text)
        if found is None or found["side"].lower() == side or not context.happened(other):
            continue
        if _NOT_REACHED.search(_EASILY.sub(" ", other.text)):
            continue
        if _CATHETERS.search(other.text) and _BLOOD_DRAWN.search(other.text):
            yield target, "left" if side == "right" else "right", other


def _where(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
    return (Site(None, mention.side),)


def _draws(context: Context, clause: Clause) -> bool:
    """Whether a clause tells that blood was drawn."""
    return (
        context.has("sampling", clause.text)
        and not _NOT_DRAWN.search(clause.text)
        and context.happened(clause)
        and clause.section not in {"specimen", "labs"}
    )


def _organ_veins(context: Context, clause: Clause) -> tuple[tuple[str, Side | None], ...]:
    """Veins of a clause that are sampled for an organ: not the cava, and no limb vein."""
    return tuple(dict.fromkeys(_veins(context, clause)))


def _veins(context: Context, clause: Clause) -> Iterator[tuple[str, Side | None]]:
    tree = context.knowledge.vessels
    for mention in clause.of("VESSEL"):
        vessel = tree.get(mention.concept)
        if vessel is None or vessel.system != "systemic_vein" or vessel.region in _NOT_ORGANS:
            continue
        if vessel.concept not in _PASSED_BY and not _BY_WAY.search(clause.before(mention)):
            for side in sides(mention.side if vessel.paired else None):
                yield vessel.concept, side


BUILDER = FamilyBuilder("venous sampling", kinds=frozenset({SAMPLING}), find=find)
