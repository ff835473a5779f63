"""What a run is made of: a run goes on only with the inputs, the options and the versions that it began with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ircoder.formats.rows import InputError

_DIGEST_BYTES = 16
_BLOCK = 1 << 20
_NAMED = 100
"""Inputs of which each is remembered by name, so that one that differs can be named; of more, all together."""

Identity = dict[str, Any]
"""By name what decides the output, as JSON has it: ``inputs`` is a list of pairs of a name and a digest."""


class OtherRunError(InputError):
    """An unfinished run that began with something else."""


def identity(files: Sequence[Path], options: Mapping[str, str | None]) -> Identity:
    """Name each part that decides what a run writes. The inputs are read through for that, once.

    Parameters
    ----------
    files
        The inputs, in their order.
    options
        Everything else that decides it, by the name that its user knows: options as they are given, model, knowledge.

    Raises
    ------
    InputError
        For an input that cannot be read.
    """
    digests = ((file.name.encode("utf-8", "backslashreplace").decode(), _digest(file)) for file in files)
    if len(files) <= _NAMED:
        inputs = [[name, digest] for name, digest in digests]
    else:
        together = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        for name, digest in digests:
            together.update(f"{name}\0{digest}\0".encode())
        inputs = [[f"{len(files)} files", together.hexdigest()]]
    return {"inputs": inputs, **options}


def check_same(began: Identity, now: Identity, folder: Path) -> None:
    """Refuse to go on with a run that began with something else.

    Raises
    ------
    OtherRunError
        Naming what is different.
    """
    different = differences(began, now)
    if different:
        msg = (
            f"{folder} holds a run that began otherwise: {'; '.join(different)}. Go on with what it began with, "
            "or remove that folder and start again."
        )
        raise OtherRunError(msg)


def differences(began: Identity, now: Identity) -> list[str]:
    """Tell what differs between then and now, in words; nothing where all is the same."""
    names = [*began, *(name for name in now if name not in began)]
    told = [_told(name, began.get(name), now.get(name)) for name in names if name != "inputs"]
    return [*_other_inputs(began.get("inputs", []), now["inputs"]), *filter(None, told)]


def digest_of(file: Path) -> str:
    """Digest of the content of a file."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _digest(file: Path) -> str:
    if file.exists() and not file.is_file():
        return "a pipe"  # it cannot be read a second time
    try:
        return digest_of(file)
    except OSError as error:
        msg = f"{file} cannot be read ({error.strerror}). Check it and its rights."
        raise InputError(msg) from None


def _told(name: str, then: object, now: object) -> str:
    if then == now:
        return ""
    return f"{name}: then {then or 'not given'}, now {now or 'not given'}"


def _other_inputs(then: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> Iterator[str]:
    if then == now:
        return
    before, after = dict(_pairs(then)), dict(_pairs(now))
    told = [
        *(f"{name} is missing" for name in before if name not in after),
        *(f"{name} is new" for name in after if name not in before),
        *(f"{name} has another content" for name in after if name in before and before[name] != after[name]),
    ]
    yield f"inputs ({', '.join(told) or 'others of the same names, or in another order'})"


def _pairs(inputs: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((name, digest) for name, digest in inputs)
