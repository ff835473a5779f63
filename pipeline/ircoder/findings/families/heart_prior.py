"""Earlier heart catheterizations, change since, and the decision to treat (CARD-32 to CARD-34), as facts about acts."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import quotes
from ircoder.findings.model import Act, Fact, FactState
from ircoder.knowledge.word_patterns import WordPattern

_NONE = WordPattern(
    r"\bno\s+(?:\w+\s+){0,4}?(?:caths?|catheterizations?|catheter angiogra\w+|angiogra\w+"
    r"|invasive stud\w+|coronary stud\w+|cardiac history)\b"
    r"|\bnever\s+(?:\w+\s+){0,4}?(?:caths?|catheteriz\w+|catheter|angiogra\w+|invasive|study)\b"
    r"|\bfirst\s+(?:\w+\s+){0,4}?(?:caths?|catheteriz\w+|angiogra\w+|invasive)\b"
    r"|\bnot been (?:cath\w+|studied)"
    r"|\b(?:prior|previous|earlier|last|past)\s+(?:\w+\s+){0,2}?(?:caths?|catheterizations?|angiogra\w+|stud(?:y"
    r"|ies))"
    r"\s*[:=-]+\s*(?:none|no|nil|n/?a|never)\b"
)
_PRIOR = WordPattern(
    r"\b(?:prior|previous|earlier|outside|last|recent|known|diagnostic|staging"
    r"|index)\s+(?:\w+\s+){0,4}?(?:caths?|catheterizations?|coronary angio\w*|angiogra(?:m|ms|phy)|films"
    r"|heart study)\b"
    r"|\b(?:caths?|catheterization|angiogra(?:m|ms|phy))\s+(?:\w+\s+){0,4}?(?:(?:of|on|from|in"
    r"|dated)\s+(?:the\s+)?(?:\d{1,2}/\d{1,2}|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)\w*|ago|last|yesterday|had shown)\b"
    r"|\bknown (?:anatomy|coronary anatomy|lad|rca|circumflex|left main|cto|lesion|\w+ lesion)\b"
    r"|\b(?:cath|angiogram)\s+\d{1,2}/\d{1,2}"
    r"|\b(?:from|at|on|in)\s+(?:(?:the|her|his)\s+)?(?:jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept?\w*|oct\w*"
    r"|nov\w*|dec\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'s)?\s+(?:cath|angiogram|films|study)\b"
)
_OTHER_STUDY = WordPattern(r"\b(?:ct|cta|ccta|mr|computed|tomograph\w*|renal|cerebral|fluorescein)\b[^.;]{0,25}$")
_THIS_ONE = WordPattern(r"\b(?:today|this (?:study|angiogram|cath)|was (?:then )?performed|obtained|after informed)\b")
_CHANGED = WordPattern(
    r"\b(?:new|worsen\w*|worse|progress\w*|accelerat\w*|crescendo|unstable|rest (?:pain|angina)|stemi"
    r"|nstemi|infarct\w*|st[- ]elevation|troponin|trop"
    r"|restudied|again (?:has|having)|recurren\w+|changed?|now (?:has|with|presents))\b"
)
_UNCHANGED = WordPattern(
    r"\bno (?:\w+ ){0,2}?changes?\b|\bunchanged\b|\bnothing (?:has |else )?changed|\b(?:remain\w*|been"
    r"|clinically) stable\b|\bstable since\b"
    r"|\bwithout (?:\w+ )?change\b|\bno new symptoms\b"
)
_INADEQUATE = WordPattern(
    r"\b(?:inadequate|incomplete|poor quality|not (?:available|adequate|complete|diagnostic|seen well"
    r"|well seen)|could not be (?:reviewed|obtained)"
    r"|suboptimal|non-?diagnostic|unavailable|limited study)\b"
)
_PLANNED = WordPattern(
    r"\b(?:here|admitted|readmitted|returns?|returned|brought|back|referred|presents?|scheduled|comes?"
    r"|elective|planned|staged)\b[^.;]{0,40}"
    r"\b(?:for|to undergo)\s+(?:\w+\s+){0,5}?(?:treatment|pci|intervention|stent\w*|angioplasty"
    r"|atherectomy|revascularization)\b"
    r"|\bstaged (?:pci|intervention|procedure|treatment)|\bplanned (?:treatment|pci|intervention|staged)"
    r"|\bhere for (?:its|that|this) (?:treatment|lesion)"
    r"|\bheart team recommended\b"
)
_DECIDED = WordPattern(
    r"\b(?:decision|decided|elected|felt (?:that|to)|proceed\w*|went (?:straight )?(?:on|ahead)|advised"
    r"|agreed|based on|on the basis|led (?:directly )?to"
    r"|ad hoc|opted|therefore)\b"
)


def prior_facts(context: Context, acts: tuple[Act, ...]) -> tuple[Fact, ...]:
    """Facts about each diagnostic act of this session: what was known before, and what has changed."""
    told: dict[str, tuple[FactState, list[Clause]]] = {}
    for clause in context.clauses:
        if clause.section in {"plan", "consent", "timeout", "allergies"}:
            continue
        for element, state in _read(clause):
            known = told.get(element)
            if known is None or (state == "denied" and known[0] == "stated" and element == "condition_changed"):
                told[element] = (state, [clause])
    facts = [(element, state, quotes(context, clauses, 1)) for element, (state, clauses) in told.items()]
    return tuple(
        Fact(element=element, about=act.id, state=state, spans=spans) for act in acts for element, state, spans in facts
    )


def _read(clause: Clause) -> list[tuple[str, FactState]]:
    text = clause.text
    out: list[tuple[str, FactState]] = []
    if _NONE.search(text) and "since" not in text.lower():
        out.append(("prior_catheter_study", "denied"))
    elif _is_prior(text):
        out.append(("prior_catheter_study", "stated"))
        if _INADEQUATE.search(text):
            out.append(("prior_study_inadequate", "stated"))
    if _UNCHANGED.search(text):
        out.append(("condition_changed", "denied"))
    elif _CHANGED.search(text):
        out.append(("condition_changed", "stated"))
    if _PLANNED.search(text):
        out.append(("planned_treatment", "stated"))
    if _DECIDED.search(text):
        out.append(("decision_from_study", "stated"))
    return out


def _is_prior(text: str) -> bool:
    return any(
        not _OTHER_STUDY.search(text[max(0, match.start() - 30) : match.start()])
        and not _THIS_ONE.search(text[match.start() :])
        for match in _PRIOR.finditer(text)
    )
