"""The shipped code catalogue."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.catalogue import expand_codes, load_catalogue
from ircoder.knowledge.tables import read_table

CATALOGUE = load_catalogue()
ENTRIES = tuple(CATALOGUE)
FIRST, LAST = dt.date(2023, 1, 1), dt.date(2026, 12, 31)

FAMILIES = {
    "ablation",
    "angioplasty",
    "arthrography",
    "aspiration",
    "atherectomy",
    "biliary",
    "biopsy",
    "catheter_placement",
    "central_venous_access",
    "coronary_angioplasty",
    "coronary_atherectomy",
    "coronary_stent",
    "coronary_thrombectomy",
    "diagnostic_angiography",
    "diagnostic_cardiac_cath",
    "diagnostic_venography",
    "dialysis_circuit",
    "discography",
    "drainage",
    "embolization",
    "endovascular_repair",
    "epidural_injection",
    "epidurography",
    "facet_injection",
    "foreign_body_retrieval",
    "gastrointestinal",
    "imaging_guidance",
    "infusion_therapy",
    "ivc_filter",
    "kyphoplasty",
    "lumbar_puncture",
    "moderate_sedation",
    "myelography",
    "nerve_block",
    "other",
    "sclerotherapy",
    "stent",
    "thrombectomy",
    "thrombolysis",
    "tips",
    "tunneled_peritoneal_catheter",
    "urinary",
    "venous_ablation",
    "venous_sampling",
    "vertebroplasty",
}
UNITS = {
    "access",
    "additional_lesion",
    "additional_level",
    "additional_vessel",
    "artery_branch",
    "collection",
    "day",
    "device",
    "duct",
    "extremity",
    "joint",
    "lesion",
    "level",
    "lobe",
    "minutes_15",
    "nerve",
    "organ",
    "session",
    "side",
    "surgical_field",
    "territory",
    "vessel",
}
# Work of other specialties that an add-on of the catalogue may follow: valves and septum of the heart, open dialysis
# access, laparoscopy, soft tissue and tongue.
PARENTS_OF_OTHERS = expand_codes(
    "33361-33369;33418;33419;33477;33741;33745;93580-93583;93653;93654;36818-36821;36823;36825;36830-36833;49324;"
    "20520;20525;20555;41019;42405;64435"
)
WITHOUT_PARENTS = {
    "1022T": "no list of parents is published",
    "1023T": "no list of parents is published",
    "1024T": "no list of parents is published",
    "47001": "follows any open operation",
    "49412": "follows any open operation",
}
# Work on an iliac vessel outside the zone of an endograft follows the endograft; inside the zone it is part of it. Clot
# removal follows atherectomy of another vessel; that of the same vessel is inside. A neck trunk that is studied beside a
# vertebral artery is another bed; what the vertebral study shows is inside it (VASC-30).
PARENT_AND_BARRED = {"37222", "37223", "37186", "75774"}

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


@each_entry
def test_cells_are_legal(entry):
    assert entry.family in FAMILIES
    assert entry.chapter in {"vascular_imaging", "vascular_interventions", "nonvascular", "spine_msk", "cardiac"}
    assert entry.kind in {"procedure", "catheter", "imaging", "guidance", "sedation", "other"}
    assert entry.unit in UNITS
    assert entry.bilateral in {"modifier_50", "inherent", "separate", "na"}
    assert entry.confidence in {"high", "medium", "low"}
    assert entry.max_units is None or entry.max_units >= 0


@each_entry
def test_label_is_short_and_ours(entry):
    assert 1 <= len(entry.label.split()) <= 15
    assert entry.label[0].isupper() or entry.label[0].isdigit()
    assert not entry.label.endswith(".")


@each_entry
def test_notes_state_what_holds(entry):
    """A note says what is known or not confirmed, and not how it came to be written."""
    assert not re.search(r"https?://|\bmemory\b|\bblogs?\b|not seen|was not|web page|public copy", entry.notes)


def test_labels_tell_codes_apart():
    labels = [entry.label for entry in ENTRIES]
    assert sorted({label for label in labels if labels.count(label) > 1}) == []


def test_every_family_has_codes_and_acts_know_no_other():
    assert {entry.family for entry in ENTRIES} == FAMILIES
    assert {kind.family for kind in load_act_kinds().values()} <= FAMILIES


@each_entry
def test_parents_fit(entry):
    assert entry.addon or not entry.parents
    assert bool(entry.parents) == (entry.addon and entry.code not in WITHOUT_PARENTS)
    assert entry.parents <= {known.code for known in ENTRIES} | PARENTS_OF_OTHERS
    assert entry.code not in entry.parents | entry.not_with
    assert entry.code in PARENT_AND_BARRED or not entry.parents & entry.not_with


def test_parents_hold_the_closed_lists_of_the_addon_edits():
    """37253 follows 37252, which carries the list for both."""
    closed: dict[str, set[str]] = {}
    for _, row in read_table("edits/add_on.csv", ("add_on", "edit_type", "primary")):
        if row["edit_type"] == "1" and row["add_on"] != "37253":
            closed.setdefault(row["add_on"], set()).update(code for code in row["primary"].split() if code in CATALOGUE)
    assert len(closed) > 50
    missing = {code: parents - CATALOGUE[code].parents for code, parents in closed.items() if code in CATALOGUE}
    assert {code: parents for code, parents in missing.items() if parents} == {}


@each_entry
def test_an_addon_never_outlives_its_parents(entry):
    """On the first and the last day of an add-on one of its catalogue parents is in force, too."""
    known = [CATALOGUE[code] for code in entry.parents if code in CATALOGUE]
    if not known or (entry.effective_to or LAST) < FIRST:
        return
    for day in (max(entry.effective_from or FIRST, FIRST), min(entry.effective_to or LAST, LAST)):
        assert any(parent.in_force(day) for parent in known)


@each_entry
def test_dates_are_legal(entry):
    if entry.effective_from and entry.effective_to:
        assert entry.effective_from <= entry.effective_to
    for day in (entry.effective_from, entry.effective_to):
        assert day is None or dt.date(2010, 1, 1) <= day <= LAST


RELEASES = {"2023a": dt.date(2023, 1, 15), "2025d": dt.date(2025, 10, 15)}


@pytest.mark.parametrize(("release", "day"), RELEASES.items())
def test_dates_agree_with_the_whole_fee_schedules(release, day):
    """What a whole release lists is in force on its day and the reverse; facility codes stand on no such schedule."""
    rows = read_table("fee_schedule.csv", ("code", "release"))
    listed = {row["code"] for _, row in rows if row["release"] == release and row["code"] in CATALOGUE}
    held = {entry.code for entry in ENTRIES if entry.in_force(day) and not entry.code.startswith("C")}
    assert listed ^ held == set()


RETIRED = "36120;36145-36148;75650-75685;75722;75724;75790;75791;75896;75960-75968;75978;76001;99143-99145;99148-99150"


def test_numbers_retired_before_2023_are_not_held():
    """VASC-82."""
    assert not [code for code in expand_codes(RETIRED) if code in CATALOGUE]


@pytest.mark.parametrize(
    ("codes", "first", "last"),
    [
        ("37220-37235;75842;75956-75959;33884;33889;33891;55700;0275T", None, "2025-12-31"),
        ("92921;92925;92929;92934;92938;92944;92975;92977", None, "2025-12-31"),
        ("37254-37299;33882;92930;92945;55707-55715;47384;55877;62330;62331;1022T-1024T", "2026-01-01", None),
        ("36836;36837;33900-33904;93569;93573-93575", "2023-01-01", None),
        ("93584-93588;27278;58580;92972;C9797", "2024-01-01", None),
        ("64466-64469;64473;64474;60660;60661;0913T;0914T;55881;55882", "2025-01-01", None),
        ("0715T;0775T", "2023-01-01", "2023-12-31"),
        ("0404T", None, "2023-12-31"),
        ("0867T;0888T", "2024-07-01", None),
        ("0970T;0971T", "2025-07-01", None),
        ("1037T", "2026-07-01", None),
        ("C8004", "2025-04-01", None),
        ("72275", None, "2021-12-31"),
        ("0228T-0231T", None, "2020-12-31"),
        ("58823", None, "2013-12-31"),
        ("0234T-0238T;0505T;0620T;0644T;75894;75898;0600T;27279;33880;33881;33883;33886", None, None),
    ],
)
def test_codes_begin_and_end_when_the_rules_say(codes, first, last):
    """VASC-82, VASC-83, VINT-80, VINT-90, CARD-44, NONV-55, NONV-56, NONV-97, SPIN-37, SPIN-38, SPIN-47, SPIN-58."""
    for code in sorted(expand_codes(codes)):
        entry = CATALOGUE[code]
        assert (code, entry.effective_from) == (code, first and dt.date.fromisoformat(first))
        assert (code, entry.effective_to) == (code, last and dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("code", "parents"),
    [("92978", "C9600-C9607;92930;92945"), ("37252", "C9764-C9767;C9772-C9775;37254;37265"), ("G0278", "93452-93461")],
)
def test_parents_of_the_corrections(code, parents):
    assert expand_codes(parents) <= CATALOGUE[code].parents


def test_a_right_heart_study_alone_is_no_parent_of_the_iliac_run():
    """CARD-39."""
    assert "93451" not in CATALOGUE["G0278"].parents


@pytest.mark.parametrize(
    ("code", "barred"),
    [
        ("33210", "92928;93451;93458;33967;33016;33017;93505"),
        ("75756", "93454-93461"),
        ("33897", "93567;93595-93597;93452"),
        ("64625", "64483"),
        ("0442T", "64430"),
        ("75807", "76942"),
        ("36221", "36222-36226"),
    ],
)
def test_codes_that_never_stand_together(code, barred):
    assert expand_codes(barred) <= CATALOGUE[code].not_with


@pytest.mark.parametrize("code", ["92924", "92933"])
def test_coronary_thrombectomy_stands_beside_atherectomy(code):
    """CARD-28."""
    assert "92973" not in CATALOGUE[code].not_with
    assert code not in CATALOGUE["92973"].not_with
