from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, bed, coded, encounter, fact, imaging, lines, run

from ircoder.coding.families import catheter_placement, cervicocerebral, diagnostic_angiography, venography
from ircoder.coding.model import Candidate, Slate

BOOKS = [module.BOOK for module in (catheter_placement, diagnostic_angiography, cervicocerebral, venography)]
VEIN = "right common_femoral_vein"
NECK = "right internal_jugular_vein"


def one_run(start: str, tips: list[str], *beds: Any, **fields: Any) -> list[Any]:
    source = access(start, *tips)
    return [source, imaging(source, *beds, at=len(tips) - 1 if tips else None, **fields)]


def runs(start: str, *shots: tuple[str, str]) -> list[Any]:
    source = access(start, *(tip for tip, _ in shots))
    return [source, *(imaging(source, shown, at=index) for index, (_, shown) in enumerate(shots))]


def feet() -> list[Any]:
    parts: list[Any] = []
    for side in ("right", "left"):
        source = access(f"{side} dorsal_venous_arch_of_foot")
        parts += [source, imaging(source, f"{side} extremity_vein")]
    return parts


CASES = [
    ("VASC-55 left renal vein", one_run(VEIN, ["left renal_vein"], "left renal_vein"), ["36011 left", "75831 left"]),
    (
        "VASC-55 both renal veins",
        runs(VEIN, ("left renal_vein", "left renal_vein"), ("right renal_vein", "right renal_vein")),
        ["36011 left", "36011 right *", "75833"],
    ),
    ("VASC-56 left gonadal", one_run(VEIN, ["left gonadal_vein"], "left gonadal_vein"), ["36012 left"]),
    (
        "VASC-57 hepatic with pressures",
        one_run(NECK, ["right hepatic_vein"], "hepatic_vein", details={"pressures": True}),
        ["36011 right", "75889"],
    ),
    (
        "VASC-60 hepatic without pressures",
        one_run(NECK, ["right hepatic_vein"], "hepatic_vein"),
        ["36011 right", "75891"],
    ),
    ("VASC-58 both feet", feet(), ["36005 left", "36005 right", "75822"]),
    (
        "VASC-58 upper cava from the arm",
        one_run("left basilic_vein", [], "left extremity_vein", "superior_vena_cava"),
        ["36005 left", "75820 left"],
    ),
    (
        "VASC-58 iliofemoral and cava from the groin",
        one_run("left common_femoral_vein", ["inferior_vena_cava"], "left extremity_vein", "inferior_vena_cava"),
        ["36010", "75820 left", "75825"],
    ),
    ("VASC-59 upper cava", one_run(NECK, ["superior_vena_cava"], "superior_vena_cava"), ["36010", "75827"]),
    ("VASC-61 portal", one_run("right_portal_vein", ["portal_vein"], "portal_vein"), ["36481", "75887"]),
    (
        "VASC-61 portal with pressures",
        one_run("right_portal_vein", ["portal_vein"], "portal_vein", details={"pressures": True}),
        ["36481", "75885"],
    ),
    ("VASC-62 spleen", one_run("anatomy:spleen", [], "portal_vein"), ["38200", "75810"]),
    (
        "VASC-65 dural sinus",
        one_run(VEIN, ["left sigmoid_sinus", "left transverse_sinus"], bed("left dural_sinus", "transverse_sinus")),
        ["36012 left", "75860 left"],
    ),
    (
        "VASC-65 sagittal sinus",
        one_run(VEIN, ["superior_sagittal_sinus"], bed("dural_sinus", "superior_sagittal_sinus")),
        ["36012", "75870"],
    ),
    (
        "VASC-66 both lungs",
        runs(VEIN, ("right_pulmonary_artery", "right pulmonary"), ("left_pulmonary_artery", "left pulmonary")),
        ["36014 left *", "36014 right", "75743"],
    ),
    ("VASC-66 main", one_run(VEIN, ["main_pulmonary_artery"], "bilateral pulmonary"), ["36013", "75746"]),
    ("VASC-66 one lung", one_run(VEIN, ["left_pulmonary_artery"], "left pulmonary"), ["36014 left", "75741 left"]),
    (
        "VASC-66 segment after the basic study",
        runs(
            VEIN,
            ("right_pulmonary_artery", "right pulmonary"),
            ("right segmental_pulmonary_artery", "right pulmonary"),
            ("left_pulmonary_artery", "left pulmonary"),
        ),
        ["36014 left *", "36015 right", "75743", "75774"],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reference_examples(parts: list[Any], expected: list[str]) -> None:
    assert coded(BOOKS, *parts) == expected


def adrenals(date: str) -> Slate:
    shots = (("right adrenal_vein", "right adrenal_vein"), ("left adrenal_vein", "left adrenal_vein"))
    return run(BOOKS, encounter(*runs(VEIN, *shots), date=date))


def test_both_adrenal_venograms_by_date() -> None:
    assert lines(adrenals("2025-12-31")) == ["36011 right *", "36012 left", "75842"]
    late = adrenals("2026-05-04")
    assert lines(late) == ["36011 right *", "36012 left", "75840 left *", "75840 right"]
    assert late.review


@pytest.mark.parametrize("organ", ["adrenal_vein", "renal_vein", "inferior_petrosal_sinus"], ids=lambda name: name)
def test_sampling_holds_catheter_and_venogram_of_both_sides(organ: str) -> None:
    source = access(VEIN, "inferior_vena_cava", f"right {organ}", f"left {organ}")
    sampled = [act("venous_sampling", f"{side} {organ}", access=source.id) for side in ("right", "left")]
    parts: list[Any] = [source, *sampled]
    if organ != "inferior_petrosal_sinus":
        parts.append(imaging(source, f"right {organ}", at=1))
    assert coded(BOOKS, *parts) == ["36500 left *", "36500 right", "75893 left *", "75893 right"]


def test_sampling_without_a_named_vein_counts_the_veins_entered() -> None:
    source = access(VEIN, "inferior_vena_cava", "right adrenal_vein", "left renal_vein", "left adrenal_vein")
    expected = ["36500 left *", "36500 right", "75893 left *", "75893 right"]
    assert coded(BOOKS, source, act("venous_sampling", access=source.id)) == expected


def test_varices_embolized_through_the_liver_imply_their_tip() -> None:
    source = access(NECK, "right_atrium")
    varices = act("embolization", "left_gastric_vein", access=source.id, reason="varices")
    assert coded(BOOKS, source, varices) == ["36012"]


def test_a_transhepatic_puncture_is_the_portal_catheterization() -> None:
    source = access("right_portal_vein")
    assert coded(BOOKS, source, act("stent", "portal_vein", access=source.id)) == ["36481"]


def test_a_check_injection_for_a_biopsy_is_no_venogram() -> None:
    source = access(NECK, "right hepatic_vein")
    biopsy = act("transvenous_biopsy", "hepatic_vein", access=source.id)
    slate = run(BOOKS, encounter(source, imaging(source, "hepatic_vein", at=0), biopsy))
    assert lines(slate) == ["36011 right"]
    assert {(item.code, item.rule) for item in slate.excluded} == {("75891", "VASC-60")}


def test_wedged_pressures_make_the_venogram_diagnostic_beside_the_biopsy() -> None:
    source = access(NECK, "right hepatic_vein")
    biopsy = act("transvenous_biopsy", "hepatic_vein", access=source.id)
    study = imaging(source, "hepatic_vein", at=0, details={"pressures": True})
    start = Slate((Candidate(code="37200", access=source.id, acts=(biopsy.id,)),))
    assert lines(run(BOOKS, encounter(source, study, biopsy), start)) == ["36011 right", "37200", "75889 *"]


@pytest.mark.parametrize(
    ("code", "kind", "tips", "shown", "expected"),
    [
        ("37191", "ivc_filter_placement", ["inferior_vena_cava"], "inferior_vena_cava", ["37191"]),
        ("37182", "tips_creation", ["right hepatic_vein", "portal_vein"], "hepatic_vein", ["37182"]),
    ],
    ids=["VASC-59 filter", "VASC-60 TIPS"],
)
def test_treatments_that_hold_their_venography(
    code: str, kind: str, tips: list[str], shown: str, expected: list[str]
) -> None:
    source = access(NECK, *tips)
    treated = act(kind, access=source.id)
    start = Slate((Candidate(code=code, access=source.id, acts=(treated.id,)),))
    parts = [source, imaging(source, shown, at=0), treated, fact("decision_from_study")]
    assert lines(run(BOOKS, encounter(*parts), start)) == expected


def test_varix_embolization_keeps_its_catheter_beside_a_portosystemic_shunt() -> None:
    source = access(NECK, "right hepatic_vein", "portal_vein", "left_gastric_vein")
    acts = [act("tips_creation", access=source.id), act("embolization", "left_gastric_vein", access=source.id)]
    start = Slate(
        (
            Candidate(code="37182", access=source.id, acts=(acts[0].id,)),
            Candidate(code="37244", access=source.id, acts=(acts[1].id,)),
        )
    )
    assert lines(run(BOOKS, encounter(source, *acts), start)) == ["36012 *", "37182", "37244"]


def test_an_innominate_stenosis_treated_from_the_groin_keeps_its_catheter() -> None:
    source = access(VEIN, "left brachiocephalic_vein")
    balloon = act("angioplasty", "left brachiocephalic_vein", access=source.id)
    start = Slate((Candidate(code="37248", side="left", access=source.id, acts=(balloon.id,)),))
    assert lines(run(BOOKS, encounter(source, balloon), start)) == ["36011 left", "37248 left"]


def test_the_late_phase_of_an_arteriogram_is_no_venography() -> None:
    source = access("right common_femoral_artery", "left internal_carotid_artery")
    study = imaging(source, "left intracranial_carotid", "left dural_sinus", at=0)
    slate = run(BOOKS, encounter(source, study))
    assert lines(slate) == ["36224 left"]
    assert ("75860", "VASC-65") in {(item.code, item.rule) for item in slate.excluded}


@pytest.mark.parametrize(
    ("beds", "details", "expected"),
    [
        ("bilateral lymphatic", {}, ["38790 left", "38790 right", "75807"]),
        ("left lymphatic", {}, ["38790 left", "75805 left"]),
        ("right lymphatic", {"region": "limb"}, ["38790 right", "75801 right"]),
        ("bilateral lymphatic", {"region": "limb"}, ["38790 left", "38790 right", "75803"]),
    ],
    ids=["VASC-67 both sides", "VASC-67 one side", "VASC-67 one limb", "VASC-67 both limbs"],
)
def test_lymphangiography(beds: str, details: dict[str, Any], expected: list[str]) -> None:
    assert coded(BOOKS, imaging(None, beds, details=details)) == expected


def test_a_circuit_study_is_left_to_the_circuit_code() -> None:
    source = access("left arteriovenous_fistula", "left subclavian_vein", "superior_vena_cava")
    parts = [source, imaging(source, "left extremity_vein", at=0), imaging(source, "superior_vena_cava", at=1)]
    assert coded(BOOKS, *parts) == []


@pytest.mark.parametrize("start", ["left arteriovenous_fistula", "left basilic_vein"])
def test_an_inflow_artery_entered_through_the_circuit_is_separate(start: str) -> None:
    source = access(start, "left subclavian_artery")
    start = Slate((Candidate(code="36901", access=source.id),))
    slate = run(BOOKS, encounter(source, imaging(source, "left upper_extremity", at=0)), start)
    assert lines(slate) == ["36215 left", "36901", "75710 left"]
