"""Billed lines of X12 837 claims (005010), professional (SV1) and institutional (SV2).

A claim goes by its own number (CLM01), and a line by its control number (REF*6R) first: either may be the id of a
report or an encounter. So may the numbers that REF gives of the whole claim. A replaced claim (CLM05-3 is 7) stands for
the earlier one with its number; a void one (8) takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ircoder.audit.billed.rows import billed_line
from ircoder.audit.billed.x12_segments import NoInterchangeError, Segment, segments_of
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.opening import opened
from ircoder.formats.rows import InputError

REPLACEMENT, VOID = "7", "8"
OFFICE = "11"
"""Place of service of an office; every other one of a professional claim counts as a hospital's (MOD-01)."""

_NAMES_A_CLAIM = ("D9", "F8", "EA")
"""Claim number of the clearinghouse or the payer, and record number, under which some sites send the encounter's id."""

_DOES_THE_WORK = ("82", "72")
"""Rendering, and on a hospital's claim operating physician."""

_BILLING = "85"
_PLAIN_CODES = "HC"
_UNITS = ("UN", "")


@dataclass(slots=True)
class _Line:
    """A service line as far as it has been read. ``code`` is empty of a line that has only a revenue code."""

    number: int
    composite: tuple[str, ...]
    charge: str
    unit: str
    units: str
    place: str = ""
    date: str = ""
    ids: list[str] = field(default_factory=list)
    provider: str = ""


@dataclass(slots=True)
class _Claim:
    """A claim as far as it has been read."""

    number: int
    claim_id: str
    frequency: str
    place: str
    institutional: bool
    billing: str
    billed_on: str
    ids: list[str] = field(default_factory=list)
    provider: str = ""
    date: str = ""
    lines: list[_Line] = field(default_factory=list)


def read_x12_lines(path: Path) -> Iterator[BilledLine | Problem]:
    """Yield the billed lines of the claims of a file.

    Raises
    ------
    InputError
        Where the file does not begin with an ISA segment, holds no claim, or a packed one is damaged.
    """
    problems: list[Problem] = []
    claims = list(_claims(path, problems))
    if not claims and not problems:
        msg = f"{path.name} holds no claim (CLM). Give an X12 837 file."
        raise InputError(msg)
    yield from problems
    for claim in _standing(claims):
        for line in claim.lines:
            yield from _billed(claim, line, path.name)


def _claims(path: Path, problems: list[Problem]) -> Iterator[_Claim]:
    with opened(path) as stream:
        reading = _Reading()
        try:
            for segment in segments_of(stream):
                if (done := reading.take(segment)) is not None:
                    yield done
        except NoInterchangeError:
            if not reading.begun:
                msg = f"{path.name} does not begin with an ISA segment. Give an X12 837 file as it was sent."
                raise InputError(msg) from None
            message = "what follows an interchange is no ISA segment and is not read. Export the file again."
            problems.append(Problem("billed", "malformed", path.name, message))
        if reading.claim is not None:
            yield reading.claim


def _standing(claims: list[_Claim]) -> list[_Claim]:
    """Claims that a later replacement or void of the same number has not taken away."""
    standing: list[_Claim] = []
    for claim in claims:
        if claim.frequency in (REPLACEMENT, VOID):
            standing = [other for other in standing if other.claim_id != claim.claim_id]
        if claim.frequency != VOID:
            standing.append(claim)
    return standing


class _Reading:
    """Takes segments in their order and gives each claim when the next one begins."""

    def __init__(self) -> None:
        self.begun = False
        self.claim: _Claim | None = None
        self._institutional = False
        self._billing = ""
        self._billed_on = ""

    def take(self, segment: Segment) -> _Claim | None:
        """Take one segment; give the claim that it ends."""
        self.begun = True
        done = None
        if segment.name in ("CLM", "HL", "SE", "ST"):
            done, self.claim = self.claim, None
        if segment.name == "GS":
            self._institutional = "X223" in segment[8]
            self._billed_on = segment[4]
        elif segment.name == "ST" and segment[3]:
            self._institutional = "X223" in segment[3]
        elif segment.name == "NM1" and self.claim is None and segment[1] == _BILLING:
            self._billing = segment[9]
        elif segment.name == "CLM":
            self.claim = self._begin(segment)
        elif self.claim is not None:
            _add(self.claim, segment)
        return done

    def _begin(self, segment: Segment) -> _Claim:
        place, _, frequency = (*segment.parts(5), "", "", "")[:3]
        return _Claim(
            number=segment.number,
            claim_id=segment[1],
            frequency=frequency,
            place=place,
            institutional=self._institutional,
            billing=self._billing,
            billed_on=self._billed_on,
        )


def _add(claim: _Claim, segment: Segment) -> None:
    line = claim.lines[-1] if claim.lines else None
    if segment.name == "SV1":
        units = (segment[3], segment[4])
        claim.lines.append(_Line(segment.number, segment.parts(1), segment[2], *units, place=segment[5]))
    elif segment.name == "SV2":
        claim.lines.append(_Line(segment.number, segment.parts(2), segment[3], segment[4], segment[5]))
    elif segment.name == "DTP" and segment[1] == "472" and line is not None:
        line.date = segment[3].partition("-")[0]
    elif segment.name == "DTP" and segment[1] in ("472", "434") and line is None:
        claim.date = segment[3].partition("-")[0]
    elif segment.name == "REF" and segment[1] == "6R" and line is not None:
        line.ids.append(segment[2])
    elif segment.name == "REF" and line is None and segment[1] in _NAMES_A_CLAIM:
        claim.ids.append(segment[2])
    elif segment.name == "NM1" and segment[1] in _DOES_THE_WORK:
        if line is None:
            claim.provider = claim.provider or segment[9]
        else:
            line.provider = line.provider or segment[9]


def _billed(claim: _Claim, line: _Line, file: str) -> Iterator[BilledLine | Problem]:
    where = f"{file}, segment {line.number}"
    qualifier, code, *modifiers = (*line.composite, "", "")
    if not code:
        return  # a revenue code alone, which stands for a room or a supply
    if qualifier != _PLAIN_CODES:
        yield Problem("billed", "code", where, "the service is no CPT or HCPCS code (HC). Only those are audited.")
        return
    if line.unit not in _UNITS:
        yield Problem("billed", "units", where, "the quantity is not in units (UN). Only units are audited.")
        return
    office = not claim.institutional and (line.place or claim.place) == OFFICE
    row = {
        "code": code,
        "modifiers": ";".join(modifiers[:4]),
        "units": line.units,
        "charge": line.charge,
        "setting": "facility" if claim.institutional else "office" if office else "professional",
        "service_date": line.date or claim.date,
        "provider_id": line.provider or claim.provider or claim.billing,
        "billed_on": claim.billed_on,
    }
    yield billed_line(row, where, (*line.ids, claim.claim_id, *claim.ids))
