"""A stream of reports through a coder, in this process or in several, with the results in the order of the stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from ircoder.encounters import Group, InOrder, grouped
from ircoder.intake import error_record
from ircoder.memory import settle
from ircoder.parallel import Loss, Tasks, WorkerPool, chunked
from ircoder.report import CodedReport, Report, Setting

if TYPE_CHECKING:
    from ircoder.coder import Coder

BATCH = 64
"""Groups in one memory zone, where no further process is used."""
WORKER_BATCH = 16
"""Groups in one memory zone of a worker: few, so that short runs keep every worker busy."""

Result = TypeVar("Result")
Placed = tuple[int, list[Result]]
"""Results of one place of the stream, one for each setting."""


@dataclass(frozen=True, slots=True)
class Wanted(Generic[Result]):
    """What is wanted of each report.

    Parameters
    ----------
    finish
        What becomes of a record, in the worker; a function of a module, so that it can be sent to one.
    settings
        Code every report once for each of these instead of for its own setting.
    entities
        Whether the records list the entities found.
    """

    finish: Callable[[CodedReport], Result]
    settings: tuple[Setting, ...] = ()
    entities: bool = False

    def finished(self, place: int, records: Iterable[CodedReport]) -> Placed[Result]:
        """The results of one place of the stream."""
        return place, [self.finish(record) for record in records]


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that code, and the seconds that each may take for one report."""

    number: int
    time_limit: float | None = None


def stream(
    reports: Iterable[Report | CodedReport],
    start: Callable[[], Coder],
    wanted: Wanted[Result],
    *,
    workers: Workers | None = None,
    skip: int = 0,
) -> Iterator[tuple[int, Sequence[Result]]]:
    """Code a stream and yield the results of each place, in order, with flat memory.

    Parameters
    ----------
    reports
        Reports, and records that already failed, which pass through.
    start
        Gives the coder: called once here, or once in each worker.
    wanted
        What is wanted of each report.
    workers
        Processes to use; none of them: this one. The results do not depend on it.
    skip
        Places at the beginning whose results are not wanted. Their reports are read, because encounters may reach
        over that border, but coded only where one does.
    """
    begin = _Begin(start, wanted)
    wanted_groups = (group for group in grouped(reports) if any(member.place >= skip for member in group.members))
    in_order: InOrder[Result] = InOrder(skip)
    for place, results in _placed(wanted_groups, begin, workers):
        if place >= skip:
            yield from in_order.put(place, results)


def _placed(groups: Iterable[Group], begin: _Begin[Result], workers: Workers | None) -> Iterator[Placed[Result]]:
    if workers is None:
        work: Callable[[Sequence[Group]], Iterator[list[Placed[Result]]]] = begin.here()
        for chunk in chunked(groups, BATCH):
            # The memory zone is to be closed before the caller, who may use the pipeline too, sees a record.
            for placed in list(work(chunk)):
                yield from placed
        return
    limit = workers.time_limit
    tasks = Tasks(start=begin, parts=_alone, lost=_Lost(begin.wanted, limit))
    yield from WorkerPool(tasks, workers.number, limit).run(chunked(groups, WORKER_BATCH))


@dataclass(frozen=True, slots=True)
class _Begin(Generic[Result]):
    """Makes the work of a process that has just begun."""

    start: Callable[[], Coder]
    wanted: Wanted[Result]

    def __call__(self) -> _Work[Result]:
        return _Work(self.start(), self.wanted, settles=True)

    def here(self) -> _Work[Result]:
        """The same for a process that is not only there to code: what it holds may have to be freed."""
        return _Work(self.start(), self.wanted, settles=False)


@dataclass(frozen=True, slots=True)
class _Work(Generic[Result]):
    """What is done with a chunk."""

    coder: Coder
    wanted: Wanted[Result]
    settles: bool

    def __call__(self, chunk: Sequence[Group]) -> Iterator[list[Placed[Result]]]:
        for placed in self.coder.code_groups(chunk, self.wanted.settings, entities=self.wanted.entities):
            yield [self.wanted.finished(place, records) for place, records in placed]
        if self.settles:  # the first chunk has loaded whatever is read on demand
            settle()


def _alone(group: Group) -> Sequence[Group]:
    """Each report of a group as a group of its own, which is then not checked with the others."""
    if len(group.members) == 1:
        return (group,)
    return [Group((member,), torn=True) for member in group.members]


@dataclass(frozen=True, slots=True)
class _Lost(Generic[Result]):
    """Results for the report of a group whose worker process died or took too long."""

    wanted: Wanted[Result]
    time_limit: float | None

    def __call__(self, group: Group, loss: Loss) -> list[Placed[Result]]:
        return [self.wanted.finished(member.place, self._records(member.item, loss)) for member in group.members]

    def _records(self, item: Report | CodedReport, loss: Loss) -> list[CodedReport]:
        if isinstance(item, CodedReport):
            return for_settings(item, self.wanted.settings)
        if loss == "time_limit":
            message = (
                f"coding this report took longer than the time limit of {self.time_limit:g} s. "
                "Raise --time-limit, or see whether the text is one report."
            )
        else:
            message = (
                "the worker process that coded this report ended twice, perhaps for want of memory. "
                "Use fewer --workers, or see whether the text is one report."
            )
        kind = "time_limit" if loss == "time_limit" else "worker_ended"
        return failures(item, self.wanted.settings or (item.setting,), message, kind)


def failures(report: Report, settings: Sequence[Setting], message: str, kind: str = "internal") -> list[CodedReport]:
    """Error records of a report that could not be coded, one for each setting."""
    versions = [replace(report, setting=setting) for setting in settings]
    return [
        replace(error_record(report.report_id, kind, message, report=version), metadata=report.metadata)
        for version in versions
    ]


def for_settings(record: CodedReport, settings: Sequence[Setting]) -> list[CodedReport]:
    """An error record for each setting."""
    return [replace(record, setting=setting) for setting in settings] if settings else [record]


def unchanged(record: CodedReport) -> CodedReport:
    """The record itself, for :attr:`Wanted.finish`."""
    return record
