"""The stages of the chain put together: a report is read and its findings built, then reports are coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ircoder.cited_sentences import whole_sentences
from ircoder.coding.encounter import Encounter
from ircoder.coding.opinion import Opinion
from ircoder.coding.result import CodingResult
from ircoder.confidence.chances import Confidence, Judged, Weighed
from ircoder.confidence.line_features import Seen
from ircoder.confidence.routing import route_report
from ircoder.findings.model import Findings
from ircoder.knowledge.base import Knowledge
from ircoder.language.reading import Reading
from ircoder.provenance import knowledge_hash
from ircoder.report import CodedReport, Report
from ircoder.source_text import SourceText

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ReadDoc = Callable[["Doc"], Reading]
BuildFindings = Callable[[Reading, Knowledge], Findings]
CodeTogether = Callable[[Sequence[Encounter]], list[CodingResult]]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with what was read and found in it, before any setting is looked at."""

    report: Report
    source: SourceText
    reading: Reading
    findings: Findings


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding gave for a report, and what the trained classifier has seen of it, if there is one."""

    result: CodingResult
    seen: Seen | None = None
    weighed: Weighed | None = None


@dataclass(frozen=True, slots=True)
class Stages:
    """The four stages with the tables that they rest on."""

    nlp: Language
    read_doc: ReadDoc
    build: BuildFindings
    code: CodeTogether
    knowledge: Knowledge
    model: str | None
    confidence: Confidence | None = None
    threshold: float | None = None

    def read(self, report: Report) -> ReadReport:
        """Read one report and build its findings."""
        source = SourceText(report.text, self.knowledge.imported.site)
        reading = self.read_doc(self.nlp(source.plain))
        return ReadReport(report, source, reading, self.build(reading, self.knowledge))

    def coded(self, reports: Sequence[ReadReport], *, entities: bool) -> list[CodedReport]:
        """Code reports of one encounter and one setting together; the records come in the same order."""
        results = self.results(reports)
        return [self.record(item, coded, entities=entities) for item, coded in zip(reports, results, strict=True)]

    def results(self, reports: Sequence[ReadReport]) -> list[Coded]:
        """What coding gives for reports of one encounter, before any probability.

        Where the trained classifier speaks against lines of a first look, all are coded once more with its opinion.
        """
        first = self.code([self._encounter(item) for item in reports])
        if self.confidence is None:
            return [Coded(result) for result in first]
        catalogue = self.knowledge.catalogue
        seen = [
            self.confidence.see(item.reading, item.findings, result, catalogue)
            for item, result in zip(reports, first, strict=True)
        ]
        weighed = [self.confidence.weigh(one) for one in seen]
        opinions = [self.confidence.opinion(one, chances) for one, chances in zip(seen, weighed, strict=True)]
        if any(opinions):
            second = self.reconsidered(reports, opinions)
            seen = [
                replace(one, result=result, opinion=told)
                for one, result, told in zip(seen, second, opinions, strict=True)
            ]
            weighed = [self.confidence.weigh(one) for one in seen]
        return [Coded(one.result, one, chances) for one, chances in zip(seen, weighed, strict=True)]

    def reconsidered(self, reports: Sequence[ReadReport], opinions: Sequence[Opinion]) -> list[CodingResult]:
        """What coding gives with the classifier's opinion of each report of an encounter."""
        return self.code(
            [replace(self._encounter(item), opinion=told) for item, told in zip(reports, opinions, strict=True)]
        )

    def _encounter(self, item: ReadReport) -> Encounter:
        report, findings = item.report, item.findings
        return Encounter(
            findings=findings,
            service_date=report.service_date,
            setting=report.setting,
            knowledge=self.knowledge,
            payer=report.payer,
            patient_age=report.patient_age if report.patient_age is not None else findings.patient_age,
            report_id=report.report_id,
            provider_id=report.provider_id,
            report_status=report.report_status,
        )

    def record(self, item: ReadReport, coded: Coded, *, entities: bool) -> CodedReport:
        """The record of a report with its probabilities and route."""
        report, source = item.report, item.source
        result, judged = self._judged(coded)
        whole = judged.whole if judged is not None else None
        reasons = (*result.review_reasons, *(judged.doubts if judged is not None else ()))
        routing = route_report(reasons, probability=whole, threshold=self.threshold)
        return CodedReport(
            report_id=report.report_id,
            service_date=report.service_date.isoformat(),
            setting=report.setting,
            code_set=str(report.service_date.year),
            lines=tuple(replace(line, evidence=source.quoted(line.evidence)) for line in result.lines),
            totals=result.totals,
            not_coded=tuple(replace(entry, evidence=source.quoted(entry.evidence)) for entry in result.not_coded),
            queries=tuple(
                replace(query, evidence=source.quoted(whole_sentences(query.evidence, item.reading)))
                for query in result.queries
            ),
            contradictions=tuple(replace(c, evidence=source.quoted(c.evidence)) for c in result.contradictions),
            route=routing.route,
            review_reasons=routing.review_reasons,
            probability=whole,
            entities=source.entities(item.reading) if entities else None,
            model=self.model,
            knowledge=knowledge_hash(self.knowledge.imported.identity),
            encounter_id=report.encounter_id,
            patient_key=report.patient_key,
            provider_id=report.provider_id,
            metadata=report.metadata,
        )

    def _judged(self, coded: Coded) -> tuple[CodingResult, Judged | None]:
        """The result with the probability of each line, and that of the whole."""
        result = coded.result
        if self.confidence is None or coded.seen is None or coded.weighed is None:
            return result, None
        judged = self.confidence.judge(coded.seen, coded.weighed)
        lines = tuple(
            replace(line, probability=chance) for line, chance in zip(result.lines, judged.lines, strict=True)
        )
        return replace(result, lines=lines), judged
