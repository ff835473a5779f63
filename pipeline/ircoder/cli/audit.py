"""``ircoder audit``: billed lines against what the reports support."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from ircoder.cli.audit_sampling import extrapolate, sample
from ircoder.cli.options import ModelFolder, ServiceDate, VocabularyFile, parsed_date
from ircoder.cli.progress import progress
from ircoder.cli.summary import counted
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.audit.claims import BilledIndex
    from ircoder.audit.model import AuditResult, Problem, Score
    from ircoder.audit.supported import Supported
    from ircoder.knowledge.base import Knowledge

SOME_NOT_AUDITED = 1
SHOWN_PROBLEMS = 20
ITSELF = "reports"
"""Name under which the group holds the audit itself; it need not be written."""

_SHOWN = (
    "code_accuracy",
    "charge_accuracy",
    "encounter_accuracy",
    "overcoding_rate",
    "undercoding_rate",
    "net_overpayment",
    "overpayment_rate",
    "payment_accuracy",
)


class AuditGroup(TyperGroup):
    """A group whose default command is the audit itself: ``ircoder audit REPORTS`` needs no further name."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the name of the audit itself in front of whatever names no other command."""
        if not args or args[0] not in self.commands:
            args = [ITSELF, *(args or ["--help"])]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> tuple[Any, Any, list[str]]:  # type: ignore[override]
        """Find the command; that of the audit itself has no name in usage lines and messages."""
        name, command, rest = super().resolve_command(ctx, args)
        return "" if name == ITSELF else name, command, rest


class BilledSetting(StrEnum):
    """Settings in which lines can be billed."""

    professional = "professional"
    facility = "facility"
    office = "office"


audit = typer.Typer(
    cls=AuditGroup,
    help="Audits billed lines against what the reports support; draws samples and extrapolates.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
audit.command("sample")(sample)
audit.command("extrapolate")(extrapolate)


@audit.command(ITSELF)
def audit_reports(
    reports: Annotated[
        list[Path] | None, typer.Argument(metavar="REPORTS...", help="Reports: any input of `ircoder code`.")
    ] = None,
    billed: Annotated[
        Path | None,
        typer.Option("--billed", metavar="BILLED", help="Billed lines: .csv, .xlsx, FHIR Claims or X12 837."),
    ] = None,
    suggested: Annotated[
        Path | None,
        typer.Option("--suggested", metavar="FILE", help="Records that `ircoder code` wrote, instead of REPORTS."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="AUDIT.xlsx", help="Workbook to write.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Page to write, to read and print.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Everything as JSON; - is standard output.")
    ] = None,
    conversion_factor: Annotated[
        float | None,
        typer.Option(
            "--conversion-factor", min=0.0001, metavar="DOLLARS", help="Dollars a RVU; by default that of the year."
        ),
    ] = None,
    trigger: Annotated[
        float,
        typer.Option("--trigger", min=0.0, max=1.0, metavar="SHARE", help="Net overpayment rate that is told."),
    ] = 0.05,
    setting: Annotated[
        BilledSetting | None, typer.Option("--setting", help="Setting of billed lines that name none.")
    ] = None,
    service_date: ServiceDate = None,
    vocabulary: VocabularyFile = None,
    model: ModelFolder = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that code.")] = 1,
) -> None:
    """Audit billed lines against what the reports support, encounter by encounter, with scores and money.

    `ircoder audit sample` draws the sample to be audited, `ircoder audit extrapolate` estimates the total of all claims
    from it; each has its own --help. Exit status: 0 done, 1 some reports or billed rows could not be audited, each of
    them told, 2 the call itself was wrong.
    """
    from ircoder.audit.billed.reading import read_billed
    from ircoder.audit.claims import BilledIndex
    from ircoder.audit.run import Options
    from ircoder.audit.run import audit as run

    inputs = reports or []
    if billed is None:
        msg = "--billed is missing. Name the file of billed lines."
        raise InputError(msg)
    if bool(inputs) == (suggested is not None):
        msg = "name either REPORTS or --suggested FILE, and not both."
        raise InputError(msg)
    _check_outputs([output, html, json_file], [billed, *inputs, *([suggested] if suggested else [])])
    lines, problems = read_billed(billed)
    index = BilledIndex(lines, setting.value if setting else None)
    supported, knowledge = _supported(inputs, suggested, index, service_date, workers, (model, vocabulary))
    with progress(Path("-") if json_file is None else json_file) as draw:
        result = run(_drawn(supported, draw), index, knowledge, Options(conversion_factor, trigger), problems)
    _write(result, output, html, json_file)
    if str(json_file) != "-":
        _tell(result)
    _tell_problems(result.problems)
    if result.problems:
        raise typer.Exit(SOME_NOT_AUDITED)


def _supported(
    inputs: list[Path],
    suggested: Path | None,
    index: BilledIndex,
    service_date: str | None,
    workers: int,
    with_these: tuple[Path | None, Path | None],
) -> tuple[Iterator[Supported | Problem], Knowledge]:
    """What the reports support, and the tables that it is held against."""
    if suggested is not None:
        from ircoder.audit.supported import read_supported
        from ircoder.knowledge.base import knowledge_with
        from ircoder.knowledge.imported import pin_imported

        return read_supported(suggested), knowledge_with(pin_imported())
    from ircoder.audit.run import coded_now
    from ircoder.coder import load
    from ircoder.formats.reading import read_reports
    from ircoder.intake import Defaults

    reports = read_reports(inputs, Defaults(service_date=parsed_date(service_date)))
    model, vocabulary = with_these
    coder = load(model, vocabulary=vocabulary)
    return coded_now(reports, index, coder, workers), coder.knowledge


def _drawn(items: Iterator[Supported | Problem], draw: Callable[[int], None]) -> Iterator[Supported | Problem]:
    for item in items:
        yield item
        draw(1)


def _check_outputs(outputs: list[Path | None], inputs: list[Path]) -> None:
    named = [path for path in outputs if path is not None and str(path) != "-"]
    for path in named:
        if named.count(path) > 1:
            msg = f"{path} is named for two outputs. Choose another file for one."
            raise InputError(msg)
        if any(other.exists() and path.exists() and path.samefile(other) for other in inputs):
            msg = f"{path} is an input too and would be overwritten. Choose another output."
            raise InputError(msg)
        if not path.parent.is_dir():
            msg = f"{path.parent} does not exist. Make the folder, or choose another output."
            raise InputError(msg)
    if outputs[0] is not None and outputs[0].suffix.lower() != ".xlsx":
        msg = f"{outputs[0].name} does not end in .xlsx. The workbook is named so; --html and --json write the others."
        raise InputError(msg)


def _write(result: AuditResult, output: Path | None, html: Path | None, json_file: Path | None) -> None:
    if output is not None:
        from ircoder.audit.workbook import write_workbook

        _in_place(output, lambda part: write_workbook(result, part))
    if html is not None:
        from ircoder.audit.page import write_page

        _in_place(html, lambda part: write_page(result, part))
    if json_file is not None:
        if str(json_file) == "-":
            _write_json(result, sys.stdout)
        else:
            _in_place(json_file, lambda part: _write_json_file(result, part))


def _write_json_file(result: AuditResult, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        _write_json(result, stream)


def _write_json(result: AuditResult, stream: TextIO) -> None:
    from ircoder.audit.records import audit_json

    for piece in audit_json(result):
        stream.write(piece)


def _in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file so that it is there whole or not at all."""
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        write(part)
        part.replace(path)
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None
    finally:
        part.unlink(missing_ok=True)


def _tell(result: AuditResult) -> None:
    """Show the main figures, in the words of the workbook and the page."""
    from ircoder.audit.wording import of_known_dollars, verdict

    kinds = [f"{kind} {count}" for kind, count in result.scores.kinds.items() if count]
    typer.echo(f"{counted(len(result.encounters), 'encounter')}: {', '.join(kinds) or 'nothing billed or supported'}")
    width = max(len(result.scores[name].label) for name in _SHOWN)
    for name in _SHOWN:
        score = result.scores[name]
        typer.echo(f"{score.label:<{width}}  {_shown(score):<28}  {score.formula}")
    typer.echo(" ".join(filter(None, (verdict(result.scores.trigger), of_known_dollars(result)))))


def _shown(score: Score) -> str:
    from ircoder.audit.figures import percent, shown

    told = shown(score.value, score.measure)
    if score.interval is not None:
        told += f" ({percent(score.interval[0])} to {percent(score.interval[1])})"
    return told


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems[:SHOWN_PROBLEMS]:
        message = problem.message
        told = message if message.startswith(problem.where) else f"{problem.where}: {message}"
        sys.stderr.write(f"ircoder: {told}\n")
    if problems:
        more = f", of which {len(problems) - SHOWN_PROBLEMS:,} are not shown" if len(problems) > SHOWN_PROBLEMS else ""
        sys.stderr.write(f"ircoder: {counted(len(problems), 'problem')}: what could not be audited{more}\n")
