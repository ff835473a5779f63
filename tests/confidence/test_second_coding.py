"""A report is coded once more where the classifier has an opinion, and only there."""

from __future__ import annotations

import dataclasses

import pytest
import spacy
from tests.conftest import build, code, read

from ircoder.coder import Coder
from ircoder.coding.opinion import NO_OPINION, TRAINED, Opinion
from ircoder.confidence.chances import Judged, Weighed
from ircoder.confidence.classifier import Likelihoods
from ircoder.confidence.line_features import Seen
from ircoder.confidence.thresholds import HeldOut
from ircoder.report import NotCoded


class Classifier:
    """Stands for the trained models: one opinion on every report, and the same probability for everything."""

    held_out = HeldOut((), (), 0)

    def __init__(self, opinion):
        self.said = opinion

    def see(self, reading, findings, result, catalogue):
        likely = Likelihoods(codes={}, families={}, examples={}, reports=1)
        return Seen(reading, findings, result, likely, catalogue)

    def weigh(self, seen):
        return Weighed(tuple(0.75 for _ in seen.result.lines), {})

    def opinion(self, seen, weighed):
        assert seen.opinion == NO_OPINION
        return self.said

    def judge(self, seen, weighed):
        assert seen.opinion == self.said
        return Judged(weighed.lines, 0.5, ())


@pytest.mark.parametrize(
    ("held_back", "codings", "lines"), [((), 1, ["37236"]), (("37236",), 2, [])], ids=["no opinion", "held back"]
)
def test_an_opinion_codes_the_report_once_more(held_back, codings, lines):
    seen = []

    def code_together(encounters):
        seen.append(encounters)
        return [_following(encounter) for encounter in encounters]

    coder = Coder(
        spacy.blank("en"),
        read=read,
        build=build,
        code=code_together,
        confidence=Classifier(Opinion(frozenset(held_back))),
    )
    (record,) = coder.code_many([{"report_id": "a", "text": "a stent in the aorta", "service_date": "2025-06-02"}])
    assert record.error is None
    assert len(seen) == codings
    assert [line.code for line in record.lines] == lines
    assert [line.probability for line in record.lines] == [0.75 for _ in lines]
    assert ("37236" in {entry.code for entry in record.not_coded if entry.rule == TRAINED}) == bool(held_back)


def _following(encounter):
    """The tiny pipeline's result, less what the opinion holds back."""
    result = code(encounter)
    held = [line for line in result.lines if line.code in encounter.opinion.held_back]
    return dataclasses.replace(
        result,
        lines=tuple(line for line in result.lines if line not in held),
        not_coded=tuple(NotCoded(code=line.code, reason="Unlikely.", rule=TRAINED) for line in held),
    )
