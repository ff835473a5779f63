"""Span scores: exact and overlapping matches, ignored plain words, the share of annotated spans found."""

import json
from pathlib import Path

import pytest

from ircoder.language.pipeline import build_nlp, reading_of
from ircoder.language.scoring import LabelScore, Span, add_scores, score, spans_of

TUNE = Path(__file__).parents[2] / "corpora" / "gold" / "entities.tune.jsonl"


def test_exact_and_overlapping():
    gold = [Span(0, 8, "VESSEL"), Span(10, 15, "VESSEL")]
    found = [Span(0, 8, "VESSEL"), Span(12, 18, "VESSEL"), Span(20, 22, "VESSEL")]
    counts = score("x" * 30, gold, found)["VESSEL"]
    assert counts == LabelScore(gold=2, found=3, exact=1, gold_touched=2, found_touched=2)
    assert (counts.recall, counts.precision) == (1.0, pytest.approx(2 / 3))
    assert counts.exact_f1 == pytest.approx(0.4)
    assert counts.overlap_f1 == pytest.approx(0.8)


def test_label_must_agree():
    counts = score("x" * 9, [Span(0, 4, "VESSEL")], [Span(0, 4, "DEVICE")])
    assert counts["VESSEL"].recall == 0.0
    assert counts["DEVICE"].precision == 0.0


def test_plain_words_count_on_neither_side():
    text = "stent placed and advanced"
    gold = [Span(6, 12, "INTERVENTION")]
    assert score(text, gold, [Span(17, 25, "INTERVENTION")]) == {}


def test_nothing_to_find_is_perfect():
    assert LabelScore().overlap_f1 == 1.0
    assert LabelScore(gold=1).overlap_f1 == 0.0


def test_scores_add_up():
    one = {"VESSEL": LabelScore(1, 1, 1, 1, 1)}
    assert add_scores([one, one])["VESSEL"] == LabelScore(2, 2, 2, 2, 2)


def test_annotated_reports_are_read():
    nlp = build_nlp()
    scores = []
    for line in TUNE.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        gold = [Span(item["start"], item["end"], item["label"]) for item in report["entities"]]
        scores.append(score(report["text"], gold, spans_of(reading_of(nlp(report["text"])).mentions)))
    total = add_scores(scores)
    for label, recall, precision in (("VESSEL", 0.93, 0.93), ("DEVICE", 0.95, 0.9), ("INTERVENTION", 0.9, 0.75)):
        assert total[label].recall >= recall, label
        assert total[label].precision >= precision, label
