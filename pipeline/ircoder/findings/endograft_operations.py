"""Whether a report about endografts tells the operation, or looks back on a graft of other days: scans, visits."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Context, once
from ircoder.knowledge.word_patterns import WordPattern

_WAY_IN = WordPattern(
    r"\b(?:[5-9]|[12]\d)(?:\.\d)?\s?-?(?:french|fr|f)\b(?!\s?/\s?u)|\bcut-?\s?downs?\b|\bpre-?\s?clos\w*|\b(?:per)?close\s?x\s?\d"
    r"|\b(?:proglides?|perclose|prostar|manta|dryseal)\b|\bpunctur\w+|\bpercutaneous(?:ly)?\b(?!\s+(?:drain|biops))"
    r"|\b(?:groins?|cfas?|femorals?|femoral arter(?:y|ies))\s+(?:was |were )?(?:access(?:ed)?|expos\w+|stick|cannulated"
    r"|entered)\b|\baccess(?:ed)?\s?(?::|via|through|from|of|in)|\bsheaths?\b|\bgate\b[^.;]{0,30}\bcannulat\w*"
    r"|\bcompletion (?:angio|aorto|run)\w*|\bgeneral (?:endotracheal )?an[a]?esthesia\b|\bgeta\b"
)
_SIZE_OF_PIECE = WordPattern(r"\b\d{2}(?:\.\d)?\s?(?:mm\s?)?(?:x|by)\s?\d{1,3}(?:\.\d)?\b(?!\s?cm)")
_LAID = WordPattern(
    r"\b(?:deployed|placed|extended|relined|opened|released|landed|implanted|seated|laid|unsheathed|put (?:in|up))\b"
)
_GRAFT = (
    r"(?:(?:t|f|b)?evar|(?:aortic |thoracic |abdominal )?(?:endo-?\s?graft|stent-?\s?graft)|endoleak"
    r"|endovascular (?:\w+ ){0,3}repair|aneurysm repair)"
)
_LOOKS_BACK = WordPattern(
    rf"\b{_GRAFT}s?\s+(?:\w+\s+){{0,2}}?(?:surveillance|follow-?\s?up|f/u|scan|check|visit|duplex|ultrasound|protocol"
    r"|migration|\d+\s+(?:years?|months?|weeks?)|last|in (?:19|20)\d\d|(?:19|20)\d\d)\b"
    r"|\b(?:surveillance|follow-?\s?up|f/u|annual|yearly|status post|s/p|post|after|since"
    rf"|(?:years?|months?|weeks?) (?:of|after|post|since|out from|from))[\s-]+(?:\w+\s+){{0,3}}?{_GRAFT}s?\b"
    rf"|\b(?:cta?|mra?|duplex|ultrasound|us|kub|radiographs?|x-?rays?|films?|scan)\b[^.;:]{{0,40}}\b{_GRAFT}s?\b"
    rf"|\b{_GRAFT}s?\b[^.;:]{{0,30}}\b(?:surveillance|follow-?\s?up|(?:years?|months?|weeks?) (?:out|ago))\b"
)
_HEAD = 2
"""So many first clauses say what a report is."""


@once
def operated(context: Context) -> bool:
    """Whether a way in is told: a sheath, a puncture, a cutdown, a closure, a run at the end, an anesthesia."""
    return any(
        clause.section not in BACKGROUND and context.happened(clause) and not is_past(clause.text[:60])
        for clause in context.saying(_WAY_IN)
    )


def is_past(text: str) -> bool:
    """Whether words tell a graft as one of earlier days ("endoleak after EVAR", "EVAR 2018")."""
    return _LOOKS_BACK.search(text) is not None


@once
def looks_back(context: Context) -> bool:
    """Whether the report opens as a scan or visit after a repair, and tells neither a way in nor a sized piece."""
    opening = [clause for clause in context.clauses if not clause.heading][:_HEAD]
    opening += [clause for clause in context.clauses[:_HEAD] if clause.heading]
    if not any(is_past(clause.text) for clause in opening):
        return False
    if operated(context):
        return False
    return not any(
        clause.section not in BACKGROUND
        and (_LAID.search(clause.text) or any(mention.kind == "endograft" for mention in clause.of("DEVICE")))
        for clause in context.saying(_SIZE_OF_PIECE)
    )
