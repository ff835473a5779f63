"""What the report documents of work on fluid: site, catheter left in, volume, agent, incision, contrast findings."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings import fluid_words as words
from ircoder.findings.context import Context
from ircoder.findings.fluid_acts import Deeds
from ircoder.findings.model import Act, Fact
from ircoder.knowledge.word_patterns import WordPattern

_VOLUME = WordPattern(
    r"\b\d[\d,.]*\s*(?:ml|mls|cc|ccs|l|liters?|litres?|milliliters?)\b"
    r"|\b(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: and a (?:half"
    r"|quarter))?\s+(?:liters?|litres?)\b"
)
_DWELL = WordPattern(r"\b\d+\s*(?:min\w*|hours?|hrs?)\b|\bone hour\b|\bdwell\w*\b")
_SHOWN = WordPattern(
    r"\b(?:cavity|fistula\w*|collapsed|communicat\w+|residual|leak|resolved|opacif\w+|outlin\w+|fills?|filled"
    r"|measures?|shows?|showed"
    r"|demonstrat\w+|in the cavity|in good position|position)\b"
)
_CUT = WordPattern(r"\b(?:incis\w+|scalpel|blade|lanced|cut|nick)\b")
_DAY_TOLD = WordPattern(r"\b(?:day|dose|first|second|third|initial|today)\b")
_PURPOSE = WordPattern(r"\b(?:dialysis|ascit\w+|malignan\w+|palliat\w+|chemotherapy|esrd|renal failure|cirrhosis)\b")
_FREED = WordPattern(r"\bcuffs?\b[^.;]{0,40}\b(?:freed|dissected|released|mobili[sz]ed)\b|\bblunt dissection\b")
_EXIT = WordPattern(r"\bexit(?:ed|s)?\b|\bbrought out\b|\bpresternal\b")
_POCKET = WordPattern(r"\bpocket\b")
_ELEMENTS: dict[str, WordPattern] = {
    "catheter_left": words.CATHETER_STAYS,
    "volume": _VOLUME,
    "specimen": _VOLUME,
    "dwell": _DWELL,
    "findings": _SHOWN,
    "incision": _CUT,
    "incision_count": words.COMPLEX,
    "substance": words.SCLEROSANT,
    "lysis_day": _DAY_TOLD,
    "tunnel": words.TUNNELED,
    "purpose": _PURPOSE,
    "cuff_freed": _FREED,
    "exit_site": _EXIT,
    "pocket": _POCKET,
}


def facts_of(context: Context, deed: Deeds, act: Act) -> Iterator[Fact]:
    """Elements that the clauses of an act state."""
    if act.target is not None:
        yield Fact(element="collection_site", about=act.id, spans=act.spans[:1])
        yield Fact(element="approach", about=act.id, spans=act.spans[:1])
    if act.kind == "drain_exchange":
        yield Fact(element="tract", about=act.id, spans=act.spans[:1])
    if act.kind == "pleural_fibrinolysis":
        yield Fact(element="substance", about=act.id, spans=act.spans[:1])
    for element, pattern in _ELEMENTS.items():
        clause = next((clause for clause in deed.clauses if pattern.search(clause.text)), None)
        if clause is not None:
            yield Fact(element=element, about=act.id, spans=(context.quote(clause),))
