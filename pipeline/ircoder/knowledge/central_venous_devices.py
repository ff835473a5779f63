"""Which code an act on a central venous device has: by device, entry, number of catheters, age and imaging."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "central_venous_devices.csv"
COLUMNS = ("act", "device", "entry", "catheters", "age", "imaging", "code", "rule")
AGES = frozenset({"", "under_5", "from_5"})


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """One row: a blank condition holds for every value. ``age`` is ``under_5`` or ``from_5`` (years)."""

    act: str
    device: str
    entry: str
    catheters: int | None
    age: str
    imaging: bool | None
    code: str
    rule: str

    def fits(self, act: str, device: str, entry: str, catheters: int, age: str, *, imaging: bool) -> bool:
        """Whether every condition of the row holds; ``age`` is one of the two age groups."""
        return (
            self.act == act
            and self.device in {"", device}
            and self.entry in {"", entry}
            and self.catheters in {None, catheters}
            and self.age in {"", age}
            and self.imaging in {None, imaging}
        )


@cache
def load_device_codes() -> tuple[DeviceCode, ...]:
    """All rows in the order of the table: the first that fits decides.

    Raises
    ------
    KnowledgeError
        For an unknown age group or a malformed number.
    """
    out: list[DeviceCode] = []
    for line, row in read_table(TABLE, COLUMNS):
        if row["age"] not in AGES or (row["catheters"] and not row["catheters"].isdigit()):
            raise KnowledgeError(TABLE, line, "an age group or number of catheters is unknown", "See the other rows.")
        out.append(
            DeviceCode(
                act=row["act"],
                device=row["device"],
                entry=row["entry"],
                catheters=int(row["catheters"]) if row["catheters"] else None,
                age=row["age"],
                imaging={"yes": True, "no": False}.get(row["imaging"]),
                code=row["code"],
                rule=row["rule"],
            )
        )
    return tuple(out)
