"""Sedation: what kind, who gave it, for how long, and whether an independent observer is named (VASC-77 to VASC-80)."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Fact, FactState, Sedation
from ircoder.findings.sedation_times import in_sedation_line, sedation_minutes
from ircoder.findings.sedation_words import (
    AFTERWARDS,
    AGENT,
    ANESTHESIA,
    ANESTHESIA_TEAM,
    BARE_LABEL,
    BEFORE_TODAY,
    DRUG,
    GENERAL,
    GIVEN_BY_NURSE,
    MINIMAL,
    MODERATE,
    MONITORED,
    NO_DRUG,
    NO_OBSERVER,
    NO_TIMES,
    NONE,
    NOT_TODAY,
    OBSERVER,
    OF_SEDATION,
    OF_TEAM,
    OPERATOR,
    OTHER_TEAM,
    TIMED,
    TOLD_IN_FULL,
)
from ircoder.findings.whole_clauses import in_whole_clauses

Kind = Literal["moderate", "deep", "general", "monitored", "minimal", "local", "regional", "none"]

_OBSERVER_WITHIN = 7
"""Clauses from the drugs on within which the observer is named: the times may stand between."""
_NEVER_OWN = frozenset({"plan", "consent", "allergies"})


def find_sedation(context: Context) -> tuple[tuple[Sedation, ...], tuple[Fact, ...]]:
    """The sedation of the session and the facts about it; nothing where the report does not speak of sedation."""
    context = replace(context, clauses=_with_labelled_lines(in_whole_clauses(context)))
    told = [clause for clause in context.clauses if _speaks(clause)]
    if not told:
        return (), ()
    window = _window(context, told)
    spans = tuple(context.quote(clause) for clause in told[:3])
    minutes, at = sedation_minutes(context, window)
    near = _window(context, told, reach=_OBSERVER_WITHIN)
    observer = next((clause for clause in near if OBSERVER.search(clause.text)), None) or _by_a_nurse(near)
    kind, by = _kind(context, told, window)
    if (kind, by, minutes, observer) == ("moderate", "unknown", None, None) and _only_one_drug(told):
        kind = "minimal"
    sedation = Sedation(id="sedation-1", kind=kind, by=by, minutes=minutes, spans=(*spans, *at))
    facts: list[Fact] = []
    missing = next((clause for clause in window if NO_OBSERVER.search(clause.text)), None)
    if kind == "moderate" and (observer or missing):
        quotes = tuple(context.quote(clause) for clause in (missing, observer) if clause is not None)[:1]
        state: FactState = "denied" if missing is not None else "stated"
        facts.append(Fact(element="independent_observer", about="sedation-1", state=state, spans=quotes))
    untimed = next((clause for clause in window if NO_TIMES.search(clause.text)), None)
    if minutes is not None:
        facts.append(Fact(element="start_stop_or_total_time", about="sedation-1", spans=at))
    elif untimed is not None:
        quote = (context.quote(untimed),)
        facts.append(Fact(element="start_stop_or_total_time", about="sedation-1", state="denied", spans=quote))
    return (sedation,), tuple(facts)


def _with_labelled_lines(context: Context) -> tuple[Clause, ...]:
    """The clauses, those of a line with a sedation label ("MEDS/SEDATION:") out of the background before them."""
    out: list[Clause] = []
    for clause, following in zip_longest(context.clauses, context.clauses[1:]):
        labelled = (clause.section in BACKGROUND - _NEVER_OWN and in_sedation_line(context, clause)) or (
            clause.section in BACKGROUND - {"plan"} and _is_told_in_full(clause, following)
        )
        out.append(replace(clause, section="anesthesia") if labelled else clause)
    return tuple(out)


def _is_told_in_full(clause: Clause, following: Clause | None) -> bool:
    """A statement with drugs or who watched and with times is this session's under every heading."""
    text = f"{clause.text} {following.text if following is not None else ''}"
    if not MODERATE.search(clause.text):
        return False
    told = TIMED.search(text) and (DRUG.search(text) or OBSERVER.search(text))
    return bool(told) and not any(words.search(text) for words in (BEFORE_TODAY, NOT_TODAY, NONE))


def _speaks(clause: Clause) -> bool:
    text = clause.text
    if clause.section in BACKGROUND:
        return False
    if clause.section in TITLES:
        return MODERATE.search(text) is not None and TOLD_IN_FULL.search(text) is not None
    if OF_SEDATION.search(text) or (OF_TEAM.search(text) and ANESTHESIA_TEAM.search(text)):
        return True
    return clause.section == "anesthesia" and ANESTHESIA.search(text) is not None


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
    context: Context, told: list[Clause], window: list[Clause]
) -> tuple[Kind, Literal["operator", "anesthesia", "other", "unknown"]]:
    stated, text = (" ".join(clause.text for clause in clauses) for clauses in (told, window))
    own = [c for c in told if (MODERATE.search(c.text) or DRUG.search(c.text)) and not _is_denied(context, c)]
    if ANESTHESIA_TEAM.search(stated):
        return ("general" if GENERAL.search(stated) else "monitored"), "anesthesia"
    if not own:
        return "none", "unknown"
    if all(MINIMAL.search(clause.text) for clause in own):
        return "minimal", "unknown"
    given = (*own, *(clause for clause in window if clause.section == "anesthesia"))
    if any(OTHER_TEAM.search(clause.text) for clause in given) and not OPERATOR.search(text):
        return "moderate", "other"
    by: Literal["operator", "unknown"] = "operator" if OPERATOR.search(text) else "unknown"
    return "moderate", by


def _is_denied(context: Context, clause: Clause) -> bool:
    """Whether a clause, with the "but" that goes on in its sentence, says that nothing was given."""
    text = clause.text
    following = context.clause_at(clause.end)
    if following.index != clause.index and following.sentence == clause.sentence and following.text[:4] == "but ":
        text += following.text
    return any(words.search(text) for words in (NONE, NO_DRUG, NOT_TODAY))


def _by_a_nurse(near: list[Clause]) -> Clause | None:
    """The statement that a nurse gave the drugs, where the patient is also said to have been monitored."""
    given = next((clause for clause in near if GIVEN_BY_NURSE.search(clause.text)), None)
    return given if any(MONITORED.search(clause.text) for clause in near) else None


def _only_one_drug(told: list[Clause]) -> bool:
    """One drug for comfort or pain and no word of sedation: nothing that would be reported, and nothing to ask."""
    if any(MODERATE.search(BARE_LABEL.sub("", clause.text)) for clause in told):
        return False
    given = [clause for clause in told if DRUG.search(clause.text)]
    if given and all(AFTERWARDS.search(clause.text) for clause in given):
        return True
    return len({found.lastgroup for clause in told for found in AGENT.finditer(clause.text)}) == 1
