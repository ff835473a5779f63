"""Dialysis circuits: hierarchy, segments, add-ons, what lies outside, fistulas made by catheter."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, fact, guidance, imaging
from tests.coding.cases import Case, check, table


def circuit(*acts: Any, at: str = "left arteriovenous_fistula") -> list[Any]:
    """Acts through one needle in the circuit, with the study that every session holds."""
    source = access(at, "superior_vena_cava")
    study = imaging(source, "dialysis_circuit", "superior_vena_cava", at=0)
    done = [act(kind, target, access=source.id, **fields) for kind, target, fields in acts]
    return [source, study, act("dialysis_circuit_study", access=source.id), *done]


def ballooned(target: str | None = "left cephalic_arch") -> tuple[str, str | None, dict[str, Any]]:
    return ("dialysis_angioplasty", target, {})


def stented(
    target: str | None = "left venous_anastomosis_of_dialysis_access",
) -> tuple[str, str | None, dict[str, Any]]:
    return ("dialysis_stent", target, {})


DECLOT: tuple[str, str | None, dict[str, Any]] = ("dialysis_declot", None, {})
CLOSED: tuple[str, str | None, dict[str, Any]] = ("dialysis_embolization", "left cephalic_vein", {})


def from_the_groin() -> list[Any]:
    source = access("right common_femoral_vein", "left brachiocephalic_vein")
    return [
        *circuit(ballooned()),
        source,
        act("angioplasty", "left brachiocephalic_vein", access=source.id),
    ]


def inflow_studied() -> list[Any]:
    source = access("left brachiobasilic_fistula", "left subclavian_artery")
    arm = imaging(source, "left upper_extremity", at=0)
    return [source, arm, act("dialysis_circuit_study", access=source.id), fact("prior_catheter_study", "denied")]


def guided() -> list[Any]:
    source = access("left arteriovenous_fistula")
    look = guidance("ultrasound", source.id, purpose="vascular_access")
    proofs = ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")
    return [
        source,
        act("dialysis_angioplasty", "left cephalic_arch", access=source.id),
        look,
        *(fact(item, about=look.id) for item in proofs),
    ]


def by_artery() -> list[Any]:
    source = access("left brachial_artery")
    return [source, imaging(source, "dialysis_circuit"), act("dialysis_circuit_study", access=source.id)]


CASES = [
    Case("VINT-61 VASC-68", "study to the cava", circuit(), "36901"),
    Case(
        "VINT-61", "two balloons, one stent", circuit(ballooned(), ballooned(), stented()), "36903", not_coded="36901"
    ),
    Case("VINT-61", "balloon of an unnamed vein", circuit(ballooned(None)), "36902", not_coded="36901"),
    Case("VINT-62", "arch and subclavian", circuit(ballooned(), ballooned("left subclavian_vein")), "36902 36907"),
    Case("VINT-62", "axillary vein is peripheral", circuit(ballooned("left axillary_vein")), "36902"),
    Case(
        "VINT-62",
        "leg graft to the common femoral vein",
        circuit(ballooned("left common_femoral_vein"), at="left thigh_graft"),
        "36902",
    ),
    Case(
        "VINT-62",
        "leg graft, iliac vein",
        circuit(stented("left external_iliac_vein"), at="left thigh_graft"),
        "36901 36908",
    ),
    Case("VINT-63", "central lesion only", circuit(ballooned("left brachiocephalic_vein")), "36901 36907"),
    Case(
        "VINT-63",
        "declot, balloon, innominate stent, branch",
        circuit(DECLOT, ballooned(), stented("left brachiocephalic_vein"), CLOSED),
        "36905 36908 36909",
    ),
    Case(
        "VINT-63",
        "central balloon before central stent",
        circuit(ballooned("left subclavian_vein"), stented("left subclavian_vein")),
        "36901 36908",
        not_coded="36907",
    ),
    Case("VINT-63", "two branches closed", circuit(CLOSED, CLOSED), "36901 36909"),
    Case(
        "VINT-64",
        "two needles, one code",
        [*circuit(ballooned()), access("left cephalic_vein")],
        "36902",
    ),
    Case("VINT-64 VASC-68", "inflow artery studied", inflow_studied(), "36215 36901 75710-LT"),
    Case("VINT-64", "ultrasound of the puncture with its elements", guided(), "36902 76937"),
    Case("VASC-68", "circuit through an artery alone", by_artery(), "", review="arterial puncture alone"),
    Case("VINT-65", "declot alone", circuit(DECLOT), "36904", not_coded="36901"),
    Case("VINT-65", "declot with balloon", circuit(DECLOT, ballooned()), "36905"),
    Case("VINT-65", "declot with stent", circuit(DECLOT, ballooned(), stented()), "36906", not_coded="36901"),
    Case(
        "VINT-66",
        "one access",
        [act("fistula_creation", accesses=1), act("dialysis_angioplasty")],
        "36836",
        date="2023-05-02",
        not_coded="36902",
    ),
    Case(
        "VINT-66",
        "artery and vein, coil",
        [act("fistula_creation", accesses=2), act("dialysis_embolization")],
        "36837",
        not_coded="36909",
    ),
    Case("VINT-66", "before 2023", [act("fistula_creation", accesses=1)], "", date="2022-12-30", review="37799"),
    Case("VINT-66", "in the leg", [act("fistula_creation", accesses=2, limb="leg")], "", review="37799"),
    Case("VINT-66", "accesses not told", [act("fistula_creation")], "", asked="36836", review="36837"),
    Case("CAT-36860", "external cannula", [act("external_cannula_declot")], "36860"),
    Case("CAT-36861", "external cannula, balloon", [act("external_cannula_declot", balloon=True)], "36861"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
