"""Arteries and veins that share a short name ("common iliac", "splenic", "renal"): told apart by the circulation.

A name that stays open after the language stage is settled by the circulation in which the session takes place: most
vessels of a report, and above all its puncture, are plainly arteries or plainly veins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.beds import bed_of, is_venous
from ircoder.findings.model import Access, Act
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading

_ENTRY_WEIGHT = 3
_VEIN_BESIDE = {
    "vessel:common_femoral_artery": "vessel:common_femoral_vein",
    "vessel:femoral_artery": "vessel:femoral_vein",
    "vessel:brachial_artery": "vessel:brachial_vein",
    "vessel:axillary_artery": "vessel:axillary_vein",
}
_DIVISIONS = {
    "vessel:internal_iliac_posterior_division": {
        "replaced_right_hepatic_artery": "vessel:replaced_right_hepatic_artery_branch",
        "hepatic_artery": "vessel:right_posterior_hepatic_artery",
        "renal_artery": "vessel:posterior_division_renal_artery",
    },
    "vessel:internal_iliac_anterior_division": {
        "replaced_right_hepatic_artery": "vessel:replaced_right_hepatic_artery_branch",
        "hepatic_artery": "vessel:right_anterior_hepatic_artery",
        "renal_artery": "vessel:anterior_division_renal_artery",
    },
}
_PORTAL = WordPattern(r"\bportal\s+(?:branch\w*|veins?|run|venogra\w+|system)\b|\bportogra\w+")
_OF_ARTERIES = WordPattern(r"\b(?:hepatic\s+arter\w+|arteriogra\w+|celiac|sma|cfa|femoral\s+arter\w+|transarterial)\b")
_ARTERY_NAMED = WordPattern(r"\b(?:arter\w+|[LR]?CFA|SFA|radial)\b")


def fitting_entry(access: Access, vessels: VesselTree) -> Access:
    """The access with the vein of its place, where it was told by the place alone and led to veins alone."""
    beside = _VEIN_BESIDE.get(access.vessel or "")
    targets = [vessels.get(position.vessel) for position in access.positions]
    veins = [t for t in targets if t is not None and t.system in {"systemic_vein", "pulmonary_artery"}]
    if beside is None or not targets or len(veins) < len(targets):
        return access
    named = any(_ARTERY_NAMED.search(span.text) for span in access.spans)
    return access if named else replace(access, vessel=beside)


def in_venous_company(accesses: tuple[Access, ...], acts: tuple[Act, ...], vessels: VesselTree) -> tuple[Access, ...]:
    """Accesses told by their place alone are of the vein there, where all work and every other way in is in veins."""
    treated = [vessels.get(act.target or "") for act in acts if act.status == "performed"]
    if not any(is_venous(target) for target in treated) or any(t is not None and not is_venous(t) for t in treated):
        return accesses
    open_places = [a for a in accesses if a.vessel in _VEIN_BESIDE and not a.positions]
    others = [vessels.get(a.vessel or "") for a in accesses if a not in open_places]
    if any(other is not None and not is_venous(other) for other in others):
        return accesses
    return tuple(
        replace(access, vessel=_VEIN_BESIDE[access.vessel or ""])
        if access in open_places and not any(_ARTERY_NAMED.search(span.text) for span in access.spans)
        else access
        for access in accesses
    )


def settle_circulation(reading: Reading, vessels: VesselTree) -> Reading:
    """The reading with every artery-or-vein name settled; other ambiguities stay open."""
    venous = _is_venous_session(reading, vessels)
    mentions = tuple(_settled(mention, venous=venous, vessels=vessels) for mention in reading.mentions)
    mentions = _as_named_before(mentions, vessels)
    if venous and _PORTAL.search(reading.text) and not _OF_ARTERIES.search(reading.text):
        mentions = tuple(_as_portal(mention, vessels) for mention in mentions)
    beds = {bed_of(v) for m in mentions if m.label == "VESSEL" and not m.options and (v := vessels.get(m.concept))}
    mentions = tuple(_in_company(mention, beds - {"other"}, vessels) for mention in mentions)
    return replace(reading, mentions=tuple(_divided(mentions, vessels)))


def _as_named_before(mentions: tuple[Mention, ...], vessels: VesselTree) -> tuple[Mention, ...]:
    """Names without a noun as the report gave them in full before: "the innominate" behind "the innominate vein".

    At the groin artery and vein are entered side by side, so that the one full name says nothing of the next.
    """
    full: dict[str, set[str]] = {}
    out: list[Mention] = []
    for mention in mentions:
        twins = _twins(mention, vessels)
        if twins is not None:
            words = mention.text.lower()
            called = "vein" in words or "venous" in words, "arter" in words
            if any(called):
                full.setdefault(twins[0], set()).add(twins[1] if called[0] else twins[0])
            elif len(before := full.get(twins[0], set())) == 1:
                mention = replace(mention, concept=next(iter(before)))
        out.append(mention)
    return tuple(out)


def _twins(mention: Mention, vessels: VesselTree) -> tuple[str, str] | None:
    """Artery and vein of the name that a mention has, where there are both."""
    if mention.label != "VESSEL" or mention.options or "femoral" in mention.concept:
        return None
    stem = mention.concept.removesuffix("_artery").removesuffix("_vein")
    artery, vein = f"{stem}_artery", f"{stem}_vein"
    return (artery, vein) if stem != mention.concept and artery in vessels and vein in vessels else None


def _as_portal(mention: Mention, vessels: VesselTree) -> Mention:
    """A branch inside the liver that is named by its segment alone, in a session in the portal vein."""
    if mention.label != "VESSEL" or not vessels.is_within(mention.concept, "vessel:common_hepatic_artery"):
        return mention
    low = mention.text.lower()
    side = next((one for one in ("right", "left") if one in low), None)
    return replace(mention, concept=f"vessel:{side}_portal_vein" if side else "vessel:portal_vein", options=())


def _divided(mentions: tuple[Mention, ...], vessels: VesselTree) -> Iterator[Mention]:
    """Tell whose "anterior division" it is: of the artery told before it, in liver, kidney, or else pelvis."""
    before = ""
    for mention in mentions:
        divisions = _DIVISIONS.get(mention.concept, {}) if "iliac" not in mention.text.lower() else {}
        if mention.label == "VESSEL" and divisions:
            named = next((own for stem, own in divisions.items() if stem in before and own in vessels), None)
            yield replace(mention, concept=named) if named else mention
            continue
        if mention.label == "VESSEL":
            before = mention.concept
        yield mention


def _in_company(mention: Mention, beds: set[str], vessels: VesselTree) -> Mention:
    """A short form of two arteries is the one whose bed the report speaks of (IMA beside celiac and SMA)."""
    found = [vessels.get(option) for option in mention.options]
    if mention.label != "VESSEL" or not found or any(vessel is None for vessel in found):
        return mention
    fitting = [vessel.concept for vessel in found if vessel is not None and bed_of(vessel) in beds]
    return replace(mention, concept=fitting[0], options=()) if len(fitting) == 1 else mention


def _is_venous_session(reading: Reading, vessels: VesselTree) -> bool:
    balance = 0
    for mention in reading.mentions:
        if mention.label != "VESSEL" or mention.options or mention.section in {"history", "indication", "plan"}:
            continue
        vessel = vessels.get(mention.concept)
        if vessel is not None and vessel.system in {"systemic_artery", "systemic_vein", "portal_vein"}:
            weight = _ENTRY_WEIGHT if mention.section == "access" else 1
            balance += weight if is_venous(vessel) else -weight
    return balance > 0


def _settled(mention: Mention, *, venous: bool, vessels: VesselTree) -> Mention:
    if mention.label != "VESSEL" or not mention.options:
        return mention
    found = [vessels.get(option) for option in mention.options]
    if any(vessel is None for vessel in found):
        return mention
    fitting = [vessel.concept for vessel in found if vessel is not None and is_venous(vessel) == venous]
    return replace(mention, concept=fitting[0], options=()) if len(fitting) == 1 else mention


def speaks_of_veins(reading: Reading, vessels: VesselTree) -> bool:
    """Whether more vessels of a report are called veins than arteries; a graft made of vein is neither."""
    balance = 0
    for mention in reading.mentions:
        if mention.label != "VESSEL" or mention.section in {"history", "plan", "consent"}:
            continue
        text = mention.text.lower()
        if "graft" in text or "bypass" in text:
            continue
        if "vein" not in text and _has_no_vein(mention.concept, vessels):
            balance -= 1
            continue
        balance += ("vein" in text or "vena" in text or "cava" in text or "ivc" in text) - ("arter" in text)
    return balance > 0


def _has_no_vein(concept: str, vessels: VesselTree) -> bool:
    """Whether a concept is an artery without a vein of its name ("celiac", "GDA")."""
    vessel = vessels.get(concept)
    return (
        vessel is not None and vessel.system == "systemic_artery" and concept.replace("_artery", "_vein") not in vessels
    )
