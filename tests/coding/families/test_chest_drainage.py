"""Taps, tubes, tunneled catheters and instillations of the chest (NONV-20 to NONV-23, VINT-73)."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, check, table

LEFT, RIGHT = "left anatomy:pleural_space", "right anatomy:pleural_space"
LOOK = guidance("ultrasound", "a", id="look")
SAVED = fact("image_saved", about="look")

CASES = [
    Case("NONV-20", "with a kept image", [act("thoracentesis", LEFT, id="a"), LOOK, SAVED], "32555-LT"),
    Case("NONV-20", "no kept image", [act("thoracentesis", LEFT, id="a"), LOOK], "32554-LT", asked="32555"),
    Case("NONV-20", "no imaging", [act("thoracentesis", RIGHT)], "32554-RT"),
    Case(
        "NONV-20",
        "both sides",
        [
            act("thoracentesis", LEFT, id="a"),
            act("thoracentesis", RIGHT, id="b"),
            LOOK,
            guidance("ultrasound", "b", id="other"),
            SAVED,
            fact("image_saved", about="other"),
        ],
        "32555-50",
    ),
    Case(
        "NONV-21",
        "under CT",
        [act("chest_tube", LEFT, id="a", technique="percutaneous"), guidance("ct", "a")],
        "32557-LT",
        not_coded="75989",
    ),
    Case("NONV-21", "over a wire, no imaging", [act("chest_tube", RIGHT, technique="percutaneous")], "32556-RT"),
    Case("NONV-21", "through a cut", [act("chest_tube", RIGHT, technique="open")], "32551-RT"),
    Case(
        "NONV-21",
        "tap, then tube",
        [act("thoracentesis", LEFT), act("chest_tube", LEFT, technique="percutaneous")],
        "32556-LT",
        not_coded="32554",
    ),
    Case("NONV-111", "stopped tube", [act("chest_tube", LEFT, technique="open", status="attempted")], "32551-74-LT"),
    Case(
        "NONV-22 NONV-15 VINT-73",
        "tunneled with imaging",
        [act("pleural_catheter_insertion", RIGHT, id="a"), LOOK, SAVED],
        "32550 75989",
        not_coded="76942",
    ),
    Case("NONV-22 VINT-73", "tunneled, no imaging", [act("pleural_catheter_insertion", RIGHT)], "32550"),
    Case("NONV-22 NONV-13 VINT-73", "taken out", [act("pleural_catheter_removal", RIGHT)], "32552"),
    Case("NONV-23", "first day", [act("pleural_fibrinolysis", LEFT, day=1)], "32561"),
    Case("NONV-23", "later day, twice", [act("pleural_fibrinolysis", LEFT, day=2)] * 2, "32562"),
    Case(
        "NONV-23",
        "with the tube of the day",
        [
            act("chest_tube", LEFT, id="a", technique="percutaneous"),
            guidance("ct", "a"),
            act("pleural_fibrinolysis", LEFT, day=1),
        ],
        "32561",
        not_coded="32557",
    ),
    Case("NONV-23 NONV-29", "sclerosant", [act("pleurodesis", LEFT)], "32560"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
