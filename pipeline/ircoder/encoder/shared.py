"""Which encoder stands behind a part of a model: a small file in the part's folder names it.

``encoder.json`` holds the ``kind`` of what it stands for and the folder of the encoder, relative to its own. One
encoder serves several parts and is read once.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from ircoder.encoder.vectors import WEIGHTS, Encoder
from ircoder.model_error import ModelError

NAMED = "encoder.json"
OWN = "encoder"
"""Folder of an encoder inside the part that brought it."""


def named_encoder(folder: Path) -> dict[str, Any] | None:
    """What the file of a part says, ``None`` where the part has no encoder.

    Raises
    ------
    ModelError
        Where the file is damaged.
    """
    path = folder / NAMED
    if not path.is_file():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told["kind"], str) and isinstance(told["encoder"], str):
            return dict(told)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    msg = f"{path} is not readable: kind and encoder are to be named. Train the model again with `ircoder train`."
    raise ModelError(msg)


def encoder_of(folder: Path) -> Encoder | None:
    """The encoder behind the part in a folder, ``None`` where it has none.

    Raises
    ------
    ModelError
        Where the encoder that it names is not there or not readable, or its packages are not installed.
    """
    told = named_encoder(folder)
    if told is None:
        return None
    place = (folder / told["encoder"]).resolve()
    try:
        written = (place / WEIGHTS).stat()
        return _read(place, written.st_mtime_ns, written.st_size)
    except ModelError:
        raise
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        msg = f"{place} holds no readable encoder ({type(error).__name__}). Train the model again with `ircoder train`."
        raise ModelError(msg) from None


def name_encoder(folder: Path, kind: str, encoder: str = OWN, **more: object) -> None:
    """Write into the folder of a part which encoder stands behind it; ``encoder`` is relative to the folder."""
    told = {"kind": kind, "encoder": encoder, **more}
    (folder / NAMED).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


@lru_cache(maxsize=2)
def _read(folder: Path, _written: int, _size: int) -> Encoder:
    return Encoder.from_disk(folder)
