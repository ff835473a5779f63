from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, bed, coded, encounter, fact, imaging, lines, run

from ircoder.coding.families import catheter_placement, diagnostic_angiography, renal_angiography
from ircoder.coding.model import Candidate, Slate

BOOKS = [module.BOOK for module in (catheter_placement, diagnostic_angiography, renal_angiography)]
GROIN = "right common_femoral_artery"


def kidneys(*tips: str, flush: bool = False) -> list[Any]:
    source = access(GROIN, *(("abdominal_aorta",) if flush else ()), *tips)
    parts: list[Any] = [source]
    if flush:
        parts.append(imaging(source, "abdominal_aorta", at=0))
    for index, tip in enumerate(source.positions):
        if tip.side:
            parts.append(imaging(source, bed(f"{tip.side} renal", tip.vessel), at=index))
    return parts


CASES = [
    ("VASC-51 flush inside", kidneys("left renal_artery", "right renal_artery", flush=True), ["36252"]),
    (
        "VASC-52 accessory arteries are not counted",
        kidneys("right renal_artery", "right accessory_renal_artery"),
        ["36251 right"],
    ),
    ("VASC-52 segment", kidneys("right renal_artery", "right segmental_renal_artery"), ["36253 right"]),
    (
        "VASC-52 segments on both sides",
        kidneys("right segmental_renal_artery", "left anterior_division_renal_artery", "left interlobar_renal_artery"),
        ["36254"],
    ),
    (
        "VASC-53 unequal kidneys",
        kidneys("left segmental_renal_artery", "right renal_artery"),
        ["36251 right *", "36253 left"],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reference_examples(parts: list[Any], expected: list[str]) -> None:
    assert coded(BOOKS, *parts) == expected


def test_a_flush_alone_is_an_aortogram() -> None:
    source = access(GROIN, "abdominal_aorta")
    slate = run(BOOKS, encounter(source, imaging(source, "abdominal_aorta", "bilateral renal", at=0)))
    assert lines(slate) == ["36200", "75625"]
    assert ("36252", "VASC-25") in {(item.code, item.rule) for item in slate.excluded}


def test_flush_inside_is_noted_with_the_renal_code() -> None:
    slate = run(BOOKS, encounter(*kidneys("left renal_artery", "right renal_artery", flush=True)))
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("75625", "VASC-51", "36252")]


def test_a_run_without_its_side_is_no_third_kidney() -> None:
    parts = kidneys("left renal_artery", "right renal_artery")
    source = parts[0]
    assert coded(BOOKS, *parts, imaging(source, bed("renal", "renal_artery"))) == ["36252"]


def test_other_families_keep_their_catheter_codes() -> None:
    source = access(GROIN, "left segmental_renal_artery", "right segmental_renal_artery", "celiac_artery")
    parts = [
        source,
        imaging(source, "left renal", at=0),
        imaging(source, "right renal", at=1),
        imaging(source, bed("visceral", "celiac_artery"), at=2),
    ]
    assert coded(BOOKS, *parts) == ["36245 *", "36254", "75726"]


def stented(*facts: Any, purpose: str = "diagnostic") -> list[str]:
    source = access(GROIN, "right renal_artery")
    stent = act("stent", "right renal_artery", access=source.id)
    start = Slate((Candidate(code="37236", side="right", access=source.id, acts=(stent.id,)),))
    parts = [source, imaging(source, "right renal", at=0, purpose=purpose), stent, *facts]
    return lines(run(BOOKS, encounter(*parts), start))


@pytest.mark.parametrize(
    ("facts", "purpose", "expected"),
    [
        ([fact("prior_catheter_study")], "guiding", ["36245 right", "37236 right"]),
        ([fact("prior_catheter_study")], "diagnostic", ["36245 right", "37236 right"]),
        (
            [fact("prior_catheter_study", "denied"), fact("decision_from_study")],
            "diagnostic",
            ["36251 right *", "37236 right"],
        ),
    ],
    ids=["VASC-17 guiding shots", "VASC-17 studied before", "VINT-25 first study in place of the ladder"],
)
def test_renal_stent_with_and_without_a_diagnostic_study(facts: list[Any], purpose: str, expected: list[str]) -> None:
    assert stented(*facts, purpose=purpose) == expected
