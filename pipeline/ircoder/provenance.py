"""Which model and which knowledge made a record: content hashes, computed once a process."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ircoder import __version__
from ircoder.model_error import ModelError as ModelError

MANIFEST = "manifest.json"
_DIGEST_BYTES = 8


def shipped_model() -> Path:
    """Folder of the shipped model: in an installed wheel beside the package, in a checkout at its top.

    Raises
    ------
    ModelError
        Where neither holds a manifest.
    """
    package = Path(str(files("ircoder")))
    for folder in (package / "models", package.parents[1] / "models"):
        if (folder / MANIFEST).is_file():
            return folder
    msg = "the shipped model is not there. Install ircoder again, or name a model folder."
    raise ModelError(msg)


def model_name(folder: Path | None = None) -> str:
    """Name of a model with the hash of its files (``ircoder-0.1.0+5f0c…``).

    Raises
    ------
    ModelError
        Where the folder has no readable manifest.
    """
    return _model_name(folder or shipped_model())


@cache
def _model_name(folder: Path) -> str:
    try:
        name = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["name"]
    except (OSError, ValueError, KeyError, TypeError):
        msg = f"{folder} holds no model: its {MANIFEST} is missing or not readable. Name a folder that `ircoder` wrote."
        raise ModelError(msg) from None
    return f"{name}-{__version__}+{_hash(folder, '')}"


def knowledge_hash(imported: str = "") -> str:
    """Hash of every table of the knowledge folder, by relative path and content.

    ``imported`` is the identity of imported official files (:attr:`ircoder.knowledge.imported.Imported.identity`),
    which follows after a plus sign.
    """
    return f"{_shipped_hash()}+{imported}" if imported else _shipped_hash()


@cache
def _shipped_hash() -> str:
    return _hash(files("ircoder.knowledge"), ".csv")


def _hash(root: Traversable, suffix: str) -> str:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for path, item in sorted(_walk(root, ""), key=lambda pair: pair[0]):
        if path.endswith(suffix):
            content = item.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _walk(root: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    out: list[tuple[str, Traversable]] = []
    for item in root.iterdir():
        path = f"{prefix}{item.name}"
        if item.is_dir():
            out.extend(_walk(item, f"{path}/") if item.name != "__pycache__" else [])
        else:
            out.append((path, item))
    return out
