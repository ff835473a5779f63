"""What an audit was made from and with, in words: files, options, versions and releases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ircoder.audit.figures import UNKNOWN, counted, percent
from ircoder.audit.made_from import InputFile, Role
from ircoder.audit.model import AuditResult
from ircoder.audit.terms import named

INPUT_HEADINGS = ("What", "File", "Records", "Bytes", "SHA-256")
_RECORDS: Mapping[Role, str] = {
    "reports": "report",
    "suggested": "record",
    "billed": "line",
    "vocabulary": "term",
    "audit": "encounter",
}
_NONE = "none"
_LABELS: Mapping[str, str] = {"model": "Model folder"}
_UNSET: Mapping[str, str] = {
    "conversion_factor": "that of the date of service",
    "setting": "of each line, else of its report",
    "service_date": "of each report",
    "model": "the shipped one",
    "vocabulary": _NONE,
}


def input_rows(inputs: Iterable[InputFile]) -> list[tuple[str, str, int | None, int | None, str]]:
    """Files that were read, one a row under :data:`INPUT_HEADINGS`."""
    return [(named(item.role), name_of(item), item.records, item.bytes, item.sha256 or UNKNOWN) for item in inputs]


def input_lines(inputs: Iterable[InputFile]) -> list[tuple[str, str]]:
    """The same in words: ``Billed`` and ``march.csv, 101 lines, 4,321 bytes, SHA-256 5f0c…``."""
    lines = []
    for item in inputs:
        told = (name_of(item), size_of(item), f"SHA-256 {item.sha256}" if item.sha256 else "")
        lines.append((named(item.role), ", ".join(filter(None, told))))
    return lines


def size_of(item: InputFile) -> str:
    """What was read of a file: ``101 lines, 4,321 bytes``."""
    told = [counted(item.records, _RECORDS.get(item.role, "row"))] if item.records is not None else []
    return ", ".join([*told, *([counted(item.bytes, "byte")] if item.bytes is not None else [])])


def name_of(item: InputFile) -> str:
    """Name of a file, or of a folder with the number of its files."""
    return item.name if item.files == 1 else f"{item.name} ({item.files:,} files)"


def made_lines(result: AuditResult) -> list[str]:
    """All of it for the terminal: a line a file, options that are set, and what made the audit."""
    options = [
        f"{name.replace('_', ' ')} {_option(name, value)}"
        for name, value in result.options.items()
        if value is not None
    ]
    made = [f"{name[:1].lower()}{name[1:]} {value}" for name, value in made_with(result) if value != _NONE]
    rows = [*input_lines(result.inputs), ("Options", ", ".join(options)), ("Made with", "; ".join(made))]
    return [f"{name:<10} {told}" for name, told in rows]


def options_told(result: AuditResult) -> list[tuple[str, str]]:
    """Options of the call, by name."""
    return [(_LABELS.get(name) or named(name), _option(name, value)) for name, value in result.options.items()]


def made_with(result: AuditResult) -> list[tuple[str, str]]:
    """What made the audit: version, model, knowledge and the releases that answered."""
    versions = result.versions
    rows = (
        ("ircoder", versions.ircoder),
        ("Model", versions.model),
        ("Knowledge of the suggestions", versions.knowledge),
        ("Knowledge of the audit", versions.tables),
        ("Pair edits", ", ".join(versions.edits)),
        ("Unit limits", ", ".join(versions.unit_limits)),
        ("Add-on edits", ", ".join(versions.add_ons)),
        ("Fee schedules", ", ".join(versions.fees)),
        ("Conversion factors", ", ".join(f"${factor}" for factor in versions.factors)),
        ("Hospital outpatient payment", ", ".join(versions.outpatient)),
    )
    return [(name, value or _NONE) for name, value in rows]


def _option(name: str, value: str | float | None) -> str:
    if value is None:
        return _UNSET.get(name, "not given")
    if isinstance(value, str):
        return value
    return percent(value) if name in ("trigger", "confidence") else f"${value:g}"
