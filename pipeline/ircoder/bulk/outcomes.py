"""What a run keeps of one coded report: its line, what is counted, and the entry of a failure."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from ircoder.formats.records import record_of
from ircoder.formats.rows import Unwritten
from ircoder.report import CodedReport


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a record failed, as it stands in the error file. ``position`` is where it stands in the input."""

    report_id: str
    setting: str
    position: str | None
    type: str
    reason: str
    remedy: str

    def line(self, position: str) -> bytes:
        """The entry as a line of JSON; ``position`` stands in where none is known."""
        entry = {
            "report_id": self.report_id,
            "setting": self.setting,
            "position": self.position or position,
            "type": self.type,
            "reason": self.reason,
            "remedy": self.remedy,
        }
        return json_line(entry)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A coded report as a line of JSON, with what the summary counts."""

    line: bytes
    code_lines: int
    review: bool
    failure: Failure | None


def outcome_of(coded: CodedReport) -> Outcome:
    """Write a coded report as its line; the workers do that, who are many, not the one process that writes."""
    return Outcome(json_line(record_of(coded)), len(coded.lines), coded.route == "review", _failure(coded))


def failure_of(unwritten: Unwritten) -> Failure:
    """The failure of a coded record that the output format cannot hold."""
    reason, remedy = told(unwritten.problem)
    return Failure(unwritten.report_id, unwritten.setting, None, unwritten.type, reason, remedy)


def json_line(value: dict[str, Any]) -> bytes:
    """One JSON object as a line of UTF-8."""
    try:
        line = _dumped(value)
    except ValueError:
        line = _dumped(_strict(value))
    # A lone surrogate that came in as a JSON escape goes out as the same escape.
    return line.encode("utf-8", "backslashreplace") + b"\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)


def _strict(value: object) -> object:
    """The value with the text of numbers that JSON does not have; Python's reader lets them into metadata."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {name: _strict(item) for name, item in value.items()}
    return [_strict(item) for item in value] if isinstance(value, (list, tuple)) else value


def _failure(coded: CodedReport) -> Failure | None:
    error = coded.error
    if error is None:
        return None
    reason, remedy = told(error.message.removeprefix(f"{error.position}: "))
    return Failure(coded.report_id, coded.setting, error.position, error.type, reason, remedy)


def told(message: str) -> tuple[str, str]:
    """Tell what is wrong and what to do: every message says the one in its first sentence and the other after it."""
    reason, _, remedy = message.partition(". ")
    return f"{reason.removesuffix('.')}.", remedy
