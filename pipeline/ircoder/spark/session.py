"""A session of Spark on this machine, quiet and open to nobody else, or the one that spark-submit has made."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

_SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""Set for a program that spark-submit has started."""

_HERE = "127.0.0.1"
_LOCAL = {
    "spark.driver.host": _HERE,
    "spark.driver.bindAddress": _HERE,
    "spark.ui.enabled": "false",
    # Reports pass through temporary files where rows are brought together.
    "spark.io.encryption.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "32",
}
_QUIET = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
_PANDAS = "PySpark does not yet fully support pandas"


@contextmanager
def session(master: str | None, scratch: Path) -> Iterator[SparkSession]:
    """Give the session of spark-submit, or start one on ``master`` and end it afterwards.

    Parameters
    ----------
    master
        Where to run (``local[4]``, ``spark://…``); ``None`` for every core of this machine. A session that is there
        already stays where it is.
    scratch
        Folder for what Spark needs while it starts.

    Raises
    ------
    InputError
        Where Spark or Java is missing, or Spark does not start.
    """
    spark = from_extra("pyspark", "spark", "Spark")
    from_extra("pandas", "spark", "Spark")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", _PANDAS, FutureWarning)
        sql = from_extra("pyspark.sql", "spark", "Spark")
        running = sql.SparkSession.getActiveSession()
        if running is not None or _SUBMITTED in os.environ:
            yield running or sql.SparkSession.builder.getOrCreate()
            return
        check_java()
        started = _started(spark, sql, master or "local[*]", scratch)
        try:
            yield started
        finally:
            started.stop()


def check_java() -> None:
    """Raise :class:`InputError` where there is no Java that Spark would find."""
    home = os.environ.get("JAVA_HOME")
    if home and not (Path(home) / "bin" / "java").exists():
        msg = "Spark needs Java, and JAVA_HOME names a folder without it. Let it name that of Java 17 or 21."
        raise InputError(msg)
    if not home and shutil.which("java") is None:
        msg = "Spark needs Java 17 or 21, which is not installed. Install it, or set JAVA_HOME."
        raise InputError(msg)


def _started(spark: ModuleType, sql: ModuleType, master: str, scratch: Path) -> SparkSession:
    settings = dict(_QUIET)
    if master.startswith("local"):
        settings.update(_LOCAL)
        # Read before the settings, so that Spark listens nowhere else.
        os.environ.setdefault("SPARK_LOCAL_IP", _HERE)
        os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    told = spark.SparkConf().setMaster(master).setAppName("ircoder").setAll(settings.items())
    log = scratch / "spark.log"
    try:
        context = spark.SparkContext(conf=told, gateway=_java(told, log))
    except Exception as error:
        msg = f"Spark does not start{_last_words(log)}. It needs Java 17 or 21: see what `java -version` says."
        raise InputError(msg) from error
    return cast("SparkSession", sql.SparkSession(context))


_JAVA: list[object] = []
"""The Java of this process, which a second session uses too and which ends with the process."""


def _java(told: SparkConf, log: Path) -> object:
    """Start the Java side, with what it says at its start, and all that workers print, in a file."""
    from pyspark.java_gateway import launch_gateway

    if not _JAVA:
        with log.open("wb") as stream:
            launch: Any = launch_gateway  # has no types
            _JAVA.append(launch(told, {"stdout": stream, "stderr": stream}))
    return _JAVA[0]


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f" ({last})" if last else ""
