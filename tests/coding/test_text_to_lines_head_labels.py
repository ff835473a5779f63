"""Arteries of neck and brain: read under labels, entered by a phrase, cleared by suction, stented where they begin."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "SAH. DSA. RFA 5F, Berenstein.\nRICA sel: no aneurysm.\nLICA sel: infundibulum 2 mm.\nRVA sel: basilar tip normal.\nLVA "
    "sel: ends in PICA.": ["36224x2", "36226x2"],
    "R femoral. Right ICA: normal. Left ICA: 4 mm MCA bifurcation aneurysm. Left vert: normal posterior circulation.": [
        "36224x2",
        "36226",
    ],
    "R CFA 5F.\n- RICA: ACA/MCA normal.\n- LICA: 6 mm aneurysm at the PComm origin.\n- L vert: not taken, too small.": [
        "36224x2",
    ],
    "AVM. 5F in the right ICA showed a 3 cm nidus with MCA and ACA feeders. A Marathon was used to go into the right "
    "callosomarginal feeder and then into the prefrontal branch; each was injected by hand.": ["36224", "36228x2"],
    "Left M1 occlusion, groin, 8F guide in the left ICA, Sofia aspiration x1, TICI 3.": ["61645"],
    "Basilar thrombectomy, left vertebral guide, Solitaire 6x40, one pass, TICI 3.": ["61645"],
    "NIHSS 17. Left M1 cutoff. Sofia ADAPT x1, TICI 2c. To judge the collaterals through the ACom the right ICA was selected "
    "too, no earlier angiogram: right hemisphere normal.": ["36224", "61645"],
    "Ostial left common carotid stenosis of 85%. Right femoral 7F, the lesion just above the arch crossed from below, 7 x 19 "
    "Omnilink placed on it. No cutdown.": ["37218"],
    "Tandem: string sign at the left ICA origin, groin. Solitaire 4x40 in the left M1, TICI 3. ICA origin re-occluded, "
    "Emboshield filter and 9-7 x 40 Xact stent.": ["37215", "61645"],
    "Aneurysm clinic. Coiled in 2022. A balloon test occlusion, once mentioned, is off the table.": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
