"""A frame of reports becomes a frame of coded records."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from ircoder.confidence.thresholds import TARGET_ACCURACY
from ircoder.formats.rows import InputError
from ircoder.intake import Defaults, FieldError, service_date_of
from ircoder.knowledge.imported import Imported, pin_imported
from ircoder.knowledge.site_vocabulary import SiteVocabulary
from ircoder.provenance import knowledge_hash, model_name
from ircoder.report import Setting
from ircoder.spark.columns import checked_fields
from ircoder.spark.places import PLACE, WHERE, with_places
from ircoder.spark.together import brought_together

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from ircoder.spark.partition import CodePartition, Held

BOTH = "both"
_PARTITIONS = 200


def code_reports(
    df: DataFrame,
    *,
    setting: str | None = None,
    service_date: str | dt.date | None = None,
    entities: bool = False,
    target_accuracy: float = TARGET_ACCURACY,
    model: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    order: str | None = None,
    partitions: int | None = None,
    vocabulary: str | Path | SiteVocabulary | None = None,
) -> DataFrame:
    """Code a frame of reports; lazily, like everything in Spark.

    The records are those of ``ircoder code`` on one machine, whatever the partitions: reports of one encounter are
    coded together, and the second report with an id, in the order of the frame's rows, is an error record.
    The rows have no order: sort by ``report_id`` and ``setting`` where one is wanted.

    Parameters
    ----------
    df
        A report a row, with the input fields as columns. ``report_id`` and ``text`` are required.
    setting
        Code every report for ``professional``, ``facility`` or ``office`` whatever it says, or for ``both`` of the
        first two (two records each); ``None`` for the setting of each report.
    service_date
        Date of service of reports that have none.
    entities
        Whether the records list the entities found.
    target_accuracy
        Share (0 to 1) of the reports released without review whose complete code set is to be right.
    model
        Folder of a model, the same on every machine; ``None`` for the shipped one.
    columns
        Column of a field where it has another name, ``{"report_id": "accession"}``.
    order
        Column that gives the order of the reports where it matters; by default that of the names of the files that the
        frame is read from, and of the rows in each, or else that of the frame's partitions.
    partitions
        Partitions to code in; by default ``spark.sql.shuffle.partitions``.
    vocabulary
        The site's vocabulary or its file on the driver; by default what ``IRCODER_VOCABULARY`` names there.

    Returns
    -------
    DataFrame
        A coded record a row, in the columns of :func:`ircoder.formats.tables.record_rows.record_schema`.

    Raises
    ------
    InputError
        For a column that is missing or of a wrong type, a wrong setting or date, a stream.
    ircoder.provenance.ModelError
        Where the folder holds no model.
    ircoder.knowledge.tables.KnowledgeError
        Where the vocabulary cannot be used.
    """
    if df.isStreaming:
        msg = "the frame is a stream, whose encounters are never complete. Code a frame of files, or use foreachBatch."
        raise InputError(msg)
    defaults = Defaults(service_date=_date(service_date))
    fields = checked_fields(df, columns, dated=defaults.service_date is not None)
    if order is not None and order not in df.columns:
        msg = f"order: the frame has no column {order}. Columns are named as in frame.columns."
        raise InputError(msg)
    code = coding(
        df.sparkSession,
        fields,
        defaults,
        setting,
        entities=entities,
        target_accuracy=target_accuracy,
        model=model,
        vocabulary=vocabulary,
    )
    return coded_rows(with_places(df, order), fields, code, partitions)


def coding(
    session: SparkSession,
    fields: Mapping[str, str],
    defaults: Defaults,
    setting: str | None,
    *,
    entities: bool = False,
    target_accuracy: float = TARGET_ACCURACY,
    model: str | Path | None = None,
    vocabulary: str | Path | SiteVocabulary | None = None,
    settles: bool = False,
) -> CodePartition:
    """Put together what every partition needs, with the official files that are imported at this moment.

    Raises
    ------
    InputError
        For a wrong setting.
    ircoder.provenance.ModelError
        Where the folder holds no model.
    """
    from ircoder.spark.partition import CodePartition

    folder = None if model is None else Path(model)
    imported = pin_imported(vocabulary)
    return CodePartition(
        fields=dict(fields),
        where=WHERE,
        defaults=defaults,
        settings=_settings(setting),
        entities=entities,
        folder=folder,
        imported=_held(session, imported),
        imported_identity=imported.identity,
        target_accuracy=target_accuracy,
        model=model_name(folder),
        knowledge=knowledge_hash(imported.identity),
        settles=settles,
    )


def coded_rows(rows: DataFrame, fields: Mapping[str, str], code: CodePartition, partitions: int | None) -> DataFrame:
    """Code rows that have the columns :data:`PLACE` and :data:`WHERE` beside those of ``fields``."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        from pyspark.sql.pandas.types import from_arrow_schema

        from ircoder.formats.tables.record_rows import record_schema

        together = brought_together(rows, fields, PLACE, partitions or _partitions(rows.sparkSession)).drop(PLACE)
        return together.mapInArrow(code.__call__, from_arrow_schema(record_schema()))


def _partitions(session: SparkSession) -> int:
    """Partitions after a shuffle, as the session is set; where it leaves that to itself, what Spark does without."""
    told = session.conf.get("spark.sql.shuffle.partitions") or ""
    return int(told) if told.isdecimal() else _PARTITIONS


def _held(session: SparkSession, imported: Imported) -> Held:
    """Imported files, sent to every machine once where there are some."""
    from ircoder.spark.partition import InHand

    if not imported:
        return InHand(imported)
    return cast("Held", session.sparkContext.broadcast(imported))


def _settings(setting: str | None) -> tuple[Setting, ...]:
    if setting is None:
        return ()
    if setting == BOTH:
        return ("professional", "facility")
    if setting not in get_args(Setting):
        msg = f"setting is not one of {', '.join(get_args(Setting))}, {BOTH}. Correct it or leave it out."
        raise InputError(msg)
    return (cast("Setting", setting),)


def _date(value: str | dt.date | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return service_date_of(value)
    except FieldError as error:
        raise InputError(str(error)) from None
