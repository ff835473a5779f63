"""Imaging of needles and probes that leave a sample, a marker or a dead tumor behind: every act gets what guided it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.model import Act, Fact, Guidance, Span
from ircoder.findings.needle_guidance import find_needle_guidance, image_fact
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern

_MAIN = {
    "ct": WordPattern(
        r"\b(?:ct|cat scan|computed tomograph\w+)[- ](?:fluoroscop\w+[- ])?(?:guid\w+|directed)\b|\bunder ct\b"
    ),
    "ultrasound": WordPattern(
        r"\b(?:ultrasound|us|u/s|sonograph\w+|ultrasonograph\w+|sono)[- ](?:guid\w+|directed)\b"
        r"|\bunder (?:\w+\s+)?(?:ultrasound|sonograph\w+)\b"
    ),
    "fluoroscopy": WordPattern(r"\bfluoro\w*[- ]?(?:guid\w+|directed)\b|\bunder (?:\w+\s+)?fluoro\w*\b"),
    "mr": WordPattern(r"\bmri?[- ](?:guid\w+|directed)\b|\bunder mri?\b|\bin-?\s?bore\b"),
}
_FLUOROSCOPY = WordPattern(
    r"\bflu?o?u?ro\w*|\bc-?\s?arm\b|\bx-?\s?ray|\bimage intensif\w+|\bradiograph\w*|\bscreening\b"
)


def guided(context: Context, acts: tuple[Act, ...], prefix: str, others: tuple[Act, ...] = ()) -> Parts:
    """Guidance of these acts; an act without its own shares what guided the others where that is one modality.

    Where one act has several modalities, those that are only named beside the one that the report calls its guidance
    are left out, and so is what only guided ``others``, acts of other families.
    """
    found = find_needle_guidance(context, acts, prefix)
    kept = tuple(_of_these(context, acts, found.guidance, others))
    kept = _under_headings(context, acts, _without_vague(kept), prefix)
    kept = _main_only(context, kept)
    guided_acts = {item.about for item in kept}
    kept = (*kept, *in_own_words([act for act in acts if act.id not in guided_acts], prefix))
    modalities = {item.modality for item in kept}
    guided_acts = {item.about for item in kept}
    added: list[Guidance] = []
    if len(modalities) == 1:
        model = kept[0]
        added.extend(
            replace(model, id=f"{prefix}-guidance-{act.id}", about=act.id) for act in acts if act.id not in guided_acts
        )
    every = (*kept, *added)
    told = {fact.about for fact in found.facts if fact.element == "image_saved"}
    image = image_fact(context)
    more = [replace(image, about=item.id) for item in every if image is not None and item.id not in told]
    names = {item.about for item in every} | ({item.id for item in found.guidance} - {item.id for item in every})
    guidance_facts = tuple(
        Fact(element=element, about=str(item.about), spans=item.spans[:1])
        for item in every
        for element in ("guidance", "imaging_guidance")
    )
    return Parts(
        guidance=every,
        facts=(
            *(fact for fact in found.facts if fact.element != "imaging_guidance" and fact.about not in names),
            *more,
            *dict.fromkeys(guidance_facts),
        ),
    )


def _of_these(
    context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...], others: tuple[Act, ...]
) -> Iterator[Guidance]:
    """Guidance without what is told only beside acts of other families (a tube changed under fluoroscopy).

    A needle that nothing else guided may share it with another needle, but not with a tube in an old tract.
    """
    done = [act for act in others if act.status == "performed"]
    elsewhere = [span for act in done for span in act.spans]
    by_tract = [span for act in done if act.details.get("entry") == "existing" for span in act.spans]
    own = {act.id: act.spans for act in acts}
    their_lines = {_line(context, span) for span in elsewhere} - {0}
    my_lines = {_line(context, span) for act in acts for span in act.spans}

    def theirs(span: Span, about: str) -> bool:
        beside = _overlaps(span, elsewhere) and not _overlaps(span, own.get(about, ()))
        return beside or _line(context, span) in their_lines - my_lines

    borrowed = {
        item.id for item in guidance if item.spans and all(theirs(span, str(item.about)) for span in item.spans)
    }
    settled = {item.about for item in guidance if item.id not in borrowed}
    for item in guidance:
        in_tract = all(_overlaps(span, by_tract) for span in item.spans)
        if item.id not in borrowed or not (in_tract or settled):
            yield item


def _line(context: Context, span: Span) -> int:
    return context.reading.text.count("\n", 0, span.start)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _under_headings(
    context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...], prefix: str
) -> tuple[Guidance, ...]:
    """An act told under a heading that names one modality was guided by that alone ("LEFT, STEREOTACTIC:")."""
    headings: dict[int, str] = {}
    current: tuple[str, str] = ("", "")
    for clause in context.clauses:
        if clause.title != current[0]:
            words = [name for name, pattern in _IN_HEADING.items() if pattern.search(clause.title)]
            current = (clause.title, words[0] if len(words) == 1 else "")
        headings[clause.start] = current[1]
    out = list(guidance)
    for act in acts:
        told = {headings[c.start] for c in context.clauses for s in act.spans[:1] if c.start <= s.start < c.end} - {""}
        if len(told) != 1:
            continue
        modality = told.pop()
        own = [item for item in out if item.about == act.id]
        if any(item.modality == modality for item in own):
            out = [item for item in out if item.about != act.id or item.modality == modality]
        else:
            out = [item for item in out if item.about != act.id]
            out.append(Guidance(id=f"{prefix}-guidance-{act.id}", modality=modality, about=act.id, spans=act.spans[:1]))
    return tuple(out)


_IN_HEADING = {
    "ultrasound": WordPattern(r"\b(?:ultrasound|us|sonograph\w+)\b"),
    "stereotactic": WordPattern(r"\b(?:stereotactic|stereo|tomosynthesis|tomo)\b"),
    "mr": WordPattern(r"\bmri?\b"),
    "ct": WordPattern(r"\bct\b"),
}


def in_own_words(acts: Iterable[Act], prefix: str) -> Iterator[Guidance]:
    """Guidance that the name of the act holds, where nothing else tells of its own ("ultrasound core biopsy")."""
    for act in acts:
        told = {name: span for span in act.spans for name, words in _IN_HEADING.items() if words.search(span.text)}
        if len(told) == 1:
            modality, span = next(iter(told.items()))
            yield Guidance(id=f"{prefix}-guidance-{act.id}", modality=modality, about=act.id, spans=(span,))


def _without_vague(guidance: tuple[Guidance, ...]) -> tuple[Guidance, ...]:
    """Drop imaging that the vocabulary only takes for fluoroscopy ("imaging guidance") where a modality is named."""
    clear = [g for g in guidance if not _is_vague(g)]
    return tuple(clear) if clear else guidance


def _is_vague(guidance: Guidance) -> bool:
    return guidance.modality == "fluoroscopy" and not any(_FLUOROSCOPY.search(span.text) for span in guidance.spans)


def _main_only(context: Context, guidance: tuple[Guidance, ...]) -> tuple[Guidance, ...]:
    """Of several modalities of one act those that the report calls guidance; all where it calls none so."""
    counts: Counter[str] = Counter()
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        counts.update(name for name, pattern in _MAIN.items() if pattern.search(clause.text))
    out: list[Guidance] = []
    for item in guidance:
        rivals = {other.modality for other in guidance if other.about == item.about}
        called = {name for name in rivals if counts[name]}
        if len(rivals) == 1 or not called or item.modality in called or item.modality not in _MAIN:
            out.append(item)
    return tuple(out)


def main_modality(context: Context, modalities: set[str]) -> str | None:
    """The modality that the report most often calls its guidance, of those given."""
    counts: Counter[str] = Counter()
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        weight = 3 if clause.section == "procedure_title" or clause.index == 0 else 1
        for name in modalities & _MAIN.keys():
            counts[name] += weight * bool(_MAIN[name].search(clause.text))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None
