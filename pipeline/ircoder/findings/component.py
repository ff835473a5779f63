"""``doc._.findings``: the facts of a read report as a getter on spaCy's ``Doc``.

The factory ``ircoder_findings`` lets a saved pipeline bring the getter with it; it stores nothing on the ``Doc`` and
nothing on disk, for findings always follow from the reading and the knowledge of the installed release.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ircoder.findings.build import build_findings
from ircoder.findings.model import Findings
from ircoder.language.annotations import reading_of

FACTORY = "ircoder_findings"
EXTENSION = "findings"


def findings_of(doc: Doc) -> Findings:
    """All facts of the report, built anew from what the pipeline found in it."""
    return build_findings(reading_of(doc))


def register_findings() -> None:
    """Define ``doc._.findings`` unless it exists."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, getter=findings_of)


register_findings()


class FindingsGetter:
    """A component that makes sure of the getter and leaves every ``Doc`` as it is."""

    def __call__(self, doc: Doc) -> Doc:
        """Hand the ``Doc`` on."""
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> FindingsGetter:
        """Nothing to load."""
        return self


@Language.factory(FACTORY, assigns=["doc._.findings"])
def make_findings(nlp: Language, name: str) -> FindingsGetter:
    """Make the component (entry point of the factory)."""
    return FindingsGetter()
