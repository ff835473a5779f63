"""An organ or a level that only one late statement names, over work that was told at another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.contradictions.hands import between, is_plain, is_plain_at, part_of, quoted, stretch
from ircoder.findings.contradictions.last_words import closing_start, is_late
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_ORGANS = {
    "liver": r"(?:liver|hepatic)",
    "spleen": r"(?:spleen|splenic)",
    "kidney": r"(?:kidney|renal)",
    "pancreas": r"(?:pancreas|pancreatic)",
    "adrenal gland": r"adrenal(?: gland)?",
    "lung": r"(?:lung|pulmonary)",
    "prostate": r"prostat(?:e|ic)",
    "thyroid": r"thyroid",
    "gallbladder": r"gall-?bladder",
}
_THING = (
    r"(?:mass|lesion|tumou?r|nodule|abscess|collection|pus|cyst|cancer|carcinoma|metastas[ie]s|biopsy|biopsies|drain\w*"
    r"|catheter|tube|pigtail|ablation|cryoablation|aspiration|cores?|parenchyma)"
)
_TARGETS = {
    name: re.compile(
        rf"\b{words}\s+(?:\w+\s+)?{_THING}\b|\b{_THING}\b(?:[\s,]+(?:[\w.-]+\s+){{0,7}})?(?:in|of|within|from|into)\s+"
        rf"(?:(?:the|her|his|left|right|upper|lower|native|transplant)\s+)*{words}\b",
        re.IGNORECASE,
    )
    for name, words in _ORGANS.items()
}
_VESSEL = re.compile(r"\s+(?:arter\w+|vein\w*|vessel\w*|hilum|flexure)", re.IGNORECASE)
_STEMS_OF = {
    "liver": ("liver", "hepatic"),
    "spleen": ("spleen", "splenic"),
    "kidney": ("kidney", "renal"),
    "pancreas": ("pancrea",),
    "adrenal gland": ("adrenal",),
    "lung": ("lung", "pulmonary"),
    "prostate": ("prostat",),
    "thyroid": ("thyroid",),
    "gallbladder": ("gallbladder", "gall-bladder"),
}
_PREFIXES = ("peri", "para", "trans", "sub", "intra", "supra")
_FEWEST = 2
_ACT = WordPattern(
    r"\b(?:inject\w*|block\w*|epidural\w*|kyphoplast\w+|vertebroplast\w+|cement\w*|augment\w*|ablat\w+|lesion(?:ed|s)?|needle\w*"
    r"|steroids?|denervat\w+|rhizotom\w+|branch\w*|filled|taps?|punctures?|burn\w*|nerves?|roots?|foramen|facets?)\b"
)
_OTHER_DAY = WordPattern(
    r"\b(?:if|should|could|next|repeat\w*|last|earlier|later|adjacent|disc|herniat\w+|stenosis|mri|spread\w*|also|above|below|can|discuss\w*|noted|incidental\w*|landmark|count\w*|old|dense|known|unchanged)\b"
)
_ENTRY = WordPattern(
    r"\b(?:advanced|inserted|placed|punctured|entered|docked|walked|cannula\w*|then|aimed|steered|passed|needles?"
    r"|contrast|\d+ ?(?:g|gauge|mg|ml|cc))\b"
)
_OLD = WordPattern(r"\b(?:old|older|prior|previous\w*|chronic|healed|known|quiet|stable|and)\b")
_OLD_ORGAN = WordPattern(r"\b(?:old|older|prior|previous\w*|chronic|healed|known|stable|history)\b")
_CEMENT = frozenset({"kyphoplasty", "vertebroplasty", "cement"})


@dataclass(frozen=True, slots=True)
class _Named:
    organ: str
    clause: Clause
    start: int
    end: int


def find_stray_places(context: Context) -> Iterator[Contradiction]:
    """The organ of a late word of the drain or biopsy, and the level of a late word of the injection."""
    yield from _organs(context)
    if "spinal_level" in context.kinds:
        yield from _levels(context)


def _organs(context: Context) -> Iterator[Contradiction]:
    low = context.said.lower()
    present = {organ: _places(low, stems) for organ, stems in _STEMS_OF.items()}
    present = {organ: places for organ, places in present.items() if places}
    late = closing_start(context)
    if len(present) < _FEWEST or not any(len(places) == 1 and places[0] >= late for places in present.values()):
        return
    named = [
        _Named(organ, clause, clause.start + match.start(), clause.start + match.end())
        for organ, places in present.items()
        for clause in {context.clause_at(place).index: context.clause_at(place) for place in places}.values()
        for match in _TARGETS[organ].finditer(clause.text)
        if clause.section not in {"allergies", "labs"} and not _VESSEL.match(clause.text, match.end())
    ]
    if len({n.organ for n in named}) != 2:
        return
    for stray in named:
        others = [n for n in named if n.organ != stray.organ]
        is_alone = len(present[stray.organ]) == 1
        if (
            (
                is_alone
                and is_late(context, stray.clause, stray.start)
                and not is_late(context, others[0].clause, others[0].start)
            )
            and is_plain_at(stray.clause, stray.start, stray.end)
            and not _OLD_ORGAN.search(stretch(others[0].clause, others[0].start, others[0].end))
        ):
            says = others[0].organ, stray.organ
            yield between(
                "place",
                f"anatomy:{stray.organ.replace(' ', '_')}",
                says,
                (quoted(context, others[0].clause, others[0].start, others[0].end),),
                (quoted(context, stray.clause, stray.start, stray.end),),
            )
            return


def _places(low: str, stems: tuple[str, ...]) -> list[int]:
    """Where a text names an organ."""
    found: list[int] = []
    for stem in stems:
        at = low.find(stem)
        while at >= 0:
            if not low[at - 1 : at].isalpha() or low[:at].endswith(_PREFIXES):
                found.append(at)
            at = low.find(stem, at + 1)
    return sorted(found)


def _levels(context: Context) -> Iterator[Contradiction]:
    by_clause = [(clause, found) for clause in context.clauses if (found := _vertebrae(clause))]
    done = [
        (clause, levels)
        for clause, levels in by_clause
        if part_of(context, clause) == "course"
        and is_plain(clause)
        and not is_late(context, clause, clause.start)
        and any(m.assertion == "performed" for m in clause.of("DEVICE", "INTERVENTION"))
    ]
    if not done:
        return
    worked = frozenset().union(*(levels for _, levels in done))
    for clause, levels in by_clause:
        place = next(m.start for m in clause.of("ANATOMY") if m.attributes.get("levels"))
        rest = frozenset().union(*(other for own, other in by_clause if own is not clause))
        late = is_late(context, clause, place) and _ACT.search(clause.text) and not _OTHER_DAY.search(clause.text)
        late = late and (part_of(context, clause) != "course" or _ENTRY.search(clause.text) is None)
        reason = (
            part_of(context, clause) == "reason"
            and not _CEMENT.isdisjoint(context.kinds)
            and not _OLD.search(clause.text)
        )
        if not worked.isdisjoint(levels):
            continue
        if (late or (reason and clause.section not in TITLES)) and levels.isdisjoint(rest) and is_plain(clause):
            if reason and any(
                worked & other for own, other in by_clause if part_of(context, own) in {"reason", "title", "summary"}
            ):
                continue
            yield between(
                "level",
                "spine",
                (" and ".join(sorted(worked)), " and ".join(sorted(levels))),
                (quoted(context, done[0][0]),),
                (quoted(context, clause),),
            )
            return


def _vertebrae(clause: Clause) -> frozenset[str]:
    found: set[str] = set()
    for mention in clause.of("ANATOMY"):
        levels = mention.attributes.get("levels")
        if isinstance(levels, tuple) and mention.assertion not in {"negated", "historical", "planned"}:
            found.update(vertebra for level in levels for vertebra in level.split("-"))
    return frozenset(found)
