"""Facts about earlier studies and the decision to treat (VASC-19 to VASC-22, VINT-02).

They are what lets a diagnostic study stand beside a treatment.
"""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Fact, FactState

_CATHETER_STUDY = re.compile(
    r"\b(?:catheter\s+(?:angio|arterio)\w+|catheter\s+stud\w+|(?:angio|arterio|aorto)gra\w+|dsa|diagnostic\s+(?:catheter\s+)?"
    r"(?:angio|arterio)\w+|cath(?:eterization)?)\b",
    re.IGNORECASE,
)
_CT_STUDY = re.compile(
    r"\b(?:cta|ct\s*-?\s*angio\w*|computed tomograph\w+ angio\w*|multidetector ct angio\w*)\b", re.IGNORECASE
)
_OTHER_MODALITY = re.compile(r"\b(?:mr|mra|ct|cta|magnetic|computed)\s*-?\s*$|\bcoronary\s+$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:refused|declined|not (?:done|possible|performed)|contraindicat\w*|allergy|cannot)\b", re.IGNORECASE
)
_DECIDED_AGAINST = re.compile(r"\b(?:against|not to|to stop)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this session|now)\b", re.IGNORECASE)


def find_prior_studies(context: Context) -> tuple[Fact, ...]:
    """Encounter facts: earlier catheter and CT studies, their adequacy, change since, and the decision."""
    facts: list[Fact] = []
    for clause in context.clauses:
        if clause.section == "plan":
            continue
        facts.extend(_study_facts(context, clause))
        facts.extend(_decision_facts(context, clause))
    return _strongest(facts)


def _study_facts(context: Context, clause: Clause) -> list[Fact]:
    text = clause.text
    out: list[Fact] = []
    span = (context.quote(clause),)
    none_before = context.has("no_prior_study", text)
    earlier = clause.section in BACKGROUND or context.has("prior_study", text)
    for element, pattern in (("prior_catheter_study", _CATHETER_STUDY), ("prior_ct_angiography", _CT_STUDY)):
        for match in pattern.finditer(text):
            if element == "prior_catheter_study" and _OTHER_MODALITY.search(text[: match.start()]):
                continue
            state = _state(context, clause, match.start(), none_before=none_before, earlier=earlier)
            if state is not None:
                out.append(Fact(element=element, state=state, spans=span))
    named = (
        _CATHETER_STUDY.search(text)
        or _CT_STUDY.search(text)
        or re.search(r"\b(?:mra?|duplex|ct)\b", text, re.IGNORECASE)
    )
    if named and (earlier or clause.section in BACKGROUND) and context.has("inadequate", text):
        out.append(Fact(element="prior_study_inadequate", spans=span))
    if context.has("unchanged", text) and (earlier or re.search(r"\bsymptom|\bsince\b", text, re.IGNORECASE)):
        out.append(Fact(element="condition_changed", state="denied", spans=span))
    elif context.has("changed", text) and earlier:
        out.append(Fact(element="condition_changed", spans=span))
    return out


def _state(context: Context, clause: Clause, at: int, *, none_before: bool, earlier: bool) -> FactState | None:
    mention = next((m for m in clause.of("IMAGING") if m.start - clause.start <= at < m.end - clause.start), None)
    if none_before or _NOT_DONE.search(clause.text):
        return "denied"
    if mention is not None and mention.assertion in {"negated"}:
        return "denied"
    if mention is not None and mention.assertion in {"planned", "hypothetical"}:
        return None
    if mention is not None and mention.assertion == "historical":
        return "stated"
    return "stated" if earlier and not _TODAY.search(clause.text) and mention is None else None


def _decision_facts(context: Context, clause: Clause) -> list[Fact]:
    out: list[Fact] = []
    span = (context.quote(clause),)
    background = clause.section in BACKGROUND
    if not background and context.has("decision", clause.text) and not _DECIDED_AGAINST.search(clause.text):
        out.append(Fact(element="decision_from_study", spans=span))
    if background and context.has("planned_treatment", clause.text) and clause.of("INTERVENTION"):
        out.append(Fact(element="planned_treatment", spans=span))
    return out


def _strongest(facts: list[Fact]) -> tuple[Fact, ...]:
    """One fact an element. A stated earlier study outweighs a denial of another one ("no prior study of the left")."""
    out: dict[str, Fact] = {}
    for fact in facts:
        known = out.get(fact.element)
        if known is None or (known.state == "denied" and fact.state == "stated"):
            out[fact.element] = fact
    return tuple(out.values())
