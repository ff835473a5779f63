import csv
import json
from pathlib import Path

import pytest

from ircoder.bulk.run import Plan
from ircoder.cli.main import main

GOOD = {"report_id": "a", "text": "a stent", "service_date": "2025-05-05"}


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code or 0


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(GOOD) + "\n" + json.dumps({"report_id": "b", "text": "none"}) + "\n")
    return path


def records(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.usefixtures("tiny_model")
class TestCode:
    def test_all_coded_is_status_0(self, reports, tmp_path, capsys):
        out = tmp_path / "out.jsonl"
        assert run("code", reports, "-o", out, "--service-date", "2024-02-02") == 0
        found = records(out)
        assert [(r["report_id"], r["service_date"]) for r in found] == [("a", "2025-05-05"), ("b", "2024-02-02")]
        assert "entities" not in found[0]
        assert capsys.readouterr().err.startswith("ircoder: 2 records coded with 1 line, 2 to review, 0 failed, in ")

    def test_a_failed_record_is_status_1_and_is_counted_by_kind(self, reports, tmp_path, capsys):
        out = tmp_path / "out.jsonl"
        assert run("code", reports, "-o", out) == 1
        assert [r["error"] and r["error"]["type"] for r in records(out)] == [None, "service_date"]
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "1 record coded with 1 line, 1 to review, 1 failed (1 service_date)" in captured.err
        assert f"stands in {out}.errors.jsonl" in captured.err
        assert captured.err.count("\n") == 2

    def test_standard_output_is_the_default(self, reports, capfdbinary):
        assert run("code", reports, "--service-date", "2024-02-02", "--entities") == 0
        found = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
        assert [e["text"] for e in found[0]["entities"]] == ["stent"]

    def test_csv(self, reports, tmp_path):
        out = tmp_path / "out.csv"
        assert run("code", reports, "-o", out, "--service-date", "2024-02-02") == 0
        with out.open(newline="") as stream:
            assert [(row["report_id"], row["code"]) for row in csv.DictReader(stream)] == [("a", "37236"), ("b", "")]

    @pytest.mark.parametrize(("setting", "expected"), [("office", ["office"]), ("both", ["professional", "facility"])])
    def test_setting(self, reports, tmp_path, setting, expected):
        out = tmp_path / "out.jsonl"
        run("code", reports, "-o", out, "--setting", setting, "--service-date", "2024-02-02")
        assert [r["setting"] for r in records(out) if r["report_id"] == "a"] == expected

    def test_an_error_record_is_written_for_both_settings_too(self, reports, tmp_path):
        out = tmp_path / "out.jsonl"
        assert run("code", reports, "-o", out, "--setting", "both") == 1
        assert [(r["report_id"], r["setting"]) for r in records(out)] == [
            (report_id, setting) for report_id in "ab" for setting in ("professional", "facility")
        ]

    def test_workers_do_not_change_a_byte(self, tmp_path):
        path = tmp_path / "reports.jsonl"
        path.write_text("".join(json.dumps({**GOOD, "report_id": str(i)}) + "\n" for i in range(200)) + "{broken\n")
        one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
        assert (run("code", path, "-o", one), run("code", path, "-o", two, "--workers", 2)) == (1, 1)
        assert one.read_bytes() == two.read_bytes()

    def test_an_interrupted_run_tells_how_it_goes_on(self, reports, tmp_path, capsys, monkeypatch):
        def interrupted(self, skip=0):
            yield next(iter(outcomes(self, skip)))
            raise KeyboardInterrupt

        outcomes = Plan.outcomes
        monkeypatch.setattr(Plan, "outcomes", interrupted)
        out = tmp_path / "out.jsonl"
        assert run("code", reports, "-o", out) == 130
        assert "ircoder: interrupted after 1 record; go on with --resume" in capsys.readouterr().err
        assert [r["report_id"] for r in records(tmp_path / "out.jsonl.run" / "records.jsonl")] == ["a"]
        assert not out.exists()

    def test_a_report_that_takes_too_long_costs_only_itself(self, tmp_path):
        path, out = tmp_path / "reports.jsonl", tmp_path / "out.jsonl"
        texts = ["a stent", "sleep for a stent", "a stent"]
        path.write_text(
            "".join(json.dumps({**GOOD, "report_id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
        )
        assert run("code", path, "-o", out, "--time-limit", "2") == 1
        assert [r["error"] and r["error"]["type"] for r in records(out)] == [None, "time_limit", None]
        assert "2 s" in records(out)[1]["error"]["message"]

    def test_several_inputs_keep_their_order(self, reports, tmp_path):
        text = tmp_path / "z.txt"
        text.write_text("stent")
        out = tmp_path / "out.jsonl"
        run("code", text, reports, "-o", out, "--service-date", "2024-02-02")
        assert [r["report_id"] for r in records(out)] == ["z", "a", "b"]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("missing.jsonl",), "does not exist"),
            (("{reports}", "-o", "out.docx"), "names no output format"),
            (("{reports}", "--format", "docx"), "is not known"),
            (("{reports}", "--service-date", "5/5/2025"), "--service-date is no date of the form YYYY-MM-DD"),
            (("{reports}", "--service-date", "2022-05-05"), "--service-date lies outside"),
            (("{reports}", "-o", "{reports}"), "is an input too"),
            (("{reports}", "-o", "out.csv", "--entities"), "no place in csv"),
            (("{reports}", "-o", "{reports}/x/out.jsonl"), "cannot be written"),
            (("-",), "standard input is not read"),
            (("{reports}", "--once"), "--once goes with --watch only"),
            (("{reports}", "--settle", "2"), "--settle goes with --watch only"),
            (("{reports}", "--master", "local"), "--master goes with --engine spark only"),
            (("{reports}", "--resume"), "standard output cannot be resumed"),
        ],
    )
    def test_a_wrong_call_is_status_2_with_one_line(self, reports, capsys, arguments, message):
        before = reports.read_bytes()
        assert run("code", *(argument.replace("{reports}", str(reports)) for argument in arguments)) == 2
        captured = capsys.readouterr()
        assert message in captured.err
        assert captured.err.startswith("ircoder: ")
        assert captured.err.count("\n") == 1
        assert captured.out == ""
        assert reports.read_bytes() == before

    @pytest.mark.parametrize("ending", ["txt", "parquet"])
    def test_an_output_that_would_be_an_input_the_next_time_is_refused(self, tmp_path, capsys, ending):
        (tmp_path / "a.txt").write_text("a stent")
        assert run("code", tmp_path, "-o", tmp_path / f"out.{ending}", "--format", "csv") == 2
        assert "be read the next time" in capsys.readouterr().err

    def test_a_folder_that_cannot_be_looked_into(self, tmp_path, capsys, monkeypatch):
        def refused(folder):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refused)
        assert run("code", tmp_path) == 2
        assert f"{tmp_path} cannot be looked into (Permission denied)" in capsys.readouterr().err

    def test_a_folder_says_what_of_it_is_not_read(self, tmp_path, capsys):
        folder = tmp_path / "texts"
        (folder / "older").mkdir(parents=True)
        for name in ("a.txt", "._a.txt", "b.docx", "c.pdf"):
            (folder / name).write_text("a stent")
        out = tmp_path / "out.jsonl"
        assert run("code", folder, "-o", out, "--service-date", "2025-05-05") == 0
        assert [record["report_id"] for record in records(out)] == ["a"]
        note = capsys.readouterr().err.splitlines()[0]
        assert "1 subfolder and 2 files without the ending .txt not read" in note

    @pytest.mark.parametrize("name", ["a.txt", "new.TXT"])
    def test_no_output_among_the_texts_of_an_input_folder(self, tmp_path, capsys, name):
        (tmp_path / "a.txt").write_text("a stent")
        call = ("code", tmp_path, "-o", tmp_path / name, "--format", "csv", "--service-date", "2025-05-05")
        assert run(*call) == 2
        assert "among the files of an input folder" in capsys.readouterr().err
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
        assert (tmp_path / "a.txt").read_text() == "a stent"


@pytest.mark.parametrize(
    "arguments", [("code",), ("nothing",), ("code", "x", "--workers", "0"), ("code", "x", "--what")]
)
def test_usage_errors_are_status_2_without_a_traceback(arguments, capsys):
    assert run(*arguments) == 2
    assert "Traceback" not in capsys.readouterr().err
