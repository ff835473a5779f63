"""Drains, stents, cholangiograms, and what is done in the ducts (NONV-25, NONV-26, NONV-74 to NONV-82)."""

from __future__ import annotations

import dataclasses
import re

from ircoder.findings.context import Context
from ircoder.findings.families.biliary_tubes import find_biliary_tubes
from ircoder.findings.families.stopped_tubes import with_stopped_tubes
from ircoder.findings.families.tube_adjuncts import DILATED, FOR_THE_TUBE, Adjunct, find_adjuncts
from ircoder.findings.families.tube_surgery import is_open_surgery, is_scope_alone
from ircoder.findings.families.tube_topics import topics
from ircoder.findings.model import Act, Detail
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(kind.kind for kind in load_act_kinds().values() if kind.family == "biliary")
_BILE = frozenset({"bile", "gallbladder"})
_DUCT = (
    r"(?:ducts?|cbd|ampulla|papilla|stricture|stenosis|anastomo\w+|hepaticojejunostomy|sphincter\w*|confluence|hilum"
    r"|hj|lesion|obstruction|waist|join|junction|narrowing|choledocho\w*)"
)
_STONES = r"(?:(?:gall)?stones?|calcul[ui]s?|debris|filling defects?|fragments?|choledocholith\w+|casts?)"
ADJUNCTS = (
    Adjunct(
        "biliary_dilation",
        WordPattern(
            rf"\b(?:balloon\w*|was dilated|dilat(?:ation|ion) of|cholangioplasty|plasty"
            rf"|sphincteroplasty)\b[^.;]{{0,100}}\b{_DUCT}\b"
            rf"|\b{_DUCT}\b[^.;]{{0,80}}\b(?:balloon\w*|was dilated|were dilated|dilated (?:with|to|using)|dilatation"
            r"|cholangioplasty)\b|\b(?:cholangioplasty|sphincteroplasty|bilioplasty)\b"
        ),
        _BILE,
        unless=WordPattern(
            r"\b(?:sweep\w*|swept|fogarty|extraction|occlusion|pushed|dilated (?:intrahepatic|bile|biliary|common"
            r"|ducts?)"
            r"|(?:intrahepatic|biliary|ductal) (?:ductal )?dilat\w+|tract"
            r"|(?:mark\w+|mild\w*|moderate\w*|severe\w*|diffuse\w*|gross\w*|massive\w*|no|slight\w*|upstream|shows?"
            r"|showed"
            r"|demonstrat\w+) (?:\w+ )?dilat(?:at)?ion"
            r"|(?:mildly|moderately|markedly|severely|slightly|minimally|diffusely|not|non) dilated"
            rf"|dilated with (?:debris|stones?|sludge|air)|{FOR_THE_TUBE})\b"
        ),
        short=DILATED,
        place=WordPattern(rf"\b{_DUCT}\b"),
    ),
    Adjunct(
        "biliary_biopsy",
        WordPattern(
            rf"\b(?:brush\w*|biops\w+|forceps|bites?|pinch\w*|cytolog\w+ brush\w*)\b[^.;]{{0,100}}\b{_DUCT}\b"
            rf"|\b{_DUCT}\b[^.;]{{0,80}}\b(?:brush(?:ed|ings?)|biops\w+|forceps)\b"
            rf"|\b(?:brush(?:ings?)? (?:biops\w+|cytology"
            r"|specimens?|samples?)|brush(?:ed|ings?) (?:\w+ ){0,3}(?:times|twice|for cytology|sent|taken)"
            r"|brush for cytology"
            r"|cytology by brush|endobiliary biops\w+|endobiliary brush\w+|intraductal biops\w+|forceps biops\w+)\b"
        ),
        _BILE,
        short=WordPattern(
            r"\b(?:brush(?:ed|es|ings?)?|forceps)\b[^.;]{0,50}\b(?:x\s?\d|times|across|worked|taken|sent|passes"
            r"|samples)\b"
        ),
        place=WordPattern(rf"\b{_DUCT}\b"),
        unless=WordPattern(
            r"\b(?:biops\w+|brush\w*|cytology|forceps)\b[^.;,]{0,40}\b(?:was|were|came back|had been"
            r"|returned|read(?: as)?)"
            r"\s+(?:again |\w+ly )?(?:negative|benign|positive|non-?\s?diagnostic|inconclusive|suspicious|malignan\w+"
            r"|atypical|adenocarcinoma)\b"
        ),
    ),
    Adjunct(
        "biliary_stone_removal",
        WordPattern(
            rf"(?<!no )(?<!without )\b{_STONES}\b[^.;]{{0,110}}\b(?:removed|extracted|swept|pushed|cleared|retrieved"
            rf"|basket\w*|fragmented|crushed"
            r"|removal|extraction|clearance|expelled)\b"
            rf"|\b(?:remov\w+|extract\w+|sw(?:ept|eep\w*)|push\w+|clear(?:ed|ing|ance)|retriev\w+|basket\w*"
            rf"|lithotrip\w+"
            rf"|fragment\w+)\b"
            rf"(?:(?!\b(?:no|without)\b)[^.;]){{0,80}}\b{_STONES}\b"
            rf"|\b(?:all|every|both|the) (?:\w+ )?{_STONES} out\b"
        ),
        _BILE,
        short=WordPattern(r"\b(?:baskets?|basketed|swe(?:pt|eps?)|fogarty|dormia)\b"),
        place=WordPattern(rf"\b{_STONES}\b"),
    ),
    Adjunct(
        "biliary_endoscopy",
        WordPattern(
            r"\b(?:percutaneous (?:transhepatic )?)?(?:cholangioscop\w+|choledochoscop\w+|cholecystoscop\w+"
            r"|spyglass\w*|spyscope"
            r"|cholangioscopy)\b"
        ),
        _BILE,
    ),
    Adjunct(
        "biliary_access",
        WordPattern(
            r"\brendez-?vous\b|\b(?:handed|passed|left|given)\b[^.;]{0,30}\b(?:to|for) (?:the )?(?:endoscop\w+"
            r"|gastroenterolog\w+|gi"
            r"|ercp)\b"
            r"|\b(?:caught|grabbed|grasped|took|snared|captured) the wire (?:with|by|through|from) (?:the |his |her )?"
            r"(?:duodeno)?scope\b"
        ),
        _BILE,
    ),
)
_SCOPED_STONES = WordPattern(r"\b(?:electrohydraulic|ehl|laser|lithotrip\w+|holmium)\b")
_SNARED_BELOW = WordPattern(
    r"\b(?:gastroenterolog\w*|endoscopist|gi team|ercp team|endoscopy team"
    r"|advanced endoscopy)\b[^.;]{0,100}\b(?:snared|wire|grasped"
    r"|captured|retrieved|cannulat\w+)\b|\b(?:wire|guidewire)\b[^.;]{0,80}\b(?:for (?:the )?ercp|duodenoscope"
    r"|endoscopist)\b"
)
_OPENED = re.compile(
    r"\b(?:right|left|common)?\W*(?:[\w-]+\W+){0,6}?(?:balloon\w*|dilat\w+|\w*plasty)\b[^.;,]{0,90}", re.IGNORECASE
)
_EACH_AT = re.compile(
    r"\b\d+(?:\.\d)?\s?-?mm\s+(?:balloon\s+)?(?:at|in|across|for|on)\s+(?:the\s+)?[^.;,]{3,40}", re.IGNORECASE
)
"""A balloon for each place ("8 mm at the anastomosis and 6 mm in the posterior duct")."""
_FAR_END = re.compile(r"\bto\s+(?:the\s+)?(?:right|left|common|cbd)\b", re.IGNORECASE)
"""Where one narrowing ends ("the right hepatic to common duct stricture")."""
_DUCT_AT = re.compile(
    r"\b(?:(right|left|posterior|anterior)(?:\s+(?:main|posterior|anterior|hepatic|sectoral|and\s+left))*"
    r"|(common)\s+(?:bile"
    r"|hepatic)?\s*ducts?"
    r"|(ampulla|papilla|sphincteroplasty)|(hepaticojejunostomy|anastomosis|anastomotic)|(cbd))\b",
    re.IGNORECASE,
)


def find_biliary(context: Context, session: Session) -> Parts:
    """Acts on bile ducts and gallbladder."""
    if not _BILIARY.search(context.reading.text) or is_open_surgery(context) or is_scope_alone(context):
        return Parts()
    where = topics(context)
    tubes = find_biliary_tubes(context, where)
    beside = find_adjuncts(context, where, ADJUNCTS)
    return Parts(with_stopped_tubes(context, _settled(context, tubes, tuple(_joined(beside))), KINDS))


_BILIARY = WordPattern(
    r"\b(?:biliary|bile|cholangio\w*|cholecyst(?!ectom)\w*|gall ?bladder|gb|ptbds?|ptc|cbd|hepatic ducts?"
    r"|hepaticojejunostomy|ampulla"
    r"|t-tube|transhepatic|ducts?|chole|ptcd|pbds?|hilar|klatskin|hilum|internal[-/ ]+(?:and )?external"
    r"|int[-/ ]+ext)\b"
)


def _joined(acts: tuple[Act, ...]) -> list[Act]:
    """One act a kind: what is done in the ducts has no side of the body."""
    out: dict[str, Act] = {}
    for act in acts:
        kept = out.get(act.kind)
        spans = act.spans if kept is None else tuple(dict.fromkeys((*kept.spans, *act.spans)))
        out[act.kind] = dataclasses.replace(act, id=act.kind, side=None, spans=spans)
    return list(out.values())


def _settled(context: Context, tubes: tuple[Act, ...], beside: tuple[Act, ...]) -> tuple[Act, ...]:
    kinds = {act.kind for act in beside}
    course = "\n".join(clause.text for clause in context.body())
    out = list(tubes)
    for act in beside:
        details: dict[str, Detail] = {}
        if act.kind == "biliary_dilation":
            details["ducts"] = _ducts(act)
        if act.kind == "biliary_endoscopy":
            details["purpose"] = _purpose(kinds, {t.kind for t in tubes}, course)
        if act.kind == "biliary_access" and any(t.kind in {"biliary_drain_exchange"} for t in tubes):
            continue
        out.append(dataclasses.replace(act, details={**act.details, **details}))
    if "biliary_access" not in kinds and _SNARED_BELOW.search(course):
        entered = [t for t in out if t.kind == "cholangiography" and t.details.get("entry") == "new"]
        for act in entered:
            out[out.index(act)] = dataclasses.replace(act, id="biliary_access", kind="biliary_access")
    return tuple(out)


def _ducts(act: Act) -> tuple[str, ...]:
    """Ducts that a balloon opened, by the words that tell of it."""
    found: dict[str, None] = {}
    told = [span for span in act.spans if span.section != "procedure_title"] or list(act.spans)
    for opened in (match for span in told for pattern in (_OPENED, _EACH_AT) for match in pattern.finditer(span.text)):
        last: int | None = None
        told_of = _FAR_END.sub("to", opened.group())
        for match in _DUCT_AT.finditer(told_of):
            right_left, common, ampulla, _, cbd = match.groups()
            if last is not None and not told_of[last : match.start()].strip():
                # "CBD anastomosis" is one place.
                continue
            last = match.end()
            name = (
                right_left or ("common" if common or cbd else None) or ("ampulla" if ampulla else None) or "anastomosis"
            )
            found[name.lower()] = None
    return tuple(found)


def _purpose(kinds: set[str], tubes: set[str], course: str) -> str:
    if "biliary_stone_removal" in kinds or _SCOPED_STONES.search(course):
        return "stones"
    if "biliary_dilation" in kinds:
        return "dilation_and_stent" if "biliary_stent" in tubes else "dilation"
    if "biliary_biopsy" in kinds:
        return "biopsy"
    return "look"


BUILDER = FamilyBuilder("biliary", KINDS, find_biliary, used_only=True)
