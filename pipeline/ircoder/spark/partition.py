"""What a Python worker of Spark does with a partition: rows of reports in, rows of coded records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ircoder.coder import Coder, Loading
from ircoder.formats.reading import reports_in
from ircoder.formats.records import record_of
from ircoder.formats.rows import Row
from ircoder.formats.tables.parquet_values import column_of
from ircoder.formats.tables.record_rows import record_schema, row_of
from ircoder.intake import Defaults
from ircoder.knowledge.imported import Imported
from ircoder.memory import settle
from ircoder.parallel import chunked
from ircoder.provenance import ModelError, knowledge_hash, model_name, shipped_model
from ircoder.report import Setting

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 64
"""Rows that are made Python values, and records that are made a batch, at a time."""

_CODERS: dict[tuple[str, str, float], Coder] = {}
"""Coders of this process, which Spark uses for one task after another."""


class Held(Protocol):
    """Something that the driver has sent: a broadcast variable of Spark, or the value itself."""

    @property
    def value(self) -> Imported:
        """Official files that were imported when the run began."""


@dataclass(frozen=True, slots=True)
class InHand:
    """A value that travels with the task, because there is next to nothing of it."""

    value: Imported


@dataclass(frozen=True, slots=True)
class CodePartition:
    """Codes the rows of one partition, in their order.

    Parameters
    ----------
    fields
        Field or metadata name of each column.
    where
        Column that tells the place of a row, for messages.
    defaults
        What the run supplies.
    settings
        Code every report once for each of these instead of for its own setting.
    entities
        Whether the records list the entities found.
    folder
        Folder of the model on every machine; ``None`` for the shipped one.
    imported, imported_identity
        Official files that were imported when the run began, and their identity.
    target_accuracy
        Share (0 to 1) of the reports released without review whose complete code set is to be right.
    model, knowledge
        What the driver has: a worker with anything else would write other records.
    settles
        Whether the worker is there for this alone (:func:`ircoder.memory.settle`).
    """

    fields: Mapping[str, str]
    where: str
    defaults: Defaults
    settings: tuple[Setting, ...]
    entities: bool
    folder: Path | None
    imported: Held
    imported_identity: str
    target_accuracy: float
    model: str
    knowledge: str
    settles: bool = False

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Code the rows of a partition; nothing is loaded for one without any."""
        import pyarrow as pa

        rows = (row for batch in batches for row in self._rows(batch))
        begun = next(rows, None)
        if begun is None:
            return
        coder = self._coder()
        schema = record_schema()
        reports = reports_in(chain((begun,), rows), self.defaults)
        for records in chunked(coder.code_many(reports, settings=self.settings, entities=self.entities), ROWS):
            yield pa.RecordBatch.from_pylist([row_of(record_of(record)) for record in records], schema)
            if self.settles:
                settle()

    def _rows(self, batch: pa.RecordBatch) -> Iterator[Row]:
        """Rows as the reader of Parquet gives them, a few at a time."""
        for start in range(0, batch.num_rows, ROWS):
            some = batch.slice(start, ROWS)
            columns = [column_of(some.column(name), field) for name, field in self.fields.items()]
            places = some.column(self.where).to_pylist()
            for where, values in zip(places, zip(*columns, strict=True), strict=True):
                yield Row(where, dict(zip(self.fields.values(), values, strict=True)))

    def _coder(self) -> Coder:
        """The coder of this process, loaded once.

        Raises
        ------
        ModelError
            Where this machine has another model, knowledge or version than the driver.
        """
        check_same(self.folder, self.imported_identity, self.model, self.knowledge)
        key = (str(self.folder or ""), self.imported_identity, self.target_accuracy)
        if key not in _CODERS:
            folder = shipped_model() if self.folder is None else self.folder
            _CODERS[key] = Loading(folder, self.imported.value, self.target_accuracy)()
        return _CODERS[key]


def check_same(folder: Path | None, imported_identity: str, model: str, knowledge: str) -> None:
    """Check that this machine codes like the driver.

    Raises
    ------
    ModelError
        Where it has another model, knowledge or version.
    """
    here = (model_name(folder), knowledge_hash(imported_identity))
    for kind, found, wanted in zip(("model", "knowledge"), here, (model, knowledge), strict=True):
        if found != wanted:
            msg = f"a worker has the {kind} {found}, the driver {wanted}. Give all machines the same ircoder."
            raise ModelError(msg)
