"""Files that the audit's commands write: none over an input, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from ircoder.formats.rows import InputError


def check_outputs(outputs: Sequence[Path | None], inputs: Sequence[Path | None]) -> None:
    """Refuse to write over what is read, two things into one file, or into a folder that is not there."""
    named = [path for path in outputs if path is not None and str(path) != "-"]
    for path in named:
        if named.count(path) > 1:
            msg = f"{path} is named for two outputs. Choose another file for one."
            raise InputError(msg)
        if any(other is not None and other.exists() and path.exists() and path.samefile(other) for other in inputs):
            msg = f"{path} is an input too and would be overwritten. Choose another output."
            raise InputError(msg)
        if not path.parent.is_dir():
            msg = f"{path.parent} does not exist. Make the folder, or choose another output."
            raise InputError(msg)


def write_text(path: Path, text: str) -> None:
    """Write a text; ``-`` is standard output."""
    if str(path) == "-":
        typer.echo(text, nl=False)
    else:
        in_place(path, lambda part: part.write_text(text, encoding="utf-8", newline="\n"))


def in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file so that it is there whole or not at all; a device or pipe (``/dev/stdout``) is written to.

    Raises
    ------
    InputError
        Where it cannot be written.
    """
    target = path.resolve()
    part = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        if target.exists() and not target.is_file():
            write(target)
            return
        write(part)
        part.replace(target)
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None
    finally:
        part.unlink(missing_ok=True)
