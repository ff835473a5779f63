"""What a run promises beside its records: where it lies, what it refuses, and what it leaves behind."""

import json
import os
import signal
import time
from pathlib import Path

import pytest
from filelock import FileLock
from tests.bulk.children import begun, ended, ending_at, finished

from ircoder.bulk import run as bulk_run
from ircoder.bulk.run import Plan
from ircoder.bulk.run_folder import folder_of
from ircoder.cli.main import main

GOOD = {"report_id": "a", "text": "a stent", "service_date": "2025-05-05"}


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "report_id": str(number)}) + "\n" for number in range(300)))
    return path


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code or 0


@pytest.fixture
def broken_off(tiny_model, reports, tmp_path):
    output = tmp_path / "out.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_run, "CHECKPOINT_SECONDS", 0.001)
        patch.setattr("os.fsync", ending_at(20))
        assert finished("code", reports, "-o", output) == 9
    assert folder_of(output).exists()
    return output


class TestUnfinishedRun:
    def test_it_is_not_overwritten(self, broken_off, reports, capsys):
        assert run("code", reports, "-o", broken_off) == 2
        message = capsys.readouterr().err
        assert "holds an unfinished run" in message
        assert "--resume" in message

    @pytest.mark.parametrize("options", [(), ("--resume",)])
    def test_one_that_another_process_is_at_is_not_said_to_be_removed(self, broken_off, reports, capsys, options):
        with FileLock(folder_of(broken_off) / "lock"):
            assert run("code", reports, "-o", broken_off, *options) == 2
        assert "is in use by another process. Wait for it" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("options", "named"),
        [
            (("--entities",), "--entities: then not given, now given"),
            (("--setting", "both"), "--setting: then not given, now both"),
            (("--setting", "office"), "--setting: then not given, now office"),
            (("--service-date", "2025-01-01"), "--service-date: then not given, now 2025-01-01"),
            (("--target-accuracy", "0.9"), "--target-accuracy: then 0.95, now 0.9"),
        ],
    )
    def test_it_does_not_go_on_with_other_options(self, broken_off, reports, capsys, options, named):
        assert run("code", reports, "-o", broken_off, "--resume", *options) == 2
        assert f"began otherwise: {named}. Go on with" in capsys.readouterr().err

    def test_it_does_not_go_on_with_another_input(self, broken_off, reports, capsys):
        reports.write_text(reports.read_text() + json.dumps(GOOD) + "\n")
        assert run("code", reports, "-o", broken_off, "--resume") == 2
        assert "inputs (reports.jsonl has another content)" in capsys.readouterr().err

    def test_not_even_with_one_that_differs_in_the_middle_alone(self, tiny_model, tmp_path, capsys):
        reports, output = tmp_path / "long.jsonl", tmp_path / "out.jsonl"
        lines = [json.dumps({**GOOD, "report_id": f"{n:03}", "text": "a stent " + "x" * 40_000}) for n in range(80)]
        reports.write_text("\n".join(lines))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("os.fsync", ending_at(8))
            assert finished("code", reports, "-o", output) == 9
        reports.write_text(reports.read_text().replace('"040"', '"04x"'))
        assert run("code", reports, "-o", output, "--resume") == 2
        assert "long.jsonl has another content" in capsys.readouterr().err

    def test_inputs_that_came_or_went_are_named(self, broken_off, reports, tmp_path, capsys):
        other = tmp_path / "other.jsonl"
        other.write_text(json.dumps({**GOOD, "report_id": "other"}) + "\n")
        assert run("code", other, "-o", broken_off, "--resume") == 2
        assert "inputs (reports.jsonl is missing, other.jsonl is new)" in capsys.readouterr().err

    def test_it_may_go_on_with_more_workers_and_to_another_format_of_the_same_name(self, broken_off, reports):
        assert finished("code", reports, "-o", broken_off, "--resume", "--workers", 2) == 0
        assert [json.loads(line)["report_id"] for line in broken_off.open()] == [str(n) for n in range(300)]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
    def test_it_does_not_go_on_with_a_pipe(self, broken_off, reports, tmp_path, capsys, monkeypatch):
        pipe = tmp_path / "pipe.jsonl"
        os.mkfifo(pipe)
        monkeypatch.setattr(
            Plan, "identity", lambda plan: json.loads((folder_of(broken_off) / "began.json").read_text())
        )
        assert run("code", pipe, "-o", broken_off, "--resume") == 2
        assert "pipe.jsonl is a pipe" in capsys.readouterr().err
        assert folder_of(broken_off).exists()


@pytest.mark.usefixtures("tiny_model")
class TestFinishedRun:
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
    @pytest.mark.parametrize("ending", ["jsonl", "csv"])
    def test_an_input_may_be_a_pipe(self, tmp_path, ending):
        pipe, output = tmp_path / f"pipe.{ending}", tmp_path / "out.jsonl"
        os.mkfifo(pipe)
        process = begun("code", pipe, "-o", output)
        rows = json.dumps(GOOD) if ending == "jsonl" else f"{','.join(GOOD)}\n{','.join(GOOD.values())}"
        pipe.write_text(f"{rows}\n")
        for _ in range(200):
            if output.exists():
                break
            time.sleep(0.05)
        else:
            os.kill(process, signal.SIGKILL)
        assert ended(process) == 0
        assert json.loads(output.read_text())["report_id"] == "a"

    def test_it_leaves_only_the_output(self, tmp_path):
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(GOOD) + "\n")
        assert run("code", path, "-o", tmp_path / "out.jsonl") == 0
        assert sorted(item.name for item in tmp_path.iterdir()) == [".out.jsonl.made", "one.jsonl", "out.jsonl"]

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("none/out.jsonl", "No such file or directory). See that its folder is there"),
            (f"{'n' * 240}.jsonl", "File name too long"),
        ],
    )
    def test_an_output_that_cannot_have_its_place_is_told_before_anything_is_coded(self, tmp_path, capsys, name, told):
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(GOOD) + "\n")
        assert run("code", path, "-o", tmp_path / name) == 2
        assert told in capsys.readouterr().err
        assert [item.name for item in tmp_path.iterdir()] == ["one.jsonl"]

    def test_an_error_file_of_an_earlier_run_goes(self, tmp_path):
        path, output = tmp_path / "one.jsonl", tmp_path / "out.jsonl"
        path.write_text(json.dumps({**GOOD, "service_date": "1999-01-01"}) + "\n")
        assert run("code", path, "-o", output) == 1
        errors = tmp_path / "out.jsonl.errors.jsonl"
        assert json.loads(errors.read_text()) == {
            "report_id": "a",
            "setting": "professional",
            "position": "one.jsonl, line 1",
            "type": "service_date",
            "reason": "service_date lies outside 2023-01-01 to 2026-12-31, the dates with a code set.",
            "remedy": "Correct the date or leave the report out.",
        }
        path.write_text(json.dumps(GOOD) + "\n")
        assert run("code", path, "-o", output) == 0
        assert not errors.exists()

    @pytest.mark.parametrize("ending", ["jsonl", "csv"])
    @pytest.mark.parametrize(("route", "count"), [("review", 1), ("auto", 0)])
    def test_only_the_records_of_a_route(self, tmp_path, ending, route, count):
        path, output = tmp_path / "one.jsonl", tmp_path / f"out.{ending}"
        path.write_text(json.dumps(GOOD) + "\n{broken\n")
        assert run("code", path, "-o", output, "--route", route) == 1
        assert len(output.read_text().splitlines()) == count + (ending == "csv")
        assert output.with_name(f"{output.name}.errors.jsonl").exists()

    def test_charges_need_a_patient(self, tmp_path, capsys):
        path, output = tmp_path / "one.jsonl", tmp_path / "out.hl7"
        path.write_text(json.dumps({**GOOD, "patient_key": "p"}) + "\n" + json.dumps({**GOOD, "report_id": "b"}) + "\n")
        assert run("code", path, "-o", output) == 1
        assert "1 coded record not in this format (no_patient)" in capsys.readouterr().err
        entry = json.loads((tmp_path / "out.hl7.errors.jsonl").read_text())
        assert (entry["report_id"], entry["type"], entry["position"]) == ("b", "no_patient", "record of b")
        assert output.read_bytes().count(b"\rFT1|") == 1

    @pytest.mark.parametrize("kind", ["jsonl", "csv", "xlsx", "parquet"])
    def test_standard_output_takes_every_format(self, tmp_path, capfdbinary, kind):
        path, output = tmp_path / "one.jsonl", tmp_path / "out"
        path.write_text(json.dumps(GOOD) + "\n")
        assert run("code", path, "--format", kind) == 0
        streamed = capfdbinary.readouterr().out
        assert run("code", path, "-o", output, "--format", kind) == 0
        assert streamed == output.read_bytes()

    @pytest.fixture
    def complete(self, tmp_path):
        path, output = tmp_path / "one.jsonl", tmp_path / "out.jsonl"
        path.write_text(json.dumps(GOOD) + "\n{broken\n")
        assert run("code", path, "-o", output) == 1
        return path, output

    def test_resuming_a_complete_output_does_nothing(self, complete, capsys):
        path, output = complete
        before = output.stat().st_mtime_ns
        (output.with_name("out.jsonl.errors.jsonl")).unlink()  # fetched
        capsys.readouterr()
        assert run("code", path, "-o", output, "--resume", "--workers", 2, "--time-limit", 9) == 1
        assert f"nothing to resume, {output} is complete (2 records, 1 failed)" in capsys.readouterr().err
        assert output.stat().st_mtime_ns == before

    @pytest.mark.parametrize(
        ("options", "named"),
        [
            (("--setting", "both"), "--setting: then not given, now both"),
            (("--format", "csv"), "--format: then jsonl, now csv"),
            (("--route", "auto"), "--route: then not given, now auto"),
            (("--entities", "--target-accuracy", "0.9"), "--target-accuracy: then 0.95, now 0.9; --entities: then not"),
        ],
    )
    def test_a_complete_output_does_not_pass_for_one_of_other_options(self, complete, capsys, options, named):
        path, output = complete
        before = output.read_bytes()
        assert run("code", path, "-o", output, "--resume", *options) == 2
        assert f"{output} is complete, but was made otherwise: {named}" in capsys.readouterr().err
        assert output.read_bytes() == before

    def test_nor_for_one_of_other_inputs(self, complete, capsys):
        path, output = complete
        path.write_text(path.read_text() + json.dumps({**GOOD, "report_id": "b"}) + "\n")
        assert run("code", path, "-o", output, "--resume") == 2
        assert "made otherwise: inputs (one.jsonl has another content). Remove it or" in capsys.readouterr().err
        assert run("code", path, "-o", output) == 1
        assert run("code", path, "-o", output, "--resume") == 1

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda output: (output.with_name(".out.jsonl.made")).unlink(), "there is no .out.jsonl.made"),
            (lambda output: (output.with_name(".out.jsonl.made")).write_text("{"), "cannot be read"),
            (lambda output: output.write_text("{}\n"), "has been changed since"),
        ],
    )
    def test_an_output_of_which_nothing_is_known_does_not_pass_for_complete(self, complete, capsys, spoil, told):
        path, output = complete
        spoil(output)
        assert run("code", path, "-o", output, "--resume") == 2
        assert told in capsys.readouterr().err

    def test_an_output_that_was_fetched_is_made_anew(self, complete):
        path, output = complete
        before = output.read_bytes()
        output.unlink()
        assert run("code", path, "-o", output, "--resume") == 1
        assert output.read_bytes() == before

    def test_a_report_that_fails_in_coding_is_placed_by_its_number(self, tmp_path):
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(GOOD) + "\n" + json.dumps({**GOOD, "report_id": "b", "text": "boom"}) + "\n")
        assert run("code", path, "-o", tmp_path / "out.jsonl") == 1
        entry = json.loads((tmp_path / "out.jsonl.errors.jsonl").read_text())
        assert (entry["position"], entry["type"]) == ("record 2", "internal")
        assert entry["remedy"]

    @pytest.mark.parametrize("levels", [99, 600, 900])
    def test_metadata_that_is_nested_without_end_costs_its_own_report_alone(self, tmp_path, levels):
        path, output = tmp_path / "some.jsonl", tmp_path / "out.jsonl"
        nested = json.dumps(GOOD).removesuffix("}") + f', "nested": {"[" * levels}{"]" * levels}}}'
        path.write_text(f"{nested}\n{json.dumps({**GOOD, 'report_id': 'b'})}\n")
        assert run("code", path, "-o", output) == (levels > 100)
        errors = [record["error"] and record["error"]["type"] for record in map(json.loads, output.open())]
        assert errors == ["wrong_type" if levels > 100 else None, None]

    def test_numbers_that_json_does_not_have_become_text(self, tmp_path):
        def refuse(constant):
            raise AssertionError(constant)

        path, output = tmp_path / "one.jsonl", tmp_path / "out.jsonl"
        path.write_text(json.dumps(GOOD).removesuffix("}") + ', "x": [NaN, 1e999, {"y": -Infinity}, 1.5]}\n')
        assert run("code", path, "-o", output) == 0
        record = json.loads(output.read_text(), parse_constant=refuse)
        assert record["metadata"] == {"x": ["nan", "inf", {"y": "-inf"}, 1.5]}

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_device_is_told(self, tmp_path, capsys):
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(GOOD) + "\n")
        assert run("code", path, "-o", "/dev/full") == 3
        assert "/dev/full could not be written to its end" in capsys.readouterr().err

    def test_a_format_that_cannot_be_made_for_a_stream_is_told_without_a_word_of_a_report(
        self, tmp_path, capsys, monkeypatch
    ):
        def breaks(records, target):
            raise ValueError("Mrs Secretname")

        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps(GOOD) + "\n")
        monkeypatch.setattr("ircoder.bulk.finishing.writer_of", lambda kind: breaks)
        assert run("code", path, "--format", "csv") == 3
        assert capsys.readouterr().err == (
            "ircoder: standard output could not be made (ValueError). Write another --format.\n"
        )

    def test_a_format_that_cannot_be_made_leaves_the_records_for_another(self, tmp_path, capsys, monkeypatch):
        def breaks(records, target):
            raise ValueError("Mrs Secretname")

        path, output = tmp_path / "one.jsonl", tmp_path / "out.csv"
        path.write_text(json.dumps(GOOD) + "\n")
        monkeypatch.setattr("ircoder.bulk.finishing.writer_of", lambda kind: breaks)
        assert run("code", path, "-o", output) == 3
        message = capsys.readouterr().err
        assert "could not be made (ValueError)" in message
        assert "Secretname" not in message
        assert run("code", path, "-o", output, "--resume", "--format", "jsonl") == 0
        assert json.loads(output.read_text())["report_id"] == "a"
