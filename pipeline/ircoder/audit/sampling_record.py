"""The record of a draw: everything that anyone needs to draw the same sample again, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import ircoder
from ircoder.audit.inputs import input_file, inputs_json
from ircoder.audit.made_from import InputFile
from ircoder.audit.sampling import Design, Sample, draw_design
from ircoder.audit.sampling_draw import GENERATOR, ORDER
from ircoder.audit.sampling_frame import Frame, keys_hash, read_frame
from ircoder.audit.sampling_strata import StrataRule
from ircoder.audit.sampling_table import read_table
from ircoder.audit.sampling_wanted import Wanted
from ircoder.formats.rows import InputError

VERSION = 1
"""Of this record and of the draw: one with another number may be drawn in another way."""


def record_of(sample: Sample, wanted: Wanted) -> dict[str, Any]:
    """Describe a draw. There is no clock in it: the same draw makes the same record."""
    frame, design = sample.frame, sample.design
    chosen = [item.key for item in sample.drawn if item.role == "sample"]
    return {
        "record": "ircoder audit sample",
        "version": VERSION,
        "ircoder": ircoder.__version__,
        "frame": {
            "file": frame.file.name,
            "sha256": frame.file.sha256,
            "key": frame.key_column,
            "units": len(frame.units),
            "keys_sha256": frame.keys_sha256,
        },
        "seed": design.seed,
        "generator": GENERATOR,
        "order": ORDER,
        "spares_a_stratum": design.spares,
        "stratification": {
            "kind": design.rule.kind,
            "column": design.rule.column,
            "boundaries": list(design.rule.boundaries),
            "certainty": design.rule.certainty,
            "rule": _strata_rule(wanted),
        },
        "strata": [_stratum(sample, name) for name in design.sizes],
        "sample": {"units": len(chosen), "keys_sha256": keys_hash(chosen)},
        "size": _size(sample, wanted),
        "inputs": inputs_json(_inputs(frame, wanted)),
        "options": _options(wanted),
        "warnings": list(sample.warnings),
    }


def design_of(path: Path) -> tuple[Design, dict[str, Any]]:
    """Read the design of a record, and the record.

    Raises
    ------
    InputError
        For what is no record of a draw, or one of another version.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        rule = record["stratification"]
        design = Design(
            int(record["seed"]),
            StrataRule(rule["kind"], rule["column"], tuple(rule["boundaries"]), rule["certainty"]),
            {stratum["name"]: int(stratum["sampled"]) for stratum in record["strata"]},
            int(record["spares_a_stratum"]),
        )
        key, version = record["frame"]["key"], record["version"]
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Name the record of the draw."
        raise InputError(msg) from None
    except (ValueError, KeyError, TypeError):
        msg = f"{path.name} is no record of a draw. Name the JSON file that `ircoder audit sample` wrote."
        raise InputError(msg) from None
    if version != VERSION:
        msg = f"{path.name} is of version {version}, and {VERSION} is drawn here. Use the program that made it."
        raise InputError(msg)
    if not isinstance(key, str):
        msg = f"{path.name} does not say which column is the key. Name the record that `ircoder audit sample` wrote."
        raise InputError(msg)
    return design, record


def drawn_again(frame_path: Path, record_path: Path) -> Sample:
    """Draw the sample of a record again.

    Raises
    ------
    InputError
        Where the frame has other units than that of the record, or the sample turns out another one because units have
        gone into other strata.
    """
    design, record = design_of(record_path)
    frame = read_frame(frame_path, record["frame"]["key"])
    if frame.keys_sha256 != record["frame"].get("keys_sha256"):
        msg = (
            f"{frame.table.name}: its {len(frame.units):,} units are not those of {record_path.name}. "
            "Draw again from the frame of the record."
        )
        raise InputError(msg)
    sample = draw_design(frame, design)
    chosen = keys_hash(item.key for item in sample.drawn if item.role == "sample")
    if chosen != record.get("sample", {}).get("keys_sha256"):
        msg = (
            f"{frame.table.name}: the sample is not that of {record_path.name}, because units are in other strata. "
            "Draw again from the frame of the record."
        )
        raise InputError(msg)
    return sample


def _inputs(frame: Frame, wanted: Wanted) -> Iterator[InputFile]:
    yield frame.file
    if wanted.probe is not None:
        yield input_file("probe", wanted.probe, len(read_table(wanted.probe).rows))


def _options(wanted: Wanted) -> dict[str, Any]:
    """Options as they were given or stand by default, under their names on the command line."""
    given = asdict(wanted)
    given["expected_sd"] = given.pop("expected_deviation")
    return {**given, "probe": wanted.probe.name if wanted.probe else None, "boundaries": list(wanted.boundaries)}


def _strata_rule(wanted: Wanted) -> str:
    if wanted.dollar_strata:
        return "boundaries by cumulative root frequency (Dalenius and Hodges)"
    if wanted.boundaries or wanted.certainty is not None:
        return "boundaries given"
    return "values of a column" if wanted.strata_column else "none: a simple random sample"


def _stratum(sample: Sample, name: str) -> dict[str, Any]:
    design = sample.design
    units = next((item.stratum_units for item in sample.drawn if item.stratum == name), 0)
    above, up_to = design.rule.edges(name)
    spread = sample.spreads.get(name)
    return {
        "name": name,
        "above": above,
        "up_to": up_to,
        "units": units,
        "sampled": design.sizes[name],
        "spares": sum(item.stratum == name and item.role == "spare" for item in sample.drawn),
        "mean": spread.mean if spread else None,
        "standard_deviation": spread.deviation if spread else None,
    }


def _size(sample: Sample, wanted: Wanted) -> dict[str, Any]:
    return {
        "basis": sample.basis,
        "given": wanted.size,
        "margin": wanted.margin,
        "expected_rate": (wanted.expected_rate or 0.5) if wanted.margin is not None else wanted.expected_rate,
        "precision": wanted.precision,
        "confidence": wanted.confidence,
        "allocation": wanted.allocation if len(sample.design.sizes) > 1 else None,
        "probe": wanted.probe.name if wanted.probe else None,
        "expected_precision": sample.precision,
    }
