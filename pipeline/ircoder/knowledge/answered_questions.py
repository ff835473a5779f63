"""Reports dictated as a form of questions with their answers behind them ("Access? Right groin.")."""

from __future__ import annotations

import re

FEWEST = 3
"""Lines that open with an answered question, below which a report is no such form."""

_QUESTION = re.compile(
    r"^[ \t>*\-\u2022]*(?:\(?\d{1,2}[.)][ \t]*)?"
    r"(?!(?i:what (?:is|are|if)|how (?:is|are|do|does|can|should|long|will)|will|can|could|should|do|does|may|is|are"
    r"|when (?:can|will|should|do))\b)[A-Za-z][^.;:?!\n]{1,55}(?P<mark>\?)"
    r"(?=[ \t]+[^\s?]|[ \t]*\n[ \t]*[A-Za-z\d])",
    re.MULTILINE,
)
"""A leaflet for patients asks what a thing is, what one may do and what will be; a report what was."""


def questions_as_labels(text: str) -> str:
    """The text, as long as before, with a colon for the mark of each answered question that opens a line.

    A question with its answer is a field with its value: "Done? No." denies as "Done: No." does. A text with fewer than
    :data:`FEWEST` of them is left as it is: there a question is one.
    """
    if text.count("?") < FEWEST:
        return text
    marks = [found.start("mark") for found in _QUESTION.finditer(text)]
    if len(marks) < FEWEST:
        return text
    out = list(text)
    for place in marks:
        out[place] = ":"
    return "".join(out)
