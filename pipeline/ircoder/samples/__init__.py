"""Bundled sample reports, written for the project: for a first look, and to warm the tokenizer."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def sample_reports() -> list[dict[str, Any]]:
    """Input records of the bundled samples."""
    text = (files("ircoder.samples") / "reports.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]
