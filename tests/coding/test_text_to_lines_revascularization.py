"""Worked cases of the leg revascularization rules, from dictated text to code lines."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

OLD, NEW = dt.date(2025, 3, 4), dt.date(2026, 3, 4)


def leg_lines(text: str, date: dt.date) -> list[str]:
    """Codes for leg arteries with their modifiers, sorted."""
    return sorted(
        " ".join([line.code, *(f"x{line.units}" for _ in range(line.units > 1)), *line.modifiers])
        for line in result_of(text, date=date, setting="professional").lines
        if "37220" <= line.code <= "37235" or "37254" <= line.code <= "37299" or line.code == "0238T"
    )


RIGHT_GROIN = "TECHNIQUE: Right common femoral artery access with a 6 Fr sheath, up and over to the left. "
LEFT_GROIN = "TECHNIQUE: Left common femoral artery access with a 6 Fr sheath, up and over to the right. "

CASES = {
    "VINT-01 before 2026": (
        LEFT_GROIN + "The right superficial femoral artery stenosis was stented with a 6 x 80 self-expanding stent.",
        OLD,
        ["37226 RT"],
    ),
    "VINT-01 from 2026": (
        LEFT_GROIN + "The right superficial femoral artery stenosis was stented with a 6 x 80 self-expanding stent.",
        NEW,
        ["37267 RT"],
    ),
    "VINT-04 three territories": (
        RIGHT_GROIN + "A 7 x 40 stent was placed in the left external iliac artery for a stenosis. The left popliteal"
        " artery stenosis was dilated with a 5 x 40 balloon. The left peroneal artery stenosis was dilated with a"
        " 2.5 mm"
        " balloon.",
        OLD,
        ["37221 LT", "37224 LT", "37228 LT"],
    ),
    "VINT-05 two iliac vessels": (
        LEFT_GROIN + "An 8 x 40 stent was deployed in the right common iliac artery for a stenosis. A separate right"
        " external iliac artery stenosis was dilated with a 7 x 40 balloon.",
        OLD,
        ["37221 RT", "37222 RT"],
    ),
    "VINT-05 one stent bridges": (
        LEFT_GROIN
        + "One continuous stenosis involves the right common iliac and right external iliac arteries. One 8 x 100"
        " stent was deployed from the right common iliac artery into the right external iliac artery.",
        OLD,
        ["37221 RT"],
    ),
    "VINT-06 one vessel": (
        RIGHT_GROIN
        + "Atherectomy and balloon angioplasty of the left superficial femoral artery stenosis were performed. A"
        " 6 x 60 stent was placed in the left popliteal artery for a stenosis.",
        OLD,
        ["37227 LT"],
    ),
    "VINT-07 foot belongs to the tibial": (
        RIGHT_GROIN
        + "The left anterior tibial artery stenosis was dilated with a 2.5 mm balloon. The left dorsalis pedis"
        " artery stenosis was dilated with a 2.0 mm balloon. The left peroneal artery stenosis was dilated with a"
        " 2.5 mm"
        " balloon.",
        OLD,
        ["37228 LT", "37232 LT"],
    ),
    "VINT-08 order does not matter": (
        RIGHT_GROIN
        + "The left posterior tibial artery stenosis was dilated with a 2.5 mm balloon. Then orbital atherectomy"
        " of the left anterior tibial artery stenosis was performed.",
        OLD,
        ["37229 LT", "37232 LT"],
    ),
    "VINT-12 kissing stents": (
        "TECHNIQUE: Both common femoral arteries were punctured, 6 Fr sheaths. Bilateral common iliac artery stenosis."
        " Kissing 8 x 40 stents were deployed in both common iliac arteries.",
        NEW,
        ["37258 50"],
    ),
    "VINT-13 four territories": (
        LEFT_GROIN + "The right external iliac artery stenosis was dilated with a 7 x 40 balloon. The right superficial"
        " femoral artery occlusion was stented with a 6 x 120 stent. The right dorsalis pedis artery stenosis was"
        " dilated"
        " with a 2 mm balloon.",
        NEW,
        ["37254 RT", "37269 RT", "37296 RT"],
    ),
    "VINT-14 two femoral-popliteal vessels": (
        RIGHT_GROIN
        + "The left common femoral artery stenosis and the left popliteal artery stenosis were both dilated with"
        " a 6 x 40 balloon.",
        NEW,
        ["37263 LT", "37264 LT"],
    ),
    "VINT-15 occlusion": (
        RIGHT_GROIN
        + "A chronic occlusion of the left anterior tibial artery was crossed and dilated with a 2.5 mm balloon.",
        NEW,
        ["37282 LT"],
    ),
    "VINT-15 subtotal is a stenosis": (
        RIGHT_GROIN
        + "A subtotal occlusion of the left anterior tibial artery was crossed and dilated with a 2.5 mm balloon.",
        NEW,
        ["37280 LT"],
    ),
    "VINT-16 mixed complexity": (
        RIGHT_GROIN
        + "The left peroneal artery stenosis was dilated with a 2.5 mm balloon. The left posterior tibial artery"
        " occlusion was crossed and dilated with a 2.5 mm balloon.",
        NEW,
        ["37281 LT", "37282 LT"],
    ),
    "VINT-17 several tools in one vessel": (
        RIGHT_GROIN
        + "The left superficial femoral artery stenosis was treated with directional atherectomy and a 5 x 100"
        " balloon. The left popliteal artery stenosis was stented with a 6 x 60 stent.",
        NEW,
        ["37275 LT"],
    ),
    "VINT-18 drug-coated balloon is a balloon": (
        LEFT_GROIN
        + "Laser atherectomy of a right superficial femoral artery occlusion was performed, followed by a 5 x 120"
        " drug-coated balloon. No stent was needed.",
        NEW,
        ["37273 RT"],
    ),
    "VINT-19 iliac atherectomy": (
        RIGHT_GROIN
        + "Orbital atherectomy of a left common iliac artery stenosis was performed, and an 8 x 38 stent was"
        " deployed in the left common iliac artery.",
        NEW,
        ["0238T", "37258 LT"],
    ),
    "VINT-20 lithotripsy": (
        LEFT_GROIN
        + "The right external iliac artery stenosis was treated with a Shockwave lithotripsy balloon and then"
        " stented with an 8 x 60 stent.",
        NEW,
        ["37258 RT", "37262 RT"],
    ),
    "VINT-20 no tibial lithotripsy code": (
        LEFT_GROIN
        + "Intravascular lithotripsy of a right peroneal artery stenosis was performed with a 3.5 mm balloon.",
        NEW,
        ["37280 RT"],
    ),
    "VINT-23 many vessels": (
        RIGHT_GROIN
        + "\n\nLeft superficial femoral artery: occlusion. Directional atherectomy, Shockwave lithotripsy and a 6"
        " x 150 stent."
        "\n\nLeft common femoral artery: stenosis, 7 x 40 balloon."
        "\n\nLeft anterior tibial artery: occlusion, 2.5 x 200 balloon."
        "\n\nLeft posterior tibial artery: 80% stenosis, 2.5 x 80 balloon."
        "\n\nLeft lateral plantar artery: 75% stenosis, 2 x 40 balloon.",
        NEW,
        ["37264 LT", "37277 LT", "37279 LT", "37281 LT", "37282 LT", "37296 LT"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_leg_lines(case: str) -> None:
    text, date, expected = CASES[case]
    assert leg_lines(text, date) == expected


def test_a_ballooned_vessel_that_was_stented_has_one_line() -> None:
    text = (
        LEFT_GROIN
        + "The right common iliac artery has an 80% stenosis. It was predilated with a 6 x 40 balloon, stented with"
        " an 8 x 40 stent and post-dilated with an 8 mm balloon."
    )
    assert leg_lines(text, NEW) == ["37258 RT"]


def test_a_stent_of_a_false_aneurysm_is_no_revascularization() -> None:
    text = (
        RIGHT_GROIN
        + "The left superficial femoral artery has a pseudoaneurysm. A 6 x 50 Viabahn was deployed in the left"
        " superficial femoral artery."
    )
    assert leg_lines(text, NEW) == []


def test_ultrasound_from_inside_the_treated_vessel() -> None:
    text = (
        LEFT_GROIN + "IVUS of the right superficial femoral artery: lumen 5.1 mm. The right superficial femoral artery"
        " occlusion was stented with a 6 x 120 stent."
    )
    assert "37252" in {line.code for line in result_of(text, date=NEW).lines}
