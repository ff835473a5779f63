"""Whether anything was done at all: cancelled cases, consultations, conferences and plans hold procedures in words.

Such reports speak at length of what would be, was or will be done. They are recognised by what they call themselves,
together with the absence of any sentence that tells of a needle, sheath, catheter or probe going in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Fact
from ircoder.knowledge.word_patterns import WordPattern

NO_PROCEDURE = "no_procedure"

_HEAD = 500
_CANCELLED = WordPattern(
    r"\b(?<!selective )(?<!further )(?<!additional )(?:procedure|case|study|exam\w*|biopsy|punctures?|taps?|blocks?"
    r"|injections?|intervention|placement"
    r"|treatment|angiogra\w+|drainage"
    r"|session)\b"
    r"(?!\s+of\b)[^.;,\n]{0,50}?\b(?:cancel+ed|cancel+ation|postponed|rescheduled|not\s+(?:performed|started|done"
    r"|carried\s+out)"
    r"|called\s+off|deferred|aborted\s+before)\b"
    r"|\bcancel+(?:ed|ation|s)\b|\bcalled\s+off\b"
    r"|\b(?:not|never)\s+(?:been\s+)?(?:brought|taken|transferred)\s+(?:in)?to\s+the\s+(?:procedure|angio\w*|ir"
    r"|fluoro\w*"
    r"|operating|cath|table|room|suite|lab)"
    r"|\bno\s+new\s+procedures?\s+(?:here|today|at\s+this\s+(?:visit|time))\b"
    r"|\bno\s+(?:new\s+)?(?:procedure|intervention)s?\s+(?:was\s+|were\s+)?(?:performed|done|carried\s+out"
    r"|took\s+place)\b"
    r"|\bno\s+procedures?\s+(?:(?:in|at|here)\s+)?(?:(?:the\s+)?(?:clinic|office)\s+)?today\b"
    r"|\bno\s+(?:injection|biopsy|puncture|needle|treatment)\b(?!\s+(?:of|to|from|into|for|at)\b)[^.;\n]{0,40}"
    r"\b(?:today|at this visit|this visit)\b"
    r"|\bdid\s+not\s+(?:go\s+on|proceed|start|begin)\b|\bdo\s+not\s+(?:send|submit|drop"
    r"|bill)\b[^.;\n]{0,20}\bcharges?\b"
    r"|\bnothing\s+(?:was\s+)?(?:done|performed|injected)\b"
    r"(?!\s+(?:on|to|in|with|at|about|there|more|else|further|beyond|except)\b)",
)
_NEVER_BEGAN = WordPattern(
    r"\bdid not (?:enter|reach|get to|go (?:in)?to|come (?:in)?to) the (?:angio\w*|procedure|ir|fluoro\w*|cath"
    r"|suite)\b"
    r"|\b(?:not|never)\s+(?:been\s+)?(?:brought|taken|transferred)\s+(?:in)?to\s+the\s+(?:procedure|angio\w*|ir"
    r"|fluoro\w*"
    r"|operating|cath|table|room|suite|lab)"
    r"|\bcancel+ed\s+(?:prior\s+to|before)\s+(?:the\s+)?(?:start|beginning|needle|puncture|access|skin|sedation)"
    r"|\bno\s+procedure\s+(?:was\s+)?(?:performed|done|carried\s+out|took\s+place)\b"
    r"|\bno\s+procedures?\s+(?:(?:in|at|here)\s+)?(?:(?:the\s+)?(?:clinic|office)\s+)?today\b"
    r"|\bno\s+(?:needle|stick|puncture)\s+(?:was\s+)?(?:made|placed|inserted|passed|attempted)\b"
    r"(?!\s+(?:through|into|in|across|beyond|within|near|towards?|between|to|on|at|past|over|there|for|by|with)\b)"
    r"|\b(?:no\s+(?:skin|vessel|artery|vein)|nothing)\s+was\s+(?:punctured|entered|incised|stuck(?! to\b))\b"
    r"|\bno\s+(?:injection|puncture|needle)\b[^.;\n]{0,60}\b(?:done|performed|made|placed|given|attempted)\s+today\b"
    r"|\bnever\s+(?:went|came|got|made\s+it|was\s+taken|was\s+brought)\s+(?:in)?to\s+the\s+(?:scanner|room|suite"
    r"|table|lab|magnet)\b",
)
"""Words that leave no doubt: what else the report tells of needles is history, template or plan."""

_MEETING = WordPattern(
    r"\b(?:consult(?:ation)?|clinic|office|outpatient|telephone|video|follow-?\s?up|new\s+patient"
    r"|day|week|month|year)\s+(?:visit"
    r"|letter|note|consult\w*|appointment"
    r"|encounter|call)\b|\binitial\s+consult\w*|\bconsultation\b|\bconference\b|\b(?:tumou?r|multidisciplinary"
    r"|vascular)\s+(?:board|meeting)\b"
    r"|\b(?:aneurysm|stroke|neuro\w*|spine|pain|valve|cardiology|heart failure|ablation|tumou?r|liver|kidney|vein"
    r"|interventional|hepatobiliary|fibroid) clinic\b(?=\s*[:.,\n-])"
    r"|\bmdt\b|\bminutes\s+of\s+(?:the|our|a|this)\b(?!\s+(?:procedure|sedation|case))|\bno\s+patient\s+contact\b"
    r"|\bthank\s+you\s+for\s+(?:referring|asking"
    r"|the\s+referral)\b|\bsecond\s+opinion\b"
    r"|\bi\s+(?:(?:only|just)\s+)?(?:saw|met|reviewed|visited)\b[^.;\n]{0,60}\b(?:clinic|office|today|rounds)\b"
    r"|\bdear\s+(?:dr|doctor|colleague)",
)
_VISIT_HEADING = WordPattern(
    r"(?:^|\n|\.\s)\s*(review of systems|physical exam(?:ination)?|social history|family history"
    r"|past (?:medical|surgical) history|chief complaint|history of present illness|assessment(?: and plan)?"
    r"|vital signs|current medications)\s*[:.\n]"
)
_VISIT_HEADINGS = 4
_OF_A_PROCEDURE = frozenset({"technique", "procedure_title", "guidance", "specimen", "radiation", "ebl", "timeout"})
_THING = (
    r"(?:needles?|sheaths?|catheters?|microcatheters?|(?:cryo-?)?probes?|cannulas?|introducers?|trocars?"
    r"|guide\s?wires?|wires?"
    r"|stents?|balloons?|coils?"
    r"|drains?|tubes?|ports?|filters?|guides?|antenna|electrodes?|particles|tuohy|plugs?)"
)
_WENT_IN = WordPattern(
    rf"\b{_THING}\b[^.;\n]{{0,70}}?\b(?:was|were)\s+(?:\w+\s+){{0,3}}?(?:advanced|placed|inserted|introduced"
    rf"|positioned|passed|exchanged|used|deployed|released"
    rf"|left|put|seated|threaded|navigated|directed|inflated|fed|guided|implanted|injected|delivered|taken|brought"
    rf"|withdrawn|removed)\b"
    rf"|\b(?:was|were)\s+(?:\w+\s+){{0,3}}?(?:punctured|entered|stuck|blocked|cannulated|catheteri[sz]ed|incised"
    rf"|accessed|selected|engaged|injected|emboli[sz]ed|released"
    rf"|stented|dilated|aspirated|biopsied|drained|ablated|deployed|implanted|inflated)\b"
    rf"|\b{_THING}\b\s+(?:went|goes|in|into|to|over|through|up|advanced|placed|used)\b"
    rf"|\b(?:i|we)\s+(?:\w+\s+){{0,2}}?(?:placed|advanced|punctured|entered|stuck|injected|deployed|passed"
    rf"|inserted|catheteri[sz]ed|selected|treated|coiled"
    rf"|put|used|crossed|stented|accessed|took|ran|shot|started|engaged|cannulated|drained|aspirated|slid|directed"
    rf"|guided"
    rf"|delivered|opened|dilated|ablated|closed|sealed|emboli[sz]ed|seated|threaded|sampled|numbed|steered"
    rf"|inflated|cored"
    rf"|shaved|lined|lasered|debulked|widened|ballooned|plastied|snared|aspirated|sclerosed"
    rf"|filmed|floated|heated|burned|froze|biopsied|pushed|withdrew|gave\s+(?:him\s+|her\s+)?\d)\b"
    rf"|\b(?:cannulated|catheteri[sz]ed|selected|engaged|entered|hooked|intubated)\s+(?:with|using|by|via|from|w/)"
    rf"|\b(?:cfa|groin|femoral|radial|jugular|r?ij|brachial|popliteal|basilic)\s+(?:(?:artery"
    rf"|vein)\s+)?(?:access(?:ed)?|puncture|stick)\b"
    rf"|\b(?:and|then|i|we|so)\s+(?:then\s+)?(?:dropped|parked|slipped|walked|advanced|ran|put|placed|floated"
    rf"|popped|took|brought)\s+"
    rf"(?:a|an|the|my|our)\s+[^.;\n]{{0,25}}?\b(?:cath\w*|microcath\w*|pigtail|sheath|sos|cobra|simmons|bern\w*|omni)\b"
    rf"|\b(?:[rl]?cfa|[rl]?fa|[rl]ra|groin|radial|femoral)\s*(?:\d\s?f\w*\s*)?(?:-+>|>|\u2192)\s*\w"
    rf"|\b(?:approached|hooked|steered|coaxed|turned|wired)\s+(?:in)?to\b|\bapproached\s+(?:from|through|via)\b"
    rf"|\b(?:{_THING}|devices?|systems?|reservoirs?|lines?|filters?)\b[^.;\n]{{0,40}}?"
    rf"\b(?:taken out|slid out|came out|freed|explanted)\b"
    rf"|\b(?:and|i|we)\s+(?:then\s+)?(?:delivered|removed|pulled|lifted|dissected|freed|re-?opened|withdrew"
    rf"|exchanged|numbed)\s+"
    rf"(?:out\s+)?(?:the|its|his|her|a|an|both)\b"
    rf"|\bunder\s+\d+\s*(?:ml|cc)\s+(?:of\s+)?(?:\w+\s+)?(?:lido\w*|ligno\w*|xylocaine|local)\b"
    rf"|(?<![\d.])\d{{1,2}}(?:\.\d)?\s*-?\s*(?:fr|french)\b|(?<![\d.])\d{{1,2}}\s*-?\s*f\b|\bgauge\b"
    rf"|\b\d+(?:\.\d+)?\s*(?:ml|cc|mg)\b[^.;\n]{{0,40}}\b(?:injected|given|instilled|administered)\b"
    rf"|\b\d+g\b|\bsheath\b|\bneedles?\b"
    rf"|\b(?:dye|contrast)\s+(?:went\s+)?(?:through|down|into)\b|\bcontrast\b[^.;\n]{{0,40}}\b(?:inject\w*|spread"
    rf"|show\w*|outlin\w*)\b|\btr band\b"
    rf"|\bmanual (?:pressure|compression)\b|\blor\b|\bloss of resistance\b"
)
_UNDONE = WordPattern(
    r"\b(?:no|not|never|without|nor|neither|would|will|may|might|could|should|can|plan(?:s|ned|ning)?|propos\w*"
    r"|recommend\w*|offer\w*|discuss\w*|describ\w*|talked|consider\w*"
    r"|explain\w*|scheduled?|if|prior|previous\w*|last|ago|outside|in\s+(?:19|20)\d\d|history|option|alternative"
    r"|usually|going\s+to|to\s+be|risks?)\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
)
_PLAIN_PAST = WordPattern(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?\w{3,}ed\b|\d\s*(?:mg|mcg|ml|cc)\s+(?:was\s+|were\s+)?(?:injected|given)\b"
)
_RESULT_DENIED = re.compile(
    r"(?:[,:]\s*|\band\s+)(?:with\s+)?(?:no|without)\b[^,;:.\n]*"
    r"|\bto be (?:widely )?(?:patent|open|compressible)\b"
    r"|\bwith(?:out|\s+no)\s+(?:\w+\s+){0,2}?(?:leak\w*"
    r"|extravasation|complications?|difficulty|incident|event"
    r"|trouble"
    r"|resistance|residual|hematoma|pneumothorax|reflux|vascular\s+uptake)\b",
    re.IGNORECASE,
)
"""What work ended without ("injected, no leak"): the work itself is told as done."""
_SUBJECT = re.compile(r"\s*(?:re|subject|regarding)\s*:", re.IGNORECASE)
_DONE_IN_LETTER = re.compile(
    r"\b(?:was|were)\s+(?:\w+\s+){0,6}?(?:done|performed|carried\s+out|completed|blocked|treated|taken\s+out|placed"
    r"|inserted"
    r"|tunneled|exchanged|removed|deployed)\b"
    r"|\b(?:removal|exchange|insertion|injection|ablation)\s+of\s+the\b[^.;\n]{0,80}\b(?:by|with|under|through)\b"
    r"|\b\d+(?:\.\d+)?\s*(?:mg|ml|cc)\s+(?:of\s+)?\w+(?:\s+(?:was|were))?\s+(?:injected|given|instilled|drained"
    r"|removed)\b"
    r"|\bunder\s+(?:\w+\s+){0,2}?(?:fluoro\w*|ultrasound|ct|sono\w*)\b[^.;\n]*\b\d+(?:\.\d+)?\s*(?:mg|ml|cc)\b",
    re.IGNORECASE,
)
_WORKED = (
    r"(?:did|performed|carried out|treated|fixed|opened|closed|stented|ballooned|studied|took|put|placed|drained"
    r"|injected"
    r"|removed|exchanged|biopsied|coiled)"
)
_DAY = r"(?:today|this (?:morning|afternoon|evening)|tonight)"
_OWN_WORK_TODAY = WordPattern(
    rf"\b(?:patient|he|she)\s+(?:received|got|underwent|had)\s+(?:an?|his|her)\s+(?:new\s+)?"
    rf"(?:ports?|picc|lines?|catheters?|filters?|stents?|drains?|tubes?|biops\w+|injections?|blocks?|ablation)\b"
    rf"[^.;\n]{{0,40}}\b{_DAY}\b"
    rf"|\b(?:i|we)\s+(?:\w+ly\s+)?{_WORKED}\b[^.;\n]{{0,110}}\b{_DAY}\b|\b{_DAY},?\s+(?:i"
    rf"|we)\s+(?:\w+ly\s+)?{_WORKED}\b"
)
"""What the writer of a letter did on its day."""
_TITLE_OF_ADDRESS = re.compile(r"\b(mrs?|ms|dr)\.", re.IGNORECASE)
_TEMPLATE = WordPattern(
    r"\b(?:template|boilerplate|macro|standard\s+(?:text|wording|phrase)|pre-?\s?filled"
    r"|auto-?\s?text)\b"
)
_VOID = re.compile(
    r"\b(?:not\s+appl\w+|does\s+not\s+apply|deleted?|disregard\w*|ignore\w*|removed\s+from|in\s+error|not\s+true"
    r"|void)\b",
    re.IGNORECASE,
)


PRELIMINARY = "preliminary_report"
_PRELIMINARY = WordPattern(
    r"\bpreliminary (?:report|result|read(?:ing)?|interpretation|dictation)\b"
    r"(?![^.;\n]{0,40}\b(?:of|from|text|superseded|replaced))"
    r"|\b(?:unsigned|not (?:yet )?(?:reviewed|signed|finali[sz]ed) by (?:the )?(?:attending|staff)|draft report"
    r"|pending (?:attending|staff) (?:review|signature))\b"
)
_FINAL = WordPattern(
    r"(?:^|\n)[^\w\n]*final report\b(?! (?:to follow|follows|pending))|\belectronically signed\b(?! by resident)"
    r"|\b(?:replaces|supersedes) the preliminary\b"
)
_TOP = 300


def find_preliminary(context: Context) -> tuple[Fact, ...]:
    """The fact that the report calls itself preliminary at its top."""
    clause = next((c for c in context.saying(_PRELIMINARY) if c.start < _TOP), None)
    if clause is None or _FINAL.search(context.reading.text[: _TOP * 2]):
        return ()
    return (Fact(element=PRELIMINARY, spans=(context.quote(clause),)),)


def is_void(sentence: str) -> bool:
    """Whether a sentence quotes template text only to take it back."""
    return _TEMPLATE.search(sentence) is not None and _VOID.search(sentence) is not None


def without_void_text(context: Context) -> Context:
    """The context in which template text that a sentence takes back no longer counts as told today."""
    if not context.may_say(_TEMPLATE):
        return context
    sentences = context.reading.sentences
    void = {sentence.index for sentence in sentences if is_void(context.reading.text[sentence.start : sentence.end])}
    if not void:
        return context
    clauses = tuple(replace(c, section="consent") if c.sentence in void else c for c in context.clauses)
    return replace(context, clauses=clauses)


def find_no_procedure(context: Context) -> Fact | None:
    """The fact that no procedure took place in this session; ``None`` where one did or where it is not certain."""
    certain = next((c for c in context.saying(_NEVER_BEGAN) if c.section != "history"), None)
    told = ("cancelled", certain) if certain is not None else _meeting(context) or _cancelled(context)
    if told is None or (certain is None and any(_goes_in(clause) for clause in context.body())):
        return None
    if certain is None and _measured(context) and (told[0] == "cancelled" or told[1].index > 1):
        return None
    value, clause = told
    if value == "consultation" and _letter_of_work(context):
        return None
    return Fact(element=NO_PROCEDURE, value=value, spans=(context.quote(clause),))


def _measured(context: Context) -> bool:
    """Whether pressures of several chambers are told: what was called off then was one part of a heart study."""
    return sum(len(list(_PRESSURE.finditer(clause.text))) for clause in context.body()) >= _SEVERAL


_SEVERAL = 3
_PRESSURE = WordPattern(
    r"\b(?:ra|rv|pa|pcwp?|wedge|lv|ao|la|svc|baffle|aorta|ventricle|atrium)\b:?(?: (?:mean|of"
    r"|was))? \d{1,3}(?:/\d{1,3})?\b"
)


def _meeting(context: Context) -> tuple[str, Clause] | None:
    found = next((c for c in context.saying(_MEETING) if c.start < _HEAD), None)
    return ("consultation", found) if found is not None else _visit(context)


def _letter_of_work(context: Context) -> bool:
    """Whether a letter is about an act, by its subject line, and tells in its text that it was done."""
    told = " ".join(clause.text for clause in context.body())
    own = _OWN_WORK_TODAY.search(_TITLE_OF_ADDRESS.sub(r"\1 ", told))
    if own is not None and not _is_undone(own.group()):
        return True
    subject = next((c for c in context.clauses if _SUBJECT.match(c.text)), None)
    if subject is None or not _today(subject, "INTERVENTION", "IMAGING"):
        return False
    return any(
        _DONE_IN_LETTER.search(clause.text) is not None
        and not _is_undone(clause.text)
        and _today(clause, "INTERVENTION", "IMAGING", "DEVICE")
        for clause in context.body()
        if clause is not subject
    )


def _today(clause: Clause, *labels: str) -> bool:
    return any(mention.assertion == "performed" for mention in clause.of(*labels))


def _is_undone(text: str) -> bool:
    """Whether words deny, plan or date what they tell, apart from what the work ended without."""
    return _UNDONE.search(_RESULT_DENIED.sub("", text)) is not None


def _visit(context: Context) -> tuple[str, Clause] | None:
    """A visit by its headings, where none is that of a procedure."""
    if any(section.kind in _OF_A_PROCEDURE for section in context.reading.sections):
        return None
    headings = list(_VISIT_HEADING.finditer(context.reading.text))
    if len({match.group(1).lower() for match in headings}) < _VISIT_HEADINGS:
        return None
    place = headings[0].start(1)
    found = next((c for c in context.clauses if c.end > place), None)
    return ("consultation", found) if found is not None else None


def _cancelled(context: Context) -> tuple[str, Clause] | None:
    found = next((c for c in context.saying(_CANCELLED) if c.section not in {"history", "plan"}), None)
    part = found is not None and _PART_NOT_DONE.search(found.text) and not context.says(_MEETING, _IN_CLINIC)
    if part and found is not None and (_ONE_PLACE.search(found.text) or _works_beside(context, found)):
        return None
    return ("cancelled", found) if found is not None else None


_ONE_PLACE = WordPattern(r"\b(?:left|right)\b(?! (?:the|in|at|to)\b)|\b[ctl]\d(?:-[ctls]?\d)?\b")
"""A side or level, of which alone a statement then says that nothing was done."""
_IN_CLINIC = WordPattern(r"\b(?:in|ir|our|vein|vascular|pain) clinic\b|\bnew patient\b")
_PART_NOT_DONE = WordPattern(
    r"\bno\s+(?:injection|biopsy|puncture|needle|treatment)\b[^.;\n]{0,40}\b(?:today|done|performed|at this visit"
    r"|this visit)\b"
    r"|\bnothing\s+(?:was\s+)?(?:done|performed|injected)\b"
)
"""Words that may deny one part of a session only."""
_TELLING_DEVICES = frozenset({"ablation_probe", "marker", "biopsy_device"})
"""Devices that tell of work by themselves."""
_NO_WORK = frozenset({"manipulation", "vascular_access", "consultation"})


def _works_beside(context: Context, denied: Clause) -> bool:
    """Whether another statement of the course names work, or the device of it, as done: that part stands."""
    return any(
        mention.assertion == "performed"
        and (mention.kind not in _NO_WORK if mention.label == "INTERVENTION" else mention.kind in _TELLING_DEVICES)
        for clause in context.body()
        if clause is not denied and not _UNDONE.search(clause.text)
        for mention in clause.of("INTERVENTION", "DEVICE")
    )


def _goes_in(clause: Clause) -> bool:
    """Whether a clause of the body tells, as a plain fact of this session, of something that was put in."""
    if clause.section in BACKGROUND or clause.section in TITLES:
        return False
    return tells_of_entry(clause)


def tells_of_entry(clause: Clause) -> bool:
    """Whether a clause, whatever its section, tells as a plain fact of something that was put in."""
    if _WENT_IN.search(clause.text) is None or _is_undone(clause.text):
        return False
    told = {m.assertion for m in clause.of("INTERVENTION", "IMAGING", "DEVICE")} - {None}
    return not told or not told.isdisjoint({"performed", "attempted"})


def tells_of_work(clause: Clause) -> bool:
    """Whether a clause tells in the plain past of something that was done, neither denied nor of another day."""
    if _is_undone(clause.text):
        return False
    return tells_of_entry(clause) or _PLAIN_PAST.search(clause.text) is not None
