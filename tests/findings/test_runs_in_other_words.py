"""Contrast runs told in words of their own, and what tells no run of its own."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import findings_of, result_of

DAY = dt.date(2025, 4, 2)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "TECHNIQUE: Left CFA stick, 5F sheath. Pigtail at the renal level: aortogram. Pigtail lowered to the bifurcation: both"
            " legs to the toes.\nFINDINGS: Aorta smooth. Right: iliacs and SFA patent. Left: iliacs patent, SFA 50%.",
            {"36200", "75625", "75716"},
            id="legs to the toes",
        ),
        pytest.param(
            "I puncture the right common femoral artery. I take a Cobra to the celiac axis and shoot. The celiac is open, no"
            " aneurysm.",
            {"36245", "75726"},
            id="the speaker shoots",
        ),
        pytest.param(
            "The right common femoral artery was punctured. A Cobra was taken to the celiac axis. I shoot no run today.",
            {"36245"},
            id="no run",
        ),
        pytest.param(
            "I puncture the right CFA. I advance an Omni Flush to L1 and inject. The aorta is small, with no aneurysm. I pull"
            " down to the bifurcation and run both legs. Right: clean. Left: SFA 60%.",
            {"36200", "75625", "75716"},
            id="the speaker injects",
        ),
        pytest.param(
            "I puncture the right radial artery and inject verapamil 2.5 mg. I take a Sarah to the celiac. No run was made.",
            {"36245"},
            id="a drug injected",
        ),
    ],
)
def test_codes(text: str, codes: set[str]) -> None:
    assert {line.code for line in result_of(text, date=DAY).lines} == codes


@pytest.mark.parametrize(
    ("text", "beds"),
    [
        (
            "Left popliteal vein punctured. Venogram of the left leg: the femoral vein is open. The cava is free of clot on the"
            " tail of this injection. Kumpe through the thrombus into the cava. A stent was placed in the left common iliac vein.",
            {"extremity_vein"},
        ),
        (
            "Left popliteal vein punctured. Venogram of the left leg: the femoral vein is open. Pigtail to the cava, venacavogram:"
            " the cava is free of clot.",
            {"extremity_vein", "inferior_vena_cava"},
        ),
    ],
    ids=["the cava in passing", "a cavogram"],
)
def test_beds(text: str, beds: set[str]) -> None:
    assert {bed.bed for imaging in findings_of(text).imaging for bed in imaging.beds} == beds


@pytest.mark.parametrize(
    ("scan", "told"),
    [
        ("Portal-venous CT shows a liver injury and a pelvic hematoma, source unclear.", False),
        ("CT shows a pelvic hematoma; the bleeding site was not seen.", False),
        ("CT shows extravasation from the right obturator artery.", True),
    ],
)
def test_scan_that_left_the_source_open_is_no_earlier_study(scan: str, told: bool) -> None:
    assert (findings_of("INDICATION: " + scan).fact("prior_scan") == "stated") is told


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("A needle was put into the fat and 140 mL of dilute contrast ran in; the gap opened to 17 mm.", True),
        ("60 mL of D5W went in beside the colon and the distance grew to 2 cm.", True),
        ("No saline was needed; the gap opened by itself on the prone scan.", False),
    ],
)
def test_tissue_moved_away(text: str, moved: bool) -> None:
    report = f"CT-guided cryoablation, left kidney\nTECHNIQUE: {text} Three IceForce probes were placed in the tumor and frozen twice."
    assert ("hydrodissection" in {act.kind for act in findings_of(report).performed()}) is moved
