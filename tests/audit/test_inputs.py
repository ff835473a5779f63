"""Every output names the files that it was made from, and what made it."""

import csv
import dataclasses
import hashlib
import json
import os
import subprocess

import openpyxl
import pytest
from tests.audit.build_result import HOSTILE, result
from tests.audit.test_command import BILLED, record

from ircoder.audit.inputs import Inputs, input_file
from ircoder.audit.made_from import InputFile
from ircoder.audit.page_method import method_section
from ircoder.cli.main import main

REPORT = {
    "report_id": "r1",
    "service_date": "2025-03-01",
    "text": "TECHNIQUE: Ultrasound-guided paracentesis. A catheter was placed, 2 L of ascites were removed.",
}


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IRCODER_VOCABULARY", raising=False)

    def do(*arguments, status=0):
        with pytest.raises(SystemExit) as ended:
            main(["audit", *map(str, arguments)])
        assert ended.value.code == status
        return capsys.readouterr()

    return do


def write_csv(path, rows):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_is_told_by_name_size_and_hash_of_its_bytes(tmp_path):
    path = tmp_path / "month.csv"
    path.write_bytes(b"a,b\n1,2\n")
    told = input_file("billed", path, 1)
    assert (told.role, told.name, told.records, told.files) == ("billed", "month.csv", 1, 1)
    assert (told.bytes, told.sha256) == (8, sha256(path))


def test_a_folder_has_the_hash_of_what_sha256sum_prints_for_its_files(tmp_path):
    for name, text in (("b.txt", "two"), ("B.txt", "one"), ("a b.txt", "three"), ("notes.md", "no report")):
        (tmp_path / name).write_text(text)
    listed = subprocess.run(  # noqa: S602 - as the documentation has it
        "LC_ALL=C; export LC_ALL; sha256sum *.txt", shell=True, cwd=tmp_path, capture_output=True, check=True
    ).stdout
    told = input_file("reports", tmp_path)
    assert (told.files, told.bytes, told.sha256) == (3, 11, hashlib.sha256(listed).hexdigest())


def test_what_cannot_be_hashed_is_told_by_its_name_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe.jsonl")
    for name in ("pipe.jsonl", "none.csv"):
        told = input_file("reports", tmp_path / name)
        assert (told.name, told.bytes, told.sha256) == (name, None, None)


@pytest.mark.parametrize(("after", "problems"), [("other words", 1), (None, 0)])
def test_a_file_that_changes_during_the_audit_is_told(tmp_path, after, problems):
    path = tmp_path / "billed.csv"
    path.write_text("words")
    files = Inputs([("billed", path)])
    if after is not None:
        path.write_text(after)
    told = list(files.changed())
    assert [(item.of, item.type, item.where) for item in told] == [("file", "changed", "billed.csv")] * problems


def test_all_outputs_of_an_audit_name_its_files(run, tmp_path):
    reports, billed, words = tmp_path / "march.jsonl", tmp_path / "billed.csv", tmp_path / "site.csv"
    reports.write_text(json.dumps(REPORT) + "\n" + "no record\n")
    write_csv(billed, [BILLED[0], ("r1", "49083", "", "1", "P1"), ("r9", "no code", "", "1", "P1")])
    write_csv(words, [("type", "form", "means"), ("words", "USG", "under ultrasound guidance")])
    outputs = ("-o", "audit.xlsx", "--html", "audit.html", "--json", "audit.json")
    shown = run(reports, "--billed", billed, "--vocabulary", words, *outputs, status=1).out
    audit = json.loads((tmp_path / "audit.json").read_text())
    assert [(item["role"], item["name"], item["records"]) for item in audit["inputs"]] == [
        ("reports", "march.jsonl", 1),
        ("billed", "billed.csv", 1),
        ("vocabulary", "site.csv", 1),
    ]
    assert audit["options"]["vocabulary"] == "site.csv"
    assert "+site." in audit["versions"]["knowledge"]
    assert audit["versions"]["tables"] == audit["versions"]["knowledge"]
    assert audit["versions"]["unit_limits"] == audit["versions"]["edits"] == ["2024q3"]
    page = (tmp_path / "audit.html").read_text().replace("<wbr>", "")
    method = {str(cell) for row in openpyxl.load_workbook("audit.xlsx")["Method"].values for cell in row}
    for path in (reports, billed, words):
        assert all(sha256(path) in told for told in (shown, page))
        assert {path.name, sha256(path), str(path.stat().st_size)} <= method
    assert audit["versions"]["model"] in shown


def test_the_vocabulary_of_the_environment_is_an_input_too(run, tmp_path, monkeypatch):
    (tmp_path / "r.jsonl").write_text(json.dumps(REPORT) + "\n")
    write_csv(tmp_path / "billed.csv", [BILLED[0], ("r1", "49083", "", "1", "P1")])
    write_csv(tmp_path / "site.csv", [("type", "form", "means"), ("words", "USG", "under ultrasound guidance")])
    monkeypatch.setenv("IRCODER_VOCABULARY", str(tmp_path / "site.csv"))
    audit = json.loads(run("r.jsonl", "--billed", "billed.csv", "--json", "-").out)
    assert audit["inputs"][-1]["name"] == audit["options"]["vocabulary"] == "site.csv"


def test_records_of_a_folder_and_of_several_files_are_counted(run, tmp_path):
    (tmp_path / "texts").mkdir()
    for name in ("r1.txt", "r2.txt"):
        (tmp_path / "texts" / name).write_text(REPORT["text"])
    (tmp_path / "more.jsonl").write_text(json.dumps({**REPORT, "report_id": "r3"}) + "\n")
    write_csv(tmp_path / "billed.csv", [BILLED[0], ("r1", "49083", "", "1", "P1")])
    call = ("texts", "more.jsonl", "--billed", "billed.csv", "--service-date", "2025-03-01", "--json", "-")
    told = json.loads(run(*call).out)["inputs"]
    assert [(item["name"], item["files"], item["records"]) for item in told] == [
        ("texts", 2, 2),
        ("more.jsonl", 1, 1),
        ("billed.csv", 1, 1),
    ]


def test_the_same_files_in_another_folder_give_the_same_bytes(run, tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "coded.jsonl").write_text(json.dumps(record()) + "\n")
        write_csv(folder / "billed.csv", BILLED)
        outputs = [word for option, end in (("-o", "xlsx"), ("--html", "html"), ("--json", "json"))
                   for word in (option, folder / f"audit.{end}")]  # fmt: skip
        run("--suggested", folder / "coded.jsonl", "--billed", folder / "billed.csv", *outputs)
    for ending in ("xlsx", "html", "json"):
        assert (tmp_path / "one" / f"audit.{ending}").read_bytes() == (
            tmp_path / "two" / f"audit.{ending}"
        ).read_bytes()


@pytest.mark.parametrize("option", ["--model", "--vocabulary", "--service-date"])
def test_options_of_coding_are_refused_where_nothing_is_coded(run, tmp_path, option):
    (tmp_path / "coded.jsonl").write_text(json.dumps(record()) + "\n")
    write_csv(tmp_path / "billed.csv", BILLED)
    told = run("--suggested", "coded.jsonl", "--billed", "billed.csv", option, "2025-01-01", status=2).err
    assert f"{option} is for coding" in told


def test_sample_and_extrapolation_record_their_files_and_options(run, tmp_path):
    frame = write_csv(tmp_path / "frame.csv", [("claim_id", "paid"), *((f"c{at}", 100 + at) for at in range(60))])
    probe = write_csv(tmp_path / "probe.csv", [("claim_id", "overpayment"), ("x", 0), ("y", 40), ("z", 20)])
    run("sample", frame, "-o", "sample.csv", "--precision", "0.5", "--probe", probe, "--seed", "7")
    drawn = json.loads((tmp_path / "sample.csv.record.json").read_text())
    assert [
        (item["role"], item["name"], item["records"], item["bytes"], item["sha256"]) for item in drawn["inputs"]
    ] == [
        ("frame", "frame.csv", 60, frame.stat().st_size, sha256(frame)),
        ("probe", "probe.csv", 3, probe.stat().st_size, sha256(probe)),
    ]
    given = {
        name: drawn["options"][name] for name in ("precision", "confidence", "probe", "least", "seed", "expected_sd")
    }
    assert given == {
        "precision": 0.5, "confidence": 0.9, "probe": "probe.csv", "least": 2, "seed": 7, "expected_sd": None
    }  # fmt: skip
    rows = list(csv.DictReader((tmp_path / "sample.csv").open()))
    audited = write_csv(tmp_path / "audited.csv", [(*rows[0], "overpayment"), *((*row.values(), 5) for row in rows)])
    shown = run("extrapolate", audited, "--frame", frame, "--underpayments", "zero", "--json", "total.json").out
    total = json.loads((tmp_path / "total.json").read_text())
    assert [(item["role"], item["records"], item["sha256"]) for item in total["inputs"]] == [
        ("sample", len(rows), sha256(audited)),
        ("frame", 60, sha256(frame)),
    ]
    assert (total["options"]["underpayments"], total["options"]["missing"]) == ("zero", "overpaid")
    assert sha256(audited) in shown
    assert "underpayments zero" in shown


def test_an_extrapolation_names_the_audit_that_its_values_come_from(run, tmp_path):
    sample = write_csv(tmp_path / "sample.csv", [("report_id", "paid"), ("a", 10), ("b", 20)])
    encounters = [{"report_id": name, "findings": [], "amounts": {"net": 1.0}} for name in "abc"]
    (tmp_path / "audit.json").write_text(json.dumps({"encounters": encounters}))
    run("extrapolate", sample, "--units", "9", "--audit", "audit.json", "--json", "total.json")
    told = json.loads((tmp_path / "total.json").read_text())["inputs"]
    assert [(item["role"], item["records"]) for item in told] == [("sample", 2), ("audit", 3)]
    assert told[1]["sha256"] == sha256(tmp_path / "audit.json")


def test_the_page_shows_the_first_of_many_files_and_no_name_as_markup():
    files = [
        InputFile(role="reports", name=f"{at}{HOSTILE}", records=at, bytes=1, sha256="ab" * 32, files=1 + at)
        for at in range(26)
    ]
    page = method_section(dataclasses.replace(result(), inputs=tuple(files)))
    assert "The first 25 of 26; the workbook has all." in page
    assert HOSTILE not in page
    assert "1 report, 1 byte" in page
    assert "(2 files)" in page
