"""Balloon, stent, atherectomy and lithotripsy of vessels: one act for each vessel and technique.

Titles, technique and impression tell one treatment several times; acts merge over their tellings. A title, an
inventory or an impression makes no act where the body tells that technique.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.carotid_stents import with_carotid_stents
from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.device_use import Tier, is_used, tier_of
from ircoder.findings.endograft_pieces import of_pieces
from ircoder.findings.lesions import OBSTRUCTING, PlacedLesion, lesion_for, unplaced_for
from ircoder.findings.model import Act, Detail, Device, Side, Span
from ircoder.findings.revascularization_details import with_circumstances
from ircoder.findings.treated_organs import HOLLOW, is_coronary, of_hollow_organs, of_the_heart
from ircoder.findings.treated_vessels import Target, Targets
from ircoder.findings.treatment_mentions import is_angioplasty_word
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

TECHNIQUES = ("angioplasty", "stent", "atherectomy", "lithotripsy")
_FAMILY = {"angioplasty": "angioplasty", "stent": "stent", "atherectomy": "atherectomy", "lithotripsy": "angioplasty"}
_TIERS: tuple[Tier, ...] = ("told", "summed", "listed")
_INFLATED = "intervention:inflate"
_BALLOON_BY_SIZE = re.compile(r"(?<![\d.])[1-9]\d?(?:\.\d{1,2})?\s?(?:mm\s?)?(?:x|by)\s?\d{2,3}\b", re.IGNORECASE)
"""A balloon told by diameter and length alone ("a 2.0 x 40 was inflated there")."""
_DRUG = frozenset({"drug_coated_balloon", "drug_eluting_stent"})
_BEFORE_STENT = WordPattern(r"\bpre-?\s?(?:dil|balloon|stent)|\bpredil")
_ONE_DEVICE = WordPattern(
    r"\b(?:a|an|one|single|the)\s+(?:[\w.-]{1,20}\s+){0,6}?(?:stent|balloon|viabahn|graft)\b"
    r"|\b\d+(?:\.\d+)?\s{0,6}(?:x|by)\s{0,6}\d",
)
_SEALING = re.compile(
    r"^[^.;]*?\b(?:for|to (?:achieve|secure|obtain|gain|get))\s+(?:\w+\s+)?(?:h(?:a)?emostasis|tamponade)\b",
    re.IGNORECASE,
)
_WIDE = WordPattern(
    r"\b(?:is|are|appears?|remains?|mildly|moderately|severely|markedly|massively|aneurysmally|somewhat|looks?)\s+"
    r"(?:\w+ly\s+)?$"
)
"""A vessel that "is dilated" was found wide; one that "was dilated" was treated."""
_SEALED_WITHIN = 100
_SEPARATE = WordPattern(r"\b(?:separate\w*|two|second|three|respectively|each|both|distinct|another)\b")


@dataclass(frozen=True, slots=True)
class _Telling:
    kind: str
    target: Target
    side: Side | None
    mention: Mention
    span: Span
    tier: Tier
    bridging: tuple[str, ...] = ()


def find_revascularization(
    context: Context, lesions: tuple[PlacedLesion, ...], targets: Targets
) -> tuple[tuple[Act, ...], tuple[Device, ...]]:
    """Acts of the four techniques with their vessels, lesions and devices."""
    acts: dict[tuple[str, str, Side | None], Act] = {}
    devices: list[Device] = []
    for telling in _settled(_tellings(context, targets)):
        device = _device(telling, len(devices) + 1)
        if device is not None:
            devices.append(device)
        key = (telling.kind, telling.target.vessel, telling.side)
        acts[key] = _merged(acts.get(key), telling, device, lesions, len(acts) + 1)
    found = with_carotid_stents(context, tuple(acts.values()))
    return with_circumstances(context, found), tuple(devices)


def techniques_of(clause: Clause, mention: Mention) -> tuple[str, ...]:
    """Techniques that a mention stands for: an act word, a device that performs one, "PTA" before a size."""
    if is_angioplasty_word(clause, mention):
        return ("angioplasty",)
    if mention.label == "INTERVENTION" and mention.kind in TECHNIQUES:
        return (mention.kind,)
    if mention.concept == _INFLATED and _BALLOON_BY_SIZE.search(clause.before(mention)):
        return () if any(m.attributes.get("treats") for m in clause.of("DEVICE")) else ("angioplasty",)
    treats = mention.attributes.get("treats")
    if mention.label == "DEVICE" and isinstance(treats, str) and treats in TECHNIQUES:
        return (treats,)
    return ()


def _tellings(context: Context, targets: Targets) -> list[_Telling]:
    out: list[_Telling] = []
    for clause in context.clauses:
        tier = tier_of(context, clause) if clause.mentions else None
        if tier is None:
            continue
        for mention in clause.mentions:
            for kind in techniques_of(clause, mention):
                if (kind == "angioplasty" and of_pieces(context, clause)) or _asks_for(clause, mention, kind):
                    continue
                if _tells(context, clause, mention, targets):
                    out.extend(_placed(context, clause, mention, kind, tier, targets))
    return out


def _asks_for(clause: Clause, mention: Mention, kind: str) -> bool:
    """Whether a word is the field of a form, and the tool itself stands behind it ("Balloon: 8 mm Conquest")."""
    if clause.before(mention)[clause.lead :].strip(" -*\u2022") or clause.after(mention).lstrip()[:1] != ":":
        return False
    return any(m.start > mention.end and kind in techniques_of(clause, m) for m in clause.mentions)


_LOOKING_BACK = re.compile(r"\b(?:after|following|post)[\s-]+(?:the\s+|this\s+)?$", re.IGNORECASE)
"""Before an act to which a result looks back ("after PTA the residual is 10%")."""


def _tells(context: Context, clause: Clause, mention: Mention, targets: Targets) -> bool:
    if is_angioplasty_word(clause, mention):
        near = clause.text[max(0, mention.start - clause.start - 60) : mention.end - clause.start + 60]
        return context.happened(clause) and not any(targets.cues[group].search(near) for group in ("unused", "talked"))
    if _LOOKING_BACK.search(clause.before(mention)) and not targets.subjects(clause):
        return False
    if mention.text.lower() == "dilated" and _WIDE.search(clause.before(mention)[-45:]):
        return False
    near = clause.text[max(0, mention.start - clause.start - 30) : mention.end - clause.start + 30]
    tamponade = targets.cues["tamponade"].search(near)
    sealing = _SEALING.search(clause.after(mention)[:_SEALED_WITHIN])
    if (tamponade or sealing) and mention.kind not in {"stent", "stent_graft", "drug_eluting_stent", "atherectomy"}:
        return False
    if not _vascular(context, clause, mention, targets):
        return False
    return is_used(context, clause, mention)


def _vascular(context: Context, clause: Clause, mention: Mention, targets: Targets) -> bool:
    """Whether a vessel can be meant: no duct or tract, and no dilation told without vessel, balloon or narrowing."""
    if targets.subjects(clause):
        return True
    if HOLLOW.search(clause.text):
        return False
    if mention.label != "INTERVENTION" or not mention.text.lower().startswith("dilat"):
        return True
    near = context.clauses[max(0, clause.index - 2) : clause.index + 1]
    told = any(m.kind in OBSTRUCTING or m.attributes.get("treats") for other in near for m in other.mentions)
    return told or any(re.search(r"\b(?:atm|mm|balloon\w*|cross\w*)\b", other.text, re.IGNORECASE) for other in near)


def _placed(
    context: Context, clause: Clause, mention: Mention, kind: str, tier: Tier, targets: Targets
) -> list[_Telling]:
    homes = _stented_next(context, clause, mention, targets) or targets.aimed_at(clause, mention)
    if homes and not targets.governed(clause, mention):
        homes = () if of_hollow_organs(context) else homes
        if of_the_heart(context):
            homes = tuple(home for home in homes if is_coronary(context, home.vessel))
    homes = _both_sides(clause, targets, homes)
    bridging: tuple[str, ...] = ()
    if len(homes) > 1 and _bridges(context, clause, targets, homes):
        bridging = tuple(dict.fromkeys(home.vessel for home in homes[1:] if home.vessel != homes[0].vessel))
        homes = homes[:1]
    quote = context.quote(clause)
    return [_Telling(kind, home, side, mention, quote, tier, bridging) for home in homes for side in sides(home.side)]


def _stented_next(context: Context, clause: Clause, mention: Mention, targets: Targets) -> tuple[Target, ...]:
    """A dilation before stenting goes to the vessels that are stented next, in its sentence or the one after it."""
    if not _BEFORE_STENT.search(mention.text) or targets.subjects(clause):
        return ()
    for other in context.clauses[clause.index + 1 : clause.index + 4]:
        if other.sentence <= clause.sentence + 1:
            for stent in other.mentions:
                if "stent" in techniques_of(other, stent) and targets.subjects(other):
                    return targets.aimed_at(other, stent)
    return ()


_ILIACS = frozenset(f"vessel:{name}_artery" for name in ("iliac", "common_iliac", "external_iliac", "internal_iliac"))
_AORTA = frozenset({"vessel:abdominal_aorta", "vessel:aortic_bifurcation"})
_GROIN = "vessel:common_femoral_artery"
_FEMORAL = re.compile(r"\b(?:femoral|profunda|cfa|sfa|groin)\w*", re.IGNORECASE)
_FORK = re.compile(
    r"\b(?:aortic |aorto-?iliac )?bifurcation\b|\bcarina\b|\binto the (?:(?:distal|lower|terminal|end of the"
    r"|last (?:\w+ ){1,3}?of the) )?aorta\b",
    re.IGNORECASE,
)
"""Two stents laid side by side at the fork of the aorta stand in both common iliac arteries."""


_EACH_SIDE = WordPattern(r"\b(?:on|from|at) (?:both|either|each) sides?\b|\bbilaterally\b|\beach side\b|\bin each\b")


def _both_sides(clause: Clause, targets: Targets, homes: tuple[Target, ...]) -> tuple[Target, ...]:
    """Kissing balloons and stents treat both sides of a paired vessel."""
    match = targets.cues["kissing"].search(clause.text)
    if match is None or targets.cues["denied"].search(clause.text[max(0, match.start() - 12) : match.start()]):
        return homes
    if re.match(r"\s{0,6}(?:was|were|is)?\s{0,6}not\b|\s{0,6}not needed", clause.text[match.end() :], re.IGNORECASE):
        return homes
    plain = match.group().lower() == "kissing" or _EACH_SIDE.search(clause.text) is not None
    near = bool(homes) and (homes[0].vessel in _ILIACS | _AORTA or homes[0].vessel == _GROIN)
    at_fork = _FORK.search(clause.text) is not None and near and _FEMORAL.search(clause.text) is None
    if at_fork and not any(m.concept in _ILIACS for m in clause.of("VESSEL")):
        return (replace(homes[0], vessel="vessel:common_iliac_artery", side="bilateral"),)
    return tuple(
        replace(home, side="bilateral")
        if plain and home.vessel == "vessel:common_iliac_artery" and len(homes) == 1
        else home
        for home in homes
    )


def _bridges(context: Context, clause: Clause, targets: Targets, homes: tuple[Target, ...]) -> bool:
    """Whether one device treats several vessels across one lesion (VINT-05, VINT-10)."""
    if len({home.side for home in homes}) > 1 or len({home.vessel for home in homes}) < 2:
        return False
    if any(targets.is_range(clause, home.mention) for home in homes[1:]):
        return True
    sentence = context.reading.sentences[clause.sentence]
    text = context.reading.text[sentence.start : sentence.end][:600]
    if _SEPARATE.search(text) or (not targets.cues["bridge"].search(text) and "from" not in text.lower()):
        return False
    return _ONE_DEVICE.search(text) is not None or targets.cues["bridge"].search(text) is not None


def _settled(tellings: list[_Telling]) -> list[_Telling]:
    """Tellings of the most reliable tier of each technique; a vessel that no words name yields to one that they do."""
    out: list[_Telling] = []
    for kind in dict.fromkeys(telling.kind for telling in tellings):
        same = [telling for telling in tellings if telling.kind == kind]
        best = next(tier for tier in _TIERS if any(telling.tier == tier for telling in same))
        out.extend(telling for telling in same if telling.tier == best)
    if any(telling.tier == "told" for telling in out):
        out = [telling for telling in out if telling.tier != "listed"]
    return sorted(out, key=lambda telling: telling.mention.start)


def _device(telling: _Telling, number: int) -> Device | None:
    mention = telling.mention
    if mention.label != "DEVICE":
        return None
    return Device(
        id=f"device-{number}",
        concept=mention.concept,
        device_class=mention.kind,
        fate="left_in" if telling.kind == "stent" else "used",
        spans=(telling.span,),
    )


def _merged(
    known: Act | None, telling: _Telling, device: Device | None, lesions: tuple[PlacedLesion, ...], number: int
) -> Act:
    details: dict[str, Detail] = dict(known.details) if known else {}
    if device is not None and device.device_class in _DRUG:
        details["drug_coated"] = True
    if device is not None and device.device_class == "stent_graft":
        details["covered"] = True
    if telling.bridging:
        details["bridging"] = telling.bridging
    if known is not None:
        held = (*known.devices, device.id) if device else known.devices
        spans = known.spans if telling.span in known.spans else (*known.spans, telling.span)
        return replace(known, devices=held, spans=spans, details=details)
    lesion = lesion_for(lesions, telling.target.vessel, telling.side, telling.mention.start)
    lesion = lesion or unplaced_for(lesions, telling.side)
    return Act(
        id=f"revascularization-{number}",
        kind=telling.kind,
        family=_FAMILY[telling.kind],
        target=telling.target.vessel,
        side=telling.side,
        lesion=lesion.id if lesion else None,
        devices=(device.id,) if device else (),
        details=details,
        spans=(telling.span,),
    )
