"""What a watched folder has come to: files that were worked off, and reports that were coded, in a small database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ircoder.bulk.run import StoppedError
from ircoder.bulk.run_folder import OutputError

LEDGER = ".ircoder-watch.sqlite"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS files (name TEXT, size INTEGER, changed INTEGER, digest TEXT, output TEXT,"
    " PRIMARY KEY (name, digest))",
    "CREATE INDEX IF NOT EXISTS by_output ON files (output)",
    "CREATE TABLE IF NOT EXISTS coded (report INTEGER PRIMARY KEY, output TEXT)",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Size in bytes and time of change in nanoseconds; a file that keeps both is taken to be the same."""

    size: int
    changed: int


class Ledger:
    """What was worked off, kept beside the outputs.

    Raises
    ------
    InputError
        Where the output folder cannot be written, or another process watches into it.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(folder / LEDGER, isolation_level=None, timeout=0)
            # One process at a time: the lock goes with the process, however it ends.
            self._database.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.execute("BEGIN EXCLUSIVE")
            for table in _TABLES:
                self._database.execute(table)
            self._database.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(_why_not(folder, error)) from None

    def knows(self, name: str, seen: Seen) -> bool:
        """Whether a file of this name, size and time was worked off."""
        query = "SELECT 1 FROM files WHERE name = ? AND size = ? AND changed = ?"
        return self._database.execute(query, (name, seen.size, seen.changed)).fetchone() is not None

    def entry(self, name: str, digest: str) -> tuple[str, bool] | None:
        """Name of the output of a file with this content, and whether it was worked off and not only begun."""
        query = "SELECT output, size IS NOT NULL FROM files WHERE name = ? AND digest = ?"
        row = self._database.execute(query, (name, digest)).fetchone()
        return None if row is None else (str(row[0]), bool(row[1]))

    def has_output(self, output: str, *, worked_off: bool = False) -> bool:
        """Whether a file has, or had, an output of this name, or one that is done and not only begun."""
        query = "SELECT 1 FROM files WHERE output = ? AND (size IS NOT NULL OR NOT ?) LIMIT 1"
        return self._database.execute(query, (output, worked_off)).fetchone() is not None

    def write(self, name: str, seen: Seen | None, digest: str, output: str) -> None:
        """Note a file as begun (``seen`` is ``None``) or worked off.

        Raises
        ------
        StoppedError
            Where there is no room for it.
        """
        size, changed = (None, None) if seen is None else (seen.size, seen.changed)
        row = (name, size, changed, digest, output)
        try:
            self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise _no_note(name, error) from None

    def coded_in(self, report: int) -> str | None:
        """Name of the output that a report was last coded into; ``report`` is a key of eight bytes."""
        row = self._database.execute("SELECT output FROM coded WHERE report = ?", (report,)).fetchone()
        return None if row is None else str(row[0])

    def write_coded(self, reports: Iterable[int], output: str) -> None:
        """Note the reports of an output, all or none of them.

        Raises
        ------
        StoppedError
            Where there is no room for it.
        """
        try:
            self._database.execute("BEGIN")
            rows = ((report, output) for report in reports)
            self._database.executemany("INSERT OR REPLACE INTO coded VALUES (?, ?)", rows)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise _no_note(output, error) from None

    def close(self) -> None:
        """Let others watch."""
        self._database.close()


def _why_not(folder: Path, error: OSError | sqlite3.Error) -> str:
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        return f"{folder} is written by another watch. End that one, or name another folder with -o."
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return f"{folder / LEDGER}, which tells what was done, cannot be read ({error}). Bring it back, or remove it."
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{folder} cannot be watched into ({reason}). Check it and its rights, or name another folder with -o."


def _no_note(name: str, error: sqlite3.Error) -> StoppedError:
    return StoppedError(f"what was done of {name} could not be noted ({error}). Mend that, then start the watch again.")
