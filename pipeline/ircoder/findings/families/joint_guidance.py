"""What guided needles into joints: beside what each statement tells, the same as before, or what the clinic is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.context import TITLES, Context
from ircoder.findings.families import joint_words as words
from ircoder.findings.model import Act, Fact, Guidance
from ircoder.findings.needle_guidance import find_needle_guidance, image_fact_of
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern

_BY_HAND = WordPattern(
    r"\b(?:land-?mark\w*|palpat\w+|blind(?:ly)?|by (?:touch|feel)"
    r"|(?:no|without) (?:\w+ )?(?:ultra-?\s?sound|imaging|image))\b"
)
_PREFIX = "joint"


def find_joint_guidance(context: Context, acts: tuple[Act, ...]) -> Parts:
    """Guidance of these acts, with the images that were kept."""
    found = _without_later_ct(find_needle_guidance(context, acts, _PREFIX), acts)
    for guidance in (*_as_before(acts, found), *_by_the_clinic(context, acts, found)):
        if any(item.about == guidance.about for item in found.guidance):
            continue
        facts = [Fact(element="imaging_guidance", about=str(guidance.about), spans=guidance.spans[:1])]
        act = next(act for act in acts if act.id == guidance.about)
        kept = image_fact_of(context, act, acts)
        if kept is not None:
            facts.append(replace(kept, about=guidance.id))
        found += Parts(guidance=(guidance,), facts=tuple(facts))
    return found


def _without_later_ct(found: Parts, acts: tuple[Act, ...]) -> Parts:
    """Guidance without the CT that only followed: where fluoroscopy guided the needle, the CT is the study."""
    scanned = {act.id for act in acts if act.details.get("scan")}
    by_fluoroscopy = {look.about for look in found.guidance if look.modality == "fluoroscopy"}
    kept = tuple(look for look in found.guidance if look.modality != "ct" or look.about not in scanned & by_fluoroscopy)
    return replace(found, guidance=kept)


def _as_before(acts: tuple[Act, ...], found: Parts) -> Iterator[Guidance]:
    """A needle that went in "by the same technique" as the one told before it was guided alike."""
    guided = {item.about: item for item in found.guidance}
    last: Guidance | None = None
    for act in sorted(acts, key=_start):
        own = guided.get(act.id)
        same = any(words.SAME.search(span.text) and not _BY_HAND.search(span.text) for span in act.spans)
        if own is None and last is not None and same:
            own = replace(last, id=f"{_PREFIX}-guidance-{act.id}", about=act.id, spans=act.spans[:1])
            yield own
        last = own


def _by_the_clinic(context: Context, acts: tuple[Act, ...], found: Parts) -> Iterator[Guidance]:
    """In a report headed by ultrasound alone a joint with an image of its own was entered by it."""
    titles = [c for c in context.clauses if c.section in TITLES or c.index == 0]
    headed = [
        clause
        for clause in titles
        for m in clause.of("IMAGING", "GUIDANCE")
        if m.kind == "ultrasound" and m.assertion not in {"negated", "historical", "planned", "hypothetical"}
    ]
    if not headed or any(item.modality != "ultrasound" for item in found.guidance):
        return
    ordered = sorted(acts, key=_start)
    for number, act in enumerate(ordered):
        end = _start(ordered[number + 1]) if number + 1 < len(ordered) else len(context.reading.text)
        kept = image_fact_of(context, act, acts)
        own = kept is not None and kept.state == "stated" and _start(act) <= kept.spans[0].start < end
        if own and not any(_BY_HAND.search(span.text) for span in act.spans):
            yield Guidance(
                id=f"{_PREFIX}-guidance-{act.id}",
                modality="ultrasound",
                about=act.id,
                spans=(context.quote(headed[0]), *kept.spans[:1]) if kept is not None else (),
            )


def _start(act: Act) -> int:
    return min((span.start for span in act.spans), default=0)
