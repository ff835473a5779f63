"""Random samples of a frame: strata, size, allocation and draw, all in one design that can be drawn again."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Literal

from ircoder.audit.sampling_allocation import allocate, neyman_weights, proportional_weights
from ircoder.audit.sampling_draw import Drawn, draw, new_seed
from ircoder.audit.sampling_frame import DOLLARS, Frame
from ircoder.audit.sampling_probe import probe_spreads
from ircoder.audit.sampling_sizes import (
    Spread,
    attribute_size,
    exact_attribute_size,
    expected_precision,
    spread_of_rate,
    variable_size,
)
from ircoder.audit.sampling_strata import StrataRule, dollar_boundaries, in_order
from ircoder.audit.sampling_wanted import Wanted, check_wanted
from ircoder.formats.rows import InputError

SMALL = 30
"""Units of a sample, or of a stratum, below which the normal approximation is doubted."""


@dataclass(frozen=True, slots=True)
class Design:
    """All that is needed to draw the sample again from the same frame. ``sizes`` are in the order of strata."""

    seed: int
    rule: StrataRule
    sizes: Mapping[str, int]
    spares: int


Basis = Literal["probe", "expected values", "expected rate", "dollars of the frame", "size given", "proportion"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawn sample with what led to it; ``spreads`` are those of its strata, where they were needed."""

    frame: Frame
    design: Design
    drawn: tuple[Drawn, ...]
    basis: Basis
    spreads: Mapping[str, Spread]
    precision: float | None
    warnings: tuple[str, ...]


def sample_of(frame: Frame, wanted: Wanted) -> Sample:
    """Stratify a frame, work out the sizes and draw.

    Raises
    ------
    InputError
        Where what is wanted does not fit together or the frame.
    """
    check_wanted(wanted)
    rule = _rule(frame, wanted)
    strata = rule.names(frame)
    counts = _counted(strata)
    basis, spreads, underpaid = _spreads(frame, wanted, rule, strata, counts)
    sizes = _sizes(wanted, rule, counts, spreads)
    design = Design(new_seed() if wanted.seed is None else wanted.seed, rule, sizes, wanted.spares)
    precision = None
    if spreads:
        precision = expected_precision(list(spreads.values()), list(sizes.values()), wanted.confidence)
    return dataclasses.replace(
        draw_design(frame, design),
        basis=basis,
        spreads=spreads,
        precision=precision,
        warnings=(
            *_warnings(wanted, rule, sizes, counts, basis),
            *_warnings_of_amounts(frame, wanted, underpaid),
        ),
    )


def draw_design(frame: Frame, design: Design) -> Sample:
    """Draw a design that is there already.

    Raises
    ------
    InputError
        Where the frame has not the strata of the design, or fewer units.
    """
    strata = design.rule.names(frame)
    counts = Counter(strata)
    if set(counts) != set(design.sizes) or any(size > counts[name] for name, size in design.sizes.items()):
        msg = f"{frame.table.name}: its strata are not those of the record. Draw again from the frame of the record."
        raise InputError(msg)
    keys = [unit.key for unit in frame.units]
    drawn = draw(keys, strata, design.sizes, design.seed, design.spares)
    return Sample(frame, design, tuple(drawn), "size given", {}, None, ())


def _counted(strata: Sequence[str]) -> dict[str, int]:
    """Units of each stratum, in the order of the strata."""
    counts = Counter(strata)
    return {name: counts[name] for name in in_order(strata)}


def _rule(frame: Frame, wanted: Wanted) -> StrataRule:
    if wanted.strata_column:
        return StrataRule("column", wanted.strata_column)
    if not (wanted.dollar_strata or wanted.boundaries or wanted.certainty is not None):
        return StrataRule()
    column = _dollar_column(frame, wanted)
    boundaries = wanted.boundaries
    if wanted.dollar_strata:
        amounts = frame.amounts(column, "--dollars")
        drawn = [amount for amount in amounts if wanted.certainty is None or amount < wanted.certainty]
        boundaries = dollar_boundaries(drawn, wanted.dollar_strata, wanted.classes)
    return StrataRule("dollars", column, boundaries, wanted.certainty)


def _dollar_column(frame: Frame, wanted: Wanted) -> str:
    column = wanted.dollars or frame.table.first_of(DOLLARS)
    if column is None:
        msg = f"{frame.table.name}: no column of {', '.join(DOLLARS)}. Say which one holds the dollars with --dollars."
        raise InputError(msg)
    return column


def _spreads(
    frame: Frame, wanted: Wanted, rule: StrataRule, strata: Sequence[str], counts: Mapping[str, int]
) -> tuple[Basis, dict[str, Spread], int]:
    """Mean and standard deviation of each stratum, where size or allocation need them, and where they come from.

    The last value is how many units of the probe were underpaid.
    """
    if not wanted.needs_spread:
        return ("proportion" if wanted.margin is not None else "size given"), {}, 0
    if wanted.probe is not None:
        spreads, underpaid = probe_spreads(wanted.probe, wanted.probe_value, rule, counts)
        return "probe", spreads, underpaid
    if wanted.expected_mean is not None and wanted.expected_deviation is not None:
        expected = {
            name: Spread(count, wanted.expected_mean, wanted.expected_deviation, rule.is_certain(name))
            for name, count in counts.items()
        }
        return "expected values", expected, 0
    amounts: dict[str, list[float]] = {name: [] for name in counts}
    for stratum, amount in zip(strata, frame.amounts(_dollar_column(frame, wanted), "--dollars"), strict=True):
        amounts[stratum].append(amount)
    paid = {
        name: Spread(len(values), fmean(values), stdev(values) if len(values) > 1 else 0.0, rule.is_certain(name))
        for name, values in amounts.items()
    }
    if wanted.expected_rate is None:
        return "dollars of the frame", paid, 0
    rate = wanted.expected_rate
    return "expected rate", {name: spread_of_rate(spread, rate) for name, spread in paid.items()}, 0


def _sizes(
    wanted: Wanted, rule: StrataRule, counts: Mapping[str, int], spreads: Mapping[str, Spread]
) -> dict[str, int]:
    """Units to draw from each stratum; where a precision is wanted, as many as reach it after rounding and bounds."""
    units = sum(counts.values())
    if wanted.size is not None:
        if not 0 < wanted.size <= units:
            msg = f"--size is {wanted.size:,} and the frame has {units:,} units. Ask for at least 1 and no more."
            raise InputError(msg)
        return _shared(wanted.size, wanted, rule, counts, spreads)
    least = sum(count if rule.is_certain(name) else min(wanted.least, count) for name, count in counts.items())
    if wanted.margin is not None:
        of_margin = attribute_size if wanted.is_stratified else exact_attribute_size
        size = of_margin(units, wanted.margin, wanted.confidence, wanted.expected_rate or 0.5)
        return _shared(max(size, least), wanted, rule, counts, spreads)
    precision = wanted.precision or 0.0
    low = max(variable_size(list(spreads.values()), precision, wanted.confidence, wanted.allocation), least)
    while low < units:
        sizes = _shared(low, wanted, rule, counts, spreads)
        reached = expected_precision(list(spreads.values()), list(sizes.values()), wanted.confidence)
        if reached is None or reached <= precision * (1 + 1e-9):
            return sizes
        low += max(1, low // 1000)
    return dict(counts)


def _shared(
    total: int, wanted: Wanted, rule: StrataRule, counts: Mapping[str, int], spreads: Mapping[str, Spread]
) -> dict[str, int]:
    """Take the strata of certainty whole and share out the rest."""
    sizes = {name: count for name, count in counts.items() if rule.is_certain(name)}
    drawn = [name for name in counts if name not in sizes]
    units = [counts[name] for name in drawn]
    if wanted.allocation == "neyman" and spreads:
        weights = neyman_weights(units, [spreads[name].deviation for name in drawn])
    else:
        weights = proportional_weights(units)
    least = wanted.least if len(counts) > 1 else 1
    certain = sum(sizes.values())
    if total < certain:
        msg = f"--size is {total:,} and {certain:,} units are taken for certain. Raise it, or --certainty."
        raise InputError(msg)
    sizes |= zip(drawn, allocate(total - certain, units, weights, least), strict=True)
    return {name: sizes[name] for name in counts}


def _warnings(
    wanted: Wanted, rule: StrataRule, sizes: Mapping[str, int], counts: Mapping[str, int], basis: Basis
) -> tuple[str, ...]:
    found = []
    total = sum(sizes.values())
    if total < SMALL and total < sum(counts.values()):
        found.append(f"the sample has {total} units, fewer than {SMALL}: an estimate of dollars will hardly be normal")
    small = [name for name, size in sizes.items() if size < SMALL and size < counts[name]]
    if len(sizes) > 1 and small:
        found.append(f"fewer than {SMALL} units are drawn from strata {', '.join(small)}")
    if wanted.precision is not None and basis == "dollars of the frame":
        found.append(
            "the size rests on the spread of the dollars of the frame, and that of overpayments is larger beside their "
            "mean: give a probe sample, the share of units expected wrong (--expected-rate) or expected values"
        )
    if wanted.dollar_strata and sum(not rule.is_certain(name) for name in sizes) < wanted.dollar_strata:
        found.append(f"amounts lie too close for {wanted.dollar_strata} dollar strata; fewer were made")
    return tuple(found)


def _warnings_of_amounts(frame: Frame, wanted: Wanted, underpaid: int) -> list[str]:
    """Say what amounts of the frame and of the probe are unlike those that guidance has in mind."""
    found = []
    column = wanted.dollars or frame.table.first_of(DOLLARS)
    amounts = frame.known_amounts(column) if column is not None else []
    unpaid = sum(amount <= 0 for amount in amounts)
    if unpaid:
        units = "1 unit of the frame has" if unpaid == 1 else f"{unpaid:,} units of the frame have"
        found.append(f"{units} no {column} above 0: claims reviews take only units into the frame that were paid")
    if underpaid:
        units = "1 unit of the probe was" if underpaid == 1 else f"{underpaid:,} units of the probe were"
        found.append(
            f"{units} underpaid and netted: for a size the OIG counts such a unit as 0, write that to follow it"
        )
    return found
