"""New tubes that were tried and not left: needles that found no kidney, duct, gallbladder or stomach (NONV-111)."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import TITLES, Context
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

_FIRST_TUBES: dict[str, dict[str, Detail]] = {
    "nephrostomy": {"entry": "new", "left": "nephrostomy"},
    "biliary_drainage": {"entry": "new", "left": "external"},
    "cholecystostomy": {"entry": "new"},
    "gastrostomy": {"entry": "new"},
}
_STOPPED = WordPattern(
    r"\b(?:no (?:tract |percutaneous )?access (?:could be|was) (?:gained|obtained|achieved|possible|made)"
    r"|(?:could not|cannot|unable to|not able to) (?:be )?(?:access\w*|puncture\w*|enter\w*|cannulate\w*|opacif\w*)"
    r"|no (?:duct|calyx|window)\b[^.;]{0,30}\b(?:punctured|entered|accessed|found|opacified|could be)"
    r"|(?:attempt|procedure|placement)\w* (?:was |were )?(?:then )?(?:aborted|abandoned|stopped|terminated"
    r"|discontinued)"
    r"|unsuccessful (?:attempt|puncture|access|placement)\w*|attempts? (?:was|were) unsuccessful)\b"
)
_BEGUN = WordPattern(r"\b(?:pass(?:es)?|needles?|punctur\w+|stick|sticks|gauge|chiba)\b")
_LEFT = WordPattern(
    r"\b(?:catheter|tube|drain|pigtail|nephrostomy)\b[^.;]{0,60}\b(?:was|were)\b[^.;]{0,25}\b(?:placed|left|secured"
    r"|sutured|locked|deployed)\b"
)


def with_stopped_tubes(context: Context, acts: tuple[Act, ...], kinds: frozenset[str]) -> tuple[Act, ...]:
    """The acts with the first tube of these kinds marked as tried where the course tells that it was given up."""
    first = any(act.kind in kinds & _FIRST_TUBES.keys() for act in acts) if acts else bool(_titled(context, kinds))
    if not first or not context.may_say(_STOPPED) or not context.may_say(_BEGUN):
        return acts
    course = " ".join(clause.text for clause in context.body())
    if not _STOPPED.search(course) or not _BEGUN.search(course) or _LEFT.search(course):
        return acts
    kept = tuple(replace(act, status="attempted") if act.kind in kinds & _FIRST_TUBES.keys() else act for act in acts)
    return kept if kept else tuple(_titled(context, kinds))


def _titled(context: Context, kinds: frozenset[str]) -> list[Act]:
    """The first tube that the title names, where no act could be made of the course."""
    for clause in context.clauses:
        if clause.section not in TITLES and clause.index > 0:
            continue
        for mention in clause.of("INTERVENTION", "DEVICE"):
            kind = mention.kind if mention.label == "INTERVENTION" else mention.text.lower().replace(" ", "_")
            if kind in kinds & _FIRST_TUBES.keys() and mention.assertion in {"performed", "attempted"}:
                family = load_act_kinds()[kind].family
                return [
                    Act(
                        id=f"{kind}-tried",
                        kind=kind,
                        family=family,
                        status="attempted",
                        side=mention.side,
                        details=_FIRST_TUBES[kind],
                        spans=(context.quote(clause),),
                    )
                ]
    return []
