"""Central venous devices that telegraph style names without any verb ("Triple lumen CVC, R IJ, 16 cm, sutured")."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.line_devices import GENERIC, OLD, devices_in
from ircoder.knowledge.word_patterns import WordPattern

_WAS_THERE = re.compile(
    rf"{OLD}|\b(?:existing|indwelling|current|previous|prior|his|her|their|this|that|is|was|are|were|has|had|have"
    rf"|been|stays?"
    r"|remains?|in (?:place|situ)|ago|since|yesterday|last (?:night|week|month|year)|(?:19|20)\d\d"
    r"|needs?|wants?|for (?:removal|exchange|check|repair)|occluded|clott\w+|infect\w+|malfunction\w*|broken"
    r"|fractur\w+"
    r"|crack\w*|leak\w*|migrat\w+|malposition\w*|flipped|dysfunction\w*|poor(?:ly)?|slow|sluggish|failing|stuck"
    r"|tip up|up the"
    r"|(?:placed|inserted|put in) by|(?:dialy\w+|fed|feeds?|chemo\w*|antibiotics?|tpn) (?:through|via|by)"
    r"|into the neck|azygos|contralateral|drawn|draws|found|noted|seen|shows?)\b",
    re.IGNORECASE,
)
"""Words of a device that the patient came with."""
_OTHER_WORK = WordPattern(
    r"\b(?:remov\w*|exchang\w*|replac\w*|chang\w*|explant\w*|repair\w*|check|study|strip\w*|snar\w*|reposition\w*"
    r"|flip\w*"
    r"|alteplase|cathflo|tpa|instill\w*|dwell\w*|huber|non-?coring|existing|indwelling|goose\w*|loop\w*|lasso\w*"
    r"|fibrin|flush\w* hard|fail\w*|unable|unsuccess\w*"
    r"|abort\w*"
    r"|consult\w*|(?:planned|scheduled|booked) for|abandon\w*|cancel\w*|postpon\w*|attempt\w*|declin\w*|defer\w*"
    r"|out|pulled|withdr\w+"
    r"|angioplasty|stent\w*|embol\w+|venogra\w+|fistulogra\w+|biops\w+|filter|drain\w*)\b",
)
"""Work on a line, or beside it, that leaves open whether the named device went in."""
_WAY = WordPattern(
    r"\b(?:jugular|ij|rij|lij|subclavian|femoral|fem|cfv|basilic|brachial|cephalic|axillary|vein)\b",
)
_ENTERED = WordPattern(
    r"\b(?:ultra\s?sound|us|sono\w*|access|punctur\w*|stick|needle|seldinger|micro-?puncture|pocket|tunnel\w*|tips?"
    r"|sutur\w*"
    r"|sewn|landmark|cm)\b",
)


def device_told_alone(context: Context) -> tuple[str, Clause] | None:
    """Kind of the one device of a note that tells its vein and how it was reached but has no word for placing it.

    Returns
    -------
    tuple[str, Clause] | None
        The kind and the clause that names it, and ``None`` where words call the device an old one, where other work is
        told, or where several kinds are named.
    """
    told = [c for c in context.clauses if c.section not in BACKGROUND | {"addendum"}]
    if any(_OTHER_WORK.search(c.text) for c in told):
        return None
    if not any(_WAY.search(c.text) for c in told) or not any(_ENTERED.search(c.text) for c in told):
        return None
    named = [(device.device, clause) for clause in told for device in devices_in(clause)]
    kinds = {kind for kind, _ in named if kind != GENERIC} or {kind for kind, _ in named}
    if len(kinds) != 1 or any(_WAS_THERE.search(clause.text) for _, clause in named):
        return None
    kind = kinds.pop()
    return kind, next(clause for device, clause in named if device == kind)
