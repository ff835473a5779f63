"""Stent or balloon repair of aortic coarctation: 33894, 33895, 33897."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import spans_of

ACROSS_BRANCHES, CLEAR_OF_BRANCHES, BALLOON = "33894", "33895", "33897"
INSIDE = ("36200", "36215", "36216", "75600", "75605", "75625", "37236", "37246", "93567", "93452", "76000")

rules = RuleBookBuilder(
    "coarctation",
    families=(),
    act_kinds=("coarctation_stent", "coarctation_angioplasty"),
    codes=(ACROSS_BRANCHES, CLEAR_OF_BRANCHES, BALLOON),
)


@rules.rule(
    *("CAT-33894", "CAT-33895", "CAT-33897"),
    phase=Phase.PROPOSE,
    decides="a stent by whether it crosses branches of the aorta; a balloon alone",
)
def repair(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code: a stent contains the balloon."""
    stents = encounter.findings.performed("coarctation_stent")
    acts = stents or encounter.findings.performed("coarctation_angioplasty")
    if not acts:
        return slate
    code, why = BALLOON, "The coarctation was dilated with a balloon."
    if stents:
        crosses = any(act.details.get("crosses_branches") is True for act in stents)
        code = ACROSS_BRANCHES if crosses else CLEAR_OF_BRANCHES
        why = f"A stent was laid in the coarctation, {'across' if crosses else 'clear of'} the branches of the aorta."
    line = Candidate(
        code=code,
        site="aorta:coarctation",
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=(f"CAT-{code}",),
        spans=spans_of(acts),
        why=why,
    )
    return slate.add(line)


@rules.rule("CAT-33897", phase=Phase.BUNDLE, decides="aortograms and catheters of the aorta are inside the repair")
def inside(slate: Slate, encounter: Encounter) -> Slate:
    """Take off runs and catheters of the aorta and the root (errata 33)."""
    del encounter
    for held in slate.with_code(ACROSS_BRANCHES, CLEAR_OF_BRANCHES, BALLOON)[:1]:
        for candidate in slate.with_code(*INSIDE):
            slate = slate.exclude(
                candidate, f"CAT-{held.code}", "It is inside the repair of the coarctation.", held.code
            )
    return slate


BOOK = rules.book()
