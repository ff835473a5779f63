"""Code sets made comparable: one line with 50 equals LT and RT lines, units over several lines of a code add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Modifiers = frozenset[str]

SEPARATE_IN_DETAIL = frozenset({"XE", "XP", "XS", "XU"})
"""Modifiers that say more closely what 59 says; gold always writes 59."""

_CODE = re.compile(r"(?<![0-9A-Za-z])(?:\d{4}[0-9T]|[A-Z]\d{4})(?![0-9A-Za-z])")
_LINE = re.compile(r"(?P<code>[0-9A-Z]{5})(?:-(?P<modifiers>[0-9A-Z, ;-]+?))?(?:\s+[xX]\s*(?P<units>\d+))?")


class CodeSetError(ValueError):
    """A code set that cannot be read; the message names what is wrong, never report text."""


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A code set in comparable form.

    ``units`` counts units by code. ``modified`` counts them by code and modifiers, with 50 written as the two sides;
    a 59 that only tells lines of one code apart is left out, because the same may be written as units or with 50.
    X{EPSU} counts as 59.
    """

    units: Counter[str]
    modified: Counter[tuple[str, Modifiers]]

    def __len__(self) -> int:
        return self.units.total()


def code_set(lines: Iterable[Mapping[str, Any] | str]) -> CodeSet:
    """Make a code set of lines: objects with ``code``, ``units``, ``modifiers``, or words like ``36247-59,RT x2``.

    Raises
    ------
    CodeSetError
        For a line of another shape.
    """
    modified: Counter[tuple[str, Modifiers]] = Counter()
    for line in lines:
        code, units, modifiers = _parts(line)
        if "50" in modifiers:
            for side in ("LT", "RT"):
                modified[code, (modifiers - {"50"}) | {side}] += units
        else:
            modified[code, modifiers] += units
    modified = _without_own_distinction(modified)
    by_code: Counter[str] = Counter()
    for (code, _), count in modified.items():
        by_code[code] += count
    return CodeSet(by_code, modified)


def named_codes(text: str) -> frozenset[str]:
    """Find the procedure codes that a text names (``62291-53``, ``36224 left``, ``37243/79445``)."""
    return frozenset(_CODE.findall(text))


def alternatives(value: object) -> tuple[CodeSet, ...]:
    """Read the ``accept`` field of a gold report: a list of code sets, or a single one.

    Raises
    ------
    CodeSetError
        For a value of another shape.
    """
    if not value:
        return ()
    if not isinstance(value, list):
        msg = "accept is not a list of code sets"
        raise CodeSetError(msg)
    if all(isinstance(item, str) or (isinstance(item, dict) and "code" in item) for item in value):
        return (code_set(value),)
    out = []
    for item in value:
        lines = item.get("codes") if isinstance(item, dict) else item
        if not isinstance(lines, list):
            msg = "accept holds something that is no code set"
            raise CodeSetError(msg)
        out.append(code_set(lines))
    return tuple(out)


def _parts(line: Mapping[str, Any] | str) -> tuple[str, int, Modifiers]:
    if isinstance(line, str):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            msg = "a line is not of the form CODE-MODIFIER,MODIFIER xUNITS"
            raise CodeSetError(msg)
        found = re.split(r"[,;\s-]+", match["modifiers"] or "")
        return match["code"], int(match["units"] or 1), _comparable(item for item in found if item)
    code, units, modifiers = line.get("code"), line.get("units", 1), line.get("modifiers") or ()
    if not isinstance(code, str) or not code:
        msg = "a line lacks its code"
        raise CodeSetError(msg)
    if not isinstance(units, int) or isinstance(units, bool) or units < 1:
        msg = "units of a line are no whole number above 0"
        raise CodeSetError(msg)
    if isinstance(modifiers, str | Mapping) or not isinstance(modifiers, Iterable):
        msg = "modifiers of a line are no list"
        raise CodeSetError(msg)
    return code, units, _comparable(str(item) for item in modifiers)


def _comparable(modifiers: Iterable[str]) -> Modifiers:
    return frozenset("59" if modifier in SEPARATE_IN_DETAIL else modifier for modifier in modifiers)


def _without_own_distinction(modified: Counter[tuple[str, Modifiers]]) -> Counter[tuple[str, Modifiers]]:
    """Take 59 off the lines of a code of which another line has none: it tells only these lines apart."""
    plain = {code for code, modifiers in modified if "59" not in modifiers}
    out: Counter[tuple[str, Modifiers]] = Counter()
    for (code, modifiers), count in modified.items():
        out[code, modifiers - {"59"} if code in plain else modifiers] += count
    return out
