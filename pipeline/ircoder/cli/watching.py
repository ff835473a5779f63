"""``ircoder code --watch``: codes each file that is dropped into a folder."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ircoder.cli.summary import counted
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.bulk.finishing import Form
    from ircoder.bulk.run import Books, Finished, Plan
    from ircoder.bulk.watch import Coded

POLL_SECONDS = 1.0
REST = 20
"""Times as long as a look takes at rest, so that a folder that grows and grows does not keep a core busy."""


def check_folders(inputs: list[Path], source: Path, target: Path) -> None:
    """Refuse what cannot be watched.

    Raises
    ------
    InputError
        Where inputs are named too, the folder is none, or inputs and outputs would lie in one folder.
    """
    if inputs:
        msg = "--watch takes its inputs from the folder. Leave INPUT out."
    elif not source.is_dir():
        msg = f"{source} is no folder. Name the one that files are dropped into."
    elif str(target) == "-" or target.is_file():
        msg = "--watch writes one output a file. Name a folder with -o."
    elif source.resolve() == target.resolve():
        msg = f"{target} is watched itself. Name another folder with -o."
    else:
        return
    raise InputError(msg)


def watch(source: Path, target: Path, form: Form, plan: Plan, *, settled: float, once: bool) -> bool:
    """Code files as they come until the process is asked to end; ``once`` only those that are there.

    Returns
    -------
    bool
        Whether every record could be coded.
    """
    from ircoder.bulk.run import run
    from ircoder.bulk.watch import Watch

    def work(path: Path, output: Path, books: Books) -> Finished:
        return run(own.of(path), output, form, resume=True, advance=lambda count: None, books=books)

    # Who waits for small files loads once and forks its workers; else only workers load.
    own = plan.loaded()
    well = True
    sys.stderr.write(f"ircoder: waiting for files in {source}\n" if not once else "")
    with Watch(source, target, f".{ENDINGS_OF.get(form.kind, form.kind)}", work, settled) as watching:
        while True:
            started, idle = time.monotonic(), True
            for coded in watching.once():
                idle = False
                well = _tell(coded) and well
            if once:
                return well
            time.sleep(pause_after(time.monotonic() - started if idle else 0.0))


def pause_after(seconds: float) -> float:
    """Seconds until the next look, by what the last one took: in a folder of many old files that is not nothing."""
    return max(POLL_SECONDS, REST * seconds)


ENDINGS_OF = {"fhir": "fhir.ndjson"}
"""Endings of outputs, where they are not the name of the format."""


def _tell(coded: Coded) -> bool:
    if coded.finished is None or coded.output is None:
        sys.stderr.write(f"ircoder: {coded.problem}\n")
        return False
    tally = coded.finished.tally
    again = f" ({counted(coded.repeats, 'record')} of what was coded before: to review)" if coded.repeats else ""
    sys.stderr.write(
        f"ircoder: {coded.source.name}: {tally.records - tally.failed:,} coded, {tally.failed:,} failed{again}, "
        f"in {coded.output.name}\n"
    )
    return not tally.failed and not coded.finished.unwritten
