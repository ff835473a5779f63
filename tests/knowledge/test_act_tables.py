"""The tables of acts, imaging studies and section headings are well formed: a bad edit fails here, by row."""

from __future__ import annotations

import pytest

from ircoder.findings.families.registry import KINDS_OF_FAMILIES
from ircoder.findings.model import BEDS
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.act_places import load_act_places
from ircoder.knowledge.act_ways import load_act_ways
from ircoder.knowledge.sections import load_sections
from ircoder.knowledge.spelling import form_variants
from ircoder.knowledge.tables import read_table
from ircoder.knowledge.vessels import load_vessels
from ircoder.knowledge.vocabulary import load_vocabulary

COLUMNS = ("concept", "kind", "name", "forms", "facts")
TABLES = {"interventions": "intervention", "imaging": "imaging"}
ACT_KINDS = {row["kind"] for _, row in read_table("act_kinds.csv", ("kind",))}
IMAGING_KINDS = {
    "catheter_study",
    "roadmap",
    "ct",
    "mr",
    "ultrasound",
    "radiograph",
    "fluoroscopy",
    "nuclear",
    "endovascular_imaging",
    "nonvascular_contrast_study",
}
FACTS: dict[str, dict[str, set[str]]] = {
    "interventions": {key: {"yes"} for key in ("selective", "passing", "removal", "exchange", "attempt")},
    "imaging": {
        "bed": set(BEDS),
        "invasive": {"yes"},
        "purpose": {"guiding", "completion", "follow_up", "access_check"},
        "act": ACT_KINDS,
    },
}
ROLES = {"body", "background", "intent", "result", "other"}


def rows_of(table: str) -> list[dict[str, str]]:
    return [row for _, row in read_table(f"vocabulary/{table}.csv", COLUMNS)]


def forms_of(row: dict[str, str]) -> list[str]:
    """The name, which counts as a form, and the listed ones."""
    return [row["name"].lower(), *(row["forms"].split(";") if row["forms"] else [])]


def spoken(form: str) -> str:
    """A form as it is matched: American, hyphens and slashes as spaces; an exact-case form stays as it is."""
    if form.startswith("="):
        return form
    return " ".join(form_variants(form)[0].replace("-", " ").replace("/", " ").split())


def facts_of(row: dict[str, str]) -> dict[str, str]:
    return dict(fact.split("=") for fact in row["facts"].split(";") if fact)


def row_of(table: str, form: str) -> dict[str, str]:
    return next(row for row in rows_of(table) if spoken(form) in map(spoken, forms_of(row)))


@pytest.mark.parametrize("table", TABLES)
def test_concepts_are_unique_sorted_and_of_the_table(table):
    concepts = [row["concept"] for row in rows_of(table)]
    assert concepts == sorted(set(concepts))
    for concept in concepts:
        start, _, slug = concept.partition(":")
        assert start == TABLES[table]
        assert slug.replace("_", "").isalnum()
        assert slug == slug.lower()


@pytest.mark.parametrize(("table", "kinds"), [("interventions", ACT_KINDS), ("imaging", IMAGING_KINDS)])
def test_every_kind_is_known_and_has_words(table, kinds):
    named = {row["kind"] for row in rows_of(table)}
    assert named <= kinds
    assert kinds - named <= KINDS_OF_FAMILIES, "a kind without words is made by a builder that reads it otherwise"


@pytest.mark.parametrize("table", TABLES)
def test_no_form_names_two_concepts_or_stands_twice(table):
    owners: dict[str, str] = {}
    clashes = []
    for row in rows_of(table):
        for form in map(spoken, forms_of(row)):
            if form in owners:
                clashes.append((form, owners[form], row["concept"]))
            owners[form] = row["concept"]
    assert not clashes


@pytest.mark.parametrize("table", TABLES)
def test_forms_are_clean_and_lower_case_unless_exact(table):
    for row in rows_of(table):
        for form in forms_of(row):
            assert form == " ".join(form.split()), (row["concept"], form)
            assert form.strip("="), row["concept"]
            exact = form.startswith("=")
            assert (form[1:] != form[1:].lower()) if exact else (form == form.lower()), (row["concept"], form)


@pytest.mark.parametrize("table", TABLES)
def test_facts_are_known(table):
    for row in rows_of(table):
        for key, value in facts_of(row).items():
            assert value in FACTS[table][key], (row["concept"], key, value)


def test_only_catheter_work_is_invasive_or_has_a_purpose():
    for row in rows_of("imaging"):
        if row["kind"] not in {"catheter_study", "roadmap", "endovascular_imaging"}:
            assert not {"invasive", "purpose", "bed"} & set(facts_of(row)), row["concept"]


def test_act_kinds_belong_to_families_of_the_catalogue():
    families = {row["family"] for _, row in read_table("catalogue.csv", ("family",))}
    assert {kind.family for kind in load_act_kinds().values()} <= families


def test_section_kinds_have_one_known_role():
    sections = load_sections()
    assert set(sections.roles.values()) <= ROLES
    assert set(sections.kinds.values()) == set(sections.roles)


def test_loader_takes_every_row():
    terms = load_vocabulary(load_vessels()).terms
    for table in TABLES:
        assert {row["concept"] for row in rows_of(table)} <= set(terms)


@pytest.mark.parametrize(
    ("form", "kind", "facts"),
    [
        ("angioplastied", "angioplasty", {}),
        ("restented", "stent", {}),
        ("coiled", "embolization", {}),
        ("wire coiled", "manipulation", {}),
        ("chemoembolisation", "embolization", {}),
        ("=Y90", "embolization", {}),
        ("pulse-spray", "thrombolysis", {}),
        ("lysis check", "thrombolysis_followup", {}),
        ("port placement", "central_line_insertion", {}),
        ("permacath exchange", "central_line_exchange", {"exchange": "yes"}),
        ("mediport removal", "central_line_removal", {"removal": "yes"}),
        ("catheter exchange", "manipulation", {"exchange": "yes"}),
        ("=TFESI", "epidural_injection", {}),
        ("epidural blood patch", "blood_patch", {}),
        ("lysis of epidural adhesions", "epidural_adhesiolysis", {}),
        ("lysis of adhesions", "surgery_other", {}),
        ("celiac plexus neurolysis", "neurolysis", {}),
        ("superselected", "catheterization", {"selective": "yes"}),
        ("passed", "manipulation", {"passing": "yes"}),
        ("=EVAR", "endograft_repair", {}),
        ("=CABG", "surgery_other", {}),
        ("biliary ductal dilatation", "manipulation", {}),
        ("cholangioplasty", "biliary_dilation", {}),
        ("micropuncture access", "vascular_access", {}),
        ("manual compression", "closure", {}),
    ],
)
def test_act_reads_as(form, kind, facts):
    row = row_of("interventions", form)
    assert row["kind"] == kind
    assert facts_of(row) == facts


@pytest.mark.parametrize(
    ("form", "kind", "facts"),
    [
        ("arch aortogram", "catheter_study", {"bed": "arch", "invasive": "yes"}),
        ("bolus chase", "catheter_study", {"bed": "lower_extremity", "invasive": "yes"}),
        ("position shots", "roadmap", {"purpose": "guiding", "invasive": "yes"}),
        ("completion run", "catheter_study", {"purpose": "completion", "invasive": "yes"}),
        ("sheath angiogram", "catheter_study", {"bed": "access_site", "purpose": "access_check", "invasive": "yes"}),
        ("dynact", "ct", {}),
        ("=CTA", "ct", {}),
        ("=IVUS", "endovascular_imaging", {"invasive": "yes", "act": "intravascular_ultrasound"}),
        ("tube cholangiogram", "nonvascular_contrast_study", {"act": "cholangiography"}),
        ("vein mapping", "ultrasound", {}),
        ("bone scan", "nuclear", {}),
    ],
)
def test_study_reads_as(form, kind, facts):
    row = row_of("imaging", form)
    assert row["kind"] == kind
    assert facts_of(row) == facts


def test_places_and_ways_are_of_known_kinds_and_concepts() -> None:
    vessels = load_vessels()
    terms = load_vocabulary(vessels).terms
    places = load_act_places()
    assert set(places) | set(load_act_ways()) <= ACT_KINDS
    concepts = {place.place for rows in places.values() for place in rows}
    assert [concept for concept in sorted(concepts) if concept not in vessels and concept not in terms] == []
