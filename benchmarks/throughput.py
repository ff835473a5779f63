"""Measures how fast reports are coded on one core: start-up, reports a second, time a report, memory.

    python benchmarks/throughput.py [--reports 5000] [--json FILE]

Reports of the tune split are repeated under new ids. Rates count CPU time, because the clock of a shared machine
tells little; the number of code lines is printed, so that "fast" is not "found less".
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ircoder
from ircoder.memory import settle
from ircoder.report import Report

GOLD = Path(__file__).parents[1] / "corpora" / "gold" / "tune.jsonl"
TIMED_ALONE = 400


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=5000, help="number of reports")
    parser.add_argument("--json", type=Path, help="write the figures as JSON too")
    options = parser.parse_args()
    figures = measured(options.reports)
    for name, value in figures.items():
        print(f"{name:34} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measured(count: int) -> dict[str, Any]:
    """Take every figure."""
    start_up = _cpu_seconds_of_a_fresh_process()
    coder = ircoder.load()
    each = _milliseconds_each(coder, TIMED_ALONE)
    memory_before = _peak_megabytes()
    start = time.process_time()
    lines = failed = 0
    for coded in coder.code_many(reports(count)):
        lines += len(coded.lines)
        failed += coded.error is not None
        settle()
    seconds = time.process_time() - start
    words = sum(len(report.text.split()) for report in reports(count))
    return {
        "reports": count,
        "words a report": round(words / count),
        "code lines": lines,
        "failed": failed,
        "start-up, CPU s": round(start_up, 2),
        "reports a CPU second, one process": round(count / seconds, 1),
        "median ms a report": round(statistics.median(each), 2),
        "95th percentile ms a report": round(statistics.quantiles(each, n=20)[-1], 2),
        "peak memory after start, MB": memory_before,
        "peak memory at the end, MB": _peak_megabytes(),
        "model": coder.model,
        "python": sys.version.split()[0],
    }


def reports(count: int) -> Iterator[Report]:
    """Yield the gold reports over and over, each time under a new id."""
    with GOLD.open(encoding="utf-8") as stream:
        gold = [json.loads(line) for line in stream]
    for number, record in enumerate(itertools.islice(itertools.cycle(gold), count)):
        yield Report(
            report_id=f"{record['report_id']}-{number}",
            text=record["text"],
            service_date=dt.date.fromisoformat(record["service_date"]),
            setting=record["setting"],
        )


def _milliseconds_each(coder: ircoder.Coder, count: int) -> list[float]:
    out: list[float] = []
    for report in reports(count):
        start = time.process_time()
        next(coder.code_many([report]))
        out.append((time.process_time() - start) * 1000)
    return out


def _cpu_seconds_of_a_fresh_process() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = "import ircoder; ircoder.load().code('Right hepatic artery embolized.', service_date='2025-01-01')"
    subprocess.run([sys.executable, "-c", program], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def _peak_megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    main()
