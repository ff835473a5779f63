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
_BEHIND = re.compile(
    r"^[^.;\n]{0,45}?\b(?P<act>blocks?|blocked|blockade|injections?|injected|infiltrat\w+|neurolysis|neurolytic"
    r"|ablat\w+|rfa?|rfn|radiofrequency"
    r"|cryo\w*|denervat\w+|rhizotomy|neurotomy|catheter\w*|an(?:a)?esthetized|numbed|put to sleep|bathed|freez\w+"
    r"|frozen(?! shoulder)|thermocoag\w+|lesion\w*"
    r"|destruct\w+)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<act>blocks?(?: #?\s?\d+)?|blockade|injections?|infiltration|neurolysis|ablation|rfa?"
    r"|radiofrequency(?: ablation)?|cryo\w*|denervation|rhizotomy"
    r"|neurotomy|catheter|destruction|freezing|blocking|blocked|injected|pulsed rf)\b\s*"
    r"(?:[-:,\u2013]\s*(?:(?:left|right|bilateral|l|r)\s+)?|(?:(?:of|at|to|on|for|in|around|into|the|left|right"
    r"|bilateral|both|and|l|r|site|target|that'?s|that is|this is|this was)\b[\s:]*){0,5})$",
    re.IGNORECASE,
)
_ACT = WordPattern(r"\b(?:blocks?|injections?|neurolysis|cryo\w+|rhizo\w+|radiofrequency|catheter)\b")
_LANDMARK = WordPattern(
    r"\b(?:avoid\w*|clear of|away from|sparing|spared|adjacent|between|identified|visuali[sz]\w+|seen|from the"
    r"|protect\w*|near|displac\w*"
    r"|next to|lateral to|medial to|deep to|superficial to|anterior to|posterior to|level of|numb\w*|palsy"
    r"|neuralgia|pain\b|entrapment|neuropathy)\b"
)
_MUSCLE = WordPattern(r"\blongus col+i\b|\b(?:front|anterior|antero-?lateral)\b.*\bl-?[234]\b.*")
_SYMPATHETIC_SIGN = WordPattern(
    r"\b(?:horner\w*|droop\w*|ptosis|miosis|small(?:er)? pupil|red eye|sympath\w+|crps|causalgia|complex regional"
    r"|raynaud\w*"
    r"|hot flash\w*|warmer)\b"
)
"""Why a drug lies in front of the muscle of the neck, and what shows that it took the ganglion there."""
_NEUROMA = WordPattern(r"\bneuromas?\b|\bmorton\w*")
"""What makes the space between two toes the place of a nerve."""
_CARPAL_TUNNEL = WordPattern(r"\bcarpal tunnel\b|\bcts\b")
_TOPICAL = WordPattern(
    r"\b(?:swabs?|applicators?|cotton|q-?tip|intra-?nasal|tx360|sphenocath|topical\w*|spray|drip\w*|nares"
    r"|nostrils?)\b"
)
_NEEDLE = WordPattern(r"\b(?:needle|gauge|\d\dg\b|infrazygomatic|fluoro\w*)\b")
_REACH = 4
_ITEM = 120


@dataclass
class _Hit:
    """A target named in a sentence, with what was done to it where that is told beside it."""

    target: NerveTarget
    line: Line
    start: int
    end: int
    act: str | None

    @property
    def side(self) -> Side | None:
        near = self.line.side(self.start, self.end)
        if near is not None or len(self.line.text) > _ITEM:
            return near
        named = sides_in(self.line.text)
        return next(iter(named)) if len(named) == 1 else None


@dataclass
class _Group:
    """One target and way of treatment: its hits by side, and those of the course that name no act."""

    target: NerveTarget
    kind: str
    sides: dict[Side | None, list[_Hit]] = field(default_factory=dict)
    approached: list[_Hit] = field(default_factory=list)


def find_nerve_work(context: Context, session: Session) -> Parts:
    """Acts at nerves with sides, levels, method and guidance."""
    if not load_nerve_words().likely(context.said):
        return Parts()
    lines = tuple(line for line in lines_of(context) if line.section not in _SECTIONS_ASIDE)
    hits = tuple(hit for line in lines for hit in _hits(line))
    hits = tuple(hit for hit in hits if hit.target.target not in _ELSEWHERE and not _with_facets(hit, session))
    if any("adductor" in hit.line.text.lower() for hit in hits):
        # In the adductor canal the saphenous nerve is a branch of the femoral block.
        hits = tuple(hit for hit in hits if hit.target.target != "saphenous")
    if not context.says(_NEUROMA):
        hits = tuple(hit for hit in hits if not _by_web(hit))
    if context.says(_CARPAL_TUNNEL):
        # The nerve is looked at, and the tunnel around it injected.
        hits = tuple(hit for hit in hits if hit.target.target != "median" or hit.act is not None)
    if not context.says(_SYMPATHETIC_SIGN):
        hits = tuple(hit for hit in hits if not _by_muscle(hit))
    if not hits:
        return Parts()
    body = told(lines)
    acts = tuple(_acts(_groups(hits, lines, body), lines, body))
    return Parts(acts=acts) + find_pain_guidance(context, acts, "nerve")


def _with_facets(hit: _Hit, session: Session) -> bool:
    """A vague name ("nerve branches") in a session at facet joints belongs to these."""
    return hit.target.target == "peripheral" and any(act.id.startswith("facet-") for act in session.acts)


def _by_muscle(hit: _Hit) -> bool:
    """Whether the target is told by the muscle that it lies on alone."""
    return _MUSCLE.fullmatch(hit.line.text, hit.start, hit.end) is not None


def _by_web(hit: _Hit) -> bool:
    """Whether the target is told by the web between the toes alone."""
    return "neuroma" not in hit.line.text[hit.start : hit.end].lower() and hit.target.target == "plantar_digital"


def _hits(line: Line) -> Iterator[_Hit]:
    """Live targets of a sentence, the longer name where two overlap."""
    found = [
        (match.start(), match.end(), target)
        for target, words_of_target in load_nerve_words().likely(line.text)
        for match in words_of_target.finditer(line.text)
    ]
    for start, end, target in sorted(found, key=lambda item: item[0]):
        if any(low <= start and end <= high and (low, high) != (start, end) for low, high, _ in found):
            continue
        if line.live(start, end):
            yield _Hit(target, line, start, end, _act_beside(line, start, end))


def _act_beside(line: Line, start: int, end: int) -> str | None:
    """The act word inside or right behind the name of a target, else the one right before it."""
    inside = _ACT.search(line.text, start, end)
    if inside is not None:
        return inside.group().lower()
    behind = _BEHIND.match(line.text[end:])
    if behind is not None:
        between = behind.group()[: behind.start("act")]
        if not _LANDMARK.search(between) and line.live(end + behind.start("act"), end + behind.end("act")):
            return behind["act"].lower()
    before = _BEFORE.search(line.text[max(0, start - 80) : start])
    return before["act"].lower() if before is not None else None


def _groups(hits: tuple[_Hit, ...], lines: tuple[Line, ...], body: tuple[Line, ...]) -> list[_Group]:
    named = [hit for hit in hits if hit.act is not None and _borne_out(hit, lines, body)]
    if not named:
        named = [hit for hit in hits if hit.line.tier == "told" and _followed_by_drug(hit, body)]
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


def _borne_out(hit: _Hit, lines: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    """A title counts where the course gives a drug, destroys something, or has nothing to say."""
    if hit.line.tier == "told" or not any(line.tier == "told" for line in lines):
        return True
    if hit.line.section not in TITLES and words.gives_drug(hit.line.text):
        return True
    if hit.target.target == "sphenopalatine" and _any_live(_TOPICAL, body):
        return True
    return any(words.gives_drug(line.text) or _destroys(line) or INJECTED.search(line.text) for line in body)


def _destroys(line: Line) -> bool:
    patterns = (words.LESION, words.NEUROLYTIC, words.FROZEN)
    return any(line.live(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(line.text))


def _followed_by_drug(hit: _Hit, body: tuple[Line, ...]) -> bool:
    """No act is named: the sentence of the target, or one shortly behind it, gives a drug or destroys it."""
    if not _by_muscle(hit) and not _by_web(hit) and _LANDMARK.search(hit.line.text[max(0, hit.start - 70) : hit.start]):
        return False
    rest = [line for line in body if line.start >= hit.line.start][:_REACH]
    return any(words.gives_drug(line.text) or _destroys(line) for line in rest)


def _kind(hit: _Hit, hits: tuple[_Hit, ...], body: tuple[Line, ...]) -> str:
    act = hit.act or ""
    own = _own_lines(hit, hits, body)
    around = " ".join(line.text for line in own)
    frozen = _any_live(words.FREEZING, own) and _any_live(words.FROZEN, own)
    if frozen or act.startswith(("cryo", "freez", "frozen")):
        return "cryoneurolysis"
    if act.startswith(("rf", "radio", "denerv", "rhizo", "neurotomy", "thermo", "lesion", "pulsed")):
        return "radiofrequency_neurotomy"
    if act.startswith(("neuroly", "ablat", "destruct")):
        heat = words.RADIOFREQUENCY.search(around + hit.line.text) and not words.NEUROLYTIC.search(around)
        return "radiofrequency_neurotomy" if heat else "neurolysis"
    if not act and _any_live(words.LESION, own) and not _any_live(words.NEUROLYTIC, own):
        # The course tells the heat and not its name; the numbing before each lesion is no block.
        return "radiofrequency_neurotomy"
    own_text = hit.line.text[max(0, hit.start - 60) : hit.end + 80]
    if words.CATHETER.search(own_text) and not words.NO_CATHETER.search(around) and "infiltrat" not in act:
        return "nerve_catheter"
    return "sympathetic_block" if hit.target.target in SYMPATHETIC else "nerve_block"


def _own_lines(hit: _Hit, hits: tuple[_Hit, ...], body: tuple[Line, ...]) -> list[Line]:
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


def _with_one_target(groups: dict[tuple[str, str], _Group], hits: tuple[_Hit, ...], body: tuple[Line, ...]) -> None:
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


def _settled(group: _Group, groups: list[_Group], lines: tuple[Line, ...]) -> dict[Side | None, list[_Hit]]:
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
    if "bilateral" in sides or {"left", "right"} <= sides:
        return {"bilateral": everything}
    return {next(iter(sides), None): everything}


def _act(
    group: _Group,
    side: Side | None,
    hits: list[_Hit],
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


def _spans(hits: list[_Hit], approached: list[_Hit]) -> tuple[Span, ...]:
    ranked = [*sorted(hits, key=lambda hit: ("told", "summed", "listed").index(hit.line.tier)), *approached]
    return tuple(dict.fromkeys(hit.line.quote for hit in ranked))[:4]


BUILDER = FamilyBuilder("nerves", KINDS, find_nerve_work, by_item=True)
