"""No bytes crash the reader of FHIR, and no word of a report stands in what it says of them."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.fhir.samples import (
    WORDS,
    attachment,
    bundle,
    document,
    encounter,
    identifier,
    ndjson,
    patient,
    practitioner,
    report,
)

from ircoder.formats.fhir.detection import is_fhir
from ircoder.formats.fhir.reading import read_fhir
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import report_of
from ircoder.report import CodedReport

RESOURCES = (
    report(
        encounter={"reference": "Encounter/e1"},
        performer=[{"reference": "#d"}, {"reference": "Practitioner/d1"}],
        contained=[practitioner(id="d")],
        text={"status": "additional", "div": f"<div>{WORDS}</div>"},
        conclusion=f"{WORDS} again",
    ),
    report(presentedForm=[attachment(f"<ol><li>{WORDS}<pre>a</pre></ol>", "text/html; charset=utf-8")]),
    document(context={"encounter": [{"reference": "urn:uuid:e"}], "period": {"start": "2026-03-14T08:00:00Z"}}),
    patient(),
    encounter(),
    practitioner(),
)
BUNDLE = json.dumps(bundle(*RESOURCES, base="https://a.example"))
FILES = {
    "in.json": BUNDLE.encode(),
    "lines.ndjson": ndjson(*RESOURCES).encode(),
    "one.json": json.dumps(RESOURCES[0], indent=1).encode(),
}
SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def rows_of(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fhir")

    def rows_of(name, content):
        path = folder / name
        path.write_bytes(content)
        try:
            assert isinstance(is_fhir(path), bool)
            found = list(read_fhir(path))
        except InputError as error:
            assert WORDS not in str(error)
            return [error]
        for row in found:
            assert row.where.startswith(name)
            if isinstance(row, BadRow):
                assert WORDS not in row.problem + row.where
                assert row.problem.endswith(".")
            else:
                json.dumps(row.record)
                checked = report_of(row.record, row.where)
                assert not isinstance(checked, CodedReport) or WORDS not in checked.error.message
        return found

    return rows_of


@pytest.mark.parametrize(("name", "count"), [("in.json", 3), ("lines.ndjson", 3), ("one.json", 1)])
def test_the_samples_are_read(rows_of, name, count):
    assert [type(row) for row in rows_of(name, FILES[name])] == [Row] * count


@SETTINGS
@given(name=st.sampled_from(list(FILES)), content=st.binary(max_size=300))
def test_random_bytes(rows_of, name, content):
    rows_of(name, content)
    rows_of(name, b'{"resourceType": "Bundle", "entry": [{"resource": ' + content)


@SETTINGS
@given(
    name=st.sampled_from(list(FILES)),
    changes=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b"]", b"{", b"}", b",", b"\n", b"\\", b"\\ud800"])),
            st.integers(0, 12),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_random_changes_of_bytes(rows_of, name, changes):
    content = FILES[name]
    for where, inserted, removed in changes:
        at = int(where * len(content))
        content = content[:at] + inserted + content[at + removed :]
    rows_of(name, content)


VALUES = st.one_of(
    st.sampled_from(
        [None, True, -1, 1e400, "", " ", [], {}, [None], [[]], [{}], {"": None}, "\ud800", "\0", "2026-13-45"]
    ),
    st.text(max_size=10),
    st.sampled_from(RESOURCES),
)


@st.composite
def altered(draw, value):
    """A resource with other values here and there."""
    if draw(st.integers(0, 12)) == 0:
        return draw(VALUES)
    if isinstance(value, dict):
        return {name: draw(altered(item)) for name, item in value.items() if draw(st.integers(0, 30))}
    return [draw(altered(item)) for item in value] if isinstance(value, list) else value


@SETTINGS
@given(value=st.sampled_from(RESOURCES[:3]).flatmap(altered), others=st.lists(altered(RESOURCES[3]), max_size=2))
def test_any_values_of_elements(rows_of, value, others):
    rows_of("in.json", json.dumps(bundle({"resource": value}, *({"resource": other} for other in others))).encode())
    rows_of("lines.ndjson", ndjson(value, *others).encode())


@pytest.mark.parametrize("name", FILES)
def test_what_is_cut_off_says_so_and_gives_no_part_of_a_report(rows_of, name):
    content = FILES[name]
    # A cut may come before the patient is known, which changes the age and the key, never the text.
    whole = {row.record["text"] for row in rows_of(name, content)}
    for end in range(40, len(content) - 1, 7):
        found = rows_of(name, content[:end])
        assert {row.record["text"] for row in found if isinstance(row, Row)} <= whole
        if not (name == "lines.ndjson" and content[end - 1 : end + 1].count(b"\n")):
            assert isinstance(found[-1], BadRow), end


@pytest.mark.parametrize(
    "value",
    [
        {
            "resourceType": "Bundle",
            "entry": [{"resource": {"resourceType": "Patient", "id": "x", "birthDate": "\ud800"}}],
        },
        report(subject={"reference": "Patient/\ud800", "identifier": identifier("\ud800")}),
        report(presentedForm=[attachment("a", "text/plain; charset=\ud800\n;x")]),
        report(presentedForm=[attachment("a", ";" * 1000)]),
        report(text={"div": "<p>\ud800</p>"}, presentedForm=None),
        report(conclusion="\ud800"),
    ],
    ids=range(6),
)
def test_lone_surrogates(rows_of, value):
    assert rows_of("in.json", json.dumps(value).encode())


def test_deep_nesting(rows_of):
    for depth in (500, 900, 5000):
        deep = '{"resourceType": "DiagnosticReport", "status": "final", "x": ' + "[" * depth + "]" * depth + "}"
        for content in (deep, f'{{"resourceType": "Bundle", "entry": [{{"resource": {deep}}}]}}'):
            (row,) = rows_of("in.json", content.encode())
            assert row.type in ("empty_text", "malformed")


def test_rows_are_plain_values(rows_of):
    for row in rows_of("in.json", FILES["in.json"]):
        assert row == replace(row, record=json.loads(json.dumps(row.record)))
