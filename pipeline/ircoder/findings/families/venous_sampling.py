"""Blood drawn from veins that were entered on purpose: told by name, by the verb, and vein by vein."""

from __future__ import annotations

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
    r"\b(?:no|not|without|never|biops\w*|tissue|cores?|fna|temno|gun|formalin|avoid\w*|planned|if|wound|urine|bile|fluid)\b"
)
_PASSED_BY = frozenset({"vessel:inferior_vena_cava", "vessel:superior_vena_cava", "vessel:right_atrium"})
_NOT_ORGANS = frozenset({"lower_extremity", "upper_extremity", "foot"})


def find(context: Context, session: Session) -> Parts:
    """One act without a vein for the sampling itself, and one for each vein that a clause of it names."""
    named = [item for item in tellings(context, {SAMPLING}, _where) if item.status == "performed"]
    drawn = [clause for clause in context.body() if _draws(context, clause)]
    if not named and not any(_organ_veins(context, clause) for clause in drawn):
        return Parts()
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
    return Parts(acts=session.through(context, tuple(acts)))


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
        if vessel.concept not in _PASSED_BY:
            for side in sides(mention.side if vessel.paired else None):
                yield vessel.concept, side


BUILDER = FamilyBuilder("venous sampling", kinds=frozenset({SAMPLING}), find=find)
