"""What is asked of a sample: options that have to fit together before anything is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from ircoder.audit.sampling_allocation import LEAST
from ircoder.audit.sampling_sizes import Allocation, check_share
from ircoder.formats.rows import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a sample; of ``size``, ``margin`` and ``precision`` exactly one is given.

    Shares are between 0 and 1, amounts in dollars. ``expected_rate`` is the share of units that are expected to be
    wrong. ``probe_value`` names the column of the probe with the audited difference.
    """

    size: int | None = None
    margin: float | None = None
    expected_rate: float | None = None
    precision: float | None = None
    confidence: float = 0.9
    expected_mean: float | None = None
    expected_deviation: float | None = None
    probe: Path | None = None
    probe_value: str = "overpayment"
    strata_column: str | None = None
    dollar_strata: int | None = None
    boundaries: tuple[float, ...] = ()
    classes: int | None = None
    certainty: float | None = None
    dollars: str | None = None
    allocation: Allocation = "proportional"
    least: int = LEAST
    spares: int = 0
    seed: int | None = None

    @property
    def is_stratified(self) -> bool:
        """Whether strata are asked for, by a column or by dollars."""
        return bool(self.strata_column or self.dollar_strata or self.boundaries) or self.certainty is not None

    @property
    def needs_spread(self) -> bool:
        """Whether size or allocation rest on mean and standard deviation of the units."""
        return self.precision is not None or (self.allocation == "neyman" and self.is_stratified)


def check_wanted(wanted: Wanted) -> None:
    """Check that the options of a sample fit together and that none would be passed over in silence.

    Raises
    ------
    InputError
        With the options that do not fit.
    """
    _check_numbers(wanted)
    for wrong, message in (*_wrong_sizes(wanted), *_wrong_strata(wanted)):
        if wrong:
            raise InputError(message)


def _check_numbers(wanted: Wanted) -> None:
    check_share(wanted.confidence, "--confidence", 0.9)
    if wanted.expected_rate is not None:
        check_share(wanted.expected_rate, "--expected-rate", 0.1)
    amounts = (*wanted.boundaries, wanted.certainty, wanted.expected_mean, wanted.expected_deviation)
    if not all(math.isfinite(amount) for amount in amounts if amount is not None):
        msg = "an amount is no finite number. Give --boundaries, --certainty and expected values in dollars."
        raise InputError(msg)
    if wanted.expected_deviation is not None and wanted.expected_deviation < 0:
        msg = "--expected-sd is negative. A standard deviation is 0 or more."
        raise InputError(msg)
    if wanted.seed is not None and wanted.seed < 0:
        msg = "--seed is negative. Give a whole number, 0 or more."
        raise InputError(msg)


def _wrong_sizes(wanted: Wanted) -> tuple[tuple[bool, str], ...]:
    ways = [wanted.size, wanted.margin, wanted.precision]
    spreads = [wanted.probe, wanted.expected_mean, None if wanted.margin is not None else wanted.expected_rate]
    given = sum(spread is not None for spread in spreads)
    return (
        (
            sum(way is not None for way in ways) != 1,
            "give one of --size, --margin (for a proportion) and --precision (for dollars).",
        ),
        (
            (wanted.expected_mean is None) != (wanted.expected_deviation is None),
            "--expected-mean and --expected-sd belong together: give both or none.",
        ),
        (given > 1, "--probe, --expected-mean and --expected-rate each tell what to expect: give one of them."),
        (
            given > 0 and not wanted.needs_spread,
            "--probe, --expected-rate and --expected-mean tell the size of --precision or the shares of --allocation "
            "neyman: give one of these, or leave them out.",
        ),
    )


def _wrong_strata(wanted: Wanted) -> tuple[tuple[bool, str], ...]:
    by_dollars = bool(wanted.dollar_strata or wanted.boundaries) or wanted.certainty is not None
    ascending = all(low < high for low, high in zip(wanted.boundaries, wanted.boundaries[1:], strict=False))
    return (
        (
            bool(wanted.strata_column) and by_dollars,
            "strata are those of a column or of dollars: --strata-column excludes the options of dollar strata.",
        ),
        (
            bool(wanted.dollar_strata and wanted.boundaries),
            "--dollar-strata computes the boundaries that --boundaries gives: give one of the two.",
        ),
        (not ascending, "--boundaries do not ascend. Give each once, the lowest first."),
        (
            wanted.classes is not None and not wanted.dollar_strata,
            "--classes are those of --dollar-strata: give both, or leave it out.",
        ),
        (
            wanted.allocation == "neyman" and not wanted.is_stratified,
            "--allocation neyman shares a sample out among strata: ask for strata, or leave it out.",
        ),
    )
