"""One archive of an evaluation, from which it can be run again to the same figures.

It holds gold, predictions and coders as :mod:`ircoder.evaluate.bundle_values` writes them, every figure as JSON, and a
manifest that says with what they were made. The same evaluation gives the same archive to the byte: entries stand in
fixed order, carry one fixed date and are stored unpacked, since what a compressor makes differs between its versions.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from ircoder.evaluate.bundle_values import gold_of, gold_value, prediction_of, prediction_value, set_value
from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.coders import CoderSets
from ircoder.evaluate.made_with import made_with
from ircoder.evaluate.study import Material, System
from ircoder.formats.rows import InputError
from ircoder.knowledge.base import Knowledge

LAYOUT = 1
MANIFEST, GOLD, FIGURES = "manifest.json", "gold.jsonl", "figures.json"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading an archive raises that is none, or of which a byte was lost or changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """An archive that was read; ``text_hashes`` are the SHA-256 of the texts by report id."""

    manifest: Mapping[str, Any]
    material: Material
    figures: bytes
    text_hashes: Mapping[str, str]


def figures_bytes(figures: Mapping[str, Any]) -> bytes:
    """Figures as JSON in UTF-8, as ``--json`` writes them too."""
    return (json.dumps(figures, indent=1, ensure_ascii=False) + "\n").encode()


def write_bundle(
    path: Path,
    material: Material,
    figures: bytes,
    knowledge: Knowledge,
    options: Mapping[str, Any],
    *,
    with_texts: bool = False,
) -> None:
    """Write an archive.

    Parameters
    ----------
    path
        The file.
    material
        What the figures were computed from.
    figures
        Their JSON.
    knowledge
        The tables that they were computed with.
    options
        What the evaluation was asked for, kept as it is.
    with_texts
        Whether the texts of the reports go into it; without them it has ids and hashes.

    Raises
    ------
    InputError
        Where the file cannot be written.
    """
    entries = {
        GOLD: _json_lines(gold_value(item, with_text=with_texts) for item in material.gold),
        FIGURES: figures,
    }
    ids = [item.report.report_id for item in material.gold]
    for number, system in enumerate(material.systems):
        values = (prediction_value(key, made) for key, made in zip(ids, system.predictions, strict=True))
        entries[f"predictions/{number}.jsonl"] = _json_lines(values)
    for number, coder in enumerate(material.coders):
        entries[f"coders/{number}.jsonl"] = _json_lines(set_value(key, codes) for key, codes in coder.sets.items())
    manifest = {
        "layout": LAYOUT,
        **made_with(material, knowledge),
        "options": dict(options),
        "texts": with_texts,
        "systems": [system.name for system in material.systems],
        "coders": [coder.name for coder in material.coders],
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(entries.items())},
    }
    entries[MANIFEST] = figures_bytes(manifest)
    try:
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in sorted(entries.items()):
                archive.writestr(_entry(name), content)
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another file."
        raise InputError(msg) from None


def read_bundle(path: Path) -> Bundle:
    """Read an archive.

    Raises
    ------
    InputError
        For a file that is no such archive, is damaged, or was changed since it was written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(entries[MANIFEST])
        layout, hashes = manifest["layout"], dict(manifest["sha256"])
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Name a file that `ircoder evaluate --bundle` wrote."
        raise InputError(msg) from None
    except _UNREADABLE:
        msg = f"{path.name} is no bundle of an evaluation, or is damaged. Name one that `ircoder evaluate` wrote."
        raise InputError(msg) from None
    if layout != LAYOUT:
        msg = f"{path.name} has the layout {layout}, this version reads {LAYOUT}. Use the version that wrote it."
        raise InputError(msg)
    for name in sorted({*entries, *hashes} - {MANIFEST}):
        if hashlib.sha256(entries.get(name, b"")).hexdigest() != hashes.get(name):
            msg = f"{path.name}: {name} is not what was written. Get the bundle again."
            raise InputError(msg)
    try:
        json.loads(entries[FIGURES])
        return Bundle(
            manifest=manifest,
            material=_material(manifest, entries),
            figures=entries[FIGURES],
            text_hashes={value["report_id"]: value["text_sha256"] for value in _values(entries[GOLD])},
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        msg = f"{path.name}: gold or predictions are not well formed. Get the bundle again."
        raise InputError(msg) from None


def differences(manifest: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What a bundle was made with and what is here, in words, where they differ."""
    return [
        f"{name}: {_told(manifest.get(name))} in the bundle, {_told(now[name])} here"
        for name in now
        if manifest.get(name) != now[name]
    ]


def changed_figures(before: object, after: object, at: str = "") -> list[str]:
    """Places at which two sets of figures differ, lists of objects item by item."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = dict.fromkeys((*before, *after))
        return [
            place
            for name in names
            for place in changed_figures(before.get(name), after.get(name), f"{at}.{name}" if at else str(name))
        ]
    if _objects(before) and _objects(after) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [place for number, (old, new) in pairs for place in changed_figures(old, new, f"{at}[{number}]")]
    return [] if before == after else [at]


def _objects(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def without_versions(places: Iterable[str]) -> list[str]:
    """Places of figures: that another version computed them is no other figure."""
    return [place for place in places if place.rpartition(".")[2] != "version"]


def _material(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> Material:
    gold = tuple(gold_of(value) for value in _values(entries[GOLD]))
    systems = tuple(
        System(name, tuple(prediction_of(value) for value in _values(entries[f"predictions/{number}.jsonl"])))
        for number, name in enumerate(manifest["systems"])
    )
    coders = tuple(
        CoderSets(
            name,
            {value["report_id"]: code_set(value["lines"]) for value in _values(entries[f"coders/{number}.jsonl"])},
        )
        for number, name in enumerate(manifest["coders"])
    )
    if any(len(system.predictions) != len(gold) for system in systems) or not isinstance(manifest["options"], dict):
        msg = "the predictions are not of the gold reports"
        raise ValueError(msg)
    return Material(gold=gold, systems=systems, coders=coders)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
    return entry


def _json_lines(values: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=True) + "\n" for value in values).encode()


def _values(content: bytes) -> Sequence[Any]:
    return [json.loads(line) for line in content.splitlines() if line]


def _told(value: object) -> str:
    return json.dumps(value)
