"""Audited values of a sample: its units, what was found of each, and what is missing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ircoder.audit.extrapolation_audit import AuditedDifferences, audited_differences
from ircoder.audit.extrapolation_completeness import check_every_drawn_unit
from ircoder.audit.figures import counted
from ircoder.audit.inputs import input_file
from ircoder.audit.made_from import InputFile
from ircoder.audit.sampling_frame import KEYS, Frame, keyed_rows, read_frame
from ircoder.audit.sampling_strata import WHOLE, in_order
from ircoder.audit.sampling_table import Table, TableRow, amount_of, read_table, text_of
from ircoder.formats.rows import InputError

VALUES = ("overpayment", "difference")
"""Columns with the audited difference where none is named, the first that is there."""

PAID = ("paid", "payment", "amount")
"""Columns with what was paid where none is named, the first that is there; what was charged is not what was paid."""

ROLES = ("sample", "spare", "out")
"""Of a unit: drawn, a spare that is not used, or drawn and found not to belong to the frame."""

Missing = Literal["overpaid", "zero", "refuse"]
Underpayments = Literal["net", "zero"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of an extrapolation. ``units`` is the size of the frame where nothing else tells it."""

    sample: Path
    frame: Path | None = None
    audit: Path | None = None
    key: str | None = None
    value: str | None = None
    paid: str | None = None
    audited: str | None = None
    stratum: str | None = None
    units: int | None = None
    missing: Missing = "overpaid"
    underpayments: Underpayments = "net"


@dataclass(frozen=True, slots=True)
class Audited:
    """Differences of the sampled units in dollars, by stratum; ``paid`` likewise, where it is known.

    ``missing`` are the keys of units without an audited value, ``out`` is how many were set out as not of the frame,
    ``paid_total`` the dollars of the frame, ``value`` says in words where the differences come from, and ``inputs``
    are the files that were read.
    """

    names: tuple[str, ...]
    units: tuple[int, ...]
    differences: tuple[tuple[float, ...], ...]
    paid: tuple[tuple[float, ...], ...] | None
    paid_total: float | None
    missing: tuple[str, ...]
    out: int
    value: str
    inputs: tuple[InputFile, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    key: str
    row: TableRow
    stratum: str
    stratum_units: int | None


def read_audited(asked: Asked) -> Audited:
    """Read a sample with its audited values.

    The difference of a unit is in the column ``value``, is paid minus audited, or comes from the audit's JSON. A unit
    without it is missing: it counts as wholly overpaid or as right, it is never left out.

    Raises
    ------
    InputError
        Where a column is missing, a value is no number, or the strata do not fit the frame.
    """
    _check_asked(asked)
    table = read_table(asked.sample)
    frame = read_frame(asked.frame, asked.key) if asked.frame is not None else None
    column = asked.key or (frame.key_column if frame else table.first_of(KEYS))
    if column is None:
        msg = f"{table.name}: no column of {', '.join(KEYS)}. Say which one identifies a unit with --key."
        raise InputError(msg)
    units, out = _units(table, column, asked)
    check_every_drawn_unit(table)
    if frame is not None:
        _check_in_frame(table.name, units, frame)
    paid_column = _paid_column(table, asked)
    known = frame.units if frame is not None else units
    audit = audited_differences(asked.audit, [unit.key for unit in known]) if asked.audit is not None else None
    found, value = _found(table, units, asked, paid_column, audit)
    paid = _paid(table, units, paid_column)
    counted, missing = _counted(found, paid, units, asked)
    names = in_order([unit.stratum for unit in units])
    sizes = _stratum_sizes(table.name, names, units, frame, asked)
    return Audited(
        tuple(names),
        tuple(sizes),
        _by_stratum(names, units, counted),
        _by_stratum(names, units, paid) if paid else None,
        _paid_total(frame, paid_column),
        tuple(missing),
        out,
        value,
        tuple(_inputs(asked, table, frame, audit)),
    )


def _inputs(asked: Asked, table: Table, frame: Frame | None, audit: AuditedDifferences | None) -> Iterator[InputFile]:
    yield input_file("sample", asked.sample, len(table.rows))
    if frame is not None:
        yield frame.file
    if asked.audit is not None and audit is not None:
        yield input_file("audit", asked.audit, audit.encounters)


def _check_asked(asked: Asked) -> None:
    sources = {"--audit": asked.audit, "--value": asked.value, "--audited": asked.audited}
    given = [option for option, value in sources.items() if value is not None]
    if len(given) > 1:
        msg = f"{' and '.join(given)} each tell the audited values. Give one of them."
        raise InputError(msg)


def _units(table: Table, column: str, asked: Asked) -> tuple[list[_Unit], int]:
    """The units that were drawn, and how many of them were set out."""
    role = table.index("sample_role")
    if asked.stratum:  # strata of the user's own: how many units they have is counted in the frame
        stratum, counts = table.index(table.columns[table.needed(asked.stratum, "--stratum")]), None
    else:
        stratum, counts = table.index("sample_stratum"), table.index("sample_stratum_units")
    units, out = [], 0
    for unit in keyed_rows(table, column, "--key"):
        cells, where = unit.row.cells, unit.row.where
        kind = text_of(cells[role]).lower() if role is not None else "sample"
        if kind not in ROLES:
            msg = f"{where}: sample_role is none of {', '.join(ROLES)}. Write one of them."
            raise InputError(msg)
        out += kind == "out"
        if kind != "sample":
            continue
        count = amount_of(cells[counts], where, "sample_stratum_units") if counts is not None else None
        name = text_of(cells[stratum]) if stratum is not None else WHOLE
        if not name:
            msg = f"{where}: the stratum is empty. Every sampled unit needs the one that it was drawn from."
            raise InputError(msg)
        units.append(_Unit(unit.key, unit.row, name, None if count is None else int(count)))
    if not units:
        msg = f"{table.name}: no row is a sampled unit (sample_role is sample). Give the file of the sample."
        raise InputError(msg)
    return units, out


def _check_in_frame(name: str, units: Sequence[_Unit], frame: Frame) -> None:
    known = {unit.key for unit in frame.units}
    for unit in units:
        if unit.key not in known:
            msg = f"{unit.row.where}: the unit is not in {frame.table.name}. Give the frame that {name} was drawn from."
            raise InputError(msg)


def _paid_column(table: Table, asked: Asked) -> str | None:
    if asked.paid:
        table.needed(asked.paid, "--paid")
        return asked.paid
    return table.first_of(PAID)


def _found(
    table: Table, units: Sequence[_Unit], asked: Asked, paid_column: str | None, audit: AuditedDifferences | None
) -> tuple[list[float | None], str]:
    """Audited difference of each unit, None where there is none, and in words where it comes from."""
    if asked.audit is not None and audit is not None:
        return [audit.by_key.get(unit.key) for unit in units], f"net overpayment of {asked.audit.name}"
    column = asked.value or (None if asked.audited else table.first_of(VALUES))
    if column is not None:
        at = table.needed(column, "--value")
        return [amount_of(unit.row.cells[at], unit.row.where, column) for unit in units], column
    audited = asked.audited or table.first_of(("audited",))
    if audited is None or paid_column is None:
        msg = (
            f"{table.name}: no column {' or '.join(VALUES)}, nor paid with audited. "
            "Name the difference with --value, both amounts with --paid and --audited, or an audit with --audit."
        )
        raise InputError(msg)
    at, paid_at = table.needed(audited, "--audited"), table.needed(paid_column, "--paid")
    found: list[float | None] = []
    for unit in units:
        due = amount_of(unit.row.cells[at], unit.row.where, audited)
        paid = amount_of(unit.row.cells[paid_at], unit.row.where, paid_column)
        found.append(None if due is None or paid is None else round(paid - due, 6))
    return found, f"{paid_column} minus {audited}"


def _paid(table: Table, units: Sequence[_Unit], column: str | None) -> list[float] | None:
    """Dollars paid of each unit, where every unit has them."""
    if column is None:
        return None
    at = table.needed(column, "--paid")
    amounts = [amount_of(unit.row.cells[at], unit.row.where, column) for unit in units]
    known = [amount for amount in amounts if amount is not None]
    return known if len(known) == len(amounts) else None


def _paid_total(frame: Frame | None, column: str | None) -> float | None:
    if frame is None or column is None or frame.table.index(column) is None:
        return None
    return math.fsum(frame.amounts(column, "--paid"))


def _counted(
    found: Sequence[float | None], paid: Sequence[float] | None, units: Sequence[_Unit], asked: Asked
) -> tuple[list[float], list[str]]:
    missing = [unit.key for unit, value in zip(units, found, strict=True) if value is None]
    if len(missing) == len(found):
        source = asked.audit.name if asked.audit is not None else asked.sample.name
        msg = f"{source} has an audited value of no sampled unit (the first is {missing[0]}). Audit this sample."
        raise InputError(msg)
    without = f"{counted(len(missing), 'sampled unit')} without an audited value"
    if missing and asked.missing == "refuse":
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if missing[5:] else "")
        msg = f"{without} ({shown}). Audit every unit, or say what such a one counts as."
        raise InputError(msg)
    if missing and asked.missing == "overpaid" and paid is None:
        msg = (
            f"{without}, the first {missing[0]}, and what was paid is not known. "
            "Name the column with --paid, or say --missing zero or refuse."
        )
        raise InputError(msg)
    amounts = []
    for at, value in enumerate(found):
        amount = value if value is not None else paid[at] if paid and asked.missing == "overpaid" else 0.0
        amounts.append(max(0.0, amount) if asked.underpayments == "zero" else amount)
    return amounts, missing


def _stratum_sizes(
    name: str, names: Sequence[str], units: Sequence[_Unit], frame: Frame | None, asked: Asked
) -> list[int]:
    told: dict[str, int] = {}
    for unit in units:
        if unit.stratum_units is not None and told.setdefault(unit.stratum, unit.stratum_units) != unit.stratum_units:
            msg = f"{unit.row.where}: sample_stratum_units differs from that of its stratum. Mend it."
            raise InputError(msg)
    if asked.units and told and asked.units != sum(told.values()):
        units_told = f"{sum(told.values()):,} units by sample_stratum_units"
        msg = f"{name}: its frame has {units_told}. Leave out --units, or mend the file."
        raise InputError(msg)
    if len(told) < len(names):
        told = _sizes_of_frame(name, names, frame, asked)
    if frame is not None and sum(told.values()) != len(frame.units):
        msg = (
            f"{name}: its strata have {sum(told.values()):,} units together and {frame.table.name} has "
            f"{len(frame.units):,}. Every stratum has to be sampled, and the frame is the one that was drawn from."
        )
        raise InputError(msg)
    return [told[stratum] for stratum in names]


def _sizes_of_frame(name: str, names: Sequence[str], frame: Frame | None, asked: Asked) -> dict[str, int]:
    if names == [WHOLE] and asked.units:
        return {WHOLE: asked.units}
    if names == [WHOLE] and frame is not None:
        return {WHOLE: len(frame.units)}
    if frame is None or not asked.stratum:
        msg = (
            f"{name}: how many units each stratum of the frame has is not known. Give the frame with --frame and the "
            "column of the strata with --stratum, or --units for a simple sample."
        )
        raise InputError(msg)
    counts: dict[str, int] = {}
    for stratum in frame.texts(asked.stratum, "--stratum"):
        counts[stratum] = counts.get(stratum, 0) + 1
    unsampled = [stratum for stratum in counts if stratum not in names]
    if unsampled or any(stratum not in counts for stratum in names):
        msg = f"{name}: its strata are not those of {frame.table.name}. Sample every stratum; name the column of both."
        raise InputError(msg)
    return counts


def _by_stratum(names: Sequence[str], units: Sequence[_Unit], values: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    inside: Mapping[str, list[float]] = {name: [] for name in names}
    for unit, value in zip(units, values, strict=True):
        inside[unit.stratum].append(value)
    return tuple(tuple(inside[name]) for name in names)
