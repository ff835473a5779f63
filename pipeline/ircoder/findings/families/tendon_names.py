"""Tendons, sheaths and fasciae by their own names, inside the name of an act, or by the complaint that is of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ircoder.findings.context import Clause, sides
from ircoder.findings.families.joint_digits import digits_of
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

HAND = "anatomy:hand_tendon"
_NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})
_PULLEY = "pulley"


class Structure(NamedTuple):
    """A tendon or fascia of one side; ``part`` tells two of the same region apart."""

    concept: str
    side: Side | None
    part: str = ""


_NAMES: tuple[tuple[str, str, WordPattern], ...] = tuple(
    (concept, part, WordPattern(pattern))
    for concept, part, pattern in (
        (
            HAND,
            "first dorsal",
            r"\bde ?quer\w*|\b(?:first|1st) (?:(?:dorsal|extensor|wrist) )*compartments?\b|\bapl(?:/| and |-)epb\b",
        ),
        (
            HAND,
            _PULLEY,
            r"\btrigger(?:ing)? (?:\w+ )?(?:fingers?|thumbs?|digits?)\b|\ba-?\s?(?:1|one) pull(?:ey|y)s?\b"
            r"|\bstenosing (?:flexor )?tenosynovitis\b|\bflexor (?:tendon )?sheaths?\b",
        ),
        ("anatomy:plantar_fascia", "", r"\bplantar fasci(?:a|al|itis|osis|opathy)\b"),
        ("anatomy:elbow_tendon", "lateral", r"\blateral epicond\w+|\btennis elbow\b|\bcommon extensor\b|\becrb\b"),
        ("anatomy:elbow_tendon", "medial", r"\bmedial epicond\w+|\bgolfer'?s'? elbow\b|\bcommon flexor\b"),
        (
            "anatomy:biceps_tendon",
            "",
            r"\bbicip\w+|\bbiceps (?:tend\w+|sheath|groove)\b|\blong head (?:of (?:the )?)?biceps\b",
        ),
        ("anatomy:ankle_tendon", "achilles", r"\bachill\w+"),
        ("anatomy:ankle_tendon", "peroneal", r"\bperoneal tend\w+|\bperoneal (?:sheath|tenosynovitis)\b"),
        (
            "anatomy:ankle_tendon",
            "posterior tibial",
            r"\bposterior tibial(?:is)? (?:tend\w+|sheath)\b|\btibialis posterior\b",
        ),
        ("anatomy:hip_tendon", "gluteal", r"\bgluteus (?:medius|minimus) (?:tend\w+|insertion)\b"),
        ("anatomy:hip_tendon", "hamstring", r"\bhamstring (?:origin|tend\w+|insertion|enthes\w+)\b"),
        ("anatomy:hip_tendon", "iliopsoas", r"\b(?:ilio)?psoas tend\w+"),
        ("anatomy:ligament", "iliolumbar", r"\biliolumbar ligaments?\b"),
        ("anatomy:knee_tendon", "patellar", r"\bpatellar tend\w+"),
        ("anatomy:knee_tendon", "iliotibial", r"\b(?:iliotibial|it) band\b"),
    )
)
_LIKELY = WordPattern("|".join(pattern.pattern for _, _, pattern in _NAMES))
_BESIDE = re.compile(r"\b(left|right|lt|rt|both|bilateral)\b", re.IGNORECASE)


def names_tendon(text: str) -> bool:
    """Whether a text names a tendon, a fascia or the complaint of one."""
    return _LIKELY.search(text) is not None


def named_structures(clause: Clause) -> Iterator[Structure]:
    """Structures that a clause names in these words, a triggering finger by its number."""
    if not names_tendon(clause.text):
        return
    for concept, part, pattern in _NAMES:
        match = next((m for m in pattern.finditer(clause.text) if not _told_of_another_day(clause, m)), None)
        if match is None:
            continue
        if part == _PULLEY:
            fingers = digits_of(clause.text, _fingers(clause), clause.start)
            numbered = [Structure(concept, one.side, f"{part} {one.number}") for one in fingers if not one.foot]
            if numbered:
                yield from numbered
                continue
        for side in sides(_side(clause, match)):
            yield Structure(concept, side, part)


def _fingers(clause: Clause) -> tuple[Mention, ...]:
    return tuple([m for m in clause.of("ANATOMY") if m.kind == "joint"])


def _told_of_another_day(clause: Clause, match: re.Match[str]) -> bool:
    start, end = clause.start + match.start(), clause.start + match.end()
    return any(m.start < end and start < m.end and m.assertion in _NOT_HERE for m in clause.mentions)


def _side(clause: Clause, match: re.Match[str]) -> Side | None:
    """Side of the mention that the name is part of, else the only one that the clause tells."""
    start, end = clause.start + match.start(), clause.start + match.end()
    own = next((m.side for m in clause.mentions if m.side and m.start < end and start < m.end), None)
    if own is not None:
        return own
    told = {word.lower()[0] for word in _BESIDE.findall(clause.text)}
    if told == {"l"}:
        return "left"
    if told == {"r"}:
        return "right"
    return "bilateral" if told == {"b"} or told == {"l", "r"} else None
