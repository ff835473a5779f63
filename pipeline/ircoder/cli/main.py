"""The command ``ircoder``. Nothing heavy is imported here: a command imports what it needs when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from ircoder.cli.audit import audit
from ircoder.cli.code import code
from ircoder.cli.corpus import corpus
from ircoder.cli.evaluate import evaluate
from ircoder.cli.explain import explain
from ircoder.cli.reference import reference
from ircoder.cli.train import train
from ircoder.cli.version import version
from ircoder.failure import CodingFailureError
from ircoder.formats.rows import InputError
from ircoder.key_set import NoRoomError
from ircoder.knowledge.tables import KnowledgeError
from ircoder.provenance import ModelError

FAILED = 1
WRONG_CALL = 2

app = typer.Typer(
    name="ircoder",
    help="Reads dictated interventional procedure reports and says which CPT codes they support, with evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(code)
app.command()(explain)
app.command()(evaluate)
app.command()(train)
app.add_typer(audit, name="audit")
app.add_typer(corpus, name="corpus")
app.add_typer(reference, name="reference")
app.command()(version)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 all well, 1 some records failed, 2 the call itself was wrong."""
    try:
        app(args=None if arguments is None else list(arguments))
    except (InputError, ModelError, KnowledgeError) as error:
        sys.stderr.write(f"ircoder: {error}\n")
        sys.exit(WRONG_CALL)
    except (CodingFailureError, NoRoomError) as error:
        sys.stderr.write(f"ircoder: {error.strerror if isinstance(error, NoRoomError) else error}\n")
        sys.exit(FAILED)
    except BrokenPipeError:
        # The reader of standard output is gone; without this Python complains once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
