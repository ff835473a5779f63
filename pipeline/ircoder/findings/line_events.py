"""What a clause says was done to a central venous device: put in, taken out or exchanged, in this session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ircoder.findings.context import Clause
from ircoder.findings.line_devices import LONGEST_STATEMENT, OLD, devices_in
from ircoder.findings.line_words import A_LINE
from ircoder.knowledge.word_patterns import WordPattern

Deed = Literal["in", "out", "exchange"]

_NARRATED = r"(?:i|we) (?:(?:now|then|next|also|finally|first|just|can|simply) ){0,2}"
"""The speaker who tells what he does while he does it ("I now remove the port")."""
_ALSO_NARRATED = (
    r"(?:i|we) (?!(?:will|would|may|might|shall|should|can|plan|want|hope|need)\b)[^.;]{2,60}?\band (?:then )?"
)
_PUT_IN = WordPattern(
    rf"\b(?:{_NARRATED}|{_ALSO_NARRATED})(?:place|insert|implant|introduce|advance|feed|thread|position|seat|tunnel"
    r"|connect|attach|pull through|push in|sew in)\b(?! (?:him|her|the patient|tip)\b)"
    r"|\b(?:plac(?:ed(?! (?:supine|prone|upright|recumbent|on (?:the|his|her) (?:\w+ )?(?:table|back|side|stomach)"
    r"|in (?:an? |the )?(?:supine|prone|decubitus|lateral|semi\w*|trendelenburg)))|ement|ing)|insert(?:ed|ion|ing)"
    r"|implant(?:ed|ation|ing)|introduced|introduction of"
    r"|advanced|fed|threaded|passed|positioned|seated"
    r"|installed|(?<!tip )dropped(?: in)?|put in"
    r"|went (?:in(?:to)?|through|down|over|up)|goes in|deployed|left in place|cut (?:to|at)"
    r"|trimmed (?:to|at|\d)|connected|(?<!still )attached|joined|locked onto|anchored|mated"
    r"|brought|(?:pulled|drawn) through(?! (?:its|the|his|her) (?:own |old |skin )*exit)|delivered (?:by|via"
    r"|through|over|into|to|across|down|along)\b"
    r"(?!\s+(?:the\s+)?(?:\w+\s+)?(?:incision|wound|pocket|field)\b)"
    r"|(?<!the )(?<!\ba )(?<!his )(?<!her )(?<!new )(?<!old )"
    r"tunnell?ed(?!\s+(?:access|approach|line|cath\w*|device|(?:hemo|haemo)?dialysis|central|cvc|option|picc"
    r"|hickman)\b)"
    r"|left (?:with|in|at|there|behind)\b(?! place\b)(?! situ\b)(?! (?:the )?(?:care|hands)\b)"
    r"|(?:got|received|was given) (?=(?:his|her|an?|the) (?:new |\w+ )?(?:port|picc|line|cath\w*|hickman"
    r"|mid-?line)\b)"
    r"|left (?:it |this |the (?:line|catheter) )?as(?! (?:it|is|they|before|found)\b)"
    r"|kept (?:it )?as(?! (?:it|is|they|before|found)\b)|(?:used|secured|accepted) as|converted to|became"
    r"|sited|railroaded|sutured|secured|stitched|over (?:the"
    r"|a)? ?(?:stiff )?wire\b|(?:via|through) (?:a |the )?peel|in\b(?=\s*[,.;]|\s*$))",
)
_TAKEN_OUT = re.compile(
    rf"(?:\b(?:{_NARRATED}|{_ALSO_NARRATED})(?:remove|explant|excise|withdraw|extract|take out|pull out|lift out"
    r"|dissect out|dissect free|free|deliver(?! (?:by|via|through|over|into|to)\b))\b"
    r"|\bremov(?:ed|al|ing)|explant(?:ed|ation|ing)?|withdrawn|withdrew|taken out|took out"
    r"|pulled(?! (?:it|the (?:\w+ )?(?:line|catheter|tip)) (?:back|down|into|up)| back"
    r"| through(?! (?:its|the|his|her) (?:\w+ )?(?:exit|skin))| taut| up| into| down| over(?! (?:the|a|an|both"
    r"|two) (?:[\w-]+ )?(?:guide)?wires?))|extracted"
    r"|extraction"
    r"|(?:drawn|brought|slid|backed|withdrawn) (?:back |off |out )+over"
    r"|came (?:back|away) (?:intact|whole|complete|in one piece)"
    r"|(?:came|went|comes) (?:off|out)|off (?=(?:over |along )?the (?:\w+ )?wires?\b)|slid out"
    r"|(?<=one )off(?=\s*(?:[,.;]|$))"
    r"|(?<!rule )(?<!ruled )(?<!ruling )(?<!carried )(?<!time )(?<!time-)(?<!cut )(?<!laid )(?<!peeled "
    r")(?<!worn )\bout\b(?! of)"
    r"|excised|dissected out|delivered"
    r"(?! (?:by|via|through|over|into|to|across|down|along|with)\b(?!\s+(?:the\s+)?(?:\w+\s+)?(?:incision|wound"
    r"|pocket|field)\b)))",
    re.IGNORECASE,
)
_EXCHANGE = WordPattern(
    r"\b(?:exchang(?:ed?|ing)|swap(?:ped)?|replac(?:ed|ement|ing)|changed (?:for|out|over)|(?:was"
    r"|were) changed\b(?! to\b)|(?:(?<=picc )|(?<=line )|(?<=cath )|(?<=catheter )|(?<=tdc )"
    r"|(?<=port ))changes?\b(?! of)|change[\s-]?out"
    r"|rewired?|upsized|switched)\b",
)
_NEW = WordPattern(r"\b(?:a |the )?new\b(?! (?:puncture|stick|access|site|venotomy|tunnel|pocket|skin|dressing))")
_OLD = re.compile(
    rf"(?:{OLD}|\bexisting|\bindwelling|previous|prior|current|malfunctioning|infected|fractured|kinked|clotted)\b",
    re.IGNORECASE,
)

_LINE_NOUN = WordPattern(
    r"\b(?:cath(?:eter)?s?|line|device|system|reservoirs?|ports?|hardware|unit|assembly|whole thing|pump|picc"
    r"|it|they|(?:old|new|original|lumen) one"
    r"|both lines|old(?=\s+(?:was\s+|came\s+)?out\b)|(?:\d\d\s?cm|new|lumen|\d\s?(?:f|fr|french))\s+quad"
    r"|(?:\d\d\s?cm|french|fr|f|new|the|a) replacement(?!\s+(?:of|was not))"
    r"|(?:full |whole )?length of (?:the )?tubing|the tub(?:e|ing)(?= (?:came|was|slid) )|box"
    r"|(?:single|dual|double|triple)[\s-]lumen(?!\s+(?:\w+\s+)?(?:cath\w*|picc|port|line|power\w*)))\b",
)
_TOOL = WordPattern(
    r"\b(?:guide-?\s?wires?|wires?|glidewire|bentson|amplatz|sheaths?|introducers?|dilators?|stylets?"
    r"|needles?|huber|peel-?\s?aways?|obturator|tunnell?er|snare|balloons?|fragment|sutures?"
    r"|stitch\w*|inner|micropuncture|dressing|drapes?|swab|clot|blood|thrombus|fluid|contrast|heparin"
    r"|saline|tegaderm|hub|clamps?|cap|caps|tube|tubing|drain|stent"
    r"|alteplase|cath-?flo|t-?pa|activase|lytic|filter|hematoma|kidney|lesion|nodule|specimen|scar|ellipse|skin"
    r"|tissue|capsule|pin|staple\w*|pack\w*)\b",
)
_WITH_PORT = re.compile(
    r"\b(?:port|reservoir|device|unit)\s*(?:,|and|with|plus|\+|&)\s+(?:the |its )?tub(?:e|ing)$", re.IGNORECASE
)
_OTHER_CATHETER = WordPattern(
    r"\b(?:pigtail|kumpe|cobra|berenstein|angiographic|diagnostic|balloon|guide|guiding|micro-?|mapping"
    r"|omni|flush|multipurpose|mpa|judkins|swan\w*|infusion|thrombectomy"
    r"|aspiration|foley|bladder|urinary|drainage|nephrostomy|epidural|spinal|pleur\w*|peritoneal|biliary"
    r"|thermodilution|wedge|arterial|glide|angled|vertebral|selective"
    r"|pulmonary artery|umbilical|suction|feeding|ureteral|lysis|navi\w*|bernstein|delivery|marker"
    r"|intrathecal|headhunter|davis|racz|lasso|ablation|pacing|ventric\w*|cooling)\s*$",
)
_NOT_DONE = WordPattern(
    r"\b(?:no|not|never|without|neither|nor|cannot|could|n't|declin\w+|refus\w+|instead of|rather than|defer\w*"
    r"|consider\w*|consult\w*|evaluat\w*|discuss\w*|if|would|should|may|might|will|plan\w*|schedul\w*|booked"
    r"|to be|awaiting|next (?:week|month)|tomorrow|possible|request\w*|requir\w*|needs?|before|until"
    r"|recommend\w*|attempt\w*|fail\w*|unsuccessful|unable|wants?|asked|refer\w*|for removal|presents? for"
    r"|here for|return\w* for|risks?)\b",
)
_EARLIER = re.compile(
    r"\b(?:previously|earlier|yesterday|ago|in (?:19|20)\d\d|since|last (?:night|week|month|year|spring|summer|fall"
    r"|autumn|winter)|elsewhere"
    r"|at (?:an )?outside|outside hospital|originally|years? (?:ago|old)|history of"
    r"|(?:plac|insert|sit)ed (?:by [^.;,]{1,30}? )?(?:on )?\d{1,2}/\d{1,2}"
    r"|put in (?:by [^.;,]{1,30}? )?(?:on )?\d{1,2}/\d{1,2}"
    r"|(?:by|at) (?:the )?(?:critical care|emergency|ed|er|hospitalists?|transplant|trauma|icu|nurs\w+|surgery"
    r"|neonatology|nephrology|oncology|hematology|cardiology|urology|vascular surgery|pediatrics|another"
    r"|dialysis unit|outside|ward"
    r"|bedside team|floor)|still in|remains in|was placed in (?:19|20)|had (?:a|an|been)|has (?:a|an|had)"
    r"|(?:on|placed|in) (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\d{1,2}/\d{1,4}))\b"
    r"|\(\d{1,2}/\d{2,4}\)|\((?:placed|inserted|implanted|put in|from)?[^().;]{0,12}\b(?:19|20)\d\d\)"
    r"|\bunchanged(?: in)? position\b|\bposition (?:is |was )?unchanged\b",
    re.IGNORECASE,
)
_OF_NO_USE = re.compile(
    r"\b(?:(?:is|was|are|were)\s+)?no(?:t| longer)\s+(?:needed|required|in use|used|wanted|necessary|working"
    r"|functioning"
    r"|usable)\b|\b(?:does|did|would|will|do) not (?:flush|draw|work|aspirate|run|function|flow)\b",
    re.IGNORECASE,
)
"""Why a device comes out denies nothing."""
_AT_THE_TIME = re.compile(
    r"\b(?:at|during|after|following|since|from|despite)\s+(?:(?:the|her|his|an?|prior|previous|outside|attempted)\s+)*"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Work that only says when something else was ("at port removal the tip broke off")."""
_SINCE_WHEN = re.compile(
    r"\b(?:placed|implanted|inserted|put in|sited|from)\b[^.;,]{0,40}?"
    r"(?:\b(?:in|on|since)\s+(?:\w+\s+)?(?:19|20)\d\d|\b(?:\d+|an?|one|two|three|four|five|six|several)\s+"
    r"(?:days?|weeks?|months?|years?) ago|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?|\blast (?:week|month|year)|\belsewhere"
    r"|\byesterday"
    r"|\boutside (?:hospital|facility)"
    r"|\b(?:in\s+)?(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?\b"
    r"(?:\s+(?:19|20)\d\d)?)",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:today|now|this (?:time|session|morning|afternoon))\b", re.IGNORECASE)
"""What stands before it may be of another day, what follows is of this one."""
_FOR_A_TOOL = re.compile(
    r"\s*(?:\w+\s+){0,3}(?:for|to|with)\s+(?:an?\s+|the\s+)?(?:(?!cath\b)[\w.-]+\s+){0,6}?(?:sheath|dilator"
    r"|introducer|balloon|wire|guidewire|pigtail|guide|peel-?\s?away|snare)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"[\s,]+(?:which|that)\b", re.IGNORECASE)
_NOMINAL = re.compile(r"(?:ment|tion|al|change|swap|ing)$", re.IGNORECASE)
_UNDONE = WordPattern(
    r"\b(?:was|were|is|had been|has been)\s+(?:planned|considered|discussed|deferred|attempted|not|declined"
    r"|requested|scheduled|postponed)\b",
)
_POSSIBLE = WordPattern(
    r"^\s*(?:[\w-]+\s+){0,4}?(?:would|could|may|might|will|shall|should|can|cannot|is an option|remains an option"
    r"|to be"
    r"|(?:was|is|were|are) (?:\w+ly )?(?:offered|mentioned|proposed|suggested|recommended|declined|refused|an option)"
    r"|next (?:week|month|time)|tomorrow|not (?:needed|required|wanted|indicated|necessary))\b"
)
"""What is said of a device or deed that was not of this session ("a new port would be an option")."""
_PUT_OFF = re.compile(
    r"\s+(?:(?:was|were|is|has been|had been) )?(?:not|if|when|tomorrow|next|in \d+ (?:weeks|days|months)|later"
    r"|put off"
    r"|postponed|deferred|delayed|avoided|alone|untouched|undisturbed|as (?:it )?(?:is|was))\b",
    re.IGNORECASE,
)
# "Left in place, not touched": it stayed as it was.
_ALONE = re.compile(
    r"\b(?:un(?:touched|disturbed|changed)|not (?:be )?(?:touched|changed|exchanged|disturbed|used|manipulated"
    r"|removed|needed)"
    r"|still (?:needed|working|in use|functioning)|functioning|working|for (?:continued|ongoing))\b",
    re.IGNORECASE,
)
# "5F DL PICC 41 cm": size and length without a verb are a telegraph style placement.
_TELEGRAPH = WordPattern(
    r"\b\d+(?:\.\d)?\s?-?(?:f|fr|french)\b[^.;]{0,110}(?:\b\d+\s?cm\b|,\s*(?:with )?(?:the )?tips?\b|\bpocket\b)"
)
_LENGTH = re.compile(r"\b\d\d\s?cm\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|were|has|had|been|remains)\b", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?:without|no|with no)\s+(?:a\s+|any\s+)?(?:tunn?el\w*|cuff|difficulty|complications?"
    r"|resistance|incident|problems?)\b",
    re.IGNORECASE,
)
"""Words that say how, and deny no deed."""
_SUPPOSED = re.compile(r"\W*(?:if|should|in case|in the event)\b", re.IGNORECASE)
"""A statement of what might be ("If it fails again, stripping or a new port")."""
_AND = re.compile(r"\band\s+(?:then\s+|we\s+|i\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+(?:the|its|her|his|both|this|that|a)\b", re.IGNORECASE)
_ANSWERED_NO = re.compile(
    r"(?:\s+\w+){0,3}\s*[:?]\s*(?:no|none|nil|n/a|not (?:done|today|placed|inserted|put in|applicable))\b"
    r"\s*(?:[.,;(]|[-\u2013]\s|$)",
    re.IGNORECASE,
)
"""Behind a deed that a form asks for and that was not done ("New line placed: No.")."""
_REACH = 50
_JUST_BEHIND = 12


@dataclass(frozen=True, slots=True)
class Event:
    """One deed of a clause. ``device`` is ``None`` where the clause names none; ``old`` says that words call it old."""

    deed: Deed
    device: str | None
    clause: Clause
    at: int


def events_in(clause: Clause) -> tuple[Event, ...]:
    """Deeds of a clause on venous devices, in text order."""
    text = clause.text
    if len(text) > LONGEST_STATEMENT:
        return ()
    named = devices_in(clause)
    lines = [(n.start, n.end, True) for n in named] + [
        (m.start(), m.end(), True)
        for m in _LINE_NOUN.finditer(text)
        if not _OTHER_CATHETER.search(text, max(0, m.start() - 24), m.start())
    ]
    # "The tube" of a line, or "the length of tubing", holds the word of a tool.
    tools = [
        (m.start(), m.end(), False)
        for m in _TOOL.finditer(text)
        if not any(start < m.start() and m.end() <= end for start, end, _ in lines)
        and not _WITH_PORT.search(text, 0, m.end())
    ]
    nouns = sorted(lines + tools)
    out: list[Event] = []
    if _SUPPOSED.match(text):
        return ()
    for deed, words in (("exchange", _EXCHANGE), ("out", _TAKEN_OUT), ("in", _PUT_IN), ("in", _NEW)):
        for match in words.finditer(text):
            if any(n.start <= match.start() and match.end() <= n.end for n in named):
                continue
            place = _object(text, match, nouns, new=words is _NEW)
            if place is None or not _done(text, match, nouns, deed):
                continue
            if deed == "exchange" and _FOR_A_TOOL.search(text, match.end(), match.end() + 70):
                continue
            # The name nearest to the noun that the verb governs; a bare "catheter" takes the topic.
            own = [
                n for n in named if n.start <= place < n.end or abs(n.start - place) <= 25 or abs(n.end - place) <= 25
            ]
            device = min(own, key=lambda n: abs(n.start - place)).device if own else None
            turned = next((n for n in named if n.device == "midline" and -3 <= n.start - match.end() <= 4), None)
            if turned is not None and deed == "in":
                # "Left it as a midline": what it became, not what it was.
                device = turned.device
            out.append(Event(deed, device, clause, match.start()))  # type: ignore[arg-type]
    sized = named and (_TELEGRAPH.search(text) or (_LENGTH.search(text[: named[0].start]) and not _IS.search(text)))
    if not out and sized and not calls_it_old(clause) and not _EARLIER.search(text):
        out.append(Event("in", named[0].device, clause, named[0].start))
    return tuple(sorted(out, key=lambda event: event.at))


def calls_it_old(clause: Clause) -> bool:
    """Whether the clause speaks of an old or existing device."""
    return _OLD.search(clause.text) is not None


def of_old_one(event: Event, clauses: Sequence[Clause]) -> bool:
    """Whether the statement of a deed, or the one that it goes on from, calls the line old."""
    if calls_it_old(event.clause):
        return True
    before = [clause for clause in clauses if clause.index < event.clause.index][-1:]
    return any(
        calls_it_old(clause) and clause.sentence + 1 >= event.clause.sentence and A_LINE.search(clause.text) is not None
        for clause in before
    )


def _object(text: str, match: re.Match[str], nouns: list[tuple[int, int, bool]], *, new: bool) -> int | None:
    """Start of the device noun that a verb governs; ``None`` where it governs a tool, or nothing."""
    after = [noun for noun in nouns if match.end() <= noun[0] <= match.end() + 60 and not _detached(text, noun, match)]
    after = [noun for noun in after if noun[0] <= match.end() + 40] or (after if not new else [])
    if new:
        within = [noun for noun in after if noun[0] <= match.end() + 45]
        return within[0][0] if within and within[0][2] else None
    before = [
        noun
        for noun in nouns
        if match.start() - 90 <= noun[0] and noun[1] <= match.start() and not _detached(text, noun, match)
    ]
    nominal = re.match(r"\s+of\b", text[match.end() : match.end() + 5], re.IGNORECASE) is not None
    # "Cut the stitches and delivered the reservoir": an active verb governs what follows.
    active = _AND.search(text, 0, match.start()) is not None and _ARTICLE.match(text, match.end()) is not None
    chosen = after[:1] if nominal or (active and after) or not before else before[-1:]
    if not chosen:
        return None
    start, _, is_line = chosen[0]
    return start if is_line else None


def _detached(text: str, noun: tuple[int, int, bool], match: re.Match[str]) -> bool:
    """A tool that only says how ("over the wire", "through the sheath") is not what the verb governs."""
    if _WHICH.match(text, noun[1], noun[1] + 12):
        return False
    return (
        not noun[2]
        and re.search(
            r"\b(?:over|through|via|by way of|with|along|using|thru|alongside)\s+(?:(?:a|an|the|this|that|both|two"
            r"|each|its|stiff|same|over|it|inch|french|fr|\d+\S*)\s+){0,4}(?:\S+\s+){0,3}$",
            text[max(0, noun[0] - 60) : noun[0]],
            re.IGNORECASE,
        )
        is not None
    )


def _done(text: str, match: re.Match[str], nouns: list[tuple[int, int, bool]], deed: str) -> bool:
    """Neither denied, nor planned, nor told of an earlier day: by the words around the verb up to a comma."""
    text = _MANNER.sub(lambda found: " " * len(found.group()), text)
    if deed != "in":
        # When the device went in says nothing of when it came out.
        text = _SINCE_WHEN.sub(lambda found: " " * len(found.group()), text)
        text = _OF_NO_USE.sub(lambda found: " " * len(found.group()), text)
    low = max(0, match.start() - _REACH)
    low += max(text.rfind(",", low, match.start()), text.rfind(":", low, match.start()), low - 1) - low + 1
    joint = text.rfind(" and ", low, match.start())
    if joint >= 0 and any(joint < start < match.start() for start, _, _ in nouns):
        # What stands before "and" has a subject of its own.
        low = joint
    since = max((now.end() for now in _NOW.finditer(text, 0, match.start())), default=0)
    if _NOT_DONE.search(text, low, match.start()):
        return False
    today = _NOW.search(text, match.end(), match.end() + _JUST_BEHIND) is not None
    if not today and _EARLIER.search(text, max(since, match.start() - 60), match.end() + 60):
        return False
    if match.group().lower() == "left in place" and _ALONE.search(text, match.end(), match.end() + 70):
        return False
    if _ANSWERED_NO.match(text, match.end(), match.end() + 60):
        return False
    after = text[match.end() : match.end() + 70].partition(",")[0]
    named = _NOMINAL.search(match.group()) is not None
    if named and _AT_THE_TIME.search(text, max(0, match.start() - _REACH), match.start()) is not None:
        return False
    if named and _UNDONE.search(after):
        return False
    if (named or match.group().lower().endswith("new")) and _POSSIBLE.search(after):
        return False
    return _PUT_OFF.match(after) is None
