"""What a run is made of: a run goes on only with the inputs, the options and the versions that it began with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from ircoder.formats.rows import InputError

_DIGEST_BYTES = 16
_ENDS = 1 << 20
"""Bytes at both ends of an input that are looked at, with its size: a changed export hardly keeps all three."""


class OtherRunError(InputError):
    """An unfinished run that began with something else."""


def identity(files: Sequence[Path], options: Mapping[str, object]) -> dict[str, str]:
    """Name and digest of each part that decides what a run writes.

    Parameters
    ----------
    files
        The inputs, in their order.
    options
        Everything else that decides it: options, model, knowledge. Values are written as JSON.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for file in files:
        digest.update(f"{file.name}\0".encode("utf-8", "surrogateescape"))
        digest.update(_ends(file))
    parts = {name: json.dumps(value, sort_keys=True, default=str) for name, value in options.items()}
    return {"inputs": digest.hexdigest(), **parts}


def check_same(began: Mapping[str, str], now: Mapping[str, str], folder: Path) -> None:
    """Refuse to go on with a run that began with something else.

    Raises
    ------
    OtherRunError
        Naming what is different.
    """
    different = sorted(name for name in {*began, *now} if began.get(name) != now.get(name))
    if different:
        msg = (
            f"{folder} holds a run that began with other {', '.join(different)}. Go on with what it began with, "
            "or remove that folder and start again."
        )
        raise OtherRunError(msg)


def _ends(file: Path) -> bytes:
    if not file.is_file():
        return b"a stream"
    size = file.stat().st_size
    with file.open("rb") as stream:
        first = stream.read(_ENDS)
        stream.seek(max(size - _ENDS, 0))
        return b"%d\0%b\0%b" % (size, first, stream.read(_ENDS))
