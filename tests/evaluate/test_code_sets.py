import pytest

from ircoder.evaluate.code_sets import CodeSetError, alternatives, code_set


def line(code, units=1, *modifiers):
    return {"code": code, "units": units, "modifiers": list(modifiers)}


EQUAL = [
    ("50 is both sides", [line("36247", 1, "50")], [line("36247", 1, "LT"), line("36247", 1, "RT")]),
    ("a second side with 59", [line("36247", 1, "50")], [line("36247", 1, "LT"), line("36247", 1, "59", "RT")]),
    ("units add up", [line("36248", 2)], [line("36248"), line("36248")]),
    ("families as units or with 59", [line("36245", 2)], [line("36245"), line("36245", 1, "59")]),
    ("order of modifiers", [line("75710", 1, "26", "59", "LT")], [line("75710", 1, "LT", "59", "26")]),
    ("words", [line("36247", 2, "59", "RT")], ["36247-59,RT x2"]),
    ("plain word", [line("36247")], ["36247"]),
    ("50 with 26", [line("75716", 1, "26", "50")], ["75716-26,RT", "75716-26-LT"]),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in EQUAL], ids=[case[0] for case in EQUAL])
def test_equal_code_sets(first, second):
    assert code_set(first) == code_set(second)


DIFFERENT = [
    ("50 is two units", [line("36247", 1, "50")], [line("36247")]),
    ("a 59 against another code", [line("75710", 1, "26", "59")], [line("75710", 1, "26")]),
    ("every line has 59", [line("75726", 1, "59"), line("75726", 1, "59")], [line("75726", 2)]),
    ("the side", [line("36247", 1, "LT")], [line("36247", 1, "RT")]),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in DIFFERENT], ids=[case[0] for case in DIFFERENT])
def test_different_code_sets(first, second):
    assert code_set(first) != code_set(second)


def test_units_are_counted_over_lines_and_sides():
    assert code_set([line("36247", 1, "50"), line("36248", 2), line("36248")]).units == {"36247": 2, "36248": 3}
    assert len(code_set([line("36247", 1, "50"), line("36248", 3)])) == 5


@pytest.mark.parametrize("value", [None, []])
def test_no_alternatives(value):
    assert alternatives(value) == ()


@pytest.mark.parametrize(
    "value",
    [
        [["36247-RT"], [line("36246")]],
        [{"codes": [line("36247", 1, "RT")]}, {"codes": ["36246"]}],
    ],
)
def test_several_alternatives(value):
    assert alternatives(value) == (code_set([line("36247", 1, "RT")]), code_set([line("36246")]))


def test_one_alternative_written_as_a_plain_list():
    assert alternatives([line("36247"), line("36248")]) == (code_set([line("36247"), line("36248")]),)
    assert alternatives(["36247", "36248 x3"]) == (code_set([line("36247"), line("36248", 3)]),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"units": 1}, "lacks its code"),
        ({"code": 36247}, "lacks its code"),
        ({"code": "36247", "units": 0}, "units of a line are no whole number above 0"),
        ({"code": "36247", "units": 1.5}, "units of a line are no whole number above 0"),
        ({"code": "36247", "units": None}, "units of a line are no whole number above 0"),
        ({"code": "36247", "modifiers": "26"}, "modifiers of a line are no list"),
        ({"code": "36247", "modifiers": 26}, "modifiers of a line are no list"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(value, message):
    with pytest.raises(CodeSetError, match=message):
        code_set([value])


@pytest.mark.parametrize("value", ["36247", [["two words"]], [7], [{"codes": 3}], [[{"code": "36247", "units": 0}]]])
def test_what_is_no_alternative(value):
    with pytest.raises(CodeSetError):
        alternatives(value)
