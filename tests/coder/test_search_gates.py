"""Reports coded with every pattern searched everywhere have the records that they have with the looks at their words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ircoder
from ircoder.findings.context import Context
from ircoder.formats.records import record_of
from ircoder.knowledge.passages import Passages
from ircoder.knowledge.word_patterns import PatternTable, WordPattern

TUNE = Path(__file__).parents[2] / "corpora" / "gold" / "tune.jsonl"
EVERY = 7


def _plain(name: str):
    def call(self: WordPattern, *args: object) -> object:
        return getattr(self._pattern, name)(*args)

    return call


def _held(self: Passages, pattern: WordPattern) -> tuple[int, ...]:
    return tuple(number for number, text in enumerate(self._texts) if pattern._pattern.search(text))


def _records(coder: ircoder.Coder) -> list[str]:
    lines = TUNE.read_text(encoding="utf-8").splitlines()[::EVERY]
    reports = ({**json.loads(line), "encounter_id": None, "patient_key": None} for line in lines)
    asked = ("report_id", "text", "service_date", "setting")
    coded = coder.code_many([{name: report[name] for name in asked} for report in reports], entities=True)
    return [json.dumps(record_of(record)) for record in coded]


def test_no_look_at_words_changes_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    coder = ircoder.load()
    quick = _records(coder)
    for name in ("search", "finditer", "findall", "split", "sub"):
        monkeypatch.setattr(WordPattern, name, _plain(name))
    monkeypatch.setattr(WordPattern, "may_match", lambda self, said: True)
    monkeypatch.setattr(Passages, "_found", _held)
    monkeypatch.setattr(PatternTable, "likely", lambda self, text: list(self._rows))
    monkeypatch.setattr(Context, "may_say", lambda self, *patterns: True)
    monkeypatch.setattr(Context, "groups", property(lambda self: self.cues))
    assert _records(coder) == quick
