"""``ircoder explain``: one report with everything that was found and decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.options import ModelFolder, ServiceDate, SettingOption, VocabularyFile, parsed_date, settings_of
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.report import Report, Setting


def explain(
    report: Annotated[
        Path,
        typer.Argument(
            metavar="REPORT", help="A report: any input of `ircoder code`, with --id where it holds several."
        ),
    ],
    report_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Which report of the file; needed where it holds several.")
    ] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page instead.")] = None,
    service_date: ServiceDate = None,
    setting: SettingOption = None,
    vocabulary: VocabularyFile = None,
    model: ModelFolder = None,
) -> None:
    """Explain one report: entities, catheter itinerary, code lines with evidence and rules, and what was left out."""
    settings = settings_of(setting)
    if len(settings) > 1:
        msg = "explain shows one setting. Choose professional, facility or office."
        raise InputError(msg)
    chosen = _one_report(report, report_id, service_date, settings[0] if settings else None)

    from ircoder.coder import load
    from ircoder.explain.story import story_of

    coder = load(model, vocabulary=vocabulary)
    analysis = coder.analyse(chosen)
    story = story_of(analysis.findings, coder.knowledge.vessels)
    if html is not None:
        from ircoder.explain.page import page

        _write(html, page(chosen.text, analysis.coded, story))
        return
    from ircoder.explain.terminal import Terminal, show

    show(Terminal(highlight=False), chosen.text, analysis.coded, story)


def _one_report(path: Path, report_id: str | None, service_date: str | None, setting: Setting | None) -> Report:
    from ircoder.formats.reading import read_reports
    from ircoder.intake import Defaults
    from ircoder.report import CodedReport

    found = []
    for item in read_reports([path], Defaults(parsed_date(service_date), setting)):
        if report_id is None or item.report_id == report_id:
            found.append(item)
            if report_id is not None or len(found) > 1:
                break
    if not found:
        msg = f"{path.name} holds no report{'' if report_id is None else f' with the id {report_id}'}. Check the id."
        raise InputError(msg)
    if len(found) > 1:
        msg = f"{path.name} holds several reports. Choose one with --id."
        raise InputError(msg)
    chosen = found[0]
    if isinstance(chosen, CodedReport):
        raise InputError(chosen.error.message if chosen.error else path.name)
    return chosen


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None
