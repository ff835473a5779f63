"""A private database for what a reader notes while it goes through a file the first time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from ircoder.key_set import NoRoomError

_CACHE_KIBIBYTES = 8192


@contextmanager
def scratch_database() -> Iterator[sqlite3.Connection]:
    """Open a database that moves to the disk once it outgrows its cache, and goes with the context.

    Raises
    ------
    NoRoomError
        Where the temporary folder has no room for it.
    """
    # The empty name is what makes it private and temporary. A reader may end in another thread than it began in, never
    # in two at once.
    with closing(sqlite3.connect("", isolation_level=None, check_same_thread=False)) as database:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_CACHE_KIBIBYTES}"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        try:
            yield database
        except sqlite3.OperationalError:
            raise NoRoomError from None
