"""Patterns that look at the beginnings of words: what they read off a pattern, and that nothing is missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.knowledge.passages import Passages
from ircoder.knowledge.pattern_words import pattern_openings, pattern_words
from ircoder.knowledge.word_patterns import WordPattern, openings_in


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"\b(?:stent\w*|ct\b|us guid)", "stent* ct us"),
        (r"\bpr", "pr*"),
        (r"\b(?:non|un)-?\s?tunn?ell?ed\b", "non nontun un untune untunn"),
        (r"\b(?:ct\s*-?\s*angio\w*|cta)\b", "ct cta ctangi"),
        (r"\bca[bt]s+x", "cabs* cats*"),
        (r"\b(?:ab)+c", "ab*"),
        (r"^foo", "foo*"),
        (r"\b(?P<name>left|rt)\b\.?", "left rt"),
        (r"\b\d+\s?mm", " ".join(f"{digit}*" for digit in range(10))),
        (r"\b(?!no\b)(?:no|yes)", "no* yes*"),
        (r"(?<!re)\bstent|\bcoil", "stent* coil*"),
        (r"\bS{2}x", "s*"),
    ],
)
def test_openings_of_a_pattern(pattern: str, openings: str) -> None:
    assert pattern_openings(pattern) == frozenset(openings.split())


@pytest.mark.parametrize(
    "pattern",
    [
        r"stent",
        r"\bstent|explant",
        r"\b(?:re)?\w+ed",
        r"\b-?\s?stent",
        r"[;:]|\bthen",
        r"\b\w*gram",
        r"\b(?:x|)\s",
        r"(?i:x)",
    ],
)
def test_patterns_that_may_begin_otherwise_are_always_searched(pattern: str) -> None:
    assert pattern_openings(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\d\s?mm\s+stents?\b", "stent stents"),
        (r"[^.;]{0,30}\bresid\w+", "resid*"),
        (r"^\W*(?:then )?(?:prior|previous)\b", "prior previo"),
        (r"(?:\bstents?\b|[;:]\s*coils?\b)", "coil coils stent stents"),
        (r"(?:\b(?:the|a)\s+)+angiogram\b", "angiog"),
        (r"x(?= sheath\b)", "sheath"),
        (r"\bthe (?:left|right) ulnar\b", "ulnar"),
    ],
)
def test_words_that_a_match_needs_wherever_they_stand(pattern: str, needed: str) -> None:
    assert pattern_words(pattern)[1] == frozenset(needed.split())


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d\s?mm",
        r"[;:]|\bthen",
        r"(?:\bstent\b)?\s?x",
        r"x(?!\bstent\b)",
        r"\bstent\w*",
        r"(?<=\bstent )x",
        r"\w* ?_?stent",
    ],
)
def test_words_that_a_match_can_do_without_are_not_asked_for(pattern: str) -> None:
    assert pattern_words(pattern)[1] is None


def test_openings_of_a_text_are_those_that_some_pattern_asks_for() -> None:
    text = "CT of qqstents, 5qqF"
    WordPattern(r"\b(?:ct\b|qqst\w+|5qq)")
    found = {opening for opening in openings_in(text) if "qq" in opening or opening == "ct"}
    assert found == {"ct", "qqst*", "5qq*"}
    late = WordPattern(r"\bqqstents")
    assert "qqsten" in openings_in(text)
    assert late.search(text) is not None


def test_what_is_split_or_replaced_is_looked_up_too() -> None:
    pattern = WordPattern(r"\b(?:and|plus)\b")
    assert pattern.split("one and two plus three") == ["one ", " two ", " three"]
    assert pattern.sub("+", "one and two") == "one + two"
    assert pattern.findall("one plus two") == ["plus"]
    assert (pattern.split("sand"), pattern.sub("+", "sand"), pattern.findall("sand")) == (["sand"], "sand", [])


def test_passages_are_those_of_the_whole_text_that_they_stand_in() -> None:
    texts = ("a stent was laid", "no balloon", "two stents")
    pattern = WordPattern(r"\bstents?\b")
    assert list(Passages(texts).holding(pattern)) == [0, 2]
    assert list(Passages(texts, " ".join(texts)).holding(pattern, WordPattern(r"\bballoon\b"))) == [0, 1, 2]


PATTERNS = (
    r"\b(?:ab?c|b{1,2}a|a-?\s?b)\b",
    r"\b(?:a|ab)(?:c|bc)?\s?b",
    r"\b(?:ab){0,2}c|\bca+b",
    r"\bb(?:a*|c)b|^ca",
    r"\b(?:a(?:b|c){2}|bb\b)",
    r"(?<!a )\bb\s+[ac]b?",
)


NEEDING = (
    r"-?\s?\bab?c\b",
    r"[^b]{0,3}\b(?:ab|c)a?\b",
    r"(?:\bthe\s)?\b(?:a\s+)?cab?\b",
    r"(?:-|\bb )(?=ca\b)",
    r"\ba (?:b |c )+aa?",
    r"(?:^|-)ab|\bc[ab]$",
    r"a?-b\b",
)


@pytest.mark.parametrize("pattern", NEEDING)
@pytest.mark.parametrize("flags", [re.IGNORECASE, re.NOFLAG])
@given(text=st.text(alphabet="abcAB -", max_size=14), pos=st.integers(0, 8), endpos=st.integers(0, 16))
def test_nothing_is_missed_by_the_words_that_a_match_needs(
    pattern: str, flags: re.RegexFlag, text: str, pos: int, endpos: int
) -> None:
    plain, quick = re.compile(pattern, flags), WordPattern(pattern, flags)
    assert any(pattern_words(pattern))
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert [m.span() for m in quick.finditer(text, pos, endpos)] == [
        m.span() for m in plain.finditer(text, pos, endpos)
    ]
    assert (quick.search(text, pos, endpos) is None) == (plain.search(text, pos, endpos) is None)
    assert quick.split(text) == plain.split(text)
    assert quick.sub("+", text, 1) == plain.sub("+", text, count=1)


@pytest.mark.parametrize(
    "text", ["\u017ftent", "a \u017ftent laid", "\u0661 mm stent", "\u0130 stent", "STENT \u0131n"]
)
@pytest.mark.parametrize("pattern", [r"\bstents?\b", r"\b\d mm stent", r"\bin\b", r"x?\s?\bstent\b"])
def test_letters_and_digits_of_other_scripts_count_as_the_engine_counts_them(pattern: str, text: str) -> None:
    plain, quick = re.compile(pattern, re.IGNORECASE), WordPattern(pattern)
    assert (quick.search(text) is None) == (plain.search(text) is None)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="abcAB -", max_size=14))
def test_nothing_is_missed(pattern: str, text: str) -> None:
    plain, quick = re.compile(pattern, re.IGNORECASE), WordPattern(pattern)
    assert pattern_openings(pattern) is not None
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert (quick.search(text) is None) == (plain.search(text) is None)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="abcAB -", max_size=14), pos=st.integers(0, 8), endpos=st.integers(0, 16))
def test_nothing_is_missed_in_a_window(pattern: str, text: str, pos: int, endpos: int) -> None:
    plain, quick = re.compile(pattern, re.IGNORECASE), WordPattern(pattern)
    assert [m.span() for m in quick.finditer(text, pos, endpos)] == [
        m.span() for m in plain.finditer(text, pos, endpos)
    ]
    assert (quick.search(text, pos, endpos) is None) == (plain.search(text, pos, endpos) is None)


@pytest.mark.parametrize("pattern", [*PATTERNS, r"b|a-"])
@given(texts=st.lists(st.text(alphabet="abcAB\u0130 -", max_size=10), max_size=5))
def test_texts_asked_at_once_hold_what_each_holds(pattern: str, texts: list[str]) -> None:
    plain = re.compile(pattern, re.IGNORECASE)
    expected = tuple(number for number, text in enumerate(texts) if plain.search(text))
    assert Passages(texts).holding(WordPattern(pattern)) == expected
