"""From treated leg vessels to code lines: one initial code a territory and leg, add-ons for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_territories import TreatedVessel
from ircoder.coding.model import Candidate, merged_spans
from ircoder.findings.model import Span
from ircoder.knowledge.leg_revascularization import CodeSet, LegCode, Role, load_leg_revascularization

TECHNIQUE_WORDS = {
    "balloon": "balloon",
    "stent": "stent",
    "atherectomy": "atherectomy",
    "stent_atherectomy": "stent and atherectomy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedVessel:
    """A treated vessel with the technique and, from 2026, the complexity that its code stands for.

    ``spans`` are the words behind the lesion; those of the acts stand in ``treated``.
    """

    treated: TreatedVessel
    technique: str
    complexity: str = ""
    spans: tuple[Span, ...] = ()


def initial_and_additional(
    vessels: Iterable[CodedVessel], code_set: CodeSet, rules: Mapping[str, tuple[str, ...]], encounter: Encounter
) -> tuple[Candidate, ...]:
    """Code lines of all territories: the most intensive vessel first, the others as add-ons (VINT-08, VINT-16).

    ``rules`` gives the rule ids of each territory. Equal add-ons of one leg make one line with units.
    """
    places: dict[tuple[int, str, str], list[CodedVessel]] = {}
    for vessel in vessels:
        places.setdefault(vessel.treated.place, []).append(vessel)
    out: list[Candidate] = []
    for members in places.values():
        ranked = sorted(members, key=lambda vessel: code_of(vessel, code_set, "initial").rank)
        candidates = [
            _candidate(vessel, code_set, "additional" if index else "initial", rules, encounter)
            for index, vessel in enumerate(ranked)
        ]
        out.extend(_with_units(candidates))
    return tuple(out)


def code_of(vessel: CodedVessel, code_set: CodeSet, role: Role) -> LegCode:
    """Code of a vessel; the balloon code where the territory has none for the technique (foot arteries)."""
    table = load_leg_revascularization()
    territory = vessel.treated.territory
    code = table.find(code_set, territory, vessel.technique, vessel.complexity, role)
    if code is None:
        code = table.find(code_set, territory, "balloon", vessel.complexity, role)
    if code is None:
        raise LookupError(f"no {role} {code_set} code for {territory}")
    return code


def vessel_words(vessel: TreatedVessel, encounter: Encounter) -> str:
    """Names of the arteries with the side: ``left superficial femoral artery and popliteal artery``."""
    tree = encounter.knowledge.vessels
    concepts = dict.fromkeys(act.target for act in vessel.acts if act.target)
    names = " and ".join(tree[concept].name for concept in concepts)
    return f"{vessel.leg} {names}" if vessel.leg else names


def _candidate(
    vessel: CodedVessel, code_set: CodeSet, role: Role, rules: Mapping[str, tuple[str, ...]], encounter: Encounter
) -> Candidate:
    treated = vessel.treated
    lesion = {"straightforward": " for stenosis", "complex": " for occlusion"}.get(vessel.complexity, "")
    ordinal = "first" if role == "initial" else "further"
    territory = treated.territory.replace("_", "-")
    return Candidate(
        code=code_of(vessel, code_set, role).code,
        side=treated.leg,
        site=treated.site,
        vessel=treated.artery,
        access=treated.acts[0].access,
        acts=tuple(act.id for act in treated.acts),
        session=treated.session,
        rules=rules[treated.territory],
        spans=tuple(dict.fromkeys(treated.spans + vessel.spans)),
        why=(
            f"{TECHNIQUE_WORDS[vessel.technique].capitalize()}{lesion}, {vessel_words(treated, encounter)}: "
            f"{ordinal} vessel of the {territory} territory of the leg."
        ),
    )


def _with_units(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Join equal codes of one territory and leg into one line with units."""
    out: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        out.setdefault(candidate.code, []).append(candidate)
    return tuple(merged(group) for group in out.values())


def merged(group: Sequence[Candidate]) -> Candidate:
    """One line for several candidates of one code: units, acts and words add up."""
    first = group[0]
    return Candidate(
        code=first.code,
        units=sum(candidate.units for candidate in group),
        side=first.side,
        site=first.site,
        vessel=first.vessel,
        access=first.access,
        acts=tuple(dict.fromkeys(act for candidate in group for act in candidate.acts)),
        session=first.session,
        rules=first.rules,
        spans=merged_spans(group),
        why=" ".join(candidate.why for candidate in group),
        distinct=first.distinct,
    )
