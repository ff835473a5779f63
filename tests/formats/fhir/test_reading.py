import gzip
import json
import tracemalloc

import pytest
from tests.formats.fhir.samples import (
    TEXT,
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

from ircoder.formats.fhir import resources as fhir_resources
from ircoder.formats.fhir.reading import read_fhir
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import report_of
from ircoder.report import Report

NPI = "http://hl7.org/fhir/sid/us-npi"


@pytest.fixture
def read(tmp_path):
    def read(content, name="in.json"):
        path = tmp_path / name
        text = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return list(read_fhir(path))

    return read


def told(rows):
    """Ids of the reports, places and types of what is wrong."""
    rows = list(rows)
    for row in rows:
        assert not isinstance(row, BadRow) or WORDS not in row.problem
    return [row.record["report_id"] if isinstance(row, Row) else f"{row.where}: {row.type}" for row in rows]


def only(rows):
    (row,) = rows
    assert isinstance(row, Row), row
    return row.record


def test_a_report_with_everything(read):
    whole = report(
        encounter={"reference": "Encounter/e1"},
        resultsInterpreter=[{"reference": "Practitioner/d1"}],
        issued="2026-03-15T01:00:00Z",
        conclusion="The stent is open.",
    )
    record = only(read(bundle(whole, patient(), encounter(), practitioner())))
    assert record == {
        "report_id": "A-1",
        "text": f"{TEXT.rstrip()}\n\nCONCLUSION:\nThe stent is open.\n",
        "service_date": "2026-03-14",
        "report_status": "final",
        "patient_age": 75.0,
        "patient_key": "MRN-1",
        "encounter_id": "V-1",
        "provider_id": "1234567893",
        "metadata": {
            "fhir": {
                "resource_type": "DiagnosticReport",
                "id": "dr1",
                "status": "final",
                "loinc": "18748-4",
                "accession": "A-1",
                "issued": "2026-03-15T01:00:00Z",
                "patient": {"reference": "Patient/p1"},
                "encounter": {"reference": "Encounter/e1"},
                "provider": {"reference": "Practitioner/d1"},
                "encounter_class": "AMB",
            }
        },
    }
    checked = report_of(record, "here")
    assert isinstance(checked, Report)
    assert checked.metadata["fhir"]["loinc"] == "18748-4"


def test_a_document_with_everything(read):
    whole = document(
        author=[{"reference": "Organization/o"}, {"reference": "Practitioner/d1"}],
        date="2026-03-20T00:00:00Z",
        context={
            "encounter": [{"reference": "Encounter/e1"}],
            "period": {"start": "2026-03-14T23:59:59-08:00", "end": "2026-03-15"},
            "related": [{"identifier": identifier("A-7", "ACSN")}],
        },
    )
    record = only(read(bundle(encounter(), whole, practitioner())))
    names = ("report_id", "text", "service_date", "encounter_id", "provider_id", "patient_key")
    assert [record[name] for name in names] == ["D-1", TEXT, "2026-03-14", "V-1", "1234567893", "p1"]
    told = record["metadata"]["fhir"]
    assert (told["loinc"], told["accession"], told["doc_status"]) == ("28570-0", "A-7", "final")
    assert told["document_date"] == "2026-03-20T00:00:00Z"


LAYOUTS = [
    ("one.json", report(), ["A-1"]),
    ("one.json", json.dumps(report(), indent=2), ["A-1"]),
    ("one.json", bundle(report(), document()), ["A-1", "D-1"]),
    ("one.json", json.dumps(bundle(report(), document()), indent=2), ["A-1", "D-1"]),
    ("one.json", json.dumps(bundle(patient(), report()), sort_keys=True), ["A-1"]),
    ("one.json", [report(), document()], ["A-1", "D-1"]),
    ("one.json", ndjson(report(), document()), ["A-1", "D-1"]),
    ("one.ndjson", ndjson(patient(), report(), document()), ["A-1", "D-1"]),
    ("one.ndjson", json.dumps(bundle(report(), document()), indent=2), ["A-1", "D-1"]),
    ("one.ndjson", ndjson(bundle(report()), bundle(patient(), document())), ["A-1", "D-1"]),
    ("one.ndjson", f"\ufeff\n{ndjson(report())}\n\n{ndjson(document())}", ["A-1", "D-1"]),
    ("one.ndjson", ndjson(report()).strip(), ["A-1"]),
    ("one.ndjson", "", InputError),
    ("one.json", "[]", ["one.json: no_report"]),
    ("one.json", "5", InputError),
]


@pytest.mark.parametrize(("name", "content", "expected"), LAYOUTS, ids=range(len(LAYOUTS)))
def test_layouts(read, name, content, expected):
    if expected is InputError:
        with pytest.raises(InputError, match="holds no JSON object"):
            read(content, name)
    else:
        assert told(read(content, name)) == expected


PLACES = [
    ("in.ndjson", ndjson(report(), {"resourceType": "Xray"}), ["A-1", "in.ndjson, line 2: unknown_resource"]),
    ("in.ndjson", ndjson(report(), {"id": "x"}), ["A-1", "in.ndjson, line 2: unknown_resource"]),
    ("in.ndjson", ndjson(report(), {"resourceType": ["x"]}), ["A-1", "in.ndjson, line 2: unknown_resource"]),
    ("in.ndjson", ndjson(patient(), encounter()), []),
    ("in.ndjson", f"{ndjson(report())}{{{WORDS}\n{ndjson(document())}", ["A-1", "in.ndjson, line 2: malformed", "D-1"]),
    ("in.ndjson", f'{{"a": \n{ndjson(document())}', ["in.ndjson, line 1: malformed", "D-1"]),
    ("in.ndjson", ndjson(report(), [document()]), ["A-1", "in.ndjson, line 2: malformed"]),
    ("in.ndjson", ndjson(report()).encode() + b'{"\xff": 1}\n', ["A-1", "in.ndjson, line 2: encoding"]),
    (
        "in.ndjson",
        ndjson(patient(), bundle({"resource": bundle(report())})),
        ["in.ndjson, line 2, entry 1: nested"],
    ),
    ("in.json", bundle(patient()), ["in.json: no_report"]),
    ("in.json", patient(), ["in.json: no_report"]),
    ("in.json", bundle(), ["in.json: no_report"]),
    ("in.json", bundle({"fullUrl": "x"}, {"response": {"status": "200"}}, report()), ["A-1"]),
    ("in.json", bundle({"resource": 5}, report()), ["in.json, entry 1: malformed", "A-1"]),
    ("in.json", bundle({"resource": bundle(report())}, report()), ["in.json, entry 1: nested", "A-1"]),
    ("in.json", bundle(report(), {"resource": {}}), ["A-1", "in.json, entry 2: unknown_resource"]),
    ("in.json", json.dumps(bundle(report(), document()))[:-9], ["A-1", "in.json, entry 2: malformed"]),
    ("in.json", json.dumps(bundle(report(), document())) + " x", ["A-1", "D-1", "in.json, entry 2: malformed"]),
    ("in.json", json.dumps(bundle(report(), document())).replace('"D-1"', "D"), ["A-1", "in.json, entry 2: malformed"]),
    ("in.json", json.dumps(report())[:-3], ["in.json: malformed"]),
    ("in.json", json.dumps([5, report()]), ["in.json, item 1: malformed", "A-1"]),
    ("in.json", {"resourceType": "Bundle", "entry": {"resource": report()}}, ["in.json: no_report"]),
    ("in.json", {"resourceType": "Bundle", "entry": [None, [], {"resource": report()}]}, ["1", "2", "A-1"]),
]


@pytest.mark.parametrize(("name", "content", "expected"), PLACES, ids=range(len(PLACES)))
def test_what_is_wrong_has_its_place_and_the_rest_is_read(read, name, content, expected):
    expected = [f"in.json, entry {line}: malformed" if len(line) == 1 else line for line in expected]
    assert told(read(content, name)) == expected


STATUSES = [
    *[(report(status=status), None) for status in ("final", "amended", "corrected", "appended")],
    *[
        (report(status=status), f"status is {status}")
        for status in ("registered", "partial", "preliminary", "cancelled", "entered-in-error", "unknown")
    ],
    (report(status=None), "status is missing"),
    (report(status=WORDS), "status is missing or not known"),
    (report(status=["final"]), "status is missing or not known"),
    (document(docStatus=None), None),
    (document(docStatus="amended"), None),
    (document(docStatus="preliminary"), "docStatus is preliminary"),
    (document(docStatus="entered-in-error"), "docStatus is entered-in-error"),
    (document(status="superseded"), "status is superseded"),
    (document(status=None), "status is missing"),
]


@pytest.mark.parametrize(("resource", "problem"), STATUSES, ids=range(len(STATUSES)))
def test_only_finished_reports_are_coded(read, resource, problem):
    (row,) = read(resource)
    if problem is None:
        assert row.record["report_status"] == "final"
    else:
        assert (row.type, row.report_id) == ("not_final", "A-1" if "effectiveDateTime" in resource else "D-1")
        assert problem in row.problem
        assert row.problem.endswith(("Send the report again when it is final.", "Leave it out."))


def test_an_extension_that_may_turn_the_meaning_round(read):
    assert told(read(report(modifierExtension=[{"url": "x"}]))) == ["in.json: modifier_extension"]


IDS = [
    (report(), "A-1"),
    (report(identifier=[identifier("x", "ACSN"), identifier("y", "ACSN")]), "x"),
    (report(identifier=[identifier("one"), identifier("two")]), "one"),
    (report(identifier=[{**identifier("old"), "use": "old"}, identifier("two")]), "two"),
    (report(identifier=[{"system": "x"}, identifier(" two ")]), "two"),
    (report(identifier=identifier("alone")), "alone"),
    (report(identifier=[{"value": "c", "type": {"coding": [{"system": "other", "code": "ACSN"}]}}, "x"]), "c"),
    (report(identifier=[identifier("one"), {"value": "c", "type": {"coding": [{"code": "ACSN"}]}}]), "c"),
    (report(identifier="x"), "dr1"),
    (report(identifier=None), "dr1"),
    (document(identifier=None, masterIdentifier=identifier("master")), "master"),
    (document(masterIdentifier=identifier("master")), "D-1"),
]


@pytest.mark.parametrize(("resource", "report_id"), IDS, ids=range(len(IDS)))
def test_ids(read, resource, report_id):
    assert only(read(resource))["report_id"] == report_id


def test_a_report_without_any_id_is_named_by_its_place(read):
    record = only(read(report(identifier=None, id=None)))
    assert report_of(record, "here").error.type == "missing_field"


def period(**dates):
    return report(effectiveDateTime=None, effectivePeriod=dates)


DATES = [
    (report(effectiveDateTime="2026-03-14T23:30:00-05:00"), "2026-03-14"),
    (report(effectiveDateTime="2026-03-14T00:10:00.000+14:00"), "2026-03-14"),
    (report(effectiveDateTime=" 2026-03-14 "), "2026-03-14"),
    (period(start="2026-03-14T01:00:00Z", end="2026-03-16"), "2026-03-14"),
    (period(end="2026-03-16"), None),
    (report(effectiveDateTime=None, issued="2026-03-14T01:00:00Z"), None),
    (document(context=None, date="2026-03-14T01:00:00Z"), None),
    (document(context=[]), None),
    (report(effectiveDateTime="2026-03"), "effectiveDateTime"),
    (report(effectiveDateTime="2026"), "effectiveDateTime"),
    (report(effectiveDateTime=WORDS), "effectiveDateTime"),
    (report(effectiveDateTime=20260314), "effectiveDateTime"),
    (period(start="2026-03"), "effectivePeriod.start"),
    (document(context={"period": {"start": "2026"}}), "context.period.start"),
]


@pytest.mark.parametrize(("resource", "date"), DATES, ids=range(len(DATES)))
def test_service_dates_are_as_written(read, resource, date):
    (row,) = read(resource)
    if isinstance(row, BadRow):
        assert row.type == "service_date"
        assert row.problem.startswith(f"{date} does not give a day")
        assert WORDS not in row.problem
    else:
        assert row.record.get("service_date") == date


def test_a_day_that_no_calendar_has_is_told_at_the_check(read):
    record = only(read(bundle(report(effectiveDateTime="2026-02-30"), patient())))
    assert "patient_age" not in record
    assert report_of(record, "here").error.type == "service_date"


AGES = [
    ("1950-03-14", 76.0),
    ("1950-03-15", 75.0),
    ("2025-03-14", 1.0),
    ("2025-03-15", 0.99),
    ("2026-03-14", 0.0),
    ("2026-03-15", None),
    ("1950", 75.0),
    ("1950-02", 76.0),
    ("2008", None),
    ("2007", 18.0),
    ("2000-02-30", None),
    ("2000-13", None),
    ("0000", None),
    (WORDS, None),
    (None, None),
    (1950, None),
]


@pytest.mark.parametrize(("born", "age"), AGES)
def test_ages_on_the_day_of_service(read, born, age):
    assert only(read(bundle(report(), patient(birthDate=born)))).get("patient_age") == age


SERVER = "https://a.example/fhir"
FOUND = {"patient_age": 75.0, "patient_key": "MRN-1"}
SUBJECTS = [
    (bundle(report(), patient()), FOUND),
    (bundle(report(), patient(), base=SERVER), FOUND),
    (bundle(report(subject={"reference": f"{SERVER}/Patient/p1"}), patient(), base=SERVER), FOUND),
    (
        bundle(report(subject={"reference": "https://b.example/Patient/p1"}), patient(), base=SERVER),
        {"patient_key": "p1"},
    ),
    (bundle(report(subject={"reference": "Patient/p1/_history/3"}), patient()), FOUND),
    (
        bundle(report(subject={"reference": "urn:uuid:1-2"}), {"fullUrl": "urn:uuid:1-2", "resource": patient()}),
        FOUND,
    ),
    (bundle(report(subject={"reference": "urn:uuid:1-2"})), {"patient_key": "urn:uuid:1-2"}),
    (bundle(report(subject={"reference": "#p"}, contained=[patient(id="p")])), FOUND),
    (bundle(report(subject={"reference": "#p"}, contained=[patient(id="p", identifier=None)])), {"patient_age": 75.0}),
    (bundle(report(subject={"reference": "#p"}, contained=[practitioner(id="p")])), {}),
    (bundle(report(subject={"reference": "#p"})), {}),
    (bundle(report(), patient(identifier=[identifier("one"), identifier("two")])), {**FOUND, "patient_key": "one"}),
    (bundle(report(), patient(identifier=None)), {**FOUND, "patient_key": "p1"}),
    (bundle(report(subject={"identifier": identifier("logical")})), {"patient_key": "logical"}),
    (bundle(report(subject={"identifier": identifier("x"), "reference": "Patient/p9"})), {"patient_key": "x"}),
    (bundle(report(subject={"reference": "Group/p1"}), patient()), {}),
    (bundle(report(subject={"display": WORDS})), {}),
    (bundle(report(subject=None)), {}),
    (bundle(report(subject=WORDS)), {}),
    # Two servers, one id: the report's own server decides; without one, neither is meant.
    (
        bundle(
            {"fullUrl": f"{SERVER}/DiagnosticReport/dr1", "resource": report()},
            {"fullUrl": f"{SERVER}/Patient/p1", "resource": patient()},
            {"fullUrl": "https://b.example/Patient/p1", "resource": patient(birthDate="2000-01-01")},
        ),
        FOUND,
    ),
    (
        bundle(
            report(),
            {"fullUrl": f"{SERVER}/Patient/p1", "resource": patient()},
            {"fullUrl": "https://b.example/Patient/p1", "resource": patient(birthDate="2000-01-01")},
        ),
        {"patient_key": "p1"},
    ),
    # One number of two hospitals is not one patient.
    (
        bundle(report(), patient(), patient(id="p2", identifier=[identifier("MRN-1", "MR", "urn:b")])),
        {**FOUND, "patient_key": "urn:a|MRN-1"},
    ),
    (bundle(report(), patient(), patient(), patient(id="p2")), FOUND),
]


@pytest.mark.parametrize(("content", "expected"), SUBJECTS, ids=range(len(SUBJECTS)))
def test_patients(read, content, expected):
    record = only(read(content))
    assert {name: record[name] for name in FOUND if name in record} == expected
    assert WORDS not in json.dumps(record["metadata"])


def test_patients_of_ndjson_may_stand_behind_the_report(read):
    record = only(read(ndjson(report(), patient()), "in.ndjson"))
    assert (record["patient_key"], record["patient_age"]) == ("MRN-1", 75.0)


def test_a_patient_that_is_pointed_to_before_it_is_damaged(read):
    content = json.dumps(bundle(report(), patient())).replace('"1950', "1950")
    assert told(read(content)) == ["A-1", "in.json, entry 2: malformed"]


ORGANIZATION, DOCTOR = {"reference": "Organization/o"}, {"reference": "Practitioner/d1"}
PROVIDERS = [
    (report(performer=[ORGANIZATION, DOCTOR]), "1234567893"),
    (report(performer=[DOCTOR], resultsInterpreter=[{"reference": "Practitioner/d2"}]), "d2"),
    (report(performer=[ORGANIZATION]), None),
    (report(performer=[{"reference": "PractitionerRole/r1"}]), "r1"),
    (report(performer=[{"reference": "urn:uuid:o"}, {"identifier": identifier("local-7")}]), "local-7"),
    (report(performer=[{"identifier": identifier("org"), "type": "Organization"}]), None),
    (report(performer=[{"identifier": identifier("77", None, NPI), "type": "Practitioner"}]), "77"),
    (report(performer=[{"reference": "#d"}], contained=[practitioner(id="d")]), "1234567893"),
    (report(performer=[{"reference": "#d"}], contained=[{"resourceType": "Organization", "id": "d"}]), None),
    (report(performer={"reference": "Practitioner/d9"}), "d9"),
    (report(performer=["x", None, {}]), None),
]


@pytest.mark.parametrize(("resource", "provider_id"), PROVIDERS, ids=range(len(PROVIDERS)))
def test_the_provider_is_a_person(read, resource, provider_id):
    assert only(read(bundle(resource, practitioner()))).get("provider_id") == provider_id


ENCOUNTERS = [
    (report(encounter={"reference": "Encounter/e1"}), "V-1"),
    (report(encounter={"reference": "Encounter/e9"}), "e9"),
    (report(encounter={"identifier": identifier("V-9")}), "V-9"),
    (document(context={"encounter": [{"reference": "EpisodeOfCare/x"}, {"reference": "Encounter/e1"}]}), "V-1"),
    (report(), None),
]


@pytest.mark.parametrize(("resource", "encounter_id"), ENCOUNTERS, ids=range(len(ENCOUNTERS)))
def test_encounters(read, resource, encounter_id):
    record = only(read(bundle(encounter(), resource)))
    assert record.get("encounter_id") == encounter_id
    assert record["metadata"]["fhir"].get("encounter_class") == ("AMB" if encounter_id == "V-1" else None)
    assert "setting" not in record


def test_packed_files(tmp_path):
    path = tmp_path / "in.ndjson.gz"
    path.write_bytes(gzip.compress(ndjson(patient(), report()).encode()))
    (row,) = read_fhir(path)
    assert (row.where, row.record["patient_age"]) == ("in.ndjson.gz, line 2", 75.0)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(InputError, match="cut off"):
        list(read_fhir(path))


def test_a_resource_beyond_the_limit_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(fhir_resources, "MAX_RESOURCE_BYTES", 2000)
    long = report(presentedForm=[attachment(WORDS * 1000)])
    assert told(read(bundle(long, document()))) == ["in.json, entry 1: too_large", "D-1"]
    assert told(read(ndjson(long, document()), "in.ndjson")) == ["in.ndjson, line 1: too_large", "D-1"]
    assert told(read([long, document()])) == ["in.json, item 1: too_large", "D-1"]
    assert told(read(long)) == ["in.json: too_large"]


@pytest.mark.parametrize("name", ["long.json", "long.ndjson"])
def test_memory_stays_flat_whatever_the_length(tmp_path, name):
    path = tmp_path / name
    lines = [
        json.dumps(item)
        for number in range(150)
        for item in (
            report(id=f"r{number}", identifier=[], subject={"reference": f"Patient/p{number}"}),
            report(id=f"x{number}", presentedForm=[attachment("word " * 4000)], identifier=[]),
            patient(id=f"p{number}", identifier=[identifier(f"M{number}", "MR")]),
        )
    ]
    if name == "long.json":
        entries = ",\n".join(f'{{"resource": {line}}}' for line in lines)
        path.write_text(f'{{"entry": [{entries}], "resourceType": "Bundle"}}')
    else:
        path.write_text("\n".join(lines))
    assert path.stat().st_size > 4_000_000
    tracemalloc.start()
    keys = [row.record["patient_key"] for row in read_fhir(path) if row.record["report_id"].startswith("r")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert keys == [f"M{number}" for number in range(150)]
    assert peak < 3_000_000
