"""Modifiers of billed and supported lines in comparable form, and those that are not held against a line.

As :mod:`ircoder.evaluate.code_sets` has it: 50 is LT and RT, XE, XP, XS and XU are 59, the order does not count, units
of several lines add up, and a 59 that only tells lines of one code apart may be written otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ircoder.audit.model import BilledLine, SuggestedLine
from ircoder.evaluate.code_sets import SEPARATE_IN_DETAIL, Modifiers, code_set
from ircoder.knowledge.claim_modifiers import load_claim_modifiers

Line = BilledLine | SuggestedLine

BOTH_SIDES = "50"
SIDES = ("LT", "RT")
NONE: Modifiers = frozenset()
_NO_SIDES = ("0", "9")

_JUDGED_GROUPS = frozenset(
    {
        "component",
        "stopped work",
        "separate service",
        "repeated service",
        "global days of an earlier procedure",
        "side",
        "coronary artery",
        "eyelid",
        "finger",
        "toe",
    }
)
_REDUCED = "52"
"""The one modifier of the extent of the work that the coder sets; 22 and 63 are left to a person (MOD-40)."""

RULES = {
    "component": "MOD-01",
    "stopped work": "MOD-37",
    "separate service": "MOD-13",
    "repeated service": "MOD-12",
    "global days of an earlier procedure": "MOD-11",
    "side": "MOD-08",
    "coronary artery": "MOD-44",
    "finger": "MOD-45",
    "toe": "MOD-45",
}
"""Rule of the reference for each group of modifiers."""


def is_judged(modifier: str) -> bool:
    """Whether a modifier is compared; all others inform, or are left to a coder."""
    return modifier == _REDUCED or load_claim_modifiers().get(modifier) in _JUDGED_GROUPS


def judged(line: Line, ignored: Modifiers = NONE) -> Modifiers:
    """Modifiers of a line that are compared, with 59 for each of its narrower forms.

    ``ignored`` are modifiers that only inform on this code (:func:`silent_sides`).
    """
    kept = {modifier for modifier in line.modifiers if is_judged(modifier) and modifier not in ignored}
    return frozenset("59" if modifier in SEPARATE_IN_DETAIL else modifier for modifier in kept)


def unjudged(billed: Iterable[Line], supported: Iterable[Line], ignored: Modifiers = NONE) -> tuple[str, ...]:
    """Modifiers that one side has and the other has not, and that are not held against the lines."""
    sides = [
        {m for line in lines for m in line.modifiers if m in ignored or not is_judged(m)}
        for lines in (billed, supported)
    ]
    return tuple(sorted(sides[0] ^ sides[1]))


def silent_sides(supported: Iterable[Line], bilateral: str | None) -> Modifiers:
    """LT and RT, where they only inform: the schedule pays no side of the code apart (MOD-06), and no line has one.

    Parameters
    ----------
    bilateral
        Bilateral indicator of the code; ``None`` where the schedule does not hold it.
    """
    sided = any(side_of(line) for line in supported)
    return frozenset(SIDES) if bilateral in _NO_SIDES and not sided else NONE


def pieces_of(lines: Iterable[Line], ignored: Modifiers = NONE) -> Counter[Modifiers]:
    """Units of lines of one code by their modifiers, in comparable form."""
    found = code_set(
        {"code": line.code, "units": line.units, "modifiers": sorted(judged(line, ignored))} for line in lines
    ).modified
    units: Counter[Modifiers] = Counter()
    for (_, modifiers), count in found.items():
        units[modifiers] += count
    return units


def side_of(line: Line) -> str | None:
    """LT, RT or 50, where a line has one."""
    return next((modifier for modifier in (*SIDES, BOTH_SIDES) if modifier in line.modifiers), None)


def rule_of(modifiers: Iterable[str]) -> str | None:
    """Rule of the reference that says how the first of these modifiers is used."""
    for modifier in sorted(modifiers):
        if modifier in (BOTH_SIDES, _REDUCED):
            return "MOD-07" if modifier == BOTH_SIDES else RULES["stopped work"]
        if (group := load_claim_modifiers().get(modifier)) in RULES:
            return RULES[group]
    return None
