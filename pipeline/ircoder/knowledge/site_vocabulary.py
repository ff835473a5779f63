"""A site's own vocabulary: a CSV beside the package with names, abbreviations and headings that only the site uses.

Each row says what a form of the site stands for in words that the package knows. A report is read in those words
(:mod:`ircoder.knowledge.site_text`), so that a row reaches whatever reads: vocabulary, rules and trained parts.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from ircoder.knowledge.tables import KnowledgeError, cell_list

VARIABLE = "IRCODER_VOCABULARY"
COLUMNS = ("type", "form", "means")
TermType = Literal["name", "words", "heading"]
TYPES: tuple[TermType, ...] = get_args(TermType)

_DIGEST_BYTES = 8
_SEPARATORS = ",;\t"
_TYPES_TOLD = "name (of one concept), words (an abbreviation or a misheard word) or heading (of a section)"


@dataclass(frozen=True, slots=True)
class SiteTerm:
    """One row: what a form of the site means, in words that the package knows.

    ``near`` are beginnings of words, one of which has to stand in the same sentence; none are needed where it is empty.
    """

    type: TermType
    form: str
    means: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteVocabulary:
    """What a site calls things, checked against the package's own tables; false where there is nothing."""

    terms: tuple[SiteTerm, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def identity(self) -> str:
        """Short hash of what the rows say, whatever their order and the file's format; empty where there are none."""
        if not self.terms:
            return ""
        rows = sorted(repr((term.type, term.form, term.means, sorted(term.near))) for term in self.terms)
        return hashlib.blake2b("\n".join(rows).encode(), digest_size=_DIGEST_BYTES).hexdigest()


NO_SITE = SiteVocabulary()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of the file (0 for the file itself), and what to do about it."""

    line: int
    problem: str
    remedy: str

    @property
    def place(self) -> str:
        """The line, behind the name of the file."""
        return f", line {self.line}" if self.line else ""


class SiteVocabularyError(KnowledgeError):
    """A site's vocabulary that cannot be used; the message names every line at fault, with its remedy."""

    def __init__(self, table: str, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(table, first.line, first.problem, first.remedy)
        self.args = (table, tuple(problems))
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(f"{self.table}{item.place}: {item.problem}. {item.remedy}" for item in self.problems)


def read_site_vocabulary(path: str | Path) -> SiteVocabulary:
    """Read and check a site's vocabulary.

    Parameters
    ----------
    path
        CSV in UTF-8, separated by comma, semicolon or tab, with the columns ``type`` (``name``, ``words`` or
        ``heading``), ``form`` (what the site writes) and ``means`` (a concept or words of the package; of a heading,
        a heading or kind of section), and if wanted ``near``. Further columns are the site's own.

    Raises
    ------
    SiteVocabularyError
        Naming every line with an empty cell, an unknown concept, name or heading, or a form that stands twice or means
        something else to the package.
    """
    from ircoder.knowledge.site_checks import Checks  # the tables are needed only where there is a vocabulary

    table = str(path)
    checks = Checks()
    terms: list[SiteTerm] = []
    problems: list[Problem] = []
    for line, row in _rows(_text(Path(path)), table):
        cells = {name: " ".join((row.get(name) or "").split()) for name in (*COLUMNS, "near")}
        if not any(cells.values()):
            continue
        found = _malformed(line, cells) or checks.of(line, _term(cells))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            terms.append(found)
    if problems:
        raise SiteVocabularyError(table, problems)
    return SiteVocabulary(tuple(terms))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable(str(path), "the file is not in UTF-8", "Save it as CSV UTF-8.") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise _unusable(str(path), f"the vocabulary cannot be read ({reason})", "Check its path and rights.") from None


def _unusable(table: str, problem: str, remedy: str) -> SiteVocabularyError:
    return SiteVocabularyError(table, (Problem(0, problem, remedy),))


def _rows(text: str, table: str) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Yield the number of a line and its cells by the names of their columns in lower case."""
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        remedy = f"Begin with the row {','.join(COLUMNS)},near (near may be left out)."
        raise _unusable(table, f"column {', '.join(missing)} is missing", remedy)
    try:
        for cells in reader:
            yield reader.line_num, {name: cell for name, cell in zip(names, cells, strict=False) if name}
    except csv.Error as error:
        problem = Problem(reader.line_num, f"the row cannot be read ({error})", "Save the table as CSV again.")
        raise SiteVocabularyError(table, (problem,)) from None


def _malformed(line: int, cells: dict[str, str]) -> Problem | None:
    """What is wrong with the cells by themselves."""
    if cells["type"].lower() not in TYPES:
        return Problem(line, f"type {cells['type']!r} is none", f"Write {_TYPES_TOLD}.")
    empty = [name for name in ("form", "means") if not cells[name]]
    if empty:
        return Problem(line, f"{' and '.join(empty)} is empty", "Fill the cell, or take the row out.")
    form = cells["form"]
    if not (form[0].isalnum() and form[-1].isalnum()):
        return Problem(line, f"form {form!r} does not begin and end with a letter or digit", "Leave the signs out.")
    if not any(map(str.isalpha, form)):
        return Problem(line, f"form {form!r} has no letter", "Take the row out: numbers are read as numbers.")
    if form.lower() == cells["means"].lower():
        return Problem(line, f"form {form!r} means itself", "Say what it means in other words, or take the row out.")
    return None


def _term(cells: dict[str, str]) -> SiteTerm:
    near = tuple(word.lower() for word in cell_list(cells["near"]))
    return SiteTerm(cast("TermType", cells["type"].lower()), cells["form"], cells["means"], near)
