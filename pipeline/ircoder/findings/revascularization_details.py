"""Circumstances that choose the code of a balloon or stent in the head and neck: protection, origin, way in, spasm."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

_HEAD = frozenset({"head_neck"})
_TRUNKS = frozenset({"vessel:common_carotid_artery", "vessel:brachiocephalic_artery"})
_PROTECTION = WordPattern(
    r"\b(?:flow revers\w+|reversal of flow|embolic protection|distal protection|proximal protection|protection filter"
    r"|protection device|cerebral protection|filter wire|filter|tcar|enroute|transcarotid|flow arrest)\b",
)
_WITHOUT = WordPattern(
    r"\b(?:no|without|not|never|unable|could not|fail\w*|declin\w*|omitted|forgone|foregone|unprotected)\b"
)
_ORIGIN = WordPattern(
    r"\b(?:origin|ostium|ostial|proximal (?:left |right )?(?:common carotid|cca|lcca|rcca)|intra-?\s?thoracic"
    r"|arch origin|(?:very )?(?:start|beginning|mouth) of|takeoff|take-off|(?:just |right )?above the arch"
    r"|in the aorta)\b"
)
_OF_THE_INTERNAL = WordPattern(r"\b(?:ica|[lr]ica|internal|bulb|bifurcation|external)\b")
_EXPOSED = WordPattern(
    r"\b(?:cut-?\s?down|neck incision|cervical incision|open(?:ly)? (?:cervical )?(?:exposure|exposed)"
    r"|surgical(?:ly)? exposed|surgical exposure|carotid (?:artery )?(?:was )?exposed|retrograde)\b",
)
_SPASM = WordPattern(r"\b(?:vaso-?\s?spas\w+|spas(?:m|tic)\w*)\b")
_SLEEVE = WordPattern(r"\b(?:fibrin|sleeve)\b")
_UNUSUAL = WordPattern(
    r"\b(?:fontan|glenn|norwood|mustard|senning|single ventricle|univentricular|transposition|cavopulmonary"
    r"|rastelli)\b"
)
_DIVERTER = frozenset({"flow_diverter"})
_INTRACRANIAL = WordPattern(r"\b(?:intra-?\s?cranial|intra-?\s?dural|v4|cavernous|supraclinoid|petrous|clinoid)\b")


def with_circumstances(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts in arteries of head and neck with what their codes hinge on, balloons in a fibrin sleeve marked."""
    return tuple(_told(context, act) if _in_head(context, act) else _in_sleeve(context, act) for act in acts)


def _in_sleeve(context: Context, act: Act) -> Act:
    """A balloon in the sleeve around a line dilates no vein; a lung artery may hang on a rebuilt heart."""
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is not None and vessel.system == "pulmonary_artery" and act.kind == "stent":
        unusual = _UNUSUAL.search(context.reading.text) is not None
        return replace(act, details={**act.details, "unusual_connections": True}) if unusual else act
    if act.kind != "angioplasty" or vessel is None or vessel.system == "systemic_artery":
        return act
    sleeve = any(_SLEEVE.search(clause.text) for clause in _near(context, act))
    return replace(act, details={**act.details, "sleeve": True}) if sleeve else act


def _in_head(context: Context, act: Act) -> bool:
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is None or vessel.system != "systemic_artery":
        return False
    return vessel.region in _HEAD or vessel.concept in _TRUNKS


def _told(context: Context, act: Act) -> Act:
    details: dict[str, Detail] = dict(act.details)
    near = _near(context, act)
    text = " ".join(clause.text for clause in near)
    if act.kind == "stent":
        protected = _protection(context)
        if protected is not None:
            details["embolic_protection"] = protected
        if _is_exposed(text) or any(_is_exposed(clause.text) for clause in _access(context)):
            details["neck_exposure"] = True
        if any(mention.kind in _DIVERTER for clause in near for mention in clause.of("DEVICE")):
            details["flow_diversion"] = True
    if act.target in _TRUNKS and _at_origin(context, act):
        details["origin"] = True
    if _SPASM.search(text) or _told_spasm(context):
        details["spasm"] = True
    in_neck = any(m.concept == "intervention:carotid_stent" for clause in near for m in clause.of("INTERVENTION"))
    ends_inside = act.target in {"vessel:vertebral_artery", "vessel:internal_carotid_artery"}
    if ends_inside and not in_neck and _INTRACRANIAL.search(text):
        details["intracranial"] = True
    return replace(act, details=details) if details != dict(act.details) else act


def _is_exposed(text: str) -> bool:
    """Whether a text tells, without a denial before it, that the artery of the neck was laid open."""
    return any(not _WITHOUT.search(text[max(0, m.start() - 20) : m.start()]) for m in _EXPOSED.finditer(text))


def _near(context: Context, act: Act) -> list[Clause]:
    """Clauses in which the act is told."""
    starts = {span.start for span in act.spans}
    return [c for c in context.clauses if any(c.start <= start < c.end for start in starts)]


def _access(context: Context) -> list[Clause]:
    return [clause for clause in context.body() if clause.section == "access" or context.has("access", clause.text)]


def _protection(context: Context) -> bool | None:
    """Whether a filter or reversed flow guarded the brain; ``None`` where nothing is said."""
    denied = False
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        devices = [m for m in clause.of("DEVICE") if m.kind == "embolic_protection"]
        match = _PROTECTION.search(clause.text)
        if not devices and (match is None or re.search(r"\b(?:ivc|caval?|vena)\b", clause.text, re.IGNORECASE)):
            continue
        at = devices[0].start - clause.start if devices else match.start() if match else 0
        around = clause.text[max(0, at - 45) : at + 60]
        if _WITHOUT.search(around) or any(m.assertion in {"negated", "planned"} for m in devices):
            denied = True
        else:
            return True
    return False if denied else None


def _at_origin(context: Context, act: Act) -> bool:
    """Whether the lesion lies at the origin of the trunk from the arch."""
    near = [(clause.text, found) for clause in _near(context, act) for found in _ORIGIN.finditer(clause.text)]
    if any(not _OF_THE_INTERNAL.search(text[max(0, m.start() - 30) : m.end() + 30]) for text, m in near):
        return True
    for clause in context.clauses:
        if clause.section in TITLES or clause.section not in BACKGROUND:
            for mention in clause.of("VESSEL"):
                if mention.concept != act.target:
                    continue
                around = clause.text[max(0, mention.start - clause.start - 40) : mention.end - clause.start + 30]
                told = clause.of("LESION") or clause.of("INTERVENTION") or clause.of("DEVICE")
                if told and _ORIGIN.search(around):
                    return True
    return False


_OF_SPASM = re.compile(r"(?<!no )(?<!without )(?<!or )(?<!of )\bvasospasm\b")


def _told_spasm(context: Context) -> bool:
    """Whether the report treats spasm of the brain arteries and names no narrowing by plaque."""
    text = context.reading.text.lower()
    return "atheroscl" not in text and _OF_SPASM.search(text) is not None
