"""Runs that are killed, run out of room or lose power at any moment: what they lead to is what an unbroken run writes."""

import json
import os
import random
import signal
import sys
import time

import pytest
from tests.bulk.children import begun, ended, ending_at, finished, killed_after, processes_in_session

from ircoder.bulk import run as bulk_run
from ircoder.bulk.run_folder import folder_of

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


def damage(path, chance):
    """Cut a file off, put zeros or other bytes at its end."""
    content = path.read_bytes()
    kept = chance.randrange(len(content) + 1)
    path.write_bytes(content[:kept] + bytes(chance.choice([0, chance.randrange(200)])))
    if chance.random() < 0.3 and content:
        place = chance.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
