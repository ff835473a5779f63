"""What is told of a call that cannot be understood: which argument or option it is, and what to do, in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer

_CHANGES = (
    (re.compile(r"^Value error, "), ""),
    (re.compile(r"^Input should be "), "it is to be "),
    (re.compile(r", unable to parse string as an? \w+$"), ""),
    (re.compile(r"^('.*') is not one of "), r"\1 is none of "),
)
"""The parser of the command line tells of values as a program would."""


def wrong_call(error: typer.TyperException) -> str:
    """Tell what is wrong with a call and what to do.

    Parameters
    ----------
    error
        What the parser of the command line raised. Its kinds are known by what they carry: their classes are private.
    """
    context: Any = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "ircoder")
    listed = f"`{command} -h` lists them."
    unknown = getattr(error, "option_name", None)
    if unknown is not None and hasattr(error, "possibilities"):
        return f"{unknown} is no option of `{command}`. {_meant(error.possibilities or ())}{listed}"
    if unknown is not None:
        takes_none = "not take" in error.message
        remedy = "Leave it out" if takes_none else "Add it, or see with -h what it takes"
        return f"{unknown} {'takes no value' if takes_none else 'lacks its value'}. {remedy}."
    parameter: Any = getattr(error, "param", None)
    if parameter is None:
        what = error.format_message()
        what = what if what.endswith("?") else f"{what.rstrip('.')}."
        return f"{what} {listed}" if "command" in what else f"{what} `{command} -h` tells how it is called."
    name = str(parameter.get_error_hint()).replace("'", "")
    if hasattr(error, "param_type"):
        told = str(getattr(parameter, "help", None) or "").rstrip(".")
        return f"{name} is missing{f' ({_lowered(told)})' if told else ''}. `{command} -h` tells how it is called."
    return f"{name}: {_plain(error.message)}. `{command} -h` tells what it takes."


def _meant(names: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(sorted(names))}? " if names else ""


def _plain(message: str) -> str:
    for pattern, words in _CHANGES:
        message = pattern.sub(words, message)
    return message.rstrip(".")


def _lowered(words: str) -> str:
    """Words with a small letter at the beginning, unless an abbreviation stands there (``CPT``)."""
    return words if words[:2].isalpha() and words[:2].isupper() else words[:1].lower() + words[1:]
