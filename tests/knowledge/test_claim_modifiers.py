"""The table of modifiers holds every one that coding writes, once."""

import pytest

from ircoder.knowledge import claim_modifiers
from ircoder.knowledge.claim_modifiers import load_claim_modifiers
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS
from ircoder.knowledge.tables import KnowledgeError


@pytest.fixture
def table(monkeypatch):
    load_claim_modifiers.cache_clear()
    monkeypatch.setattr(claim_modifiers, "read_table", lambda name, columns: iter(ROWS))
    yield
    load_claim_modifiers.cache_clear()


ROWS = [(2, {"modifier": "LT", "about": "side"}), (3, {"modifier": "LT", "about": "side"})]


def test_modifiers_by_what_they_are_about():
    found = load_claim_modifiers()
    assert {name for name, about in found.items() if about == "coronary artery"} == ARTERY_MODIFIERS
    assert {found[name] for name in ("50", "LT", "RT")} == {"side"}
    assert {"26", "53", "73", "74", "59", "76", "78", "F5", "TA"} <= set(found)
    assert "ZZ" not in found


def test_a_modifier_stands_once(table):
    with pytest.raises(KnowledgeError, match="line 3"):
        load_claim_modifiers()
