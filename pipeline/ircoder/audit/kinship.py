"""Which supported code a wrong billed code may stand for, and how plausibly.

Codes stand for each other within a family of the catalogue, or between families that describe the same work in another
way (balloon, stent and atherectomy of one leg). Among those the one counts most in whose favour the coder left the
billed one out; then the same territory, side, family, kind of code and the nearness of the numbers, in that order: CPT
numbers its codes by body part.
"""

from __future__ import annotations

from functools import cache

from ircoder.audit.model import BilledLine, SuggestedLine
from ircoder.audit.modifiers import SIDES, side_of
from ircoder.knowledge.catalogue import Catalogue, CatalogueEntry
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS
from ircoder.knowledge.leg_revascularization import load_leg_revascularization

Distance = tuple[int, int, int, int, int, int]
"""Named by the coder, territory, opposite side, family, kind of code, nearness: the smaller, the more plausible."""

NO_FAMILY = "other"
"""Catalogue family of codes that belong to none."""

GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"angioplasty", "stent", "atherectomy"}),
    frozenset({"coronary_angioplasty", "coronary_stent", "coronary_atherectomy", "coronary_thrombectomy"}),
    frozenset({"thrombectomy", "thrombolysis"}),
    frozenset({"vertebroplasty", "kyphoplasty"}),
    frozenset({"drainage", "aspiration"}),
    frozenset({"biopsy", "aspiration"}),
    frozenset({"diagnostic_angiography", "diagnostic_venography"}),
    frozenset({"catheter_placement", "diagnostic_angiography"}),  # studies of the neck and kidneys hold their catheters
    frozenset({"epidural_injection", "nerve_block", "facet_injection"}),
    frozenset({"myelography", "lumbar_puncture"}),
    frozenset({"venous_ablation", "sclerotherapy"}),
)
"""Families that describe like work: one is billed where another is right."""

_COMPLEMENTS = frozenset({"imaging", "guidance", "sedation"})
"""Kinds of code that go with other work of their family and never stand for it."""

_PREFIX = 3
"""Digits that neighboring codes of no family share."""


def distance(
    billed: BilledLine, supported: SuggestedLine, catalogue: Catalogue, winner: str | None = None
) -> Distance | None:
    """How far a billed line is from a supported one that it may stand for; ``None`` where it cannot.

    ``winner`` is the code in favour of which the coder left the billed code out.
    """
    one, other = catalogue.get(billed.code), catalogue.get(supported.code)
    if one is None or other is None:
        return None
    kin = _kinship(one, other)
    if kin is None:
        return None
    sides = (side_of(billed), side_of(supported))
    return (
        int(winner != other.code),
        _territory(billed, supported),
        int(set(sides) == {*SIDES}),
        kin,
        int(one.kind != other.kind) + int(one.addon != other.addon) + int(sides[0] != sides[1]),
        abs(_number(one.code) - _number(other.code)),
    )


def _kinship(one: CatalogueEntry, other: CatalogueEntry) -> int | None:
    if one.kind != other.kind and _COMPLEMENTS & {one.kind, other.kind}:
        return None
    if one.family == other.family != NO_FAMILY:
        return 1
    if any({one.family, other.family} <= group for group in GROUPS):
        return 2
    alike = one.code[:_PREFIX] == other.code[:_PREFIX] and one.kind == other.kind
    return 3 if alike and NO_FAMILY in (one.family, other.family) else None


def _territory(billed: BilledLine, supported: SuggestedLine) -> int:
    """Whether leg territories of the codes, or coronary arteries of the lines where both name one, differ."""
    legs = _leg_territories()
    one, other = legs.get(billed.code), legs.get(supported.code)
    if one != other:
        return 1
    arteries = [ARTERY_MODIFIERS.intersection(line.modifiers) for line in (billed, supported)]
    return int(all(arteries) and arteries[0] != arteries[1])


def _number(code: str) -> int:
    """A number of codes of one kind; letters set kinds apart."""
    letters = "".join(place for place in code if place.isalpha())
    digits = "".join(place for place in code if place.isdigit())
    return int(digits) + (10_000_000 + 100_000 * ord(letters[0]) if letters else 0)


@cache
def _leg_territories() -> dict[str, str]:
    return {entry.code: entry.territory for entry in load_leg_revascularization().codes.values()}
