"""Closed classes of words with which spans and sentences are built: ``word_classes.csv``, one word a row."""

from __future__ import annotations

from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "word_classes.csv"
COLUMNS = ("class", "word")


@cache
def load_word_classes() -> dict[str, frozenset[str]]:
    """Read and validate the word classes.

    Raises
    ------
    KnowledgeError
        For a word that stands twice in its class, or is empty or not in lower case.
    """
    classes: dict[str, set[str]] = {}
    for line, row in read_table(TABLE, COLUMNS):
        words = classes.setdefault(row["class"], set())
        word = row["word"]
        if not word or word != word.lower() or word in words:
            raise KnowledgeError(TABLE, line, f"the word {word!r} is empty, repeated or in capitals", "Correct it.")
        words.add(word)
    return {name: frozenset(words) for name, words in classes.items()}


def word_class(name: str) -> frozenset[str]:
    """Words of one class.

    Raises
    ------
    KnowledgeError
        Where the table has no such class.
    """
    words = load_word_classes().get(name)
    if words is None:
        raise KnowledgeError(TABLE, 1, f"class {name!r} is missing", "Restore its rows.")
    return words
