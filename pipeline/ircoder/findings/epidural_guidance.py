"""What guided the needle into the canal: the best imaging that was used, or the statement that there was none."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings import epidural_words as words
from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.model import Act, Fact, Guidance


def find_epidural_guidance(
    context: Context, body: list[Clause], titles: list[Clause], acts: tuple[Act, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """The best imaging that was used, or the statement that there was none."""
    if not acts:
        return (), ()
    name, act = "needle-guidance-1", acts[0]
    clauses = [*body, *titles, *(c for c in context.clauses if c.section in {"guidance", "radiation", "impression"})]
    denied = next(
        (clause for clause in context.clauses if clause.section not in TITLES and words.without_imaging(clause)), None
    )
    for modality, pattern in (("ct", words.CT), ("fluoroscopy", words.FLUOROSCOPY), ("ultrasound", words.SONAR)):
        shown = [
            clause
            for clause in clauses
            if words.asserted(pattern, clause.text)
            and not words.aside(clause)
            and (modality == "ultrasound" or not words.IMAGING_DOWN.search(clause.text))
        ]
        if not shown or (denied is not None and modality != "ultrasound" and shown[0].section in TITLES):
            continue
        quotes = tuple(context.quote(clause) for clause in shown[:2])
        facts = [] if modality == "ultrasound" else [Fact(element="imaging_guidance", about=act.id, spans=quotes[:1])]
        saved = next((clause for clause in body if words.asserted(words.SAVED, clause.text)), None)
        if saved is not None:
            facts.append(Fact(element="image_saved", about=name, spans=(context.quote(saved),)))
        facts.extend(replace(facts[0], about=other.id) for other in acts[1:] if facts and modality != "ultrasound")
        return (Guidance(id=name, modality=modality, about=act.id, spans=quotes),), tuple(facts)
    if denied is None:
        return (), ()
    quote = (context.quote(denied),)
    missing = tuple(Fact(element="imaging_guidance", about=act.id, state="denied", spans=quote) for act in acts)
    return (Guidance(id=name, modality="landmark", about=act.id, spans=quote),), missing
