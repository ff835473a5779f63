"""Lines of the other reports of an encounter, as the rules of one report see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ircoder.coding.model import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLine:
    """A line of another report of the same patient and encounter, in the same setting.

    ``places`` are the organs and vessel regions that its acts worked in; ``clock`` is the time of its session, in
    minutes since midnight (from, to), where the report tells it; ``earlier`` whether it came before the report that
    looks at it, by clock where both tell one, else by the order of the input; ``final`` is false for a preliminary one.
    """

    report_id: str
    service_date: dt.date
    candidate: Candidate
    places: frozenset[str] = frozenset()
    provider_id: str | None = None
    clock: tuple[int, int] | None = None
    earlier: bool = True
    final: bool = True
