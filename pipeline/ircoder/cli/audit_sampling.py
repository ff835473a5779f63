"""``ircoder audit sample`` and ``ircoder audit extrapolate``."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.audit_outputs import check_outputs, write_text
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.audit.sampling import Sample


class AllocationChoice(StrEnum):
    """Ways to share a sample out among strata."""

    proportional = "proportional"
    neyman = "neyman"


class MissingChoice(StrEnum):
    """What a sampled unit without an audited value counts as."""

    overpaid = "overpaid"
    zero = "zero"
    refuse = "refuse"


class EstimatorChoice(StrEnum):
    """Estimators of a total."""

    difference = "difference"
    ratio = "ratio"


class UnderpaymentChoice(StrEnum):
    """What an underpayment counts as."""

    net = "net"
    zero = "zero"


def sample(
    context: typer.Context,
    frame: Annotated[
        Path, typer.Argument(metavar="FRAME", help="CSV, Excel or Parquet table with one row a claim or encounter.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="SAMPLE", help="File of the sample: .csv or .xlsx.")
    ],
    key: Annotated[str | None, typer.Option("--key", metavar="COLUMN", help="Column that identifies a unit.")] = None,
    size: Annotated[int | None, typer.Option("--size", metavar="N", help="Units to draw over all strata.")] = None,
    margin: Annotated[
        float | None,
        typer.Option("--margin", metavar="SHARE", help="Size for a proportion: half the width of its interval (0.05)."),
    ] = None,
    expected_rate: Annotated[
        float | None,
        typer.Option(
            "--expected-rate",
            metavar="SHARE",
            help="Share of units expected wrong: for --margin (0.5 unless given), or for --precision without a probe.",
        ),
    ] = None,
    precision: Annotated[
        float | None,
        typer.Option(
            "--precision", metavar="SHARE", help="Size for a total of dollars: half the interval over it (0.25)."
        ),
    ] = None,
    confidence: Annotated[
        float, typer.Option("--confidence", metavar="SHARE", help="Two-sided, of --margin and --precision.")
    ] = 0.9,
    expected_mean: Annotated[
        float | None, typer.Option("--expected-mean", metavar="DOLLARS", help="Overpayment expected of a unit.")
    ] = None,
    expected_sd: Annotated[
        float | None, typer.Option("--expected-sd", metavar="DOLLARS", help="Its expected standard deviation.")
    ] = None,
    probe: Annotated[
        Path | None, typer.Option("--probe", metavar="FILE", help="Probe sample with audited differences.")
    ] = None,
    probe_value: Annotated[
        str, typer.Option("--probe-value", metavar="COLUMN", help="Column of the probe with the difference.")
    ] = "overpayment",
    strata_column: Annotated[
        str | None, typer.Option("--strata-column", metavar="COLUMN", help="Stratify by the values of a column.")
    ] = None,
    dollar_strata: Annotated[
        int | None,
        typer.Option(
            "--dollar-strata", metavar="N", help="Stratify by dollars, boundaries by cumulative root frequency."
        ),
    ] = None,
    classes: Annotated[
        int | None, typer.Option("--classes", min=2, metavar="N", help="Classes of its frequency table; 15 a stratum.")
    ] = None,
    boundaries: Annotated[
        str | None, typer.Option("--boundaries", metavar="A,B", help="Stratify by dollars with these boundaries.")
    ] = None,
    certainty: Annotated[
        float | None, typer.Option("--certainty", metavar="DOLLARS", help="Take every unit from this amount on.")
    ] = None,
    dollars: Annotated[
        str | None, typer.Option("--dollars", metavar="COLUMN", help="Column with the dollars of a unit.")
    ] = None,
    allocation: Annotated[
        AllocationChoice, typer.Option("--allocation", help="How the sample is shared out among strata.")
    ] = AllocationChoice.proportional,
    least: Annotated[int, typer.Option("--least", min=2, metavar="N", help="Fewest units of a stratum.")] = 2,
    spares: Annotated[int, typer.Option("--spares", min=0, metavar="N", help="Spares of each stratum.")] = 0,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="Whole number; by default a new one, which is recorded.")
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE", help="JSON record of the draw; by default SAMPLE.record.json."),
    ] = None,
    again: Annotated[
        Path | None, typer.Option("--again", metavar="RECORD", help="Draw the sample of a record again, and only that.")
    ] = None,
) -> None:
    """Draw a seeded random sample of a frame, simple or stratified, and record how, so that anyone can draw it again.

    The size is given, or computed for a proportion (--margin) or for a total of dollars (--precision). The same seed
    and units give the same sample on every platform, in whatever order the frame is.
    """
    from ircoder.audit.sampling import sample_of
    from ircoder.audit.sampling_frame import read_frame
    from ircoder.audit.sampling_output import write_sample
    from ircoder.audit.sampling_record import drawn_again, record_of
    from ircoder.audit.sampling_wanted import Wanted

    recorded_as = None if again is not None else record or output.with_name(f"{output.name}.record.json")
    check_outputs([output, recorded_as], [frame, probe, again])
    if again is not None:
        _check_alone(context)
        drawn = drawn_again(frame, again)
        write_sample(drawn, output)
        _tell(drawn)
        return
    wanted = Wanted(
        size=size,
        margin=margin,
        expected_rate=expected_rate,
        precision=precision,
        confidence=confidence,
        expected_mean=expected_mean,
        expected_deviation=expected_sd,
        probe=probe,
        probe_value=probe_value,
        strata_column=strata_column,
        dollar_strata=dollar_strata,
        boundaries=_numbers(boundaries),
        classes=classes,
        certainty=certainty,
        dollars=dollars,
        allocation=allocation.value,
        least=least,
        spares=spares,
        seed=seed,
    )
    drawn = sample_of(read_frame(frame, key), wanted)
    write_sample(drawn, output)
    if recorded_as is not None:
        write_text(recorded_as, json.dumps(record_of(drawn, wanted), indent=1, ensure_ascii=False) + "\n")
    _tell(drawn)


def extrapolate(
    sample_file: Annotated[
        Path, typer.Argument(metavar="SAMPLE", help="The sample with audited values: CSV, Excel or Parquet.")
    ],
    frame: Annotated[
        Path | None, typer.Option("--frame", metavar="FRAME", help="The frame that the sample was drawn from.")
    ] = None,
    audit: Annotated[
        Path | None, typer.Option("--audit", metavar="JSON", help="Take the values from the JSON of an audit, by key.")
    ] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="COLUMN", help="Column that identifies a unit.")] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="COLUMN", help="Column with the difference; overpayment or difference."),
    ] = None,
    paid: Annotated[
        str | None, typer.Option("--paid", metavar="COLUMN", help="Column with what was paid of a unit.")
    ] = None,
    audited: Annotated[
        str | None,
        typer.Option("--audited", metavar="COLUMN", help="Column with what was due; the difference is paid - due."),
    ] = None,
    stratum: Annotated[
        str | None,
        typer.Option("--stratum", metavar="COLUMN", help="Column of the strata, of a sample drawn elsewhere."),
    ] = None,
    units: Annotated[
        int | None,
        typer.Option("--units", min=1, metavar="N", help="Units of the frame, of a simple sample drawn elsewhere."),
    ] = None,
    estimator: Annotated[
        EstimatorChoice, typer.Option("--estimator", help="Difference, or ratio to the dollars paid of the frame.")
    ] = EstimatorChoice.difference,
    confidence: Annotated[
        float, typer.Option("--confidence", metavar="SHARE", help="One-sided, of the lower limit to demand.")
    ] = 0.9,
    missing: Annotated[
        MissingChoice, typer.Option("--missing", help="What a sampled unit without an audited value counts as.")
    ] = MissingChoice.overpaid,
    underpayments: Annotated[
        UnderpaymentChoice, typer.Option("--underpayments", help="Net them against overpayments, or count them 0.")
    ] = UnderpaymentChoice.net,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write every figure as JSON; - is standard output.")
    ] = None,
) -> None:
    """Estimate the total overpayment of a frame from an audited sample, with one- and two-sided confidence limits.

    A sample of `ircoder audit sample` brings its strata and the size of its frame along. The lower limit of the
    one-sided 90 % interval, which is that of the two-sided 80 % one, is what CMS demands as a rule.
    """
    from ircoder.audit.extrapolation import extrapolate as estimate
    from ircoder.audit.extrapolation_output import extrapolation_json, extrapolation_text
    from ircoder.audit.extrapolation_reading import Asked

    check_outputs([json_file], [sample_file, frame, audit])
    asked = Asked(
        sample=sample_file,
        frame=frame,
        audit=audit,
        key=key,
        value=value,
        paid=paid,
        audited=audited,
        stratum=stratum,
        units=units,
        missing=missing.value,
        underpayments=underpayments.value,
    )
    found = estimate(asked, estimator.value, confidence)
    if json_file is None or str(json_file) != "-":
        typer.echo(extrapolation_text(found), nl=False)
    if json_file is not None:
        write_text(json_file, json.dumps(extrapolation_json(found), indent=1, ensure_ascii=False) + "\n")


def _tell(drawn: Sample) -> None:
    sizes = drawn.design.sizes
    shares = ", ".join(f"{name}: {count:,}" for name, count in sizes.items())
    strata = f" from {'1 stratum' if len(sizes) == 1 else f'{len(sizes)} strata'} ({shares})"
    sys.stderr.write(
        f"ircoder: {sum(sizes.values()):,} of {len(drawn.frame.units):,} units drawn"
        f"{strata if sizes.keys() != {'all'} else ''}, seed {drawn.design.seed}\n"
    )
    if drawn.precision is not None:
        sys.stderr.write(f"ircoder: expected precision {drawn.precision:.1%} of the total, by {drawn.basis}\n")
    for warning in drawn.warnings:
        sys.stderr.write(f"ircoder: warning: {warning}\n")


def _check_alone(context: typer.Context) -> None:
    """Refuse options beside --again: the record says how the sample is drawn."""
    told = [
        option.opts[-1]
        for option in context.command.params
        if option.name not in ("frame", "output", "again")
        and getattr(context.get_parameter_source(str(option.name)), "name", None) == "COMMANDLINE"
    ]
    if told:
        msg = f"--again draws what its record says: leave out {', '.join(told)}, or draw anew without --again."
        raise InputError(msg)


def _numbers(text: str | None) -> tuple[float, ...]:
    if not text:
        return ()
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        msg = "--boundaries are numbers with commas between, such as 100,500,2000."
        raise InputError(msg) from None
