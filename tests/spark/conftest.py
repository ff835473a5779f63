"""A real session of Spark on this machine, and the shipped model."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ircoder.formats.rows import InputError

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(scope="session")
def spark(tmp_path_factory) -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="needs the extra spark: pip install 'ircoder[spark]'")
    from ircoder.spark.session import check_java, session

    try:
        check_java()
    except InputError as error:
        pytest.skip(str(error))
    with session("local[2]", tmp_path_factory.mktemp("spark")) as running:
        yield running


@pytest.fixture(scope="session")
def shipped():
    import ircoder

    return ircoder.load()
