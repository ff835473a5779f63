"""Both sides of the body in several findings: the schedule pays them together less than each by itself (MOD-06).

Each finding is worth what its own lines are. Where a left line stands in one and a right line in another, the second
side is paid less, and the later finding that changes anything bears it, so that the findings add up to the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ircoder.audit.drafts import Draft
from ircoder.audit.worth import Line, Prices, Worth


class SecondSides(NamedTuple):
    """What the lines of a finding are worth less, billed and supported, since the other side stands elsewhere."""

    billed: Worth = Worth()
    suggested: Worth = Worth()


def second_sides(drafts: Sequence[Draft], prices: Prices) -> dict[int, SecondSides]:
    """What is to be added to the worth of findings, by their place; only of those that bear anything."""
    if prices.setting == "facility":  # paid by the claim, which is priced as a whole
        return {}
    billed = _borne(drafts, [() if draft.secondary else draft.billed for draft in drafts], prices)
    suggested = _borne(drafts, [() if draft.secondary else draft.suggested for draft in drafts], prices)
    return {
        place: SecondSides(billed.get(place, Worth()), suggested.get(place, Worth())) for place in billed | suggested
    }


def _borne(drafts: Sequence[Draft], lines: Sequence[Sequence[Line]], prices: Prices) -> dict[int, Worth]:
    by_code: defaultdict[str, dict[int, list[Line]]] = defaultdict(dict)
    for place, of_draft in enumerate(lines):
        for line in of_draft:
            by_code[line.code].setdefault(place, []).append(line)
    found: dict[int, Worth] = {}
    for groups in by_code.values():
        bearing = [place for place in groups if drafts[place].kind != "agreed"]
        if len(groups) < 2 or not bearing:
            continue
        whole = prices.less_for_two_sides([line for group in groups.values() for line in group])
        rest = sum((prices.less_for_two_sides(group).times(-1.0) for group in groups.values()), whole)
        if rest != Worth():
            found[bearing[-1]] = found.get(bearing[-1], Worth()) + rest
    return found
