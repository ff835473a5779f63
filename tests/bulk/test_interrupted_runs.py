"""Runs that are killed, run out of room or lose power at any moment: what they lead to is what an unbroken run writes."""

import json
import os
import random
import signal
import sqlite3
import sys
import time

import pytest
from tests.bulk.children import begun, ended, ending_at, finished, killed_after, processes_in_session

from ircoder import parallel
from ircoder.bulk import run as bulk_run
from ircoder.bulk.run_folder import folder_of
from ircoder.coder import Coder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed by POSIX means")

WORDS = ("a stent was placed in the aorta", "nothing was done", "boom Mrs Secretname", "stent stent")


@pytest.fixture
def often(monkeypatch):
    """Make checkpoints frequent."""
    monkeypatch.setattr(bulk_run, "CHECKPOINT_SECONDS", 0.002)


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [
        {
            "report_id": f"r{number % 195}",
            "text": f"{WORDS[number % 4]} {number}",
            "service_date": "2025-05-05",
            "encounter_id": f"e{number * 7 % 75}",
        }
        for number in range(200)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    return path


@pytest.fixture
def unbroken(reports, tmp_path):
    """Bytes of output and error file of a run that nothing disturbed."""
    output = tmp_path / "unbroken.jsonl"
    assert finished("code", reports, "-o", output, "--setting", "both") == 1
    return output.read_bytes(), (tmp_path / "unbroken.jsonl.errors.jsonl").read_bytes()


def written(output):
    return output.read_bytes(), output.with_name(f"{output.name}.errors.jsonl").read_bytes()


@pytest.mark.usefixtures("tiny_model", "often")
class TestBrokenOff:
    @pytest.mark.parametrize("workers", [1, 2])
    def test_killed_at_random_points_and_resumed(self, reports, unbroken, tmp_path, workers):
        chance = random.Random(workers)
        kills = 0
        for attempt in range(7):
            output = tmp_path / f"out{attempt}.jsonl"
            call = ("code", reports, "-o", output, "--setting", "both", "--workers", workers, "--resume")
            for _ in range(4):
                kills += killed_after(chance.uniform(0.005, 0.25), *call)
                assert not output.exists() or written(output) == unbroken
            assert finished(*call) == 1
            assert written(output) == unbroken
            assert not folder_of(output).exists()
        assert kills >= 20

    def test_no_worker_outlives_a_killed_run(self, reports, tmp_path):
        process = begun("code", reports, "-o", tmp_path / "out.jsonl", "--workers", 2)
        time.sleep(0.1)
        os.kill(process, signal.SIGKILL)
        ended(process)
        for _ in range(100):
            if not processes_in_session(process):
                return
            time.sleep(0.05)
        pytest.fail("workers go on without anyone to work for")

    @pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
    def test_asked_to_end_it_ends_in_order_and_can_be_resumed(self, reports, unbroken, tmp_path, end):
        output = tmp_path / "out.jsonl"
        call = ("code", reports, "-o", output, "--setting", "both", "--resume")
        for _ in range(50):  # until the signal meets the run while it works
            process = begun(*call)
            while not (folder_of(output) / "records.jsonl").exists():
                time.sleep(0.001)
            os.kill(process, end)
            status = ended(process)
            if status != 1:
                break
            output.unlink()
        assert status == {signal.SIGTERM: 143, signal.SIGINT: 130}[end]
        assert finished(*call) == 1
        assert written(output) == unbroken

    @pytest.mark.parametrize("largest", [10, 5_000, 100_000])
    def test_without_room_it_stops_and_goes_on_when_there_is_some(self, reports, unbroken, tmp_path, largest):
        output = tmp_path / "out.jsonl"
        call = ("code", reports, "-o", output, "--setting", "both", "--resume")
        status = finished(*call, largest_file=largest)
        assert status in (2, 3)
        assert not output.exists()
        assert finished(*call) == 1
        assert written(output) == unbroken

    def test_whatever_a_power_cut_leaves_of_the_files(self, reports, unbroken, tmp_path):
        chance = random.Random(1)
        output = tmp_path / "out.jsonl"
        call = ("code", reports, "-o", output, "--setting", "both", "--resume")
        for _ in range(8):
            killed_after(chance.uniform(0.1, 0.25), *call)
            folder = folder_of(output)
            for name in ("records.jsonl", "errors.jsonl", "journal"):
                path = folder / name
                if path.exists() and chance.random() < 0.7:
                    damage(path, chance)
            assert finished(*call) == 1
            assert written(output) == unbroken
            output.unlink()

    @pytest.mark.parametrize("ending", ["jsonl", "csv"])
    def test_ended_at_every_step_that_sees_something_to_the_disk(self, reports, tmp_path, monkeypatch, ending):
        monkeypatch.setattr(bulk_run, "CHECKPOINT_SECONDS", 3600)
        reports.write_text("".join(reports.read_text().splitlines(keepends=True)[:10]))
        unbroken = tmp_path / f"unbroken.{ending}"
        assert finished("code", reports, "-o", unbroken) == 1
        for step in range(1, 40):
            output = tmp_path / f"out{step}.{ending}"
            call = ("code", reports, "-o", output, "--resume")
            with monkeypatch.context() as patch:
                patch.setattr("os.fsync", ending_at(step))
                if finished(*call) == 1:
                    break
            assert not output.exists() or written(output) == written(unbroken)
            assert finished(*call) == 1
            assert written(output) == written(unbroken)
            assert not folder_of(output).exists()
        assert step > 8

    @pytest.mark.parametrize(
        ("first", "then"), [(("--format", "csv"), ("--format", "xlsx")), (("--route", "auto"), ("--route", "review"))]
    )
    def test_ended_at_every_step_it_may_go_on_to_another_form(self, reports, tmp_path, monkeypatch, first, then):
        monkeypatch.setattr(bulk_run, "CHECKPOINT_SECONDS", 3600)
        reports.write_text("".join(reports.read_text().splitlines(keepends=True)[:10]))
        unbroken = tmp_path / "unbroken"
        assert finished("code", reports, "-o", unbroken, *then) == 1
        for step in range(6, 40):  # those of the end
            output = tmp_path / f"out{step}"
            with monkeypatch.context() as patch:
                patch.setattr("os.fsync", ending_at(step))
                if finished("code", reports, "-o", output, *first) == 1:
                    break
            was_done = not folder_of(output).exists()
            assert finished("code", reports, "-o", output, *then, "--resume") == (2 if was_done else 1)
            assert was_done or written(output) == written(unbroken)
        assert step > 8

    def test_ended_when_the_records_had_become_the_output_it_goes_on_to_no_other_form(self, reports, tmp_path):
        output = tmp_path / "out"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ircoder.bulk.run.write_note", lambda *_: os._exit(9))
            assert finished("code", reports, "-o", output) == 9
        made = output.read_bytes()
        assert finished("code", reports, "-o", output, "--resume", "--format", "csv") == 2
        assert finished("code", reports, "-o", output, "--resume") == 1
        assert output.read_bytes() == made
        assert not folder_of(output).exists()

    def test_what_a_format_cannot_hold_counts_after_a_break_too(self, tmp_path, monkeypatch):
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps({"report_id": "a", "text": "a stent", "service_date": "2025-05-05"}) + "\n")
        for step in range(6, 40):  # those of the end
            call = ("code", path, "-o", tmp_path / f"out{step}.hl7", "--resume")
            with monkeypatch.context() as patch:
                patch.setattr("os.fsync", ending_at(step))
                if finished(*call) == 1:
                    break
            assert finished(*call) == 1
        assert step > 8

    @pytest.mark.parametrize("ending", ["jsonl", "hl7"])
    def test_a_full_temporary_folder_stops_the_run_and_gives_no_report_up(self, tmp_path, monkeypatch, ending):
        def small(name, **options):
            database = connect(name, **options)
            database.execute(f"PRAGMA max_page_count={1 << 30 if name else 3}")
            return database

        connect = sqlite3.connect
        path, output = tmp_path / f"reports.{ending}", tmp_path / "out.jsonl"
        path.write_text("".join(record_in(ending, number) for number in range(1500)))
        call = ("code", path, "-o", output, "--service-date", "2025-05-05", "--resume")
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", small)
            assert finished(*call) == 3
        assert finished(*call) == 0
        assert len(output.read_bytes().splitlines()) == 1500

    def test_a_hung_worker_does_not_outlive_a_killed_run(self, reports, tmp_path, monkeypatch):
        monkeypatch.setattr(parallel, "_LOOK_SECONDS", 0.1)
        reports.write_text(json.dumps({"report_id": "a", "text": "sleep", "service_date": "2025-05-05"}) + "\n")
        process = begun("code", reports, "-o", tmp_path / "out.jsonl")
        while len(left := processes_in_session(process)) < 2:
            time.sleep(0.01)
        time.sleep(0.2)
        os.kill(process, signal.SIGKILL)
        ended(process)
        for _ in range(60):
            if not processes_in_session(process):
                return
            time.sleep(0.05)
        for worker in set(left) - {process}:
            os.kill(worker, signal.SIGKILL)
        pytest.fail("a worker sleeps on")

    def test_time_for_which_all_is_stopped_counts_against_no_report(self, reports, tmp_path, monkeypatch):
        def slow(*arguments):
            time.sleep(0.3)
            return code_group(*arguments)

        code_group = Coder._code_group
        monkeypatch.setattr(Coder, "_code_group", slow)
        reports.write_text("".join(reports.read_text().replace("boom", "").splitlines(keepends=True)[:5]))
        process = begun("code", reports, "-o", tmp_path / "out.jsonl", "--time-limit", 1)
        while len(all_of_it := processes_in_session(process)) < 2:
            time.sleep(0.01)
        time.sleep(0.4)
        for one in all_of_it:
            os.kill(one, signal.SIGSTOP)
        time.sleep(1.8)
        for one in all_of_it:
            os.kill(one, signal.SIGCONT)
        assert ended(process) == 0


def record_in(ending, number):
    if ending == "jsonl":
        return json.dumps({"report_id": f"r{number}", "text": "a stent"}) + "\n"
    return (
        f"MSH|^~\\&|||||20250505||ORU^R01|{number}|P|2.5\rPID|1||p{number}\r"
        f"OBR|1||r{number}|1^CT|||20250505||||||||||||||||||F\rOBX|1|TX|1||a stent||||||F\r"
    )


def damage(path, chance):
    """Cut a file off, put zeros or other bytes at its end."""
    content = path.read_bytes()
    kept = chance.randrange(len(content) + 1)
    path.write_bytes(content[:kept] + bytes(chance.choice([0, chance.randrange(200)])))
    if chance.random() < 0.3 and content:
        place = chance.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
