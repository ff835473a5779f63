"""The last steps of a run: the records become the output, in its format and under its name."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from ircoder.bulk.outcomes import Failure, failure_of
from ircoder.bulk.run_folder import RunFolder, put_in_place, write_whole
from ircoder.formats.rows import InputError, Unwritten
from ircoder.formats.writing import OutputFormat, writer_of

Route = Literal["auto", "review"]


@dataclass(frozen=True, slots=True)
class Form:
    """What an output is to be: its format, and which records it holds (all, where ``route`` is ``None``)."""

    kind: OutputFormat
    route: Route | None = None

    @property
    def is_spool(self) -> bool:
        """Whether the records as a run keeps them are the output already."""
        return self.kind == "jsonl" and self.route is None

    def check(self) -> None:
        """Raise, before anything is coded, what would be raised at the end of a run for want of a library."""
        if self.kind != "jsonl":
            writer_of(self.kind)

    def write(self, records: Path, target: Path) -> list[Unwritten]:
        """Make the output of the records of a run; give the records that the format cannot hold."""
        if self.kind != "jsonl":
            return writer_of(self.kind)((r for r in records_in(records) if self._holds(r)), target)
        with target.open("wb") as stream:
            for line in lines_in(records):
                if self._holds(json.loads(line)):
                    stream.write(line)
        return []

    def _holds(self, record: Mapping[str, Any]) -> bool:
        return self.route is None or (record["route"] == self.route and record["error"] is None)


def finish(run: RunFolder, output: Path, form: Form) -> list[Unwritten]:
    """Put error file and output of a complete run in their places, and give what the format could not hold.

    Each step leaves what the next one needs, so that a run broken off here goes on with ``--resume`` too, be it to
    another form.

    Raises
    ------
    InputError
        Where the records have become the output of one form already, and another is wanted.
    """
    made = run.records if form.is_spool else run.folder / f"output.{form.kind}"
    placing = run.folder / "placing"
    begun = json.loads(placing.read_bytes()) if placing.exists() else None
    if begun is not None and begun["form"] == asdict(form):
        unwritten = [Unwritten(**item) for item in begun["unwritten"]]
    elif begun is not None and not run.records.exists():
        msg = (
            f"{output} has its records already, as --format {begun['form']['kind']}. Go on with that, or remove "
            f"{run.folder} and start again."
        )
        raise InputError(msg)
    else:
        unwritten = []
        if not form.is_spool:
            unwritten = form.write(run.records, made)
            _see_to_disk(made)
        _place_errors(run, output, unwritten)
        told = {"form": asdict(form), "unwritten": [asdict(item) for item in unwritten]}
        write_whole(placing, json.dumps(told).encode())
    if made.exists():  # else it has its place already, from which it may have been fetched since
        put_in_place(made, output)
    return unwritten


def errors_of(output: Path) -> Path:
    """The file of failures beside an output; there is one only where something failed."""
    return output.with_name(f"{output.name}.errors.jsonl")


def write_failure(output: Path, failure: Failure) -> None:
    """Write the error file of an input that could not be used as a whole, and so has no output."""
    write_whole(errors_of(output), failure.line(failure.report_id))


def records_in(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of JSON Lines that a run wrote."""
    yield from map(json.loads, lines_in(path))


def lines_in(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file."""
    with path.open("rb") as stream:
        yield from stream


def _place_errors(run: RunFolder, output: Path, unwritten: list[Unwritten]) -> None:
    target = errors_of(output)
    made = run.folder / "failures.jsonl"
    shutil.copyfile(run.errors, made)
    with made.open("ab") as stream:
        for item in unwritten:
            stream.write(failure_of(item).line(f"record of {item.report_id}"))
    if made.stat().st_size:
        _see_to_disk(made)
        put_in_place(made, target)
    else:
        target.unlink(missing_ok=True)


def _see_to_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
