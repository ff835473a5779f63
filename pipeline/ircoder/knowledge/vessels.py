"""The vascular tree: who arises from whom, the vascular family, and how deep a vessel lies from each way in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table, slug

TABLE = "vessel_tree.csv"
COLUMNS = (
    "vessel",
    "synonyms",
    "system",
    "parent",
    "family_root",
    "order",
    "order_contralateral",
    "order_ipsilateral",
    "paired",
    "right_order",
    "left_order",
    "region",
    "ler_territory",
    "cervicocerebral",
    "imaging_code",
    "notes",
)

ENDS = frozenset({"vessel:heart", "vessel:liver_sinusoids"})


@dataclass(frozen=True, slots=True)
class Vessel:
    """A vessel or chamber of the tree.

    ``parents`` and ``roots`` are keyed by side (``left``, ``right``) and hold concept ids; both keys carry the same
    value where the sides do not differ. Orders count forks from the aorta or cava (``orders`` by side), from the
    opposite groin (``order_contralateral``) and from the groin of the same side (``order_ipsilateral``); ``None``
    where the reference gives no number.
    """

    concept: str
    name: str
    synonyms: tuple[str, ...]
    system: str
    parents: dict[str, str]
    roots: dict[str, str]
    orders: dict[str, int | None]
    order_contralateral: int | None
    order_ipsilateral: int | None
    paired: bool
    region: str
    leg_territory: str | None
    cervicocerebral: bool
    imaging_codes: tuple[str, ...]
    notes: str


class VesselTree:
    """All vessels, with walks toward the heart."""

    def __init__(self, vessels: dict[str, Vessel]) -> None:
        self._vessels = vessels
        self._paths: dict[tuple[str, str], tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Vessel]:
        return iter(self._vessels.values())

    def __len__(self) -> int:
        return len(self._vessels)

    def __contains__(self, concept: object) -> bool:
        return concept in self._vessels

    def __getitem__(self, concept: str) -> Vessel:
        return self._vessels[concept]

    def get(self, concept: str | None) -> Vessel | None:
        """Vessel with this concept id, ``None`` where the tree does not hold it."""
        return self._vessels.get(concept) if concept else None

    def path(self, concept: str, side: str | None = None) -> tuple[str, ...]:
        """Concept ids from this vessel (first) up to the heart or the last known parent.

        A paired vessel without a side is followed on the right.
        """
        if concept not in self._vessels:
            return ()
        key = (concept, _one(side))
        path = self._paths.get(key)
        if path is None:
            path = self._paths[key] = self._walk(*key)
        return path

    def _walk(self, concept: str, side: str) -> tuple[str, ...]:
        out: list[str] = []
        current: str | None = concept
        while current is not None and current in self._vessels and current not in out:
            out.append(current)
            current = self._vessels[current].parents.get(side)
        return tuple(out)

    def is_within(self, concept: str, ancestor: str, side: str | None = None) -> bool:
        """Whether a vessel is ``ancestor`` or one of its branches."""
        return ancestor in self.path(concept, side)

    def root(self, concept: str, side: str | None = None) -> str | None:
        """Concept id of the first vessel of the family off the aorta or cava."""
        vessel = self._vessels.get(concept)
        return vessel.roots.get(_one(side)) if vessel else None

    def order(self, concept: str, side: str | None = None) -> int | None:
        """Order counted from the aorta or cava (0: nonselective)."""
        vessel = self._vessels.get(concept)
        return vessel.orders.get(_one(side)) if vessel else None


def _one(side: str | None) -> str:
    return "left" if side == "left" else "right"


def _by_side(cell: str) -> dict[str, str]:
    """Read ``R:brachiocephalic artery;L:aortic arch`` or one value for both sides."""
    if ":" not in cell:
        return {"right": cell, "left": cell}
    names = {"R": "right", "L": "left"}
    return {names[part[:1]]: part[2:] for part in cell_list(cell)}


def _order(cell: str) -> int | None:
    return int(cell) if cell.strip().isdigit() else None


def _concept(name: str) -> str:
    return f"vessel:{slug(name)}"


def load_vessels() -> VesselTree:
    """Read and validate the tree: every parent must itself be a vessel (``heart`` is the end).

    Raises
    ------
    KnowledgeError
        For a repeated vessel or an unknown parent.
    """
    vessels: dict[str, Vessel] = {}
    lines: dict[str, int] = {}
    for line, row in read_table(TABLE, COLUMNS):
        concept = _concept(row["vessel"])
        if concept in vessels:
            raise KnowledgeError(TABLE, line, f"{row['vessel']} stands in the table twice", "Keep one row.")
        order = _order(row["order"])
        vessels[concept] = Vessel(
            concept=concept,
            name=row["vessel"],
            synonyms=cell_list(row["synonyms"]),
            system=row["system"],
            parents={side: _concept(name) for side, name in _by_side(row["parent"]).items() if name},
            roots={side: _concept(name) for side, name in _by_side(row["family_root"]).items() if name},
            orders={
                "right": order if order is not None else _order(row["right_order"]),
                "left": order if order is not None else _order(row["left_order"]),
            },
            order_contralateral=_order(row["order_contralateral"]),
            order_ipsilateral=_order(row["order_ipsilateral"]),
            paired=row["paired"] == "yes",
            region=row["region"],
            leg_territory=row["ler_territory"] or None,
            cervicocerebral=row["cervicocerebral"] == "yes",
            imaging_codes=cell_list(row["imaging_code"]),
            notes=row["notes"],
        )
        lines[concept] = line
    for concept, vessel in vessels.items():
        for parent in vessel.parents.values():
            if parent not in vessels and parent not in ENDS:
                raise KnowledgeError(
                    TABLE, lines[concept], f"parent {parent} is not in the table", "Name a vessel of the table."
                )
    return VesselTree(vessels)
