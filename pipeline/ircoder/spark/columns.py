"""Checks the columns of a frame before anything runs: a wrong schema is an error at once, not a failed task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ircoder.formats.rows import InputError
from ircoder.formats.tables.columns import fields_of
from ircoder.intake import FIELDS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

FRAME = "the frame"
INTERNAL = "_ircoder_"
"""Beginning of the columns that are added on the way; a frame must have none of them."""

_REMEDY = "Name the columns like the fields, or say columns={'report_id': 'accession', 'text': 'note'}."
_TEXT = ("string", "varchar", "char", "binary", "void")
_NUMBERS = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "text": _TEXT,
    "service_date": (*_TEXT, "date", "timestamp", "timestamp_ntz"),
    "setting": _TEXT,
    "report_status": _TEXT,
}
"""Types that a field may have, by their SQL names; the others are numbers, or names that may be numbers."""


def checked_fields(frame: DataFrame, columns: Mapping[str, str] | None, *, dated: bool) -> dict[str, str]:
    """Give the field or metadata name that each column of a frame holds, by column, in the frame's order.

    Parameters
    ----------
    columns
        Column of a field where it has another name.
    dated
        Whether the run supplies a service date.

    Raises
    ------
    InputError
        For a column that is missing, stands twice or is of a type that its field cannot have.
    """
    names = _named(frame, columns or {})
    fields = dict(zip(frame.columns, fields_of(FRAME, names, _REMEDY), strict=True))
    if "service_date" not in fields.values() and not dated:
        msg = f"{FRAME}: column service_date is missing. Add it, or give service_date for the whole frame."
        raise InputError(msg)
    for column, field in fields.items():
        if column.lower().startswith(INTERNAL):
            msg = f"{FRAME}: column {column} has a name that ircoder uses itself. Rename it."
            raise InputError(msg)
        if field in FIELDS:
            _check_type(field, frame.schema[column].dataType)
    return fields


def _named(frame: DataFrame, columns: Mapping[str, str]) -> list[str]:
    """Names of the columns, with the name of the field for those that were told; what they replace is left as it is."""
    if unknown := sorted(set(columns) - set(FIELDS)):
        msg = f"columns: {', '.join(unknown)} is no input field. Fields are {', '.join(FIELDS)}."
        raise InputError(msg)
    if absent := sorted(set(columns.values()) - set(frame.columns)):
        msg = f"{FRAME}: there is no column {', '.join(absent)}. Columns are named as in frame.columns."
        raise InputError(msg)
    if len(set(columns.values())) < len(columns):
        msg = f"columns: one column is named for two fields. {_REMEDY}"
        raise InputError(msg)
    if len({name.lower() for name in frame.columns}) < len(frame.columns):
        msg = f"{FRAME}: two columns have one name. Spark does not tell upper and lower case apart; keep one."
        raise InputError(msg)
    told = {column: field for field, column in columns.items()}
    return [told.get(name, name) for name in frame.columns]


def _check_type(field: str, found: DataType) -> None:
    allowed = _KNOWN.get(field, (*_TEXT, *_NUMBERS))
    kind = found.simpleString().partition("(")[0].partition("<")[0].partition(" ")[0]
    if kind not in allowed:
        msg = f"{FRAME}: column {field} is of type {kind}, which the field cannot have. Cast it to {allowed[0]}."
        raise InputError(msg)


def column_of_field(fields: Mapping[str, str], field: str) -> str | None:
    """Column that holds a field."""
    return next((column for column, name in fields.items() if name == field), None)
