"""A set of names that are kept on disk, so that a run of any length needs the same memory."""

from __future__ import annotations

import errno
import hashlib
import sqlite3

_DIGEST_BYTES = 8
_CACHE_KIBIBYTES = 8192


class NoRoomError(OSError):
    """No room for what is kept in the temporary folder: nothing is wrong with the input."""

    def __init__(self) -> None:
        super().__init__(errno.ENOSPC, "the temporary folder is full; free some of it or set TMPDIR")


class KeySet:
    """Names as eight bytes each, in a temporary database that goes with the process.

    Two different names among ``n`` are taken for one with a probability of about ``n**2 / 2**65``: once in thirty
    million runs of a million names.
    """

    def __init__(self) -> None:
        # An empty name is a private database on disk that SQLite deletes itself; there is nothing to bring back.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_CACHE_KIBIBYTES}"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute("CREATE TABLE keys (key INTEGER PRIMARY KEY)")
        self._database.execute("BEGIN")

    def add(self, key: int) -> bool:
        """Put a key of :func:`key_of` in, and say whether it was not there before.

        Raises
        ------
        NoRoomError
            Where the temporary folder is full.
        """
        try:
            return self._database.execute("INSERT OR IGNORE INTO keys VALUES (?)", (key,)).rowcount == 1
        except sqlite3.OperationalError:
            raise NoRoomError from None

    def __contains__(self, key: int) -> bool:
        return self._database.execute("SELECT 1 FROM keys WHERE key = ?", (key,)).fetchone() is not None


def key_of(name: str) -> int:
    """Eight bytes that stand for a name, as a signed number."""
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
