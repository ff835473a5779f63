import datetime as dt

import pytest

from ircoder.cli.main import main
from ircoder.cli.reference import _entry_fields, collapsed
from ircoder.coding.rulebooks import rule_books
from ircoder.knowledge import rules as rule_table
from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.rules import KINDS, load_rules
from ircoder.knowledge.tables import KnowledgeError


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main(["reference", *arguments])
    return caught.value.code or 0


def test_show_tells_what_is_in_force_on_a_date(capsys):
    assert run("show", "37220", "--on", "2025-12-31") == 0
    assert "on 2025-12-31     in force" in capsys.readouterr().out
    assert run("show", "37220", "--on", "2026-01-01") == 0
    assert "NOT in force" in capsys.readouterr().out


def test_show_names_family_parents_and_rules(capsys):
    assert run("show", "37237", "--on", "2025-06-01") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("37237  ")
    assert "add-on" in shown
    assert "37236" in shown
    assert "VINT-" in shown


def test_every_field_of_the_catalogue_is_shown_in_words():
    for entry in load_catalogue():
        fields = dict(_entry_fields(entry, dt.date(2025, 6, 1)))
        for name in ("family", "one unit is", "both sides", "includes"):
            assert "_" not in fields[name], entry.code
            assert not {"imaging si", "na", "minutes 15"} & set(fields[name].split(", ")), entry.code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "00000"), "is not in the catalogue"),
        (("show", "37236", "--on", "yesterday"), "--on is no date"),
        (("rule", "VASC-999"), "is no rule of the reference"),
    ],
)
def test_what_is_not_there_is_status_2(arguments, message, capsys):
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err


def test_rule_shows_words_and_the_modules_that_decide_it(capsys):
    book = next(book for book in rule_books() if book.rules)
    known = next(rule_id for rule in book.rules for rule_id in rule.ids if rule_id in load_rules())
    assert run("rule", known.lower()) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{known}  {load_rules().get(known).title}")
    assert "decided in" in shown


def test_coverage_counts_rules_with_a_module(capsys):
    assert run("coverage") == 0
    everything = capsys.readouterr().out
    decided = {rule_id for book in rule_books() for rule in book.rules for rule_id in rule.ids}
    coding = [rule for rule in load_rules() if rule.kind == "coding"]
    expected = f"coding: {sum(rule.id in decided for rule in coding)} of {len(coding)} rules are decided by a module"
    assert expected in everything
    assert run("coverage", "--missing") == 0
    missing = capsys.readouterr().out.splitlines()
    assert not decided & {line.split()[0] for line in missing if line.rstrip().endswith(" -")}


def test_every_rule_of_the_table_is_sound():
    rules = load_rules()
    assert len(rules) > 100
    for rule in rules:
        assert rule.title
        assert rule.summary
        assert rule.kind in KINDS


HEAD = ",".join(rule_table.COLUMNS) + "\n"
ROW = "X-01,Title,coding,stent;other,37236-37238;C9600,2026-01-01,,,,Says.,Like this.,high\n"


@pytest.fixture
def table(monkeypatch):
    def put(content):
        monkeypatch.setattr("ircoder.knowledge.tables.table_text", lambda name: content)
        return load_rules.__wrapped__()

    return put


def test_rules_are_read_with_dates_and_expanded_codes(table):
    rules = table(HEAD + ROW)
    rule = rules.get("X-01")
    assert rule.codes == {"37236", "37237", "37238", "C9600"}
    assert rule.families == ("stent", "other")
    assert rules.about("37237") == (rule,)
    assert rules.about("37239") == ()
    assert not rule.in_force(dt.date(2025, 12, 31))
    assert rule.in_force(dt.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + ROW + ROW, "line 3: X-01 stands in the table twice"),
        (HEAD + ROW.replace("coding", "advice"), "line 2: the kind is not known"),
        (HEAD + ROW.replace("2026-01-01", "soon"), "line 2: a date is not of the form"),
        (HEAD.replace("title,", "") + ROW, "column title is missing"),
    ],
)
def test_errors_in_the_rule_table_name_line_and_remedy(table, content, message):
    with pytest.raises(KnowledgeError, match=message):
        table(content)


def test_codes_are_written_as_ranges():
    assert collapsed({"36221", "36222", "36223", "75774", "C9600", "0075T"}) == "36221-36223; 75774; 0075T; C9600"
    assert collapsed(()) == ""
