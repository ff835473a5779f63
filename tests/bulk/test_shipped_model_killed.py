"""Runs with the shipped model that are killed twenty-five times on the way."""

import json
import random
import sys
from pathlib import Path

import pytest
from tests.bulk.children import finished, killed_after

from ircoder import coder as coder_module

TUNE = Path(__file__).parents[2] / "corpora" / "gold" / "tune.jsonl"
KILLS = 25

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed by POSIX means"),
]


@pytest.fixture
def loaded(monkeypatch):
    """Runs that inherit the loaded model instead of loading it each time."""
    start = coder_module.loading().loaded()
    monkeypatch.setattr("ircoder.coder.loading", lambda path, target_accuracy, vocabulary: start)


@pytest.mark.usefixtures("loaded")
def test_what_they_lead_to_is_what_an_unbroken_run_writes(tmp_path):
    chance = random.Random(25)
    rows = [json.loads(line) for line in TUNE.read_text(encoding="utf-8").splitlines()]
    source, unbroken = tmp_path / "reports.jsonl", tmp_path / "unbroken.jsonl"
    source.write_text("".join(json.dumps({**row, "encounter_id": f"e{n % 150}"}) + "\n" for n, row in enumerate(rows)))
    assert finished("code", source, "-o", unbroken, "--setting", "both", "--workers", 2) == 0
    kills = run = 0
    while kills < KILLS:
        output = tmp_path / f"out{run}.jsonl"
        call = ("code", source, "-o", output, "--setting", "both", "--workers", 2, "--resume")
        if killed_after(chance.uniform(0.05, 3.0), *call):
            kills += 1
        if kills == KILLS:
            assert finished(*call) == 0
        if output.exists():
            assert output.read_bytes() == unbroken.read_bytes()
            run += 1
