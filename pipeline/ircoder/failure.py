"""A stage that failed on a report, told without a word of the report."""

from __future__ import annotations

import traceback
from pathlib import Path


class CodingFailureError(RuntimeError):
    """A stage failed on a report; the message tells where, without report text."""


def failure_message(error: Exception) -> str:
    """Say where in the package an exception of which kind arose, and nothing that could hold report text."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "ircoder" in frame.filename]
    where = f"{Path(frames[-1].filename).stem}.{frames[-1].name}" if frames else "a library"
    return f"coding this report failed in {where} ({type(error).__name__}). Please report this as a fault of ircoder."
