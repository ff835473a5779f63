"""What is done at a heart study beside pictures and pressures: septal puncture, drug, exercise, biopsy."""

from __future__ import annotations

from itertools import pairwise

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, heart_act, quotes, statements, telling, titles
from ircoder.findings.model import Detail, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset({"transseptal_puncture", "pharmacologic_study", "exercise_study", "endomyocardial_biopsy"})

_SEPTAL = WordPattern(
    r"\b(?:trans-?\s?septal|trans-?\s?apical|brockenbrough|baylis|septal puncture"
    r"|mullins(?=[^.;]{0,80}\b(?:sept\w*|left atri\w*|la)\b)"
    r"|apical puncture)\b|\bsept(?:um|al)\b[^.;]{0,30}\bpunctur\w*"
    r"|\bpunctur\w*\b[^.;]{0,40}\b(?:sept(?:um|al)|apex)\b|\b(?:fossa ovalis"
    r"|interatrial septum)\b[^.;]{0,40}\b(?:punctur\w*|cross\w*|needle)"
)
_SEPTAL_DONE = WordPattern(r"\b(?:punctur\w*|cross\w*|advanced|performed|access|needle|obtained|entered)\b")
_DEFECT = WordPattern(
    r"\b(?:through|across|via)\b[^.;]{0,30}\b(?:defect|asd|pfo|foramen ovale|fenestration)\b|\bwithout (?:a )?needle"
)
_DRUG = (
    r"(?:\bino\b|(?<=\bppm )no\b|(?<=\bppm of )no\b|\bno(?= (?:at )?\d+ ?ppm)"
    r"|(?:inhaled )?nitric oxide|nitroprusside|nipride|dobutamine|epoprostenol|flolan"
    r"|iloprost|treprostinil|milrinone|sildenafil|oxygen challenge"
    r"|100 ?% oxygen|isoproterenol|isuprel|fluid (?:challenge|load\w*)|saline load\w*"
    r"|nicardipine challenge|adenosine (?:vasoreactivity|infusion for pulmonary))"
)
_DRUG_GIVEN = WordPattern(
    rf"\b{_DRUG}\b[^.;]{{0,80}}\b(?:challenge|started|given|administered|infus\w+|titrat\w+|raised"
    r"|increased|ppm|mcg|study|test\w*|up to|escalat\w+|at peak|inhaled|min(?:utes)?)\b"
    r"|\bino\s+\d+\b|\b(?:w/|with|and) vaso-?\s?reactivity\b"
    r"|\b(?:vaso-?\s?(?:reactivity|dilator)|dobutamine (?:stress|challenge)|pharmacologic) (?:test\w*"
    r"|challenge|study|stud\w+)"
    rf"|\b(?:repeat\w*|remeasur\w*|during|at peak|response to)\b[^.;]{{0,40}}\b{_DRUG}\b"
)
_RUNNING = WordPattern(
    r"\b(?:running|admitted|tonight|home|baseline|chronic|already|throughout|not changed|continued|maintained)\b"
)
_RESPONSE = WordPattern(
    r"\b(?:at peak|on (?:inhaled )?(?:nitric|no|dobutamine|nitroprusside|nipride|\d+ ?ppm)|after|post"
    r"|repeat\w*|with (?:inhaled )?(?:nitric|nitroprusside|dobutamine|nipride)"
    r"|(?:non-?)?respon\w+|fell|dropped|decreas\w+|rose|improv\w+|reduc\w+|unchanged|from \d+ to)\b"
)
_PRESSURE = WordPattern(
    r"\b(?:pa|pap|mpap|pcwp|pcw|wedge|pvr|gradient|mean|pulmonary|co|ci|output|pressures?|hemodynamics|lv|ao|ra)\b"
)
_FIGURES = WordPattern(r"\b(?:pa|pap|pcwp|wedge|lv|ao|ra)\s+(?:mean\s+)?\d{1,3}(?:/\d{1,3})?\b")
_HEMODYNAMIC = frozenset(
    {"right_heart_catheterization", "left_heart_catheterization", "congenital_heart_catheterization"}
)
_EXERCISE = WordPattern(
    r"\b(?:exercis\w+|ergomet\w+|bicycle|bike|cycl(?:ing|ed)|arm (?:raises|cranks?|lifts?)|watts?"
    r"|invasive cpet|icpet|pedal\w*)\b"
)
_EXERCISE_DONE = WordPattern(
    r"\b(?:watts?|minutes?|min|at peak|peak exercise|with exercise|during exercise|exercised|stage"
    r"|to exhaustion|on exercise|ergomet\w+|pedal\w*|performed)\b"
)
_LOAD = WordPattern(
    r"\b\d{2,3}\s?w(?:atts?)?\b|\bpeak\b|\bstage (?:one|two|three|[1-4])\b|\bat (?:max\w*|full) (?:effort|load)"
)
"""A load with figures told after the exercise was named ("at 60 W PA 48/24")."""
_NEXT = 5
_COMPLAINT = WordPattern(
    r"\b(?:exercise (?:intolerance|stress|tolerance|test(?:ing)?|treadmill|nuclear)|exertion\w*|diet)\b"
)
_EMPTY_FIELD = WordPattern(r"\bexercise[\s:(|-]{1,12}(?:not (?:performed|done)|none|n/a)\b")
_BIOPSY = WordPattern(
    r"\b(?:endo-?\s?myocardial|myocardial|right ventricular|rv|heart|cardiac|septal) (?:bx|biops\w+)"
    r"|\bbioptome\b|\bembx?\b|\brvembx?\b"
)
_SAMPLED = WordPattern(
    r"\b(?:samples?|specimens?|pieces?|biops(?:y|ies) (?:was|were)|bites?|obtained|taken|passes"
    r"|performed|fragments?|x\s?\d|cores?)\b"
)
_TOOL = WordPattern(r"\bbioptomes?\b")
_FROM_MUSCLE = WordPattern(
    r"\b(?:fragments?|samples?|pieces?|specimens?|bites?|biops(?:y|ies))\b(?:[^.;]{0,40}\b(?:from|of|off)"
    r"| to)? (?:the )?"
    r"(?:rv\b|right ventric\w+|(?:\w+ )?septum\b(?! of the nose)|heart muscle|myocardium)"
    r"|\b(?:rv|right ventric\w+|septum)\b[^.;]{0,30}\b(?:sampled|biopsied)"
)
_SOON = 3
_NO_BIOPSY = WordPattern(r"\b(?:no|not|without)\b[^.;]{0,20}\b(?:bx|biops\w+)")


def find_heart_studies(context: Context, session: Session) -> Parts:
    """Septal puncture, drug and exercise studies, and heart muscle biopsy."""
    live, heads = statements(context), titles(context)
    studied = any(act.kind in _HEMODYNAMIC and act.status == "performed" for act in session.acts)
    found = _biopsy(context, live, heads)
    if studied:
        found += _septum(context, live) + _drug(context, live) + _exercise(context, live)
    return found


def _septum(context: Context, live: tuple[Statement, ...]) -> Parts:
    told = [c for c in telling(live, _SEPTAL) if _SEPTAL_DONE.search(c.text)]
    if not told:
        return Parts()
    details: dict[str, Detail] = {"existing_defect": True} if any(_DEFECT.search(c.text) for c in told) else {}
    act = heart_act(context, "transseptal_puncture", "septal-puncture", told[:3], details)
    return Parts(acts=(act,), facts=(Fact(element="septal_puncture", about=act.id, spans=act.spans[:1]),))


def _drug(context: Context, live: tuple[Statement, ...]) -> Parts:
    given = [c for c in telling(live, _DRUG_GIVEN) if not _RUNNING.search(c.text)]
    if not given:
        return Parts()
    first = given[0].index
    answered = [
        item.clause
        for item in live
        if first <= item.clause.index <= first + 12 and _RESPONSE.search(item.text) and _PRESSURE.search(item.text)
    ]
    under = [clause for clause in given if _FIGURES.search(clause.text)] + _rows_below(given, live)
    answered += [clause for clause in under if clause not in answered]
    act = heart_act(context, "pharmacologic_study", "drug-study", [*given[:2], *answered[:2]])
    facts = (Fact(element="drug_response", about=act.id, spans=quotes(context, answered, 2)),) if answered else ()
    return Parts(acts=(act,), facts=facts)


def _rows_below(given: list[Clause], live: tuple[Statement, ...]) -> list[Clause]:
    """Pressures in the row right below the drug that heads it ("NO 20 ppm" above "PA 60/20 PCW 11")."""
    heads = {clause.index for clause in given}
    rows = [after.clause for before, after in pairwise(live) if before.clause.index in heads]
    return [row for row in rows if row.index - 1 in heads and _FIGURES.match(row.text.lstrip())]


def _exercise(context: Context, live: tuple[Statement, ...]) -> Parts:
    named = [c for c in telling(live, _EXERCISE) if not (_COMPLAINT.search(c.text) or _EMPTY_FIELD.search(c.text))]
    told = [c for c in named if _EXERCISE_DONE.search(c.text)]
    if not told and named:
        loads = [c for c in telling(live, _LOAD) if any(0 <= c.index - first.index <= _NEXT for first in named)]
        told = [*named[:1], *loads[:1]] if loads else []
    if not told:
        return Parts()
    act = heart_act(context, "exercise_study", "exercise-study", told[:3])
    return Parts(acts=(act,), facts=(Fact(element="exercise", about=act.id, spans=act.spans[:1]),))


def _biopsy(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> Parts:
    told: list[Clause] = [
        c for c in telling(live, _BIOPSY) if _SAMPLED.search(c.text) and not _NO_BIOPSY.search(c.text)
    ]
    told += [c for c in telling(live, _FROM_MUSCLE) if c not in told]
    titled = telling(heads, _BIOPSY)
    sampled = [item.clause for item in live if _SAMPLED.search(item.text)] if titled else []
    # "Bioptome to the septum. Five bites": the tool and its samples in two statements.
    tools = telling(live, _TOOL)
    samples = [
        item.clause
        for item in live
        if _SAMPLED.search(item.text) and any(0 < item.clause.index - tool.index <= _SOON for tool in tools)
    ]
    if not told and samples:
        told = [*tools[:1], *samples[:1]]
    if not told and not (titled and sampled):
        return Parts()
    act = heart_act(context, "endomyocardial_biopsy", "heart-biopsy", [*told[:3], *titled[:1]])
    facts = (Fact(element="specimen", about=act.id, spans=quotes(context, told or sampled, 1)),)
    return Parts(acts=(act,), facts=facts)


BUILDER = FamilyBuilder("heart_studies", KINDS, find_heart_studies)
