"""A report in the words of the package where the site uses its own, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.site_checks import common_words, is_cased
from ircoder.knowledge.site_vocabulary import TYPES, SiteTerm, SiteVocabulary
from ircoder.knowledge.spelling import plural

_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?:[ \t]?\n[ \t]?|[ \t]{1,2}|[ ]?-[ ]?)"
"""Between words of a form: a blank, a hyphen or the end of a line."""
_BEFORE_HEADING = re.compile(r"\n[ \t>#*_•·▪●\-–—=|]*(?:\(?\w{1,2}[.)][ \t]+)?[*_ \t]*$")
_AFTER_HEADING = re.compile(r"[ \t*_]*(?::|[-–—]{1,2}[ \t]|\n|$)")
_BEFORE_MID_HEADING = re.compile(r"(?:[.;!?)][ \t]{1,2}|[ \t]{3})$")
_AFTER_MID_HEADING = re.compile(r"[ \t]*:(?=\s)")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:][*_]*\s+|\n\s*)[-*•·#>\s]*$")
_BREAK = re.compile(r"[.;!?](?=\s)|\n\s*\n")
_REACH = 40
"""Characters before a form among which its line begins if it is a heading, and around it by which capitals are told."""
_LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Places:
    """Stretches of one text that stand for stretches of another, in order, and how places of the one are found there.

    ``here`` and ``there`` hold first and last character (exclusive) of each stretch.
    """

    here: tuple[tuple[int, int], ...]
    there: tuple[tuple[int, int], ...]

    def there_of(self, start: int, end: int) -> tuple[int, int]:
        """Place in the other text; a place within a stretch widens to the whole."""
        first = self._moved(start, bisect_right(self.here, start, key=lambda span: span[0]) - 1, edge=0)
        last = self._moved(end, bisect_left(self.here, end, key=lambda span: span[0]) - 1, edge=1)
        return first, max(first, last)

    def _moved(self, place: int, index: int, *, edge: int) -> int:
        if index < 0:
            return place
        begin, end = self.here[index]
        if begin <= place < end + edge:
            return self.there[index][edge]
        return place - end + self.there[index][1]

    def turned(self) -> Places:
        """From the other text to this one."""
        return Places(self.there, self.here)


@dataclass(frozen=True, slots=True)
class SiteText:
    """A text in words that the package knows; ``places`` leads from it to the text as the site wrote it."""

    text: str
    places: Places


@dataclass(frozen=True, slots=True)
class _Entry:
    """A form to look for; without a term it belongs to the package and stays as it is.

    ``common`` where it spells a common word, so that its capitals say nothing where all around is in capitals.
    """

    form: str
    pattern: re.Pattern[str]
    term: SiteTerm | None = None
    means: str = ""
    common: bool = False


def in_known_words(text: str, site: SiteVocabulary) -> SiteText:
    """Put what the package knows in the place of what only the site says.

    Longer forms go before shorter ones, and the package's own longer names before both; what was put in is not read
    again. A name takes in words of its meaning that stand beside it (``Heron tube`` is one nephrostomy tube).
    """
    spans = list(_replaced(text, _entries(site)))
    parts: list[str] = []
    here: list[tuple[int, int]] = []
    last = shift = 0
    for start, end, words in spans:
        parts += (text[last:start], words)
        here.append((start + shift, start + shift + len(words)))
        shift += len(words) - (end - start)
        last = end
    parts.append(text[last:])
    return SiteText("".join(parts), Places(tuple(here), tuple((start, end) for start, end, _ in spans)))


def forms_in(text: str, site: SiteVocabulary) -> Iterator[SiteTerm]:
    """Rows of a vocabulary that are used in a text, as often as they are."""
    low, entries = _lowered(text), _entries(site)
    last = 0
    for word in _WORD.finditer(low):
        found = _at(text, low, word, entries) if word.start() >= last else None
        if found is not None:
            last = found[1]
            if found[0].term is not None:
                yield found[0].term


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(sign.lower() if sign.isascii() else sign for sign in text)


def _replaced(text: str, entries: dict[str, list[_Entry]]) -> Iterator[tuple[int, int, str]]:
    low = _lowered(text)
    last = 0
    for word in _WORD.finditer(low):
        found = _at(text, low, word, entries) if word.start() >= last else None
        if found is None:
            continue
        entry, end = found
        start = word.start()
        if entry.term is not None:
            words = entry.means
            if entry.term.type == "name":
                start, end, words = _with_its_own_words(low, last, (start, end), words)
            yield start, end, _in_case(words, text, start, end, entry.term)
        last = end


def _at(text: str, low: str, word: re.Match[str], entries: dict[str, list[_Entry]]) -> tuple[_Entry, int] | None:
    """The longest form that begins with a word, and its end."""
    for entry in entries.get(word.group(), ()):
        match = entry.pattern.match(text, word.start())
        if match is not None and (entry.term is None or _counts(entry, entry.term, low, match)):
            return entry, match.end()
    return None


def _counts(entry: _Entry, term: SiteTerm, low: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if entry.common and _in_capitals(match.string, start, end):
        return False
    if term.type == "heading" and not _is_heading(match.string, start, end):
        return False
    if not term.near:
        return True
    first, last = max(start - _LONGEST_SENTENCE, 0), min(end + _LONGEST_SENTENCE, len(low))
    before = [found.end() for found in _BREAK.finditer(low, first, start)]
    after = _BREAK.search(low, end, last)
    sentence = low[before[-1] if before else first : after.start() if after else last]
    return any(re.search(rf"\b{re.escape(word)}", sentence) for word in term.near)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether words stand at the beginning of a line, or of a sentence before a colon."""
    before = text[max(start - _REACH, 0) : start]
    if _BEFORE_HEADING.search(before if start > _REACH else f"\n{before}"):
        return _AFTER_HEADING.match(text, end) is not None
    capital = text[start].isupper() and _BEFORE_MID_HEADING.search(before) is not None
    return capital and _AFTER_MID_HEADING.match(text, end) is not None


def _with_its_own_words(low: str, last: int, span: tuple[int, int], means: str) -> tuple[int, int, str]:
    """The name with words of its meaning that stand around it, which would else stand twice."""
    start, end = span
    words = means.lower().split()
    for count in range(len(words), 0, -1):
        before = " ".join(words[:count]) + " "
        begin = start - len(before)
        if begin >= last and low.startswith(before, begin) and not low[begin - 1 : begin].isalnum():
            start = begin
            break
    for count in range(len(words), 0, -1):
        several = plural(" ".join(words[-count:]))
        for own, told in ((several, plural(means)), (" ".join(words[-count:]), means)):
            match = _own_words(own).match(low, end)
            if match is not None:
                return start, match.end(), told
    return start, end, means


@lru_cache(maxsize=1024)
def _own_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}{_GAP.join(map(re.escape, words.split()))}(?!\w)")


def _in_case(words: str, text: str, start: int, end: int, term: SiteTerm) -> str:
    """Words in capitals where all around is, with a capital where a sentence or heading begins."""
    written = text[start:end]
    if written.isupper() and (term.type == "heading" or not term.form.isupper() or _in_capitals(text, start, end)):
        return words.upper()
    if written[:1].islower():
        return words
    if term.type == "heading" or _SENTENCE_BEFORE.search(text[max(start - 8, 0) : start]):
        return words[:1].upper() + words[1:]
    return words


def _in_capitals(text: str, start: int, end: int) -> bool:
    around = text[max(start - _REACH, 0) : start] + text[end : end + _REACH]
    return around.isupper() and sum(map(str.isalpha, around)) >= len("none")


@lru_cache(maxsize=8)
def _entries(site: SiteVocabulary) -> dict[str, list[_Entry]]:
    """Forms by their first word, longest first.

    At the same length headings, which count in few places, go before the rest, plurals behind forms as they are written
    in the file, and names of the package last.
    """
    common = common_words()
    entries = [entry for term in site.terms for entry in _entries_of(term, common)]
    entries += [_Entry(form, _pattern(form, any_case=True)) for form in _longer_names(site)]
    out: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=_rank):
        out.setdefault(_WORD.findall(entry.form)[0].lower(), []).append(entry)
    return out


def _rank(entry: _Entry) -> tuple[int, int, bool]:
    if entry.term is None:
        return -len(entry.form), len(TYPES), False
    return -len(entry.form), entry.term.type != "heading", entry.form != entry.term.form


def _entries_of(term: SiteTerm, common: frozenset[str]) -> Iterator[_Entry]:
    """A form and, of a name, its plural."""
    any_case = term.type == "heading" or not is_cased(term.form, common)
    is_common = not any_case and term.form.lower() in common
    yield _Entry(term.form, _pattern(term.form, any_case=any_case), term, term.means, is_common)
    if term.type == "name":
        several = plural(term.form) if any_case else f"{term.form}s"
        yield _Entry(several, _pattern(several, any_case=any_case), term, plural(term.means), is_common)


def _pattern(form: str, *, any_case: bool) -> re.Pattern[str]:
    words = _GAP.join(re.escape(word) for word in re.split(r"[ -]+", form))
    return re.compile(rf"{words}(?!\w)", re.IGNORECASE if any_case else re.NOFLAG)


def _longer_names(site: SiteVocabulary) -> Iterator[str]:
    """Names of the package in which a form of the site is only a part: they stay what they are."""
    forms = {f" {_plain(term.form)} " for term in site.terms if term.type != "heading"}
    firsts = {form.split()[0] for form in forms}
    vocabulary = load_knowledge().vocabulary
    for known in (*vocabulary.forms, *vocabulary.exact):
        plain = f" {_plain(known)} "
        words = plain.split()
        if len(words) > 1 and not firsts.isdisjoint(words) and any(form in plain and form != plain for form in forms):
            yield known


def _plain(form: str) -> str:
    return " ".join(form.lower().replace("-", " ").split())
