"""The files that figures rest on: name, records, bytes and hash, so that an output tells what it was made from.

Files are named without their folder, and nothing tells the time: the same files make the same bytes wherever they are.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ircoder.audit.made_from import InputFile, Role
from ircoder.audit.model import Problem
from ircoder.formats.reading import input_files


def input_file(role: Role, path: Path, records: int | None = None) -> InputFile:
    """Describe a file or folder; of one that cannot be read only the name, since its reader says what is wrong."""
    name = _plain(path.name or path.resolve().name)
    bare = InputFile(role=role, name=name, records=records)
    try:
        if path.is_dir():
            return _folder(bare, input_files([path]))
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return bare
        return replace(bare, bytes=status.st_size, sha256=_sha256(path))
    except OSError:
        return bare


def inputs_json(inputs: Iterable[InputFile]) -> list[dict[str, Any]]:
    """Describe files as JSON."""
    return [asdict(item) for item in inputs]


class Inputs:
    """The files of a run, hashed before they are read and looked at once more when they have been.

    Parameters
    ----------
    named
        What each file is and where it lies; a file that is named twice counts once.
    """

    def __init__(self, named: Iterable[tuple[Role, Path]]) -> None:
        self._named = list(dict.fromkeys(named))
        self._stamps = [_stamp(path) for _, path in self._named]
        self._files = [input_file(role, path) for role, path in self._named]

    def told(self, records: Mapping[Path, int]) -> tuple[InputFile, ...]:
        """Describe the files; ``records`` were counted by file, those of a folder are added up."""
        return tuple(
            replace(item, records=_records(path, records))
            for item, (_, path) in zip(self._files, self._named, strict=True)
        )

    def changed(self) -> Iterator[Problem]:
        """Tell files that are not those that were hashed."""
        for before, (_, path) in zip(self._stamps, self._named, strict=True):
            if _stamp(path) != before:
                message = "the file changed during the audit, so that its hash may be of another one. Audit once more."
                yield Problem("file", "changed", _plain(path.name), message)


def _records(path: Path, records: Mapping[Path, int]) -> int | None:
    if path.is_dir():
        return sum(records.get(file, 0) for file in input_files([path]))
    return records.get(path)


def _folder(bare: InputFile, files: Sequence[Path]) -> InputFile:
    whole, size = hashlib.sha256(), 0
    for file in files:
        size += file.stat().st_size
        whole.update(f"{_sha256(file)}  {file.name}\n".encode("utf-8", "surrogateescape"))
    return replace(bare, bytes=size, sha256=whole.hexdigest(), files=len(files))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _stamp(path: Path) -> tuple[tuple[int, int, int], ...]:
    """What shows that a file was written again; nothing of one that is not there."""
    try:
        found = [file.stat() for file in (input_files([path]) if path.is_dir() else [path])]
    except OSError:
        return ()
    return tuple((status.st_ino, status.st_size, status.st_mtime_ns) for status in found)


def _plain(name: str) -> str:
    """A name that any output can hold, also where the system's is no text."""
    return name.encode("utf-8", "backslashreplace").decode()
