"""Reports that a watch codes a second time, from another file: corrections, addenda, files dropped twice.

Each file of a watch has an output of its own, which may long have been fetched and charged. So a report that comes
again goes to review with a word of where it was coded before: nobody may charge both without having looked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ircoder.bulk.finishing import records_in
from ircoder.bulk.ledger import Ledger
from ircoder.bulk.outcomes import Outcome, json_line
from ircoder.key_set import key_of


class FileBooks:
    """The books of a watch while it codes one file.

    Parameters
    ----------
    ledger
        What the watch has done so far.
    output
        Name of the file's output.
    worked_off
        Called when the output has its place.
    """

    def __init__(self, ledger: Ledger, output: str, worked_off: Callable[[], None]) -> None:
        self._ledger = ledger
        self._output = output
        self._worked_off = worked_off
        self.repeats = 0

    def told(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """Give outcomes as they are; those of reports that another file had already, with that told."""
        return [self._told(outcome) for outcome in outcomes]

    def placing(self, records: Path) -> None:
        """Remember the reports that were coded."""
        self._ledger.write_coded(self._coded(records), self._output)

    def placed(self) -> None:
        """Remember the file as done."""
        self._worked_off()

    def _told(self, outcome: Outcome) -> Outcome:
        record = json.loads(outcome.line)
        before = self._ledger.coded_in(_key(record))
        if before in (None, self._output):
            return outcome
        self.repeats += 1
        if outcome.failure is not None:
            look = f"It was coded before, in {before}: see whether that still stands."
            error = {**record["error"], "message": f"{record['error']['message']} {look}"}
            failure = replace(outcome.failure, remedy=f"{outcome.failure.remedy} {look}".lstrip())
            return replace(outcome, line=json_line({**record, "error": error}), failure=failure)
        reason = f"This report was coded before, in {before}: see that it is charged once."
        changed = {"route": "review", "review_reasons": [*record["review_reasons"], reason]}
        return replace(outcome, line=json_line({**record, **changed}), review=True)

    @staticmethod
    def _coded(records: Path) -> Iterator[int]:
        return (_key(record) for record in records_in(records) if record["error"] is None)


def _key(record: Mapping[str, Any]) -> int:
    return key_of(f"{record['report_id']}\0{record['setting']}")
