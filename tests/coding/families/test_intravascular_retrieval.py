"""Foreign bodies taken out of vessels, and biopsies through a vein."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, imaging
from tests.coding.cases import Case, check, table


def snared(**fields: Any) -> list[Any]:
    source = access("right common_femoral_vein", "right_pulmonary_artery")
    return [source, act("foreign_body_retrieval", access=source.id, **fields)]


def biopsied(*more: Any, **details: Any) -> list[Any]:
    source = access("right internal_jugular_vein", "right hepatic_vein")
    study = imaging(source, "hepatic_vein", at=0, details=details)
    return [source, study, act("transvenous_biopsy", "anatomy:liver", access=source.id), *more]


CASES = [
    Case("VINT-60", "fragment in the lung", snared(object="catheter_fragment"), "37197"),
    Case("VINT-60", "two objects", snared(object="coil", objects=2), "37197x2"),
    Case(
        "VINT-60",
        "a filter is no foreign body",
        [act("ivc_filter_retrieval"), act("foreign_body_retrieval")],
        "37193",
        not_coded="37197",
    ),
    Case("NONV-50 VINT-60", "liver, no pressures", biopsied(), "36011 37200 75970", not_coded="75891"),
    Case("NONV-50", "pressures with venogram", biopsied(pressures=True), "36011 37200 75889-59 75970"),
    Case("NONV-50", "way not written", [act("transvenous_biopsy", "anatomy:liver")], "36011 37200 75970"),
    Case(
        "NONV-50",
        "through the wall of the cava",
        [act("transvenous_biopsy", "anatomy:liver", transcaval=True)],
        "37200 75970",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
