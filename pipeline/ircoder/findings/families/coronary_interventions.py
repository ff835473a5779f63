"""Interventions in coronary arteries, branches and grafts: one act for each vessel and technique (CARD-17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.coronary_attempts import find_failed
from ircoder.findings.families.coronary_course import Course, Placed
from ircoder.findings.families.coronary_lesions import Disease, find_disease, of_artery
from ircoder.findings.families.coronary_settled import settled
from ircoder.findings.families.coronary_sites import CoronarySite, site_of
from ircoder.findings.families.coronary_situation import (
    chronic_arteries,
    crossed_backwards,
    culprit_of,
    infarct_in_progress,
    is_fork,
    stented_lesions,
)
from ircoder.findings.model import Act, Detail, Device, Span
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.treated_organs import HEART
from ircoder.knowledge.act_kinds import load_act_kinds

KINDS = {
    "balloon": "coronary_angioplasty",
    "drug_balloon": "coronary_angioplasty",
    "stent": "coronary_stent",
    "atherectomy": "coronary_atherectomy",
    "lithotripsy": "coronary_lithotripsy",
    "thrombectomy": "coronary_thrombectomy",
    "lysis": "coronary_thrombolysis",
    "brachytherapy": "coronary_brachytherapy",
    "pci": "coronary_intervention",
}
"""Act kind of each technique."""
_OPENING = frozenset({"coronary_angioplasty", "coronary_stent", "coronary_atherectomy", "coronary_lithotripsy"})
_DISTANT = frozenset({"lysis", "brachytherapy"})
_EARLIER = frozenset({"history", "comparison", "allergies"})
"""Sections in which a coronary artery makes no session of the heart."""
_STRONGEST_METHOD = ("manual", "pump", "powered")


@dataclass
class _Work:
    technique: str
    site: CoronarySite | None
    placed: list[Placed] = field(default_factory=list)


def find_coronary_interventions(context: Context, session: Session) -> Parts:
    """Acts of coronary intervention with what their codes depend on."""
    told = find_disease(context)
    if not told and all(clause.section in _EARLIER for clause in context.saying(HEART)):
        return Parts()
    placed = settled(context, Course(context, told).placed, told)
    works = _in_only_artery(context, _works(placed))
    devices: list[Device] = []
    acts = tuple(_act(work, number, devices) for number, work in enumerate(works, start=1))
    acts = _without_vague(acts)
    acts = _with_drugs(acts, placed)
    acts = _with_situation(context, acts, works, told)
    failed = find_failed(context, acts, told, len(acts))
    return Parts(acts=session.through(context, (*acts, *failed)), devices=tuple(devices))


def _works(placed: Iterable[Placed]) -> list[_Work]:
    out: dict[tuple[str, object], _Work] = {}
    for item in placed:
        technique = "drug_balloon" if item.event.technique == "balloon" and item.event.drug else item.event.technique
        for site in item.sites or (None,):
            key = (technique, site.key if site and technique not in _DISTANT else (site.artery if site else None))
            work = out.setdefault(key, _Work(technique, site))
            work.placed.append(item)
            if site is not None and work.site is not None and site.through_graft and not work.site.through_graft:
                work.site = replace(work.site, through_graft=True)
    named = {work.technique for work in out.values() if work.site is not None}
    return [work for work in out.values() if work.site is not None or work.technique not in named]


def _in_only_artery(context: Context, works: list[_Work]) -> list[_Work]:
    """Work of which no clause tells the artery was done in the only one that the report names."""
    if not works or any(work.site is not None for work in works):
        return works
    sites = {
        site.key: site
        for clause in context.clauses
        for mention in clause.of("VESSEL")
        if mention.assertion != "negated" and (site := site_of(context, clause, mention)) is not None
    }
    if len(sites) == 1:
        for work in works:
            work.site = next(iter(sites.values()))
    return works


def _devices(work: _Work, known: list[Device]) -> tuple[str, ...]:
    """Devices of an act, each once; they join those of the report."""
    out: dict[str, Device] = {}
    for item in work.placed:
        mention = item.event.device
        if mention is None or mention.concept in out:
            continue
        span = Span(mention.start, mention.end, mention.text, mention.section)
        fate: Literal["used", "left_in"] = "left_in" if item.event.technique == "stent" else "used"
        name = f"coronary-device-{len(known) + 1}"
        out[mention.concept] = Device(
            id=name, concept=mention.concept, device_class=mention.kind, fate=fate, spans=(span,)
        )
        known.append(out[mention.concept])
    return tuple(device.id for device in out.values())


def _act(work: _Work, number: int, devices: list[Device]) -> Act:
    details: dict[str, Detail] = {}
    site = work.site
    if site is not None:
        if site.artery is not None:
            details["artery"] = site.artery
        if site.number:
            details["number"] = site.number
        if site.feeds is not None:
            details["feeds"] = site.feeds
        if site.through_graft:
            details["through_graft"] = True
        bridging = tuple(dict.fromkeys(other.concept for item in work.placed for other in item.bridging))
        if bridging:
            details["bridging"] = bridging
    if any(item.event.drug for item in work.placed):
        details["drug_coated"] = True
    methods = [item.event.method for item in work.placed if item.event.method in _STRONGEST_METHOD]
    if methods:
        details["method"] = max(methods, key=_STRONGEST_METHOD.index)
    if work.technique == "lysis":
        details["route"] = work.placed[0].event.method
    kind = KINDS[work.technique]
    return Act(
        id=f"coronary-{number}",
        kind=kind,
        family=load_act_kinds()[kind].family,
        target=site.concept if site else None,
        devices=_devices(work, devices),
        details=details,
        spans=_spans(item.event.clause for item in work.placed),
    )


def _spans(clauses: Iterable[Clause]) -> tuple[Span, ...]:
    quotes: dict[tuple[int, int], Span] = {}
    for clause in clauses:
        text = clause.text.strip()
        start = clause.start + clause.text.find(text)
        quotes[start, start + len(text)] = Span(start, start + len(text), text, clause.section)
    return tuple(quotes.values())[:4]


def _without_vague(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Leave out "PCI" of an artery whose technique is told: it is no act of its own."""
    opened = [act for act in acts if act.kind in _OPENING]
    arteries = {act.details.get("artery") for act in opened}
    return tuple(
        act
        for act in acts
        if act.kind != "coronary_intervention"
        or not (opened and (act.target is None or act.details.get("artery") in arteries))
    )


def _with_drugs(acts: tuple[Act, ...], placed: list[Placed]) -> tuple[Act, ...]:
    """A stent without a kind is drug-eluting where the report calls its stents so and none bare."""
    stents = [item.event for item in placed if item.event.technique == "stent"]
    if not any(event.drug for event in stents) or any(event.bare for event in stents):
        return acts
    branded = {act.id for act in acts if act.kind == "coronary_stent" and act.details.get("drug_coated")}
    if branded and any(event.drug and event.device is None for event in stents):
        branded = set()
    return tuple(
        replace(act, details={**act.details, "drug_coated": True})
        if act.kind == "coronary_stent" and not branded
        else act
        for act in acts
    )


def _with_situation(
    context: Context, acts: tuple[Act, ...], works: list[_Work], told: tuple[Disease, ...]
) -> tuple[Act, ...]:
    opening = [work.site for work in works if work.site is not None and KINDS[work.technique] in _OPENING]
    culprit = culprit_of(opening, told) if opening and infarct_in_progress(context, told) else None
    chronic = chronic_arteries(context, opening, told) if opening else set()
    backwards = bool(chronic) and crossed_backwards(context)
    fork = is_fork(context)
    out = []
    for act in acts:
        details = dict(act.details)
        artery = details.get("artery")
        if culprit is not None and artery == culprit.artery:
            details["culprit"] = True
        elif artery in chronic and artery is not None and "feeds" not in details:
            details["chronic_occlusion"] = True
            if backwards:
                details["retrograde"] = True
        if fork and act.kind in _OPENING:
            details["bifurcation"] = True
        if act.kind == "coronary_angioplasty" and details.get("drug_coated") and _apart(act, works):
            details["separate_lesion"] = True
        if act.kind == "coronary_thrombectomy" and any(item.clot for item in of_artery(told, act_artery(act))):
            details["clot"] = True
        if act.kind == "coronary_stent":
            lesions = stented_lesions(context, _stents_of(works, artery))
            if lesions > 1:
                details["lesions"] = lesions
        out.append(replace(act, details=details))
    return tuple(out)


def _apart(act: Act, works: list[_Work]) -> bool:
    """Whether a drug-coated balloon treated another segment than the stent or atherectomy of its vessel."""
    mine, others = set[str](), set[str]()
    for work in works:
        if work.site is None or work.site.concept != act.target:
            continue
        segments = {segment for item in work.placed for site in item.sites for segment in site.segments}
        if work.technique == "drug_balloon":
            mine |= segments
        elif work.technique in {"stent", "atherectomy"}:
            others |= segments
    return bool(mine and others) and mine.isdisjoint(others)


def act_artery(act: Act) -> str | None:
    """Modifier of the artery of an act."""
    artery = act.details.get("artery")
    return artery if isinstance(artery, str) else None


def _stents_of(works: list[_Work], artery: object) -> list[Placed]:
    return [
        item
        for work in works
        if work.technique == "stent" and work.site and work.site.artery == artery
        for item in work.placed
        if item.event.sized
    ]


BUILDER = FamilyBuilder("coronary_interventions", kinds=frozenset(KINDS.values()), find=find_coronary_interventions)
