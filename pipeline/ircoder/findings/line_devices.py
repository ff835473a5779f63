"""Names of central venous devices in a clause: brands and plain words, sure kinds and those that a tunnel decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ircoder.findings.context import Clause
from ircoder.knowledge.word_patterns import WordPattern

LONGEST_STATEMENT = 20_000
"""Characters beyond which a clause is no statement but text without any end; reading it would take quadratic time."""

GENERIC = "generic"
"""A dialysis or central venous catheter that the words do not yet call tunneled or not."""

OLD = (
    r"(?<!yr )(?<!yrs )(?<!year )(?<!years )"
    r"(?<!month )(?<!months )(?<!week )(?<!weeks )(?<!day )(?<!days )(?<!-)\bold\b"
)
"""The word of a device that was there before, and not of a patient's age."""

_KIND_OF_CLASS = {
    "port": "port",
    "tunneled_catheter": "tunneled",
    "nontunneled_catheter": "nontunneled",
    "picc": "picc",
    "midline": "midline",
}
# Names of the vocabulary that are as often a sheath, a maker or a plain word, or no venous device at all.
_UNSURE_CONCEPTS = frozenset(
    {
        "device:large_bore_introducer_catheter",
        "device:arrow_cvc_catheter",
        "device:intraperitoneal_port",
        "device:cooling_catheter",
    }
)

_WORDS: tuple[tuple[str, WordPattern], ...] = tuple(
    (name, WordPattern(words))
    for name, words in (
        (
            "midline",
            r"\bmid-?\s?lines?\b(?=[\s:,-]+(?:\w+\s+){0,2}(?:venous\s+)?(?:cath\w*|plac\w*|insert\w*|iv|\d+\s?f)\b)"
            r"(?<!the midline)(?<!to midline)(?<!of midline)(?<!across midline)(?<!a midline)"
            r"|\b(?:as an? |to an? |became an? |as )mid-?\s?lines?\b"
            r"|\bmid-?line catheter|\b(?:cm|french|fr|f|lumen|gauge|picc or)\s+mid-?lines?\b|^\W*mid-?lines?\b(?=\s*:)"
            r"|^\W*mid-?lines?\b(?=\s*[,-][^.;]{0,40}\b(?:veins?|basilic|cephalic|brachial|arm|[rl]ue|cm|fr|gauge)\b)",
        ),
        ("picc", r"\bpiccs?\b|\bp\.?i\.?c\.?c\b|\bperipherally inserted central\b|\bpic(?:k|c)?\s+lines?\b"),
        (
            "pump",
            r"\b(?:intravenous|iv|venous|implant\w{0,6})\s+(?:\w+\s+){0,2}(?:infusion\s+)?pumps?\b|\bpump (?:pocket"
            r"|reservoir)\b",
        ),
        (
            "port",
            r"\b(?:power|medi|chest|chemo(?:therapy)?|mri|infus-?a|bard|slim|smart|arm|jugular|ij|subclavian"
            r"|venous|access|subcutaneous|dual|double|single|twin|french|fr"
            r"|double[\s-]lumen|single[\s-]lumen|dual[\s-]lumen)"
            r"[\s-]?ports?\b|\bport-?\s?a-?\s?caths?\b|\bport\s+cath(?:eter)?s?\b|\bmedi-?ports?\b"
            r"|\bport\s+reservoirs?\b|\breservoirs?\b"
            r"|\b(?:new|old|existing|clogged|blocked|plugged|occluded|clotted|sluggish|left|right|sided|the|entire|implant\w{0,5}|infusion|this|her|his|a"
            r"|whole)\s+port\b(?!\s+of\b)(?!\s*(?:\w+\s+)?(?:aspirate|flush|site))"
            r"|\bports?\s+(?:was|were|is|placement|insertion|implantation|removal|exchange|swap|check|study"
            r"|revision|explant\w*|remov\w*|inject\w*"
            r"|plac\w*|access\w*|pocket|and|\+|chamber|body|housing|septum|eval\w*)\b|^\W*(?:[a-e\d][.)]\s*)?port\b",
        ),
        (
            "nontunneled",
            r"\b(?:non|un)-?\s?tunn?ell?ed\b|\btemporary\b[^.;,]{0,30}\b(?:catheter|line|access|cath|hd|dialysis)\b"
            r"|\b(?:triple|quad)[\s-]lumen\s+(?:central|cvc|non|ij|jugular|femoral|line|temporary|acute)\b|\btlc\b"
            r"|\btrialysis\b|\bquinton\b|\bmahurkar\b|\bniagara\b|\bacute (?:hemo)?dialysis (?:cath\w*|line)\b"
            r"|\btemp(?:orary)? (?:hd|dialysis)\b"
            r"|\bshort[\s-]term (?:\w+\s+){0,2}cath\w*",
        ),
        (
            "tunneled",
            r"\btunn?ell?ed\s+(?:(?!(?:to|the|from|through|under|and|a|via|over|across|in|out|it|with|for|beneath"
            r"|sub\w+)\b)\w+[\s-]+){0,4}(?:cath\w*|lines?|cvc|dialysis)\b|\bcuffed\b[^.;,]{0,40}\bcath\w*"
            r"|\bperma?-?\s?caths?\b|\bhickman\b"
            r"|\bbroviac\b|\bgroshong\b(?!\s+(?:nxt|picc))|\bpalindrome\b|\bash[\s-]?split\b|\bglide\s?path\b"
            r"|\btess?ios?\b"
            r"|\bt[dh]?dc\b|\bsplit[\s-]tip\b|\bcuff[\s-]to[\s-]tip\b|\bhemo-?split\b|\bpower\s?line\b"
            r"|(?<!arm )(?<!leg )(?<!bp )(?<!pressure )\bcuff\b(?! (?:inflat\w*|was inflated|pressure|of fibrin))"
            r"(?=[^.;]{0,60}\bcath(?:eter)?s?\b)"
            r"|\bcath(?:eter)?s?\b(?=[^.;]{0,60}(?<!arm )(?<!leg )(?<!bp )(?<!pressure )\bcuff\b(?! (?:inflat\w*"
            r"|was inflated"
            r"|pressure|of fibrin)))"
            r"|\bdura-?\s?flow\b|\bequi-?stream\b|\bhemo-?\s?star\b",
        ),
        (
            GENERIC,
            r"\b(?:hemo)?dialysis (?:access )?(?:cath\w*|lines?|cannula)\b"
            r"|\bcentral (?:venous )?(?:access )?(?:lines?|cath\w*|access device)\b|\bcvcs?\b|\bvas-?\s?caths?\b"
            r"|\bhd (?:cath\w*|lines?)\b|\b(?:jugular|subclavian|ij|femoral vein)\s+(?:venous\s+)?(?:cath\w*"
            r"|lines?)\b(?!\s*er[iz])|\bpheresis cath\w*"
            r"|\b(?:single|double|dual|triple|two|twin)[\s-]lumen\s+cath\w*"
            r"|\bfibrin (?:sheath|sleeve|cuff|tail)s?\b"
            r"|(?<=['’]s )\bcath(?:eter)?\b(?=[^.;]{0,30}\b(?:jugular|ij|subclavian)\b)"
            r"|\b(?:triple|quad)[\s-]lumen\b"
            r"(?!\s+(?:power\s?|arm\s+|chest\s+)?(?:piccs?|mid-?lines?|ports?|hickman|broviac|tunn?el\w*)\b)",
        ),
    )
)
_OTHER_PORT = WordPattern(
    r"\b(?:both|two|each|all|either|three|arterial|side|injection|aspiration|feeding|gastric|jejunal"
    r"|balloon|trocar|working|sampling|infusion side|red|blue"
    r"|lap\w{0,10}|camera|umbilical|trocars?|hub|proximal|distal|flush|irrigation|drainage|robotic"
    r"|valve)\s+ports?\b|\bports?\s+(?:aspirate|flush|wine|films?)"
    r"|\bports? (?:site|of entry)",
)
_OTHER_TUNNEL = WordPattern(
    r"\b(?:pleur\w*|peritone\w*|asp[ie]ra|thora\w+ drain|ascit\w*|epidural|intrathecal|nephrost\w*|biliary"
    r"|drain\w*|effusion|chest tube|vp shunt|ureter\w*|balloon|occlusion)\b",
)
_OTHER_CAVITY = WordPattern(r"\b(?:in|into|within|of) the (?:right |left )?(?:peritone\w+|pleura\w*)\b")
_ONLY_LIKE = re.compile(r"[\s-]*(?:style|type|like|equivalent|shaped?|design)\b", re.IGNORECASE)
"""Behind a brand that only says what the device resembles ("cuffed catheter, Trialysis style")."""
_DIALYSIS = WordPattern(r"\b(?:dialysis|jugular|femoral|temporary|hd)\b")
_CANAL_PUMP = WordPattern(r"\b(?:intra-?thecal|spinal|baclofen|balloon|synchromed|aspiration|vacuum|hepatic)\b")


_ELSE = WordPattern(
    r"\b(?:arterial (?:line|cath\w*)|a-line|nephrostomy|nephroureteral|gastrostomy|jejunostomy|foley|pleurx"
    r"|epidural cath\w*|chest tube"
    r"|drainage cath\w*|drain|feeding tube|balloon pump|swan\w*|tracheostomy|intrathecal cath\w*|biliary"
    r"|ureteral stent|biopsy|collecting system|renal pelvis|cope loop|thoracentesis|paracentesis|pleural space"
    r"|peritoneal cavity|ascites|effusion)\b",
)


_DEED_OF_PORT = re.compile(
    r"\s+(?:placement|insertion|implantation|removal|exchange|swap|revision|explant\w*|remov\w*|plac\w*)$",
    re.IGNORECASE,
)
"""What is done with a port is told by the word behind its name, which is none of the name."""
_PARTS = {"midline": ("line",), "port": ("port", "reservoir")}
"""What the words of a device hold in any case: without it a clause is not searched for them."""

_EVERY_PART = tuple(part for parts in _PARTS.values() for part in parts)
_ANY_OTHER = WordPattern("|".join(words.pattern for name, words in _WORDS if name not in _PARTS))


@dataclass(frozen=True, slots=True)
class Named:
    """A device name in a clause; offsets count characters of the clause."""

    device: str
    start: int
    end: int


def devices_in(clause: Clause) -> tuple[Named, ...]:
    """Devices that a clause names, in text order; of names that overlap the first kind of the list stands."""
    if len(clause.text) > LONGEST_STATEMENT:
        return ()
    found = list(_named_in_words(clause.text))
    for mention in clause.of("DEVICE"):
        kind = _KIND_OF_CLASS.get(mention.kind)
        start, end = mention.start - clause.start, mention.end - clause.start
        plain = mention.concept in {
            "device:port",
            "device:tunneled_dialysis_catheter",
            "device:nontunneled_central_venous_catheter",
        }
        if kind is None or plain or mention.concept in _UNSURE_CONCEPTS or _taken(found, start, end):
            continue
        if kind == "midline" and mention.text.lower().replace("-", "") == "midline":
            # By itself the word is as often the middle of the body; the words above tell the catheter.
            continue
        if _ONLY_LIKE.match(clause.text, end):
            continue
        if "shiley" in mention.text.lower() and not _DIALYSIS.search(clause.text):
            continue
        if mention.options or (kind == "tunneled" and _OTHER_TUNNEL.search(clause.text)):
            continue
        found.append(Named(kind, start, end))
    return tuple(sorted(found, key=lambda named: named.start))


@lru_cache(maxsize=512)
def _named_in_words(text: str) -> tuple[Named, ...]:
    """Devices that the words of a clause name; several builders ask about the same clause."""
    low = text.lower()
    if not any(part in low for part in _EVERY_PART) and _ANY_OTHER.search(text) is None:
        return ()
    found: list[Named] = []
    for name, words in _WORDS:
        if not any(part in low for part in _PARTS.get(name, ("",))):
            continue
        for match in words.finditer(text):
            like = name == "nontunneled" and _ONLY_LIKE.match(text, match.end())
            if not like and not _is_other(name, text, match) and not _taken(found, match.start(), match.end()):
                deed = _DEED_OF_PORT.search(match.group()) if name == "port" else None
                end = match.end() if deed is None else match.start() + deed.start()
                found.append(Named(name, match.start(), end))
    return tuple(found)


def _taken(found: list[Named], start: int, end: int) -> bool:
    return any(named.start < end and start < named.end for named in found)


def _is_other(name: str, text: str, match: re.Match[str]) -> bool:
    """The word names something else: a hub of a catheter, a drain under the skin, a pump of the canal."""
    near = text[max(0, match.start() - 60) : match.end() + 60]
    if name == "port":
        return _OTHER_PORT.search(text, max(0, match.start() - 12), match.end() + 10) is not None
    if name in {"tunneled", "nontunneled", GENERIC}:
        return _OTHER_TUNNEL.search(near) is not None or _OTHER_CAVITY.search(text) is not None
    return name == "pump" and _CANAL_PUMP.search(near) is not None


def speaks_of_another_tube(clause: Clause) -> bool:
    """Whether a clause turns to a tube or line that is no central venous device."""
    return _ELSE.search(clause.text) is not None
