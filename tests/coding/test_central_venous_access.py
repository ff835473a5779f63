from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, coded, encounter, fact, guidance, run

from ircoder.coding.families import central_venous_access
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.central_venous_devices import load_device_codes

BOOKS = (central_venous_access.BOOK,)


def put(device: str, kind: str = "central_line_insertion", side: str = "right", **details: Any) -> Any:
    details.setdefault("tip", "vessel:cavoatrial_junction")
    return act(kind, f"{side} internal_jugular_vein", family="central_venous_access", device=device, **details)


CASES = [
    ("VINT-68 tunneled, adult", [put("tunneled")], 54, ["36558 right"]),
    ("VINT-68 tunneled, child", [put("tunneled")], 4.9, ["36557 right"]),
    ("VINT-68 fifth birthday", [put("tunneled")], 5, ["36558 right"]),
    ("VINT-68 nontunneled", [put("nontunneled")], 74, ["36556 right"]),
    ("VINT-68 nontunneled, child", [put("nontunneled")], 1, ["36555 right"]),
    ("VINT-68 port", [put("port", entry="central")], 60, ["36561 right"]),
    ("VINT-68 port, child", [put("port", entry="central")], 3, ["36560 right"]),
    ("VINT-68 arm port", [put("port", entry="peripheral")], 60, ["36571 right"]),
    ("VINT-68 arm port, child", [put("port", entry="peripheral")], 2, ["36570 right"]),
    ("VINT-68 pump", [put("pump", entry="central")], 60, ["36563 right"]),
    ("VINT-68 two catheters, two sites", [put("tunneled", catheters=2)], 60, ["36565 right"]),
    ("VINT-68 two ports, two sites", [put("port", entry="central", catheters=2)], 29, ["36566 right"]),
    ("VINT-70 PICC without imaging", [put("picc", entry="peripheral", imaging=False)], 40, ["36569 right"]),
    ("VINT-70 PICC without imaging, child", [put("picc", entry="peripheral", imaging=False)], 0.1, ["36568 right"]),
    ("VINT-70 PICC with imaging", [put("picc", entry="peripheral", imaging=True)], 40, ["36573 right"]),
    ("VINT-70 PICC with imaging, child", [put("picc", entry="peripheral", imaging=True)], 2, ["36572 right"]),
    ("VINT-71 exchange, nontunneled", [put("nontunneled", "central_line_exchange")], 60, ["36580 right"]),
    ("VINT-71 exchange, tunneled", [put("tunneled", "central_line_exchange")], 60, ["36581 right"]),
    ("VINT-71 exchange, port", [put("port", "central_line_exchange", entry="central")], 60, ["36582 right"]),
    ("VINT-71 exchange, pump", [put("pump", "central_line_exchange", entry="central")], 60, ["36583 right"]),
    ("VINT-71 exchange, PICC", [put("picc", "central_line_exchange", imaging=True)], 60, ["36584 right"]),
    ("VINT-71 exchange, arm port", [put("port", "central_line_exchange", entry="peripheral")], 60, ["36585 right"]),
    ("VINT-71 catheter of a port", [put("port", "port_catheter_replacement")], 60, ["36578 right"]),
    ("VINT-71 repair", [put("tunneled", "central_line_repair")], 60, ["36575 right"]),
    ("VINT-71 repair of a port", [put("port", "central_line_repair")], 60, ["36576 right"]),
    ("VINT-71 removal, tunneled", [put("tunneled", "central_line_removal")], 60, ["36589 right"]),
    ("VINT-71 removal, port", [put("port", "central_line_removal")], 60, ["36590 right"]),
    ("VINT-71 removal, nontunneled, has no code", [put("nontunneled", "central_line_removal")], 60, []),
    (
        "VINT-71 left removed, right new",
        [put("tunneled"), put("tunneled", "central_line_removal", side="left")],
        60,
        ["36558 right", "36589 left *"],
    ),
    ("VINT-72 stripping with its imaging", [put("tunneled", "fibrin_sheath_stripping")], 60, ["36595 right", "75901"]),
    ("VINT-72 lumen clearing with its imaging", [put("tunneled", "lumen_clearing")], 60, ["36596 right", "75902"]),
    ("VINT-72 repositioning", [put("port", "central_line_repositioning")], 60, ["36597 right"]),
    ("VINT-72 contrast check", [put("port", "line_contrast_check")], 60, ["36598 right"]),
    (
        "VINT-71 contrast check inside an exchange",
        [put("tunneled", "central_line_exchange"), put("tunneled", "line_contrast_check")],
        60,
        ["36581 right"],
    ),
    ("VINT-67 midline is no central device", [put("midline", entry="peripheral")], 60, ["36410 right"]),
    ("VINT-67 tip in the axillary vein", [put("picc", imaging=True, tip="vessel:axillary_vein")], 60, []),
]


@pytest.mark.parametrize(("parts", "age", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines(parts: list[Any], age: float, expected: list[str]) -> None:
    assert coded(BOOKS, *parts, patient_age=age) == expected


@pytest.mark.parametrize(
    ("setting", "expected"), [("professional", []), ("facility", ["36593 right"]), ("office", ["36593 right"])]
)
def test_vint_72_a_dwell_is_charged_by_setting(setting: str, expected: list[str]) -> None:
    assert coded(BOOKS, put("port", "line_declotting"), patient_age=49, setting=setting) == expected


PICC_IMAGING = [
    # What guided, whether its image was kept, whether the tip is told: the code (errata to VINT-70).
    ("ultrasound, kept, tip", "ultrasound", True, True, "36573"),
    ("ultrasound, not kept", "ultrasound", False, True, "36569"),
    ("ultrasound, kept, no tip", "ultrasound", True, False, "36569"),
    ("fluoroscopy and tip", "fluoroscopy", False, True, "36573"),
    ("fluoroscopy without tip", "fluoroscopy", False, False, "36569"),
]


@pytest.mark.parametrize(
    ("modality", "kept", "tip", "code"), [row[1:] for row in PICC_IMAGING], ids=[row[0] for row in PICC_IMAGING]
)
def test_vint_70_what_makes_imaging_of_a_picc(modality: str, kept: bool, tip: bool, code: str) -> None:
    way = access("right basilic_vein")
    line = act("central_line_insertion", None, device="picc", entry="peripheral", access=way.id)
    look = guidance(modality, way.id if modality == "ultrasound" else line.id)
    facts = [fact("image_saved", about=look.id)] if kept else []
    facts += [fact("tip_position", about=line.id)] if tip else []
    slate = run(BOOKS, encounter(way, line, look, *facts, patient_age=40))
    assert [candidate.code for candidate in slate.candidates] == [code]
    assert bool(slate.queries) == (code == "36569")


def test_two_lines_through_two_accesses_stand_apart() -> None:
    neck, arm = access("right internal_jugular_vein"), access("left basilic_vein")
    dialysis = act("central_line_insertion", device="nontunneled", entry="central", access=neck.id)
    picc = act("central_line_insertion", device="picc", entry="peripheral", imaging=True, access=arm.id)
    assert coded(BOOKS, neck, arm, dialysis, picc, patient_age=1.7) == ["36555", "36572 *"]


def test_the_age_of_a_child_is_asked_for_and_no_other() -> None:
    for details, asked in (({"child": True}, ["36558"]), ({}, [])):
        slate = run(BOOKS, encounter(put("tunneled", **details)))
        assert [candidate.code for candidate in slate.candidates] == ["36558"]
        assert [query.code for query in slate.queries] == asked


def test_every_code_of_the_table_is_in_the_catalogue() -> None:
    catalogue = load_knowledge().catalogue
    assert [row.code for row in load_device_codes() if row.code not in catalogue] == []
