"""Which of several versions of a report stands: HL7 sends a report anew whenever it changes.

Files are read twice. The first reading notes for every report, in a few bytes on disk, where the version that stands
is, and keeps the texts of addenda. The second reading gives each report once, at the place of that version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ircoder.formats.hl7v2.problems import Problem
from ircoder.formats.hl7v2.text import ADDENDUM
from ircoder.formats.hl7v2.version import ReportVersion

_UNSIGNED, _ADDENDUM, _UNREADABLE, _SETTLED = range(4)
"""How much a version counts; of those that count most the last one stands.

In one file that is the one which stands last. Of two files, whose order need not be that in which they came, it is the
one that was sent last, by MSH-7; where that does not tell, the one in the file that is read last.
"""

_NOWHERE = -1
_PUT = "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?)"
_ADD = """
INSERT INTO addenda VALUES (?, ?, ?, ?) ON CONFLICT (key, own) DO UPDATE SET
  position = excluded.position, text = excluded.text
"""
_TABLES = (
    "CREATE TABLE places (key INTEGER PRIMARY KEY, rank, position, settled, file, sent)",
    "CREATE TABLE addenda (key INTEGER, own INTEGER, position INTEGER, text BLOB, PRIMARY KEY (key, own))",
    "CREATE TABLE replaced (key INTEGER PRIMARY KEY)",
)


@dataclass(frozen=True, slots=True)
class _Sending:
    """File that a version is in, and when it was sent as far as that is told."""

    file: int
    sent: str

    def is_before(self, noted: _Sending) -> bool:
        """Whether this version, which is read later than the one noted, was sent earlier."""
        known = min(len(self.sent), len(noted.sent))
        return self.file != noted.file and self.sent[:known] < noted.sent[:known]


class Standing:
    """What the first reading of the files has noted. Positions count the versions of all of them through."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        for table in _TABLES:
            self._database.execute(table)

    def note(self, version: ReportVersion, position: int, file: int) -> None:
        """Take one version of the first reading; ``file`` is the number of the file that it is in."""
        rank = _rank(version)
        self._put(version.key, rank, position, _Sending(file, version.sent))
        if rank == _ADDENDUM:
            own = position if version.own_key is None else version.own_key
            text = _text(version).encode("utf-8", "surrogatepass")
            self._database.execute(_ADD, (version.key, own, position, text))
            if version.own_key is not None:  # its drafts do not stand
                self._put(version.own_key, rank, _NOWHERE, _Sending(file, version.sent))
        if version.replaces is not None and rank == _SETTLED:
            self._database.execute("INSERT OR IGNORE INTO replaced VALUES (?)", (version.replaces,))

    def _put(self, key: int, rank: int, position: int, sending: _Sending) -> None:
        """Note a version in the place of what was noted of its report, or count it where it comes before that."""
        query = "SELECT rank, position, settled, file, sent FROM places WHERE key = ?"
        before = self._database.execute(query, (key,)).fetchone()
        settled = int(rank == _SETTLED)
        if before is not None:
            best, place, earlier, file, sent = before
            settled += earlier
            if rank < best or (rank == best and sending.is_before(_Sending(file, sent))):
                rank, position, sending = best, place, _Sending(file, sent)
        self._database.execute(_PUT, (key, rank, position, settled, sending.file, sending.sent))

    def stands(self, version: ReportVersion, position: int) -> bool:
        """Tell in the second reading whether the version is the one of its report that stands."""
        return self._place(version.key)[0] == position and not self._is_replaced(version.key)

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

    def _is_replaced(self, key: int) -> bool:
        return self._database.execute("SELECT 1 FROM replaced WHERE key = ?", (key,)).fetchone() is not None

    def _addenda_of(self, version: ReportVersion, position: int) -> Sequence[str]:
        """Give the addenda that the version does not hold itself; a corrected report holds those before it."""
        query = "SELECT position, text FROM addenda WHERE key = ? ORDER BY rowid"
        rows = self._database.execute(query, (version.key,))
        found = [(place, text.decode("utf-8", "surrogatepass")) for place, text in rows]
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
