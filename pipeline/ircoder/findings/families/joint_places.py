"""Joints, bursae and digits that a statement names, each with its side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ircoder.findings.context import TITLES, Clause, sides
from ircoder.findings.families import joint_words as words
from ircoder.findings.families.joint_digits import FINGER, JOINTS, THUMB_BASE, TOE, Digit, digits_of, sole_limb
from ircoder.findings.model import Side
from ircoder.knowledge.joints import load_joints
from ircoder.language.reading import Mention

LONG_TITLE = 120
NAMED = frozenset({"performed", "attempted"})
NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})


class Place(NamedTuple):
    """A joint of one side; of fingers and toes with its number, 1 for the thumb and the great toe."""

    joint: str
    side: Side | None
    digit: int | None = None

    @property
    def modifier(self) -> str | None:
        """Modifier of the finger or toe, where hand and digit are told."""
        if self.digit is None:
            return None
        return Digit(self.joint == TOE, self.digit, self.side).modifier


def places_of(clause: Clause) -> list[Place]:
    """Joints and bursae that a clause names, with their sides; a bursa counts with its joint."""
    joints = load_joints()
    found = tuple(
        [
            m
            for m in clause.of("ANATOMY")
            if m.concept in joints
            and m.assertion not in NOT_HERE
            and not _aimed_at(clause, m)
            and not _LEFT_FOR_LATER.match(clause.after(m))
        ]
    )
    digits = _digits(clause, found)
    places = [
        Place(joints[m.concept].joint, side, 1 if m.concept == THUMB_BASE else None)
        for m in found
        if not digits or m.concept not in JOINTS
        for side in sides(_side_of(clause, m))
    ]
    places.extend(digits)
    if not places:
        places = [
            Place(joints[concept].joint, side)
            for m in clause.of("INTERVENTION")
            if m.kind in {"joint_injection", "joint_aspiration"} and m.assertion in NAMED
            for concept, pattern in words.NAMED_IN_ACT
            if concept in joints and pattern.search(m.text)
            for side in sides(_side_of(clause, m))
        ]
    if not places and words.BAKER.search(clause.text):
        places = [Place("anatomy:knee_joint", side) for side in sides(_side_of_cyst(clause))]
    if not places and is_title(clause):
        places = bare_places(clause.text)
    return list(dict.fromkeys(places))


_AIM = re.compile(r"\b(?:aim\w*|point\w*|direct\w*) (?:at|to|towards?) (?:the )?(?:left |right )?$", re.IGNORECASE)


_LEFT_FOR_LATER = re.compile(
    r"\W*(?:joint )?(?:(?:also )?(?:has|had|is|was|hurts?)\b)?[^.;]{0,40}\b(?:not (?:today|yet)|another (?:day|time)"
    r"|next (?:time|visit|week))\b",
    re.IGNORECASE,
)
"""Behind a joint that is only spoken of."""


def _aimed_at(clause: Clause, mention: Mention) -> bool:
    """Whether a shoulder only gives the needle its direction, as below the breastbone."""
    return mention.text.lower().endswith("shoulder") and _AIM.search(clause.before(mention)) is not None


def _digits(clause: Clause, found: tuple[Mention, ...]) -> list[Place]:
    """Digits by name, where a joint of hand or foot is named; the base of the thumb is a joint of its own."""
    named = {m.concept for m in found} & JOINTS
    if not named:
        return []
    return [
        Place(
            TOE if one.foot else THUMB_BASE if one.number == 1 and THUMB_BASE in named else FINGER, one.side, one.number
        )
        for one in digits_of(clause.text, found, clause.start)
    ]


def on_sole_limb(place: Place, texts: Iterable[str]) -> Place:
    """A finger or toe without a side is of the only hand or foot that the statements name."""
    if place.side is not None or place.joint not in {FINGER, TOE, THUMB_BASE}:
        return place
    return place._replace(side=sole_limb(texts, foot=place.joint == TOE))


def is_title(clause: Clause) -> bool:
    """Whether a clause is a title, or the short opening line of a report."""
    return (clause.section in TITLES or clause.index == 0) and len(clause.text) <= LONG_TITLE


def bare_places(title: str) -> list[Place]:
    """Joints that a title names within other words ("Left knee OA", "right shoulder injection for MR arthrogram")."""
    joints = load_joints()
    told = {words.SIDES[match.group(1).lower()] for match in words.SIDE.finditer(title)}
    side: Side | None = told.pop() if len(told) == 1 else ("bilateral" if told else None)
    return [
        Place(joints[concept].joint, own, 1 if concept == THUMB_BASE else None)
        for concept, pattern in words.NAMED_IN_ACT
        if concept in joints and pattern.search(title)
        for own in sides(side)
    ]


def _side_of_cyst(clause: Clause) -> Side | None:
    told = {words.SIDES[match.group(1).lower()] for match in words.SIDE.finditer(clause.text)}
    return told.pop() if len(told) == 1 else None


def _side_of(clause: Clause, mention: Mention) -> Side | None:
    given = mention.side
    if given is None and "both" in clause.text.lower():
        return "bilateral"
    return given


def with_known_sides(places: Iterable[Place], topic: list[Place]) -> list[Place]:
    """Places as the topic completes them: "the knee" after "both knees" is either, "the MCP joint" its digit's."""
    out: dict[Place, None] = {}
    for place in places:
        known = [
            one
            for one in topic
            if one.joint == place.joint and place.side in {None, one.side} and place.digit in {None, one.digit}
        ]
        if known and (place.side is None or place.digit is None):
            out.update(dict.fromkeys(known))
            continue
        hands = {one.side for one in topic if one.joint == place.joint}
        side = place.side or (next(iter(hands)) if len(hands) == 1 else None)
        out[place._replace(side=side)] = None
    return list(out)
