"""The character set of an HL7 message: what MSH-18 declares, or what its bytes tell."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.formats.hl7v2.problems import MessageError

WESTERN = "windows-1252"
"""Read where bytes are no UTF-8 and MSH-18 declares ASCII, 8859/1 or nothing.

Such messages come from Windows systems nearly always; in printable characters it holds all of 8859/1.
"""

_UNDECLARED = ("", "ASCII")
_CODECS: Mapping[str, str] = {
    "UNICODE": "utf-8",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "8859/1": WESTERN,
    "ISO-8859-1": WESTERN,
    "ISO8859-1": WESTERN,
    **{f"8859/{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 15)},
}
_REMEDY = "Export the messages in UNICODE UTF-8 and say so in MSH-18."


def decoded(content: bytes, declared: str) -> tuple[str, str]:
    """Decode a message; give its text and the codec.

    Parameters
    ----------
    content
        The message.
    declared
        The first character set of its MSH-18.

    Raises
    ------
    MessageError
        For a character set that is not read, and for bytes that are none of their set.
    """
    declared = " ".join(declared.upper().split())
    if declared in _UNDECLARED:
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            return _decoded(content, WESTERN), WESTERN
    codec = _CODECS.get(declared)
    if codec is None:
        raise MessageError("encoding", f"MSH-18 declares a character set that is not read. {_REMEDY}")
    return _decoded(content, codec), codec


def _decoded(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        problem = f"the message holds bytes that are none of its character set ({codec} was read). {_REMEDY}"
        raise MessageError("encoding", problem) from None
