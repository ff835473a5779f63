"""The command ``ircoder``. Nothing heavy is imported here: a command imports what it needs when it runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from typer.core import TyperGroup

from ircoder.cli.audit import audit
from ircoder.cli.code import STOPPED, code
from ircoder.cli.corpus import corpus
from ircoder.cli.evaluate import evaluate
from ircoder.cli.explain import explain
from ircoder.cli.reference import reference
from ircoder.cli.train import train
from ircoder.cli.version import version
from ircoder.cli.vocabulary import vocabulary
from ircoder.cli.wrong_calls import wrong_call
from ircoder.failure import CodingFailureError
from ircoder.formats.rows import InputError
from ircoder.knowledge.tables import KnowledgeError
from ircoder.provenance import ModelError

FAILED = 1
WRONG_CALL = 2
READER_LEFT = 141
"""What a shell tells of a program that ended because nobody reads its output any more: 128 and the signal's number."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a full disk says, a quota, a limit of a file's size, a device that broke."""


class ReaderLeftError(Exception):
    """Nobody reads the output any more."""


class Commands(TyperGroup):
    """The commands; the library would end the process itself, as if a record had failed, where the reader left."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # its own type has no public name
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderLeftError from None


app = typer.Typer(
    name="ircoder",
    cls=Commands,
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
app.add_typer(vocabulary, name="vocabulary")
app.command()(version)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    0 all well, 1 some records failed, 2 the call itself was wrong, 3 no room, 141 the reader of the output left.
    """
    _fill_closed_streams()
    try:
        status = app(args=None if arguments is None else list(arguments), prog_name="ircoder", standalone_mode=False)
        _flush()
    except typer.TyperException as error:
        _end(_told(error), WRONG_CALL)
    except (InputError, ModelError, KnowledgeError) as error:
        _end(f"ircoder: {error}\n", WRONG_CALL)
    except CodingFailureError as error:
        _end(f"ircoder: {error}\n", FAILED)
    except (ReaderLeftError, BrokenPipeError):
        _forget_standard_output()  # its reader is gone, as that of `ircoder code ... | head` is
        sys.exit(READER_LEFT)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno in NO_ROOM and not error.filename:
            _forget_standard_output()
            _end(f"ircoder: not all could be written ({reason}). Mend that, then run it again.\n", STOPPED)
        what = f"{error.filename} cannot be used" if error.filename else "a file cannot be used"
        _end(f"ircoder: {what} ({reason}). Check it and its rights, or make room.\n", WRONG_CALL)
    sys.exit(status if isinstance(status, int) else 0)


def _told(error: typer.TyperException) -> str:
    if type(error).__name__ == "NoArgsIsHelpError":
        return f"{error.format_message()}\n"
    return f"ircoder: {wrong_call(error)}\n"


def _end(message: str, status: int) -> NoReturn:
    sys.stderr.write(message)
    sys.exit(status)


def _flush() -> None:
    """Write what is left now: what goes wrong with that is told, when Python ends it no longer could be."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _fill_closed_streams() -> None:
    """Put something in the place of standard streams that were closed, else the next file opened would pass for one.

    Nothing is said where standard error was closed. ``sys.stdout`` stays ``None``, from which its users see that.
    """
    for handle in range(3):
        try:
            os.fstat(handle)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest that is free is this one
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115


def _forget_standard_output() -> None:
    """Without this Python complains once more when it closes a stream that can not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
