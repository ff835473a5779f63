"""Superficial veins of the legs: closed, injected or pulled out, one act for each vein, leg and way of treatment.

Dictation names a vein, then tells over several sentences how it was closed, then goes on to the next. Each clause that
tells a method or an agent therefore belongs to the veins it names, else to those named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ircoder.findings import superficial_vein_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Detail, Fact, Side, Span
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.superficial_vein_words import SUPERFICIAL
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.language.side_words import names_side

ABLATION, SCLEROTHERAPY, PHLEBECTOMY = "venous_ablation", "vein_sclerotherapy", "phlebectomy"
KINDS = frozenset({ABLATION, SCLEROTHERAPY, PHLEBECTOMY})
_GENERIC = "vessel:saphenous_vein"
_NOT_TOLD = BACKGROUND | {"findings", "complications", "medications"}
_UNSAID = frozenset({"negated", "historical", "planned", "hypothetical"})
_MANY = 3
Vein = tuple[str | None, Side | None]


@dataclass
class _Work:
    """Treatments gathered so far: quotes and details for each kind, vein and way."""

    quotes: dict[tuple[str, str, str | None, Side | None], list[Span]] = field(default_factory=dict)
    details: dict[tuple[str, str, str | None, Side | None], dict[str, Detail]] = field(default_factory=dict)

    def add(self, kind: str, way: str, vein: Vein, quote: Span, **details: Detail) -> None:
        key = (kind, way, *vein)
        self.quotes.setdefault(key, []).append(quote)
        known = self.details.setdefault(key, {})
        for name, value in details.items():
            old = known.get(name)
            known[name] = max(old, value) if isinstance(old, int) and isinstance(value, int) else value


def find(context: Context, session: Session) -> Parts:
    """Acts on superficial veins; none where the report has no such work."""
    if not _is_about_veins(context):
        return Parts()
    only = _only_side(context)
    course = _gather(context, only, tuple(_clauses(context, "told", "summed")))
    titles = _gather(context, only, tuple(_clauses(context, "listed")))
    work = course if course.quotes else titles
    _name_methods(work, titles, context)
    if not any(kind == ABLATION for kind, *_ in work.quotes):
        _take_form(context, only, work)
    _count_anew(context, work)
    acts = tuple(_acts(work))
    return Parts(acts=acts, facts=tuple(_facts(acts)))


def _count_anew(context: Context, work: _Work) -> None:
    """Take the number of stabs from an addendum, which corrects the note."""
    added = [c for c in context.clauses if c.section == "addendum"]
    counts = [count for c in added for found in words.STABS.finditer(c.text) if (count := _stabs(found)) is not None]
    for key in work.quotes if counts else ():
        if key[0] == PHLEBECTOMY:
            work.details[key]["stabs"] = counts[-1]


def _is_about_veins(context: Context) -> bool:
    """Whether a kind of this family is named as done, or a method is told of a superficial vein."""
    named = any(m.kind in KINDS or m.concept in SUPERFICIAL for m in context.reading.mentions)
    unnamed = context.may_say(words.SPIDER, words.UNNAMED_VEINS) and context.may_say(words.LIQUID)
    if not named and not unnamed and not context.holds("perforat"):
        return False
    told = [clause for clause in context.clauses if clause.section not in BACKGROUND and not _passed_over(clause)]
    if any(words.METHOD_LABEL.search(c.text) and _methods_in(c) for c in told) and any(
        words.VEIN_LABEL.search(c.text) and _veins_in(c) for c in told
    ):
        return True
    if any(words.BRANDS.search(clause.text) for clause in told) and any(_veins_in(clause) for clause in told):
        return True
    if any(_veins_in(clause) for clause in context.clauses) and any(
        _methods_in(clause) and words.AT_WORK.search(clause.text) and context.happened(clause) for clause in told
    ):
        return True
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        if any(m.kind in KINDS and m.assertion not in _UNSAID for m in clause.of("INTERVENTION")):
            return True
        if _veins_in(clause) and (_methods_in(clause) or words.COMMERCIAL_FOAM.search(clause.text)):
            return True
        branches = words.SPIDER.search(clause.text) or words.UNNAMED_VEINS.search(clause.text)
        if branches and words.LIQUID.search(clause.text) and words.LEG.search(context.reading.text):
            return True
    return False


def _clauses(context: Context, *tiers: str) -> Iterator[Clause]:
    for clause in context.clauses:
        if clause.section in _NOT_TOLD or not clause.text.strip():
            continue
        tier = tier_of(context, clause)
        if tier == "listed" and clause.section not in TITLES and words.COURSE_IN_OPENING.search(clause.text):
            tier = "told"
        if tier in tiers and not (tier == "summed" and clause.section != "impression"):
            yield clause


def _only_side(context: Context) -> Side | None:
    """The one side that the report speaks of outside its history, if there is one."""
    found = {
        mention.side
        for clause in context.clauses
        if clause.section not in BACKGROUND and not words.LEFT_ALONE.search(clause.text)
        for mention in clause.mentions
        if mention.side is not None
    }
    if len(found) == 1:
        return found.pop()
    opening = {side for c in context.clauses if c.section in TITLES or c.index == 0 for side in _sides_told(c)}
    return opening.pop() if len(opening) == 1 else None


def _veins_in(clause: Clause) -> list[tuple[str, Side | None]]:
    """Superficial veins that a clause names, with their sides."""
    found = [
        (m.concept, m.side) for m in clause.of("VESSEL") if m.concept in SUPERFICIAL and m.assertion not in _UNSAID
    ]
    if not found and words.PERFORATOR.search(clause.text):
        sided = [m.side for m in clause.mentions if m.side is not None]
        return [("vessel:perforator_vein", sided[0] if sided else None)]
    return found


def _methods_in(clause: Clause) -> list[str]:
    return [name for name, pattern in words.METHODS.items() if pattern.search(clause.text)]


def _gather(context: Context, only: Side | None, clauses: tuple[Clause, ...]) -> _Work:
    """Follow the veins through the clauses, and hang each method, agent and stab on the veins it belongs to."""
    work = _Work()
    current: list[Vein] = []
    place: Side | None = only
    entered: list[tuple[Vein, Span]] = []
    # The one vein that duplex showed is the one that is closed where the course names none.
    shown: set[Vein] = set()
    for clause in clauses:
        place = _place(clause) or place
        if _passed_over(clause):
            if not words.LEFT_ALONE.search(clause.text):
                shown.update((vein, one) for vein, side in _veins_in(clause) for one in sides(side or place))
            continue
        named = [
            (vein, one)
            for vein, side in _veins_in(clause)
            for one in sides(side or place)
            if _really_named(clause, vein)
        ]
        quote = context.quote(clause)
        if named:
            current = list(dict.fromkeys(named))
        if _injects(clause, work, current if named else [], current, place, quote):
            continue
        if _pulls(clause, work, place, quote) and not (named and _methods_in(clause)):
            continue
        methods = _methods_in(clause)
        if methods and _tells_work(clause):
            for vein in named or current or (shown if len(shown) == 1 else ()):
                work.add(ABLATION, methods[0], vein, quote)
        elif (named and _tells_work(clause)) or (current and words.ENTRY.search(clause.text)):
            entered.extend((vein, quote) for vein in named or current)
    _take_entered(work, entered)
    return work


def _place(clause: Clause) -> Side | None:
    """Leg that a clause turns to ("Left leg:", "on the right")."""
    told = {mention.side for mention in clause.mentions if mention.side is not None}
    if words.BOTH_VEINS.search(clause.text):
        told.discard("bilateral")
    written = words.SIDE.search(clause.text)
    if written is not None:
        return words.SIDES[written.group("side").lower().strip()]
    return told.pop() if len(told) == 1 else None


def _passed_over(clause: Clause) -> bool:
    """Whether a clause tells what was left alone, planned or done before, or only what duplex had shown."""
    if words.LEFT_ALONE.search(clause.text):
        return True
    acts = [m for m in clause.of("INTERVENTION") if m.kind in KINDS]
    if acts and all(m.assertion in _UNSAID for m in acts):
        return True
    return words.STATE_ONLY.search(clause.text) is not None and not _verb(clause)


def _verb(clause: Clause) -> bool:
    return words.WORKED.search(words.STATE_ONLY.sub(" ", clause.text)) is not None


def _really_named(clause: Clause, vein: str) -> bool:
    """Leave out "saphenous" alone where the clause names the trunk."""
    return vein != _GENERIC or not any(other != _GENERIC for other, _ in _veins_in(clause))


def _tells_work(clause: Clause) -> bool:
    if any(m.kind == ABLATION and m.assertion == "performed" for m in clause.of("INTERVENTION")):
        return True
    return words.WORKED.search(clause.text) is not None or (
        words.BRANDS.search(clause.text) is not None and bool(_veins_in(clause))
    )


def _agent(clause: Clause) -> str | None:
    """What was injected into a vein, where a clause tells an injection."""
    if any(m.assertion in _UNSAID for m in clause.of("DEVICE") if m.kind == "sclerosant"):
        return None
    if words.COMMERCIAL_FOAM.search(clause.text):
        return "commercial_foam"
    told = any(m.kind == SCLEROTHERAPY and m.assertion == "performed" for m in clause.of("INTERVENTION"))
    liquid = words.LIQUID.search(clause.text) is not None
    foam = words.MIXED_FOAM.search(clause.text) is not None
    if foam and (liquid or told or "inject" in clause.text.lower()):
        return "mixed_foam"
    return "liquid" if liquid or told else None


def _injects(
    clause: Clause, work: _Work, named: list[Vein], current: list[Vein], place: Side | None, quote: Span
) -> bool:
    """Note an injection: into the veins named here, into unnamed branches, else into the vein told before."""
    agent = _agent(clause)
    if agent is None or (words.METHODS["mechanochemical"].search(clause.text) and agent != "commercial_foam"):
        return False
    if _mechanochemical_before(work, named or current) or (agent == "liquid" and words.SPUN.search(clause.text)):
        return True
    if named and agent == "liquid" and any(way == "mechanochemical" for _, way, *_ in work.quotes):
        for vein in named:
            # The next trunk that the rotating wire and its agent were used in.
            work.add(ABLATION, "mechanochemical", vein, quote)
        return True
    if words.SPIDER.search(clause.text):
        work.add(SCLEROTHERAPY, "spider", (None, place), quote, spider=True, agent=agent)
        return True
    branches = words.UNNAMED_VEINS.search(clause.text)
    if branches is not None and not (named and agent == "commercial_foam"):
        count = _branches(branches["count"], branches["what"])
        for side in sides(place):
            work.add(SCLEROTHERAPY, agent, (None, side), quote, agent=agent, veins=count)
        return True
    for vein in named or (current if agent != "liquid" else []) or [(None, one) for one in sides(place)]:
        work.add(SCLEROTHERAPY, agent, vein, quote, agent=agent)
    return True


def _mechanochemical_before(work: _Work, veins: list[Vein]) -> bool:
    """Whether the agent is the one that the rotating wire takes along."""
    return any((ABLATION, "mechanochemical", *vein) in work.quotes for vein in veins)


def _branches(count: str | None, what: str) -> int:
    number = words.number_of(count) if count else None
    if number is not None:
        return number
    plural = what.lower().endswith(("ies", "es", "s")) or (count or "").lower() in {
        "several",
        "multiple",
        "some",
        "many",
    }
    return _MANY if plural else 1


def _pulls(clause: Clause, work: _Work, place: Side | None, quote: Span) -> bool:
    """Note stab phlebectomy with the number of its stabs."""
    told = any(m.kind == PHLEBECTOMY and m.assertion == "performed" for m in clause.of("INTERVENTION"))
    if not told and not words.PHLEBECTOMY.search(clause.text):
        return False
    if any(m.kind == PHLEBECTOMY and m.assertion in _UNSAID for m in clause.of("INTERVENTION")):
        return False
    known = [count for match in words.STABS.finditer(clause.text) if (count := _stabs(match)) is not None]
    for side in sides(place):
        if known:
            work.add(PHLEBECTOMY, "stabs", (None, side), quote, stabs=max(known))
        else:
            work.add(PHLEBECTOMY, "stabs", (None, side), quote)
    return True


def _stabs(match: re.Match[str]) -> int | None:
    """Number of stabs; "more than 20" is one more than that."""
    count = words.number_of(match["count"] or match["behind"] or match["times"] or "")
    return count + 1 if count is not None and match["over"] else count


def _take_entered(work: _Work, entered: list[tuple[Vein, Span]]) -> None:
    """Veins that were entered while the method is told once for all of them."""
    methods = {way for kind, way, *_ in work.quotes if kind == ABLATION}
    if len(methods) != 1:
        return
    method = methods.pop()
    injected = {(vein, side) for kind, _, vein, side in work.quotes if kind == SCLEROTHERAPY}
    for vein, quote in entered:
        if vein not in injected:
            work.add(ABLATION, method, vein, quote)


def _name_methods(work: _Work, titles: _Work, context: Context) -> None:
    """Take veins from the titles where the course names the method alone."""
    if any(kind == ABLATION for kind, *_ in work.quotes) or not titles.quotes or work is titles:
        return
    for key, quotes in titles.quotes.items():
        if key[0] == ABLATION:
            work.quotes[key] = quotes
            work.details[key] = titles.details[key]


def _take_form(context: Context, only: Side | None, work: _Work) -> None:
    """Take vein, leg and method from the labels of a form ("Vein: GSV  Modality: laser") that a course bears out."""
    told = [c for c in context.clauses if c.section not in {"plan", "consent"} and not words.LEFT_ALONE.search(c.text)]
    forms = [c for c in told if words.VEIN_LABEL.search(c.text) and _veins_in(c)]
    methods = [(m, c) for c in told if words.METHOD_LABEL.search(c.text) for m in _methods_in(c)[:1]]
    if not forms or len({method for method, _ in methods}) != 1:
        return
    labels = {c.index for c in forms} | {c.index for _, c in methods}
    if not any(c.index not in labels and words.COURSE.search(c.text) for c in told):
        return
    leg = next((s for c in told if words.LEG_LABEL.search(c.text) for s in sorted(_sides_told(c))), only)
    for clause in forms:
        for vein, side in _veins_in(clause):
            for one in sides(side or leg):
                work.add(ABLATION, methods[0][0], (vein, one), context.quote(clause))
                work.add(ABLATION, methods[0][0], (vein, one), context.quote(methods[0][1]))


def _sides_told(clause: Clause) -> set[Side]:
    return {
        words.SIDES[match.group().lower()]
        for match in words.SIDE_WORD.finditer(clause.text)
        if names_side(clause.text, match.start())
    }


def _acts(work: _Work) -> Iterator[Act]:
    """One act for each vein and way; a vein without a side, or "saphenous" alone, joins its fuller telling."""
    keys = [key for key in work.quotes if not _is_vague(key, work)]
    for number, key in enumerate(keys, start=1):
        kind, way, vein, side = key
        details = dict(work.details[key])
        if kind == ABLATION:
            details["method"] = way
        yield Act(
            id=f"vein-{number}",
            kind=kind,
            family=load_act_kinds()[kind].family,
            target=vein,
            side=side,
            details=details,
            spans=tuple(dict.fromkeys(work.quotes[key]))[:4],
        )


def _is_vague(key: tuple[str, str, str | None, Side | None], work: _Work) -> bool:
    kind, way, vein, side = key
    for other_kind, other_way, other_vein, other_side in work.quotes:
        other = (other_kind, other_way, other_vein, other_side)
        if other == key or other_kind != kind:
            continue
        if side is None and other_side is not None and vein in (other_vein, None, _GENERIC):
            return True
        same_leg = side == other_side
        if same_leg and kind == ABLATION and vein in (None, _GENERIC) and other_vein not in (None, _GENERIC):
            return True
        uncounted = vein is None and "veins" not in work.details[key]
        if same_leg and kind == SCLEROTHERAPY and uncounted and "spider" not in (way, other_way):
            return True
    return False


def _facts(acts: tuple[Act, ...]) -> Iterator[Fact]:
    """Named veins and methods, for the questions that the codes ask."""
    for act in acts:
        if act.target is not None:
            yield Fact(element="target_vessel", about=act.id, spans=act.spans[:1])
        if "method" in act.details:
            yield Fact(element="energy", about=act.id, spans=act.spans[:1])
        if "agent" in act.details:
            yield Fact(element="substance", about=act.id, spans=act.spans[:1])
        if "stabs" in act.details:
            yield Fact(element="incision_count", about=act.id, spans=act.spans[:1])


BUILDER = FamilyBuilder("superficial veins", kinds=KINDS, find=find)
