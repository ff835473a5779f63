"""Reports for the metamorphic tests: the words of every rule case, written reports of the tune part, and generated ones."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.coding.cases import TextCase
from tests.findings.reports import result_of

ROOT = Path(__file__).resolve().parents[2]
TUNE = ROOT / "corpora" / "gold" / "tune.jsonl"
SETTING = "facility"


@dataclass(frozen=True)
class Report:
    """A report with its date of service."""

    name: str
    text: str
    date: str

    def lines(self, change: Callable[[str], str] = str, *, date: str | None = None) -> tuple[str, ...]:
        """Lines (``code[xUNITS][-MODIFIERS]``, sorted) of the report, its text changed, on its or another date."""
        return lines_of(change(self.text), date or self.date)


@cache
def lines_of(text: str, date: str) -> tuple[str, ...]:
    """Lines of a text."""
    result: Any = result_of(text, setting=SETTING, date=dt.date.fromisoformat(date))
    return tuple(sorted("-".join((f"{line.code}x{line.units}", *line.modifiers)) for line in result.lines))


@cache
def reports() -> tuple[Report, ...]:
    """All reports that give at least one line."""
    found = [*_of_cases(), *_of_tune()]
    return tuple(report for report in found if report.lines())


def _of_cases() -> list[Report]:
    out = []
    for path in sorted((ROOT / "tests" / "coding" / "families").glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"metamorphic_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        cases = [item for item in getattr(module, "TEXTS", ()) if isinstance(item, TextCase)]
        out.extend(Report(f"{path.stem} {case.rules} {case.name}", case.text, case.date) for case in cases)
    return out


def _of_tune() -> list[Report]:
    rows = [json.loads(line) for line in TUNE.read_text(encoding="utf-8").splitlines()]
    return [Report(row["report_id"], row["text"], row["service_date"]) for row in rows]


def codes(lines: tuple[str, ...]) -> set[str]:
    """Codes of lines."""
    return {line.partition("x")[0] for line in lines}
