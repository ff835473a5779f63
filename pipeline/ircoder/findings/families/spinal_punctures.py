"""Spinal taps and drains, intrathecal chemotherapy, C1-C2 punctures, shunt taps (SPIN-59 to SPIN-65)."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, told_levels
from ircoder.findings.epidural_words import asserted
from ircoder.findings.families import spinal_puncture_words as words
from ircoder.findings.families.myelograms import find_myelogram
from ircoder.findings.model import Act, Detail, Fact, Status
from ircoder.findings.needle_guidance import find_needle_guidance
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.language.levels import parse_levels

KINDS = frozenset(
    {
        "lumbar_puncture",
        "lumbar_drain",
        "cervical_puncture",
        "intrathecal_chemotherapy",
        "shunt_tap",
        "myelography_injection",
        "csf_radionuclide_study",
        "cord_cyst_aspiration",
        "cord_biopsy",
    }
)
LARGE_VOLUME_ML = 25
_TAKEN = (words.GOT_FLUID, words.ENTERED, words.RUN_OFF)
_NAMED = frozenset({"performed", "attempted"})
_NOT_TOLD = BACKGROUND | TITLES | {"signature", "attestation", "addendum", "complications"}
_CANAL_INJECTIONS = frozenset({"epidural_injection", "epidural_neurolysis", "epidural_adhesiolysis", "blood_patch"})


def find_spinal_punctures(context: Context, session: Session) -> Parts:
    """Acts of the thecal sac with their purpose, guidance and levels; nothing where none is told."""
    context = in_whole_clauses(context)
    body = [c for c in context.clauses if c.section not in _NOT_TOLD and context.happened(c)]
    titles = [c for c in context.clauses if c.section in TITLES or c.index == 0]
    named = _named(context)
    nuclear = _nuclear(context, body, titles)
    acts: list[Act] = []
    myelogram = find_myelogram(context, body, titles)
    if myelogram is not None:
        acts = [myelogram]
    elif not any(act.kind in _CANAL_INJECTIONS for act in session.acts):
        acts = _punctures(context, body, titles, named)
    acts.extend(_cord(context, body))
    if not acts and not nuclear:
        return Parts()
    guided = find_needle_guidance(context, tuple(acts), "spinal-puncture")
    facts = tuple(Fact(element="csf_volume", about=act.id, spans=act.spans) for act in acts if "volume" in act.details)
    return Parts(acts=(*acts, *nuclear), facts=facts) + guided


def _named(context: Context) -> dict[str, list[Clause]]:
    """Clauses outside the background that name each act of the sac as done or tried."""
    out: dict[str, list[Clause]] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND or clause.section in {"addendum", "complications", "signature"}:
            continue
        for mention in clause.of("INTERVENTION"):
            if mention.kind in KINDS and mention.assertion in _NAMED:
                out.setdefault(mention.kind, []).append(clause)
    return out


def _punctures(context: Context, body: list[Clause], titles: list[Clause], named: dict[str, list[Clause]]) -> list[Act]:
    """The one puncture of the session by what it was for: chemotherapy, C1-C2, shunt, drain or tap."""
    if (
        not named
        and "device:lumbar_drain_catheter" not in context.concepts
        and not context.says(
            words.CHEMOTHERAPY,
            words.DRAIN_LEFT,
            words.BY_CERVICAL_ROUTE,
            words.SAC_REACHED,
            words.PRESSURES,
            words.DRY_HUB,
            words.COLLECTING,
        )
    ):
        return []
    chemo = [c for c in body if words.CHEMOTHERAPY.search(c.text) and words.GIVEN.search(c.text)]
    titled_chemo = named.get("intrathecal_chemotherapy", [])
    if (chemo or titled_chemo) and _entered(body, named, titled_chemo):
        return [_chemotherapy(context, body, [*chemo, *titled_chemo])]
    if "shunt_tap" in named:
        return [_act(context, "shunt_tap", named["shunt_tap"])]
    cervical = [c for c in body if words.BY_CERVICAL_ROUTE.search(c.text)]
    if "cervical_puncture" in named or (cervical and ("lumbar_puncture" in named or _fluid(body))):
        proof = cervical or named["cervical_puncture"]
        injected = any(words.CONTRAST_GIVEN.search(c.text) for c in body) or any(
            words.GIVEN.search(c.text) and words.CONTRAST.search(c.text) for c in body
        )
        return [_act(context, "cervical_puncture", proof, {"injected": injected}, _status(context, body))]
    drains = [c for c in body if words.DRAIN_LEFT.search(c.text)] or _drain_by_its_course(context, body)
    if "lumbar_drain" in named or drains:
        return [_act(context, "lumbar_drain", [*drains, *named.get("lumbar_drain", [])], {}, _status(context, body))]
    by_name = named.get("lumbar_puncture") or _unnamed(context, body)
    if not by_name:
        return []
    proof = [*(c for c in body if words.ENTERED.search(c.text)), *by_name]
    details: dict[str, Detail] = {"purpose": _purpose(context, body, titles)}
    volume = _volume(context, body)
    if volume:
        details["volume"] = volume
    return [_act(context, "lumbar_puncture", proof, details, _status(context, body))]


def _drain_by_its_course(context: Context, body: list[Clause]) -> list[Clause]:
    """Clauses that leave "the catheter" behind, where the report is about a lumbar drain."""
    about = any(
        m.concept == "device:lumbar_drain_catheter" and m.assertion not in {"historical", "negated"}
        for c in context.clauses
        for m in c.of("DEVICE")
    )
    if context.says(words.COLLECTING) and context.says(words.SPINAL_FLUID):
        about = about or any(level[0] == "L" for c in body for level in parse_levels(c.text))
    return [c for c in body if words.CATHETER_LEFT.search(c.text)] if about and _fluid(body) else []


def _unnamed(context: Context, body: list[Clause]) -> list[Clause]:
    """Clauses of a tap that no word names: a needle between lumbar vertebrae and the pressure or fluid of the sac."""
    measured = [c for c in context.clauses if c.section not in BACKGROUND and words.PRESSURES.search(c.text)]
    if measured:
        return measured[:2]
    lumbar = [c for c in body if any(level[0] == "L" for level in parse_levels(c.text))]
    reached = [c for c in body if words.SAC_REACHED.search(c.text)]
    if not reached and context.says(words.SPINAL_FLUID):
        reached = [c for c in body if words.DRY_HUB.search(c.text)]
    if not lumbar or not reached or not any(words.NEEDLE.search(c.text) for c in body):
        return []
    return [*lumbar[:2], *reached[:2]]


def _entered(body: list[Clause], named: dict[str, list[Clause]], titled: list[Clause]) -> bool:
    if titled or "lumbar_puncture" in named or any(words.ENTERED.search(c.text) for c in body):
        return True
    lumbar = any(level[0] == "L" for c in body for level in parse_levels(c.text))
    return (lumbar and _fluid(body)) or any(asserted(words.RESERVOIR, c.text) for c in body)


def _chemotherapy(context: Context, body: list[Clause], proof: list[Clause]) -> Act:
    details: dict[str, Detail] = {}
    if any(asserted(words.RESERVOIR, c.text) for c in body):
        details["reservoir"] = True
    if any(words.GIVEN_BY_ANOTHER.search(context.reading.sentence_text(c.sentence)) for c in body):
        details["given_by_another"] = True
    return _act(context, "intrathecal_chemotherapy", proof, details, _status(context, body))


def _purpose(context: Context, body: list[Clause], titles: list[Clause]) -> str:
    """``therapeutic`` where fluid was taken to lower pressure or volume (SPIN-59)."""
    volume = _volume(context, body)
    told = [*titles, *body]
    if any(words.NOT_DRAINED.search(c.text) for c in told):
        return "diagnostic"
    reasons = [c for c in context.clauses if c.section in {"indication", "history", "diagnosis"}]
    if any(words.DRAINED.search(c.text) for c in told):
        return "therapeutic"
    if volume >= LARGE_VOLUME_ML:
        return "therapeutic"
    asked = any(words.DRAINED.search(c.text) for c in reasons) and not any(
        words.DIAGNOSTIC.search(c.text) for c in told
    )
    return "therapeutic" if asked and volume > LARGE_VOLUME_ML / 2 else "diagnostic"


def _volume(context: Context, body: list[Clause]) -> float:
    """Most fluid in millilitres that one statement says was taken."""
    taken = [c for c in body if any(said.search(c.text) for said in _TAKEN)]
    return max(
        (
            quantity.value
            for quantity in context.reading.quantities
            if quantity.kind == "volume_ml"
            for clause in taken
            if clause.start <= quantity.start < clause.end
            and not words.GIVEN.search(clause.text[: quantity.end - clause.start])
        ),
        default=0.0,
    )


def _fluid(body: list[Clause]) -> bool:
    return any(words.GOT_FLUID.search(c.text) and not words.NO_FLUID.search(c.text) for c in body)


def _status(context: Context, body: list[Clause]) -> Status:
    """A failure told beside fluid that was got or a pressure that was measured is one of an earlier try."""
    failed = any(words.FAILED.search(c.text) for c in body)
    got = _fluid(body) or _volume(context, body) > 0 or any(words.PRESSURE_READ.search(c.text) for c in body)
    return "attempted" if failed and not got else "performed"


def _nuclear(context: Context, body: list[Clause], titles: list[Clause]) -> tuple[Act, ...]:
    """Radionuclide images of the fluid spaces that this report reads."""
    if not context.says(words.TRACER):
        return ()
    told = [c for c in (*titles, *body) if words.TRACER.search(c.text) or words.CISTERNOGRAM.search(c.text)]
    images = [c for c in body if words.NUCLEAR_IMAGES.search(c.text)]
    if not told or not images or not any(words.TRACER.search(c.text) for c in told):
        return ()
    whole = " ".join(c.text for c in (*titles, *body))
    study = "leak" if words.LEAK_STUDY.search(whole) else "shunt" if words.SHUNT_STUDY.search(whole) else "cisternogram"
    return (_act(context, "csf_radionuclide_study", [*told[:1], *images[:1]], {"study": study}),)


def _cord(context: Context, body: list[Clause]) -> list[Act]:
    out = []
    for kind, pattern in (("cord_cyst_aspiration", words.SYRINX), ("cord_biopsy", words.CORD_BIOPSY)):
        found = [c for c in body if pattern.search(c.text)] if context.may_say(pattern) else []
        if found:
            out.append(_act(context, kind, found))
    return out


def _act(
    context: Context,
    kind: str,
    proof: list[Clause],
    details: dict[str, Detail] | None = None,
    status: Status = "performed",
) -> Act:
    spans = tuple(dict.fromkeys(context.quote(c) for c in proof))[:4]
    return Act(
        id=f"{kind.replace('_', '-')}-1",
        kind=kind,
        family=load_act_kinds()[kind].family,
        status=status,
        levels=told_levels(proof)[:1],
        details=details or {},
        spans=spans,
    )


BUILDER = FamilyBuilder("spinal punctures", KINDS, find_spinal_punctures, by_item=True)
