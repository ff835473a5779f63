"""Stents of neck arteries; balloon, stent and clot removal in arteries of the brain (VINT-29 to 31, VINT-52)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.outside_legs import Treated, treated_outside_legs
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import brain_territory, place_of
from ircoder.findings.model import Act, Side, spans_of

PROTECTED, UNPROTECTED = "37215", "37216"
BY_NECK_EXPOSURE, ANTEGRADE = "37217", "37218"
VERTEBRAL, FURTHER_VERTEBRAL = "0075T", "0076T"
BRAIN_BALLOON, BRAIN_STENT = "61630", "61635"
SPASM, SPASM_SAME, SPASM_OTHER = "61640", "61641", "61642"
CLOT = "61645"
CLOT_KINDS = ("intracranial_thrombectomy", "thrombectomy", "thrombolysis")
DIVERTED = "61624"

rules = RuleBookBuilder(
    "head_vessels",
    families=("stent", "angioplasty", "thrombectomy"),
    act_kinds=("intracranial_thrombectomy",),
    codes=(
        *(PROTECTED, UNPROTECTED, BY_NECK_EXPOSURE, ANTEGRADE, VERTEBRAL, FURTHER_VERTEBRAL),
        *(BRAIN_BALLOON, BRAIN_STENT, SPASM, SPASM_SAME, SPASM_OTHER, CLOT),
    ),
)


@rules.rule("VINT-29", phase=Phase.PROPOSE, decides="a carotid stent in the neck: 37215 with protection, else 37216")
def cervical_carotid(slate: Slate, encounter: Encounter) -> Slate:
    """One code a side; where the report is silent on protection, the lesser code with a query."""
    for item in _stented(encounter, "carotid"):
        denied = any(act.details.get("embolic_protection") is False for act in item.acts)
        shown = any(act.details.get("embolic_protection") is True for act in item.acts)
        code = UNPROTECTED if denied and not shown else PROTECTED
        if any(other.side == item.side and other.session == item.session for other in slate.with_code(code)):
            continue
        why = "Stent of the carotid artery in the neck" + ("." if code == PROTECTED else ", without protection.")
        slate = slate.add(_candidate(code, item, item.of("stent"), "VINT-29", why))
        reason = "The balloon before and after the stent is inside its code."
        if item.of("angioplasty"):
            slate = slate.decline("37246", "VINT-29", reason, code, spans_of(item.of("angioplasty")))
    return slate


@rules.rule("VINT-30", phase=Phase.PROPOSE, decides="innominate or carotid origin: 37217 from the neck, else 37218")
def intrathoracic_carotid(slate: Slate, encounter: Encounter) -> Slate:
    """The way in decides."""
    for item in _stented(encounter, "intrathoracic_carotid"):
        exposed = any(act.details.get("neck_exposure") is True for act in item.acts)
        code = BY_NECK_EXPOSURE if exposed else ANTEGRADE
        way = "backward through an opened neck artery" if exposed else "forward from a distant artery"
        why = f"Stent of an artery inside the chest, brought in {way}."
        slate = slate.add(_candidate(code, item, item.of("stent"), "VINT-30", why))
    return slate


@rules.rule("CAT-0075T", "CAT-0076T", phase=Phase.PROPOSE, decides="a vertebral stent in the neck is 0075T, then 0076T")
def extracranial_vertebral(slate: Slate, encounter: Encounter) -> Slate:
    """First and second vertebral artery."""
    for index, item in enumerate(_stented(encounter, "vertebral")):
        code = FURTHER_VERTEBRAL if index else VERTEBRAL
        why = "Stent of a vertebral artery outside the skull."
        slate = slate.add(_candidate(code, item, item.of("stent"), f"CAT-{code}", why))
    return slate


@rules.rule(
    "VINT-31", phase=Phase.PROPOSE, decides="narrowed brain artery: 61630 balloon, 61635 stent, 61640 for spasm"
)
def brain_arteries(slate: Slate, encounter: Encounter) -> Slate:
    """One code a territory; a stent that diverts flow or holds coils belongs to the embolization."""
    plaque: dict[tuple[int, str], list[Treated]] = {}
    for item in (one for one in treated_outside_legs(encounter) if one.place == "intracranial"):
        if any(act.details.get("spasm") is True for act in item.acts):
            slate = _spasm(slate, item, encounter)
        elif _of_embolization(item, encounter):
            reason = "The device belongs to the treatment of the aneurysm or malformation."
            slate = slate.decline(BRAIN_STENT, "VINT-31", reason, DIVERTED, item.spans)
        else:
            plaque.setdefault((item.session, _territory(item.acts, encounter)), []).append(item)
    for (_, territory), items in plaque.items():
        stented = [item for item in items if item.stented]
        main = (stented or items)[0]
        why = "Narrowed artery of the brain: " + ("stent." if stented else "balloon.")
        acts = tuple(act for item in items for act in item.acts)
        line = _candidate(BRAIN_STENT if stented else BRAIN_BALLOON, main, acts, "VINT-31", why)
        slate = slate.add(dataclasses.replace(line, site=f"brain:{territory}"))
    return slate


@rules.rule(
    "VINT-52", "VINT-55", phase=Phase.PROPOSE, decides="clot in a brain artery is 61645, once for each territory"
)
def brain_clot(slate: Slate, encounter: Encounter) -> Slate:
    """Thrombectomy and lysis of one territory are one code; a carotid stent beside it is separate."""
    groups: dict[tuple[int, str], list[Act]] = {}
    for act in encounter.findings.performed(*CLOT_KINDS):
        if act.kind == CLOT_KINDS[0] or place_of(act, encounter) == "intracranial":
            groups.setdefault((act.session, _territory((act,), encounter)), []).append(act)
    for (session, territory), acts in _known_territories(groups).items():
        main = acts[0]
        slate = slate.add(
            Candidate(
                code=CLOT,
                side=_one_side(main.side) if territory.startswith("carotid") else None,
                site=f"brain:{territory}",
                vessel=main.target,
                access=main.access,
                acts=tuple(act.id for act in acts),
                session=session,
                rules=("VINT-52",),
                spans=spans_of(acts),
                why="Clot removed from an artery of the brain, once for the territory.",
                distinct="A territory in the brain, apart from the stent in the neck.",
            )
        )
    return slate


@rules.rule("VINT-52", "VINT-31", phase=Phase.BUNDLE, decides="narrowing treated behind a clot of the same territory")
def clot_and_narrowing(slate: Slate, encounter: Encounter) -> Slate:
    """Balloon or stent in the territory of a thrombectomy: which of both is reported is for a coder."""
    for candidate in slate.with_code(BRAIN_BALLOON, BRAIN_STENT):
        for clot in slate.with_code(CLOT):
            same = {candidate.site, clot.site}
            if len(same) == 1 and candidate.session == clot.session:
                slate = slate.send_to_review(
                    "A balloon or stent and clot removal in one territory of the brain: check that both count."
                )
    return slate


def _stented(encounter: Encounter, place: str) -> list[Treated]:
    return [item for item in treated_outside_legs(encounter) if item.place == place and item.stented]


def _candidate(code: str, item: Treated, acts: Iterable[Act], rule: str, why: str) -> Candidate:
    done = tuple(acts)
    return Candidate(
        code=code,
        side=item.side,
        site=item.site,
        vessel=item.concept,
        access=next((act.access for act in item.acts if act.access), None),
        acts=tuple(act.id for act in done),
        session=item.session,
        rules=(rule,),
        spans=spans_of(done),
        why=why,
    )


def _spasm(slate: Slate, item: Treated, encounter: Encounter) -> Slate:
    territory = _territory(item.acts, encounter)
    before = slate.with_code(SPASM, SPASM_SAME, SPASM_OTHER)
    code = SPASM
    if before:
        code = SPASM_SAME if any(one.level == territory for one in before) else SPASM_OTHER
    why = "Balloon of an artery of the brain in spasm."
    return slate.add(dataclasses.replace(_candidate(code, item, item.acts, "VINT-31", why), level=territory))


def _of_embolization(item: Treated, encounter: Encounter) -> bool:
    """Whether a stent serves an embolization in the brain of the same session."""
    if any(act.details.get("flow_diversion") is True for act in item.acts):
        return True
    kinds = {lesion.kind for act in item.acts if (lesion := encounter.findings.lesion(act.lesion)) is not None}
    closed = [act for act in encounter.findings.performed("embolization") if act.session == item.session]
    return bool(closed) and (bool(kinds & {"aneurysm", "malformation", "fistula"}) or not kinds) and item.stented


def _territory(acts: Iterable[Act], encounter: Encounter) -> str:
    return next((name for act in acts if (name := brain_territory(act, encounter)) is not None), "brain")


def _known_territories(groups: dict[tuple[int, str], list[Act]]) -> dict[tuple[int, str], list[Act]]:
    """Join what names no territory, or no side, to the one that the session names."""
    out = {key: list(acts) for key, acts in groups.items()}
    for key, acts in groups.items():
        session, name = key
        wider = [
            other
            for other in out
            if other != key and other[0] == session and (name == "brain" or other[1].startswith(f"{name}:"))
        ]
        if name in ("brain", "carotid") and wider:
            out[wider[0]] = [*out[wider[0]], *out.pop(key, acts)]
    return out


def _one_side(side: Side | None) -> Side | None:
    return side if side in ("left", "right") else None


BOOK = rules.book()
