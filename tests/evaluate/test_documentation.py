"""``docs/evaluation.md`` tells every option and every part of the JSON, and none that is not there."""

import csv
import io
import re
from importlib import import_module
from pathlib import Path

import pytest
import typer
from tests.evaluate.made import write_lines
from tests.evaluate.test_bundle import material

from ircoder.cli.main import app
from ircoder.evaluate.plain import read_coded
from ircoder.evaluate.presentation.csv_out import COLUMNS
from ircoder.evaluate.study import study_of
from ircoder.evaluate.study_json import study_json
from ircoder.knowledge.base import load_knowledge

UNTOLD = {"version", "model", "knowledge", "system", "failed", "failures", "missing_codes", "extra_codes", "reports"}
"""Parts of the JSON that say what they hold."""


@pytest.fixture(scope="module")
def text():
    return (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_every_option_is_told_and_there(text):
    command = typer.main.get_command(app).commands["evaluate"]
    there = {word for option in command.params if option.param_type_name == "option" for word in option.opts}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert told == there - {"--help", "-h"}


def test_every_part_of_the_json_is_told(text):
    told = {word.partition(".")[0] for word in re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)`", text)}
    parts = set(study_json(study_of(material(), load_knowledge())))
    assert parts - UNTOLD <= told


def test_the_columns_of_the_csv_are_told(text):
    assert ", ".join(f"`{name}`" for name in COLUMNS) in text


def test_the_example_of_the_plain_format_is_read(text, tmp_path):
    (block,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "coded.csv"
    path.write_text(block)
    assert {row["report_id"] for row in csv.DictReader(io.StringIO(block))} == {
        key for key, _ in read_coded(path).records
    }


def test_the_python_example_runs(text, tmp_path, monkeypatch, capsys):
    (block,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    code = {"code": "37236", "units": 1, "modifiers": []}
    write_lines(tmp_path / "gold.jsonl", {"report_id": "a", "text": "x", "service_date": "2025-01-01", "codes": [code]})
    (tmp_path / "ours.csv").write_text("report_id,code\na,37236\n")
    (tmp_path / "theirs.csv").write_text("report_id,code\na,20610\n")
    names = {}
    exec(block, names)  # noqa: S102 - it is the document's own
    assert capsys.readouterr().out == "1.0 1.0\n"
    assert (names["wrong"], names["figures"]["codes"]["f1"]) == ({}, 1)


def test_the_measures_named_are_there(text):
    for names, module in re.findall(r"((?:`\w+`(?:, | and )?)+) in\s+`(ircoder[\w.]+)`", text):
        for name in re.findall(r"`(\w+)`", names):
            assert callable(getattr(import_module(module), name))


def test_every_source_is_referred_to(text):
    body, _, sources = re.sub(r"```.*?```", "", text, flags=re.DOTALL).partition("## Sources")
    numbers = set(re.findall(r"^(\d+)\. ", sources, re.MULTILINE))
    assert set(re.findall(r"\[(\d+)\]", body)) == numbers
