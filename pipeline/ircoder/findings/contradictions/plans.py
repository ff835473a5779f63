"""A plan to do, for the first time, what the report tells as done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ircoder.findings.context import Clause, Context, told_levels
from ircoder.findings.contradictions.closings import Place, place_of
from ircoder.findings.contradictions.denials import is_limited, meet, places_in, segments_in
from ircoder.findings.contradictions.hands import named, quoted
from ircoder.findings.model import Act, Contradiction, Findings, Span
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.act_statements import load_act_statements
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_STILL_TO_DO = WordPattern(
    r"\b(?:(?:will|to|shall|can|should) (?:return|come back|come in|be back|go on) (?:\w+ ){0,6}?for|return for"
    r"|back for|(?:is|was|been|being|get) (?:now )?(?:scheduled|booked|listed|arranged|planned|set up|set down|set)\b"
    r"|(?:scheduled|booked|listed|arranged|planned) (?:for|to)|(?:will|to|needs to|need to|must) be (?:scheduled|booked"
    r"|arranged|stented|dilated|embolized|ablated|treated|biopsied|placed|done|performed|coiled|removed|retrieved)"
    r"|plan (?:is )?(?:for|to)|will undergo|to undergo|will (?:then )?(?:proceed (?:with|to)|go in|have|get|need)\b"
    r"|recommend\w*|bring\w* (?:him|her|the patient)?\s?back (?:\w+ ){0,4}?for|defer\w*"
    r"|still (?:needs|awaits|has to|to)|awaits|postponed|at a later date|in a separate session|at a separate)\b"
)
_UNTREATED = WordPattern(
    r"\b(?:not|never) (?:(?:yet|been|actually|therefore|today) ){0,3}(?:treated|addressed|intervened (?:on|upon)"
    r"|touched|opened|recanalized|revascularized|worked on)\b"
    r"|\b(?:was|were|is|are|remains?|been|stays?) (?:left )?(?:untreated|untouched)\b"
    r"|\b(?:left|leave (?:it|this|that|them)) (?:it |them )?alone\b"
)
_AGAIN = WordPattern(
    r"\b(?:repeat\w*|again|additional|further|another|other|remaining|second|staged|stage"
    r"|next(?! (?:week|month|visit|time|session|year|appointment|\w+day)\b)|exchange|removal|remove"
    r"|check|follow\w*|contralateral|opposite|routine|surveillance|if|should|as needed|prn|recur\w*|re-\w+"
    r"|re\w*stenosis"
    r"|more|change|new|subsequent|continu\w*|cycle|weekly|monthly|serial|series|possible|consider\w*|may|might"
    r"|definitive|permanent|rest|residual|distal|proximal|confirm\w*|after|post|s/p|since|following)\b"
)
"""Words with which a plan is about something else than what was done."""
_NOT_MET = frozenset({"manipulation", "vascular_access", "catheterization", "closure", "drain_check", "surgery_other"})


def find_plan_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts told as done that the plan or the summary still has ahead, at the same place and side."""
    done = [act for act in found.acts if act.status == "performed" and act.kind not in _NOT_MET]
    if not done:
        return
    yield from _untreated(context, [act for act in done if act.kind in _treatments()])
    for clause in context.saying(_STILL_TO_DO):
        if clause.section not in {"plan", "impression", "technique", "body"} or _AGAIN.search(clause.text):
            continue
        for mention in clause.of("INTERVENTION"):
            act = _same(done, clause, mention) if mention.assertion in {"planned", "hypothetical"} else None
            told = _told(context, act, clause) if act is not None else None
            if act is not None and told is not None:
                yield _clash(context, act, told, quoted(context, clause, mention.start, mention.end))
                return


@cache
def _treatments() -> frozenset[str]:
    """Kinds of acts that a place may be said to have been spared."""
    return frozenset().union(*(act.kinds for act in load_act_statements()))


def _untreated(context: Context, done: list[Act]) -> Iterator[Contradiction]:
    """A place that was treated and is said not to have been, in the summary or plan or against them."""
    for clause in context.saying(_UNTREATED):
        match = _UNTREATED.search(clause.text)
        where = place_of(context, clause)
        if match is None or where in {"title", "other"} or is_limited(clause, match):
            continue
        places, levels = places_in((clause,)), set(told_levels((clause,)))
        for act in done:
            if act.target is None or not meet(places, {(act.target, act.side)}):
                continue
            if levels and levels.isdisjoint(act.levels):
                continue
            told = _told_beside(context, act, clause, where)
            if told is not None and segments_in((clause,)) <= segments_in((told,)):
                yield _untouched(context, act, told, quoted(context, clause, clause.start + match.start(), clause.end))
                return


def _told_beside(context: Context, act: Act, denial: Clause, where: Place) -> Clause | None:
    """The clause in another part than the denial that tells the act; of a denial in the course none but a summary."""
    told = [context.clause_at(span.start) for span in act.spans]
    told = [clause for clause in told if clause.index != denial.index]
    if where == "course":
        if any(place_of(context, clause) == "course" for clause in told):
            return None
        return next((clause for clause in told if place_of(context, clause) == "summary"), None)
    return next((clause for clause in told if place_of(context, clause) == "course"), None)


def _untouched(context: Context, act: Act, told: Clause, denial: Span) -> Contradiction:
    there = f"the {named(denial)}" if denial.section != told.section else "the text elsewhere"
    name = act.kind.replace("_", " ")
    return Contradiction(
        kind="plan" if denial.section == "plan" else "act",
        about=act.kind,
        statement=f"The {named(context.quote(told))} tells of {name} as done, {there} leaves its place untreated.",
        first=(quoted(context, told),),
        second=(denial,),
    )


def _clash(context: Context, act: Act, told: Clause, plan: Span) -> Contradiction:
    name = act.kind.replace("_", " ")
    return Contradiction(
        kind="plan",
        about=act.kind,
        statement=f"The report tells of {name} as done and plans it as still to be done.",
        first=(quoted(context, told),),
        second=(plan,),
    )


def _same(done: list[Act], clause: Clause, mention: Mention) -> Act | None:
    """The act that was done at the place that the plan names; the plan must name it, and no other."""
    places = {m.concept for m in clause.of("VESSEL", "ANATOMY")}
    sides = {m.side for m in clause.of("VESSEL", "ANATOMY", "INTERVENTION")} - {None}
    for act in done:
        if (
            _sort(act.kind) == _sort(mention.kind)
            and places == {act.target}
            and sides <= {act.side}
            and (sides or act.side is None)
        ):
            return act
    return None


def _sort(kind: str) -> str:
    """What a plan calls an act: biopsies of every kind are one."""
    known = load_act_kinds().get(kind)
    return "biopsy" if known is not None and known.family == "biopsy" else kind


def _told(context: Context, act: Act, plan: Clause) -> Clause | None:
    """The clause that tells the act, other than that of the plan."""
    for span in act.spans:
        clause = context.clause_at(span.start)
        if clause.index != plan.index and clause.section not in {"plan", "procedure_title"}:
            return clause
    return None
