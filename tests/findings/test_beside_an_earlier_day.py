"""An earlier session set beside this one line by line: what was done then is history, what was done now is coded."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, lines_of

from ircoder.language.days_compared import earlier_stretches, lies_in

STRETCHES = {
    "then and today": (
        "Puncture. Then: right groin. Today: left groin.\nSheath. Then: 5F. Today: 6F.",
        ["Then: right groin. ", "Then: 5F. "],
    ),
    "two months": (
        "March: sheath 5F. June: sheath 6F.\nMarch: renal artery 70 percent. June: stented.",
        ["March: sheath 5F. ", "March: renal artery 70 percent. "],
    ),
    "over the turn of the year": (
        "December: sheath 5F. January: sheath 6F.\nDecember: stent. January: balloon.",
        ["December: sheath 5F. ", "December: stent. "],
    ),
    "days of one month": (
        "LEFT. 12th: coiled. Today: closed.\nRIGHT. 12th: not filmed. Today: filmed.",
        ["12th: coiled. ", "12th: not filmed. "],
    ),
    "dates without a colon": (
        "Size\n3 May 8 x 6 cm; today 4 x 2 cm.\nTube\n3 May 8F. Today changed for 10F.",
        ["3 May 8 x 6 cm; ", "3 May 8F. "],
    ),
    "an editor's line breaks": (
        "Output. Then: sixty milliliters a day of a thin and yellow fluid that\nwas sterile. Today: none.\nTube. Then: 8F. "
        "Today: out.",
        ["Then: sixty milliliters a day of a thin and yellow fluid that\nwas sterile. ", "Then: 8F. "],
    ),
    "one line alone": ("Then: the sheath came out. Today: discharge.\nPressure was held.", []),
    "the order of the work": ("First a balloon, then a stent. Now the other side: balloon, then stent.", []),
    "one day only": ("May: not before the clinic visit.\nToday: a port was placed.\nToday: it was flushed.", []),
    "results of several days": ("3/1: WBC 14.\n3/2: WBC 12.\n3/3: WBC 9.", []),
}


@pytest.mark.parametrize(("text", "stretches"), STRETCHES.values(), ids=STRETCHES)
def test_stretches_of_the_earlier_day(text: str, stretches: list[str]) -> None:
    found = earlier_stretches(text)
    assert [text[start:end] for start, end in found] == stretches
    assert all(lies_in(found, start) and not lies_in(found, end) for start, end in found)


CASES = {
    "coils of the earlier session": (
        "RADIOEMBOLIZATION, LEFT LOBE\nAccess. Then: right groin. Today: left radial artery, 5F sheath.\nGastroduodenal. "
        "Then: closed with five coils. Today: still closed.\nLiver. Then: MAA from the left hepatic artery. Today: the "
        "microcatheter went into the left hepatic artery and both vials of glass microspheres were given.",
        ["36247", "37243"],
    ),
    "coils of this session": (
        "RADIOEMBOLIZATION, LEFT LOBE\nAccess. Left radial artery, 5F sheath.\nThe microcatheter went into the left hepatic "
        "artery and both vials of glass microspheres were given.",
        ["36247", "37243"],
    ),
    "a stent of the first session": (
        "PRESSURE WIRE STUDY\nJune: circumflex 60 percent. July: pressure wire, adenosine, FFR 0.90.\nJune: left ventricle "
        "entered. July: not entered.\nFirst session 3 June 2025 (coronary angiography, RCA stented).",
        [],
    ),
    "a first session in brackets": (
        "Left iliac stent. First session 3 June 2025 (right iliac stented).\nThe left common femoral artery was punctured. "
        "An 8 x 40 stent was deployed in the left common iliac artery.",
        ["37221"],
    ),
    "drains of two sides, both of both days": (
        "Biliary drains\nRight drain\nMarch: 8F, exchanged. Today: 8F drain exchanged for a 10F internal-external drain over a "
        "wire.\nLeft drain\nMarch: 10F, exchanged. Today: contrast injected, ducts empty; we don't stent this side. The 10F "
        "internal-external drain was exchanged for a 12F one over a wire.",
        ["47536x2"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


def test_the_month_at_the_head_of_a_line_is_no_doubt() -> None:
    found = findings_of(
        "April: not done.\nMay: port placed in the right chest through the right internal jugular vein."
    )
    assert any(act.status == "performed" and act.kind == "central_line_insertion" for act in found.acts)


def test_the_earlier_day_names_the_artery_of_this_one() -> None:
    found = findings_of(
        "PRESSURE WIRE STUDY\nJune: LAD 40 percent. July: not filmed.\nJune: circumflex 60 percent. July: pressure wire, "
        "adenosine, FFR 0.90."
    )
    assert [act.details["artery"] for act in found.acts if act.kind == "coronary_physiology"] == ["LC"]
