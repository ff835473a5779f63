"""Input fields of gold reports: all there, of the right kind, with a date and a setting that a code set exists for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ircoder.corpora.model import Kind, Problem, Record, named
from ircoder.intake import report_of
from ircoder.report import CodedReport

INPUT = ("report_id", "text", "service_date", "setting")
MADE = (*INPUT, "codes")
"""Fields of a generated report with a code set."""
CODED = (*MADE, "families", "style")
MARKED = (*INPUT, "entities")
LISTS = ("codes", "traps", "families", "contradictions", "entities", "outside")
CERTAINTIES = ("high", "medium", "low")


def required_fields(record: Record, kind: Kind) -> tuple[str, ...]:
    """Fields that a report of a file of this kind has to have."""
    if kind == "marked":
        return MARKED
    return MADE if record.generated else CODED


def check_fields(record: Record, required: Collection[str], families: Collection[str]) -> Iterator[Problem]:
    """Find fields that are missing or of the wrong kind.

    Parameters
    ----------
    record
        A report.
    required
        Fields that have to be there.
    families
        Families of procedures that there are.
    """
    values = record.values
    for field in required:
        if field not in values:
            yield record.problem(field, "is missing", "Add it.")
    if all(field in values for field in INPUT):
        report = report_of(values, record.place)
        if isinstance(report, CodedReport) and report.error is not None:
            # The message names place, field, problem and remedy: "line 3: text is empty. Supply …"
            told, _, remedy = report.error.message.removeprefix(f"{record.place}: ").partition(". ")
            field, _, problem = told.partition(" ")
            yield record.problem(field, problem, remedy)
    for field in LISTS:
        if field in values and not isinstance(values[field], list):
            yield record.problem(field, "is no list", "Write it in brackets.")
    for field in ("style", "certainty", "variant_of"):
        if field in values and not (isinstance(values[field], str) and values[field].strip()):
            yield record.problem(field, "is no words", "Write a string, or leave the field out.")
    if values.get("certainty", "high") not in CERTAINTIES:
        yield record.problem("certainty", "is not known", f"Use one of {', '.join(CERTAINTIES)}.")
    if not isinstance(values.get("synthetic", False), bool):
        yield record.problem("synthetic", "is neither true nor false", "Write true for a generated report.")
    given = values.get("families")
    unknown = sorted({named(item) for item in given if str(item) not in families}) if isinstance(given, list) else []
    if unknown:
        yield record.problem("families", f"{', '.join(unknown)} is no family", "Use families of the catalogue.")
