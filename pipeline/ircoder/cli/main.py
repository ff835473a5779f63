"""The command ``ircoder``. Nothing heavy is imported here: a command imports what it needs when it runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import typer

from ircoder.cli.audit import audit
from ircoder.cli.code import STOPPED, code
from ircoder.cli.corpus import corpus
from ircoder.cli.evaluate import evaluate
from ircoder.cli.explain import explain
from ircoder.cli.reference import reference
from ircoder.cli.train import train
from ircoder.cli.version import version
from ircoder.failure import CodingFailureError
from ircoder.formats.rows import InputError
from ircoder.knowledge.tables import KnowledgeError
from ircoder.provenance import ModelError

FAILED = 1
WRONG_CALL = 2
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a full disk says, a quota, a limit of a file's size, a device that broke."""

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
    """Run the command line and exit: 0 all well, 1 some records failed, 2 the call itself was wrong, 3 no room."""
    try:
        app(args=None if arguments is None else list(arguments))
    except (InputError, ModelError, KnowledgeError) as error:
        sys.stderr.write(f"ircoder: {error}\n")
        sys.exit(WRONG_CALL)
    except CodingFailureError as error:
        sys.stderr.write(f"ircoder: {error}\n")
        sys.exit(FAILED)
    except BrokenPipeError:
        _forget_standard_output()  # its reader is gone
        sys.exit(FAILED)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno in NO_ROOM and not error.filename:
            _forget_standard_output()
            sys.stderr.write(f"ircoder: not all could be written ({reason}). Mend that, then run it again.\n")
            sys.exit(STOPPED)
        what = f"{error.filename} cannot be used" if error.filename else "a file cannot be used"
        sys.stderr.write(f"ircoder: {what} ({reason}). Check it and its rights, or make room.\n")
        sys.exit(WRONG_CALL)


def _forget_standard_output() -> None:
    """Without this Python complains once more when it closes a stream that can not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
