"""What made an audit, in words: its options, versions and releases."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.audit.figures import percent
from ircoder.audit.model import AuditResult
from ircoder.audit.terms import named

_UNSET: Mapping[str, str] = {
    "conversion_factor": "that of the date of service",
    "setting": "of each line, else of its report",
}


def options_told(result: AuditResult) -> list[tuple[str, str]]:
    """Options of the call, by name."""
    return [(named(name), _option(name, value)) for name, value in result.options.items()]


def made_with(result: AuditResult) -> list[tuple[str, str]]:
    """What made the audit: version, model, knowledge and the releases that answered."""
    versions = result.versions
    rows = (
        ("ircoder", versions.ircoder),
        ("Model", versions.model),
        ("Knowledge", versions.knowledge),
        ("Claim edits", ", ".join(versions.edits)),
        ("Fee schedules", ", ".join(versions.fees)),
        ("Conversion factors", ", ".join(f"${factor}" for factor in versions.factors)),
        ("Hospital outpatient payment", ", ".join(versions.outpatient)),
    )
    return [(name, value or "none") for name, value in rows]


def _option(name: str, value: str | float | None) -> str:
    if value is None:
        return _UNSET.get(name, "not given")
    return percent(value) if name in ("trigger", "confidence") and not isinstance(value, str) else str(value)
