"""Where the figures of an evaluation go: terminal, JSON, CSV, Markdown, a page; and a bundle run again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.evaluate.study import Study

_MOST_CHANGES = 20
CHANGED = 1


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files to write; ``-`` is standard output, which then has no tables."""

    json_file: Path | None
    csv_file: Path | None
    markdown: Path | None
    html: Path | None

    @property
    def to_standard_output(self) -> bool:
        """Whether one of them goes to standard output."""
        return any(str(path) == "-" for path in (self.json_file, self.csv_file, self.markdown, self.html))


def write_outputs(outputs: Outputs, study: Study, figures: Mapping[str, Any], title: str) -> None:
    """Print the tables and write the files that are wanted.

    Raises
    ------
    InputError
        Where a file cannot be written.
    """
    from ircoder.evaluate.bundle import figures_bytes
    from ircoder.evaluate.presentation.csv_out import study_csv
    from ircoder.evaluate.presentation.page import study_page
    from ircoder.evaluate.presentation.study_tables import study_markdown, study_text

    if not outputs.to_standard_output:
        typer.echo(study_text(study), nl=False)
    if outputs.json_file is not None:
        _write(outputs.json_file, figures_bytes(figures).decode())
    if outputs.csv_file is not None:
        _write(outputs.csv_file, study_csv(figures))
    if outputs.markdown is not None:
        _write(outputs.markdown, study_markdown(study, title))
    if outputs.html is not None:
        _write(outputs.html, study_page(study, title))


def from_bundle(path: Path, gold: Path | None, outputs: Outputs) -> None:
    """Run the evaluation of a bundle again, say whether its figures are the same, and write what is wanted.

    Exits with 1 where they are not. With a gold file its reports are checked against those of the bundle.
    """
    from ircoder.cli.evaluate_material import title_of
    from ircoder.evaluate.bundle import changed_figures, differences, figures_bytes, read_bundle, without_versions
    from ircoder.evaluate.made_with import made_with
    from ircoder.evaluate.study import study_of
    from ircoder.evaluate.study_json import study_json
    from ircoder.knowledge.base import knowledge_with
    from ircoder.knowledge.imported import pin_imported

    bundle = read_bundle(path)
    if gold is not None:
        _check_gold(gold, path.name, bundle.text_hashes)
    knowledge = knowledge_with(pin_imported())
    study = study_of(bundle.material, knowledge)
    figures = study_json(study)
    write_outputs(outputs, study, figures, title_of(study.name, bundle.manifest["options"]))
    for line in differences(bundle.manifest, made_with(bundle.material, knowledge)):
        typer.echo(f"{path.name}: {line}", err=True)
    if figures_bytes(figures) == bundle.figures:
        typer.echo(f"{path.name}: the figures are the same to the byte.", err=True)
        return
    changed = without_versions(changed_figures(json.loads(bundle.figures), json.loads(figures_bytes(figures))))
    if not changed:
        typer.echo(f"{path.name}: the figures are the same, computed by another version.", err=True)
        return
    more = f" and {len(changed) - _MOST_CHANGES} more" if len(changed) > _MOST_CHANGES else ""
    typer.echo(f"{path.name}: figures differ: {', '.join(changed[:_MOST_CHANGES])}{more}", err=True)
    raise typer.Exit(CHANGED)


def _check_gold(gold: Path, bundle: str, hashes: Mapping[str, str]) -> None:
    """Raise :class:`InputError` where reports of the bundle are not in the gold file, or with another text."""
    from ircoder.evaluate.bundle_values import text_hash
    from ircoder.evaluate.gold import read_gold

    here = {item.report.report_id: text_hash(item.report.text) for item in read_gold(gold)}
    wrong = [report_id for report_id, known in hashes.items() if here.get(report_id) != known]
    if wrong:
        msg = f"{gold.name} lacks {len(wrong):,} reports of {bundle} or has them with another text ({wrong[0]})."
        raise InputError(f"{msg} Name the gold file that the bundle was made of.")


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        typer.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None
