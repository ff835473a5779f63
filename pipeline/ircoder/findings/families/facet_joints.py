"""Facet injections, medial branch blocks and their radiofrequency, by joint and side (SPIN-13 to SPIN-23, SPIN-25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ircoder.findings import pain_words as words
from ircoder.findings.context import Context
from ircoder.findings.facet_places import FACET, Levels, levels_of_line
from ircoder.findings.model import Act, Detail, Side, Span
from ircoder.findings.pain_guidance import find_pain_guidance
from ircoder.findings.pain_scene import ASIDE, Line, lines_of, sides_in, titled, told
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

BLOCK_KINDS = frozenset({"facet_injection", "medial_branch_block"})
RF = "radiofrequency_neurotomy"
LATERAL_BRANCH = WordPattern(r"\b(?:sacral )?lateral branch(?:es)?\b|\bsacral (?:nerve )?branch(?:es)?\b|\bslbb?\b")
LATERAL = WordPattern(r"\b(?:sacral )?lateral branch(?:es)?\b|\bs[123]\b[^.;]{0,30}\b(?:lateral|foram\w+|x\s?[23])\b")
SI_JOINT = WordPattern(r"\b(?:si|s\.i\.|sij|sacro-?iliac)(?: joints?)?\b")
CYST = WordPattern(
    r"\bcysts?\b[^.;]{0,60}\b(?:ruptur\w+|burst\w*|aspirat\w+|decompress\w+|popped|fenestrat\w+)\b"
    r"|\bcysts?\b[^.;]{0,40}\b(?:collapsed|gave way|gave)\b"
    r"|\b(?:ruptur\w+|burst\w*|aspirat\w+|decompress\w+)\b[^.;]{0,40}\bcysts?\b"
)
_MIRROR = WordPattern(
    r"\b(?:same|identical\w*|similar\w*|repeated|likewise|mirror\w*)\b[^.;]{0,60}\b(?P<side>left|right"
    r"|contralateral|opposite|other side|both sides)\b(?!\W+[ctl]\d)"
    r"|\b(?P<first>left|right|contralateral|opposite|other)\b(?: side)?[^.;]{0,70}\b(?:same|identical\w*"
    r"|similar\w*|repeated|likewise)\b"
)
_REST = WordPattern(
    r"\b(?:remaining|other|additional|each(?: of)?|all|subsequent|rest of) (?:the )?(?:\w+ )?(?:levels?|joints?"
    r"|nerves?|branch\w*|sites?|targets?)\b"
    r"|\b(?:listed|named|mentioned|noted) above\b|\babove(?:-| )(?:listed|named|mentioned|noted)\b"
)
_NEEDLE_WORK = WordPattern(
    r"\b(?:attention|procedure|technique|needles?|cannula\w*|probes?|inject\w*|lesion\w*|block\w*|entered|advanced"
    r"|walked|placed|treated|done"
    r"|joints?|levels?|nerves?"
    r"|targets?|sides?)\b"
)
_CANAL = WordPattern(
    r"\b(?:epidural|transforaminal|interlaminar|nerve roots?|selective|tfesi|esi|vertebro\w+|kypho\w+|dis[ck]s?)\b"
)


@dataclass
class _Told:
    """Levels by side of one mode of work, with the sentences that tell them."""

    sides: dict[Side | None, Levels] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)
    cysts: dict[str, None] = field(default_factory=dict)

    def add(self, side: Side | None, levels: Levels, line: Line) -> None:
        both: tuple[Side | None, ...] = ("left", "right") if side == "bilateral" else (side,)
        for one in both:
            self.sides.setdefault(one, Levels()).add(levels)
        self.lines[line.start] = line

    def mirror(self, side: str) -> None:
        """Take what was told of one side over to the other."""
        other: Side = "right" if side.startswith("r") else "left"
        if side not in {"left", "right"}:
            known = [item for item in self.sides if item in {"left", "right"}]
            other = "right" if known == ["left"] else "left"
        source: Side = "left" if other == "right" else "right"
        levels = self.sides.get(source) or self.sides.get(None)
        if levels and other not in self.sides:
            copied = Levels()
            copied.add(levels)
            self.sides[other] = copied
            if source not in self.sides:
                self.sides[source] = self.sides.pop(None)


_EACH = WordPattern(
    r"\b\d+(?:\.\d+)? ?(?:ml|cc)s? (?:was |were )?(?:\w+ )?(?:each|per|apiece|at each|to each|at every|into each)\b"
)
"""A volume at every level of a block is its drug, even with the drug's name left out."""


def find_facet_work(context: Context, session: Session) -> Parts:
    """Acts at facet joints and sacroiliac nerves, one a joint, with their guidance."""
    branches = context.may_say(LATERAL_BRANCH)
    if (
        not branches
        and not context.may_say(FACET)
        and not (context.may_say(SI_JOINT) and context.may_say(words.RADIOFREQUENCY))
    ):
        return Parts()
    lines = lines_of(context)
    titles, body = titled(lines), told(lines)
    heated = _heated(titles, body)
    sacral = (heated and _live(SI_JOINT, lines)) or (branches and _live(LATERAL_BRANCH, lines))
    if not any(_names_facets(line) for line in lines) and not sacral:
        return Parts()
    given = any(words.gives_drug(line.text) or _EACH.search(line.text) for line in body)
    blocked = given and _block_named(titles, body, heated=heated)
    blocked = blocked or _live(CYST, (*titles, *body))
    blocked = blocked or any(_GAVE_WAY.search(line.text) and _of_a_cyst(line) for line in body)
    if not heated and not blocked:
        return Parts()
    acts: list[Act] = []
    walked = _walk(body, titles, heated=heated, blocked=blocked)
    for mode, found in walked.items():
        acts.extend(_acts(found, mode, titles, body, len(acts)))
    if not acts:
        acts = [_without_level(titles, body, heated=heated)] if _main_work(titles) else []
    done = tuple(acts)
    return Parts(acts=done) + find_pain_guidance(context, done, "facet")


def _names_facets(line: Line) -> bool:
    return any(line.live(match.start(), match.end()) for match in FACET.finditer(line.text))


def _live(pattern: WordPattern, lines: Iterable[Line]) -> bool:
    return any(line.live(match.start(), match.end()) for line in lines for match in pattern.finditer(line.text))


def _heated(titles: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    named = _live(words.RADIOFREQUENCY, (*titles, *body))
    return named and (_live(words.LESION, body) or _live(words.RADIOFREQUENCY, body) or not body)


_BLOCK_NAME = WordPattern(
    r"\b(?:facets?|z-?joints?|zyg?apophy\w+|medial branch\w*|dorsal ram\w+|mbn?)\b[^.;]{0,60}\b(?:blocks?|blocked"
    r"|inject\w*|inj|injs|arthrogra\w+|infiltrat\w+|intra-?\s?articular\w*)\b"
    r"|\b(?:third|3rd) occipital(?: nerve)?s? (?:blocks?|inject\w+)\b"
    r"|\b(?:blocks?|blockade|inject\w*|inj)\b[^.;]{0,50}\b(?:facets?|z-?joints?|zyg?apophy\w+|medial branch\w*"
    r"|dorsal ram\w+)\b"
    r"|\b(?:mbbs?|lmbb|cmbb|tmbb)\b|\blateral branch\w*\b[^.;]{0,40}\b(?:blocks?|blocked|inject\w*)\b"
)


_IN_JOINTS = WordPattern(r"\b(?:in|into|inside) (?:each|every|both|all|either|the) (?:of the )?(?:\w+ )?joints?\b")
_NEEDLE_IN_FACET = WordPattern(
    r"\b(?:needles?|\d\d ?g|gauge)\b[^.;]{0,80}\b(?:in|into|inside|to|onto|within)\b[^.;]{0,40}"
    r"\b(?:facets?|z-?joints?|zyg?apophy\w+|apophyseal)\b"
    r"|\b(?:facets?|z-?joints?|zyg?apophy\w+|apophyseal)\b[^.;]{0,30}\b(?:entered|reached|cannulated|accessed"
    r"|punctured"
    r"|engaged)\b"
    r"|\b(?:entered|cannulated|punctured)\b[^.;]{0,40}\b(?:facets?|z-?joints?|zyg?apophy\w+|apophyseal)\b"
    r"|\b(?:facets?|z-?joints?|zyg?apophy\w+|apophyseal)\b[^.;]{0,30}\b(?:needles?|\d\d ?(?:g|ga|gauge))\b[^.;]{0,40}"
    r"\b(?:in|into|inside|within) (?:it|the (?:joint|capsule|recess))\b"
)
_NEEDLE_AT_BRANCH = WordPattern(
    r"\b(?:needles?|\d\d ?g|gauge)\b[^;]{0,120}"
    r"\b(?:articular (?:process|pillar)\w*|saps?|pillars?|waists?|sacral ala)\b"
)
"""A needle at the bone that the nerve of a joint crosses."""
_ROOT = WordPattern(r"\b(?:nerve )?roots?\b|\bforam\w+|\bganglion\w*")
_JOINT_TAKES = WordPattern(
    r"\b(?:joints?|facets?|levels?|capsules?|each|both|every one|either side)\b[^.;]{0,25}"
    r"\b(?:got|gets|received|receives|took|takes|accepted"
    r"|(?:was|were) (?:then |each )?(?:given|filled|treated|bathed))\b"
)
"""The drug told of the joint that takes it, and not of the hand that injects it."""
_BRANCH_BLOCK = WordPattern(r"\b(?:medial branch\w*|dorsal ram\w+|third occipital|3rd occipital|[lct]?mbbs?)\b")


def _block_named(titles: tuple[Line, ...], body: tuple[Line, ...], *, heated: bool) -> bool:
    if heated:
        return any(
            line.live(m.start(), m.end()) and not words.RADIOFREQUENCY.search(line.text)
            for line in titles
            for m in _BLOCK_NAME.finditer(line.text)
        )
    return (
        _live(_BLOCK_NAME, (*titles, *body))
        or (
            not any(_PLEXUS.search(line.text) for line in titles)
            and any(_names_facets(line) and words.gives_drug(line.text) for line in body)
        )
        or _needle_at_branch(titles, body)
        or _drug_behind_needle(body)
        or (
            not any(_of_another_target(line) for line in (*titles, *body))
            and any(_names_facets(line) and line.chains and _GAUGE.search(line.text) for line in (*titles, *body))
        )
        or (
            (any(_names_facets(line) for line in titles) or _needle_in_facet(body))
            and any(
                (_IN_JOINTS.search(line.text) or _JOINT_TAKES.search(line.text)) and words.gives_drug(line.text)
                for line in body
            )
        )
    )


def _of_another_target(line: Line) -> bool:
    """Whether a line speaks of the canal, a root, a ganglion or a plexus, beside which a joint is a landmark."""
    return any(words.search(line.text) for words in (_CANAL, _ROOT, _PLEXUS))


_PLEXUS = WordPattern(r"\b(?:plexus|hypogastric|celiac|sympath\w+|splanchnic|stellate|sacro-?\s?iliac)\b")
_GAUGE = WordPattern(r"\b(?:\d\d\s?(?:g|ga|gauge)|gauge|needles?|entered|went (?:after|to|into))\b")


def _needle_in_facet(body: tuple[Line, ...]) -> bool:
    """Whether a needle went into a joint of the back, whatever the word for its way there."""
    return any(
        line.live(m.start(), m.end()) and not _CANAL.search(line.text)
        for line in body
        for m in _NEEDLE_IN_FACET.finditer(line.text)
    )


def _drug_behind_needle(body: tuple[Line, ...]) -> bool:
    """Whether the statement right behind that of a needle in a joint gives a drug, and names no other place for it."""
    given = [line for line, after in pairwise(body) if words.gives_drug(after.text) and not _of_another_target(after)]
    return _needle_in_facet(tuple(given))


def _needle_at_branch(titles: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    """Whether needles lie where the nerves of the joints run, and nothing speaks of the canal or a root."""
    if any(_CANAL.search(line.text) or _ROOT.search(line.text) for line in (*titles, *body)):
        return False
    return _live(_NEEDLE_AT_BRANCH, (*titles, *body))


def _walk(body: tuple[Line, ...], titles: tuple[Line, ...], *, heated: bool, blocked: bool) -> dict[str, _Told]:
    """Levels by mode, in report order; titles speak where the course names none or not all."""
    out: dict[str, _Told] = {}
    _follow(body, out, heated=heated, blocked=blocked)
    rest = any(_REST.search(line.text) for line in body)
    if blocked and _live(CYST, titles):
        for found in out.values():
            found.cysts.setdefault("", None)
    if not any(found.sides for found in out.values()) or rest:
        _follow(titles, out, heated=heated, blocked=blocked)
    return out


def _follow(lines: tuple[Line, ...], out: dict[str, _Told], *, heated: bool, blocked: bool) -> None:
    mode = "rf" if heated else "block"
    sacroiliac = False
    side: Side | None = None
    for line in lines:
        if heated and blocked:
            if words.RADIOFREQUENCY.search(line.text) or words.LESION.search(line.text):
                mode = "rf"
            elif _BLOCK_NAME.search(line.text):
                mode = "block"
        medial = FACET.search(line.text) is not None
        lateral = LATERAL.search(line.text) is not None or (SI_JOINT.search(line.text) and not medial)
        sacroiliac = bool(lateral) or (sacroiliac and not (medial and "dorsal" not in line.text.lower()))
        named = sides_in(line.text)
        if len(line.text) < _HEADING and len(named) == 1:
            side = next(iter(named))
        if sacroiliac:
            _sacroiliac(line, out, mode, side)
            continue
        _facets(line, out, mode, side, medial=medial)


_HEADING = 60


_ANOTHER_DAY = WordPattern(r"\b(?:another|a later|a different) (?:day|visit|session|time)\b")


def _sacroiliac(line: Line, out: dict[str, _Told], mode: str, side: Side | None) -> None:
    """Lateral branches of the sacrum; the L5 dorsal ramus told with them belongs to them."""
    for match in (*LATERAL.finditer(line.text), *(SI_JOINT.finditer(line.text) if mode == "rf" else ())):
        if line.live(match.start(), match.end()) and not _ANOTHER_DAY.search(line.text):
            found = out.setdefault(f"{mode} sacroiliac", _Told())
            found.add(line.side(match.start(), match.end()) or side, Levels(bones={"S1": None}), line)


def _facets(line: Line, out: dict[str, _Told], mode: str, side: Side | None, *, medial: bool) -> None:
    if medial or CYST.search(line.text) or (_NEEDLE_WORK.search(line.text) and not _CANAL.search(line.text)):
        for start, own, levels in levels_of_line(line):
            if _CANAL.search(line.part(start, start + 2)) and not FACET.search(line.part(start, start + 2)):
                continue
            found = out.setdefault(mode, _Told())
            found.add(own or side, levels, line)
            if own is not None:
                side = own
    cyst = CYST.search(line.text) or (_GAVE_WAY.search(line.text) if _of_a_cyst(line) else None)
    if cyst is not None and line.live(cyst.start(), cyst.end()):
        found = out.setdefault(mode, _Told())
        found.cysts.update((joint, None) for _, _, levels in levels_of_line(line) for joint in levels.all_joints())
        found.cysts.setdefault("", None)
    mirrored = _MIRROR.search(line.text)
    if mirrored is not None and mode in out:
        named = (mirrored["side"] or mirrored["first"]).lower()
        if not (mirrored["first"] and line.chains):
            out[mode].mirror(named)


def _of_a_cyst(line: Line) -> bool:
    """Whether the report speaks of a cyst at a joint of the spine before a line."""
    return _FACET_CYST.search(line.context.said[: line.start]) is not None


_FACET_CYST = WordPattern(r"\b(?:synovial|facet|juxta-?facet|joint)\b[^.;]{0,30}\bcysts?\b")
_GAVE_WAY = WordPattern(
    r"\bit (?:gave way|popped|burst|ruptured|let go|gave)\b|\bwith a pop\b|\ba pop (?:was )?(?:felt|heard)\b"
    r"|\b(?:till|until) (?:the|a) pop\b"
)


def _acts(found: _Told, mode: str, titles: tuple[Line, ...], body: tuple[Line, ...], count: int) -> list[Act]:
    sides = _settled(found, titles, body)
    spans = tuple(line.quote for line in found.lines.values())[:4]
    details: dict[str, Detail] = {}
    if mode.startswith("rf"):
        details["nerve"] = "sacroiliac_nerves" if mode.endswith("sacroiliac") else "medial_branch"
        if _live(words.PULSED, (*titles, *body)) and not _live(words.THERMAL, body):
            details["pulsed"] = True
        details["destructive_method"] = "heat"
    if mode.endswith("sacroiliac"):
        kind = RF if mode.startswith("rf") else "nerve_block"
        details["nerve"] = "sacroiliac_nerves"
        if kind == "nerve_block":
            details["substance"] = words.substance(" ".join(line.text for line in body)) or "unstated"
        return [_act(kind, count + n, (), side, details, spans) for n, side in enumerate(_merged(set(sides)), start=1)]
    joints: dict[str, set[Side | None]] = {}
    for side, levels in sides.items():
        for joint in levels.all_joints():
            joints.setdefault(joint, set()).add(side)
    out: list[Act] = []
    cysts = set(found.cysts) - {""} or (set(joints) if found.cysts and len(joints) == 1 else set())
    kind = RF if mode.startswith("rf") else _kind_of_block(titles, body)
    if kind != RF:
        details["substance"] = words.substance(" ".join(line.text for line in body)) or "unstated"
    for joint, told_sides in joints.items():
        for side in _merged(told_sides):
            own = {**details, "cyst": True} if joint in cysts else details
            out.append(_act(kind, count + len(out) + 1, (joint,), side, own, spans))
    return out


def _kind_of_block(titles: tuple[Line, ...], body: tuple[Line, ...]) -> str:
    branch = _live(_BRANCH_BLOCK, (*titles, *body))
    return "medial_branch_block" if branch else "facet_injection"


def _settled(found: _Told, titles: tuple[Line, ...], body: tuple[Line, ...]) -> dict[Side | None, Levels]:
    """Sides of levels told without one: those of the titles, else the only ones that the course names."""
    sides = dict(found.sides)
    titles, body = (tuple(line for line in lines if not ASIDE.search(line.text)) for lines in (titles, body))
    work = (FACET, SI_JOINT, words.RADIOFREQUENCY)
    named = {side for line in titles if any(w.search(line.text) for w in work) for side in sides_in(line.text)}
    named = named or {side for line in body if FACET.search(line.text) for side in sides_in(line.text)}
    named = named or {side for line in (*titles, *body) for side in sides_in(line.text)}
    if None in sides:
        loose = sides.pop(None)
        if not sides or not set(loose.all_joints()) <= {j for levels in sides.values() for j in levels.all_joints()}:
            if "bilateral" in named or {"left", "right"} <= named:
                targets: tuple[Side | None, ...] = ("left", "right")
            else:
                targets = (next(iter(named)) if len(named) == 1 else None,)
            for target in targets:
                sides.setdefault(target, Levels()).add(loose)
    if "bilateral" in named and len(sides) == 1 and next(iter(sides)) in {"left", "right"}:
        levels = next(iter(sides.values()))
        sides = {"left": levels, "right": levels}
    return sides


def _merged(sides: set[Side | None]) -> list[Side | None]:
    if {"left", "right"} <= sides:
        return ["bilateral"]
    return [side for side in ("left", "right", "bilateral") if side in sides] or [None]


def _act(
    kind: str,
    number: int,
    levels: tuple[str, ...],
    side: Side | None,
    details: dict[str, Detail],
    spans: tuple[Span, ...],
) -> Act:
    family = load_act_kinds()[kind].family
    return Act(
        id=f"facet-{number}", kind=kind, family=family, levels=levels, side=side, details=dict(details), spans=spans
    )


def _main_work(titles: tuple[Line, ...]) -> bool:
    return _live(_BLOCK_NAME, titles) or (_live(words.RADIOFREQUENCY, titles) and _live(FACET, titles))


def _without_level(titles: tuple[Line, ...], body: tuple[Line, ...], *, heated: bool) -> Act:
    sides = {side for line in titles for side in sides_in(line.text)}
    side = next(iter(sides)) if len(sides) == 1 else None
    details: dict[str, Detail] = {"nerve": "medial_branch", "destructive_method": "heat"} if heated else {}
    kind = RF if heated else _kind_of_block(titles, body)
    return _act(kind, 1, (), side, details, tuple(line.quote for line in titles[:2]))


BUILDER = FamilyBuilder("facet_joints", BLOCK_KINDS, find_facet_work, by_item=True)
