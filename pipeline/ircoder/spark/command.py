"""``ircoder code --engine spark``: Parquet in, Parquet out."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.confidence.thresholds import TARGET_ACCURACY
from ircoder.failure import CodingFailureError
from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError
from ircoder.formats.tables.parquet_in import check_parquet, parquet_files_in
from ircoder.intake import Defaults
from ircoder.provenance import ModelError
from ircoder.spark.columns import checked_fields
from ircoder.spark.frame import coded_rows, coding
from ircoder.spark.places import with_places_in
from ircoder.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ENDING = ".parquet"
DONE = "_SUCCESS"
"""File that Spark writes into a folder when it is complete."""

_REPORTS_A_PARTITION = 1000
_PARTITIONS_A_CORE = 4
_MOST_PARTITIONS = 10_000
_MODEL_ERROR = re.compile(r"^\S*ModelError: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has written: records, code lines, records to review, and failed ones by the type of their error."""

    records: int = 0
    lines: int = 0
    review: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)


def run(
    inputs: Sequence[Path],
    output: Path,
    *,
    service_date: dt.date | None = None,
    setting: str | None = None,
    entities: bool = False,
    target_accuracy: float = TARGET_ACCURACY,
    master: str | None = None,
    vocabulary: Path | None = None,
    model: Path | None = None,
) -> Counts:
    """Code Parquet files, or folders of them, into a folder of Parquet files.

    The folder is complete when it has the file ``_SUCCESS``; it is taken away where the run fails.

    Parameters
    ----------
    inputs
        Files in the order of their reports; a folder stands for its files by name.
    output
        Folder to write, which must not be there.
    service_date
        Date of service of reports that have none.
    setting
        Setting of every report, or ``both``; ``None`` for each report's own.
    entities
        Whether the records list the entities found.
    target_accuracy
        Share (0 to 1) of the reports released without review whose complete code set is to be right.
    master
        Where to run (``local[4]``, ``spark://…``); ``None`` for the session of spark-submit, or this machine.
    vocabulary
        File of the site's vocabulary on this machine.
    model
        Folder of a model, the same on every machine; ``None`` for the shipped one.

    Raises
    ------
    InputError
        For inputs that are no Parquet or not alike, an output that exists, no Spark or no Java.
    ircoder.provenance.ModelError
        Where a worker has another model or version than this machine.
    CodingFailureError
        Where Spark gives the run up.
    """
    files = _parquet_files(inputs)
    _check_output(output)
    reports = _reports_in(files)
    with tempfile.TemporaryDirectory(prefix="ircoder-") as scratch, session(master, Path(scratch)) as spark:
        frame = spark.read.parquet(*(str(path.resolve()) for path in files))
        fields = checked_fields(frame, None, dated=service_date is not None)
        code = coding(
            spark,
            fields,
            Defaults(service_date=service_date),
            setting,
            entities=entities,
            target_accuracy=target_accuracy,
            model=None if model is None else model.resolve(),
            vocabulary=vocabulary,
            settles=True,
        )
        placed = with_places_in(frame, _numbered(spark, files))
        coded = coded_rows(placed, fields, code, _partitions(spark, reports))
        with _ours(output), _failures_told():
            # Spark would take nothing but an absent folder, of which it cannot be told whose it is.
            coded.write.mode("append").option("compression", "zstd").parquet(str(output.resolve()))
        return _counts(spark.read.parquet(str(output.resolve())))


def _parquet_files(inputs: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in inputs:
        if not path.exists():
            msg = f"{path} does not exist. Check the path."
            raise InputError(msg)
        found = parquet_files_in(path) if path.is_dir() else [path]
        if not found or any(file.suffix.lower() != ENDING for file in found):
            msg = f"{path.name} is no Parquet ({ENDING}), all that is read on Spark. Leave --engine spark out."
            raise InputError(msg)
        files.extend(found)
    if len({file.resolve() for file in files}) < len(files):
        msg = "a file is named twice among the inputs. Name it once."
        raise InputError(msg)
    return files


def _check_output(output: Path) -> None:
    if output.exists():
        unfinished = output.is_dir() and not (output / DONE).exists()
        what = "is there already, from a run that did not end" if unfinished else "is there already"
        msg = f"{output} {what}. Name another output, or remove it."
        raise InputError(msg)


def _reports_in(files: Sequence[Path]) -> int:
    """Count the rows, and check that the files have the same columns.

    Raises
    ------
    InputError
        Where they do not, or one is no Parquet.
    """
    parquet = from_extra("pyarrow.parquet", "spark", "Spark")
    rows = 0
    expected: dict[str, Any] | None = None
    for path in files:
        check_parquet(path)
        told = parquet.read_metadata(path)
        schema = told.schema.to_arrow_schema()
        columns = dict(zip(schema.names, schema.types, strict=True))
        if expected is not None and columns != expected:
            msg = f"{path.name} has other columns, or columns of other types, than {files[0].name}. Write them alike."
            raise InputError(msg)
        expected = columns
        rows += told.num_rows
    return rows


def _numbered(spark: SparkSession, files: Sequence[Path]) -> DataFrame:
    """The files with the number and the name of each."""
    rows = [(str(path.resolve()), number, path.name) for number, path in enumerate(files)]
    return spark.createDataFrame(rows, "path string, file int, name string")


def _partitions(spark: SparkSession, reports: int) -> int:
    """Partitions of about a thousand reports, and several a core, so that no core waits long for the last one."""
    cores: int = spark.sparkContext.defaultParallelism
    wanted = max(_PARTITIONS_A_CORE * cores, reports // _REPORTS_A_PARTITION)
    return max(1, min(wanted, reports, _MOST_PARTITIONS))


@contextmanager
def _ours(output: Path) -> Iterator[None]:
    """Make the folder, and take it away where the run fails; one that another run has made meanwhile is left alone.

    Raises
    ------
    InputError
        Where it is there, or cannot be made.
    """
    try:
        output.mkdir(parents=True)
    except FileExistsError:
        _check_output(output)
        raise
    except OSError as error:
        msg = f"{output} cannot be written ({error.strerror}). Choose another output."
        raise InputError(msg) from None
    try:
        yield
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise


@contextmanager
def _failures_told() -> Iterator[None]:
    """Say why Spark gave up, without what it was working on: its own messages may repeat values."""
    from pyspark.errors import PySparkException

    try:
        yield
    except PySparkException as error:
        if found := _MODEL_ERROR.search(str(error)):
            raise ModelError(found[1]) from None
        msg = (
            f"Spark gave the run up ({type(error).__name__}). Perhaps a worker was ended for want of memory, or an "
            "input is damaged. Nothing was written."
        )
        raise CodingFailureError(msg) from None


def _counts(written: DataFrame) -> Counts:
    from pyspark.sql import functions as sql

    kind = sql.col("error.type").alias("kind")
    to_review = sql.sum(sql.when(sql.col("route") == "review", 1).otherwise(0)).alias("review")
    lines = sql.sum(sql.size("lines")).alias("lines")
    rows = written.groupBy(kind).agg(sql.count("*").alias("records"), lines, to_review).collect()
    failures = {row["kind"]: row["records"] for row in rows if row["kind"] is not None}
    return Counts(
        records=sum(row["records"] for row in rows),
        lines=sum(row["lines"] for row in rows),
        review=sum(row["review"] for row in rows if row["kind"] is None),
        failures=dict(sorted(failures.items(), key=lambda item: (-item[1], item[0]))),
    )
