"""Taps called off because the scan showed too little fluid: only the limited ultrasound was done (NONV-17)."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.model import Fact
from ircoder.knowledge.word_patterns import WordPattern

NO_FLUID = "no_fluid_found"

_TAP = (
    r"(?:paracentes\w+|thoracentes\w+|para|thora|tap|procedure|drainage|puncture|aspiration|needle(?: placement)?"
    r"|intervention|it)"
)
_NOT_DONE = (
    r"(?:not (?:be )?(?:performed|done|attempted|carried out|undertaken|pursued|indicated|safe|made|started)"
    r"|deferred|cancel+ed|aborted|called off"
    r"|not proceed\w*|held|abandoned)"
)
_CALLED_OFF = WordPattern(
    rf"\b{_TAP}\b[^.;\n]{{0,60}}?\b{_NOT_DONE}\b|\bno (?:paracentes\w+|thoracentes\w+|tap|needle|procedure"
    rf"|puncture)\b[^.;\n]{{0,20}}"
    r"\b(?:performed|done|attempted|made|placed)?\b|\bdid not proceed\b"
    r"|\b(?:nowhere|no ?where|no place|no spot)\b[^.;\n]{0,30}\b(?:needle|puncture|tap)\b"
    r"|\b(?:done|performed|carried out|tapped|needles?|tap|paracentes\w+|thoracentes\w+|procedure|puncture)"
    r"(?: (?:used|done|performed|passed|made|today))?\s?[:?]\s*(?:no|none|nil|not done)\b\s*(?:[.,;]|$)"
    r"|\bdecision (?:was )?(?:made )?not to (?:proceed|tap|attempt)\b"
)
_TOO_LITTLE = WordPattern(
    r"\b(?:no (?:significant |sizable |sizeable |drainable |appreciable |safe |accessible |pocket|free "
    r"|adequate )?(?:\w+ )?(?:ascites|fluid|effusion|pocket|window|collection)"
    r"|(?:trace|minimal|scant|tiny|slivers?|thin rim|whisper|insufficient|small|little|too little"
    r"|inadequate)(?: (?!of\b)\w+){0,4}(?: of)?"
    r"(?: \w+){0,2} (?:ascites|fluid"
    r"|effusions?|pockets?)|too small"
    r"|only (?:an? )?(?:thin )?(?:sliver|rim|trace|film|ribbon|whisper)s?|not enough fluid|insufficient)\b"
)
_TAP_NAMED = WordPattern(r"\b(?:paracentes\w+|thoracentes\w+|para|thora|tap(?:ped)?)\b")
_SCAN = WordPattern(r"\b(?:ultraso\w+|sonogra\w+|us|scan\w*|quadrants?|sono|probe)\b")
_CHEST = WordPattern(r"\b(?:thoracentes\w+|thora|chest|pleura\w*|effusions?|hemithorax)\b")
_BELLY = WordPattern(r"\b(?:paracentes\w+|para|ascites|abdom\w+|peritone\w+|quadrants?|belly)\b")
_NEVER_IN = WordPattern(r"\b(?:no|not|never|neither|without)\b")
_ENTERED = WordPattern(
    r"\b(?:no |without a |never a )?(?:needle|yueh|catheter)\b[^.;\n]{0,40}"
    r"\b(?:advanced|inserted|placed|introduced|passed)\b(?!\s?[:?]\s*(?:no|none|nil)\b)"
    r"|\b(?:ml|cc|liters?)\b[^.;\n]{0,30}\b(?:removed|aspirated|drained|obtained|withdrawn)\b"
)


def find_called_off_tap(context: Context) -> tuple[Fact, ...]:
    """The fact that a scan found nothing to tap, with ``abdomen`` or ``chest``; empty where a needle went in."""
    if not context.may_say(_TAP_NAMED) or not context.may_say(_CALLED_OFF) or not context.may_say(_TOO_LITTLE):
        return ()
    told = [clause for clause in context.clauses if clause.section not in BACKGROUND - {"plan"}]
    off = next((clause for clause in told if _CALLED_OFF.search(clause.text)), None)
    little = next((clause for clause in told if _TOO_LITTLE.search(clause.text)), None)
    named = any(_TAP_NAMED.search(clause.text) for clause in told)
    scanned = named and any(_SCAN.search(clause.text) for clause in told)
    if off is None or little is None or not scanned or any(_entered(clause.text) for clause in told):
        return ()
    texts = [clause.text for clause in told]
    if any(_BELLY.search(text) for text in texts):
        where = "abdomen"
    elif any(_CHEST.search(text) for text in texts):
        where = "chest"
    else:
        return ()
    spans = tuple(dict.fromkeys((context.quote(little), context.quote(off))))
    return (Fact(element=NO_FLUID, value=where, spans=spans),)


def _entered(text: str) -> bool:
    """Whether a needle went in or fluid came out; "no needle was passed" says the contrary."""
    return any(not _NEVER_IN.search(match.group()) for match in _ENTERED.finditer(text))
