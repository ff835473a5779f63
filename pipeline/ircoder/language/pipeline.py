"""The spaCy pipeline that reads dictated reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from ircoder.language import components  # noqa: F401 - registers the factories where entry points are not installed
from ircoder.language.annotations import reading_of
from ircoder.language.reading import Reading
from ircoder.language.tokenizer import TOKENIZER
from ircoder.memory import without_rounds

__all__ = ["COMPONENTS", "build_nlp", "read", "reading_of"]

RECOGNISER, ASSERTION = "ircoder_recogniser", "ircoder_assertion"
TRAINED = {RECOGNISER: "recogniser", ASSERTION: "performed"}
"""Components with a trained part, and the folder of a model that holds it."""
COMPONENTS = (
    "ircoder_sections",
    "ircoder_sentences",
    "ircoder_entities",
    RECOGNISER,
    "ircoder_corrections",
    ASSERTION,
    "ircoder_attributes",
)


@without_rounds()
def build_nlp(model: Path | None = None) -> Language:
    """Make the pipeline from the shipped knowledge.

    Parameters
    ----------
    model
        Folder of a trained model; without one, or where it holds no recogniser, the vocabulary alone finds entities.

    Returns
    -------
    Language
        A blank English pipeline with the dictation tokenizer and the components of ``COMPONENTS``. It can be saved
        with ``to_disk`` and loaded with ``spacy.load``.
    """
    config: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp = spacy.blank("en", config=config)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if model is not None:
        for name, folder in TRAINED.items():
            component: Any = nlp.get_pipe(name)
            component.from_disk(model / folder)
    return nlp


def read(nlp: Language, text: str) -> Reading:
    """Read one report."""
    return reading_of(nlp(text))
