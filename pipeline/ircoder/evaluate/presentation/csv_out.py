"""Every figure as one row of a CSV table: system, part, group, figure, value and 95 % interval."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

COLUMNS = ("system", "part", "group", "figure", "value", "lower_95", "upper_95")
_NOT_FIGURES = ("version", "model", "knowledge", "system", "failures", "compared")
_INTERVALS = "intervals_95"
_NAMED_BY = (("report_id",), ("code",), ("confusion",), ("first", "second"), ("lower", "upper"), ("threshold",))
"""What tells the items of a list apart, by its fields; else their place does."""
_OWN_BOUNDS = {"observed": "interval_95"}
"""Figures whose interval stands under a name of its own."""
_OF_REPORTS = ("gold_rvu", "predicted_rvu")

Row = tuple[str, str, str, str, object, object, object]
Leaf = tuple[str, str, object, tuple[object, object]]


def study_csv(figures: Mapping[str, Any]) -> str:
    """Write the figures of a study (:func:`ircoder.evaluate.study_json.study_json`) as CSV with a header."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    system = str(figures["system"])
    writer.writerows(_rows(system, figures))
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
        if isinstance(value, Mapping | list):
            for group, figure, found, bounds in _leaves(_as_mapping(value), ""):
                yield (system, part, group, figure, found, *bounds)
        elif isinstance(value, int | float):
            yield (system, part, "", part, value, "", "")


def _leaves(value: Mapping[str, Any], group: str) -> Iterator[Leaf]:
    """Numbers below a mapping, with the names on the way as the group; what is right or wrong is 1 or 0."""
    intervals = value.get(_INTERVALS) or {}
    for name, item in value.items():
        if name == _INTERVALS or any(name in names for names in _NAMED_BY if set(names) <= set(value)):
            continue
        if isinstance(item, Mapping) or _objects(item):
            yield from _leaves(_as_mapping(item), f"{group}.{name}" if group else str(name))
        elif isinstance(item, list):
            yield from _listed(value, group, str(name), item)
        elif isinstance(item, int | float):
            low, high = intervals.get(name) or value.get(_OWN_BOUNDS.get(name, "")) or ("", "")
            yield group, str(name), int(item) if isinstance(item, bool) else item, (low, high)


def _listed(value: Mapping[str, Any], group: str, name: str, items: Sequence[Any]) -> Iterator[Leaf]:
    """Lists of numbers: the values of a report and, in ``given``, how often each coder gave a code."""
    if name in _OWN_BOUNDS.values() or not items or not all(isinstance(item, int | float) for item in items):
        return
    names = _OF_REPORTS if group == "by_report" else [f"{name}.{place}" for place, _ in enumerate(items, start=1)]
    where = f"{group}.{name}" if group == "by_report" else group
    for figure, item in zip(names, items, strict=True):
        yield where, figure, item, ("", "")


def _objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _as_mapping(value: Mapping[str, Any] | list[Any]) -> Mapping[str, Any]:
    """A list of objects by what tells its items apart."""
    if isinstance(value, Mapping):
        return value
    return {_name(item, place): item for place, item in enumerate(value, start=1) if isinstance(item, Mapping)}


def _name(item: Mapping[str, Any], place: int) -> str:
    fields = next((names for names in _NAMED_BY if all(name in item for name in names)), None)
    return str(place) if fields is None else " to ".join(str(item[name]) for name in fields)


def _paired(system: str, paired: Mapping[str, Any]) -> Iterator[Row]:
    yield system, "paired", "", "reports", paired["reports"], "", ""
    for name, item in paired["differences"].items():
        low, high = item["interval_95"] or ("", "")
        yield system, "paired", name, "difference", item["difference"], low, high
        if item["p_value"] is not None:
            yield system, "paired", name, "p_value", item["p_value"], "", ""
    for name, item in paired["mcnemar"].items():
        for figure, value in item.items():
            yield system, "mcnemar", name, figure, value, "", ""
