"""Gastrostomy, gastrojejunal, jejunostomy and cecostomy tubes (NONV-83 to NONV-88)."""

from __future__ import annotations

import re

from ircoder.findings.context import Context
from ircoder.findings.families.tube_acts import tube_act
from ircoder.findings.families.tube_events import GENERIC, Organ, tube_events
from ircoder.findings.families.tube_systems import System, whole
from ircoder.findings.families.tube_topics import topics
from ircoder.findings.families.tube_words import FLUOROSCOPY, NO_IMAGING
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

GASTROSTOMY, GASTROJEJUNAL, JEJUNOSTOMY, CECOSTOMY = "gastrostomy", "gastrojejunal", "jejunostomy", "cecostomy"
GUT = Organ(
    name="gut",
    items=WordPattern(
        r"(?P<gastrojejunal>\b(?:gastro-?\s?jejun(?:ostom\w*|al)|(?:trans)?gastric[-\s/]+jejun\w*|peg-?j\b|g-j\b"
        r"|gj\b|gjt\b"
        r"|mic-?key gj|j-?\s?arms?\b|jejunal (?:extensions?|arms?|limbs?)\b)"
        r"(?:[-\s]+(?:feeding\s+)?(?:tubes?|catheters?|buttons?))*|\bgj-tubes?)"
        r"|(?P<cecostomy>\b(?:percutaneous\s+)?(?:cecostom(?:y|ies)|chait|colostomy)(?:\s+(?:tubes?|catheters?"
        r"|buttons?|trapdoor))*)"
        r"|(?P<jejunostomy>(?<!hepatico )(?<!choledocho )(?<!pancreatico )\b(?:percutaneous\s+|direct\s+"
        r"|surgical\s+|feeding\s+)*(?:jejunostom(?:y|ies)"
        r"|duodenostom\w+|dpej|pej)"
        r"(?:[-\s]+(?:feeding\s+)?(?:tubes?|catheters?))*"
        r"|\b(?:direct|surgical|balloon|french|fr|\d{1,2}\s?f)\s+j\b(?![-\s]?(?:wire|tip|port|limb|lumen|tube"
        r"|feeds?|arm))"
        r"|\bj[-\s]?tubes?\b|\bjtubes?\b"
        r"|\bjejunal (?:feeding )?(?:tubes?|catheters?)\b)"
        r"|(?P<gastrostomy>\b(?:percutaneous\s+|balloon\s+|surgical\s+)*gastrostom(?:y|ies)(?:[-\s]+(?:feeding\s+"
        r"|balloon\s+)?"
        r"(?:tubes?|catheters?|buttons?))*|\bg[-\s]?tubes?\b|\bpeg(?:\s+tubes?)?\b|\bprg\b"
        r"|\bgt\b(?=\s+(?:out|exchange|change|replace\w*|check|removed|dislodged|fell))"
        r"|\bg[- ]?buttons?\b|\bmic-?key\b(?!\s+(?:style\s+)?(?:gj|g-j|trans\w+))(?:\s+button)?"
        r"|\bmic(?:\s+tubes?|\b(?!\s*-?(?:gj|g-j|key|trans\w+|jejun\w*)))"
        r"|\b(?:gastric|stomach) (?:feeding )?tubes?\b|\blow[- ]profile (?:buttons?|devices?|tubes?)"
        r"|\bgastrostomy button"
        r"|\bballoon (?:gastrostomy|replacement|retention) tubes?"
        r"|\b(?:balloon|bumper|mic|button|low[- ]profile|plain|french|fr"
        r"|\d{1,2}\s?f)\s+g\b(?!\s*[-/+])(?!\s+(?:feeds?|port"
        r"|limb|lumen)))"
    ),
    generic=WordPattern(
        r"\b(?:(?:[\d.]+\s*(?:fr?|french)\s+)?(?:locking|loop|pigtail|balloon|feeding|replacement|retention"
        r"|bumper|malecot"
        r"|foley|entuit|cope|existing|indwelling|old|new|mic)\s+){1,4}(?:tubes?|catheters?|pigtails?|buttons?)\b"
        r"|\bnew\s+[\d.]+\s*-?(?:fr?|french)\b(?=\s*(?:[,.;]|$|(?:[\w-]+\s+){0,2}?(?:catheters?|tubes?|drains?)\b"
        r"|in\b|placed|was|put|left|over|under|locked|went))"
        r"|\b[\d.]+\s*-?(?:fr?|french)\s+(?:pigtail|malecot|foley|balloon(?:\s+replacement)?|replacement)\b"
        r"|\b(?:the|his|her|this)\s+(?:tubes?|catheters?|button)\b|\btubes?\b"
    ),
    punctured=WordPattern(
        r"\b(?:stomach|gastric (?:lumen|wall|body|antrum|remnant|pouch)|jejun\w+|cecum|bowel loop|loop|colon|duodenum"
        r"|inflated balloon|target balloon)\b[^.;]{0,80}\b(?:punctured|accessed|entered|needled|stuck"
        r"|access (?:was )?"
        r"(?:obtained|gained|made))\b"
        r"|\b(?:puncture[sd]?|needles?|accessed|entered|chiba|stick|stuck|trocar"
        r"|micropuncture)\b[^.;]{0,110}\b(?:stomach"
        r"|gastric (?:lumen|wall|body|antrum)|jejun\w+|cecum|loop|duodenum|balloon)\b"
        r"|\b(?:t-?\s?(?:fasteners?|tacks?|bars?)|gastropexy|saf-t-pexy|anchors?)\b[^.;]{0,60}\b(?:placed|deployed"
        r"|used"
        r"|put|fired|inserted|performed|secured|were)\b|\b(?:gastropexy|t-?fasteners?|saf-t-pexy|t-?tacks?)\b"
        r"(?!\s*(?:sutures?\s+)?(?:(?:were|was|are)\s+)?(?:cut|removed|released|fell|fallen|still|out)\b)"
        r"|\b(?:two|three|2|3)\s+(?:t-?bars?|anchors?)\b"
    ),
    studied=WordPattern(
        r"\b(?:(?:tube|gastrostomy|g-?j?-?tube|j-?tube|peg) (?:check|study|injection|evaluation|position check)"
        r"|gastrostogram|tubogram|contrast[^.;]{0,60}\b(?:feeding port|gastric port|jejunal port|tube|stomach"
        r"|jejunum))\b"
    ),
)
_GATE = WordPattern(
    r"\b(?:gastrostom\w*|gastro-?jejun\w*|jejunostom\w*|g-?j?-?tubes?|g tubes?|j-?tubes?|j tubes?|gj|g-j|peg|peg-?j"
    r"|direct j|feeding tubes?|g-?buttons?|stomach tubes?|gastric[-/ ]jejun\w*|cecostom\w*|chait|mic(?:-?key)?|prg"
    r"|dpej|gt (?:out|exchange|change|replace\w*|check|removed|dislodged|fell)"
    r"|t-?fasteners?"
    r"|low[- ]profile (?:buttons?|tubes?|devices?)|gastropexy)\b"
)
_JEJUNAL_TIP = WordPattern(
    r"\b(?:tip|end|limb|loop|tube|catheter|advanced|terminat\w*|extend\w*)\b[^.;]{0,70}\b(?:in|into|to|within"
    r"|beyond|past)\s+"
    r"(?:the\s+)?(?:proximal\s+|mid\s+|distal\s+)?(?:jejun\w+|efferent limb|ligament of treitz|small bowel)"
)
_CLEARED = WordPattern(
    r"\b(?:unclog\w*|declog\w*|unblock\w*|de-?clot\w*|cleared|clearing|clearance|restored patency"
    r"|patency (?:was )?restored"
    r"|clog (?:was )?(?:removed|cleared|broken)|recanali[sz]ed|freed)\b"
)
_LUMEN = WordPattern(
    r"\b(?:wires?|brush\w*|syringe|saline|flush\w*|tubes?|catheters?|lumen|ports?|clog\w*|block\w*|obstruct\w*"
    r"|[gj]-?tubes?|gj|patency)\b"
)
_PLUGGED = WordPattern(
    r"\b(?:plug(?:ged|s)?|clog\w*|block(?:ed|age)|occluded|obstructed|stuck pill|(?:won't|will not|would not"
    r"|does not|doesn't"
    r"|cannot be|can't) (?:be )?flush\w*)\b"
)
_TOOL_DOWN = WordPattern(
    r"\b(?:(?:glide)?wires?|catheters?|brush\w*|rod|stylet|declogger|balloon|fogarty|clearing device|tubeclear"
    r"|corkscrew)\b[^.;]{0,60}"
    r"\b(?:down|through|thru|into|along|inside|advanced|passed|worked|pushed|run|up)\b"
    r"|\b(?:through|thru|past|cleared with|broke\w* (?:up )?with)\b[^.;]{0,30}\b(?:wires?|glidewire|catheter|brush)\b"
)
_FREE_AGAIN = WordPattern(
    r"\b(?:flush(?:es|ed|ing)?|runs?|ran|flows?|flowed) (?:\w+ ){0,2}?(?:freely|easily|well|now|again|fine|nicely"
    r"|without|clear|both)\b"
    r"|\bgave way\b|\bbroke (?:up|loose|through|free)\b|\bpatent (?:again|now)\b|\bopen(?:ed)? (?:again|up"
    r"|the lumen)\b"
    r"|\b(?:clog|plug|block\w*|pill|debris)\b[^.;]{0,30}\b(?:pushed|dislodged|expelled|out|popped|came)\b"
    r"|\bnow flush\w*"
)
_NOT_CLEARED = WordPattern(
    r"\b(?:not|unable|fail\w*|attempt\w*|unsuccessful\w*)\b[^.;]{0,40}\b(?:unclog\w*|declog\w*|unblock\w*|clear\w*)"
)
_REVISED = WordPattern(
    r"\b(?:tract|stoma|track)\b[^.;]{0,60}\b(?:revis\w+|dilat\w+|debrid\w+|cauteri[sz]\w+|incised|enlarged)\b"
    r"|\b(?:revis\w+|dilat\w+|debrid\w+)\b[^.;]{0,40}\b(?:tract|stoma|track)\b"
)
_NOT_REVISED = WordPattern(r"\b(?:no|not|without)\b[^.;]{0,30}\b(?:dilat\w+|revis\w+|debrid\w+)")
_MAGNET = WordPattern(r"\b(?:magnet\w*|pug gastrostomy|coapt\w*|percutaneous ultrasound gastrostomy|pumi)\b")
_SCOPE = WordPattern(
    r"\b(?:endoscopically|transilluminat\w+)\b"
    r"|\b(?:gastroscop\w+|endoscop\w+|scope|egd)\b(?![^.;]{0,40}\b(?:failed|declined|not possible|unable))"
    r"(?=[^.;]{0,60}\b(?:passed|advanced|introduced|inserted|performed|done|used|confirm\w+|show\w*|saw|seen"
    r"|visuali\w+|withdrawn|removed|in the stomach)\b)"
    r"|\b(?:under|with|by|through|via|using|pass\w*|advanc\w*|perform\w*|introduc\w*) (?:an? |the )?(?:direct "
    r"|flexible )?"
    r"(?:gastroscop\w+|endoscop\w+|egd|scope)\b"
)
"""An endoscope that was used in the session; one that is only named is none."""
_NO_SCOPE = WordPattern(
    r"\b(?:no|without|not|failed|unable|unsafe|unsuccessful|prior|previous|attempted|declined|could not|cannot|can't"
    r"|too (?:\w+|\w+ \w+) (?:for|to)|unfit|unsuitable|contraindicat\w+|never|would not|instead of"
    r"|rather than)\b[^.;]{0,50}"
    r"\b(?:endoscop\w+|scope|gastroscop\w+|egd|peg)\b"
)
_IMAGING_DENIED = WordPattern(
    r"\b(?:no|without|not)\b[^.;]{0,40}\b(?:x-?ray|imaging|fluoro\w*|contrast|radiograph\w*|scope)\b"
    r"|\b(?:x-?ray|imaging|fluoro\w*|contrast\b[^.;]{0,20}\bstudy|tube study)\b[^.;]{0,40}\b(?:not|offered"
    r"|declined|deferred|will|if|to be"
    r"|recommend\w*|before (?:use|feeds)|ordered|pending)\b"
)
_OF_OTHER_DAYS = frozenset({"history", "comparison", "plan"})
_TURNED = WordPattern(
    r"\b(?:conver\w+|peg-?j conversion)\b|\bg(?:-?\s?tube)?\s*(?:to|-+>|=+>|→|into)\s*(?:an?\s+)?g-?j\b"
)
_G_TO_GJ = WordPattern(r"\bg(?:-?\s?tube)?\s*(?:to|-+>|=+>|→|into)\s*(?:an?\s+)?g-?j\b")
_FIRST = {GASTROSTOMY: "gastrostomy", JEJUNOSTOMY: "jejunostomy", CECOSTOMY: "cecostomy", GASTROJEJUNAL: "gastrostomy"}
_CHANGE = {
    GASTROSTOMY: "gastrostomy_exchange",
    JEJUNOSTOMY: "jejunostomy_exchange",
    CECOSTOMY: "cecostomy",
    GASTROJEJUNAL: "gastrojejunostomy_exchange",
}


def find_feeding_tubes(context: Context) -> tuple[Act, ...]:
    """The act on the feeding tube of the report."""
    if not context.may_say(_GATE):
        return ()
    if not any(_GATE.search(clause.text) for clause in context.clauses if clause.section not in _OF_OTHER_DAYS):
        return ()
    acts = (_act(context, system) for system in whole(tube_events(context, GUT, topics(context))))
    return tuple(act for act in acts if act is not None)


def _act(context: Context, system: System) -> Act | None:
    course = "\n".join(clause.text for clause in context.body())
    put = _resolved(system, system.items("put"), course)
    before = _resolved(system, system.items("changed", "out"), course)
    if not put and system.has("changed"):
        put = before[:1]
    if not (system.all_items("put", "changed", "out", "there") - {GENERIC}) and not system.has("entered"):
        put = before = ()
    entry = system.entry
    details: dict[str, Detail] = {} if entry is None else {"entry": entry}
    if put:
        return _placed(context, system, put, before, details, course)
    if _was_cleared(context, course):
        return tube_act(context, system, "feeding_tube_clearing", {**details, "imaged": True})
    if before and system.finally_out():
        return tube_act(context, system, "gastrostomy_removal", details)
    if system.has("studied") and entry != "new":
        return tube_act(context, system, "feeding_tube_check", {**details, "imaged": True})
    return None


def _was_cleared(context: Context, course: str) -> bool:
    """Whether the lumen was freed: by that word, or by a tool that went down a plugged tube which then flushed."""
    if _NOT_CLEARED.search(course):
        return False
    if any(_CLEARED.search(c.text) and _LUMEN.search(c.text) for c in context.body()):
        return True
    told = " ".join(clause.text for clause in context.clauses if clause.section not in _OF_OTHER_DAYS)
    return bool(_PLUGGED.search(told) and _TOOL_DOWN.search(course) and _FREE_AGAIN.search(course))


def _placed(
    context: Context,
    system: System,
    put: tuple[str, ...],
    before: tuple[str, ...],
    details: dict[str, Detail],
    course: str,
) -> Act:
    left = GASTROJEJUNAL if GASTROJEJUNAL in put else put[0]
    details["left"] = left
    if details.get("entry") != "existing":
        if left in (GASTROSTOMY, GASTROJEJUNAL):
            if _MAGNET.search(course):
                details["method"] = "magnet"
            elif _SCOPE.search(course) and not _NO_SCOPE.search(course):
                details["method"] = "endoscope"
        return tube_act(context, system, _FIRST[left], details)
    named = before or tuple(item for item in _resolved(system, system.items("there"), course) if item != left)
    old = named[0] if named else left
    worn = system.all_items("changed", "out", "there")
    if left == GASTROJEJUNAL and GASTROSTOMY in worn and GASTROJEJUNAL not in worn:
        # "The tube came out": the one that the report spoke of before.
        old = GASTROSTOMY
    if left == old == GASTROJEJUNAL and _G_TO_GJ.search(system.text):
        old = GASTROSTOMY
    details["before"] = old
    if _TURNED.search(system.text) and GASTROSTOMY in system.all_items("changed", "out", "there") and old == left:
        old = details["before"] = GASTROSTOMY
    kind = _CHANGE[left]
    if left == GASTROJEJUNAL and old == GASTROSTOMY:
        kind = "gastrojejunostomy_conversion"
    details["imaged"] = FLUOROSCOPY.search(_without_denials(course)) is not None and not _unseen(course)
    if _REVISED.search(course) and not _NOT_REVISED.search(course):
        details["tract_revised"] = True
    return tube_act(context, system, kind, details)


def _unseen(course: str) -> bool:
    return NO_IMAGING.search(course) is not None and FLUOROSCOPY.search(_without_denials(course)) is None


def _without_denials(course: str) -> str:
    """The course without the statements that imaging was not used."""
    told = (part for part in re.split(r"[.\n]", course) if not _IMAGING_DENIED.search(part))
    return ". ".join(told)


def _resolved(system: System, items: tuple[str, ...], course: str) -> tuple[str, ...]:
    """Tubes by their kind; a plain "tube" is the one that the report names otherwise, by its tip where it can be."""
    named = [name for name in system.all_items("put", "changed", "out", "there") if name != GENERIC]
    out: dict[str, None] = {}
    for item in items:
        if item != GENERIC:
            out[item] = None
    if not out and items:
        if GASTROJEJUNAL in named and (len(named) == 1 or _JEJUNAL_TIP.search(course)):
            out[GASTROJEJUNAL] = None
        elif len(named) == 1:
            out[named[0]] = None
        elif GASTROSTOMY in named or not named:
            out[GASTROSTOMY] = None
        else:
            out[sorted(named)[0]] = None
    if tuple(out) == (GASTROSTOMY,) and GENERIC not in items and GASTROJEJUNAL in named and "put" in items:
        out = {GASTROJEJUNAL: None}
    return tuple(out)
