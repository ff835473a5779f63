"""Brings the rows that depend on each other into one partition: those of one encounter, patient or report id.

Every row gets a label, and rows with one label are shuffled to one partition, in the order of the input. Labels only
have to be coarse enough: which reports are coded together is decided in the partition, by the same code as on one
machine. A row's label is its patient's, else its encounter's, else its report's. Where an encounter or a report id has
rows of different labels, an aggregated pass over these columns alone, done first, makes one label of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ircoder.spark.columns import INTERNAL, column_of_field

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

LABEL, ROOT = f"{INTERNAL}label", f"{INTERNAL}root"
_LOW = f"{INTERNAL}low"
_KEY = f"{INTERNAL}key"
_BY_WEIGHT = ("patient_key", "encounter_id", "report_id")
"""Fields that bring rows together, the one that gives the label first."""

_BLANK = r"(?U)[\s\p{Z}\p{Cc}]"
"""More than Python strips from a value: what is equal there has to be equal here."""


def brought_together(frame: DataFrame, fields: Mapping[str, str], place: str, partitions: int) -> DataFrame:
    """Shuffle a frame so that rows which depend on each other lie in one partition, in the order of ``place``.

    Parameters
    ----------
    fields
        Field of each column.
    place
        Column with the place of each row in the input, a number that no other row has.
    partitions
        Number of partitions.
    """
    from pyspark.sql import functions as sql

    keys = _keys(fields)
    labelled = frame.withColumn(LABEL, sql.coalesce(*keys, sql.xxhash64(sql.lit("row"), sql.col(place))))
    if len(keys) > 1:
        roots = _roots(frame, keys)
        labelled = labelled.join(sql.broadcast(roots), LABEL, "left")
        labelled = labelled.withColumn(LABEL, sql.coalesce(ROOT, LABEL)).drop(ROOT)
    return labelled.repartition(partitions, LABEL).sortWithinPartitions(LABEL, place).drop(LABEL)


def _keys(fields: Mapping[str, str]) -> list[Column]:
    """A hash of each key of a row, null where it has none. Equal hashes of different keys do no harm."""
    from pyspark.sql import functions as sql

    keys = []
    for field in _BY_WEIGHT:
        column = column_of_field(fields, field)
        if column is not None:
            name = sql.regexp_replace(sql.col(f"`{column}`").cast("string"), _BLANK, "")
            keys.append(sql.when(sql.length(name) > 0, sql.xxhash64(sql.lit(field), name)))
    return keys


def _roots(frame: DataFrame, keys: list[Column]) -> DataFrame:
    """The label that replaces another, for labels that an encounter or report id ties together. Mostly none."""
    from pyspark.sql import Window
    from pyspark.sql import functions as sql

    label = sql.coalesce(*keys)
    others = sql.array_compact(sql.array(*keys[1:]))
    pairs = frame.select(label.alias(LABEL), sql.explode(others).alias(_KEY))
    lowest = sql.min(LABEL).over(Window.partitionBy(_KEY))
    tied = pairs.distinct().withColumn(_LOW, lowest).where(sql.col(_LOW) != sql.col(LABEL)).select(LABEL, _LOW)
    return tied.coalesce(1).mapInArrow(_joined, f"{LABEL} bigint, {ROOT} bigint")


def _joined(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    ties = (tie for batch in batches for tie in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    roots = roots_of(ties)
    if roots:
        yield pa.RecordBatch.from_pydict({LABEL: list(roots.keys()), ROOT: list(roots.values())})


def roots_of(ties: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    """Give each of the tied labels the least label that it is tied to, over any number of ties; leave that one out."""
    above: dict[Any, Any] = {}

    def root(label: Any) -> Any:  # noqa: ANN401 - labels are whatever can be compared
        path = []
        while label in above:
            path.append(label)
            label = above[label]
        for passed in path:
            above[passed] = label
        return label

    for one, other in ties:
        low, high = sorted((root(one), root(other)))
        if low != high:
            above[high] = low
    return {label: root(label) for label in list(above)}
