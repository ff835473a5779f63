"""Why a file was not taken; nothing has changed then."""

from __future__ import annotations


class RefusedError(ValueError):
    """A file that cannot be used: the message says what is wrong with it and what helps, never what it holds."""


class UnknownTableError(RefusedError):
    """A file that is none of those that are read."""


def refuse_row(place: int, column: str, problem: str) -> RefusedError:
    """Build the refusal of one row: ``row 17, column work RVU: not a number``."""
    return RefusedError(f"row {place}, column {column}: {problem}. The file is damaged or not what its header says.")
