from __future__ import annotations

import pytest
from tests.coding.claim import candidate, claim, claimed, shown

KEPT = [
    ("MOD-16 indicator 1 with proof", ["37244", "75726 *"], {}, ["37244", "75726 26 59"]),
    ("MOD-16 indicator 1 without proof", ["37244", "75726"], {}, ["37244"]),
    ("MOD-17 what marks a repeat opens no pair", ["50434 right", candidate("50431 right", modifiers=("76",))], {},
     ["50434 RT"]),
    ("MOD-17 nor do the physician's part and reduced work",
     ["37244", candidate("75726", modifiers=("52",))], {}, ["37244"]),
    ("MOD-15 column 2 takes the modifier", ["92928", "93458 *"], {"setting": "facility"}, ["92928", "93458 59"]),
    ("MOD-16 sides that differ", ["50434 right", "50431 left"], {}, ["50434 RT", "50431 LT"]),
    ("MOD-16 same side", ["50434 right", "50431 right"], {}, ["50434 RT"]),
    ("VASC-09 two punctures", [candidate("36010", access="a"), candidate("36005 left", access="b")], {},
     ["36010", "36005 59 LT"]),
    ("VASC-09 one puncture", [candidate("36010", access="a"), candidate("36005 left", access="a")], {}, ["36010"]),
    ("VASC-16 puncture beside a treatment", [candidate("37226 left", access="a"), candidate("36140 left", access="b")],
     {}, ["37226 LT"]),
    ("VASC-71 line beside PICC", ["36572", "36555 *", "76937 *"], {}, ["36572", "36555 59", "76937 26 59"]),
    ("VASC-84", ["36225 left", "36221"], {"date": "2024-03-01"}, ["36225 LT"]),
    ("MOD-24 codes newer than the release", ["37267 left", "36247 left"], {"date": "2026-02-02"}, ["37267 LT"]),
    ("MOD-24 other access beside new codes", ["37267 left", "36247 left *"], {"date": "2026-02-02"},
     ["37267 LT", "36247 59 LT"]),
    ("MOD-22 add-on alone", ["37253"], {}, []),
    ("MOD-22 further vessel without the first", ["36247", "37253"], {}, ["36247"]),
    ("MOD-22 chain", ["36901", "37252", "37253"], {}, ["36901", "37252", "37253"]),
    ("MOD-22 chain without its head", ["36248", "62323"], {}, ["62323"]),
    ("MOD-22 open list", ["76937", "36558"], {}, ["36558", "76937 26"]),
    ("MOD-22 open list without a procedure", ["76937", "75710 left"], {}, ["75710 26 LT"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("candidates", "fields", "lines"),
    [case[1:] for case in KEPT],
    ids=[case[0] for case in KEPT],
)
def test_edits(candidates, fields, lines):
    assert claimed(*candidates, **fields) == lines


def test_a_pair_that_nothing_opens_names_winner_and_edit():
    result = claim("34705", "34713", "76937 *")
    assert not [line for line in result.lines if line.code == "76937"]
    entry = next(item for item in result.not_coded if item.code == "76937")
    assert (entry.rule, entry.winner) == ("MOD-16", "34713")
    assert "34713/76937" in entry.reason and "2024q3" in entry.reason


@pytest.mark.parametrize(
    ("date", "lines"),
    [("2023-06-30", ["93596 26", "93565"]), ("2023-07-01", ["93596 26", "93598 26 59", "93565"])],
    ids=["MOD-18 before", "MOD-18 after (errata 40)"],
)
def test_dates_of_an_edit(date, lines):
    result = claim("93596", "93565", "93598 *", date=date)
    assert sorted(shown(line) for line in result.lines) == sorted(lines)


@pytest.mark.parametrize(
    ("setting", "kept"),
    [("professional", False), ("office", False), ("facility", True)],
    ids=lambda value: f"MOD-19 {value}",
)
def test_the_two_sets_of_edits_differ(setting, kept):
    result = claim("36558", "36591", setting=setting)
    assert ("36591" in [line.code for line in result.lines]) is kept


def test_units_above_the_limit_are_reviewed_not_cut():
    result = claim("37243", "36247 x9")
    assert [r for r in result.review_reasons if "36247" in r] == [
        "36247 has 9 units, but the unit limit of a day is 3 (MOD-20)."
    ]
    assert "36247 x9" in [shown(line) for line in result.lines]


def test_units_within_the_limit_are_silent():
    assert claim("36247", "36248 x2").review_reasons == ()


@pytest.mark.parametrize(
    ("code", "status"), [("36247", "checked"), ("37267", "not_checked")], ids=["in the release", "newer (MOD-21)"]
)
def test_status_of_a_line(code, status):
    line = claim(candidate(f"{code} left"), date="2026-02-02").lines[0]
    assert line.edits == {"release": "2024q3", "status": status}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)])
def test_a_code_that_is_left_out_denies_nothing(order):
    """36010 would deny 36573, but is itself inside 37191, which leaves 36573 alone."""
    codes = ("37191", "36010", "36573")
    result = claim(*(codes[index] for index in order))
    assert {line.code for line in result.lines} == {"37191", "36573"}
    assert [(item.code, item.winner) for item in result.not_coded] == [("36010", "37191")]
