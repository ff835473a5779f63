"""``ircoder code --engine spark``: Parquet in and out on Apache Spark."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from ircoder.cli.summary import tell_counts
from ircoder.formats.rows import InputError


@dataclass(frozen=True, slots=True)
class OnSpark:
    """Options of the command that a run on Spark takes."""

    service_date: str | None
    setting: str | None
    entities: bool
    target_accuracy: float
    master: str | None
    vocabulary: Path | None = None
    model: Path | None = None


def check_spark_alone(given: dict[str, bool]) -> None:
    """Refuse options that a run on Spark has no use for; ``given`` tells which stand on the command line.

    Raises
    ------
    InputError
        Naming the first of them.
    """
    for name, is_given in given.items():
        if is_given:
            msg = f"{name} does not go with --engine spark, which sees to workers and lost ones itself. Leave it out."
            raise InputError(msg)


def code_on_spark(inputs: list[Path], output: Path, options: OnSpark) -> bool:
    """Code Parquet files into a folder of Parquet; whether every record could be coded."""
    from ircoder.cli.options import parsed_date
    from ircoder.spark.command import run

    if not inputs or str(output) == "-":
        msg = "--engine spark reads Parquet files and writes a folder. Name INPUT and -o."
        raise InputError(msg)
    started = time.monotonic()
    counts = run(
        inputs,
        output,
        service_date=parsed_date(options.service_date),
        setting=options.setting,
        entities=options.entities,
        target_accuracy=options.target_accuracy,
        master=options.master,
        vocabulary=options.vocabulary,
        model=options.model,
    )
    tell_counts(counts.records, counts.lines, counts.review, counts.failures, time.monotonic() - started)
    return not counts.failures
