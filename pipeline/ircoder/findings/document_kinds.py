"""Documents that tell of procedures and are no report of one: reads of images, ward notes, plans, lists, letters.

Told by their head alone, because their bodies are full of needles and stents of other days. A document with a heading
of its own for a procedure that was done is a report, whatever it is called.
"""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context
from ircoder.knowledge.word_patterns import WordPattern

_HEAD = 170
_OTHER_NOTE = WordPattern(
    r"\b(?:nursing|nurse(?:'s)?|shift|floor|ward|progress|pharmac\w+|dietitian|case management|social work)"
    r"\s+(?:\w+\s+){0,2}?(?:note|message|summary)\b|\bnight (?:shift )?note\b|\bpod\s?#\s?\d"
    r"|\b(?:aps|acute pain|pain service|icu|ccu|cvicu|cicu|micu|sicu|ward|morning|evening|team|teaching"
    r"|radiology) rounds\b"
    r"|\bpre-?\s?(?:op(?:erative)?|an[a]?esthesia|an[a]?esthetic|sedation|procedure|procedural)\s+(?:evaluation"
    r"|assessment"
    r"|visit|planning|plan|check\w*|note|clearance|huddle)\b|\bplanning note\b"
    r"|\bperi-?\s?procedural (?:\w+\s+)?note\b"
    r"|\bpreoperative evaluation\b|\b(?:team )?huddle\b|\bday before (?:delivery|surgery|the procedure)\b"
    r"|\bpost-?\s?(?:cath|procedure|procedural|op|operative)\s+(?:check|visit|phone call)\b"
    r"|\bwound (?:and \w+ )?check\b"
    r"|\bcancel+ation (?:note|notice)?\b|\bregistry\b|\bappeals?\b|\b(?:outside )?records? review\b"
    r"|\bchart abstract\b"
    r"|\bconference abstract\b|\bpeer review\b|\bcase cart\b|\b(?:pull|equipment|supply|inventory|preference) list\b"
    r"|\bcall report\b|\bstudy visit\b|\bscreening visit\b|\bremote (?:data|monitoring)\b|\bdata review\b"
    r"|\binfusion suite\b|\bhd run\b|\bdialysis run\b|\bdiary review\b|\bdischarge summary\b|\btransfer of care\b"
    r"|\bconsult,? inpatient\b|\bmedicine consult\b|\bin-?service\b|\bline removal note\b|\bincident report\b"
    r"|\baddendum on\b|\b(?:clinic|office) letter\b"
)
_READ = re.compile(
    r"\W*(?:(?:exam(?:ination)?|study)\s*:?\s*)?(?:multiparametric\s+|portable\s+|follow-?up\s+|diagnostic\s+)?"
    r"(?:(?-i:CTA?|MR[IA]?)(?![./]|\s/)|duplex|radiographs?|x-?rays?|chest (?:pa|ap|film|radiograph|x-?ray|\d)"
    r"|(?:upper|lower) extremity (?:vein mapping|venous duplex|duplex)|vein mapping|kub|(?:plain|abdominal) films?"
    r"|abdominal (?:aortic )?(?:ultrasound|duplex|radiographs?|x-?rays?)|aortic (?:ultrasound|duplex)"
    r"|(?:(?:annual|yearly|post)\s+)?(?:(?:t|f)?evar|(?:aortic )?(?:endo|stent[ -]?)graft|endoleak|aaa)\s+"
    r"(?:surveillance|follow-?\s?up|scan|duplex|ultrasound|radiographs?))\b"
    r"(?!\s*(?:and\s+|/\s*)?(?:fluoro\w*[\s-]*)?[-–]?\s*guid)",
    re.IGNORECASE,
)
_OF_AN_ACT = re.compile(
    r"guid(?:ed|ance)|procedure|neuroly[st]|rhizotom|denervat|radio-?frequency|\brf(?:a|n)\b(?! (?:zone|site|cavity"
    r"|defect|bed))"
    r"|sacroplast|cementoplast|sclerotherapy|\bblocks\b|(?<!post )(?<!post-)(?<!prior )biops(?!y[- ]proven)"
    r"|drainage|draining|inject"
    r"|aspirat|placement|insertion|puncture|arthro|myelo"
    r"|discog"
    r"|ablation\b(?! zone)"
    r"|emboli[sz]ation\b(?!\.)|cryo|vertebro|kypho|block\b|thoracentesis|paracentesis|runoff|run-off"
    r"|\b\d{1,2}\s?(?:f|fr|french)\s+(?:into|over)\b|\bbx\b|fiducial|gold (?:seed|marker)|localiz|\bfnas?\b"
    r"|\bcores?\b|\bneedle\b"
    r"|^\W*\w+\s+(?:\w+\s+){0,3}(?:drain|tap|asp)\b(?!\s+(?:in|is|remains|seen|noted)\b)",
    re.IGNORECASE,
)
_PUT_IN_FOR_IT = re.compile(
    r"intrathecal|intra-?articular|\bcannulas?\b|venogra|into the joint|myelogra|arthrogra|lumbar puncture"
    r"|\b(?:[rl]?cfa|[rl]fa|[rl]ra|groin|radial|femoral)\s*(?:\d\s?f\w*\s*)?(?:-+>|>|\u2192)"
    r"|\bmicro-?catheter (?:to|into|in|out)\b"
    r"|\bcoax(?:ial)?\b|\bchiba\b|\byueh\b|\bformalin\b"
    r"|\b\d{1,2}(?:\.\d)?\s?-?(?:f|fr|french)\s+(?:[\w-]+\s+){0,4}?(?:went|(?:was\s+|were\s+)?(?:placed|put|inserted"
    r"|advanced|passed)|left (?:in|to))\b"
    r"|\b(?:i|we) (?:then )?(?:put|placed|left|passed|inserted|injected|drained|aspirated|punctured|sampled)\b",
    re.IGNORECASE,
)
_MAPPED = re.compile(r"\bvein mapping\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:contrast|iohexol|iodixanol|omnipaque|visipaque|isovue|co2|carbon dioxide|inject\w+)\b", re.IGNORECASE
)
"""Veins are mapped by a probe or by contrast; with contrast it is a venogram."""
_PROCEDURE_HEADING = re.compile(
    r"(?:^|\n)[ \t\W]*(?:procedures?(?: performed| done| note)?|technique|description(?: of procedure)?|operation"
    r"|operative (?:note|report)|details)[ \t]*(?::|\n)(?!\s*(?:none|planned))",
    re.IGNORECASE,
)
_PROCEDURE_NOTE = re.compile(
    r"\b(?:procedure|operative|injection|insertion|placement|catheterization|cath(?: lab)?) (?:note|report)\b",
    re.IGNORECASE,
)


def other_document(context: Context) -> Clause | None:
    """The opening clause of a text that is a read of an image or another note; ``None`` for a procedure's report."""
    text = context.reading.text
    lines = [line for line in text.lstrip().split("\n", 3) if line.strip()]
    if not lines or not context.clauses:
        return None
    if _READ.match(lines[0]) and not _OF_AN_ACT.search(lines[0]):
        filmed = _MAPPED.search(lines[0]) is not None and _CONTRAST.search(text) is not None
        return None if filmed or _PUT_IN_FOR_IT.search(text) else context.clauses[0]
    head = text[:_HEAD]
    if _OTHER_NOTE.search(head) and not _PROCEDURE_NOTE.search(head) and _PROCEDURE_HEADING.search(text) is None:
        return context.clauses[0]
    return None
