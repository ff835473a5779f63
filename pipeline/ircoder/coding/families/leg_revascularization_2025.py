"""Leg revascularization through 2025-12-31: codes 37220-37235, and hospital lithotripsy codes (VINT-01 to 12, 21)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_codes import CodedVessel, code_of, initial_and_additional, vessel_words
from ircoder.coding.leg_other_work import (
    ask_for_territory,
    note_attempts,
    note_bridged,
    note_endograft_zone,
    note_stent_over_balloon,
    number_non_occlusive_stents,
    propose_iliac_atherectomy,
    propose_non_occlusive_stents,
)
from ircoder.coding.leg_territories import (
    KINDS,
    TreatedVessel,
    technique_name,
    techniques,
    treated_vessels,
)
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import spans_of
from ircoder.knowledge.leg_revascularization import CodeSet, code_set_on

CODE_SET: CodeSet = "2025"

RULES = {
    "iliac": ("VINT-05", "VINT-04", "VINT-08"),
    "femoral_popliteal": ("VINT-06", "VINT-04"),
    "tibial_peroneal": ("VINT-07", "VINT-08", "VINT-04"),
}

ABOVE_KNEE = {"balloon": "C9764", "stent": "C9765", "atherectomy": "C9766", "stent_atherectomy": "C9767"}
BELOW_KNEE = {"balloon": "C9772", "stent": "C9773", "atherectomy": "C9774", "stent_atherectomy": "C9775"}

builder = RuleBookBuilder(
    "leg_revascularization_2025",
    families=("angioplasty", "stent", "atherectomy"),
    act_kinds=KINDS,
    codes=code_range(
        "37220-37235", "37236", "37237", "0238T", "C9764", "C9765", "C9766", "C9767", "C9772", "C9773", "C9774", "C9775"
    ),
)


def _applies(encounter: Encounter) -> bool:
    return code_set_on(encounter.service_date) == CODE_SET


def _on_facility_lithotripsy_code(vessel: TreatedVessel, encounter: Encounter) -> bool:
    return encounter.setting == "facility" and any(act.kind == "lithotripsy" for act in vessel.acts)


@builder.rule(
    "VINT-21",
    phase=Phase.PROPOSE,
    decides="a hospital reports lithotripsy by its own code in place of the revascularization code of the vessel",
)
def facility_lithotripsy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose C9764-C9767 above the knee and C9772-C9775 below it, one for each territory of a leg."""
    if not _applies(encounter):
        return slate
    by_place: dict[tuple[int, str, str], list[TreatedVessel]] = {}
    for vessel in treated_vessels(encounter, CODE_SET):
        by_place.setdefault(vessel.place, []).append(vessel)
    for vessels in by_place.values():
        shattered = [vessel for vessel in vessels if _on_facility_lithotripsy_code(vessel, encounter)]
        if not shattered:
            continue
        candidate = _facility_candidate(shattered, encounter)
        slate = slate.add(candidate)
        reason = "The hospital reports lithotripsy by its own code in place of this one."
        for code in dict.fromkeys(_physician_code(vessel) for vessel in shattered):
            slate = slate.decline(code, "VINT-21", reason, candidate.code, candidate.spans)
        if len(shattered) < len(vessels):
            slate = slate.send_to_review(
                "A hospital lithotripsy code stands beside another vessel of the same leg territory: check the pair."
            )
    return slate


@builder.rule(
    *("VINT-01", "VINT-04", "VINT-05", "VINT-06", "VINT-07", "VINT-08", "VINT-12"),
    phase=Phase.PROPOSE,
    decides="one code for each territory of each leg by its most intensive vessel, add-ons for further vessels",
)
def revascularization(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37220-37235."""
    if not _applies(encounter):
        return slate
    coded: list[CodedVessel] = []
    for vessel in treated_vessels(encounter, CODE_SET):
        used = _used(vessel)
        if used and not _on_facility_lithotripsy_code(vessel, encounter):
            coded.append(CodedVessel(treated=vessel, technique=technique_name(used)))
    return slate.add(*initial_and_additional(coded, CODE_SET, RULES, encounter))


@builder.rule("VINT-11", phase=Phase.PROPOSE, decides="a leg artery stented for other than blockage is 37236")
def non_occlusive_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37236 for aneurysm, tear, bleeding, injury."""
    return propose_non_occlusive_stents(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-19", phase=Phase.PROPOSE, decides="atherectomy of an iliac artery is 0238T for each artery")
def iliac_atherectomy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 0238T."""
    return propose_iliac_atherectomy(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule(
    "VINT-03", "MOD-29", phase=Phase.BUNDLE, decides="the balloon in a stented vessel is inside the stent code"
)
def balloon_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the balloon code that is not reported."""
    return note_stent_over_balloon(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-05", "VINT-10", phase=Phase.BUNDLE, decides="one device across one lesion counts once")
def bridging_lesions(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of the bridged artery that is not reported."""
    return note_bridged(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-75", phase=Phase.BUNDLE, decides="iliac work in an endograft's treatment zone belongs to it")
def endograft_zone(slate: Slate, encounter: Encounter) -> Slate:
    """Note the iliac code that is not reported."""
    return note_endograft_zone(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule(
    "VINT-06", "VINT-07", phase=Phase.BUNDLE, decides="foot arteries and femoral lesions open no further vessel"
)
def same_counted_vessel(slate: Slate, encounter: Encounter) -> Slate:
    """Note the further-vessel code where several arteries count as one tibial vessel."""
    if not _applies(encounter):
        return slate
    for vessel in treated_vessels(encounter, CODE_SET):
        arteries = dict.fromkeys(act.target for act in vessel.acts)
        if vessel.territory == "tibial_peroneal" and len(arteries) > 1:
            words = vessel_words(vessel, encounter)
            slate = slate.decline("37232", "VINT-07", f"These count as one vessel: {words}.", spans=vessel.spans)
    return slate


@builder.rule("VINT-11", "VINT-25", phase=Phase.ADD_ONS, decides="each further stented artery is 37237")
def further_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Turn every 37236 after the first into 37237."""
    return number_non_occlusive_stents(slate) if _applies(encounter) else slate


@builder.rule("VINT-87", phase=Phase.QUERIES, decides="a device not used or a lesion not crossed is not coded")
def attempts(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of the work that was only tried."""
    return note_attempts(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-11", phase=Phase.QUERIES, decides="ask for the place of the lesion in a long bypass graft")
def graft_territory(slate: Slate, encounter: Encounter) -> Slate:
    """Ask where the territory is open."""
    if not _applies(encounter):
        return slate
    return ask_for_territory(slate, encounter, CODE_SET)


def _used(vessel: TreatedVessel) -> frozenset[str]:
    """Techniques that the codes of the territory know: iliac atherectomy has a code of its own (VINT-19)."""
    used = techniques(vessel.acts)
    return used - {"atherectomy"} if vessel.territory == "iliac" else used


def _physician_code(vessel: TreatedVessel) -> str:
    coded = CodedVessel(treated=vessel, technique=technique_name(_used(vessel)))
    return code_of(coded, CODE_SET, "initial").code


def _facility_candidate(vessels: list[TreatedVessel], encounter: Encounter) -> Candidate:
    first = vessels[0]
    acts = tuple(act for vessel in vessels for act in vessel.acts)
    codes = BELOW_KNEE if first.territory == "tibial_peroneal" else ABOVE_KNEE
    words = " and ".join(vessel_words(vessel, encounter) for vessel in vessels)
    return Candidate(
        code=codes[technique_name(techniques(acts))],
        side=first.leg,
        site=first.site,
        vessel=first.artery,
        access=acts[0].access,
        acts=tuple(act.id for act in acts),
        session=first.session,
        rules=("VINT-21", *RULES[first.territory]),
        spans=spans_of(acts),
        why=f"Hospital claim: lithotripsy of the {words} takes the place of the physician's revascularization code.",
    )


BOOK = builder.book()
