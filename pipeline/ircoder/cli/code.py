"""``ircoder code``: codes reports in bulk."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.options import ServiceDate, SettingOption, TargetAccuracy, parsed_date, settings_of
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.coder import Coder
    from ircoder.report import CodedReport

SOME_FAILED = 1
INTERRUPTED = 130
_REDRAW_SECONDS = 0.2


@dataclass(slots=True)
class _Tally:
    """Counts for the summary line."""

    started: float = field(default_factory=time.monotonic)
    records: int = 0
    lines: int = 0
    review: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, coded: CodedReport) -> None:
        self.records += 1
        self.lines += len(coded.lines)
        if coded.error is not None:
            self.failures[coded.error.type] += 1
        elif coded.route == "review":
            self.review += 1

    def summary(self) -> str:
        seconds = time.monotonic() - self.started
        failed = self.failures.total()
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.failures.most_common())
        coded = self.records - failed
        return (
            f"{_counted(coded, 'record')} coded with {_counted(self.lines, 'line')}, {self.review} to review, "
            f"{failed} failed{f' ({kinds})' if kinds else ''}, in {seconds:.1f} s"
        )


def code(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT", help="Reports: .jsonl, .json, .csv or .txt files, or folders of .txt files."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="File to write; - is standard output.")
    ] = Path("-"),
    output_kind: Annotated[
        str | None,
        typer.Option("--format", metavar="[jsonl|csv]", help="Format to write; by default the output's ending tells."),
    ] = None,
    service_date: ServiceDate = None,
    setting: SettingOption = None,
    entities: Annotated[bool, typer.Option("--entities", help="Write the entities of each report too.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to use.")] = 1,
    target_accuracy: TargetAccuracy = 0.95,
) -> None:
    """Code reports in bulk, one record a report, in input order.

    A report that cannot be coded still gets its record, which says why. Exit status: 0 all coded, 1 some records
    failed, 2 the call itself was wrong.
    """
    from ircoder.formats.reading import read_reports
    from ircoder.formats.text_files import left_out_of
    from ircoder.formats.writing import open_writer, output_format
    from ircoder.intake import Defaults

    kind = output_format(output, output_kind)
    if entities and kind == "csv":
        msg = "--entities has no place in CSV. Write JSON Lines."
        raise InputError(msg)
    _check_not_input(output, inputs)
    reports = read_reports(inputs, Defaults(service_date=parsed_date(service_date)))
    for note in filter(None, (left_out_of(path) for path in inputs if path.is_dir())):
        sys.stderr.write(f"ircoder: {note}\n")

    from ircoder.coder import BATCH, load
    from ircoder.memory import settle

    coder = load(target_accuracy=target_accuracy)
    tally = _Tally()
    try:
        with open_writer(output, kind) as writer, _progress(output) as advance:
            for coded in coder.code_many(reports, workers=workers, settings=settings_of(setting), entities=entities):
                writer.write(coded)
                tally.add(coded)
                advance()
                if tally.records == BATCH:
                    settle()
    except KeyboardInterrupt:
        kept = "" if str(output) == "-" else f"; the finished records are in {output}.part"
        sys.stderr.write(f"ircoder: interrupted after {_counted(tally.records, 'record')}{kept}\n")
        raise typer.Exit(INTERRUPTED) from None
    sys.stderr.write(f"ircoder: {tally.summary()}\n")
    if coder.calibrated:
        sys.stderr.write(f"ircoder: {_release(coder)}\n")
    if tally.failures:
        raise typer.Exit(SOME_FAILED)


def _release(coder: Coder) -> str:
    """What is released without review at the target accuracy, by the held-out reports of the model."""
    target, choice = coder.target_accuracy, coder.release
    if choice is None:
        return f"no report is released without review: no probability reaches {target:.0%} on held-out reports"
    return (
        f"released without review from a probability of {choice.threshold:.4f} for a target accuracy of {target:.0%}: "
        f"of {choice.reports} held-out reports so {choice.released}, {choice.right} of them entirely right"
    )


def _check_not_input(output: Path, inputs: list[Path]) -> None:
    if output.suffix.lower() == ".txt" and any(
        path.is_dir() and path.resolve() == output.resolve().parent for path in inputs
    ):
        msg = f"{output} would lie among the texts of an input. Choose another output."
        raise InputError(msg)
    if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
        msg = f"{output} is an input too and would be overwritten. Choose another output."
        raise InputError(msg)


@contextmanager
def _progress(output: Path) -> Iterator[Callable[[], None]]:
    """Draw progress on a terminal. It is redrawn by the loop itself: workers must not be forked beside a thread."""
    if not sys.stderr.isatty() or (str(output) == "-" and sys.stdout.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} records"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=None)
        drawn = 0.0

        def advance() -> None:
            nonlocal drawn
            progress.advance(task)
            if (now := time.monotonic()) - drawn > _REDRAW_SECONDS:
                drawn = now
                progress.refresh()

        yield advance


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
