"""Ways in: that of the title against that of the course, and entries against what was closed."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.contradictions.side_claims import Claim, sides_of
from ircoder.findings.contradictions.side_clash import clash, of_parts
from ircoder.findings.contradictions.side_wording import CLOSED, ENTERED, PRECLOSED, PUNCTURE
from ircoder.findings.model import Contradiction


def clash_at_doors(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The claims of one way in, against each other."""
    told = [claim for claim in of_parts(claims, "course") if claim.way_in]
    if any(claim.side == "bilateral" for claim in told):
        return None
    entered = [claim for claim in told if _is_entry(claim)]
    closed = [claim for claim in told if CLOSED.search(claim.clause.text) and claim not in entered]
    entered = entered or [claim for claim in told if claim.plain and claim not in closed]
    if len(sides_of(entered)) == 1 and len(sides_of(closed)) == 1 and sides_of(entered) != sides_of(closed):
        return clash(context, entered, closed)
    if len(sides_of(told)) == 1 and entered:
        for part in ("title", "summary"):
            there = [c for c in of_parts(claims, part) if part == "title" or _is_entry(c)]
            if len(sides_of(there)) == 1 and sides_of(there) != sides_of(told):
                return clash(context, there, entered)
    return None


def _is_entry(claim: Claim) -> bool:
    """Whether a clause tells of the puncture itself, and not of its closure."""
    text = claim.clause.text
    if ENTERED.search(text) or PRECLOSED.search(text):
        return True
    return PUNCTURE.search(text) is not None and CLOSED.search(text) is None
