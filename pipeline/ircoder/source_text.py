"""A report's text as it is read, and its own words at the places that were found there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from ircoder.knowledge.misheard_words import as_said
from ircoder.knowledge.site_vocabulary import NO_SITE, SiteVocabulary
from ircoder.knowledge.spoken_marks import with_marks
from ircoder.language.aims import INCIDENTAL
from ircoder.language.reading import Reading
from ircoder.report import EntityRecord, Evidence

if TYPE_CHECKING:
    from ircoder.knowledge.site_text import Places

LONGEST_RUN = 64
"""Blanks, or equal signs that are no letters, that are read in a row. More say nothing, and patterns that look for what
follows a run would take time with the square of its length."""

_BLANKS = str.maketrans({"\r": "\n", "\0": " ", "\t": " ", "\f": "\n", "\v": "\n", "\x85": "\n", "\xa0": " "})
_RUN = re.compile(rf"\s{{{LONGEST_RUN + 1},}}|([^\w\s])\1{{{LONGEST_RUN},}}")


class SourceText:
    r"""One report's text.

    ``plain`` is what is read: every line end written as ``\n``, every other blank as a space, very long runs of blanks
    or signs cut short, what only the site says in words that the package knows, misheard or torn words as they were
    said, and spoken marks as signs. Places found in ``plain`` are told as places of the text that was handed in.

    Parameters
    ----------
    text
        The report.
    site
        The site's own vocabulary.
    """

    def __init__(self, text: str, site: SiteVocabulary = NO_SITE) -> None:
        self._text = text
        self._cuts: list[int] = []
        self._removed: list[int] = [0]
        plain = _RUN.sub(self._cut, plain_blanks(text))
        self._told: Places | None = None
        if site:
            from ircoder.knowledge.site_text import in_known_words  # nothing is spent where there is no vocabulary

            told = in_known_words(plain, site)
            plain, self._told = told.text, told.places
        self.plain = with_marks(as_said(plain))

    def quoted(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Evidence with its place and words in the text that was handed in."""
        out: list[Evidence] = []
        for item in evidence:
            start, end = self.place(item.start, item.end)
            out.append(replace(item, start=start, end=end, text=self._text[start:end]))
        return tuple(out)

    def entities(self, reading: Reading) -> tuple[EntityRecord, ...]:
        """Mentions as entities of the text that was handed in, without what is named only in passing."""
        out: list[EntityRecord] = []
        for mention in reading.mentions:
            entity = mention.entity
            if mention.attributes.get(INCIDENTAL) or entity is None:
                continue
            start, end = self.place(entity[0], entity[1])
            out.append(
                EntityRecord(
                    start=start,
                    end=end,
                    text=self._text[start:end],
                    label=entity[2],
                    concept=mention.concept,
                    side=mention.side,
                    assertion=mention.shown_assertion,
                )
            )
        return tuple(out)

    def _cut(self, run: re.Match[str]) -> str:
        """Cut a run short and note where, in ``plain``, how much is missing from there on."""
        words = run.group()
        kept = words[: LONGEST_RUN - 1] + ("\n" if "\n" in words else words[-1])
        self._cuts.append(run.start() - self._removed[-1] + LONGEST_RUN)
        self._removed.append(self._removed[-1] + len(words) - LONGEST_RUN)
        return kept

    def place(self, start: int, end: int) -> tuple[int, int]:
        """First and last character (exclusive), in the text that was handed in, of a place in ``plain``."""
        if self._told is not None:
            start, end = self._told.there_of(start, end)
        if not self._cuts:
            return start, end
        first = start + self._removed[bisect_right(self._cuts, start)]
        return first, max(first, end + self._removed[bisect_left(self._cuts, end)])


def plain_blanks(text: str) -> str:
    r"""Write every line end as ``\n`` and every other blank as a space, without moving a single offset."""
    return text.replace("\r\n", " \n").translate(_BLANKS)
