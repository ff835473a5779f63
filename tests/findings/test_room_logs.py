"""The log of the room line by line: no title above it, punctures and tubes by a word or two, times of a drug."""

from __future__ import annotations

import pytest
from tests.findings.reports import _nlp, lines_of

from ircoder.language.annotations import reading_of

CASES = {
    "two punctures under the probe": (
        "ANGIO LOG\n09:02 R CFA under US: open, needle in on live image, picture stored\n09:04 6F\n09:20 no entry into the L CIA "
        "from above\n09:31 L CFA with ultrasound: open, stick seen live, picture stored, 7F\n09:44 Viabahn VBX 8 x 39 L CIA",
        {"37221", "76937x2"},
    ),
    "a look at one vein and the puncture of another": (
        "FILTER LOG\n09:02 R CFV on US: clot, not compressible\n09:06 L IJ under US: patent, stick seen live, picture kept\n"
        "09:15 cavogram, single cava 22 mm\n09:20 Denali filter below the renals",
        {"37191"},
    ),
    "a drain changed by its sizes": (
        "DRAIN LOG\n10:05 L subphrenic drain (8F, 3/2) injected, cavity 4 cm, no fistula\n10:11 Amplatz, 8F out\n10:14 10F in, "
        "locked, 30 mL out\n10:20 done",
        {"49423", "75984"},
    ),
    "a drain that came out for good": (
        "DRAIN LOG\n10:05 L subphrenic drain (8F, 3/2) injected, cavity gone, no fistula\n10:11 8F out\n10:20 done",
        {"49424", "76080"},
    ),
    "a drug for twenty minutes and one for twelve": (
        "VASOSPASM LOG, subarachnoid hemorrhage\n11:02 L radial, palpation, 5F\n11:10 R ICA\n11:14 nicardipine 5 mg R ICA started\n"
        "11:34 nicardipine stopped\n11:40 L ICA\n11:44 verapamil 8 mg L ICA pump START\n11:56 L ICA infusion END",
        {"61650", "61651"},
    ),
    "a drug for five minutes": (
        "VASOSPASM LOG, subarachnoid hemorrhage\n11:02 L radial, palpation, 5F\n11:10 R ICA\n11:14 nicardipine 5 mg R ICA started\n"
        "11:19 nicardipine off",
        set(),
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: set[str]) -> None:
    assert set(lines_of(text)) == codes


@pytest.mark.parametrize(
    ("text", "section"),
    [
        pytest.param("IR LOG\n13:10 in room\n13:14 R CFA stick, 5F\n13:20 celiac run", "body", id="with a colon"),
        pytest.param("IR LOG\n1310 in room\n1314 R CFA stick, 5F\n1320 celiac run", "body", id="without"),
        pytest.param(
            "R CFA ARTERIOGRAM\n13:10, ROOM 3\nDR. VALE\n\nThe celiac was run.", "procedure_title", id="one time"
        ),
    ],
)
def test_where_a_title_ends(text: str, section: str) -> None:

    mention = next(m for m in reading_of(_nlp()(text)).mentions if "CFA" in m.text)
    assert mention.section == section
