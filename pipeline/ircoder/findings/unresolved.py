"""What could not be read for certain and matters for codes: open short forms of today's work, and blank fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Unresolved
from ircoder.language.reading import Mention

_BLANK = re.compile(r"\*{3,}|_{4,}|\[\s{2,20}\]")
_READ_ONLY = frozenset({"findings", "impression"})
_WORK = ("select", "move", "run", "access_strong", "injected")


def find_unresolved(context: Context) -> tuple[Unresolved, ...]:
    """Short forms that stayed open among acts and positions of the session, and template fields left blank."""
    out = [
        Unresolved(
            kind="short_form",
            reason=_doubt(mention),
            options=mention.options,
            spans=(context.mention_span(mention),),
        )
        for clause in context.clauses
        for mention in clause.mentions
        if mention.options and _matters(context, clause, mention)
    ]
    out.extend(
        Unresolved(
            kind="blank",
            reason="A field of the template was left blank.",
            spans=(context.span(match.start(), match.end()),),
        )
        for match in _blanks(context.reading.text)
    )
    return tuple(out)


def _blanks(text: str) -> Iterable[re.Match[str]]:
    """Blank fields; a look at their signs tells most reports from a template."""
    return _BLANK.finditer(text) if any(sign in text for sign in ("***", "____", "[")) else ()


def _matters(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether codes may hinge on the word: it names an act, or a vessel or device of the work told in its clause."""
    if clause.section in BACKGROUND or clause.section in TITLES:
        return False
    if mention.label == "INTERVENTION":
        return mention.assertion in {None, "performed"}
    done = any(m.assertion == "performed" for m in clause.of("INTERVENTION", "IMAGING"))
    told = done or any(context.has(group, clause.text) for group in _WORK)
    return clause.section not in _READ_ONLY and mention.label in {"VESSEL", "DEVICE", "IMAGING"} and told


def _doubt(mention: Mention) -> str:
    """The senses of a short form in words: "MPA" can mean main pulmonary artery or multipurpose catheter."""
    senses = [option.partition(":")[2].replace("_", " ") for option in mention.options]
    return f'"{mention.text}" can mean {" or ".join(senses)}, and the report does not settle it.'
