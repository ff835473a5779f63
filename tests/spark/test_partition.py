"""What a worker does with a partition, without Spark."""

from dataclasses import replace

import pytest

from ircoder.intake import Defaults
from ircoder.knowledge.imported import NOTHING
from ircoder.provenance import ModelError, knowledge_hash, model_name

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra spark: pip install 'ircoder[spark]'")

from ircoder.spark import partition  # noqa: E402
from ircoder.spark.partition import CodePartition, InHand  # noqa: E402

COLUMNS = ("report_id", "text", "service_date")


@pytest.fixture
def loads(monkeypatch, tiny_coder):
    """Every loading of a coder in this process."""
    made = []

    def loading(folder, imported, target_accuracy):
        made.append((folder, target_accuracy))
        return lambda: tiny_coder

    monkeypatch.setattr(partition, "Loading", loading)
    monkeypatch.setattr(partition, "_CODERS", {})
    return made


def code(**changes):
    given = {
        "fields": {**dict.fromkeys(COLUMNS), **{name: name for name in COLUMNS}},
        "where": "at",
        "defaults": Defaults(),
        "settings": (),
        "entities": False,
        "folder": None,
        "imported": InHand(NOTHING),
        "imported_identity": "",
        "target_accuracy": 0.95,
        "model": model_name(),
        "knowledge": knowledge_hash(),
    }
    return CodePartition(**(given | changes))


def batch(*rows):
    names = [*COLUMNS, "at"]
    return pyarrow.RecordBatch.from_pylist(
        [dict(zip(names, (*row, f"row {number}"), strict=True)) for number, row in enumerate(rows, start=1)],
        pyarrow.schema([(name, pyarrow.string()) for name in names]),
    )


def coded(batches, **changes):
    return [row for some in code(**changes)(batches) for row in some.to_pylist()]


def test_nothing_is_loaded_for_a_partition_without_rows(loads):
    assert coded([]) == coded([batch()]) == []
    assert loads == []


def test_a_process_loads_its_model_once(loads):
    one = batch(("a", "stent", "2025-01-01"))
    assert coded([one]) == coded([one])
    assert len(loads) == 1
    coded([one], target_accuracy=0.9)
    assert [target for _, target in loads] == [0.95, 0.9]


def test_bad_rows_are_records_and_the_first_report_with_an_id_counts(loads):
    rows = coded(
        [
            batch(("a", "", "2025-01-01"), ("a", "stent", "2025-01-01"), (" a ", "stent", "2025-01-01")),
            batch((None, "stent", "2025-01-01"), ("b", "boom", "2025-01-01"), ("c", "stent", None)),
        ]
    )
    assert [row["error"] and row["error"]["type"] for row in rows] == [
        "empty_text", None, "duplicate_id", "missing_field", "internal", "service_date",
    ]  # fmt: skip
    assert rows[2]["error"]["message"].startswith("row 3: ")
    assert rows[3]["report_id"] == "row 1"


def test_more_rows_than_fit_a_step_keep_their_order(loads):
    many = [(f"r{number}", "stent", "2025-01-01") for number in range(300)]
    batches = list(code()([batch(*many[:200]), batch(*many[200:])]))
    assert max(some.num_rows for some in batches) <= partition.ROWS
    assert [row["report_id"] for some in batches for row in some.to_pylist()] == [name for name, _, _ in many]


def test_both_settings_give_two_records(loads):
    rows = coded([batch(("a", "stent", "2025-01-01"), ("b", "", None))], settings=("professional", "facility"))
    assert [(row["report_id"], row["setting"]) for row in rows] == [
        (name, setting) for name in "ab" for setting in ("professional", "facility")
    ]


@pytest.mark.parametrize("changed", [{"model": "other-1+00"}, {"knowledge": "00"}])
def test_a_worker_with_another_model_or_knowledge_codes_nothing(loads, changed):
    with pytest.raises(ModelError, match=r"a worker has the (model|knowledge) .*, the driver .*same ircoder"):
        coded([batch(("a", "stent", "2025-01-01"))], **changed)


def test_it_travels(loads):
    import pickle  # as Spark sends it

    whole = code()
    sent = pickle.loads(pickle.dumps(whole))  # noqa: S301 - what was pickled one line before
    assert replace(sent, imported=whole.imported) == whole
