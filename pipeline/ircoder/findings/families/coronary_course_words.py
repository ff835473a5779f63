"""Words around a coronary vessel that tell whether work went to it, past it or from it."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

ENGAGED = re.compile(
    r"\b(?:engag\w*|cannulat\w*|intubat\w*|seat(?:ed|ing)|hook(?:ed|ing)|guid(?:e|es|ing)(?: catheter)?|catheter"
    r"|injections?|angiogra\w+"
    r"|shots?|nitroglycerin[\w\s]*|inject\w*|given)\b[^.;,]{0,45}$",
    re.IGNORECASE,
)
WIRED = WordPattern(
    r"\b(?:wire[ds]?|wiring|rewired|runthrough|bmw|sion|whisper|fielder|pilot|prowater|choice|asahi|balance)\b"
)
LANDMARK = WordPattern(
    r"\b(?:past|beyond|before|prior to|after|between|distal to|proximal to|above|below|near|adjacent to|opposite"
    r"|origin of|take-?off of|through|via|protect(?:ing|ion of)|jailing"
    r"|(?:collaterals?|septals?|filling)\s+(?:from|to|via|through|supplying)|relation to|short of|sparing"
    r"|avoid\w*|just at)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,3}$"
)
LANDMARK_NAME = re.compile(r"^(?:origin|take-?off|ostium) of\b", re.IGNORECASE)
AT_BRANCH = re.compile(r"\bat\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
FIRST_STENT = WordPattern(r"\b(?:first|previous|initial|original|earlier)\s+stent\b|\bcame back\b")
IN_STENT = WordPattern(r"\b(?:the|both|entire|within|inside)\s+(?:the\s+)?(?:entire\s+)?(?:stents?|stented segment)\b")
THE_SAME = WordPattern(
    r"\b[1-5](?:\.\d{1,2})?\s?(?:mm\s?)?(?:x|by)\s?\d{1,2}(?:\s?mm)?\s+(?:of the same|likewise|(?:of"
    r"|from) the same \w+"
    r"|same (?:kind|brand|stent|type))\b"
)
WIDTH = re.compile(r"(?<![\d.])[1-5]\.\d{1,2}\b")
"""The width of a coronary tool: a line that tells it is no title."""
BOTH_INJECTED = WordPattern(r"\b(?:dual|bilateral|contralateral|simultaneous|double) (?:\w+ )?injections?\b")
"""Pictures of the donor and of the closed artery: work on neither."""
OWN_DEVICE = re.compile(r"^\s*(?:devices?|stents?|balloons?|equipment|treatment)\s*:", re.IGNORECASE)
PAST = WordPattern(r"\b(?:prior|previous\w*|history|status post|s/p|ago|last|underwent|had (?:a|an|pci|stent\w*))\b")
THE_GRAFT = WordPattern(
    r"\b(?:the|this|that|vein|same)\s+graft\b|\bgraft\s+(?:body|ostium|lesion|proper)\b|\b(?:distal "
    r"|graft )?anastomosis\b"
)
GOES_TO = re.compile(
    r"^[^.;]{0,40}?(?:\bto\b|[-\u2013\u2014>/]|\u2192|\bfeeding|\bsupplying)\s*(?:an?\s+"
    r"|the\s+)?(?:[\w-]+\s+){0,2}$|^\s{0,2}$",
    re.IGNORECASE,
)
ANASTOMOSIS = re.compile(r"^\s*(?:distal\s+)?anastomo", re.IGNORECASE)
NO_TARGETS = frozenset(
    {"ascending_aorta", "aortic_arch", "left_ventricle", "right_ventricle", "left_atrium", "right_atrium"}
)
CROSSED = re.compile(r"\bacross\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
LEFT_ALONE = WordPattern(
    r"\b(?:not|never)\s+(?:be\s+|been\s+|significantly\s+|otherwise\s+)?(?:treated|addressed|touched|approached"
    r"|injected|intervened|dilated|stented"
    r"|involved|crossed|reached|ballooned|attempted|sought|imaged|diseased|instrumented|compromised)\b"
    r"|\bno (?:treatment|intervention|need)\b|\bleft alone\b"
    r"|\buntouched\b|\bdefer(?:red)?\b|\bmedical(?:ly)? (?:therapy|management|managed|treat\w*)\b|\b(?:be"
    r"|left for|reserved for|consider) staged\b|\bstaged (?:later|at a later)\b"
    r"|\bonly wired\b|\bfor protection\b|\buninvolved\b"
)
SITS = re.compile(r"^[\s\w.]{0,22}$")
JUDGED_ONLY = re.compile(
    r"^\W{0,3}(?:(?:was|is|were|are|remains?|found|judged|deemed|itself|lesion|stenosis)\s+){0,3}"
    r"(?:not\s+(?:flow|hemodynamically|physiologically|functionally|significant)|non-?(?:significant|obstructive"
    r"|flow|ischemi)"
    r"|insignificant|un(?:remarkable|obstructed)|negative\b|(?:by\s+)?(?:ffr|ifr|rfr|dfr)\b|only\s+(?:mild|moderate)"
    r"|(?:mild|moderate|minimal|minor)(?:ly)?\b(?!\s+(?:residual|recoil)))",
    re.IGNORECASE,
)
"""What judges a vessel, and treats nothing, in a list of those that were treated."""
KNOWN_CLOSED = re.compile(r"^\W{0,3}(?:is |are |was )?(?:known(?: to be)?|chronically|old)\s+occlu", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
INTO = re.compile(
    r"\b(?:into|to|down to|extending|through to|back to|and into)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
LINK = re.compile(
    r"^(?:[^.;]|\.(?=\d))*?\b(?:in|into|to|of|across|within|at|for|on|over|through|down|inside"
    r"|covering)\s+(?:the\s+|an?\s+"
    r"|his\s+|her\s+)?(?:[\w%/,-]+\s+){0,7}$",
    re.IGNORECASE,
)
COORDINATED = re.compile(
    r"^\s*(?:(?:,|and|&|/|\+|-|as well as|then)\s*)+(?:(?:the|a|an|also|into|to|in|of|prox\w*|mid|distal|ostial"
    r"|large|small|native|\d+%?)\s*)*$",
    re.IGNORECASE,
)
NEXT_DEVICE = re.compile(
    r"[;,]\s*(?:and\s+)?(?:then|next|followed by|after that|thereafter|subsequently)\b[^,;]{0,30}$", re.IGNORECASE
)
"""Right before the device of the next step, whose vessel is not that of the step before."""
LONGEST_LINK = 110
DISEASED = 60
