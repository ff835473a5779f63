"""Which of several versions of a report stands: HL7 sends a report anew whenever it changes.

A file is read twice. The first reading notes for every report, in a few bytes on disk, where the version that stands
is; it keeps the texts of addenda, which are short and few. The second reading gives each report once, at the place of
that version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from ircoder.formats.hl7v2.problems import Problem
from ircoder.formats.hl7v2.text import ADDENDUM
from ircoder.formats.hl7v2.version import ReportVersion

_UNSIGNED, _ADDENDUM, _UNREADABLE, _SETTLED = range(4)
"""How much a version counts; of those that count most the last one stands."""

_NOWHERE = -1
_NOTE = """
INSERT INTO places VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
  settled = settled + excluded.settled,
  position = CASE WHEN excluded.rank >= rank THEN excluded.position ELSE position END,
  rank = MAX(rank, excluded.rank)
"""


class Standing:
    """What the first reading of a file has noted. Positions count the versions of a file through."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.execute("CREATE TABLE places (key INTEGER PRIMARY KEY, rank, position, settled)")
        self._addenda: dict[int, dict[int, tuple[int, str]]] = {}
        self._replaced: set[int] = set()

    def note(self, version: ReportVersion, position: int) -> None:
        """Take one version of the first reading."""
        rank = _rank(version)
        self._database.execute(_NOTE, (version.key, rank, position, int(rank == _SETTLED)))
        if rank == _ADDENDUM:
            own = position if version.own_key is None else version.own_key
            self._addenda.setdefault(version.key, {})[own] = (position, _text(version))
            if version.own_key is not None:  # its drafts do not stand
                self._database.execute(_NOTE, (version.own_key, rank, _NOWHERE, 0))
        if version.replaces is not None and rank == _SETTLED:
            self._replaced.add(version.replaces)

    def stands(self, version: ReportVersion, position: int) -> bool:
        """Tell in the second reading whether the version is the one of its report that stands."""
        return version.key not in self._replaced and self._place(version.key)[0] == position

    def completed(self, version: ReportVersion, position: int) -> ReportVersion:
        """Give a version that stands with its addenda, and with the number of versions that it takes the place of."""
        if isinstance(version.content, Problem):
            return version
        addenda = self._addenda_of(version, position)
        text = "\n\n".join((*(() if version.is_addendum else (_text(version),)), *addenda))
        metadata = dict(version.content["metadata"])
        _, settled = self._place(version.key)
        if settled > 1:
            metadata["replaced_versions"] = settled - 1
        if addenda and not version.is_addendum:
            metadata["addenda"] = len(addenda)
        return replace(version, content={**version.content, "text": text, "metadata": metadata})

    def _place(self, key: int) -> tuple[int, int]:
        """Give the position of the version that stands, and how many settled ones there are; none of an unknown key."""
        found = self._database.execute("SELECT position, settled FROM places WHERE key = ?", (key,)).fetchone()
        return found or (_NOWHERE, 0)

    def _addenda_of(self, version: ReportVersion, position: int) -> Sequence[str]:
        """Give the addenda that the version does not hold itself; a corrected report holds those before it."""
        found = self._addenda.get(version.key, {}).values()
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
