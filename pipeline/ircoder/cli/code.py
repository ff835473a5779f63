"""``ircoder code``: codes reports in bulk."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.on_spark import OnSpark, check_spark_alone, code_on_spark
from ircoder.cli.options import (
    ModelFolder,
    ServiceDate,
    SettingOption,
    TargetAccuracy,
    VocabularyFile,
    parsed_date,
    settings_of,
)
from ircoder.cli.progress import TerminatedError, progress, terminable
from ircoder.cli.summary import counted, summarize
from ircoder.cli.watching import check_folders, watch
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.bulk.finishing import Form
    from ircoder.bulk.run import Plan

SOME_FAILED = 1
STOPPED = 3
INTERRUPTED = 130
TERMINATED = 143
SETTLE = 2.0
"""Seconds that a file in a watched folder must stay unchanged, unless told."""


class RouteChoice(StrEnum):
    """Routes that a record can have."""

    auto = "auto"
    review = "review"


class EngineChoice(StrEnum):
    """What runs the coding."""

    local = "local"
    spark = "spark"


def code(
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="INPUT...",
            help="Reports: .jsonl, .json, .csv, .parquet, .hl7, FHIR or .txt files, also .gz or .zst, or folders.",
        ),
    ] = None,
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
        float, typer.Option("--time-limit", min=1.0, metavar="SECONDS", help="Longest time that one report may take.")
    ] = 60.0,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was broken off, if there is one for this output.")
    ] = False,
    route: Annotated[
        RouteChoice | None, typer.Option("--route", help="Write only the coded records with this route; default all.")
    ] = None,
    watch_folder: Annotated[
        Path | None,
        typer.Option("--watch", metavar="FOLDER", help="Code each file dropped into this folder, into the folder -o."),
    ] = None,
    settle: Annotated[
        float | None,
        typer.Option(
            "--settle", min=0.0, metavar="SECONDS", help="With --watch: how long a file must stay unchanged; default 2."
        ),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="With --watch: code what is there, then end.")] = False,
    engine: Annotated[
        EngineChoice, typer.Option("--engine", help="Where to code: this machine, or Spark (Parquet in and out).")
    ] = EngineChoice.local,
    master: Annotated[
        str | None,
        typer.Option("--master", metavar="URL", help="With --engine spark: its master; default this machine."),
    ] = None,
    target_accuracy: TargetAccuracy = 0.95,
    vocabulary: VocabularyFile = None,
    model: ModelFolder = None,
) -> None:
    """Code reports in bulk, one record a report, in input order.

    A report that cannot be coded still gets its record, which says why, and an entry in OUTPUT.errors.jsonl. Until the
    output is complete, the run lies in OUTPUT.run. Exit status: 0 all coded, 1 some records failed, 2 the call itself
    was wrong, 3 the run could not be finished and can be resumed.
    """
    from ircoder.bulk.finishing import Form
    from ircoder.bulk.run import Plan, StoppedError
    from ircoder.coder import loading
    from ircoder.formats.writing import output_format
    from ircoder.intake import Defaults
    from ircoder.parallel import WorkerError
    from ircoder.streaming import Workers

    inputs = inputs or []
    if watch_folder is None:
        _check_alone({"--once": once, "--settle": settle is not None}, "--watch")
    if engine is EngineChoice.local:
        _check_alone({"--master": master is not None}, "--engine spark")
    if engine is EngineChoice.spark:
        given = {"--watch": watch_folder is not None, "--resume": resume, "--route": route is not None}
        check_spark_alone({**given, "--workers": workers > 1, "--format": output_kind not in (None, "parquet")})
        wanted_setting = None if setting is None else setting.value
        options = OnSpark(service_date, wanted_setting, entities, target_accuracy, master, vocabulary, model)
        if not code_on_spark(inputs, output, options):
            raise typer.Exit(SOME_FAILED)
        return
    if watch_folder is not None:
        check_folders(inputs, watch_folder, output)
    else:
        _check_inputs(inputs, output, resume=resume)
    kind = output_format(Path("-") if watch_folder is not None else output, output_kind)
    _check_entities(kind, entities=entities)
    form = Form(kind, None if route is None else route.value)
    start = loading(model, target_accuracy=target_accuracy, vocabulary=vocabulary)
    plan = Plan(
        inputs=inputs,
        loading=start,
        workers=Workers(workers, time_limit),
        defaults=Defaults(service_date=parsed_date(service_date)),
        settings=settings_of(setting),
        entities=entities,
    )
    try:
        with terminable():
            if watch_folder is not None:
                well = watch(watch_folder, output, form, plan, settled=SETTLE if settle is None else settle, once=once)
            else:
                well = _run(plan, output, form, resume=resume)
    except (StoppedError, WorkerError) as error:
        sys.stderr.write(f"ircoder: {error}\n")
        raise typer.Exit(STOPPED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except TerminatedError:
        raise typer.Exit(TERMINATED) from None
    if not well:
        raise typer.Exit(SOME_FAILED)


def _run(plan: Plan, output: Path, form: Form, *, resume: bool) -> bool:
    """Code the inputs into the output; whether every record could be coded."""
    from ircoder.bulk.run import run, run_to_stream
    from ircoder.formats.writing import is_plain

    started = time.monotonic()
    done = 0
    with progress(output) as draw:

        def advance(count: int) -> None:
            nonlocal done
            done += count
            draw(count)

        try:
            if is_plain(output):
                finished = run(plan, output, form, resume=resume, advance=advance)
            else:
                finished = run_to_stream(plan, output, form, advance=advance)
        except (KeyboardInterrupt, TerminatedError):
            kept = "; go on with --resume" if is_plain(output) else ""
            sys.stderr.write(f"ircoder: interrupted after {counted(done, 'record')}{kept}\n")
            raise
    summarize(plan.loading, output, finished, time.monotonic() - started)
    return not finished.tally.failures and not finished.unwritten


def _check_alone(given: dict[str, bool], mate: str) -> None:
    """Refuse an option that means nothing without another; ``given`` tells which stand on the command line."""
    for name, is_given in given.items():
        if is_given:
            msg = f"{name} goes with {mate} only. Add that, or leave {name} out."
            raise InputError(msg)


def _check_entities(kind: str, *, entities: bool) -> None:
    from ircoder.formats.writing import WITH_ENTITIES

    if entities and kind not in WITH_ENTITIES:
        msg = f"--entities has no place in {kind}. Write {' or '.join(WITH_ENTITIES)}."
        raise InputError(msg)


def _check_inputs(inputs: list[Path], output: Path, *, resume: bool) -> None:
    if not inputs:
        msg = "no INPUT is named. Name files or folders of reports, or a folder with --watch."
        raise InputError(msg)
    if any(str(path) == "-" for path in inputs):
        msg = "standard input is not read, for nothing tells its kind. Name a file."
        raise InputError(msg)
    if resume and str(output) == "-":
        msg = "what goes to standard output cannot be resumed. Name a file with -o, or leave --resume out."
        raise InputError(msg)
    _tell_what_is_not_read(inputs)
    if output.suffix.lower() in (".txt", ".parquet") and any(
        path.is_dir() and path.resolve() == output.resolve().parent for path in inputs
    ):
        msg = f"{output} would lie among the files of an input folder and be read the next time. Choose another output."
        raise InputError(msg)
    if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
        msg = f"{output} is an input too and would be overwritten. Choose another output."
        raise InputError(msg)


def _tell_what_is_not_read(inputs: list[Path]) -> None:
    from ircoder.formats.tables.parquet_in import parquet_files_in
    from ircoder.formats.text_files import left_out_of

    folders = [path for path in inputs if path.is_dir() and not parquet_files_in(path)]
    for note in filter(None, map(left_out_of, folders)):
        sys.stderr.write(f"ircoder: {note}\n")
