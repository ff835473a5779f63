"""Writes coded records as CSV: one row a code line; a record without lines has one row with an empty code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ircoder.formats.rows import Unwritten

CSV_COLUMNS = (
    "report_id",
    "service_date",
    "setting",
    "code_set",
    "code",
    "units",
    "modifiers",
    "probability",
    "label",
    "rules",
    "why",
    "edits_release",
    "edits_status",
    "edits_units_release",
    "edits_add_on_release",
    "status_indicator",
    "work_rvu",
    "total_rvu",
    "payment",
    "values_release",
    "evidence",
    "route",
    "review_reasons",
    "report_probability",
    "model",
    "knowledge",
    "error_type",
    "error_message",
)


def write_csv(records: Iterable[Mapping[str, Any]], target: Path) -> list[Unwritten]:
    """Write records to a CSV file with :data:`CSV_COLUMNS`, in UTF-8 with line ends of carriage return and newline.

    Every record has a row, so nothing is left unwritten.
    """
    with target.open("wb") as stream:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerow(CSV_COLUMNS)
        for record in records:
            for line in record["lines"] or (None,):
                writer.writerow(_cells(record, line))
            # A lone surrogate that came in as a JSON escape goes out as the same escape.
            stream.write(buffer.getvalue().encode("utf-8", "backslashreplace"))
            buffer.seek(0)
            buffer.truncate()
        stream.write(buffer.getvalue().encode())
    return []


def _cells(record: Mapping[str, Any], line: Mapping[str, Any] | None) -> tuple[object, ...]:
    head = (record["report_id"], record["service_date"], record["setting"], record["code_set"])
    error = record["error"] or {}
    tail = (
        record["route"],
        " | ".join(record["review_reasons"]),
        record["probability"],
        record["model"],
        record["knowledge"],
        error.get("type"),
        error.get("message"),
    )
    if line is None:
        return (*head, *(None,) * (len(CSV_COLUMNS) - len(head) - len(tail)), *tail)
    edits, values = line["edits"], line["values"] or {}
    return (
        *head,
        line["code"],
        line["units"],
        ";".join(line["modifiers"]),
        line["probability"],
        line["label"],
        ";".join(line["rules"]),
        line["why"],
        *(edits.get(name) for name in ("release", "status", "units_release", "add_on_release")),
        *(values.get(name) for name in ("status", "work", "total", "payment", "release")),
        " | ".join(item["text"] for item in line["evidence"]),
        *tail,
    )
