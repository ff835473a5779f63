"""Coded records as rows of one fixed schema, for Parquet and for engines that read Arrow."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ircoder.formats.extras import from_extra

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

Layout = type | list["Layout"] | dict[str, "Layout"]
"""A kind of value: plain, a list of some kind, or named fields."""

_SPAN: Layout = {"start": int, "end": int, "text": str, "section": str}
_AMOUNTS: dict[str, Layout] = dict.fromkeys(("work", "practice", "malpractice", "total", "payment"), float)
_LINE: Layout = {
    "code": str,
    "units": int,
    "modifiers": [str],
    "probability": float,
    "label": str,
    "evidence": [_SPAN],
    "rules": [str],
    "why": str,
    "edits": {"release": str, "status": str, "units_release": str, "add_on_release": str},
    "values": {"release": str, "status": str, **_AMOUNTS, "apc": str},
}
_RECORD: dict[str, Layout] = {
    "report_id": str,
    "service_date": str,
    "setting": str,
    "code_set": str,
    "lines": [_LINE],
    "totals": {**_AMOUNTS, "without_value": [str]},
    "not_coded": [{"code": str, "reason": str, "rule": str, "evidence": [_SPAN], "winner": str}],
    "queries": [
        {
            "code": str,
            "question": str,
            "rule": str,
            "elements": [str],
            "missing": str,
            "hinges": {"if_documented": [str], "if_not": [str]},
            "evidence": [_SPAN],
        }
    ],
    "contradictions": [{"kind": str, "statement": str, "evidence": [_SPAN]}],
    "route": str,
    "review_reasons": [str],
    "probability": float,
    "entities": [
        {"start": int, "end": int, "text": str, "label": str, "concept": str, "side": str, "assertion": str},
    ],
    "model": str,
    "knowledge": str,
    "error": {"type": str, "message": str},
    "encounter_id": str,
    "patient_key": str,
    "provider_id": str,
    "metadata": str,
}
_ONLY_WHERE_GIVEN = ("entities", "encounter_id", "patient_key", "provider_id", "metadata")
_OTHER_RELEASES = ("units_release", "add_on_release")


def record_schema() -> Schema:
    """Build the Arrow schema of a table of coded records, one row a record.

    Names, nesting and units are those of the JSON record: offsets count characters of the report's text,
    probabilities are fractions of 1, amounts are RVUs and dollars. Every column may be null. It differs in this:

    ``service_date``
        A string ``YYYY-MM-DD``, as in JSON, so that the record of a report with an impossible date keeps it.
    ``lines.edits.units_release``, ``lines.edits.add_on_release``
        Always filled; in JSON they stand only where they differ from ``release``.
    ``lines.values``, ``totals``
        Null in a field stands for one that JSON leaves out; ``without_value`` is an empty list then.
    ``metadata``
        A string of JSON, since every input may bring fields of its own.

    Returns
    -------
    pyarrow.Schema

    Raises
    ------
    InputError
        Where pyarrow is not installed.
    """
    arrow = from_extra("pyarrow", "tables", "Parquet")
    plain = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}

    def arrow_type(layout: Layout) -> DataType:
        if isinstance(layout, list):
            return arrow.list_(arrow.field("element", arrow_type(layout[0])))
        if isinstance(layout, dict):
            return arrow.struct([arrow.field(name, arrow_type(inner)) for name, inner in layout.items()])
        return plain[layout]

    return arrow.schema([arrow.field(name, arrow_type(layout)) for name, layout in _RECORD.items()])


def row_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Fit a coded record to :func:`record_schema`; :func:`record_of_row` is the way back."""
    metadata = record.get("metadata")
    row: dict[str, Any] = _fitted({**record, "metadata": None if metadata is None else _json(metadata)}, _RECORD)
    for line in row["lines"] or ():
        edits = line["edits"]
        if edits is not None and all(edits[name] is None for name in _OTHER_RELEASES):
            edits.update(dict.fromkeys(_OTHER_RELEASES, edits["release"]))
    if row["totals"] is not None:
        row["totals"]["without_value"] = row["totals"]["without_value"] or []
    return row


def record_of_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give back the record that :func:`row_of` made a row of."""
    record = {name: row[name] for name in _RECORD if row[name] is not None or name not in _ONLY_WHERE_GIVEN}
    record["lines"] = [
        {**line, "edits": _releases(line["edits"]), "values": _without_blanks(line["values"])} for line in row["lines"]
    ]
    record["totals"] = _without_blanks(row["totals"])
    record["not_coded"] = [
        {name: value for name, value in item.items() if name != "winner" or value is not None}
        for item in row["not_coded"]
    ]
    if "metadata" in record:
        record["metadata"] = json.loads(record["metadata"])
    return record


def _fitted(value: Any, layout: Layout) -> Any:  # noqa: ANN401 - any value of JSON
    if value is None:
        return None
    if isinstance(layout, dict):
        return {name: _fitted(value.get(name), inner) for name, inner in layout.items()}
    if isinstance(layout, list):
        return [_fitted(item, layout[0]) for item in value]
    return _storable(value) if layout is str else value


def _storable(text: str) -> str:
    """Write a lone surrogate, which no UTF-8 holds, as its escape: as JSON Lines and CSV have it."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _json(value: object) -> str:
    # A lone surrogate comes out as an escape of JSON, so that it comes back whole.
    return _storable(json.dumps(value, ensure_ascii=False))


def _without_blanks(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {name: value for name, value in values.items() if value not in (None, [])}


def _releases(edits: Mapping[str, str | None]) -> dict[str, str | None]:
    same = all(edits[name] == edits["release"] for name in _OTHER_RELEASES)
    return {name: value for name, value in edits.items() if not same or name not in _OTHER_RELEASES}
