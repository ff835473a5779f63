"""``doc._.findings`` after loading, after saving and loading again, and after a round trip through bytes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import ircoder
from ircoder.findings.build import build_findings
from ircoder.findings.component import EXTENSION, FACTORY, findings_of, register_findings
from ircoder.findings.model import Findings
from ircoder.language.annotations import reading_of

TEXT = (
    "TECHNIQUE: The right common femoral artery was punctured and a 5 French sheath placed. The celiac artery was "
    "selected and injected.\nFINDINGS: Celiac artery: patent, no aneurysm."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    return ircoder.load().nlp


@pytest.fixture(scope="module")
def expected(nlp: Any) -> Findings:
    return build_findings(reading_of(nlp(TEXT)))


def test_the_getter_builds_the_findings(nlp: Any, expected: Findings) -> None:
    doc = nlp(TEXT)
    assert doc._.findings == expected
    assert [p.vessel for access in expected.accesses for p in access.positions] == ["vessel:celiac_artery"]


def test_the_component_leaves_the_doc_as_it_is(nlp: Any) -> None:
    doc = nlp(TEXT)
    before = doc.to_bytes()
    assert nlp.get_pipe(FACTORY)(doc) is doc
    assert doc.to_bytes() == before


def test_registering_twice_is_no_error() -> None:
    register_findings()
    assert Doc.get_extension(EXTENSION)[2] is findings_of


def test_a_saved_pipeline_brings_the_getter(nlp: Any, expected: Findings, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again.pipe_names[-1] == FACTORY
    assert again(TEXT)._.findings == expected


def test_docs_from_bytes_have_the_same_findings(nlp: Any, expected: Findings) -> None:
    packed = DocBin(store_user_data=True)
    packed.add(nlp(TEXT))
    (doc,) = DocBin().from_bytes(packed.to_bytes()).get_docs(nlp.vocab)
    assert doc._.findings == expected
    assert Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())._.findings == expected


def test_a_doc_that_was_not_read_has_no_findings(nlp: Any) -> None:
    assert nlp.make_doc(TEXT)._.findings == Findings()


def test_the_factory_is_an_entry_point() -> None:
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    points = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert points[FACTORY] == "ircoder.findings.component:make_findings"
