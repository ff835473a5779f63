"""Rounds of the garbage collector: none while tables are loaded, few in a process that only codes reports."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_NEW_OBJECTS = 20_000
"""Objects that are made between two rounds: about those of one report, which hardly ever hold each other in a ring."""


@contextmanager
def without_rounds() -> Iterator[None]:
    """Load what lives as long as the process, as a context or a decorator of what loads it.

    While hundreds of thousands of entries are made and none is dropped, rounds find nothing and take a third of the
    time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@cache
def settle() -> None:
    """Take everything that is loaded out of the garbage collector's rounds, which become rarer, once a process.

    Tables and patterns live as long as the process, and to walk through them again and again takes a twentieth of the
    time. A process that also does other work is not to be settled: what it holds now would never be freed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
