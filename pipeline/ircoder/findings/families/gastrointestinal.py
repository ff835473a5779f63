"""Tubes, stents and dilations of the gut, enemas and the peritoneum (NONV-83 to NONV-90)."""

from __future__ import annotations

import dataclasses

from ircoder.findings.context import Context
from ircoder.findings.families.feeding_tubes import find_feeding_tubes
from ircoder.findings.families.stopped_tubes import with_stopped_tubes
from ircoder.findings.families.tube_adjuncts import DILATED, Adjunct, find_adjuncts
from ircoder.findings.families.tube_surgery import is_open_surgery
from ircoder.findings.families.tube_topics import Topics, topics
from ircoder.findings.families.tube_words import imaged
from ircoder.findings.model import Act, Detail
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.tellings import anatomy_sites, merged, tellings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(kind.kind for kind in load_act_kinds().values() if kind.family == "gastrointestinal")
_NASAL = WordPattern(
    r"\b(?:naso\w+|oro-?(?:gastric|enteric|jejunal)\w*|[no]g[- ]?tubes?|nj[- ]?tubes?|nd[- ]?tubes?|dob+[- ]?h?off"
    r"|nasal (?:feeding |enteric |jejunal |weighted )?tubes?|weighted (?:feeding )?tubes?|entriflex|cortrak|corpak"
    r"|keofeed"
    r"|salem sump|feeding tube (?:placement|was placed)|post-?pyloric)\b"
)
_NOSE = WordPattern(
    r"\b(?:naso\w+|oro\w*|og|ng\w*|nj\w*|nd\w*|dob\w*|corpak|keofeed|entriflex|cortrak|salem|feeding|pyloric"
    r"|postpyloric"
    r"|nostril|nares|naris|nose|nasal\w*|weighted)\b"
)
"""Words of which one stands in every match of the two patterns around."""
_NASAL_PUT = WordPattern(
    r"\b(?:naso\w+|oro-?(?:gastric|enteric)\w*|[no]g(?:t|[- ]?tubes?)?(?!/)|nj[- ]?tubes?|nd[- ]?tubes?"
    r"|dob+[- ]?h?off|corpak"
    r"|keofeed|entriflex|nasal (?:\w+ )?tubes?|nostril|nares|naris"
    r"|nose)\b[^.;]{0,120}\b(?:placed|placement|advanced|passed|put (?:in|down)|inserted|insertion|positioned"
    r"|manipulated"
    r"|repositioned|moved)\b"
    r"|\b(?:placed|placement of|advanced|passed|inserted|insertion of|reposition\w*)\b[^.;]{0,70}\b(?:naso\w+"
    r"|dob+[- ]?h?off|nj[- ]?tube"
    r"|[no]g[- ]?tube|corpak|nostril|nares|naris|nose)\b"
    r"|\b(?:tubes?|f|fr|french)\b[^.;]{0,40}\b(?:down|through|via|into|in|per)\s+(?:(?:the|her|his|left|right|l"
    r"|r)\s+)*"
    r"(?:nostril|nares|naris|nose)\b"
    r"|\b(?:tubes?|corpak)\b[^.;]{0,60}\b(?:left|right|l|r)\s+(?:nostril|nares?|naris)\b"
)
_TUBE_ADVANCED = WordPattern(
    r"\b(?:tube|dob+[- ]?h?off|it)\b[^.;]{0,40}\b(?:advanced|passed|repositioned|manipulated|placed|steered|worked"
    r"|pushed|moved)\b"
    r"[^.;]{0,60}\b(?:stomach|pylor\w+|duoden\w+|jejun\w+|treitz)"
    r"|\b(?:tip|end)\b[^.;]{0,60}\b(?:stomach|pylor\w+|duoden\w+|jejun\w+|treitz|trites)\b"
)
_FOR_AIR = WordPattern(r"\b(?:insufflat\w*|air|inflat\w*|distend\w*|gastrostom\w*|g-?tube|peg|stomach was)\b")
_BEYOND = WordPattern(
    r"\b(?:past|beyond|in|into|to|at|within|through)\s+(?:the\s+)?(?:\w+\s+(?:portion"
    r"|part)\s+of\s+(?:the\s+)?)?(?:(?:distal|proximal"
    r"|third|fourth|second|mid|first)\s+)*(?:(?:ligament of )?tr[ei]+t(?:z|es?|s)|lot|jejun\w*|duoden\w*"
    r"|duodenojejunal"
    r"|small bowel"
    r"|pylorus|post-?pyloric)"
    r"|\bpost-?pyloric\b|\bnaso-?jejunal\b|\bnaso-?duodenal\b"
)
_ONLY_STOMACH = WordPattern(
    r"\btip\b[^.;]{0,40}\b(?:in|within)\s+(?:the\s+)?(?:distal\s+|body of the\s+|gastric\s+)?(?:stomach|gastric"
    r"|fundus|antrum|body)"
)
_ALREADY = WordPattern(
    r"\b(?:existing|indwelling|present|coiled in the stomach|already in|malpositioned)\b[^.;]{0,60}\b(?:tube"
    r"|dob+[- ]?h?off|feeding)\b"
    r"|\b(?:tube|dob+[- ]?h?off)\b[^.;]{0,50}\b(?:already|was coiled|repositioned|reposition\w*|was moved)\b"
    r"|\brepositioning\b"
)
_LAVAGE = WordPattern(r"\b(?:gastric lavage|lavaged?)\b")
_SPECIMEN = WordPattern(r"\bgastric (?:aspirate|juice|specimen|analysis)\b")
_CONCEPT = {
    "esophagus": "anatomy:esophagus",
    "stomach": "anatomy:stomach",
    "small_bowel": "anatomy:duodenum",
    "colon": "anatomy:colon",
    "rectum": "anatomy:rectum",
}
_ORGANS = (
    (
        "esophagus",
        WordPattern(
            r"\b(?:esophag\w+|oesophag\w+|gastroesophageal|esophagogastric|esophagojejun\w+|cervical anastomo\w+)\b"
        ),
    ),
    ("small_bowel", WordPattern(r"\b(?:duoden\w+|jejun\w+|ileum|small bowel|gastrojejunal anastomo\w+|ileocolic)\b")),
    ("stomach", WordPattern(r"\b(?:stomach|gastric outlet|pylor\w+|antr\w+|gastroduodenal)\b")),
    ("rectum", WordPattern(r"\b(?:rectal|rectum|colorectal|rectosigmoid)\b")),
    ("colon", WordPattern(r"\b(?:colon\w*|sigmoid|cecum)\b")),
)
_ENTERAL = (
    Adjunct(
        "enteral_stent",
        WordPattern(
            r"\b(?:esophag\w+|duoden\w+|gastroduodenal|pyloric|gastric outlet|colonic|colon|sigmoid|enteral"
            r"|enteric|rectal)\b[^.;]{0,60}"
            r"\bstents?\b[^.;]{0,60}\b(?:placed|deployed|placement|deployment|released|insertion|inserted)\b"
            r"|\b(?:placed|deployed|placement of|deployment of|released"
            r"|insertion of)\b[^.;]{0,60}\bstents?\b[^.;]{0,70}\b(?:esophag\w+"
            r"|duoden\w+|pylor\w+|gastric outlet|colon\w*|sigmoid|rect\w+)"
            r"|\b(?:esophageal|duodenal|colonic|gastroduodenal|enteral|rectal)\s+stent\s+(?:placement|deployment"
            r"|insertion)"
        ),
        frozenset({"gut", "other", "kidney", "bile", "none"}),
    ),
    Adjunct(
        "enteral_dilation",
        WordPattern(
            r"\b(?:esophag\w+|anastomo\w+|pylor\w+|duoden\w+|colon\w*|colorectal|rectal)\b[^.;]{0,70}\b(?:balloon"
            r"|dilat(?:ed|ation|ion))\b"
            r"|\b(?:balloon|dilat(?:ed|ation|ion))\b[^.;]{0,80}\b(?:esophag\w+|anastomo\w+|pylor\w+|duoden\w+"
            r"|colon\w*|rectal)\b"
        ),
        frozenset({"gut", "other", "none"}),
        unless=WordPattern(
            r"\b(?:retention|anchor\w*|internal) balloon\b|\bballoons?\b[^.;,]{0,25}\b(?:down|up|deflated|water"
            r"|saline|ml|cc|type"
            r"|button|g-?tube|gastrostomy)\b"
        ),
        short=DILATED,
        place=WordPattern(r"\b(?:esophag\w+|anastomo\w+|pylor\w+|duoden\w+|colon\w*|colorectal|sigmoid|rectal)\b"),
    ),
)
_GUT_WORDS = WordPattern(
    r"\b(?:esophag\w+|oesophag\w+|gastric outlet|pylor\w+|duodenal|colonic|sigmoid|colorectal|rectal|enteral)\b"
)
_NAMED = frozenset({"contrast_enema_reduction", "peritoneography"})


def find_gastrointestinal(context: Context, session: Session) -> Parts:
    """Acts on the gut by tubes, stents and balloons."""
    if is_open_surgery(context):
        return Parts()
    tubes = find_feeding_tubes(context)
    held = {act.family for act in session.acts}
    nasal = () if tubes and not _apart(tubes) else _nasal(context)
    enteral = () if held & {"biliary", "urinary"} else _enteral(context)
    named = merged(tellings(context, _NAMED, anatomy_sites("digestive_tract")), context, "gut")
    return Parts(with_stopped_tubes(context, (*tubes, *nasal, *enteral, *named), KINDS))


def _apart(tubes: tuple[Act, ...]) -> bool:
    """Whether the feeding tube was only looked at, so that a nasal tube is a service of its own."""
    return all(act.kind in {"feeding_tube_check", "gastrostomy_removal"} for act in tubes)


def _nasal(context: Context) -> tuple[Act, ...]:
    """A tube passed by nose or mouth: where it ends, and whether it was there before."""
    if not context.may_say(_NOSE):
        return ()
    body = [clause for clause in context.body() if context.happened(clause)]
    titled = any(_NASAL.search(clause.text) for clause in context.clauses if clause.section == "procedure_title")
    told = [clause for clause in body if _NASAL_PUT.search(clause.text)]
    if not told and any(_NASAL.search(clause.text) for clause in body):
        told = [clause for clause in body if _TUBE_ADVANCED.search(clause.text)]
    if not told or (not titled and all(_FOR_AIR.search(clause.text) for clause in told)):
        return ()
    course = "\n".join(
        clause.text for clause in context.clauses if clause in body or clause.section == "procedure_title"
    )
    details: dict[str, Detail] = {"left": "small_bowel" if _BEYOND.search(course) else "stomach"}
    if _ONLY_STOMACH.search(course) and not _BEYOND.search("\n".join(c.text for c in body)):
        details["left"] = "stomach"
    if _ALREADY.search(course):
        details["entry"] = "existing"
    if _LAVAGE.search(course):
        details["purpose"] = "lavage"
    elif _SPECIMEN.search(course):
        details["purpose"] = "specimen"
    details["imaged"] = imaged(course)
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in told))[:4]
    return (
        Act(id="nasoenteric_tube", kind="nasoenteric_tube", family="gastrointestinal", details=details, spans=spans),
    )


def _enteral(context: Context) -> tuple[Act, ...]:
    if not _GUT_WORDS.search(context.reading.text):
        return ()
    where = topics(context)
    open_topics = Topics(tuple(name or "none" for name in where.organs), where.sides)
    out: dict[str, Act] = {}
    for act in find_adjuncts(context, open_topics, _ENTERAL):
        organ = next((name for name, words in _ORGANS if any(words.search(span.text) for span in act.spans)), None)
        if organ is not None:
            out.setdefault(act.kind, dataclasses.replace(act, side=None, id=act.kind, target=_CONCEPT[organ]))
    return tuple(out.values())


BUILDER = FamilyBuilder("gastrointestinal", KINDS, find_gastrointestinal, used_only=True)
