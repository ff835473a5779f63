"""Every figure as one row of a CSV table: system, part, group, figure, value and 95 % interval."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

COLUMNS = ("system", "part", "group", "figure", "value", "lower_95", "upper_95")
_NOT_FIGURES = ("version", "model", "knowledge", "system", "failures", "reports_by_id")
_INTERVALS = "intervals_95"

Row = tuple[str, str, str, str, object, object, object]


def study_csv(figures: Mapping[str, Any]) -> str:
    """Write the figures of a study (:func:`ircoder.evaluate.study_json.study_json`) as CSV with a header."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    system = str(figures["system"])
    writer.writerows(_rows(system, {name: value for name, value in figures.items() if name != "compared"}))
    for other in figures["compared"]:
        name = str(other["system"])
        writer.writerows(_rows(name, other["figures"]))
        if other["paired"] is not None:
            writer.writerows(_paired(f"{system} less {name}", other["paired"]))
    return target.getvalue()


def _rows(system: str, figures: Mapping[str, Any]) -> Iterator[Row]:
    for part, value in figures.items():
        if part in _NOT_FIGURES:
            continue
        if isinstance(value, Mapping):
            for group, figure, found, bounds in _leaves(value, ""):
                yield (system, part, group, figure, found, *bounds)
        elif isinstance(value, int | float):
            yield (system, part, "", part, value, "", "")


def _leaves(value: Mapping[str, Any], group: str) -> Iterator[tuple[str, str, object, tuple[object, object]]]:
    """Numbers below a mapping, with the names on the way as the group."""
    intervals = value.get(_INTERVALS) or {}
    for name, item in value.items():
        if name == _INTERVALS:
            continue
        if isinstance(item, Mapping):
            yield from _leaves(item, f"{group}.{name}" if group else str(name))
        elif isinstance(item, int | float) and not isinstance(item, bool):
            low, high = intervals.get(name, ("", ""))
            yield group, str(name), item, (low, high)


def _paired(system: str, paired: Mapping[str, Any]) -> Iterator[Row]:
    for name, item in paired["differences"].items():
        low, high = item["interval_95"] or ("", "")
        yield system, "paired", name, "difference", item["difference"], low, high
        yield system, "paired", name, "p_value", item["p_value"], "", ""
    for name, item in paired["mcnemar"].items():
        for figure, value in item.items():
            yield system, "mcnemar", name, figure, value, "", ""
