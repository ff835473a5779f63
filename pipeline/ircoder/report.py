"""The report that goes in and the record that comes out, as INTERFACES of the product promise them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Setting = Literal["professional", "facility", "office"]
SETTINGS: tuple[str, ...] = get_args(Setting)

FIRST_SERVICE_DATE = dt.date(2023, 1, 1)
LAST_SERVICE_DATE = dt.date(2026, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One dictated report. ``patient_age`` is in years; ``metadata`` holds input fields that ircoder does not use."""

    report_id: str
    text: str
    service_date: dt.date
    setting: Setting = "professional"
    patient_age: float | None = None
    payer: str = "medicare"
    encounter_id: str | None = None
    patient_key: str | None = None
    provider_id: str | None = None
    report_status: str = "final"
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that prove something: ``text[start:end]`` of the report, with the kind of the section they stand in."""

    start: int
    end: int
    text: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineValues:
    """What a line is worth, for all its units and both sides.

    ``release`` is that of the fee schedule (of Addendum B on a hospital claim), ``status`` its status indicator.
    ``work``, ``practice``, ``malpractice`` and ``total`` are in RVUs, ``payment`` in dollars without any regional or
    payer adjustment; ``None`` where the release gives none. ``apc`` is the payment class of a hospital line.
    """

    release: str
    status: str
    work: float | None = None
    practice: float | None = None
    malpractice: float | None = None
    total: float | None = None
    payment: float | None = None
    apc: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over the lines of a report, in RVUs and dollars. ``without_value`` are codes that no sum holds."""

    work: float | None = None
    practice: float | None = None
    malpractice: float | None = None
    total: float | None = None
    payment: float | None = None
    without_value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLine:
    """One line of a coded report. ``rules`` lists reference rule ids, the deciding one first.

    ``edits`` tells the release that the line was checked against; ``values`` is ``None`` where no release has the code.
    """

    code: str
    units: int
    modifiers: tuple[str, ...]
    label: str
    evidence: tuple[Evidence, ...]
    rules: tuple[str, ...]
    why: str
    edits: Mapping[str, str | None]
    values: LineValues | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCoded:
    """A tempting code that is left out, the rule that excludes it, and the code that won where there is one."""

    code: str
    reason: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    winner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhysicianQuery:
    """A neutral documentation question about an act that the report supports only in part.

    ``elements`` (of ``knowledge/documentation_elements.csv``) are silent; ``missing`` names them in words.
    ``if_documented`` are the codes that an answer may support (``36247-LT`` where only the side is open), ``if_not``
    those that stand where nothing more is documented. ``evidence`` are the sentences of the act.
    """

    code: str
    question: str
    rule: str
    elements: tuple[str, ...] = ()
    missing: str = ""
    if_documented: tuple[str, ...] = ()
    if_not: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContradiction:
    """Places of a report that cannot all be true: what differs (``kind``), one neutral sentence, and their words."""

    kind: str
    statement: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity of the report as written with ``--entities``."""

    start: int
    end: int
    text: str
    label: str
    concept: str
    side: str | None
    assertion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingError:
    """Why a report could not be coded: a stable ``type`` and a message that names the field and the remedy.

    ``position`` is where its record stands (``reports.csv, line 12``), as far as that is known.
    """

    type: str
    message: str
    position: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """The record written for one report and setting.

    ``encounter_id``, ``patient_key`` and ``provider_id`` are those of the report: a charge is made out to them.
    """

    report_id: str
    service_date: str | None
    setting: str
    code_set: str | None
    lines: tuple[CodeLine, ...] = ()
    totals: Totals | None = None
    not_coded: tuple[NotCoded, ...] = ()
    queries: tuple[PhysicianQuery, ...] = ()
    contradictions: tuple[ReportContradiction, ...] = ()
    route: Literal["auto", "review"] = "review"
    review_reasons: tuple[str, ...] = ()
    probability: float | None = None
    entities: tuple[EntityRecord, ...] | None = None
    model: str | None = None
    knowledge: str | None = None
    error: CodingError | None = None
    encounter_id: str | None = None
    patient_key: str | None = None
    provider_id: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
