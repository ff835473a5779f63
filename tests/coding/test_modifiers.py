from __future__ import annotations

import dataclasses

import pytest
from tests.coding.build import encounter
from tests.coding.claim import candidate, claim, claimed
from tests.findings.reports import findings_of

from ircoder.coding import engine

CASES = [
    # id, candidates, fields, lines
    ("MOD-01 professional", ["75625", "36200"], {}, ["36200", "75625 26"]),
    ("MOD-01 indicator 0", ["36247 left"], {}, ["36247 LT"]),
    ("MOD-02 facility", ["36200", "75625"], {"setting": "facility"}, ["36200", "75625"]),
    ("MOD-03 office", ["36245 left", "75716"], {"setting": "office"}, ["36245 LT", "75716"]),
    ("MOD-04 technical code of a physician", ["36558", "36593"], {}, ["36558"]),
    ("MOD-04 technical code of a facility", ["36558", "36593"], {"setting": "facility"}, ["36558", "36593"]),
    ("MOD-05 contractor-priced global row", ["92928", "92978"], {}, ["92928", "92978 26"]),
    ("MOD-06 indicator 2", ["36252 bilateral"], {}, ["36252"]),
    ("MOD-06 vessel codes stay apart", ["37246 left", "37247 right"], {"date": "2026-03-01"}, ["37246 LT", "37247 RT"]),
    ("MOD-06 2025", ["37236 left"], {"date": "2025-06-01"}, ["37236 LT"]),
    ("MOD-06 2026", ["37236 left"], {"date": "2026-06-01"}, ["37236"]),
    ("MOD-07 left and right", ["64483 left", "64483 right"], {}, ["64483 50"]),
    ("MOD-07 bilateral candidate", ["64483 bilateral"], {}, ["64483 50"]),
    ("MOD-07 imaging of both joints", ["73722 bilateral"], {}, ["73722 26 50"]),
    ("MOD-07 two iliac stents", ["37221 left", "37221 right"], {}, ["37221 50"]),
    ("MOD-07 code newer than the schedule", ["37282 left", "37282 right"], {"date": "2026-05-06"}, ["37282 50"]),
    ("MOD-07 uneven units stay apart", ["37262 left x2", "37262 right", "37258 left", "37258 right"],
     {"date": "2026-05-06"}, ["37258 50", "37262 x2 LT", "37262 RT"]),
    ("MOD-08 kidney", ["50435 left"], {}, ["50435 LT"]),
    ("MOD-08 midline organ", ["62321"], {}, ["62321"]),
    ("MOD-08 epidural takes no side", ["62323 left"], {}, ["62323"]),
    ("MOD-08 embolization by field takes none", ["37244 left"], {}, ["37244"]),
    ("MOD-08 PICC takes none", ["36573 right"], {}, ["36573"]),
    ("MOD-08 port takes one", ["36561 right"], {}, ["36561 RT"]),
    ("MOD-08 removal beside a port", ["36561 right", "36590 left"], {}, ["36561 RT", "36590 LT"]),
    ("MOD-08 removal alone", ["36590 left"], {}, ["36590"]),
    ("MOD-08 add-on of the catheter family", ["36247 left", "36248 left x2"], {}, ["36247 LT", "36248 x2"]),
    ("MOD-08 catheters of the chest are counted by vessel", ["36215 right", "36215 left *"], {}, ["36215", "36215 59"]),
    ("MOD-08 lumbar arteries are counted by level", [candidate("36245 left", vessel="vessel:lumbar_artery")], {},
     ["36245"]),
    ("MOD-08 a renal artery has a side", [candidate("36245 left", vessel="vessel:renal_artery")], {}, ["36245 LT"]),
    ("MOD-12 again in a later session", ["32557 left", candidate("32557 left", session=2)], {},
     ["32557 LT", "32557 76 LT"]),
    ("MOD-13 another session", ["50434 right", candidate("50431 right", session=2)], {}, ["50434 RT", "50431 59 RT"]),
    ("MOD-23 study before treatment", ["37226 left", "75710 left *"], {}, ["37226 LT", "75710 26 59 LT"]),
    ("MOD-23 facility", ["37226 left", "75710 left *"], {"setting": "facility"}, ["37226 LT", "75710 59 LT"]),
    ("MOD-23 codes of 2026", ["37267 left", "75710 left *"], {"date": "2026-02-02"}, ["37267 LT", "75710 26 59 LT"]),
    ("MOD-23 nothing treated", ["36247 left", "75710 left *"], {}, ["36247 LT", "75710 26 LT"]),
    ("MOD-13 study without an edit takes no 59 (errata 13)", ["37221 left", "75625 *"], {"date": "2024-05-01"},
     ["37221 LT", "75625 26"]),
    ("errata 12 flush that is no study", ["37221 left", "75625"], {"date": "2024-05-01"}, ["37221 LT", "75625 26"]),
    ("MOD-23 codes of 2026 without an edit", ["37258 left", "75630 *"], {"date": "2026-05-01"},
     ["37258 LT", "75630 26 59"]),
    ("MOD-24 both uterine arteries", ["37243", "36247 left *", "36247 right *"], {},
     ["37243", "36247 LT", "36247 59 RT"]),
    ("VASC-09 second puncture", ["36200", "36140 right *"], {}, ["36200", "36140 59 RT"]),
    ("VASC-08 another puncture", [candidate("36247 left", access="a"), candidate("36140 right", access="b")], {},
     ["36247 LT", "36140 59 RT"]),
    ("VASC-08 two nonselective punctures", [candidate("36140 right", access="a"), candidate("36200", access="b")], {},
     ["36140 59 RT", "36200"]),
    ("VASC-08 same puncture", [candidate("36247 left", access="a"), candidate("36140 left", access="a")], {},
     ["36247 LT"]),
    ("MOD-26 units of add-ons", ["36247", "36248", "36248"], {}, ["36247", "36248 x2"]),
    ("MOD-26 selective studies", ["36245", "75726", "75726"], {}, ["36245", "75726 x2 26"]),
    ("MOD-44 given modifiers stay", [candidate("92928", modifiers=("LC",))], {}, ["92928 LC"]),
    ("MOD-47 order", ["92928", candidate("93458 *", modifiers=("GC",))], {}, ["92928", "93458 26 59 GC"]),
    ("errata 15", ["36224 left", "36223 right"], {}, ["36224 LT", "36223 59 RT"]),
    ("MOD-08 side that is not written", ["36572 left", "36555 right"], {}, ["36572", "36555 59"]),
    ("errata 36", ["50434 right", "50431 left"], {}, ["50434 RT", "50431 LT"]),
]  # fmt: skip


def code_of(text):
    """Lines of a dictated report."""
    return engine.code(dataclasses.replace(encounter(), findings=findings_of(text))).lines


@pytest.mark.parametrize(("candidates", "fields", "lines"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_modifiers(candidates, fields, lines):
    assert claimed(*candidates, **fields) == lines


def test_two_families_of_one_order_take_59_on_the_second_line():
    celiac, mesenteric = (
        candidate("36245", site=f"family:{name}", vessel=f"vessel:{name}") for name in ("celiac", "superior_mesenteric")
    )
    assert claimed(celiac, mesenteric) == ["36245", "36245 59"]


def test_families_denied_by_a_deeper_one_share_a_line_with_59():
    others = [candidate("36245 *", site=f"family:{name}") for name in ("a", "b")]
    assert claimed(candidate("36247", site="family:c"), *others) == ["36247", "36245 x2 59"]


def test_two_fields_of_embolization_are_two_lines():
    fields = [candidate("37241", site=f"field:{name}") for name in ("leg_left", "arm_right")]
    assert claimed(*fields) == ["37241", "37241 59"]


def test_unpaired_vessel_takes_no_side():
    assert claimed(candidate("36247 right", vessel="vessel:right_hepatic_artery")) == ["36247"]


def test_levels_are_not_joined_as_two_sides():
    left, right = (candidate(f"64483 {side}", level=level) for side, level in (("left", "L4-L5"), ("right", "L5-S1")))
    assert claimed(left, right) == ["64483 LT", "64483 59 RT"]


def test_59_carries_its_proof():
    line = claim("37226 left", candidate("75710 left", why="Leg study.", distinct="First study; it led here.")).lines[1]
    assert line.modifiers == ("26", "59", "LT")
    assert line.why == "Leg study. First study; it led here. 59, or XU where the payer takes it."


@pytest.mark.parametrize("setting", ["professional", "facility", "office"])
def test_no_51_and_no_x_modifier(setting):
    lines = claim("37191", "36558 right", "75820 left *", setting=setting).lines
    assert not {"51", "XE", "XS", "XP", "XU"} & {modifier for line in lines for modifier in line.modifiers}


def test_technical_code_is_noted():
    result = claim("99152", "99153 x2", "36558")
    assert [(item.code, item.rule) for item in result.not_coded] == [("99153", "MOD-04")]


OTHER_SYSTEMS = [
    ("MOD-42 a resident and the attending's statement",
     "TECHNIQUE: The resident and I placed it together; I was present throughout. The right internal jugular vein was "
     "entered and a tunneled dialysis catheter was placed, tip in the right atrium.", "36558"),
    ("MOD-46 waste and a visit of the same day",
     "INDICATION: Seen in clinic this morning, decision for surgery made. TECHNIQUE: The right internal jugular vein was "
     "entered and a tunneled dialysis catheter was placed, tip in the right atrium. 20 mL of contrast was wasted.", "36558"),
    ("MOD-51 how often it was done is the payer's question",
     "INDICATION: Fourth set of facet injections this year. TECHNIQUE: Under fluoroscopy the right L4-5 facet joint was "
     "entered with a 25 gauge needle and bupivacaine with triamcinolone was injected. Images were kept.", "64493"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [c[1:] for c in OTHER_SYSTEMS], ids=[c[0] for c in OTHER_SYSTEMS])
def test_what_other_systems_settle_is_left_alone(text, code):
    lines = code_of(text)
    assert code in [line.code for line in lines]
    assert not {"GC", "25", "57", "24", "JW", "JZ", "GA", "GZ"} & {item for line in lines for item in line.modifiers}
