"""The journal of a run: after each stretch of work, how far the files of the run are whole.

A run that was broken off at any moment, by a kill, a power cut or a full disk, goes on from the last entry whose
stretch of the records is on disk as it was written. An entry is one line: a digest of the entry, and the entry as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from ircoder.bulk.outcomes import Outcome

_DIGEST_BYTES = 16
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for the summary. ``failures`` is by type; ``lines`` are code lines, ``review`` records routed there."""

    records: int = 0
    lines: int = 0
    review: int = 0
    failures: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """Records that failed."""
        return sum(self.failures.values())

    def with_outcomes(self, outcomes: Sequence[Outcome]) -> Tally:
        """The counts with further outcomes."""
        failures = Counter(self.failures)
        failures.update(outcome.failure.type for outcome in outcomes if outcome.failure is not None)
        return Tally(
            self.records + len(outcomes),
            self.lines + sum(outcome.code_lines for outcome in outcomes),
            self.review + sum(outcome.review and outcome.failure is None for outcome in outcomes),
            dict(failures),
        )


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run is: ``places`` reports of the input are done, and so many bytes of the two files hold them."""

    places: int = 0
    record_bytes: int = 0
    error_bytes: int = 0
    tally: Tally = field(default_factory=Tally)
    complete: bool = False


class Stretch:
    """A digest of what was written since the last checkpoint."""

    def __init__(self) -> None:
        self._digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)

    def add(self, content: bytes) -> None:
        """Take in what was written."""
        self._digest.update(content)

    def close(self) -> str:
        """Give the digest and begin anew."""
        closed = self._digest.hexdigest()
        self._digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        return closed


def append(stream: IO[bytes], checkpoint: Checkpoint, stretch: str) -> None:
    """Write an entry and see it to the disk; what it speaks of has to be there before."""
    stream.write(_sealed({**asdict(checkpoint), "stretch": stretch}))
    stream.flush()
    os.fsync(stream.fileno())


def last_whole(journal: Path, records: Path, errors: Path) -> tuple[Checkpoint, int]:
    """The last checkpoint up to which the files are what was written, and the bytes of the journal up to it.

    The records are read once for that. Where they are already in their place (a complete run that was broken off
    between its last two steps), the journal alone counts.
    """
    found, end = Checkpoint(), 0
    error_bytes = errors.stat().st_size if errors.exists() else 0
    with journal.open("rb") as entries:
        if not records.exists():
            *_, last = [(Checkpoint(), "", 0), *_entries(entries)]
            return (last[0], last[2]) if last[0].complete else (found, end)
        with records.open("rb") as stream:
            for checkpoint, stretch, position in _entries(entries):
                written = _digest_of(stream, checkpoint.record_bytes - found.record_bytes)
                if written != stretch or checkpoint.error_bytes > error_bytes:
                    break
                found, end = checkpoint, position
    return found, end


def _entries(stream: IO[bytes]) -> Iterator[tuple[Checkpoint, str, int]]:
    """Checkpoints with the digests of their stretches and the place behind each; the first damaged entry ends them."""
    position = 0
    for line in stream:
        position += len(line)
        content = _opened(line)
        if content is None:
            return
        stretch = content.pop("stretch")
        yield Checkpoint(**{**content, "tally": Tally(**content["tally"])}), stretch, position


def _sealed(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, sort_keys=True).encode()
    return hashlib.blake2b(text, digest_size=_DIGEST_BYTES).hexdigest().encode() + b" " + text + b"\n"


def _opened(line: bytes) -> dict[str, Any] | None:
    """The content of an entry; ``None`` where it was not written to its end."""
    _, _, text = line.partition(b" ")
    try:
        content: dict[str, Any] = json.loads(text)
    except ValueError:
        return None
    return content if _sealed(content) == line else None


def _digest_of(stream: IO[bytes], count: int) -> str | None:
    """Digest of the next bytes; ``None`` where there are fewer."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    while count > 0:
        block = stream.read(min(count, _BLOCK))
        if not block:
            return None
        digest.update(block)
        count -= len(block)
    return digest.hexdigest()
