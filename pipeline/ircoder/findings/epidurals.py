"""Epidural and intrathecal injections, catheters, neurolysis, adhesiolysis and blood patches (SPIN-30 to SPIN-42)."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context, sides
from ircoder.findings.model import Act, Detail, Fact, Guidance, Side
from ircoder.findings.parts import Parts

FAMILY = "epidural_injection"

_EPIDURAL = re.compile(
    r"\b(?:epidural\w*|trans-?\s?foramin\w*|tfe?si|inter-?\s?lamin\w*|caudal|esi|ilesi|selective nerve root|snrb|root (?:block|injection)"
    r"|intra-?\s?thecal\w*|blood patch|adhesiolysis|lysis of (?:epidural )?adhesions|racz|loss of resistance|lor\b)",
    re.IGNORECASE,
)
_TRANSFORAMINAL = re.compile(
    r"\btrans-?\s?foramin\w*|\btfe?si\b|\bselective nerve root\b|\bsnrb\b|\b(?:nerve )?root (?:block|injection)|\b(?:neuro)?foram(?:en|ina|inal)\b"
    r"|\bsafe triangle|\bkambin\w*",
    re.IGNORECASE,
)
_CAUDAL = re.compile(r"\bcaudal\b|\bsacral hiatus\b", re.IGNORECASE)
_INTERLAMINAR = re.compile(
    r"\binter-?\s?lamin\w*|\bloss of resistance\b|\blor\b|\btuohy\b|\binterspace\b|\bparamedian\b|\bilesi\b|\bcrawford\b",
    re.IGNORECASE,
)
_INTRATHECAL = re.compile(r"\bintra-?\s?thecal\w*|\bsubarachnoid\b", re.IGNORECASE)
_PATCH = re.compile(r"\bblood patch\b|\bautologous blood\b", re.IGNORECASE)
_LYSIS = re.compile(
    r"\badhesiolysis\b|\blysis of (?:epidural )?adhesions\b|\bracz\b|\bhypertonic saline\b|\bhyaluronidase\b",
    re.IGNORECASE,
)
_NEUROLYTIC = re.compile(r"\b(?:phenol|(?:dehydrated |absolute )?alcohol|neurolytic|glycerin)\b", re.IGNORECASE)
_CATHETER_LEFT = re.compile(
    r"\bcatheter\b[^.;]{0,120}\b(?:left|secured|remain\w*|tunneled|taped|dressing|infusion|bolus\w*)\b|\binfusion\b[^.;]{0,80}\b(?:start\w*|run|begun|several days|mL/h)"
    r"|\b(?:continuous|indwelling)\b[^.;]{0,30}\b(?:epidural|catheter)",
    re.IGNORECASE,
)
_CATHETER_OUT = re.compile(
    r"\bcatheter\b[^.;]{0,40}\b(?:removed|withdrawn|taken out)\b|\bno catheter\b|\bneedle removed\b|\bsingle[\s-]shot\b",
    re.IGNORECASE,
)
_INJECTED = re.compile(
    r"\b(?:inject\w*|instill\w*|administer\w*|given|delivered|deposited|infus\w*|bolus)\b|\b\d+\s*(?:mg|ml|cc|mcg)\b",
    re.IGNORECASE,
)
_NEEDLE = re.compile(
    r"\b(?:needle|tuohy|quincke|spinal needle|advanced|accessed|entered|approach\w*|foram\w+|level|interspace|space)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:fail\w*|attempt\w*|unsuccess\w*|could not|unable|abandon\w*|met bone|inadequate|not done|aborted)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|without|considered|weighed|offered|declined|fallback|instead of|rather than)\b", re.IGNORECASE
)
_FLUORO = re.compile(r"\b(?:fluoro\w*|c-?\s?arm|x-?\s?ray|biplane)\b", re.IGNORECASE)
_CT = re.compile(r"\b(?:ct|computed tomograph\w*)\b", re.IGNORECASE)
_SONAR = re.compile(r"\b(?:ultra\s?sound|sonograph\w*)\b", re.IGNORECASE)
_NO_IMAGING = re.compile(
    r"\bno (?:imaging|fluoro\w*|x-?ray|image)\b|\bwithout (?:imaging|fluoro\w*)\b|\bno ultra\s?sound and no fluoro\w*|\bby palpation\b|\blandmarks?\b",
    re.IGNORECASE,
)
_SAVED = re.compile(
    r"\b(?:images?|films?|spot\w*)\b[^.;]{0,30}\b(?:sav\w*|stor\w*|kept|record\w*|archiv\w*|obtained|taken)\b|\bsaved\b",
    re.IGNORECASE,
)
_SUBSTANCES = (
    ("baclofen", r"\bbaclofen\b"),
    (
        "steroid",
        r"\b(?:methylprednisolone|depo-?\s?medrol|triamcinolone|kenalog|dexamethasone|decadron|betamethasone|celestone|steroid)\b",
    ),
    ("opioid", r"\b(?:morphine|hydromorphone|fentanyl|ziconotide)\b"),
    ("anesthetic", r"\b(?:bupivacaine|marcaine|ropivacaine|lidocaine|sensorcaine)\b"),
    ("contrast", r"\b(?:omnipaque|isovue|iohexol|iopamidol|contrast|gadolinium|indium)\b"),
    ("saline", r"\bsaline\b"),
)


def find_epidurals(context: Context) -> Parts:
    """Acts of the spinal canal with levels, sides and imaging; nothing where the report tells none."""
    clauses = [clause for clause in context.body() if not _passed_over(clause)]
    told = [clause for clause in clauses if _EPIDURAL.search(clause.text)]
    titles = [c for c in context.clauses if c.section == "procedure_title" and _EPIDURAL.search(c.text)]
    performed = any(
        mention.label == "INTERVENTION"
        and mention.assertion == "performed"
        and mention.kind in {"epidural_injection", "epidural_neurolysis", "epidural_adhesiolysis", "blood_patch"}
        for mention in context.reading.mentions
        if mention.section not in BACKGROUND
    )
    done = [clause for clause in clauses if _INJECTED.search(clause.text)]
    if not done or not (told or titles) or not (performed or _approach(told + titles)):
        return Parts()
    text = " ".join(clause.text for clause in clauses)
    kind, details = _kind(text, told + titles)
    if kind is None:
        return Parts()
    acts = _acts(context, kind, details, told + titles, done)
    guidance, facts = _guidance(context, acts)
    return Parts(acts, guidance, facts)


def _passed_over(clause: Clause) -> bool:
    """Clauses on attempts, alternatives and other days."""
    if clause.section in {"addendum", "impression"}:
        return True
    if _FAILED.search(clause.text) or re.search(
        r"\b(?:options?|considered|fallback|last night|yesterday)\b", clause.text, re.IGNORECASE
    ):
        return True
    told = [m.assertion for m in clause.of("INTERVENTION") if m.assertion]
    return bool(told) and all(value != "performed" for value in told)


def _approach(clauses: list[Clause]) -> str | None:
    text = " ".join(clause.text for clause in clauses)
    if _TRANSFORAMINAL.search(text):
        return "transforaminal"
    if _CAUDAL.search(text):
        return "caudal"
    if _INTERLAMINAR.search(text) or re.search(r"\bepidural\b", text, re.IGNORECASE):
        return "interlaminar"
    return "intrathecal" if _INTRATHECAL.search(text) else None


def _kind(text: str, told: list[Clause]) -> tuple[str | None, dict[str, Detail]]:
    if _PATCH.search(text):
        return "blood_patch", {}
    if _LYSIS.search(text) and re.search(r"\bepidural|racz|adhesi", text, re.IGNORECASE):
        return "epidural_adhesiolysis", {"days": 1}
    if _NEUROLYTIC.search(text) and (_INTRATHECAL.search(text) or re.search(r"\bepidural\b", text, re.IGNORECASE)):
        return "epidural_neurolysis", {"space": "intrathecal" if _INTRATHECAL.search(text) else "epidural"}
    approach = _approach(told)
    if approach is None:
        return None, {}
    if approach == "intrathecal" and re.search(
        r"\bmyelogra\w+|\bchemotherap\w+|\bmethotrexate\b|\bcytarabine\b", text, re.IGNORECASE
    ):
        return None, {}
    details: dict[str, Detail] = {"approach": approach, "substance": _substance(text)}
    details["indwelling"] = _CATHETER_LEFT.search(text) is not None and _CATHETER_OUT.search(text) is None
    return "epidural_injection", details


def _substance(text: str) -> str:
    return next((name for name, words in _SUBSTANCES if re.search(words, text, re.IGNORECASE)), "unstated")


def _acts(
    context: Context, kind: str, details: dict[str, Detail], told: list[Clause], done: list[Clause]
) -> tuple[Act, ...]:
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in (*told[:2], *done[:2])))
    places = _places(told, done, root=details.get("approach") == "transforaminal")
    if details.get("approach") == "transforaminal":
        return tuple(
            Act(
                id=f"epidural-{number}",
                kind=kind,
                family=FAMILY,
                side=side,
                levels=(level,),
                details=details,
                spans=spans,
            )
            for number, (level, side) in enumerate(places, start=1)
        )
    levels = tuple(dict.fromkeys(level for level, _ in places))
    return (Act(id="epidural-1", kind=kind, family=FAMILY, levels=levels, details=details, spans=spans),)


def _places(told: list[Clause], done: list[Clause], *, root: bool) -> list[tuple[str, Side | None]]:
    """Levels (with sides) where needles went: from the body, from the title where the body names none."""
    body = [
        c
        for c in (*told, *done)
        if c.section != "procedure_title" and (_NEEDLE.search(c.text) or _EPIDURAL.search(c.text))
    ]
    out: list[tuple[str, Side | None]] = []
    for clauses in (body, told):
        for clause in clauses:
            for mention in clause.of("ANATOMY"):
                levels = mention.attributes.get("levels")
                if not isinstance(levels, tuple) or mention.assertion == "negated":
                    continue
                for level in levels:
                    name = interspace(level) if root else level
                    for side in sides(mention.side):
                        if (name, side) not in out:
                            out.append((name, side))
        if out:
            break
    # A level told with a side makes its telling without one redundant.
    sided = {level for level, side in out if side is not None}
    return [(level, side) for level, side in out if side is not None or level not in sided]


def interspace(level: str) -> str:
    """Foramen of a single root: L5 leaves at L5-S1, C6 at C5-C6; interspaces stay as they are."""
    if "-" in level or level.startswith("S"):
        return level
    letter, number = level[0], int(level[1:])
    if letter == "C":
        return f"C{number - 1}-C{number}" if 2 <= number <= 7 else "C7-T1"
    last = {"T": 12, "L": 5}.get(letter, 12)
    following = f"{letter}{number + 1}" if number < last else {"T": "L1", "L": "S1"}[letter]
    return f"{level}-{following}"


def _guidance(context: Context, acts: tuple[Act, ...]) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    if not acts:
        return (), ()
    clauses = [clause for clause in context.body() if clause.section not in {"impression", "addendum"}]
    denied = next((c for c in clauses if _NO_IMAGING.search(c.text)), None)
    act = acts[0]
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    for modality, words in (("fluoroscopy", _FLUORO), ("ct", _CT), ("ultrasound", _SONAR)):
        shown = [
            c for c in clauses if words.search(c.text) and not _DENIED.search(c.text[: words.search(c.text).end()])
        ]  # type: ignore[union-attr]
        titled = [c for c in context.clauses if c.section == "procedure_title" and words.search(c.text)]
        if shown or (titled and denied is None):
            name = f"needle-guidance-{len(guidance) + 1}"
            guidance.append(
                Guidance(
                    id=name,
                    modality=modality,
                    about=act.id,
                    spans=tuple(context.quote(c) for c in (shown or titled)[:2]),
                )
            )
            saved = next((c for c in clauses if _SAVED.search(c.text)), None)
            if saved is not None:
                facts.append(Fact(element="image_saved", about=name, spans=(context.quote(saved),)))
            if modality != "ultrasound":
                facts.append(
                    Fact(element="imaging_guidance", about=act.id, spans=(context.quote((shown or titled)[0]),))
                )
            break
    if denied is not None and not guidance:
        guidance.append(
            Guidance(id="needle-guidance-1", modality="landmark", about=act.id, spans=(context.quote(denied),))
        )
        facts.append(Fact(element="imaging_guidance", about=act.id, state="denied", spans=(context.quote(denied),)))
    return tuple(guidance), tuple(facts)
