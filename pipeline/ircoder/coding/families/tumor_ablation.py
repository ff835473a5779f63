"""Tumor ablation: one code by organ, energy and date, and how often (NONV-93 to NONV-106)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import lesions_of, marks_of, sides_of
from ircoder.findings.model import Act
from ircoder.knowledge.tumor_ablation import AblationCode, ablation_code, load_ablation_codes

ENERGIES = {
    "thermal_ablation": "radiofrequency",
    "microwave_ablation": "microwave",
    "cryoablation": "cold",
    "laser_ablation": "laser",
    "irreversible_electroporation": "electroporation",
    "ethanol_ablation": "ethanol",
    "focused_ultrasound": "focused_ultrasound",
    "histotripsy": "histotripsy",
}
KINDS = (*ENERGIES, "ablation")
FIRST_LOBE, OTHER_LOBE = "60660", "60661"
SMALL_GLAND, LARGE_GLAND, LARGE_FROM_ML = "0714T", "0867T", 50
TRANSDUCER_BY_SAME, TRANSDUCER_BY_OTHER = "55882", "55881"
PLANNING, LIVER_HEAT = "0944T", "47382"
WORKSTATION = ("76376", "76377")
OF_BREAST = "breast"
CODES = frozenset(row.code for row in load_ablation_codes())

rules = RuleBookBuilder(
    "tumor_ablation",
    families=("ablation",),
    act_kinds=KINDS,
    codes=(*CODES, OTHER_LOBE, LARGE_GLAND, TRANSDUCER_BY_OTHER, PLANNING),
)


@rules.rule(
    "NONV-91",
    "NONV-93",
    "NONV-94",
    "NONV-95",
    "NONV-96",
    "NONV-97",
    "NONV-99",
    "NONV-100",
    "NONV-101",
    "NONV-102",
    "NONV-104",
    "NONV-106",
    phase=Phase.PROPOSE,
    decides="organ, energy and date pick the code; its unit says how often",
)
def ablations(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each organ and energy, once an organ, a side, a lobe or a lesion."""
    for act in done_or_tried(encounter.findings.acts, *KINDS):
        organ = str(act.details.get("organ") or "")
        if not organ:
            slate = slate.send_to_review("The report does not state the organ of the ablation (NONV-94).")
            continue
        row = _row(act, organ, encounter)
        if row is None:
            slate = _unknown(slate, act, organ)
            continue
        slate = _add(slate, act, row, encounter)
    return slate


def _energy(act: Act) -> str:
    return str(act.details.get("energy") or ENERGIES.get(act.kind, ""))


def _row(act: Act, organ: str, encounter: Encounter) -> AblationCode | None:
    nature, route = str(act.details.get("nature") or ""), str(act.details.get("route") or "")
    return ablation_code(organ, _energy(act), nature, route, encounter.service_date)


def _unknown(slate: Slate, act: Act, organ: str) -> Slate:
    energy = _energy(act)
    if not energy:
        slate = slate.ask(query("ablation_energy", "47382" if organ == "liver" else "0600T", "NONV-94", act.spans))
        return slate.send_to_review(
            f"The report does not state the energy of the ablation of the {organ.replace('_', ' ')} (NONV-94)."
        )
    if organ == OF_BREAST and not act.details.get("nature"):
        slate = slate.ask(query("breast_lesion", "0581T", "NONV-100", act.spans))
        return slate.send_to_review(
            "The report does not state whether the ablated breast lesion is benign or malignant (NONV-100)."
        )
    words = f"{energy.replace('_', ' ')} ablation, {organ.replace('_', ' ')}"
    return slate.send_to_review(f"{words.capitalize()} has no code of its own on the date of service (NONV-106).")


def _add(slate: Slate, act: Act, row: AblationCode, encounter: Encounter) -> Slate:
    code = _exact(row.code, act, encounter)
    if row.code == FIRST_LOBE:
        return _lobes(slate, act)
    if code == SMALL_GLAND and "gland_volume" not in act.details and encounter.in_force(LARGE_GLAND):
        slate = slate.ask(query("gland_volume", SMALL_GLAND, "NONV-102", act.spans, if_not=(SMALL_GLAND,)))
        slate = slate.send_to_review(
            "The report does not state the volume of the prostate that was treated by laser (NONV-102)."
        )
    entry = encounter.knowledge.catalogue[code]
    by_side, by_lesion = entry.unit == "side", entry.unit == "lesion"
    for side in sides_of(act) if by_side or by_lesion else (None,):
        for number in range(lesions_of(act) if by_lesion else 1):
            why = f"{act.kind.replace('_', ' ').capitalize()}, {row.organ.replace('_', ' ')}, one unit a {entry.unit}."
            site = f"organ:{row.organ}:{number}" if by_lesion else f"organ:{row.organ}"
            line = candidate_of([act], code, (row.rule, "NONV-91"), why, site=site)
            line = dataclasses.replace(line, side=side)
            slate = _put(slate, line, once=not by_lesion)
    return slate


def _exact(code: str, act: Act, encounter: Encounter) -> str:
    """The volume of the gland and who placed the transducer split two codes further (NONV-102)."""
    volume = act.details.get("gland_volume")
    if code == SMALL_GLAND and isinstance(volume, int | float) and volume >= LARGE_FROM_ML:
        return LARGE_GLAND if encounter.in_force(LARGE_GLAND) else code
    if code == TRANSDUCER_BY_SAME and act.details.get("transducer_by_other"):
        return TRANSDUCER_BY_OTHER
    return code


def _put(slate: Slate, line: Candidate, *, once: bool) -> Slate:
    """Add a line, or let the one of the same organ and side stand for both."""
    twins = [c for c in slate.with_code(line.code) if c.site == line.site and c.side == line.side]
    if not twins:
        return slate.add(line)
    if not once:
        return slate.add(dataclasses.replace(line, site=f"{line.site}:{len(slate.candidates)}"))
    twin = twins[0]
    return slate.swap(twin, dataclasses.replace(twin, acts=(*twin.acts, *line.acts), spans=(*twin.spans, *line.spans)))


def _lobes(slate: Slate, act: Act) -> Slate:
    """First lobe or the isthmus, and the other lobe; nodules of one lobe count once."""
    for lobe in sides_of(act) if act.side else (marks_of(act).get("lobe") or "untold",):
        site = f"lobe:{lobe}"
        why = "Radiofrequency of thyroid nodules, by lobe, ultrasound inside."
        done = slate.with_code(FIRST_LOBE, OTHER_LOBE)
        twin = next((c for c in done if c.site == site), None)
        if twin is not None:
            slate = slate.swap(twin, dataclasses.replace(twin, acts=(*twin.acts, act.id)))
        elif len(done) < 2:
            code = OTHER_LOBE if done else FIRST_LOBE
            slate = slate.add(candidate_of([act], code, ("NONV-99",), why, site=site))
    return slate


@rules.rule("NONV-107", phase=Phase.ADD_ONS, decides="planning and volume check by software beside liver microwave")
def planning(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 0944T beside microwave of the liver; the plain reconstruction codes give way to it."""
    acts = [a for a in encounter.findings.performed("microwave_ablation") if a.details.get("planning_software")]
    if not acts or not slate.with_code(LIVER_HEAT):
        return slate
    if not encounter.in_force(PLANNING):
        reason = "Planning by software has no code of its own before 2025."
        return slate.decline(PLANNING, "NONV-107", reason, LIVER_HEAT, acts[0].spans)
    slate = slate.add(candidate_of(acts[:1], PLANNING, ("NONV-107",), "Plan and volume check by software."))
    for line in slate.with_code(*WORKSTATION):
        slate = slate.exclude(line, "NONV-107", "The planning code holds the reconstruction.", PLANNING)
    return slate


BOOK = rules.book()
