"""Details of findings, written by hand or built from text, carry only keys that the table of details lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ircoder.findings.model import Findings
from ircoder.findings.serial import findings_from_json
from ircoder.knowledge.act_details import detail_problem, load_act_details

FOLDER = Path(__file__).parents[2] / "corpora" / "gold" / "findings"


def problems(findings: Findings) -> Iterator[str]:
    parts = [("act", act.kind, act.details) for act in findings.acts]
    parts += [("imaging", study.study, study.details) for study in findings.imaging]
    parts += [("lesion", lesion.kind, lesion.details) for lesion in findings.lesions]
    for part, kind, details in parts:
        for key, value in details.items():
            problem = detail_problem(part, kind, key, value)
            if problem is not None:
                yield problem


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_gold_findings_carry_listed_details(path: Path) -> None:
    assert list(problems(findings_from_json(json.loads(path.read_text(encoding="utf-8"))))) == []


@pytest.mark.parametrize(
    ("kind", "key", "value", "fits"),
    [
        ("stent", "covered", True, True),
        ("stent", "covered", "yes", False),
        ("central_line_exchange", "catheters", 2, True),
        ("central_line_exchange", "catheters", True, False),
        ("stent", "catheters", 2, False),
    ],
)
def test_keys_and_types_are_checked(kind: str, key: str, value: object, fits: bool) -> None:
    assert (detail_problem("act", kind, key, value) is None) == fits


def test_no_row_stands_twice() -> None:
    keys = [(row.part, row.kind, row.key) for row in load_act_details()]
    assert sorted(set(keys)) == sorted(keys)
