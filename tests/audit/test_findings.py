"""Every kind of finding, in claims of a few lines."""

import datetime as dt

import pytest
from tests.audit.build import ON, QUOTE, audited, left_out, question, told

from ircoder.audit.ended_codes import ended_codes
from ircoder.knowledge.base import load_knowledge

Y2026 = dt.date(2026, 3, 1)

AGREED = [
    ("one line", "36247-RT", "36247-RT", ["agreed 36247-RT -> 36247-RT"]),
    ("the order of modifiers does not count", "36247-59-RT", "36247-RT-59", ["agreed 36247-59-RT -> 36247-RT-59"]),
    ("a narrower form of 59", "36247-XS", "36247-59", ["agreed 36247-XS -> 36247-59"]),
    ("left and right are 50", "64493-LT, 64493-RT", "64493-50", ["agreed 64493-LT, 64493-RT -> 64493-50"]),
    ("50 is left and right", "64493-50", "64493-LT, 64493-RT", ["agreed 64493-50 -> 64493-LT, 64493-RT"]),
    ("units of lines add up", "99153, 99153 x2", "99153 x3", ["agreed 99153, 99153 x2 -> 99153 x3"]),
    (
        "59 only tells lines of one code apart",
        "36247-RT, 36247-LT-59",
        "36247-LT, 36247-RT-59",
        ["agreed 36247-RT, 36247-LT-59 -> 36247-LT, 36247-RT-59"],
    ),
    (
        "equal lines are findings of their own",
        "36247-RT, 36247-LT-59",
        "36247-RT, 36247-LT-59",
        ["agreed 36247-RT -> 36247-RT", "agreed 36247-LT-59 -> 36247-LT-59"],
    ),
    ("nothing billed and nothing supported", "", "", []),
]

UNITS_AND_MODIFIERS = [
    ("too many units", "99153 x4", "99153 x2", ["units 99153 x4 -> 99153 x2"]),
    ("the same line twice", "36247-RT, 36247-RT", "36247-RT", ["units 36247-RT, 36247-RT -> 36247-RT"]),
    ("two units with 50", "64493-50 x2", "64493-50", ["units 64493-50 x2 -> 64493-50"]),
    ("26 is missing", "75625", "75625-26", ["modifier 75625 -> 75625-26"]),
    ("the wrong side", "36247-RT", "36247-LT", ["modifier 36247-RT -> 36247-LT"]),
    ("one side billed, both supported", "64493-LT", "64493-50", ["modifier 64493-LT -> 64493-50"]),
    ("both sides as units", "64493 x2", "64493-50", ["modifier 64493 x2 -> 64493-50"]),
    (
        "of two lines one is right",
        "36247-RT, 36247-RT-59",
        "36247-RT, 36247-LT-59",
        ["agreed 36247-RT -> 36247-RT", "modifier 36247-RT-59 -> 36247-LT-59"],
    ),
    (
        "units and modifiers",
        "75710-RT x2",
        "75710-26-RT",
        ["units 75710-RT x2 -> 75710-26-RT", "modifier too 75710-RT x2 -> 75710-26-RT"],
    ),
]

OTHER_CODES = [
    ("missed", "36247", "36247, 75625-26", ["agreed 36247 -> 36247", "missed nothing -> 75625-26"]),
    ("nothing billed", "", "47000", ["missed nothing -> 47000"]),
    ("unsupported", "36247, 47000", "36247", ["agreed 36247 -> 36247", "unsupported 47000 -> nothing"]),
    ("an order too high", "36247", "36246", ["wrong_code 36247 -> 36246"]),
    ("another technique of the leg", "37226-RT", "37224-RT", ["wrong_code 37226-RT -> 37224-RT"]),
    ("a study is no catheter", "75716-26", "36247", ["unsupported 75716-26 -> nothing", "missed nothing -> 36247"]),
    (
        "sides choose the partner",
        "36246-RT, 36246-LT",
        "36245-LT, 36247-RT",
        ["wrong_code 36246-RT -> 36247-RT", "wrong_code 36246-LT -> 36245-LT"],
    ),
    (
        "territory goes before technique",
        "37221-RT, 37226-RT",
        "37220-RT, 37224-RT",
        ["wrong_code 37221-RT -> 37220-RT", "wrong_code 37226-RT -> 37224-RT"],
    ),
    (
        "two sides stand for a line with 50",
        "64490-LT, 64490-RT",
        "64493-50",
        ["wrong_code 64490-LT, 64490-RT -> 64493-50"],
    ),
    (
        "the nearest number of a family",
        "36245, 36246",
        "36247",
        ["unbundled 36245 -> nothing", "wrong_code 36246 -> 36247"],
    ),
    (
        "an edit denies it beside a right code",
        "37226, 75710-26",
        "37226",
        ["agreed 37226 -> 37226", "unbundled 75710-26 -> nothing"],
    ),
]


@pytest.mark.parametrize(
    ("asked", "right", "expected"),
    [case[1:] for case in (*AGREED, *UNITS_AND_MODIFIERS, *OTHER_CODES)],
    ids=[case[0] for case in (*AGREED, *UNITS_AND_MODIFIERS, *OTHER_CODES)],
)
def test_findings_of_a_claim(asked, right, expected):
    assert [told(finding) for finding in audited(asked, right).findings] == expected


@pytest.mark.parametrize(
    ("line", "differing"),
    [
        ("36247-GC", ("GC",)),
        ("36247-51", ("51",)),
        ("36247-22", ("22",)),
        ("36247-ZZ", ("ZZ",)),
        ("36216-RT", ("RT",)),  # bilateral indicator 0: a side only informs
    ],
)
def test_modifiers_that_inform_or_are_left_to_coders_are_told_and_not_held_against_the_line(line, differing):
    (finding,) = audited(line, line[:5]).findings
    assert (finding.kind, finding.informational) == ("agreed", differing)
    assert finding.why == f"Billed as the report supports it; {differing[0]} was not judged."


def test_unbundled_names_edit_and_release():
    finding = audited("37226, 75710-26", "37226").findings[1]
    assert (finding.rule, finding.edit.shown) == ("MOD-16", "37226/75710 (2024q3, indicator 1)")
    assert finding.why == (
        "The pair edit 37226/75710 of 2024q3 denies it beside 37226; the report shows no separate service."
    )


def test_a_modifier_that_opens_an_edit_does_not_make_the_service_separate():
    finding = audited("37226, 75710-26-59", "37226").findings[1]
    assert finding.kind == "unbundled"
    assert "the modifier on the line opens the edit" in finding.why


def test_a_code_left_out_in_favour_of_a_right_one_is_unbundled_by_the_rule_where_there_is_no_edit():
    notes = (left_out("47000", "NONV-12", "36247"),)
    finding = audited("36247, 47000", "36247", left_out=notes).findings[1]
    assert (finding.kind, finding.edit, finding.rule, finding.evidence) == ("unbundled", None, "NONV-12", (QUOTE,))
    assert finding.why == "36247 keeps 47000 off."


def test_an_edit_holds_beside_the_code_that_a_wrong_one_stands_for():
    wrong, unbundled = audited("37226-RT, 75710-26", "37224-RT").findings
    assert (told(wrong), unbundled.kind) == ("wrong_code 37226-RT -> 37224-RT", "unbundled")
    assert unbundled.edit.shown == "37224/75710 (2024q3, indicator 1)"


def test_the_code_in_whose_favour_one_was_left_out_is_what_it_stands_for():
    notes = (left_out("37244", "VINT-32", "37242"),)
    (finding,) = audited("37244", "37242, 37241", left_out=notes).findings[:1]
    assert told(finding) == "wrong_code 37244 -> 37242"
    assert (finding.rule, finding.why) == (
        "VINT-32",
        "Billed 37244, the report supports 37242: 37242 keeps 37244 off.",
    )


def test_what_the_report_only_plans_is_unsupported_with_the_reason():
    notes = (left_out("75710", "MOD-50"),)
    finding = audited("37226, 75710-26", "37226", left_out=notes).findings[1]
    assert (finding.kind, finding.rule, finding.why) == ("unsupported", "MOD-50", "The report keeps 75710 off.")


def test_an_add_on_without_its_parent_is_told():
    (finding,) = audited("36248", "").findings
    assert (finding.kind, finding.rule) == ("unsupported", "MOD-22")


@pytest.mark.parametrize(
    ("asked", "right", "on", "expected", "why"),
    [
        (
            "37226-RT",
            "37265-RT",
            Y2026,
            "not_in_force 37226-RT -> 37265-RT",
            "37226 ended on 2025-12-31, the service was on 2026-03-01; the report supports 37265-RT.",
        ),
        (
            "37265-RT",
            "37226-RT",
            ON,
            "not_in_force 37265-RT -> 37226-RT",
            "37265 begins on 2026-01-01, the service was on 2025-03-01; the report supports 37226-RT.",
        ),
        (
            "37226-RT",
            "",
            Y2026,
            "not_in_force 37226-RT -> nothing",
            "37226 ended on 2025-12-31, the service was on 2026-03-01.",
        ),
    ],
)
def test_codes_that_are_not_in_force(asked, right, on, expected, why):
    (finding,) = audited(asked, right, on=on).findings
    assert (told(finding), finding.why, finding.severity) == (expected, why, "high")


def test_a_code_that_hinges_on_a_question_is_documentation():
    asking = (question("76937", "76937", missing="whether an image was kept"),)
    finding = audited("36247, 76937-26", "36247", questions=asking).findings[1]
    assert told(finding) == "documentation 76937-26 -> nothing"
    assert (finding.question, finding.rule, finding.severity) == ("Was it kept or not?", "VASC-70", "medium")
    assert finding.why == "The report leaves open what 76937 hinges on (whether an image was kept)."


def test_a_code_that_stands_until_the_question_is_answered_is_no_missed_charge():
    asking = (question("36247", "36247", "36246"),)
    (finding,) = audited("36247", "36246", questions=asking).findings
    assert told(finding) == "documentation 36247 -> 36246"


def test_a_side_that_hinges_on_a_question_is_documentation():
    asking = (question("36247", "36247-LT", "36247"),)
    (finding,) = audited("36247-LT", "36247", questions=asking).findings
    assert (told(finding), finding.question) == ("documentation 36247-LT -> 36247", "Was it kept or not?")


@pytest.mark.parametrize(
    ("asked", "right", "why", "rule"),
    [
        ("75625", "75625-26", "Modifiers differ: 26 is missing.", "MOD-01"),
        ("36247-RT", "36247-LT", "The side is wrong: billed RT, the report supports LT.", "MOD-08"),
        ("64493-LT", "64493-50", "Modifiers differ: 50 is missing.", "MOD-07"),
        ("64493", "64493-50", "Modifiers differ: 50 is missing.", "MOD-07"),
        ("36247-59-52", "36247", "Modifiers differ: 52 and 59 are not supported.", "MOD-37"),
        ("36247", "36247-52", "Modifiers differ: 52 is missing.", "MOD-37"),
    ],
)
def test_what_is_wrong_with_modifiers_is_said(asked, right, why, rule):
    (finding,) = audited(asked, right).findings
    assert (finding.why, finding.rule) == (why, rule)


def test_a_missing_59_names_the_edit_that_denies_the_line_without_it():
    finding = audited("37226, 75710-26", "37226, 75710-26-59").findings[1]
    assert (finding.kind, finding.edit.shown) == ("modifier", "37226/75710 (2024q3, indicator 1)")


def test_units_above_the_limit_of_a_day_name_it():
    (finding,) = audited("36247 x5", "36247 x2").findings
    assert finding.why == "Billed 5 units, the report supports 2 units. The unit limit of a day is 3 (2024q3)."


def test_evidence_is_that_of_the_supported_lines():
    findings = audited("36247", "36246, 75625-26").findings
    assert [finding.evidence for finding in findings] == [(QUOTE,), (QUOTE,)]


def test_the_same_claim_in_any_order_of_lines_has_the_same_findings():
    lines = ["36246-RT", "75710-26", "36246-LT", "47000"]
    right = "36247-RT, 36245-LT, 37226"
    forward = {told(f) for f in audited(", ".join(lines), right).findings}
    assert {told(f) for f in audited(", ".join(reversed(lines)), right).findings} == forward


def test_of_equal_pairings_the_order_of_the_file_decides_nothing():
    lines = ("36245-26-59-50", "36245-LT")
    kinds = [
        sorted(f.kind for f in audited(", ".join(order), "36246-26-50").findings) for order in (lines, lines[::-1])
    ]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize(
    ("asked", "right", "expected", "why"),
    [
        ("35476", "36902", ["not_in_force 35476 -> nothing", "missed nothing -> 36902"], "35476 ended on 2016-12-31"),
        ("36147", "36901", ["not_in_force 36147 -> 36901"], "36147 ended on 2016-12-31"),
        ("32405-26", "", ["not_in_force 32405-26 -> nothing"], "32405 ended on 2020-12-31"),
    ],
)
def test_codes_that_ended_long_ago_are_not_in_force(asked, right, expected, why):
    encounter = audited(asked, right)
    assert [told(finding) for finding in encounter.findings] == expected
    first = encounter.findings[0]
    assert first.why.startswith(why)
    assert (first.severity, first.payment_effect) == ("high", None)


def test_ended_codes_are_none_of_the_catalogue_and_of_its_families():
    catalogue = load_knowledge().catalogue
    families = {entry.family: entry.kind for entry in catalogue}
    for entry in ended_codes():
        assert entry.code not in catalogue
        assert entry.family in families
        assert entry.effective_to < dt.date(2022, 1, 1)
