"""Garbage collection: not while tables are loaded, and without what a coding process keeps for good."""

from __future__ import annotations

import gc

import pytest

from ircoder.memory import settle, without_rounds


def test_a_process_is_settled_once() -> None:
    settle.cache_clear()
    try:
        settle()
        frozen = gc.get_freeze_count()
        assert frozen > 0
        settle()
        assert gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()
        settle.cache_clear()


def test_no_round_runs_while_tables_are_loaded_and_they_go_on_after_it() -> None:
    assert gc.isenabled()
    with without_rounds():
        assert not gc.isenabled()
        with without_rounds():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_rounds_go_on_after_a_load_that_failed() -> None:
    @without_rounds()
    def load() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        load()
    assert gc.isenabled()
