"""One run over many reports: from the inputs to an output that is complete or not there."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Protocol

from ircoder import __version__
from ircoder.bulk.finishing import Form, finish
from ircoder.bulk.identity import Identity, identity
from ircoder.bulk.journal import Tally
from ircoder.bulk.made import tally_of, write_note
from ircoder.bulk.outcomes import Outcome, outcome_of
from ircoder.bulk.run_folder import RunFolder, folder_of
from ircoder.formats.reading import input_files, read_reports
from ircoder.formats.rows import InputError, Unwritten
from ircoder.formats.writing import STANDARD_OUTPUT
from ircoder.intake import Defaults
from ircoder.streaming import Wanted, Workers, stream

if TYPE_CHECKING:
    from ircoder.coder import Loading
    from ircoder.report import Setting

CHECKPOINT_SECONDS = 1.0
"""Work that an interruption can cost at most, beside the reports under way."""

Advance = Callable[[int], None]
"""Told the number of records that were written just now."""


class Books(Protocol):
    """Kept by who makes many outputs, and so knows by itself which of them are complete."""

    def told(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """Give outcomes that are about to be written, with what is to be said of them."""

    def placing(self, records: Path) -> None:
        """Take in the records of a run that is complete, before its output gets its place."""

    def placed(self) -> None:
        """Take in that the output has its place, before what could be resumed goes."""


class StoppedError(RuntimeError):
    """A run that could not go on, for want of room for instance; the message says how to resume it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to code, how, and where to.

    ``settings``, where there are any, stand for every report's own. ``loading`` gives a worker its coder.
    """

    inputs: Sequence[Path]
    loading: Loading
    workers: Workers
    defaults: Defaults
    settings: tuple[Setting, ...] = ()
    entities: bool = False

    def of(self, path: Path) -> Plan:
        """The same for one other input."""
        return replace(self, inputs=(path,))

    def loaded(self) -> Plan:
        """The same with the coder loaded, for a process that makes many runs."""
        return replace(self, loading=self.loading.loaded())

    def outcomes(self, skip: int = 0) -> Iterator[tuple[int, Sequence[Outcome]]]:
        """Code the reports; yield the outcomes of each place of the input, in order.

        Raises
        ------
        InputError
            For inputs that cannot be used as a whole, before anything is coded.
        """
        reports = read_reports(self.inputs, self.defaults)
        wanted = Wanted(outcome_of, self.settings, self.entities)
        return stream(reports, self.loading, wanted, workers=self.workers, skip=skip)

    def identity(self) -> Identity:
        """Everything that decides what the run writes, by the names that its user knows."""
        date = self.defaults.service_date
        options = {
            "the version": __version__,
            "the model": self.loading.model,
            "the knowledge (imported files, vocabulary)": self.loading.knowledge,
            "--target-accuracy": f"{self.loading.target_accuracy:g}",
            "--service-date": None if date is None else date.isoformat(),
            "--setting": "both" if len(self.settings) > 1 else next(iter(self.settings), None),
            "--entities": "given" if self.entities else None,
        }
        return identity(input_files(self.inputs), options)


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that is done: its counts, and the records that the output format could not hold.

    ``already`` where the output had been complete before.
    """

    tally: Tally
    unwritten: Sequence[Unwritten] = ()
    already: bool = False


def run(
    plan: Plan,
    output: Path,
    form: Form,
    *,
    resume: bool,
    advance: Advance,
    books: Books | None = None,
) -> Finished:
    """Code the reports of a plan into an output file.

    Until the output is complete, the run lies in a folder beside it, from which ``resume`` goes on. Where nobody keeps
    ``books``, a note beside the output tells what it was made of, and a complete one is resumed by doing nothing.

    Raises
    ------
    InputError
        For inputs or an output that cannot be used, and for a run that cannot be resumed.
    StoppedError
        Where the system gives no more room or memory; what is done is kept.
    """
    form.check()
    read_reports(plan.inputs, plan.defaults)  # what is wrong with an input is told before anything is written
    began = plan.identity()
    if resume and books is None and output.exists() and not folder_of(output).exists():
        _check_repeatable(plan, f"{output} is complete")
        return Finished(tally_of(output, began, form), already=True)
    folder = RunFolder(output, began, resume=resume)
    try:
        if not folder.reached.complete:
            if folder.reached.places:
                _check_repeatable(plan, f"{folder.folder} holds a run that read it")
            advance(folder.reached.tally.records)
            _work_off(plan, folder, advance, books)
        unwritten = _finished(folder, output, form, books)
        if books is not None:
            books.placed()
        elif output.exists():
            write_note(output, began, form, folder.reached.tally, unwritten)
        folder.remove()
    except OSError as error:
        msg = f"{output} could not be finished ({error.strerror}). Mend that, then go on with --resume."
        raise StoppedError(msg) from None
    finally:
        folder.close()
    return Finished(folder.reached.tally, unwritten)


def _finished(folder: RunFolder, output: Path, form: Form, books: Books | None) -> Sequence[Unwritten]:
    """Make the output of a complete run, whatever the library of its format has against the records."""
    if books is not None and folder.records.exists():
        books.placing(folder.records)
    try:
        return finish(folder, output, form)
    except (OSError, InputError):
        raise
    except Exception as error:
        msg = (
            f"{output} could not be made ({type(error).__name__}). The coded records are in {folder.records}: write "
            "another format with --resume and --format."
        )
        raise StoppedError(msg) from None


def run_to_stream(plan: Plan, output: Path, form: Form, *, advance: Advance) -> Finished:
    """Code the reports of a plan to standard output, a pipe or a device; such a run cannot be resumed.

    JSON Lines come as they are coded, other formats when all is done.

    Raises
    ------
    InputError
        For inputs or an output that cannot be used.
    StoppedError
        Where the system gives no more room, or the format cannot be made of the records.
    """
    form.check()
    outcomes = plan.outcomes()
    try:
        return _streamed(outcomes, output, form, advance)
    except (BrokenPipeError, InputError):  # whoever reads the output may leave
        raise
    except OSError as error:
        msg = f"{_told(output)} could not be written to its end ({error.strerror}). Mend that, then run it again."
        raise StoppedError(msg) from None


def _streamed(
    outcomes: Iterator[tuple[int, Sequence[Outcome]]], output: Path, form: Form, advance: Advance
) -> Finished:
    tally = Tally()
    with _target(output) as target, TemporaryDirectory() as folder:
        spool = Path(folder) / "records.jsonl"
        with spool.open("wb") as spooled:
            stream_of_lines = target if form.is_spool else spooled
            for _, found in outcomes:
                for outcome in found:
                    stream_of_lines.write(outcome.line)
                tally = tally.with_outcomes(found)
                advance(len(found))
        if form.is_spool:
            return Finished(tally)
        made = Path(folder) / "output"
        try:
            unwritten = form.write(spool, made)
        except (OSError, InputError):
            raise
        except Exception as error:
            msg = f"{_told(output)} could not be made ({type(error).__name__}). Write another --format."
            raise StoppedError(msg) from None
        with made.open("rb") as content:
            shutil.copyfileobj(content, target)
    return Finished(tally, unwritten)


def _told(output: Path) -> str:
    return "standard output" if output == STANDARD_OUTPUT else str(output)


@contextmanager
def _target(output: Path) -> Iterator[IO[bytes]]:
    if output == STANDARD_OUTPUT:
        if sys.stdout is None:
            msg = "standard output is closed. Name a file with -o."
            raise InputError(msg)
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        stream_out = output.open("wb")
    except OSError as error:
        msg = f"{output} cannot be written ({error.strerror}). Choose another output."
        raise InputError(msg) from None
    with stream_out:
        yield stream_out


def _check_repeatable(plan: Plan, what: str) -> None:
    """Refuse to go on where what was read may not come again: as many other reports would be left out."""
    pipes = [path for path in input_files(plan.inputs) if not path.is_file()]
    if pipes:
        msg = f"{pipes[0]} is a pipe, which cannot be resumed, and {what}. Remove that and start again."
        raise InputError(msg)


def _work_off(plan: Plan, folder: RunFolder, advance: Advance, books: Books | None) -> None:
    due = time.monotonic() + CHECKPOINT_SECONDS
    try:
        for place, outcomes in plan.outcomes(folder.reached.places):
            folder.add(place, outcomes if books is None else books.told(outcomes))
            advance(len(outcomes))
            if time.monotonic() >= due:
                folder.checkpoint()
                due = time.monotonic() + CHECKPOINT_SECONDS
    except OSError:
        raise
    except BaseException:
        folder.checkpoint()
        raise
    folder.checkpoint(complete=True)
