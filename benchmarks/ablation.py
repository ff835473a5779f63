"""What each trained part adds: the same gold reports coded with ever more of a model.

``rules`` codes without any trained part; then the recogniser, the judge of assertions, and the code classifier with its
probabilities are added one after the other. Run from the top of the repository:
``python benchmarks/ablation.py GOLD... [--split NAME]``; the rows are a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ircoder.coder import load
from ircoder.confidence.chances import CONFIDENCE
from ircoder.evaluate.gold import GoldReport, read_gold, split_ids
from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.measure import evaluate as measure
from ircoder.evaluate.predictions import fresh_predictions
from ircoder.knowledge.base import load_knowledge
from ircoder.language.pipeline import ASSERTION, RECOGNISER, TRAINED
from ircoder.provenance import MANIFEST, shipped_model

STEPS = (
    ("rules", ()),
    ("+ recogniser", (TRAINED[RECOGNISER],)),
    ("+ performed or not", (TRAINED[RECOGNISER], TRAINED[ASSERTION])),
    ("+ code classifier", (TRAINED[RECOGNISER], TRAINED[ASSERTION], CONFIDENCE)),
)
LABELS = ("VESSEL", "DEVICE", "INTERVENTION")
HEAD = (
    "parts", "reports", "right", "extra", "missing", "F1", "complete sets", "with modifiers",
    *(f"{label} F1 exact/overlap" for label in LABELS), "assertion macro F1", "performed F1",
)  # fmt: skip


def main() -> None:
    """Measure every step on the reports that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="gold reports in JSON Lines")
    parser.add_argument("--model", type=Path, default=shipped_model(), help="folder of the model")
    parser.add_argument("--split", help="measure only the reports of this split of corpora/splits.csv")
    chosen = parser.parse_args()
    ids = None if chosen.split is None else split_ids(Path("corpora/splits.csv"), chosen.split)
    reports = [report for path in chosen.gold for report in read_gold(path, ids)]
    print(_row(HEAD))
    print(_row("---" for _ in HEAD))
    for name, parts in STEPS:
        print(_row((name, *_figures(_measured(chosen.model, parts, reports)))), flush=True)


def _measured(model: Path, parts: Iterable[str], reports: list[GoldReport]) -> Evaluation:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        told = json.loads((model / MANIFEST).read_text(encoding="utf-8"))
        (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
        for part in parts:
            shutil.copytree(model / part, folder / part)
        return measure(reports, fresh_predictions(load(folder), reports, 1), load_knowledge())


def _figures(found: Evaluation) -> Iterable[str]:
    overall, entities = found.overall, found.entities
    yield str(overall.reports)
    yield from (str(count) for count in (overall.counts.right, overall.counts.extra, overall.counts.missing))
    yield _share(overall.counts.f1)
    for share in (overall.exact_set, overall.exact_set_with_modifiers):
        yield f"{round((share or 0.0) * overall.reports)} ({_share(share)})"
    for label in LABELS:
        if entities is None or label not in entities.exact:
            yield ""
        else:
            yield f"{_share(entities.exact[label].f1)}/{_share(entities.overlap[label].f1)}"
    yield "" if entities is None else _share(entities.assertion_macro_f1)
    performed = None if entities is None else entities.assertions.get("performed")
    yield "" if performed is None else _share(performed.f1)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
