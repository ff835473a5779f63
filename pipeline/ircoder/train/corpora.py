"""The corpora that trained parts are rebuilt from, by the split that each may use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ircoder.evaluate.gold import GoldReport, read_gold
from ircoder.formats.rows import InputError

TUNE, CALIBRATE, TEST = "tune", "calibrate", "test"


@dataclass(frozen=True, slots=True)
class Corpora:
    """A folder of corpora.

    ``splits.csv`` says of every report id which split it belongs to; a report that it does not name is refused, so that
    nothing measured is trained on by oversight.
    """

    folder: Path

    @property
    def gold(self) -> Path:
        """Folder of the written reports."""
        return self.folder / "gold"

    def splits(self) -> dict[str, str]:
        """Split of every report id.

        Raises
        ------
        InputError
            Where the table is not there or not readable.
        """
        path = self.folder / "splits.csv"
        try:
            with path.open(encoding="utf-8", newline="") as stream:
                return {row["report_id"]: row["split"] for row in csv.DictReader(stream)}
        except FileNotFoundError:
            msg = f"{path} does not exist. Name a folder of corpora with --corpora."
            raise InputError(msg) from None
        except (OSError, KeyError, ValueError):
            msg = f"{path} is no table with the columns report_id and split. Name a folder of corpora with --corpora."
            raise InputError(msg) from None

    def reports(self, split: str) -> list[GoldReport]:
        """Gold reports of one split that have a code set, each once, in the order of the files."""
        splits = self.splits()
        out: dict[str, GoldReport] = {}
        for path in self._files():
            for report in read_gold(path):
                if splits.get(report.report.report_id) == split and report.codes is not None:
                    out.setdefault(report.report.report_id, report)
        if not out:
            msg = f"{self.gold} holds no report of the split {split}. Name a folder of corpora with --corpora."
            raise InputError(msg)
        return list(out.values())

    def marked(self, split: str) -> list[Mapping[str, Any]]:
        """Records of one split with ``text`` and ``entities``, each report once."""
        splits = self.splits()
        out: dict[str, Mapping[str, Any]] = {}
        for path in (*self._marked_files(), *self._files()):
            for record in _records(path):
                known = splits.get(str(record.get("report_id"))) == split
                if known and isinstance(record.get("entities"), list):
                    out.setdefault(str(record["report_id"]), record)
        return list(out.values())

    def _files(self) -> list[Path]:
        return sorted(path for path in self.gold.glob("*.jsonl") if not path.name.startswith("entities."))

    def _marked_files(self) -> list[Path]:
        return sorted(self.gold.glob("entities.*.jsonl"))


def _records(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)
