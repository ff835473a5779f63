"""``ircoder corpus``: checks the corpora, and makes synthetic reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ircoder.formats.rows import InputError

FAILED = 1

corpus = typer.Typer(
    help="Checks the corpora; makes synthetic reports.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@corpus.command()
def check(
    corpora: Annotated[
        Path, typer.Option("--corpora", metavar="FOLDER", help="Folder of the corpora, with splits.csv and gold/.")
    ] = Path("corpora"),
    card: Annotated[
        bool, typer.Option("--card", help="Write the counts into the data card, README.md of the folder.")
    ] = False,
) -> None:
    """Check every file of the corpora, count what they hold, and name what has to be mended; exit 1 where there is any.

    Fields, dates and settings; ids and splits; codes in force, units, modifiers and rules; quotes and marked entities
    that stand in the text; accepted code sets; reports that are nearly the same; generated reports outside training.
    """
    from ircoder.corpora.card import card_is_fresh, refresh_card
    from ircoder.corpora.check import check_corpora
    from ircoder.corpora.counts import file_table
    from ircoder.evaluate.columns import columns

    if not corpora.is_dir():
        msg = f"{corpora} is no folder. Name the folder of the corpora with --corpora."
        raise InputError(msg)
    checked = check_corpora(corpora)
    table = file_table(checked)
    typer.echo(columns(table.head, table.rows))
    if card:
        typer.echo(f"\nthe data card {'has new counts' if refresh_card(corpora, checked) else 'was up to date'}")
    elif not card_is_fresh(corpora, checked):
        typer.echo("\nthe counts of the data card are not those of the corpora; --card writes them anew")
    typer.echo(f"\n{len(checked.problems) or 'no'} {'problem' if len(checked.problems) == 1 else 'problems'}")
    for problem in checked.problems:
        typer.echo(f"  {problem}")
    if checked.problems:
        raise typer.Exit(FAILED)


@corpus.command()
def generate(
    count: Annotated[int, typer.Option("--count", min=1, metavar="N", help="Reports to make.")],
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Seed: the same one makes the same reports.")] = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="JSON Lines file; standard output by default.")
    ] = None,
    hidden: Annotated[
        Path | None,
        typer.Option("--hidden", metavar="FILE", help="Text file of surface forms, one a line, that no entity has."),
    ] = None,
) -> None:
    """Make synthetic reports for training: sampled cases, codes by the rules, dictation with errors, entities.

    They are no gold: no accuracy and no calibration comes from them.
    """
    import json

    from ircoder.synthetic import generate as synthetic_reports

    forms = _lines(hidden) if hidden else frozenset()
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in synthetic_reports(count, seed, forms))
    try:
        if output is None:
            sys.stdout.writelines(lines)
            sys.stdout.flush()
            return
        with output.open("w", encoding="utf-8") as stream:
            stream.writelines(lines)
    except ValueError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        if output is None:
            raise
        msg = f"{output} cannot be written ({error.strerror}). Name a file in a folder that exists."
        raise InputError(msg) from None


def _lines(path: Path) -> frozenset[str]:
    """Forms of a file, blank lines left out."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        msg = f"{path} cannot be read as text. Name a UTF-8 file with one surface form a line."
        raise InputError(msg) from None
    return frozenset(line.strip() for line in text.splitlines() if line.strip())
