import pytest
from tests.evaluate.made import gold_report, write_lines

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.predictions import NOTHING, read_coder, read_predictions
from ircoder.formats.rows import InputError

GOLD = [gold_report("37236", report_id="a"), gold_report("20610", report_id="b"), gold_report(report_id="c")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("coded.csv", "report_id,code,units,modifiers\na,37236,2,26;LT\na,76937,,26\nb,,,\n"),
        ("coded.csv", "\ufeffReport ID;Code;Units;Modifiers\r\na;37236;2;26,LT\r\na;76937;;26\r\nb;;;\r\n"),
        ("coded.tsv", "code\treport-id\tmodifiers\tunits\n37236\ta\t26 LT\t2.0\n76937\ta\t26\t1\n"),
        (
            "coded.jsonl",
            '{"report_id": "a", "code": "37236", "units": 2, "modifiers": ["26", "LT"]}\n'
            '{"report_id": "a", "code": "76937", "modifiers": "26"}\n{"report_id": "b", "code": null}\n',
        ),
        (
            "coded.json",
            '[{"report_id": "a", "code": "37236", "units": 2, "modifiers": ["26", "LT"]},'
            ' {"report_id": "a", "code": "76937", "modifiers": ["26"]}]',
        ),
    ],
)
def test_code_lines_of_any_system(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    first, second, third = read_predictions(path, GOLD)
    assert first.codes == code_set(["37236-26,LT x2", "76937-26"])
    # A report without a line was coded with nothing, which is no failure.
    assert (second.codes, second.failure, third.failure) == (code_set([]), None, None)
    assert (first.evidence, first.chances) == (None, None)


def test_probabilities_of_lines_and_sets(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text("report_id,code,probability,report_probability\na,37236,0.9,0.8\na,76937,0.7,0.8\nb,20610,,0.4\n")
    first, second, _ = read_predictions(path, GOLD)
    assert (first.line_chances, first.whole_chance) == ((("37236", 0.9), ("76937", 0.7)), 0.8)
    assert first.chances is not None
    assert (second.line_chances, second.whole_chance, second.chances) == ((), 0.4, None)


def test_settings_are_told_apart(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text("report_id,setting,code\na,facility,76937\na,professional,37236\n")
    assert read_predictions(path, GOLD)[0].codes == code_set(["37236"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("report_id,units\na,1\n", r"coded\.csv: the header lacks report_id or code"),
        ("report_id,code\n,37236\n", r"coded\.csv, line 2: report_id is missing"),
        ("report_id,code\na,37236 76937\n", r"line 2: code is no CPT or HCPCS code"),
        ("report_id,code,units\na,37236,0\n", r"line 2: units is no whole number above 0"),
        ("report_id,code,units\na,37236,1.5\n", r"line 2: units is no whole number"),
        ("report_id,code,probability\na,37236,90\n", r"line 2: probability is no number from 0 to 1"),
        ("report_id,code,probability\na,37236,nan\n", r"line 2: probability is no number from 0 to 1"),
        ("report_id,code,report_probability\na,37236,.9\na,76937,.1\n", r"line 3: report_probability is another one"),
        ("report_id,code,modifiers\na,37236,26,LT\n", r"line 2: the row has more cells than the header\. Quote"),
        ("report_id,code\nz,37236\n", "holds no record of any of the 3 gold reports"),
    ],
)
def test_what_is_no_code_line_is_refused_with_its_place(tmp_path, content, message):
    path = tmp_path / "coded.csv"
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        read_predictions(path, GOLD)


def test_the_probability_of_a_set_may_stand_on_any_row(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text("report_id,code,report_probability\na,37236,\na,76937,0.4\na,75710,\n")
    assert read_predictions(path, GOLD)[0].whole_chance == 0.4


@pytest.mark.parametrize("name", ["coded.xlsx", "coded.parquet"])
def test_a_table_of_another_kind_is_refused_with_a_remedy(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match=r"are read from CSV, JSON Lines or JSON\. Save the table as CSV"):
        read_predictions(path, GOLD)


def line(code="37236", **more):
    return {"code": code, "units": 1, "modifiers": [], **more}


@pytest.mark.parametrize(
    ("records", "chances", "whole"),
    [
        # JSON writes 1.0 as 1 where it comes from another language.
        ([{"lines": [line(probability=1)], "probability": 0}], (("37236", 1.0),), 0.0),
        ([{"lines": [line(probability=0.9), line("76937")]}], (("37236", 0.9),), None),
        ([{"lines": [line(probability=None)], "probability": None}], (), None),
    ],
)
def test_probabilities_of_records(tmp_path, records, chances, whole):
    path = write_lines(tmp_path / "coded.jsonl", *({"report_id": "a", **record} for record in records))
    found = read_predictions(path, GOLD)[0]
    assert (found.line_chances, found.whole_chance) == (chances, whole)


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([{"probability": 90.0}], r"coded\.jsonl, line 1: probability is no number from 0 to 1"),
        ([{"probability": float("nan")}], "probability is no number from 0 to 1"),
        ([{"probability": True}], "probability is no number from 0 to 1"),
        ([{"lines": [line(probability=-0.1)]}], "probability of a line is no number from 0 to 1"),
        ([{}, {}], r"line 2: report a was already in coded\.jsonl, line 1\. Leave one record"),
        ([{"setting": "office"}] * 2, r"line 2: report a with the setting office was already in"),
    ],
)
def test_records_that_say_no_clear_thing_are_refused(tmp_path, records, message):
    path = write_lines(tmp_path / "coded.jsonl", *({"report_id": "a", "lines": [], **record} for record in records))
    with pytest.raises(InputError, match=message):
        read_predictions(path, GOLD)


def test_records_without_a_line_failed(tmp_path):
    path = write_lines(tmp_path / "coded.jsonl", {"report_id": "a", "lines": []})
    assert read_predictions(path, GOLD)[1] is NOTHING


def test_a_coder_may_have_coded_some_reports_and_write_as_gold_does(tmp_path):
    plain = tmp_path / "ann.csv"
    plain.write_text("report_id,code\na,37236\nb,\n")
    assert read_coder(plain, "ann", GOLD).sets == {"a": code_set(["37236"]), "b": code_set([])}
    line = {"code": "37236", "units": 1, "modifiers": [], "evidence": ["a stent"]}
    gold = write_lines(tmp_path / "bob.jsonl", {"report_id": "a", "codes": [line]})
    assert read_coder(gold, "bob", GOLD).sets == {"a": code_set(["37236"])}
    plain.write_text("report_id,code\nz,37236\n")
    with pytest.raises(InputError, match="holds none of the gold reports"):
        read_coder(plain, "ann", GOLD)
