"""Chunks of work over several processes; a process that dies or hangs costs the item it was at, nothing else."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any, Generic, Literal, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Iterable[list[Result]]]
"""Turns a chunk into the results of each of its items, one list after another."""
Loss = Literal["died", "time_limit"]

CHUNKS_AHEAD = 3
"""Chunks per worker that may be unfinished at once: enough to keep workers busy, few enough to keep memory flat."""

_LOOK_SECONDS = 2.0
"""Between two looks of a worker whether the process that it works for is still there."""

_STOPPED_SECONDS = 0.5
"""A wait that takes so much longer than it should have was one of all processes: stopped at the terminal, or frozen."""

_NEVER_READY = 3
"""Workers in a row that may end before they are ready for work; more tell that none ever will be."""


class WorkerError(RuntimeError):
    """No worker can be started; the message says what to do."""


def chunked(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists of at most ``size`` items."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


@dataclass(frozen=True, slots=True)
class Tasks(Generic[Item, Result]):
    """What the workers of a pool do.

    Parameters
    ----------
    start
        Runs once in each worker and gives its work. On Linux workers inherit it, elsewhere it is sent to them.
    parts
        Takes an item apart that a worker was lost on, so that only the culprit among its parts is given up.
    lost
        Results for an item that no worker could finish.
    """

    start: Callable[[], Work[Item, Result]]
    parts: Callable[[Item], Sequence[Item]]
    lost: Callable[[Item, Loss], list[Result]]


@dataclass(slots=True)
class _Assignment(Generic[Item]):
    """The items of a chunk whose results are still to come. ``again``: its only item has cost a worker before."""

    chunk: int
    items: deque[Item]
    again: bool = False


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A process; ``active`` is when it was last heard of or given something to do."""

    process: BaseProcess
    connection: Connection
    ready: bool = False
    assignment: _Assignment[Item] | None = None
    active: float = field(default_factory=time.monotonic)

    def give(self, assignment: _Assignment[Item]) -> None:
        self.assignment = assignment
        self.active = time.monotonic()
        try:
            self.connection.send(list(assignment.items))
        except OSError:  # it has died while idle; the loop finds that out
            return

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class WorkerPool(Generic[Item, Result]):
    """Runs tasks on chunks in worker processes.

    An item whose worker dies is tried once more; one that takes longer than ``time_limit`` is not. Then its parts are
    tried one by one, where it has several, and what still fails is given up.

    Parameters
    ----------
    tasks
        What to do.
    workers
        Number of processes.
    time_limit
        Seconds that one part of an item may take; ``None`` for no limit.
    """

    def __init__(self, tasks: Tasks[Item, Result], workers: int, time_limit: float | None = None) -> None:
        self._tasks = tasks
        self._size = workers
        self._limit = time_limit
        self._context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._workers: list[_Worker[Item]] = []
        self._queue: deque[_Assignment[Item]] = deque()
        self._unfinished: dict[int, int] = {}
        """Items without results, by number of the chunk; the first is the oldest."""
        self._newest = 0
        self._never_ready = 0

    def run(self, chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """Yield the results of all chunks as they come: in order within an item, not across items.

        Raises
        ------
        WorkerError
            Where workers end before they are ready.
        Exception
            What ``start`` raised in a worker.
        """
        source = enumerate(chunks)
        more = True
        try:
            while True:
                more = more and self._refill(source)
                if not self._unfinished:
                    return
                self._hand_out()
                yield from self._received()
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _refill(self, source: Iterator[tuple[int, list[Item]]]) -> bool:
        """Take as many chunks as can soon be begun; false where there are no more."""
        while len(self._queue) < self._size and not self._far_ahead():
            taken = next(source, None)
            if taken is None:
                return False
            self._newest, chunk = taken
            self._unfinished[self._newest] = len(chunk)
            self._queue.append(_Assignment(self._newest, deque(chunk)))
        return True

    def _far_ahead(self) -> bool:
        """Whether results of chunks that came much later than an unfinished one would pile up behind it."""
        oldest = next(iter(self._unfinished), None)
        return oldest is not None and self._newest - oldest >= self._size * CHUNKS_AHEAD - 1

    def _hand_out(self) -> None:
        """Give work to idle workers, and start further ones where there is more of it."""
        for worker in self._workers:
            if worker.ready and worker.assignment is None and self._queue:
                worker.give(self._queue.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._queue) > starting and len(self._workers) < self._size:
            self._workers.append(self._started())
            starting += 1

    def _started(self) -> _Worker[Item]:
        ours, theirs = self._context.Pipe()
        # A forked worker inherits our ends of all pipes; while it holds them, no worker notices that we are gone.
        inherited = [worker.connection for worker in self._workers] + [ours]
        others = inherited if self._context.get_start_method() == "fork" else []
        arguments = (self._tasks.start, theirs, others)
        process = self._context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _received(self) -> Iterator[Result]:
        """Wait for the next messages, deaths or time limits, and yield what results they bring."""
        patience = self._patience()
        due = float("inf") if patience is None else time.monotonic() + patience
        heard = wait([worker.connection for worker in self._workers], patience)
        if (now := time.monotonic()) - due > _STOPPED_SECONDS:  # for how long they stood still is not known
            for worker in self._workers:
                worker.active = now
        for worker in list(self._workers):
            if worker.connection in heard:
                yield from self._listen(worker)
            elif self._time_left(worker) <= 0:
                yield from self._lose(worker, "time_limit")

    def _patience(self) -> float | None:
        """Seconds until the first worker has had its time."""
        if self._limit is None:
            return None
        left = min(map(self._time_left, self._workers))
        return None if left == float("inf") else max(left, 0.0)

    def _time_left(self, worker: _Worker[Item]) -> float:
        if self._limit is None or worker.assignment is None:
            return float("inf")
        parts = len(self._tasks.parts(worker.assignment.items[0]))
        return worker.active + self._limit * parts - time.monotonic()

    def _listen(self, worker: _Worker[Item]) -> Iterator[Result]:
        try:
            kind, content = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._lose(worker, "died")
            return
        worker.active = time.monotonic()
        if kind == "failed":
            raise content
        if kind == "ready":
            worker.ready = True
            self._never_ready = 0
            return
        assignment = worker.assignment
        assert assignment is not None, "results without an assignment"
        assignment.items.popleft()
        if not assignment.items:
            worker.assignment = None
        self._finish_one(assignment.chunk)
        yield from content

    def _finish_one(self, chunk: int) -> None:
        self._unfinished[chunk] -= 1
        if not self._unfinished[chunk]:
            del self._unfinished[chunk]

    def _lose(self, worker: _Worker[Item], loss: Loss) -> Iterator[Result]:
        """End a worker, and see to the item that it was at and to those that it had not begun."""
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            self._never_ready += 1
            if self._never_ready >= _NEVER_READY:
                msg = "worker processes end before they are ready, perhaps for want of memory. Use fewer --workers."
                raise WorkerError(msg)
        if worker.assignment is None:
            return
        chunk, items = worker.assignment.chunk, worker.assignment.items
        culprit = items.popleft()
        if items:
            self._queue.appendleft(_Assignment(chunk, items))
        parts = self._tasks.parts(culprit)
        if loss == "died" and not worker.assignment.again:
            self._queue.appendleft(_Assignment(chunk, deque([culprit]), again=True))
        elif len(parts) > 1:
            self._unfinished[chunk] += len(parts) - 1
            self._queue.extendleft(_Assignment(chunk, deque([part])) for part in reversed(parts))
        else:
            self._finish_one(chunk)
            yield from self._tasks.lost(culprit, loss)


def _serve(start: Callable[[], Work[Any, Any]], connection: Connection, others: Sequence[Connection]) -> None:
    """Work off what comes through the pipe, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is typed at the terminal is the parent's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_the_parent()
    for other in others:
        other.close()
    try:
        try:
            work = start()
        except Exception as error:  # the parent tells the user
            connection.send(("failed", error))
            return
        connection.send(("ready", None))
        while True:
            for results in work(connection.recv()):
                connection.send(("results", results))
    except Exception:  # the parent is gone, or takes this for a death: a traceback might show a report
        return


def _end_with_the_parent() -> None:
    """End this process when its parent has gone: at a report that takes forever, it would not look at its pipe."""
    parent = multiprocessing.parent_process()
    if parent is None or not hasattr(signal, "setitimer"):
        return

    def look(number: int, frame: FrameType | None) -> None:
        if os.getppid() != parent.pid:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.siginterrupt(signal.SIGALRM, False)
    signal.setitimer(signal.ITIMER_REAL, _LOOK_SECONDS, _LOOK_SECONDS)
