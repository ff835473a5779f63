"""Lesions with the vessel they lie in, and the lesion that a treatment was for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Detail, Lesion, Side
from ircoder.findings.target_words import LANDMARK
from ircoder.findings.treated_vessels import Target, Targets
from ircoder.findings.treatment_mentions import nearest
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

VASCULAR = frozenset(
    {
        "stenosis", "occlusion", "thrombus", "aneurysm", "pseudoaneurysm", "dissection", "bleeding", "trauma",
        "rupture", "fistula", "malformation",
    }
)  # fmt: skip
OBSTRUCTING = frozenset({"stenosis", "occlusion"})
_MISHAPS = frozenset({"dissection", "bleeding", "trauma", "rupture", "thrombus"})
_SUBTOTAL = WordPattern(
    r"\b(?:sub-?\s?total(?:ly)?|near(?:ly)?(?:[\s-]+total(?:ly)?)?|almost|functional(?:ly)?"
    r"|not (?:completely|totally|fully|quite|entirely))\b"
)
_LEFT_OVER = WordPattern(
    r"\bresidual\b|\brecoil\b|\bpost(?:-?\s?(?:stent|treatment|dilat\w{1,5}|procedure))?\s{0,6}\d{1,2}\s?%|\bno\b[^,.;]{0,25}$"
    r"|\bless than\b|<\s{0,6}\d+\s{0,6}%?\s{0,6}$|\bfree of\b|\bwithout\b|\bflow-?\s?limiting\b"
)
_GENERAL = frozenset({"ischemia", "claudication", "rest pain", "gangrene", "ulcer"})
_CHRONIC = WordPattern(r"\b(?:chronic|cto|long-?\s?standing)\b")
_RUPTURED = WordPattern(r"\b(?:ruptur\w{1,4}|contained leak)\b")
_NOT_RUPTURED = WordPattern(r"\b(?:un-?ruptur\w{1,4}|no|not|without)\b")
_PLAIN_PLAQUE = re.compile(r"sten|narrow|%|percent|per cent|pct|occlu|tight|lumen", re.IGNORECASE)
_DEGREE_BEFORE = re.compile(r"\b[5-9]\d\s?(?:%|percent\b|per cent\b|pct\b)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_BARE_DEGREE = re.compile(
    r"\s{0,6}(?:arter(?:y|ies)|veins?|ostium|origin)?"
    r"(?:\s|[,:(-]|is|was|were|which|that|has|had|an?|with|about|by|up to|to|compress(?:ed|ion)|ostial"
    r"|proximal|distal|mid|focal|calcified|tight|disease|diseased){0,14}"
    r"(?P<degree>\d{2,3})\s?(?:%|percent\b|per cent\b|pct\b)",
    re.IGNORECASE,
)
_DEGREE_IN_FRONT = re.compile(
    r"(?<![\d.])(?P<degree>\d{2,3})\s?(?:%|percent|per cent|pct)\s+"
    r"(?:(?:calcified|focal|ostial|eccentric|long|short|proximal|distal|mid|left|right|common|origin|of|in|the)\s+){0,4}$",
    re.IGNORECASE,
)
"""A narrowing told by its figure right before its vessel ("a 90 percent common iliac")."""
_ON_SIDE = re.compile(
    r"\b(?:on the (?P<side>left|right)\b|(?P<label>left|right)(?:\s+side)?\s*:"
    r"|the (?P<plain>left|right)(?:\s+side)?\s+(?:was|is|had|has|showed)\b)",
    re.IGNORECASE,
)
"""The side of the vessel that the text is about, told without its name ("On the right there was a stenosis")."""
_OTHER_ONE = re.compile(
    r"\b(?:the|its)\s+(?P<side>left|right)\s+(?:one|side|fellow|twin)\b(?!.*\b(?:left|right)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""The same vessel of the other side ("the left common iliac is blocked, the right one is pinched")."""
_FULL = 100
_TREATED_FROM = 50
"""Percent of narrowing below which a lesion is residual or beside the point."""


@dataclass(frozen=True, slots=True)
class PlacedLesion:
    """A lesion mention with the vessel it belongs to (``None``: not told)."""

    lesion: Lesion
    at: int
    sentence: int


def find_lesions(context: Context, targets: Targets) -> tuple[PlacedLesion, ...]:
    """Vascular lesions of the report with their vessels; negated, residual and general ones are left out."""
    out: list[PlacedLesion] = []
    for clause in context.clauses:
        for bare, degree, at in _bare_degrees(context, clause, targets):
            kind = "occlusion" if degree >= _FULL else "stenosis"
            lesion = Lesion(
                id=f"lesion-{len(out) + 1}",
                kind=kind,
                target=bare.vessel,
                side=bare.side,
                degree=degree,
                spans=(context.quote(clause),),
            )
            out.append(PlacedLesion(lesion, at, clause.sentence))
        for mention in clause.of("LESION"):
            if not _counts(clause, mention):
                continue
            for home in _homes(clause, mention, targets):
                lesion = Lesion(
                    id=f"lesion-{len(out) + 1}",
                    kind="stenosis" if mention.kind == "occlusion" and _partial(clause, mention) else mention.kind,
                    target=home.vessel if home else None,
                    side=home.side if home else mention.side,
                    degree=_degree(mention),
                    details=_details(clause, mention),
                    spans=(context.quote(clause),),
                )
                out.append(PlacedLesion(lesion, mention.start, clause.sentence))
    return tuple(out)


def _bare_degrees(context: Context, clause: Clause, targets: Targets) -> list[tuple[Target, int, int]]:
    """Narrowings told by a figure alone: "L EIA 90%", "the left common iliac vein is 80% compressed"."""
    named = max(
        (m.end for m in clause.of("LESION") if m.kind in OBSTRUCTING and _counts(clause, m)), default=clause.start
    )
    out: list[tuple[Target, int, int]] = []
    for vessel in targets.lesion_vessels(clause):
        if vessel.start < named:
            continue
        match = _BARE_DEGREE.match(clause.after(vessel)) or _DEGREE_IN_FRONT.search(clause.before(vessel)[-60:])
        if match is not None and _TREATED_FROM <= int(match["degree"]) <= _FULL:
            out.append((targets.target(clause, vessel), int(match["degree"]), vessel.end))
    return out


def lesion_for(lesions: tuple[PlacedLesion, ...], vessel: str, side: Side | None, at: int) -> Lesion | None:
    """The lesion of a treated vessel: the nearest told before the treatment, else the first told after it.

    A stenosis or an occlusion prevails over a mishap of its treatment (a tear, a clot) in the same vessel.
    """
    fitting = [
        placed
        for placed in lesions
        if placed.lesion.target == vessel and (side is None or placed.lesion.side in {None, side, "bilateral"})
    ]
    obstructing = [p for p in fitting if p.lesion.kind in OBSTRUCTING and (p.lesion.degree or 100) >= _TREATED_FROM]
    lasting = [p for p in fitting if p.lesion.kind not in _MISHAPS]
    for chosen in (obstructing, lasting, fitting):
        before = [placed for placed in chosen if placed.at <= at]
        if before:
            return before[-1].lesion
        if chosen:
            return chosen[0].lesion
    return None


def unplaced_for(lesions: tuple[PlacedLesion, ...], side: Side | None) -> Lesion | None:
    """The narrowing of a report that tells only one kind, and lays none of that kind to a vessel."""
    found = [
        placed.lesion
        for placed in lesions
        if placed.lesion.kind in OBSTRUCTING
        and placed.lesion.target is None
        and (side is None or placed.lesion.side in {None, side, "bilateral"})
        and (placed.lesion.degree or _FULL) >= _TREATED_FROM
    ]
    return found[0] if len({lesion.kind for lesion in found}) == 1 else None


def _counts(clause: Clause, mention: Mention) -> bool:
    if mention.kind not in VASCULAR or mention.concept.partition(":")[2] in _GENERAL:
        return False
    # "No channel" is the name of an occlusion, not its denial.
    name = re.sub(r"^no\s", "", mention.text, flags=re.IGNORECASE)
    denied = mention.assertion == "negated" and name == mention.text
    if denied or mention.assertion in {"hypothetical", "planned"} or mention.attributes.get("retracted"):
        return False
    before = clause.before(mention)[-40:]
    if mention.concept == "lesion:atherosclerotic_plaque":
        narrows = _PLAIN_PLAQUE.search(mention.text) or _DEGREE_BEFORE.search(before)
        if narrows is None:
            return False
    return not _LEFT_OVER.search(before + name)


def _homes(clause: Clause, mention: Mention, targets: Targets) -> tuple[Target | None, ...]:
    """Vessels of a lesion: the closest in its clause with those joined to it, else the topic."""
    vessels = targets.lesion_vessels(clause)
    behind = [
        v
        for v in vessels
        if v.start >= mention.end
        and re.match(
            r"\s{0,6}(?:of|in|at|within|involving|across)\b[^,;.]{0,40}$",
            clause.text[mention.end - clause.start : v.start - clause.start],
            re.IGNORECASE,
        )
    ]
    before = [v for v in vessels if v.end <= mention.start]
    home = behind[0] if behind else before[-1] if before else nearest(mention, vessels)
    topics = targets.topics(clause)
    told = _OTHER_ONE.search(clause.text[: mention.start - clause.start])
    if told is not None and not behind and not any(v.start >= clause.start + told.end() for v in before):
        side: Side = "left" if told["side"].lower() == "left" else "right"
        return tuple(replace(target, side=side) for target in _first_named(clause, before, topics, targets)) or (None,)
    if home is not None and not (topics and LANDMARK.search(clause.before(home)[-60:])):
        joined = targets.coordinated(clause, home)
        if home.end <= mention.start:
            # "SFA occlusion, AT 80%": what follows the lesion has one of its own.
            return tuple(target for target in joined if target.mention.start < mention.start) or joined
        return joined
    sided = _ON_SIDE.search(clause.text[: mention.start - clause.start]) if topics else None
    if sided is not None and topics[0].side is not None:
        word = next(group for group in sided.groups() if group)
        return (replace(topics[0], side="left" if word.lower() == "left" else "right"),)
    return topics[:1] or (None,)


def _first_named(
    clause: Clause, before: list[Mention], topics: tuple[Target, ...], targets: Targets
) -> tuple[Target, ...]:
    """The vessel that "the other one" repeats: the last one before it that is no landmark, else the topic."""
    named = [v for v in before if not LANDMARK.search(clause.before(v)[-60:])]
    return (targets.target(clause, named[-1]),) if named else topics[:1]


def _partial(clause: Clause, mention: Mention) -> bool:
    """A subtotal or near occlusion is a stenosis (VINT-15)."""
    low = max(0, mention.start - clause.start - 22)
    return _SUBTOTAL.search(clause.text[low : mention.end - clause.start]) is not None


def _details(clause: Clause, mention: Mention) -> dict[str, Detail]:
    out: dict[str, Detail] = {}
    near = clause.text[max(0, mention.start - clause.start - 30) : mention.end - clause.start + 20]
    if _CHRONIC.search(near):
        out["chronic"] = True
    if mention.kind == "occlusion" and _partial(clause, mention):
        out["subtotal"] = True
    may_rupture = mention.kind in {"aneurysm", "pseudoaneurysm", "malformation"}
    if may_rupture and _RUPTURED.search(near) and not _NOT_RUPTURED.search(near):
        out["ruptured"] = True
    return out


def _degree(mention: Mention) -> int | None:
    value = mention.attributes.get("percent", mention.attributes.get("degree"))
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
