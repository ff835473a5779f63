"""Unit limits: more units than Medicare pays in a day send the report to a coder (MOD-20, MOD-21)."""

from __future__ import annotations

from collections import defaultdict

from ircoder.coding.across_reports import another_practitioner
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder

LINE_BY_LINE = 1

rules = RuleBookBuilder("unit_limits", families=(), act_kinds=())


@rules.rule("MOD-20", "MOD-21", phase=Phase.EDITS, decides="units above the day's limit are reviewed, not cut")
def review_units_above_limit(slate: Slate, encounter: Encounter) -> Slate:
    """Compare the day's units, or each line's where the limit is adjudicated by line, with the published limit.

    The day's units are those of every report of the patient and practitioner. A limit of zero means not payable.
    """
    lines: dict[str, list[int]] = defaultdict(list)
    for candidate in slate.candidates:
        lines[candidate.code].append(candidate.units)
    for other in encounter.beside:
        if other.candidate.code in lines and not another_practitioner(other, encounter):
            lines[other.candidate.code].append(other.candidate.units)
    for code, units in lines.items():
        limit = encounter.knowledge.edits.limit(code, encounter.setting, encounter.service_date)
        if limit is None:
            continue
        count = max(units) if limit.adjudication == LINE_BY_LINE else sum(units)
        if limit.units == 0:
            slate = slate.send_to_review(
                f"{code} has a unit limit of zero: it is not payable in this setting (MOD-21)."
            )
        elif count > limit.units:
            slate = slate.send_to_review(
                f"{code} has {count} units, but the unit limit of a day is {limit.units} (MOD-20)."
            )
    return slate


BOOK = rules.book()
