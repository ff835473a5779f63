"""Words of endograft repairs: components, landing zones, branches, accesses."""

from __future__ import annotations

import re

from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import names_side

ANY_GRAFT = "device:endograft"
NO_GRAFT = frozenset({"device:endoanchor", "device:elephant_trunk"})
THORACIC_DEVICES = frozenset(
    {
        "device:gore_tag_endograft",
        "device:valiant_endograft",
        "device:relay_endograft",
        "device:relaypro_endograft",
        "device:relay_nbs_endograft",
        "device:relaypro_nbs_endograft",
        "device:tx2_pro_form_endograft",
        "device:txd_endograft",
        "device:thoracic_dissection_stent_endograft",
        "device:castor_endograft",
        "device:nexus_endograft",
    }
)
FENESTRATED = frozenset(
    {
        "device:zfen_endograft",
        "device:tambe_endograft",
        "device:p_branch_endograft",
        "device:e_nside_endograft",
        "device:fenestrated_anaconda_endograft",
    }
)
BEYOND_THE_ZONE = frozenset({"external_iliac_artery", "internal_iliac_artery"})
LIMB_VESSELS = frozenset({"common_iliac_artery", "iliac_endograft_limb", "abdominal_aorta"})

ABOUT_GRAFTS = WordPattern(
    r"\bendo-?\s?grafts?\b|\bstent-?\s?grafts?\b|\b(?:f|b|t|r)?evars?\b|\btevars?\b|\baneurysm\w*|\bendoprosthes\w*"
    r"|\bmain body\b|\bendovascular\b[^.;]{0,30}\brepair\b|\biliac branch\b"
)
DEPLOYED = WordPattern(
    r"\b(?:deploy\w*|plac(?:ed|ement|ing)|releas\w*|land\w*|implant\w*|insert\w*|unsheath\w*|laid|extend\w*|extension"
    r"|advanced and|seated|dock\w*|stent-?graft(?:ed|ing)|opened|added|put (?:in|up|down|on|into|at|across)|fired"
    r"|went (?:in|up|down)|goes (?:in|up|down)|brought up|set (?:at|below|under|just)|ended|carried)\b"
)
SIZED = WordPattern(r"\b\d{1,3}(?:\.\d)?\s?(?:mm)?\s?(?:x|by|/)\s?\d{1,3}\b|\b\d{1,3}(?:\.\d)?\s?mm\b")
LANDMARK = WordPattern(
    r"\b(?:renals?|infrarenal|suprarenal|gate|neck|sides?|groin|zone|bifurcation|iliacs?|hypogastrics?|subclavian"
    r"|celiac|coeliac|through|up|overlap\w*|ipsilateral|contralateral|flow divider)\b"
)
WAY_AND_LANDING = WordPattern(
    r"\b(?:via|from|through|by|up)\s+(?:the\s+)?(?:left|right|ipsilateral|same|[lr])\b(?:[^.;]|\.\d){0,60}"
    r"\b(?:below|under|beneath|at|distal to|flush with|to|short of)\s+(?:the\s+)?"
    r"(?:(?:lowest|lower|both|left|right)\s+){0,2}"
    r"(?:renals?|subclavian|celiac|coeliac|common iliac)\b"
    r"|\b(?:starts?|started|starting|begins?|beginning|top|edge|sits?|sitting)\b(?:[^.;]|\.\d){0,25}"
    r"\b(?:below|under|beneath|at|distal to|flush with)\s+"
    r"(?:the\s+)?(?:(?:lowest|lower|both|left|right)\s+){0,2}(?:renals?|subclavian|celiac|coeliac)\b"
)
"""A graft told without a verb: the way that it came, or its first edge, and the branch below which it lies."""
ONLY_REPAIRS = WordPattern(
    r"\b(?:contralateral|contra|right|left|the) gate\b|\bgate (?:was )?(?:cannulat|enter|caught|select|cross)\w*"
    r"|\bbifurcated (?:main )?(?:body|device|graft|endograft)\b"
    r"|\b(?:graft|piece|device|fabric)\b[^.;]{0,40}\b(?:in|at|to|into) zone (?:[0-5]|two|three|four|five)\b"
)
COMPONENT = WordPattern(
    r"(?<!left )\bmain (?:body|device|graft)\b|\b(?:proximal|distal|first|second|upper|lower) (?:stent[\s-]?)?grafts?\b"
    r"|\b(?:left|right|contralateral|contra|ipsilateral|ipsi|iliac|docking|second)\s"
    r"(?:\w+\s)?limb\b|\b(?:bell[- ]bottom|iliac|limb|distal|proximal|aortic|graft) (?:extension|extender|cuff|piece"
    r"|component)\b|\bextensions? (?:went |goes |carried )?(?:in)?to\b(?! the (?:hospital|ward))"
    r"|\bpiece\b(?! of\b)|\bcuff\b|\bextender\b"
)
"""Parts of an endograft that a report about endografts tells by common words."""
PUT_IN = WordPattern(
    r"\b(?:deployed|placed|released|landed|implanted|inserted|unsheathed|laid|extended|seated|docked|opened|added"
    r"|fired|carried|ended|put (?:in|up|down|on|into|at|across)|went (?:in|up|down))\b"
)
MOLDED = WordPattern(
    r"\b(?:overlaps?|(?:both |all |the )?(?:ends|joints|joins|junctions?|seals?|seal zones?|landing zones?"
    r"|attachments?)|neck|gates?|limbs?|grafts?|endografts?|cuffs?|main body|components?|pieces?|devices?|molded"
    r"|moulded|molding|moulding)\b"
)
"""Where the balloon of an endograft repair seats the graft: no vessel is dilated."""
UNUSED = WordPattern(
    r"\b(?:not (?:needed|used|placed|deployed|required|necessary|inserted|done|opened|wanted"
    r"|added)|on the shelf|was held|held ready|standby|if needed"
    r"|no (?:\S+ ){0,3}(?:was|were) (?:needed|placed|used|done|required)|without need|unnecessary)\b"
)
EXTENDED = WordPattern(r"\b(?:extend\w*|extension|bridg\w*|limb)\b")
EMBOLIZED = WordPattern(r"\b(?:coil\w*|emboli[sz]\w*|plug\w*|amplatzer)\b")
OVER_PLUG = WordPattern(
    r"\b(?:cover\w*|over|across|past|beyond|exclud\w*|seal\w*)\s+(?:the\s+)?(?:(?:aneurysm|sac|origin|ostium|orifice|stump)\s+"
    r"and\s+)?(?:the\s+)?(?:\w+\s+)?(?:plugs?|coils?|coil pack)\b"
)
"""A graft that goes over what was occluded before."""
MAIN_BODY = WordPattern(
    r"\bmain (?:body|device|graft)\b|\bbifurcated\b|\bcontralateral (?:limb|gate)\b|\bgate (?:was )?cannulat\w*"
    r"|\baorto-?\s?(?:bi-?|uni-?)\s?-?iliac\b|\btube (?:graft|endograft|stent)\b|\bunibody\b"
)
WHOLE_GRAFT = WordPattern(
    r"\bmain (?:body|device)\b|\bbifurcated\b|\bcontralateral (?:limb|gate|leg)\b"
    r"|\baorto-?\s?(?:bi-?|uni-?)\s?-?iliac\b|\btube (?:graft|endograft)\b|\bunibody\b"
    r"|\b(?:repair|repaired|treat(?:ed|ment)|excluded) (?:of|with|by)\b"
)
"""Words beside a graft that make it the repair itself and no later piece of one."""
THORACIC = WordPattern(
    r"\bthoracic (?:(?:aortic|aorta) )?(?:stent-?\s?graft|endograft|endoprosthesis|device)s?\b"
    r"|\b(?:graft|endograft)s?\b[^.;]{0,30}\bdescending (?:thoracic )?aorta\b"
    r"|\b(?:graft|piece|device|fabric)\b[^.;]{0,40}\b(?:in|at|to|into) zone (?:[0-5]|two|three|four|five)\b"
)
LEAKED = WordPattern(
    r"\b(?:endoleak|leak)\b[^.;]{0,40}\b(?:t?evar|endograft|stent-?\s?graft)\b"
    r"|\b(?:t?evar|endograft|stent-?\s?graft)\b[^.;]{0,40}\b(?:endoleak|(?<!\d/\d/)(?<!\d/\d\d/)(?:19|20)\d\d)\b"
)
"""A graft of earlier years that leaks, or told by its year; the whole date in a title is that of the session."""
BIFURCATED = WordPattern(
    r"\bbifurcated\b|\bcontralateral (?:limb|gate|leg)\b|\bgate\b[^.;]{0,30}\bcannulat\w*"
    r"|\bcannulat\w*[^.;]{0,30}\bgate\b"
    r"|\baorto-?\s?bi-?\s?-?iliac\b|\bbi-?iliac\b|\bboth (?:iliac )?limbs\b|\bbilateral (?:iliac )?limbs?\b"
    r"|\bunibody\b"
    r"|\b(?:right|left)\b[^.;]{0,20}\blimb\b[^.;]{0,80}\b(?:right|left)\b[^.;]{0,20}\blimb\b|\bmain body\b"
)
UNI_ILIAC = WordPattern(r"\baorto-?\s?(?:mono|uni)-?\s?-?iliac\b|\b(?:aui|amui)\b|\buni-?\s?iliac\b|\baorto-?uni\b")
ILIO_ILIAC = WordPattern(
    r"\bilio-?\s?iliac\b|\b(?:common |internal |external )?iliac (?:artery )?(?:aneurysm|pseudoaneurysm|rupture"
    r"|fistula)\w*"
    r"|\biliac (?:tube )?(?:endograft|stent-?\s?graft)\b"
)
AORTIC = WordPattern(
    r"\b(?:abdominal aortic|aaa|evar|(?:infra|juxta|para)-?\s?renal"
    r" (?:\w+ )?(?:neck|fixation|aort\w*|aneurysm\w*|sac|aaa)|main body|bifurcated|aortic cuff)\b"
)
ABDOMINAL = WordPattern(r"\b(?:aaa|evar|abdominal aortic|infrarenal|contralateral gate|iliac limb)\b")
TUBE = WordPattern(
    r"\btube (?:graft|endograft|stent-?\s?graft|device)\b|\bstraight (?:tube )?(?:graft|endograft)\b"
    r"|\baorto-?\s?aortic\b"
    r"|\baortic (?:cuff|tube)s?\b(?![^.;]{0,40}\b(?:not|no|unneed))"
)
RUPTURED = WordPattern(r"\bruptur\w*\b|\braaa\b|\brevar\b|\bcontained (?:rupture|leak)\b|\bfree rupture\b")
NOT_RUPTURED = WordPattern(
    r"\b(?:no|not|non|without|un|denies|negative for|prevent|risk of|exclude\w*|ruled out|impending"
    r"|elective\w*)\b[^.;]{0,40}\bruptur\w*"
    r"|\bnon-?ruptured\b|\bunruptured\b|\bruptur\w*\s+(?:risk|of the balloon)\b|\bballoon ruptur\w*\b"
    r"|\bplaque ruptur\w*\b"
)
EARLIER = WordPattern(
    r"\b(?:prior|previous|earlier|status post|s/p|post|after|years? ago|months? ago|history of|existing|in (?:19"
    r"|20)\d\d)\b[^.;]{0,80}"
    r"\b(?:evar|tevar|endograft|endovascular|stent-?\s?graft|aneurysm repair|repair)\b"
    r"|\b(?:evar|tevar|endograft|endovascular (?:\w+ )?repair|stent-?\s?graft)\b[^.;]{0,60}"
    r"\b(?:ago|previously|earlier|in (?:19|20)\d\d|years? before|months? before)\b"
    r"|\b(?:years?|months?) (?:ago|later|after)\b|\btype i?[abi]* endoleak\b"
)
LATER_ONLY = WordPattern(
    r"\b(?:extension|extend\w*|cuff|relining|reline\w*|endoleak repair|repair of (?:\w+ ){0,3}endoleak)\b"
)
ILIAC_BRANCH = WordPattern(
    r"\biliac (?:artery )?branch(?:ed)?\b(?![^.;]{0,20}\b(?:patent|normal|vessels))|\bibe\b|\bzbis\b|\bibd\b"
    r"|\bhypogastric branch\b"
)
NOT_FENESTRATED = WordPattern(r"\bnon-?fenestrated\b")
BRANCH_TREATED = WordPattern(
    r"\b(?:fenestrat\w*|branch(?:ed|es)?|portal\w*|scallop\w*|stent\w*|icast|advanta|viabahn|vbx|bridging|cuff\w*"
    r"|covered)\b"
)
BOTH_RENALS = WordPattern(r"\b(?:both|bilateral|right and left|left and right) renal\w*|\brenals\b|\brenal arteries\b")
STENTS_OF_BOTH_RENALS = WordPattern(r"\b(?:both|bilateral|two|2) renal (?:artery )?(?:stents|fenestrations|branches)\b")
INFRARENAL_PART = WordPattern(
    r"\b(?:bifurcated|infrarenal|distal (?:bifurcated|component|device|body))\b[^.;]{0,60}"
    r"\b(?:component|device|graft|body|endograft|piece|unibody|deploy\w*|placed)\b|\bcontralateral (?:limb|gate)\b"
    r"|\biliac limbs?\b|\blimbs\b"
)
SUBCLAVIAN_COVERED = WordPattern(
    r"\b(?:cover\w*|coverage)\b[^.;]{0,50}\b(?:left )?(?:subclavian|lsca?)\b"
    r"|\b(?:subclavian|lsca?)\b[^.;]{0,50}\b(?:was |is |intentionally |deliberately |fully |partially )*(?:cover\w*"
    r"|excluded)\b"
    r"|\bzone (?:0|1|2|zero|one|two)\b"
)
SUBCLAVIAN_SPARED = WordPattern(
    r"\b(?:distal to|below|beyond|past)\b[^.;]{0,25}\b(?:subclavian|lsca?)\b|\bwithout (?:cover\w*"
    r"|coverage)\b[^.;]{0,30}\bsubclavian\b"
    r"|\b(?:not|never|uncovered|spar\w*|preserv\w*|stays? open)\b[^.;]{0,30}\b(?:subclavian|lsca?)\b"
    r"|\b(?:subclavian|lsca?)\b[^.;]{0,40}\b(?:not covered|uncovered|spared|preserved|was not|stays uncovered)\b"
)
SUBCLAVIAN_BRANCH = WordPattern(
    r"\bthoracic branch\w*\b|\btbe\b|\bsubclavian (?:side )?(?:branch|portal)\w*\b|\b(?:branch"
    r"|side) component\b[^.;]{0,40}\bsubclavian\b"
    r"|\bsingle[- ]branch\w*\b"
)
PROXIMAL_EXTENSION = WordPattern(
    r"\bproximal (?:thoracic )?(?:extension|cuff)\b(?![^.;]{0,50}\b(?:would|planned|if|not|no)\b)"
)
DISTAL_EXTENSION = WordPattern(r"\bdistal (?:thoracic )?(?:extension|cuff|component)\b")
KEPT_OPEN = re.compile(
    r"\W*(?:arter(?:y|ies)\b)?[\s,]*(?:(?:was|were|is|are|both|stays?|remains?|remaining|well)\s+)*"
    r"(?:kept|preserved|spared|saved|patent|open|uncovered|not covered|perfused|fill\w*|flow\w*|intact|maintained)\b",
    re.IGNORECASE,
)
KEEPING = WordPattern(
    r"\b(?:preserv\w+|sparing|spare[sd]?|keeping|kept|saving|above|proximal to|short of|without covering|flow (?:in|to)"
    r"|past|(?:which |and |to )?cover(?:s|ed|ing)?|excluding)"
    r"\s+(?:(?:the|both|each|bilateral|left|right|origins? of|flow in|flow to)\s+)*$"
)
"""An internal iliac artery that stays open is the end of a limb, and no vessel that it goes into."""
_LANDS = WordPattern(r"\b(?:into|to|in|within|down|at|across|over|covering|extend\w*|extension|land\w*|the|and|,)\b")
_SIDE = WordPattern(r"\b(?:left|right)\b")
BESIDE: tuple[tuple[str, WordPattern], ...] = (
    (
        "iliac_occluder",
        WordPattern(
            r"\biliac (?:artery )?(?:occluder|occlusion device|plug)\b[^.;]{0,40}\b(?:deploy\w*|plac\w*|releas\w*"
            r"|insert\w*)\b"
            r"|\b(?:occluder|occlusion device)\b[^.;]{0,60}\b(?:common )?iliac\b"
        ),
    ),
    (
        "femoral_crossover_bypass",
        WordPattern(
            r"\b(?:fem(?:oral)?[\s-]*(?:to[\s-]*)?fem(?:oral)?|femoral crossover|crossover)\b[^.;]{0,20}\b(?:bypass"
            r"|graft)\b"
            r"[^.;]{0,60}\b(?:perform\w*|done|creat\w*|tunnel\w*|complet\w*|sewn|sutur\w*|construct\w*"
            r"|anastomos\w*)\b"
        ),
    ),
    (
        "subclavian_transposition",
        WordPattern(
            r"\bsubclavian\b[^.;]{0,30}\btranspos\w*\b[^.;]{0,50}\b(?:perform\w*|done|complet\w*|through)\b"
            r"|\btransposed\b[^.;]{0,40}\bsubclavian\b"
            r"|\bsubclavian\b[^.;]{0,30}\b(?:was )?transposed\b"
        ),
    ),
    (
        "carotid_crossover_bypass",
        WordPattern(
            r"\bcarotid[\s-]*(?:to[\s-]*)?carotid\b[^.;]{0,30}\bbypass\b[^.;]{0,50}\b(?:perform\w*|done|creat\w*"
            r"|complet\w*)\b"
        ),
    ),
    (
        "endograft_planning",
        WordPattern(
            r"\bplanning\b[^.;]{0,80}\b(?:minutes?|min|hours?)\b|\b(?:minutes?|hours?)\b[^.;]{0,60}\bplanning\b"
        ),
    ),
)
LARGE_BORE_CLOSURE = re.compile(
    r"\b(?:pre-?\s?clos\w*|proglides?|perclose|prostar|manta|percutaneous(?:ly)?[^.;]{0,30}closure devices?)\b",
    re.IGNORECASE,
)
CUTDOWN = WordPattern(
    r"\bcut-?\s?down\w*\b|\bopen (?:surgical )?(?:femoral |iliac |brachial |axillary "
    r"|subclavian )?(?:artery )?(?:exposure|access|approach)\b"
    r"|\bsurgical(?:ly)? expos\w*\b|\b(?:artery|arteries|femorals?) (?:was |were )?(?:surgically )?expos\w*\b"
    r"|\bexpos(?:ed|ure)\b"
    r"|\bdissect(?:ed|ion)\b[^.;]{0,40}\b(?:femoral|brachial|axillary|iliac)\b"
)
CONDUIT = WordPattern(r"\bconduit\b(?![^.;]{0,30}\b(?:not|unneed|no)\b)")


def lands_in(before: str) -> bool:
    """Whether the words right before a vessel say that a component goes there."""
    return _LANDS.search(before[-40:]) is not None


def side_in(text: str) -> Side | None:
    """The one side that a text names."""
    found = {match.group().lower() for match in _SIDE.finditer(text) if names_side(text, match.start())}
    if len(found) != 1:
        return None
    return "left" if found == {"left"} else "right"


def names_a_side(text: str) -> bool:
    """Whether a text names a side by a word."""
    return any(names_side(text, match.start()) for match in _SIDE.finditer(text))
