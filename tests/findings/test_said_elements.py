"""Words that settle a documentation element keep needless questions away."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, result_of

from ircoder.knowledge import said_elements, tables
from ircoder.knowledge.said_elements import load_said_elements
from ircoder.knowledge.tables import KnowledgeError

LYSIS = "TECHNIQUE: The right common femoral artery was punctured. An infusion catheter was placed across the occluded left superficial femoral artery and thrombolysis was begun. "
FILTER = "PROCEDURE: Retrieval of vena cava filter. The right jugular vein was punctured. The filter was snared and removed. "
DISC = "PROCEDURE: Lumbar discogram. Under fluoroscopy needles were placed into the L3-4 and L4-5 discs and contrast was injected. "


@pytest.mark.parametrize(
    ("text", "more", "element"),
    [
        (LYSIS, "Alteplase runs at 1 mg per hour.", "substance"),
        (LYSIS, "The drip was started at 14:20.", "infusion_times"),
        (FILTER, "It came out whole.", "device_removed_whole"),
        (DISC, "L4-5 gave concordant pain.", "pain_response"),
    ],
)
def test_an_element_is_stated_where_its_words_stand(text, more, element):
    def states(report):
        found = findings_of(report)
        return {found.fact(element, act.id) for act in found.acts}

    assert "stated" not in states(text)
    assert "stated" in states(text + more)


def test_what_is_said_is_not_asked():
    asked = {element for query in result_of(DISC).queries for element in query.elements}
    told = {element for query in result_of(DISC + "L4-5 gave concordant pain.").queries for element in query.elements}
    assert "pain_response" in asked
    assert "pain_response" not in told


@pytest.mark.parametrize("row", load_said_elements(), ids=lambda row: ";".join(row.elements))
def test_words_match_something(row):
    assert row.kinds
    assert not row.words.search("")


HEADER = ",".join(said_elements.COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("colour,stent,body,red", "an element is not known"),
        ("side,,body,left", "kinds or where is wrong"),
        ("side,stent;no_such_act*,body,left", "kinds or where is wrong"),
        ("side,stent,somewhere,left", "kinds or where is wrong"),
        ("side,stent,body,(left", "the words are no pattern"),
    ],
)
def test_a_faulty_row_names_file_and_line(monkeypatch, row, problem):
    shipped = tables.table_text
    monkeypatch.setattr(
        tables, "table_text", lambda name: HEADER + row + "\n" if name == said_elements.TABLE else shipped(name)
    )
    with pytest.raises(KnowledgeError, match=f"said_elements.csv, line 2: {problem}"):
        load_said_elements.__wrapped__()
