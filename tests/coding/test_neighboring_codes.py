"""Codes next to the reported ones, and when the question about them arises."""

import pytest
from tests.coding.build import act, encounter
from tests.coding.claim import candidate, proposing

from ircoder.coding import engine, neighboring_codes
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.neighboring_codes import load_neighbors
from ircoder.knowledge.rules import load_rules


def noted(*lines, parts=(), books=(), **fields):
    case = encounter(*parts, **fields)
    result = engine.code(case, (proposing(*lines), *books, neighboring_codes.BOOK))
    return {item.code: (item.rule, item.winner) for item in result.not_coded}


def test_a_neighbor_names_its_rule_and_the_code_in_its_place():
    entries = noted("36581")
    assert entries["36589"] == ("VINT-71", "36581")
    assert entries["36595"] == ("VINT-72", None)


def test_a_neighbor_on_a_line_is_not_noted():
    assert "36589" not in noted("36581", "36589")


def test_what_a_rule_has_spoken_of_is_left_to_it():
    builder = RuleBookBuilder("by_hand_too", families=(), act_kinds=())

    @builder.rule("HAND-02", phase=Phase.BUNDLE, decides="declines by hand")
    def decline(slate: Slate, _: object) -> Slate:
        return slate.decline("36589", "HAND-02", "It stays in.")

    assert noted("36581", books=(builder.book(),))["36589"] == ("HAND-02", None)


def test_a_further_line_that_the_question_needs():
    assert "36581" not in noted("36589")
    assert noted("36589", "36558")["36581"] == ("VINT-71", None)


@pytest.mark.parametrize(
    ("target", "kept", "lost"),
    [("vessel:common_iliac_vein", "37212", "37211"), ("vessel:popliteal_artery", "37211", "37212")],
)
def test_the_circulation_of_the_target(target, kept, lost):
    work = act("thrombolysis_cessation", target)
    entries = noted(candidate("37214", acts=(work.id,)), parts=(work,))
    assert kept in entries and lost not in entries


def test_the_organ_of_the_target():
    for organ, asked in (("anatomy:thyroid", True), ("anatomy:breast", False)):
        work = act("fine_needle_aspiration", organ)
        assert ("60100" in noted(candidate("10005", acts=(work.id,)), parts=(work,))) == asked


def test_a_code_of_another_year_is_told_with_the_date():
    case = encounter(date="2026-03-02")
    result = engine.code(case, (proposing("37267"), neighboring_codes.BOOK))
    entry = next(item for item in result.not_coded if item.code == "37226")
    assert (entry.rule, entry.winner) == ("VASC-82", "37267")
    assert "2026-03-02" in entry.reason


def test_the_table_names_known_codes_and_rules():
    catalogue, rules = load_knowledge().catalogue, load_rules()
    for beside, neighbors in load_neighbors().items():
        assert beside in catalogue, beside
        for neighbor in neighbors:
            assert neighbor.rule in rules, neighbor
            assert neighbor.also is None or neighbor.also in catalogue, neighbor
            assert not neighbor.reason or neighbor.reason.endswith("."), neighbor


def test_a_neighbor_that_only_a_date_keeps_off_has_dates():
    catalogue = load_knowledge().catalogue
    for neighbors in load_neighbors().values():
        for neighbor in neighbors:
            if not neighbor.reason:
                entry = catalogue[neighbor.code]
                assert entry.effective_from or entry.effective_to, neighbor
