"""Audits reports against billed lines, from readers to result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ircoder import __version__
from ircoder.audit.claims import BilledIndex, claims_of
from ircoder.audit.comparing import Reference, compare
from ircoder.audit.made_from import Versions
from ircoder.audit.model import AuditResult, Encounter, Problem, UnusableRow
from ircoder.audit.scores import CONFIDENCE, TRIGGER, scores_of
from ircoder.audit.supported import Supported, supported_of
from ircoder.audit.worth import Prices
from ircoder.formats.records import record_of
from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.catalogue import Catalogue
from ircoder.provenance import knowledge_hash
from ircoder.report import CodedReport, Report

if TYPE_CHECKING:
    from ircoder.coder import Coder


@dataclass(frozen=True, slots=True)
class Options:
    """How to audit: the user's conversion factor (dollars a RVU), and the net overpayment rate that is told.

    ``told`` are further options of the call, which are told in the result and decide nothing here.
    """

    conversion_factor: float | None = None
    trigger: float = TRIGGER
    told: Mapping[str, str | None] = field(default_factory=dict)


def coded_now(
    reports: Iterable[Report | CodedReport], index: BilledIndex, coder: Coder, workers: int = 1
) -> Iterator[Supported]:
    """Code reports for the settings in which they were billed, as a stream."""
    coded = coder.code_many(_for_settings(reports, index), workers=workers)
    return (supported_of(record_of(record)) for record in coded)


def audit(
    supported: Iterable[Supported | Problem],
    index: BilledIndex,
    knowledge: Knowledge,
    options: Options,
    problems: Sequence[Problem] = (),
) -> AuditResult:
    """Compare what reports support with what was billed.

    Parameters
    ----------
    supported
        What each report supports, and records that cannot be used.
    index
        The billed lines.
    knowledge
        Tables in force, with what the user has imported.
    options
        How to audit.
    problems
        What could not be read of the billed lines.

    Raises
    ------
    InputError
        Where scipy, which exact intervals need, is not installed.
    """
    told = list(problems)
    made: dict[tuple[str | None, str | None], None] = {}
    usable = _usable(supported, told, made)
    reference = Reference(knowledge, options.conversion_factor)
    claims, others = claims_of(index, usable, _of_scope(problems, reference.catalogue))
    told += others
    encounters: list[Encounter] = []
    for claim in claims:
        encounter, outside = compare(claim, reference)
        encounters.append(encounter)
        told += outside
    return AuditResult(
        encounters=tuple(encounters),
        scores=scores_of(encounters, trigger=options.trigger),
        versions=_versions(encounters, reference, list(made)),
        options={
            "conversion_factor": options.conversion_factor,
            "trigger": options.trigger,
            "confidence": CONFIDENCE,
            "setting": index.setting,
            **options.told,
        },
        problems=tuple(told),
    )


def _of_scope(problems: Iterable[Problem], catalogue: Catalogue) -> Iterator[UnusableRow]:
    """Rows that cannot be used and may be for this program to judge: of a code that it knows, or of none."""
    for problem in problems:
        if isinstance(problem, UnusableRow) and (problem.code is None or problem.code in catalogue):
            yield problem


def _usable(
    supported: Iterable[Supported | Problem],
    told: list[Problem],
    made: dict[tuple[str | None, str | None], None],
) -> Iterator[Supported]:
    """What can be compared; the rest is told, and which model and knowledge made it is noted."""
    for item in supported:
        if isinstance(item, Problem):
            told.append(item)
            continue
        if item.failure is None:
            made.setdefault((item.model, item.knowledge))
        yield item


def _for_settings(reports: Iterable[Report | CodedReport], index: BilledIndex) -> Iterator[Report | CodedReport]:
    for report in reports:
        if isinstance(report, CodedReport):
            yield report
            continue
        for setting in index.settings_of(report.report_id, report.encounter_id, report.setting):
            yield replace(report, setting=setting)


def _versions(
    encounters: Sequence[Encounter], reference: Reference, made: Sequence[tuple[str | None, str | None]]
) -> Versions:
    knowledge = reference.knowledge
    edits, fees, outpatient, factors = set(), set(), set(), set()
    for encounter in encounters:
        on = encounter.service_date
        if on is None:
            continue
        edits.add(knowledge.edits.releases(encounter.setting, on))
        if encounter.setting == "facility":
            outpatient.add(knowledge.outpatient.release(on))
        else:
            fees.add(knowledge.fee_schedule.governing(on).release)
            factors.add(Prices(knowledge, encounter.setting, on, reference.conversion_factor).dollars_a_rvu)
    return Versions(
        ircoder=__version__,
        model=", ".join(dict.fromkeys(model for model, _ in made if model)) or None,
        knowledge=", ".join(dict.fromkeys(name for _, name in made if name)) or None,
        tables=knowledge_hash(knowledge.imported.identity),
        edits=tuple(sorted({releases.pairs for releases in edits})),
        unit_limits=tuple(sorted({releases.units for releases in edits})),
        add_ons=tuple(sorted({releases.add_ons for releases in edits})),
        fees=tuple(sorted(fees)),
        outpatient=tuple(sorted(filter(None, outpatient))),
        factors=tuple(f"{factor:g}" for factor in sorted(filter(None, factors))),
    )
