"""Columns of a table of reports: which field each one holds, however its name is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ircoder.formats.rows import InputError
from ircoder.intake import FIELDS

REQUIRED = ("report_id", "text")

_USUAL = re.compile(
    r"(id|name|date|dos|code|body|note|text|report|document|impression|mrn|accession|patient|procedure|service)"
    r"(_(id|number|date|text|name|code))?|(exam|study|visit|case)_(id|number|date)"
)
"""Names that a message may repeat. Others are counted: where the header is missing, a 'name' is words of a report."""


def fields_of(file: str, names: Sequence[str], remedy: str) -> list[str]:
    """Give the field that each column holds (``Report ID`` is report_id); columns of no field keep their names.

    Parameters
    ----------
    file
        Name of the file, for messages.
    names
        The columns as the file writes them.
    remedy
        How the kind of file names its columns, as a sentence for messages.

    Raises
    ------
    InputError
        Where a column that every report needs is missing, or two columns have one name.
    """
    fields = [_field(name) for name in names]
    missing = [name for name in REQUIRED if name not in fields]
    if missing:
        msg = f"{file}: {_listed(missing)} missing (columns found: {_found(fields)}). {remedy}"
        raise InputError(msg)
    for index, field in enumerate(fields):
        if field and field in fields[:index]:
            shown = field if _may_be_shown(field) else f"{index + 1}"
            msg = f"{file}: column {shown} stands in the header twice. Keep one."
            raise InputError(msg)
    return fields


def _field(name: str) -> str:
    name = name.strip()
    field = _folded(name)
    return field if field in FIELDS else name


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.lower())


def _may_be_shown(name: str) -> bool:
    return name in FIELDS or bool(_USUAL.fullmatch(_folded(name)))


def _listed(missing: list[str]) -> str:
    return f"columns {' and '.join(missing)} are" if missing[1:] else f"column {missing[0]} is"


def _found(fields: list[str]) -> str:
    shown = [name for name in fields if _may_be_shown(name)]
    others = sum(1 for name in fields if name) - len(shown)
    if others:
        noun = "other" if others == 1 else "others"
        shown.append(f"{others:,} {noun if shown else 'of other names'}")
    return ", ".join(shown) or "none"
