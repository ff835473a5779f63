"""All knowledge tables together, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.catalogue import Catalogue, load_catalogue
from ircoder.knowledge.vessels import VesselTree, load_vessels


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables that findings and coding rest on."""

    catalogue: Catalogue
    vessels: VesselTree


@cache
def load_knowledge() -> Knowledge:
    """Load and validate every table once per process."""
    return Knowledge(catalogue=load_catalogue(), vessels=load_vessels())
