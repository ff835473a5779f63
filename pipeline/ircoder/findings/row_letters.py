"""Rows of a table that treat by its letter or number what another names ("B  R external iliac" … "B  balloon")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.language.reading import Mention, Reading
from ircoder.language.retouch import renumbered

_ROW = re.compile(r"^[ \t]*\|?[ \t]*(?P<name>[A-H]|[1-9])[.)]?(?:[ \t]*\|[ \t]*|[ \t]{2,})(?=\S)", re.MULTILINE)
_FEWEST = 2
"""Rows that must name vessels before letters stand for them."""


def with_row_letters(reading: Reading) -> Reading:
    """The reading with a vessel mention at the letter of each row without one; the same object where none is."""
    made = list(_letters(reading))
    if not made:
        return reading
    ordered = sorted((*reading.mentions, *made), key=lambda mention: (mention.start, mention.end))
    return replace(reading, mentions=renumbered(ordered))


def _letters(reading: Reading) -> Iterator[Mention]:
    named: dict[str, Mention] = {}
    open_rows: list[tuple[re.Match[str], list[Mention]]] = []
    for row in _ROW.finditer(reading.text):
        stop = reading.text.find("\n", row.end())
        end = len(reading.text) if stop < 0 else stop
        here = [mention for mention in reading.mentions if row.end() <= mention.start < end]
        vessels = [mention for mention in here if mention.label == "VESSEL"]
        if vessels and vessels[0].start == row.end():
            if row["name"] in named:
                return
            named[row["name"]] = vessels[0]
        elif not vessels and any(m.label in ("DEVICE", "INTERVENTION") for m in here) and row["name"] in named:
            open_rows.append((row, here))
    if len(named) < _FEWEST:
        return
    for row, here in open_rows:
        start, end = row.span("name")
        meant = named[row["name"]]
        yield replace(
            meant,
            start=start,
            end=end,
            text=row["name"],
            sentence=here[0].sentence,
            section=here[0].section,
            attributes={},
        )
