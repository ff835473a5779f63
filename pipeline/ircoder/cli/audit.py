"""``ircoder audit``: billed lines against what the reports support."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from ircoder.cli.audit_outputs import check_outputs, in_place
from ircoder.cli.audit_sampling import extrapolate, sample
from ircoder.cli.options import ModelFolder, ServiceDate, VocabularyFile, parsed_date, vocabulary_file
from ircoder.cli.progress import progress
from ircoder.cli.summary import counted
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.audit.claims import BilledIndex
    from ircoder.audit.made_from import Role
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
    from ircoder.audit.inputs import Inputs
    from ircoder.audit.run import Options
    from ircoder.audit.run import audit as run

    inputs = reports or []
    if billed is None:
        msg = "--billed is missing. Name the file of billed lines."
        raise InputError(msg)
    _check_inputs(inputs, suggested, {"--service-date": service_date, "--vocabulary": vocabulary, "--model": model})
    vocabulary = None if suggested else vocabulary_file(vocabulary)
    named = _named(inputs, suggested, billed, vocabulary)
    check_outputs((output, html, json_file), [path for _, path in named])
    _check_workbook(output)
    files, counts = Inputs(named), Counter[Path]()
    lines, problems = read_billed(billed)
    counts[billed] = len(lines)
    index = BilledIndex(lines, setting.value if setting else None)
    supported, knowledge = _supported(inputs, suggested, index, service_date, workers, (model, vocabulary), counts)
    if vocabulary is not None:
        counts[vocabulary] = len(knowledge.imported.site.terms)
    told = {"service_date": service_date, "model": _name(model), "vocabulary": _name(vocabulary)}
    with progress(Path("-") if json_file is None else json_file) as draw:
        result = run(_drawn(supported, draw), index, knowledge, Options(conversion_factor, trigger, told), problems)
    result = replace(result, inputs=files.told(counts), problems=(*result.problems, *files.changed()))
    _write(result, output, html, json_file)
    if str(json_file) != "-":
        _tell(result)
    _tell_problems(result.problems)
    if result.problems:
        raise typer.Exit(SOME_NOT_AUDITED)


def _check_inputs(inputs: list[Path], suggested: Path | None, coding: dict[str, object]) -> None:
    """Refuse both reports and records, neither, and options of coding where nothing is coded."""
    if bool(inputs) == (suggested is not None):
        msg = "name either REPORTS or --suggested FILE, and not both."
        raise InputError(msg)
    passed_over = [option for option, value in coding.items() if value is not None and suggested is not None]
    if passed_over:
        msg = f"{passed_over[0]} is for coding, and --suggested names what is coded already. Leave it out."
        raise InputError(msg)


def _named(
    inputs: list[Path], suggested: Path | None, billed: Path, vocabulary: Path | None
) -> list[tuple[Role, Path]]:
    """Every file that is read, with what it is."""
    named: list[tuple[Role, Path]] = [("reports", path) for path in inputs]
    named += [("suggested", suggested)] if suggested is not None else []
    named += [("billed", billed)]
    return named + ([("vocabulary", vocabulary)] if vocabulary is not None else [])


def _supported(
    inputs: list[Path],
    suggested: Path | None,
    index: BilledIndex,
    service_date: str | None,
    workers: int,
    with_these: tuple[Path | None, Path | None],
    counts: Counter[Path],
) -> tuple[Iterator[Supported | Problem], Knowledge]:
    """What the reports support, and the tables that it is held against; ``counts`` is told what was read."""
    if suggested is not None:
        from ircoder.audit.supported import read_supported
        from ircoder.knowledge.base import knowledge_with
        from ircoder.knowledge.imported import pin_imported
        from ircoder.knowledge.site_vocabulary import NO_SITE

        records = read_supported(suggested)
        return _counted(records, suggested, counts), knowledge_with(pin_imported(NO_SITE))
    from ircoder.audit.run import coded_now
    from ircoder.coder import load
    from ircoder.formats.reading import read_reports
    from ircoder.intake import Defaults

    reports = read_reports(inputs, Defaults(service_date=parsed_date(service_date)), counts)
    model, vocabulary = with_these
    coder = load(model, vocabulary=vocabulary)
    return coded_now(reports, index, coder, workers), coder.knowledge


def _counted(
    records: Iterator[Supported | Problem], file: Path, counts: Counter[Path]
) -> Iterator[Supported | Problem]:
    from ircoder.audit.model import Problem

    for record in records:
        counts[file] += not isinstance(record, Problem)
        yield record


def _drawn(items: Iterator[Supported | Problem], draw: Callable[[int], None]) -> Iterator[Supported | Problem]:
    for item in items:
        yield item
        draw(1)


def _name(path: Path | None) -> str | None:
    return None if path is None else path.name


def _check_workbook(output: Path | None) -> None:
    if output is not None and output.suffix.lower() != ".xlsx":
        msg = f"{output.name} does not end in .xlsx. The workbook is named so; --html and --json write the others."
        raise InputError(msg)


def _write(result: AuditResult, output: Path | None, html: Path | None, json_file: Path | None) -> None:
    if output is not None:
        from ircoder.audit.workbook import write_workbook

        in_place(output, lambda part: write_workbook(result, part))
    if html is not None:
        from ircoder.audit.page import write_page

        in_place(html, lambda part: write_page(result, part))
    if json_file is not None:
        if str(json_file) == "-":
            _write_json(result, sys.stdout)
        else:
            in_place(json_file, lambda part: _write_json_file(result, part))


def _write_json_file(result: AuditResult, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        _write_json(result, stream)


def _write_json(result: AuditResult, stream: TextIO) -> None:
    from ircoder.audit.records import audit_json

    for piece in audit_json(result):
        stream.write(piece)


def _tell(result: AuditResult) -> None:
    """Show the main figures, in the words of the workbook and the page."""
    from ircoder.audit.made_with import made_lines
    from ircoder.audit.wording import of_known_dollars, verdict

    kinds = [f"{kind} {count}" for kind, count in result.scores.kinds.items() if count]
    typer.echo(f"{counted(len(result.encounters), 'encounter')}: {', '.join(kinds) or 'nothing billed or supported'}")
    width = max(len(result.scores[name].label) for name in _SHOWN)
    for name in _SHOWN:
        score = result.scores[name]
        typer.echo(f"{score.label:<{width}}  {_shown(score):<28}  {score.formula}")
    typer.echo(" ".join(filter(None, (verdict(result.scores.trigger), of_known_dollars(result)))))
    typer.echo("\n".join(made_lines(result)))


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
