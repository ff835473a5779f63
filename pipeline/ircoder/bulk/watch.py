"""Watches a folder that an interface drops files into, and codes each file once, whatever happens in between.

A file is taken when it has not changed for a while, so that one that is still being copied is left alone. Its output
appears under the same name in the output folder when it is complete. What is done is written to a small database
there: name, size, time and a digest of the content, so that a file which comes again unchanged is passed over, and one
that comes again with other content is coded into an output of its own name with the digest.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path

from ircoder.bulk.finishing import write_failure
from ircoder.bulk.identity import OtherRunError
from ircoder.bulk.outcomes import Failure, told
from ircoder.bulk.run import Finished, StoppedError
from ircoder.bulk.run_folder import OutputError, discard, folder_of
from ircoder.formats.opening import plain_name
from ircoder.formats.reading import is_readable
from ircoder.formats.rows import InputError

LEDGER = ".ircoder-watch.sqlite"
_DIGEST_BYTES = 16
_BLOCK = 1 << 20

Work = Callable[[Path, Path, Callable[[], None]], Finished]
"""Codes an input into an output, going on with what an interruption left of it. The last argument is to be called when
the output is in its place, before what could be resumed is taken away: so a file is done exactly once."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A file that was worked off: its output, or why the whole file could not be used or read."""

    source: Path
    output: Path | None
    finished: Finished | None
    problem: str = ""


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
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS files (name TEXT, size INTEGER, changed INTEGER, digest TEXT, output TEXT,"
                " PRIMARY KEY (name, digest))"
            )
            self._database.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            msg = f"{folder} cannot be watched into ({reason}). See that it can be written and nothing else watches."
            raise OutputError(msg) from None

    def knows(self, name: str, seen: Seen) -> bool:
        """Whether a file of this name, size and time was worked off."""
        query = "SELECT 1 FROM files WHERE name = ? AND size = ? AND changed = ?"
        return self._database.execute(query, (name, seen.size, seen.changed)).fetchone() is not None

    def entry(self, name: str, digest: str) -> tuple[str, bool] | None:
        """Name of the output of a file with this content, and whether it was worked off and not only begun."""
        query = "SELECT output, size IS NOT NULL FROM files WHERE name = ? AND digest = ?"
        row = self._database.execute(query, (name, digest)).fetchone()
        return None if row is None else (str(row[0]), bool(row[1]))

    def outputs(self, *, worked_off: bool = False) -> set[str]:
        """Names of all outputs, or of those that are done and not only begun."""
        rows = self._database.execute("SELECT output, size IS NOT NULL FROM files")
        return {str(output) for output, is_done in rows if is_done or not worked_off}

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
            msg = f"what was done of {name} could not be noted ({error}). Mend that, then start the watch again."
            raise StoppedError(msg) from None

    def close(self) -> None:
        """Let others watch."""
        self._database.close()


class Watch:
    """One folder that is watched.

    Parameters
    ----------
    source, target
        Folder of the inputs, and folder of the outputs.
    ending
        Ending of the outputs (``.jsonl``).
    work
        Codes one file.
    settled
        Seconds for which a file must not have changed before it is taken.
    """

    def __init__(self, source: Path, target: Path, ending: str, work: Work, settled: float) -> None:
        self._source = source
        self._target = target
        self._ending = ending
        self._work = work
        self._settled = settled
        self._unread: set[tuple[str, Seen]] = set()
        self._ahead: dict[str, tuple[Seen, float]] = {}
        self._ledger = Ledger(target)
        for output in self._ledger.outputs(worked_off=True):  # ended between the last two steps of a file
            discard(target / output)

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()

    def once(self) -> Iterator[Coded]:
        """Work off what lies there now, oldest first; a file that came while it worked waits for the next look.

        Raises
        ------
        StoppedError
            Where the folder cannot be looked into, or what is done cannot be noted.
        """
        for path, seen in self._waiting():
            try:
                digest = _digest(path)
            except FileNotFoundError:  # taken back while others were coded
                continue
            except OSError as error:
                yield from self._told_once(path, seen, error)
                continue
            name = _storable(path.name)
            output, is_done = self._ledger.entry(name, digest) or (self._free_name(name, digest), False)
            worked_off = partial(self._ledger.write, name, seen, digest, output)
            if is_done:  # it came again as it was; its output may long have been fetched
                worked_off()
                continue
            self._ledger.write(name, None, digest, output)
            yield self._coded(path, self._target / output, worked_off)

    def _waiting(self) -> list[tuple[Path, Seen]]:
        """Files that are to be worked off, oldest first."""
        found = []
        try:
            listed = list(self._source.iterdir())
        except OSError as error:
            msg = f"{self._source} cannot be looked into ({error.strerror}). Mend that, then start the watch again."
            raise StoppedError(msg) from None
        for path in listed:
            try:
                if path.name.startswith(".") or not is_readable(path) or not path.is_file():
                    continue
                status = path.stat()
            except OSError:  # it went while we looked
                continue
            seen = Seen(status.st_size, status.st_mtime_ns)
            if self._is_settled(path.name, seen) and not self._ledger.knows(_storable(path.name), seen):
                found.append((path, seen))
        return sorted(found, key=lambda item: (item[1].changed, item[0].name))

    def _is_settled(self, name: str, seen: Seen) -> bool:
        """Whether a file has not changed for a while; one whose clock is ahead of ours, since it was first seen so."""
        age = time.time() - seen.changed / 1e9
        if age >= 0.0:
            self._ahead.pop(name, None)
            return age >= self._settled
        before, since = self._ahead.get(name, (None, 0.0))
        if before != seen:
            since = time.monotonic()
            self._ahead[name] = seen, since
        return time.monotonic() - since >= self._settled

    def _coded(self, path: Path, output: Path, worked_off: Callable[[], None]) -> Coded:
        try:
            try:
                return Coded(path, output, self._work(path, output, worked_off))
            except OtherRunError:  # begun by an earlier version or with other options
                discard(output)
                return Coded(path, output, self._work(path, output, worked_off))
        except OutputError:
            raise
        except InputError as error:
            if not path.exists():  # not used, so that it is coded when it comes again
                return Coded(path, None, None, str(error))
            write_failure(output, Failure(path.name, "", path.name, "unusable_input", *told(str(error))))
            worked_off()
            return Coded(path, output, None, str(error))

    def _told_once(self, path: Path, seen: Seen, error: OSError) -> Iterator[Coded]:
        """Tell that a file cannot be read, though it is tried again at every look."""
        if (path.name, seen) not in self._unread:
            self._unread.add((path.name, seen))
            yield Coded(path, None, None, f"{path} cannot be read ({error.strerror}). Check its rights.")

    def _free_name(self, name: str, digest: str) -> str:
        """The name of the input with the ending of the outputs; with its digest where something else has that."""
        stem = plain_name(Path(name)).rpartition(".")[0]
        marked = f"{stem}.{digest[:8]}"
        wanted = chain((stem, marked), (f"{marked}-{number}" for number in count(2)))
        return next(found for one in wanted if self._is_free(found := f"{one}{self._ending}"))

    def _is_free(self, name: str) -> bool:
        """Whether neither an earlier file nor anybody else has put an output there, which would pass for a new one."""
        output = self._target / name
        return not (name in self._ledger.outputs() or output.exists() or folder_of(output).exists())


def _storable(name: str) -> str:
    """A name as the database takes it and the output has it: bytes of it that are no UTF-8 are written as numbers."""
    return name.encode("utf-8", "xmlcharrefreplace").decode()


def _digest(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
