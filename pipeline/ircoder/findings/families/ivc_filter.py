"""Vena cava filters: placed, moved or taken out, told by name, by the device, or by what the snare did with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Fact, Span, Status
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.tellings import Telling, anatomy_sites, tellings
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

PLACED, MOVED, REMOVED = "ivc_filter_placement", "ivc_filter_repositioning", "ivc_filter_retrieval"
KINDS = frozenset({PLACED, MOVED, REMOVED})
_FILTER = WordPattern(
    r"\b(?:ivc|caval?|vena cava|venous|vcf|retrievable|permanent|optional|the|a|an|this|his|her)\s+filters?\b"
    r"|\bfilters?\b"
)
_NO_CAVAL_FILTER = WordPattern(r"\b(?:embolic|protection|carotid|filter ?wire|spider\w*|emboshield\w*|graft)\b")
_CAVA = WordPattern(
    r"\b(?:ivc|svc|cav(?:a|al|ogra\w+|agra\w+)|vena\w*|infra-?renal(?! (?:abdominal )?aort)|(?:renal"
    r"|kidney) veins?)\b"
)
_CAVAL = WordPattern(
    r"\b(?:ivc|svc|cav(?:a|al|ogra\w+|agra\w+)|vena\w*|infra-?renal(?! (?:abdominal )?aort)|(?:renal|kidney) veins?"
    r"|jugular|ij"
    r"|femoral vein|neck|hook|dvt|clots?)\b"
)
_WAY_TO_CAVA = WordPattern(r"\b(?:jugular|[rl]?ijv?|femoral vein|[rl]?cfv)\b")
"""Veins by which a filter goes to no other place."""
_LAID = WordPattern(
    r"\b(?:deploy\w*|plac(?:ed|ement|ing)|releas\w*|laid|implant\w*|insert\w*|dropped|put|opened|let go|unsheathed)\b"
)
_SEATED = WordPattern(
    r"\b(?:infra-?renal\w*|supra-?renal\w*|below|beneath|above|just (?:under|distal)|at (?:the )?(?:level of )?l\d"
    r"|hook|apex|legs|upright"
    r"|cent(?:e?red|ral)|cone)\b|^\W*(?:device|filter|implant)\s*(?:type|used)?\s*[:=]",
)
"""Where the new filter sits, in telegraph style without a word for laying it."""
_OTHER_DEED = WordPattern(
    r"\b(?:retriev(?!able)\w+|remov\w+|snar\w+|tilt\w*|re-?position\w*|exist\w*|old|ago|prior|previous\w*|in place"
    r"|failed|unable"
    r"|not placed|not deployed|cancel\w*|deferred|no filter)\b"
)
_NOT_A_DEED = WordPattern(
    r"\b(?:no|without|minimal|any)\s+(?:significant\s+)?tilt\w*|\bretrieval\s+(?:letter|clinic|card|plan\w*|date"
    r"|reminder|visit"
    r"|in\s+\d|when|once|to be)\b|\b(?:plan(?:ned)?|for|until|before|schedule[d]?)\s+(?:\w+\s+)?retrieval\b"
)
"""How a filter stands, and what is to become of it."""
_RIGHTED = WordPattern(
    r"\b(?:re-?position\w*|straighten\w*|righted|re-?cent(?:e?red|ering)|re-?orient\w*|moved (?:up|down|to))\b"
)
_STANDING = WordPattern(
    r"\b(?:previous\w*|prior|existing|indwelling|in place|known|already|years? ago|months? ago|weeks? ago|history of"
    r"|placed in (?:19|20)\d\d|in situ|outside)\b"
)
_OUT = WordPattern(
    r"\b(?:remov\w+|retriev\w+|extract\w+|withdr\w+|taken out|came out|sheathed|resheathed|collapsed|recaptured)\b"
)
_NOT_OUT = re.compile(
    r"\b(?:not|unable|could\s?n[o']t|cannot|fail\w*|unsuccess\w*|without|never|no|attempt\w*|abandon\w*|abort\w*"
    r"|will|to be|should|planned|may be|can be|try"
    r"|tried)\b",
    re.IGNORECASE,
)
_FAILED = WordPattern(
    r"\bunsuccessful\w*|\bfailed\b|\bunable to\b|\babandon\w*|\babort\w*|\bcould not\b|\bnot (?:be )?(?:successful\w*"
    r"|retriev\w+|remov\w+"
    r"|engag\w+|snared|captured)|\bfilter (?:remains|was left|left in|stays)|\bdid not move\b|\bterminated\b"
)
_IT_CAME_OUT = WordPattern(
    r"\blet go of the (?:wall|cava)\b|\b(?:came|slid|drawn|pulled|went|withdrawn)\s(?:\w+\s){0,3}?(?:in)?to\s"
    r"(?:the\s)?(?:\w+\s){0,2}?sheath\b(?=[^.;]*\b(?:piece|whole|intact|complete\w*|entirety)\b)"
    r"|\bsheath\s(?:was\s|then\s)*(?:run|ran|slid|pushed|advanced|brought|passed|driven)\s(?:\w+\s)?over\s(?:it"
    r"|the\s(?:\w+\s)?(?:filter|device))\b"
    r"|^\W*(?:and\s|then\s)?(?:it|all of it|the (?:whole )?(?:device|thing))\s(?:then\s)?"
    r"(?:came|slid|popped|was|went)\s(?:\w+ly\s)?"
    r"(?:out|free|removed|withdrawn|retrieved|drawn out|pulled out|extracted)\b"
    r"(?=[^.;]*\b(?:piece|whole|intact|complete\w*|entirety|struts|legs|hooks?|groin|neck)\b)"
)
_BRAND = r"(?:ivcf|celect|denali|(?:gunther )?tulip|option(?: elite)?|optease|meridian|eclipse|g2x?)"
_OF_BRAND = re.compile(
    r"\b(?:retrieval|removal|extraction|retrieved|removed|extracted|took out|snared out)\b(?: of)?\s+"
    r"(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Right before a filter that is told by its brand alone."""
_FILTER_IS_OUT = WordPattern(
    rf"\b{_BRAND}\s(?:is\s|was\s|now\s|came\s)?out\b(?! of)|"
    r"\bfilter\s(?:is\s|was\s|now\s)?out\b(?! of)|\bfilter\b[^.;,]{0,20}\bcame out\b"
)
_TRIED = WordPattern(r"\b(?:snar\w+|hook\w*|forceps|loop|sheath\w*|engag\w+|captur\w+|traction|dissect\w*|laser)\b")
_OF_OLD = re.compile(r"\W*(?:since|elsewhere|(?:again )?(?:in|since) (?:19|20)\d\d|(?:years?|months?) (?:ago|later))\b")
"""Behind a filter that came out on another day."""
_NOT_TRIED = WordPattern(
    r"\b(?:retrieval|removal)\b[^.;]{0,40}\b(?:not attempted|deferred|postponed|not performed|cancel\w+"
    r"|not pursued)\b"
    r"|\bdecision was made not to\b[^.;]{0,30}\b(?:retriev|remov)"
)
_SUCCESS = WordPattern(
    r"\b(?:successful\w*|uncomplicated|uneventful)\s+(?:[\w-]+\s+){0,3}?(?:retrieval|removal"
    r"|extraction)\s+of\s+(?:[\w-]+\s+){0,5}?filter\b"
    r"|\bsuccessful\w*\s+(?:[\w-]+\s+){0,4}?filter (?:retrieval|removal|extraction)\b"
)
_LEVEL = WordPattern(
    r"\b(?:infra|supra|juxta)-?\s?renal\w*|\bbelow (?:the |both )?(?:lowest )?(?:renal|level of the renal)"
    r"|\b[lt]\d{1,2}\b"
)
_TYPE = WordPattern(
    r"\b(?:retrievable|permanent|optional|temporary|denali|celect|option|gunther|tulip|optease|trapease|greenfield)\b"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Clauses of one kind of filter work, the course first."""

    clauses: tuple[Clause, ...]
    status: Status


def find(context: Context, session: Session) -> Parts:
    """One act for each kind of filter work of the session."""
    if _protects_an_artery(context) or not _CAVAL.search(context.reading.text):
        return Parts()
    named = tellings(context, KINDS, anatomy_sites())
    told = {
        REMOVED: _removal(context, named),
        PLACED: None,
        MOVED: _named_only(named, MOVED) or _moved(context),
    }
    told[PLACED] = _placement(context, named, removed=told[REMOVED] is not None, moved=told[MOVED] is not None)
    acts = tuple(
        Act(
            id=f"filter-{number}",
            kind=kind,
            family="ivc_filter",
            status=item.status,
            target="vessel:inferior_vena_cava",
            spans=_spans(context, item.clauses),
        )
        for number, (kind, item) in enumerate(told.items(), start=1)
        if item is not None
    )
    return Parts(acts=session.through(context, acts), facts=tuple(_facts(context, acts)))


def _protects_an_artery(context: Context) -> bool:
    """Whether the only filter of the report is one that catches emboli in an artery."""
    kinds = {m.kind for clause in context.clauses for m in clause.of("DEVICE")}
    if "embolic_protection" not in kinds:
        return False
    return "ivc_filter" not in kinds or not _CAVA.search(context.reading.text)


def _spans(context: Context, clauses: tuple[Clause, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(context.quote(clause) for clause in clauses))[:4]


def _named_only(named: tuple[Telling, ...], kind: str) -> _Told | None:
    found = [item for item in named if item.kind == kind]
    if not found:
        return None
    done = any(item.status == "performed" for item in found)
    return _Told(tuple(item.clause for item in found), "performed" if done else "attempted")


def _moved(context: Context) -> _Told | None:
    """A filter that a snare or catheter set right without taking it out."""
    clauses = tuple(
        clause
        for clause in context.body_saying(_RIGHTED)
        if tier_of(context, clause) == "told" and context.happened(clause) and _of_a_filter(context, clause)
    )
    return _Told(clauses, "performed") if clauses else None


def _of_a_filter(context: Context, clause: Clause) -> bool:
    """Whether a clause names a filter, or goes on with "it" in the sentence that does."""
    if any(m.kind == "ivc_filter" for m in clause.of("DEVICE")):
        return True
    if clause.index == 0 or _IT.match(clause.text) is None:
        return False
    before = context.clauses[clause.index - 1]
    return any(m.kind == "ivc_filter" for m in before.of("DEVICE"))


_IT = re.compile(r"\W*(?:(?:and|then|so)\s+)?(?:it|this|that|the (?:filter|device))\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bhad been\s+(?:\w+\s+)?(?:deployed|placed|inserted|left|put)\b", re.IGNORECASE)
"""A filter that was laid before what is told."""


def _placement(context: Context, named: tuple[Telling, ...], *, removed: bool, moved: bool) -> _Told | None:
    """A filter that was laid; beside a removal only the course can tell a second filter."""
    laid = tuple(clause for clause in context.body() if _lays(context, clause))
    if moved:
        laid = tuple(clause for clause in laid if not _BEFORE.search(clause.text))
    found = [item for item in named if item.kind == PLACED and not _STANDING.search(item.clause.text)]
    if removed:
        return _Told(laid, "performed") if laid and any(_new(clause) for clause in laid) else None
    laid = laid or _seated_alone(context)
    clauses = (*laid, *(item.clause for item in found))
    if not clauses:
        return None
    done = bool(laid) or any(item.status == "performed" for item in found)
    return _Told(clauses, "performed" if done else "attempted")


def _seated_alone(context: Context) -> tuple[Clause, ...]:
    """Clauses that name a filter with its seat and no verb, in a report that tells of no other deed on a filter."""
    told = (_NOT_A_DEED.sub(" ", clause.text) for clause in context.clauses if clause.section != "plan")
    if any(_OTHER_DEED.search(text) for text in told):
        return ()
    return tuple(
        clause
        for clause in context.body_saying(_SEATED)
        if tier_of(context, clause) == "told"
        and not _NO_CAVAL_FILTER.search(clause.text)
        and any(m.kind == "ivc_filter" and m.assertion == "performed" for m in clause.of("DEVICE"))
    )


def _new(clause: Clause) -> bool:
    return re.search(r"\b(?:new|second|another|replacement)\b", clause.text, re.IGNORECASE) is not None


def _lays(context: Context, clause: Clause) -> bool:
    """Whether a clause of the course tells that a filter was laid."""
    if tier_of(context, clause) != "told" or not _LAID.search(clause.text) or _STANDING.search(clause.text):
        return False
    if not context.happened(clause) or _NO_CAVAL_FILTER.search(clause.text):
        return False
    if not (_CAVA.search(context.reading.text) or _WAY_TO_CAVA.search(clause.text)):
        return False
    return any(_is_at_work(clause, m) for m in clause.of("DEVICE"))


def _is_at_work(clause: Clause, mention: Mention) -> bool:
    """Whether a filter is told as used; the first word of one brand is no word of a choice."""
    if mention.kind != "ivc_filter":
        return False
    if mention.assertion == "performed":
        return True
    by_its_name = mention.assertion == "hypothetical" and mention.text.lower().startswith("option")
    return by_its_name and _CHOSEN.search(clause.text) is None


_CHOSEN = WordPattern(r"\b(?:would|could|may|might|consider\w*|if|discuss\w*|offer\w*|plan\w*|recommend\w*|will)\b")


def _removal(context: Context, named: tuple[Telling, ...]) -> _Told | None:
    """A filter that was taken out, or that the snare was tried on."""
    found = [item for item in named if item.kind == REMOVED]
    if any(_NOT_TRIED.search(clause.text) for clause in context.body()):
        return None
    out = [clause for clause in _of_filter(context) if _comes_out(clause)]
    out += [clause for clause in context.clauses if _is_said_out(context, clause)]
    if (context.says(_FILTER) or "ivc_filter" in context.kinds) and context.body_saying(_TRIED):
        out += [c for c in context.body() if _IT_CAME_OUT.search(c.text) or _FILTER_IS_OUT.search(c.text)]
        out += [c for c in context.body() if context.happened(c) and _brand_out(c)]
    told = [item for item in found if item.tier == "told" and item.status == "performed" and _says_out(item)]
    if not found and not out:
        return None
    failed = [clause for clause in context.clauses if _fails(clause)]
    clauses = (*out, *(item.clause for item in told), *(item.clause for item in found))
    if out or (told and not failed):
        return _Told(clauses, "performed")
    if failed:
        return _Told((*failed, *clauses), "attempted")
    done = any(item.status == "performed" for item in found)
    return _Told(clauses, "performed" if done else "attempted")


def _fails(clause: Clause) -> bool:
    return clause.section not in BACKGROUND - {"plan"} and _FAILED.search(clause.text) is not None


def _says_out(item: Telling) -> bool:
    before = item.clause.before(item.mention)
    return not _NOT_OUT.search(before[-60:]) and not _FAILED.search(item.clause.text)


def _of_filter(context: Context) -> list[Clause]:
    """Clauses of the course and the summary that speak of the filter; the next clause of a sentence goes on with it."""
    out: list[Clause] = []
    last = -1
    for clause in context.body():
        if clause.section in TITLES or _NO_CAVAL_FILTER.search(clause.text):
            continue
        if _FILTER.search(clause.text):
            last = clause.sentence
        if last >= 0 and clause.sentence <= last + 1:
            out.append(clause)
    return out


def _comes_out(clause: Clause) -> bool:
    """Whether a filter leaves: "the filter was captured and removed", "withdrawn into the sheath"."""
    for match in _OUT.finditer(clause.text):
        before = clause.text[: match.start()]
        if _NOT_OUT.search(before[-70:]) or not _FILTER.search(clause.text):
            continue
        word = clause.text[match.start() : match.end()].lower()
        if word.endswith(("ed", "out", "withdrawn", "withdrew")):
            after = clause.text[match.end() : match.end() + 40].lower()
            tool = re.search(
                r"\b(?:sheath|catheter|snare|wire|dilator)s?\s+(?:was|were|is)?\s*$", before, re.IGNORECASE
            )
            if tool is None and "unsuccess" not in after and not _OF_OLD.match(after):
                return True
    return False


def _brand_out(clause: Clause) -> bool:
    """Whether a filter that only its brand names is told as taken out ("retrieval of a tilted Gunther Tulip")."""
    return any(
        m.kind == "ivc_filter"
        and m.assertion == "performed"
        and (match := _OF_BRAND.search(clause.before(m)))
        and not _NOT_OUT.search(clause.text[: match.start()])
        for m in clause.of("DEVICE")
    ) and not (_FAILED.search(clause.text) or _OF_OLD.search(clause.text))


def _is_said_out(context: Context, clause: Clause) -> bool:
    """Whether a title or summary calls the removal of a filter successful."""
    if clause.section in BACKGROUND or not context.happened(clause):
        return False
    return _SUCCESS.search(clause.text) is not None and _FAILED.search(clause.text) is None


def _facts(context: Context, acts: tuple[Act, ...]) -> list[Fact]:
    """Type and level of the filter, and whether it came out whole, where the report says so."""
    out: list[Fact] = []
    body = [clause for clause in context.clauses if clause.section not in BACKGROUND]
    for act in acts:
        for element, pattern in (("filter_level", _LEVEL), ("filter_type", _TYPE)):
            clause = next((item for item in body if pattern.search(item.text)), None)
            if clause is not None:
                out.append(Fact(element=element, about=act.id, spans=(context.quote(clause),)))
        whole = next(
            (item for item in body if re.search(r"\bintact\b|\bin its entirety\b|\bwhole\b", item.text, re.IGNORECASE)),
            None,
        )
        if whole is not None and act.kind == REMOVED:
            out.append(Fact(element="device_removed_whole", about=act.id, spans=(context.quote(whole),)))
    return out


BUILDER = FamilyBuilder("vena cava filters", kinds=KINDS, find=find)
