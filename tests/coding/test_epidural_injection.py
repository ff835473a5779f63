from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import act, coded, encounter, fact, guidance, run

from ircoder.coding.families import epidural_injection

BOOKS = (epidural_injection.BOOK,)


def shot(
    approach: str, *levels: str, imaging: str | None = "fluoroscopy", side: str | None = None, **details: Any
) -> list[Any]:
    """An injection with its guidance (``None``: no imaging)."""
    done = act(
        "epidural_injection", family="epidural_injection", approach=approach, levels=tuple(levels), side=side, **details
    )
    return [done] if imaging is None else [done, guidance(imaging, done.id)]


def canal(kind: str, *levels: str, **details: Any) -> list[Any]:
    return [act(kind, family="epidural_injection", levels=tuple(levels), **details)]


CASES = [
    ("SPIN-30 caudal", shot("caudal"), ["62323"]),
    ("SPIN-30 two interspaces of one region", shot("interlaminar", "L3-L4") + shot("interlaminar", "L4-L5"), ["62323"]),
    ("SPIN-30 two regions", shot("interlaminar", "C6-C7") + shot("interlaminar", "L4-L5"), ["62321", "62323"]),
    ("SPIN-31 lumbar by palpation", shot("interlaminar", "L3-L4", imaging=None), ["62322"]),
    ("SPIN-31 cervical with CT", shot("interlaminar", "C7-T1", imaging="ct"), ["62321"]),
    ("SPIN-31 cervical without imaging", shot("interlaminar", "C7-T1", imaging=None), ["62320"]),
    ("SPIN-31 ultrasound is not fluoroscopy", shot("interlaminar", "L3-L4", imaging="ultrasound"), ["62322"]),
    ("SPIN-32 threaded and removed", shot("interlaminar", "L5-S1", indwelling=False), ["62323"]),
    ("SPIN-32 thoracic catheter left", shot("interlaminar", "T6-T7", imaging=None, indwelling=True), ["62324"]),
    ("SPIN-32 thoracic catheter left, imaged", shot("interlaminar", "T6-T7", indwelling=True), ["62325"]),
    ("SPIN-32 lumbar catheter left", shot("interlaminar", "L3-L4", imaging=None, indwelling=True), ["62326"]),
    ("SPIN-32 lumbar catheter left, imaged", shot("interlaminar", "L3-L4", indwelling=True), ["62327"]),
    (
        "SPIN-33 left and right at two levels",
        shot("transforaminal", "L4-L5", side="left") + shot("transforaminal", "L5-S1", side="right"),
        ["64483 left", "64484 right"],
    ),
    (
        "SPIN-33 both sides of one level",
        shot("transforaminal", "L5-S1", side="bilateral"),
        ["64483 left", "64483 right"],
    ),
    ("SPIN-34 root block", shot("transforaminal", "L5-S1", side="left", substance="anesthetic"), ["64483 left"]),
    ("SPIN-34 T12-L1 counts as thoracic", shot("transforaminal", "T12-L1", side="left"), ["64479 left"]),
    (
        "SPIN-36 a third level is coded",
        [part for level in ("L3-L4", "L4-L5", "L5-S1") for part in shot("transforaminal", level, side="right")],
        ["64483 right", "64484 right", "64484 right"],
    ),
    ("SPIN-38 ultrasound has no code", shot("transforaminal", "C5-C6", side="left", imaging="ultrasound"), []),
    ("SPIN-39 baclofen trial", shot("intrathecal", "L3-L4", substance="baclofen"), ["62323"]),
    ("SPIN-40 intrathecal phenol", canal("epidural_neurolysis", "L5-S1", space="intrathecal"), ["62280"]),
    ("SPIN-40 epidural, thoracic", canal("epidural_neurolysis", "T6-T7", space="epidural"), ["62281"]),
    ("SPIN-40 epidural, lumbar", canal("epidural_neurolysis", "L4-L5", space="epidural"), ["62282"]),
    ("SPIN-41 one day", canal("epidural_adhesiolysis", days=1), ["62264"]),
    ("SPIN-41 a series", canal("epidural_adhesiolysis", days=3), ["62263"]),
    ("SPIN-42 patch", canal("blood_patch", "L3-L4"), ["62273"]),
    (
        "SPIN-42 patch through the needle of the session",
        canal("blood_patch", "L3-L4", same_session_prophylactic=True) + shot("interlaminar", "L3-L4", indwelling=True),
        ["62327"],
    ),
    (
        "SPIN-35 both approaches at one level",
        shot("interlaminar", "L4-L5") + shot("transforaminal", "L4-L5", side="left"),
        ["64483 left"],
    ),
    (
        "SPIN-35 two levels",
        shot("interlaminar", "L3-L4") + shot("transforaminal", "L5-S1", side="left"),
        ["62323", "64483 left *"],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines(parts: list[Any], expected: list[str]) -> None:
    assert coded(BOOKS, *parts) == expected


def test_spin_31_denied_imaging_wins_over_a_template() -> None:
    parts = shot("interlaminar", "L3-L4")
    assert coded(BOOKS, *parts, fact("imaging_guidance", "denied", about=parts[0].id)) == ["62322"]


def test_spin_36_the_third_level_goes_to_review() -> None:
    parts = [part for level in ("L3-L4", "L4-L5", "L5-S1") for part in shot("transforaminal", level, side="right")]
    assert any("SPIN-36" in reason for reason in run(BOOKS, encounter(*parts)).review)
    assert not any("SPIN-36" in reason for reason in run(BOOKS, encounter(*parts[:4])).review)


def test_spin_30_an_unstated_level_is_asked_for() -> None:
    slate = run(BOOKS, encounter(*shot("interlaminar")))
    assert slate.candidates == ()
    assert [query.rule for query in slate.queries] == ["SPIN-30"]
