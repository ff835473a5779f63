"""What every reader yields, before a field is looked at, and the errors of a whole input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ircoder.intake import MAX_TEXT_BYTES

MAX_RECORD_BYTES = 8 * MAX_TEXT_BYTES
"""Longest record that is read: in it a report of the greatest length fits with every character escaped."""


class InputError(ValueError):
    """An input that cannot be used as a whole: the message names the file and the remedy."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an input. ``where`` names its place (``reports.csv, line 12``)."""

    where: str
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that could not even be taken apart: a stable error type and a message without report text."""

    where: str
    type: str
    problem: str
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A coded record that an output format cannot hold: a stable type, and what is missing with its remedy."""

    report_id: str
    setting: str
    type: str
    problem: str
