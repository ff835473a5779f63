"""Rows of reports, of which some are bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
FIELDS = ("report_id", "text", "service_date", "setting", "encounter_id", "patient_key", "provider_id")


def gold(name: str, count: int) -> list[dict[str, Any]]:
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as stream:
        records = [json.loads(line) for line, _ in zip(stream, range(count), strict=False)]
    return [{field: record.get(field) for field in FIELDS} for record in records]


def bad(report_id: str | None, **fields: str | None) -> dict[str, Any]:
    row = dict.fromkeys(FIELDS) | {
        "report_id": report_id,
        "text": "Aspiration of a knee.",
        "service_date": "2025-03-04",
    }
    return row | fields


BAD = (
    bad("no-text", text=None),
    bad("empty-text", text=" \n"),
    bad("no-date", service_date=None),
    bad("no-such-day", service_date="2025-02-30"),
    bad("too-early", service_date="1999-01-01"),
    bad("odd-setting", setting="garage"),
    bad(None),
    bad("  "),
    bad("nul", text="one\0two"),
    # The first is no report, so that the second is the first; the third has its id in other spaces.
    bad("thrice", text=""),
    bad("thrice"),
    bad("  thrice\u2003", patient_key="P-9"),
)


def mixed_rows() -> list[dict[str, Any]]:
    """Reports of encounters, reports without any, and bad ones, so that reports of an encounter lie far apart."""
    encounters = gold("claims", 60)
    rows = [*encounters[::2], *BAD[:6], *gold("tune", 40), *BAD[6:], *encounters[1::2]]
    rows[1] = rows[1] | {"report_id": rows[-1]["report_id"]}
    return rows
