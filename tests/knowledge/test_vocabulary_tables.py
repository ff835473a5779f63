"""The device, lesion and anatomy tables are well formed: a coder's edit that breaks a rule fails here, by row."""

from __future__ import annotations

from collections import Counter

import pytest

from ircoder.knowledge.tables import read_table

COLUMNS = ("concept", "kind", "name", "forms", "facts")
TABLES = {"devices": ("device", "DEVICE"), "lesions": ("lesion", "LESION"), "anatomy": ("anatomy", "ANATOMY")}
FACTS: dict[str, set[str]] = {
    "treats": {row["kind"] for _, row in read_table("act_kinds.csv", ("kind",))},
    "drug": {"yes"},
    "covered": {"yes"},
    "energy": {"microwave", "radiofrequency", "cryo", "laser", "electroporation"},
    "left_in": {"yes"},
    "tunneled": {"yes", "no"},
    "entry": {"central", "peripheral"},
}


def rows_of(table: str) -> list[dict[str, str]]:
    return [row for _, row in read_table(f"vocabulary/{table}.csv", COLUMNS)]


def forms_of(row: dict[str, str]) -> list[str]:
    """Listed forms and the name, which counts as one."""
    return [row["name"].lower(), *(row["forms"].split(";") if row["forms"] else [])]


def spoken(form: str) -> str:
    """A form as it is matched: hyphens and slashes are spaces; an exact-case form stays as it is."""
    return form if form.startswith("=") else " ".join(form.replace("-", " ").replace("/", " ").split())


def kinds_of(label: str) -> set[str]:
    rows = read_table("vocabulary/kinds.csv", ("label", "kind", "meaning"))
    return {row["kind"] for _, row in rows if row["label"] == label}


def concept_of(table: str, form: str) -> str | None:
    return next((row["concept"] for row in rows_of(table) if spoken(form) in map(spoken, forms_of(row))), None)


@pytest.mark.parametrize("table", TABLES)
def test_concepts_are_unique_sorted_and_of_the_table(table):
    concepts = [row["concept"] for row in rows_of(table)]
    assert concepts == sorted(set(concepts))
    prefix = TABLES[table][0]
    for concept in concepts:
        start, _, slug = concept.partition(":")
        assert start == prefix
        assert slug == slug.lower()
        assert slug.replace("_", "").isalnum()


@pytest.mark.parametrize("table", TABLES)
def test_kinds_are_those_of_the_list(table):
    used = {row["kind"] for row in rows_of(table)}
    assert used == kinds_of(TABLES[table][1])


def test_kinds_are_explained_once():
    rows = [row for _, row in read_table("vocabulary/kinds.csv", ("label", "kind", "meaning"))]
    pairs = [(row["label"], row["kind"]) for row in rows]
    assert pairs == sorted(set(pairs))
    assert all(row["meaning"].strip() for row in rows)
    assert {label for label, _ in pairs} == {label for _, label in TABLES.values()}


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_no_stray_blanks(table):
    for row in rows_of(table):
        for cell in (*(row[column] for column in COLUMNS), *forms_of(row)):
            assert cell == " ".join(cell.split()), row["concept"]
        assert row["name"]
        assert all(forms_of(row)), row["concept"]


@pytest.mark.parametrize("table", TABLES)
def test_forms_are_lower_case_unless_exact(table):
    for row in rows_of(table):
        for form in forms_of(row):
            if form.startswith("="):
                assert form[1:] != form[1:].lower(), (row["concept"], form)
            else:
                assert form == form.lower(), (row["concept"], form)


@pytest.mark.parametrize("table", TABLES)
def test_no_form_names_two_concepts(table):
    owners: dict[str, str] = {}
    clashes = []
    for row in rows_of(table):
        for form in dict.fromkeys(map(spoken, forms_of(row))):
            if owners.setdefault(form, row["concept"]) != row["concept"]:
                clashes.append((form, owners[form], row["concept"]))
    assert not clashes


@pytest.mark.parametrize("table", TABLES)
def test_no_form_stands_twice_in_a_row(table):
    for row in rows_of(table):
        repeated = [form for form, count in Counter(map(spoken, forms_of(row))).items() if count > 1]
        assert not repeated, row["concept"]


@pytest.mark.parametrize("table", TABLES)
def test_facts_are_known(table):
    for row in rows_of(table):
        pairs = [fact.partition("=") for fact in row["facts"].split(";") if fact]
        assert len({key for key, _, _ in pairs}) == len(pairs), row["concept"]
        for key, _, value in pairs:
            assert value in FACTS[key], (row["concept"], key, value)


@pytest.mark.parametrize(
    ("form", "kind", "facts"),
    [
        ("viabahn", "stent_graft", {"treats=stent", "covered=yes", "left_in=yes"}),
        ("zilver ptx stent", "drug_eluting_stent", {"treats=stent", "drug=yes", "left_in=yes"}),
        ("onyx frontier", "drug_eluting_stent", {"treats=stent", "drug=yes", "left_in=yes"}),
        ("onyx 34", "liquid_embolic", {"treats=embolization", "left_in=yes"}),
        ("in.pact admiral", "drug_coated_balloon", {"treats=angioplasty", "drug=yes"}),
        ("angiosculpt", "cutting_balloon", {"treats=angioplasty"}),
        ("coda balloon", "occlusion_balloon", set()),
        ("progreat", "microcatheter", set()),
        ("shockwave m5", "lithotripsy_balloon", {"treats=lithotripsy"}),
        ("avp ii", "plug", {"treats=embolization", "left_in=yes"}),
        ("port-a-cath", "port", {"left_in=yes", "tunneled=yes"}),
        ("power picc", "picc", {"left_in=yes", "tunneled=no", "entry=peripheral"}),
        ("permcath", "tunneled_catheter", {"left_in=yes", "tunneled=yes", "entry=central"}),
        ("vascath", "nontunneled_catheter", {"left_in=yes", "tunneled=no", "entry=central"}),
        ("icerod", "ablation_probe", {"treats=ablation", "energy=cryo"}),
        ("jl4", "catheter", set()),
        ("kenalog-40", "steroid", {"drug=yes"}),
    ],
)
def test_device_reads_as(form, kind, facts):
    concept = concept_of("devices", form)
    row = next(row for row in rows_of("devices") if row["concept"] == concept)
    assert row["kind"] == kind
    assert set(filter(None, row["facts"].split(";"))) == facts


@pytest.mark.parametrize(
    ("table", "form", "kind"),
    [
        ("lesions", "hcc", "tumor"),
        ("lesions", "active extravasation", "bleeding"),
        ("lesions", "cto", "occlusion"),
        ("lesions", "type 2 endoleak", "endoleak"),
        ("lesions", "fibrin sleeve", "thrombus"),
        ("anatomy", "si joint", "joint"),
        ("anatomy", "celiac plexus", "nerve"),
        ("anatomy", "common bile duct", "biliary"),
        ("anatomy", "thecal sac", "spine"),
    ],
)
def test_word_reads_as(table, form, kind):
    concept = concept_of(table, form)
    assert next(row["kind"] for row in rows_of(table) if row["concept"] == concept) == kind
