"""Memory of a process that does nothing but code reports."""

from __future__ import annotations

import gc
from functools import cache

_NEW_OBJECTS = 20_000
"""Objects that are made between two rounds: about those of one report, which hardly ever hold each other in a ring."""


@cache
def settle() -> None:
    """Take everything that is loaded out of the garbage collector's rounds, which become rarer, once a process.

    Tables and patterns live as long as the process, and to walk through them again and again takes a twentieth of the
    time. A process that also does other work is not to be settled: what it holds now would never be freed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
