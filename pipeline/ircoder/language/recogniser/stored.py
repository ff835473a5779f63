"""Which tagger a folder holds: one with an encoder behind it, or the default one in plain arrays."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ircoder.encoder.shared import NAMED
from ircoder.language.recogniser.features import Seen
from ircoder.language.recogniser.tagger import Tagger


class TagsWords(Protocol):
    """What the recogniser needs of a tagger."""

    def tag(self, given: Seen) -> list[str]:
        """Best tag of every word."""
        ...

    def forget(self) -> None:
        """Drop what was kept, where it became too much."""
        ...

    def to_disk(self, folder: Path) -> None:
        """Write the tagger into a folder."""
        ...


def tagger_from_disk(folder: Path) -> TagsWords | None:
    """Read the tagger of a folder; one that is not there means none.

    Raises
    ------
    ircoder.model_error.ModelError
        Where it has an encoder whose files or packages are not there.
    OSError, ValueError, KeyError
        Where the default tagger's files are damaged.
    """
    if not folder.is_dir():
        return None
    if (folder / NAMED).is_file():
        from ircoder.language.recogniser.encoded import EncoderTagger

        return EncoderTagger.from_disk(folder)
    return Tagger.from_disk(folder)
