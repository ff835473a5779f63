"""``ircoder reference import``, ``releases`` and ``remove``: the official files that coding rests on."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.official.importing import Outcome
    from ircoder.official.in_force import Listed

SOME_REFUSED = 1


class ClaimChoice(StrEnum):
    """Kinds of claim that edits are published for."""

    practitioner = "practitioner"
    hospital = "hospital"


class PartChoice(StrEnum):
    """Parts of a release of pair edits."""

    f1 = "f1"
    f2 = "f2"
    f3 = "f3"
    f4 = "f4"
    all = "all"


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Official files, or zip files that hold them.")],
    release: Annotated[
        str | None,
        typer.Option(metavar="RELEASE", help="Release where neither content nor name tells: 2026q4, 2026d, 2026."),
    ] = None,
    claim: Annotated[ClaimChoice | None, typer.Option(help="Kind of claim, where the name does not tell it.")] = None,
    part: Annotated[PartChoice | None, typer.Option(help="Part of the pair edits, where the name does not.")] = None,
    extract: Annotated[
        bool,
        typer.Option("--extract", help="Take a file of which the last codes are missing: an extract, and not cut off."),
    ] = False,
) -> None:
    """Import official files of CMS and the AMA: each is recognised by its content, checked, and stored or refused.

    Read are the physician fee schedule (PPRRVU: csv, txt, xlsx), procedure-to-procedure edits (practitioner and
    hospital, parts f1 to f4: txt, xlsx), medically unlikely edits (practitioner and hospital: csv, xlsx), add-on code
    edits (txt, xlsx), OPPS Addendum B (csv, xlsx), CPT descriptor files (long, medium, short: txt), and zip files of
    these. Only codes of the catalogue, indicators, dates and numbers are kept. Exit status: 0 all stored, 1 some
    refused, 2 the call itself was wrong.
    """
    from ircoder.knowledge.catalogue import load_catalogue
    from ircoder.official.file_names import told_by_options
    from ircoder.official.importing import import_file
    from ircoder.official.refusal import RefusedError

    for path in files:
        if not path.is_file():
            msg = f"{path} is no file. Name the files to import."
            raise InputError(msg)
    try:
        told = told_by_options(release, claim, part)
    except RefusedError as error:
        raise InputError(str(error)) from None
    catalogue = load_catalogue()
    refused = 0
    for path in files:
        if sys.stderr.isatty():
            sys.stderr.write(f"reading {path.name}\n")
        for outcome in import_file(path, catalogue, told, extract=extract):
            refused += _echo(outcome)
    if refused:
        sys.stderr.write(f"ircoder: {refused} refused; what was there before is as it was\n")
        raise typer.Exit(SOME_REFUSED)


def releases() -> None:
    """List the releases in force: kind, dates they answer for, rows, shipped or imported, file and date of import."""
    from ircoder.knowledge.base import knowledge_with
    from ircoder.knowledge.imported import official_folder, pin_imported
    from ircoder.official.in_force import releases_in_force

    rows: list[tuple[str, ...]] = [("kind", "claim", "release", "rows", "origin", "in force", "file")]
    rows += [_row(item) for item in releases_in_force(knowledge_with(pin_imported()))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    typer.echo(f"Imported files are in {official_folder()}.")


def remove(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What to take away, as `releases` lists it.")],
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="Its release, such as 2026q4 or 2026d.")],
    claim: Annotated[ClaimChoice | None, typer.Option(help="Only that of this kind of claim.")] = None,
) -> None:
    """Take an imported release away; what is shipped stays."""
    from ircoder.knowledge.imported import KINDS
    from ircoder.official.refusal import RefusedError
    from ircoder.official.store import remove as take_away

    if kind not in KINDS:
        msg = f"{kind} is no kind of official file. Choose one of {', '.join(KINDS)}."
        raise InputError(msg)
    release = release.strip().lower()
    try:
        gone = take_away(kind, release, claim or "")
    except RefusedError as error:
        raise InputError(str(error)) from None
    if not gone:
        msg = f"no {kind} of {release} is imported. `ircoder reference releases` lists what is."
        raise InputError(msg)
    typer.echo(f"{kind} {release}: {len(gone)} stored {'table' if len(gone) == 1 else 'tables'} taken away")


def _echo(outcome: Outcome) -> bool:
    """Tell what became of a file; true where it was refused."""
    saved, content = outcome.saved, outcome.content
    if saved is None or content is None:
        sys.stderr.write(f"{outcome.name}: refused: {outcome.refused}\n")
        return True
    origin = saved.origin
    words = [
        f"{outcome.name}: {' '.join(filter(None, (origin.kind, origin.claim, origin.release, origin.part)))}",
        {"new": "stored", "replaced": "stored in place of an earlier import", "unchanged": "already stored"}[
            saved.state
        ],
        f"{content.rows_read:,} rows read, {content.kept:,} kept for {len(content.named):,} codes",
    ]
    if content.first_effective and content.last_effective:
        words.append(f"effective dates {content.first_effective} to {content.last_effective}")
    if origin.kind == "pairs" and not saved.missing:
        words.append("all parts are there, so it is in use")
    if saved.missing:
        verb = "is" if len(saved.missing) == 1 else "are"
        words.append(f"{', '.join(saved.missing)} {verb} not there: an older release answers for other codes")
    if outcome.notice:
        words.append(outcome.notice)
    typer.echo("; ".join(words))
    return False


def _row(item: Listed) -> tuple[str, ...]:
    origin = f"imported {item.imported}" if item.imported else "shipped"
    files = (
        f"{item.sources[0]}{f' and {len(item.sources) - 1} more' if item.sources[1:] else ''}" if item.sources else ""
    )
    return item.kind, item.claim, f"{item.release} {item.issue}".strip(), f"{item.rows:,}", origin, _dates(item), files


def _dates(item: Listed) -> str:
    if item.kind == "descriptors":
        return "shown by `reference show`"
    held = ", ".join(f"{first} {_until(last)}" for first, last in item.dates) or "not used"
    return f"{held} (without {', '.join(item.missing)})" if item.missing else held


def _until(last: dt.date | None) -> str:
    return f"to {last}" if last else "and later"
