"""What the name of a file tells about it: a second witness beside its content, and never the only one of its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ircoder.knowledge.releases import quarter_of
from ircoder.official.refusal import RefusedError

MONTHS = {"jan": 1, "apr": 2, "jul": 3, "oct": 4}
"""Quarters by the first three letters of the month that begins them."""

NCCI_EPOCH = 1994
"""Versions of the edits count years from here: 32.3 is the fourth quarter of 2026."""

_MONTH = r"(?P<month>jan|apr|jul|oct)[a-z]*"
_PAIRS = re.compile(r"cci(?P<claim>pra|oph)[-_ ]?v(?P<version>\d\d)(?P<quarter>[0-3])r(?P<revision>\d{1,2})")
_PART = re.compile(r"[-_ ]f(?P<part>[1-4])(?!\d)")
_FEES = re.compile(rf"pprrvu(?P<year>20\d\d|\d\d)[-_ ]?{_MONTH}")
_QUARTER = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_ ]?q(?P<quarter>[1-4])(?!\d)")
_LETTER = re.compile(r"rvu(?P<year>\d\d)(?P<letter>[a-d])(?![a-z])")
_EFFECTIVE = re.compile(r"eff[a-z]*[-_ ](?P<month>0[1-9]|1[0-2])[-_](?P<day>\d\d)[-_](?P<year>20\d\d)")
_MONTH_FIRST = re.compile(rf"(?<![a-z]){_MONTH}[-_ ]+(?P<year>20\d\d)(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>20\d\d)[-_ ]+{_MONTH}")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A year and, where known, a quarter of it."""

    year: int
    quarter: int | None = None

    def __str__(self) -> str:
        return f"{self.year}q{self.quarter}" if self.quarter else str(self.year)


@dataclass(frozen=True, slots=True)
class Told:
    """What a name or the user's options tell; empty where they do not."""

    quarter: Quarter | None = None
    claim: str = ""
    part: str = ""
    revision: int = 0

    def behind(self, other: Told) -> Told:
        """Fill what ``other`` leaves open with what this tells."""
        return Told(
            other.quarter or self.quarter,
            other.claim or self.claim,
            other.part or self.part,
            other.revision or self.revision,
        )


def told_by_name(name: str) -> Told:
    """Read what a file name tells."""
    text = name.lower()
    claim = "practitioner" if "practitioner" in text else "hospital" if "hospital" in text else ""
    part = _PART.search(text)
    quarter, revision = _named_quarter(text), 0
    if pairs := _PAIRS.search(text):
        claim = "practitioner" if pairs["claim"] == "pra" else "hospital"
        quarter = Quarter(NCCI_EPOCH + int(pairs["version"]), int(pairs["quarter"]) + 1)
        revision = int(pairs["revision"])
    if "pprrvu" in text:
        return Told(quarter, part="qpp" if "qpp" in text and "nonqpp" not in text else "")
    return Told(quarter, claim, f"f{part['part']}" if part else "", revision)


def told_by_options(release: str | None, claim: str | None, part: str | None) -> Told:
    """Read the options of a call.

    Raises
    ------
    RefusedError
        For a release without such a name.
    """
    return Told(quarter_told(release) if release else None, claim or "", part or "")


def quarter_told(release: str) -> Quarter:
    """Read ``2026q4``, ``2026d`` or, for descriptors, ``2026``."""
    text = release.strip().lower()
    if re.fullmatch(r"20\d\d", text):
        return Quarter(int(text))
    try:
        return Quarter(*quarter_of(text))
    except ValueError as error:
        raise RefusedError(f"{error}.") from None


def quarter_begun_by(month: str) -> int:
    """Quarter that the month of this name begins."""
    return MONTHS[month[:3].lower()]


def _named_quarter(text: str) -> Quarter | None:
    for pattern in (_FEES, _QUARTER, _LETTER, _EFFECTIVE, _MONTH_FIRST, _YEAR_FIRST):
        if found := pattern.search(text):
            return _quarter(found.groupdict())
    return None


def _quarter(found: dict[str, str | None]) -> Quarter:
    year = int(found["year"] or 0)
    if found.get("quarter"):
        quarter = int(found["quarter"] or 0)
    elif found.get("letter"):
        quarter = "abcd".index(found["letter"] or "a") + 1
    else:
        month = found["month"] or ""
        quarter = (int(month) + 2) // 3 if month.isdigit() else quarter_begun_by(month)
    return Quarter(year + 2000 if year < 100 else year, quarter)
