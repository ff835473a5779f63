from __future__ import annotations

import datetime as dt

import pytest

from ircoder.knowledge import edit_tables, edits
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.edits import PairRow, UnitLimit
from ircoder.knowledge.tables import KnowledgeError

EDITS = edits.load_edits()
ON = dt.date(2025, 6, 2)


@pytest.mark.parametrize(
    ("column1", "column2", "setting", "opened"),
    [
        ("37244", "75726", "professional", True),
        ("37244", "75726", "facility", True),
        ("75726", "37244", "professional", None),
        ("34713", "76937", "professional", False),
        ("36225", "36221", "professional", False),
        ("36558", "36591", "professional", False),
        ("36558", "36591", "office", False),
        ("36558", "36591", "facility", None),
        ("36247", "75710", "professional", None),
    ],
)
def test_pairs(column1, column2, setting, opened):
    row = EDITS.pair(column1, column2, ON, setting)
    assert (row.opened if row else None) is opened


@pytest.mark.parametrize(("date", "opened"), [((2023, 6, 30), False), ((2023, 7, 1), True)], ids=["before", "after"])
def test_a_pair_changes_on_its_date(date, opened):
    assert EDITS.pair("93565", "93598", dt.date(*date), "professional").opened is opened


def test_a_row_begins_and_ends_on_its_dates():
    row = PairRow(True, dt.date(2024, 1, 1), dt.date(2024, 3, 31), "36247 36248")
    days = [(2023, 12, 31), (2024, 1, 1), (2024, 3, 31), (2024, 4, 1)]
    assert [row.applies("36247", dt.date(*day)) for day in days] == [False, True, True, False]
    assert not row.applies("36245", dt.date(2024, 2, 1))


@pytest.mark.parametrize(
    ("code", "setting", "limit"),
    [
        ("36247", "professional", UnitLimit(3, 3)),
        ("36247", "facility", UnitLimit(2, 3)),
        ("99153", "professional", UnitLimit(9, 3)),
        ("99153", "facility", UnitLimit(12, 3)),
        ("37267", "professional", None),
    ],
    ids=["errata 17 practitioner", "errata 17 hospital", "VASC-79 practitioner", "VASC-79 hospital", "MOD-21"],
)
def test_unit_limits(code, setting, limit):
    assert EDITS.limit(code, setting, ON) == limit


@pytest.mark.parametrize(
    ("code", "parent", "known"),
    [("36248", "36247", True), ("37252", "36247", True), ("76937", None, False), ("36247", None, False)],
    ids=["type 1", "type 1", "type 2", "no add-on"],
)
def test_parents(code, parent, known):
    parents = EDITS.parents(code, ON)
    assert (parents is not None) is known
    assert parent is None or parent in parents


@pytest.mark.parametrize(("code", "status"), [("36247", "checked"), ("37253", "checked"), ("37267", "not_checked")])
def test_status(code, status):
    assert EDITS.status(code, "professional", ON) == status


def test_tables_hold_catalogue_codes_only():
    catalogue = load_knowledge().catalogue
    for claim in edits.CLAIMS:
        pairs, units = edits.shipped_pairs(claim), edits.shipped_units(claim)
        assert all(code in catalogue for code in pairs.codes.union(units.limits))
        assert all(code not in row.column2 for code, rows in pairs.rows.items() for row in rows)


@pytest.mark.parametrize(
    ("table", "text", "problem"),
    [
        ("pairs", "36247,9,,,36245", "not 0 or 1"),
        ("pairs", "36247,1,soon,,36245", "YYYY-MM-DD"),
        ("limits", "36247,many,3", "cannot be read"),
        ("limits", "36247,3,4", "cannot be read"),
    ],
)
def test_unreadable_rows_name_file_and_line(table, text, problem):
    columns = edit_tables.PAIR_COLUMNS if table == "pairs" else edit_tables.LIMIT_COLUMNS
    source = ("a.csv", lambda: ",".join(columns) + "\n" + text + "\n")
    made = edit_tables.PairTable("2024q3", [source]) if table == "pairs" else edit_tables.UnitTable("2024q3", source)
    with pytest.raises(KnowledgeError, match=f"a.csv, line 2: .*{problem}"):
        _ = made.rows if table == "pairs" else made.limits
