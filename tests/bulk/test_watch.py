"""A folder that is watched: each file once, whole outputs only, and restarts that neither lose nor repeat."""

import json
import os
import random
import sys
import time

import pytest
from tests.bulk.children import begun, ended, ending_at, finished, killed_after

from ircoder.bulk import run as bulk_run
from ircoder.bulk.ledger import LEDGER, Ledger
from ircoder.bulk.watch import Watch
from ircoder.cli.main import main
from ircoder.cli.watching import pause_after

GOOD = {"report_id": "a", "text": "a stent", "service_date": "2025-05-05"}


@pytest.fixture
def folders(tiny_model, tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    return source, target


def drop(folder, name, *records, age=10.0):
    """Put a file there as an interface does that has been done with it for a while."""
    path = folder / name
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def look(folders, *options):
    with pytest.raises(SystemExit) as caught:
        main(["code", "--watch", str(folders[0]), "-o", str(folders[1]), "--once", *map(str, options)])
    return caught.value.code or 0


def outputs(folders):
    return sorted(path.name for path in folders[1].iterdir() if not path.name.startswith("."))


def test_each_file_gets_an_output_of_its_own(folders):
    drop(folders[0], "one.jsonl", GOOD)
    drop(folders[0], "two.json", GOOD)
    assert look(folders) == 0
    assert outputs(folders) == ["one.jsonl", "two.jsonl"]
    assert sorted(path.name for path in folders[0].iterdir()) == ["one.jsonl", "two.json"]


def test_a_file_is_coded_once_even_if_its_output_is_fetched_or_it_comes_again(folders):
    drop(folders[0], "one.jsonl", GOOD)
    assert look(folders) == 0
    (folders[1] / "one.jsonl").unlink()
    assert look(folders) == 0
    drop(folders[0], "one.jsonl", GOOD, age=5.0)
    assert look(folders) == 0
    assert outputs(folders) == []


def test_another_content_under_the_same_name_gets_another_output(folders):
    drop(folders[0], "one.jsonl", GOOD)
    look(folders)
    before = (folders[1] / "one.jsonl").read_bytes()
    drop(folders[0], "one.jsonl", {**GOOD, "report_id": "b"}, age=5.0)
    look(folders)
    first, second = outputs(folders)
    assert {first, second} > {"one.jsonl"}
    other = next(name for name in (first, second) if name != "one.jsonl")
    assert json.loads((folders[1] / other).read_text())["report_id"] == "b"
    assert (folders[1] / "one.jsonl").read_bytes() == before


@pytest.mark.parametrize("name", [".hidden.jsonl", "one.jsonl.part", "note.pdf", "one.tmp"])
def test_what_is_no_report_file_is_left_alone(folders, name):
    drop(folders[0], name, GOOD)
    assert look(folders) == 0
    assert outputs(folders) == []


def test_a_file_that_still_grows_is_left_for_later(folders):
    drop(folders[0], "one.jsonl", GOOD, age=0.0)
    assert look(folders, "--settle", 60) == 0
    assert outputs(folders) == []
    assert look(folders, "--settle", 0) == 0
    assert outputs(folders) == ["one.jsonl"]


def test_a_file_of_a_share_whose_clock_is_ahead_does_not_wait_for_ours(folders):
    path = drop(folders[0], "one.jsonl", GOOD, age=-7200.0)
    with Watch(*folders, ".jsonl", lambda *_: None, 0.05) as watching:
        assert list(watching.once()) == []
        path.write_text(path.read_text() * 2)
        os.utime(path, (time.time() + 7200,) * 2)
        time.sleep(0.06)
        assert list(watching.once()) == []
        time.sleep(0.06)
        assert [coded.source for coded in watching.once()] == [path]


def test_a_file_that_cannot_be_used_is_told_and_does_not_come_back(folders, capsys):
    (folders[0] / "bad.csv").write_text("name\nx\n")
    drop(folders[0], "good.jsonl", GOOD)
    assert look(folders, "--settle", 0) == 1
    assert "bad.csv: columns report_id and text are missing" in capsys.readouterr().err
    assert outputs(folders) == ["bad.jsonl.errors.jsonl", "good.jsonl"]
    entry = json.loads((folders[1] / "bad.jsonl.errors.jsonl").read_text())
    assert (entry["position"], entry["type"]) == ("bad.csv", "unusable_input")
    assert entry["remedy"].startswith("The first row names the columns")
    assert look(folders, "--settle", 0) == 0


def test_what_is_left_of_a_file_that_was_done_is_cleared_away(folders):
    drop(folders[0], "one.jsonl", GOOD)
    look(folders)
    (folders[1] / "one.jsonl.run").mkdir()
    look(folders)
    assert outputs(folders) == ["one.jsonl"]


def test_a_file_of_another_is_no_output_of_the_watch(folders):
    folders[1].mkdir()
    (folders[1] / "one.jsonl").write_text("mine")
    drop(folders[0], "one.jsonl", GOOD)
    assert look(folders) == 0
    assert (folders[1] / "one.jsonl").read_text() == "mine"
    (other,) = set(outputs(folders)) - {"one.jsonl"}
    assert json.loads((folders[1] / other).read_text())["report_id"] == "a"


def test_the_same_content_under_many_names_gets_as_many_outputs(folders):
    for ending in ("jsonl", "ndjson", "json"):
        drop(folders[0], f"one.{ending}", GOOD)
    assert look(folders) == 0
    assert len(outputs(folders)) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes only there")
def test_a_name_that_is_no_utf8(folders):
    drop(folders[0], os.fsdecode(b"caf\xe9.jsonl"), GOOD)
    assert look(folders) == 0
    assert outputs(folders) == ["caf&#56553;.jsonl"]
    assert look(folders) == 0


def test_a_file_that_is_taken_back_while_others_are_coded(folders, monkeypatch):
    def take_back(*arguments, **options):
        (folders[0] / "two.jsonl").unlink(missing_ok=True)
        return coded(*arguments, **options)

    coded = bulk_run.run
    drop(folders[0], "one.jsonl", GOOD, age=20.0)
    drop(folders[0], "two.jsonl", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(bulk_run, "run", take_back)
        assert look(folders) == 0
    assert outputs(folders) == ["one.jsonl"]


def test_a_file_that_is_taken_back_before_it_is_read_is_coded_when_it_comes_again(folders, monkeypatch):
    def take_back(*arguments, **options):
        (folders[0] / "one.jsonl").unlink()
        return coded(*arguments, **options)

    coded = bulk_run.run
    drop(folders[0], "one.jsonl", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(bulk_run, "run", take_back)
        assert look(folders) == 1
    assert outputs(folders) == []
    drop(folders[0], "one.jsonl", GOOD)
    assert look(folders) == 0
    assert outputs(folders) == ["one.jsonl"]


def test_a_file_that_cannot_be_read_is_told_once_and_tried_again(folders, capsys, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied")

    drop(folders[0], "one.jsonl", GOOD)
    with Watch(*folders, ".jsonl", lambda *_: None, 0.0) as watching, monkeypatch.context() as patch:
        patch.setattr("ircoder.bulk.watch.digest_of", refused)
        (told,) = watching.once()
        assert list(watching.once()) == []
    assert "one.jsonl cannot be read (Permission denied)" in told.problem
    assert look(folders) == 0
    assert outputs(folders) == ["one.jsonl"]


def test_a_folder_that_goes_ends_the_watch_with_a_line(folders, capsys, monkeypatch):
    monkeypatch.setattr("ircoder.cli.code.check_folders", lambda *_: folders[0].rmdir())
    assert look(folders) == 3
    assert "cannot be looked into" in capsys.readouterr().err


def test_a_ledger_that_cannot_be_written_ends_the_watch_with_a_line(folders, capsys, monkeypatch):
    write = Ledger.write

    def full(ledger, *arguments):
        ledger._database.execute("PRAGMA query_only=ON")
        write(ledger, *arguments)

    monkeypatch.setattr(Ledger, "write", full)
    drop(folders[0], "one.jsonl", GOOD)
    assert look(folders) == 3
    assert "could not be noted" in capsys.readouterr().err


def test_failed_records_are_status_1(folders):
    drop(folders[0], "one.jsonl", GOOD, {**GOOD, "report_id": "b", "text": ""})
    assert look(folders) == 1
    assert outputs(folders) == ["one.jsonl", "one.jsonl.errors.jsonl"]


def test_two_may_not_watch_into_one_folder(folders, capsys):
    held = Ledger(folders[1])
    assert look(folders) == 2
    assert capsys.readouterr().err == (
        f"ircoder: {folders[1]} is written by another watch. End that one, or name another folder with -o.\n"
    )
    held.close()
    Ledger(folders[1]).close()


def test_a_ledger_that_is_damaged_is_told(folders, capsys):
    folders[1].mkdir()
    (folders[1] / LEDGER).write_bytes(b"no database at all, but long enough to be one" * 99)
    assert look(folders) == 2
    assert f"{LEDGER}, which tells what was done, cannot be read" in capsys.readouterr().err


def test_it_looks_less_often_where_a_look_takes_long():
    assert [pause_after(seconds) for seconds in (0.0, 0.01, 0.5)] == [1.0, 1.0, 10.0]


FETCHED = {**GOOD, "report_id": "b"}
AGAIN = "was coded before, in one.jsonl: see"


class TestReportsThatComeAgain:
    @pytest.fixture(autouse=True)
    def one(self, folders):
        drop(folders[0], "one.jsonl", GOOD, {**GOOD, "report_id": "failed", "text": ""}, age=30.0)
        assert look(folders) == 1
        (folders[1] / "one.jsonl").unlink()  # fetched

    @pytest.mark.parametrize("options", [(), ("--route", "review")])
    def test_they_are_coded_and_go_to_review(self, folders, capsys, options):
        drop(folders[0], "two.jsonl", {**GOOD, "text": "a stent, corrected"}, FETCHED)
        assert look(folders, *options) == 0
        again, new = map(json.loads, (folders[1] / "two.jsonl").read_text().splitlines())
        assert (again["report_id"], again["route"], len(again["lines"])) == ("a", "review", 1)
        assert again["review_reasons"][-1] == f"This report {AGAIN} that it is charged once."
        assert not any(AGAIN in reason for reason in new["review_reasons"])
        assert (
            "two.jsonl: 2 coded, 0 failed (1 record of what was coded before: to review), in two.jsonl"
            in capsys.readouterr().err
        )

    def test_where_they_fail_this_is_told_too(self, folders):
        drop(folders[0], "two.jsonl", {**GOOD, "service_date": "1999-01-01"})
        assert look(folders) == 1
        record = json.loads((folders[1] / "two.jsonl").read_text())
        assert record["error"]["message"].endswith(f"It {AGAIN} whether that still stands.")
        entry = json.loads((folders[1] / "two.jsonl.errors.jsonl").read_text())
        assert entry["remedy"].endswith(f"It {AGAIN} whether that still stands.")

    def test_what_failed_before_may_come_again(self, folders):
        drop(folders[0], "two.jsonl", {**GOOD, "report_id": "failed"})
        assert look(folders) == 0
        assert AGAIN not in (folders[1] / "two.jsonl").read_text()

    def test_the_last_output_is_named(self, folders):
        drop(folders[0], "two.jsonl", GOOD, age=20.0)
        drop(folders[0], "three.jsonl", GOOD)
        assert look(folders) == 0
        assert "coded before, in two.jsonl" in (folders[1] / "three.jsonl").read_text()

    def test_another_setting_is_another_record(self, folders):
        drop(folders[0], "two.jsonl", {**GOOD, "setting": "facility"})
        assert look(folders) == 0
        assert AGAIN not in (folders[1] / "two.jsonl").read_text()

    def test_a_run_that_was_broken_off_does_not_take_its_own_reports_for_earlier_ones(self, folders, monkeypatch):
        rows = [{**GOOD, "report_id": str(number)} for number in range(50)]
        drop(folders[0], "two.jsonl", *rows)
        call = ("code", "--watch", folders[0], "-o", folders[1], "--once")
        for step in range(1, 30):
            with monkeypatch.context() as patch:
                patch.setattr("os.fsync", ending_at(step))
                if finished(*call) != 9:
                    break
        assert look(folders) == 0
        text = (folders[1] / "two.jsonl").read_text()
        assert text.count("\n") == 50
        assert "coded before" not in text


def test_a_file_whose_run_ended_at_its_last_step_is_done_after_an_upgrade_too(folders, monkeypatch):
    drop(folders[0], "one.jsonl", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr("ircoder.bulk.repeats.FileBooks.placed", lambda books: os._exit(9))
        assert finished("code", "--watch", folders[0], "-o", folders[1], "--once") == 9
    assert (folders[1] / "one.jsonl.run").exists()
    monkeypatch.setattr("ircoder.bulk.run.__version__", "9.9")
    assert look(folders) == 0
    assert outputs(folders) == ["one.jsonl"]
    assert Ledger(folders[1]).has_output("one.jsonl", worked_off=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x.jsonl", "--watch", "{in}", "-o", "{out}"), "Leave INPUT out"),
        (("--watch", "{in}/none", "-o", "{out}"), "is no folder"),
        (("--watch", "{in}"), "Name a folder with -o"),
        (("--watch", "{in}", "-o", "{in}"), "is watched itself"),
        (("-o", "{out}"), "no INPUT is named"),
    ],
)
def test_wrong_calls(folders, capsys, arguments, message):
    filled = [a.replace("{in}", str(folders[0])).replace("{out}", str(folders[1])) for a in arguments]
    with pytest.raises(SystemExit) as caught:
        main(["code", *filled])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed by POSIX means")
class TestKilled:
    def test_at_any_moment_each_file_is_coded_exactly_once(self, folders, tmp_path):
        """Outputs are fetched as they appear, as an interface does, and the watch is killed again and again."""
        chance = random.Random(3)
        for number in range(12):
            rows = [{**GOOD, "report_id": f"{number}-{row}"} for row in range(chance.choice([1, 20, 150]))]
            drop(folders[0], f"f{number:02}.jsonl", *rows)
        fetched: dict[str, str] = {}
        call = ("code", "--watch", folders[0], "-o", folders[1], "--once")
        for _ in range(40):
            if not killed_after(chance.uniform(0.01, 0.2), *call):
                break
            fetch(folders[1], fetched)
        assert finished(*call) == 0
        fetch(folders[1], fetched)
        assert finished(*call) == 0
        assert outputs(folders) == []
        assert sorted(fetched) == [f"f{number:02}.jsonl" for number in range(12)]
        for name, text in fetched.items():
            ids = [json.loads(line)["report_id"] for line in text.splitlines()]
            assert ids == [json.loads(line)["report_id"] for line in (folders[0] / name).read_text().splitlines()]

    def test_it_waits_for_files_and_ends_when_it_is_asked_to(self, folders):
        process = begun("code", "--watch", folders[0], "-o", folders[1], "--settle", 0)
        drop(folders[0], "late.jsonl", GOOD)
        for _ in range(200):
            if folders[1].exists() and outputs(folders) == ["late.jsonl"]:
                break
            time.sleep(0.05)
        os.kill(process, 15)
        assert ended(process) == 143
        assert outputs(folders) == ["late.jsonl"]


def fetch(folder, fetched):
    if not folder.exists():
        return
    for path in list(folder.glob("f*.jsonl")):
        assert path.name not in fetched, "an output appeared twice"
        fetched[path.name] = path.read_text()
        path.unlink()
