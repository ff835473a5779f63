"""Facts about earlier studies and the decision to treat (VASC-19 to VASC-22, VINT-02).

They are what lets a diagnostic study stand beside a treatment.
"""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Fact, FactState
from ircoder.knowledge.word_patterns import WordPattern

_CATHETER_STUDY = WordPattern(
    r"\b(?:catheter\s+(?:angio|arterio)\w+|catheter\s+stud\w+|(?:angio|arterio|aorto)gra\w+|dsa|invasive\s+stud\w+|diagnostic\s+(?:catheter\s+)?"
    r"(?:angio|arterio)\w+|cath\s+stud\w+|had a cath"
    r"|(?:cta?|mra?)\s*/\s*angio|(?:no|prior|previous|earlier)\s+angio|lymphangiogra\w+|venogra\w+|contrast\s+stud(?:y|ies))\b",
)
_CT_STUDY = WordPattern(r"\b(?:cta|ct\s*-?\s*angio\w*|computed tomograph\w+ angio\w*|multidetector ct angio\w*)\b")
_OTHER_MODALITY = WordPattern(r"\b(?:mr|mra|ct|cta|magnetic|computed|resonance|tomograph\w*)\s*-?\s*$|\bcoronary\s+$")
_NOT_DONE = WordPattern(r"\b(?:refused|declined|not (?:done|possible|performed)|contraindicat\w*|allergy|cannot)\b")
_NONE_BEFORE = WordPattern(r"\bno\b[^.;]{0,40}\b(?:before|to date|so far|on file|ever)\b")
_ANY_STUDY = WordPattern(r"\b(?:mra?|mri|duplex|ct|ultrasound|study)\b")
_MR_STUDY = WordPattern(r"\b(?:mra|magnetic resonance angio\w*|mr\s*-?\s*angio\w*)\b")
_FOUND_NOTHING = WordPattern(
    r"\b(?:negative|nondiagnostic|did not (?:show|find|reveal|localize)|without (?:extravasation|a source)"
    r"|no (?:active )?(?:extravasation|bleed\w*|source|blush))\b",
)
_SINCE = WordPattern(r"\bsymptom|\bsince\b")
_DATED = WordPattern(
    r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\s+\d{1,2}\b|\bof \d{1,2}/\d{1,2}",
)
# A dated or otherwise explicit earlier study outweighs a denial (of another one), and a denial the section alone.
_CERTAIN, _DENIED, _BY_SECTION = 3, 2, 1
_DECIDED_AGAINST = WordPattern(r"\b(?:against|not to|to stop)\b")
_DECIDED_TODAY = WordPattern(r"\b(?:decided|decision)\b[^.;]{0,30}\b(?:on|from|by|after) (?:today\W?s|this) ")
"""The decision to treat told in a note, whatever its heading, with the study that it rests on."""
_TODAY = WordPattern(r"\b(?:today|this session|now)\b")


_NEVER_STUDIED = WordPattern(
    r"\bnever\s+(?:\w+ly\s+|been\s+|before\s+|had\s+(?:her|his|this|the|these)\s+\w+\s+){0,3}(?:studied|catheterized"
    r"|angiogrammed|filmed)\b(?!\s+by\s+(?:us|me))"
    r"|\bfirst\s+(?:look|imaging|films?|pictures?|(?:catheter|diagnostic|invasive|angiographic|contrast|vascular)\s+\w+)"
    r"\s+(?:at|of|by|with|ever)\b"
    r"|\b(?:first|1st)\s+(?:(?:catheter|diagnostic|invasive|selective|visceral|mesenteric|renal|leg|cerebral|pulmonary)\s+)"
    r"{0,2}(?:stud(?:y|ies)|angio\w*|arteriogra\w*|venogra\w*|cath)\b"
    r"|\bno\s+(?:earlier|prior|previous)\s+(?:catheter\s+(?:work|imaging|procedures?)|(?:vascular|arterial|venous|invasive"
    r"|endovascular|catheter-based)\s+(?:imaging|stud\w+|work|procedures?|interventions?)|stud(?:y|ies)\b(?!\s+(?:of|for)))"
    r"|\bfirst\s+catheteri[sz]ation\b|\bnobody\s+(?:has\s+|had\s+)?ever\s+(?:did|done|shot|performed|made|looked)\b"
    r"|\bonly\s+(?:a\s+|had\s+a\s+|an?\s+)?(?:duplex\w*|noninvasives?|doppler\w*|ultrasound|abis?)\s+(?:before\w*|so\s+far"
    r"|to\s+date|until\s+now|up\s+to\s+now|was\s+available)"
    r"|\b(?:duplex|doppler|ultrasound|noninvasives?|abis?)\s+only\b(?!\s+guid)"
    r"|\b(?:catheterized|selected|studied|angiogra\w+|injected|filmed),?\s+(?:for\s+the\s+)?first\s+time\b",
)
"""Words for a patient, limb or organ that no catheter study has shown before, with no such study named."""
_ELSEWHERE = WordPattern(
    r"\b(?:outside|another|other|referring|previous|sending|transferring)\s+(?:hospital|facility|institution|center|centre|group|team)"
    r"\b|\b(?:done|made|performed|obtained|shot)\s+elsewhere\b"
)
_BEFORE_SURGERY = WordPattern(
    r"\b(?:last|latest|previous|prior|earlier|only)\b[^.;]{0,40}\bbefore\s+(?:the|her|his|this|that)\s+(?:\w+\s+)?(?:graft|bypass"
    r"|surgery|operation|stents?|transplant|repair|fracture|injury|amputation)\b"
)
"""An earlier study of what was another anatomy then."""
_SCANNED = WordPattern(r"\b(?:ct|cta|ctv|ctpa|cect|mdct|computed\s+tomograph\w*|cat\s+scan|mra|mrv)\b")
_SEEN_IN_ORGAN = WordPattern(
    r"\b(?:with|and|showing|shows)\s+(?:an?\s+)?(?:active\s+)?(?:arterial\s+)?(?:blush|extravasation)\b"
)
"""A leak that the indication tells was seen before: by a scan."""
_NO_SCAN = WordPattern(
    r"\b(?:no|without|not?\s+time\s+for|never\s+had|refused|skipp\w+|instead\s+of|bypass\w*)\s+(?:\w+\s+){0,3}?(?:ct|cta|ctv"
    r"|ctpa|cat\s+scan|scan\w*)\b"
    r"|\b(?:ct|cta|cat\s+scan|mra)\b[^.;]{0,30}\b(?:not|never|negative|equivocal|unavailable|deferred"
    r"|skipped|contraindicated)\b|\bcone[\s-]?beam\b|\bct\s+(?:of|in|at|next|tomorrow|again|follow)\b|\bc-?arm\s+ct\b"
)
"""A scan that was not made, showed nothing, or comes later."""
_SOURCE_OPEN = WordPattern(
    r"\b(?:source|bleeder|bleeding\s+(?:site|point|vessel)|feeder|site\s+of\s+(?:the\s+)?bleed\w*)\s+"
    r"(?:(?:was|is|remain(?:s|ed)|stay(?:s|ed)|still)\s+)?(?:unclear|unknown|uncertain|unidentified|in\s+doubt"
    r"|not\s+(?:seen|shown|found|clear|identified|visible|localized))\b"
)
"""A scan that left open where it bleeds, so that the catheter study had to tell."""


_LEFT_OUT = WordPattern(
    r"\b(?:i|we)\s+(?:did|made|took|shot|performed|obtained|ran)\s+no\b|\b(?:is|are|was|were)\s+(?:not\s+)?(?:needed"
    r"|necessary|required|indicated|wanted|called for)\b|\b(?:not|no)\s+need\w*|\bskipped\b|\bomitted\b"
    r"|\bno\s+(?:formal|further|additional|more|full|repeat|separate|new)\b"
)
"""A study that this session went without says nothing of earlier ones."""


def find_prior_studies(context: Context) -> tuple[Fact, ...]:
    """Encounter facts: earlier catheter and CT studies, their adequacy, change since, and the decision."""
    facts: list[tuple[int, Fact]] = []
    studies = {clause.index for clause in context.saying(_CATHETER_STUDY, _CT_STUDY, _MR_STUDY, _ANY_STUDY)}
    for clause in context.clauses:
        if clause.section in {"plan", "consent", "timeout", "labs", "allergies"}:
            continue
        if clause.index in studies:
            facts.extend(_study_facts(context, clause))
        if _NEVER_STUDIED.search(clause.text):
            denied = Fact(element="prior_catheter_study", state="denied", spans=(context.quote(clause),))
            facts.append((_DENIED, denied))
        seen_before = clause.section in BACKGROUND and _SEEN_IN_ORGAN.search(clause.text) is not None
        if (seen_before or _SCANNED.search(clause.text)) and not _shows_nothing(context, clause):
            facts.append((_DENIED, Fact(element="prior_scan", spans=(context.quote(clause),))))
        facts.extend(_change_facts(context, clause))
        facts.extend(_decision_facts(context, clause))
    return _strongest(facts)


def _shows_nothing(context: Context, clause: Clause) -> bool:
    """Whether a scan was not made, showed nothing, or left open where it bleeds."""
    if _NO_SCAN.search(clause.text):
        return True
    return _SOURCE_OPEN.search(context.reading.sentence_text(clause.sentence)) is not None


def _study_facts(context: Context, clause: Clause) -> list[tuple[int, Fact]]:
    text = clause.text
    out: list[tuple[int, Fact]] = []
    span = (context.quote(clause),)
    for element, pattern in (("prior_catheter_study", _CATHETER_STUDY), ("prior_ct_angiography", _CT_STUDY)):
        for match in pattern.finditer(text):
            if element == "prior_catheter_study" and _OTHER_MODALITY.search(text[: match.start()]):
                continue
            found = _state(context, clause, match.start())
            if found is not None:
                weight, state = found
                out.append((weight, Fact(element=element, state=state, spans=span)))
    earlier = _tells_of_earlier(context, clause)
    named = _CATHETER_STUDY.search(text) or _CT_STUDY.search(text) or _ANY_STUDY.search(text)
    told = (named and earlier) or _CT_STUDY.search(text) or _MR_STUDY.search(text)
    if told and context.has("inadequate", text):
        out.append((_CERTAIN, Fact(element="prior_study_inadequate", spans=span)))
    if _CT_STUDY.search(text) and _FOUND_NOTHING.search(text):
        out.append((_CERTAIN, Fact(element="prior_study_inadequate", spans=span)))
    return out


def _change_facts(context: Context, clause: Clause) -> list[tuple[int, Fact]]:
    """Whether the condition changed since the earlier study."""
    text = clause.text
    if _BEFORE_SURGERY.search(text) and (_CATHETER_STUDY.search(text) or _ANY_STUDY.search(text)):
        return [(_CERTAIN, Fact(element="condition_changed", spans=(context.quote(clause),)))]
    if context.has("unchanged", text) and (_tells_of_earlier(context, clause) or _SINCE.search(text)):
        return [(_CERTAIN, Fact(element="condition_changed", state="denied", spans=(context.quote(clause),)))]
    if context.has("changed", text) and _tells_of_earlier(context, clause):
        return [(_CERTAIN, Fact(element="condition_changed", spans=(context.quote(clause),)))]
    return []


def _tells_of_earlier(context: Context, clause: Clause) -> bool:
    return clause.section in BACKGROUND or context.has("prior_study", clause.text)


def _state(context: Context, clause: Clause, at: int) -> tuple[int, FactState] | None:
    """What a clause says of an earlier study, with a weight: explicit words count more than the section alone."""
    mention = next((m for m in clause.of("IMAGING") if m.start - clause.start <= at < m.end - clause.start), None)
    assertion = mention.assertion if mention is not None else None
    if context.has("no_prior_study", clause.text) or _NOT_DONE.search(clause.text) or _NONE_BEFORE.search(clause.text):
        return _DENIED, "denied"
    if assertion == "negated":
        of_today = clause.section not in BACKGROUND and _LEFT_OUT.search(clause.text) is not None
        return None if of_today else (_DENIED, "denied")
    if assertion in {"planned", "hypothetical"} or context.has("wanted", clause.text) or _TODAY.search(clause.text):
        return None
    elsewhere = _ELSEWHERE.search(clause.text) is not None
    if elsewhere or context.has("prior_study", clause.text) or _DATED.search(clause.text):
        told = assertion == "historical" or clause.section in BACKGROUND or mention is None
        told = told or elsewhere
        return (_CERTAIN, "stated") if told else None
    return (_BY_SECTION, "stated") if assertion == "historical" else None


def _decision_facts(context: Context, clause: Clause) -> list[tuple[int, Fact]]:
    if _DECIDED_TODAY.search(clause.text) and not _DECIDED_AGAINST.search(clause.text):
        return [(_CERTAIN, Fact(element="decision_from_study", spans=(context.quote(clause),)))]
    if clause.section in BACKGROUND:
        if context.has("planned_treatment", clause.text) and clause.of("INTERVENTION"):
            return [(_CERTAIN, Fact(element="planned_treatment", spans=(context.quote(clause),)))]
    elif context.has("decision", clause.text) and not _DECIDED_AGAINST.search(clause.text):
        return [(_CERTAIN, Fact(element="decision_from_study", spans=(context.quote(clause),)))]
    return []


def _strongest(facts: list[tuple[int, Fact]]) -> tuple[Fact, ...]:
    """One fact an element: the best proved, the earlier told among equals."""
    out: dict[str, tuple[int, Fact]] = {}
    for weight, fact in facts:
        known = out.get(fact.element)
        if known is None or weight > known[0]:
            out[fact.element] = (weight, fact)
    return tuple(fact for _, fact in out.values())
