"""Whatever a file of billed lines holds, its readers give lines and problems, or say what is wrong with it."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audit.test_fhir_claims import claim
from tests.audit.x12 import INSTITUTIONAL, PROFESSIONAL, interchange

from ircoder.audit.billed.reading import read_billed
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.rows import InputError

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CSV = "report_id,code,modifiers,units,paid\nr1,36247,26;59,2,10\nr2,36246,,1,\n"
WHOLE = {
    "billed.csv": CSV.encode(),
    "billed.x12": interchange(*PROFESSIONAL).encode(),
    "hospital.x12": interchange(*INSTITUTIONAL, kind="I").encode(),
    "billed.json": json.dumps(claim()).encode(),
}


def _check(path):
    try:
        lines, problems = read_billed(path)
    except InputError as error:
        assert path.name in str(error)
        return
    assert all(isinstance(line, BilledLine) and line.units >= 1 and len(line.code) == 5 for line in lines)
    assert all(isinstance(problem, Problem) and problem.message.endswith(".") for problem in problems)


@pytest.mark.parametrize("name", [*WHOLE, "billed.xlsx", "billed.ndjson", "billed.tsv"])
@given(content=st.binary(max_size=400))
@ANY
def test_any_bytes(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    _check(path)


@pytest.mark.parametrize("name", WHOLE)
@given(data=st.data())
@ANY
def test_any_damage(tmp_path, name, data):
    content = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.binary(max_size=3))
        content[place : place + data.draw(st.integers(0, 3))] = piece
    path = tmp_path / name
    path.write_bytes(bytes(content))
    _check(path)


@pytest.mark.parametrize("name", WHOLE)
def test_every_cut(tmp_path, name):
    path = tmp_path / name
    for end in range(0, len(WHOLE[name]), 3):
        path.write_bytes(WHOLE[name][:end])
        _check(path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 10**12) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["coding", "code", "value"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    changes=st.dictionaries(
        st.sampled_from([*claim(), "supportingInfo", "billablePeriod", "provider"]), _JSON, max_size=4
    )
)
@ANY
def test_any_claim(tmp_path, changes):
    path = tmp_path / "billed.json"
    path.write_text(json.dumps({**claim(), **changes, "resourceType": "Claim"}), encoding="utf-8")
    _check(path)


@given(item=st.dictionaries(st.sampled_from([*claim()["item"][0], "servicedPeriod"]), _JSON, max_size=5))
@ANY
def test_any_item(tmp_path, item):
    path = tmp_path / "billed.json"
    path.write_text(json.dumps(claim(item=[item])), encoding="utf-8")
    _check(path)


@given(rows=st.lists(st.lists(st.text(max_size=6), max_size=6), max_size=6))
@ANY
def test_any_rows(tmp_path, rows):
    path = tmp_path / "billed.csv"
    text = "report_id,code,modifiers,units,paid\n" + "\n".join(",".join(row) for row in rows)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    _check(path)
