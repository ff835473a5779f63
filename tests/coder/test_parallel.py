"""Worker processes that die, hang or never start."""

import os
import time

import pytest

from ircoder.knowledge.tables import KnowledgeError
from ircoder.parallel import Tasks, WorkerError, WorkerPool, chunked


def doubled(items):
    for item in items:
        for word in item:
            if word == "die":
                os._exit(1)
            if word == "hang":
                time.sleep(30)
            if word == "raise":
                raise RuntimeError
        yield [word * 2 for word in item]


TASKS = Tasks(
    start=lambda: doubled,
    parts=lambda item: [(word,) for word in item],
    lost=lambda item, loss: [f"{item[0]}: {loss}"],
)


def results(items, workers=2, size=3, limit=None):
    return sorted(WorkerPool(TASKS, workers, limit).run(chunked(items, size)))


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_every_item_once(workers, count):
    assert results([(str(number),) for number in range(count)], workers) == sorted(str(n) * 2 for n in range(count))


@pytest.mark.parametrize(("word", "loss"), [("die", "died"), ("raise", "died"), ("hang", "time_limit")])
@pytest.mark.parametrize("place", [0, 5])
def test_a_lost_worker_costs_the_item_it_was_at(word, loss, place):
    items = [(str(number),) for number in range(12)]
    items[place] = (word,)
    expected = [str(number) * 2 for number in range(12) if number != place] + [f"{word}: {loss}"]
    assert results(items, limit=1.0 if word == "hang" else None) == sorted(expected)


@pytest.mark.parametrize(("word", "loss"), [("die", "died"), ("hang", "time_limit")])
def test_of_an_item_with_parts_only_the_culprit_is_lost(word, loss):
    assert results([("a", word, "b"), ("c",)], limit=1.0) == sorted(["aa", "bb", "cc", f"{word}: {loss}"])


def test_a_worker_that_dies_by_chance_costs_nothing(tmp_path):
    """The second try of an item succeeds, as after a kill for memory that another process had taken."""

    def once(items):
        for item in items:
            if item == ("die once",) and not (tmp_path / "died").exists():
                (tmp_path / "died").touch()
                os._exit(1)
            yield list(item)

    tasks = Tasks(start=lambda: once, parts=lambda item: [item], lost=lambda item, loss: ["lost"])
    assert sorted(WorkerPool(tasks, 2).run([[("a",), ("die once",), ("b",)]])) == ["a", "b", "die once"]


def test_results_are_not_piled_up_behind_a_slow_item():
    taken = []

    def source():
        for number in range(1000):
            taken.append(number)
            yield [("hang",)] if number == 0 else [(str(number),)]

    stream = WorkerPool(TASKS, 2, 1.0).run(source())
    first = next(stream)
    assert first == "11"
    for result in stream:
        if result.startswith("hang"):
            break
        assert len(taken) <= 12
    stream.close()


def refuses():
    raise ValueError("no model here")


def test_what_a_worker_cannot_start_with_is_told():
    with pytest.raises(ValueError, match="no model here"):
        list(WorkerPool(Tasks(refuses, TASKS.parts, TASKS.lost), 2).run([["a"]]))


def damaged():
    raise KnowledgeError("codes.csv", 3, "a code is missing", "Add it.")


def test_a_damaged_table_is_told_as_without_workers():
    with pytest.raises(KnowledgeError, match=r"^codes\.csv, line 3: a code is missing\. Add it\.$"):
        list(WorkerPool(Tasks(damaged, TASKS.parts, TASKS.lost), 2).run([["a"]]))


def test_workers_that_end_before_they_are_ready_end_the_run():
    tasks = Tasks(lambda: os._exit(3), TASKS.parts, TASKS.lost)
    with pytest.raises(WorkerError, match="fewer --workers"):
        list(WorkerPool(tasks, 2).run([["a"], ["b"]]))


def test_nothing_is_left_of_a_pool_that_is_given_up():
    pool = WorkerPool(TASKS, 2)
    stream = pool.run([[(str(number),)] for number in range(20)])
    next(stream)
    processes = [worker.process for worker in pool._workers]
    stream.close()
    assert [process.is_alive() for process in processes] == [False] * len(processes)
