"""Whether a sample file still holds every drawn unit: one that was taken out would make the estimate wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ircoder.audit.sampling_table import Table, TableRow, amount_of, text_of
from ircoder.formats.rows import InputError

_BACK = "Put them back: without an audited value they count as --missing says."


@dataclass(slots=True)
class _Stratum:
    """Places of the units of a stratum by their order of selection: those that were drawn, and all."""

    used: dict[int, str] = field(default_factory=dict)
    every: dict[int, str] = field(default_factory=dict)
    drawn: int = 0
    units: int = 0


def check_every_drawn_unit(table: Table) -> None:
    """Check that no drawn unit is missing from the file of a sample, and that spares were used in their order.

    Units with the role ``sample`` or ``out`` have to be the first ones of the order of selection in their stratum, as
    many as were drawn or more, and the strata have to be all of the frame. A file that was not made by ``ircoder audit
    sample`` lacks the columns for it and is not checked.

    Raises
    ------
    InputError
        With the stratum and the first unit that is missing.
    """
    if any(table.index(name) is None for name in ("sample_role", "sample_stratum", "sample_order")):
        return
    strata: dict[str, _Stratum] = {}
    frame_units = 0
    for row in table.rows:
        cells = _cells(table, row)
        stratum = strata.setdefault(cells["sample_stratum"], _Stratum())
        order = _count(row, cells, "sample_order")
        if order in stratum.every:
            msg = f"{row.where}: sample_order {order} is that of {stratum.every[order]} too. Keep one of the rows."
            raise InputError(msg)
        stratum.every[order] = row.where
        if cells["sample_role"].lower() in ("sample", "out"):
            stratum.used[order] = row.where
        stratum.drawn = _count(row, cells, "sample_stratum_drawn", stratum.drawn)
        stratum.units = _count(row, cells, "sample_stratum_units", stratum.units)
        frame_units = _count(row, cells, "sample_frame_units", frame_units)
    for name, stratum in strata.items():
        _check_stratum(table.name, name, stratum)
    units = sum(stratum.units for stratum in strata.values())
    if frame_units and units != frame_units:
        msg = (
            f"{table.name}: its strata have {units:,} of the {frame_units:,} units of the frame, so rows of a whole "
            f"stratum are missing. {_BACK}"
        )
        raise InputError(msg)


def _check_stratum(file: str, name: str, stratum: _Stratum) -> None:
    last = max(stratum.used, default=0)
    missing = [order for order in range(1, max(last, stratum.drawn) + 1) if order not in stratum.used]
    if not missing:
        return
    first = missing[0]
    if first > stratum.drawn > 0:
        msg = (
            f"{stratum.used[last]}: this spare of stratum {name} is used before that of sample_order {first}. "
            "Spares stand in for units in their order."
        )
    elif first in stratum.every:
        msg = (
            f"{stratum.every[first]}: the unit was drawn and its sample_role says spare. "
            "Write sample, or out where it does not belong to the frame."
        )
    else:
        msg = (
            f"{file}: of stratum {name} {len(missing):,} drawn units are not in the file, "
            f"the first is that of sample_order {first}. {_BACK}"
        )
    raise InputError(msg)


def _cells(table: Table, row: TableRow) -> dict[str, str]:
    names = (
        "sample_role",
        "sample_stratum",
        "sample_order",
        "sample_stratum_drawn",
        "sample_stratum_units",
        "sample_frame_units",
    )
    places = {name: table.index(name) for name in names}
    return {name: text_of(row.cells[at]) for name, at in places.items() if at is not None}


def _count(row: TableRow, cells: Mapping[str, str], column: str, otherwise: int | None = None) -> int:
    """The whole number in a column; ``otherwise`` where the file does not have the column."""
    if column not in cells and otherwise is not None:
        return otherwise
    amount = amount_of(cells.get(column), row.where, column)
    if amount is None or amount < 1 or not amount.is_integer():
        msg = f"{row.where}: {column} is no whole number from 1 on. Leave the columns of the draw as they were written."
        raise InputError(msg)
    return int(amount)
