"""The folder of an unfinished run, beside its output: records and failures as they come, and the journal.

It appears when a run begins and goes when the output is in its place, so an output is complete or not there at all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from ircoder.bulk.identity import Identity, check_same
from ircoder.bulk.journal import Checkpoint, Stretch, append, last_whole
from ircoder.bulk.outcomes import Outcome
from ircoder.formats.rows import InputError

ENDING = ".run"
_BEGAN = "began.json"


class OutputError(InputError):
    """An output that cannot be written; the input may be well."""


class RunFolder:
    """The files of one unfinished run.

    Parameters
    ----------
    output
        File that the run is to make.
    began
        What the run is made of (:func:`ircoder.bulk.identity.identity`).
    resume
        Go on with the run that lies there. Where none does, a new one begins.

    Raises
    ------
    InputError
        Where an unfinished run lies there and is not to be resumed, or (:class:`~ircoder.bulk.identity.OtherRunError`)
        cannot be with this identity; an :class:`OutputError` where another process is at it or nothing can be written.
    """

    def __init__(self, output: Path, began: Identity, *, resume: bool) -> None:
        self.folder = folder_of(output)
        self.records = self.folder / "records.jsonl"
        self.errors = self.folder / "errors.jsonl"
        self._journal = self.folder / "journal"
        self._stretch = Stretch()
        self._held = ExitStack()
        try:
            self._begin(began, resume=resume)
        except OSError as error:
            self.close()
            msg = (
                f"{output} cannot be written ({error.strerror}). See that its folder is there, may be written and has "
                "room, or choose another output."
            )
            raise OutputError(msg) from None
        except BaseException:
            self.close()
            raise

    def _begin(self, began: Identity, *, resume: bool) -> None:
        with suppress(FileNotFoundError):
            _longest(self.folder).stat()  # a name that is too long is told now, and not when all is done
        shutil.rmtree(_done(self.folder), ignore_errors=True)
        resumes = self._claimed(began, resume=resume)
        self.reached, end = last_whole(self._journal, self.records, self.errors) if resumes else (Checkpoint(), 0)
        if self.reached.complete:
            return
        self._record_stream = self._opened(self.records, self.reached.record_bytes)
        self._error_stream = self._opened(self.errors, self.reached.error_bytes)
        self._journal_stream = self._opened(self._journal, end)
        sync_folder(self.folder)

    def _claimed(self, began: Identity, *, resume: bool) -> bool:
        """Make the folder ours; true where an earlier run in it goes on."""
        exists = self.folder.exists()
        self.folder.mkdir(exist_ok=True)
        try:
            self._held.enter_context(FileLock(self.folder / "lock").acquire(timeout=0))
        except Timeout:
            msg = f"{self.folder} is in use by another process. Wait for it, or choose another output."
            raise OutputError(msg) from None
        if exists and not resume:
            msg = f"{self.folder} holds an unfinished run. Go on with it by --resume, or remove it to start again."
            raise InputError(msg)
        marker = self.folder / _BEGAN
        if marker.exists():
            check_same(json.loads(marker.read_text(encoding="utf-8")), began, self.folder)
            return self._journal.exists()
        write_whole(marker, json.dumps(began, indent=1).encode())
        return False

    def _opened(self, path: Path, size: int) -> IO[bytes]:
        """Open for appending after the first ``size`` bytes; what stands behind them was never said to be whole."""
        stream = self._held.enter_context(path.open("r+b" if path.exists() else "w+b"))
        stream.truncate(size)
        stream.seek(size)
        return stream

    def add(self, place: int, outcomes: Sequence[Outcome]) -> None:
        """Write the outcomes of one place of the input, the next after those that are there."""
        reached = self.reached
        record_bytes, error_bytes = reached.record_bytes, reached.error_bytes
        for outcome in outcomes:
            self._record_stream.write(outcome.line)
            self._stretch.add(outcome.line)
            record_bytes += len(outcome.line)
            if outcome.failure is not None:
                entry = outcome.failure.line(f"record {place + 1}")
                self._error_stream.write(entry)
                error_bytes += len(entry)
        self.reached = Checkpoint(place + 1, record_bytes, error_bytes, reached.tally.with_outcomes(outcomes))

    def checkpoint(self, *, complete: bool = False) -> None:
        """See everything so far to the disk, and then say so in the journal."""
        for stream in (self._record_stream, self._error_stream):
            stream.flush()
            os.fsync(stream.fileno())
        self.reached = replace(self.reached, complete=complete)
        append(self._journal_stream, self.reached, self._stretch.close())

    def close(self) -> None:
        """Let go of the files; the run can be resumed. What could not be written any more is not in the journal."""
        with suppress(OSError):
            self._held.close()

    def remove(self) -> None:
        """Take the folder away: the output is in its place."""
        self.close()
        done = _done(self.folder)
        self.folder.replace(done)  # a folder that is half gone would be taken for a run to resume
        sync_folder(done.parent)
        shutil.rmtree(done, ignore_errors=True)


def folder_of(output: Path) -> Path:
    """Where the unfinished run of an output lies."""
    return output.with_name(f"{output.name}{ENDING}")


def discard(output: Path) -> None:
    """Take away what lies there of an unfinished run."""
    shutil.rmtree(folder_of(output), ignore_errors=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(part, target)


def put_in_place(part: Path, target: Path) -> None:
    """Give a file, which is on disk already, its name."""
    part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """See the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _longest(folder: Path) -> Path:
    """As long a name as any that is given to what lies beside the output."""
    return folder.with_name(f"{folder.name}.errors.part")


def _done(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.done")
