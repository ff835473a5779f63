"""A whole audit of written reports with errors of every kind, from files to workbook and page."""

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.audit.example_month import write_example

from ircoder.audit.model import KIND_LABELS, KINDS
from ircoder.cli.main import main

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


@pytest.mark.slow
@pytest.mark.parametrize("with_paid", [True, False])
def test_workbook_page_and_json_tell_the_same(tmp_path, with_paid):
    reports, billed = write_example(tmp_path / "month", with_paid=with_paid)
    files = {name: tmp_path / f"audit.{name}" for name in ("xlsx", "html", "json")}
    call = ["audit", str(reports), "--billed", str(billed), "-o", str(files["xlsx"]), "--html", str(files["html"])]
    with pytest.raises(SystemExit) as ended:
        main([*call, "--json", str(files["json"])])
    assert ended.value.code == 1  # a line of no report, and lines of other specialties
    told = json.loads(files["json"].read_text(encoding="utf-8"))
    assert all(told["scores"]["kinds"][kind] for kind in KINDS)
    book = openpyxl.load_workbook(files["xlsx"], read_only=True)
    rows = [[cell for cell in row if cell is not None] for row in book["Summary"].iter_rows(values_only=True)]
    page = files["html"].read_text(encoding="utf-8")
    for kind, count in told["scores"]["kinds"].items():
        assert any(row[:2] == [KIND_LABELS[kind], count] for row in rows)
    for score in told["scores"].values():
        if "formula" in score:
            assert any(row[1:2] == pytest.approx([score["value"]]) and row[0] == score["label"] for row in rows if row)
            assert score["label"] in page
    assert f"{told['scores']['net_overpayment']['value']:,.2f}" in page


DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["audit.md", "audit_statistics.md"])
def test_the_commands_of_the_documentation_can_be_followed_word_for_word(tmp_path, monkeypatch, name):
    write_example(tmp_path)  # as the first line has it
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```sh\n(.*?ircoder audit .*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)
    commands = [shlex.split(line) for line in block.splitlines() if line.startswith("ircoder ")]
    assert len(commands) == 3
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            main(command[1:])
        assert ended.value.code == (1 if "--billed" in command else 0)  # a line of no report is told
