"""Items of FHIR R4 Claims."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from ircoder.audit.billed.reading import read_billed
from ircoder.audit.model import BilledLine
from ircoder.formats.fhir.claims import write_fhir_claims
from ircoder.formats.rows import InputError

CPT = "http://www.ama-assn.org/go/cpt"


def concept(code, system=CPT):
    return {"coding": [{"system": system, "code": code}]}


def claim(**changes):
    return {
        "resourceType": "Claim",
        "id": "c-1",
        "status": "active",
        "use": "claim",
        "type": concept("professional", "http://terminology.hl7.org/CodeSystem/claim-type"),
        "identifier": [{"system": "urn:site", "value": "r1"}],
        "created": "2026-03-20",
        "careTeam": [
            {"sequence": 1, "provider": {"identifier": {"value": "P1"}}},
            {"sequence": 2, "provider": {"reference": "Practitioner/P2"}},
        ],
        "item": [
            {
                "sequence": 1,
                "careTeamSequence": [2],
                "productOrService": concept("36247"),
                "modifier": [concept("59"), concept("RT")],
                "servicedDate": "2026-03-14",
                "quantity": {"value": 2},
                "net": {"value": 900.5, "currency": "USD"},
                "locationCodeableConcept": concept("22"),
                "encounter": [{"reference": "Encounter/e1"}],
            }
        ],
        **changes,
    }


def _read(tmp_path, value, name="claims.json"):
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return read_billed(path)


def test_one_claim(tmp_path):
    lines, problems = _read(tmp_path, claim())
    assert problems == []
    assert lines == [
        BilledLine(
            where="claims.json, item 1",
            code="36247",
            units=2,
            modifiers=("59", "RT"),
            claim_ids=("r1", "urn:site|r1", "e1", "Encounter/e1", "c-1"),
            setting="professional",
            service_date=dt.date(2026, 3, 14),
            charge=900.5,
            provider_id="P2",
            billed_on=dt.date(2026, 3, 20),
        )
    ]


@pytest.mark.parametrize("kind", ["bundle", "list", "lines"])
def test_bundles_lists_and_lines(tmp_path, kind):
    one, two = claim(), claim(identifier=[{"value": "r2"}])
    patient = {"resourceType": "Patient", "id": "p"}
    if kind == "bundle":
        entries = [{"resource": item} for item in (one, patient, two)]
        found = _read(tmp_path, {"resourceType": "Bundle", "type": "collection", "entry": entries})
    elif kind == "list":
        found = _read(tmp_path, [one, patient, two])
    else:
        found = _read(tmp_path, "\n".join(map(json.dumps, (one, patient, two))), "claims.ndjson")
    assert ([line.claim_ids[0] for line in found[0]], found[1]) == (["r1", "r2"], [])


@pytest.mark.parametrize(
    ("changes", "setting"),
    [
        ({"type": concept("institutional", "x")}, "facility"),
        ({}, "professional"),
        ({"item": [{**claim()["item"][0], "locationCodeableConcept": concept("11")}]}, "office"),
    ],
)
def test_settings(tmp_path, changes, setting):
    assert _read(tmp_path, claim(**changes))[0][0].setting == setting


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"productOrService": concept("abc")}, "code"),
        ({}, "code"),
        ({"productOrService": concept("04793", "http://www.cms.gov/Medicare/Coding/ICD10")}, "code"),
        ({"productOrService": concept("36247"), "quantity": {"value": 30, "unit": "min"}}, "units"),
        ({"productOrService": concept("36247"), "quantity": {"value": "two"}}, "units"),
        ({"productOrService": concept("36247"), "quantity": {"value": 0}}, "units"),
        ({"productOrService": concept("36247"), "modifier": [concept("x")]}, "modifiers"),
        ("nothing", "malformed"),
    ],
)
def test_a_bad_item_costs_itself_alone(tmp_path, item, kind):
    good = claim()["item"]
    lines, problems = _read(tmp_path, claim(item=[item, *good]))
    assert ([line.code for line in lines], [(p.where, p.type) for p in problems]) == (
        ["36247"],
        [("claims.json, item 1", kind)],
    )


@pytest.mark.parametrize(
    "changes", [{"status": "cancelled"}, {"status": "entered-in-error"}, {"use": "preauthorization"}]
)
def test_claims_that_bill_nothing_are_told(tmp_path, changes):
    lines, problems = _read(tmp_path, claim(**changes))
    assert (lines, [problem.type for problem in problems]) == ([], ["not_billed"])


def test_a_damaged_line_costs_itself_alone(tmp_path):
    lines, problems = _read(
        tmp_path, json.dumps(claim()) + "\n{broken\n" + json.dumps(claim(id="c-2")), "claims.ndjson"
    )
    assert (len(lines), [problem.type for problem in problems]) == (2, ["malformed"])


def test_without_a_claim(tmp_path):
    with pytest.raises(InputError, match="holds no billed line"):
        _read(tmp_path, {"resourceType": "Patient"})


def test_claims_that_ircoder_wrote_are_read_back(tmp_path):
    record = {
        "report_id": "r1",
        "service_date": "2026-03-14",
        "setting": "facility",
        "lines": [
            {"code": "36247", "units": 2, "modifiers": ["59", "RT"]},
            {"code": "0075T", "units": 1, "modifiers": []},
        ],
        "error": None,
        "patient_key": "p1",
        "encounter_id": "e1",
        "provider_id": "P1",
    }
    path = tmp_path / "claims.ndjson"
    assert write_fhir_claims([record], path) == []
    lines, problems = read_billed(path)
    assert ([line.shown for line in lines], problems) == (["36247-59-RT x2", "0075T"], [])
    assert {(line.claim_ids[:2], line.setting, line.provider_id) for line in lines} == {
        (("r1", "e1"), "facility", "P1")
    }


def _item(**changes):
    item = {**claim()["item"][0], **changes}
    return {name: value for name, value in item.items() if value is not None}


@pytest.mark.parametrize(
    ("concept_of_item", "code"),
    [
        ({"coding": [{"system": "urn:site", "code": "99999"}, {"system": CPT, "code": "36247"}]}, "36247"),
        ({"coding": [{"system": "http://site/cpt", "code": "36247"}]}, "36247"),
        (
            {"coding": [{"system": "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "code": "C9600"}]},
            "C9600",
        ),
        ({"coding": [{"code": "IR-12"}, {"code": "36247"}]}, "36247"),
    ],
)
def test_several_codings(tmp_path, concept_of_item, code):
    assert _read(tmp_path, claim(item=[_item(productOrService=concept_of_item)]))[0][0].code == code


@pytest.mark.parametrize(
    ("modifiers", "expected"),
    [
        ([{"coding": [{"code": "59"}, {"code": "RT"}]}], ("59", "RT")),
        ([{"text": "59"}], ("59",)),
        ([{"coding": [{"system": "urn:site", "code": "RIGHT"}, {"system": CPT, "code": "rt"}]}], ("RT",)),
    ],
)
def test_modifiers(tmp_path, modifiers, expected):
    assert _read(tmp_path, claim(item=[_item(modifier=modifiers)]))[0][0].modifiers == expected


@pytest.mark.parametrize(
    ("changes", "first", "last"),
    [
        ({"servicedDate": None, "servicedPeriod": {"start": "2026-03-13", "end": "2026-03-15T10:00:00Z"}}, 13, 15),
        ({"servicedDate": None}, 10, 20),  # that of the claim
        ({}, 14, None),
    ],
)
def test_days(tmp_path, changes, first, last):
    period = {"start": "2026-03-10", "end": "2026-03-20"}
    line = _read(tmp_path, claim(item=[_item(**changes)], billablePeriod=period))[0][0]
    assert line.service_date == dt.date(2026, 3, first)
    assert line.service_to == (last and dt.date(2026, 3, last))


def test_details_are_lines_and_revenue_codes_are_none(tmp_path):
    group = {"productOrService": {"coding": [{"code": "kit"}]}, "servicedDate": "2026-03-14"}
    group["detail"] = [
        {"productOrService": concept("36247"), "subDetail": [{"productOrService": concept("75625")}]},
        {"revenue": concept("0278"), "productOrService": concept("0278", "urn:nubc")},
    ]
    lines, problems = _read(tmp_path, claim(type=concept("institutional"), item=[group]))
    assert [(line.code, line.service_date) for line in lines] == [
        ("36247", dt.date(2026, 3, 14)),
        ("75625", dt.date(2026, 3, 14)),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("claims", "left"),
    [
        (
            [
                claim(id="a"),
                claim(id="b", related=[{"claim": {"reference": "Claim/a"}, "relationship": concept("prior")}]),
            ],
            ["b"],
        ),
        ([claim(id="a"), claim(id="a", created="2026-03-21")], ["a"]),
        ([claim(id="a"), claim(id="a", identifier=[{"value": "r2"}])], ["a", "a"]),  # of two systems
        ([claim(id="a"), claim(id="b")], ["a", "b"]),
        (
            [
                claim(id="a"),
                claim(id="b", related=[{"claim": {"reference": "Claim/a"}, "relationship": concept("associated")}]),
            ],
            ["a", "b"],
        ),
    ],
)
def test_replaced_claims_and_earlier_versions(tmp_path, claims, left):
    lines, problems = _read(tmp_path, claims)
    assert ([line.claim_ids[-1] for line in lines], problems) == (left, [])


def test_who_did_the_work_by_role(tmp_path):
    team = [
        {"sequence": 1, "role": concept("referring"), "provider": {"identifier": {"value": "REF"}}},
        {"sequence": 2, "role": concept("rendering"), "provider": {"identifier": {"value": "REN"}}},
    ]
    lines, _ = _read(
        tmp_path, claim(careTeam=team, item=[_item(careTeamSequence=[1, 2]), _item(careTeamSequence=None)])
    )
    assert [line.provider_id for line in lines] == ["REN", "REN"]


def test_an_inpatient_claim_is_told(tmp_path):
    lines, (problem,) = _read(tmp_path, claim(type=concept("institutional"), subType=concept("inpatient-facility")))
    assert (lines, problem.type, problem.setting) == ([], "inpatient", "facility")


def test_a_charge_may_be_price_by_quantity(tmp_path):
    item = _item(net=None, unitPrice={"value": 100.25})
    assert _read(tmp_path, claim(item=[item]))[0][0].charge == 200.5
