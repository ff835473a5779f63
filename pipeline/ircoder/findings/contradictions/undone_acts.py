"""Acts that one place of a report tells as done and another as not done at that place, or in all of the session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.contradictions.closings import Place, place_of
from ircoder.findings.contradictions.denials import (
    Denial,
    denials_of,
    denials_of_all,
    denies,
    meet,
    places_in,
    segments_in,
)
from ircoder.findings.contradictions.hands import named, quoted, titles
from ircoder.findings.device_use import is_used
from ircoder.findings.model import Contradiction, Findings
from ircoder.findings.tellings import act_kind
from ircoder.knowledge.act_statements import ActStatement, load_act_statements
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_IN_VESSELS = frozenset({"stent", "angioplasty", "atherectomy", "thrombectomy", "lithotripsy", "embolization"})
_TREATMENTS = frozenset({*_IN_VESSELS, "thrombolysis", "ablation", "sclerotherapy"})
_REACH = 3
"""So many clauses back a place is still the one that is spoken of."""
_STANDING = WordPattern(
    r"\b(?:patent|prior|previous\w*|old|existing|in-?stent|history|known|s/p|status post|remote|earlier|ago|since"
    r"|attempt\w*|unsuccessful\w*|failed|not|no|without|plan\w*|consider\w*|if|may|might|would|candidate|recommend\w*"
    r"|discuss\w*|referr\w*|scheduled|possible|await\w*|pending|sent back|set up|returned)\b"
)
"""A summary with one of these tells of an older act, of a try or of a plan."""

_FAILED = WordPattern(
    r"\b(?:abandon\w*|unsuccessful\w*|fail\w*|gave up|given up|could not be|unable|impossible|not possible|stopped"
    r"|abort\w*|without success|in vain)\b"
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A statement that an act was done."""

    clause: Clause
    place: Place
    start: int
    end: int


def find_undone_acts(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts with a denial elsewhere that speaks of the same place."""
    names = _named(context, found)
    rows = [act for act in load_act_statements() if act.act in names]
    denied = {act.act: denials for act in rows if (denials := _denied(context, act))}
    general = () if _TREATMENTS.isdisjoint(names) else tuple(denials_of_all(context))
    if not denied and not general:
        return
    told = _with_acts(context, found, _tellings(context))
    for act in rows:
        denials = (*denied.get(act.act, ()), *(general if act.act in _TREATMENTS else ()))
        tellings = told.get(act.act) if denials else None
        clash = next((c for each in denials if tellings and (c := _clash(context, found, act, tellings, each))), None)
        if clash is not None:
            yield clash
            if clash.second[0].start in {denial.clause.start for denial in general}:
                return


def _denied(context: Context, act: ActStatement) -> tuple[Denial, ...]:
    return (*denials_of(context, act), *_given_up(context, act))


def _named(context: Context, found: Findings) -> frozenset[str]:
    """Acts that may be told as done at all."""
    acts = _acts_by_kind()
    kinds: set[str] = {act.kind for act in found.acts if act.status == "performed"}
    for mention in context.reading.mentions:
        if mention.assertion == "performed":
            kinds.update((mention.kind, str(mention.attributes.get("treats")), str(mention.attributes.get("act"))))
    return frozenset(name for kind in kinds for name in acts.get(kind, ()))


def _given_up(context: Context, act: ActStatement) -> Iterator[Denial]:
    """Tries in the course of which a sentence says that they failed."""
    for mention in _tried(context):
        if mention.kind not in act.kinds:
            continue
        clause = context.clause_of(mention)
        sentence = context.reading.sentences[clause.sentence]
        if place_of(context, clause) == "course" and _FAILED.search(context.said[sentence.start : sentence.end]):
            yield Denial(clause, mention.start, mention.end, "course", False, False, places_in((clause,)))


@once
def _tried(context: Context) -> tuple[Mention, ...]:
    return tuple(m for m in context.reading.mentions if m.assertion == "attempted" and m.label == "INTERVENTION")


@cache
def _acts_by_kind() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for act in load_act_statements():
        for kind in act.kinds:
            found[kind].append(act.act)
    return {kind: tuple(acts) for kind, acts in found.items()}


@once
def _tellings(context: Context) -> Mapping[str, Sequence[_Telling]]:
    """Statements by act."""
    acts, found = _acts_by_kind(), defaultdict[str, list[_Telling]](list)
    listed = {clause.index for clause in titles(context)}
    for mention in context.reading.mentions:
        if mention.assertion != "performed" or mention.label not in {"INTERVENTION", "DEVICE", "IMAGING"}:
            continue
        kinds = (
            {mention.attributes.get("treats"), act_kind(mention)}
            if mention.label != "DEVICE"
            else {mention.attributes.get("treats")}
        )
        names = {name for kind in kinds for name in acts.get(str(kind), ())}
        if not names:
            continue
        clause = context.clause_of(mention)
        place = place_of(context, clause)
        if _is_claim(context, clause, mention, place, clause.index in listed):
            for name in names:
                found[name].append(_Telling(clause, place, mention.start, mention.end))
    return found


def _with_acts(
    context: Context, found: Findings, told: Mapping[str, Sequence[_Telling]]
) -> Mapping[str, Sequence[_Telling]]:
    """The statements and those clauses from which an act was read that no word of its own names."""
    acts, out = _acts_by_kind(), {name: list(tellings) for name, tellings in told.items()}
    for act in found.acts:
        for name in acts.get(act.kind, ()) if act.status == "performed" else ():
            known = out.setdefault(name, [])
            for span in act.spans:
                clause = context.clause_at(span.start)
                place = place_of(context, clause)
                if place in {"course", "summary"} and all(telling.clause is not clause for telling in known):
                    known.append(_Telling(clause, place, span.start, span.end))
    return out


def _is_claim(context: Context, clause: Clause, mention: Mention, place: Place, is_listed: bool) -> bool:
    """Whether a mention says that its act was done in this session."""
    if place in {"course", "summary"}:
        is_named = place == "summary" and mention.label == "INTERVENTION"
        return (is_named or is_used(context, clause, mention)) and (
            place == "course" or _STANDING.search(clause.text) is None
        )
    return place == "title" and is_listed and not mention.text.lower().endswith("ed")


def _clash(
    context: Context, found: Findings, act: ActStatement, tellings: Sequence[_Telling], denial: Denial
) -> Contradiction | None:
    others = [t for t in tellings if t.clause.index != denial.clause.index and not denies(act, t.clause)]
    in_course = [telling for telling in others if telling.place == "course"]
    in_summary = [telling for telling in others if telling.place == "summary"]
    if denial.place == "course":
        rivals = [t for t in in_course if t.start < denial.start] if denial.is_whole else []
        if not rivals and not in_course:
            rivals = in_summary or ([] if _is_found(found, act) else [t for t in others if t.place == "title"])
    else:
        rivals = [] if in_summary and not denial.is_whole else in_course or in_summary
    for telling in rivals:
        if _is_same(context, found, act, telling, denial):
            return _told(context, act, telling, denial)
    return None


def _is_same(context: Context, found: Findings, act: ActStatement, telling: _Telling, denial: Denial) -> bool:
    """Whether a denial speaks of the place at which an act is told."""
    is_aside = denial.is_whole or denial.of_place or denial.place == "course" or denial.sites
    here = [denial.clause] if is_aside else _around(context, denial.clause, 1)
    there = _around(context, telling.clause, _REACH if telling.place == "course" else 1)
    spans = ((a, span) for a in found.acts if a.target is not None for span in a.spans)
    targets = {(str(a.target), a.side) for a, span in spans if _holds(telling.clause, span.start)}
    ours = denial.sites if is_aside else places_in(here)
    theirs = places_in(there) | targets
    if denial.of_place and not (ours and theirs):
        return not ours and denial.is_whole and denial.place != "course" and _is_alone(found, act)
    if not ours:
        return denial.is_whole or denial.place == "course" or _is_alone(found, act)
    if not theirs:
        return denial.place == "course"
    return meet(ours, theirs) and segments_in(here) <= segments_in(there)


def _is_found(found: Findings, act: ActStatement) -> bool:
    """Whether an act was done by more than the word of a title."""
    return any(
        a.status == "performed" and a.kind in act.kinds and any(span.section not in TITLES for span in a.spans)
        for a in found.acts
    )


def _around(context: Context, clause: Clause, reach: int) -> list[Clause]:
    """The clause, or where it names no place the nearest one before it that does."""
    for number in range(clause.index, max(-1, clause.index - reach - 1), -1):
        other = context.clauses[number]
        if other.section != clause.section:
            break
        if places_in((other,)):
            return [other] if other is clause else [other, clause]
    return [clause]


def _holds(clause: Clause, place: int) -> bool:
    return clause.start <= place < clause.end


def _is_alone(found: Findings, act: ActStatement) -> bool:
    """Whether a denial in passing can only be about the place of the act: no other was worked on."""
    kinds = _IN_VESSELS | act.kinds
    return len({(a.target, a.side) for a in found.acts if a.status == "performed" and a.kind in kinds}) <= 1


def _told(context: Context, act: ActStatement, telling: _Telling, denial: Denial) -> Contradiction:
    first = quoted(context, telling.clause, telling.start, telling.end)
    second = quoted(context, denial.clause, denial.start, denial.end)
    if telling.place == "title":
        says = f"The title lists {act.name}, the {named(second)} says that it was not done."
    else:
        there = f"the {named(second)}" if named(second) != named(first) else "the text elsewhere"
        says = f"The {named(first)} tells of {act.name} as done, {there} says that it was not done."
    return Contradiction(kind="act", about=act.act, statement=says, first=(first,), second=(second,))
