"""Blocks, catheters, destruction and freezing of nerves, plexuses, ganglia and planes (SPIN-27, SPIN-28, SPIN-44).

A target counts where the report names the act on it; where no act is named at all, a target whose sentence goes on to
give a drug does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ircoder.findings import pain_words as words
from ircoder.findings.context import TITLES, Context
from ircoder.findings.epidural_words import INJECTED
from ircoder.findings.families.nerve_hits import (
    COMPLAINT,
    LANDMARK,
    Hit,
    by_muscle,
    by_trunk,
    by_web,
    destroys,
    hits_of,
)
from ircoder.findings.model import Act, Detail, Side, Span
from ircoder.findings.nerve_levels import genicular_branches, rib_levels
from ircoder.findings.pain_guidance import find_pain_guidance
from ircoder.findings.pain_scene import ASIDE, Line, lines_of, sides_in, titled, told
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.nerve_targets import NerveTarget, load_nerve_words
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "nerve_block",
        "nerve_catheter",
        "sympathetic_block",
        "neurolysis",
        "cryoneurolysis",
        "radiofrequency_neurotomy",
    }
)
SYMPATHETIC = frozenset(
    {"stellate", "lumbar_sympathetic", "hypogastric_plexus", "celiac_plexus", "splanchnic", "ganglion_impar"}
)
_ELSEWHERE = frozenset({"sacroiliac_nerves"})
"""Targets that the facet builder reads."""
_SECTIONS_ASIDE = frozenset({"anesthesia", "guidance"})
_TOPICAL = WordPattern(
    r"\b(?:swabs?|applicators?|cotton|q-?tip|intra-?nasal|tx360|sphenocath|topical\w*|spray|drip\w*|nares"
    r"|nostrils?)\b"
)
_NEEDLE = WordPattern(r"\b(?:needle|gauge|\d\dg\b|infrazygomatic|fluoro\w*)\b")
_REACH = 4


@dataclass
class _Group:
    """One target and way of treatment: its hits by side, and those of the course that name no act."""

    target: NerveTarget
    kind: str
    sides: dict[Side | None, list[Hit]] = field(default_factory=dict)
    approached: list[Hit] = field(default_factory=list)


def find_nerve_work(context: Context, session: Session) -> Parts:
    """Acts at nerves with sides, levels, method and guidance."""
    if not load_nerve_words().likely(context.said):
        return Parts()
    lines = tuple(line for line in lines_of(context) if line.section not in _SECTIONS_ASIDE)
    hits = tuple(
        hit for hit in hits_of(context, lines) if hit.target.target not in _ELSEWHERE and not _with_facets(hit, session)
    )
    if not hits:
        return Parts()
    body = told(lines)
    acts = tuple(_acts(_groups(hits, lines, body), lines, body))
    return Parts(acts=acts) + find_pain_guidance(context, acts, "nerve")


def _with_facets(hit: Hit, session: Session) -> bool:
    """A vague name ("nerve branches") in a session at facet joints belongs to these."""
    return hit.target.target == "peripheral" and any(act.id.startswith("facet-") for act in session.acts)


def _groups(hits: tuple[Hit, ...], lines: tuple[Line, ...], body: tuple[Line, ...]) -> list[_Group]:
    named = [hit for hit in hits if hit.act is not None and _borne_out(hit, lines, body)]
    if not named:
        named = [hit for hit in hits if hit.line.tier == "told" and _followed_by_drug(hit, body)]
    if not named:
        named = [hit for hit in hits if _is_title(hit) and _followed_by_drug(hit, body)]
    groups: dict[tuple[str, str], _Group] = {}
    for hit in named:
        kind = _kind(hit, hits, body)
        group = groups.setdefault((hit.target.target, kind), _Group(hit.target, kind))
        group.sides.setdefault(hit.side, []).append(hit)
    for group in groups.values():
        group.approached = [
            hit for hit in hits if hit.act is None and hit.target is group.target and hit.line.tier == "told"
        ]
    _with_one_target(groups, hits, body)
    return list(groups.values())


def _borne_out(hit: Hit, lines: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    """A title counts where the course gives a drug, destroys something, or has nothing to say."""
    if hit.line.tier == "told" or not any(line.tier == "told" for line in lines):
        return True
    if hit.line.section not in TITLES and words.gives_drug(hit.line.text):
        return True
    if hit.target.target == "sphenopalatine" and _any_live(_TOPICAL, body):
        return True
    return any(words.gives_drug(line.text) or destroys(line) or INJECTED.search(line.text) for line in body)


def _is_title(hit: Hit) -> bool:
    """Whether a title is hardly more than the name of the target ("Right GON.", "LSB L2 left, C-arm")."""
    part = hit.line.part(hit.start, hit.end)
    longest = _TITLE if hit.line.section in TITLES else _OPENING
    return hit.line.tier != "told" and len(part) < hit.end - hit.start + longest and not COMPLAINT.search(part)


_TITLE = 50
_OPENING = 90
_TURN = re.compile(r",|\b(?:shows?|showed|found|sees?|saw)\b", re.IGNORECASE)
"""Where the words before a target turn from where it lies to the target itself."""


def _followed_by_drug(hit: Hit, body: tuple[Line, ...]) -> bool:
    """No act is named: the sentence of the target, or one shortly behind it, gives a drug or destroys it."""
    nearest = _TURN.split(hit.line.text[max(0, hit.start - 70) : hit.start])[-1]
    if not by_muscle(hit) and not by_web(hit) and not by_trunk(hit) and LANDMARK.search(nearest):
        return False
    rest = [line for line in body if line.start >= hit.line.start][:_REACH]
    return any(words.gives_drug(line.text) or destroys(line) for line in rest)


def _kind(hit: Hit, hits: tuple[Hit, ...], body: tuple[Line, ...]) -> str:
    act = hit.act or ""
    own = _own_lines(hit, hits, body)
    around = " ".join(line.text for line in own)
    frozen = _any_live(words.FREEZING, own) and _any_live(words.FROZEN, own)
    if frozen or act.startswith(("cryo", "freez", "frozen")):
        return "cryoneurolysis"
    if act.startswith(("rf", "radio", "denerv", "rhizo", "neurotomy", "thermo", "lesion", "pulsed")):
        return "radiofrequency_neurotomy"
    if act.startswith(("burn", "cauteri")):
        return "radiofrequency_neurotomy"
    if act.startswith(("neuroly", "ablat", "destruct", "compression", "balloon")):
        heat = words.RADIOFREQUENCY.search(around + hit.line.text) and not words.NEUROLYTIC.search(around)
        return "radiofrequency_neurotomy" if heat else "neurolysis"
    if not act and _any_live(words.LESION, own) and not _any_live(words.NEUROLYTIC, own):
        # The course tells the heat and not its name; the numbing before each lesion is no block.
        return "radiofrequency_neurotomy"
    own_text = hit.line.text[max(0, hit.start - 60) : hit.end + 80]
    if words.CATHETER.search(own_text) and not words.NO_CATHETER.search(around) and "infiltrat" not in act:
        return "nerve_catheter"
    return "sympathetic_block" if hit.target.target in SYMPATHETIC else "nerve_block"


def _own_lines(hit: Hit, hits: tuple[Hit, ...], body: tuple[Line, ...]) -> list[Line]:
    """Sentences that speak of a target: all where it is the only one, else from its naming to the next target's."""
    targets = {other.target.target for other in hits if other.act is not None}
    if len(targets) <= 1:
        return [hit.line, *body]
    out = [hit.line]
    mine = False
    for line in body:
        here = {other.target.target for other in hits if other.line.start == line.start and other.act is not None}
        mine = hit.target.target in here if here else mine
        if mine:
            out.append(line)
    return out


def _with_one_target(groups: dict[tuple[str, str], _Group], hits: tuple[Hit, ...], body: tuple[Line, ...]) -> None:
    """A block of the only target, into which a neurolytic then goes, is its neurolysis; so is heat or cold."""
    for (name, kind), group in list(groups.items()):
        if kind not in {"nerve_block", "sympathetic_block"}:
            continue
        own = [line for found in group.sides.values() for hit in found for line in _own_lines(hit, hits, body)]
        if any(
            line.live(m.start(), m.end()) and INJECTED.search(line.text)
            for line in own
            for m in words.NEUROLYTIC.finditer(line.text)
        ):
            del groups[name, kind]
            other = groups.setdefault((name, "neurolysis"), _Group(group.target, "neurolysis"))
            other.approached = group.approached
            for side, found in group.sides.items():
                other.sides.setdefault(side, []).extend(found)


def _acts(groups: list[_Group], lines: tuple[Line, ...], body: tuple[Line, ...]) -> Iterator[Act]:
    number = 0
    many = len({group.target.target for group in groups}) > 1
    for group in groups:
        for side, hits in _settled(group, groups, lines).items():
            number += 1
            yield _act(group, side, hits, lines, body, number, many=many)


def _settled(group: _Group, groups: list[_Group], lines: tuple[Line, ...]) -> dict[Side | None, list[Hit]]:
    """Sides of a target: told beside it, else by the titles or the course where they tell one only."""
    everything = [hit for hits in group.sides.values() for hit in hits]
    if group.target.counted == "session":
        return {None: everything}
    sides: set[Side] = {side for side in group.sides if side is not None}
    if not sides:
        here = tuple(line for line in lines if not ASIDE.search(line.text) or len(line.text) > _FIELD)
        named = {side for line in titled(here) for side in sides_in(line.text)}
        named = named or {side for line in here for side in sides_in(line.text)}
        if len({item.target.target for item in groups}) > 1 and len(named) > 1:
            named = set()
        if len(named) == 1:
            sides = named
        elif {"left", "right"} <= named:
            sides = {"bilateral"}
    rival = {
        side for other in groups if other is not group and other.target is group.target for side in other.sides
    } - {None}
    if "bilateral" in sides and len(rival & {"left", "right"}) == 1 and len(sides) == 1:
        sides = {"left"} if "right" in rival else {"right"}
    if len(groups) == 1 and len(sides) == 1 and _repeated_opposite(next(iter(sides)), everything, lines):
        sides = {"bilateral"}
    if "bilateral" in sides or {"left", "right"} <= sides:
        return {"bilateral": everything}
    return {next(iter(sides), None): everything}


def _repeated_opposite(side: Side | None, hits: list[Hit], lines: tuple[Line, ...]) -> bool:
    """Whether the course goes on to say that the same was done on the other side."""
    start = min(hit.line.start for hit in hits)
    other = {"left": "right", "right": "left"}.get(side or "")
    for line in lines:
        match = _REPEATED.search(line.text) if line.start > start and other else None
        if match is not None and line.live(match.start(), match.end()):
            return match["side"].lower() in {other, "other", "opposite", "contralateral"}
    return False


_REPEATED = WordPattern(
    r"\b(?:repeated|same|likewise|identical\w*|ditto)\b[^.;]{0,40}?\b(?P<side>left|right|other|opposite"
    r"|contralateral)\b"
)


def _act(
    group: _Group,
    side: Side | None,
    hits: list[Hit],
    lines: tuple[Line, ...],
    body: tuple[Line, ...],
    number: int,
    *,
    many: bool,
) -> Act:
    target = group.target
    near = tuple(line for line in body if not many or any(abs(line.start - h.line.start) < _FIELD for h in hits))
    details: dict[str, Detail] = {"nerve": target.target}
    if group.kind in {"neurolysis", "cryoneurolysis", "radiofrequency_neurotomy"}:
        method = {"neurolysis": "chemical", "cryoneurolysis": "cold"}.get(group.kind, "heat")
        details["destructive_method"] = method
        pulsed = _any_live(words.PULSED, (*near, *(hit.line for hit in hits)))
        if group.kind == "radiofrequency_neurotomy" and pulsed and not _any_live(words.THERMAL, near):
            details["pulsed"] = True
    else:
        details["substance"] = words.substance(" ".join(line.text for line in near)) or "unstated"
    if group.kind == "nerve_catheter":
        details["catheter_left"] = True
    if target.counted == "plane":
        details["plane"] = target.target
    if target.target == "genicular":
        branches = genicular_branches((*(hit.line for hit in hits), *near), side)
        if branches:
            details["branches"] = branches
    if target.target == "sphenopalatine" and _any_live(_TOPICAL, lines) and not _any_live(_NEEDLE, body):
        details["topical"] = True
    if any(words.OWN_ANESTHESIA.search(hit.line.part(hit.start, hit.end)) for hit in hits):
        details["anesthesia"] = True
    levels = rib_levels([hit.line for hit in hits], near) if target.counted == "level" else ()
    levels = levels or (rib_levels((), lines) if target.counted == "level" else ())
    return Act(
        id=f"nerve-{number}",
        kind=group.kind,
        family=load_act_kinds()[group.kind].family,
        side=side,
        levels=levels,
        details=details,
        spans=_spans(hits, group.approached),
    )


_FIELD = 600


def _any_live(pattern: WordPattern, lines: Iterable[Line]) -> bool:
    return any(line.live(match.start(), match.end()) for line in lines for match in pattern.finditer(line.text))


def _spans(hits: list[Hit], approached: list[Hit]) -> tuple[Span, ...]:
    ranked = [*sorted(hits, key=lambda hit: ("told", "summed", "listed").index(hit.line.tier)), *approached]
    return tuple(dict.fromkeys(hit.line.quote for hit in ranked))[:4]


BUILDER = FamilyBuilder("nerves", KINDS, find_nerve_work, by_item=True)
