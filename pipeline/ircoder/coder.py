"""From a dictated report to its coded record: the whole chain, one report at a time or as a stream."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.coding.opinion import Opinion
from ircoder.coding.result import CodingResult
from ircoder.confidence.chances import CONFIDENCE, Confidence
from ircoder.confidence.thresholds import TARGET_ACCURACY, Choice, HeldOut
from ircoder.encounters import WINDOW, Group
from ircoder.failure import CodingFailureError, failure_message
from ircoder.findings.model import Findings
from ircoder.intake import Defaults, report_of
from ircoder.knowledge.base import Knowledge, knowledge_with, load_knowledge
from ircoder.knowledge.imported import Imported, pin_imported
from ircoder.knowledge.site_vocabulary import SiteVocabulary
from ircoder.language.reading import Reading
from ircoder.memory import without_rounds
from ircoder.provenance import knowledge_hash, model_name, shipped_model
from ircoder.report import CodedReport, Report, Setting
from ircoder.samples import sample_reports
from ircoder.source_text import SourceText
from ircoder.stages import BuildFindings, CodeTogether, ReadDoc, ReadReport, Stages
from ircoder.streaming import Placed, Wanted, Workers, failures, for_settings, stream, unchanged

if TYPE_CHECKING:
    from spacy.language import Language

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
    result: CodingResult
    coded: CodedReport


class Coder:
    """Codes reports.

    Parameters
    ----------
    nlp
        A spaCy pipeline that marks what the report says.
    read, build, code
        The three stages after it: ``Doc`` to reading, reading to findings, reports of one encounter to code lines.
    knowledge
        Tables for findings and coding; the shipped ones by default.
    model
        Name of the model, written into each record.
    confidence
        The trained models behind the probabilities; without them every probability is null and all goes to review.
    target_accuracy
        Share (0 to 1) of the reports released without review whose complete code set is to be right.
    """

    def __init__(
        self,
        nlp: Language,
        *,
        read: ReadDoc,
        build: BuildFindings,
        code: CodeTogether,
        knowledge: Knowledge | None = None,
        model: str | None = None,
        confidence: Confidence | None = None,
        target_accuracy: float = TARGET_ACCURACY,
    ) -> None:
        self.nlp = nlp
        self.knowledge = knowledge or load_knowledge()
        self.model = model
        self.target_accuracy = target_accuracy
        self.calibrated = confidence is not None
        self.release = confidence.held_out.choose(target_accuracy) if confidence is not None else None
        threshold = self.release.threshold if self.release is not None else None
        self._stages = Stages(nlp, read, build, code, self.knowledge, model, confidence, threshold)
        self._folder: Path | None = None

    def __reduce__(self) -> tuple[Callable[..., Coder], tuple[Path, Imported, float]]:
        """Travel to another process as the folder to load from and what was imported, never as the pipeline itself."""
        if self._folder is None:
            msg = "a Coder that was put together by hand cannot be sent to another process; load it there"
            raise TypeError(msg)
        return _loaded, (self._folder, self.knowledge.imported, self.target_accuracy)

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

        Reports that share ``encounter_id``, or ``patient_key`` and date, are coded together: their units, edits,
        repeats and days of lysis are those of one claim. A stream whose reports name encounters is read some way ahead
        for them (:data:`ircoder.encounters.WINDOW`); one whose reports name none is not.

        Parameters
        ----------
        reports
            Reports, or mappings with the input fields; records that failed pass through.
        workers
            Processes to use; the records do not depend on it.
        settings
            Code every report once for each of these instead of for its own setting.
        entities
            Whether the records list the entities found.
        """
        taken = (_taken(item, index) for index, item in enumerate(reports, start=1))
        wanted = Wanted(unchanged, tuple(settings), entities)
        if workers > 1:
            self.warm()
        several = Workers(workers) if workers > 1 else None
        for _, records in stream(taken, _Itself(self), wanted, workers=several):
            yield from records

    def analyse(self, report: Report) -> Analysis:
        """Run every stage on one report and keep what each found.

        Raises
        ------
        CodingFailureError
            Where a stage fails on the report.
        """
        try:
            with self._zone():
                read = self._stages.read(report)
            coding = self._stages.results([read])[0]
            coded = self._stages.record(read, coding, entities=True)
        except Exception as error:
            raise CodingFailureError(failure_message(error)) from None
        return Analysis(report, read.reading, read.findings, coding.result, coded)

    def reconsider(self, analysis: Analysis, opinion: Opinion) -> CodingResult:
        """Code an analysed report once more with an opinion of the trained classifier."""
        read = ReadReport(analysis.report, self.source(analysis.report.text), analysis.reading, analysis.findings)
        return self._stages.reconsidered([read], [opinion])[0]

    def source(self, text: str) -> SourceText:
        """The text as it is read; ``nlp`` reads its ``plain``."""
        return SourceText(text, self.knowledge.imported.site)

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

    def code_groups(
        self, groups: Iterable[Group], settings: Sequence[Setting] = (), *, entities: bool = False
    ) -> Iterator[list[Placed[CodedReport]]]:
        """Code groups of reports of one encounter each in one memory zone; yield the records of each group, by place.

        Nothing else may use the pipeline until the last is taken.
        """
        with self._zone():
            for group in groups:
                yield self._code_group(group, settings, entities)

    def _code_group(self, group: Group, settings: Sequence[Setting], entities: bool) -> list[Placed[CodedReport]]:
        """Read each report of a group, then code those of one setting together."""
        records: dict[int, list[CodedReport]] = {}
        read: dict[int, ReadReport] = {}
        for member in group.members:
            if isinstance(member.item, CodedReport):
                records[member.place] = for_settings(member.item, settings)
                continue
            try:
                read[member.place] = self._stages.read(member.item)
            except Exception as error:  # one report must never stop the run
                wanted = settings or (member.item.setting,)
                records[member.place] = failures(member.item, wanted, failure_message(error))
        for setting in settings or dict.fromkeys(item.report.setting for item in read.values()):
            together = {
                place: replace(item, report=replace(item.report, setting=setting))
                for place, item in read.items()
                if settings or item.report.setting == setting
            }
            for place, record in self._code_together(together, entities).items():
                torn = group.torn and record.error is None
                records.setdefault(place, []).append(_marked_torn(record) if torn else record)
        return sorted(records.items())

    def _code_together(self, reports: Mapping[int, ReadReport], entities: bool) -> dict[int, CodedReport]:
        """Code reports of one setting together; where that fails, one by one, so that only the culprit is lost."""
        try:
            coded = self._stages.coded(list(reports.values()), entities=entities)
        except Exception as error:  # one report must never stop the run
            if len(reports) > 1:
                return {
                    place: record
                    for one, item in reports.items()
                    for place, record in self._code_together({one: item}, entities).items()
                }
            message = failure_message(error)
            return {place: failures(item.report, (item.report.setting,), message)[0] for place, item in reports.items()}
        return dict(zip(reports, coded, strict=True))


@dataclass(frozen=True, slots=True)
class Loading:
    """Gives the coder of a model folder, with official files and site's vocabulary as they were when the run began.

    It is light: a process which only reads and writes never holds the model itself.
    """

    folder: Path
    imported: Imported
    target_accuracy: float = TARGET_ACCURACY
    coder: Coder | None = None

    def __call__(self) -> Coder:
        """Load it, unless it is there."""
        return self.coder or _loaded(self.folder, self.imported, self.target_accuracy)

    def loaded(self) -> Loading:
        """The same with the coder there, for processes that are forked."""
        return replace(self, coder=self())

    @property
    def model(self) -> str:
        """Name of the model."""
        return model_name(self.folder)

    @property
    def knowledge(self) -> str:
        """Hash of the knowledge tables, of what was imported and of the site's vocabulary."""
        return knowledge_hash(self.imported.identity)

    @property
    def calibrated(self) -> bool:
        """Whether the model gives probabilities."""
        return self._held_out() is not None

    def release(self) -> Choice | None:
        """What is released without review at the target accuracy; ``None`` where nothing is."""
        held_out = self._held_out()
        return held_out.choose(self.target_accuracy) if held_out is not None else None

    def _held_out(self) -> HeldOut | None:
        return HeldOut.from_disk(self.folder / CONFIDENCE)


def load(
    path: str | Path | None = None,
    *,
    target_accuracy: float = TARGET_ACCURACY,
    vocabulary: str | Path | SiteVocabulary | None = None,
) -> Coder:
    """Load the shipped model, or the one in a folder, with the official files that are imported at this moment.

    Parameters
    ----------
    path
        Folder of a model.
    target_accuracy
        Share (0 to 1) of the reports released without review whose complete code set is to be right. What it buys on
        held-out reports stands in the coder's ``release``; ``None`` where no threshold reaches it.
    vocabulary
        The site's vocabulary or its file (CSV); by default the file that ``IRCODER_VOCABULARY`` names, if it does.

    Raises
    ------
    ircoder.provenance.ModelError
        Where the folder holds no model.
    ircoder.knowledge.tables.KnowledgeError
        Where an imported table is damaged or the vocabulary cannot be used.
    """
    return loading(path, target_accuracy=target_accuracy, vocabulary=vocabulary)()


def loading(
    path: str | Path | None = None,
    *,
    target_accuracy: float = TARGET_ACCURACY,
    vocabulary: str | Path | SiteVocabulary | None = None,
) -> Loading:
    """Prepare what :func:`load` does, with the same errors, for processes that load for themselves."""
    return Loading(shipped_model() if path is None else Path(path), pin_imported(vocabulary), target_accuracy)


@without_rounds()
def _loaded(folder: Path, imported: Imported, target_accuracy: float) -> Coder:
    from ircoder.coding.claims import code_together
    from ircoder.findings.build import build_findings
    from ircoder.findings.component import FACTORY
    from ircoder.language.annotations import reading_of
    from ircoder.language.pipeline import build_nlp

    name = model_name(folder)
    nlp = build_nlp(folder)
    nlp.add_pipe(FACTORY)
    coder = Coder(
        nlp,
        read=reading_of,
        build=build_findings,
        code=code_together,
        knowledge=knowledge_with(imported),
        model=name,
        confidence=Confidence.from_disk(folder / CONFIDENCE),
        target_accuracy=target_accuracy,
    )
    coder._folder = folder
    coder.warm()
    return coder


@dataclass(frozen=True, slots=True)
class _Itself:
    """Gives a coder to a worker, which inherits it or loads the same."""

    coder: Coder

    def __call__(self) -> Coder:
        return self.coder


def _marked_torn(record: CodedReport) -> CodedReport:
    """The record with the reason that it was not checked with all reports of its encounter."""
    reason = (
        f"Another report of this encounter stands more than {WINDOW:,} records away and was not checked with this one: "
        "sort the input by encounter."
    )
    return replace(record, route="review", review_reasons=(reason, *record.review_reasons))


def _taken(item: Incoming, index: int) -> Report | CodedReport:
    if isinstance(item, (Report, CodedReport)):
        return item
    return report_of(item, f"report {index}", Defaults())
