"""Coronary interventions: one code for each major artery or graft, by situation and technique (CARD-17 to CARD-27)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.coronary_vessels import TreatedArtery, TreatedVessel, main_first, treated_arteries
from ircoder.coding.diagnostic_criteria import HEART_FAMILIES
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of
from ircoder.knowledge.coronary_codes import CoronaryCode, coronary_code_set, load_coronary_codes

FURTHER_BRANCHES = 2
"""Branches of one artery that may be added (CARD-20)."""
FIRST_OCCLUSION, FURTHER_OCCLUSION = "92943", "92944"
SEVERAL_STENTS, STENT_AND_ATHERECTOMY = "92930", "92933"
PAIRED_WITHOUT_TWIN = frozenset({"92930", "92945"})
FAMILIES = ("coronary_angioplasty", "coronary_stent", "coronary_atherectomy")

rules = RuleBookBuilder(
    "coronary_interventions",
    families=FAMILIES,
    act_kinds=("coronary_angioplasty", "coronary_stent", "coronary_atherectomy", "coronary_intervention"),
    codes=load_coronary_codes().codes,
)


@rules.rule(
    "CARD-17",
    "CARD-18",
    "CARD-20",
    "CARD-27",
    "CARD-44",
    "MOD-44",
    phase=Phase.PROPOSE,
    decides="to 2025: artery, then branches",
)
def arteries_to_2025(slate: Slate, encounter: Encounter) -> Slate:
    """One base code for each artery or graft, the most intensive that applies, and add-ons for its branches."""
    if coronary_code_set(encounter.service_date) != "2025":
        return slate
    for artery in _coded_here(encounter):
        if not _plain(artery):
            continue
        if artery.situation in ("culprit", "occlusion"):
            slate = slate.add(
                _line(artery, artery.acts, _code(artery, "any", encounter), _RULES[artery.situation], encounter)
            )
            continue
        slate = _with_branches(slate, artery, encounter)
    return slate


def _with_branches(slate: Slate, artery: TreatedArtery, encounter: Encounter) -> Slate:
    """Base and add-on codes; a branch that outranks its artery is the base, so that every add-on has its parent."""
    ranked = sorted(
        main_first(vessel for vessel in artery.vessels if not vessel.drug_balloon_only),
        key=lambda vessel: -_code(artery, vessel.technique, encounter).rank,
    )
    base, further = ranked[0], ranked[1:]
    rules_of_base = _RULES[artery.situation]
    slate = slate.add(
        _line(artery, base.acts, _code(artery, base.technique, encounter), rules_of_base, encounter, base)
    )
    allowed = artery.graft or artery.modifier in ("LD", "LC", "RC")
    for place, vessel in enumerate(further):
        row = load_coronary_codes().find("2025", artery.situation, vessel.technique, "further")
        if row is None or not allowed or place >= FURTHER_BRANCHES:
            reason = "No further branch of this artery is counted."
            slate = slate.decline(row.code if row else "92921", "CARD-20", reason, base_code(artery, base, encounter))
            continue
        rule = ("CARD-23", "CARD-20") if artery.told("bifurcation") else ("CARD-20",)
        ids = ("CARD-27", "CARD-20") if artery.graft else rule
        slate = slate.add(_line(artery, vessel.acts, row, ids, encounter, vessel))
    return slate


def base_code(artery: TreatedArtery, vessel: TreatedVessel, encounter: Encounter) -> str:
    """Code of the vessel that is the base of its artery."""
    return _code(artery, vessel.technique, encounter).code


@rules.rule(
    "CARD-19",
    "CARD-21",
    "CARD-22",
    "CARD-23",
    "CARD-27",
    "CARD-44",
    phase=Phase.PROPOSE,
    decides="from 2026: one code an artery",
)
def arteries_from_2026(slate: Slate, encounter: Encounter) -> Slate:
    """One code for each artery with its branches: by the lesion first, else by technique."""
    if coronary_code_set(encounter.service_date) != "2026":
        return slate
    for artery in _coded_here(encounter):
        if not _plain(artery):
            continue
        technique, ids = artery.technique, _RULES[artery.situation]
        if artery.situation == "native":
            branches = any(vessel.is_branch for vessel in artery.vessels) and len(artery.vessels) > 1
            ids = ("CARD-21", "CARD-19") if branches else ("CARD-19",)
            if artery.several_stents:
                if technique == "stent_atherectomy":
                    slate = slate.send_to_review(_DISPUTED)
                else:
                    technique = "several_stents"
                ids = ("CARD-23", "CARD-22") if artery.told("bifurcation") else ("CARD-22", "CARD-19")
            elif "stent" in technique:
                ids = ("CARD-22", *ids)
        slate = slate.add(_line(artery, artery.acts, _code(artery, technique, encounter), ids, encounter))
    return slate


_DISPUTED = "One coronary artery had atherectomy and several stented lesions: 92930 or 92933 is disputed (CARD-19)."
_RULES: dict[str, tuple[str, ...]] = {
    "native": ("CARD-17", "CARD-18"),
    "graft": ("CARD-27",),
    "culprit": ("CARD-25",),
    "occlusion": ("CARD-26",),
}


@rules.rule("CARD-25", phase=Phase.CHOOSE, decides="one culprit of an infarction; other arteries by technique")
def one_culprit(slate: Slate, encounter: Encounter) -> Slate:
    """Note what the culprit's code contains: clot drawn by hand, balloon, stent, atherectomy."""
    culprits = slate.with_code("92941")
    for candidate in culprits[1:]:
        slate = slate.send_to_review(
            "Two culprit arteries of one infarction are reported, but 92941 is for one (CARD-25)."
        )
        slate = slate.exclude(candidate, "CARD-25", "Only one artery is the culprit of an infarction.", "92941")
    return slate


@rules.rule("CARD-26", phase=Phase.CHOOSE, decides="further occlusions to 2025, and both ways of crossing from 2026")
def chronic_occlusions(slate: Slate, encounter: Encounter) -> Slate:
    """Make the second occlusion an add-on to 2025; from 2026 a wire that also went the retrograde way is 92945."""
    occlusions = slate.with_code(FIRST_OCCLUSION)
    if coronary_code_set(encounter.service_date) == "2025":
        for candidate in occlusions[1:]:
            further = dataclasses.replace(
                candidate, code=FURTHER_OCCLUSION, why="A further chronic occlusion was treated."
            )
            slate = slate.swap(candidate, further)
        return slate
    for candidate in occlusions:
        acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
        if any(act.details.get("retrograde") for act in acts) and any(act.status == "performed" for act in acts):
            row = load_coronary_codes().find("2026", "occlusion_both_ways", "any", "base")
            if row is not None:
                why = "A chronic total occlusion was crossed the antegrade and the retrograde way."
                slate = slate.swap(candidate, dataclasses.replace(candidate, code=row.code, why=why))
    return slate


@rules.rule("CARD-24", phase=Phase.CHOOSE, decides="one lesion across two arteries, treated once, is one code")
def lesion_across_arteries(slate: Slate, encounter: Encounter) -> Slate:
    """Keep the line of the artery where most of the lesion lies; a mere balloon in the other belongs to it."""
    for act in encounter.findings.performed():
        crossed = act.details.get("bridging")
        if act.kind != "coronary_stent" or not isinstance(crossed, tuple):
            continue
        home = next((item for item in slate.candidates if act.id in item.acts), None)
        for candidate in slate.candidates:
            own = [other for other in encounter.findings.acts if other.id in candidate.acts]
            if home is None or candidate is home or not own:
                continue
            if all(other.target in crossed and other.kind == "coronary_angioplasty" for other in own):
                reason = "One lesion runs from one artery into the other and was treated once."
                slate = slate.exclude(candidate, "CARD-24", reason, home.code)
    return slate


@rules.rule(
    "CARD-37", phase=Phase.PROPOSE, decides="work that could not be brought through is the intended code, stopped"
)
def failed_interventions(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the intended code for an artery that nothing could cross; what was done in an artery replaces it."""
    done = {artery.modifier for artery in treated_arteries(encounter)}
    for artery in treated_arteries(encounter, "attempted"):
        if artery.modifier in done:
            slate = slate.decline("92928", "CARD-37", "What was done in the artery is coded, not what was intended.")
            continue
        row = _code(artery, artery.technique, encounter)
        slate = slate.add(_line(artery, artery.acts, row, ("CARD-37", *_RULES[artery.situation]), encounter))
    return slate


@rules.rule("CARD-38", phase=Phase.CHOOSE, decides="a hospital's drug-eluting stents for Medicare are C codes")
def hospital_drug_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Put the hospital twin in the place of the code where a drug-eluting stent was laid."""
    if encounter.setting != "facility" or encounter.payer != "medicare":
        return slate
    for candidate in slate.candidates:
        acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
        stents = [act for act in acts if act.kind == "coronary_stent" and act.status == "performed"]
        if not any(act.details.get("drug_coated") for act in stents):
            continue
        if candidate.code in PAIRED_WITHOUT_TWIN:
            slate = slate.send_to_review(
                f"A hospital claim has a drug-eluting stent and {candidate.code}: no C code was found (CARD-38)."
            )
        twin = load_coronary_codes().hospital_twin(candidate.code)
        if twin is not None:
            ids = (*candidate.rules, "CARD-38")
            slate = slate.swap(candidate, dataclasses.replace(candidate, code=twin, rules=ids))
    return slate


@rules.rule("CARD-43", phase=Phase.UNITS, decides="an artery a line; more than a day's units are reviewed, not cut")
def units_of_a_day(slate: Slate, encounter: Encounter) -> Slate:
    """Compare codes that are newer than the published limits with the limit of the reference."""
    codes = [candidate.code for candidate in slate.candidates if candidate.code in load_coronary_codes().codes]
    for code in dict.fromkeys(codes):
        limit = encounter.knowledge.catalogue[code].max_units
        known = encounter.knowledge.edits.limit(code, encounter.setting, encounter.service_date)
        if known is None and limit is not None and codes.count(code) > limit:
            slate = slate.send_to_review(
                f"{code} has {codes.count(code)} units, but the unit limit of a day is {limit} (CARD-43)."
            )
    return slate


@rules.rule("CARD-17", phase=Phase.PROPOSE, decides="an intervention without artery or technique is no code")
def untold_interventions(slate: Slate, encounter: Encounter) -> Slate:
    """Send work without artery or technique to review, with a question."""
    vague = list(encounter.findings.performed("coronary_intervention"))
    vague += [
        act
        for artery in treated_arteries(encounter)
        if artery.modifier is None and not artery.graft
        for act in artery.acts
    ]
    for act in vague:
        slate = slate.send_to_review(
            "The report names a coronary intervention without artery or technique: no code (CARD-17, CARD-45)."
        )
        if all(other.family in HEART_FAMILIES for other in encounter.findings.performed()):
            slate = slate.ask(query("coronary_work", "92920", "CARD-17", act.spans))
    return slate


def _plain(artery: TreatedArtery) -> bool:
    """Whether the artery is coded by its own code: a drug-coated balloon alone has another."""
    return not all(vessel.drug_balloon_only for vessel in artery.vessels) or artery.situation in (
        "culprit",
        "occlusion",
        "graft",
    )


def _coded_here(encounter: Encounter) -> list[TreatedArtery]:
    """Arteries that the report names; a drug-coated balloon counts as a balloon before its codes came."""
    named = [artery for artery in treated_arteries(encounter) if artery.modifier is not None or artery.graft]
    if encounter.in_force("0913T"):
        return named
    return [_without_drug(artery) for artery in named]


def _without_drug(artery: TreatedArtery) -> TreatedArtery:
    def plain(act: Act) -> Act:
        if act.kind != "coronary_angioplasty":
            return act
        return dataclasses.replace(act, details={k: v for k, v in act.details.items() if k != "drug_coated"})

    vessels = [TreatedVessel(v.concept, v.number, [plain(act) for act in v.acts]) for v in artery.vessels]
    return TreatedArtery(artery.modifier, artery.graft, artery.session, vessels)


def _code(artery: TreatedArtery, technique: str, encounter: Encounter) -> CoronaryCode:
    found = load_coronary_codes().find(coronary_code_set(encounter.service_date), artery.situation, technique, "base")
    if found is None:
        raise LookupError(f"no code for {artery.situation} and {technique}")
    return found


def _line(
    artery: TreatedArtery,
    acts: list[Act],
    row: CoronaryCode,
    ids: tuple[str, ...],
    encounter: Encounter,
    vessel: TreatedVessel | None = None,
) -> Candidate:
    chosen = vessel or main_first(artery.vessels)[0]
    place = artery.modifier or "unknown"
    accesses = {act.access for act in acts if act.access is not None}
    label = "graft" if artery.graft else chosen.number if chosen.is_branch else ""
    return Candidate(
        code=row.code,
        modifiers=(artery.modifier,) if artery.modifier else (),
        site=":".join(part for part in ("coronary", place, label) if part),
        vessel=chosen.concept,
        access=next(iter(accesses)) if len(accesses) == 1 else None,
        acts=tuple(act.id for act in acts),
        session=artery.session,
        rules=(*ids, "MOD-44") if artery.modifier else ids,
        spans=spans_of(acts),
        why=_why(artery, chosen, vessel is not None),
    )


def _why(artery: TreatedArtery, vessel: TreatedVessel, alone: bool) -> str:
    what = (vessel.technique if alone else artery.technique).replace("stent_atherectomy", "stent and atherectomy")
    where = {
        "culprit": "the culprit of an infarction",
        "occlusion": "a chronic total occlusion",
        "graft": "a bypass graft",
    }
    return f"Treated by {what}: {where.get(artery.situation, 'a native coronary vessel')}."


BOOK = rules.book()
