"""Tables of the page: every cell is escaped, every table has a caption and headings that say what they head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

SHORT = 16
"""Rows up to which a table is kept on one sheet of paper."""


def table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Iterable[int] = (),
    *,
    prose: bool = False,
) -> str:
    """A table of texts; the first cell of each row heads it.

    Parameters
    ----------
    numbers
        Columns whose cells stand to the right, counted from 0.
    prose
        The last columns are sentences: on a narrow screen each row becomes a paragraph.
    """
    return marked_table(caption, headings, ([escape(cell) for cell in row] for row in rows), numbers, prose=prose)


def marked_table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Iterable[int] = (),
    *,
    prose: bool = False,
    total: bool = False,
) -> str:
    """The same with cells that are markup, made and escaped by the caller. ``total``: the last row sums up."""
    right, found = set(numbers), list(rows)
    head = "".join(f'<th scope="col"{_side(index, right)}>{escape(text)}</th>' for index, text in enumerate(headings))
    drawn = [f"<tr>{_row(row, right)}</tr>" for row in found]
    if total and drawn:
        drawn[-1] = drawn[-1].replace("<tr>", '<tr class="total">', 1)
    body = "\n".join(drawn)
    kinds = " ".join(["prose" if prose else "scroll", *(["short"] if len(found) <= SHORT else [])])
    reached = "" if prose else f' role="region" aria-label="{escape(caption)}" tabindex="0"'  # to scroll it by keys
    return (
        f'<div class="{kinds}"{reached}><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def section(name: str, heading: str, *parts: str) -> str:
    """A section with its heading; empty parts are left out."""
    inside = "\n".join(part for part in parts if part)
    return (
        f'<section id="{name}" aria-labelledby="{name}-heading">\n'
        f'<h2 id="{name}-heading">{escape(heading)}</h2>\n{inside}\n</section>'
    )


def note(text: str) -> str:
    """A remark below a table or chart; nothing where there is no text."""
    return f'<p class="note">{escape(text)}</p>' if text else ""


def _row(cells: Sequence[str], right: set[int]) -> str:
    first = f'<th scope="row"{_side(0, right)}>{cells[0]}</th>'
    return first + "".join(f"<td{_side(index, right)}>{cell}</td>" for index, cell in enumerate(cells[1:], 1))


def _side(index: int, right: set[int]) -> str:
    return ' class="number"' if index in right else ""
