"""Measures how fast reports are coded on one core: start-up, reports a second, time a report, memory.

    python benchmarks/throughput.py [--reports 5000] [--words 450] [--json FILE]

Reports of the tune split are repeated under new ids: those of corpora/gold/tune.jsonl, or, where a mean length is
asked for with --words, the longest of all tune-side files of corpora/gold, as many as have that length on average.
No report is cut, joined or made up, and none of the test or calibration side is touched. Rates count CPU time, because
the clock of a shared machine tells little; the number of code lines is printed, so that "fast" is not "found less".
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import itertools
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ircoder
from ircoder.memory import settle
from ircoder.report import Report

CORPORA = Path(__file__).parents[1] / "corpora"
GOLD = CORPORA / "gold" / "tune.jsonl"
TIMED_ALONE = 400


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=5000, help="number of reports")
    parser.add_argument("--words", type=int, help="mean length of the reports; by default that of tune.jsonl")
    parser.add_argument("--json", type=Path, help="write the figures as JSON too")
    options = parser.parse_args()
    figures = measured(options.reports, gold_of_length(options.words) if options.words else _lines_of(GOLD))
    for name, value in figures.items():
        print(f"{name:34} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measured(count: int, gold: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Take every figure on so many reports, the gold ones over and over."""
    start_up = _cpu_seconds_of_a_fresh_process()
    coder = ircoder.load()
    each = _milliseconds_each(coder, reports(TIMED_ALONE, gold))
    memory_before = _peak_megabytes()
    start = time.process_time()
    lines = failed = 0
    for coded in coder.code_many(reports(count, gold)):
        lines += len(coded.lines)
        failed += coded.error is not None
        settle()
    seconds = time.process_time() - start
    words = sum(len(report.text.split()) for report in reports(count, gold))
    return {
        "reports": count,
        "different reports": min(count, len(gold)),
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


def reports(count: int, gold: Sequence[Mapping[str, Any]]) -> Iterator[Report]:
    """Yield the gold reports over and over, each time under a new id."""
    for number, record in enumerate(itertools.islice(itertools.cycle(gold), count)):
        yield Report(
            report_id=f"{record['report_id']}-{number}",
            text=record["text"],
            service_date=dt.date.fromisoformat(record["service_date"]),
            setting=record["setting"],
        )


def gold_of_length(mean_words: int) -> list[Mapping[str, Any]]:
    """The longest different tune-side reports, as many as have the asked mean length, in an order without meaning."""
    with (CORPORA / "splits.csv").open(encoding="utf-8", newline="") as stream:
        tune = {row["report_id"] for row in csv.DictReader(stream) if row["split"] == "tune"}
    by_text = {
        record["text"]: record
        for path in sorted((CORPORA / "gold").glob("*.jsonl"))
        for record in _lines_of(path)
        if record["report_id"] in tune and "codes" in record
    }
    longest = sorted(by_text, key=lambda text: len(text.split()), reverse=True)
    sums = itertools.accumulate(len(text.split()) for text in longest)
    wanted = set(itertools.compress(longest, (total >= mean_words * n for n, total in enumerate(sums, start=1))))
    return sorted(
        (by_text[text] for text in wanted), key=lambda record: hashlib.sha256(record["report_id"].encode()).digest()
    )


def _lines_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _milliseconds_each(coder: ircoder.Coder, timed: Iterable[Report]) -> list[float]:
    out: list[float] = []
    for report in timed:
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
