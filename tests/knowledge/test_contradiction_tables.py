"""The tables behind contradictions name what the other tables know, and every title phrase is one that a text may tell."""

from __future__ import annotations

import csv

from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.listed_acts import TABLE, load_listed_acts
from ircoder.knowledge.paired_places import load_paired_places
from ircoder.knowledge.tables import cell_list, read_table, table_text

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
