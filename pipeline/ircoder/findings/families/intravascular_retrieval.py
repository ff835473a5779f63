"""Foreign bodies taken out of vessels, and biopsies taken through a vein."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Detail, Fact, Span
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.tellings import Site, tellings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

RETRIEVAL, BIOPSY = "foreign_body_retrieval", "transvenous_biopsy"
KINDS = frozenset({RETRIEVAL, BIOPSY})
_OBJECT = WordPattern(
    r"\bforeign bod\w+|\b(?:fragment\w*|fractur\w+|broken|sheared|retained|embolized|migrated|dislodged|misplaced"
    r"|lost|detached)"
    r"\s+(?:[\w-]+\s+){0,4}?(?:catheter|tip|wire|guide ?wire|coil|stent|piece|port|picc|sheath|lead|device|plug)\w*"
    r"|\b(?:catheter|wire|guide ?wire|coil|stent|port|picc|sheath)\s+(?:tip\s+)?fragments?\b|\bfragments?\b"
    r"|\b\d+(?:\.\d)?\s?(?:cm|mm)\s+(?:long\s+)?(?:piece|segment)\b(?=[^.;]{0,40}\b(?:ventric\w+|atri\w+|pulmonary"
    r"|pa\b|svc|ivc|cava|vein))"
    r"|\b(?:last|distal|missing|end)\s+(?:\d+(?:\.\d)?\s?(?:cm|mm)|part|portion|piece|segment)\b[^.;]{0,30}"
    r"\b(?:catheter|wire|line|picc|sheath)\b"
    r"|\b(?:catheter|wire|line|picc|sheath|tip)\b[^.;]{0,20}\b(?:missing|had (?:broken|come) off|broke off|snapped"
    r"|sheared)\b"
)
_PIECE = WordPattern(
    r"\b(?:the|this|entire|whole) (?:[\w-]+ )?(?:piece|segment|object|stub|remnant|fragment)\b|\b(?:free|loose) end\b"
)
"""What the broken part is called where the work is told."""
_KIND_OF_OBJECT = re.compile(r"\b(catheter|guide ?wire|wire|coil|stent|sheath|plug|lead)\b", re.IGNORECASE)
_TAKEN = WordPattern(
    r"\b(?:snared|captured|grasped|retrieved|removed|withdrawn|withdrew|extracted|pulled (?:out|into|back)|drawn into"
    r"|engaged|grabbed"
    r"|caught|hooked|came out|taken out|(?:brought|drawn|pulled)\b[^.;]{0,20}\bout)\b"
)
_TOOL = WordPattern(r"\b(?:snar\w+|en-?snare|gooseneck|goose neck|basket|forceps|lasso)\b")
_NOT = WordPattern(r"\b(?:attempt\w*|not|unable|could not|failed|without|never|unsuccessful\w*|cannot)\b")
_AT_A_TRY = re.compile(
    r"\b(?:(?:on|at|after|with)\s)?(?:(?:the|my|a|an)\s)?(?:first|second|third|fourth|fifth|one|two|three|several"
    r"|few|single"
    r"|next|initial|\d(?:st|nd|rd|th))\s(?:attempts?|tries|try)\b",
    re.IGNORECASE,
)
"""How often it was tried until it came out."""
_OTHER_TRACT = WordPattern(
    r"\b(?:stones?|calcul\w+|lithotrip\w+|bil(?:e|iary)|ducts?|cholangi\w+|ureter\w*|nephro\w*|renal pelvis|bladder"
    r"|gastr\w+"
    r"|j-?tube|g-?tube|esophag\w+|pleural|bone|disc|vertebra\w*)\b"
)
_FAILED = WordPattern(
    r"\b(?:could not|unable to|not) (?:be )?(?:\w+ )?(?:remov\w+|retriev\w+|snar\w+|captur\w+|grasp\w+)"
    r"|\bunsuccessful\w*|\babandon\w*|\babort\w*"
)
_TWO = WordPattern(
    r"\b(?:two|2|both|second)\s+(?:[\w-]+\s+){0,2}?(?:fragments|coils|pieces|wires|foreign bodies|objects|stents)\b"
)
_THROUGH_VEIN = WordPattern(
    r"\btrans-?\s?jugular\b|\btrans-?\s?venous\b|\btjlb\b|\btj (?:liver )?bi?opsy\b|\bjugular\b"
    r"|\btrans-?\s?femoral (?:venous )?(?:liver|renal)"
)
_CORES = WordPattern(
    r"\b(?:cores?|passes|samples?|specimens?|biops\w+)\b[^.;]{0,60}\b(?:obtain\w*|taken|perform\w*|acquir\w*|made"
    r"|sent|submitted|retriev\w*)\b"
    r"|\b(?:obtain\w*|took|taken|acquir\w*|perform\w*)\b[^.;]{0,50}\b(?:cores?|passes|samples?|specimens?|biops\w+)\b"
    r"|\b(?:\d|two|three|four|five|six)\s+(?:\d\d\s?-?(?:g|gauge)\s+)?(?:good |adequate )?(?:cores?|passes)\b"
    r"|\b(?:quick-?\s?core|gun|needle|device|system)\b[^.;]{0,30}\b(?:thrown|fired|deployed)\b"
    r"|\b(?:\d|two|three|four|five|six)\s+(?:good |adequate )?cylinders\b"
    r"|\bx\s?\d (?:cores|passes)\b|\b(?:cores|samples|passes) were (?:\w+ )?(?:obtained|taken|made)\b"
)
_BIOPSY_SET = WordPattern(
    r"\b(?:quick-?\s?core|ross|larc|labs(?: cannula| system| set| device)|1[6-9][\s-]?gauge|stiff cannula"
    r"|biopsy (?:needle|gun|device|set|cannula|forceps)|tru-?\s?cut|19g|18g)\b"
)
_HEPATIC_VEIN = WordPattern(r"\bhepatic veins?\b|\bhepatic venous\b")
_KIDNEY = WordPattern(
    r"\b(?:renal|kidney|nephr\w+)\b[^.;]{0,30}\b(?:bi?opsy|cores?|parenchyma\w*)\b|\btransjugular (?:renal|kidney)\b"
)
_LIVER = WordPattern(r"\bliver\b|\bhepat\w+\b")
_TRANSCAVAL = WordPattern(r"\btrans-?\s?caval\b")
_HEART = WordPattern(r"\bendomyocardial\b|\bmyocard\w*\b|\bbioptome\b|\bright ventric\w+\b")
_PERCUTANEOUS = WordPattern(r"\bpercutaneous (?:liver|renal|core)\b|\btranscapsular\b|\bintercostal\b|\bsubcostal\b")


def find(context: Context, session: Session) -> Parts:
    """At most one act of each kind."""
    acts = tuple(act for act in (_retrieval(context), _biopsy(context)) if act is not None)
    if not acts:
        return Parts()
    placed = session.through(context, acts)
    return Parts(acts=placed, facts=tuple(_facts(context, placed)))


def _where(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
    return (Site(None, None),)


def _act(kind: str, spans: tuple[Span, ...], **details: Detail) -> Act:
    family = load_act_kinds()[kind].family
    return Act(id=f"{kind.split('_')[-1]}-1", kind=kind, family=family, details=details, spans=spans)


def _retrieval(context: Context) -> Act | None:
    """An object that was caught and taken out; a snare that only caught a wire or a filter takes out none."""
    if not context.may_say(_OBJECT):
        return None
    named = tellings(context, {RETRIEVAL}, _where)
    objects = [clause for clause in context.saying(_OBJECT) if clause.section not in {"consent", "plan"}]
    if not objects or _OTHER_TRACT.search(" ".join(clause.text for clause in objects)):
        return None
    taken = [clause for clause in context.body_saying(_OBJECT, _PIECE) if _takes(context, clause)]
    told = [item.clause for item in named if not _NOT.search(item.clause.text)]
    tried = [item.clause for item in named]
    if not taken and not tried:
        return None
    match = _KIND_OF_OBJECT.search(" ".join(clause.text for clause in objects))
    details: dict[str, Detail] = {"object": match.group(1).lower().replace(" ", "") if match else "object"}
    if any(_TWO.search(clause.text) for clause in (*taken, *told)):
        details["objects"] = 2
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in (*taken, *tried)))[:4]
    failed = not told or any(_FAILED.search(clause.text) for clause in context.body())
    act = _act(RETRIEVAL, spans, **details)
    return replace(act, status="attempted") if failed and not taken else act


def _takes(context: Context, clause: Clause) -> bool:
    """Whether a clause that names the object tells that it was caught or came out, with the tool in its paragraph."""
    text = _AT_A_TRY.sub(" ", clause.text)
    if tier_of(context, clause) != "told" or not _TAKEN.search(text) or _NOT.search(text):
        return False
    near = context.clauses[max(0, clause.index - 4) : clause.index + 3]
    return any(_TOOL.search(other.text) for other in near)


def _biopsy(context: Context) -> Act | None:
    """Tissue taken through a vein of liver or kidney, told by name or by its cores."""
    named = tellings(context, {BIOPSY}, _where)
    if not named and not (context.may_say(_THROUGH_VEIN) and context.may_say(_HEPATIC_VEIN, _KIDNEY)):
        return None
    if not named and not (context.holds("biops") or context.says(_BIOPSY_SET)):
        return None
    text = " ".join(clause.text for clause in context.clauses if clause.section not in BACKGROUND)
    by_vein = _THROUGH_VEIN.search(text) and (_HEPATIC_VEIN.search(text) or _KIDNEY.search(text))
    if not named and not by_vein:
        return None
    cores = [
        clause
        for clause in context.body()
        if _CORES.search(clause.text) and context.happened(clause) and tier_of(context, clause) == "told"
    ]
    if not named and not (cores and by_vein and not _HEART.search(text) and not _PERCUTANEOUS.search(text)):
        return None
    if not named and not (_BIOPSY_SET.search(text) or "biops" in text.lower()):
        return None
    clauses = (*(item.clause for item in named), *cores)
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in clauses))[:4]
    details: dict[str, Detail] = {"transcaval": True} if _TRANSCAVAL.search(text) else {}
    organ = "anatomy:kidney" if _KIDNEY.search(text) else "anatomy:liver" if _LIVER.search(text) else None
    done = not named or any(item.status == "performed" for item in named) or bool(cores)
    return replace(_act(BIOPSY, spans, **details), target=organ, status="performed" if done else "attempted")


def _facts(context: Context, acts: tuple[Act, ...]) -> list[Fact]:
    """Whether the object came out whole."""
    for clause in context.body():
        if re.search(
            r"\bintact\b|\bin its entirety\b|\bcomplete(?:ly)?\b|\bwhole\b|\bin toto\b", clause.text, re.IGNORECASE
        ):
            span = (context.quote(clause),)
            return [
                Fact(element="device_removed_whole", about=act.id, spans=span) for act in acts if act.kind == RETRIEVAL
            ]
    return []


BUILDER = FamilyBuilder("retrieval and biopsy through vessels", kinds=KINDS, find=find)
