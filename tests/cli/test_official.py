from __future__ import annotations

import pytest
from tests.official import files

from ircoder.cli.main import main
from ircoder.knowledge.imported import pin_imported
from ircoder.provenance import knowledge_hash

FEES = files.csv_bytes(files.fee_rows())


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("IRCODER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "PPRRVU2026_Oct.csv").write_bytes(FEES)
    (tmp_path / "bad.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "ccipra-v323r0-f2.txt").write_bytes(files.csv_bytes(files.pair_rows(), "\t"))
    (tmp_path / "LONGULT.TXT").write_bytes(files.descriptor_lines())
    (tmp_path / "January 2026 Addendum B.csv").write_bytes(files.csv_bytes(files.addendum_rows()))
    return tmp_path


@pytest.fixture
def run(capsys):
    def do(*arguments):
        with pytest.raises(SystemExit) as caught:
            main(["reference", *arguments])
        out, err = capsys.readouterr()
        return caught.value.code or 0, out, err

    return do


def test_import_says_what_it_found(run):
    status, out, err = run("import", "PPRRVU2026_Oct.csv", "ccipra-v323r0-f2.txt")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "PPRRVU2026_Oct.csv: fee-schedule 2026d; stored; 10 rows read, 10 kept for 8 codes; an extract: a whole file of "
        "fee schedule values has about 19,000 rows; for codes that it does not name an older release answers",
        "ccipra-v323r0-f2.txt: pairs practitioner 2026q4 f2; stored; 5 rows read, 3 kept for 3 codes; "
        "effective dates 2010-01-01 to 2026-10-01; f1, f3, f4 are not there: an older release answers for other codes; "
        "an extract: a whole file of pair edits has about 450,000 rows; for codes that it does not name an "
        "older release answers",
    ]
    assert "already stored" in run("import", "PPRRVU2026_Oct.csv")[1]


def test_good_files_are_stored_beside_bad_ones(run):
    status, out, err = run("import", "bad.csv", "PPRRVU2026_Oct.csv")
    assert status == 1
    assert "2026d; stored" in out
    assert "bad.csv: refused: no header of an official file was found" in err
    assert "1 refused; what was there before is as it was" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "gone.csv"), "gone.csv is no file"),
        (("import", "."), ". is no file"),
        (("import", "PPRRVU2026_Oct.csv", "--release", "autumn"), "autumn is no release"),
        (("remove", "pairs", "2026q4"), "no pairs of 2026q4 is imported"),
        (("remove", "prices", "2026q4"), "prices is no kind of official file"),
    ],
)
def test_a_wrong_call_is_status_2(run, arguments, message):
    status, _, err = run(*arguments)
    assert status == 2
    assert message in err


def test_options_are_checked(run):
    for option in (("--claim", "dentist"), ("--part", "f9"), ()):
        assert run("import", *option)[0] == 2


def test_releases_and_remove(run):
    run("import", "PPRRVU2026_Oct.csv", "ccipra-v323r0-f2.txt")
    status, out, _ = run("releases")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert status == 0
    assert "fee-schedule 2026c 186 shipped 2026-01-01 to 2026-09-30" in lines
    assert any(
        line.startswith("fee-schedule 2026d 10 imported ") and line.endswith(" 2026-10-01 and later PPRRVU2026_Oct.csv")
        for line in lines
    )
    assert any("2026-10-01 and later (without f1, f3, f4)" in line for line in lines)
    assert run("remove", "fee-schedule", "2026D")[1] == "fee-schedule 2026d: 1 stored table taken away\n"
    assert "2026d" not in run("releases")[1]


def test_show_tells_values_and_edits_with_their_release(run):
    shown = " ".join(run("show", "36247", "--on", "2025-11-01")[1].split())
    assert "fee schedule 2025d: status A, PC/TC 0, global days 000, bilateral 1" in shown
    assert "values work 6.04, practice 33.46 office / 1.68 hospital" in shown
    assert "practitioner 3 by day, appeal possible (2024q3); hospital 2 by day" in shown
    assert "pair edits practitioner denies 21 codes" in shown
    run("import", "PPRRVU2026_Oct.csv", "January 2026 Addendum B.csv")
    shown = " ".join(run("show", "36247", "--on", "2026-11-01")[1].split())
    assert "fee schedule 2026d: status A" in shown
    assert "total 4.00 office / 2.50 hospital" in shown
    assert "hospital payment 2026q1: status J1, APC 5193, $10,512.34" in shown


@pytest.mark.parametrize(
    ("code", "date", "told"),
    [
        ("75710", "2025-11-01", "values of 26 work"),
        ("36248", "2025-11-01", "add-on edit type 1, only beside these (2024q3): 36246, 36247"),
        ("76937", "2025-11-01", "type 2, the contractor decides beside which (2024q3)"),
        ("37254", "2026-02-01", "practitioner not checked (2024q3 does not know the code)"),
        ("37254", "2026-02-01", "units a day practitioner not published (2024q3)"),
        ("C9765", "2025-11-01", "fee schedule in no release"),
    ],
)
def test_show_by_code(run, code, date, told):
    assert told in " ".join(run("show", code, "--on", date)[1].split())


def test_imported_descriptors_are_shown(run):
    assert "invented" not in run("show", "36247", "--on", "2026-11-01")[1]
    assert run("import", "LONGULT.TXT")[0] == 0
    shown = " ".join(run("show", "36247", "--on", "2026-11-01")[1].split())
    assert "long text 2026 An invented text of the code 36247" in shown


def test_version_tells_what_records_will_tell(run, capsys):
    run("import", "PPRRVU2026_Oct.csv")
    with pytest.raises(SystemExit):
        main(["version"])
    assert f"knowledge {knowledge_hash(pin_imported().identity)}\n" in capsys.readouterr().out


def test_a_damaged_table_is_status_2_for_those_who_read_it(run, here):
    run("import", "PPRRVU2026_Oct.csv")
    (path,) = (here / "data").rglob("*.csv")
    path.write_text("nothing")
    status, _, err = run("show", "36247")
    assert status == 2
    assert "Import the official file again" in err
