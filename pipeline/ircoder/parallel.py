"""Chunks of work over several processes, with the results in the order of the chunks."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

CHUNKS_AHEAD = 3
"""Chunks in flight per worker: enough to keep workers busy, few enough to keep memory flat."""

_WORK: Work[Any, Any] | None = None


def chunked(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists of at most ``size`` items."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class OrderedPool(Generic[Item, Result]):
    """Runs ``work`` on chunks in worker processes.

    Parameters
    ----------
    work
        Turns a chunk into its results. On Linux workers inherit it; elsewhere it is sent to them once.
    lost
        Results for an item whose worker died (killed for memory, for instance): the item is tried once more on its
        own before it is given up.
    workers
        Number of processes.
    """

    def __init__(self, work: Work[Item, Result], lost: Callable[[Item], list[Result]], workers: int) -> None:
        self._work = work
        self._lost = lost
        self._workers = workers
        self._context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")

    def run(self, chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """Yield the results of all chunks, in order."""
        source = iter(chunks)
        pending: deque[list[Item]] = deque(islice(source, self._workers * CHUNKS_AHEAD))
        while pending:
            pool = self._pool(self._workers)
            try:
                yield from self._drain(pool, source, pending)
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                yield from self._one_by_one(pending.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _drain(
        self, pool: ProcessPoolExecutor, source: Iterator[list[Item]], pending: deque[list[Item]]
    ) -> Iterator[Result]:
        """Work off ``pending``, refilled from ``source``; a chunk leaves it when its results are there."""
        futures: deque[Future[list[Result]]] = deque(pool.submit(_run, chunk) for chunk in pending)
        while futures:
            results = futures.popleft().result()
            pending.popleft()
            for chunk in islice(source, 1):
                pending.append(chunk)
                futures.append(pool.submit(_run, chunk))
            yield from results

    def _one_by_one(self, chunk: list[Item]) -> Iterator[Result]:
        for item in chunk:
            with self._pool(1) as pool:
                try:
                    results = pool.submit(_run, [item]).result()
                except BrokenProcessPool:
                    results = self._lost(item)
            yield from results

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=self._context, initializer=_adopt, initargs=(self._work,))


def _adopt(work: Work[Any, Any]) -> None:
    global _WORK  # a worker process has one task, handed over when it starts
    _WORK = work


def _run(chunk: Sequence[Any]) -> list[Any]:
    assert _WORK is not None, "the worker was not initialised"
    return _WORK(chunk)
