"""Sedation: what kind, who gave it, for how long, and whether an independent observer is named (VASC-77 to VASC-80)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Fact, FactState, Sedation, Span
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Quantity

Kind = Literal["moderate", "deep", "general", "monitored", "minimal", "local", "regional", "none"]

_ANESTHESIA = WordPattern(
    r"\b(?:anesthesi\w+|anaesthe\w+|crnas?|mac(?!-?\s?loc)|monitored anesthesia\w*|general(?:\s+endotracheal)?|geta"
    r"|lma"
    r"|propofol|intubated"
    r"|ga)\b",
)
_ANESTHESIA_TEAM = re.compile(
    r"\b(?:by|per|from|with|provided by|under)\s+(?:the\s+)?(?:anesthesi\w+|anaesthe\w+|crnas?)\b|\bmac\b(?!-?\s?loc)"
    r"|\bmonitored anesthesia"
    r"|\bgeneral\b[^.;]{0,25}\b(?:anesthe\w+|anaesthe\w+|endotracheal)|\bgeta\b|\bcrna\b|\banesthesi(?:a"
    r"|ology)\s+(?:ran|team|staff"
    r"|department|gave|provided|care|service)|\banesthesi(?:a|ology)\s+(?:stayed|in attendance)"
    r"|^\s*(?:ana?esthe\w+\s*[:\-]\s*)?(?:ga|general)\b"
    r"|\bana?esthe\w+ (?:did|managed|handled|took care of|administered) (?:the )?sedation"
    r"|\bsedation\s*(?::|(?:was |were )?(?:given |provided |managed |run )?by)\s*(?:an? |the |our )?(?:\w+ )?"
    r"(?:anesthesi\w+|anaesthe\w+|crna)\b|\bnurse[\s-]ana?esthe\w+",
    re.IGNORECASE,
)
_OF_TEAM = WordPattern(r"\b(?:anesthesi|anaesthe|crna|mac\b|monitored|general|geta|ga\b)")
"""Words one of which :data:`_ANESTHESIA_TEAM` needs."""
_GENERAL = WordPattern(r"\b(?:general|geta|ga|endotracheal|intubated|lma)\b")
_MODERATE = WordPattern(
    r"\b(?:moderate|conscious|procedural|iv|intravenous|nurse[\s-]administered)\s+(?:iv\s+"
    r"|intravenous\s+)?(?:sedation|analgesia)"
    r"|\bsedation\b|\bsedated\b|\bsed\b\s*[:=(]|\b(?:iv|mod(?:erate)?|conscious|cs)\s+sed\b",
)
_DRUG = WordPattern(r"\b(?:midazolam|versed|fentanyl|fent|midaz|ketamine|dexmedetomidine|precedex)\b")
_NONE = WordPattern(
    r"\b(?:no|without|never|declin\w*|refused|not)\b[^.;,]{0,40}\bsedat\w+"
    r"|\bsedation\b[^.;,(]{0,25}\b(?:none|nil|not (?:used|given|needed|required|administered)|was not"
    r"|declined"
    r"|unnecessary)\b|\bsedation\s*(?:level)?\s*[:\-]\s*(?:none|no\b|not|n/?a)|\blocal(?:\s+anesthe\w+"
    r"|\s+anaesthe\w+)?\s+only\b|\blidocaine only\b|\bonly local\b",
)
_BY_MOUTH = r"oral\w*|by mouth|p\.?o\.?|troche|sublingual|intranasal|at home"
_CALMING = r"diazepam|lorazepam|valium|ativan|alprazolam|xanax|midazolam|versed|fentanyl|troche"
_MINIMAL = WordPattern(
    r"\bminimal (?:iv |oral )?sedation\b|\banxiolysis\b"
    rf"|\b(?:{_BY_MOUTH})\b[^.;]{{0,30}}\b(?:{_CALMING})\b|\b(?:{_CALMING})\b[^.;]{{0,30}}\b(?:{_BY_MOUTH})\b"
)
_UNIT = r"p?icu|nicu|micu|sicu|critical care|intensive care"
_OTHER_TEAM = WordPattern(
    rf"\b(?:{_UNIT}|trauma|emergency)\b[^.;]{{0,20}}\b(?:team|staff|service)\b"
    rf"|\b(?:managed|given|run|titrated) by (?:the )?(?:{_UNIT}|intensiv\w+)\b"
)
_NO_DRUG = WordPattern(rf"\b(?:no|without|not given)\s+(?:any\s+)?{_DRUG.pattern}")
_NOT_TODAY = WordPattern(
    r"\b(?:suggest\w*|recommend\w*|if|would|next time|consider\w*|candidate for)\b[^.;]{0,60}\bsedat\w+"
    r"|\bnon-?sedated\b"
)
_NO_TIMES = WordPattern(
    r"\bno (?:sedation )?(?:start|stop|times?|record)\b"
    r"|\b(?:times?|start/?(?: ?and ?)?stop|start|stop|sedation record)\b[^.;]{0,25}"
    r"\bnot (?:been )?(?:charted|recorded|kept|noted|documented|available|written)\b"
    r"|\bsedat\w+[^.;]{0,40}\bnot (?:recorded|charted|documented|timed)\b"
)
_OF_SEDATION = WordPattern("|".join(words.pattern for words in (_MODERATE, _DRUG, _NONE)))
_OPERATOR = WordPattern(
    r"\b(?:under|at)\s+(?:my|the\s+(?:radiologist|operator|physician|surgeon|proceduralist|attending"
    r"|interventionalist)(?:'s)?|direct"
    r"|physician)\s*(?:\w+\s+)?(?:direct\w*|supervis\w*|order\w*)|\b(?:directed|given|administered|ordered"
    r"|provided|sedated|[\d/]) by (?:me|myself)\b|\bdirected by the|\b(?:i"
    r"|we)\s+(?:\w+\s+)?(?:directed|supervised"
    r"|ordered|gave|administered|provided)|\bmy\s+(?:direct\w*|supervis\w*)|\b(?:physician|operator|md"
    r"|radiologist|surgeon)[\s-]+"
    r"(?:directed|supervised|administered|ordered)|\bby (?:the )?(?:operator|surgeon|radiologist"
    r"|cardiologist|physician|proceduralist)"
    r"|\bunder (?:the )?(?:direction|supervision) of (?:the )?(?:radiologist|operator|physician|surgeon"
    r"|attending|cardiologist"
    r"|interventional)|\bdirection of the radiologist|\bsupervised by (?:me|the)|\bsedation was mine\b"
    r"|\bi was responsible\b",
)
_OBSERVER = WordPattern(
    r"\b(?:independent|dedicated|trained|separate|second|qualified)\b[^.;]{0,40}\b(?:observer|observation|nurse"
    r"|nursing|rn"
    r"|monitor\w*|person|professional|staff|provider|individual)\b"
    r"|\b(?:nurse|rn|observer|technologist|tech)\b(?:[^.;]|\b\w\.\s){0,60}\b(?:no (?:other )?(?:dut|task|job"
    r"|role)\w*|no other|only (?:task|duty|job|role"
    r"|responsibility)|sole\w*|nothing|other duties|monitor\w*|recorded|watch\w*|observ\w*|continuous\w*)\b"
    r"|\b(?:rn|nurse)\b[^.;,]{0,25}\b(?:present|in attendance|at (?:the )?(?:bedside|head of the (?:bed|table)))\b"
    r"|\b(?:rn|nurse)\s+\(?(?:obs|indep\w*|dedicated|monitor\w*)\b|\b(?:indep|dedic|obs)\w*\.?\s+(?:rn|nurse)\b"
    r"|\bindep\.?\s*$"
    r"|\b(?:nurse|rn|she|he)\b[^.;]{0,40}\b(?:no part in|assigned (?:only|solely)"
    r"|not (?:otherwise )?(?:engaged|involved|part|taking part)"
    r"|took no part)\b"
    r"|\bobserver\b|\bno other (?:task|dut|respons|role|job)\w*|\brn[\s-]monitor\w*|\bdid nothing (?:else|but)\b"
    r"|\bmonitor\w*\b[^.;]{0,40}\bby\b(?:[^.;]|\b\w\.\s){0,40}\b(?:nurse|rn|nursing|observer)\b|\b(?:whose|her"
    r"|his) (?:only|sole) (?:job|task|duty|role)\b",
)
_NO_OBSERVER = WordPattern(
    r"\b(?:no|without an?|not an?)\s+(?:independent|dedicated|separate|trained|second|qualified)\s+(?:\w+\s+)?"
    r"(?:observer|nurse|rn|monitor|person|staff)\b|\bobserver\s*(?:present)?\s*[:?\[(]+\s*(?:no|none)\b"
    r"|\b(?:nurse|rn|tech\w*|observer|monitor\w*)\b[^.;]{0,50}(?<!not )(?<!never )\b(?:also|doubl\w+ as|as well as"
    r"|in addition|besides|in between|between (?:readings|times)|had to|left to|at the same time|while)\b[^.;]{0,30}"
    r"\b(?:circulat\w*|assist\w*|scrub\w*|r[au]n(?:ning)?|fetch\w*|hand(?:ed|ing)|pass(?:ed|ing)?|suppl\w+|help\w*"
    r"|cover\w*|answer\w*|prepar\w*|open(?:ed|ing)|get(?:ting)?|retriev\w*|hold(?:ing)? pressure|held pressure"
    r"|phone|second (?:room|patient)|another (?:room|patient))\b"
    r"|\b(?:only|single|same) (?:nurse|rn)\b[^.;]{0,40}\b(?:circulat\w+|scrub\w+|both)\b"
    r"|\b(?:between|besides|beside|along with) (?:her|his|their) other (?:dut|task|job)\w*",
)
_TIMES_ELSEWHERE = WordPattern(
    r"\b(?:nursing|see|per|in the|refer to)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:record|log|notes?|flow\s?sheet"
    r"|chart|documentation)\b",
)
_OTHER_DURATION = WordPattern(
    r"\b(?:fluoro\w*|pressure|compression|held|ft|dwell\w*|dialys\w*|ablat\w*|inflat\w*|infus\w*|bed\s?rest"
    r"|recover\w*|balloon|procedure time|operative time|room time|flat"
    r"|ultrasound time|scan|waited|wait|every|q|repeated|previous|last|alteplase|tpa|hemostasis|manual"
    r"|rads?|air kerma|aspirat\w*|call|consult\w*|counsel\w*|contact)\b",
)
_START = WordPattern(
    r"\b(?:start\w*|began|begin\w*|begun|from|on at|in at|first dose|initiat\w*)\b[^.;]{0,20}$"
    r"|\bsedation\b[^.;]{0,20}\b(?:start\w*|began|begun|given)\b[^.;]{0,60}\bat\s*$"
)
_END = WordPattern(
    r"\b(?:stop\w*|end\w*|finish\w*|complet\w*|until|off at|out at|to|ceased|conclu\w*|through|left|leave|leaving"
    r"|off|done|over|closed|hand(?:ed)?[\s-]?(?:off|over))"
    r"\b[^.;]{0,20}$",
)
_START_BEHIND = re.compile(
    r"\W*(?:first dose|start\w*|beg[aiu]n\w*|first (?:midazolam|versed|fentanyl))\b", re.IGNORECASE
)
_END_BEHIND = re.compile(
    r"\W*(?:(?:i|we|when i|as i)\s+)?(?:left|leaving|end\w*|stop\w*|done|finish\w*|complete\w*|out|over)\b",
    re.IGNORECASE,
)
"""What stands behind a clock time that is the start or the end ("11:02 first dose, 11:38 I left the room")."""
_LONGEST = 600
_OBSERVER_WITHIN = 7
"""Clauses from the drugs on within which the observer is named: the times may stand between."""
# A form gives the number beside its unit: "Minutes: 24", "Intraservice time [24] minutes".
_IN_A_FORM = re.compile(
    r"\bmin(?:ute)?s?\b\.?\)?\s*[:=]\s*\[?\s*(?P<after>\d{1,3})\b|\[\s*(?P<before>\d{1,3})\s*\]\s*min(?:ute)?s?\b"
    r"|\b(?:time|total|duration)\W{0,3}0?0:(?P<clock>\d\d)\b|\bhalf an? (?P<half>hour)\b",
    re.IGNORECASE,
)
_HALF_AN_HOUR = 30
_START_SLASH_STOP = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)\s*/\s*([01]\d|2[0-3])([0-5]\d)\b")
_LABELLED = re.compile(
    r"[ \t\W]*(?:[\w ]{1,20}\s?[/&+,]\s?)?(?:(?:moderate|conscious|procedural|iv)\s+)?(?:sedation|sed|ana?esthesia)\b"
    r"[^:\n.]{0,30}(?::|\s[-\u2013])\s"
    r"|[ \t]*(?:moderate |conscious |procedural |iv )?sedation\s+(?:was\s+)?(?:given|supervised|administered"
    r"|provided|directed"
    r"|started|by|with|under|\d{1,2}[:.]?\d\d)\b",
    re.IGNORECASE,
)
_NEVER_OWN = frozenset({"plan", "consent", "allergies"})
_SEDATION_TIME = WordPattern(r"\b(?:intra-?\s?service|sedation|sed|face[\s-]to[\s-]face|total|monitor\w*|start\w*)\b")


def find_sedation(context: Context) -> tuple[tuple[Sedation, ...], tuple[Fact, ...]]:
    """The sedation of the session and the facts about it; nothing where the report does not speak of sedation."""
    context = replace(context, clauses=_with_labelled_lines(in_whole_clauses(context)))
    told = [clause for clause in context.clauses if _speaks(clause)]
    if not told:
        return (), ()
    window = _window(context, told)
    spans = tuple(context.quote(clause) for clause in told[:3])
    kind, by = _kind(told, window)
    minutes, at = _minutes(context, window)
    sedation = Sedation(id="sedation-1", kind=kind, by=by, minutes=minutes, spans=(*spans, *at))
    facts: list[Fact] = []
    near = _window(context, told, reach=_OBSERVER_WITHIN)
    observer = next((clause for clause in near if _OBSERVER.search(clause.text)), None)
    missing = next((clause for clause in window if _NO_OBSERVER.search(clause.text)), None)
    if kind == "moderate" and (observer or missing):
        quotes = tuple(context.quote(clause) for clause in (missing, observer) if clause is not None)[:1]
        state: FactState = "denied" if missing is not None else "stated"
        facts.append(Fact(element="independent_observer", about="sedation-1", state=state, spans=quotes))
    untimed = next((clause for clause in window if _NO_TIMES.search(clause.text)), None)
    if minutes is not None:
        facts.append(Fact(element="start_stop_or_total_time", about="sedation-1", spans=at))
    elif untimed is not None:
        quote = (context.quote(untimed),)
        facts.append(Fact(element="start_stop_or_total_time", about="sedation-1", state="denied", spans=quote))
    return (sedation,), tuple(facts)


def _with_labelled_lines(context: Context) -> tuple[Clause, ...]:
    """The clauses, those of a line with a sedation label ("MEDS/SEDATION:") out of the background before them."""
    text = context.reading.text
    out: list[Clause] = []
    for clause in context.clauses:
        labelled = (
            clause.section in BACKGROUND - _NEVER_OWN
            and _LABELLED.match(text, text.rfind("\n", 0, clause.start) + 1) is not None
        )
        out.append(replace(clause, section="anesthesia") if labelled else clause)
    return tuple(out)


def _speaks(clause: Clause) -> bool:
    if clause.section in BACKGROUND or clause.section == "procedure_title":
        return False
    text = clause.text
    if _OF_SEDATION.search(text) or (_OF_TEAM.search(text) and _ANESTHESIA_TEAM.search(text)):
        return True
    return clause.section == "anesthesia" and _ANESTHESIA.search(text) is not None


def _window(context: Context, told: list[Clause], reach: int = 4) -> list[Clause]:
    """Clauses that speak of sedation, what stands in the same section, and their neighbours in the text."""
    wanted: set[int] = set()
    said = {clause.index for clause in told}
    for place, clause in enumerate(context.clauses):
        if clause.index in said:
            wanted.update(range(place - 1, place + reach))
        if clause.section == "anesthesia":
            wanted.add(place)
    return [clause for place, clause in enumerate(context.clauses) if place in wanted]


def _kind(
    told: list[Clause], window: list[Clause]
) -> tuple[Kind, Literal["operator", "anesthesia", "other", "unknown"]]:
    stated, text = (" ".join(clause.text for clause in clauses) for clauses in (told, window))
    own = [c for c in told if (_MODERATE.search(c.text) or _DRUG.search(c.text)) and not _is_denied(c.text)]
    if _ANESTHESIA_TEAM.search(stated):
        return ("general" if _GENERAL.search(stated) else "monitored"), "anesthesia"
    if not own:
        return "none", "unknown"
    if all(_MINIMAL.search(clause.text) for clause in own):
        return "minimal", "unknown"
    given = (*own, *(clause for clause in window if clause.section == "anesthesia"))
    if any(_OTHER_TEAM.search(clause.text) for clause in given) and not _OPERATOR.search(text):
        return "moderate", "other"
    by: Literal["operator", "unknown"] = "operator" if _OPERATOR.search(text) else "unknown"
    return "moderate", by


def _is_denied(text: str) -> bool:
    return any(words.search(text) for words in (_NONE, _NO_DRUG, _NOT_TODAY))


def _minutes(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """Intraservice minutes: a duration or a clock range told with the sedation, or its start and its end."""
    best: tuple[int, int, Span] | None = None
    for clause in window:
        for quantity in _quantities(context, clause, "minutes", "clock_range"):
            before = clause.text[: quantity.start - clause.start]
            after = clause.text[quantity.end - clause.start :]
            own = bool(
                _SEDATION_TIME.search(before[-60:])
                or _MODERATE.search(clause.text)
                or _DRUG.search(clause.text)
                or _goes_on(context, clause)
            )
            if quantity.kind == "minutes" and _OTHER_DURATION.search(before[-40:] + "|" + after[:25]):
                continue
            value = quantity.value
            if quantity.kind == "clock_range" and quantity.second is not None:
                value = (quantity.second - quantity.value) % (24 * 60)
            elif not own and not _in_anesthesia(context, clause):
                continue
            # A total told beside the clock times is the author's own count; times alone are counted by us.
            rank = 2 * own + (quantity.kind == "minutes")
            if 1 <= value <= _LONGEST and (best is None or rank > best[0]):
                best = (rank, int(value), context.quote(clause))
    if best is not None:
        return best[1], (best[2],)
    for clause in window:
        form = _IN_A_FORM.search(clause.text)
        if form is not None and not _OTHER_DURATION.search(clause.text[: form.start()][-40:]):
            told = form["after"] or form["before"] or form["clock"] or _HALF_AN_HOUR
            return int(told), (context.quote(clause),)
        pair = _START_SLASH_STOP.search(clause.text)
        if pair is not None and (clause.section == "anesthesia" or _SEDATION_TIME.search(clause.text)):
            first, last = (60 * int(pair[place]) + int(pair[place + 1]) for place in (1, 3))
            return (last - first) % (24 * 60), (context.quote(clause),)
    return _from_start_to_end(context, window)


def _goes_on(context: Context, clause: Clause) -> bool:
    """Speech without stops: the clause goes on from one about sedation or its observer, before any other duration."""
    text = context.reading.text
    before = text[max(0, clause.start - 160) : clause.start]
    if before.rstrip()[-1:] in {".", "!", "?"} or "\n" in before[-2:]:
        return False
    run = re.split(r"[.!?](?=\s)|\n", before)[-1]
    told = [match.end() for words in (_MODERATE, _DRUG, _OBSERVER) for match in words.finditer(run)]
    return bool(told) and not _OTHER_DURATION.search(run, min(told))


def _from_start_to_end(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """Two clock times told apart, the one as the start and the other as the end."""
    start: tuple[float, Span] | None = None
    for clause in window:
        for quantity in _quantities(context, clause, "clock"):
            before = clause.text[: quantity.start - clause.start]
            after = clause.text[quantity.end - clause.start :]
            begins = _START.search(before) or _START_BEHIND.match(after)
            if start is None and (begins or (_DRUG.search(before) and not _END.search(before))):
                start = (quantity.value, context.quote(clause))
            elif start is not None and (_END.search(before) or _END_BEHIND.match(after)):
                minutes = int(quantity.value - start[0]) % (24 * 60)
                if 1 <= minutes <= _LONGEST:
                    return minutes, tuple(dict.fromkeys((start[1], context.quote(clause))))
    return _from_timeline(context, window)


_STAMP = re.compile(r"(?m)^[ \t\W]*(?:at\s+)?([01]?\d|2[0-3])[:.]?([0-5]\d)\b(?!\s*(?:ml|mg|mcg|cc|mm|cm))")
_FEWEST_STAMPS = 3
_SEDATION_STARTS = WordPattern(
    r"\bfirst (?:dose|midazolam|versed|fentanyl)\b|\bsedation\b[^.;]{0,20}\b(?:start|beg[aiu]n|on|given)\w*"
    r"|\b(?:start|beg[aiu]n)\w*\b[^.;]{0,20}\bsedation\b"
)
_SEDATION_ENDS = WordPattern(
    r"\bsedation\b[^.;]{0,20}\b(?:end|stop|off|over|done|finish|complet)\w*|\bend(?: of|s)?\b[^.;]{0,12}\bsedation\b"
)


def _from_timeline(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """A log whose lines begin with clock times: from the line of the first dose to the line where sedation ends."""
    text = context.reading.text
    if len(_STAMP.findall(text)) < _FEWEST_STAMPS:
        return None, ()
    start = next((c for c in window if _SEDATION_STARTS.search(c.text)), None)
    start = start or next((c for c in window if _DRUG.search(c.text)), None)
    end = next((c for c in window if _SEDATION_ENDS.search(c.text)), None)
    if start is None or end is None:
        return None, ()
    stamps = [_STAMP.match(text, text.rfind("\n", 0, clause.start) + 1) for clause in (start, end)]
    first, last = (60 * int(stamp[1]) + int(stamp[2]) if stamp else None for stamp in stamps)
    if first is None or last is None or not 1 <= (last - first) % (24 * 60) <= _LONGEST:
        return None, ()
    return (last - first) % (24 * 60), (context.quote(start), context.quote(end))


def _quantities(context: Context, clause: Clause, *kinds: str) -> list[Quantity]:
    return [q for q in context.reading.quantities if clause.start <= q.start < clause.end and q.kind in kinds]


def _in_anesthesia(context: Context, clause: Clause) -> bool:
    """Whether a bare duration of a clause stands under an anesthesia heading or beside the sedation's words."""
    if _TIMES_ELSEWHERE.search(clause.text):
        return False
    return clause.section == "anesthesia"
