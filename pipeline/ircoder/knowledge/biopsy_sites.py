"""Places that a needle samples or marks: the words that name them and the codes of a core or a marker there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table
from ircoder.knowledge.word_patterns import PatternTable, WordPattern

TABLE = "biopsy_sites.csv"
BONES = "biopsy_bones.csv"


@dataclass(frozen=True, slots=True)
class BiopsySite:
    """One place: its anatomy concept, the code of a core with its rule, the code of a marker, and its words."""

    site: str
    concept: str
    core: str
    rule: str
    marker: str
    words: WordPattern


@dataclass(frozen=True, slots=True)
class BiopsyBone:
    """One bone: its anatomy concept, the code that its depth gives, and its words."""

    bone: str
    concept: str
    code: str
    words: WordPattern


@cache
def load_biopsy_sites() -> Mapping[str, BiopsySite]:
    """Places by name, in the order of the table.

    Raises
    ------
    KnowledgeError
        For a place that stands in the table twice.
    """
    out: dict[str, BiopsySite] = {}
    for line, row in read_table(TABLE, ("site", "concept", "core", "rule", "marker", "words")):
        if row["site"] in out:
            raise KnowledgeError(TABLE, line, f"{row['site']} stands in the table twice", "Keep one row.")
        words = WordPattern(rf"\b(?:{row['words']})\b")
        out[row["site"]] = BiopsySite(row["site"], row["concept"], row["core"], row["rule"], row["marker"], words)
    return out


@cache
def load_biopsy_bones() -> Mapping[str, BiopsyBone]:
    """Bones by name.

    Raises
    ------
    KnowledgeError
        For a bone that stands in the table twice.
    """
    out: dict[str, BiopsyBone] = {}
    for line, row in read_table(BONES, ("bone", "concept", "code", "words")):
        if row["bone"] in out:
            raise KnowledgeError(BONES, line, f"{row['bone']} stands in the table twice", "Keep one row.")
        words = WordPattern(rf"\b(?:{row['words']})\b")
        out[row["bone"]] = BiopsyBone(row["bone"], row["concept"], row["code"], words)
    return out


@cache
def load_biopsy_words() -> PatternTable[str]:
    """Words of every place by its name, then those of every bone as ``bone:<name>``."""
    sites = [(site.site, site.words) for site in load_biopsy_sites().values()]
    return PatternTable([*sites, *((f"bone:{bone.bone}", bone.words) for bone in load_biopsy_bones().values())])
