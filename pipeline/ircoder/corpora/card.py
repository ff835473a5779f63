"""The counts of the data card: a part of ``README.md`` between two marks, written anew from the corpora."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ircoder.corpora.check import Checked
from ircoder.corpora.counts import Table, file_table, split_tables
from ircoder.formats.rows import InputError

CARD = "README.md"
FIRST, LAST = "<!-- counts: ircoder corpus check --card -->", "<!-- end of counts -->"

_COUNTS = re.compile(f"{re.escape(FIRST)}.*?{re.escape(LAST)}", re.DOTALL)


def counts_section(checked: Checked) -> str:
    """Write every count as tables in Markdown, between the marks."""
    tables = [_markdown(table) for table in (file_table(checked), *split_tables(checked))]
    return "\n\n".join([FIRST, *tables, LAST])


def refresh_card(folder: Path, checked: Checked) -> bool:
    """Write the counts into the card of a folder of corpora, and say whether they had changed.

    Raises
    ------
    InputError
        Where there is no card, or the marks are not in it.
    """
    path = folder / CARD
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not _COUNTS.search(before):
        msg = f"{path} has no place for the counts. Put the two lines {FIRST} and {LAST} where they belong."
        raise InputError(msg)
    section = counts_section(checked)
    after = _COUNTS.sub(lambda _: section, before, count=1)
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def card_is_fresh(folder: Path, checked: Checked) -> bool:
    """Whether the card has the counts of the corpora as they are."""
    path = folder / CARD
    return path.is_file() and counts_section(checked) in path.read_text(encoding="utf-8")


def _markdown(table: Table) -> str:
    lines = [table.head, ("---", *("---:" for _ in table.head[1:])), *(map(_shown, row) for row in table.rows)]
    return f"### {table.title}\n\n" + "\n".join(map(_row, lines))


def _row(cells: Iterable[str]) -> str:
    return "|".join(["", *(f" {cell} " if cell else " " for cell in cells), ""])


def _shown(cell: str) -> str:
    return f"`{cell}`" if "/" in cell else cell
