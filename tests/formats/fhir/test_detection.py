import gzip
import json

import pytest
from tests.formats.fhir.samples import b64, bundle, document, ndjson, patient, report

from ircoder.formats.fhir.detection import is_fhir

OWN = {"report_id": "a", "text": "words", "service_date": "2026-03-14"}
LONG = "x" * 100_000
SORTED = {"indent": 1, "sort_keys": True}

FILES = [
    ("a report", json.dumps(report()), True),
    ("a report over many lines", json.dumps(report(), indent=2), True),
    ("a report in order of names", json.dumps(report(), **SORTED), True),
    ("a report whose type comes late", json.dumps({"presentedForm": [{"data": b64(LONG)}], **report()}), True),
    (
        "a document whose type comes late",
        json.dumps({"docStatus": "final", "content": [b64(LONG)], **document()}),
        True,
    ),
    ("a Bundle", json.dumps(bundle(report())), True),
    ("a Bundle in order of names", json.dumps(bundle(report(), base="https://a.example"), **SORTED), True),
    ("a Bundle whose first entry is long", json.dumps({"entry": [{"resource": {"text": LONG}}]}), True),
    ("a Bundle of entries with addresses", json.dumps({"entry": [{"fullUrl": "a", "resource": {"text": LONG}}]}), True),
    ("a list of resources", json.dumps([patient(), report()], indent=1), True),
    ("NDJSON", ndjson(patient(), report()), True),
    ("NDJSON behind a mark and blank lines", "\ufeff\n \n" + ndjson(report()), True),
    ("NDJSON with a damaged first line", '{"resourceTy\n' + ndjson(report()), True),
    ("NDJSON with a torn first line", 'DiagnosticReport"}\n' + ndjson(report()), True),
    ("another resource", json.dumps(patient()), True),
    ("a misspelt resource", json.dumps({"resourceType": "DiagnosticReprt"}), True),
    ("our own record", json.dumps(OWN), False),
    ("our own record over many lines", json.dumps(OWN, indent=1), False),
    ("our own lines", "\n".join([json.dumps(OWN)] * 3), False),
    ("our own list", json.dumps([OWN, OWN]), False),
    ("our own list over many lines", json.dumps([OWN, OWN], indent=1), False),
    ("our own, long", json.dumps({"text": LONG, "report_id": "a"}), False),
    ("our own, of a resource", json.dumps({"resourceType": "DiagnosticReport", **OWN}), False),
    ("our own, holding a resource", json.dumps({**OWN, "source": report()}), False),
    ("our own, holding a resource before all else", json.dumps({"source": report(), **OWN}, indent=1), False),
    ("our own, with a column entry", json.dumps({"entry": [1, {"resource": 5}], **OWN}), False),
    ("our own without an id", json.dumps({"text": "resourceType", "resource": {"resourceType": "Patient"}}), False),
    ("another object", json.dumps({"a": {"resourceType": "Patient"}}), False),
    ("a type that is none", json.dumps({"resourceType": 5}), False),
    ("a type in words", json.dumps({"resourceType": "some words"}), False),
    ("gold records", json.dumps({**OWN, "codes": []}), False),
    ("a list of numbers", "[1, 2]", False),
    ("an empty list", "[]", False),
    ("nothing", "", False),
    ("no JSON", "report_id,text\na,b\n", False),
    ("an open bracket", "[", False),
    ("brackets", "[" * 100_000, False),
    ("braces", '{"a":' * 20_000, False),
]


@pytest.mark.parametrize(("content", "expected"), [file[1:] for file in FILES], ids=[file[0] for file in FILES])
def test_files(tmp_path, content, expected):
    path = tmp_path / "in.json"
    path.write_text(content, encoding="utf-8")
    assert is_fhir(path) is expected
    packed = tmp_path / "in.json.gz"
    packed.write_bytes(gzip.compress(content.encode()))
    assert is_fhir(packed) is expected


def test_what_is_no_file(tmp_path):
    assert not is_fhir(tmp_path)
    assert not is_fhir(tmp_path / "missing.json")
