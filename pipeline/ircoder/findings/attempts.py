"""Treatments that were tried and came to nothing: a lesion not crossed, a device not delivered (VINT-87)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.device_use import is_used, tier_of
from ircoder.findings.embolization_reasons import reason_for
from ircoder.findings.lesions import OBSTRUCTING, PlacedLesion, lesion_for
from ircoder.findings.model import Act, Detail, Lesion, Side
from ircoder.findings.treated_vessels import CUES, Target, Targets
from ircoder.knowledge.cues import cue_patterns
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_FAMILY = {
    "angioplasty": "angioplasty",
    "stent": "stent",
    "atherectomy": "atherectomy",
    "lithotripsy": "angioplasty",
    "embolization": "embolization",
}
_ATTEMPT = WordPattern(
    r"\b(?:attempt\w*|failed|unsuccessful\w*)\s+(?:[\w-]+\s+){0,5}?(?:recanali[sz]ation|crossing)\b"
    r"|\b(?:recanali[sz]ation|crossing)\s+(?:of\s+(?:[\w-]+\s+){1,5}?)?(?:was\s+)?(?:attempted|failed|unsuccessful)\b"
)
"""An attempt on an occlusion that is named as such."""
_NEXT = 3
_SUPPOSED = WordPattern(r"\b(?:if|should|in case|whether|initially|at first|previous(?:ly)?|prior|earlier)\b")
_CROSSING = re.compile(
    r"\b(?:cross\w*|re-?\s?ent\w+|travers\w+|recanali[sz]\w+|get(?:ting)? (?:through|across)|pass(?:ed)? through)\b",
    re.IGNORECASE,
)


def find_attempts(
    context: Context, lesions: tuple[PlacedLesion, ...], targets: Targets, done: Iterable[Act]
) -> tuple[Act, ...]:
    """One act with the status ``attempted`` for each vessel and technique tried in vain and not done after all."""
    performed = tuple(done)
    kinds = {(act.kind, act.target, act.side) for act in performed}
    vessels = {(act.target, act.side) for act in performed}
    acts: dict[tuple[str, str, Side | None], Act] = {}
    for clause in context.clauses:
        told = tier_of(context, clause)
        if told is None:
            continue
        tried = _tried(context, clause, targets) if told != "listed" else ()
        for kind, target, at in (*_named_attempt(context, clause, targets), *tried):
            for side in sides(target.side):
                key = (kind or "angioplasty", target.vessel, side)
                if key in kinds or key in acts or (kind is None and (target.vessel, side) in vessels):
                    continue
                lesion = lesion_for(lesions, target.vessel, side, at)
                if kind is not None or (lesion is not None and lesion.kind in OBSTRUCTING):
                    acts[key] = _act(context, clause, key, lesion, len(acts) + 1)
    return tuple(acts.values())


def _tried(context: Context, clause: Clause, targets: Targets) -> Iterator[tuple[str | None, Target, int]]:
    """Techniques with their vessels that a clause tells to have failed; ``None`` where only a crossing failed."""
    failed = cue_patterns(CUES)["failed"]
    sentence = context.reading.sentences[clause.sentence]
    rest = context.reading.text[clause.start : min(sentence.end, clause.end + 140)]
    if _SUPPOSED.search(clause.text):
        return
    named = False
    for mention in clause.of("INTERVENTION", "DEVICE"):
        kind = _kind(mention)
        if kind is None or is_used(context, clause, mention):
            continue
        behind = context.reading.text[mention.end : clause.start + len(rest)]
        if mention.assertion == "attempted" or (mention.assertion == "performed" and failed.search(behind)):
            named = True
            for target in _places(clause, targets, mention):
                yield kind, target, mention.start
    if not named and failed.search(clause.text) and _CROSSING.search(clause.text):
        for vessel in targets.lesion_vessels(clause)[-1:]:
            yield None, targets.target(clause, vessel), vessel.start
        if not targets.lesion_vessels(clause):
            for target in targets.topics(clause)[:1]:
                yield None, target, clause.start


def _named_attempt(context: Context, clause: Clause, targets: Targets) -> Iterator[tuple[str | None, Target, int]]:
    """The vessel of an attempt that its own words or those right behind it call failed."""
    if _ATTEMPT.search(clause.text) is None:
        return
    failed = cue_patterns(CUES)["failed"]
    vessels = targets.subjects(clause) or targets.lesion_vessels(clause)
    after = context.clauses[clause.index : clause.index + _NEXT]
    if vessels and any(failed.search(c.text) and (_CROSSING.search(c.text) or c is clause) for c in after):
        yield "angioplasty", targets.target(clause, vessels[0]), vessels[0].start


def _places(clause: Clause, targets: Targets, mention: Mention) -> tuple[Target, ...]:
    homes = targets.governed(clause, mention)
    if homes:
        return homes
    vessels = targets.lesion_vessels(clause)
    return (targets.target(clause, vessels[-1]),) if vessels else targets.topics(clause)[:1]


def _kind(mention: Mention) -> str | None:
    treats = mention.attributes.get("treats") if mention.label == "DEVICE" else mention.kind
    return treats if isinstance(treats, str) and treats in _FAMILY else None


def _act(
    context: Context,
    clause: Clause,
    key: tuple[str, str, Side | None],
    lesion: Lesion | None,
    number: int,
) -> Act:
    kind, vessel, side = key
    details: dict[str, Detail] = {}
    if kind == "embolization":
        details["reason"] = reason_for(context, context.knowledge.vessels.get(vessel))
    return Act(
        id=f"attempt-{number}",
        kind=kind,
        family=_FAMILY[kind],
        status="attempted",
        target=vessel,
        side=side,
        lesion=lesion.id if lesion else None,
        details=details,
        spans=(context.quote(clause),),
    )
