"""Organs and vessels: that of the title against that at which the act of the title was done."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, course, quoted, summary, titles
from ircoder.findings.model import Act, Contradiction, Findings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

_ORGANS = {
    "liver": WordPattern(r"\b(?:liver|hepat\w+|transhepat\w*|segment)\b"),
    "kidney": WordPattern(r"\b(?:kidneys?|renal|nephr\w+)\b"),
    "lung": WordPattern(r"\b(?:lungs?|pulmonary|lobes?|pleur\w+|chest|thora\w+|perihilar|upper|lower)\b"),
    "pancreas": WordPattern(r"\b(?:pancrea\w+)\b"),
    "spleen": WordPattern(r"\b(?:spleen|splen\w+)\b"),
    "thyroid": WordPattern(r"\b(?:thyroid\w*|isthmus|nodules?)\b"),
    "breast": WordPattern(r"\b(?:breasts?|o'?clock|mammo\w+)\b"),
    "adrenal gland": WordPattern(r"\badrenals?\b"),
    "prostate": WordPattern(r"\bprostat\w+\b"),
}
_FAMILIES = frozenset({"biopsy", "ablation", "drainage"})
_ARTERIES = {
    "renal artery": ("renal", WordPattern(r"\b(?:renal|kidneys?)\b")),
    "iliac artery": ("iliac", WordPattern(r"\b(?:iliacs?|cia|eia|aorto\w+)\b")),
    "superficial femoral artery": (
        "superficial_femoral",
        WordPattern(r"\b(?:sfa|superficial femoral|femoropopliteal)\b"),
    ),
    "popliteal artery": ("popliteal", WordPattern(r"\b(?:popliteal|femoropopliteal|pop)\b")),
    "superior mesenteric artery": ("superior_mesenteric", WordPattern(r"\b(?:mesenteric|sma)\b")),
    "celiac artery": ("celiac", WordPattern(r"\b(?:celiac|coeliac)\b")),
    "carotid artery": ("carotid", WordPattern(r"\b(?:carotids?|ica|cca)\b")),
    "vertebral artery": ("vertebral", WordPattern(r"\b(?:vertebrals?)\b")),
    "subclavian artery": ("subclavian", WordPattern(r"\bsubclavians?\b")),
    "splenic artery": ("splenic", WordPattern(r"\b(?:splen\w+)\b")),
    "left anterior descending artery": (
        "left_anterior_descending",
        WordPattern(r"\b(?:lad|anterior descending|diagonal)\b"),
    ),
    "circumflex artery": ("circumflex", WordPattern(r"\b(?:lcx|cx|circumflex|circ|obtuse|om\s?\d?|marginal)\b")),
    "right coronary artery": (
        "right_coronary",
        WordPattern(r"\b(?:rca|right coronary|pda|posterior descending|plv?)\b"),
    ),
}
_TREATED = frozenset(
    {
        "stent",
        "angioplasty",
        "atherectomy",
        "embolization",
        "coronary_stent",
        "coronary_angioplasty",
        "coronary_intervention",
    }
)


def find_place_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts of the title that were done in another organ or vessel than the title names."""
    listed = titles(context)
    if not listed:
        return
    kinds = load_act_kinds()
    text = (*course(context), *summary(context))
    done = [act for act in found.acts if act.status == "performed" and act.target is not None and act.kind in kinds]
    for clause in listed:
        named = {m.kind for m in clause.of("INTERVENTION")} | {m.attributes.get("treats") for m in clause.of("DEVICE")}
        families = {kinds[kind].family for kind in named if kind in kinds} & _FAMILIES
        if families:
            acts = [act for act in done if act.family in families]
            yield from _other_organ(context, clause, acts, text)
        if not _TREATED.isdisjoint(named):
            yield from _other_vessel(context, clause, [act for act in done if act.kind in _TREATED], text)


def _other_organ(context: Context, title: Clause, acts: list[Act], text: tuple[Clause, ...]) -> Iterator[Contradiction]:
    """The one organ of the title is not named again, and the act was done in another."""
    named = [name for name, pattern in _ORGANS.items() if pattern.search(title.text)]
    if len(named) != 1 or any(_ORGANS[named[0]].search(clause.text) for clause in text):
        return
    for act in acts:
        organ = str(act.target).partition(":")[2].replace("_", " ")
        if organ in _ORGANS and organ != named[0]:
            yield from _elsewhere(context, title, act, named[0], organ)
            return


def _other_vessel(
    context: Context, title: Clause, acts: list[Act], text: tuple[Clause, ...]
) -> Iterator[Contradiction]:
    """No treatment is told of the one vessel of the title, and all were done in another."""
    named = [name for name, (_, pattern) in _ARTERIES.items() if pattern.search(title.text)]
    if len(named) != 1 or not acts:
        return
    pattern = _ARTERIES[named[0]][1]
    treated = {next((name for name, (part, _) in _ARTERIES.items() if part in str(act.target)), "") for act in acts}
    told = any(
        pattern.search(c.text) and any(m.assertion == "performed" for m in c.of("INTERVENTION", "DEVICE")) for c in text
    )
    if len(treated) == 1 and not treated & {"", named[0]} and not told:
        yield from _elsewhere(context, title, acts[0], named[0], treated.pop())


def _elsewhere(context: Context, title: Clause, act: Act, one: str, other: str) -> Iterator[Contradiction]:
    told = next((s for s in act.spans if s.section != "procedure_title" and s.start != title.start), None)
    if told is not None:
        yield between("place", act.kind, (one, other), (quoted(context, title),), (told,))
