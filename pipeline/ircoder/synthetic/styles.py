"""Six ways of laying a report out: headed, run on, telegraph, bullets, capitals, letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

from ircoder.synthetic.case import PARTS, Part
from ircoder.synthetic.marked import Marked, capitalized, joined, mapped, plain, text_of
from ircoder.synthetic.telling import Sentence

STYLES: tuple[str, ...] = ("headed", "run_on", "telegraph", "bullets", "capitals", "letter")
TERSE = frozenset({"telegraph", "bullets"})

_HEADINGS: Mapping[Part, tuple[str, ...]] = {
    "title": ("PROCEDURE", "EXAM", "EXAMINATION", "PROCEDURE PERFORMED", "OPERATION", "STUDY"),
    "history": ("INDICATION", "HISTORY", "CLINICAL HISTORY", "CLINICAL INFORMATION", "REASON FOR EXAM", "INDICATIONS"),
    "comparison": ("COMPARISON", "PRIOR STUDIES", "COMPARISON IMAGING", "PRIOR IMAGING"),
    "consent": ("CONSENT", "PREPARATION", "CONSENT AND TIME OUT", "INFORMED CONSENT"),
    "sedation": ("ANESTHESIA", "SEDATION", "ANESTHESIA/SEDATION"),
    "procedure": ("TECHNIQUE", "PROCEDURE IN DETAIL", "DETAILS", "DESCRIPTION OF PROCEDURE", "PROCEDURE DETAILS"),
    "findings": ("FINDINGS", "ANGIOGRAPHIC FINDINGS", "RESULTS", "IMAGING FINDINGS"),
    "end": ("COMPLICATIONS AND TOLERANCE", "DISPOSITION", "POST PROCEDURE", "COMPLETION"),
    "impression": ("IMPRESSION", "CONCLUSION", "SUMMARY", "ASSESSMENT"),
}
_NOT_ANGIOGRAPHIC = "ANGIOGRAPHIC FINDINGS"
_ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?|(?<!It )(?<!I )(?:was|were)) (?=\w)")
_LINKS = (", then ", " and ", ", and then ", ". Then ", "; ", ". ", ". Next ", ", ", ". ")
Grouped = Sequence[tuple[Part, list[Marked]]]


def laid_out(sentences: Sequence[Sentence], style: str, rng: Random, opening: Marked, closing: Marked) -> Marked:
    """The report in a style; opening and closing words are those of a letter."""
    grouped: list[tuple[Part, list[Marked]]] = []
    for part in PARTS:
        words = [sentence.words for sentence in sentences if sentence.part == part and sentence.words]
        if words:
            grouped.append((part, words))
    if style == "capitals":
        layout = rng.choice((_headed, _running))
        return mapped(layout(grouped, rng), str.upper)
    if style == "letter":
        return _letter(grouped, rng, opening, closing)
    return _LAYOUTS[style](grouped, rng)


def _heading(part: Part, words: Sequence[Marked], rng: Random) -> str:
    text = " ".join(text_of(item) for item in words).lower()
    fitting = [name for name in _HEADINGS[part] if name != _NOT_ANGIOGRAPHIC or "arter" in text]
    return rng.choice(fitting)


def _headed(grouped: Grouped, rng: Random) -> Marked:
    colon, gap = rng.choice((": ", ":\n", " - ", ": ")), rng.choice(("\n\n", "\n", "\n\n"))
    upper = rng.random() < 0.7
    sections: list[Marked] = []
    for part, words in grouped:
        name = _heading(part, words, rng)
        name = name if upper else name.capitalize()
        body = joined([_ended(capitalized(item)) for item in words], " ")
        sections.append((*plain(f"{name}{colon}"), *body))
    return joined(sections, gap)


def _running(grouped: Grouped, rng: Random) -> Marked:
    """Paragraphs without headings."""
    gap = rng.choice(("\n\n", "\n", " "))
    return joined([joined([_ended(capitalized(item)) for item in words], " ") for _, words in grouped], gap)


def _run_on(grouped: Grouped, rng: Random) -> Marked:
    """Speech with few stops."""
    out: list[Marked] = []
    for part, words in grouped:
        spoken = _bare_end(words[0])
        for item in words[1:]:
            link = rng.choice(_LINKS) if part in ("procedure", "findings") else ". "
            follower = capitalized(_bare_end(item)) if link == ". " else _small(_bare_end(item))
            spoken = (*spoken, *plain(link), *follower)
        out.append(_ended(capitalized(spoken)))
    return joined(out, rng.choice((" ", "\n", " ")))


def _telegraph(grouped: Grouped, rng: Random) -> Marked:
    stop = rng.choice((". ", "; ", ". ", " / "))
    parts = [joined([_telegram(item) for item in words], stop) for _, words in grouped]
    return joined([(*part, *plain(".")) for part in parts], rng.choice(("\n", " ", "\n")))


def _bullets(grouped: Grouped, rng: Random) -> Marked:
    mark = rng.choice(("- ", "* ", "• ", "-", "> "))
    blocks: list[Marked] = []
    for part, words in grouped:
        lines = joined([(*plain(mark), *_telegram(item)) for item in words], "\n")
        if part == "title":
            blocks.append(joined([_bare_end(item) for item in words], " / "))
        elif rng.random() < 0.6:
            blocks.append((*plain(f"{_heading(part, words, rng).capitalize()}\n"), *lines))
        else:
            blocks.append(lines)
    return joined(blocks, rng.choice(("\n", "\n\n")))


def _letter(grouped: Grouped, rng: Random, opening: Marked, closing: Marked) -> Marked:
    title = next((words for part, words in grouped if part == "title"), [])
    body = [joined([_ended(capitalized(item)) for item in words], " ") for part, words in grouped if part != "title"]
    head = [(*plain(rng.choice(("Re: ", "RE: ", "Subject: "))), *joined(title, ", "))] if title else []
    return joined([*head, opening, *body, closing], rng.choice(("\n\n", "\n")))


def _ended(words: Marked) -> Marked:
    text = text_of(words).rstrip()
    return words if text.endswith((".", "!", "?", ":")) else (*words, *plain("."))


def _bare_end(words: Marked) -> Marked:
    """Without the last full stop."""
    last = words[-1]
    if last.label is None and last.text.rstrip().endswith("."):
        return (*words[:-1], replace(last, text=last.text.rstrip()[:-1]))
    return words


def _small(words: Marked) -> Marked:
    """With a small first letter where the first word is no name or short form."""
    first = words[0]
    head = first.text.split(" ", 1)[0]
    if first.label is None and head.istitle() and head != "I":
        return (replace(first, text=first.text[0].lower() + first.text[1:]), *words[1:])
    return words


def _telegram(words: Marked) -> Marked:
    """Without articles and auxiliary verbs, as far as they stand outside entities."""
    bare = _bare_end(words)
    return tuple(piece if piece.label else replace(piece, text=_ARTICLES.sub("", piece.text)) for piece in bare)


_LAYOUTS: Mapping[str, Callable[[Grouped, Random], Marked]] = {
    "headed": _headed,
    "run_on": _run_on,
    "telegraph": _telegraph,
    "bullets": _bullets,
}
