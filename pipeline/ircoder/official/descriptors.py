"""Descriptor files of the AMA, for users who have licensed them: one text a code, long, medium or short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.descriptors import COLUMNS, LENGTHS
from ircoder.official.content import Content, Identity
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError
from ircoder.official.sheets import PEEKED_ROWS

MAX_TEXT = 2000
_SHORT, _MEDIUM = 28, 48
_NAMED = re.compile(r"(long|med|short)", re.IGNORECASE)


def length_of(table: Table) -> str:
    """Tell long, medium and short texts apart, by their name or else by the longest of the first texts."""
    if named := _NAMED.match(table.sheet.name):
        return next(length for length in LENGTHS if length.startswith(named[1].lower()))
    at = table.columns["text"]
    texts = [len(cells[at]) for _, cells in zip(range(PEEKED_ROWS), _cells(table), strict=False)]
    longest = max(texts, default=0)
    return "short" if longest <= _SHORT else "medium" if longest <= _MEDIUM else "long"


def read_descriptors(table: Table, _: Identity, catalogue: Catalogue) -> Content:
    """Read the texts of the codes of the catalogue; texts that go over several lines are put together.

    Raises
    ------
    RefusedError
        For a code that stands there twice, or a text without end.
    """
    texts: dict[str, str] = {}
    in_lines = "line" in table.columns
    count = 0
    for cells in _cells(table):
        count += 1
        code, text = cells[0], cells[table.columns["text"]]
        if code in texts and not (in_lines and int(cells[1]) > 1):
            msg = f"the code of text {count} stands there twice. Give the file as it was delivered."
            raise RefusedError(msg)
        texts[code] = f"{texts[code]} {text}" if code in texts else text
        if len(texts[code]) > MAX_TEXT:
            msg = f"text {count} is longer than any descriptor. Give the file as it was delivered."
            raise RefusedError(msg)
    rows = [(code, text) for code, text in sorted(texts.items()) if code in catalogue]
    return Content(COLUMNS, rows, count, len(rows), frozenset(code for code, _ in rows))


def _cells(table: Table) -> Iterator[list[str]]:
    return (cells for _, cells in table.rows() if cells[0])
