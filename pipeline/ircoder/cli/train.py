"""``ircoder train``: rebuilds every trained part from the corpora."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ircoder.cli.options import VocabularyFile
from ircoder.formats.rows import InputError

GENERATED_SEED = 20261126
_NEEDED = ("sklearn", "scipy", "pycrfsuite")


def train(
    corpora: Annotated[
        Path, typer.Option("--corpora", metavar="FOLDER", help="Folder of the corpora, with splits.csv and gold/.")
    ] = Path("corpora"),
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder of the model; its parts are replaced.")
    ] = Path("models"),
    generated: Annotated[
        int,
        typer.Option(
            "--generated", min=0, help="Generated reports on which the recogniser trains beside the written ones."
        ),
    ] = 600,
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder",
            metavar="PATH|NAME",
            help="Folder of a Hugging Face encoder, or a model's name on the hub, to put behind recogniser, judge and "
            "classifier; a name is fetched. Needs ircoder[transformers].",
        ),
    ] = None,
    vocabulary: VocabularyFile = None,
) -> None:
    """Rebuild every trained part from the corpora, with the same figures each time, and write model and model card."""
    _check_installed()
    if encoder is not None:
        from ircoder.encoder.needed import require_packages

        require_packages()
    if not corpora.is_dir():
        msg = f"{corpora} is no folder. Name the folder of the corpora with --corpora."
        raise InputError(msg)
    from ircoder.knowledge.imported import pin_imported
    from ircoder.synthetic.generate import generate
    from ircoder.train.card import write_card
    from ircoder.train.corpora import Corpora
    from ircoder.train.run import train as rebuild

    site = pin_imported(vocabulary).site
    synthetic = list(generate(generated, GENERATED_SEED))
    found = rebuild(Corpora(corpora), output, synthetic=synthetic, encoder=encoder, vocabulary=site, told=_tell)
    write_card(output, found)
    _tell(f"the model and its card are in {output}")


def _tell(line: str) -> None:
    sys.stderr.write(f"ircoder: {line}\n")


def _check_installed() -> None:
    from importlib.util import find_spec

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        msg = (
            f"training needs packages that are not installed ({', '.join(missing)}). Run: pip install 'ircoder[train]'"
        )
        raise InputError(msg)
