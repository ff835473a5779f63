"""Contrast runs added to a heart catheterization: root, chambers, lungs, veins, collaterals (CARD-09 to CARD-13)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.heart_studies import is_left
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

ROOT = "93567"
CORONARY, CONDUIT, LEFT_CHAMBER, RIGHT_CHAMBER = "93563", "93564", "93565", "93566"
TRUNK, ONE_LUNG, BOTH_LUNGS = "93568", "93569", "93573"
LUNG_VEIN, COLLATERAL = "93574", "93575"
VENOGRAMS = {
    "superior_vena_cava": "93584",
    "azygos": "93585",
    "coronary_sinus": "93586",
    "collateral_above": "93587",
    "collateral_below": "93588",
}
CONGENITAL = ("93593", "93594", "93595", "93596", "93597")

rules = RuleBookBuilder(
    "heart_injections",
    families=(),
    act_kinds=(
        "aortic_root_angiography",
        "heart_pulmonary_angiography",
        "pulmonary_vein_angiography",
        "collateral_angiography",
        "congenital_venography",
    ),
    codes=(
        *(ROOT, CORONARY, CONDUIT, LEFT_CHAMBER, RIGHT_CHAMBER, TRUNK, ONE_LUNG, BOTH_LUNGS, LUNG_VEIN, COLLATERAL),
        *VENOGRAMS.values(),
    ),
)


@rules.rule("CARD-09", phase=Phase.PROPOSE, decides="an interpreted injection above the aortic valve adds 93567 once")
def aortic_root(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93567; an injection that only looked for an ostium or a graft is none."""
    acts = encounter.findings.performed("aortic_root_angiography")
    read = [act for act in acts if act.details.get("interpreted", True) is not False]
    if read:
        line = _line(ROOT, read, "CARD-09", "Injection above the aortic valve with findings.")
        return slate.add(
            dataclasses.replace(line, distinct="The root and ascending aorta, not another part of the aorta.")
        )
    for act in acts[:1]:
        reason = "The injection above the valve is not read as a study of the aorta."
        slate = slate.decline(ROOT, "CARD-09", reason, spans=act.spans)
    return slate


@rules.rule(
    "CARD-10",
    phase=Phase.PROPOSE,
    decides="right chambers 93566; lungs 93568, 93569 or 93573; veins and collaterals by vessel",
)
def right_side(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the right heart and lung injections."""
    found = encounter.findings
    chambers = [act for act in found.performed("ventriculography") if not is_left(act)]
    if chambers:
        slate = slate.add(_line(RIGHT_CHAMBER, chambers, "CARD-10", "A right heart chamber was injected and read."))
    lungs = found.performed("heart_pulmonary_angiography")
    if lungs:
        slate = slate.add(_lungs(lungs, encounter))
    for kind, code, what in (
        ("pulmonary_vein_angiography", LUNG_VEIN, "pulmonary vein"),
        ("collateral_angiography", COLLATERAL, "aortopulmonary collateral"),
    ):
        acts = found.performed(kind)
        if acts and encounter.in_force(code):
            units = sum(_count(act) for act in acts)
            slate = slate.add(_line(code, acts, "CARD-10", f"Each {what} that was entered and read counts.", units))
    return slate


def _lungs(acts: Sequence[Act], encounter: Encounter) -> Candidate:
    """Only one of the three codes: both branches selected, one, or the trunk alone."""
    sides = {act.side for act in acts if act.details.get("selective") is True}
    if not sides or not encounter.in_force(ONE_LUNG):
        return _line(TRUNK, acts, "CARD-10", "The main pulmonary artery was injected.")
    if {"left", "right"} <= sides or "bilateral" in sides:
        return _line(BOTH_LUNGS, acts, "CARD-10", "Both branch pulmonary arteries were selected and injected.")
    return _line(ONE_LUNG, acts, "CARD-10", "One branch pulmonary artery was selected and injected.")


def _count(act: Act) -> int:
    value = act.details.get("vessels", 1)
    return value if isinstance(value, int) and not isinstance(value, bool) else 1


@rules.rule(
    "CARD-11",
    phase=Phase.CHOOSE,
    decides="coronary, conduit and left chamber runs are added to congenital studies only",
)
def of_congenital_studies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93563-93565 beside a congenital code; elsewhere they are inside and nobody asks for them."""
    if not slate.with_code(*CONGENITAL):
        return slate
    found = encounter.findings
    coronary = [
        act for act in found.performed("coronary_angiography") if act.details.get("selective", True) is not False
    ]
    left = [act for act in found.performed("ventriculography") if is_left(act)]
    for code, acts, what in (
        (CORONARY, coronary, "Selective coronary angiography"),
        (CONDUIT, list(found.performed("graft_angiography")), "A conduit was selected and injected"),
        (LEFT_CHAMBER, left, "A left heart chamber was injected and read"),
    ):
        if acts:
            slate = slate.add(_line(code, acts, "CARD-11", f"{what} in a congenital study."))
    return slate


@rules.rule("CARD-13", phase=Phase.PROPOSE, decides="venograms of a congenital study have add-ons from 2024")
def venograms(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93584-93588, one for each kind of vein."""
    for name, code in VENOGRAMS.items():
        acts = [act for act in encounter.findings.performed("congenital_venography") if act.details.get("vein") == name]
        if not acts:
            continue
        if not encounter.in_force(code):
            reason = "Before 2024 the venogram was part of the congenital study."
            slate = slate.decline(code, "CARD-13", reason, spans=spans_of(acts))
            continue
        slate = slate.add(_line(code, acts, "CARD-13", "A vein of the congenital circulation was selected and read."))
    return slate


def _line(code: str, acts: Sequence[Act], rule: str, why: str, units: int = 1) -> Candidate:
    first = acts[0]
    base = Candidate(code=code, units=units, access=first.access, session=first.session, rules=(rule,), why=why)
    return dataclasses.replace(base, acts=tuple(act.id for act in acts), spans=spans_of(acts))


BOOK = rules.book()
