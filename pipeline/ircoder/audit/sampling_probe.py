"""What a probe sample, audited before, says of the spread of overpayments in each stratum."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import fmean, stdev

from ircoder.audit.sampling_sizes import Spread
from ircoder.audit.sampling_strata import WHOLE, StrataRule
from ircoder.audit.sampling_table import Table, TableRow, amount_of, read_table, text_of
from ircoder.formats.rows import InputError


def probe_spreads(path: Path, value: str, rule: StrataRule, counts: Mapping[str, int]) -> tuple[dict[str, Spread], int]:
    """Give mean and standard deviation of the audited differences of a probe, by strata of the frame.

    A row of the probe falls into a stratum by the column by which the frame is stratified. The second value is how many
    of its units were underpaid.

    Parameters
    ----------
    path
        CSV, Excel or Parquet, one row an audited unit.
    value
        Column with the difference in dollars.
    rule
        How the frame was stratified.
    counts
        Units of each stratum of the frame.

    Raises
    ------
    InputError
        Where a column is not there, a value is missing or no number, or a stratum has fewer than two units.
    """
    table = read_table(path)
    at = table.needed(value, "--probe-value")
    found: dict[str, list[float]] = {name: [] for name in counts}
    for row in table.rows:
        amount = _needed_amount(row, at, value)
        stratum = _stratum(table, row, rule)
        if stratum not in found:
            msg = f"{row.where}: its stratum is not one of the frame. Take the row away, or mend {rule.column}."
            raise InputError(msg)
        found[stratum].append(amount)
    spreads = {}
    for name, values in found.items():
        certain = rule.is_certain(name)
        needed = 1 if certain else 2
        if len(values) < needed:
            msg = f"{table.name}: stratum {name} has {len(values)} units of the probe. It needs {needed} at least."
            raise InputError(msg)
        spreads[name] = Spread(counts[name], fmean(values), 0.0 if certain else stdev(values), certain)
    return spreads, sum(value < 0 for values in found.values() for value in values)


def _stratum(table: Table, row: TableRow, rule: StrataRule) -> str:
    if rule.kind == "none":
        return WHOLE
    column = str(rule.column)
    at = table.needed(column, "--probe")
    if rule.kind == "column":
        return text_of(row.cells[at])
    return rule.of_dollars(_needed_amount(row, at, column))


def _needed_amount(row: TableRow, at: int, column: str) -> float:
    amount = amount_of(row.cells[at], row.where, column)
    if amount is None:
        msg = f"{row.where}: {column} is empty. Every unit of the probe needs it (0 where nothing was wrong)."
        raise InputError(msg)
    return amount
