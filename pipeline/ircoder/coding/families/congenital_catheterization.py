"""Catheterization of congenital hearts: 93593-93598 by side and by how the vessels are connected (CARD-12)."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.coding.encounter import Encounter
from ircoder.coding.heart_studies import COARCTATION, HeartStudy, heart_studies
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

CODES: Mapping[tuple[bool, bool, bool], str] = {
    (True, False, False): "93593",
    (True, False, True): "93594",
    (False, True, False): "93595",
    (False, True, True): "93595",
    (True, True, False): "93596",
    (True, True, True): "93597",
}
"""Code by right heart, left heart, abnormal connections."""
OUTPUT = "93598"
DILUTION = frozenset({"thermodilution", "dilution"})
DISPUTED = "For a repaired tetralogy or valvular atresia, 93596 or 93597 is disputed."

rules = RuleBookBuilder(
    "congenital_catheterization",
    families=(),
    act_kinds=("congenital_heart_catheterization", "cardiac_output"),
    codes=(*sorted(set(CODES.values())), OUTPUT),
)


@rules.rule("CARD-12", phase=Phase.PROPOSE, decides="a congenital study by sides and connections")
def congenital(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code of the congenital family for each session."""
    for study in heart_studies(encounter):
        act = study.congenital
        if act is None:
            continue
        left, slate = _left(study, slate, encounter)
        abnormal = act.details.get("connections") == "abnormal"
        code = CODES.get((study.right is not None, left is not None, abnormal))
        if code is None:
            slate = slate.send_to_review(
                "The congenital heart catheterization does not state the chambers that were studied."
            )
            continue
        if act.details.get("connections") == "disputed":
            slate = slate.send_to_review(DISPUTED)
        why = f"Congenital study with {'abnormal' if abnormal else 'usual'} connections of the great vessels."
        acts = tuple(part for part in (act, study.right, left) if part is not None)
        slate = slate.add(
            Candidate(
                code=code,
                site="heart",
                acts=tuple(part.id for part in acts),
                session=study.session,
                rules=("CARD-12",),
                spans=spans_of(acts),
                why=why,
                distinct="Diagnostic study of the whole heart beside the treatment of a vessel."
                if _treated(encounter)
                else None,
            )
        )
    return slate


def _left(study: HeartStudy, slate: Slate, encounter: Encounter) -> tuple[Act | None, Slate]:
    if study.left is None or not encounter.findings.performed(*COARCTATION):
        return study.left, slate
    reason = "The left heart study is part of the repair of the coarctation."
    return None, slate.decline("93596", "CARD-12", reason, spans=study.left.spans)


def _treated(encounter: Encounter) -> bool:
    return any(act.family in ("stent", "angioplasty", "embolization") for act in encounter.findings.performed())


@rules.rule(
    "CARD-12", phase=Phase.ADD_ONS, decides="output by dilution in a congenital study adds 93598, by Fick nothing"
)
def output(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93598 beside a congenital code (errata 5)."""
    base = slate.with_code(*CODES.values())
    acts = list(encounter.findings.performed("cardiac_output")) if base else []
    measured = [act for act in acts if act.details.get("method") in DILUTION]
    if measured:
        return slate.add(
            Candidate(
                code=OUTPUT,
                acts=tuple(act.id for act in measured),
                session=measured[0].session,
                rules=("CARD-12",),
                spans=spans_of(measured),
                why="Cardiac output by indicator dilution in a congenital study.",
                distinct="Output by dilution beside the pressures of the congenital study.",
            )
        )
    for act in acts[:1]:
        reason = "Output by the Fick method is inside the congenital study."
        slate = slate.decline(OUTPUT, "CARD-12", reason, base[0].code, act.spans)
    return slate


BOOK = rules.book()
