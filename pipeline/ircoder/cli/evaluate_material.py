"""What an evaluation is asked to measure, gathered from files, the coder and the baseline."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from ircoder.evaluate import baseline
from ircoder.evaluate.coders import CoderSets
from ircoder.evaluate.coverage import coverage_of
from ircoder.evaluate.gold import GoldReport, read_gold, split_ids
from ircoder.evaluate.plain import CodedFile, read_coded
from ircoder.evaluate.predictions import Prediction, coder_of, fresh_predictions, predictions_of
from ircoder.evaluate.study import Material, System, distinct_names
from ircoder.formats.rows import InputError

FRESH = "ircoder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for; ``corpora`` only where the baseline is wanted."""

    gold: Path
    predictions: Path | None
    against: Sequence[Path]
    corpora: Path | None
    coders: Sequence[Path]
    split: str | None
    splits: Path
    workers: int
    vocabulary: Path | None = None
    model: Path | None = None


def gathered(asked: Asked) -> tuple[Material, dict[str, Any]]:
    """Read or make everything, and tell how as options that a bundle keeps.

    Names of files are kept without their folders, which say something of the machine and nothing of the figures.
    """
    ids = None if asked.split is None else split_ids(asked.splits, asked.split)
    gold = read_gold(asked.gold, ids)
    names = _names([*filter(None, (asked.predictions,)), *asked.against, *asked.coders])
    coders = [_coder(path, names[path], gold, asked) for path in asked.coders]
    if not coders and not any(map(_has_something_to_measure, gold)):
        msg = (
            f"{asked.gold.name} holds reports, and nothing that coders gave them. Gold has codes, not_coded, queries, "
            "entities or findings beside the text."
        )
        raise InputError(msg)
    found: list[tuple[str, Sequence[Prediction]]] = []
    if asked.predictions is not None:
        found.append((names[asked.predictions], _predictions(asked.predictions, gold, asked)))
    else:
        found.append((FRESH, _coded_now(gold, asked)))
    found += [(names[path], _predictions(path, gold, asked)) for path in asked.against]
    options: dict[str, Any] = {
        "gold": asked.gold.name,
        "gold_sha256": hashlib.sha256(asked.gold.read_bytes()).hexdigest(),
        "split": asked.split,
        "predictions": asked.predictions.name if asked.predictions else None,
        "against": [path.name for path in asked.against],
        "coders": [path.name for path in asked.coders],
        "baseline": None,
    }
    if asked.corpora is not None:
        predictions, options["baseline"] = _baseline(asked.corpora, gold)
        found.append((baseline.NAME, predictions))
    shown = distinct_names([*(name for name, _ in found), *(coder.name for coder in coders)])
    systems = [System(name, tuple(made)) for name, (_, made) in zip(shown, found, strict=False)]
    renamed = [type(coder)(name, coder.sets) for name, coder in zip(shown[len(found) :], coders, strict=True)]
    return Material(gold=tuple(gold), systems=tuple(systems), coders=tuple(renamed)), options


def _has_something_to_measure(item: GoldReport) -> bool:
    parts = (item.codes, item.left_out, item.queries, item.entities, item.findings)
    return any(part is not None for part in parts)


def title_of(system: str, options: Mapping[str, Any]) -> str:
    """What a page about the evaluation is called."""
    of = f", split {options['split']}" if options.get("split") else ""
    return f"Evaluation of {system} on {options.get('gold', 'gold')}{of}"


def _predictions(path: Path, gold: Sequence[GoldReport], asked: Asked) -> list[Prediction]:
    coded = read_coded(path)
    made = predictions_of(coded, path.name, gold)
    _tell(path, coded, gold, asked, "measured as coded with nothing" if coded.plain else "measured as failed")
    return made


def _coder(path: Path, name: str, gold: Sequence[GoldReport], asked: Asked) -> CoderSets:
    coded = read_coded(path)
    made = coder_of(coded, path.name, name, gold)
    _tell(path, coded, gold, asked, "not coded by this coder")
    return made


def _tell(path: Path, coded: CodedFile, gold: Sequence[GoldReport], asked: Asked, lacking: str) -> None:
    """Say on standard error where a file is about other reports than gold, which no figure shows."""
    for line in coverage_of(coded, gold, part=asked.split is not None).told(path.name, lacking):
        typer.echo(line, err=True)


def _coded_now(gold: Sequence[GoldReport], asked: Asked) -> list[Prediction]:
    from ircoder.coder import load

    return fresh_predictions(load(asked.model, vocabulary=asked.vocabulary), gold, asked.workers)


def _baseline(corpora: Path, gold: Sequence[GoldReport]) -> tuple[tuple[Prediction, ...], dict[str, Any]]:
    training = baseline.training_reports(corpora, gold)
    made = baseline.baseline(training, gold)
    typer.echo(
        f"Baseline: learned {made.codes:,} codes from {made.examples:,} reports of the split {baseline.SPLIT}, "
        f"threshold {made.threshold:g}",
        err=True,
    )
    return made.predictions, {
        "split": baseline.SPLIT,
        "examples": made.examples,
        "examples_sha256": baseline.training_hash(training),
        "codes": made.codes,
        "threshold": made.threshold,
        "parts": baseline.PARTS,
        "strength": baseline.STRENGTH,
        "seed": baseline.SEED,
    }


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """What files are called: their names without endings, with them where that tells two files apart."""
    stems = {path: path.name.partition(".")[0] or path.name for path in paths}
    taken = Counter(stems.values())
    return {path: stem if taken[stem] == 1 else path.name for path, stem in stems.items()}
