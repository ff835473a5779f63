"""Word patterns that tell a treated vessel from one passed, entered, left alone or only named beside it."""

from __future__ import annotations

import re

from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern

ADJECTIVES = (
    r"(?:(?:the|a|an|its|this|that|left|right|l|r|lt|rt|normal|native|patent|proximal|distal|mid|middle|main"
    r"|ipsilateral"
    r"|contralateral|same|ostial|origin|ostium|of|upper|lower|above|below|knee|first|second|occluded|stenotic"
    r"|diseased)"
    r"[\s-]+){0,6}"
)
PASSED = WordPattern(
    rf"\b(?:through|thru|via|past|over|by way of|beyond|along|a?round|from|up|down|off|above|below|near|clear of"
    rf"|away from|distal to|proximal to|adjacent to|next to|short of|beside|up to|down to|as far as|origin of|level of"
    rf"|look(?:ed|ing)? at|reconstitut\w{{1,4}}\s+(?:at|in|via|by)|re-?\s?ent\w{{1,7}}\s+(?:at|in|into)"
    rf"|ending\s+\w{{1,8}}|ends\s+\w{{1,8}}|emboli[sz]ation to|embolus to|no|not|neither|nor)\s+{ADJECTIVES}$"
)
LANDMARK = WordPattern(
    rf"\b(?:below|above|beyond|past|short of|flush with|distal to|proximal to|caudal to|cranial to|next to|near"
    rf"|(?:starts?|starting|begins?|beginning|ends?|ending)\s(?:\w+\s)?(?:at|from|under|over|behind))\s+{ADJECTIVES}$"
)
"""Words before a vessel that only says where a lesion of another one lies ("an occlusion below the profunda")."""
EDGE = re.compile(
    r"(?:the\s)?(?:inferior vena cava|vena cava|ivc|cava|caval)\s(?:edge|border|margin|confluence|junction|inflow"
    r"|end)\b",
    re.IGNORECASE,
)
"""Where the iliac veins end in the cava: the rim of a stent, and no vessel of its own."""
EXTENT = re.compile(
    r"\b(?:open|patent|good|clear|clean|normal|fine|free|brisk)\b[^.;,]{0,30}"
    rf"\b(?:to|into|up to|through to|as far as)\s+{ADJECTIVES}$"
    r"|\b[1-5](?:\.\d)?\s?mm\s+(?:of\s+(?:it|the\s+stent)\s+)?(?:(?:left|lying|hanging|protruding|proud)\s+)?(?:in|into|inside)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a vessel that only tells how far others are open, or a stent hangs out ("2 mm into the aorta")."""
SOUND = re.compile(
    r"^(?:(?:,\s(?:and\s)?|\s(?:and|&|or)\s)[\w\s]{1,30}?){0,4}\s*(?:arter(?:y|ies)|veins?)?\s*(?:(?:all|both|also"
    r"|then|itself)\s)*"
    r"(?:looks?|looked|is|are|was|were|remains?|stays?|appears?)?\s*(?:wide(?:ly)?\s|quite\s|all\s)?"
    r"(?:good|open|patent|normal|fine|clear|clean|unremarkable|ok|okay)\b",
    re.IGNORECASE,
)
"""What is said behind a vessel that needs nothing."""
_LIP = re.compile(
    r"\b(?:flush|level|even|project\w*|protrud\w*|hang\w*|overhang\w*|extend\w*|jut\w*|stick\w*|lip|mm)\b[^.;,]{0,20}"
    r"\b(?:with|into|in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""The aorta where the stent of a branch ends ("flush with the aortic wall", "1 mm into the aorta")."""
CROSSES = re.compile(r"\s?(?:arter(?:y|ies)\s)?(?:cross\w*|compress\w*|impression|indent\w*)\b", re.IGNORECASE)
"""Behind an artery that only presses on a vein of the other side."""
_RATIO = WordPattern(r"\b[rl]v\s?[/:]\s?[rl]v\b")
RANGE = WordPattern(rf"\bfrom\s+{ADJECTIVES}$")
RANGE_END = re.compile(
    r"^[^.;]{0,40}?\b(?:to|into|down to|through|thru|across|up to|in to)\s+(?:the\s+)?", re.IGNORECASE
)
ACROSS = re.compile(rf"\bacross\s+{ADJECTIVES}$", re.IGNORECASE)
TO = re.compile(rf"\b(?:to|into|in|at|within|for|of)\s+{ADJECTIVES}$", re.IGNORECASE)
BROUGHT = re.compile(rf"\b(?:to|into|down|in|across|through|thru|up)\s+{ADJECTIVES}$", re.IGNORECASE)
GOVERNED = re.compile(
    rf"(?:\b(?:of|in|into|to|within|across|at|for|on|inside|both|was|were|being)|[,(/:-])\s{{0,6}}{ADJECTIVES}$",
    re.IGNORECASE,
)
ONLY_BEHIND_COMMA = re.compile(
    rf"^(?:(?!\b(?:of|in|into|to|within|across|at|for|on|inside|both|was|were|being)\b[^,]*$).)*,\s{{0,6}}{ADJECTIVES}$",
    re.IGNORECASE | re.DOTALL,
)
"""Words from an act to a vessel that only a comma leads to."""
ITS_VERB = re.compile(
    r"\s*(?:arter(?:y|ies)|veins?|trunk|branch(?:es)?|origins?)?\s*(?:(?:was|were|then|successfully|both|all|also)\s+){0,3}",
    re.IGNORECASE,
)
"""Between a vessel and the verb of what was done to it."""
BETWEEN = WordPattern(rf"\bbetween\s+(?:[^.;,]{{0,60}}\band\s+)?{ADJECTIVES}$")
LIMB = WordPattern(
    r"\b(?P<side>left|right)\s+(?:leg|limb|lower (?:extremity|limb|leg)"
    r"|(?:fore|mid|hind)?foot|heel|calf|shin|ankle|thigh|toes?|(?:great|big) toe|hallux"
    r"|sided?\b)"
    r"|\b(?:leg|limb|side|extremity|laterality|foot)(?:\s+treated)?\s*[:=-]\s*(?P<told>left|right)\b",
)
ALONG = re.compile(
    rf"\s{{0,6}}(?:catheter|device|system|[\d./]+|mm|was|were|run|passed|taken|\s){{0,6}}"
    rf"\b(?:down|along|up|through(?:out)?)\s+{ADJECTIVES}$",
    re.IGNORECASE,
)
COORDINATED = re.compile(
    r"^(?:\s|,|and|or|&|/|\+|the|a|both|as well as|then|proximal|distal|mid|left|right|l|r|in|of|[\d.]|x|by|mm|cm|%"
    r"|arter(?:y|ies)|veins?|stenos[ei]s|occlusions?|lesions?|segments?|narrowings?)*$",
    re.IGNORECASE,
)
NEW_SUBJECT = WordPattern(
    r"\b(?:i|we|he|she)\s+(?:did|looked|look|saw|also|then|went|had)\b|\bthere\s+(?:is|was|were)\b|\blook\w* at\b"
    r"|\b(?:because|so that|lest)\b",
)
CARRIED = frozenset(
    {
        "sheath",
        "catheter",
        "microcatheter",
        "guide_catheter",
        "support_catheter",
        "wire",
        "embolic_protection",
        "ivc_filter",
    }
)
LABEL_END = re.compile(
    r"^\s{0,6}(?:arter(?:y|ies)|veins?|segments?|trunk|lesions?|intervention|treatment)?\s{0,6}(?::|\.|-\s|\u2013"
    r"|\u2014|$)",
    re.IGNORECASE,
)
THE_LESION = re.compile(
    r"\b(?:the|this|that|both)\s+(?:[\w-]{1,20}\s+){0,3}?(?P<kind>occlusions?|stenos[ei]s|narrowings?|lesions?"
    r"|strictures?)\b"
    r"|^\s{0,6}(?P<bare>lesion|occlusion|stenosis)\s+(?:was\s+)?(?:crossed|traversed|passed)",
    re.IGNORECASE,
)
A_LESION = WordPattern(r"\b(?:occlusions?|stenos[ei]s|narrowings?|lesions?|strictures?)\b")
OWN_SIDE = WordPattern(r"\b(?P<side>left|right|bilateral|both|lt|rt|l|r)\b\.?")
SHORT_WITH_SIDE = re.compile(r"[RL][A-Z]{2,4}")
"""A vessel's letters with its side in front ("RRA", "LCIA")."""
WAY_IN = WordPattern(
    r"\b(?:access\w*|groins?|approach|entry|sheath|punctur\w+|stuck|entered|scann\w+|closure|perclose|angio-?\s?seal"
    r"|mynx\w*"
    r"|radial|brachial)\b",
)
OTHER_WAY = re.compile(r"[,;]|\b(?:through|via|from|by|using)\b", re.IGNORECASE)
CORONARY_GRAFT = re.compile(r"svg|coronary|saphenous|\b(?:lad|om\d?|rca|pda|diagonal)\b", re.IGNORECASE)
PULLBACK = WordPattern(r"\b(?:ivus|intra-?\s?vascular ultra\s?sound|pressures?|gradients?)\b")
IS_SUBJECT = re.compile(
    r"\s{0,6}(?:arter(?:y|ies)|veins?)?\s{0,6}(?:was|were|is|are|has|had|looks|looked|shows|showed)\b", re.IGNORECASE
)
TELLS_STATE = re.compile(
    r"\s{0,6}(?:arter(?:y|ies)|veins?|trunk)?\s{0,6}(?:(?:was|were|is|are|has|had|being|at|with)\s+)?(?:an?\s+)?"
    r"(?:(?:\w+ly|long|short|focal|chronic|total|high[- ]grade)\s+){0,3}(?:occluded|occlusion|stenosed|stenotic"
    r"|stenosis|narrowed|tight|diseased|subtotal\w*|cto|\d{2,3}\s?(?:%|percent|per cent|pct))(?!\w)",
    re.IGNORECASE,
)
"""Behind a vessel, what was seen of it before the work ("..., AT was occluded, peroneal 90%")."""
OWN_WORK = re.compile(
    r"\s{0,6}(?:arter(?:y|ies)|veins?)?\s{0,6}(?:stenos[ie]s|occlusions?|lesions?|narrowing)\s+(?:was |were )?"
    r"(?:crossed|recanali[sz]ed|treated|dilated|ballooned|stented|opened|lined|angioplastied|covered|plastied)\b",
    re.IGNORECASE,
)
"""What was done to a vessel that a comma parts from the work told before it."""
PLURAL = re.compile(
    r"\s{0,6}(?:arteries|veins)?\s{0,6}(?:were|are|have|both|show|(?:[\w-]+\s){0,2}?(?:stenoses|occlusions|lesions"
    r"|narrowings"
    r"|blockages|disease))\b",
    re.IGNORECASE,
)
NAMES_A_TOOL = re.compile(r"\s*(?:guide|guiding|introducer|wire|snare|operator|team|catheter|sheath)\b", re.IGNORECASE)
"""Behind a place of entry that only says by which of two ways a tool came ("the femoral guide")."""
OVER_THE_TOP = WordPattern(
    r"\s*(?:arter(?:y|ies)\s+)?(?:\w+\s+)?(?:up[\s-]+(?:and|&|n|/)[\s-]+over\b|over the (?:top|horn|bifurcation)\b"
    r"|crossed over\b|(?:retrograde|antegrade|contralateral|ipsilateral)\s+(?:access|stick|puncture|approach)\b)"
)
"""Behind the artery of the groin from which a catheter came over the bifurcation."""
SHEATH_PASSES = WordPattern(r"\b(?:sheath|catheter)\b.{0,40}\b(?:to|into|over|across)\b")
SIDES: dict[str, Side] = {
    "left": "left", "lt": "left", "l": "left", "right": "right", "rt": "right", "r": "right",
    "bilateral": "bilateral", "both": "bilateral",
}  # fmt: skip

ANGIOPLASTY_WORD = re.compile(
    r"^\s{0,6}(?:with|w/|using|of|only|alone|\d|,|\+|and|then|to\s+\d|->|x\s?\d|performed|done|was)", re.I
)


_LENDS_FLOW = re.compile(
    r"\s*(?:arter(?:y|ies)\s+)?(?:(?:flow|blood|filling|collaterals?|supply)\s+(?:comes?|came|coming|crosses|crossed|fills?|filled"
    r"|goes|went|reaches|reached)|(?:cross[\s-]?)?fills?\s+(?:over|across)|(?:gives?|gave|sends?|sent|lends?)\s+(?:\w+\s+)?"
    r"(?:collaterals?|flow|branches\s+over))\b",
    re.IGNORECASE,
)
"""Behind a vessel whose blood runs to the territory of the closed one ("right ACA flow comes over")."""


def no_subject(before: str, name: str, after: str) -> bool:
    """Whether a vessel only tells an edge, a lip, where blood comes from, how far others are open, or a ratio."""
    if EDGE.match(name + after) or EXTENT.search(before) or _LENDS_FLOW.match(after):
        return True
    if ("aort" in name.lower() or "arch" in name.lower()) and _LIP.search(before):
        return True
    return _RATIO.search(f"{before[-6:]}{name}{after[:6]}") is not None


SHEATH_ALONE = re.compile(
    r"\s*(?:arter(?:y|ies)|vein)?\s*\d{1,2}(?:\.\d)?\s?-?(?:f|fr|french)\b(?:\s+sheaths?)?\W*", re.IGNORECASE
)
"""All that stands behind a vessel which was entered: the size of the sheath ("RFA 12F.")."""
_TO_TREAT = re.compile(
    r"\b(?:treat(?:ed|ing)?|stent(?:ed|ing)?|dilat(?:e|ed|ing)|interven(?:e|ed|ing) on|(?:go|went) on (?:with|to))"
    r"\s+(?:only\s+)?(?:on\s+)?the\s+(?P<aim>left|right)\b"
    r"(?:\s+(?:side|one|kidney|only)\b|\s*(?=[.,;]|$|in\b|at\b|first\b|today\b|now\b))"
    r"|\bthe\s+(?P<subject>left|right)(?:\s+(?:side|one|kidney))?\s+(?:was|is)\s+(?:then\s+|therefore\s+|next\s+)?"
    r"(?:treated|stented|dilated|ballooned)\b",
    re.IGNORECASE,
)
_NOT_TO_TREAT = re.compile(
    r"\b(?:not|no|never|nothing|without|later|another day|if|would|may|might|could|next)\b", re.IGNORECASE
)


def side_to_treat(text: str) -> Side | None:
    """The side that a statement without a vessel chooses for the treatment, or tells as treated."""
    found = _TO_TREAT.search(text)
    if found is None or _NOT_TO_TREAT.search(text) is not None:
        return None
    return "left" if (found["aim"] or found["subject"]).lower() == "left" else "right"
