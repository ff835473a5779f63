import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.language.reading import Mention, Reading
from ircoder.report import Evidence
from ircoder.source_text import LONGEST_RUN, SourceText


def evidence(source, words):
    start = source.plain.index(words)
    return source.quoted((Evidence(start, start + len(words), words, "body"),))[0]


def test_an_ordinary_text_is_read_as_it_is():
    assert SourceText("one ... two\n\n\nthree").plain == "one ... two\n\n\nthree"


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        (" " * 5000, " " * LONGEST_RUN),
        ("." * 5000, "." * LONGEST_RUN),
        ("(" * (LONGEST_RUN + 1), "(" * LONGEST_RUN),
        (" " * 500 + "\r\n" + " " * 500, " " * (LONGEST_RUN - 1) + "\n"),
        (" " * LONGEST_RUN, " " * LONGEST_RUN),
        ("x" * 5000, "x" * 5000),
        (". " * 500, ". " * 500),
    ],
)
def test_long_runs_are_cut_short_and_places_stay_those_of_the_report(run, kept):
    text = f"a stent{run}in the aorta{run}twice"
    source = SourceText(text)
    assert source.plain == f"a stent{kept}in the aorta{kept}twice"
    for words in ("a stent", "stent", "in the aorta", "twice"):
        found = evidence(source, words)
        assert text[found.start : found.end] == found.text == words
        assert found.start == text.index(words)


def test_evidence_across_a_run_quotes_all_of_it():
    text = "left" + " " * 300 + "renal artery"
    source = SourceText(text)
    assert evidence(source, source.plain[:-7]).text == text[:-7]


def test_entities_are_placed_in_the_report():
    text = "-" * 300 + "stent"
    source = SourceText(text)
    start = source.plain.index("stent")
    mention = Mention(
        index=0,
        start=start,
        end=start + 5,
        text="stent",
        label="DEVICE",
        concept="device:stent",
        kind="stent",
        sentence=0,
        section="body",
    )
    (entity,) = source.entities(Reading(source.plain, mentions=(mention,)))
    assert (entity.start, entity.end, entity.text) == (300, 305, "stent")


@given(st.lists(st.sampled_from(["stent", " " * 90, "." * 70, "\n" * 65, "a b", "\r\n", "-"]), max_size=8))
def test_every_word_is_quoted_as_it_stands(parts):
    text = "".join(parts)
    source = SourceText(text)
    start = 0
    while (start := source.plain.find("stent", start)) >= 0:
        (found,) = source.quoted((Evidence(start, start + 5, "stent", "body"),))
        assert found.text == "stent"
        start += 5
