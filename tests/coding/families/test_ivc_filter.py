"""Vena cava filters."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, fact, guidance, imaging
from tests.coding.cases import Case, check, table


def placed(kind: str = "ivc_filter_placement", **fields: Any) -> list[Any]:
    source = access("right internal_jugular_vein", "inferior_vena_cava")
    look = guidance("ultrasound", source.id, purpose="vascular_access")
    proofs = ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")
    return [
        source,
        imaging(source, "inferior_vena_cava", at=0),
        act(kind, access=source.id, **fields),
        look,
        *(fact(item, about=look.id) for item in proofs),
    ]


CASES = [
    Case("VINT-57", "placement with cavagram", placed(), "37191", not_coded="36010 75825 76937"),
    Case("VINT-57", "moved", placed("ivc_filter_repositioning"), "37192"),
    Case("VINT-57", "removed", placed("ivc_filter_retrieval"), "37193", not_coded="36010 75825 76937"),
    Case(
        "VINT-57",
        "removal stopped",
        placed("ivc_filter_retrieval", status="attempted"),
        "37193-53",
        setting="office",
    ),
    Case("VINT-57", "removal stopped in hospital", placed("ivc_filter_retrieval", status="attempted"), "37193-74"),
    Case(
        "VINT-57",
        "adjusted while placed",
        [*placed(), act("ivc_filter_repositioning")],
        "37191",
        not_coded="37192",
    ),
    Case(
        "VINT-57",
        "intravascular ultrasound inside",
        [*placed(), imaging(None, "inferior_vena_cava", details={"intravascular_ultrasound": True, "measured": True})],
        "37191",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
