from __future__ import annotations

import pytest

from ircoder.knowledge import documentation, tables
from ircoder.knowledge.tables import KnowledgeError

HEADER = ",".join(documentation.COLUMNS) + "\n"
ELEMENTS_HEADER = ",".join(documentation.ELEMENTS_COLUMNS) + "\n"
ROW = "36573,tip_position,code_and_query,,Where did the tip come to rest?,VINT-67\n"


def loaded(monkeypatch, text):
    shipped = tables.table_text
    monkeypatch.setattr(
        tables, "table_text", lambda name: HEADER + text if name == documentation.TABLE else shipped(name)
    )
    return documentation.load_documentation.__wrapped__()


def elements_loaded(monkeypatch, text):
    monkeypatch.setattr(tables, "table_text", lambda name: ELEMENTS_HEADER + text)
    return documentation.load_elements.__wrapped__()


def test_lists_and_ranges_share_a_policy(monkeypatch):
    table = loaded(monkeypatch, ROW.replace("36573,", "36568-36570;36573,"))
    assert [policy.code for policy in table] == ["36568", "36569", "36570", "36573"]
    assert table.policy("36569", "tip_position").rule == "VINT-67"
    assert table.policy("36569", "image_saved") is None
    assert table.of("36571") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (ROW.replace("tip_position", "tip_colour"), "the element is not known"),
        (ROW.replace("code_and_query", "ask"), "when_silent is unknown"),
        (ROW.replace("code_and_query", "lower_code"), "lower_code does not fit"),
        (ROW.replace("query,,", "query,36569,"), "lower_code does not fit"),
        (ROW.replace("VINT-67", ""), "question or rule is empty"),
        (ROW.replace("Where did the tip come to rest?", ""), "question or rule is empty"),
    ],
)
def test_a_faulty_row_names_file_and_line(monkeypatch, text, problem):
    with pytest.raises(KnowledgeError, match=f"documentation.csv, line 2: .*{problem}"):
        loaded(monkeypatch, text)


def test_an_element_stands_once_for_a_code(monkeypatch):
    with pytest.raises(KnowledgeError, match="line 3: tip_position stands twice for 36573"):
        loaded(monkeypatch, ROW + ROW)


def test_elements_have_their_meaning(monkeypatch):
    assert elements_loaded(monkeypatch, "side,left or right\n") == {"side": "left or right"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [("side,\n", "line 2: element or meaning is empty"), ("side,a\nside,b\n", "line 3: side stands twice")],
)
def test_a_faulty_element_names_file_and_line(monkeypatch, text, problem):
    with pytest.raises(KnowledgeError, match=f"documentation_elements.csv, {problem}"):
        elements_loaded(monkeypatch, text)


def table_loaded(monkeypatch, table, header, text, load):
    shipped = tables.table_text
    whole = ",".join(header) + "\n" + text
    monkeypatch.setattr(tables, "table_text", lambda name: whole if name == table else shipped(name))
    return load.__wrapped__()


QUESTION = "side_of_act,side,36247,,Which side?\n"


def test_questions_have_their_hinges(monkeypatch):
    row = "kept,image_saved,10005-10006,10021,Was it kept or not?\n"
    loaded_rows = table_loaded(
        monkeypatch, documentation.QUESTIONS_TABLE, documentation.QUESTIONS_COLUMNS, row, documentation.load_questions
    )
    question = loaded_rows["kept"]
    assert (question.if_documented, question.if_not) == (("10005", "10006"), ("10021",))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (QUESTION + QUESTION, "line 3: side_of_act stands twice"),
        (QUESTION.replace(",side,", ",colour,"), "line 2: an element is not known"),
        (QUESTION.replace(",side,", ",,"), "line 2: an element is not known"),
        (QUESTION.replace("Which side?", ""), "line 2: the question is empty"),
    ],
)
def test_a_faulty_question_names_file_and_line(monkeypatch, text, problem):
    with pytest.raises(KnowledgeError, match=f"documentation_questions.csv, {problem}"):
        table_loaded(
            monkeypatch,
            documentation.QUESTIONS_TABLE,
            documentation.QUESTIONS_COLUMNS,
            text,
            documentation.load_questions,
        )


def test_choices_are_found_from_each_of_their_codes(monkeypatch):
    choices = table_loaded(
        monkeypatch,
        documentation.CHOICES_TABLE,
        documentation.CHOICES_COLUMNS,
        "level,62320;62322\n",
        documentation.load_choices,
    )
    assert choices == {("level", "62320"): ("62320", "62322"), ("level", "62322"): ("62320", "62322")}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("level,62320\n", "line 2: the element is not known or chooses nothing"),
        ("colour,62320;62322\n", "line 2: the element is not known or chooses nothing"),
        ("level,62320;62322\nlevel,62322;62324\n", "line 3: 62322 stands twice for level"),
    ],
)
def test_a_faulty_choice_names_file_and_line(monkeypatch, text, problem):
    with pytest.raises(KnowledgeError, match=f"documentation_choices.csv, {problem}"):
        table_loaded(
            monkeypatch,
            documentation.CHOICES_TABLE,
            documentation.CHOICES_COLUMNS,
            text,
            documentation.load_choices,
        )
