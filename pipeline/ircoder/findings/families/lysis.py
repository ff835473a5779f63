"""Lysis through a catheter: begun, checked or ended today, or a lytic only given while clot was removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings import lysis_words as words
from ircoder.findings.beds import is_venous
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.device_use import is_used
from ircoder.findings.lungs import is_lung, lung_sides
from ircoder.findings.model import Act, Detail, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.treated_organs import HEART, of_the_heart
from ircoder.findings.treated_vessels import Target
from ircoder.language.reading import Mention

KINDS = frozenset({"thrombolysis", "thrombolysis_followup", "thrombolysis_cessation", "intravenous_thrombolysis"})
_DIALYSIS = frozenset(
    {"dialysis_declot", "dialysis_angioplasty", "dialysis_stent", "dialysis_circuit_study", "line_declotting"}
)


@dataclass(frozen=True, slots=True)
class _Place:
    target: Target | None
    side: Side | None
    clause: Clause


def find_lysis(context: Context, session: Session) -> Parts:
    """Acts of today; lysis of a dialysis circuit or a clogged line is read elsewhere."""
    held = any(act.kind in _DIALYSIS for act in session.acts)
    if held or (of_the_heart(context) and not words.LUNG.search(context.reading.text)):
        return Parts()
    told = list(_lytic_clauses(context))
    if not told:
        return Parts()
    if _is_later(context) or _only_ended(context, session):
        return Parts(acts=_numbered(context, session, _later_acts(context, session, told)))
    return Parts(acts=_numbered(context, session, _first_acts(context, session, told)))


def _lytic_clauses(context: Context) -> Iterator[Clause]:
    """Clauses of the course that tell of a lytic, of lysis, or of an infusion catheter in a clot."""
    of_clot = words.CLOT.search(context.reading.text) is not None
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        told = any(
            (_is_lytic(m) or (m.kind == "infusion_catheter" and of_clot)) and _told(clause, m)
            for m in clause.of("INTERVENTION", "DEVICE")
        )
        if told and not words.ELSEWHERE.search(clause.text) and not HEART.search(clause.text):
            yield clause


def _told(clause: Clause, mention: Mention) -> bool:
    """Whether a mention is told as given, today or before, and not denied beside it."""
    if mention.assertion not in {"performed", "attempted", "historical"}:
        return False
    denied = words.DENIED.search(clause.before(mention)[-30:])
    return not denied and not re.match(r"[^.;]{0,30}\b(?:not|never)\b", clause.after(mention), re.IGNORECASE)


def _is_lytic(mention: Mention) -> bool:
    if mention.label == "INTERVENTION":
        return mention.kind in KINDS - {"intravenous_thrombolysis"}
    return mention.kind == "thrombolytic" or mention.attributes.get("treats") == "thrombolysis"


def _is_later(context: Context) -> bool:
    """Whether the course began on an earlier day: told outside of plans, of what will happen tonight or tomorrow."""
    for clause in context.clauses:
        if clause.section in {"plan", "consent"}:
            continue
        coming_up = words.TONIGHT.search(clause.text) is not None
        if not coming_up and any(
            m.kind == "thrombolysis_followup" and m.assertion == "performed" for m in clause.of("INTERVENTION")
        ):
            return True
        match = words.LATER.search(clause.text)
        if match is None or coming_up:
            continue
        coming = "overnight" in match.group().lower() and words.LEFT_RUNNING.search(clause.text)
        if coming and not words.BEFORE_TODAY.search(clause.text):
            continue
        if not words.DENIED.search(clause.text[: match.start()][-20:]):
            return True
    return False


def _only_ended(context: Context, session: Session) -> bool:
    """Whether a note tells an end and no begin: no vessel was entered and no infusion started."""
    if any(access.kind == "puncture" for access in session.accesses):
        return False
    body = [clause for clause in context.clauses if clause.section not in BACKGROUND]
    started = any(words.STARTED.search(clause.text) for clause in body)
    return not started and any(_ends(clause) for clause in body)


def _ends(clause: Clause) -> bool:
    """Whether a clause tells that the infusion was stopped or its catheter taken out."""
    return any(
        not words.NOT_ENDED.search(clause.text[: match.start()])
        and not re.search(r"\b(?:will|to) be\b|\btomorrow\b|\bnot\b", match.group(), re.IGNORECASE)
        for match in words.ENDED.finditer(clause.text)
    )


def _later_acts(context: Context, session: Session, told: list[Clause]) -> list[tuple[str, _Place, dict[str, Detail]]]:
    ended = continued = -1
    for clause in context.body():
        if _ends(clause):
            ended = clause.index
        if any(m.kind == "thrombolysis_cessation" and m.assertion == "performed" for m in clause.of("INTERVENTION")):
            ended = max(ended, clause.index)
        if words.CONTINUED.search(clause.text) and not words.DENIED.search(clause.text):
            continued = clause.index
    titled = any(
        m.kind == "thrombolysis_cessation"
        for clause in context.clauses
        if clause.section in TITLES
        for m in clause.of("INTERVENTION")
    )
    out = any(words.CATHETER_OUT.search(c.text) and not words.NOT_ENDED.search(c.text) for c in context.body())
    final = (ended >= 0 and ended >= continued) or ((titled or out) and continued < 0)
    kind = "thrombolysis_cessation" if final else "thrombolysis_followup"
    place = next(iter(_places(context, session, told)), _Place(None, None, told[0]))
    return [(kind, place, {})]


def _first_acts(context: Context, session: Session, told: list[Clause]) -> list[tuple[str, _Place, dict[str, Detail]]]:
    body = [clause for clause in told if clause.section not in TITLES]
    begun = [c for c in body if words.STARTED.search(_rest_of_sentence(context, c)) or _by_catheter(c)]
    named = [c for c in told if any(m.kind == "thrombolysis" and is_used(context, c, m) for m in c.of("INTERVENTION"))]
    infused = bool(begun) or bool([c for c in named if not words.PUSH.search(c.text)])
    if not begun and not named:
        pushed = [c for c in body if words.PUSH.search(c.text)]
        if not pushed:
            return []
        begun = pushed
    places = list(_places(context, session, begun or named)) or [_Place(None, None, (begun or named)[0])]
    details: dict[str, Detail] = {} if infused else {"infusion": False}
    out: list[tuple[str, _Place, dict[str, Detail]]] = [("thrombolysis", place, details) for place in places]
    return out


def _rest_of_sentence(context: Context, clause: Clause) -> str:
    """A clause with what its sentence goes on to say ("tPA 5 mg lace, then 1 mg/h")."""
    return context.said[clause.start : max(clause.end, context.reading.sentences[clause.sentence].end)]


def _by_catheter(clause: Clause) -> bool:
    """Whether an infusion catheter is placed in a clause that also tells of the lytic."""
    return any(m.kind == "infusion_catheter" and m.assertion == "performed" for m in clause.of("DEVICE"))


def _places(context: Context, session: Session, told: list[Clause]) -> Iterator[_Place]:
    """Where the lytic ran: by the infusion catheter, else by the words of the lysis; one place for each side."""
    catheters = [
        (clause, mention)
        for clause in context.body()
        for mention in clause.of("DEVICE")
        if mention.kind == "infusion_catheter" and mention.assertion != "negated"
    ]
    lysis = [(clause, mention) for clause in told for mention in clause.mentions if _is_lytic(mention)]
    found: dict[Side | None, _Place] = {}
    for clause, mention in (*catheters, *lysis):
        beside = mention.kind != "infusion_catheter" and any(clause is c for c, _ in catheters)
        # A lytic told with its catheter runs where that lies, unless its own words name another vessel.
        homes = session.targets.governed(clause, mention) if beside and found else _homes(session, clause, mention)
        lungs = bool(homes) and is_lung(context, homes[0].vessel)
        for home in homes if lungs else homes[:1]:
            both = words.BOTH.search(clause.text) is not None and _two_sided(context, home)
            side_told = lung_sides(context, clause, home.vessel, home.mention, home.side) if lungs else home.side
            for side in sides("bilateral" if both and not lungs else side_told):
                if not found or (side not in found and None not in found and any(clause is c for c, _ in catheters)):
                    found[side] = _Place(home, side, clause)
    yield from found.values()


def _two_sided(context: Context, home: Target) -> bool:
    """Whether catheters of both sides may be meant: a paired vessel, or the cava that both reach."""
    vessel = context.knowledge.vessels.get(home.vessel)
    return vessel is not None and (vessel.paired or vessel.concept == "vessel:inferior_vena_cava")


def _homes(session: Session, clause: Clause, mention: Mention) -> tuple[Target, ...]:
    """Vessels that an infusion catheter lies in, or that the lysis is aimed at."""
    vessels = [
        v for v in clause.of("VESSEL") if v.start >= mention.end and v.assertion not in {"negated", "historical"}
    ]
    for vessel in vessels:
        between = clause.text[mention.end - clause.start : vessel.start - clause.start]
        if re.search(
            r"\b(?:across|through(?:out)?|into|in|within|over|along|from|to|spanning|traversing|at)\b",
            between,
            re.IGNORECASE,
        ):
            return session.targets.coordinated(clause, vessel)
    return session.targets.aimed_at(clause, mention)


def _numbered(
    context: Context, session: Session, found: list[tuple[str, _Place, dict[str, Detail]]]
) -> tuple[Act, ...]:
    acts = []
    for number, (kind, place, details) in enumerate(found, start=1):
        target = place.target.vessel if place.target else _untold(context)
        if target is None and words.VENOUS.search(context.reading.text):
            details = {**details, "circulation": "venous"}
        if target is not None and is_venous(context.knowledge.vessels.get(target)):
            details = {**details, "circulation": "venous"}
        acts.append(
            Act(
                id=f"lysis-{number}",
                kind=kind,
                family="thrombolysis",
                target=target,
                side=place.side,
                details=details,
                spans=(context.quote(place.clause),),
            )
        )
    return session.through(context, tuple(acts))


def _untold(context: Context) -> str | None:
    return "vessel:main_pulmonary_artery" if words.LUNG.search(context.reading.text) else None


BUILDER = FamilyBuilder("lysis", kinds=KINDS, find=find_lysis)
