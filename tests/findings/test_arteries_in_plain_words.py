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
        pytest.param(
            "Fibroids. Left radial artery punctured. The microcatheter was placed in the right uterine artery, where 500"
            " micron Embospheres were given until stasis. The same was done on the other side, the microcatheter again"
            " in the uterine artery.",
            THIS_YEAR,
            {"37243", "36247"},
            id="the other side with its vessel named again",
        ),
        pytest.param(
            "No earlier catheter study. Right common femoral artery punctured. Pigtail at L1: film of the aorta, aorta"
            " smooth, both renals open. Catheter pulled to the bifurcation, films of both legs. Right leg: SFA open,"
            " two vessels below. Left leg: SFA 60 %, three vessels below.",
            THIS_YEAR,
            {"36200", "75625", "75716"},
            id="films of the aorta and of both legs",
        ),
        pytest.param(
            "Liver cancer in segment 7, mapped by catheter on 3/1. Left groin 5F. The celiac was hooked, the"
            " microcatheter brought into the right hepatic artery, its posterior division and the segment 7 branch."
            " 100 micron beads with doxorubicin 50 mg were given until the stain was gone.",
            THIS_YEAR,
            {"37243", "36247", "96420"},
            id="a posterior division of the liver and not of the pelvis",
        ),
        pytest.param(
            "Right femoral artery punctured, 5F. Sos into the left renal artery, run: beaded in the middle. Pressures"
            " across the beads taken, 3 mm. The groin was closed with a plug.",
            THIS_YEAR,
            {"36251"},
            id="beads of a wall, and a plug in the groin, close no vessel",
        ),
        pytest.param(
            "Gut ischemia. Left brachial artery entered, 6F. Aortic film: celiac stump only. A catheter was seated in the"
            " superior mesenteric: 85 % at its start. 6 x 18 Icast put in, no narrowing left.",
            THIS_YEAR,
            {"37236", "36245"},
            id="a stent goes where the catheter sits and a figure tells the narrowing",
        ),
        pytest.param(
            "General anesthesia. Headache, aneurysm sought. R CFA 5F.\nSel:\n- RICA: ACA and MCA normal, no aneurysm.\n"
            "- L vert: not taken, small.\n",
            THIS_YEAR,
            {"36224"},
            id="a list of vessels selected and one not taken",
        ),
    ],
)
def test_plain_names(text: str, day: dt.date, codes: set[str]) -> None:
    assert {line.code for line in result_of(text, date=day).lines} == codes
