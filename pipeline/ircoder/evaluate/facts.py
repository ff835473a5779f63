"""Findings against gold findings: acts performed, on what, through which access, and how far catheters went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.evaluate.scores import Counts
from ircoder.findings.model import Act, Findings
from ircoder.knowledge.vessels import VesselTree

LINKS = ("target", "side", "access")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsScore:
    """Counts of performed acts by kind, of furthest catheter positions, and links that are right of those compared."""

    acts: Counts
    acts_by_kind: dict[str, Counts]
    links: dict[str, tuple[int, int]]
    positions: Counts
    reports: int


def compare_findings(pairs: Iterable[tuple[Findings, Findings]], vessels: VesselTree) -> FindingsScore:
    """Compare gold with predicted findings, a pair for each report.

    An act counts as found where one of its kind was performed in both. Of matched acts the links are compared:
    target, side, and the vessel and side of the access. Of each access the furthest selective position in every
    vascular family is compared, by vessel and side.
    """
    by_kind: dict[str, Counts] = defaultdict(Counts)
    links: dict[str, list[int]] = {name: [0, 0] for name in LINKS}
    positions, reports = Counts(), 0
    for gold, predicted in pairs:
        reports += 1
        for kind in sorted({act.kind for act in (*gold.performed(), *predicted.performed())}):
            matched = _matched(gold, predicted, kind)
            right, found = len(gold.performed(kind)), len(predicted.performed(kind))
            by_kind[kind] += Counts(len(matched), found - len(matched), right - len(matched))
            for ours, theirs in matched:
                for name in LINKS:
                    if ours[name] is not None or theirs[name] is not None:
                        links[name][0] += ours[name] == theirs[name]
                        links[name][1] += 1
        positions += _counts(furthest_positions(gold, vessels), furthest_positions(predicted, vessels))
    return FindingsScore(
        acts=sum(by_kind.values(), Counts()),
        acts_by_kind=dict(sorted(by_kind.items())),
        links={name: (right, compared) for name, (right, compared) in links.items()},
        positions=positions,
        reports=reports,
    )


def furthest_positions(findings: Findings, vessels: VesselTree) -> Counter[tuple[str | None, ...]]:
    """Furthest selective position of each access in each vascular family, as access vessel and side, vessel, side."""
    out: Counter[tuple[str | None, ...]] = Counter()
    for access in findings.accesses:
        if access.status != "performed":
            continue
        deepest: dict[str | None, tuple[int, str, str | None]] = {}
        for position in access.positions:
            if position.selective:
                root = vessels.root(position.vessel, position.side) or position.vessel
                depth = len(vessels.path(position.vessel, position.side))
                deepest[root] = max(
                    deepest.get(root, (-1, "", None)), (depth, position.vessel, position.side), key=_depth
                )
        out.update((access.vessel, access.side, vessel, side) for _, vessel, side in deepest.values())
    return out


def _depth(found: tuple[int, str, str | None]) -> int:
    return found[0]


def _counts(gold: Counter[tuple[str | None, ...]], predicted: Counter[tuple[str | None, ...]]) -> Counts:
    right = (gold & predicted).total()
    return Counts(right, predicted.total() - right, gold.total() - right)


def _matched(gold: Findings, predicted: Findings, kind: str) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Pair performed acts of a kind one to one, those with the most equal links first."""
    theirs = [_links(act, gold) for act in gold.performed(kind)]
    ours = [_links(act, predicted) for act in predicted.performed(kind)]
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


def _links(act: Act, findings: Findings) -> dict[str, object]:
    access = findings.access(act.access)
    return {"target": act.target, "side": act.side, "access": (access.vessel, access.side) if access else None}


def _equal(first: dict[str, object], second: dict[str, object]) -> int:
    return sum(first[name] == second[name] for name in LINKS)
