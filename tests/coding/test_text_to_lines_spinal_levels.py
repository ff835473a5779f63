"""Spinal angiograms whose arteries are told by side and level, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "levels of two regions, each with its noun": (
        "Spinal angiogram\nAccess: R CFA 5F\nCatheter: Mikaelsson\n"
        "Selected: R T7, R T8, L T8, L T9 intercostals; R L2, L L2 lumbar\n"
        "Findings: L T8 supplies a dural fistula. Artery of Adamkiewicz from L L2. Others normal.",
        ["36215x4", "36245x2", "75705x6"],
    ),
    "table with a column for each side": (
        "SPINAL ANGIOGRAPHY\n\nReason: paraparesis, flow voids from T6 to the conus on MRI.\n"
        "Access: right common femoral, 5F. Mikaelsson for the thoracic levels, Cobra for the lumbar.\n\n"
        "Each artery was engaged and injected.\n\n"
        "Level        Right         Left\nT9           normal        normal\nT10          normal        fistula\n"
        "T11          -             normal\nL1           normal        normal\n\nImpression: dural fistula left T10.",
        ["36215x5", "36245x2", "75705x7"],
    ),
    "both sides behind their levels": (
        "Spinal angiogram. R CFA. T8, T9 and T10 bilaterally were catheterized and shot. No AVF.",
        ["36215x6", "75705x6"],
    ),
    "a range without the name of the arteries": (
        "Spinal angiogram, right groin. Selective injections of left T6 through T8. T7 fistula with perimedullary "
        "drainage.",
        ["36215x3", "75705x3"],
    ),
    "runs by level": (
        "Spinal DSA. Access R CFA. L T11, L T12, L L1 runs: tumor blush at T12, no Adamkiewicz.",
        ["36215x2", "36245", "75705x3"],
    ),
    "segmental arteries across the regions": (
        "Spinal arteriogram via the right femoral artery. T11-L1 segmental arteries on both sides were each cannulated. "
        "Adamkiewicz arises from left T11. No tumor blush elsewhere.",
        ["36215x4", "36245x2", "75705x6"],
    ),
    "catheterization and angiography of": (
        "Selective catheterization and angiography of the bilateral T10, T11 intercostal and bilateral L1 lumbar "
        "arteries. No AVF. Right femoral access.",
        ["36215x4", "36245x2", "75705x6"],
    ),
    "two nouns, one verb": (
        "Right femoral access. Intercostals T9-T12 on both sides and lumbars L1-L2 on both sides were catheterized one "
        "at a time and injected by hand. No shunt.",
        ["36215x8", "36245x4", "75705x12"],
    ),
    "levels as labels": (
        "SPINAL ANGIO. R CFA.\nT11 left: normal.\nT12 left: fistula.\nL1 left: Adamkiewicz.",
        ["36215x2", "36245", "75705x3"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_feeders_by_level(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
