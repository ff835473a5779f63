import pytest
from tests.evaluate.made import gold_report, write_lines

from ircoder.cli.main import main
from ircoder.evaluate.coverage import Coverage, coverage_of
from ircoder.evaluate.plain import read_coded

GOLD = [gold_report("37236", report_id="a"), gold_report("20610", report_id="b")]


@pytest.mark.parametrize(
    ("rows", "lacking", "other_setting", "unknown"),
    [
        ("a,,37236\nb,,20610\n", 0, 0, 0),
        ("a,professional,37236\nb,,20610\n", 0, 0, 0),
        ("a,,37236\n", 1, 0, 0),
        ("a,,37236\nz,,20610\n", 1, 0, 1),
        ("a,facility,37236\nb,facility,20610\nb,professional,20610\n", 0, 1, 0),
        ("a,facility,37236\na,office,37236\nb,,\n", 0, 1, 0),
    ],
)
def test_what_a_file_lacks_and_has_beyond_gold(tmp_path, rows, lacking, other_setting, unknown):
    path = tmp_path / "coded.csv"
    path.write_text(f"report_id,setting,code\n{rows}")
    found = coverage_of(read_coded(path), GOLD)
    assert (found.lacking, found.other_setting, found.unknown) == (lacking, other_setting, unknown)
    assert coverage_of(read_coded(path), GOLD, part=True).unknown == 0


def test_sentences():
    found = Coverage(gold=2000, lacking=1200, other_setting=1, unknown=2)
    assert list(found.told("x.csv", "measured as failed")) == [
        "x.csv lacks 1,200 of 2,000 reports of gold: measured as failed.",
        "x.csv has 1 report only for another setting than gold: measured as they are.",
        "x.csv has 2 reports that gold does not have: left out.",
    ]
    assert not list(Coverage(gold=2, lacking=0, other_setting=0, unknown=0).told("x.csv", "measured as failed"))


def test_the_command_tells_it(tmp_path, capsys):
    line = {"code": "37236", "units": 1, "modifiers": []}
    record = {"text": "a stent", "service_date": "2025-01-01", "codes": [line]}
    gold = write_lines(tmp_path / "gold.jsonl", {"report_id": "a", **record}, {"report_id": "b", **record})
    coded = tmp_path / "coded.csv"
    coded.write_text("report_id,code\na,37236\nz,37236\n")
    with pytest.raises(SystemExit):
        main(["evaluate", str(gold), "--predictions", str(coded)])
    told = capsys.readouterr()
    assert "coded.csv lacks 1 of 2 reports of gold: measured as coded with nothing." in told.err
    assert "coded.csv has 1 report that gold does not have: left out." in told.err
    assert "2 reports, 0 without a usable record, 1 without a code line" in told.out
