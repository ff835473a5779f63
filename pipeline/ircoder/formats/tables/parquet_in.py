"""Reports from Parquet, one report a row, and the parts that Spark writes into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ircoder.formats.extras import from_extra
from ircoder.formats.opening import PACKED
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.tables.columns import fields_of
from ircoder.formats.tables.parquet_values import Column, column_of

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_BATCH_ROWS = 256
_BUFFER_BYTES = 1024 * 1024
"""Read of a column at a time; without a buffer the library holds a whole row group, and many files have only one."""

_REMEDY = "Name the columns as the fields of a report; report_id and text are required, service_date is usual."


def check_parquet(path: Path) -> None:
    """Raise :class:`InputError` where a file cannot be read or lacks a column that every report needs."""
    with _opened(path) as file:
        _fields(path, file)


def read_parquet(path: Path) -> Iterator[Row | BadRow]:
    """Yield the rows of a Parquet file; only a small part of it is in memory.

    Columns are named as the input fields, in any spelling that CSV may have (``Report ID``). A service date may be a
    date, a timestamp (the day in the timestamp's own time zone, so UTC as Spark writes it) or a string, an id a
    string or whole number, an age any number. Other columns keep their names and become JSON values: times ISO
    strings, maps objects, bytes that are no UTF-8 base64, and whatever else JSON does not have its text.

    Raises
    ------
    InputError
        Where pyarrow is not installed, a column that every report needs is missing, or the file is damaged: at
        once, or when the damage is reached. Parquet packed as ``.gz`` or ``.zst`` is not read: its reader has to
        jump about in the file, and Parquet is compressed inside.
    """
    with _opened(path) as file:
        fields = _fields(path, file)
        count = 0
        for columns in _batches(path, file, fields):
            for values in zip(*columns, strict=True):
                count += 1
                yield Row(f"{path.name}, row {count}", dict(zip(fields, values, strict=True)))


def parquet_files_in(folder: Path) -> list[Path]:
    """List the Parquet files of a folder by name, as those of one table; hidden ones (``.name``, ``_name``) are none.

    Returns
    -------
    list of Path
        Empty where there are none.

    Raises
    ------
    InputError
        Where the folder cannot be looked into, and where more than the files would be needed to read the table: for one
        still being written, one that Delta Lake or Hudi keeps, and one split into subfolders by the values of a column.
    """
    try:
        names = {path.name: path for path in folder.iterdir()}
    except OSError as error:
        msg = f"{folder} cannot be looked into ({error.strerror}). Check its rights."
        raise InputError(msg) from None
    files = [names[name] for name in sorted(names) if _is_part(names[name])]
    problem = _problem(names) if files or any("=" in name for name in names) else None
    if problem:
        msg = f"{folder} {problem}"
        raise InputError(msg)
    return files


def _is_part(path: Path) -> bool:
    return path.suffix.lower() == ".parquet" and not path.name.startswith((".", "_")) and path.is_file()


def _problem(names: dict[str, Path]) -> str | None:
    if "_temporary" in names:
        return "is still being written, or the job that wrote it broke off. Let it finish or run it again."
    if "_delta_log" in names or ".hoodie" in names:
        return "is a table of Delta Lake or Hudi, whose folder holds outdated files too. Export it as plain Parquet."
    if any("=" in name and path.is_dir() for name, path in names.items()):
        return "is split into subfolders by a column, whose values stand in no file. Write it without partitions."
    return None


@contextmanager
def _opened(path: Path) -> Iterator[ParquetFile]:
    if path.suffix.lower() in PACKED:
        msg = f"{path.name}: Parquet is compressed inside and is not read packed. Unpack it and give the .parquet file."
        raise InputError(msg)
    arrow = from_extra("pyarrow", "tables", "Parquet")
    parquet = from_extra("pyarrow.parquet", "tables", "Parquet")
    try:
        source = arrow.OSFile(str(path), "rb")
    except OSError as error:
        msg = f"{path} cannot be read ({type(error).__name__}). Check the path and its rights."
        raise InputError(msg) from None
    with source:
        try:
            file = parquet.ParquetFile(source, buffer_size=_BUFFER_BYTES, pre_buffer=False)
        except (arrow.ArrowException, OSError, ValueError):
            msg = f"{path.name} is no Parquet file that can be read: damaged, cut off or encrypted. Write it again."
            raise InputError(msg) from None
        yield file


def _fields(path: Path, file: ParquetFile) -> list[str]:
    return fields_of(path.name, list(file.schema_arrow.names), _REMEDY)


def _batches(path: Path, file: ParquetFile, fields: list[str]) -> Iterator[list[Column]]:
    """Yield the columns of some rows at a time."""
    arrow = from_extra("pyarrow", "tables", "Parquet")
    count = 0
    batches = file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False)
    while True:
        try:
            batch = next(batches, None)
            columns = [] if batch is None else [column_of(batch.column(at), field) for at, field in enumerate(fields)]
        except (arrow.ArrowException, OSError, ValueError):
            msg = f"{path.name} is damaged: it cannot be read from row {count + 1} or a little later. Write it again."
            raise InputError(msg) from None
        if batch is None:
            return
        count += batch.num_rows
        yield columns
