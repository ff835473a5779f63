"""HL7's escape sequences: undone where a report is read, made where a charge is written (HL7 v2.5.1, 2.7).

The hl7 library gives the sequences their meaning. What is one is told here: the library takes every backslash of a
text for the start of a sequence, drops the words up to the next one, and logs them.
"""

from __future__ import annotations

import re
from functools import lru_cache

import hl7

USUAL = hl7.Message()
r"""A message with the delimiters that the standard suggests: ``|^~\&``."""

_MEANINGS = {
    "H": "",
    "N": "",
    "P": "#",
    ".br": "\n",
    ".ce": "\n",
    ".sp": "\n",
    ".sk": " ",
    ".in": "",
    ".ti": "",
}
"""Meanings other than the library's own, which keeps highlighting and indents, and ends lines by a carriage return."""

_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_DELIMITER_OR_CONTROL = re.compile(r"(?P<delimiter>[|^~\\&])|[\x00-\x1f\x7f]")


def unescaped(text: str, message: hl7.Message = USUAL, codec: str = "utf-8") -> str:
    r"""Undo the escape sequences of a text.

    Line commands become line feeds, highlighting and indents go, characters of another set become U+FFFD. What only
    looks like a sequence (a backslash in the text) stays as it is.

    Parameters
    ----------
    text
        A value as it was sent.
    message
        Gives the delimiters.
    codec
        Reads the bytes of ``\Xhh\``.
    """
    if message.esc not in text:
        return text

    def meaning(found: re.Match[str]) -> str:
        if hexadecimal := found["hex"]:
            # The library makes a character of each byte, which is right in Latin-1 alone.
            digits = "".join(part[1:] for part in hexadecimal.split(message.esc))
            return bytes.fromhex(digits).decode(codec, "replace")
        if found["set"] or found["site"]:  # the library cannot read these, and logs them
            return _UNREADABLE if found["set"] else ""
        return str(message.unescape(found.group(), _MEANINGS))

    return _sequences(message.esc).sub(meaning, text)


def escaped(text: str) -> str:
    r"""Escape a value for a message with the usual delimiters: these, and control characters as ``\Xhh\``."""

    def sequence(found: re.Match[str]) -> str:
        # The library writes \X a\ for a line feed, and Latin-1 for all that is not ASCII.
        return USUAL.escape(found.group()) if found["delimiter"] else f"\\X{ord(found.group()):02X}\\"

    return _DELIMITER_OR_CONTROL.sub(sequence, text)


@lru_cache(maxsize=8)
def _sequences(escape: str) -> re.Pattern[str]:
    mark = re.escape(escape)
    return re.compile(
        f"(?P<hex>(?:{mark}X(?:[0-9A-Fa-f]{{2}})+{mark})+)"  # the bytes of one character may be sequences of their own
        f"|{mark}(?:"
        r"[FSRTEHNP]"
        r"|\.(?:(?:br|ce|sp|sk)[0-9]{0,2}|(?:in|ti)(?:[+-]?[0-9]{1,9})?|fi|nf)"  # more lines would be the sender's bomb
        r"|(?P<set>C[0-9A-Fa-f]{4}|M[0-9A-Fa-f]{4,6})"
        r"|(?P<site>Z[0-9A-Za-z]{0,32})"
        f"){mark}"
    )
