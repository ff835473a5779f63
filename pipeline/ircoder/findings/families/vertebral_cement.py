"""Cement into vertebral bodies and the sacrum, one act a body (SPIN-01 to SPIN-09).

The report is read field by field: what is told between one named body and the next belongs to the first, unless a word
right before the next hands it over ("cement into T8").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ircoder.findings import pain_words as words
from ircoder.findings.context import Context
from ircoder.findings.families import cement_words
from ircoder.findings.model import Act, Detail, Fact, Side, Span
from ircoder.findings.pain_guidance import find_pain_guidance
from ircoder.findings.pain_scene import Line, levels_in, lines_of, sides_in, titled, told
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset({"vertebroplasty", "kyphoplasty", "sacroplasty", "cementoplasty"})
SPINE = tuple(f"{r}{n}" for r, last in (("C", 7), ("T", 12), ("L", 5), ("S", 5)) for n in range(1, last + 1))


@dataclass
class _Body:
    """Evidence about one vertebral body."""

    cement: bool = False
    cavity: bool = False
    denied_cavity: bool = False
    likewise: bool = False
    named: str | None = None
    spans: dict[Span, None] = field(default_factory=dict)


@dataclass
class _Scene:
    """Bodies in the order in which the report treats them; ``loose`` evidence stands before any body is named."""

    bodies: dict[str, _Body] = field(default_factory=dict)
    loose: _Body = field(default_factory=_Body)
    topic: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    """The bodies that were last listed together: what "each of the three" speaks of."""
    only: tuple[str, ...] = ()
    """The one body of the title: a line without a body speaks of it, whatever landmark was named before."""

    def body(self, level: str) -> _Body:
        return self.bodies.setdefault(level, _Body())


def find_vertebral_cement(context: Context, session: Session) -> Parts:
    """Acts of cement in vertebrae and sacrum with the imaging that guided them."""
    facts = _center(context)
    if not context.may_say(words.CEMENT, cement_words.NAMED):
        return Parts(facts=facts)
    lines = lines_of(context)
    titles, body = titled(lines), told(lines)
    if not any(words.CEMENT.search(line.text) or cement_words.NAMED.search(line.text) for line in lines):
        return Parts(facts=facts)
    if not _cement_given(lines, body):
        return Parts(facts=facts)
    named = [bodies for line in titles for _, _, bodies in _chains(line)]
    scene = _Scene(
        group=next((bodies for bodies in named if len(bodies) > 1), ()),
        only=named[0] if len({level for bodies in named for level in bodies}) == 1 else (),
    )
    for line in body:
        _read(line, scene)
    _titles(titles, scene)
    _give_loose_to_title(scene, titles, body)
    told_cement = scene.loose.cement or any(found.cement for found in scene.bodies.values())
    if (told_cement or not titles) and not any(found.named for found in scene.bodies.values()):
        _titles(body, scene)
    acts = _acts(scene, titles, body)
    sacral = _sacrum(titles, body)
    acts = (*acts, *sacral) or _untold(titles) or _other_bone(body)
    return Parts(acts=acts, facts=facts) + find_pain_guidance(context, acts, "cement")


_EACH = WordPattern(r"\b(?:both|each|all (?:two|three|of them)|either)\b")


def _give_loose_to_title(scene: _Scene, titles: tuple[Line, ...], body: tuple[Line, ...]) -> None:
    """Cement told with no body at all went into the one that the opening lines name ("T12, broken, painful.")."""
    if not scene.loose.cement or scene.bodies:
        return
    levels = {level for line in titles for _, _, bodies in _chains(line) for level in bodies}
    each = any(words.CEMENT.search(line.text) and _EACH.search(line.text) for line in body)
    called = any(cement_words.NAMED.search(line.text) for line in titles)
    if len(levels) == 1 or each or called:
        scene.bodies.update(dict.fromkeys(sorted(levels, key=SPINE.index), scene.loose))


def _center(context: Context) -> tuple[Fact, ...]:
    """The report says that it was done in an ambulatory surgery center."""
    return tuple(
        Fact(element="ambulatory_surgery_center", spans=(context.quote(clause),))
        for clause in context.saying(cement_words.CENTER)[:1]
    )


def _cement_given(lines: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    telling = [line for line in body if not cement_words.SEEN.search(line.text)]
    live = (line.live(m.start(), m.end()) for line in telling for m in words.CEMENT.finditer(line.text))
    given = any(words.CEMENT_GIVEN.search(line.text) or cement_words.RECEIVED.search(line.text) for line in body)
    return (given and any(live)) or (
        any(line.live(m.start(), m.end()) for line in lines for m in cement_words.NAMED.finditer(line.text))
        and not any(words.CEMENT.search(line.text) for line in telling)
    )


def _chains(line: Line) -> list[tuple[int, int, tuple[str, ...]]]:
    """Runs of vertebral bodies that are live; an interspace written for two bodies is both."""
    out: list[tuple[int, int, tuple[str, ...]]] = []
    for match in line.chains:
        if cement_words.NOT_A_BODY.match(line.text[match.end() :]) or not line.live(match.start(), match.end()):
            continue
        bodies = tuple(dict.fromkeys(part for level in levels_in(match) for part in level.split("-") if part in SPINE))
        if (
            len(bodies) == 2
            and any("-" in level for level in levels_in(match))
            and not cement_words.NAMED.search(line.text)
        ):
            continue
        bodies = tuple(level for level in bodies if level[0] != "S" or cement_words.SACRAL_BODY.search(line.text))
        if bodies:
            out.append((match.start(), match.end(), bodies))
    return out


def _read(line: Line, scene: _Scene) -> None:
    chains = _chains(line)
    told_alone = line.text[: chains[0][0]] if chains else line.text
    topic = cement_words.each_of(told_alone, scene.group) or (() if chains else scene.only) or scene.topic
    for pattern, kind in ((words.CEMENT, "cement"), (cement_words.RECEIVED, "cement"), (cement_words.CAVITY, "cavity")):
        for match in pattern.finditer(line.text):
            levels = _owner(line, chains, match, topic)
            targets = [scene.body(level) for level in levels] or [scene.loose]
            if pattern is cement_words.RECEIVED and not any(chain[1] <= match.start() for chain in chains):
                continue
            if not _happened(line, match, kind):
                for target in targets if kind == "cavity" and _denies(line, match) else ():
                    target.denied_cavity = True
                continue
            for target in targets:
                target.spans[line.quote] = None
                if kind == "cement":
                    target.cement = True
                else:
                    target.cavity = True
    if chains:
        scene.topic = chains[-1][2]
        if len(chains) > 1 and _AND_AGAIN.fullmatch(line.text[chains[-2][1] : chains[-1][0]]):
            # "Both pedicles at T12 and again at L1": what follows is told of both.
            scene.topic = (*chains[-2][2], *chains[-1][2])
        scene.group = next((bodies for _, _, bodies in reversed(chains) if len(bodies) > 1), scene.group)
        if _LIKEWISE.search(line.text) and not _WISHED.search(line.text):
            for level in chains[-1][2]:
                scene.body(level).likewise = True


_AND_AGAIN = re.compile(r",?\s*and\s+(?:again|also|then|likewise)\s+(?:(?:at|in|of|for)\s+)?", re.IGNORECASE)
_LIKEWISE = WordPattern(
    r"\b(?:(?:the |done the |exactly the )?same(?: \w+)?|likewise|identical\w*|ditto|in like (?:manner|fashion)"
    r"|repeated|similarly)\b"
)
_WISHED = WordPattern(r"\b(?:wanted|hoped|meant|intended|tried|planned|wished|same (?:session|day|approach angle))\b")


def _happened(line: Line, match: re.Match[str], kind: str) -> bool:
    if not line.live(match.start(), match.end()):
        return False
    part = line.text[max(0, match.start() - 120) : match.end() + 120]
    if kind == "cement":
        if cement_words.LIES_IN.match(line.text[match.end() :]):
            return cement_words.WAS_THERE.search(line.text[: match.start()]) is None
        return words.CEMENT_GIVEN.search(part) is not None and not re.match(
            r"\s*(?:leak|extravas)", line.text[match.end() :], re.IGNORECASE
        )
    if cement_words.LEFT_BLANK.search(line.part(match.start(), match.end())):
        return False
    done = words.CAVITY_DONE.search(part) is not None or _noted_kyphoplasty(line)
    return done and not cement_words.ABANDONED.search(line.part(match.start(), match.end()))


def _noted_kyphoplasty(line: Line) -> bool:
    """Whether a line tells a whole kyphoplasty without a verb: its name, its tool and how much cement went in."""
    return any(line.live(m.start(), m.end()) for m in cement_words.KYPHO.finditer(line.text)) and any(
        line.live(m.start(), m.end()) for m in cement_words.CEMENT_DOSE.finditer(line.text)
    )


def _denies(line: Line, match: re.Match[str]) -> bool:
    return (
        not line.live(match.start(), match.end())
        or cement_words.ABANDONED.search(line.part(match.start(), match.end())) is not None
    )


def _owner(
    line: Line, chains: list[tuple[int, int, tuple[str, ...]]], match: re.Match[str], topic: tuple[str, ...]
) -> tuple[str, ...]:
    """The body that a word belongs to: handed over right behind it, else the last named before it."""
    shares = cement_words.dosed(line.text, chains, match.end())
    if shares:
        return shares
    behind = next((chain for chain in chains if chain[0] >= match.end()), None)
    before = [chain for chain in chains if chain[1] <= match.start()]
    if behind is not None:
        between = line.text[match.end() : behind[0]]
        handed = cement_words.HANDED_OVER.search(between) is not None and not (
            re.search(r"[.;]|\b(?:next|then)\b", between, re.IGNORECASE) or cement_words.EACH_BODY.search(between)
        )
        if handed and (len(between) < _HANDOVER or not before):
            return cement_words.shared_out(line.text, chains, behind)
    if before:
        return before[-1][2]
    return topic or (behind[2] if behind is not None else ())


_HANDOVER = 90


def _titles(titles: tuple[Line, ...], scene: _Scene) -> None:
    """Bodies and techniques that titles and summaries name; a technique belongs to the bodies nearest to it."""
    for line in titles:
        if cement_words.SEEN.search(line.text):
            continue
        chains = _chains(line)
        names = [
            (match.start(), kind)
            for pattern, kind in ((cement_words.KYPHO, "kyphoplasty"), (cement_words.VERTEBRO, "vertebroplasty"))
            for match in pattern.finditer(line.text)
            if line.live(match.start(), match.end())
        ]
        named = bool(names) or any(line.live(m.start(), m.end()) for m in cement_words.NAMED.finditer(line.text))
        if not named:
            continue
        sampled = [m.start() for m in re.finditer(r"\bbiops", line.text, re.IGNORECASE)]
        called = [at for at, _ in names] or [m.start() for m in cement_words.NAMED.finditer(line.text)]
        cemented = [chain for chain in chains if not cement_words.was_sampled(line.text, chain[0], sampled, called)]
        for start, _, bodies in cemented or chains:
            kind = min(names, key=lambda name: abs(name[0] - start))[1] if names else None
            for level in bodies:
                told_body = scene.body(level)
                told_body.named = told_body.named or kind or "augmentation"
                told_body.spans.setdefault(line.quote, None)


def _acts(scene: _Scene, titles: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    listed = {level: found for level, found in scene.bodies.items() if found.named}
    treated = {level: found for level, found in scene.bodies.items() if found.cement or found.named}
    if not treated:
        treated = {level: found for level, found in scene.bodies.items() if found.cavity}
    treated = {level: found for level, found in treated.items() if found.cement or level in listed or found.cavity}
    called = _called_kyphoplasty(titles, body)
    out: list[Act] = []
    for level, found in treated.items():
        cavity = found.cavity or (scene.loose.cavity and not found.denied_cavity and found.named != "vertebroplasty")
        if not cavity and found.named == "kyphoplasty" and not found.denied_cavity:
            # One told in full and the rest "likewise" share their tools.
            cavity = any(other.cavity for other in treated.values() if other.named == "kyphoplasty")
        if not cavity and found.likewise and found.named is None and not found.denied_cavity:
            cavity = any(other.cavity for other in treated.values())
        if found.named == "vertebroplasty" and found.cavity and _mixed(treated):
            cavity = False
        kypho = cavity or found.named == "kyphoplasty" or (called and found.named is None)
        details: dict[str, Detail] = {"cement": True}
        if kypho:
            details["cavity_device"] = cavity
        kind = "kyphoplasty" if kypho else "vertebroplasty"
        out.append(
            Act(
                id=f"cement-{len(out) + 1}",
                kind=kind,
                family=load_act_kinds()[kind].family,
                levels=(level,),
                details=details,
                spans=tuple(found.spans)[:4],
            )
        )
    return tuple(out)


def _mixed(treated: dict[str, _Body]) -> bool:
    return {"kyphoplasty", "vertebroplasty"} <= {found.named for found in treated.values()}


def _called_kyphoplasty(titles: tuple[Line, ...], body: tuple[Line, ...]) -> bool:
    lines = (*titles, *body)
    return any(line.live(m.start(), m.end()) for line in lines for m in cement_words.KYPHO.finditer(line.text))


def _sacrum(titles: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    lines = (*titles, *body)
    named = [
        line for line in lines for m in cement_words.SACROPLASTY.finditer(line.text) if line.live(m.start(), m.end())
    ]
    if not any(cement_words.SACRAL.search(line.text) for line in lines):
        return ()
    named = named or _needled_ala(body)
    if not named:
        return ()
    at = [line for line in body if _WING.search(line.text) or re.search(r"\bs[1-3]\b", line.text, re.IGNORECASE)]
    sides: set[Side] = set()
    for line in at:
        sides |= _needle_sides(line)
    if not sides:
        sides = {side for line in titles if cement_words.SACRAL.search(line.text) for side in sides_in(line.text)}
    sides |= {side for line in body if "same" in line.text.lower() and sides for side in _needle_sides(line)}
    both = "bilateral" in sides or any(_EACH_ALA.search(line.text) for line in at) or {"left", "right"} <= sides
    side: Side | None = "bilateral" if both else next(iter(sides), None)
    return (
        Act(
            id="cement-sacrum",
            kind="sacroplasty",
            family="vertebroplasty",
            side=side,
            details={"cement": True},
            spans=tuple(dict.fromkeys(line.quote for line in named))[:4],
        ),
    )


def _needled_ala(body: tuple[Line, ...]) -> list[Line]:
    """Lines with needles in the wings of the sacrum, where the course gives cement."""
    cement = any(line.live(m.start(), m.end()) for line in body for m in words.CEMENT.finditer(line.text))
    return [line for line in body if cement and _WING.search(line.text) and _NEEDLE.search(line.text)]


_WING = WordPattern(rf"{cement_words.SACRAL.pattern}|\b(?:right|left|each|both|either) (?:wings?|alae?)\b")


_EACH_ALA = WordPattern(r"\b(?:each|both|either) (?:of the )?(?:sacral )?(?:ala\w*|wings?)\b")
_NEEDLE = WordPattern(
    r"\b(?:needles?|\d\d ?g|gauge|down|along|cannula\w*|trocars?|jamshidi|cement\w*|pmma|inject\w*|ml|cc|accessed"
    r"|entered|advanced|driven"
    r"|placed|same|treated|done)\b"
)
_SPARED = re.compile(
    r"\b(?:left|right) si joint|\b(?:left|right) (?:side|ala|wing|sacral ala)?\s?(?:was |is )?(?:intact|normal|spared"
    r"|untouched|not )",
    re.IGNORECASE,
)
"""A side that is named for what was not done there."""
_LEAK = re.compile(r"\bleak\w*|\bjoint\b|\bextravas\w+|\bbiops\w+|\bcore\b|\bplug\b", re.IGNORECASE)


def _needle_sides(line: Line) -> frozenset[Side]:
    """Sides of needles and cement in a sentence; where cement leaked, or a core was taken, is none."""
    found: set[Side] = set()
    for piece in re.split(r"[.;]|\bbut\b", line.text, flags=re.IGNORECASE):
        worked = _NEEDLE.search(piece) is not None
        if worked and (not _LEAK.search(piece) or words.CEMENT.search(piece)):
            found |= sides_in(_SPARED.sub("", piece))
    return frozenset(found)


def _untold(titles: tuple[Line, ...]) -> tuple[Act, ...]:
    """A title names the act, but no body is told anywhere; cement in another bone is that bone's."""
    for line in titles:
        match = cement_words.NAMED.search(line.text)
        if match is None or not line.live(match.start(), match.end()):
            continue
        kind = (
            "cementoplasty"
            if cement_words.OTHER_BONE.search(line.text)
            else "kyphoplasty"
            if cement_words.KYPHO.search(line.text)
            else "vertebroplasty"
        )
        family = load_act_kinds()[kind].family
        return (Act(id="cement-1", kind=kind, family=family, details={"cement": True}, spans=(line.quote,)),)
    return ()


def _other_bone(body: tuple[Line, ...]) -> tuple[Act, ...]:
    """Cement that went into a bone outside the spine, told by the course alone."""
    for line in body:
        cement = words.CEMENT.search(line.text)
        if (
            cement is None
            or not cement_words.OTHER_BONE.search(line.text)
            or not line.live(cement.start(), cement.end())
        ):
            continue
        if _PUT_IN.search(line.text):
            family = load_act_kinds()["cementoplasty"].family
            return (
                Act(id="cement-1", kind="cementoplasty", family=family, details={"cement": True}, spans=(line.quote,)),
            )
    return ()


_PUT_IN = WordPattern(r"\b(?:inject\w*|instill\w*|deliver\w*|fill\w*|deposit\w*|placed into)\b")

BUILDER = FamilyBuilder("vertebral_cement", KINDS, find_vertebral_cement)
