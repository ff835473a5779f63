"""From a dictated report to its coded record: the whole chain, one report at a time or as a stream."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.cited_sentences import whole_sentences
from ircoder.coding.encounter import Encounter
from ircoder.coding.result import CodingResult
from ircoder.confidence.routing import route_report
from ircoder.failure import CodingFailureError, failure_message
from ircoder.findings.model import Findings
from ircoder.intake import Defaults, error_record, report_of
from ircoder.knowledge.base import Knowledge, knowledge_with, load_knowledge
from ircoder.knowledge.imported import Imported, pin_imported
from ircoder.language.reading import Reading
from ircoder.memory import settle
from ircoder.parallel import OrderedPool, chunked
from ircoder.provenance import knowledge_hash, model_name, shipped_model
from ircoder.report import CodedReport, Report, Setting
from ircoder.samples import sample_reports
from ircoder.source_text import SourceText

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Reports in one memory zone, and in one chunk of a worker."""

ReadDoc = Callable[["Doc"], Reading]
BuildFindings = Callable[[Reading, Knowledge], Findings]
CodeEncounter = Callable[[Encounter], CodingResult]
Incoming = Report | CodedReport | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Every stage's value for one report, for those who explain or measure.

    Places in ``reading`` and ``findings`` count characters of the text as it is read
    (:class:`ircoder.source_text.SourceText`), those in ``coded`` characters of the report.
    """

    report: Report
    reading: Reading
    findings: Findings
    coded: CodedReport


class Coder:
    """Codes reports.

    Parameters
    ----------
    nlp
        A spaCy pipeline that marks what the report says.
    read, build, code
        The three stages after it: ``Doc`` to reading, reading to findings, encounter to code lines.
    knowledge
        Tables for findings and coding; the shipped ones by default.
    model
        Name of the model, written into each record.
    """

    def __init__(
        self,
        nlp: Language,
        *,
        read: ReadDoc,
        build: BuildFindings,
        code: CodeEncounter,
        knowledge: Knowledge | None = None,
        model: str | None = None,
    ) -> None:
        self.nlp = nlp
        self.knowledge = knowledge or load_knowledge()
        self.model = model
        self._read = read
        self._build = build
        self._code = code
        self._folder: Path | None = None

    def __reduce__(self) -> tuple[Callable[..., Coder], tuple[Path, Imported]]:
        """Travel to another process as the folder to load from and what was imported, never as the pipeline itself."""
        if self._folder is None:
            msg = "a Coder that was put together by hand cannot be sent to another process; load it there"
            raise TypeError(msg)
        return _loaded, (self._folder, self.knowledge.imported)

    def code(
        self,
        text: str,
        *,
        service_date: str | dt.date | None,
        setting: str = "professional",
        report_id: str = "report",
        patient_age: float | None = None,
        payer: str = "medicare",
        report_status: str = "final",
        entities: bool = False,
        **metadata: Any,  # noqa: ANN401 - passes through untouched
    ) -> CodedReport:
        """Code one report.

        Parameters
        ----------
        text
            The dictated report, plain text.
        service_date
            Date of service, ``YYYY-MM-DD``; it decides the code set.
        setting
            ``professional``, ``facility`` or ``office``.
        patient_age
            In years; the text may supply it too.
        entities
            Whether the record lists the entities found.

        Returns
        -------
        CodedReport
            A report that cannot be coded has no lines and says why in ``error``; nothing is raised for it.
        """
        record = {
            **metadata,
            "report_id": report_id,
            "text": text,
            "service_date": service_date,
            "setting": setting,
            "patient_age": patient_age,
            "payer": payer,
            "report_status": report_status,
        }
        return next(self.code_many([record], entities=entities))

    def code_many(
        self,
        reports: Iterable[Incoming],
        *,
        workers: int = 1,
        settings: Sequence[Setting] = (),
        entities: bool = False,
    ) -> Iterator[CodedReport]:
        """Code a stream of reports, in order, with flat memory.

        Parameters
        ----------
        reports
            Reports, or mappings with the input fields; records that already failed pass through.
        workers
            Processes to use. The records do not depend on their number.
        settings
            Code every report once for each of these instead of for its own setting.
        entities
            Whether the records list the entities found.
        """
        chunks = chunked((_taken(item, index) for index, item in enumerate(reports, start=1)), BATCH)
        if workers <= 1:
            for chunk in chunks:
                yield from self._code_chunk(chunk, settings, entities)
            return
        self.warm()
        pool = OrderedPool(_ChunkWork(self, tuple(settings), entities), _Lost(tuple(settings)), workers)
        yield from pool.run(chunks)

    def analyse(self, report: Report) -> Analysis:
        """Run every stage on one report and keep what each found.

        Raises
        ------
        CodingFailureError
            Where a stage fails on the report.
        """
        try:
            with self._zone():
                source = SourceText(report.text)
                reading = self._read(self.nlp(source.plain))
            findings = self._build(reading, self.knowledge)
            coded = self._coded(report, source, reading, findings, entities=True)
        except Exception as error:
            raise CodingFailureError(failure_message(error)) from None
        return Analysis(report, reading, findings, coded)

    def warm(self) -> None:
        """Fill the tokenizer's cache from the bundled samples: inside a memory zone nothing is added to it."""
        for record in sample_reports():
            self.nlp.make_doc(record["text"])

    def _zone(self) -> AbstractContextManager[object]:
        """Open a memory zone, unless the caller has opened one: zones do not nest."""
        if getattr(self.nlp.vocab, "in_memory_zone", False):
            return nullcontext()
        keep_words = getattr(self.nlp.tokenizer, "keep_words", None)
        if keep_words is not None:
            keep_words()
        return self.nlp.memory_zone()

    def _code_chunk(
        self, chunk: Sequence[Report | CodedReport], settings: Sequence[Setting], entities: bool
    ) -> list[CodedReport]:
        out: list[CodedReport] = []
        with self._zone():
            for item in chunk:
                if isinstance(item, CodedReport):
                    out.extend(_for_settings(item, settings))
                else:
                    out.extend(self._code_report(item, settings or (item.setting,), entities))
        return out

    def _code_report(self, report: Report, settings: Sequence[Setting], entities: bool) -> list[CodedReport]:
        versions = [replace(report, setting=setting) for setting in settings]
        try:
            source = SourceText(report.text)
            reading = self._read(self.nlp(source.plain))
            findings = self._build(reading, self.knowledge)
            return [self._coded(version, source, reading, findings, entities=entities) for version in versions]
        except Exception as error:  # one report must never stop the run
            message = failure_message(error)
            return [
                replace(error_record(report.report_id, "internal", message, report=version), metadata=report.metadata)
                for version in versions
            ]

    def _coded(
        self, report: Report, source: SourceText, reading: Reading, findings: Findings, *, entities: bool
    ) -> CodedReport:
        encounter = Encounter(
            findings=findings,
            service_date=report.service_date,
            setting=report.setting,
            knowledge=self.knowledge,
            payer=report.payer,
            patient_age=report.patient_age if report.patient_age is not None else findings.patient_age,
        )
        result = self._code(encounter)
        routing = route_report(result.review_reasons, probability=None, threshold=None)
        return CodedReport(
            report_id=report.report_id,
            service_date=report.service_date.isoformat(),
            setting=report.setting,
            code_set=str(encounter.year),
            lines=tuple(replace(line, evidence=source.quoted(line.evidence)) for line in result.lines),
            not_coded=tuple(replace(item, evidence=source.quoted(item.evidence)) for item in result.not_coded),
            queries=tuple(
                replace(query, evidence=source.quoted(whole_sentences(query.evidence, reading)))
                for query in result.queries
            ),
            contradictions=tuple(replace(c, evidence=source.quoted(c.evidence)) for c in result.contradictions),
            route=routing.route,
            review_reasons=routing.review_reasons,
            entities=source.entities(reading) if entities else None,
            model=self.model,
            knowledge=knowledge_hash(self.knowledge.imported.identity),
            metadata=report.metadata,
        )


def load(path: str | Path | None = None) -> Coder:
    """Load the shipped model, or the one in a folder, with the official files that are imported at this moment.

    Raises
    ------
    ircoder.provenance.ModelError
        Where the folder holds no model.
    ircoder.knowledge.tables.KnowledgeError
        Where an imported table is damaged.
    """
    return _loaded(shipped_model() if path is None else Path(path), pin_imported())


def _loaded(folder: Path, imported: Imported) -> Coder:
    from ircoder.coding.engine import code
    from ircoder.findings.build import build_findings
    from ircoder.findings.component import FACTORY
    from ircoder.language.annotations import reading_of
    from ircoder.language.pipeline import build_nlp

    name = model_name(folder)
    nlp = build_nlp()
    nlp.add_pipe(FACTORY)
    coder = Coder(nlp, read=reading_of, build=build_findings, code=code, knowledge=knowledge_with(imported), model=name)
    coder._folder = folder
    coder.warm()
    return coder


@dataclass(frozen=True, slots=True)
class _ChunkWork:
    """What a worker does with a chunk."""

    coder: Coder
    settings: tuple[Setting, ...]
    entities: bool

    def __call__(self, chunk: Sequence[Report | CodedReport]) -> list[CodedReport]:
        records = self.coder._code_chunk(chunk, self.settings, self.entities)
        # The first chunk has loaded whatever is read on demand, and a worker does nothing else.
        settle()
        return records


@dataclass(frozen=True, slots=True)
class _Lost:
    """Records for a report whose worker process died."""

    settings: tuple[Setting, ...]

    def __call__(self, item: Report | CodedReport) -> list[CodedReport]:
        if isinstance(item, CodedReport):
            return _for_settings(item, self.settings)
        message = "the worker process that coded this report was ended from outside, perhaps for want of memory."
        record = replace(error_record(item.report_id, "internal", message, report=item), metadata=item.metadata)
        return _for_settings(record, self.settings)


def _for_settings(record: CodedReport, settings: Sequence[Setting]) -> list[CodedReport]:
    return [replace(record, setting=setting) for setting in settings] if settings else [record]


def _taken(item: Incoming, index: int) -> Report | CodedReport:
    if isinstance(item, (Report, CodedReport)):
        return item
    return report_of(item, f"report {index}", Defaults())
