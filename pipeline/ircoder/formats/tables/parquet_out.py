"""Writes coded records as Parquet, one row a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.formats.extras import from_extra
from ircoder.formats.rows import Unwritten
from ircoder.formats.tables.record_rows import record_schema, row_of

if TYPE_CHECKING:
    from pyarrow import Schema, Table

ROW_GROUP_ROWS = 20_000
ROW_GROUP_BYTES = 32 * 1024 * 1024
"""A row group ends at whichever comes first, in bytes before compression."""

_BATCH = 200


def write_parquet(records: Iterable[Mapping[str, Any]], target: Path) -> list[Unwritten]:
    """Write records to a Parquet file of :func:`~ircoder.formats.tables.record_rows.record_schema`, compressed by zstd.

    Memory holds one row group; the same records make the same bytes. Every record has its row, so nothing is left
    unwritten.

    Raises
    ------
    InputError
        Where pyarrow is not installed.
    """
    parquet = from_extra("pyarrow.parquet", "tables", "Parquet")
    schema = record_schema()
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for table in _row_groups(records, schema):
            writer.write_table(table, row_group_size=ROW_GROUP_ROWS)
    return []


def _row_groups(records: Iterable[Mapping[str, Any]], schema: Schema) -> Iterator[Table]:
    arrow = from_extra("pyarrow", "tables", "Parquet")
    rows = (row_of(record) for record in records)
    batches: list[Any] = []
    while batch := list(islice(rows, _BATCH)):
        batches.append(arrow.RecordBatch.from_pylist(batch, schema=schema))
        if sum(map(len, batches)) >= ROW_GROUP_ROWS or sum(part.nbytes for part in batches) >= ROW_GROUP_BYTES:
            yield arrow.Table.from_batches(batches, schema)
            batches = []
    if batches:
        yield arrow.Table.from_batches(batches, schema)
