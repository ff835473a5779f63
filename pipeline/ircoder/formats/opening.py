"""Opens an input as bytes, unpacked where its name ends in ``.gz`` or ``.zst``."""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PACKED = (".gz", ".zst")
"""Endings of packed inputs; the ending before tells the kind (``reports.jsonl.gz``)."""

_MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}
_PIECE_BYTES = 1024
"""Packed bytes unpacked at a time; zstd makes at most 32,768 times as many of them, so memory stays flat."""
_BUFFER_BYTES = 128 * 1024


def kind_of(path: Path) -> str:
    """Give the ending that tells the kind of an input, in lower case and without that of its packing."""
    plain = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return plain.suffix.lower()


def plain_name(path: Path) -> str:
    """Give the name of an input without the ending of its packing."""
    return path.stem if path.suffix.lower() in PACKED else path.name


def size_of(path: Path) -> int | None:
    """Bytes of a file; ``None`` for a pipe, and for a file that has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open an input for reading bytes; nothing of it is read whole.

    Raises
    ------
    InputError
        Where the input cannot be opened, is packed though its name does not say so, or is packed and damaged, cut off
        or empty: at once, or from the read that comes upon the damage.
    """
    try:
        source = path.open("rb")
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Check its rights."
        raise InputError(msg) from None
    with source:
        ending = path.suffix.lower()
        if ending in PACKED:
            with io.BufferedReader(_Unpacked(path.name, _unpacked(source, ending)), _BUFFER_BYTES) as stream:
                yield cast(BinaryIO, stream)
            return
        _check_plain(path, source)
        yield source


def _check_plain(path: Path, source: io.BufferedReader) -> None:
    start = source.peek(4)
    for magic, ending in _MAGIC.items():
        if start.startswith(magic):
            msg = f"{path.name} is packed though its name does not end in {ending}. Name it {path.name}{ending}."
            raise InputError(msg)


class _Unpacked(io.RawIOBase):
    """Pieces of bytes as a stream; whatever shows that they are damaged becomes an :class:`InputError`."""

    def __init__(self, name: str, pieces: Iterator[bytes]) -> None:
        self._name = name
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Tell that the stream can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer with what is next, as far as one piece reaches; 0 at the end."""
        if not self._rest:
            self._rest = memoryview(self._next())
        target = memoryview(buffer)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next(self) -> bytes:
        try:
            return next(self._pieces, b"")
        except _Damaged as damage:
            msg = f"{self._name} {damage}. Pack or copy it again."
            raise InputError(msg) from None


class _Damaged(Exception):  # noqa: N818 - what is wrong, to be told with the name of the file
    """What is wrong with packed bytes."""


def _unpacked(source: io.BufferedReader, ending: str) -> Iterator[bytes]:
    """Yield pieces that are not empty."""
    pieces = _gzip_pieces(source) if ending == ".gz" else _zstd_pieces(source)
    try:
        if not source.peek(1):
            raise _Damaged("is empty, which no packed file is")
        yield from pieces
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise _Damaged("is damaged or was cut off: it cannot be unpacked to its end") from None
    except OSError as error:
        raise _Damaged(f"cannot be read to its end ({error.strerror})") from None


def _gzip_pieces(source: io.BufferedReader) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=source, mode="rb") as stream:
        while piece := stream.read1(_BUFFER_BYTES):
            yield piece


def _zstd_pieces(source: io.BufferedReader) -> Iterator[bytes]:
    """Unpack frame by frame, as many as `zstd` and `cat` put into a file.

    The library's own reader takes a frame that was cut off for a whole one; here its end has to come.
    """
    import zstandard

    unpacker = zstandard.ZstdDecompressor()
    frame = unpacker.decompressobj()
    begun = False
    try:
        while packed := source.read(_PIECE_BYTES):
            while packed:
                begun = True
                if piece := frame.decompress(packed):
                    yield piece
                packed = frame.unused_data if frame.eof else b""
                if frame.eof:
                    frame, begun = unpacker.decompressobj(), False
    except zstandard.ZstdError:
        raise EOFError from None
    if begun:
        raise EOFError
