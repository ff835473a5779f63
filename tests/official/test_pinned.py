"""A run uses what was there when it started, in every worker, and its records say what that was."""

from __future__ import annotations

import copy
import multiprocessing

import pytest
from tests.official import files

import ircoder
from ircoder.knowledge.imported import NOTHING, pin_imported
from ircoder.official import store
from ircoder.provenance import knowledge_hash
from ircoder.samples import sample_reports

NOT_YET = (("37242", "36246", "20261215", "*", "1"), ("76937", "99152", "20261215", "*", "1"))
"""Edits of the codes of the sample that are not in force on its date."""
PAIRS = files.csv_bytes(files.pair_rows([*files.PAIRS, *NOT_YET]), "\t")
WHOLE = {"release": "2026q4", "claim": "practitioner", "part": "all"}


@pytest.fixture(scope="module")
def report():
    return {**sample_reports()[0], "service_date": "2026-11-02", "setting": "professional"}


def releases(coded):
    assert coded.error is None
    assert coded.lines
    return {line.edits["release"] for line in coded.lines}


def test_a_run_keeps_what_was_there_at_its_start(put, report):
    coder = ircoder.load()
    put("pairs.txt", PAIRS, **WHOLE)
    later = ircoder.load()
    (old,), (new,) = coder.code_many([report]), later.code_many([report])
    assert (releases(old), releases(new)) == ({"2024q3"}, {"2026q4"})
    assert old.knowledge == knowledge_hash()
    assert new.knowledge == knowledge_hash(pin_imported().identity) != old.knowledge
    assert {line.edits["units_release"] for line in new.lines} == {"2024q3"}
    store.remove("pairs", "2026q4")
    assert next(later.code_many([report])) == new


def test_workers_get_what_the_run_has(put, report):
    """Workers that are started anew are handed the tables; the data folder may have changed or gone."""
    put("pairs.txt", PAIRS, **WHOLE)
    coder = ircoder.load()
    store.remove("pairs", "2026q4")
    assert releases(next(coder.code_many([report], workers=2))) == {"2026q4"}
    _, (folder, imported, _) = coder.__reduce__()
    sent = copy.deepcopy(imported)
    assert sent.identity == imported.identity
    assert sent.pair_releases("practitioner").keys() == {"2026q4"}
    again = coder.__reduce__()[0](folder, sent, 0.95)
    assert next(again.code_many([report])) == next(coder.code_many([report]))


@pytest.mark.slow
def test_workers_that_begin_anew_get_it_too(put, report, monkeypatch):
    put("pairs.txt", PAIRS, **WHOLE)
    coder = ircoder.load()
    store.remove("pairs", "2026q4")
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr("ircoder.parallel.multiprocessing.get_context", lambda kind: spawn)
    assert releases(next(coder.code_many([report], workers=2))) == {"2026q4"}


def test_the_hash_follows_what_is_imported_and_nothing_else(put):
    assert pin_imported() is NOTHING
    put("pairs.txt", PAIRS, **WHOLE)
    first = pin_imported().identity
    put("other name.txt", PAIRS, **WHOLE)
    assert pin_imported().identity == first
    put("LONGULT.TXT", files.descriptor_lines())
    assert pin_imported().identity == first
    put("PPRRVU2026_Oct.csv", files.csv_bytes(files.fee_rows()))
    assert pin_imported().identity != first
    store.remove("fee-schedule", "2026d")
    assert pin_imported().identity == first
    store.remove("pairs", "2026q4")
    assert pin_imported().identity == ""
