"""A run at a terminal: its progress, and how it is asked to end."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_REDRAW_SECONDS = 0.2


class TerminatedError(BaseException):
    """The process was asked to end; like an interrupt from the keyboard, it passes every handler of errors."""


@contextmanager
def terminable() -> Iterator[None]:
    """Make a request to end the process end the run in order, with everything so far on disk."""

    def end(number: int, frame: FrameType | None) -> None:
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def progress(output: Path) -> Iterator[Callable[[int], None]]:
    """Draw progress on a terminal. It is redrawn by the loop itself: workers must not be forked beside a thread."""
    if not sys.stderr.isatty() or (str(output) == "-" and sys.stdout.isatty()):
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("records: {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as shown:
        task = shown.add_task("", total=None)
        drawn = 0.0

        def draw(count: int) -> None:
            nonlocal drawn
            shown.advance(task, count)
            if (now := time.monotonic()) - drawn > _REDRAW_SECONDS:
                drawn = now
                shown.refresh()

        yield draw
