"""Work of needles and tubes told in plain words, in letters and in telegrams, without the name of the procedure."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Dear Dr. Ode, your patient came with a swollen belly from her cirrhosis. With the probe I found a deep pocket"
            " in the right lower quadrant and kept a picture of it. Under the probe I slid a sheathed needle into the"
            " pocket. 4.8 liters ran into the bottles and the catheter was pulled. Kind regards.",
            ["49083"],
            id="liters that run into bottles",
        ),
        pytest.param(
            "New 1.8 cm seg 4 focus, colon ca.\nUS: focus seen, subcostal window.\n17G coaxial, tip watched, stills in"
            " PACS.\n18G gun fired three times. Formalin.\nPost scan: no bleed.",
            ["47000", "76942"],
            id="a gun that fires at a focus of a segment",
        ),
        pytest.param(
            "1.6 cm nodule, left lower lobe.\nOn the scanner table, introducer to the near edge of the nodule. 20 G"
            " spring gun fired four times, four slivers in formalin.\nNo tube needed.",
            ["32408"],
            id="slivers of a lung",
        ),
        pytest.param(
            "She has nodules in the thyroid gland. I scanned both sides: left mid 1.8 cm, and one in the isthmus of"
            " 1.2 cm. With the probe on I put a 27 gauge needle in the left one and made three passes by capillary action,"
            " smeared on slides. Then the same for the isthmus nodule, three passes. Pictures are stored.",
            ["10005", "10006"],
            id="smears of two nodules of which one is called the left one",
        ),
        pytest.param(
            "Lytic focus R ilium on PET.\nCT, prone. 11G drill through the cortex, tip in the lytic spot.\n2 long cores."
            " Formalin.",
            ["20220", "77012"],
            id="the bone told ahead of the samples",
        ),
        pytest.param(
            "Dear Dr. Wu, your patient had his hip bone sampled under the scanner today. At the back of the left hip the"
            " needle went into the bone, its place confirmed on the slices, and we drew 5 mL of spicule-rich red fluid for"
            " smears and flow. Through the same nick we took a 1.5 cm cylinder. Best wishes.",
            ["38222", "77012"],
            id="marrow told by its spicules",
        ),
        pytest.param(
            "Dear Dr. Li, Mrs. K. had her right breast sampled today. The 8 mm shadow at two o'clock was easy to see with"
            " the probe. A 10 gauge vacuum device went in beneath it and five strips were taken. A marker was dropped in"
            " the bed.",
            ["19083"],
            id="strips by a vacuum device",
        ),
        pytest.param(
            "General anesthesia. Colorectal metastasis, segment 7. On the CT table an antenna was put into the segment 7"
            " spot, checked, and run at 65 watts for ten minutes. Scans during the burn showed gas over it. Contrast scan"
            " afterwards: a dark zone all round.",
            ["47382", "77013"],
            id="an antenna told by its watts",
        ),
    ],
)
def test_the_deed_counts_and_not_its_name(text: str, codes: list[str]) -> None:
    assert lines_of(text, setting="professional") == codes


@pytest.mark.parametrize(
    "text",
    [
        "The gun was not fired; the nodule of the left lower lobe had moved behind a rib and no sample was taken.",
        "Radiofrequency probe beside the liver lesion was not used; nothing was heated.",
    ],
)
def test_what_was_not_done_is_no_work(text: str) -> None:
    assert lines_of(text) == []
