"""What was done in the arteries of the heart, told by names of acts and by devices: one event for each telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import SPOKEN_SIZE, is_used
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

Technique = Literal["balloon", "stent", "atherectomy", "lithotripsy", "thrombectomy", "lysis", "brachytherapy", "pci"]

_OF_KIND: dict[str, Technique] = {
    "angioplasty": "balloon",
    "coronary_angioplasty": "balloon",
    "stent": "stent",
    "coronary_stent": "stent",
    "atherectomy": "atherectomy",
    "coronary_atherectomy": "atherectomy",
    "lithotripsy": "lithotripsy",
    "coronary_lithotripsy": "lithotripsy",
    "thrombectomy": "thrombectomy",
    "coronary_thrombectomy": "thrombectomy",
    "coronary_thrombolysis": "lysis",
    "coronary_brachytherapy": "brachytherapy",
    "coronary_intervention": "pci",
}
_OF_DEVICE: dict[str, Technique] = {
    "angioplasty": "balloon",
    "stent": "stent",
    "atherectomy": "atherectomy",
    "lithotripsy": "lithotripsy",
    "thrombectomy": "thrombectomy",
}
_SHELF = frozenset({"sheath", "catheter", "guide_catheter", "wire", "inflation_device", "guide_extension"})
_VERB = WordPattern(
    r"\b(?:was|were|is|are|we|i|then|deploy\w*|inflat\w*|dilat\w*|advanc\w*|engag\w*|cross\w*|implant\w*|plac\w*"
    r"|stented|post-?dil\w*"
    r"|pre-?dil\w*|used|seated|into|down|result\w*)\b"
)
_LYTICS = frozenset({"thrombolytic"})
_SIZE = re.compile(
    r"\d(?:\.\d+)?\s?(?:mm)?\s{0,3}(?:x|by|\*|\u00d7)\s{0,3}\d|\b[2-6]\.\d{1,2}\b|\b[2-5]\s?mm\b", re.IGNORECASE
)
_LAID = WordPattern(
    r"\b(?:deploy\w*|implant\w*|plac(?:ed|ing|ement)|releas\w*|laid|put|deliver\w*|insert\w*|inflat\w*|stented"
    r"|stenting"
    r"|position\w*|treated|covered|received|used|expanded|went|landed|tacked|crushed|given|direct)\b"
)
_BLOWN_UP = WordPattern(
    r"\b(?:inflat\w*|dilat\w*|pre-?dil\w*|post-?dil\w*|redil\w*|re-?dilat\w*|balloon(?:ed|ing)|angioplast\w*|ptca"
    r"|poba|kiss\w*|treated|used"
    r"|open(?:ed|ing)|atm\w*|pop\b|ap|expanded|flared|flaring|crack\w*|put|went|taken|tak(?:e|en)|done|performed"
    r"|reduc\w*|touch\w*"
    r"|result\w*|perform\w*|prepar\w*|prep(?:ped)?|modif\w*|follow\w*|down to)\b"
)
_FLOATED = WordPattern(
    r"\bswan|\bwedge\w*|\bpulmonary artery catheter|\bballoon[- ]tipped|\bballoon pump|\bseptostomy|\bvalvuloplasty"
)
"""Balloons that open no artery."""
_RUN = WordPattern(r"\b(?:burrs?|crown|rpm|passes|runs|trains|fluence)\b")
_CLOT_OUT = WordPattern(
    r"\b(?:passes|pass|run|runs|suction\w*|aspirat\w*|vacuum|canister)\b|\bclot (?:out|back|removed|came|in the)\b"
    r"|\b(?:clot|thrombus)\s(?:burden\s)?(?:grade\s)?(?:[1-5]\s?(?:to|->|>)\s?[0-4]|gone|cleared|less|reduced)\b"
)
_SUCCESS = WordPattern(r"\b(?:success\w*|s/p|status post|underwent|treated|pci|ptca|stent\w*|angioplasty)\b")
_USED_SIZE = re.compile(
    r"\b(?:used|deployed|inflated|placed|implanted|(?:dilated|ballooned|stented|treated) with)\s+(?:an?\s+"
    r"|the\s+)?[\w\s-]{0,12}?\d[\w\s.*-]{0,25}$",
    re.IGNORECASE,
)
_WIDTH_BEFORE = re.compile(
    r"(?<![\d.])[1-5]\.\d{1,2}(?:\s?mm)?(?:\s?(?:x|by|\*|\u00d7)\s?\d{1,2}(?:\s?mm)?)?\s+(?:nc\s+)?$", re.IGNORECASE
)
"""The width of a coronary balloon or stent right before its name ("2.0 Sapphire only")."""
_COUNT_BEFORE = re.compile(r"\b(?:one|two|three|four|[1-4])\s+(?:overlapping\s+|long\s+|more\s+)?$", re.IGNORECASE)
"""Stents of a brand told by their number alone ("two Xience stents")."""
_TRIED = WordPattern(
    r"\b(?:attempt\w*|tried|trying|try|effort\w*)\b[^.;]{0,40}?\b(?:to|at|of)?\s*(?:advance|advancing|deliver\w*"
    r"|plac\w*|pass\w*|put\w*"
    r"|cross\w*|deploy\w*|position\w*|get\w*|track\w*|push\w*|insert\w*|deliver\w*)"
)
_FAILED = WordPattern(
    r"\b(?:could ?n[o']t|couldn't|unable to|not able to|would ?n[o']t|wouldn't|failed to|failure to"
    r"|did not (?:cross|pass|advance|go|track)|wont|won't"
    r"|unsuccessful\w*|without success|never (?:crossed|passed|inflated|deployed)|not (?:be )?(?:inflated"
    r"|deployed|delivered|advanced))\b"
)
_OLD_BEFORE = re.compile(
    r"\b(?:prior|previous\w*|previously placed|old|older|existing|known|indwelling|restenosed|occluded|patent"
    r"|through|within|inside|needed"
    r"|underexpanded|under-expanded|in-|instent|in the|into the|of the|from the|first|both|jailing|earlier"
    r"|original|for the|post|after|following|that)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"^\s*(?:re-?stenosis|thrombosis|edges?|struts?|margins?|delivery|is|are|(?:was|were) (?:then |further "
    r"|subsequently |also |next )?(?:post|re-?dil|dilat|expand|flar|optim|well|high)[\w-]*|was (?:widely "
    r"|well )?(?:patent|open|removed|withdrawn)"
    r"|from (?:19|20)\d\d|(?:in|of) (?:19|20)\d\d|fracture|length|expansion|apposition|strategy|area|platform"
    r"|system was|layers?|segment"
    r"|optimi[sz]ation|boost|enhancement|viz|clear|live)\b",
    re.IGNORECASE,
)
_NEOINTIMA = WordPattern(
    r"\b(?:neo-?intim\w+|re-?stenosis)\b[^.;]{0,20}\b(?:in|within|inside|of)\b(?:[^.;]|\.\d){0,40}\bstents?\b"
)
"""What has grown in a stent of another day."""
_SHOCK = re.compile(r"shock\s?wave|lithotrip|\bivl\b", re.IGNORECASE)
_DRUG = re.compile(
    r"\bdes\b|drug[ -]*(?:eluting|coated)|\w+limus[ -]eluting|(?:sirolimus|everolimus|zotarolimus|paclitaxel)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\bbms\b|bare[ -]*met|cobalt chromium bare", re.IGNORECASE)
_DRUG_BALLOON = re.compile(
    r"\bdcb\b|\bdeb\b|drug[ -]*(?:coated|eluting)\s+(?:\w+\s+)?balloon|paclitaxel[ -]*coated|\bagent\b", re.IGNORECASE
)
_PUMPED = WordPattern(
    r"\b(?:penumbra|indigo|cat ?rx|engine|pump|pump-driven|vacuum|continuous aspiration|mechanical aspiration"
    r"|canister)\b"
)
_POWERED = WordPattern(r"\b(?:angio ?jet|rheolytic|x-?sizer|thrombcat|fragment\w*|trellis)\b")
_KISS = WordPattern(r"\bkiss(?:ing|es|ed)?\b")
_DENIED = re.compile(
    r"\b(?:no|not|without|never|neither|nor|consider\w*|discuss\w*|defer\w*|avoid\w*|decline\w*|unnecessary"
    r"|if)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"^[^.;]{0,40}?\b(?:not (?:needed|necessary|required|performed|done|used)|unnecessary|was considered|deferred"
    r"|none was done)\b",
    re.IGNORECASE,
)
_IN_CORONARY = WordPattern(
    r"\b(?:intracoronary|intra-coronary|coronary|lad|rca|lcx|circumflex|guide|ostium|left main|graft|svg)\b"
)
_BY_VEIN = WordPattern(r"\b(?:intravenous\w*|iv|i\.v\.|systemic\w*|peripheral)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """One telling of coronary work at a place in a clause.

    ``drug``: a drug-eluting stent or drug-coated balloon; ``bare``: a stent said to be bare. ``method``: how clot was
    removed (``manual``, ``pump``, ``powered``) or a lytic given (``intracoronary``, ``intravenous``).
    """

    technique: Technique
    clause: Clause
    start: int
    end: int
    drug: bool = False
    bare: bool = False
    sized: bool = False
    method: str = ""
    device: Mention | None = field(default=None, compare=False)


def events_of(context: Context, clause: Clause) -> list[Event]:
    """Work that a clause tells, in order."""
    if _is_inventory(clause):
        return []
    found = [
        event
        for mention in clause.of("INTERVENTION", "DEVICE")
        if (event := _event(context, clause, mention)) is not None
    ]
    found.extend(_kissing(clause))
    found.extend(_by_pressure(clause, found))
    found.extend(
        Event("balloon", clause, clause.start + match.start(), clause.start + match.end(), drug=True, sized=True)
        for match in _AGENT.finditer(clause.text)
        if not any(event.start <= clause.start + match.start() < event.end for event in found)
    )
    return sorted(found, key=lambda event: event.start)


def _is_inventory(clause: Clause) -> bool:
    """Whether a statement only lists what was opened: sheath, catheters, guide, wires, balloons, without a verb."""
    kinds = {mention.kind for mention in clause.of("DEVICE")}
    return len(kinds & _SHELF) > 1 and len(clause.of("DEVICE")) > 4 and not _VERB.search(clause.text)


def tried(context: Context, clause: Clause) -> bool:
    """Whether a clause says that something was tried, or could not be brought where it should go."""
    return _TRIED.search(clause.text) is not None or _FAILED.search(clause.text) is not None


def _event(context: Context, clause: Clause, mention: Mention) -> Event | None:
    technique = _technique(clause, mention)
    if technique is None or not _happened(context, clause, mention, technique):
        return None
    if technique == "balloon" and _FLOATED.search(context.reading.text[max(0, clause.start - 160) : clause.end + 160]):
        return None
    near = clause.text[max(0, mention.start - clause.start - 45) : mention.end - clause.start + 45]
    drug = mention.kind == "drug_eluting_stent" or (technique == "stent" and _DRUG.search(near) is not None)
    if technique == "balloon":
        own = clause.text[max(0, mention.start - clause.start - 25) : mention.end - clause.start + 10]
        drug = mention.kind == "drug_coated_balloon" or (
            mention.label == "DEVICE" and _DRUG_BALLOON.search(own) is not None
        )
    return Event(
        technique=technique,
        clause=clause,
        start=mention.start,
        end=mention.end,
        drug=drug,
        bare=technique == "stent" and not drug and _BARE.search(near) is not None,
        sized=_is_sized(near),
        method=_method(clause, technique),
        device=mention if mention.label == "DEVICE" else None,
    )


def _technique(clause: Clause, mention: Mention) -> Technique | None:
    if mention.label == "INTERVENTION":
        return _OF_KIND.get(mention.kind)
    if mention.kind in _LYTICS:
        return "lysis" if _IN_CORONARY.search(clause.text) and not _BY_VEIN.search(clause.text) else None
    if _SHOCK.search(mention.text):
        return "lithotripsy"
    if mention.kind == "circulatory_support":
        return None
    return _OF_DEVICE.get(str(mention.attributes.get("treats", "")))


def _happened(context: Context, clause: Clause, mention: Mention, technique: Technique) -> bool:
    before, after = clause.before(mention), clause.after(mention)
    if not is_used(context, clause, mention) and not (
        _plainly_used(clause, mention) or _summed_up(clause, mention) or _of_planned_case(clause, mention)
    ):
        return False
    if _TRIED.search(before[-90:]) or _undelivered(clause, mention):
        return False
    if mention.label == "INTERVENTION" and not mention.text.lower().endswith("stent"):
        return not _NOT_NEEDED.match(after[:60])
    near = f"{before[-40:]} {after[:45]}"
    if technique == "stent":
        sized = _is_sized(near) or mention.kind == "drug_eluting_stent"
        if _NEOINTIMA.search(clause.text) and not _LAID.search(after):
            return False
        if _OLD_AFTER.match(after) or (_OLD_BEFORE.search(before) and not _SIZE.search(before[-25:])):
            return False
        return sized or _LAID.search(clause.text) is not None
    if technique == "balloon":
        return _is_sized(near) or _BLOWN_UP.search(clause.text) is not None
    return True


def _by_pressure(clause: Clause, found: list[Event]) -> Iterator[Event]:
    """Balloons told by width and pressure or by "NC" alone ("NC 3.5 proximal", "a two oh at ten atmospheres")."""
    if any(event.technique == "stent" for event in found):
        return  # what opens the stent of the same breath further is part of laying it
    for match in _INFLATION.finditer(clause.text):
        start, end = clause.start + match.start(), clause.start + match.end()
        near = any(e.technique != "pci" and e.start < end + _APART and start - _APART < e.end for e in found)
        if near or _DENIED.search(clause.text[: match.start()]) or _FAILED.search(clause.text[match.end() :][:_APART]):
            continue
        yield Event("balloon", clause, start, end, sized=True)
        return


_APART = 45
_AGENT = WordPattern(r"\bAgent(?=\s+(?:DCB\b|balloon|[2-4]\.\d))|\bAGENT(?=\s+[2-4]\.\d)", re.NOFLAG)
"""The drug-coated balloon whose name is a word of every day."""
_WIDTH = (
    r"(?:[1-5]\.\d{1,2}|(?:one|two|three|four)(?: point)?[ -](?:oh|zero|five|two five|seven five|(?:and )?a half"
    r"|(?:and )?(?:a|three) quarters?)|[1-5] and a half)"
)
_INFLATION = WordPattern(
    rf"\bn\s?c\s+(?:balloon\s+)?{_WIDTH}\b|\b{_WIDTH}(?:\s?mm)?(?:\s?(?:x|by)\s?\w+)?\s+n\s?c\b"
    rf"|\b{_WIDTH}(?:\s?mm)?(?:\s?(?:x|by)\s?\w+)?(?:\s+\w+)?\s+(?:at|to|@)\s+(?:\d{{1,2}}|\w+)\s?(?:atm\w*|bars?)\b"
)


def _is_sized(text: str) -> bool:
    return _SIZE.search(text) is not None or SPOKEN_SIZE.search(text) is not None


def _plainly_used(clause: Clause, mention: Mention) -> bool:
    """A sized device right behind its verb is used, whatever the rest of a long sentence leaves undone."""
    if mention.label != "DEVICE" or mention.assertion != "performed":
        return False
    if mention.kind == "atherectomy_device" and _RUN.search(clause.text):
        return True
    if mention.kind == "thrombectomy_device" and _CLOT_OUT.search(clause.text):
        return True
    if _WIDTH_BEFORE.search(clause.before(mention)[-25:]):
        return True
    if mention.kind == "drug_eluting_stent" and _COUNT_BEFORE.search(clause.before(mention)[-25:]):
        return True
    return _USED_SIZE.search(clause.before(mention)[-60:]) is not None


def _summed_up(clause: Clause, mention: Mention) -> bool:
    """Whether an impression tells success with this sized device."""
    if clause.section != "impression" or mention.label != "DEVICE" or mention.assertion != "performed":
        return False
    return _SIZE.search(clause.text) is not None and _SUCCESS.search(clause.before(mention)) is not None


def _of_planned_case(clause: Clause, mention: Mention) -> bool:
    """Whether a device with its size stands behind the colon of a planned case ("Planned PCI: LAD 3.0 x 24 …")."""
    if mention.label != "DEVICE" or mention.assertion != "planned":
        return False
    head, colon, told = clause.before(mention).rpartition(":")
    if _ANOTHER_SITTING.search(clause.text):
        return False
    return (
        bool(colon)
        and _PLANNED_CASE.search(head) is not None
        and _is_sized(f"{told[-25:]} {clause.after(mention)[:15]}")
    )


_PLANNED_CASE = WordPattern(r"\b(?:planned|staged|elective|scheduled)\b")
_ANOTHER_SITTING = WordPattern(
    r"\b(?:next|later|tomorrow|future|will|to be|return\w*|another (?:day|session|sitting)"
    r"|in (?:\w+ )?(?:days|weeks|months))\b"
)
"""Words that put a planned case off."""


def _undelivered(clause: Clause, mention: Mention) -> bool:
    """Whether the statement says that this device could not be brought to its place."""
    before = re.split(r"[;,]|\.(?!\d)|\bthen\b", clause.before(mention), flags=re.IGNORECASE)[-1]
    after = re.split(r";|\.(?!\d)|\bthen\b|\bso\b", clause.after(mention), flags=re.IGNORECASE)[0][:90]
    return _FAILED.search(before) is not None or _FAILED.search(after) is not None


def _method(clause: Clause, technique: Technique) -> str:
    if technique == "thrombectomy":
        if _POWERED.search(clause.text):
            return "powered"
        return "pump" if _PUMPED.search(clause.text) else "manual"
    if technique == "lysis":
        return "intravenous" if _BY_VEIN.search(clause.text) else "intracoronary"
    return ""


def _kissing(clause: Clause) -> Iterator[Event]:
    for match in _KISS.finditer(clause.text):
        if _DENIED.search(clause.text[: match.start()]) or _NOT_NEEDED.match(clause.text[match.end() :]):
            continue
        start = clause.start + match.start()
        yield Event("balloon", clause, start, start + len(match.group()), method="kissing")
        return
