"""What titles and first sentences tell of tubes: the work by its name, and studies that something must have shown."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context, once
from ircoder.findings.families import tube_words as words
from ircoder.knowledge.word_patterns import WordPattern

_OPENING = re.compile(
    r"(?:(?:percutaneous|perc|transhepatic|direct)\s+)*\w+-?\w*ostom(?:y|ies)\b(?!\s*(?:tubes?|catheters?|drains?"
    r"|buttons?|site|tract))",
    re.IGNORECASE,
)
_EVIDENCE = WordPattern(
    r"\b(?:needles?|trocar|chiba|punctur\w+|stuck|sticks?|access\w*|\d+\s?-?(?:g|ga|gauge|f|fr|french)|placed"
    r"|placement|inserted"
    r"|wires?|locked|pigtail|loop|formed|advanced|deployed|dilat\w+|peel-?away|guid\w+|ultrasound|us|sono\w*"
    r"|fluoro\w*|ct|sutured"
    r"|secured|successful\w*|uncomplicated)\b"
)
"""Words of which one stands in every report of a tube that went in."""
_SHORT_OPENING = re.compile(
    r"(?:(?:percutaneous|perc)\s+)?(?:pcns?|perc(?:utaneous)? neph\w*|perc chole|ptb?c?ds?|ptgbd"
    r"|prg)\b(?!\s*(?:tubes?|catheters?|drains?))",
    re.IGNORECASE,
)
_GONE_IN = WordPattern(
    r"\b(?:needles?|trocar|chiba|micropuncture|accustick|neff|yueh|punctur\w+|stuck|sticks?|(?:18|19"
    r"|2[0-2])\s?-?(?:g|ga|gauge)"
    r"|(?:[6-9]|1\d)(?:\.\d)?\s?-?(?:f|fr|french))\b"
)
_OLD_TUBE = WordPattern(
    r"\b(?:old|existing|indwelling|back|exchang\w+|chang(?:e|ed|ing)|upsiz\w+|swap\w*|rewire\w*|removed|pulled|check"
    r"|flush\w*|injected"
    r"|tube study|nephrostogra\w+|cholangiogra\w+ through)\b|\bout\b(?= over)"
)
_SEEN = WordPattern(
    r"\b(?:contrast|dye|inject\w*|opacif\w*|fluoro\w*|x-?rays?|films?|fill(?:s|ed|ing)?|shows?|showed|shown"
    r"|demonstrat\w*"
    r"|patent|drain(?:s|ed)? (?:freely|well|promptly|briskly|slowly|into|to)|flow(?:s|ed|ing)?|reflux\w*|leaks?"
    r"|extravas\w*|strictur\w*|stones?|dilat\w*|ducts?|duoden\w*|calyc\w*|calyx|ureters?"
    r"|renal pelvis|jejun\w*|in (?:the )?stomach|cavity|position\w*|normal|unremarkable|obstruct\w*|omnipaque"
    r"|isovue|visipaque)\b"
)
_STUDY_DENIED = re.compile(
    r"\b(?:no|not|without|cannot|can't|couldn't|could not|deferred)\b[^.;\n]{0,50}\b(?:contrast|stud(?:y|ies)"
    r"|x-?rays?|imaging|fluoro\w*"
    r"|injection|\w+ograms?)\b"
    r"|\b(?:contrast|stud(?:y|ies)|x-?rays?|imaging|injection|\w+ograms?)\b[^.;\n]{0,40}\b(?:not|cannot|can't"
    r"|couldn't|deferred|booked"
    r"|scheduled|will be|tomorrow|next)\b",
    re.IGNORECASE,
)
_LOOKED_AT = WordPattern(
    r"\b(?:instill\w*|bcg|infus\w*|flush\w*|fell|dislodg\w*|plug\w*|clog\w*|kink\w*|malfunction\w*|since|ago|called"
    r"|consult\w*"
    r"|request\w*|asked|ordered|vs"
    r"|no longer|not needed|needed|due|capped|uncapped|clamped|blocked|leak\w*|check\w*|study|studied|inject\w*"
    r"|evaluation"
    r"|nephrostogra\w*"
    r"|cholangiogra\w*|status|with|has|closure|closed"
    r"|takedown|reversal|site|infection|open|laparoscopic|removal|removed|care|through|via|history"
    r"|contrast)\b"
)


def names_the_work(context: Context, clause: Clause, at: int) -> bool:
    """Whether a title names the making of an opening ("percutaneous nephrostomy") and not a tube that is there."""
    match = _OPENING.match(clause.text, at) or _short_title(context, clause, at)
    if match is None or _LOOKED_AT.search(clause.text):
        return False
    if any(m.start <= clause.start + at < m.end and m.assertion == "historical" for m in clause.mentions):
        return False
    if not any(_EVIDENCE.search(other.text) for other in (clause, *context.body())):
        return False
    if words.DENIED.search(clause.text[:at]) or words.DENIED_AFTER.search(clause.text[match.end() :]):
        return False
    return not words.THROUGH.search(clause.text[:at]) and not words.OLD.search(clause.text[:at])


@once
def is_shown(context: Context) -> bool:
    """Whether the report tells of contrast or of anything that it showed; a study that only the title names is none."""
    return any(
        _SEEN.search(_STUDY_DENIED.sub(" ", clause.text))
        for clause in context.clauses
        if clause.section not in BACKGROUND
    )


def _short_title(context: Context, clause: Clause, at: int) -> re.Match[str] | None:
    """A short form that names the work ("PCN"), where the course tells of a way in or a size and of no old tube."""
    match = _SHORT_OPENING.match(clause.text, at)
    if match is None:
        return None
    course = [clause.text[match.end() :], *(other.text for other in context.body() if other is not clause)]
    entered = any(_GONE_IN.search(text) for text in course)
    return match if entered and not any(_OLD_TUBE.search(text) for text in (*course, clause.text)) else None
