"""Paragraphs that tell the procedure under a heading of background or sedation; their own was never dictated.

"Hx: ischemic fingers." and on the next line "The right groin was prepped …": the history ended with its line. From the
line that tells the puncture on, the section is technique and what it tells was performed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Section

_BACKGROUND = frozenset({"indication", "history", "comparison", "consent", "allergies", "labs", "diagnosis", "timeout"})
_RUNS_ON = frozenset({"indication", "history", "diagnosis"})
_DEEDS = (
    WordPattern(
        r"\b(?:access(?:ed)?|punctur(?:e|ed)|stuck|enter(?:ed|ing)?|entry|stick|micro-?\s?puncture|needle|cannulated)\b"
    ),
    WordPattern(r"\b(?:sheath|catheter|pigtail|wire|introducer)\b"),
    WordPattern(r"\b(?:prepped|draped|sterile|lidocaine|anesthetized|supine|prone)\b"),
    WordPattern(
        r"\b(?:advanced|placed|positioned|selected|engaged|catheteri[sz]ed|injected|exchanged|negotiated|runs?"
        r"|angiogra\w+"
        r"|arteriogra\w+|aortogra\w+|venogra\w+)\b",
    ),
    WordPattern(
        r"\b(?:(?:ultrasound|sonographic|us|fluoroscopic) (?:guidance|control)|by (?:palpation|feel)|landmarks"
        r"|(?:documented|shown|seen|looked at) (?:by|on|with) ultrasound|gauge (?:\w+ )?needle)\b"
    ),
)
_ENOUGH = 2
_WENT_IN = WordPattern(
    r"\b(?:needles?|trocar|catheters?|drains?|tubes?|wires?|sheaths?|probes?|cannulas?|electrodes?|scope|pigtail"
    r"|introducer)\b[^.;\n]{0,70}"
    r"\b(?:was|were)\b[^.;\n]{0,30}\b(?:advanced|placed|inserted|introduced|passed|positioned|directed|exchanged"
    r"|threaded|guided)\b"
    r"|\b(?:advanced|placed|inserted|introduced|passed|directed)\b[^.;\n]{0,25}\b(?:an?"
    r"|the)\b[^.;\n]{0,25}\b(?:needle|trocar|catheter|drain"
    r"|probe|cannula|wire)\b"
)
_AT_WORK = WordPattern(
    r"\b(?:prepped|draped|sterile\w*|lidocaine|anesthetized|supine|prone|gauge|french|under (?:ultrasound|ct"
    r"|fluoro\w*|us|sonogra\w+)"
    r"|(?:ultrasound|ct|fluoroscopic|us|sonographic)[\s-]guid\w+|\d+\s?(?:fr|f|g|ga)\b)"
)
"""Needle work says no vascular place: a tool that went in, and a circumstance of the work, tell it."""
_TOOL = WordPattern(
    r"\b(?:(?:[gj]|gj|chest)-?\s?tubes?|tubes?|caths?|catheters?|drains?|needles?|wires?|sheaths?|cuffs?|pcn"
    r"|nephrostom\w+"
    r"|trialysis|mahurkar|picc|port|cannulas?)\b"
)
_DEED = WordPattern(
    r"\b(?:left|rfa|ablat\w+|exchanged|replaced|changed|placed|inserted|injected|freed|tunneled|pulled|removed|out"
    r"|entered|stuck|passed"
    r"|over (?:an? |the )?(?:\w+ )?wire|(?:via|through|down) (?:the |his |her |old )*(?:drain|tube|cath\w*)"
    r"|guided needle|needle (?:in)?to)\b"
)
_CIRCUMSTANCE = WordPattern(
    r"\b(?:fluoro\w*|(?:us|ct|ultrasound) guid\w+|under (?:us|ct|ultrasound)"
    r"|(?:image|film|picture)s? (?:saved|kept|stored)|contrast"
    r"|(?:loop|tip) (?:in|at)|intact|whole|\d+\s?(?:fr?|french|g|ga)|\d+ cm)\b"
)
"""A line of a note in telegraph style tells the work by a tool, what became of it, and how."""
_LOOKED = re.compile(
    r"\W*(?:us|ultrasound)\b[^.;\n]*\b(?:image|picture|film)s? (?:saved|kept|stored|archived)", re.IGNORECASE
)
"""A line that tells where the probe looked and that the picture was kept."""
_MODAL = WordPattern(
    r"\b(?:may|might|could|would|should|will|can|if|consider\w*|option\w*|discuss\w*|possible|possibly|candidate)\b"
)
_WORN = WordPattern(
    r"\b(?:since|due for|output|performed|\d{1,2}/\d{1,2}"
    r"|leaking|clogged|broken|in place for|\d+ (?:days?|weeks?|months?))\b"
)
"""What is said of a tube that the patient came with."""
_BEFORE_WORK = frozenset({"consent", "timeout", "comparison"})
_SET_UP = re.compile(
    r"\W*(?:(?:moderate|mod|conscious|iv|procedural)\s+(?:iv\s+)?sed(?:ation)?\b"
    r"|(?:\d+\s?(?:%|percent|cc|ml)\s(?:of\s)?)*(?:(?:buffered|plain)\s)?(?:lidocaine|xylo(?:caine)?|lido)\b"
    r"|local(?:\s+(?:ana?esthe\w+|infiltrat\w+|lidocaine))?\W*$"
    r"|(?:prone|supine)\b|(?:under )?(?:fluoro\w*|us|ct|ultrasound)[\s-](?:guid\w+\s)?(?:\w+\s){0,5}needle\b"
    r"|ana?esthesia team\b|(?:no sedation|general ana?esthesia)\b)",
    re.IGNORECASE,
)
"""How a line of a note begins that sets up the work: nobody writes it among consents and earlier studies."""
_TIMED_SEDATION = WordPattern(r"\b(?:moderate|mod|conscious)\s+sed(?:ation)?\b[^.;]{0,160}\b\d{2,3}\s?min\w*")
_NEEDLE = WordPattern(r"\bneedles?\b")
_GIVEN = WordPattern(r"\binjected\b")
_TALKED_OF = WordPattern(
    r"\b(?:discuss\w*|explain\w*|option\w*|offer\w*|alternative\w*|agree\w*|declin\w*|refus\w*|understand\w*"
    r"|understood|wish\w*|prefer\w*|allerg\w*|verif\w*|confirm\w*)\b"
)
_NUMBED = "anesthesia"
_ASLEEP = WordPattern(
    r"\b(?:sedat\w*|an[a]?esthe\w+|an[a]?esthetist|intubat\w+|intraservice|lma|arterial line|iv access)\b"
)
"""What a sentence of the sedation itself speaks of."""
_TECHNICAL = frozenset({"technique", "access"})
_OPEN = frozenset({"body", "note"})

_STUDY_TODAY = WordPattern(
    r"\b(?:today|now)[,:]?\s+(?:(?!(?:for|to|he|she|and|with|possible|planned)\b)\w+\s+){0,2}?"
    r"(?:lhc|rhc|cath|catheterization|angio\w*|coronar\w+|pci|radial|femoral)\b"
)
_SENT_FOR = WordPattern(r"\b(?:presents?|referred|comes?|here|returns?|admitted|planned|scheduled|possible|will)\b")
_HEART_TODAY = WordPattern(
    r"\b(?:lv|rv|pa|ao|aorta|pulmonary artery|left ventric\w+)\W{0,3}(?:pressure\s+)?(?:of "
    r"|was )?\d{2,3}\s?/\s?\d{1,3}\b"
    r"|\blv\s?-?edp\W{0,3}(?:of |was |is )?\d{1,2}\b"
)
"""Pressures of the chambers of the heart, and heart studies of today."""
_OTHER_MEASURE = WordPattern(
    r"\b(?:echo\w*|tte|tee|cta?|mri?|doppler|cuff|bp|blood pressure|shows?|showed|known|elsewhere|outside)\b"
)
"""What else pressures of the heart are told from, in an indication."""
_PLACE = WordPattern(
    r"\b(?:groin|wrist|femoral|radial|brachial|jugular|basilic|popliteal|cfa|cfv|ijv?|axillary|carotid|neck"
    r"|transhepatic)\b",
)
_ENTRY = WordPattern(
    r"^\W*(?:right|left|rt|lt|r|l)\s+(?:common femoral|transfemoral|transradial|femoral|cfa|cfv|radial|brachial|ij"
    r"|jugular|internal jugular|popliteal|basilic)\b(?:\s+(?:artery|vein|arterial|venous))?\s+access(?:ed)?\b"
    r"(?!\s+(?:site|compl))"
)
_PAST = WordPattern(
    r"\b(?:prior|previous\w*|history|ago|last\s+(?:week|month|year)|status\s+post|s/p|underwent|had\s+(?:a|an|his"
    r"|her)|(?:19|20)\d\d"
    r"|planned|will\s+be|scheduled|recently|yesterday)\b",
)
_RISK = WordPattern(r"\b(?:risks?|consent\w*|complications?|alternatives|benefits)\b")


def with_told_paragraphs(reading: Reading) -> Reading:
    """The reading with such paragraphs marked as technique."""
    moved = {
        start: end for section in reading.sections if (start := _told_from(reading, section)) for end in (section.end,)
    }
    if not moved:
        return reading

    def told(at: int) -> bool:
        return any(start <= at < end for start, end in moved.items())

    return replace(
        reading,
        sentences=tuple(replace(s, section="technique") if told(s.start) else s for s in reading.sentences),
        mentions=tuple(_told(reading, mention) if told(mention.start) else mention for mention in reading.mentions),
    )


def _told_from(reading: Reading, section: Section) -> int | None:
    """Where a line of the section starts to tell the puncture, ``None`` where none does."""
    if section.kind == _NUMBED:
        return _worked_from(reading, section)
    if section.kind not in _BACKGROUND or section.start == section.body:
        return None
    if section.kind in _RUNS_ON and not _told_elsewhere(reading):
        for sentence in reading.sentences:
            if not section.body < sentence.start < section.end:
                continue
            text = reading.sentence_text(sentence.index)
            same_line = "\n" not in reading.text[section.body : sentence.start]
            if _tells_on(text) or (same_line and _tells_tersely(text)):
                return sentence.start
    at = reading.text.find("\n", section.body, section.end)
    bare = "\n" in reading.text[section.start : section.body + 1].rstrip(" ")
    listed = (bare or section.kind in _BEFORE_WORK) and not _told_elsewhere(reading)
    while at >= 0:
        stop = reading.text.find("\n", at + 1, section.end)
        line = reading.text[at + 1 : stop if stop >= 0 else section.end]
        if _tells(line) or (section.kind in _BEFORE_WORK and _sets_up(line)):
            return at + 1
        if (listed and (_tells_tersely(line) or _LOOKED.match(line) is not None)) or _times_sedation(line):
            return at + 1
        at = stop
    return None


def _worked_from(reading: Reading, section: Section) -> int | None:
    """Where a section on sedation goes on to the work itself, in a report that gives the work no part of its own."""
    if any(_tells_work(reading, other) for other in reading.sections):
        return None
    for sentence in reading.sentences:
        if not section.body < sentence.start < section.end or _ASLEEP.search(reading.sentence_text(sentence.index)):
            continue
        inside = [m for m in reading.mentions if m.sentence == sentence.index]
        named = any(m.label in ("VESSEL", "GUIDANCE") or m.kind == "spinal_level" for m in inside)
        done = any(m.assertion == "performed" for m in inside)
        if named and done:
            return sentence.start
    return None


def _sets_up(line: str) -> bool:
    """Whether a line gives the anesthesia or the position of this session, as a note in telegraph style does."""
    begins = _SET_UP.match(line) is not None or (_NEEDLE.search(line) is not None and _GIVEN.search(line) is not None)
    return begins and not any(p.search(line) for p in (_PAST, _RISK, _TALKED_OF))


def _times_sedation(text: str) -> bool:
    """Whether a text tells how long the sedation of this session was."""
    return _TIMED_SEDATION.search(text) is not None and not any(p.search(text) for p in (_PAST, _RISK, _TALKED_OF))


def _tells_on(text: str) -> bool:
    """Whether a sentence tells the puncture, or names it as the note-taker does ("Right CFA access.")."""
    if _tells(text) or _times_sedation(text):
        return True
    if _STUDY_TODAY.search(text) and not any(p.search(text) for p in (_RISK, _MODAL, _SENT_FOR)):
        return True
    if _HEART_TODAY.search(text) and not any(p.search(text) for p in (_PAST, _RISK, _OTHER_MEASURE)):
        return True
    return _ENTRY.search(text) is not None and not any(p.search(text) for p in (_PAST, _RISK))


def _told_elsewhere(reading: Reading) -> bool:
    """Whether the procedure is told in a part of its own: then no sentence of the indication tells it."""
    return any(_tells_work(reading, section) for section in reading.sections) or any(
        s.section in _OPEN and _tells(reading.text[s.start : s.end]) for s in reading.sentences
    )


def _tells_work(reading: Reading, section: Section) -> bool:
    """Whether a section is the one that tells the work; an opening line without a heading is a title."""
    opening = section.start == section.body and "\n" not in reading.text[section.start : section.end].strip()
    return section.kind in _TECHNICAL and not opening


def _tells(text: str) -> bool:
    """Whether a text tells the puncture, or the needle work, of this session."""
    deeds = sum(pattern.search(text) is not None for pattern in _DEEDS)
    in_vessel = deeds >= _ENOUGH and _PLACE.search(text) is not None
    by_needle = _WENT_IN.search(text) is not None and _AT_WORK.search(text) is not None
    return (in_vessel or by_needle) and not any(pattern.search(text) for pattern in (_PAST, _RISK))


def _tells_tersely(text: str) -> bool:
    """Whether a line tells in telegraph style what was done with a tool, and how."""
    told = all(pattern.search(text) is not None for pattern in (_TOOL, _DEED, _CIRCUMSTANCE))
    return told and not any(pattern.search(text) for pattern in (_PAST, _RISK, _TALKED_OF, _MODAL, _WORN))


def _told(reading: Reading, mention: Mention) -> Mention:
    sentence = reading.sentence_text(mention.sentence)
    performed = mention.assertion == "historical" and not _PAST.search(sentence)
    performed = performed or (mention.assertion == "hypothetical" and not _MODAL.search(sentence))
    return replace(mention, section="technique", assertion="performed" if performed else mention.assertion)
