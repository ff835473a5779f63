"""Runs of the command in processes of their own, forked from the tests so that they start at once and can be killed."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path

from ircoder.cli.main import main


def begun(*arguments, largest_file: int | None = None) -> int:
    """Start the command and give its process."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    status = 70
    try:
        os.setsid()
        # A shell that started the tests in the background has them ignore the key that ends a run, as it has itself.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        main([str(argument) for argument in arguments])
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        os._exit(status)


def ended(process: int) -> int:
    """Wait for a process and give its exit status; negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def finished(*arguments, **options) -> int:
    """Run the command to its end and give its exit status."""
    return ended(begun(*arguments, **options))


def killed_after(seconds: float, *arguments) -> bool:
    """Run the command and kill it after a while, its workers not; true where it was not done before."""
    process = begun(*arguments)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return ended(process) == -signal.SIGKILL


def ending_at(step: int):
    """A substitute for ``os.fsync`` that ends the process at its nth call, without a word."""
    left = step

    def sync(handle):
        nonlocal left
        left -= 1
        if not left:
            os._exit(9)

    return sync


def processes_in_session(leader: int) -> list[int]:
    """Processes that a killed run has left behind."""
    left = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                left.append(int(entry.name))
    return left
