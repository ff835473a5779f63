"""The tables behind contradictions name what the other tables know, and every title phrase is one that a text may tell."""

from __future__ import annotations

import csv

import pytest

from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.counted_things import load_counted_things
from ircoder.knowledge.listed_acts import TABLE, load_listed_acts
from ircoder.knowledge.paired_places import load_paired_places
from ircoder.knowledge.rival_vessels import load_rival_vessels, may_be_meant, rival_of
from ircoder.knowledge.tables import cell_list, read_table, table_text
from ircoder.knowledge.vessels import load_vessels

_VOCABULARY = ("anatomy", "devices", "lesions", "vessels")


def _known() -> set[str]:
    rows = [row for name in _VOCABULARY for row in csv.DictReader(table_text(f"vocabulary/{name}.csv").splitlines())]
    return {row["concept"] for row in rows} | {row["kind"] for row in rows} | set(load_act_kinds())


def test_every_paired_place_is_of_something_that_a_report_can_name() -> None:
    assert set(load_paired_places()) - _known() == set()


def test_a_text_that_repeats_the_title_tells_what_it_lists() -> None:
    acts = {act.act: act for act in load_listed_acts()}
    untold = [
        (row["act"], phrase)
        for _, row in read_table(TABLE, ("act", "title"))
        for phrase in cell_list(row["title"])
        if acts[row["act"]].told.search(phrase.replace("*", "")) is None
    ]
    assert untold == []


def test_every_rival_vessel_stands_in_the_tree_and_arteries_meet_no_veins() -> None:
    tree = load_vessels()
    rivals = load_rival_vessels()
    assert [concept for concept in rivals if concept not in tree] == []
    mixed = [rival.name for rival in rivals.values() if len({tree[one].system for one in rival.vessels}) != 1]
    assert mixed == []


@pytest.mark.parametrize(
    ("named", "done", "meant"),
    [
        ("superficial_femoral_artery", "external_iliac_artery", False),
        ("dorsalis_pedis_artery", "anterior_tibial_artery", True),
        ("peroneal_artery", "anterior_tibial_artery", False),
        ("celiac_artery", "gastroduodenal_artery", True),
        ("left_gastric_artery", "gastroduodenal_artery", False),
        ("diagonal_branch", "left_anterior_descending_artery", True),
        ("left_main_coronary_artery", "left_circumflex_artery", True),
        ("right_coronary_artery", "left_circumflex_artery", False),
    ],
)
def test_a_trunk_may_mean_its_branch_and_neighbours_are_told_apart(named: str, done: str, *, meant: bool) -> None:
    tree = load_vessels()
    one, other = rival_of(f"vessel:{named}", tree), rival_of(f"vessel:{done}", tree)
    assert one is not None
    assert other is not None
    assert may_be_meant(one, other, tree) is meant


def test_every_counted_thing_has_nouns_of_its_own() -> None:
    nouns = [noun for thing in load_counted_things() for noun in (*thing.many, *thing.one)]
    assert sorted(nouns) == sorted(set(nouns))
