"""The tables of device outcomes and of told elements: what they read, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ircoder.knowledge import device_outcomes, told_elements
from ircoder.knowledge.device_outcomes import load_device_outcomes
from ircoder.knowledge.tables import KnowledgeError
from ircoder.knowledge.told_elements import load_told_elements

OUTCOMES = [
    ("filter", "could not be freed and stays", "came out in one piece"),
    ("drain", "to bulb suction", "was taken out"),
    ("port", "left where it was", "taken out"),
]
ELEMENTS = [
    ("sedation was given", "woke from the midazolam", "no sedatives"),
    ("contrast was given", "5 mL of dye", "no dye was used"),
    ("fluoroscopy was used", "3.2 minutes of fluoroscopy", "without fluoroscopy"),
]


@pytest.mark.parametrize(("device", "stays", "goes"), OUTCOMES)
def test_each_outcome_has_its_words(device: str, stays: str, goes: str) -> None:
    row = next(row for row in load_device_outcomes() if row.name == device)
    assert row.stays.search(stays) is not None and row.stays.search(goes) is None
    assert row.goes.search(goes) is not None and row.goes.search(stays) is None


@pytest.mark.parametrize(("name", "said", "denied"), ELEMENTS)
def test_each_element_is_told_and_denied(name: str, said: str, denied: str) -> None:
    row = next(row for row in load_told_elements() if row.name == name)
    assert row.said.search(said) is not None and row.said.search(denied) is None
    assert row.denied.search(denied) is not None and row.denied.search(said) is None


@pytest.mark.parametrize(
    ("module", "load", "row"),
    [
        (
            device_outcomes,
            load_device_outcomes,
            {"device": "a", "stems": "", "single": "no", "noun": "a", "stays": "b", "goes": "c"},
        ),
        (
            device_outcomes,
            load_device_outcomes,
            {"device": "a", "stems": "a", "single": "?", "noun": "a", "stays": "b", "goes": "c"},
        ),
        (
            device_outcomes,
            load_device_outcomes,
            {"device": "a", "stems": "a", "single": "no", "noun": "(", "stays": "b", "goes": "c"},
        ),
        (
            told_elements,
            load_told_elements,
            {"element": "a", "kind": "guidance", "stems": "", "said": "a", "denied": "b", "excused": "c"},
        ),
        (
            told_elements,
            load_told_elements,
            {"element": "a", "kind": "guidance", "stems": "a", "said": "(", "denied": "b", "excused": "c"},
        ),
    ],
)
def test_a_wrong_row_is_refused_by_its_line(
    monkeypatch: pytest.MonkeyPatch, module: object, load: Callable[[], object], row: dict[str, str]
) -> None:
    monkeypatch.setattr(module, "read_table", lambda *_: iter([(7, row)]))
    with pytest.raises(KnowledgeError, match="line 7"):
        load.__wrapped__()  # type: ignore[attr-defined]
