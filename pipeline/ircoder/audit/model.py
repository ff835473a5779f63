"""What an audit finds: findings by encounter, scores with their formulas, and what could not be audited.

Everything here is frozen and plain, so that the workbook, the page and the JSON tell the same. Effects are *suggested
minus billed*: a negative one is money or RVUs that were billed and are not supported (overcoding), a positive one was
left on the table (undercoding). ``None`` means *not known*, never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from ircoder.audit.made_from import InputFile, Versions
from ircoder.report import Setting

Kind = Literal[
    "agreed",
    "missed",
    "unsupported",
    "wrong_code",
    "unbundled",
    "units",
    "modifier",
    "not_in_force",
    "documentation",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are shown."""

KIND_LABELS: Mapping[Kind, str] = {
    "agreed": "Agreed",
    "missed": "Missed charge",
    "unsupported": "Unsupported charge",
    "wrong_code": "Wrong code",
    "unbundled": "Unbundled",
    "units": "Units",
    "modifier": "Modifier",
    "not_in_force": "Code not in force",
    "documentation": "Documentation insufficient",
}

Severity = Literal["none", "low", "medium", "high"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From what asks for nothing to what comes first; the scale stands in :mod:`ircoder.audit.severity`."""

_RATE_DECIMALS = 9
"""Beyond them a rate of dollars is noise of binary fractions: 0.15 of 3.00 is 5 %."""

Basis = Literal["paid", "schedule"]
"""What amounts rest on: the paid amounts of the billed lines, or the values of the release in force."""

Measure = Literal["share", "dollars", "rvu", "count"]
"""What a score's value is: a share between 0 and 1 (a rate of dollars may leave these bounds), or an amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BilledLine:
    """One line that was billed. ``where`` is its place in the file (``billed.csv, line 12``).

    ``claim_ids`` are names of the claim (X12, FHIR) of which each may be a report's or an encounter's id. ``charge``
    and ``paid`` are in dollars. ``modifiers`` stand as billed, in upper case. ``service_to`` is the last day of a line
    that was billed for several.
    """

    where: str
    code: str
    units: int = 1
    modifiers: tuple[str, ...] = ()
    report_id: str | None = None
    encounter_id: str | None = None
    claim_ids: tuple[str, ...] = ()
    setting: Setting | None = None
    service_date: dt.date | None = None
    service_to: dt.date | None = None
    charge: float | None = None
    paid: float | None = None
    provider_id: str | None = None
    billed_on: dt.date | None = None

    @property
    def shown(self) -> str:
        """The line as coders write it: ``36247-59-RT x2``."""
        return shown_line(self.code, self.modifiers, self.units)

    def is_of(self, date: dt.date | None) -> bool:
        """Whether a date is that of the line, or one of its days."""
        if date is None or self.service_date is None:
            return False
        return self.service_date <= date <= max(self.service_date, self.service_to or self.service_date)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that prove something: ``text`` is ``[start:end]`` of the text of ``report_id``."""

    report_id: str
    start: int
    end: int
    text: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedLine:
    """One line that the report supports. ``label`` is our own short description, ``rules`` the deciding one first."""

    report_id: str
    code: str
    units: int
    modifiers: tuple[str, ...]
    label: str = ""
    rules: tuple[str, ...] = ()
    why: str = ""
    evidence: tuple[Quote, ...] = ()
    probability: float | None = None

    @property
    def shown(self) -> str:
        """The line as coders write it: ``36247-59-RT x2``."""
        return shown_line(self.code, self.modifiers, self.units)


@dataclass(frozen=True, slots=True)
class Edit:
    """A claim edit: beside ``paid`` (column 1) the code ``denied`` (column 2) is not paid.

    ``opened`` tells whether a modifier that fits lets both stand (indicator 1); ``release`` names the table.
    """

    paid: str
    denied: str
    opened: bool
    release: str

    @property
    def shown(self) -> str:
        """The edit in few words: ``37242/36247 (2024q3, indicator 1)``."""
        return f"{self.paid}/{self.denied} ({self.release}, indicator {int(self.opened)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One comparison of billed with suggested lines.

    Every billed line that was audited and every suggested line stands in exactly one finding with ``secondary`` false.
    Where a code has wrong units *and* wrong modifiers, the modifiers are a second finding of the same lines with
    ``secondary`` true; effects are split between the two, so that those of all findings add up.

    Parameters
    ----------
    code
        The code that the finding is about: the billed one, of a missed charge the suggested one.
    label, family
        Our own short description of ``code``, and its family in the catalogue.
    rule
        Id of the rule that decides (``MOD-16``), ``None`` where none does.
    edit
        The claim edit, where one decides.
    question
        What to ask the physician, where the finding hinges on the documentation.
    informational
        Modifiers that differ and were not held against the line: they only inform (GC; a side of a code that pays no
        side apart), or are left to a coder (22).
    rvu_effect, work_effect
        Total and work RVUs, suggested minus billed; ``None`` on hospital claims and where a value is not known.
    payment_effect
        Dollars by the release in force (or the user's conversion factor), suggested minus billed.
    paid_effect
        The same in the dollars that were really paid, where every billed line of the claim has ``paid``.
    why
        One plain sentence.
    """

    kind: Kind
    code: str
    severity: Severity
    why: str
    label: str = ""
    family: str = ""
    billed: tuple[BilledLine, ...] = ()
    suggested: tuple[SuggestedLine, ...] = ()
    rule: str | None = None
    edit: Edit | None = None
    question: str | None = None
    evidence: tuple[Quote, ...] = ()
    informational: tuple[str, ...] = ()
    rvu_effect: float | None = None
    work_effect: float | None = None
    payment_effect: float | None = None
    paid_effect: float | None = None
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What a claim comes to, in dollars. Lines whose value is not known are named in ``without_value``.

    ``billed`` is the claim as billed and ``suggested`` as supported, by the release in force. ``paid`` is what was paid
    and ``due`` what was due of it, where every billed line has ``paid``. ``over`` and ``under`` are the gross over-
    and underpayment on ``basis``, both as positive numbers; ``over - under`` is the net overpayment. ``charged`` is the
    sum of the charges.
    """

    basis: Basis = "schedule"
    billed: float | None = None
    suggested: float | None = None
    paid: float | None = None
    due: float | None = None
    over: float | None = None
    under: float | None = None
    charged: float | None = None
    without_value: tuple[str, ...] = ()

    @property
    def dollars(self) -> float | None:
        """Dollars of the claim on ``basis``: the denominator of an overpayment rate."""
        return self.paid if self.basis == "paid" else self.billed

    @property
    def net(self) -> float | None:
        """Net overpayment in dollars; negative where more was due."""
        return None if self.over is None or self.under is None else round(self.over - self.under, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One claim that was audited: a report, or all reports of an encounter, in one setting.

    ``report_id`` names it as INTERFACES wants it: the report, or the first one where several were compared together.
    ``notes`` are sentences about the whole (a date that differs, a report that waits for review).
    ``route`` and ``probability`` are the coder's: ``review`` where one of the reports has to be seen by a person.
    """

    report_id: str
    report_ids: tuple[str, ...]
    setting: Setting
    service_date: dt.date | None
    findings: tuple[Finding, ...]
    encounter_id: str | None = None
    provider_id: str | None = None
    billed: tuple[BilledLine, ...] = ()
    suggested: tuple[SuggestedLine, ...] = ()
    amounts: Amounts = field(default_factory=Amounts)
    route: str = "review"
    probability: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name that is unique in the audit: reports and setting."""
        return f"{'+'.join(self.report_ids)}/{self.setting}"

    @property
    def codes_right(self) -> bool:
        """Whether all codes and units are right, whatever their modifiers (encounter accuracy)."""
        return all(finding.kind in ("agreed", "modifier") for finding in self.findings)

    @property
    def all_right(self) -> bool:
        """Whether codes, units and modifiers are all right."""
        return all(finding.kind == "agreed" for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of an audit.

    Parameters
    ----------
    name, label
        Stable name (``code_accuracy``) and words for people.
    value
        The figure, ``None`` where nothing was there to measure.
    measure
        What the value is.
    formula
        The formula in words, to be printed beside the figure.
    source
        Where the formula comes from.
    numerator, denominator
        What was divided: counts of a proportion, dollars of a rate.
    interval
        Exact 95 % bounds (Clopper-Pearson), of proportions only.
    """

    name: str
    label: str
    value: float | None
    measure: Measure
    formula: str
    source: str
    numerator: float | None = None
    denominator: float | None = None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Whether the net overpayment rate reaches the rate at which the claims review has to go further."""

    threshold: float
    rate: float | None

    @property
    def reached(self) -> bool | None:
        """``None`` where no rate is known."""
        return None if self.rate is None else round(self.rate, _RATE_DECIMALS) >= self.threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All figures: of the whole audit, by provider and by family of codes (the same names in each).

    A provider or family that is not known is named ``unknown``. Of a family only the figures by line and the dollars by
    finding are given, because an encounter belongs to several families.
    """

    overall: tuple[Score, ...]
    by_provider: Mapping[str, tuple[Score, ...]]
    by_family: Mapping[str, tuple[Score, ...]]
    trigger: Trigger
    kinds: Mapping[Kind, int]

    def __getitem__(self, name: str) -> Score:
        """The figure of the whole audit with this name."""
        return next(score for score in self.overall if score.name == name)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be audited: a stable ``type``, its place, and a sentence with the remedy.

    ``of`` tells what it was: a ``billed`` row, a ``report``, or a whole ``file``.
    """

    of: Literal["billed", "report", "file"]
    type: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class UnusableRow(Problem):
    """A billed row that cannot be used, with what it tells of its claim: without it, that claim is not complete.

    ``code`` and ``setting`` are ``None`` where the row does not tell them.
    """

    report_id: str | None = None
    encounter_id: str | None = None
    claim_ids: tuple[str, ...] = ()
    code: str | None = None
    setting: Setting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """A whole audit, in the order of the reports.

    ``options`` are those of the call, by name, as text or numbers (``conversion_factor``, ``trigger``, ``confidence``);
    ``inputs`` are the files that were read.
    """

    encounters: tuple[Encounter, ...]
    scores: Scores
    versions: Versions
    options: Mapping[str, str | float | None] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    inputs: tuple[InputFile, ...] = ()


def shown_line(code: str, modifiers: tuple[str, ...], units: int) -> str:
    """A line as coders write it: ``36247-59-RT x2``."""
    return "-".join((code, *modifiers)) + (f" x{units}" if units != 1 else "")
