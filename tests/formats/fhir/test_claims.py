"""Claims: valid by the R4B model and by the required elements of R4, deterministic, and without a word of the report."""

import datetime as dt
import json
import re
import tracemalloc

import pytest
from fhir.resources.R4B.claim import Claim
from tests.formats.coded import FULL, coded_records
from tests.formats.fhir.samples import WORDS, report

from ircoder.formats.extras import from_extra
from ircoder.formats.fhir import claims as fhir_claims
from ircoder.formats.fhir.claims import write_fhir_claims
from ircoder.formats.fhir.detection import is_fhir
from ircoder.formats.fhir.reading import read_fhir
from ircoder.formats.rows import InputError, Unwritten

CPT, HCPCS = "http://www.ama-assn.org/go/cpt", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
ABSENT = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}

REQUIRED = {
    "Claim": ("status", "type", "use", "patient", "created", "provider", "priority", "insurance"),
    "insurance": ("sequence", "focal", "coverage"),
    "careTeam": ("sequence", "provider"),
    "supportingInfo": ("sequence", "category"),
    "item": ("sequence", "productOrService"),
}
"""Elements with a cardinality from 1 in the Claim of FHIR R4 (4.0.1)."""

LISTS = {
    "Claim": ("identifier", "careTeam", "supportingInfo", "insurance", "item"),
    "item": ("careTeamSequence", "modifier", "encounter"),
}
"""Elements, of those written, that may repeat; no other is a list."""


def concept(system, code):
    return {"coding": [{"system": system, "code": code}]}


def record(**changes):
    return {**FULL, **changes}


def line(code="37236", *modifiers, units=1):
    return {**FULL["lines"][0], "code": code, "modifiers": list(modifiers), "units": units}


def of_fhir(**given):
    return {"fhir": {"resource_type": "DiagnosticReport", "id": "dr1", **given}}


@pytest.fixture
def write(tmp_path):
    def write(*records, **options):
        path = tmp_path / "claims.ndjson"
        unwritten = write_fhir_claims(iter(records), path, **options)
        return [json.loads(text) for text in path.read_text().splitlines()], unwritten

    return write


@pytest.fixture
def claim(write):
    def claim(**changes):
        claims, unwritten = write(record(**changes))
        assert not unwritten
        return claims[0]

    return claim


def test_a_whole_claim(claim):
    assert claim() == {
        "resourceType": "Claim",
        "id": "53540b97953a12e33e885e02285b361a",
        "identifier": [{"value": "a-001"}],
        "status": "draft",
        "type": concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"),
        "use": "claim",
        "patient": {"identifier": {"value": "p-1"}},
        "billablePeriod": {"start": "2026-03-14", "end": "2026-03-14"},
        "created": "2026-03-14",
        "provider": {"identifier": {"value": "d-1"}},
        "priority": concept("http://terminology.hl7.org/CodeSystem/processpriority", "normal"),
        "insurance": [{"sequence": 1, "focal": True, "coverage": ABSENT}],
        "item": [
            {
                "sequence": 1,
                "productOrService": concept(CPT, "37236"),
                "modifier": [concept(CPT, "26"), concept(HCPCS, "LT")],
                "servicedDate": "2026-03-14",
                "quantity": {"value": 1},
                "encounter": [{"identifier": {"value": "e-1"}}],
            },
            {
                "sequence": 2,
                "productOrService": concept(HCPCS, "C9764"),
                "servicedDate": "2026-03-14",
                "quantity": {"value": 3},
                "encounter": [{"identifier": {"value": "e-1"}}],
            },
        ],
    }


VARIANTS = [
    {},
    {"setting": "facility"},
    {"setting": "office"},
    {"setting": "facility", "provider_id": None},
    {"provider_id": None, "encounter_id": None},
    {"metadata": of_fhir(patient={"reference": "Patient/p1"}, provider={"reference": "Practitioner/d1"})},
    {"setting": "facility", "metadata": of_fhir(encounter={"reference": "Encounter/e1"})},
    {"report_id": "x" * 500, "patient_key": "é 😀", "metadata": {"fhir": "odd"}},
    {"lines": [line("0620T", "RT", units=2), line("G0269"), line("36415", "P1", "XS", "59", "1P")]},
]


@pytest.mark.parametrize("changes", VARIANTS, ids=range(len(VARIANTS)))
def test_what_is_written_is_a_claim(claim, changes):
    written = claim(**changes)
    model = Claim.model_validate(written)
    assert json.loads(model.model_dump_json()) == written
    checked_elements("Claim", written)
    assert re.fullmatch(r"[A-Za-z0-9.-]{1,64}", written["id"])
    for name in ("careTeam", "supportingInfo", "insurance", "item"):
        assert [part["sequence"] for part in written.get(name, [])] == list(range(1, len(written.get(name, [])) + 1))
    assert sum(part["focal"] for part in written["insurance"]) == 1
    members = {part["sequence"] for part in written.get("careTeam", [])}
    assert all(set(item.get("careTeamSequence", [])) <= members for item in written["item"])


def checked_elements(name, element):
    assert set(REQUIRED.get(name, ())) <= set(element)
    for child, value in element.items():
        if name in LISTS:
            assert isinstance(value, list) == (child in LISTS[name]), child
        for item in value if isinstance(value, list) else [value]:
            assert item not in ("", None, {}, [])
            if isinstance(item, dict) and child in REQUIRED:
                checked_elements(child, item)


SETTINGS = [("professional", "professional"), ("office", "professional"), ("facility", "institutional")]


@pytest.mark.parametrize(("setting", "kind"), SETTINGS)
def test_a_hospitals_claim_is_institutional_and_its_physician_one_of_the_team(claim, setting, kind):
    written = claim(setting=setting)
    doctor = {"identifier": {"value": "d-1"}}
    hospital = kind == "institutional"
    assert written["type"]["coding"][0]["code"] == kind
    assert written["provider"] == (ABSENT if hospital else doctor)
    assert written.get("careTeam") == ([{"sequence": 1, "provider": doctor}] if hospital else None)
    assert [item.get("careTeamSequence") for item in written["item"]] == [[1] if hospital else None] * 2


def test_a_provider_who_is_not_known_is_said_to_be_so(claim):
    assert claim(provider_id=None)["provider"] == ABSENT
    assert "careTeam" not in claim(provider_id=None, setting="facility")
    assert "encounter" not in claim(encounter_id=None)["item"][0]


SYSTEMS = [
    ("93458", CPT),
    ("0620T", CPT),
    ("0001U", CPT),
    ("3074F", CPT),
    ("C9764", HCPCS),
    ("G0269", HCPCS),
    ("J1644", HCPCS),
    ("Q9967", HCPCS),
]


@pytest.mark.parametrize(("code", "system"), SYSTEMS)
def test_systems_of_codes(claim, code, system):
    assert claim(lines=[line(code)])["item"][0]["productOrService"] == concept(system, code)


@pytest.mark.parametrize(
    ("modifier", "system"),
    [("26", CPT), ("59", CPT), ("P3", CPT), ("1P", CPT), ("LT", HCPCS), ("TC", HCPCS), ("XS", HCPCS), ("F5", HCPCS)],
)
def test_systems_of_modifiers(claim, modifier, system):
    assert claim(lines=[line("37236", modifier)])["item"][0]["modifier"] == [concept(system, modifier)]


REFERENCES = [
    ({"reference": "Patient/p-1"}, {"reference": "Patient/p-1"}),
    ({"reference": "Patient/p1"}, {"reference": "Patient/p1", "identifier": {"value": "p-1"}}),
    (
        {"reference": "https://a.example/fhir/Patient/p1"},
        {"reference": "https://a.example/fhir/Patient/p1", "identifier": {"value": "p-1"}},
    ),
    ({"reference": "urn:uuid:1-2"}, {"identifier": {"value": "p-1"}}),
    ({"reference": "#p"}, {"identifier": {"value": "p-1"}}),
    ({"identifier": {"system": "urn:a", "value": "p-1"}}, {"identifier": {"system": "urn:a", "value": "p-1"}}),
    ({"identifier": {"system": "urn:a", "value": "p-2"}}, {"identifier": {"value": "p-1"}}),
    ({"display": WORDS}, {"identifier": {"value": "p-1"}}),
    (WORDS, {"identifier": {"value": "p-1"}}),
    (None, {"identifier": {"value": "p-1"}}),
]


@pytest.mark.parametrize(("given", "written"), REFERENCES, ids=range(len(REFERENCES)))
def test_references_are_those_of_the_report_where_they_mean_something_elsewhere(claim, given, written):
    assert claim(metadata=of_fhir(patient=given))["patient"] == written


def test_a_number_that_two_hospitals_share_is_not_written_as_one(claim):
    written = claim(patient_key="urn:a|1", metadata=of_fhir(patient={"reference": "Patient/p1"}))
    assert written["patient"] == {"reference": "Patient/p1"}


def test_the_report_is_named_where_it_came_as_fhir(claim):
    (about,) = claim(metadata=of_fhir())["supportingInfo"]
    assert about["valueReference"] == {"reference": "DiagnosticReport/dr1"}
    for metadata in ({}, {"fhir": {"id": "dr1"}}, of_fhir(id="no id"), of_fhir(resource_type="Patient")):
        assert "supportingInfo" not in claim(metadata=metadata)


UNWRITTEN = [
    ({"patient_key": None}, "no_patient", "Give patient_key with the report."),
    ({"patient_key": ""}, "no_patient", "Give patient_key with the report."),
    ({"service_date": None}, "no_service_date", "Give it with the report."),
    ({"patient_key": "\ud800"}, "invalid", "odd characters"),
    ({"service_date": "2026-02-30"}, "invalid", "valid FHIR"),
]


@pytest.mark.parametrize(("changes", "kind", "problem"), UNWRITTEN, ids=range(len(UNWRITTEN)))
def test_records_that_cannot_be_a_claim(write, changes, kind, problem):
    claims, unwritten = write(record(**changes), record(report_id="next"))
    assert [claim["identifier"][0]["value"] for claim in claims] == ["next"]
    assert [(item.report_id, item.setting, item.type) for item in unwritten] == [("a-001", "professional", kind)]
    assert isinstance(unwritten[0], Unwritten)
    assert problem in unwritten[0].problem


def test_records_without_anything_to_charge_are_left_out(write):
    claims, unwritten = write(*coded_records())
    assert ([claim["identifier"][0]["value"] for claim in claims], unwritten) == (["a-001"], [])
    assert write() == ([], [])


def test_the_same_records_give_the_same_bytes_and_each_record_an_id_of_its_own(tmp_path):
    records = [record(report_id=number, setting=setting) for number in ("a", "b") for setting in ("facility", "office")]
    contents = []
    for name in ("one", "two"):
        write_fhir_claims(records, tmp_path / name)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]
    assert len({json.loads(text)["id"] for text in contents[0].splitlines()}) == 4


def test_the_date_of_creation_may_be_given(write):
    claims, _ = write(record(), created=dt.date(2026, 4, 1))
    assert (claims[0]["created"], claims[0]["item"][0]["servicedDate"]) == ("2026-04-01", "2026-03-14")


def test_nothing_of_the_report_and_no_description_goes_out(write):
    text = json.dumps(write(record(metadata={"ward": WORDS, **of_fhir(patient={"display": WORDS})}))[0])
    told = [WORDS, "stent", "two", "Lithotripsy", "Stent, artery", "It was", "VINT", "0.9312", "404.33"]
    assert not [words for words in told if words in text]


def test_memory_stays_flat(tmp_path):
    tracemalloc.start()
    write_fhir_claims((record(report_id=str(number)) for number in range(50)), tmp_path / "warm")
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    write_fhir_claims((record(report_id=str(number)) for number in range(300)), tmp_path / "claims")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak - before < 300_000


def test_without_the_library_the_remedy_is_named(write, monkeypatch):
    monkeypatch.setattr(fhir_claims, "from_extra", lambda module, *rest: from_extra("no_such.module", *rest))
    with pytest.raises(InputError, match=r"pip install 'ircoder\[fhir\]'"):
        write(record())


def test_from_a_report_to_its_claim(tmp_path, claim):
    source = tmp_path / "in.json"
    source.write_text(json.dumps(report(performer=[{"reference": "Practitioner/d1"}])))
    assert is_fhir(source)
    (row,) = read_fhir(source)
    names = ("report_id", "service_date", "patient_key", "provider_id", "metadata")
    written = claim(**{name: row.record[name] for name in names})
    assert written["patient"] == {"reference": "Patient/p1"}
    assert written["provider"] == {"reference": "Practitioner/d1"}
    assert written["supportingInfo"][0]["valueReference"] == {"reference": "DiagnosticReport/dr1"}
