"""Values of Arrow columns as input fields and as values of JSON."""

from __future__ import annotations

import base64
import datetime as dt
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import ModuleType
from typing import TYPE_CHECKING

from ircoder.formats.extras import from_extra
from ircoder.intake import FIELDS

if TYPE_CHECKING:
    from pyarrow import Array, Scalar

Column = list[object]

_EXACT = 2**53
"""Whole numbers up to here are exact as floats; pandas makes floats of ids where one is missing."""


def column_of(column: Array, field: str) -> Column:
    """Give the values of one column: those of an input field as it needs them, others as JSON values.

    Parameters
    ----------
    column : pyarrow.Array
    field
        What the column holds, by the name of an input field where it is one.

    Returns
    -------
    list
        One value a row; one that Python cannot hold (a date after the year 9999) is its text, or null.
    """
    convert = _CONVERSIONS.get(field, _json_value)
    return [convert(value) for value in _python_values(column)]


def _python_values(column: Array) -> list[object]:
    arrow = from_extra("pyarrow", "tables", "Parquet")
    if arrow.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(arrow.timestamp("us", column.type.tz), safe=False)  # as fine as Python's own
    elif arrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        return list(column.to_pylist())
    except Exception:  # of many kinds: no UTF-8, beyond the years of Python, an unknown time zone
        return [_python_value(value, arrow) for value in column]


def _python_value(scalar: Scalar, arrow: ModuleType) -> object:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        readable = arrow.large_binary()
    except Exception:
        readable = arrow.string()
    try:
        return scalar.cast(readable).as_py()
    except (arrow.ArrowException, ValueError):
        return None


def _text(value: object) -> object:
    """Give a text stored as bytes; what is no UTF-8 survives as lone surrogates, so that only its own row fails."""
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else _json_value(value)


def _word(value: object) -> object:
    """Give an id, or a word of a list, also where it is stored as a number that is whole."""
    if isinstance(value, (float, Decimal)):
        if not math.isfinite(value):
            return None
        if value == int(value) and (isinstance(value, Decimal) or abs(value) < _EXACT):
            return int(value)
    return _text(value)


def _date(value: object) -> object:
    if isinstance(value, dt.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, dt.date) else _text(value)


def _age(value: object) -> object:
    if isinstance(value, (float, Decimal)):
        return None if math.isnan(value) else float(value)
    return _text(value)


_CONVERSIONS: Mapping[str, Callable[[object], object]] = dict.fromkeys(FIELDS, _word) | {
    "text": _text,
    "service_date": _date,
    "patient_age": _age,
}


def _json_value(value: object) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return _number(value)
    if isinstance(value, (dt.date, dt.time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, bytes):
        return _of_bytes(value)
    if isinstance(value, dict):
        return {str(name): _json_value(item) for name, item in value.items()}
    if isinstance(value, list):
        if value and all(type(item) is tuple for item in value):  # a map, as Arrow gives it
            return {str(_json_value(name)): _json_value(item) for name, item in value}
        return [_json_value(item) for item in value]
    return str(value)


def _number(value: float | Decimal) -> object:
    if not math.isfinite(value):
        return str(value)
    if isinstance(value, float):
        return value
    if value == int(value):
        return int(value)
    short = float(value)
    return short if Decimal(repr(short)) == value else str(value)


def _of_bytes(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return base64.b64encode(value).decode()
