"""Options that several commands share, and what they mean."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.report import Setting


class SettingChoice(StrEnum):
    """Settings that a report can be coded for."""

    professional = "professional"
    facility = "facility"
    office = "office"
    both = "both"


ServiceDate = Annotated[
    str | None,
    typer.Option(
        "--service-date", metavar="YYYY-MM-DD", help="Date of service of reports that have none of their own."
    ),
]
SettingOption = Annotated[
    SettingChoice | None,
    typer.Option(
        "--setting",
        help="Code every report for this setting, whatever it says; both: professional and facility.",
    ),
]

TargetAccuracy = Annotated[
    float,
    typer.Option(
        "--target-accuracy",
        min=0.5,
        max=0.999,
        help="Share of the reports released without review whose code set is to be entirely right.",
    ),
]

ModelFolder = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", help="Model that `ircoder train` wrote; by default the shipped one."),
]
VocabularyFile = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary",
        metavar="FILE",
        help="The site's own names, abbreviations and headings (CSV); by default what IRCODER_VOCABULARY names.",
    ),
]


def parsed_date(value: str | None, option: str = "--service-date") -> dt.date | None:
    """Check a date given on the command line.

    Raises
    ------
    InputError
        For no ISO date, or one without a code set.
    """
    from ircoder.intake import FieldError, service_date_of

    if value is None:
        return None
    try:
        return service_date_of(value)
    except FieldError as error:
        raise InputError(str(error).replace("service_date", option)) from None


def vocabulary_file(named: Path | None) -> Path | None:
    """The file of a site's vocabulary: the one that is named, else that of ``IRCODER_VOCABULARY``."""
    from ircoder.knowledge.site_vocabulary import VARIABLE

    by_default = os.environ.get(VARIABLE)
    return named or (Path(by_default) if by_default else None)


def settings_of(choice: SettingChoice | None) -> tuple[Setting, ...]:
    """Settings to code for; none means each report's own."""
    if choice is None:
        return ()
    return ("professional", "facility") if choice is SettingChoice.both else (cast("Setting", choice.value),)
