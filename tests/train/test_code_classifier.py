"""Training of the code classifier, and of those that have not seen a report."""

from __future__ import annotations

import pytest

from ircoder.knowledge.base import load_knowledge
from ircoder.train.classifier import PARTS, Example, train_classifier, unseen_classifiers

CATALOGUE = load_knowledge().catalogue
STUDIED = [Example([word, "seen"], frozenset({code})) for word, code in (("ascites", "49083"), ("chest", "32555"))] * 6
HELD_OUT = [Example(["ascites", f"only {number}"], frozenset({"49083"})) for number in range(10)]


@pytest.mark.parametrize(("words", "code"), [(["ascites"], "49083"), (["chest"], "32555")])
def test_words_speak_for_the_code_of_their_reports(words, code):
    model = train_classifier(STUDIED, CATALOGUE, None).model
    places, amounts = model.placed(words)
    chances = dict(zip(model.classes, model.each_at(places, amounts).tolist(), strict=True))
    assert max(chances, key=lambda label: (chances[label], label.startswith("code:"))) in {
        f"code:{code}",
        f"family:{CATALOGUE[code].family}",
    }
    assert chances[f"code:{code}"] > 0.5


def test_a_held_out_report_is_weighed_by_a_classifier_without_it():
    found = unseen_classifiers(STUDIED, HELD_OUT, CATALOGUE, None)
    assert len(found) == len(HELD_OUT)
    assert {one.reports for one in found} == {len(STUDIED) + len(HELD_OUT) - len(HELD_OUT) // PARTS}
    assert len({id(one) for one in found}) == PARTS
