"""Libraries that come only with an extra of the distribution."""

from __future__ import annotations

import importlib
from types import ModuleType

from ircoder.formats.rows import InputError


def from_extra(module: str, extra: str, needed_for: str) -> ModuleType:
    """Import a library that not every installation has.

    Parameters
    ----------
    module
        Its import name (``pyarrow.parquet``).
    extra
        The extra that brings it.
    needed_for
        What cannot be done without it, as the start of a sentence (``Parquet``).

    Raises
    ------
    InputError
        Where it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        msg = f"{needed_for} needs a library that is not installed. Install it: pip install 'ircoder[{extra}]'"
        raise InputError(msg) from None
