import pytest

from ircoder.evaluate.evidence import (
    EvidenceScore,
    compare_evidence,
    evidence_figures,
    gold_evidence,
    predicted_evidence,
)
from ircoder.evaluate.scores import Counts

TEXT = "A stent was placed. A stent was not placed."


@pytest.mark.parametrize(
    ("quotes", "places", "characters", "passages", "touched"),
    [
        ([((2, 6),)], [(4, 8)], Counts(2, 2, 2), Counts(0, 1, 1), 1),
        ([((2, 6),)], [(2, 7)], Counts(4, 1, 0), Counts(1, 0, 0), 1),
        ([((2, 6),)], [(6, 9)], Counts(0, 3, 4), Counts(0, 1, 1), 0),
        ([((2, 6),)], [], Counts(0, 0, 4), Counts(0, 0, 1), 0),
        ([((0, 4),), ((10, 14),)], [(0, 4), (10, 14), (20, 22)], Counts(8, 2, 0), Counts(2, 1, 0), 1),
        # Places that overlap count once; one passage is found by one.
        ([((0, 10),)], [(0, 8), (2, 10)], Counts(10, 0, 0), Counts(1, 1, 0), 1),
        # A quote that stands twice counts where the evidence points, else at its first place.
        ([((0, 4), (20, 24))], [(20, 24)], Counts(4, 0, 0), Counts(1, 0, 0), 1),
        ([((0, 4), (20, 24))], [(10, 12)], Counts(0, 2, 4), Counts(0, 1, 1), 0),
    ],
)
def test_overlap_of_one_code(quotes, places, characters, passages, touched):
    score = compare_evidence({"37236": quotes}, {"37236": places}, ["37236", "76937"])
    assert score == EvidenceScore(characters, passages, (touched, 1))


def test_quotes_are_found_in_the_text():
    lines = [
        {"code": "37236", "evidence": ["A stent was", "not in the text"]},
        {"code": "37236", "evidence": ["not placed"]},
        {"code": "76937"},
        "36245",
    ]
    assert gold_evidence(lines, TEXT) == {"37236": (((0, 11), (20, 31)), ((32, 42),))}


def test_places_of_a_record():
    lines = [
        {"code": "37236", "evidence": [{"start": 4, "end": 8}, {"start": 0, "end": 2}]},
        {"code": "37236", "evidence": [{"start": 4, "end": 8}]},
        {"code": "76937", "evidence": []},
    ]
    assert predicted_evidence(lines) == {"37236": ((0, 2), (4, 8))}
    assert predicted_evidence([{"code": "37236", "evidence": ["quotes as in gold"]}]) is None
    assert predicted_evidence([{"code": "37236"}]) is None
    assert predicted_evidence([]) is None


def test_figures_of_reports():
    scores = [
        EvidenceScore(Counts(4, 4, 0), Counts(1, 1, 0), (1, 1)),
        EvidenceScore(Counts(0, 0, 4), Counts(0, 0, 1), (0, 1)),
        EvidenceScore(Counts(), Counts(), (0, 0)),
    ]
    figures = evidence_figures(scores)
    assert (figures.reports, figures.characters, figures.passages) == (2, Counts(4, 4, 4), Counts(1, 1, 1))
    assert figures.touched == (1, 2)
    assert figures.intervals["touched"] == (0, 1)
    assert evidence_figures(scores[2:]) is None
