"""``ircoder reference``: codes and rules in force on a date, and which module decides each rule."""

from __future__ import annotations

import datetime as dt
import shutil
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.cli.official import import_files, releases, remove
from ircoder.cli.options import parsed_date
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.knowledge.catalogue import CatalogueEntry

reference = typer.Typer(
    help="Shows codes and rules of the reference.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

reference.command("import")(import_files)
reference.command()(releases)
reference.command()(remove)

_INCLUDED = {"imaging_si": "imaging supervision and interpretation"}
_UNITS = {"minutes_15": "15 minutes"}
_BOTH_SIDES = {
    "na": "",
    "modifier_50": "modifier 50",
    "inherent": "in one unit",
    "separate": "reported one by one, without modifier 50",
}
"""Words for values of the catalogue that do not speak for themselves."""

_MARGIN = 20
_MAX_WIDTH = 100


@reference.command()
def show(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A CPT or HCPCS code, such as 37242.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="Date of service; today where not given.")
    ] = None,
) -> None:
    """Show a code: what it is, whether it is in force on a date, what it includes and bars, its values and edits."""
    from ircoder.cli.values import descriptor_fields, value_fields
    from ircoder.knowledge.base import knowledge_with
    from ircoder.knowledge.catalogue import load_catalogue
    from ircoder.knowledge.imported import pin_imported
    from ircoder.knowledge.rules import load_rules

    date = parsed_date(on, "--on") or dt.datetime.now(tz=dt.UTC).date()
    entry = load_catalogue().get(code.strip().upper())
    if entry is None:
        msg = f"{code} is not in the catalogue of interventional codes. Check the code."
        raise InputError(msg)
    typer.echo(f"{entry.code}  {entry.label}")
    values = value_fields(entry.code, date, knowledge_with(pin_imported()))
    for name, value in (*descriptor_fields(entry.code, date), *_entry_fields(entry, date), *values):
        _echo_field(name, value)
    rules = [f"{rule.id} ({rule.title})" for rule in load_rules().about(entry.code) if rule.in_force(date)]
    _echo_field("rules", "; ".join(rules))


@reference.command()
def rule(rule_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule, such as VASC-15.")]) -> None:
    """Show a rule: what it says, for which codes and dates, with an example."""
    from ircoder.coding.coverage import modules_by_rule
    from ircoder.knowledge.rules import load_rules

    found = load_rules().get(rule_id.strip().upper())
    if found is None:
        msg = f"{rule_id} is no rule of the reference. `ircoder reference coverage` lists them."
        raise InputError(msg)
    typer.echo(f"{found.id}  {found.title}")
    for name, value in (
        ("kind", found.kind),
        ("families", ", ".join(map(_in_words, found.families))),
        ("codes", collapsed(found.codes)),
        ("dates", _dates(found.effective_from, found.effective_to)),
        ("setting", found.setting),
        ("payer", found.payer),
        ("says", found.summary),
        ("example", found.example),
        ("confidence", found.confidence),
        ("decided in", ", ".join(modules_by_rule().get(found.id, ()))),
    ):
        _echo_field(name, value)


@reference.command()
def coverage(
    missing: Annotated[bool, typer.Option("--missing", help="Only rules and codes that no module decides.")] = False,
) -> None:
    """List the rules and the codes of the reference with the modules that decide them, and count both."""
    from ircoder.coding.coverage import modules_by_rule

    decided = modules_by_rule()
    by_kind = _echo_rules(decided, missing=missing)
    left = _echo_codes(missing=missing)
    for kind, values in sorted(by_kind.items()):
        typer.echo(f"{kind}: {sum(values)} of {len(values)} rules are decided by a module")
    typer.echo(left)


def _echo_rules(decided: dict[str, tuple[str, ...]], *, missing: bool) -> dict[str, list[bool]]:
    from ircoder.knowledge.rules import load_rules

    rules = list(load_rules())
    width = max((len(rule.id) for rule in rules), default=0)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for rule in rules:
        homes = decided.get(rule.id, ())
        by_kind[rule.kind].append(bool(homes))
        if not (missing and homes):
            typer.echo(f"{rule.id:{width}}  {rule.kind:10}  {', '.join(homes) or '-'}")
    unknown = sorted(item for item in set(decided) - {rule.id for rule in rules} if not item.startswith("CAT-"))
    if unknown:
        typer.echo(f"named by modules but not in the table: {', '.join(unknown)}")
    return by_kind


def _echo_codes(*, missing: bool) -> str:
    """List the codes and return the line that counts them."""
    from ircoder.coding.coverage import modules_by_code
    from ircoder.knowledge.catalogue import load_catalogue
    from ircoder.knowledge.unproduced import load_unproduced

    homes, never = modules_by_code(), load_unproduced()
    entries = list(load_catalogue())
    for entry in entries:
        if not (missing and entry.code in homes):
            told = ", ".join(homes.get(entry.code, ())) or f"never: {never.get(entry.code, 'no module')}"
            typer.echo(f"{entry.code}  {entry.family:28}  {told}")
    made = sum(entry.code in homes for entry in entries)
    reasoned = sum(entry.code in never for entry in entries)
    return f"codes: {made} of {len(entries)} are made by a module, {reasoned} by none for a stated reason"


def collapsed(codes: Iterable[str]) -> str:
    """Write codes as a short list with ranges (``36221-36228; 75774``)."""
    numeric = sorted(int(code) for code in codes if code.isdigit())
    other = sorted(code for code in codes if not code.isdigit())
    parts: list[str] = []
    for _, run in groupby(enumerate(numeric), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        first, last = f"{numbers[0]:05d}", f"{numbers[-1]:05d}"
        parts.append(first if first == last else f"{first}-{last}")
    return "; ".join([*parts, *other])


def _entry_fields(entry: CatalogueEntry, date: dt.date) -> list[tuple[str, str]]:
    force = "in force" if entry.in_force(date) else "NOT in force"
    return [
        (f"on {date}", force),
        ("dates", _dates(entry.effective_from, entry.effective_to)),
        ("family", _in_words(entry.family)),
        ("kind", f"{entry.kind}{', add-on' if entry.addon else ''}"),
        ("added to", collapsed(entry.parents)),
        ("one unit is", _UNITS.get(entry.unit, _in_words(entry.unit))),
        ("most units a day", str(entry.max_units or "")),
        ("both sides", _BOTH_SIDES.get(entry.bilateral, _in_words(entry.bilateral))),
        ("includes", ", ".join(sorted(_INCLUDED.get(item, _in_words(item)) for item in entry.includes))),
        ("not beside", collapsed(entry.not_with)),
        ("documentation", entry.documentation),
        ("notes", entry.notes),
        ("confidence", entry.confidence),
    ]


def _in_words(value: str) -> str:
    return value.replace("_", " ")


def _dates(first: dt.date | None, last: dt.date | None) -> str:
    if first is None and last is None:
        return "all covered dates"
    return f"{f'from {first}' if first else ''}{' ' if first and last else ''}{f'to {last}' if last else ''}"


def _echo_field(name: str, value: str) -> None:
    if not value:
        return
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    margin = " " * _MARGIN
    typer.echo(textwrap.fill(value, width, initial_indent=f"  {name:{_MARGIN - 2}}", subsequent_indent=margin) or name)
