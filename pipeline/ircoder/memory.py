"""Memory of a process that does nothing but code reports."""

from __future__ import annotations

import gc
from functools import cache


@cache
def settle() -> None:
    """Take everything that is loaded out of the garbage collector's rounds, once a process.

    Tables and patterns live as long as the process, and to walk through them again and again takes a twentieth of the
    time. A process that also does other work is not to be settled: what it holds now would never be freed.
    """
    gc.collect()
    gc.freeze()
