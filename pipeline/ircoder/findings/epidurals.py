"""Epidural and intrathecal injections, catheters, neurolysis, adhesiolysis and blood patches (SPIN-30 to SPIN-42).

An injection of a drug credits the ways in and the levels told since the last failed try, so that a first approach that
was given up is not coded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ircoder.findings import epidural_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.epidural_guidance import find_epidural_guidance
from ircoder.findings.model import Act, Detail, Side
from ircoder.findings.parts import Parts
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels
from ircoder.language.reading import Mention

FAMILY = "epidural_injection"
_NOT_TOLD = BACKGROUND | TITLES | {"impression", "addendum", "complications", "signature", "attestation"}
_WAYS = (
    ("transforaminal", words.TRANSFORAMINAL),
    ("caudal", words.CAUDAL),
    ("interlaminar", words.INTERLAMINAR),
    ("intrathecal", words.INTRATHECAL),
)
_ROOT_OR_SPACE = (words.TRANSFORAMINAL, words.EPIDURAL, words.ALONG_A_ROOT)
_CANAL = (*(way for _, way in _WAYS), words.EPIDURAL, words.PATCH, words.LYSIS)
_REGIONS = ("cervical", "thoracic", "lumbar", "sacral")

_EPIDURAL_WORK = re.compile(r"epidur|racz|caudal|adhesi", re.IGNORECASE)

_SPINAL_WAY = re.compile(r"epidur|lamin|\besi\b|loss[\s-]of[\s-]resist|\blor\b", re.IGNORECASE)
_FACET_LEVELS = re.compile(
    r"\b[CTLS]\d\S*(?:\s*(?:,|and|&)\s*[CTLS]\d\S*)*\s+(?:facets?|z-?joints?|zyg\w+|medial branch)\b", re.IGNORECASE
)
_NEAR = 25

Place = tuple[str, Side | None]
Ways = tuple[tuple[str, WordPattern], ...]


@dataclass
class _Told:
    """Ways in and places that were credited by an injection, with the clauses that tell them."""

    ways: dict[str, list[Clause]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    given: list[Clause] = field(default_factory=list)


def find_epidurals(context: Context) -> Parts:
    """Acts of the spinal canal with levels, sides and imaging; nothing where the report tells none."""
    context = in_whole_clauses(context)
    patterns = (*_CANAL, words.FORAMEN) if context.says(words.ALONG_A_ROOT) else _CANAL
    names = tuple(pattern for pattern in patterns if context.may_say(pattern))
    if not context.says(*names):
        return Parts()
    text = context.reading.text
    body = [clause for clause in context.clauses if clause.section not in _NOT_TOLD]
    if not any(words.gives_drug(clause) for clause in body):
        body = [c for c in context.clauses if c.section not in _NOT_TOLD - {"impression"}]
    titles = [clause for clause in context.clauses if clause.section in TITLES or clause.index == 0]
    spoken = any(pattern.search(clause.text) for pattern in patterns for clause in (*body, *titles))
    if words.SPINAL_ANESTHESIA.search(text) or words.NOTHING_DONE.search(text) or not spoken:
        return Parts()
    told = _follow(body, titles, _ways(body, titles))
    acts = _special(context, body, titles, told) or _injections(context, body, titles, told)
    guidance, facts = find_epidural_guidance(context, body, titles, acts)
    return Parts(acts, guidance, facts)


def _ways(body: list[Clause], titles: list[Clause]) -> Ways:
    """Words of each way in; a foramen counts where the report speaks of a root or of the epidural space."""
    both = (*titles, *body)
    if any(pattern.search(c.text) for c in both for pattern in _ROOT_OR_SPACE):
        return (*_WAYS, ("transforaminal", words.FORAMEN))
    return _WAYS


def _follow(body: list[Clause], titles: list[Clause], patterns: Ways) -> _Told:
    """Walk through the body; a failed try empties what was told since the last injection."""
    told = _Told()
    ways: dict[str, list[Clause]] = {}
    places: list[Place] = []
    for clause in body:
        if words.failed(clause):
            ways, places = {}, []
            continue
        if words.aside(clause):
            continue
        for name, pattern in patterns:
            if words.asserted(pattern, words.without_gaps(clause.text) if pattern is words.FORAMEN else clause.text):
                ways.setdefault(name, []).append(clause)
        places.extend(place for place in _places(clause) if place not in places)
        if words.gives_drug(clause) or (told.given and words.SAME_DRUG.search(clause.text)):
            told.given.append(clause)
            own = _by_way(ways, places)
            for name, clauses in ways.items():
                told.ways.setdefault(name, []).extend(clauses)
                kept = told.places.setdefault(name, [])
                kept.extend(place for place in own[name] if place not in kept)
            if len(ways) > 1:
                ways, places = {}, []
    if not told.given and any(words.injects_into_canal(clause) for clause in titles):
        # The title says that an injection was done; the body then tells of the contrast only.
        told.given.extend(c for c in body if words.INJECTED.search(c.text) and words.CONTRAST.search(c.text))
    if told.given and not told.ways:
        _credit(told, ways, places, titles, body)
    return told


def _credit(
    told: _Told, ways: dict[str, list[Clause]], places: list[Place], titles: list[Clause], body: list[Clause]
) -> None:
    """Ways told after the drug, or only by the title, count where the body tells no other."""
    own = _by_way(ways, places)
    for name, clauses in ways.items():
        told.ways[name] = clauses
        told.places[name] = own[name]
    for name, pattern in _WAYS:
        hits = [
            clause
            for clause in titles
            if words.asserted(pattern, clause.text) and not words.failed(clause) and not words.aside(clause)
        ]
        if hits and not told.ways:
            told.ways[name] = hits
    vague = [
        clause for clause in (*body, *titles) if words.asserted(words.EPIDURAL, clause.text) and not words.aside(clause)
    ]
    if vague and not told.ways:
        told.ways["interlaminar"] = vague
        told.places["interlaminar"] = [place for clause in vague for place in _places(clause)]


def _by_way(ways: dict[str, list[Clause]], places: list[Place]) -> dict[str, list[Place]]:
    """Levels of each way in: those told in its own words where each way has some, else all for each."""
    own = {name: [p for clause in clauses for p in _nearest(clause, name, ways)] for name, clauses in ways.items()}
    told = {place for found in own.values() for place in found}
    if len(ways) > 1 and all(own.values()) and told >= set(places):
        return own
    return dict.fromkeys(ways, places)


def _nearest(clause: Clause, way: str, ways: dict[str, list[Clause]]) -> list[Place]:
    """Places of a clause that belong to a way: all, unless another way of the clause stands nearer to them."""
    spots = [
        (match.start(), name)
        for name, pattern in _WAYS
        if clause in ways.get(name, ())
        for match in pattern.finditer(clause.text)
    ]
    if len({name for _, name in spots}) < 2:
        return _places(clause)
    out: list[Place] = []
    for mention in clause.of("ANATOMY"):
        at = mention.start - clause.start
        if min((abs(spot - at), name) for spot, name in spots)[1] == way:
            out.extend(place for place in _mentioned(clause, (mention,)) if place not in out)
    known = {level for level, _ in _mentioned(clause, clause.of("ANATOMY"))}
    return [*out, *_swallowed(clause, known)] if way == "transforaminal" else out


def _places(clause: Clause) -> list[Place]:
    """Levels (with sides) of needles; where drug or contrast only spread to is none."""
    out = _mentioned(clause, clause.of("ANATOMY"))
    return [*out, *_swallowed(clause, {level for level, _ in out})]


def _mentioned(clause: Clause, mentions: tuple[Mention, ...]) -> list[Place]:
    out: list[Place] = []
    turn = words.AT_WORK.search(clause.text) if words.SCANNED.search(clause.text) else None
    scanned = turn.start() if turn is not None else None
    for mention in mentions:
        levels = mention.attributes.get("levels")
        if not isinstance(levels, tuple) or mention.assertion in {"negated", "historical", "planned"}:
            continue
        at = mention.start - clause.start
        if (scanned is not None and at < scanned) or words.is_spared(clause.text, at):
            continue
        if _only_reached(clause.before(mention)[-60:]) or words.COMPLAINT.search(clause.after(mention)):
            continue
        other = _OTHER_SIDE_TOO.search(clause.before(mention))
        side: Side | None = mention.side
        if other is not None and mention.side is not None and other.group(1).lower() != mention.side:
            side = "bilateral"
        out.extend((level, own) for level in levels for own in sides(side))
    return out


_OTHER_SIDE_TOO = re.compile(r"\b(left|right)\s+(?:and|&)\s+(?:then\s+)?(?:the\s+)?$", re.IGNORECASE)
"""Stands before "right L5-S1" in "the left and the right L5-S1 foramen"."""


def _only_reached(before: str) -> bool:
    """The last word before a level says that something spread there, and not that a needle went in."""
    spread = max((match.start() for match in words.SPREAD.finditer(before)), default=-1)
    needle = max((match.start() for match in words.NEEDLE.finditer(before)), default=-1)
    return spread > needle


def _swallowed(clause: Clause, known: set[str]) -> list[Place]:
    """Levels inside the name of the act ("L5-S1 transforaminal injection"), which are no mentions of their own."""
    named = words.TRANSFORAMINAL.search(clause.text)
    if named is None:
        return []
    spread = words.SPREAD.search(clause.text)
    if spread is not None and spread.start() < named.end() + _NEAR:
        return []
    told = clause.text[: spread.start()] if spread else clause.text
    told = _FACET_LEVELS.sub(" ", told)
    said = _said_sides([clause])
    only = next(iter(said)) if len(said) == 1 else None
    # A root beside its interspace is the same foramen.
    missing = [level for level in parse_levels(told) if level not in known and interspace(level) not in known]
    return [(level, side) for level in missing for side in sides(only)]


def _special(context: Context, body: list[Clause], titles: list[Clause], told: _Told) -> tuple[Act, ...]:
    """Blood patch, lysis of adhesions or neurolysis, which take the place of a plain injection."""
    live = [c for c in body if not words.failed(c) and not words.aside(c)]
    whole = " ".join(clause.text for clause in live)
    named = whole + " " + " ".join(clause.text for clause in titles)
    # "The nurse drew her blood, and I gave 15 mL of it": the sentence tells what one of its clauses does not.
    sentences = (c.text + " " + context.reading.sentence_text(c.sentence) for c in live)
    blood = [c for c, text in zip(live, sentences, strict=True) if words.asserted(words.BLOOD_GIVEN, text)]
    if words.PATCH.search(named) and blood and words.CANAL.search(context.said):
        details: dict[str, Detail] = {}
        if any("prophyla" in clause.text.lower() for clause in (*live, *titles)):
            details["same_session_prophylactic"] = True
        return (_act(context, "blood_patch", _all_levels(told, live, titles), details, blood),)
    lysed = [c for c in live if words.asserted(words.LYSIS_DONE, c.text)]
    if words.LYSIS.search(named) and lysed and "cath" in whole.lower() and _EPIDURAL_WORK.search(named):
        series = words.SERIES.search(named) is not None
        return (
            _act(
                context, "epidural_adhesiolysis", _all_levels(told, live, titles), {"days": 2 if series else 1}, lysed
            ),
        )
    burnt = [c for c in live if words.asserted(words.NEUROLYTIC, c.text) and words.INJECTED.search(c.text)]
    if burnt and (words.INTRATHECAL.search(named) or words.EPIDURAL.search(named)):
        space = "intrathecal" if words.INTRATHECAL.search(named) else "epidural"
        return (_act(context, "epidural_neurolysis", _all_levels(told, live, titles), {"space": space}, burnt),)
    return ()


def _all_levels(told: _Told, live: list[Clause], titles: list[Clause]) -> tuple[str, ...]:
    places = [place for found in told.places.values() for place in found]
    for clauses in (live, titles):
        places = places or [place for clause in clauses for place in _places(clause)]
    return tuple(dict.fromkeys(level for level, _ in places))


def _injections(context: Context, body: list[Clause], titles: list[Clause], told: _Told) -> tuple[Act, ...]:
    whole = " ".join(clause.text for clause in (*titles, *body))
    if words.OTHER_SPINE_WORK.search(whole) and not {"transforaminal", "interlaminar"} & set(told.ways):
        return ()
    if not told.given or (words.OTHER_SPINE_WORK.search(whole) and not words.EPIDURAL.search(whole)):
        return ()
    ways = _real_ways(told)
    if ways == ["interlaminar"] and words.PERIPHERAL.search(whole) and not _SPINAL_WAY.search(whole):
        # A Tuohy needle at a plexus or a plane enters no canal.
        return ()
    substance = words.substance_of(" ".join(clause.text for clause in told.given)) or "unstated"
    out: list[Act] = []
    for way in ways:
        if way == "intrathecal" and substance not in {"baclofen", "opioid", "contrast"}:
            continue
        details: dict[str, Detail] = {"approach": way, "substance": substance}
        proof = [*told.ways[way][:2], *told.given[:2]]
        if way == "transforaminal":
            out.extend(_foramina(context, told, body, titles, details, proof, len(out)))
        else:
            details["indwelling"] = _stays(body)
            out.extend(_by_region(_single(context, told, body, titles, way, details, proof, len(out)), body))
    return tuple(out)


def _by_region(act: Act, body: list[Clause]) -> tuple[Act, ...]:
    """Neck or chest and the lower back entered in one session are two acts; a threaded catheter is one."""
    upper = tuple(level for level in act.levels if level[0] in "CT" and not level.startswith(("T11", "T12")))
    lower = tuple(level for level in act.levels if level[0] in "LS")
    if not upper or not lower or any("cath" in clause.text.lower() for clause in body):
        return (act,)
    return replace(act, levels=upper), replace(act, id=f"{act.id}-lower", levels=lower)


def _real_ways(told: _Told) -> list[str]:
    """Ways that were used: a Tuohy needle or lost resistance at the hiatus is no further way in."""
    ways = [name for name, _ in _WAYS if name in told.ways]
    if "caudal" in ways:
        return ["caudal", *(way for way in ways if way == "transforaminal")]
    if "transforaminal" in ways and "interlaminar" in ways:
        named = any("lamin" in clause.text.lower() for clause in told.ways["interlaminar"])
        return ["transforaminal", "interlaminar"] if named else ["transforaminal"]
    if "interlaminar" in ways or "transforaminal" in ways:
        return [way for way in ways if way != "intrathecal"]
    return ways


def _foramina(
    context: Context,
    told: _Told,
    body: list[Clause],
    titles: list[Clause],
    details: dict[str, Detail],
    proof: list[Clause],
    count: int,
) -> list[Act]:
    found = told.places.get("transforaminal", [])
    if not found:
        found = [p for clause in titles for p in _places(clause)] or [
            p for clause in told.given for p in _places(clause)
        ]
    places = list(dict.fromkeys((interspace(level), side) for level, side in found))
    titled = {side for clause in titles for _, side in _places(clause) if side} or _said_sides(
        told.ways["transforaminal"]
    )
    # A level told with a side makes its telling without one redundant; the only side told is that of all.
    sided = {level for level, side in places if side is not None}
    places = [(level, side) for level, side in places if side is not None or level not in sided]
    if len(titled) == 1:
        only = next(iter(titled))
        places = list(dict.fromkeys((level, side or only) for level, side in places))
    return [
        replace(
            _act(context, "epidural_injection", (level,), details, proof), id=f"epidural-{count + number}", side=side
        )
        for number, (level, side) in enumerate(places, start=1)
    ]


def _said_sides(clauses: list[Clause]) -> set[Side]:
    out: set[Side] = set()
    for clause in clauses:
        low = clause.text.lower()
        if "bilateral" in low or " both " in low:
            out.add("bilateral")
        out |= {side for side in ("left", "right") if f"{side} " in low}
    return out


def _single(
    context: Context,
    told: _Told,
    body: list[Clause],
    titles: list[Clause],
    way: str,
    details: dict[str, Detail],
    proof: list[Clause],
    count: int,
) -> Act:
    """One act for an entry from behind, through the hiatus or into the sac; its first level is that of entry."""
    levels = tuple(dict.fromkeys(level for level, _ in told.places.get(way, [])))
    if not levels:
        tried = [c for c in (*titles, *body) if not words.failed(c)]
        levels = tuple(dict.fromkeys(level for clause in tried for level, _ in _places(clause)))
        levels = levels or tuple(dict.fromkeys(level for clause in tried for level in _in_the_name(clause)))
    if not levels:
        text = " ".join(clause.text.lower() for clause in (*titles, *told.ways[way], *body))
        region = next((name for name in _REGIONS if name in text), None)
        if region is not None:
            details = {**details, "spinal_region": region}
    return replace(_act(context, "epidural_injection", levels, details, proof), id=f"epidural-{count + 1}")


def _in_the_name(clause: Clause) -> list[str]:
    """Levels inside the name of the injection ("C7-T1 ESI")."""
    named = words.EPIDURAL.search(clause.text)
    return (
        list(parse_levels(clause.text[: named.end() + _NEAR])) if named is not None and not words.aside(clause) else []
    )


def _stays(body: list[Clause]) -> bool:
    """A catheter was left for infusion or boluses, and not taken out in the same session."""
    left = [clause for clause in body if words.asserted(words.CATHETER_LEFT, clause.text)]
    return bool(left) and not any(words.CATHETER_OUT.search(clause.text) for clause in body)


def _act(context: Context, kind: str, levels: tuple[str, ...], details: dict[str, Detail], proof: list[Clause]) -> Act:
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in proof))[:4]
    return Act(id="epidural-1", kind=kind, family=FAMILY, levels=levels, details=details, spans=spans)


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
