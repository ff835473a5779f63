"""``ircoder version``: what is installed."""

from __future__ import annotations

import sys

import typer

from ircoder.cli.options import ModelFolder, VocabularyFile


def version(vocabulary: VocabularyFile = None, model: ModelFolder = None) -> None:
    """Show the version, the model and the hash of the knowledge tables, with imported ones and the site's."""
    from ircoder import __version__
    from ircoder.knowledge.imported import pin_imported
    from ircoder.provenance import knowledge_hash, model_name

    python = ".".join(str(part) for part in sys.version_info[:3])
    knowledge = knowledge_hash(pin_imported(vocabulary).identity)
    typer.echo(f"ircoder {__version__}\nmodel {model_name(model)}\nknowledge {knowledge}\npython {python}")
