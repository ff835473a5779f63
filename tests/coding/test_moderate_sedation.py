from __future__ import annotations

import pytest
from tests.coding.build import encounter, fact, sedation
from tests.coding.claim import CLAIM, proposing, shown

from ircoder.coding import engine
from ircoder.coding.families import moderate_sedation


def coded(given, *facts, age=60.0, setting="professional"):
    case = encounter(given, *facts, setting=setting, patient_age=age)
    result = engine.code(case, (proposing("36247 left"), moderate_sedation.BOOK, *CLAIM))
    return [shown(line) for line in result.lines if line.code != "36247"], result


def by_operator(minutes, **fields):
    return sedation(id="s", by="operator", minutes=minutes, **fields)


OBSERVER = fact("independent_observer", about="s")


@pytest.mark.parametrize(
    ("minutes", "lines"),
    [
        (9, []),
        (10, ["99152"]),
        (22, ["99152"]),
        (23, ["99152", "99153"]),
        (37, ["99152", "99153"]),
        (38, ["99152", "99153 x2"]),
        (52, ["99152", "99153 x2"]),
        (53, ["99152", "99153 x3"]),
        (68, ["99152", "99153 x4"]),
        (83, ["99152", "99153 x5"]),
    ],
    ids=lambda value: f"VASC-78 {value}",
)
def test_thresholds(minutes, lines):
    assert coded(by_operator(minutes), OBSERVER, setting="facility")[0] == lines


@pytest.mark.parametrize(
    ("setting", "lines"),
    [("professional", ["99152"]), ("facility", ["99152", "99153 x3"]), ("office", ["99152", "99153 x3"])],
    ids=["VASC-79 physician in a hospital", "VASC-79 hospital", "errata 11 office"],
)
def test_settings(setting, lines):
    assert coded(by_operator(55), OBSERVER, setting=setting)[0] == lines


@pytest.mark.parametrize(
    ("age", "first"), [(4.9, "99151"), (0.5, "99151"), (5.0, "99152"), (62.0, "99152"), (None, "99152")]
)
def test_age(age, first):
    assert coded(by_operator(41), OBSERVER, age=age, setting="facility")[0] == [first, "99153 x2"]


@pytest.mark.parametrize(
    "given",
    [
        sedation("general", minutes=60),
        sedation("monitored", by="anesthesia", minutes=60),
        sedation("deep", minutes=60),
        sedation("moderate", by="anesthesia", minutes=60),
        sedation("minimal", by="operator", minutes=60),
    ],
    ids=["general", "monitored", "deep", "by anesthesia", "minimal"],
)
def test_no_code_and_no_question(given):
    lines, result = coded(given)
    assert lines == []
    assert [(item.code, item.rule) for item in result.not_coded] == [("99152", "VASC-80")]
    assert result.queries == ()


@pytest.mark.parametrize("kind", ["local", "none"])
def test_what_nobody_takes_for_moderate_sedation_is_not_noted(kind):
    lines, result = coded(sedation(kind, minutes=60))
    assert (lines, result.not_coded, result.queries) == ([], (), ())


def test_anesthesia_rules_out_moderate_sedation_of_the_same_case():
    case = encounter(by_operator(30), OBSERVER, sedation("general"))
    assert engine.code(case, (moderate_sedation.BOOK,)).lines == ()


def test_silent_observer_is_asked_and_not_coded():
    lines, result = coded(by_operator(41))
    assert lines == []
    assert [(query.code, query.rule) for query in result.queries] == [("99152", "VASC-77")]


def test_silent_times_are_asked_and_not_coded():
    lines, result = coded(by_operator(None), OBSERVER)
    assert lines == []
    assert [(query.code, query.rule) for query in result.queries] == [("99152", "VASC-78")]


def test_denied_observer_is_not_asked():
    lines, result = coded(by_operator(41), fact("independent_observer", "denied", about="s"))
    assert (lines, result.queries) == ([], ())
    assert result.not_coded[0].code == "99152"


def test_times_named_but_unreadable_go_to_review():
    lines, result = coded(by_operator(None), OBSERVER, fact("start_stop_or_total_time", about="s"))
    assert lines == []
    assert result.review_reasons == ("The length of the sedation cannot be read from the report.",)


@pytest.mark.parametrize(
    ("setting", "lines"),
    [("professional", []), ("office", []), ("facility", ["99156", "99157 x2"])],
    ids=lambda value: f"VASC-77 {value}",
)
def test_another_clinician(setting, lines):
    given = sedation(id="s", by="other", minutes=41)
    found, result = coded(given, OBSERVER, setting=setting)
    assert found == lines
    assert "99152" in [item.code for item in result.not_coded]


@pytest.mark.parametrize("status", ["planned", "negated", "historical"])
def test_only_given_sedation_counts(status):
    lines, result = coded(by_operator(41, status=status), OBSERVER)
    assert (lines, result.not_coded) == ([], ())


def test_evidence_holds_observer_and_times():
    _, result = coded(by_operator(41), OBSERVER)
    line = next(line for line in result.lines if line.code == "99152")
    assert "independent_observer" in [item.text for item in line.evidence]


def test_nothing_is_asked_where_no_other_code_stands():
    case = encounter(by_operator(None))
    alone = engine.code(case, (moderate_sedation.BOOK,))
    beside = engine.code(case, (proposing("47000"), moderate_sedation.BOOK))
    assert (bool(alone.queries), bool(beside.queries)) == (False, True)
