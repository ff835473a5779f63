"""Words of superficial vein work: methods, agents, veins without a name, stabs, and what was left alone."""

from __future__ import annotations

import re

from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern

SUPERFICIAL = frozenset(
    f"vessel:{name}"
    for name in (
        "great_saphenous_vein",
        "small_saphenous_vein",
        "anterior_accessory_saphenous_vein",
        "posterior_accessory_saphenous_vein",
        "vein_of_giacomini",
        "perforator_vein",
        "saphenous_vein",
    )
)
"""Veins that are closed or injected by the methods below; foam and glue in them is no embolization."""

NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
}


_NUMBER = rf"\d{{1,3}}|(?:(?:twenty|thirty|forty)[- ])?(?:{'|'.join(NUMBER_WORDS)})"
_STAB = (
    r"(?:stabs?\b|stab[- ](?:incisions?|phlebectom\w+|avulsions?|wounds?)|micro-?\s?(?:incisions?|phlebectom\w+"
    r"|stabs?)|incisions?"
    r"|phlebectom\w+|avulsions?|punctures?|sites|nicks?|(?:little |tiny |small )?cuts)"
)
STABS = re.compile(
    rf"(?P<over>\b(?:more than|greater than|over|in excess of)\s+"
    rf"|>\s?)?(?<![\d.])\b(?P<count>{_NUMBER})\)?\s+(?!mm\b|cm\b)(?:[\w-]+\s+){{0,3}}?{_STAB}"
    rf"|{_STAB}\W{{0,3}}(?:x|n\s?=|times|total(?:ing)?|number(?:ing)?|:|=|-)\W{{0,2}}(?P<behind>{_NUMBER})\b"
    rf"|\b(?:x|total of)\s?(?P<times>{_NUMBER})\s+(?:[\w-]+\s+){{0,2}}?{_STAB}",
    re.IGNORECASE,
)
"""Stab incisions with their number."""

METHODS = {
    "laser": WordPattern(
        r"\blasers?\b|\bevl[at]s?\b|\belvs\b|\b\d{3,4}[- ]?nm\b|\bfibers?\b|\bjoules?\b|\b[\d,]{2,6} ?j\b|\bwatts?\b"
        r"|\bleed\b|\bvenacure\b|\bnevertouch\b"
    ),
    "radiofrequency": WordPattern(
        r"\bradio-?\s?frequency\b|\brf\b|\brfa\b|\bclosure\s?-?fast\b|\bvnus\b|\bvenefit\b|\bclosure (?:catheter"
        r"|procedure|device)|\bclosure ?rfs\b"
        r"|\b120 ?(?:deg\w*|c)\b|\b(?:7|3) cm (?:heating|element|catheter)"
    ),
    "adhesive": WordPattern(r"\bvena\s?seal\b|\bcyanoacrylate\b|\badhesive\b|\bglue\b|\bvariclose\b|\bn-?bca\b"),
    "mechanochemical": WordPattern(
        r"\bclari\s?vein\b|\bmechano-?\s?chemical\b|\bmoca\b|\bflebogrif\b|\brotating wire\b"
    ),
}
"""How a vein was closed."""
AT_WORK = WordPattern(
    r"\b(?:cycles?|tumescen\w*|deliver\w*|pull-?\s?back|withdr\w*|element|fib(?:er|re)s?|dispensed|activat\w*|applied"
    r"|slid|advanced|energy|heated|treated|closed|ablated)\b"
)
"""Words with which a clause tells that the method was at work, where another clause names the vein."""

COMMERCIAL_FOAM = WordPattern(
    r"\bvarithena\b|\bverithena\b|\bpolidocanol (?:endovenous )?micro-?\s?foam\b|\bmicro-?foam\b"
    r"|\bnon-?\s?compounded\b|\bproprietary foam\b|\bpem\b"
)
MIXED_FOAM = WordPattern(
    r"\bfoam\w*\b|\btessari\b|\bmixed (?:with|by) (?:air|room air|co2|gas)\b|\bphysician[- ]compounded\b|\bugfs\b"
    r"|\bair[- ]to[- ]\w+\b"
)
LIQUID = WordPattern(
    r"\bsclero\w*|\bsotradecol\b|\bsodium tetradecyl\b|\bsts\b|\bpolidocanol\b|\basclera\b|\bpolidacanol\b"
    r"|\bglycerin\b|\bhypertonic saline\b|\bethanolamine\b"
)
SIDE = re.compile(
    r"^\W*(?:(?P<side>left|right|bilateral|both|l|r|lle|rle)\b(?=\s*(?:leg|lower|side|thigh|calf|limb|:|-)))",
    re.IGNORECASE,
)
"""The leg that opens a paragraph or a line: "Left leg:", "R: ..."."""

BOTH_VEINS = WordPattern(r"\bboth (?:treated |closed )?veins\b|\bboth (?:were |are )?(?:closed|shut|occluded)\b")
"""The two trunks of one leg."""
SIDES: dict[str, Side] = {
    "left": "left",
    "l": "left",
    "lle": "left",
    "right": "right",
    "r": "right",
    "rle": "right",
    "both": "bilateral",
    "bilateral": "bilateral",
}
VEIN_LABEL = WordPattern(
    r"\b(?:target |treated )?veins?(?: treated| closed)?\s*[:=]|^\W*(?:leg\b[^/|]*[/|]\s*)?vein\s+\w"
)
SPUN = WordPattern(r"\b(?:spinning|rotating|rotation|spun)\b")
"""The wire that takes the agent along."""
METHOD_LABEL = WordPattern(
    r"\b(?:procedure|modality|method|device|technique|energy|treatment|system|catheter|type)(?: used)?\s*[:=]"
    r"|[/|]\s*(?:modality|method|device)\b"
)
LEG_LABEL = WordPattern(r"\b(?:legs?|side|limb|laterality|extremity)\s*[:=]|^\W*leg\b\s+(?:left|right)\b")
SIDE_WORD = re.compile(r"\b(?:left|right|bilateral|both)\b", re.IGNORECASE)
COURSE = WordPattern(
    r"\b(?:access\w*|punctur\w*|stuck|stick|sheath|tumescen\w*|closed|shut|non-?\s?compressible|occluded"
    r"|pull-?\s?back|cycles?"
    r"|drops?|j/cm|segments?)\b"
)
COURSE_IN_OPENING = WordPattern(
    r"\b\d[\d,]* ?(?:joules?|j|watts?|cycles?|aliquots?|drops?)\b|"
    r"\b(?:entered|punctured|cannulated|accessed|stuck)\b|\bj/cm\b|\btumescen\w+\b[^.;]{0,40}\b\d+\s?(?:ml|cc)\b"
    r"|\bfiber (?:to|tip|at)\b"
)
"""Labels of a form of vein work, and the words of a course that bears it out."""
BRANDS = WordPattern(
    r"\bvena\s?seal\b|\bclari\s?vein\b|\bclosure\s?-?fast\b|\bvenefit\b|\bvarithena\b|\bev[lr][at]s?\b|\btumescen\w+"
    r"|\bendovenous\b"
)
"""Names and words that only superficial vein work has."""
PERFORATOR = WordPattern(
    r"\b(?:calf|leg|ankle|medial|lateral|incompetent|the|thigh|cockett|boyd)\s+perforat(?:ors?|ing veins?)\b"
)
LEG = WordPattern(r"\b(?:legs?|thighs?|cal(?:f|ves)|ankles?|lower (?:extremity|limb)|saphenous|gsv|ssv|varicos\w+)\b")
SPIDER = WordPattern(r"\bspider(?: veins?)?\b|\btelangiect\w+|\breticular\b")
UNNAMED_VEINS = WordPattern(
    r"\b(?:(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple|a few|some"
    r"|many)\s+(?:[\w-]+\s+){0,3}?)?"
    r"(?P<what>tributar(?:y|ies)|varicosit(?:y|ies)|varic(?:es|ose veins?)|branch(?:es)?|clusters?|vein segments?"
    r"|residual veins?)\b"
)
PHLEBECTOMY = WordPattern(
    r"\b(?:micro-?)?phlebectom\w+|\bstab avuls\w+|\bavuls\w+|\bstab incisions?\b|\bstabs\b|\bmuller hook\b"
    r"|\bcrochet hook\b|\b(?:veins?|varic\w+|varix)\b[^.;]{0,50}\bhook(?:ed|ing)\b|\bhook(?:ed"
    r"|ing)\b[^.;]{0,50}\b(?:veins?|varic\w+|varix|segment|pieces|out)\b"
)
LEFT_ALONE = WordPattern(
    r"\b(?:not (?:be )?(?:treated|injected|ablated|repeated|done|performed)|were not|was not (?:treated|injected"
    r"|ablated|done|repeated)"
    r"|planned|(?:is|are|was|were) (?:booked|scheduled)"
    r"|plan to|may be|might|could be|to be (?:treated|done)|will (?:be|return)|offered|consider\w*"
    r"|previous\w*|prior|earlier (?:laser|ablation|closure|treatment|procedure|rf\w*|foam|stripping)|history of"
    r"|by (?:another|an outside|the other|a different) \w+|in 20[012]\d|(?:treated|done|closed|ablated)\W{1,2}20[012]\d"
    r"|(?:done|treated|closed|ablated|performed) (?:\w+ ){1,4}in (?:january|february|march|april|june|july|august"
    r"|september|october|november|december)"
    r"|next (?:visit|week|month)|no (?:phlebectomy|sclerotherapy|treatment)|at a later|failed|competent|no reflux"
    r"|(?:done|treated|closed|ablated|finished) (?:already |elsewhere )?"
    r"(?:(?:in |last |this past )?(?:early |late |mid-?)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|year|month|week)\w*"
    r"|elsewhere|before|already)|(?:weeks?|months?|years?) ago"
    r"|without reflux|was treated (?:with|by) \w+ in)\b"
)
ENTRY = WordPattern(r"\b(?:stick|stuck|punctur\w+|access(?:ed)?|entered|entry|cannulat\w+)\b")
"""A vein named before was entered."""
WORKED = WordPattern(
    r"\b(?:access\w*|entered|cannulat\w+|punctur\w+|stuck|sheath\w*|catheter\w*|fiber\w*|advanc\w+|position\w*"
    r"|ablat\w+|clos(?:ed|ure)"
    r"|aliquots?|drops?|cycles?|watts?|\d+ ?j|treat\w+|pull\w*|withdr\w+|deliver\w+|inject\w+|filled|tumescen\w+"
    r"|segments?|energy|joules?|cm|laser|rfa?|glue"
    r"|adhesive)\b"
)
STATE_ONLY = WordPattern(
    r"\b(?:reflux\w*|incompeten\w+|diameter|dilated|measur\w+|patent|compressible|insufficien\w+|duplex (?:show\w*"
    r"|demonstrat\w*))\b"
)


def number_of(word: str) -> int | None:
    """Number written in digits or words up to forty-nine."""
    text = word.lower().strip()
    if text.isdigit():
        return int(text)
    parts = re.split(r"[- ]", text)
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text]
    if len(parts) == 2 and all(part in NUMBER_WORDS for part in parts) and NUMBER_WORDS[parts[0]] >= 20:
        return NUMBER_WORDS[parts[0]] + NUMBER_WORDS[parts[1]]
    return NUMBER_WORDS.get(parts[-1])
