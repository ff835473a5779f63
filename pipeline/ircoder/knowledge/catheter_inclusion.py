"""Which treatment codes hold catheter placement and imaging themselves (VASC-16): a table that coders can correct."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.catalogue import expand_codes
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "catheter_inclusion.csv"
COLUMNS = ("codes", "acts", "holds", "side", "access", "imaging", "imaging_scope", "rule")
PLACES = frozenset(
    {
        "nonselective",
        "leg",
        "pelvis",
        "renal",
        "visceral",
        "carotid",
        "vertebral",
        "arm",
        "thoracic",
        "limb_vein",
        "caval",
        "venous_branch",
        "hepatic",
        "portal_trunk",
        "portal_branch",
        "pulmonary",
    }
)
SCOPES = frozenset({"", "any", "access", "territory"})
"""Imaging held: in every case, only from the access of the treatment, or only of the treated territory."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What one group of codes holds.

    ``acts`` are the act kinds that these codes report (``stent@carotid``: only in that territory), so that what they
    hold stays off the slate even where the code itself is left to a coder. ``holds`` names catheter placements by
    their place; ``same_side`` limits branches to the treated side and ``same_access`` everything to the access that
    served the treatment.
    ``imaging`` are codes never reported beside it.
    """

    codes: frozenset[str]
    acts: frozenset[str]
    holds: frozenset[str]
    same_side: bool
    same_access: bool
    imaging: frozenset[str]
    imaging_scope: str
    rule: str


@cache
def load_inclusions() -> tuple[Inclusion, ...]:
    """Read and validate the table.

    Raises
    ------
    KnowledgeError
        For an unknown place or scope.
    """
    out: list[Inclusion] = []
    for line, row in read_table(TABLE, COLUMNS):
        holds = frozenset(cell_list(row["holds"]))
        if unknown := holds - PLACES:
            raise KnowledgeError(TABLE, line, f"holds names {', '.join(sorted(unknown))}", "Use a known place.")
        for column, known in (("side", {"same", "any"}), ("access", {"same", "any"}), ("imaging_scope", SCOPES)):
            if row[column] not in known:
                raise KnowledgeError(TABLE, line, f"{column} is not one of {', '.join(sorted(known))}", "Correct it.")
        out.append(
            Inclusion(
                codes=expand_codes(row["codes"]),
                acts=frozenset(cell_list(row["acts"])),
                holds=holds,
                same_side=row["side"] == "same",
                same_access=row["access"] == "same",
                imaging=expand_codes(row["imaging"]),
                imaging_scope=row["imaging_scope"],
                rule=row["rule"],
            )
        )
    return tuple(out)
