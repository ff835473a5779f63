"""The other side of ``beside_medspacy.py``: runs in medspaCy's own environment and reads reports round by round.

It is started with a JSON file of ``texts`` and ``targets`` (pairs of words and category). It answers each line on
standard input with a line of JSON, ``seconds`` of CPU time for all texts and what it found; the first it says unasked.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import medspacy
from loguru import logger
from medspacy.target_matcher import TargetRule

COMPONENTS = (
    "medspacy_tokenizer",
    "medspacy_pyrush",
    "medspacy_target_matcher",
    "medspacy_context",
    "medspacy_sectionizer",
)
"""The default pipeline and the sectionizer, each with the rules that come with it."""


def main(job: Path) -> None:
    """Load, say so, and read all texts as often as asked."""
    logger.remove()  # the sentence splitter logs every token by default; it is faster without
    told = json.loads(job.read_text(encoding="utf-8"))
    nlp = medspacy.load(medspacy_enable=set(COMPONENTS))
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(words, category) for words, category in told["targets"]])
    _say({"medspacy": version("medspacy"), "spacy": version("spacy"), "pipeline": ", ".join(nlp.pipe_names)})
    for _ in sys.stdin:
        start = time.process_time()
        found = [_found(doc) for doc in nlp.pipe(told["texts"])]
        seconds = time.process_time() - start
        targets, modified, sections = (sum(column) for column in zip(*found, strict=True))
        _say({"seconds": seconds, "targets": targets, "modified": modified, "sections": sections})


def _found(doc: object) -> tuple[int, int, int]:
    """Targets, those of them that a modifier of ConText reaches, and sections."""
    return len(doc.ents), sum(bool(ent._.modifiers) for ent in doc.ents), len(doc._.sections)  # type: ignore[attr-defined]


def _say(answer: dict[str, object]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
