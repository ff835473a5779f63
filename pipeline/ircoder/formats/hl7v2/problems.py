"""What is wrong with an HL7 message or with one report in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A stable type, and what is wrong with its remedy; never words of the report."""

    type: str
    message: str


class MessageError(ValueError):
    """A message that cannot be taken apart at all."""

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(error_type, message)
