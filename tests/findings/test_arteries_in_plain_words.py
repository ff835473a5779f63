"""Work on arteries told without textbook names: plain names of vessels, of narrowings and of studies."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

THIS_YEAR = dt.date(2026, 4, 2)


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        pytest.param(
            "RIGHT GROIN STUCK, SHEATH OVER THE TOP. THE LEFT THIGH ARTERY IS TOTALLY BLOCKED. CROSSED WITH A WIRE."
            " A 6 X 100 ELUVIA WAS PUT IN.",
            THIS_YEAR,
            {"37269"},
            id="a blocked thigh artery",
        ),
        pytest.param(
            "Last catheter study 5 days ago at another hospital, nothing changed since. Left groin 6F over the top. The"
            " right knee artery is pinched to 80%. 5 x 40 balloon inflated in the right knee artery. Good flow.",
            THIS_YEAR,
            {"37263"},
            id="a pinched knee artery, and an earlier study that is no injection of a tract",
        ),
        pytest.param(
            "Nosebleed. Right common femoral 6F. Microcatheter brought through the right outer carotid into the right"
            " jaw artery. 250 micron PVA given until the flow stood still.",
            THIS_YEAR,
            {"61626", "36217", "75894"},
            id="the artery of the jaw",
        ),
        pytest.param(
            "Ulcer of the left forefoot. Left common femoral punctured downhill. The posterior tibial artery is 90%"
            " narrowed; a 3 mm balloon for two minutes gave a good lumen. The anterior tibial has no channel over 5 cm."
            " A wire got through and the same balloon opened it.",
            THIS_YEAR,
            {"37282", "37281"},
            id="balloons that open a vessel, on the side of the one foot told",
        ),
        pytest.param(
            "BOTH GROINS STUCK. THE RIGHT COMMON ILIAC IS TOTALLY BLOCKED, THE LEFT ONE 70 % NARROWED. TWO ICAST 8 X 38"
            " PUT SIDE BY SIDE INTO THE END OF THE AORTA.",
            THIS_YEAR,
            {"37260", "37258"},
            id="stents at the fork of the aorta for the right iliac and for the left one",
        ),
        pytest.param(
            "Left groin, over the top, 6F. Jetstream run down the right popliteal, which was narrowed to a thread. Then"
            " a six by one twenty balloon.",
            THIS_YEAR,
            {"37271"},
            id="an atherectomy catheter run down a vessel, and a size as dictated",
        ),
    ],
)
def test_plain_names(text: str, day: dt.date, codes: set[str]) -> None:
    assert {line.code for line in result_of(text, date=day).lines} == codes
