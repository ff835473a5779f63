"""How far a file of predictions is about the reports of gold: what it lacks, and what it has beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.plain import CodedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Reports by how a file names them: ``lacking`` and ``other_setting`` of the ``gold`` ones, ``unknown`` of its own.

    ``other_setting`` are gold reports that the file has for another setting alone.
    """

    gold: int
    lacking: int
    other_setting: int
    unknown: int

    def told(self, name: str, lacking: str) -> Iterator[str]:
        """Sentences on what may be a mistake; none where the file is about all reports of gold and no others.

        ``lacking`` says how reports that are not there are measured.
        """
        if self.lacking:
            yield f"{name} lacks {self.lacking:,} of {_reports(self.gold)} of gold: {lacking}."
        if self.other_setting:
            yield f"{name} has {_reports(self.other_setting)} only for another setting than gold: measured as they are."
        if self.unknown:
            yield f"{name} has {_reports(self.unknown)} that gold does not have: left out."


def coverage_of(coded: CodedFile, gold: Iterable[GoldReport], *, part: bool = False) -> Coverage:
    """Compare a file with gold, of which only a ``part`` may be measured: then no other report is unknown."""
    keys = [(item.report.report_id, item.report.setting) for item in gold]
    there = {report_id for report_id, _ in coded.records}
    fitting = {key for key, item in coded.records.items() if (item.record.get("setting") or None) == key[1]}
    return Coverage(
        gold=len(keys),
        lacking=sum(report_id not in there for report_id, _ in keys),
        other_setting=sum(key[0] in there and not {key, (key[0], None)} & fitting for key in keys),
        unknown=0 if part else len(there - {report_id for report_id, _ in keys}),
    )


def _reports(number: int) -> str:
    return f"{number:,} report{'' if number == 1 else 's'}"
