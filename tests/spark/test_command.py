"""Parquet in, Parquet out: the records, their messages too, are those of the plain run over the same files."""

from __future__ import annotations

import pytest
from tests.spark.rows import FIELDS, gold, mixed_rows

from ircoder.formats.reading import read_reports
from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError
from ircoder.formats.tables.parquet_out import write_parquet
from ircoder.provenance import ModelError

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra spark: pip install 'ircoder[spark]'")
parquet = pytest.importorskip("pyarrow.parquet")

SCHEMA = pyarrow.schema([(name, pyarrow.string()) for name in FIELDS])


def written(path, rows, schema=SCHEMA):
    path.parent.mkdir(exist_ok=True)
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema), path)
    return path


def sorted_rows(table):
    return sorted(table.to_pylist(), key=lambda row: (row["report_id"], row["setting"], str(row["error"])))


@pytest.mark.slow
def test_output_is_that_of_the_plain_run(spark, shipped, tmp_path):
    from ircoder.spark.command import run

    rows = mixed_rows()
    # In the order of the inputs, which is neither that of the names nor that of the sizes.
    inputs = [
        written(tmp_path / "in %20 ü" / "z #+1.parquet", rows[:31]),
        written(tmp_path / "in %20 ü" / "a.parquet", rows[31:90]),
        written(tmp_path / "in %20 ü" / "m.parquet", rows[90:]),
    ]
    records = [record_of(coded) for coded in shipped.code_many(read_reports(inputs), entities=True)]
    write_parquet(records, tmp_path / "plain.parquet")
    plain = parquet.read_table(tmp_path / "plain.parquet")

    counts = run(inputs, tmp_path / "coded.parquet", entities=True)

    folder = parquet.read_table(tmp_path / "coded.parquet")
    assert folder.schema.names == plain.schema.names
    assert sorted_rows(folder) == sorted_rows(plain)
    failed = [record for record in records if record["error"]]
    assert (counts.records, sum(counts.failures.values())) == (len(records), len(failed))
    assert counts.lines == sum(len(record["lines"]) for record in records)
    assert counts.review == sum(record["route"] == "review" for record in records if not record["error"])
    with pytest.raises(InputError, match="is there already"):
        run(inputs, tmp_path / "coded.parquet")


@pytest.mark.slow
def test_a_folder_of_spark_is_an_input_and_an_output_is_taken_away_where_the_run_fails(spark, tmp_path, monkeypatch):
    from ircoder.spark import command

    source = tmp_path / "reports.parquet"
    rows = [tuple(row.values()) for row in gold("claims", 6)]
    spark.createDataFrame(rows, ", ".join(f"{name} string" for name in FIELDS)).write.parquet(str(source))
    monkeypatch.setattr(command, "_counts", lambda written: written.count())
    assert command.run([source], tmp_path / "coded.parquet", setting="both") == 12

    model = command.coding

    def other_model(*given, **options):
        from dataclasses import replace

        return replace(model(*given, **options), model="other-1+00")

    monkeypatch.setattr(command, "coding", other_model)
    with pytest.raises(ModelError, match=r"^a worker has the model .*, the driver other-1\+00\. Give all"):
        command.run([source], tmp_path / "second.parquet")
    assert not (tmp_path / "second.parquet").exists()


@pytest.mark.slow
def test_an_output_that_another_run_begins_meanwhile_is_left_alone(spark, tmp_path, monkeypatch):
    from ircoder.spark import command

    def begun_meanwhile(*given, **options):
        theirs.parent.mkdir()
        theirs.touch()
        return coding(*given, **options)

    coding = command.coding
    monkeypatch.setattr(command, "coding", begun_meanwhile)
    theirs = tmp_path / "coded.parquet" / "_temporary"
    with pytest.raises(InputError, match="is there already"):
        command.run([written(tmp_path / "good.parquet", gold("claims", 1))], tmp_path / "coded.parquet")
    assert theirs.exists()


def test_inputs_and_outputs_that_cannot_be_used(tmp_path):
    from ircoder.spark.command import run

    good = written(tmp_path / "good.parquet", gold("claims", 1))
    other = written(tmp_path / "other.parquet", [], SCHEMA.append(pyarrow.field("more", pyarrow.string())))
    text = tmp_path / "text.parquet"
    text.write_text("no Parquet")
    unfinished = tmp_path / "unfinished.parquet"
    unfinished.mkdir()
    output = tmp_path / "coded.parquet"
    for inputs, target, message in (
        ([tmp_path / "absent.parquet"], output, "does not exist"),
        ([tmp_path / "unfinished.parquet"], output, "is no Parquet"),
        ([text], output, "is no Parquet"),
        ([good, good], output, "named twice"),
        ([good, other], output, "has other columns"),
        ([good], good, "is there already"),
        ([good], unfinished, "from a run that did not end"),
    ):
        with pytest.raises(InputError, match=message):
            run(inputs, target)
        assert not output.exists()
