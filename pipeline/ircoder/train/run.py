"""Rebuilds every trained part from the corpora, in the order in which each rests on those before it."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from ircoder.confidence.chances import CODES, CONFIDENCE
from ircoder.confidence.report_features import KIND as REPORT_VECTORS
from ircoder.encoder.shared import OWN, encoder_of, name_encoder
from ircoder.encoder.vectors import Encoder
from ircoder.formats.rows import InputError
from ircoder.knowledge.imported import pin_imported
from ircoder.knowledge.site_vocabulary import SiteVocabulary
from ircoder.language.annotations import reading_of
from ircoder.language.performed.encoded import KIND as MENTION_VECTORS
from ircoder.language.pipeline import ASSERTION, RECOGNISER, TRAINED, build_nlp
from ircoder.language.words import words_of
from ircoder.provenance import MANIFEST
from ircoder.train.chain import coded_gold
from ircoder.train.classifier import example_of, train_classifier, unseen_classifiers
from ircoder.train.confidence import Calibrated, TooLittleError, calibrate, check_enough, write_confidence
from ircoder.train.corpora import CALIBRATE, TUNE, Corpora
from ircoder.train.performed import examples_of, train_linear
from ircoder.train.recogniser import FieldSettings, Marked, train_tagger
from ircoder.train.site_records import as_read

if TYPE_CHECKING:
    from ircoder.coder import Coder

Told = Callable[[str], None]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confident:
    """Code classifier and probabilities of a run, for the model card: reports behind each, and the calibration."""

    classified: int
    classes: int
    calibration: int
    calibrated: Calibrated


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a run rebuilt, for the model card; ``confidence`` is none where there was too little to calibrate on."""

    marked: int
    synthetic: int
    entities: int
    assertions: int
    confidence: Confident | None
    seconds: Mapping[str, float]
    encoder: str | None = None


def train(
    corpora: Corpora,
    output: Path,
    *,
    synthetic: Sequence[Record] = (),
    encoder: str | None = None,
    vocabulary: str | Path | SiteVocabulary | None = None,
    told: Told = lambda _: None,
) -> Trained:
    """Train everything and write the model into a folder, which is replaced as a whole at the end.

    Where the calibration split holds too little to learn probabilities from, the model has none, nor a code classifier:
    every report that it codes goes to review.

    Parameters
    ----------
    corpora
        Written reports with their splits.
    output
        Folder of the model.
    synthetic
        Generated reports with their entities; they train the recogniser and supply no figure.
    encoder
        Folder or hub name of a Hugging Face encoder to put behind recogniser, judge and classifier; none by default.
    vocabulary
        The site's vocabulary, or its file, in whose words the written reports are read.
    told
        Called with a line on each step.
    """
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".training-") as scratch:
        folder = Path(scratch) / "model"
        folder.mkdir()
        site = pin_imported(vocabulary).site
        run = _Run(corpora, folder, told, site)
        _write_manifest(folder, [], site)
        entities = run.recogniser(synthetic, encoder)
        assertions = run.judge()
        _write_manifest(folder, ["recogniser", "performed"], site)
        confidence = run.confidence()
        if confidence is not None:
            _write_manifest(folder, ["recogniser", "performed", "code classifier", "calibration"], site)
        _replace(folder, output)
    return Trained(
        marked=len(run.written),
        synthetic=len(synthetic),
        entities=entities,
        assertions=assertions,
        confidence=confidence,
        seconds=run.seconds,
        encoder=Path(encoder).name if encoder is not None else None,
    )


class _Run:
    """The steps of one run; each counts what it learned from."""

    def __init__(self, corpora: Corpora, folder: Path, told: Told, site: SiteVocabulary) -> None:
        self.corpora = corpora
        self.folder = folder
        self.told = told
        self.site = site
        self.seconds: dict[str, float] = {}
        self.written = [as_read(record, site) for record in corpora.marked(TUNE)]
        if not any(entity.get("assertion") for record in self.written for entity in record["entities"]):
            msg = (
                f"{corpora.gold} has no report of the split {TUNE} with marked entities and their assertion. Add some, "
                "as the data card of the corpora tells: recogniser and judge learn from them."
            )
            raise InputError(msg)
        self.nlp = build_nlp()

    def recogniser(self, synthetic: Sequence[Record], encoder: str | None) -> int:
        """Train the recogniser; the number of marked entities."""
        records = (*self.written, *synthetic)
        with self._timed("recogniser"):
            marked = [marked_report(self.nlp, record) for record in records]
            _write_tagger(self.folder / TRAINED[RECOGNISER], marked, records, encoder)
        return sum(len(report.spans) for report in marked)

    def judge(self) -> int:
        """Train the judge of assertions; the number of marked mentions."""
        vectors, target = self._vectors(), self.folder / TRAINED[ASSERTION]
        with self._timed("performed"):
            examples = [
                example
                for record in self.written
                for example in examples_of(reading_of(self.nlp(record["text"])), record["entities"], vectors)
            ]
            train_linear(examples).to_disk(target)
            if vectors is not None:
                name_encoder(target, MENTION_VECTORS, f"../{TRAINED[RECOGNISER]}/{OWN}")
        return len(examples)

    def confidence(self) -> Confident | None:
        """Train the code classifier and the probabilities, where there is enough to calibrate on.

        The classifier learns from all reports that are not for measuring; what it says of a held-out one comes, for
        the probabilities, from a classifier without it.
        """
        coder, vectors = self._coder(), self._vectors()
        catalogue = coder.knowledge.catalogue
        with self._timed("code classifier"):
            studied = [example_of(report, vectors) for report in coded_gold(coder, self.corpora.reports(TUNE))]
            reports = coded_gold(coder, self.corpora.reports(CALIBRATE))
            held_out = [example_of(report, vectors) for report in reports]
            classifier = train_classifier([*studied, *held_out], catalogue, vectors)
        try:
            with self._timed("calibration"):
                check_enough(len(reports))
                unseen = unseen_classifiers(studied, held_out, catalogue, vectors)
                found = calibrate(reports, unseen, catalogue)
                write_confidence(self.folder / CONFIDENCE, classifier, found)
        except TooLittleError as error:
            self.told(f"no probabilities, and every report will go to review: {error}")
            return None
        if vectors is not None:
            name_encoder(self.folder / CONFIDENCE / CODES, REPORT_VECTORS, f"../../{TRAINED[RECOGNISER]}/{OWN}")
        return Confident(
            classified=classifier.reports,
            classes=len(classifier.model.classes),
            calibration=len(reports),
            calibrated=found,
        )

    def _coder(self) -> Coder:
        from ircoder.coder import load  # the chain is needed once its first parts are there

        return load(self.folder, vocabulary=self.site)

    def _vectors(self) -> Encoder | None:
        return encoder_of(self.folder / TRAINED[RECOGNISER])

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.seconds[part] = time.monotonic() - started
        self.told(f"{part} trained in {self.seconds[part]:.0f} s")


def _write_tagger(folder: Path, marked: Sequence[Marked], records: Sequence[Record], encoder: str | None) -> None:
    if encoder is None:
        train_tagger(marked, FieldSettings()).to_disk(folder)
        return
    from ircoder.train.encoder import train_encoder_tagger

    assertions = [
        [(item["start"], item["end"], str(item["assertion"])) for item in record["entities"] if item.get("assertion")]
        for record in records
    ]
    train_encoder_tagger(marked, assertions, encoder).to_disk(folder)


def marked_report(nlp: Language, record: Record) -> Marked:
    """A record with marked entities as the training of the recogniser takes it."""
    reading = reading_of(doc := nlp(record["text"]))
    words = words_of(doc, reading.text, reading.sentences)
    spans = [(entity["start"], entity["end"], entity["label"]) for entity in record["entities"]]
    return Marked(words, reading, reading.mentions, spans)


def _write_manifest(folder: Path, trained: list[str], site: SiteVocabulary) -> None:
    manifest: dict[str, Any] = {
        "name": "ircoder",
        "language": "en",
        "trained": trained,
        "calibrated": "calibration" in trained,
    }
    if site:
        manifest["vocabulary"] = site.identity
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _replace(folder: Path, output: Path) -> None:
    """Put the parts of a model in the place of the old ones; other files of the folder stay.

    Probabilities of an earlier model go where the new one has none: they would be those of other parts.
    """
    output.mkdir(parents=True, exist_ok=True)
    if not (folder / CONFIDENCE).exists():
        shutil.rmtree(output / CONFIDENCE, ignore_errors=True)
    for part in sorted(folder.iterdir()):
        target = output / part.name
        if target.is_dir():
            shutil.rmtree(target)
        elif target.exists():
            target.unlink()
        shutil.move(str(part), str(target))
