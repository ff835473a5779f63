"""Billed lines of X12 837 claims (005010), professional (SV1) and institutional (SV2).

A claim goes by its own number (CLM01), and a line by its control number (REF*6R) first: either may be the id of a
report or an encounter. So may the numbers that REF gives of the whole claim. A replaced claim (CLM05-3 is 7) stands for
the earlier one of the same kind and billing provider with its number, or with the number that REF*F8 gives; a void one
(8) takes it away. Inpatient claims are paid by case and are not audited; of a claim that the end of the file cuts off
nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ircoder.audit.billed.rows import billed_line, unusable
from ircoder.audit.billed.x12_segments import NoInterchangeError, Segment, segments_of
from ircoder.audit.model import BilledLine, Problem, UnusableRow
from ircoder.formats.opening import opened
from ircoder.formats.rows import InputError
from ircoder.intake import FieldError
from ircoder.report import Setting

REPLACEMENT, VOID = "7", "8"
INPATIENT = ("11", "18", "21", "28", "41")
"""Kinds of facility and care of a hospital's claim (CLM05-1, the first digits of the type of bill) paid by case."""
OFFICE = "11"
"""Place of service of an office; every other one of a professional claim counts as a hospital's (MOD-01)."""

_NAMES_A_CLAIM = ("D9", "F8", "EA")
"""Claim number of the clearinghouse or the payer, and record number, under which some sites send the encounter's id."""

_DOES_THE_WORK = ("82", "72")
"""Rendering, and on a hospital's claim operating physician."""

_BILLING = "85"
_ORIGINAL = "F8"
_PLAIN_CODES = "HC"
_UNITS = ("UN", "")
_OF_HOSPITALS = ("X223", "X096")
"""Parts of the names of the institutional guides, of 5010 and of 4010."""

_HOSPITALS_BILL = "A"
"""Qualifier of the type of bill (CLM05-2); a place of service has ``B``."""

_TRANSACTION_ENDS = ("SE", "ST", "GE", "IEA")


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
    last_date: str = ""
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
    original: str = ""
    provider: str = ""
    date: str = ""
    last_date: str = ""
    lines: list[_Line] = field(default_factory=list)
    cut: bool = False

    @property
    def setting(self) -> Setting:
        """Setting of lines whose place says nothing else."""
        return "facility" if self.institutional else "office" if self.place == OFFICE else "professional"

    def corrects(self, other: _Claim) -> bool:
        """Whether this replacement or void is of another claim."""
        same = (self.institutional, self.billing) == (other.institutional, other.billing)
        return same and other.claim_id != "" and other.claim_id in (self.claim_id, self.original)


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
    standing, voids = _standing(claims)
    message = "this claim voids one that is not in the file, and bills nothing. Give the file of the voided claim too."
    problems += [Problem("billed", "void", f"{path.name}, segment {void.number}", message) for void in voids]
    yield from problems
    for claim in standing:
        if (doubt := _doubt(claim)) is not None:
            yield from _not_audited(claim, path.name, doubt)
            continue
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
        if reading.open:
            message = "the file ends before its end segment (IEA), so that claims may be missing. Get the whole file."
            problems.append(Problem("billed", "cut_off", path.name, message))
        if reading.claim is not None:
            reading.claim.cut = True
            yield reading.claim


def _standing(claims: list[_Claim]) -> tuple[list[_Claim], list[_Claim]]:
    """Claims that a later replacement or void has not taken away, and voids of claims that are not there."""
    standing: list[_Claim] = []
    alone: list[_Claim] = []
    for claim in claims:
        before = len(standing)
        if claim.frequency in (REPLACEMENT, VOID):
            standing = [other for other in standing if not claim.corrects(other)]
        if claim.frequency != VOID:
            standing.append(claim)
        elif len(standing) == before:
            alone.append(claim)
    return standing, alone


def _doubt(claim: _Claim) -> FieldError | None:
    """Why nothing of a claim is audited."""
    if claim.cut:
        return FieldError("cut_off", "the file ends inside this claim, which is not audited. Get the whole file.")
    if claim.institutional and claim.place in INPATIENT:
        message = "this is an inpatient claim, paid by case, and is not audited. Leave it out."
        return FieldError("inpatient", message)
    return None


def _not_audited(claim: _Claim, file: str, doubt: FieldError) -> Iterator[UnusableRow]:
    """The claim as one problem for each report that its lines name."""
    where = f"{file}, segment {claim.number}"
    names = [claim.claim_id, *claim.ids]
    for ids in dict.fromkeys(tuple(line.ids) for line in claim.lines) or {(): None}:
        yield unusable({"setting": claim.setting}, where, (*ids, *names), doubt)


class _Reading:
    """Takes segments in their order and gives each claim when the next one begins."""

    def __init__(self) -> None:
        self.begun = False
        self.open = False
        self.claim: _Claim | None = None
        self._institutional = False
        self._billing = ""
        self._billed_on = ""

    def take(self, segment: Segment) -> _Claim | None:
        """Take one segment; give the claim that it ends."""
        self.begun = True
        self.open = segment.name != "IEA"
        done = None
        if segment.name in ("CLM", "HL", *_TRANSACTION_ENDS):
            done, self.claim = self.claim, None
        if segment.name == "GS":
            self._institutional = _of_hospitals(segment[8])
            self._billed_on = segment[4]
            self._billing = ""
        elif segment.name == "ST" and segment[3]:
            self._institutional = _of_hospitals(segment[3])
        elif segment.name == "NM1" and self.claim is None and segment[1] == _BILLING:
            self._billing = segment[9]
        elif segment.name == "CLM":
            self.claim = self._begin(segment)
        elif self.claim is not None:
            _add(self.claim, segment)
        return done

    def _begin(self, segment: Segment) -> _Claim:
        place, qualifier, frequency = (*segment.parts(5), "", "", "")[:3]
        return _Claim(
            number=segment.number,
            claim_id=segment[1],
            frequency=frequency,
            place=place,
            institutional=self._institutional or qualifier == _HOSPITALS_BILL,
            billing=self._billing,
            billed_on=self._billed_on,
        )


def _of_hospitals(guide: str) -> bool:
    return any(part in guide for part in _OF_HOSPITALS)


def _add(claim: _Claim, segment: Segment) -> None:
    line = claim.lines[-1] if claim.lines else None
    if segment.name == "SV1":
        units = (segment[3], segment[4])
        claim.lines.append(_Line(segment.number, segment.parts(1), segment[2], *units, place=segment[5]))
    elif segment.name == "SV2":
        claim.institutional = True
        claim.lines.append(_Line(segment.number, segment.parts(2), segment[3], segment[4], segment[5]))
    elif segment.name == "DTP" and segment[1] == "472" and line is not None:
        line.date, _, line.last_date = segment[3].partition("-")
    elif segment.name == "DTP" and segment[1] in ("472", "434") and line is None:
        claim.date, _, claim.last_date = segment[3].partition("-")
    elif segment.name == "REF" and segment[1] == "6R" and line is not None:
        line.ids.append(segment[2])
    elif segment.name == "REF" and line is None and segment[1] in _NAMES_A_CLAIM:
        claim.ids.append(segment[2])
        claim.original = claim.original or (segment[2] if segment[1] == _ORIGINAL else "")
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
    own_date = (line.date, line.last_date) if line.date else (claim.date, claim.last_date)
    office = not claim.institutional and (line.place or claim.place) == OFFICE
    row = {
        "code": code if qualifier == _PLAIN_CODES else "",
        "modifiers": ";".join(modifiers[:4]),
        "units": line.units,
        "charge": line.charge,
        "setting": "facility" if claim.institutional else "office" if office else "professional",
        "service_date": own_date[0],
        "service_to": own_date[1],
        "provider_id": line.provider or claim.provider or claim.billing,
        "billed_on": claim.billed_on,
    }
    names = (*line.ids, claim.claim_id, *claim.ids)
    if qualifier != _PLAIN_CODES:
        yield Problem("billed", "code", where, "the service is no CPT or HCPCS code (HC). Only those are audited.")
    elif line.unit not in _UNITS:
        error = FieldError("units", "the quantity is not in units (UN). Only units are audited.")
        yield unusable(row, where, names, error)
    else:
        yield billed_line(row, where, names)
