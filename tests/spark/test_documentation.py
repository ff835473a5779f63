"""The examples of ``docs/spark.md`` run, and its table names the parameters."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from tests.spark.rows import FIELDS, gold

from ircoder.spark import code_reports

DOCUMENT = Path(__file__).parents[2] / "docs" / "spark.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_every_parameter_is_told(text):
    told = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert told == [name for name in inspect.signature(code_reports).parameters if name != "df"]


@pytest.mark.slow
def test_the_examples_run(text, spark, tmp_path):
    import pyarrow
    from pyarrow import parquet

    rows = gold("claims", 8)
    schema = pyarrow.schema([(name, pyarrow.string()) for name in FIELDS])
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema), tmp_path / "reports.parquet")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        there = re.sub(r'"(\w+\.parquet)"', lambda name: repr(str(tmp_path / name[1])), block)
        exec(there, names)  # noqa: S102 - it is the document's own
    assert parquet.read_table(tmp_path / "coded.parquet").num_rows == 2 * len(rows)
    assert names["lines"].count() > 0  # type: ignore[attr-defined]
