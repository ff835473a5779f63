"""What is added to coronary interventions: clot, lysis, lithotripsy, coated balloons, radiation (CARD-28 to 31)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.coronary_vessels import OPENING, TreatedArtery, artery_of, treated_arteries
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of
from ircoder.knowledge.coronary_codes import coronary_code_set

THROMBECTOMY, RADIATION = "92973", "92974"
LYSIS, LYSIS_BY_VEIN = "92975", "92977"
LITHOTRIPSY = ("0715T", "92972")
DRUG_BALLOON, FURTHER_DRUG_BALLOON = "0913T", "0914T"
UNLISTED = "93799"

rules = RuleBookBuilder(
    "coronary_adjuncts",
    families=("coronary_thrombectomy",),
    act_kinds=("coronary_lithotripsy", "coronary_thrombectomy", "coronary_thrombolysis", "coronary_brachytherapy"),
    codes=(THROMBECTOMY, RADIATION, LYSIS, LYSIS_BY_VEIN, *LITHOTRIPSY, DRUG_BALLOON, FURTHER_DRUG_BALLOON, UNLISTED),
)


@rules.rule(
    "CARD-28", phase=Phase.PROPOSE, decides="clot removal: powered to 2025, pump-driven too from 2026, never by hand"
)
def clot_removal(slate: Slate, encounter: Encounter) -> Slate:
    """Add 92973 for each artery cleared by a machine; a syringe is inside the intervention."""
    counted = {"powered"} if coronary_code_set(encounter.service_date) == "2025" else {"powered", "pump"}
    opened = any(treated_arteries(encounter))
    for artery, acts in _by_artery(encounter, "coronary_thrombectomy").items():
        machine = [act for act in acts if act.details.get("method") in counted]
        if machine:
            slate = slate.add(_line(machine, THROMBECTOMY, artery, "CARD-28", "Clot was removed by a machine."))
            continue
        reason = "Clot drawn out in this way is inside the intervention."
        slate = slate.decline(THROMBECTOMY, "CARD-28", reason, spans=spans_of(acts))
        if not opened:
            slate = slate.send_to_review(
                "Clot drawn by hand is the only coronary treatment: it is unlisted, 93799 (CARD-28)."
            )
    return slate


@rules.rule(
    "CARD-29", phase=Phase.PROPOSE, decides="lysis has a code to 2025 where it is the treatment, none from 2026"
)
def lysis(slate: Slate, encounter: Encounter) -> Slate:
    """Code lysis alone; a bolus beside an intervention is inside it."""
    acts = encounter.findings.performed("coronary_thrombolysis")
    if not acts:
        return slate
    by_vein = all(act.details.get("route") == "intravenous" for act in acts)
    code = LYSIS_BY_VEIN if by_vein else LYSIS
    if not by_vein and any(treated_arteries(encounter)):
        reason = "A lytic given into an artery that is also opened is inside the intervention."
        return slate.decline(code, "CARD-29", reason, spans=spans_of(acts))
    artery = artery_of(acts[0], encounter.knowledge.vessels)
    if encounter.in_force(code):
        return slate.add(
            _line(list(acts), code, artery if not by_vein else None, "CARD-29", "Clot was treated by a lytic.")
        )
    reason = "The code ended on 2025-12-31."
    slate = slate.decline(code, "CARD-29", reason, UNLISTED if not by_vein else None, spans_of(acts))
    if by_vein:
        return slate
    return slate.add(_line(list(acts), UNLISTED, None, "CARD-29", "Lysis alone has no code of its own from 2026."))


@rules.rule("CARD-30", phase=Phase.PROPOSE, decides="lithotripsy is added for each artery: 0715T in 2023, then 92972")
def lithotripsy(slate: Slate, encounter: Encounter) -> Slate:
    """Add the lithotripsy code of the date to the intervention of the artery."""
    code = next((item for item in LITHOTRIPSY if encounter.in_force(item)), None)
    for artery, acts in _by_artery(encounter, "coronary_lithotripsy").items():
        if code is not None:
            slate = slate.add(_line(acts, code, artery, "CARD-30", "Calcium was broken by a lithotripsy balloon."))
    return slate


@rules.rule(
    "CARD-31", phase=Phase.PROPOSE, decides="a drug-coated balloon: 0913T, and 0914T beside other work in the artery"
)
def drug_balloons(slate: Slate, encounter: Encounter) -> Slate:
    """Code the balloon of an artery; beside a stent or atherectomy it counts only for another lesion."""
    if not encounter.in_force(DRUG_BALLOON):
        return slate
    for artery in treated_arteries(encounter):
        drugged = [vessel for vessel in artery.vessels if vessel.drug_balloon_only]
        acts = [act for act in artery.acts if act.kind == "coronary_angioplasty" and act.details.get("drug_coated")]
        if not acts:
            continue
        if artery.modifier is None or artery.situation != "native":
            reason = "The drug-coated balloon is inside the code of the culprit, occlusion or graft."
            slate = slate.decline(DRUG_BALLOON, "CARD-31", reason, spans=spans_of(acts))
        elif len(drugged) == len(artery.vessels):
            slate = _drug_balloon_alone(slate, artery)
        elif drugged or any(act.details.get("separate_lesion") for act in acts):
            found = [act for vessel in drugged for act in vessel.acts] or acts
            why = "A drug-coated balloon treated another lesion of an artery that is coded for other work."
            slate = slate.add(_line(found, FURTHER_DRUG_BALLOON, artery.modifier, "CARD-31", why))
        else:
            reason = "The lesion is coded for the stent or atherectomy that it got too."
            slate = slate.decline(DRUG_BALLOON, "CARD-31", reason, spans=spans_of(acts))
            slate = slate.send_to_review(
                "One vessel had a stent or atherectomy and a drug-coated balloon: check what may be reported (CARD-31)."
            )
    return slate


def _drug_balloon_alone(slate: Slate, artery: TreatedArtery) -> Slate:
    why = "A drug-coated balloon was the treatment of the artery."
    slate = slate.add(_line(artery.acts, DRUG_BALLOON, artery.modifier, "CARD-31", why))
    reason = "The plain balloon prepared the lesion for the drug-coated one."
    return slate.decline("92920", "CARD-31", reason, DRUG_BALLOON, spans_of(artery.acts))


@rules.rule("CAT-92974", phase=Phase.PROPOSE, decides="radiation delivered into coronary arteries is added once")
def radiation(slate: Slate, encounter: Encounter) -> Slate:
    """Add the delivery of radiation, once a session."""
    acts = encounter.findings.performed("coronary_brachytherapy")
    if not acts:
        return slate
    return slate.add(
        _line(list(acts), RADIATION, None, "CAT-92974", "Radiation was delivered inside a coronary artery.")
    )


def _by_artery(encounter: Encounter, kind: str) -> dict[str | None, list[Act]]:
    """Acts of a kind by artery; one whose artery is not told belongs to the one that was opened."""
    tree = encounter.knowledge.vessels
    opened = {artery_of(act, tree) for act in encounter.findings.performed(*OPENING)} - {None}
    out: dict[str | None, list[Act]] = {}
    for act in encounter.findings.performed(kind):
        name = artery_of(act, tree)
        if name is None and len(opened) == 1:
            name = next(iter(opened))
        out.setdefault(name, []).append(act)
    return out


def _line(acts: list[Act], code: str, artery: str | None, rule: str, why: str) -> Candidate:
    ids = (rule, "MOD-44") if artery else (rule,)
    made = candidate_of(acts, code, ids, why, vessel=acts[0].target, site=f"coronary:{artery}" if artery else None)
    return dataclasses.replace(made, modifiers=(artery,) if artery else ())


BOOK = rules.book()
