"""Needles, drains and spinal contrast told in words of their own: the codes of each, and of its near misses."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of


def _codes(text: str, day: dt.date = dt.date(2025, 4, 2)) -> set[str]:
    return {line.code for line in result_of(text, date=day).lines}


@pytest.mark.parametrize(
    ("route", "codes"),
    [
        ("The transrectal probe shows the gland, the needles went in through the perineum.", {"55710", "55715"}),
        ("Probe in the rectum, route by the perineum with the stepper.", {"55710", "55715"}),
        ("Perineal needles under the transrectal probe.", {"55710", "55715"}),
        ("Transrectal biopsy. Lidocaine to the perineum.", {"55708", "55715"}),
    ],
)
def test_route_of_a_prostate_biopsy(route: str, codes: set[str]) -> None:
    text = f"PROSTATE BIOPSY\n{route} MR fusion. Target one 4 cores. Target two 3 cores. Then systematic, 12 cores."
    assert _codes(text, dt.date(2026, 4, 2)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Left L3-4 facet joint: 25G, in the joint on oblique, 0.2 mL contrast. 20 mg triamcinolone with 0.3 mL bupivacaine."
            " Left L4-5 facet joint: same.",
            {"64493", "64494"},
            id="the drug in the statement behind",
        ),
        pytest.param(
            "Right L4-5 facet: needle in the capsule, contrast in the joint. 40 mg methylprednisolone.",
            {"64493"},
            id="needle in the capsule",
        ),
        pytest.param(
            "MR: L3-4 and L4-5 facet arthrosis. Left L5-S1 foramen, 22G needle under the pedicle, contrast along the root."
            " 10 mg dexamethasone for the transforaminal injection.",
            {"64483"},
            id="worn joints and a root",
        ),
    ],
)
def test_facet_joints(text: str, codes: set[str]) -> None:
    assert _codes("SPINE INJECTION\nTECHNIQUE: Fluoroscopy, images kept. " + text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "MYELOGRAM\nAt L2-L3 a 22 gauge needle went in under fluoroscopy and 10 mL of Isovue-M were injected. Lumbar films:"
            " waist at L4-L5. Cervical films: C5-C6 narrow. The thoracic canal was passed quickly and I took no films there.",
            {"62305"},
            id="no films of one region",
        ),
        pytest.param(
            "Lumbar myelogram. At L2-L3 a 22 gauge needle went in and 10 mL of Isovue-M were injected. Lumbar films AP and lateral:"
            " waist at L4-L5. She goes to CT, which my partner reads under another number.",
            {"62304"},
            id="the CT read by a partner",
        ),
    ],
)
def test_myelograms(text: str, codes: set[str]) -> None:
    assert _codes(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Drain removal. Subphrenic collection drained ten days ago. The sinogram on Thursday had shown the cavity"
            " collapsed. Today I cut the stitch and drew the 12 Fr pigtail out.",
            set(),
            id="a sinogram of another day",
        ),
        pytest.param(
            "Drain check. Contrast was injected through the existing pelvic abscess drain: the cavity is collapsed, no"
            " fistula. I remove the drain.",
            {"49424", "76080"},
            id="a sinogram of today",
        ),
    ],
)
def test_drains(text: str, codes: set[str]) -> None:
    assert _codes(text) == codes
