"""What a coding process keeps for good is left out of garbage collection."""

from __future__ import annotations

import gc

from ircoder.memory import settle


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
