"""``ircoder evaluate``: measures coding and tagging against gold."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from ircoder.formats.rows import InputError


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold reports in JSON Lines.")],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Coded reports to measure; by default they are coded now."),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write every figure as JSON; - is standard output.")
    ] = None,
    split: Annotated[str | None, typer.Option("--split", help="Measure only the reports of this split.")] = None,
    splits: Annotated[
        Path, typer.Option("--splits", metavar="FILE", help="Table with the columns report_id and split.")
    ] = Path("corpora/splits.csv"),
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE", help="Add the figures as a row to this CSV file.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to use.")] = 1,
) -> None:
    """Measure coding and tagging against gold: codes, sets, modifiers, queries, codes left out, entities, findings.

    One line with 50 equals LT and RT lines, units over several lines of a code add up, and of several right code sets
    the one that fits best counts. X{EPSU} counts as 59. Modifiers are measured on codes whose units are right. Gold has
    only the queries and tempting codes that its author thought of. Intervals are 95 % bootstrap intervals over reports.
    """
    from ircoder.evaluate import gold as gold_files
    from ircoder.evaluate import predictions as predicted
    from ircoder.evaluate.log import append_to_log
    from ircoder.evaluate.measure import evaluate as measure
    from ircoder.evaluate.summary import evaluation_json
    from ircoder.evaluate.tables import evaluation_text
    from ircoder.knowledge.base import load_knowledge

    ids = None if split is None else gold_files.split_ids(splits, split)
    reports = gold_files.read_gold(gold, ids)
    if predictions is not None:
        found = predicted.read_predictions(predictions, reports)
    else:
        from ircoder.coder import load

        found = predicted.fresh_predictions(load(), reports, workers)
    evaluation = measure(reports, found, load_knowledge())
    if json_file is None or str(json_file) != "-":
        typer.echo(evaluation_text(evaluation), nl=False)
    if json_file is not None:
        _write(json_file, json.dumps(evaluation_json(evaluation), indent=1, ensure_ascii=False) + "\n")
    if log is not None:
        append_to_log(log, evaluation, split or gold.stem, dt.datetime.now(tz=dt.UTC).date())


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        typer.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None
