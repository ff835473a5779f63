"""Measures a run over many reports as a whole: memory as it goes on, and what further workers gain.

    python benchmarks/bulk.py memory [--reports 50000] [--words 0]
    python benchmarks/bulk.py workers [--reports 2000] [--workers 1 2]

``memory`` watches the processes of `ircoder code` while they work and gives the slope of their memory from 1,000
reports on, in MB for 10,000 reports. ``workers`` times runs with different numbers of workers by the clock, in turns,
so the machine should have nothing else to do; it fails where their outputs differ by a byte.

Reports of the tune split are repeated under new ids; ``--words`` joins them up to about that length.
"""

from __future__ import annotations

import argparse
import filecmp
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

GOLD = Path(__file__).parents[1] / "corpora" / "gold" / "tune.jsonl"
SETTLED = 1000
"""Reports after which everything that is read on demand has been read."""
_LOOK_SECONDS = 2.0
_MB = 1024 * 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "workers"])
    parser.add_argument("--reports", type=int, help="number of reports")
    parser.add_argument("--words", type=int, default=0, help="join reports up to about this length")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="numbers of workers to compare")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        if options.what == "memory":
            words = write_reports(source, options.reports or 50_000, options.words)
            print(f"{options.reports or 50_000} reports of {words:.0f} words")
            memory(source)
        else:
            words = write_reports(source, options.reports or 2000, options.words)
            print(f"{options.reports or 2000} reports of {words:.0f} words")
            workers(source, options.workers)


def write_reports(target: Path, count: int, words: int) -> float:
    """Write the reports of a run and give their mean length in words."""
    with GOLD.open(encoding="utf-8") as stream:
        gold = [json.loads(line) for line in stream]
    total = 0
    with target.open("w", encoding="utf-8") as stream:
        for number, record in enumerate(itertools.islice(_joined(gold, words), count)):
            total += len(record["text"].split())
            stream.write(json.dumps({**record, "report_id": f"r{number}"}) + "\n")
    return total / count


def _joined(gold: list[dict[str, str]], words: int) -> Iterator[dict[str, str]]:
    parts: list[str] = []
    for record in itertools.cycle(gold):
        parts.append(record["text"])
        if sum(len(part.split()) for part in parts) >= words:
            yield {
                "text": "\n\n".join(parts),
                "service_date": record["service_date"],
                "setting": record["setting"],
            }
            parts = []


def memory(source: Path) -> None:
    """Watch one run, and print its memory at every thousand reports and the slope of it."""
    output = source.with_name("out.jsonl")
    command = [sys.executable, "-m", "ircoder", "code", str(source), "-o", str(output)]
    seen: list[tuple[int, float]] = []
    peak = 0.0
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            time.sleep(_LOOK_SECONDS)
            done, used = _reports_done(output), _memory_of(process.pid)
            peak = max(peak, used)
            if done and used and (not seen or done > seen[-1][0]):
                seen.append((done, used))
    print("reports    MB")
    shown = 0
    for done, used in seen:
        if done >= shown:
            print(f"{done:7}  {used:5.0f}")
            shown = done + max(seen[-1][0] // 20, 1)
    settled = [(done, used) for done, used in seen if done >= SETTLED]
    if len(settled) > 1:
        slope = np.polyfit([done for done, _ in settled], [used for _, used in settled], 1)[0] * 10_000
        print(f"slope from {settled[0][0]} reports on: {slope:.2f} MB for 10,000 reports; peak {peak:.0f} MB")


def _memory_of(pid: int) -> float:
    """Memory of a process and its workers in MB, pages that they share counted once."""
    try:
        parent = psutil.Process(pid)
        return sum(one.memory_full_info().pss for one in [parent, *parent.children(recursive=True)]) / _MB
    except (psutil.Error, AttributeError):
        return 0.0


def _reports_done(output: Path) -> int:
    """How far the journal of a run says that it is."""
    try:
        *_, last = (output.with_name(f"{output.name}.run") / "journal").read_bytes().splitlines()
        return int(json.loads(last.partition(b" ")[2])["places"])
    except (OSError, ValueError):
        return 0


def workers(source: Path, numbers: list[int]) -> None:
    """Time runs with each number of workers, in turns, and compare their outputs."""
    best: dict[int, float] = {}
    outputs = {number: source.with_name(f"out{number}.jsonl") for number in numbers}
    for _ in range(2):
        for number in numbers:
            command = [sys.executable, "-m", "ircoder", "code", str(source), "-o", str(outputs[number])]
            start = time.perf_counter()
            subprocess.run([*command, "--workers", str(number)], stderr=subprocess.DEVNULL, check=False)
            best[number] = min(best.get(number, float("inf")), time.perf_counter() - start)
    first = numbers[0]
    print("workers  seconds  gain")
    for number in numbers:
        print(f"{number:7}  {best[number]:7.1f}  {best[first] / best[number]:.2f}")
        if not filecmp.cmp(outputs[first], outputs[number], shallow=False):
            sys.exit(f"the output of {number} workers is not that of {first}")
    print("outputs are the same to the byte")


if __name__ == "__main__":
    main()
