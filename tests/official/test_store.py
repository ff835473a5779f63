"""The data folder: same again, re-issues, parts, and imports at the same time."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from tests.official import files

from ircoder.knowledge.base import knowledge_with
from ircoder.knowledge.edits import edits_with
from ircoder.knowledge.imported import data_folder, pin_imported
from ircoder.knowledge.tables import KnowledgeError
from ircoder.official import store
from ircoder.official.refusal import RefusedError

FEES = files.csv_bytes(files.fee_rows())


def pairs(*extra):
    return files.csv_bytes(files.pair_rows([*files.PAIRS, *extra]), "\t")


def part(number, revision=0):
    """Parts that differ in one pair."""
    return f"ccipra-v323r{revision}-f{number}.txt", pairs(("36247", "37242", f"2026100{number}", "*", "1"))


def used(on=dt.date(2026, 11, 1)):
    return edits_with(pin_imported()).releases("professional", on).pairs


def test_the_same_file_again_changes_nothing(put, stored_files):
    assert put("PPRRVU2026_Oct.csv", FEES)[0].saved.state == "new"
    before = stored_files()
    assert put("renamed.csv", FEES)[0].saved.state == "unchanged"
    assert stored_files() == before


def test_a_reissue_replaces_what_was_there(put, stored_files):
    put("PPRRVU2026_Oct.csv", FEES)
    (outcome,) = put("PPRRVU2026_Oct.csv", files.csv_bytes(files.fee_rows(work=1.75)))
    assert outcome.saved.state == "replaced"
    (stored,) = stored_files().values()
    assert b"1.75" in stored
    assert b",1.50," not in stored


def test_parts_are_used_as_they_come(put):
    for number, missing in ((1, ("f2", "f3", "f4")), (3, ("f2", "f4")), (2, ("f4",)), (4, ())):
        assert put(*part(number))[0].saved.missing == missing
        assert used() == "2026q4"


def answering(code, column2="75710", date="2026-11-01"):
    """Release that answers for a column 1 code, and whether its edit with another code is open."""
    edits, on = knowledge_with(pin_imported()).edits, dt.date.fromisoformat(date)
    row = edits.pair(code, column2, on, "professional")
    return edits.pair_release(code, "professional", on), row.opened if row else None


def test_an_older_release_answers_for_what_an_extract_does_not_name(put):
    shipped = answering("37221")
    put("ccipra-v323r0-f1.txt", pairs(("36247", "75710", "20261001", "*", "0")))
    assert answering("36247") == ("2026q4", False)
    assert answering("37221") == shipped
    assert shipped[0] == "2024q3"


def test_a_whole_part_answers_for_every_code_between_its_first_and_its_last(put):
    content = files.csv_bytes(files.whole_pairs(), "\t")
    put("ccipra-v323r0-f1.txt", content)
    (table,) = pin_imported().pair_releases("practitioner")["2026q4"]
    assert table.origin.extract is False
    inside = next(code for code in ("36558", "37221", "47000") if table.origin.first <= code <= table.origin.last)
    assert answering(inside)[0] == "2026q4"


def test_one_file_can_hold_every_part(put):
    assert put("pairs.txt", pairs(), release="2026q4", claim="practitioner", part="all")[0].saved.missing == ()
    assert used() == "2026q4"


def test_parts_and_one_file_with_all_of_them_do_not_pile_up(put, stored_files):
    everything = {"release": "2026q4", "claim": "practitioner", "part": "all"}
    put(*part(1))
    assert put("pairs.txt", pairs(), **everything)[0].saved.state == "replaced"
    assert [name for name in stored_files() if "pairs" in name] == ["official/2026q4/pairs.practitioner.all.csv"]
    for number, missing in ((1, 3), (2, 2), (3, 1)):
        assert len(put(*part(number))[0].saved.missing) == missing
        assert used() == "2026q4"
    assert put(*part(4))[0].saved.state == "replaced"
    assert sorted(stored_files()) == [f"official/2026q4/pairs.practitioner.f{number}.csv" for number in (1, 2, 3, 4)]
    assert used() == "2026q4"


def test_a_part_twice_under_two_names_is_refused(put):
    put(*part(1))
    (outcome,) = put("ccipra-v323r0-f2.txt", part(1)[1])
    assert "stored as part f1" in outcome.refused


def test_a_reissue_takes_over_when_it_is_whole(put, stored_files):
    for number in (1, 2, 3, 4):
        put(*part(number))
    for number in (1, 2, 3):
        assert put(*part(number, revision=1))[0].saved.state == "new"
        assert used() == "2026q4"
    assert len(stored_files()) == 7
    assert put(*part(4, revision=1))[0].saved.state == "replaced"
    assert len(stored_files()) == 4
    assert "a newer issue (r1) of it is there" in put(*part(2))[0].refused


def test_remove_takes_one_release_away(put, stored_files):
    put("PPRRVU2026_Oct.csv", FEES)
    put(*part(1))
    assert [origin.source for origin in store.remove("fee-schedule", "2026d")] == ["PPRRVU2026_Oct.csv"]
    assert store.remove("pairs", "2026q4", "hospital") == []
    assert len(store.remove("pairs", "2026q4", "practitioner")) == 1
    assert stored_files() == {}


@pytest.mark.parametrize(
    "damage", [b"36247,2026d,", b'"digest"', b"\n", b'"layout": 1'], ids=["row", "head", "line", "layout"]
)
def test_a_damaged_table_is_an_error_that_names_file_and_remedy(put, data, damage):
    put("PPRRVU2026_Oct.csv", FEES)
    (path,) = data.rglob("*.csv")
    path.write_bytes(path.read_bytes().replace(damage, b"#", 1))
    with pytest.raises(KnowledgeError, match=r"fee-schedule.csv, line 1: .* Import the official file again"):
        pin_imported()
    assert put("PPRRVU2026_Oct.csv", FEES)[0].saved.state == "new"
    assert len(pin_imported().tables) == 1


def test_a_write_that_fails_leaves_what_was_there(put, stored_files, monkeypatch):
    put("PPRRVU2026_Oct.csv", FEES)
    before = stored_files()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ircoder.official.store.os.fsync", full)
    (outcome,) = put("PPRRVU2026_Oct.csv", files.csv_bytes(files.fee_rows(work=1.75)))
    assert "No space left on device" in outcome.refused
    assert stored_files() == before


def test_a_folder_that_cannot_be_changed(put, monkeypatch):
    put("PPRRVU2026_Oct.csv", FEES)

    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", denied)
    with pytest.raises(RefusedError, match="Permission denied"):
        store.remove("fee-schedule", "2026d")


def test_two_imports_at_once_do_no_harm(tmp_path, data):
    paths = [tmp_path / part(number)[0] for number in (1, 2, 3, 4)]
    for number, path in enumerate(paths, start=1):
        path.write_bytes(part(number)[1])
    command = [sys.executable, "-m", "ircoder", "reference", "import", "--extract", *map(str, paths)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert used() == "2026q4"
    assert sorted(path.name for path in data.rglob("*") if path.is_file()) == [
        f"pairs.practitioner.f{n}.csv" for n in (1, 2, 3, 4)
    ]


def test_the_folder_is_the_variable_else_that_of_the_system(monkeypatch, tmp_path):
    monkeypatch.setenv("IRCODER_DATA", str(tmp_path / "own"))
    assert data_folder() == tmp_path / "own"
    monkeypatch.delenv("IRCODER_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    if sys.platform == "linux":
        assert data_folder() == tmp_path / "share" / "ircoder"
    assert data_folder().name == "ircoder"
