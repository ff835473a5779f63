"""Opens an input as bytes, unpacked where its name ends in ``.gz`` or ``.zst``."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from ircoder.formats.rows import InputError

PACKED = (".gz", ".zst")
"""Endings of packed inputs; the ending before tells the kind (``reports.jsonl.gz``)."""


def kind_of(path: Path) -> str:
    """Give the ending that tells the kind of an input, in lower case and without that of its packing."""
    plain = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return plain.suffix.lower()


def plain_name(path: Path) -> str:
    """Give the name of an input without the ending of its packing."""
    return path.stem if path.suffix.lower() in PACKED else path.name


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open an input for reading bytes; nothing of it is read whole.

    Raises
    ------
    InputError
        Where a packed input is damaged or cut off: at once, or while it is read.
    """
    try:
        with _stream(path) as stream:
            yield stream
    except (gzip.BadGzipFile, EOFError, zlib.error, *_zstd_errors(path)):
        msg = f"{path.name} is damaged or was cut off: it cannot be unpacked to its end. Pack or copy it again."
        raise InputError(msg) from None


def _stream(path: Path) -> BinaryIO:
    ending = path.suffix.lower()
    if ending == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if ending == ".zst":
        import zstandard

        # The frame may be one of several, as `zstd` and `cat` make them.
        source = zstandard.ZstdDecompressor().stream_reader(path.open("rb"), read_across_frames=True, closefd=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, source)))
    return path.open("rb")


def _zstd_errors(path: Path) -> tuple[type[BaseException], ...]:
    if path.suffix.lower() != ".zst":
        return ()
    import zstandard

    return (zstandard.ZstdError,)
