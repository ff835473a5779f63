"""Taps of the belly, lavage, tunneled peritoneal catheters and ports (NONV-16 to NONV-19, NONV-112, VINT-73)."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, check, table

BELLY = "anatomy:peritoneal_cavity"
LOOK = guidance("ultrasound", "a", id="look")
SAVED = fact("image_saved", about="look")

CASES = [
    Case("NONV-16", "with a kept image", [act("paracentesis", BELLY, id="a"), LOOK, SAVED], "49083"),
    Case(
        "NONV-16",
        "image not kept",
        [act("paracentesis", BELLY, id="a"), LOOK, fact("image_saved", "denied", about="look")],
        "49082",
    ),
    Case("NONV-16", "no imaging", [act("paracentesis", BELLY)], "49082"),
    Case(
        "NONV-16 NONV-112",
        "again later that day",
        [
            act("paracentesis", BELLY, id="a"),
            act("paracentesis", BELLY, id="b", session=2),
            LOOK,
            guidance("ultrasound", "b", id="other", session=2),
            SAVED,
            fact("image_saved", about="other"),
        ],
        "49083 49083-76",
    ),
    Case("NONV-111", "stopped tap", [act("paracentesis", BELLY, status="attempted")], "49082-74"),
    Case("NONV-17", "no fluid in the belly", [fact("no_fluid_found", value="abdomen")], "76705"),
    Case("NONV-17", "no fluid in the chest", [fact("no_fluid_found", value="chest")], "76604"),
    Case(
        "NONV-18",
        "the look for the pocket",
        [act("paracentesis", BELLY, id="a"), LOOK, SAVED],
        "49083",
        not_coded="76705",
    ),
    Case("NONV-19", "plain catheter left", [act("drainage", BELLY), act("paracentesis", BELLY)], "49406"),
    Case(
        "NONV-19",
        "tap beside a drain elsewhere",
        [act("drainage", "anatomy:liver"), act("paracentesis", BELLY)],
        "49082 49405",
    ),
    Case(
        "NONV-19 VINT-73",
        "tunneled catheter",
        [
            act("tunneled_peritoneal_catheter_insertion", BELLY, id="a", approach="percutaneous"),
            act("paracentesis", BELLY),
            LOOK,
            SAVED,
        ],
        "49418",
        not_coded="49082 76942",
    ),
    Case(
        "VINT-73",
        "by open cut, exit on the chest",
        [
            act("tunneled_peritoneal_catheter_insertion", BELLY, approach="open"),
            act("peritoneal_catheter_exteriorization", BELLY, exit="chest"),
        ],
        "49421 49435",
    ),
    Case(
        "VINT-73",
        "by laparoscope",
        [act("tunneled_peritoneal_catheter_insertion", BELLY, approach="laparoscopic")],
        "",
        review="laparoscopic",
    ),
    Case("VINT-73", "taken out", [act("tunneled_peritoneal_catheter_removal", BELLY)], "49422"),
    Case("VINT-73", "brought out later", [act("peritoneal_catheter_exteriorization", BELLY, exit="buried")], "49436"),
    Case("VINT-73", "revised", [act("peritoneal_catheter_exteriorization", BELLY)], "", review="revised"),
    Case("CAT-49419", "port", [act("peritoneal_port_insertion", BELLY)], "49419"),
    Case("CAT-49084", "lavage", [act("peritoneal_lavage", BELLY)], "49084"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
