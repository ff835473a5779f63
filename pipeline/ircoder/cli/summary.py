"""What a run tells at its end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ircoder.bulk.run import Finished
    from ircoder.coder import Loading


def summarize(loading: Loading, output: Path, finished: Finished, seconds: float) -> None:
    """Write the counts of a run, what failed by kind, and what is released without review."""
    from ircoder.bulk.finishing import errors_of

    tally, unwritten = finished.tally, len(finished.unwritten)
    if finished.already:
        told = f"{counted(tally.records, 'record')}, {sum(tally.failures.values())} failed"
        sys.stderr.write(f"ircoder: nothing to resume, {output} is complete ({told})\n")
        return
    tell_counts(tally.records, tally.lines, tally.review, tally.failures, seconds)
    if unwritten:
        kinds = ", ".join(sorted({item.type for item in finished.unwritten}))
        sys.stderr.write(f"ircoder: {counted(unwritten, 'coded record')} not in this format ({kinds})\n")
    errors = errors_of(output)
    if (tally.failed or unwritten) and errors.is_file():
        sys.stderr.write(f"ircoder: what failed and what to do stands in {errors}\n")
    release = _release(loading)
    if release:
        sys.stderr.write(f"ircoder: {release}\n")


def tell_counts(records: int, lines: int, review: int, failures: Mapping[str, int], seconds: float) -> None:
    """Write how many records were coded, and how many failed, by type."""
    failed = sum(failures.values())
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(failures.items(), key=lambda item: -item[1]))
    sys.stderr.write(
        f"ircoder: {counted(records - failed, 'record')} coded with {counted(lines, 'line')}, "
        f"{review} to review, {failed} failed{f' ({kinds})' if kinds else ''}, in {seconds:.1f} s\n"
    )


def _release(loading: Loading) -> str:
    """What is released without review at the target accuracy, by the held-out reports of the model."""
    target, choice = loading.target_accuracy, loading.release()
    if not loading.calibrated:
        return ""
    if choice is None:
        return f"no report is released without review: no probability reaches {target:.0%} on held-out reports"
    return (
        f"released without review from a probability of {choice.threshold:.4f} for a target accuracy of {target:.0%}: "
        f"of {counted(choice.reports, 'held-out report')} so {choice.released}, {choice.right} of them entirely right"
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun (``1 record``, ``2 records``)."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
