"""Biliary and gallbladder drains and duct stents: one act a duct system (NONV-74 to NONV-79, NONV-25, NONV-26)."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.families.tube_acts import tube_act
from ircoder.findings.families.tube_events import Organ, tube_events
from ircoder.findings.families.tube_systems import System, both_sides, systems, whole
from ircoder.findings.families.tube_topics import Topics
from ircoder.findings.families.tube_words import imaged, with_spelled_sizes
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

INTERNAL_EXTERNAL, EXTERNAL, DRAIN, STENT = "internal_external", "external", "drain", "stent"
_GENERIC = WordPattern(
    with_spelled_sizes(
        r"\b(?:(?:[\d.]+\s*(?:fr?|french)\s+)?(?:locking|loop|pigtail|all[- ]purpose|multi-?purpose|drainage|cope"
        r"|malecot"
        r"|retention|mac-?loc|dawson[- ]mueller|flexima|ultrathane|skater|ring|indwelling|existing|old|new|safety|right"
        r"|left|cook|transhepatic)\s+){1,4}(?:tubes?|catheters?|drains?|pigtails?)\b"
        r"|\bnew\s+[\d.]+\s*-?(?:fr?|french)\b(?=\s*(?:[,.;]|$|(?:[\w-]+\s+){0,2}?(?:catheters?|tubes?|drains?)\b"
        r"|in\b|placed|was|put|left|over|locked|went))"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+(?:cook|flexima|skater"
        r"|resolve|bard|navarre|uresil|boston|merit|apdl?|mpd|mac-?loc|dawson[- ]mueller)\b(?!\s+\w*\s*(?:sheath"
        r"|dilator))"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+new(?:\s+one)?\b(?=\s+(?:in|up|placed)\b)"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+catheters?\b(?=[^.;]{0,40}\b(?:pigtail|loop)\s+(?:\w+\s+)?(?:in|into"
        r"|within)\b)"
        r"|\b(?:dawson[- ]mueller|mac-?loc|flexima|ultrathane|skater|cope loop|navarre)\b(?!\s+(?:drainage )?(?:tubes?"
        r"|catheters?|drains?))"
        r"|\b[\d.]+\s*-?(?:fr?|french)\b(?=\s+(?:with (?:the|a|its) (?:loop|pigtail|tip)|(?:back )?(?:in|up|down)\b"
        r"|locked|went))"
        r"|(?<!to )(?<!now )\bdrains?\b(?!\s+(?:the|internally|freely|well|into|promptly))"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+(?:new\s+)?one\b"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+(?:[\w-]+\s+){0,2}?(?:catheters?|tubes?)\b"
        r"(?=[^.;]{0,90}\b(?:duoden\w+|jejun\w+|bowel|bag|locked|laid|left in)\b)"
        r"|\b[\d.]+\s*-?(?:fr?|french)\b(?=\s+(?:was|is)\s+(?:\w+\s+)?(?:stabbed|placed|left|put|inserted"
        r"|advanced|driven"
        r"|passed|dropped|locked|coiled|in\b))"
        r"|\b(?:the|his|her|both|each|this)\s+(?:tubes?|catheters?)\b|\b(?:locking )?pigtail\b|\btubes?\b"
    )
)
BILE = Organ(
    name="bile",
    items=WordPattern(
        r"(?P<internal_external>\b(?:(?:internal|int)\.?\s*[-/\s]\s*(?:and\s+)?(?:external|ext)\b\.?|\bi/e\b)"
        r"(?:\s+(?:percutaneous|transhepatic|biliary|drainage|drains?|catheters?|tubes?))*)"
        r"|(?P<external>(?<!l[-/\s])(?<!l[-/\s][-/\s])(?<!to )\bexternal\s+(?:bag\s+|biliary\s+|safety\s+|drainage\s+"
        r"|transhepatic\s+)*"
        r"(?:drains?|catheters?|tubes?|ptb?c?ds?|pbds?)|(?<=f )external(?=\s+(?:left|placed|in\b|to\b))"
        r"|\boutside[- ]only\s+(?:drains?|catheters?|tubes?))"
        r"|(?P<stent>(?:\b(?:self[- ]expand\w+|metal\w*|covered|uncovered|bare|plastic|nitinol|biliary|cbd"
        r"|duct\w*|wallflex"
        r"|wallstent|viabil|zilver|smart|niti-s|bonastent|hanaro\w*|protege|epic|luminexx|e-luminexx|common bile duct"
        r"|internal|kissing|hilar|express|balloon[- ]expandable)\s+)*(?:\bstents?\b(?!\s*(?:catheters?|tubes?))"
        r"|\bendoprosthes[ie]s\b|\bsems\b)|\b(?:viabil|wallstents?|wallflex|bonastent|zilvers?|niti-s)\b"
        r"|(?<!the )(?<!\ba )\bstented\b(?!\s+(?:ducts?|segment|cbd|ureters?|system|lesion|stricture|area|portion"
        r"|side)))"
        r"|(?P<drain>(?:percutaneous\s+|transhepatic\s+)*\b(?:biliary|bile(?: duct)?)\s+(?:stent\s+)?(?:drain(?:age)?"
        r"|catheter|tube"
        r"|pigtail)s?(?:\s+(?:catheters?|tubes?|drains?))*|\bptb?c?ds?\b(?:\s+(?:catheters?|tubes?|drains?))*"
        r"|\bpbds?\b(?:\s+(?:catheters?|tubes?))*|\bt-tubes?\b|\btranshepatic\s+(?:drains?|catheters?|tubes?))"
    ),
    generic=_GENERIC,
    punctured=WordPattern(
        r"\b(?:got|went|gotten) into (?:the |an? )?(?:[\w-]+ ){0,3}(?:ducts?|biliary (?:tree|system))\b"
        r"|\b(?:ducts?|radicles?|biliary (?:tree|system|radicle)|intrahepatic\w*)\b[^.;]{0,80}\b(?:punctured|accessed"
        r"|entered|needled|stuck|targeted|access (?:was )?(?:obtained|gained|made))\b"
        r"|\b(?:puncture[sd]?|needles?|accessed|entered|chiba|yueh|stick|stuck|trocar|micropuncture|accustick|neff"
        r"|jeffrey|ptc)\b[^.;]{0,110}\b(?:ducts?|radicles?|biliary (?:tree|system|radicle)|bile return\w*"
        r"|bile came)\b"
        r"|\bpercutaneous transhepatic (?:cholangiogra\w+|biliary (?:access|drain\w*))|\bptc\b"
        r"|\bducts?\b[^.;]{0,30}\b(?:18|2[0-2])\s?-?(?:g|ga|gauge)\b"
    ),
    studied=WordPattern(
        r"\b(?:cholangiogra\w*|tube check|contrast (?:shows?|demonstrat\w+|outline[sd]|opacifie[sd]"
        r"|fill(?:s|ed)|define[sd]|reaches|reached|runs?|ran|goes|went)[^.;]{0,50}(?:ducts?|duodenum|bowel)|ptc)\b"
        r"|\b(?:ducts?|chiba|needle)\b[^.;]{0,80}\b(?:contrast|dye)\b"
    ),
    vague=frozenset({"stent", "external", "internal_external"}),
)
GALLBLADDER = Organ(
    name="gallbladder",
    items=WordPattern(
        r"(?P<cholecystostomy>(?:percutaneous\s+|perc\s+|transhepatic\s+)*\b(?:cholecystostom(?:y|ies)"
        r"|gall ?bladder|gb|chole|c)"
        r"[-\s]?(?:tubes?|catheters?|drain(?:age)?s?)(?:\s+(?:catheters?|tubes?))*|\bcholecystostom(?:y|ies)\b"
        r"|\bperc chole\b"
        r"|\bptgbd\b|\bperc(?:utaneous)? gb drain\w*)"
    ),
    generic=_GENERIC,
    punctured=WordPattern(
        r"\b(?:gall ?bladder|gb)\b(?! (?:fossa|bed))[^.;]{0,80}\b(?:punctured|accessed|entered|needled|stuck"
        r"|access (?:was )?(?:obtained"
        r"|gained|made))\b"
        r"|\b(?:puncture[sd]?|needles?|access(?:ed)?|entered|chiba|yueh|stick|stuck|trocar|micropuncture|accustick"
        r"|neff)\b[^.;]{0,110}\b(?:gall ?bladder|gb)\b"
        r"|\b(?:needle|trocar|chiba|(?:18|2[0-2])\s?-?(?:g|ga|gauge))\b[^.;]{0,60}\b(?:fundus|gall ?bladder|gb)\b"
    ),
    studied=WordPattern(
        r"\b(?:cholecystogra\w*|cholangiogra\w*|(?:tube|cholecystostomy|gall ?bladder|gb|chole) (?:check|study"
        r"|injection"
        r"|evaluation))\b"
        r"|\b(?:contrast|dye|injection)\b[^.;]{0,60}\b(?:cystic duct|common (?:bile )?duct|duoden\w*|bowel)\b"
        r"|\bcystic duct (?:is |was |remains |now )?(?:open|patent|occluded|blocked|obstructed)\b"
    ),
)
_IN_BOWEL = WordPattern(
    r"\b(?:loop|pigtail|tip|end(?:s|ing)?|coil\w*|curl|distal\w*|side ?holes?|terminat\w*|extend\w*|form\w*"
    r"|across|lock\w*)\b"
    r"[^.;]{0,70}\b(?:duoden\w*|d[23]|jejun\w*|bowel|gut|roux\w*|afferent limb|intestine)\b"
    r"|\bside ?holes?\b[^.;]{0,40}\b(?:above and below|both sides|either side|spanning|across)\b"
    r"|\b(?:drain|catheter|tube)\b[^.;]{0,40}\b(?:across|through)\s+(?:the\s+)?(?:stricture|obstruction|ampulla"
    r"|papilla"
    r"|anastomosis|lesion|tumou?r)[^.;]{0,40}\binto\b"
    r"|\b(?:laid|passed|advanced|led|runs?|reaching)\b[^.;]{0,60}\b(?:in)?to the (?:duodenum|jejunum|bowel|roux\w*)"
    r"|\bdrain\b[^.;]{0,50}\b(?:in|into|to) the (?:duodenum|jejunum|small bowel|roux\w*)"
)
_TURNED_INWARD = WordPattern(r"\b(?:internali[sz]\w*|convert\w*|conversion)\b")
_NOT_CROSSED = WordPattern(
    r"\b(?:could not|unable to|unsuccessful\w*|failed to|cannot|not able to|no attempt\w* (?:was made )?to"
    r"|did not|was not"
    r"|were not|inability to)\b[^.;]{0,40}\b(?:cross\w*|travers\w*|pass\w*|negotiat\w*|get through)"
    r"|\b(?:cross\w*|travers\w*)\b[^.;]{0,40}\b(?:unsuccessful|failed|not possible|impossible"
    r"|was not (?:attempted|possible))"
    r"|\b(?:not|never) (?:be )?crossed\b"
)
_ABOVE = WordPattern(
    r"\b(?:tip|loop|pigtail|drain|catheter)\b[^.;]{0,60}\b(?:above|proximal to|in the (?:right|left|common) hepatic"
    r"|upstream)\b"
)
_PARALLEL = WordPattern(r"\b(?:kissing|side[- ]by[- ]side|y[- ]configuration|y-stent\w*|parallel|bilateral)\b")
_GATE = WordPattern(
    r"\b(?:klatskin|viabil|wallflex|bonastent|zilvers?"
    r"|ptbds?|ptcd?|pbds?|(?:biliary|bile(?: duct)?|cbd|common duct) (?:\w+ ){0,2}(?:drain\w*|stent\w*|catheters?"
    r"|tubes?"
    r"|access|endoprosthesis)|cholangiogra\w+|t-tube|(?:internal|int)[-/ ]+(?:and )?(?:external|ext)"
    r"|external\s+\d|transhepatic (?:access|tracts?|puncture|approach|tubes?|drains?|catheters?)"
    r"|(?:stent\w*|drains?)[^.;]{0,60}\b(?:cbd|chd|(?:bile|hepatic|common) ducts?|hilum|hilar|confluence)"
    r"|(?:cbd|chd|(?:bile|hepatic|common) ducts?|hilum|hilar|confluence)[^.;]{0,60}\b(?:stent\w*|drains?))\b"
    r"|\bducts?\b[^.;]{0,60}\b(?:punctured|accessed|entered|stuck|needled?)\b|\b(?:punctur\w+|needle"
    r"|accessed|got into|went into)\b[^.;]{0,60}\bducts?\b"
    r"|\b(?:ampulla|papilla|hilum|klatskin)\b[^.;]{0,80}\bdrains?\b"
)


_HILUM = WordPattern(r"\b(?:hilum|hilar|papilla|ampulla|cbd)\b")
_DRAIN = WordPattern(r"\b(?:drains?|internal[-/ ]+external)\b")
_OTHER_HILUM = WordPattern(
    r"\b(?:kidneys?|renal|lungs?|pulmonary|splen\w+|nephro\w*|pleur\w*|nodes?|abscess\w*|collections?)\b"
)
"""Where a hilum is spoken of that no bile comes from."""


def find_biliary_tubes(context: Context, topics: Topics) -> tuple[Act, ...]:
    """Acts on the bile ducts by side, and on the gallbladder."""
    out: list[Act] = []
    gate = any(_GATE.search(clause.text) for clause in context.clauses if clause.section not in BACKGROUND)
    if gate or (context.says(_HILUM) and context.says(_DRAIN) and not context.says(_OTHER_HILUM)):
        for system in both_sides(context, systems(tube_events(context, BILE, topics), by_deeds=True)):
            made = _duct_act(context, system)
            if made is not None:
                out.append(made)
    for system in whole(tube_events(context, GALLBLADDER, topics)):
        made = _gallbladder_act(context, system)
        if made is not None:
            out.append(made)
    return tuple(out)


def _duct_act(context: Context, system: System) -> Act | None:
    put = system.items("put")
    before = system.items("changed", "out")
    drains = tuple(item for item in put if item != STENT)
    entry = system.entry
    details: dict[str, Detail] = {} if entry is None else {"entry": entry}
    if STENT in put:
        details["left"] = "stent_and_drain" if drains else STENT
        if _PARALLEL.search(system.text):
            details["separate"] = True
        return tube_act(context, system, "biliary_stent", details, "anatomy:bile_duct")
    if not drains and system.has("changed"):
        drains = tuple(item for item in before if item != STENT) or (DRAIN,)
    if drains:
        details["left"] = _reach(context, system, drains)
        old = {INTERNAL_EXTERNAL, EXTERNAL} & {*before, *system.all_items("changed", "out", "there")}
        if entry != "existing":
            return tube_act(context, system, "biliary_drainage", details)
        if len(old) == 1:
            details["before"] = old.pop()
        elif EXTERNAL in before or (INTERNAL_EXTERNAL not in old and _TURNED_INWARD.search(system.text)):
            details["before"] = EXTERNAL
        converted = details.get("before") == EXTERNAL and details["left"] == INTERNAL_EXTERNAL
        kind = "biliary_drain_conversion" if converted else "biliary_drain_exchange"
        return tube_act(context, system, kind, details)
    if system.has("out") and {*before} - {STENT}:
        details["imaged"] = imaged(_course(context))
        return tube_act(context, system, "biliary_drain_removal", details)
    if system.has("studied") and entry is not None:
        return tube_act(context, system, "cholangiography", details)
    return None


def _reach(context: Context, system: System, drains: tuple[str, ...]) -> str:
    """Where the tip and the holes of the drain lie at the end (NONV-76)."""
    placed = [event.clause.index for event in system.told("put", "changed")]
    near = " ".join(
        clause.text
        for clause in context.body()
        if any(index <= clause.index <= index + 2 for index in placed) or clause.section == "impression"
    )
    if INTERNAL_EXTERNAL in drains and not _NOT_CROSSED.search(_course(context)):
        return INTERNAL_EXTERNAL
    if EXTERNAL in drains and INTERNAL_EXTERNAL not in drains:
        return EXTERNAL
    if _IN_BOWEL.search(near):
        return INTERNAL_EXTERNAL
    if _NOT_CROSSED.search(_course(context)) or _ABOVE.search(near):
        return EXTERNAL
    named = system.all_items("put", "changed", "there", "out")
    if INTERNAL_EXTERNAL in named and EXTERNAL not in named:
        return INTERNAL_EXTERNAL
    return EXTERNAL


def _gallbladder_act(context: Context, system: System) -> Act | None:
    entry = system.entry
    details: dict[str, Detail] = {} if entry is None else {"entry": entry}
    put, before = system.items("put"), system.items("changed", "out")
    if put or system.has("changed"):
        if entry == "existing":
            details["before"] = "cholecystostomy"
            return tube_act(context, system, "biliary_drain_exchange", details, "anatomy:gallbladder")
        return tube_act(context, system, "cholecystostomy", details)
    if before:
        details["imaged"] = imaged(_course(context))
        return tube_act(context, system, "biliary_drain_removal", details, "anatomy:gallbladder")
    if system.has("studied") and entry is not None:
        return tube_act(context, system, "cholangiography", details, "anatomy:gallbladder")
    return None


def _course(context: Context) -> str:
    return "\n".join(clause.text for clause in context.body())
