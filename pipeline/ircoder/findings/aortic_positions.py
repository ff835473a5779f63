"""Where in the aorta a flush catheter lay: at a vertebral level, at the renal arteries, or down at the bifurcation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from ircoder.findings.beds import is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Position
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_LEVEL = WordPattern(
    r"\b(?:at|to|from|near|of|above|below|pigtail|omni(?:\s?flush)?|flush(?:\s+catheter)?"
    r"|around)\s+(?:the\s+)?(?:level\s+of\s+)?(?:the\s+)?(?:top\s+of\s+)?(?:aortic\s+)?"
    r"(?P<level>T\s?1[0-2]|L\s?[1-5]|renal arter\w+|renals?|bifurcation|first lumbar|second lumbar)\b"
    r"|\b(?:level\s+of|at|above|below|up\s+to|around)\s+(?:the\s+)?(?P<organ>kidneys)\b",
)
_LOW = WordPattern(r"\b(?:distal|lower|low|terminal|infra-?\s?renal)\s+(?:abdominal\s+)?(?:$|aorta)")
_PULLED = WordPattern(r"\b(?:pull\w*|withdr\w+|drawn|retract\w*|reposition\w*|brought\s+(?:back|down)|dropped)\b")
_TAKEN_DOWN = WordPattern(
    r"\b(?:catheter|pigtail|omni(?:[ -]?flush)?|flush|it|tip)\b[^.;]{0,30}?\b(?:pull\w*|withdr\w+|drawn|retract\w*"
    r"|reposition\w*|lowered|dropped|(?:brought|moved|taken|slid|backed)\s+(?:back|down|lower))\b"
    r"|\b(?:pulled|retracted|withdr(?:ew|awn)|lowered|dropped|brought|moved)\s+(?:back\s+|down\s+)?(?:the|my)\s+"
    r"(?:catheter|pigtail|omni(?:[ -]?flush)?|flush)\b"
)
_OF_THE_GROIN = WordPattern(r"\b(?:puncture|stick|arteriotomy|entry|sheath)\b[^.;]{0,12}$")
"""What lies above a bifurcation where the groin was pictured ("a puncture above the bifurcation")."""
_LOW_LEVELS = frozenset({"l3", "l4", "l5"})
_TAKEN_OUT = WordPattern(r"\bremoved\b|\bover (?:a|the) (?:\w+ )?(?:guide)?wire\b|\bexchang\w+|\bentirely\b")
_FLUSH_CATHETER = WordPattern(r"\b(?:pigtail|omni(?:[ -]?flush)?|flush\s+cath\w*)\b")
_AORTOGRAM = WordPattern(r"\baorto(?:gra\w+|ilia\w+ (?:run|injection|angiogra\w+))")
_LEGS = WordPattern(
    r"\b(?:run-?\s?offs?|legs?|lower (?:extremit\w+|limbs?)|pelvi\w+|ilio-?\s?femoral\w*|iliacs?|step\w*)\b"
)
_LEGS_FROM = WordPattern(
    r"\b(?:run-?\s?offs?|legs?|lower (?:extremit\w+|limbs?)|pelvi\w+|ilio-?\s?femoral\w*)\b[^.;]{0,40}?"
    r"\b(?:from|at)\s+(?:just\s+|right\s+)?(?:above\s+|at\s+)?the\s+(?:aortic\s+)?bifurcation\b"
    r"|\b(?:from|at|above)\s+(?:just\s+|right\s+)?(?:above\s+|at\s+)?(?:the\s+)?(?:aortic\s+)?bifurcation\s*,?\s*"
    r"(?:for|with|to\s+show|to\s+see|:|,|-)[^.;]{0,40}?"
    r"\b(?:run-?\s?offs?|legs?|lower (?:extremit\w+|limbs?)|pelvi\w+)\b"
)
_CONFLUENCE = WordPattern(r"\bconfluence\s+(?:of\s+)?(?:the\s+)?$")
_CHEST = WordPattern(r"\b(?:arch|thorac\w+|ascending|root|valv\w+)\b")


class Reached(Protocol):
    """A step of the catheter's way."""

    @property
    def position(self) -> Position:
        """Where the tip rested."""
        ...


def lowered(clause: Clause, mention: Mention, steps: Sequence[Reached]) -> str:
    """A catheter pulled down to the distal aorta lies at another place than the one it flushed from before."""
    confluence = _CONFLUENCE.search(clause.before(mention)) or "confluence" in mention.text.lower()
    if confluence and mention.concept in {"vessel:iliac_vein", "vessel:common_iliac_vein"}:
        return "vessel:inferior_vena_cava"
    earlier = any(step.position.vessel == mention.concept for step in steps)
    low = _LOW.search(clause.before(mention)) or _LOW.match(mention.text)
    if mention.concept == "vessel:abdominal_aorta" and earlier and low and _PULLED.search(clause.text):
        return "vessel:aortic_bifurcation"
    return mention.concept


def taken_down(context: Context, clause: Clause, steps: Sequence[Reached]) -> bool:
    """Whether the catheter of an aortogram is taken lower for the legs, its new place unsaid (VASC-26)."""
    if (steps[-1].position.vessel if steps else "") not in {"", "vessel:abdominal_aorta"}:
        return False
    said = context.reading.text[context.reading.sentences[clause.sentence].start : clause.end]
    down = None if _TAKEN_OUT.search(said) else _TAKEN_DOWN.search(said)
    if down is None or (not steps and not _AORTOGRAM.search(context.reading.text[: clause.start])):
        return False
    after = context.clauses[clause.index + 1 : clause.index + 2]
    return any(_LEGS.search(one.text) for one in (clause, *after))


def aortic_levels(context: Context, clause: Clause, *, entered: bool) -> dict[str, int]:
    """Places in the aorta where a clause leaves a catheter, each with where it is told; ``entered``: by a puncture."""
    if not (entered or _FLUSH_CATHETER.search(clause.text)):
        return {}
    moved = not entered or any(context.has(group, clause.text) for group in ("catheter", "move", "injected"))
    moved = moved or _LEGS_FROM.search(clause.text) is not None
    if not moved and not any("catheter" in device.kind for device in clause.of("DEVICE")):
        return {}
    out: dict[str, int] = {}
    for match in _LEVEL.finditer(clause.text):
        level = (match["level"] or match["organ"]).lower().replace(" ", "")
        brought_down = level in _LOW_LEVELS and _TAKEN_DOWN.search(clause.text[: match.start()]) is not None
        low = level == "bifurcation" or brought_down
        if low and re.search(r"carotid|crossed|over the|femoral bifurc", clause.text, re.IGNORECASE):
            continue
        if low and _OF_THE_GROIN.search(clause.text[: match.start()]):
            continue
        concept = "vessel:aortic_bifurcation" if low else "vessel:abdominal_aorta"
        out.setdefault(concept, clause.start + match.start())
    shown = _AORTOGRAM.search(clause.text) and _FLUSH_CATHETER.search(clause.text) and not _CHEST.search(clause.text)
    if shown and not out and not any(is_aorta(m.concept) for m in clause.of("VESSEL")):
        out["vessel:abdominal_aorta"] = clause.start
    return out
