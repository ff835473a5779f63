"""Watches a folder that an interface drops files into, and codes each file once, whatever happens in between.

A file is taken when it has not changed for a while, so that one that is still being copied is left alone. Its output
appears under the same name in the output folder when it is complete. What is done is written to a small database
there: name, size, time and a digest of the content, so that a file which comes again unchanged is passed over, and one
that comes again with other content is coded into an output of its own name with the digest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path

from ircoder.bulk.finishing import write_failure
from ircoder.bulk.identity import OtherRunError, digest_of
from ircoder.bulk.ledger import Ledger, Seen
from ircoder.bulk.outcomes import Failure, told
from ircoder.bulk.repeats import FileBooks
from ircoder.bulk.run import Books, Finished, StoppedError
from ircoder.bulk.run_folder import ENDING, OutputError, discard, folder_of
from ircoder.formats.opening import plain_name
from ircoder.formats.reading import is_readable
from ircoder.formats.rows import InputError

Work = Callable[[Path, Path, Books], Finished]
"""Codes an input into an output, going on with what an interruption left of it, and keeps the books, by which a file is
done exactly once."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A file that was worked off: its output, or why the whole file could not be used or read."""

    source: Path
    output: Path | None
    finished: Finished | None
    problem: str = ""
    repeats: int = 0
    """Reports of it that an earlier file had already."""


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
        for left in target.glob(f"*{ENDING}"):
            output = left.name.removesuffix(ENDING)
            if self._ledger.has_output(output, worked_off=True):  # ended between the last two steps of a file
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
                digest = digest_of(path)
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
        books = FileBooks(self._ledger, output.name, worked_off)
        try:
            try:
                finished = self._work(path, output, books)
            except OtherRunError:  # begun by an earlier version or with other options
                discard(output)
                finished = self._work(path, output, books)
            return Coded(path, output, finished, repeats=books.repeats)
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
        return not (self._ledger.has_output(name) or output.exists() or folder_of(output).exists())


def _storable(name: str) -> str:
    """A name as the database takes it and the output has it: bytes of it that are no UTF-8 are written as numbers."""
    return name.encode("utf-8", "xmlcharrefreplace").decode()
