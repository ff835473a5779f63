"""A tiny pipeline with a known answer, for tests of everything around the core."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ircoder.coder import Coder
from ircoder.coding.result import CodingResult
from ircoder.findings.model import Access, Act, Findings, Position, Span
from ircoder.language.reading import Mention, Reading
from ircoder.report import CodeLine, Evidence, NotCoded, PhysicianQuery

NEVER_SHOWN = "Mrs Secretname"


def read(doc) -> Reading:
    """Mark every word "stent" and "aorta"; "boom" breaks, "die" ends the process, "sleep" takes long."""
    text = doc.text
    if "boom" in text:
        raise ValueError(text)
    if "die" in text.split():
        os._exit(9)
    if "sleep" in text.split():
        time.sleep(20)
    labels = {"stent": ("INTERVENTION", "intervention:stent", "performed"), "aorta": ("VESSEL", "vessel:aorta", None)}
    mentions = []
    for match in re.finditer("stent|aorta", text):
        label, concept, assertion = labels[match.group()]
        mentions.append(
            Mention(
                index=len(mentions),
                start=match.start(),
                end=match.end(),
                text=match.group(),
                label=label,
                concept=concept,
                kind="",
                sentence=0,
                section="body",
                assertion=assertion,
            )
        )
    return Reading(text, mentions=tuple(mentions))


def build(reading: Reading, knowledge) -> Findings:
    spans = tuple(Span(m.start, m.end, m.text) for m in reading.mentions if m.label == "INTERVENTION")
    acts = (Act(id="act-1", kind="stent", family="stent", target="vessel:renal_artery", side="left", spans=spans),)
    position = Position(id="position-1", vessel="vessel:renal_artery", side="left")
    access = Access(id="access-1", vessel="vessel:common_femoral_artery", side="right", positions=(position,))
    return Findings(accesses=(access,), acts=acts if spans else ())


def code(encounter) -> CodingResult:
    """One line 37236 with the words of the act as evidence; the professional setting takes no modifier of its own."""
    lines = tuple(
        CodeLine(
            code="37236",
            units=2,
            modifiers=("LT",) if encounter.setting == "facility" else ("26", "LT"),
            label="Stent of an artery",
            evidence=tuple(Evidence(s.start, s.end, s.text, "body") for s in act.spans),
            rules=("VINT-18", "VINT-19"),
            why="A stent was placed.",
            edits={"release": "2024q3", "status": "checked"},
        )
        for act in encounter.findings.acts
    )
    return CodingResult(
        lines=lines,
        not_coded=(NotCoded(code="76937", reason="No image was kept.", rule="VASC-70", winner="37236"),),
        queries=(PhysicianQuery(code="76937", question="Was an image kept?", rule="VASC-70"),),
        review_reasons=("a contradiction",),
    )


@pytest.fixture(scope="session", autouse=True)
def no_imported_files(tmp_path_factory) -> Iterator[Path]:
    """Keep the official files that a developer has imported out of every test, also in processes that tests start."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IRCODER_DATA", str(folder))
        patch.delenv("IRCODER_VOCABULARY", raising=False)
        yield folder


@pytest.fixture(scope="session")
def tiny_coder() -> Coder:
    import spacy

    return Coder(
        spacy.blank("en"),
        read=read,
        build=build,
        code=lambda reports: [code(report) for report in reports],
        model="tiny-1",
    )


@dataclass(frozen=True)
class TinyLoading:
    """Gives the tiny pipeline to a run."""

    coder: Coder
    target_accuracy: float = 0.95
    model: str = "tiny-1"
    knowledge: str = "0123456789abcdef"
    calibrated: bool = False

    def __call__(self) -> Coder:
        return self.coder

    def loaded(self) -> TinyLoading:
        return self

    def release(self) -> None:
        return None


@pytest.fixture
def tiny_model(monkeypatch, tiny_coder) -> Coder:
    """Make every command load the tiny pipeline."""
    monkeypatch.setattr("ircoder.coder.load", lambda path=None, target_accuracy=0.95, vocabulary=None: tiny_coder)
    monkeypatch.setattr(
        "ircoder.coder.loading",
        lambda path=None, target_accuracy=0.95, vocabulary=None: TinyLoading(tiny_coder, target_accuracy),
    )
    return tiny_coder
