"""HL7's escape sequences: undone where a report is read, made where a charge is written (HL7 v2.5.1, 2.7)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MOST_LINES = 100  # of \.sp<n>\, whose number is the sender's
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


class Delimiters(NamedTuple):
    """The characters that MSH-1 and MSH-2 give their meaning."""

    field: str
    component: str
    repetition: str
    escape: str
    subcomponent: str

    @classmethod
    def usual(cls) -> Delimiters:
        r"""Give the delimiters that the standard suggests: ``|^~\&``."""
        return cls("|", "^", "~", "\\", "&")


def unescaped(text: str, delimiters: Delimiters, codec: str = "utf-8") -> str:
    r"""Undo the escape sequences of a text; ``codec`` reads the bytes of ``\Xhh\``.

    Line commands become line feeds, highlighting and indents go, characters of another set become U+FFFD. What only
    looks like a sequence (a backslash in the text) stays as it is.
    """
    if delimiters.escape not in text:
        return text
    meanings = {
        "F": delimiters.field,
        "S": delimiters.component,
        "R": delimiters.repetition,
        "T": delimiters.subcomponent,
        "E": delimiters.escape,
        "H": "",
        "N": "",
        "P": "#",
    }

    def meaning(found: re.Match[str]) -> str:
        if hexadecimal := found["hex"]:
            return _bytes_of(hexadecimal, delimiters.escape).decode(codec, "replace")
        if command := found["command"]:
            return _line_command(command, found["number"])
        if found["set"]:
            return _UNREADABLE
        return meanings.get(found["one"] or "", "")

    return _sequences(delimiters.escape).sub(meaning, text)


def escaped(text: str) -> str:
    r"""Escape a value for a message with the usual delimiters: these, and control characters as ``\Xhh\``."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found.group()) or f"\\X{ord(found.group()):02X}\\", text)


_ESCAPES = dict(zip(Delimiters.usual(), (r"\F\ \S\ \R\ \E\ \T" + "\\").split(" "), strict=True))
_TO_ESCAPE = re.compile(r"[|^~\\&\x00-\x1f\x7f]")


@lru_cache(maxsize=8)
def _sequences(escape: str) -> re.Pattern[str]:
    mark = re.escape(escape)
    return re.compile(
        f"(?P<hex>(?:{mark}X(?:[0-9A-Fa-f]{{2}})+{mark})+)"  # the bytes of one character may be sequences of their own
        f"|{mark}(?:"
        r"(?P<one>[FSRTEHNP])"
        r"|\.(?P<command>br|sp|fi|nf|in|ti|sk|ce)(?P<number>[+-]?\d{0,9})"
        r"|(?P<set>C[0-9A-Fa-f]{4}|M[0-9A-Fa-f]{4,6})"
        r"|Z[0-9A-Za-z]{0,32}"
        f"){mark}"
    )


def _bytes_of(sequences: str, escape: str) -> bytes:
    return b"".join(bytes.fromhex(part[1:]) for part in sequences.split(escape) if part)


def _line_command(command: str, number: str) -> str:
    if command in ("br", "ce"):
        return "\n"
    count = min(abs(int(number)), _MOST_LINES) if number.strip("+-") else 1
    if command == "sp":
        return "\n" * count
    return " " * count if command == "sk" else ""
