"""Portosystemic shunts: a new one, one that was treated, or one that was only looked at."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.referred_vessels import GROWN_SHUNTS
from ircoder.findings.tellings import Site, Telling, tellings
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

CREATION, REVISION, CHECK = "tips_creation", "tips_revision", "tips_check"
KINDS = frozenset({CREATION, REVISION, CHECK})
_SHUNT_STENT = "device:viatorr_stent_graft"
_SHUNT = WordPattern(r"\btipss?\b|\bporto-?\s?systemic\b|\bporto-?caval shunt\b|\bintrahepatic shunt\b|\bdips\b")
_MADE = WordPattern(
    r"\brosch-?\s?uchida\b|\bcolapinto\b|\bhaskal\b|\bscorpion\b|\btips needle\b|\bgun-?\s?sight\b"
    r"|\bparenchymal tract\b"
    r"|\bneedle\b[^.;]{0,90}\bportal\b|\bportal (?:vein|venous)\b[^.;]{0,70}\b(?:punctur\w+|access\w*|entr\w+|entered"
    r"|passes?)\b"
    r"|\b(?:pass(?:es)?|punctur\w+|throw\w*)\b[^.;]{0,80}\bportal\b|\btract\b[^.;]{0,50}\b(?:dilat\w+|balloon\w*"
    r"|predilat\w+)\b"
    r"|\bshunt (?:was )?created\b|\b(?:new|de novo) (?:tips|shunt)\b|\bcreation of\b"
)
_NEW_IN_TITLE = WordPattern(r"\b(?:creation|placement|insertion|formation|de novo|new|procedure|transjugular)\b")
_ENTERED = WordPattern(
    r"\b(?:tips|shunt|stent)\b[^.;]{0,40}\b(?:was |is )?(?:entered|catheteri[sz]ed|cannulated|selected|accessed"
    r"|crossed|traversed|engaged|recanali[sz]ed|reopened|relined|re-?stented)\b"
    r"|\b(?:into|through) the (?:shunt )?stent\b"
    r"|\b(?:enter\w*|catheteri[sz]\w+|cannulat\w+|select\w*|access\w*|cross\w*|through|into|across"
    r"|engag\w+)\b[^.;]{0,25}"
    r"\b(?:existing |indwelling |occluded |stenotic |patent |known |prior )?(?:the )?(?:tips|shunt)\b(?! needle| set"
    r"| sheath| kit)"
)
_STANDING = WordPattern(
    r"\b(?:existing|prior|previous\w*|indwelling|known|occluded|stenotic|patent|malfunctioning|s/p|status post"
    r"|had a)\s+"
    r"(?:[\w-]+\s+){0,2}(?:tips|shunt)\b|\btips\b[^.;]{0,25}\b(?:in|from|placed|created)\b[^.;]{0,12}\b(?:19"
    r"|20)\d\d\b"
    r"|\btips (?:revision|dysfunction|stenosis|occlusion|thrombosis|malfunction|check|evaluation|venogra\w+"
    r"|reduction)\b"
    r"|\b(?:within|inside|in) the (?:tips|shunt)\b"
    r"|\bshunt (?:revision|dysfunction|stenosis|occlusion|thrombosis|reduction)\b|\bdysfunction of (?:the )?tips\b"
)
_TREATED = WordPattern(
    r"\b(?:dilat(?:ed|ation|ion)|balloon(?:ed|ing)?|angioplast\w+|venoplast\w+|stent(?:ed|ing)|extended|extension"
    r"|relined|lined|stents?\b[^.;]{0,15}\b(?:was|were|is) (?:placed|deployed|laid)"
    r"|thrombectom\w+|thromboly\w+|reduc(?:ed|tion|ing) stent|deploy\w*|plac(?:ed|ement of) (?:a|an"
    r"|the)? ?(?:\S+ ){0,6}?stent)\b"
)
_NEEDLE = WordPattern(
    r"\b(?:rosch-?\s?uchida|colapinto|haskal|scorpion|needle|parenchymal tract|gun-?\s?sight|pass(?:es)?)\b"
)
_NOT_TOLD = frozenset({"consent", "plan", "findings", "impression", "complications"})
_LOOKED = WordPattern(
    r"\b(?:no|not|without|never)\b[^.;]{0,40}\b(?:intervention|angioplasty|revision|treat\w+|stent\w*|dilat\w+)\b"
)
_FAILED = WordPattern(
    r"\b(?:procedure|attempt\w*|tips|passes|access)\b[^.;]{0,50}\b(?:failed|unsuccessful|abort\w+|abandon\w+"
    r"|terminated|could not)\b"
    r"|\bunable to (?:access|enter|puncture)\b[^.;]{0,30}\bportal\b"
)
_PRESSURE = WordPattern(r"\b(?:gradient|mm ?hg|pressures?)\b")


def find(context: Context, session: Session) -> Parts:
    """At most one act: the shunt of the session."""
    if not _SHUNT.search(context.reading.text) and not _lined(context):
        return Parts()
    named = tellings(context, KINDS, _where)
    kind, clauses = _kind(context, session, named)
    if kind is None:
        return Parts()
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in clauses))[:4]
    tried = kind == CREATION and not _stented(context, session) and _given_up(context, named)
    act = Act(id="shunt-1", kind=kind, family="tips", status="attempted" if tried else "performed", spans=spans)
    jugular = next((item.id for item in session.accesses if item.vessel == "vessel:internal_jugular_vein"), None)
    act = replace(act, access=jugular)
    return Parts(acts=(act,), facts=tuple(_facts(context, act)))


def _stented(context: Context, session: Session) -> bool:
    kinds = {"stent", "angioplasty"}
    return _lined(context) or any(act.kind in kinds and act.status == "performed" for act in session.acts)


def _given_up(context: Context, named: tuple[Telling, ...]) -> bool:
    """Whether the shunt is only told as tried, or its needle as having failed."""
    if named and all(item.status == "attempted" for item in named):
        return True
    return any(_FAILED.search(clause.text) for clause in context.body())


def _where(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
    return (Site(None, None),)


def _kind(context: Context, session: Session, named: tuple[Telling, ...]) -> tuple[str | None, tuple[Clause, ...]]:
    """What was done: the course decides, by a needle into the portal vein or a catheter into a shunt that was there."""
    body = [clause for clause in context.body() if context.happened(clause) and clause.section not in _NOT_TOLD]
    made = [clause for clause in body if _MADE.search(clause.text) and not _STANDING.search(clause.text)]
    entered = [clause for clause in body if _ENTERED.search(clause.text) and not _grown(clause)]
    revised = [item.clause for item in named if item.kind == REVISION]
    entered += [item.clause for item in named if item.kind == CHECK and item.status == "performed"]
    created = [item.clause for item in named if item.kind == CREATION and not _STANDING.search(item.clause.text)]
    standing = [c for c in context.clauses if c.section not in _NOT_TOLD and _STANDING.search(c.text)]
    needled = [clause for clause in made if _NEEDLE.search(clause.text)]
    if needled and not revised and (created or _lined(context) or _SHUNT.search(_told(context))):
        return CREATION, (*created, *needled)
    if revised or (entered and (standing or not created)):
        return (REVISION if _was_treated(context, session) else CHECK), (*revised, *entered)
    if standing:
        return None, ()
    titles = [clause for clause in context.clauses if clause.section in TITLES or tier_of(context, clause) == "listed"]
    if (created and (made or _named_new([*titles, *created]))) or _lined(context):
        return CREATION, (*created, *made, *_laid(context))
    return None, ()


def _grown(clause: Clause) -> bool:
    """Whether the shunt of a clause is one that grew between veins by itself."""
    return _SHUNT.search(clause.text) is None and any(m.concept in GROWN_SHUNTS for m in clause.of("VESSEL"))


def _told(context: Context) -> str:
    """Words of titles and course."""
    return " ".join(clause.text for clause in context.clauses if clause.section not in BACKGROUND)


def _named_new(titles: list[Clause]) -> bool:
    return any(_NEW_IN_TITLE.search(clause.text) and not _STANDING.search(clause.text) for clause in titles)


def _lined(context: Context) -> bool:
    """Whether a stent made for shunts was laid."""
    return bool(_laid(context))


def _laid(context: Context) -> tuple[Clause, ...]:
    """Clauses of the course that tell of a stent made for shunts."""
    return tuple(
        clause
        for clause in context.body()
        if any(m.concept == _SHUNT_STENT and m.assertion == "performed" for m in clause.of("DEVICE"))
    )


def _was_treated(context: Context, session: Session) -> bool:
    """Whether a balloon, a stent or clot work is told of the shunt."""
    tree = context.knowledge.vessels
    for act in session.acts:
        vessel = tree.get(act.target)
        portal = vessel is None or vessel.system == "portal_vein" or "hepatic" in vessel.concept
        if (
            act.status == "performed"
            and portal
            and act.kind in {"angioplasty", "stent", "thrombectomy", "thrombolysis"}
        ):
            return True
    if _lined(context):
        return True
    return any(
        _TREATED.search(clause.text) and not _LOOKED.search(clause.text) and tier_of(context, clause) == "told"
        for clause in context.body()
        if context.happened(clause) and clause.section not in {"findings", "impression"}
    )


def _facts(context: Context, act: Act) -> list[Fact]:
    """Pressures and the stent of the shunt, where told."""
    out = []
    for clause in context.clauses:
        if clause.section not in BACKGROUND and _PRESSURE.search(clause.text):
            out.append(Fact(element="pressures", about=act.id, spans=(context.quote(clause),)))
            break
    if act.kind == REVISION:
        out.append(Fact(element="shunt_treatment", about=act.id, spans=act.spans[:1]))
    if _lined(context):
        out.append(Fact(element="stent_deployed", about=act.id, spans=act.spans[:1]))
    return out


BUILDER = FamilyBuilder("portosystemic shunts", kinds=KINDS, find=find)
