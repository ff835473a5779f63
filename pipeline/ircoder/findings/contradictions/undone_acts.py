"""Acts that one place tells as done and another, without any qualification, as not done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import course, named, part_of, quoted, summary
from ircoder.findings.model import Act, Contradiction, Findings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.language.reading import Mention

_DONE = r"(?:performed|done|placed|deployed|carried out|taken|obtained|made|used|given|undertaken|inserted|implanted)"
_BARE = re.compile(
    rf"\W*(?:no\s+@(?:\s+(?:was|were)\s+(?:\w+ly\s+)?{_DONE})?"
    rf"|(?:the\s+)?@(?:\s+placement)?\s+(?:was|were)\s+(?:not|never)\s+{_DONE})\W*",
    re.IGNORECASE,
)
"""A denial that names the act and nothing else: it speaks of the whole session."""
_IN_VESSELS = frozenset({"stent", "angioplasty", "atherectomy", "thrombectomy", "lithotripsy", "embolization"})
_KINDS = frozenset(
    {
        *(
            "stent",
            "angioplasty",
            "atherectomy",
            "thrombectomy",
            "embolization",
            "biopsy",
            "core_biopsy",
            "thrombolysis",
        ),
        *("fine_needle_aspiration", "drainage", "nephrostomy", "coronary_stent", "coronary_angioplasty", "kyphoplasty"),
        *(
            "vertebroplasty",
            "ivc_filter_placement",
            "ivc_filter_retrieval",
            "left_heart_catheterization",
            "lithotripsy",
        ),
        *("intravascular_ultrasound", "sclerotherapy", "joint_injection", "nerve_block", "lumbar_puncture", "ablation"),
        *("cryoablation", "microwave_ablation", "thoracentesis", "paracentesis", "chest_tube", "ureteral_stent"),
    }
)


def find_undone_acts(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts with a bare denial of their kind elsewhere."""
    done = {_sort(act.kind): act for act in reversed(found.acts) if act.status == "performed" and act.kind in _KINDS}
    if not done:
        return
    for clause in (*course(context), *summary(context)):
        if not any(mention.assertion == "negated" for mention in clause.mentions):
            continue
        for mention in clause.of("INTERVENTION", "DEVICE"):
            is_denied = mention.assertion == "negated" and _is_bare(clause, mention)
            act = done.get(_told_sort(mention)) if is_denied else None
            told = _telling(context, act, clause) if act is not None and _is_alone(act, found) else None
            if act is not None and told is not None:
                yield _clash(context, act, told, clause)
                return


def _sort(kind: str) -> str:
    """What a denial speaks of: biopsies of every kind are one."""
    known = load_act_kinds().get(kind)
    return "biopsy" if known is not None and known.family == "biopsy" else kind


def _told_sort(mention: Mention) -> str:
    """The sort of the act that a mention names, or of that which the device does."""
    return _sort(mention.kind if mention.label == "INTERVENTION" else str(mention.attributes.get("treats", "")))


def _is_bare(clause: Clause, mention: Mention) -> bool:
    """Whether a denial names the act and nothing else."""
    text = f"{clause.before(mention)[clause.lead :]}@{clause.after(mention)}"
    return _BARE.fullmatch(text) is not None


def _is_alone(act: Act, found: Findings) -> bool:
    """Whether a denial in passing can only be about the place of the act: no other was worked on."""
    places = {(a.target, a.side) for a in found.acts if a.status == "performed" and a.kind in _IN_VESSELS | {act.kind}}
    return len(places) == 1


def _telling(context: Context, act: Act, denial: Clause) -> Clause | None:
    """The clause of the course or the summary that tells the act."""
    for clause in context.clauses:
        if clause.index == denial.index or part_of(context, clause) not in {"course", "summary"}:
            continue
        if any(
            m.assertion == "performed" and _told_sort(m) == _sort(act.kind) for m in clause.of("INTERVENTION", "DEVICE")
        ):
            return clause
    return None


def _clash(context: Context, act: Act, told: Clause, denial: Clause) -> Contradiction:
    first, second = quoted(context, told), quoted(context, denial)
    name = act.kind.replace("_", " ")
    there = named(second) if named(second) != named(first) else "text elsewhere"
    return Contradiction(
        kind="act",
        about=act.kind,
        statement=f"The {named(first)} tells of {name} as done, the {there} says that it was not done.",
        first=(first,),
        second=(second,),
    )
