"""Agents put into cavities, malformations and tracts (NONV-27 to NONV-29)."""

from __future__ import annotations

from tests.coding.build import act
from tests.coding.cases import Case, check, table

PELVIS = "anatomy:pelvis"

CASES = [
    Case("NONV-27", "through a drain", [act("sclerotherapy", PELVIS, details={"lesion": "collection"})], "49185"),
    Case(
        "NONV-27",
        "two collections",
        [
            act("sclerotherapy", "right anatomy:flank", details={"lesion": "collection"}),
            act("sclerotherapy", "left anatomy:abdomen", details={"lesion": "collection"}),
        ],
        "49185 49185-59",
    ),
    Case(
        "NONV-27",
        "contrast study and emptying are inside",
        [
            act("sclerotherapy", PELVIS, details={"lesion": "collection"}),
            act("drain_check", PELVIS),
            act("aspiration", PELVIS),
        ],
        "49185",
        not_coded="49424 76080 10160",
    ),
    Case(
        "NONV-27",
        "another drain is checked",
        [act("sclerotherapy", PELVIS, details={"lesion": "collection"}), act("drain_check", "anatomy:liver")],
        "49185 49424-59 76080-59",
    ),
    Case(
        "NONV-28",
        "new drain of the cavity",
        [
            act("drainage", "left anatomy:kidney"),
            act("sclerotherapy", "left anatomy:kidney", details={"lesion": "collection"}),
        ],
        "49405",
        not_coded="49185",
    ),
    Case(
        "NONV-28",
        "payer that follows CPT",
        [
            act("drainage", "left anatomy:kidney"),
            act("sclerotherapy", "left anatomy:kidney", details={"lesion": "collection"}),
        ],
        "49405",
        review="follows CPT",
        fields={"payer": "other"},
    ),
    Case(
        "NONV-28",
        "drain changed",
        [act("drain_exchange", PELVIS), act("sclerotherapy", PELVIS, details={"lesion": "collection"})],
        "49185 49423 75984",
    ),
    Case(
        "NONV-28",
        "another collection drained",
        [act("drainage", "anatomy:liver"), act("sclerotherapy", PELVIS, details={"lesion": "collection"})],
        "49185-59 49405",
    ),
    Case(
        "NONV-29", "malformation", [act("sclerotherapy", "anatomy:neck", details={"lesion": "malformation"})], "37241"
    ),
    Case("NONV-29", "draining tract", [act("sinus_tract_injection", "anatomy:flank", contrast=True)], "20500 76080"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
