"""Where a row stands in the input: which of two reports comes first, and the words for it in messages.

Spark has no order of rows, but it matters which report of an encounter comes first, and which of two with one id. What
decides must not change with the size of a cluster, so rows of files are ordered by file and place in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ircoder.spark.columns import INTERNAL

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

PLACE, WHERE = f"{INTERNAL}place", f"{INTERNAL}where"

_FILE, _BLOCK, _ROW = "_metadata.file_path", "_metadata.file_block_start", "_metadata.row_index"
_ROW_BITS = 33
"""Bits of Spark's row number within a partition; those above it number the partition."""


def with_places(frame: DataFrame, order: str | None = None) -> DataFrame:
    """Add :data:`PLACE`, which sorts like the input and which no two rows share, and :data:`WHERE`, its words.

    Parameters
    ----------
    order
        Column that gives the order. Without one it is that of file names and of the rows in a file, and, for a frame
        that is not read from files, that of its partitions.
    """
    from pyspark.sql import functions as sql

    number = sql.monotonically_increasing_id()
    where = _in_partition(number)
    if order is not None:
        place = sql.struct(sql.col(f"`{order}`"), number)
    elif "row_index" in (known := _known_of_files(frame)):
        place = sql.struct(_FILE, _ROW, number)
        where = _in_file(_plain(sql.col("_metadata.file_name")), sql.col(_ROW))
    elif "file_block_start" in known:
        place = sql.struct(_FILE, _BLOCK, number)
    else:
        place = number
    return frame.withColumns({PLACE: place, WHERE: where})


def with_places_in(frame: DataFrame, files: DataFrame) -> DataFrame:
    """Add the same for the rows of Parquet files that have an order of their own.

    ``files`` has a row for each of them: its whole ``path``, its number ``file`` and its ``name``.
    """
    from pyspark.sql import functions as sql

    told = files.select(*(sql.col(name).alias(f"{INTERNAL}{name}") for name in ("path", "file", "name")))
    path, file, name = (sql.col(column) for column in told.columns)
    source = _plain(sql.regexp_replace(_FILE, "^file:/+", "/"))
    marked = frame.withColumns({f"{INTERNAL}from": source, f"{INTERNAL}row": sql.col(_ROW)})
    joined = marked.join(sql.broadcast(told), sql.col(f"{INTERNAL}from") == path)
    row = sql.col(f"{INTERNAL}row")
    placed = joined.withColumns({PLACE: sql.struct(file, row), WHERE: _in_file(name, row)})
    return placed.drop(f"{INTERNAL}from", f"{INTERNAL}row", *told.columns)


def _plain(name: Column) -> Column:
    """A name as it is, of one that stands in an address."""
    from pyspark.sql import functions as sql

    return sql.url_decode(sql.replace(name, sql.lit("+"), sql.lit("%2B")))


def _in_file(name: Column, row: Column) -> Column:
    from pyspark.sql import functions as sql

    return sql.concat(name, sql.lit(", row "), (row + 1).cast("string"))


def _in_partition(number: Column) -> Column:
    from pyspark.sql import functions as sql

    partition = sql.shiftright(number, _ROW_BITS).cast("string")
    row = (number.bitwiseAND(sql.lit((1 << _ROW_BITS) - 1)) + 1).cast("string")
    return sql.concat(sql.lit("partition "), partition, sql.lit(", row "), row)


def _known_of_files(frame: DataFrame) -> list[str]:
    """What a frame knows of the file of each row; nothing where it is no longer rows of files."""
    from pyspark.errors import AnalysisException
    from pyspark.sql.types import StructType

    if not frame.inputFiles():
        return []
    try:
        told = frame.select("_metadata").schema["_metadata"].dataType
    except AnalysisException:
        return []
    return told.fieldNames() if isinstance(told, StructType) else []
