"""A plan to do, for the first time, what the report tells as done."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import quoted
from ircoder.findings.model import Act, Contradiction, Findings, Span
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_STILL_TO_DO = WordPattern(
    r"\b(?:will return for|to return for|return for|scheduled for|(?:will|to|needs to) be scheduled|plan for"
    r"|will undergo|to undergo|will proceed (?:with|to)|recommend\w*"
    r"|bring\w* (?:him|her|the patient)? ?back for|defer\w*"
    r"|postponed|at a later date|in a separate session|at a separate)\b"
)
_AHEAD = (
    "return for",
    "scheduled for",
    "plan for",
    "undergo",
    "will proceed",
    "recommend",
    "back for",
    "defer",
    "postpon",
)
"""What a plan that matters here cannot do without, nearly."""
_NOT_DONE = ("not yet been", "not been", "nothing was")
_UNTREATED = WordPattern(
    r"\b(?:has|have) not (?:yet )?been (?:treated|stented|dilated|embolized|ablated|opened)\b"
    r"|\bnothing was \w+ today\b"
)
_AGAIN = WordPattern(
    r"\b(?:repeat\w*|again|additional|further|next|another|other|remaining|second|staged|stage|exchange|removal|remove"
    r"|check|follow\w*|contralateral|opposite|routine|surveillance|if|should|as needed|prn|recur\w*|re-\w+"
    r"|re\w*stenosis"
    r"|more|change|new|subsequent|continu\w*|cycle|weekly|monthly|serial|series|possible|consider\w*|may|might"
    r"|definitive|permanent|rest|residual|distal|proximal|confirm\w*|after|post|s/p|since|following)\b"
)
"""Words with which a plan is about something else than what was done."""
_NOT_MET = frozenset({"manipulation", "vascular_access", "catheterization", "closure", "drain_check", "surgery_other"})


def find_plan_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts told as done that the plan or the summary still has ahead, at the same place and side."""
    if not context.holds(*_AHEAD, *_NOT_DONE):
        return
    done = [act for act in found.acts if act.status == "performed" and act.kind not in _NOT_MET]
    if not done:
        return
    yield from _not_yet(context, done)
    for clause in context.saying(_STILL_TO_DO):
        if clause.section not in {"plan", "impression", "technique", "body"} or _AGAIN.search(clause.text):
            continue
        for mention in clause.of("INTERVENTION"):
            act = _same(done, clause, mention) if mention.assertion in {"planned", "hypothetical"} else None
            told = _told(context, act, clause) if act is not None else None
            if act is not None and told is not None:
                yield _clash(context, act, told, quoted(context, clause, mention.start, mention.end))
                return


def _not_yet(context: Context, done: list[Act]) -> Iterator[Contradiction]:
    """A plan that says of the place of an act, or of the whole day, that nothing was done."""
    for clause in context.saying(_UNTREATED):
        if clause.section not in {"plan", "impression"}:
            continue
        vessels = {m.concept for m in clause.of("VESSEL")}
        kinds = {m.kind for m in clause.of("INTERVENTION") if m.assertion == "negated"}
        for act in done:
            told = _told(context, act, clause) if act.target in vessels or act.kind in kinds else None
            if told is not None:
                yield _clash(context, act, told, quoted(context, clause))
                return


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
