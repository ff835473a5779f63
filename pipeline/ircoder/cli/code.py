"""``ircoder code``: codes reports in bulk."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.options import ServiceDate, SettingOption, TargetAccuracy, parsed_date, settings_of
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.bulk.run import Finished, Plan
    from ircoder.coder import Loading

SOME_FAILED = 1
STOPPED = 3
INTERRUPTED = 130
TERMINATED = 143
_REDRAW_SECONDS = 0.2


class TerminatedError(BaseException):
    """The process was asked to end; like an interrupt from the keyboard, it passes every handler of errors."""


def code(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="Reports: .jsonl, .json, .csv, .parquet, .hl7, FHIR or .txt files, also .gz or .zst, or folders.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="File to write; - is standard output.")
    ] = Path("-"),
    output_kind: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="[jsonl|csv|parquet|xlsx|hl7|fhir]",
            help="Format to write; by default the output's ending tells.",
        ),
    ] = None,
    service_date: ServiceDate = None,
    setting: SettingOption = None,
    entities: Annotated[bool, typer.Option("--entities", help="Write the entities of each report too.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that code.")] = 1,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="Longest time that one report may take.")
    ] = 60.0,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was broken off, if there is one for this output.")
    ] = False,
    target_accuracy: TargetAccuracy = 0.95,
) -> None:
    """Code reports in bulk, one record a report, in input order.

    A report that cannot be coded still gets its record, which says why, and an entry in OUTPUT.errors.jsonl. Until the
    output is complete, the run lies in OUTPUT.run. Exit status: 0 all coded, 1 some records failed, 2 the call itself
    was wrong, 3 the run could not be finished and can be resumed.
    """
    from ircoder.bulk.run import Plan, StoppedError, run, run_to_stream
    from ircoder.coder import loading
    from ircoder.formats.writing import is_plain, output_format
    from ircoder.intake import Defaults
    from ircoder.parallel import WorkerError
    from ircoder.streaming import Workers

    kind = output_format(output, output_kind)
    _check_entities(kind, entities=entities)
    _check_not_input(output, inputs)
    _tell_what_is_not_read(inputs)
    plan = Plan(
        inputs=inputs,
        loading=loading(target_accuracy=target_accuracy),
        workers=Workers(workers, time_limit),
        defaults=Defaults(service_date=parsed_date(service_date)),
        settings=settings_of(setting),
        entities=entities,
    )
    started = time.monotonic()
    done = 0
    with _progress(output) as draw:

        def advance(count: int) -> None:
            nonlocal done
            done += count
            draw(count)

        try:
            with _terminable():
                if is_plain(output):
                    finished = run(plan, output, kind, resume=resume, advance=advance)
                else:
                    finished = run_to_stream(plan, output, kind, advance=advance)
        except (KeyboardInterrupt, TerminatedError) as error:
            kept = "; go on with --resume" if is_plain(output) else ""
            sys.stderr.write(f"ircoder: interrupted after {_counted(done, 'record')}{kept}\n")
            raise typer.Exit(INTERRUPTED if isinstance(error, KeyboardInterrupt) else TERMINATED) from None
        except (StoppedError, WorkerError) as error:
            sys.stderr.write(f"ircoder: {error}\n")
            raise typer.Exit(STOPPED) from None
    _summarize(plan, output, finished, time.monotonic() - started)
    if finished.tally.failures or finished.unwritten:
        raise typer.Exit(SOME_FAILED)


def _summarize(plan: Plan, output: Path, finished: Finished, seconds: float) -> None:
    from ircoder.bulk.finishing import errors_of

    tally, unwritten = finished.tally, len(finished.unwritten)
    if finished.already:
        sys.stderr.write(f"ircoder: nothing to resume, {output} is complete\n")
        return
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.failures.items(), key=lambda item: -item[1]))
    sys.stderr.write(
        f"ircoder: {_counted(tally.records - tally.failed, 'record')} coded with {_counted(tally.lines, 'line')}, "
        f"{tally.review} to review, {tally.failed} failed{f' ({kinds})' if kinds else ''}, in {seconds:.1f} s\n"
    )
    if unwritten:
        kinds = ", ".join(sorted({item.type for item in finished.unwritten}))
        sys.stderr.write(f"ircoder: {_counted(unwritten, 'coded record')} not in this format ({kinds})\n")
    errors = errors_of(output)
    if (tally.failed or unwritten) and errors.is_file():
        sys.stderr.write(f"ircoder: what failed and what to do stands in {errors}\n")
    release = _release(plan.loading)
    if release:
        sys.stderr.write(f"ircoder: {release}\n")


def _release(loading: Loading) -> str:
    """What is released without review at the target accuracy, by the held-out reports of the model."""
    target, choice = loading.target_accuracy, loading.release()
    if not loading.calibrated:
        return ""
    if choice is None:
        return f"no report is released without review: no probability reaches {target:.0%} on held-out reports"
    return (
        f"released without review from a probability of {choice.threshold:.4f} for a target accuracy of {target:.0%}: "
        f"of {choice.reports} held-out reports so {choice.released}, {choice.right} of them entirely right"
    )


def _check_entities(kind: str, *, entities: bool) -> None:
    from ircoder.formats.writing import WITH_ENTITIES

    if entities and kind not in WITH_ENTITIES:
        msg = f"--entities has no place in {kind}. Write {' or '.join(WITH_ENTITIES)}."
        raise InputError(msg)


def _check_not_input(output: Path, inputs: list[Path]) -> None:
    if output.suffix.lower() == ".txt" and any(
        path.is_dir() and path.resolve() == output.resolve().parent for path in inputs
    ):
        msg = f"{output} would lie among the texts of an input. Choose another output."
        raise InputError(msg)
    if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
        msg = f"{output} is an input too and would be overwritten. Choose another output."
        raise InputError(msg)


def _tell_what_is_not_read(inputs: list[Path]) -> None:
    from ircoder.formats.text_files import left_out_of

    for note in filter(None, (left_out_of(path) for path in inputs if path.is_dir())):
        sys.stderr.write(f"ircoder: {note}\n")


@contextmanager
def _terminable() -> Iterator[None]:
    """Make a request to end the process end the run in order, with everything so far on disk."""

    def end(number: int, frame: FrameType | None) -> None:
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _progress(output: Path) -> Iterator[Callable[[int], None]]:
    """Draw progress on a terminal. It is redrawn by the loop itself: workers must not be forked beside a thread."""
    if not sys.stderr.isatty() or (str(output) == "-" and sys.stdout.isatty()):
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} records"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=None)
        drawn = 0.0

        def draw(count: int) -> None:
            nonlocal drawn
            progress.advance(task, count)
            if (now := time.monotonic()) - drawn > _REDRAW_SECONDS:
                drawn = now
                progress.refresh()

        yield draw


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
