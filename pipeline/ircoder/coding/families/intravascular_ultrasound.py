"""Ultrasound from inside vessels outside the heart: 37252 and 37253 (VINT-86, VASC-75, VASC-76)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ircoder.coding.documented import documented
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.uncovered import holds_uncoded_parent
from ircoder.findings.model import Side, Span

FIRST, FURTHER = "37252", "37253"

ONE_VESSEL = {
    "vessel:common_femoral_artery": "vessel:external_iliac_artery",
    "vessel:common_femoral_vein": "vessel:external_iliac_vein",
    "vessel:popliteal_artery": "vessel:superficial_femoral_artery",
    "vessel:popliteal_vein": "vessel:femoral_vein",
}
"""Neighbours that count as one vessel, for this service only (VASC-75, errata 21)."""

ILIAC_VEINS = ("vessel:common_iliac_vein", "vessel:external_iliac_vein")
ILIAC_ARTERIES = ("vessel:common_iliac_artery", "vessel:external_iliac_artery")
GENERAL = {
    "vessel:iliac_vein": ILIAC_VEINS,
    "vessel:iliofemoral_vein": ILIAC_VEINS,
    "vessel:iliac_artery": ILIAC_ARTERIES,
}
"""General names that mean a vessel named more closely elsewhere in the report."""

BED_VESSELS = {
    "inferior_vena_cava": "vessel:inferior_vena_cava",
    "superior_vena_cava": "vessel:superior_vena_cava",
    "abdominal_aorta": "vessel:abdominal_aorta",
    "thoracic_aorta": "vessel:descending_thoracic_aorta",
}

FACILITY_PARENTS = frozenset({f"C{number}" for number in (*range(9764, 9768), *range(9772, 9776))})
"""Hospital lithotripsy codes take the add-on too (errata 18)."""

BARRED = code_range("37191-37193", "37197")
BARRED_FAMILIES = frozenset({"ivc_filter", "foreign_body_retrieval"})

builder = RuleBookBuilder(
    "intravascular_ultrasound", families=(), act_kinds=("intravascular_ultrasound",), codes=("37252", "37253")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One vessel seen from inside; ``documented`` where the report reads it."""

    vessel: str
    side: Side | None
    named: bool
    documented: bool
    imaging: str | None
    act: str | None
    spans: tuple[Span, ...]

    @property
    def about(self) -> str:
        """Id of the study or act."""
        return self.imaging or self.act or ""


@builder.rule(
    "VINT-86", "VASC-75", phase=Phase.PROPOSE, decides="one unit for each vessel read, however many passes were made"
)
def vessels_seen(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37252 for the first and 37253 for the further vessels."""
    looks = tuple(_looks(encounter))
    if not looks:
        return slate
    spans = tuple(dict.fromkeys(span for look in looks for span in look.spans))
    vessels: dict[tuple[str, str | None], list[_Look]] = {}
    for look in looks:
        if look.documented and (look.named or not any(other.named and other.documented for other in looks)):
            vessels.setdefault((look.vessel, look.side), []).append(look)
    if not vessels:
        slate = slate.ask(query("vessels_seen_from_inside", FIRST, "VINT-86", spans))
        return slate.decline(FIRST, "VINT-86", "No vessel is read with findings or measurements.", spans=spans)
    groups = [looks_at for key, looks_at in vessels.items() if not _named_more_closely(key, vessels)]
    about = tuple(dict.fromkeys(look.about for group in groups for look in group))
    known = ("measurements",) if _measured(about, encounter) else ()
    slate, supported = documented(slate, encounter, FIRST, about, spans, known)
    if not supported:
        return slate
    slate = slate.add(_candidate(FIRST, groups[:1], "First vessel examined from inside."))
    if groups[1:]:
        slate = slate.add(_candidate(FURTHER, groups[1:], "Each further vessel examined from inside."))
    return slate


@builder.rule("VINT-86", "VASC-75", phase=Phase.ADD_ONS, decides="never beside filter or foreign body codes")
def not_with_filters(slate: Slate, encounter: Encounter) -> Slate:
    """Take the codes off where a filter or a foreign body retrieval is reported."""
    families = {act.family for act in encounter.findings.performed()}
    if families & BARRED_FAMILIES or slate.with_code(*BARRED):
        for candidate in slate.with_code(FIRST, FURTHER):
            reason = "Ultrasound from inside the vessel is not reported beside filter or foreign body retrieval codes."
            slate = slate.exclude(candidate, "VINT-86", reason)
    return slate


@builder.rule("VASC-76", phase=Phase.UNITS, decides="an add-on to catheterization, imaging or treatment")
def needs_parent(slate: Slate, encounter: Encounter) -> Slate:
    """Take the codes off where nothing that they may be added to is reported."""
    if not slate.with_code(FIRST, FURTHER):
        return slate
    parents = (encounter.knowledge.catalogue[FIRST].parents | FACILITY_PARENTS) - {FIRST, FURTHER}
    if any(candidate.code in parents for candidate in slate.candidates):
        return slate
    if holds_uncoded_parent(FIRST, slate, encounter):
        return slate
    for candidate in slate.with_code(FIRST, FURTHER):
        reason = "An add-on: no catheterization, imaging or treatment that it may be added to is reported."
        slate = slate.exclude(candidate, "VASC-76", reason)
        slate = slate.send_to_review(
            "Intravascular ultrasound was done, but no code that it may be added to is reported."
        )
    return slate


def _measured(about: tuple[str, ...], encounter: Encounter) -> bool:
    """Whether every study or act behind the counted vessels holds its measurements itself."""
    findings = encounter.findings
    details = {item.id: item.details for item in findings.imaging} | {item.id: item.details for item in findings.acts}
    return all(details[item].get("measured") is True for item in about)


def _looks(encounter: Encounter) -> Iterator[_Look]:
    """Every vessel of every performed study or act, outside the heart."""
    findings = encounter.findings
    for study in findings.imaging:
        if study.status != "performed" or study.details.get("intravascular_ultrasound") is not True:
            continue
        measured = findings.fact("measurements", study.id)
        for reading in study.beds:
            if reading.bed == "coronary":
                continue
            concept = reading.vessel or BED_VESSELS.get(reading.bed)
            read = measured == "stated" or (reading.interpreted and measured != "denied")
            spans = study.spans + reading.spans
            for vessel, side in _counted(concept or f"bed:{reading.bed}", reading.side, encounter):
                yield _Look(
                    vessel=vessel,
                    side=side,
                    named=concept is not None,
                    documented=read,
                    imaging=study.id,
                    act=None,
                    spans=spans,
                )
    for act in findings.performed("intravascular_ultrasound"):
        if act.target is None:
            continue
        for vessel, side in _counted(act.target, act.side, encounter):
            yield _Look(
                vessel=vessel,
                side=side,
                named=True,
                documented=findings.fact("measurements", act.id) == "stated",
                imaging=None,
                act=act.id,
                spans=act.spans,
            )


def _counted(concept: str, side: Side | None, encounter: Encounter) -> Iterator[tuple[str, Side | None]]:
    """The vessel as this service counts it, once for each side; none for the heart's own vessels."""
    vessel = encounter.knowledge.vessels.get(concept)
    if vessel is not None and vessel.system.startswith("coronary"):
        return
    counted = ONE_VESSEL.get(concept, concept)
    if vessel is not None and not vessel.paired:
        yield counted, None
    elif side == "bilateral":
        yield counted, "left"
        yield counted, "right"
    else:
        yield counted, side


def _named_more_closely(key: tuple[str, str | None], vessels: Collection[tuple[str, str | None]]) -> bool:
    vessel, side = key
    return any(other in GENERAL.get(vessel, ()) and side in (None, own_side) for other, own_side in vessels)


def _candidate(code: str, groups: list[list[_Look]], why: str) -> Candidate:
    looks = [look for group in groups for look in group]
    return Candidate(
        code=code,
        units=len(groups),
        site="intravascular_ultrasound",
        vessel=looks[0].vessel if looks[0].named else None,
        acts=tuple(dict.fromkeys(look.act for look in looks if look.act)),
        imaging=tuple(dict.fromkeys(look.imaging for look in looks if look.imaging)),
        rules=("VINT-86", "VASC-75"),
        spans=tuple(dict.fromkeys(span for look in looks for span in look.spans)),
        why=why,
    )


BOOK = builder.book()
