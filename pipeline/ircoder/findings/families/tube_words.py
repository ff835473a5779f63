"""The words by which tubes go in, come out, are changed or stay: one set for kidney, bile ducts, gut and bladder."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

_SPELLED = r"(?:six|seven|eight|nine|ten|twelve|fourteen|sixteen|eighteen|twenty)"
_NOUN = r"(?:\s*(?:tubes?|catheters?|drains?|stents?|buttons?|systems?|placed elsewhere))*"


def with_spelled_sizes(pattern: str) -> str:
    """A pattern of tubes by their size in French, for sizes that are written in words too."""
    return pattern.replace(r"[\d.]+\s*", rf"(?:[\d.]+|{_SPELLED})\s*")


PUT_AFTER = WordPattern(
    r"^[^;:]{0,90}?\b(?:placed|stabbed|driven in|dropped in|(?:was|were|then|be) left|left in|advanced|deployed"
    r"|inserted|put (?:in|into|back"
    r"|through|down|up|across)|left (?:behind|above|below|across|instead|as (?:an? )?safety)|introduced"
    r"|formed|reformed|locked|coiled|laid|slid|pushed(?! (?:it |the \w+ )?back)|positioned"
    r"|(?<!now )(?<!stone )(?<!since )passed"
    r"|delivered|released|went in|goes in"
    r"|run (?:down|in|into|up)|opened (?:up )?(?:from|across|in|over|between|inside)"
    r"|threaded|pulled (?:through|into|antegrade))\b"
    r"|^" + _NOUN + r"\s*(?:\([^)]{0,20}\)\s*)?(?:re-?)?(?:placement|insertion|deployment|positioning|creation)\b"
)
LOOSED = re.compile(
    r"\b(?:strings?|sutures?|stitch(?:es)?|threads?|knots?|locks?|loops?)\s+(?:(?:was"
    r"|were)\s+)?(?:then\s+)?(?:released|unlocked"
    r"|loosened|freed)\b",
    re.IGNORECASE,
)
"""What holds a tube is set free before it comes out; nothing is released into the body."""
PUT_BEFORE = WordPattern(
    r"\b(?:placed|(?:I|we|and|then) left|deployed|put (?:in|back|an?|another|two)|inserted|introduced|advanced|laid"
    r"|slid"
    r"|positioned|pushed|passed|formed"
    r"|insert|place|deploy|delivered|released|(?:re)?placement of|insertion of|deployment of"
    r"|creation of)\b[^.;]{0,60}$"
    r"|\bover (?:that|it|this) (?:I put |we put |went |goes )?an?\b[^.;]{0,40}$"
)
SWAPPED_FOR = WordPattern(
    r"\b(?:exchang\w*|chang\w*|swap\w*|switch\w*|convert\w*|conversion|upsiz\w*|downsiz\w*|upgrad\w*|replac\w*"
    r"|internaliz\w*|revis\w*)\b[^.;]{0,70}?\b(?:for|to|with|by|into)\b[^.;]{0,60}$"
)
OUT_AFTER = WordPattern(
    r"^[^;:]{0,75}?\b(?:removed|withdrawn|came away|slipped off|pulled(?! (?:through|into|up|back|snug|taut|against"
    r"|antegrade))"
    r"|taken out|extracted|retrieved|retracted|slid out|drawn out|cut"
    r"|discarded|came (?:out|off)|comes out|fell out|fallen out|dislodged|out over|transected"
    r"|backed out(?! (?:\w+ )?(?:\d|a few|several|partly|partially))|(?:brought |drawn "
    r"|delivered )?(?:out )?to the meatus)\b"
    r"|^\s*,?\s*(?:is |was )?(?:out|off)\b(?=\s*(?:[,.;]|$|and\b|then\b|over\b|under\b|through\b|via\b|by\b))"
    r"|^" + _NOUN + r"\s*(?:removal|retrieval|extraction|withdrawal)\b"
)
OUT_BEFORE = WordPattern(
    r"(?<!was )(?<!were )(?<!then )(?<!been )(?<!and )\b(?:removal of|removed|pulled|removing|remove"
    r"|withdrawal of"
    r"|retrieval of|extraction of|extracted|retrieved|snared|grasped|captured)\b(?:(?! and )[^.;,]){0,40}$"
    r"|\b(?:withdrew|took out|(?:unlocked|unfastened|cut|freed) and (?:pulled|removed))\b(?:(?! and )[^.;,]){0,40}$"
    r"|\b(?:out|removed|off)\s*:\s*[^.;,:]{0,25}$"
)
CHANGED_AFTER = WordPattern(
    r"^(?:[^.;:]|\.\d){0,70}?\b(?:exchanged|changed(?! to the)|replaced|renewed|upsized|up-sized|downsized|swapped"
    r"|switched"
    r"|converted|upgraded|rewired|internalized|changed out|became|turned into|made into)\b"
    r"|^" + _NOUN + r"\s*(?:(?:check|injection|evaluation|study|cholangiogram|nephrostogram)\s*(?:and|&|/|with|,)\s*)?"
    r"(?:over[- ]the[- ]wire\s*)?(?:routine\s+)?(?:re-?)?(?:exchanges?|changes?|replacements?"
    r"|upsiz\w*|swaps?|conversions?|upgrades?|change-?outs?|internalization|downsizing)\b"
)
CHANGED_BEFORE = WordPattern(
    r"\b(?:exchanges?|changes?|replacement|upsiz\w*|conversion|swap|internalization|upgrade|revision)\s+(?:of|for)\b"
    r"[^.;]{0,50}$"
    r"|\b(?:exchanged|changed|replaced|upsized|swapped|converted|exchange|change|replace|upsize|convert)\s+"
    r"(?:the|his|her|an?|both|old|existing|indwelling|right|left|bilateral|[\d.]+)\b[^.;]{0,40}$"
    r"|^\W*(?:exchanged|changed|replaced|upsized|swapped)\s+$"
)
TURNED_INTO = WordPattern(
    r"^[^.;]{0,60}\b(?:to|for|with|by|into|became)\s+(?:(?:an?|the|new|another|larger|smaller|similar|fresh|[\d.]+"
    r"|fr?"
    r"|french|x"
    r"|cm|mm|cook|locking|percutaneous|internal|standard|single|identical|left|right|bilateral|plain|retrograde"
    r"|antegrade)[\s-]*){0,9}$"
)
PUT_TELEGRAPH = WordPattern(
    r"\bnew (?:\d+(?:\.\d)?(?:\s?-?(?:f|fr|french))?|one)\s+(?:in|up|down|on)\b|\bsame sizes? (?:back |went )*(?:in"
    r"|up|down)\b"
    r"|\b(?:an?other|a new) one (?:went |was put |placed )?in\b"
)
NOT_A_TUBE = WordPattern(r"\b(?:sheath|foley|needle|accustick|introducer|dilator|glidewire)\b")
"""What is exchanged on the way to a tube."""
HAS = WordPattern(
    r"^\W*(?:[\w.'-]+\s+){0,7}?(?:has|have|had|wears|carries|came with|(?:arrives|presents|lives|returns) with)\s+"
    r"(?:(?:now|also|still|had)\s+)?(?:an?|both|bilateral|two|the|his|her|right|left|[1-3]?\d(?:\.\d)?\s?f\w*)\b"
    r"(?![^.;]*\b(?:placed|put|exchanged|inserted|removed) (?:today|now|in this)\b)"
)
"""What the patient has in place already ("this man has a metal stent and an 8 French drain")."""
STENT_SIZED = WordPattern(
    r"\b\d{1,2}(?:\.\d)?\s*-?(?:mm|f|fr|french)?\s*(?:x|by)\s*\d{1,3}\s*-?(?:mm"
    r"|cm)?\b(?:(?!\bballoons?\b)[^.;,]){0,40}$"
)
"""Bore and length of a stent before its name."""
OTHERS_FATE = re.compile(
    r"(?:^|[,(]|\b(?:and|then|with|after)\b)\s*(?:(?:the|his|her|its|an?|new|old|dry|clean|both|all|skin|retention"
    r"|suture)\s+){0,3}"
    r"(?:dressings?|bags?|stitch(?:es)?|sutures?|securement(?: device)?|stat-?locks?|bumpers?|discs?|gauze"
    r"|bandages?|wires?"
    r"|t-?fasteners?|t-?tacks?|sheaths?|dilators?|needles?|snares?|scope)\s+(?:(?:was|were|is|are|then|also)\s+){0,2}"
    r"(?:changed|replaced|exchanged|removed|cut|out|off|applied|placed|pulled|withdrawn|redone|renewed|taken (?:out"
    r"|off|down))\b",
    re.IGNORECASE,
)
"""What became of the things beside a tube: its dressing, bag, stitch and wire."""
NEW = WordPattern(r"\b(?:new|fresh|replacement|second)\b[^.;,]{0,45}$")
NEW_TUBE = WordPattern(
    r"\bnew\s+(?:[\w./-]+\s+){0,5}?(?:tubes?|catheters?|drains?|pigtails?|stents?|nephrostom\w+|gastrostom\w+)\b"
    r"|\breplacement (?:tube|catheter|drain)\b"
)
SIZED = WordPattern(rf"\b(?:[1-3]?\d(?:\.\d+)?[\s-]*(?:fr?|french)|{_SPELLED}[\s-]french)\b[^.;]{{0,50}}$")
WORN = WordPattern(r"\b(?:the|this|his|her)\s+[1-3]?\d(?:\.\d+)?[\s-]*(?:fr?|french)\s+(?:\w+\s+){0,2}$")
"""A tube with its size that is spoken of as one that is known."""
WORN_OUT = WordPattern(
    r"^[^.;,]{0,12}?\b(?:(?:has|had|is|was)\s+(?:(?:a|an|the|now|been|started)\s+){0,2}(?:split|broken?|leak\w*"
    r"|clogg\w*"
    r"|block\w*|crack\w*|worn|kink\w*|occlu\w*|fallen|dislodg\w*|encrust\w*|torn|burst|pulled|stopped)"
    r"|leaks|leaking|leaked)\b"
    r"|^[^.;,]{0,12}?\b(?:(?:was|were|is|then)\s+)*(?:injected|checked|studied|opacified|interrogated)\b"
)
OUT_TELEGRAPH = WordPattern(
    r"\b[1-3]?\d(?:\.\d+)?\s*-?(?:fr?|french)\s+(?:\w+\s+)?out\b(?! of)|\bold (?:one |\d+(?:\.\d)? )?out\b"
    r"|\b(?:old|existing|encrusted|clogged|blocked|occluded|indwelling|previous) one (?:came |was |is "
    r"|then )*(?:out|off"
    r"|removed|taken out|withdrawn|pulled)\b"
)
IT_OUT = WordPattern(
    r"\bit (?:was |is |then )*(?:taken out|removed|pulled(?: out)?|withdrawn|came out|slid out)\b"
    r"(?=[^.;]{0,40}\b(?:new|fresh|another|replacement)\b)"
)
"""The tube spoken of, out for another."""
IT_CHANGED = WordPattern(
    r"(?<!after )(?<!when )(?<!since )(?<!once )\b(?:it|this|which) (?:was |is |then )*(?:replaced|exchanged"
    r"|changed|swapped|upsized)\b"
)
REMOVED_ALONE = re.compile(r"(?:^|[.;]\s*)(?:removed|pulled|withdrawn)\b(?=\s*[,;]\s*\w)", re.IGNORECASE)
OUT_ALONE = re.compile(r"(?:^|[,;.]\s*)out\b(?=\s*[,;.])", re.IGNORECASE)
"""What came out, told by its size or not at all ("Wire, out, new 10 F in")."""
IN_SITU = WordPattern(r"\b[1-3]?\d(?:\.\d+)?\s*-?(?:fr?|french)\s+(?:in situ|in place|existing)\b")
ONE_MORE = WordPattern(r"\ban?\s+(?:[\w.-]+\s+){0,4}$")
OLD = WordPattern(
    r"\b(?:old|existing|indwelling|previous(?:ly)?|prior|current|pre-?existing|same (?=\S+$)|original"
    r"|clogged|dislodged|malpositioned|leaking|occluded|blocked|broken)\b(?:(?!\b(?:an?|tracts?|tracks?"
    r"|access)\b)[^.;,])"
    r"{0,40}$"
)
THROUGH = WordPattern(
    r"\b(?:through|via|by way of|down|along|into|inside|up|connected to|contrast by)\s+(?:the|his|her|an?|this"
    r"|both|each"
    r"|its|our)?\s*(?:[\w./-]+\s+){0,4}$"
)
DENIED = WordPattern(
    r"\b(?:no|not|nothing|none|without|never|neither|nor|instead of|rather than|declin\w+|refus\w+"
    r"|decided against|unable to"
    r"|could not|cannot|would not|(?:do|does|did|could|would|wo)n['\u2019]t"
    r"|other than|if|plan(?:ned)?|return|in \d+(?:-\d+)? (?:days?|weeks?|months?)"
    r"|tomorrow|next|future|will|should|may|might"
    r"|recommend\w*|consider\w*|need(?:s|ed)?|candidate|awaiting|status[- ]post|s/p|history of|failed|attempt\w*"
    r"|was due for|before|prior to|until|pending)\b[^.;,]{0,45}$"
)
DENIED_AFTER = WordPattern(
    r"^\s*(?:capping |clamp(?:ing)? )?(?:trial|challenge)\b"
    r"|^[^.;]{0,25}?\b(?:after|when|since|once) (?:it|they) (?:was|were|had been) (?:replaced|changed|exchanged"
    r"|placed|put)\b"
    r"|"
    r"^[^.;,]{0,25}?\(\s*\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*\)"
    r"|^[^.;]{0,50}?\b(?:ever )?since(?=\W*$|\s+(?:then|last|yesterday|\d))"
    r"|^\s*(?:\w+\s+){0,3}?(?:that|which|who)\s+(?:was|were|had|has)\b"
    r"|^[^.;]{0,30}?\bon \d{1,2}/\d{1,2}\b"
    r"|^[^.;]{0,40}?\b(?:placed|put in|changed|exchanged|inserted|left)\b[^.;]{0,25}?(?:\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:elsewhere|previously|last"
    r"|yesterday|earlier this)\b|\b(?:days?|weeks?|months?|years?) ago\b|\b(?:in|on) (?:january|february|march"
    r"|april|may|june|july"
    r"|august|september|october|november|december|20\d\d)\b)"
    r"|^[^.;]{0,40}?\b(?:placed|changed|exchanged|inserted)\s+(?:(?:in|on|by)\s+)?(?:ir\s+)?(?:in\s+)?(?:jan|feb"
    r"|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov"
    r"|dec)\b"
    r"|^[^.;]{0,70}?\b(?:from below|endoscopically|by (?:the )?(?:gastroenterolog\w*|endoscop\w*|gi\b|urolog\w*"
    r"|surg\w*|dr\b|doctor|visiting nurse"
    r"|nurs\w+))"
    r"|^\W*(?:tubes?|catheters?|drains?|stents?)?\s*(?:exchanges?|changes?|removal|replacement|stud(?:y|ies)|checks?)"
    r"[^.;,]{0,20}?\bin\s+(?:about\s+)?(?:\d+|two|three|four|six|eight|ten|twelve)(?:\s*-\s*\d+)?"
    r"\s*-?(?:d|days?|wks?|weeks?|mos?|months?)\b"
    r"|^[^.;]{0,60}?\b(?:(?:could|might|may|can|would) (?:still )?be (?:offered|considered|discussed|tried|done"
    r"|revisited)"
    r"|not (?:put back|replaced|reinserted|re-inserted)|not (?:injected|placed|left|needed|required|necessary"
    r"|exchanged"
    r"|changed|removed|done|performed|possible"
    r"|what was placed|touched|altered|used|inserted|deployed)|was deferred|will be|would be|to be|left alone"
    r"|deliberately left|left alone|left untouched|was aborted|can be|should be|is planned|in the future|next|may be"
    r"|has been in)\b"
)
KEPT_AFTER = WordPattern(
    r"^[^.;]{0,60}?\b(?:undisturbed|untouched|not disturbed|stay put|left in (?:place|situ|position)|left where"
    r"|left as|where it was|remains?|remained|stays?"
    r"|unchanged"
    r"|was kept|kept in place|in good position|in appropriate position|in satisfactory position|well positioned)\b"
)
CHANGED_WITHOUT_NAME = WordPattern(
    r"\b(?:exchange (?:was )?made|exchanged over|was exchanged|were exchanged|over[- ]the[- ]wire exchange|exchanged"
    r"|changed out|changed over|tube change|catheter change|rewired|swapped)\b"
)
VIA_TRACT = WordPattern(
    r"^[^.;,]{0,25}?\b(?:via|through|down|by way of|from|over)\s+(?:the\s+|an?\s+|both\s+|his\s+"
    r"|her\s+)?(?:existing|old|same|mature"
    r"|established|indwelling|nephrostomy|transhepatic|right|left|drain|percutaneous)\s+(?:\w+\s+){0,2}$"
)
"""How a stent that no verb places came in ("double-J stents via the existing nephrostomy tracts")."""
STANDING = WordPattern(
    r"\b(?:old|existing|indwelling|in place|in situ|has|have|had|with|here|due|since|ago|placed|x\s?\d+\s?(?:wks?"
    r"|weeks?|months?"
    r"|mos?|d|days?)|weeks?|wks?|months?|clog\w*|leak\w*|block\w*|dislodg\w*|plug\w*|fell|pulled|occlud\w*|check\w*"
    r"|chang\w*"
    r"|exchang\w*|remov\w*|inject\w*|capped|from|s/p|status post|routine|scheduled|known|day \d+|via|through"
    r"|flipped|burst|worn|stuck"
    r"|out|wants|aspirating|study|kink\w*|malfunction\w*|not (?:working|draining|flushing))\b"
)
"""Words by which a tube that is named at the start is one that the patient has, and not the name of the work."""
SAME_TRACT = WordPattern(
    r"\b(?:existing|old|same|mature|matured|established|prior|previous|original|indwelling|healed)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:tracts?|tracks?|access(?:es)?|openings?|stomas?|sites?|tubes?|drains?|catheters?)\b"
    r"|\b(?:tract|track|stoma)\b[^.;]{0,40}\b(?:was used|were used|followed|recanali[sz]ed|re-?accessed|probed"
    r"|cannulated|mature|still open|patent)"
)
NO_TRACT = WordPattern(
    r"\b(?:tract|track|stoma|opening)\b[^.;]{0,50}\b(?:closed|could not be (?:used|found|cannulated|probed|entered)"
    r"|had closed|was closed|lost|obliterated|healed over|no longer)\b|\bno (?:track|tract)\b"
    r"|\b(?:lost|unable to (?:re-?access|cannulate|recover|find)|could not (?:re-?access|cannulate|recover|find))\b"
    r"[^.;]{0,40}\b(?:tract|track)\b"
    r"|\bno (?:prior|previous|existing|old|indwelling)\s+(?:\w+\s+)?(?:tubes?|drains?|catheters?|access|tracts?"
    r"|nephrostom\w+|stents?)\b"
    r"|\bnew (?:(?:percutaneous|transhepatic|right|left|lateral|renal|biliary|antegrade) )*(?:puncture|access|entry"
    r"|tract|stick)\b|\b(?:de novo|fresh (?:puncture|access|antegrade access))\b"
)
FLUOROSCOPY = WordPattern(
    r"\b(?:fluoro\w*|x-?ray (?:control|guidance)|contrast|nephrostogram|cholangiogram|spot (?:film|image"
    r"|radiograph)s?"
    r"|antegrade study|tube study|opacif\w+|omnipaque|iohexol|visipaque|isovue|radiograph(?:ic|s)?|c-arm|conray"
    r"|cystografin|gastrografin|injected contrast|screening)\b"
)
UNSEEN = re.compile(
    r"\b(?:no|without|never)\s+(?:or\s+)?(?:(?:a\s+)?(?:wires?|contrast|imaging|x-?rays?)\s*(?:,|/|\bor\b|\band\b)\s*)*"
    r"(?:(?:fluoro\w*|x-?rays?|imaging|image guidance)\b"
    r"|contrast\b(?=\s*(?:[.,;)]|$|was|were|given|used|needed|injected)))",
    re.IGNORECASE,
)
"""Words that deny imaging, and name it all the same ("pulled without wire or fluoroscopy")."""


def imaged(course: str) -> bool:
    """Whether a course tells of fluoroscopy or contrast, and not only that there was none."""
    return FLUOROSCOPY.search(UNSEEN.sub(" ", course)) is not None


NO_IMAGING = WordPattern(
    r"\b(?:no (?:x-?ray|imaging|fluoro\w*|contrast|radiograph)|without (?:x-?ray|imaging|fluoro\w*|contrast|image"
    r"|radiograph\w*)|at (?:the )?bedside|bedside|blind(?:ly)?)\b"
)
STUDY_THROUGH = WordPattern(
    r"\b(?:contrast|dye|injection|injected|study|imaging|omnipaque|gastrografin|isovue|conray|cystografin|optiray"
    r"|iohexol|opacified|opacification|visipaque)\b[^.;]"
    r"{0,60}\b(?:through|via|into|by way of|thru|in)\b[^.;]{0,50}\b(?:tubes?|catheters?|drains?|nephrostom\w+|pcns?"
    r"|ports?|t-tube|cholecystostomy|gastrostomy|g-?j?-?tube|stents?)\b"
    r"|\binject(?:ed|ing|ion of)\s+(?:(?:the|his|her|both|each|a|old|existing|right|left|gall ?bladder|gb"
    r"|biliary)\s+){0,3}"
    r"(?:tubes?|catheters?|drains?|nephrostom\w+|pcns?|cholecystostom\w+)\b"
    r"|\b(?:tubes?|catheters?|drains?|nephrostom\w+|pcns?)\b[^.;]{0,40}\b(?:injected|opacified|study|was studied"
    r"|injection|check|cholangiogra\w+|nephrostogra\w+)\b"
)
