"""All knowledge tables together, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.catalogue import Catalogue, load_catalogue
from ircoder.knowledge.documentation import Documentation, load_documentation
from ircoder.knowledge.edits import Edits, load_edits
from ircoder.knowledge.fee_schedule import FeeSchedule, load_fee_schedule
from ircoder.knowledge.sections import SectionTable, load_sections
from ircoder.knowledge.vessels import VesselTree, load_vessels
from ircoder.knowledge.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables that findings and coding rest on.

    The vocabulary and the headings serve the language stage alone, so they are read when first asked for.
    """

    catalogue: Catalogue
    vessels: VesselTree

    @property
    def vocabulary(self) -> Vocabulary:
        """Concepts and their surface forms."""
        return _vocabulary()

    @property
    def sections(self) -> SectionTable:
        """Section headings and their kinds."""
        return _sections()

    @property
    def fee_schedule(self) -> FeeSchedule:
        """Relative values and payment indicators."""
        return load_fee_schedule()

    @property
    def edits(self) -> Edits:
        """Pair edits, unit limits and add-on parents."""
        return load_edits()

    @property
    def documentation(self) -> Documentation:
        """What follows from silence of the report."""
        return load_documentation()


@cache
def _vessels() -> VesselTree:
    return load_vessels()


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary(_vessels())


@cache
def _sections() -> SectionTable:
    return load_sections()


@cache
def load_knowledge() -> Knowledge:
    """Load and validate every table once per process."""
    return Knowledge(catalogue=load_catalogue(), vessels=_vessels())
