"""Calls that cannot be understood, readers that leave, and streams that are closed."""

import json
import os
import subprocess
import sys

import pytest

from ircoder.cli.main import main


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code or 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("explain",),
            "REPORT is missing (a report: any input of `ircoder code`, with --id where it holds several). `ircoder explain -h`",
        ),
        (("reference", "show"), "CODE is missing (a CPT or HCPCS code, such as 37242). `ircoder reference show -h`"),
        (("corpus", "generate"), "--count is missing (reports to make). `ircoder corpus generate -h`"),
        (("code", "--outpt", "x"), "--outpt is no option of `ircoder code`. Did you mean --output or --route? "),
        (("version", "--x"), "--x is no option of `ircoder version`. `ircoder version -h` lists them."),
        (("code", "a.txt", "-o"), "-o lacks its value. "),
        (("code", "a.txt", "--entities=yes"), "--entities takes no value. Leave it out."),
        (("code", "a.txt", "--workers", "0"), "--workers: it is to be greater than or equal to 1. `ircoder code -h`"),
        (("code", "a.txt", "--workers", "two"), "--workers: it is to be a valid integer. `ircoder code -h` tells"),
        (("code", "a.txt", "--setting", "x"), "--setting: 'x' is none of 'professional', 'facility', 'office', "),
        (("cod",), "No such command 'cod'. Did you mean 'code'? `ircoder -h` lists them."),
        (("reference", "nope"), "No such command 'nope'. `ircoder reference -h` lists them."),
        (("version", "now"), "Got unexpected extra argument(s) (now). `ircoder version -h` tells how it is called."),
    ],
)
def test_a_wrong_call_names_what_is_wrong_and_the_remedy_in_one_line(arguments, told, capsys):
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"ircoder: {told}")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize(("arguments", "status"), [((), 2), (("reference",), 2), (("-h",), 0), (("code", "-h"), 0)])
def test_a_call_without_a_command_shows_the_help(arguments, status, capsys):
    assert run(*arguments) == status
    captured = capsys.readouterr()
    assert (captured.err if status else captured.out).startswith("Usage: ircoder")


only_posix = pytest.mark.skipif(os.name == "nt", reason="streams as POSIX has them")


def command(*arguments, **options):
    program = f"from ircoder.cli.main import main\nmain({[str(argument) for argument in arguments]!r})"
    return subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True, check=False, **options)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"report_id": "a", "text": "Paracentesis.", "service_date": "2025-05-05"}) + "\n")
    return path


@only_posix
@pytest.mark.parametrize("arguments", [("reference", "coverage"), ("code", "{report}"), ("explain", "{report}")])
def test_a_reader_that_leaves_ends_the_command_as_a_shell_tells_it(report, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = command(*(argument.format(report=report) for argument in arguments), stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@only_posix
def test_a_closed_standard_output_is_told(report):
    done = command("code", report, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (2, "ircoder: standard output is closed. Name a file with -o.\n")


@only_posix
def test_a_closed_standard_error_costs_nothing(report, tmp_path):
    program = f"from ircoder.cli.main import main\nmain(['code', {str(report)!r}, '-o', {str(tmp_path / 'o.jsonl')!r}])"
    done = subprocess.run([sys.executable, "-c", program], check=False, preexec_fn=lambda: os.close(2))
    assert done.returncode == 0
    assert json.loads((tmp_path / "o.jsonl").read_text())["report_id"] == "a"
