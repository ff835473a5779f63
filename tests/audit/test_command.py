"""``ircoder audit`` from the command line."""

from __future__ import annotations

import csv
import json

import pytest

from ircoder.audit.model import KINDS, SEVERITIES
from ircoder.cli.main import main

BILLED = [
    ("report_id", "code", "modifiers", "units", "provider_id"),
    ("r1", "36246", "", "1", "P1"),
    ("r1", "75625", "", "1", "P1"),
]


def record(report_id="r1", lines=(("36247", 1, []), ("75625", 1, ["26"])), **fields):
    return {
        "report_id": report_id,
        "service_date": "2025-03-01",
        "setting": "professional",
        "code_set": "2025",
        "lines": [
            {
                "code": code,
                "units": units,
                "modifiers": modifiers,
                "probability": 0.9,
                "label": "own words",
                "evidence": [{"start": 3, "end": 9, "text": "celiac", "section": "technique"}],
                "rules": ["VASC-06"],
                "why": "One sentence.",
                "edits": {"release": "2024q3", "status": "checked"},
                "values": None,
            }
            for code, units, modifiers in lines
        ],
        "not_coded": [],
        "queries": [],
        "route": "auto",
        "review_reasons": [],
        "probability": 0.8,
        "model": "m-1",
        "knowledge": "k-1",
        "error": None,
        **fields,
    }


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(rows=BILLED, records=None):
        with (tmp_path / "billed.csv").open("w", newline="") as stream:
            csv.writer(stream).writerows(rows)
        (tmp_path / "coded.jsonl").write_text("".join(json.dumps(item) + "\n" for item in records or [record()]))
        return tmp_path

    return write


def _run(*arguments, status=0):
    with pytest.raises(SystemExit) as ended:
        main(["audit", *arguments])
    assert ended.value.code == status


def test_json_of_an_audit(files):
    folder = files()
    _run("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "audit.json")
    audit = json.loads((folder / "audit.json").read_text())
    assert list(audit) == ["encounters", "scores", "inputs", "problems", "versions", "options"]
    (encounter,) = audit["encounters"]
    assert (encounter["report_id"], encounter["provider_id"], encounter["setting"]) == ("r1", "P1", "professional")
    modifier, wrong = encounter["findings"]
    assert (modifier["kind"], wrong["kind"], wrong["code"]) == ("modifier", "wrong_code", "36246")
    assert wrong["billed"] == [
        {
            "code": "36246",
            "units": 1,
            "modifiers": [],
            "where": "billed.csv, line 2",
            "service_date": None,
            "charge": None,
            "paid": None,
            "provider_id": "P1",
            "billed_on": None,
        }
    ]
    assert (wrong["suggested"][0]["code"], wrong["rule"], wrong["rvu_effect"]) == ("36247", "VASC-06", 1.33)
    assert wrong["evidence"] == [{"report_id": "r1", "start": 3, "end": 9, "text": "celiac", "section": "technique"}]
    assert wrong["kind"] in KINDS
    assert wrong["severity"] in SEVERITIES
    assert encounter["amounts"]["net"] == 13.91  # 56.93 too much, 43.02 too little
    assert audit["scores"]["code_accuracy"]["numerator"] == 1
    assert audit["scores"]["trigger"] == {
        "threshold": 0.05,
        "rate": audit["scores"]["overpayment_rate"]["value"],
        "reached": False,
    }
    assert audit["versions"]["model"] == "m-1"
    assert audit["versions"]["fees"] == ["2025d"]
    assert audit["problems"] == []
    assert not list(folder.glob(".*"))


def test_the_summary_at_the_terminal(files, capsys):
    files()
    _run("--suggested", "coded.jsonl", "--billed", "billed.csv")
    out = capsys.readouterr().out
    assert out.startswith("1 encounter: wrong_code 1, modifier 1\n")
    assert "Code accuracy" in out
    assert "50.0% (1.3% to 98.7%)" in out
    assert "stays below the trigger of 5.0%" in out


def test_standard_output_has_the_json_alone(files, capsys):
    files()
    _run("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "-")
    assert json.loads(capsys.readouterr().out)["options"]["trigger"] == 0.05


def test_options(files):
    folder = files()
    options = ("--trigger", "0.01", "--conversion-factor", "40")
    _run("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "audit.json", *options)
    audit = json.loads((folder / "audit.json").read_text())
    unset = dict.fromkeys(("setting", "service_date", "model", "vocabulary"))
    assert audit["options"] == {"conversion_factor": 40.0, "trigger": 0.01, "confidence": 0.95, **unset}
    assert audit["scores"]["trigger"]["reached"] is True
    assert audit["encounters"][0]["findings"][1]["payment_effect"] == 53.2  # 1.33 RVUs


def test_what_cannot_be_audited_is_told_and_the_rest_is_audited(files, capsys):
    rows = [*BILLED, ("r3", "abc", "", "1", ""), ("r9", "36247", "", "1", ""), ("r1", "99213", "25", "1", "")]
    rows += [("r1", "", "", "1", ""), ("r3", "36247", "", "1", "")]
    failed = record("r2", (), error={"type": "empty_text", "message": "line 2: text is empty."})
    folder = files(rows, [record(), failed, {"no": "record"}, record("r3")])
    _run("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "audit.json", status=1)
    audit = json.loads((folder / "audit.json").read_text())
    assert {(problem["of"], problem["type"]) for problem in audit["problems"]} == {
        ("billed", "code"),
        ("billed", "missing_field"),
        ("billed", "no_report"),
        ("report", "incomplete"),
        ("billed", "out_of_scope"),
        ("report", "empty_text"),
        ("report", "malformed"),
    }
    assert [encounter["report_id"] for encounter in audit["encounters"]] == ["r1"]  # nothing of r3 counts as missed
    assert "7 problems" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["report_id,code\na,37242\n", '{"report_id": "a", "text": "a stent"}\n'])
def test_a_file_without_any_record_is_refused_in_one_line(files, capsys, text):
    (files() / "coded.csv").write_text(text)
    _run("--suggested", "coded.csv", "--billed", "billed.csv", status=2)
    captured = capsys.readouterr()
    assert captured.err.startswith("ircoder: coded.csv holds no record that `ircoder code` wrote")
    assert (captured.err.count("\n"), captured.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--suggested", "coded.jsonl"), "--billed is missing"),
        (("--billed", "billed.csv"), "name either REPORTS or --suggested"),
        (("coded.jsonl", "--suggested", "coded.jsonl", "--billed", "billed.csv"), "name either REPORTS or --suggested"),
        (("--suggested", "none.jsonl", "--billed", "billed.csv"), "none.jsonl does not exist"),
        (("--suggested", "coded.jsonl", "--billed", "none.csv"), "none.csv does not exist"),
        (("none.jsonl", "--billed", "billed.csv"), "none.jsonl does not exist"),
        (("--suggested", "coded.jsonl", "--billed", "billed.csv", "-o", "audit.csv"), "does not end in .xlsx"),
        (("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "billed.csv"), "is an input too"),
        (("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "no/a.json"), "no does not exist"),
        (("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", "a", "--html", "a"), "for two outputs"),
    ],
)
def test_a_wrong_call(files, capsys, arguments, message):
    files()
    _run(*arguments, status=2)
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--help",), "--conversion-factor"),
        ((), "--conversion-factor"),
        (("sample", "--help"), "FRAME"),
        (("extrapolate", "--help"), "sample"),
    ],
)
def test_the_audit_and_its_subcommands_have_their_help(capsys, monkeypatch, arguments, words):
    monkeypatch.setenv("COLUMNS", "200")
    _run(*arguments)
    assert words in capsys.readouterr().out


def test_the_same_audit_gives_the_same_bytes(files):
    folder = files()
    for name in ("a.json", "b.json"):
        _run("--suggested", "coded.jsonl", "--billed", "billed.csv", "--json", name)
    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()
