"""Which of several versions of a report stands: HL7 sends a report anew whenever it changes.

A file is read twice. The first reading notes for every report where the version that stands is, and keeps the texts of
addenda, which are short and few; of all other reports it keeps eight bytes and a place. The second reading gives each
report once, at the place of that version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ircoder.formats.hl7_problems import Problem
from ircoder.formats.hl7_text import ADDENDUM
from ircoder.formats.hl7_version import ReportVersion

_UNSIGNED, _ADDENDUM, _UNREADABLE, _SETTLED = range(4)
"""How much a version counts; of those that count most the last one stands."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The version that stands so far, and how many settled ones there were."""

    rank: int
    position: int
    settled: int


@dataclass(slots=True)
class Standing:
    """What the first reading of a file has noted. Positions count the versions of a file through."""

    _places: dict[int, _Place] = field(default_factory=dict)
    _addenda: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _replaced: set[int] = field(default_factory=set)

    def note(self, version: ReportVersion, position: int) -> None:
        """Take one version of the first reading."""
        rank = _rank(version)
        known = self._places.get(version.key)
        settled = (known.settled if known else 0) + (rank == _SETTLED)
        if known is None or rank >= known.rank:
            self._places[version.key] = _Place(rank, position, settled)
        else:
            self._places[version.key] = _Place(known.rank, known.position, settled)
        if rank == _ADDENDUM:
            self._addenda.setdefault(version.key, []).append((position, _text(version)))
        if version.replaces is not None and rank == _SETTLED:
            self._replaced.add(version.replaces)

    def stands(self, version: ReportVersion, position: int) -> bool:
        """Tell in the second reading whether the version is the one of its report that stands."""
        return version.key not in self._replaced and self._places[version.key].position == position

    def completed(self, version: ReportVersion, position: int) -> ReportVersion:
        """Give a version that stands with its addenda, and with the number of versions that it takes the place of."""
        if isinstance(version.content, Problem):
            return version
        place = self._places[version.key]
        addenda = self._addenda_of(version, position)
        text = "\n\n".join((*(() if version.is_addendum else (_text(version),)), *addenda))
        metadata = dict(version.content["metadata"])
        if place.settled > 1:
            metadata["replaced_versions"] = place.settled - 1
        if addenda and not version.is_addendum:
            metadata["addenda"] = len(addenda)
        return replace(version, content={**version.content, "text": text, "metadata": metadata})

    def _addenda_of(self, version: ReportVersion, position: int) -> Sequence[str]:
        """Give the addenda that the version does not hold itself; a corrected report holds those before it."""
        found = self._addenda.get(version.key, [])
        words = " ".join(_text(version).split())
        if version.is_addendum:
            return [_headed(text) for _, text in found]
        return [
            _headed(text)
            for place, text in found
            if (place > position or version.state == "final") and " ".join(text.split()) not in words
        ]


def _rank(version: ReportVersion) -> int:
    if version.state == "not_final":
        return _UNSIGNED
    if version.is_addendum and not isinstance(version.content, Problem):
        return _ADDENDUM
    if isinstance(version.content, Problem) and version.state == "final":
        return _UNREADABLE  # the same report may stand in another message as text
    return _SETTLED


def _text(version: ReportVersion) -> str:
    return "" if isinstance(version.content, Problem) else str(version.content["text"])


def _headed(addendum: str) -> str:
    return addendum if addendum.lstrip().upper().startswith(ADDENDUM) else f"{ADDENDUM}:\n{addendum}"
