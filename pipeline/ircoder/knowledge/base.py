"""All knowledge tables together, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from ircoder.knowledge.catalogue import Catalogue, load_catalogue
from ircoder.knowledge.documentation import Documentation, load_documentation
from ircoder.knowledge.edits import Edits, edits_with, load_edits
from ircoder.knowledge.fee_schedule import FeeSchedule, fee_schedule_with, load_fee_schedule
from ircoder.knowledge.imported import NOTHING, Imported
from ircoder.knowledge.outpatient import Outpatient
from ircoder.knowledge.sections import SectionTable, load_sections
from ircoder.knowledge.vessels import VesselTree, load_vessels
from ircoder.knowledge.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """The tables that findings and coding rest on.

    The vocabulary and the headings serve the language stage alone, so they are read when first asked for. ``imported``
    is what the user has added, official files and a site's vocabulary, as it was when a run began.
    """

    catalogue: Catalogue
    vessels: VesselTree
    imported: Imported = NOTHING

    @property
    def vocabulary(self) -> Vocabulary:
        """Concepts and their surface forms."""
        return _vocabulary()

    @property
    def sections(self) -> SectionTable:
        """Section headings and their kinds."""
        return _sections()

    @cached_property
    def fee_schedule(self) -> FeeSchedule:
        """Relative values and payment indicators."""
        return fee_schedule_with(self.imported) if self.imported.tables else load_fee_schedule()

    @cached_property
    def edits(self) -> Edits:
        """Pair edits, unit limits and add-on parents."""
        return edits_with(self.imported) if self.imported.tables else load_edits()

    @cached_property
    def outpatient(self) -> Outpatient:
        """Hospital outpatient payment, where it was imported."""
        return Outpatient(self.imported)

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
    """Load and validate every shipped table once per process."""
    return Knowledge(catalogue=load_catalogue(), vessels=_vessels())


def knowledge_with(imported: Imported) -> Knowledge:
    """Shipped tables and what is imported."""
    return Knowledge(load_catalogue(), _vessels(), imported) if imported else load_knowledge()
