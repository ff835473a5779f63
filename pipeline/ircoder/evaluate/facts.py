"""Findings against gold findings: acts performed, on what, through which access, and how far catheters went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ircoder.evaluate.count_intervals import Intervals, count_intervals, intervals_by_name, share_bounds
from ircoder.evaluate.scores import Counts, summed, total, with_total
from ircoder.findings.model import Access, Act, Findings, Position
from ircoder.knowledge.vessels import VesselTree

LINKS = ("target", "side", "access")

SAME_PUNCTURE = {
    "vessel:femoral_artery": "vessel:common_femoral_artery",
    "vessel:femoral_vein": "vessel:common_femoral_vein",
    "vessel:jugular_vein": "vessel:internal_jugular_vein",
}
"""Loose names of a puncture site, each with the vessel that is meant (a groin is entered in the common femoral)."""

PART_OF = {
    "anatomy:perihepatic_space": "anatomy:abdomen",
    "anatomy:perisplenic_space": "anatomy:abdomen",
}
"""Spaces that lie in a cavity, each with the cavity: a collection told by either name lies at one place."""

CORONARY_OSTIA = ("vessel:left_main_coronary_artery", "vessel:right_coronary_artery")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsScore:
    """Counts of performed acts by kind, of furthest catheter positions, and links that are right of those compared.

    Intervals are 95 % bounds: of acts by kind and figure, ``all`` for the sum, positions by figure, links by name.
    """

    acts: Counts
    acts_by_kind: dict[str, Counts]
    links: dict[str, tuple[int, int]]
    positions: Counts
    reports: int
    act_intervals: dict[str, Intervals]
    position_intervals: Intervals
    link_intervals: Intervals


def compare_findings(pairs: Iterable[tuple[Findings, Findings]], vessels: VesselTree) -> FindingsScore:
    """Compare gold with predicted findings, a pair for each report.

    An act counts as found where one of its kind was performed in both. Of matched acts the links are compared:
    target, side, and the vessel and side of the access. Of each access the furthest selective positions in every
    vascular family are compared, by vessel and side. A vessel that is not paired has its side in its name, so a side
    beside it says nothing; a loose name of a puncture site counts as the vessel that it means.
    """
    reports = [_compared(gold, predicted, vessels) for gold, predicted in pairs]
    acts = [report.acts for report in reports]
    compared = {name: [report.links[name] for report in reports] for name in LINKS}
    bounds = {name: share_bounds(found) for name, found in compared.items()}
    by_kind = summed(acts)
    return FindingsScore(
        acts=total(by_kind.values()),
        acts_by_kind=by_kind,
        links={name: (sum(r for r, _ in found), sum(n for _, n in found)) for name, found in compared.items()},
        positions=total(report.positions for report in reports),
        reports=len(reports),
        act_intervals=intervals_by_name([with_total(counts) for counts in acts]),
        position_intervals=count_intervals([report.positions for report in reports]),
        link_intervals={name: found for name, found in bounds.items() if found is not None},
    )


@dataclass(frozen=True, slots=True)
class _OfReport:
    """Acts by kind, links that are right of those compared, and furthest positions of one report."""

    acts: dict[str, Counts]
    links: dict[str, tuple[int, int]]
    positions: Counts


def _compared(gold: Findings, predicted: Findings, vessels: VesselTree) -> _OfReport:
    acts: dict[str, Counts] = {}
    links = dict.fromkeys(LINKS, (0, 0))
    for kind in sorted({act.kind for act in (*gold.performed(), *predicted.performed())}):
        matched = _matched(gold, predicted, kind, vessels)
        right, found = len(gold.performed(kind)), len(predicted.performed(kind))
        acts[kind] = Counts(len(matched), found - len(matched), right - len(matched))
        for ours, theirs in matched:
            for name in LINKS:
                if ours[name] is not None or theirs[name] is not None:
                    links[name] = links[name][0] + (ours[name] == theirs[name]), links[name][1] + 1
    positions = _counts(furthest_positions(gold, vessels), furthest_positions(predicted, vessels))
    return _OfReport(acts, links, positions)


def furthest_positions(findings: Findings, vessels: VesselTree) -> Counter[tuple[str | None, ...]]:
    """Furthest selective positions of each access in each vascular family, as access vessel and side, vessel, side.

    Families of a paired root are told apart by side. Where several positions lie equally far, all of them count.
    A catheter in a coronary artery counts as one in its ostium, and each ostium and graft as a family of its own: it
    is entered there, whatever goes on into a branch.
    """
    out: Counter[tuple[str | None, ...]] = Counter()
    for access in findings.accesses:
        if access.status != "performed":
            continue
        families: dict[tuple[str, str | None], list[Position]] = defaultdict(list)
        for position in access.positions:
            if position.selective:
                entered = replace(position, vessel=_ostium(position, vessels))
                families[_family(entered, vessels)].append(entered)
        for positions in families.values():
            depths = [len(vessels.path(position.vessel, position.side)) for position in positions]
            deepest = {
                (position.vessel, _side(position.vessel, position.side, vessels))
                for position, depth in zip(positions, depths, strict=True)
                if depth == max(depths)
            }
            out.update((*_entry(access, vessels), *place) for place in deepest)
    return out


def _ostium(position: Position, vessels: VesselTree) -> str:
    """The ostium through which a coronary artery was entered; any other vessel is itself."""
    within = (ostium for ostium in CORONARY_OSTIA if vessels.is_within(position.vessel, ostium))
    return next(within, position.vessel)


def _family(position: Position, vessels: VesselTree) -> tuple[str, str | None]:
    """Vascular family of a position, with its side where the root is paired."""
    vessel = vessels.get(position.vessel)
    if vessel is not None and vessel.system == "coronary_artery":
        return position.vessel, None
    root = vessels.root(position.vessel, position.side) or position.vessel
    return root, _side(root, position.side, vessels)


def _entry(access: Access, vessels: VesselTree) -> tuple[str | None, str | None]:
    """Vessel and side of an access, loose names of a puncture site replaced."""
    vessel = SAME_PUNCTURE.get(access.vessel, access.vessel) if access.vessel else None
    return vessel, _side(vessel, access.side, vessels)


def _side(concept: str | None, side: str | None, vessels: VesselTree) -> str | None:
    """The side of a place, ``None`` for a vessel that is not paired."""
    vessel = vessels.get(concept)
    return None if vessel is not None and not vessel.paired else side


def _counts(gold: Counter[tuple[str | None, ...]], predicted: Counter[tuple[str | None, ...]]) -> Counts:
    right = (gold & predicted).total()
    return Counts(right, predicted.total() - right, gold.total() - right)


def _matched(
    gold: Findings, predicted: Findings, kind: str, vessels: VesselTree
) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Pair performed acts of a kind one to one, those with the most equal links first."""
    theirs = [_links(act, gold, vessels) for act in gold.performed(kind)]
    ours = [_links(act, predicted, vessels) for act in predicted.performed(kind)]
    ranked = sorted((-_equal(a, b), i, j) for i, a in enumerate(theirs) for j, b in enumerate(ours))
    return [(theirs[i], ours[j]) for i, j in _one_to_one((i, j) for _, i, j in ranked)]


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first: set[int] = set()
    second: set[int] = set()
    for i, j in pairs:
        if i not in first and j not in second:
            first.add(i)
            second.add(j)
            yield i, j


def _links(act: Act, findings: Findings, vessels: VesselTree) -> dict[str, object]:
    access = findings.access(act.access)
    return {
        "target": PART_OF.get(act.target, act.target) if act.target else None,
        "side": _side(act.target, act.side, vessels),
        "access": _entry(access, vessels) if access else None,
    }


def _equal(first: dict[str, object], second: dict[str, object]) -> int:
    return sum(first[name] == second[name] for name in LINKS)
