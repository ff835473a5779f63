"""Endograft repairs of the aorta and iliac arteries: extensions, anchors, branches, accesses (VINT-74 to VINT-81)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.device_use import tier_of
from ircoder.findings.endograft_pieces import GRAFT_ACTS, NOT_NOW, lays_piece, names_repair, speaks_of_grafts
from ircoder.findings.families import endograft_words as words
from ircoder.findings.families.endograft_access import find_endograft_access
from ircoder.findings.model import Act, Detail, Fact, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session

FAMILY = "endovascular_repair"
KINDS = frozenset(
    {
        "endograft_repair",
        "endograft_extension",
        "endograft_fixation",
        "fenestrated_endograft",
        "iliac_branch_endograft",
        "thoracic_endograft",
        "large_bore_access_closure",
        "open_artery_exposure",
        "iliac_occluder",
        "femoral_crossover_bypass",
        "subclavian_transposition",
        "carotid_crossover_bypass",
        "endograft_planning",
    }
)
_THORACIC_AORTA = frozenset({"vessel:descending_thoracic_aorta", "vessel:aortic_arch", "vessel:thoracic_aorta"})
_OPENING = 3
"""So many first clauses of a report without a title hold its name."""
_VISCERAL = ("celiac_artery", "superior_mesenteric_artery")


def find_endografts(context: Context, session: Session) -> Parts:
    """One act for the repair, one for each extension, branch and access; nothing where no graft was deployed."""
    if not speaks_of_grafts(context):
        return Parts()
    body = [clause for clause in context.body() if context.happened(clause)]
    deployed = [clause for clause in body if lays_piece(context, clause)]
    naming = [
        (mention.kind, clause)
        for clause in context.clauses
        if clause.section not in BACKGROUND
        for mention in clause.of("INTERVENTION")
        if mention.kind in GRAFT_ACTS and mention.assertion in {"performed", "attempted"}
    ]
    naming.extend(_titled_thoracic(context, body))
    named = dict(naming)
    titled = [clause for _, clause in naming if tier_of(context, clause) in {"listed", "summed"}]
    told = deployed or titled or [clause for clause in context.clauses if names_repair(context, clause)]
    proof = deployed or list({clause.index: clause for clause in (*named.values(), *told)}.values())
    acts = [*(_repair(context, body, proof, named) if told else ()), *_fixation(context, body)]
    if not acts:
        return Parts()
    acts.extend(_beside(context, body))
    facts = [
        Fact(element="planning_minutes", about=act.id, spans=act.spans)
        for act in acts
        if act.kind == "endograft_planning"
    ]
    return Parts(acts=tuple(acts), facts=tuple(facts)) + find_endograft_access(context, body)


def _titled_thoracic(context: Context, body: list[Clause]) -> Iterator[tuple[str, Clause]]:
    """A graft of the thoracic aorta that the title tells by device and vessel, and the body by its edge and size."""
    for clause in context.clauses:
        if clause.section not in TITLES and clause.index >= _OPENING:
            continue
        graft = any(m.attributes.get("covered") == "yes" and m.assertion == "performed" for m in clause.of("DEVICE"))
        if not graft or not any(m.concept in _THORACIC_AORTA for m in clause.of("VESSEL")):
            continue
        for other in body:
            if words.WAY_AND_LANDING.search(other.text) and words.SIZED.search(other.text):
                yield "thoracic_endograft", other
                yield "endograft_repair", clause
                return


def _repair(context: Context, body: list[Clause], proof: list[Clause], named: dict[str, Clause]) -> Iterator[Act]:
    """The main repair with its branches and extensions, or delayed extensions of an older repair."""
    title = " ".join(clause.text for clause in context.clauses if clause.section in TITLES or clause.index == 0)
    told = " ".join(clause.text for clause in proof)
    everything = f"{title} {told}"
    devices = {mention.concept for clause in proof for mention in clause.of("DEVICE")}
    thoracic = _is_thoracic(everything, devices, named)
    branched = "iliac_branch_endograft" in named or bool(words.ILIAC_BRANCH.search(everything))
    if thoracic:
        yield from _thoracic(context, body, proof, everything)
        return
    if ("fenestrated_endograft" in named or devices & words.FENESTRATED) and not words.NOT_FENESTRATED.search(told):
        yield _fenestrated(context, body, proof, everything)
        yield from _extensions(context, body, delayed=False)
        return
    main = _main_body(context, told, title) and not words.LATER_ONLY.search(title)
    if main or (not branched and not _earlier_repair(context)):
        yield _abdominal(context, proof, everything)
        yield from _extensions(context, body, delayed=False)
    elif not branched:
        yield from _extensions(context, body, delayed=True, proof=proof)
    if branched:
        yield from _iliac_branches(context, body, title)


def _is_thoracic(text: str, devices: set[str], named: dict[str, Clause]) -> bool:
    if "thoracic_endograft" in named:
        return True
    thoracic = bool(devices & words.THORACIC_DEVICES) or words.THORACIC.search(text) is not None
    return thoracic and not words.ABDOMINAL.search(text)


def _main_body(context: Context, told: str, title: str) -> bool:
    """Whether the graft itself is laid; a cuff below the renal arteries is a later piece where an older graft leaks."""
    if words.MAIN_BODY.search(told) or words.BIFURCATED.search(title):
        return True
    return words.TUBE.search(told) is not None and not (words.LEAKED.search(title) and _earlier_repair(context))


def _earlier_repair(context: Context) -> bool:
    """Whether the background tells of an endograft of an earlier session."""
    return any(
        words.EARLIER.search(clause.text) or words.LEAKED.search(clause.text)
        for clause in context.clauses
        if clause.section in BACKGROUND or clause.section in TITLES or clause.index < 3
    )


def _abdominal(context: Context, proof: list[Clause], text: str) -> Act:
    details: dict[str, Detail] = {"configuration": _configuration(text)}
    if _ruptured(context):
        details["ruptured"] = True
    side: Side | None = None
    if details["configuration"] == "ilio_iliac":
        side = next((m.side for clause in proof for m in clause.of("VESSEL") if m.side), None)
    return _act(context, "endograft_repair", proof, details=details, side=side)


def _configuration(text: str) -> str:
    """Where the components end: tube, one iliac artery, both, or an iliac artery alone (VINT-74)."""
    if words.UNI_ILIAC.search(text):
        return "aorto_uni_iliac"
    if words.BIFURCATED.search(text):
        return "bifurcated"
    if words.ILIO_ILIAC.search(text) and not words.AORTIC.search(text):
        return "ilio_iliac"
    return "tube" if words.TUBE.search(text) else "bifurcated"


def _ruptured(context: Context) -> bool:
    for clause in context.clauses:
        if clause.section in {"consent", "plan", "complications"}:
            continue
        match = words.RUPTURED.search(clause.text)
        if match and not words.NOT_RUPTURED.search(clause.text[: match.end() + 20]):
            return True
    return False


def _fenestrated(context: Context, body: list[Clause], proof: list[Clause], text: str) -> Act:
    """Count the visceral arteries with a fenestration, branch or stent, each renal artery apart (VINT-79)."""
    branches: dict[str, None] = {}
    for clause in body:
        if not words.BRANCH_TREATED.search(clause.text):
            continue
        for mention in clause.of("VESSEL"):
            name = mention.concept.removeprefix("vessel:")
            if mention.assertion in NOT_NOW:
                continue
            if name in _VISCERAL:
                branches[name] = None
            elif name == "renal_artery":
                branches.update((f"{side or 'one'}_renal_artery", None) for side in sides(_both(clause, mention.side)))
        if words.STENTS_OF_BOTH_RENALS.search(clause.text):
            branches.update((f"{side}_renal_artery", None) for side in ("left", "right"))
    if len(branches) > 1:
        branches.pop("one_renal_artery", None)
    infrarenal = bool(words.INFRARENAL_PART.search(" ".join(clause.text for clause in body)))
    details: dict[str, Detail] = {"branches": len(branches), "infrarenal": infrarenal}
    return _act(context, "fenestrated_endograft", proof, details=details)


def _both(clause: Clause, side: Side | None) -> Side | None:
    return side or ("bilateral" if words.BOTH_RENALS.search(clause.text) else None)


def _thoracic(context: Context, body: list[Clause], proof: list[Clause], text: str) -> Iterator[Act]:
    if words.LATER_ONLY.search(text) and _earlier_repair(context):
        way = (
            "distal"
            if words.DISTAL_EXTENSION.search(text) and not words.PROXIMAL_EXTENSION.search(text)
            else "proximal"
        )
        yield _act(
            context, "endograft_extension", proof, details={"place": "thoracic", "direction": way, "delayed": True}
        )
        return
    told = " ".join(clause.text for clause in body)
    details: dict[str, Detail] = {
        "covers_left_subclavian": bool(words.SUBCLAVIAN_COVERED.search(told))
        and not words.SUBCLAVIAN_SPARED.search(told),
        "branched": bool(words.SUBCLAVIAN_BRANCH.search(f"{text} {told}")),
    }
    yield _act(context, "thoracic_endograft", proof, details=details)
    if words.PROXIMAL_EXTENSION.search(told):
        found = [clause for clause in body if words.PROXIMAL_EXTENSION.search(clause.text)]
        yield _act(context, "endograft_extension", found, details={"place": "thoracic", "direction": "proximal"})


def _extensions(context: Context, body: list[Clause], *, delayed: bool, proof: Iterable[Clause] = ()) -> Iterator[Act]:
    """Vessels into which a component goes beyond the treatment zone, each once (VINT-76)."""
    reached: dict[tuple[str, Side | None], Clause] = {}
    for clause in body:
        grafted = lays_piece(context, clause) or words.EXTENDED.search(clause.text)
        embolized = words.EMBOLIZED.search(words.OVER_PLUG.sub(" ", clause.text))
        if not grafted or embolized or words.ILIAC_BRANCH.search(clause.text):
            continue
        for mention in clause.of("VESSEL"):
            name = mention.concept.removeprefix("vessel:")
            outside = name in words.BEYOND_THE_ZONE or (delayed and name in words.LIMB_VESSELS)
            if words.KEPT_OPEN.match(clause.after(mention)) or words.KEEPING.search(clause.before(mention)):
                continue
            if outside and mention.assertion not in NOT_NOW and words.lands_in(clause.before(mention)):
                for side in sides(mention.side):
                    reached.setdefault((name, side), clause)
    if len({name for name, side in reached if side}) == len({name for name, _ in reached}):
        reached = {key: clause for key, clause in reached.items() if key[1]} or reached
    if delayed:
        by_side = {side: (name, clause) for (name, side), clause in reached.items()}
        found = [(name, side, clause) for side, (name, clause) in by_side.items()]
        if not found:
            first = next(iter(proof), None)
            if first is None:
                return
            side = next((mention.side for mention in first.mentions if mention.side), None)
            found = [("common_iliac_artery" if side else "abdominal_aorta", side, first)]
    else:
        found = [(name, side, clause) for (name, side), clause in reached.items()]
    for number, (name, side, clause) in enumerate(found, start=1):
        details: dict[str, Detail] = {"delayed": delayed, "place": "abdominal"}
        yield _act(
            context,
            "endograft_extension",
            [clause],
            details=details,
            side=side,
            target=f"vessel:{name}",
            number=number,
        )


def _iliac_branches(context: Context, body: list[Clause], title: str) -> Iterator[Act]:
    found: dict[Side | None, Clause] = {}
    for clause in body:
        if words.ILIAC_BRANCH.search(clause.text):
            given = next((m.side for m in (*clause.of("DEVICE", "INTERVENTION"), *clause.of("VESSEL")) if m.side), None)
            for side in sides(given):
                found.setdefault(side, clause)
    if len(found) > 1:
        found.pop(None, None)
    for number, (side, clause) in enumerate(found.items(), start=1):
        yield _act(context, "iliac_branch_endograft", [clause], side=side or words.side_in(title), number=number)


def _fixation(context: Context, body: list[Clause]) -> Iterator[Act]:
    anchors = [
        clause
        for clause in body
        if any(m.kind == "endograft_fixation" and m.assertion == "performed" for m in clause.of("INTERVENTION"))
        or (
            words.DEPLOYED.search(clause.text)
            and any(m.concept == "device:endoanchor" and m.assertion not in NOT_NOW for m in clause.of("DEVICE"))
        )
    ]
    if anchors:
        yield _act(context, "endograft_fixation", anchors)


def _beside(context: Context, body: list[Clause]) -> Iterator[Act]:
    """Operations that belong to a repair: iliac plug, crossover bypass, subclavian and carotid rerouting, planning."""
    for kind, pattern in words.BESIDE:
        found = [clause for clause in body if pattern.search(clause.text) and not words.UNUSED.search(clause.text)]
        if not found:
            continue
        details: dict[str, Detail] = {}
        if kind == "endograft_planning":
            minutes = [
                int(q.value)
                for q in context.reading.quantities
                if q.kind == "minutes"
                for c in found
                if c.start <= q.start < c.end
            ]
            if not minutes:
                continue
            details["minutes"] = max(minutes)
        yield _act(context, kind, found, details=details, side=words.side_in(found[0].text))


def _act(
    context: Context,
    kind: str,
    proof: Iterable[Clause],
    *,
    details: dict[str, Detail] | None = None,
    side: Side | None = None,
    target: str | None = None,
    number: int = 1,
) -> Act:
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in proof))[:4]
    return Act(
        id=f"endograft-{kind.replace('_', '-')}-{number}",
        kind=kind,
        family=FAMILY,
        target=target,
        side=side,
        details=details or {},
        spans=spans,
    )


BUILDER = FamilyBuilder("endografts", KINDS, find_endografts)
