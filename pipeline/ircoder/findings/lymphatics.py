"""Lymphangiography: the sides that were injected, the region that was read, and whether it was read (VASC-67)."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Clause, Context, sides
from ircoder.findings.model import BedReading, Detail, Imaging, Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import names_side

_SIDE = WordPattern(r"\b(right|left|both|bilateral\w*|each|either side|r|l)\b")
_SAME_METHOD = WordPattern(r"\bsame\s+(?:way|method|manner|technique|fashion)|\blikewise\b|\bthen\b|\brepeated\b")


def find_lymphangiography(context: Context) -> tuple[Imaging, ...]:
    """The lymphatic study of the session with a reading for each injected side; empty where there was none."""
    body = [clause for clause in context.clauses if clause.section not in BACKGROUND and not clause.heading]
    if not any(context.has("lymph_study", c.text) and _of_today(c) for c in body):
        return ()
    injected = [clause for clause in body if _injects(context, clause)]
    shown = [c for c in body if context.has("lymph_read", c.text) and context.has("lymph_result", c.text)]
    found: list[Side] = []
    for clause in injected:
        found.extend(side for side in _sides(clause) if side not in found)
    if not injected:
        return ()
    spans = tuple(context.quote(clause) for clause in injected)
    read = tuple(context.quote(clause) for clause in shown)
    trunk = any(context.has("lymph_trunk", clause.text) for clause in shown)
    limb = not trunk and any(context.has("leg_run", c.text) or context.has("arm_run", c.text) for c in shown)
    details: dict[str, Detail] = {"region": "limb"} if limb else {}
    each: tuple[Side | None, ...] = tuple(found) or (None,)
    beds = tuple(BedReading(bed="lymphatic", side=side, interpreted=bool(read), spans=read) for side in each)
    return (
        Imaging(id="lymphangiography-1", study="imaging:lymphangiography", beds=beds, details=details, spans=spans),
    )


def _of_today(clause: Clause) -> bool:
    told = [m.assertion for m in clause.of("IMAGING", "INTERVENTION") if m.assertion is not None]
    return not told or "performed" in told


def _injects(context: Context, clause: Clause) -> bool:
    """Whether a clause tells a node or lymph vessel entered or filled: a needle, or oil, at a lymphatic."""
    if clause.section in {"impression", "findings"} or not _of_today(clause):
        return False
    if context.has("lymph_oil", clause.text) and context.has("injected", clause.text):
        return not context.has("lymph_glue", clause.text)
    return context.has("lymph_site", clause.text) and (
        context.has("lymph_injected", clause.text)
        or _SAME_METHOD.search(clause.text) is not None
        or _stands_alone(clause)
    )


def _stands_alone(clause: Clause) -> bool:
    """A site written as a label ("Right inguinal node."), the injection told after it."""
    return len(clause.text.strip()) <= 45


def _sides(clause: Clause) -> list[Side]:
    out: list[Side] = []
    for match in _SIDE.finditer(clause.text):
        if not names_side(clause.text, match.start()):
            continue
        word = match[1].lower()
        side: Side = "right" if word in {"right", "r"} else "left" if word in {"left", "l"} else "bilateral"
        out.extend(one for one in sides(side) if one is not None)
    return out
