"""Candidates of tube work from the table of tube codes, and the ranks by which one piece of work holds another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.findings.model import Act, Side
from ircoder.knowledge.tube_codes import TubeCode, load_tube_codes, tube_code

GALLBLADDER_SITE = "gallbladder"


def row_of(act: Act) -> TubeCode | None:
    """Row of the table of tube codes that fits an act."""
    return tube_code(act.kind, {"target": act.target or "", **act.details})


def proposed(slate: Slate, encounter: Encounter, *kinds: str, sided: bool = True) -> Slate:
    """Propose the code of each act of these kinds, of those that were tried and given up too (NONV-111).

    ``sided``: the code counts by side of the body; otherwise the side only tells one duct system from another.
    """
    for act in encounter.findings.acts:
        if act.kind not in kinds or act.status not in ("performed", "attempted"):
            continue
        row = row_of(act)
        if row is None:
            slate = _unknown(slate, act)
        elif row.code is None:
            slate = slate.send_to_review(f"{_words(act)}: the way it was done has no code of its own ({row.rule}).")
        else:
            slate = slate.add(line_of(act, row.code, row.rule, sided=sided))
    return slate


def line_of(act: Act, code: str, *rules: str, sided: bool = True, site: str | None = None) -> Candidate:
    """Candidate for an act, at its side and system."""
    system = act.details.get("collecting_system")
    place = site or (f"system:{system}" if system else None if sided else f"ducts:{act.side}")
    return candidate_of((act,), code, rules, f"{_words(act)}.", side=act.side if sided else None, site=place)


def _words(act: Act) -> str:
    told = [str(act.details[key]) for key in ("entry", "before", "left", "route") if key in act.details]
    words = act.kind.replace("_", " ").capitalize()
    return f"{words} ({', '.join(told).replace('_', ' ')})" if told else words


def _unknown(slate: Slate, act: Act) -> Slate:
    """What the report leaves open decides the code: no guess."""
    return slate.send_to_review(f"{_words(act)}: the report does not state what decides the code (NONV-113).")


def held_by_main(slate: Slate, encounter: Encounter, ranks: Sequence[str], rule: str) -> Slate:
    """Take off what the work of higher rank in the same system contains, by the catalogue's list of that work."""
    for candidate in sorted(slate.with_code(*ranks), key=lambda item: ranks.index(item.code), reverse=True):
        holders = (
            other
            for other in slate.with_code(*ranks[: ranks.index(candidate.code)])
            if same_system(candidate, other) and holds(other.code, candidate.code, encounter)
        )
        winner = next(holders, None)
        if winner is not None:
            reason = f"It is part of {winner.code} in the same system."
            slate = slate.exclude(candidate, rule, reason, winner.code)
    return slate


def holds(code: str, other: str, encounter: Encounter) -> bool:
    """Whether the catalogue names these two as not reported beside each other."""
    catalogue = encounter.knowledge.catalogue
    return other in catalogue[code].not_with or code in catalogue[other].not_with


def same_system(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates may be about one collecting or duct system in one session."""
    return one.session == other.session and _overlap(one.side, other.side) and _one_site(one.site, other.site)


def _one_site(one: str | None, other: str | None) -> bool:
    """Whether two sites may be one; the gallbladder is named only where it has a tube beside the ducts."""
    if one == other or None in (one, other):
        return True
    return "ducts:None" in (one, other) and GALLBLADDER_SITE not in (one, other)


def _overlap(one: Side | None, other: Side | None) -> bool:
    return one == other or None in (one, other) or "bilateral" in (one, other)


def without_doubles(slate: Slate, ranks: Sequence[str], codes: Iterable[str], rule: str) -> Slate:
    """Take off collection codes (a drain changed, its reading) that rest on the very words of a tube of this organ.

    What is left of them belongs to a drain of its own, elsewhere.
    """
    for candidate in slate.with_code(*codes):
        winner = next((c for c in slate.with_code(*ranks) if {*c.spans} >= {*candidate.spans}), None)
        if winner is not None and not {*winner.acts} & {*candidate.acts}:
            slate = slate.exclude(candidate, rule, f"The tube is that of {winner.code}.", winner.code)
        elif candidate.distinct is None and slate.with_code(*ranks) and not _of_tube(candidate, slate, ranks):
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct="Its drain lies in a collection."))
    return slate


def _of_tube(candidate: Candidate, slate: Slate, ranks: Sequence[str]) -> bool:
    return any({*other.acts} & {*candidate.acts} for other in slate.with_code(*ranks))


COLLECTION = ("49405", "49406", "49407", "49423", "49424", "75984", "75989", "76080", "10160")
"""Codes of drains in collections and of their readings."""


def acts_of(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    """Acts on which a candidate rests."""
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


def codes_of(kinds: Iterable[str]) -> frozenset[str]:
    """Every code that the table gives to these kinds."""
    wanted = frozenset(kinds)
    return frozenset(row.code for row in load_tube_codes() if row.kind in wanted and row.code is not None)
