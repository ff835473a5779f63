"""Synthetic reports: the same for a seed, right offsets, codes of their own findings, none twice, nothing hidden said."""

import json
import re
from itertools import combinations

import pytest
from typer.testing import CliRunner

from ircoder.cli.main import app
from ircoder.findings.model import Findings
from ircoder.intake import report_of
from ircoder.knowledge.base import load_knowledge
from ircoder.report import Report
from ircoder.synthetic import generate
from ircoder.synthetic.families import FAMILIES
from ircoder.synthetic.generate import coded, dictations
from ircoder.synthetic.grammar import load_grammar
from ircoder.synthetic.names import core

LABELS = {"VESSEL", "DEVICE", "INTERVENTION", "IMAGING", "ANATOMY", "LESION", "GUIDANCE", "SEDATION"}
ASSERTIONS = {"performed", "attempted", "planned", "historical", "negated", "hypothetical"}
COUNT = 200


@pytest.fixture(scope="module")
def made():
    return list(dictations(COUNT, 5))


@pytest.fixture(scope="module")
def records(made):
    return [item.record for item in made]


def test_a_seed_makes_the_same_reports_again(records):
    assert list(generate(30, 5)) == records[:30]
    assert [record["text"] for record in generate(30, 6)] != [record["text"] for record in records[:30]]


def test_spans_are_the_words_at_their_place(records):
    for record in records:
        ends = 0
        assert record["entities"]
        for entity in record["entities"]:
            assert record["text"][entity["start"] : entity["end"]] == entity["text"] == entity["text"].strip()
            assert entity["start"] >= ends
            assert entity["label"] in LABELS
            assert (entity["assertion"] in ASSERTIONS) == (entity["label"] in ("INTERVENTION", "IMAGING", "DEVICE"))
            ends = entity["end"]


def test_sides_that_are_said_are_the_sides_of_the_spans(records):
    for record in records:
        for entity in record["entities"]:
            said = re.match(r"(left|right)\b", entity["text"].lower())
            if said and entity["label"] in ("VESSEL", "ANATOMY"):
                assert entity["side"] == said[1]


def test_codes_are_those_of_the_findings(made):
    for item in made:
        lines = coded(item.case).lines
        assert item.record["codes"] == [
            {"code": line.code, "units": line.units, "modifiers": list(line.modifiers)} for line in lines
        ]
    catalogue = load_knowledge().catalogue
    for item in made:
        assert all(catalogue.in_force(line["code"], item.case.service_date) for line in item.record["codes"])


def test_a_case_without_findings_would_have_no_codes(made):
    """The codes come from nowhere else."""
    item = made[0]
    empty = type(item.case)(item.case.family, item.case.service_date, item.case.setting, Findings(), item.case.steps)
    assert not coded(empty).lines


def test_records_are_reports_marked_as_synthetic(records):
    for number, record in enumerate(records, start=1):
        assert record["report_id"] == f"syn-5-{number}"
        assert record["synthetic"] is True
        assert "2023-01-01" <= record["service_date"] <= "2026-12-31"
        assert isinstance(report_of(record, "synthetic"), Report)


def test_no_skeleton_stands_twice(made):
    assert len({item.skeleton for item in made}) == COUNT
    shingles = [_shingles(item.skeleton) for item in made]
    near = [(a, b) for a, b in combinations(range(COUNT), 2) if _likeness(shingles[a], shingles[b]) > 0.75]
    assert not near


def _shingles(text):
    words = text.split()
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def _likeness(one, other):
    return len(one & other) / max(1, len(one | other))


def test_every_family_and_style_is_there(records):
    assert {record["family"] for record in generate(700, 3)} == set(FAMILIES)
    texts = [record["text"] for record in records]
    assert sum(text.isupper() for text in texts) > 10
    assert sum("\nDear Dr." in text for text in texts) > 10
    assert sum(bool(re.search(r"\n[-*•>] ?\w", text)) for text in texts) > 10
    assert any(not record["codes"] for record in records)


def test_hidden_forms_are_absent(records):
    used = sorted({core(entity["text"]) for record in records for entity in record["entities"]})
    hidden = frozenset(used[::5])
    for record in generate(60, 5, hidden):
        assert not {core(entity["text"]) for entity in record["entities"]} & hidden


def test_too_much_hidden_is_told(records):
    every = frozenset(core(entity["text"]) for record in generate(900, 8) for entity in record["entities"])
    with pytest.raises(ValueError, match="hide fewer"):
        list(generate(20, 8, every))


def test_patterns_name_only_symbols_that_are_there():
    grammar = load_grammar()
    assert sum(len(alternatives) for alternatives in grammar.values()) > 800

    def symbols(nodes):
        for node in nodes:
            if node.kind == "symbol":
                yield node.value
            for part in node.parts:
                yield from symbols(part)

    named = {name for found in grammar.values() for item in found for name in symbols(item.nodes)}
    assert named <= set(grammar)


def test_the_command_writes_json_lines(tmp_path):
    hidden = tmp_path / "hidden.txt"
    hidden.write_text("common femoral artery\n", encoding="utf-8")
    out = tmp_path / "reports.jsonl"
    call = ["corpus", "generate", "--count", "4", "--seed", "9", "-o", str(out), "--hidden", str(hidden)]
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 0
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert written == list(generate(4, 9, frozenset({"common femoral artery"})))
