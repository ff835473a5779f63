"""``ircoder evaluate``: measures coding and tagging against gold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.evaluate_outputs import Outputs, from_bundle, write_outputs
from ircoder.cli.options import ModelFolder, VocabularyFile
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.cli.evaluate_material import Asked


def _file(flag: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar="FILE", help=text)
    return option


def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD", help="Gold reports in JSON Lines; not with --from-bundle.")
    ] = None,
    predictions: Annotated[
        Path | None,
        _file(
            "--predictions", "What a system coded, as records or as code lines; by default the reports are coded now."
        ),
    ] = None,
    against: Annotated[
        list[Path] | None, _file("--against", "What another system coded of the same reports; may be repeated.")
    ] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="Train a baseline of TF-IDF and logistic regression and measure it too.")
    ] = False,
    corpora: Annotated[
        Path, typer.Option("--corpora", metavar="FOLDER", help="Corpora that the baseline learns from.")
    ] = Path("corpora"),
    coder: Annotated[
        list[Path] | None, _file("--coder", "What one coder coded of the reports; repeat it for each coder.")
    ] = None,
    json_file: Annotated[Path | None, _file("--json", "Write every figure as JSON; - is standard output.")] = None,
    csv_file: Annotated[Path | None, _file("--csv", "Write every figure as a row of CSV.")] = None,
    markdown: Annotated[Path | None, _file("--markdown", "Write the tables as Markdown.")] = None,
    html: Annotated[Path | None, _file("--html", "Write a page with tables and plots.")] = None,
    split: Annotated[str | None, typer.Option("--split", help="Measure only the reports of this split.")] = None,
    splits: Annotated[
        Path, typer.Option("--splits", metavar="FILE", help="Table with the columns report_id and split.")
    ] = Path("corpora/splits.csv"),
    log: Annotated[Path | None, _file("--log", "Add the figures as a row to this CSV file.")] = None,
    bundle: Annotated[
        Path | None, _file("--bundle", "Write one archive with gold, predictions, figures, versions and hashes.")
    ] = None,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Put the texts of the reports into the bundle too.")
    ] = False,
    bundled: Annotated[
        Path | None, _file("--from-bundle", "Run the evaluation of a bundle again and compare the figures.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to use.")] = 1,
    vocabulary: VocabularyFile = None,
    model: ModelFolder = None,
) -> None:
    """Measure coding and tagging against gold: codes, sets, modifiers, queries, codes left out, entities, findings.

    One line with 50 equals LT and RT lines, units over several lines of a code add up, and of several right code sets
    the one that fits best counts. X{EPSU} counts as 59. Modifiers are measured on codes whose units are right. Gold has
    only the queries and tempting codes that its author thought of. Intervals are 95 % bootstrap intervals over reports.
    docs/evaluation.md defines every figure.
    """
    outputs = Outputs(json_file, csv_file, markdown, html)
    others = {
        "--predictions": predictions,
        "--against": against,
        "--baseline": baseline,
        "--coder": coder,
        "--split": split,
        "--log": log,
        "--bundle": bundle,
        "--vocabulary": vocabulary,
        "--model": model,
    }
    if bundled is not None:
        _refuse(others)
        from_bundle(bundled, gold, outputs)
        return
    if gold is None:
        msg = "GOLD is missing. Name a gold file in JSON Lines, or a bundle with --from-bundle."
        raise InputError(msg)
    from ircoder.cli.evaluate_material import Asked

    asked = Asked(
        gold=gold,
        predictions=predictions,
        against=tuple(against or ()),
        corpora=corpora if baseline else None,
        coders=tuple(coder or ()),
        split=split,
        splits=splits,
        workers=workers,
        vocabulary=vocabulary,
        model=model,
    )
    _measure(asked, outputs, log, bundle, with_texts=with_texts)


def _measure(asked: Asked, outputs: Outputs, log: Path | None, bundle: Path | None, *, with_texts: bool) -> None:
    import datetime as dt

    from ircoder.cli.evaluate_material import gathered, title_of
    from ircoder.evaluate.bundle import figures_bytes, write_bundle
    from ircoder.evaluate.log import append_to_log
    from ircoder.evaluate.study import study_of
    from ircoder.evaluate.study_json import study_json
    from ircoder.knowledge.base import knowledge_with
    from ircoder.knowledge.imported import pin_imported

    knowledge = knowledge_with(pin_imported(asked.vocabulary))
    material, options = gathered(asked)
    study = study_of(material, knowledge)
    figures = study_json(study)
    write_outputs(outputs, study, figures, title_of(study.name, options))
    if log is not None:
        append_to_log(log, study.evaluation, asked.split or asked.gold.stem, dt.datetime.now(tz=dt.UTC).date())
    if bundle is not None:
        write_bundle(bundle, material, figures_bytes(figures), knowledge, options, with_texts=with_texts)
        typer.echo(f"Bundle: {bundle}", err=True)


def _refuse(others: Mapping[str, object]) -> None:
    given = [name for name, value in others.items() if value]
    if given:
        msg = f"--from-bundle runs what is in the bundle. Leave out {', '.join(given)}."
        raise InputError(msg)
