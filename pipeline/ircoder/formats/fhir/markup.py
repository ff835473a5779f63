"""Plain text of the HTML and XHTML in which FHIR carries reports: lines, lists and table rows stay, layout goes."""

from __future__ import annotations

import re

from ircoder.formats.extras import from_extra

MAX_MARKUP_BYTES = 8 * 1024 * 1024
"""The parser drops text of more than 10 MB without a word, so that nothing near it may come to it."""

_PARAGRAPHS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_SPACED = frozenset(["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"])
"""Blocks that stand apart from what is around them by a blank line, as a reader sees them."""

_LINES = frozenset(["br", "caption", "li", "tr"])
_CELLS = frozenset(("td", "th"))
_UNREAD = frozenset(["del", "head", "noscript", "s", "script", "strike", "style", "template", "title"])
"""What a reader does not see, or sees struck out: words that are taken back must not be coded."""

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_CDATA, _DOCTYPE = "<![CDATA[", "<!DOCTYPE"


class MarkupError(ValueError):
    """Markup whose text cannot be had whole."""


def plain_text(markup: str) -> str:
    """Turn HTML or XHTML into plain text; words that are struck out (``del``, ``s``) are left out.

    Raises
    ------
    MarkupError
        Where the markup is too long, or holds what the parser would leave out.
    InputError
        Where the parser is not installed.
    """
    etree = from_extra("lxml.etree", "fhir", "HTML in FHIR")
    content = markup.encode("utf-8", "surrogatepass")
    if len(content) > MAX_MARKUP_BYTES:
        msg = f"longer than {MAX_MARKUP_BYTES:,} bytes"
        raise MarkupError(msg)
    if _DOCTYPE not in markup[:1000].upper():
        try:
            found: str = etree.fromstring(content, etree.XMLParser(target=_Text(), encoding="utf-8"))
        except etree.XMLSyntaxError:  # HTML, or entities that only HTML knows
            pass
        else:
            return found
    if _CDATA in markup:
        msg = "not well-formed"
        raise MarkupError(msg)
    try:
        found = etree.fromstring(content, etree.HTMLParser(target=_Text(), encoding="utf-8"))
    except etree.ParseError:
        msg = "not well-formed"
        raise MarkupError(msg) from None
    return found


class _Text:
    """Collects the text of the events of a parser."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        """Of the list item that has begun, until its first word."""
        self._unread = 0
        self._preformatted = 0
        self._counts: list[int | None] = []
        """Of each list that is open, the number of its last item; ``None`` where items are not numbered."""

    def start(self, tag: object, attributes: object) -> None:
        name = _name(tag)
        if name in _UNREAD:
            self._unread += 1
        elif name in _PARAGRAPHS or name in _LINES:
            self._end_line(apart=name in _SPACED and not self._in_list(name))
        if name in ("ol", "ul"):
            self._counts.append(0 if name == "ol" else None)
        elif name == "li":
            self._mark = self._next_mark()
        elif name == "pre":
            self._preformatted += 1
        elif name in _CELLS and self._has_words():
            self._line.append("\t")

    def end(self, tag: object) -> None:
        name = _name(tag)
        if name in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif name in _PARAGRAPHS or (name in _LINES and name != "br"):
            if name in ("ol", "ul") and self._counts:
                self._counts.pop()
            self._end_line(apart=name in _SPACED and not self._in_list(name))
        if name == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def data(self, data: str) -> None:
        if self._unread:
            return
        if self._mark and data.strip():
            self._line.append(self._mark)
            self._mark = ""
        if self._preformatted:
            *lines, last = data.replace("\r\n", "\n").split("\n")
            for line in lines:
                self._line.append(line)
                self._lines.append("".join(self._line).rstrip())
                self._line = []
            self._line.append(last)
            return
        words = _SPACES.sub(" ", data)
        if words.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\t"))):
            words = words[1:]
        if words:
            self._line.append(words)

    def comment(self, text: object) -> None:
        """Comments are no text."""

    def pi(self, target: object, data: object = None) -> None:
        """Nor are processing instructions."""

    def close(self) -> str:
        self._end_line()
        text = "\n".join(self._lines).replace("\xa0", " ")
        return _BLANK_LINES.sub("\n\n", text).strip("\n")

    def _has_words(self) -> bool:
        return any(piece.strip() for piece in self._line)

    def _end_line(self, *, apart: bool = False) -> None:
        if self._has_words():
            self._lines.append("".join(self._line).rstrip())
        self._line = []
        if apart and self._lines and self._lines[-1]:
            self._lines.append("")

    def _in_list(self, name: str) -> bool:
        return name in ("ol", "ul", "p") and bool(self._counts)

    def _next_mark(self) -> str:
        if not self._counts or (count := self._counts[-1]) is None:
            return "- "
        self._counts[-1] = count + 1
        return f"{count + 1}. "


def _name(tag: object) -> str:
    """Name of an element in lower case, without its namespace."""
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()
