"""How fast ircoder does its whole job beside medspaCy's default pipeline, on the same reports and the same core.

    python benchmarks/beside_medspacy.py [--reports 60] [--words 450] [--rounds 5] [--json FILE]

medspaCy splits sentences, finds 200 targets, sets their context and marks sections; ircoder does all of its job, from
the text to the written record with entities, code lines, edits and probabilities. medspaCy runs in an environment of
its own, made once under build/, because it needs spaCy before 3.8. The 200 targets are the names of two words of
ircoder's vocabulary that the reports have most often, so that there is something to find. The reports are those of
``throughput.py --words``: the longest of the tune side, as many as have that mean length, over and over.

Both sides read all reports in each round, one after the other, and CPU time counts: the clock of a shared machine tells
little. The ratio is that of the medians. What each side found is printed, so that "fast" is not "found less".
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from throughput import gold_of_length, reports

import ircoder
from ircoder.formats.records import record_of
from ircoder.knowledge.base import load_knowledge
from ircoder.memory import settle
from ircoder.report import Report

HERE = Path(__file__).parent
PEER = HERE / "medspacy_peer.py"
ENVIRONMENT = HERE.parent / "build" / "venv-medspacy"
PACKAGE = "medspacy==1.3.1"
PYTHON = "3.11"
"""medspaCy needs spaCy 3.7, which has no wheels for later ones."""

TARGETS = 200
REQUIRED = 6.0
"""Times faster that ircoder is to be."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60, help="reports of a round")
    parser.add_argument("--words", type=int, default=450, help="mean length of the reports")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of both sides")
    parser.add_argument("--json", type=Path, help="write the figures as JSON too")
    options = parser.parse_args()
    chosen = list(reports(options.reports, gold_of_length(options.words)))
    figures = measured(chosen, options.rounds, peer_python())
    for name, value in figures.items():
        print(f"{name:34} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measured(chosen: Sequence[Report], rounds: int, python: Path) -> dict[str, Any]:
    """Run both sides in turns and take every figure."""
    targets = frequent_names([report.text for report in chosen])
    coder = ircoder.load()
    whole_job(coder, chosen)  # what is read on demand is read now, on both sides
    theirs: list[dict[str, Any]] = []
    ours: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as scratch:
        job = Path(scratch) / "job.json"
        job.write_text(json.dumps({"texts": [report.text for report in chosen], "targets": targets}), encoding="utf-8")
        with subprocess.Popen([python, PEER, job], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
            about = _answer(peer)
            _ask(peer)
            for _ in range(rounds):
                theirs.append(_ask(peer))
                ours.append(whole_job(coder, chosen))
            peer.communicate()
    slow, fast = (statistics.median(side["seconds"] for side in sides) for sides in (theirs, ours))
    words = sum(len(report.text.split()) for report in chosen)
    return {
        "reports a round": len(chosen),
        "different reports": len({report.text for report in chosen}),
        "words a report": round(words / len(chosen)),
        "rounds": rounds,
        **{f"medspaCy: {name}": value for name, value in about.items()},
        "medspaCy: target rules": len(targets),
        "medspaCy: reports a CPU second": round(len(chosen) / slow, 1),
        "medspaCy: of each round": _rates(len(chosen), theirs),
        **{f"medspaCy: {name}": theirs[-1][name] for name in ("targets", "modified", "sections")},
        "ircoder: model": coder.model,
        "ircoder: reports a CPU second": round(len(chosen) / fast, 1),
        "ircoder: of each round": _rates(len(chosen), ours),
        **{f"ircoder: {name}": value for name, value in ours[-1].items() if name != "seconds"},
        "times faster": round(slow / fast, 2),
        "required": REQUIRED,
        "python": sys.version.split()[0],
    }


def whole_job(coder: ircoder.Coder, chosen: Sequence[Report]) -> dict[str, Any]:
    """Code all reports and write their records; the CPU seconds, and what was found."""
    start = time.process_time()
    found: Counter[str] = Counter()
    for coded in coder.code_many(chosen, entities=True):
        found["bytes written"] += len(json.dumps(record_of(coded), ensure_ascii=False).encode())
        found["entities"] += len(coded.entities or ())
        found["code lines"] += len(coded.lines)
        found["codes left out with a reason"] += len(coded.not_coded)
        found["failed"] += coded.error is not None
    seconds = time.process_time() - start
    settle()
    return {"seconds": seconds, **{name: found[name] for name in sorted(found)}}


def frequent_names(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The names of two words that texts have most often, each with the label of what it names."""
    names: dict[str, str] = {}
    for form, concepts in load_knowledge().vocabulary.forms.items():
        if re.fullmatch(r"[a-z]{3,} [a-z]{3,}", form):
            names[form] = concepts[0].partition(":")[0].upper()
    counts: Counter[str] = Counter()
    for text in texts:
        words = re.findall(r"[a-z]+|[^a-z\s]", text.lower())
        counts.update(pair for pair in map(" ".join, pairwise(words)) if pair in names)
    frequent = sorted(counts, key=lambda name: (-counts[name], name))
    rest = sorted(set(names) - set(frequent))
    return [(name, names[name]) for name in (*frequent, *rest)[:TARGETS]]


def peer_python() -> Path:
    """Python of medspaCy's environment, which is made where it is not there."""
    python = ENVIRONMENT / "bin" / "python"
    ready = ENVIRONMENT / ".ready"
    if not ready.exists():
        if not sys.version.startswith(f"{PYTHON}."):
            sys.exit(f"medspaCy needs Python {PYTHON}; run this benchmark with it.")
        print(f"Making {ENVIRONMENT} for {PACKAGE}, once.", flush=True)
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGE], check=True)
        ready.touch()
    return python


def _ask(peer: subprocess.Popen[str]) -> dict[str, Any]:
    assert peer.stdin is not None
    peer.stdin.write("\n")
    peer.stdin.flush()
    return _answer(peer)


def _answer(peer: subprocess.Popen[str]) -> dict[str, Any]:
    """The next line of JSON; what else medspaCy prints is passed over."""
    assert peer.stdout is not None
    for line in peer.stdout:
        if line.startswith("{"):
            answer: dict[str, Any] = json.loads(line)
            return answer
    sys.exit("medspaCy ended before it answered; its own message stands above.")


def _rates(count: int, sides: Sequence[dict[str, Any]]) -> str:
    return " ".join(f"{count / side['seconds']:.1f}" for side in sides)


if __name__ == "__main__":
    main()
