"""Fine needle aspirates: by guidance, first and further lesions, and beside cores (NONV-31 to NONV-36, MOD-30)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import lesions_of, same_lesion
from ircoder.findings.model import Act

ASPIRATE = "fine_needle_aspiration"
BY_GUIDANCE = {
    "ct": ("10009", "10010"),
    "cone_beam_ct": ("10009", "10010"),
    "mr": ("10011", "10012"),
    "ultrasound": ("10005", "10006"),
    "fluoroscopy": ("10007", "10008"),
    "": ("10021", "10004"),
}
FIRST = tuple(dict.fromkeys(pair[0] for pair in BY_GUIDANCE.values()))
FURTHER = tuple(dict.fromkeys(pair[1] for pair in BY_GUIDANCE.values()))
CORES = ("core_biopsy", "biopsy", "bone_biopsy", "breast_biopsy", "prostate_biopsy", "disc_aspiration")
LUNG_CORE = "32408"
REDUCED = "52"
NEEDLE_GUIDANCE = ("76942", "77002", "77012", "77021")

rules = RuleBookBuilder("fine_needle_aspiration", families=(), act_kinds=(ASPIRATE,), codes=(*FIRST, *FURTHER))


@rules.rule("NONV-31", "NONV-32", "NONV-33", phase=Phase.PROPOSE, decides="aspirates by guidance and lesion")
def aspirates(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the first-lesion code of each kind of guidance, and its add-on for every further lesion."""
    groups: dict[tuple[str, str], list[Act]] = {}
    for act in done_or_tried(encounter.findings.acts, ASPIRATE):
        groups.setdefault(BY_GUIDANCE[modality_of(act, encounter)], []).append(act)
    for pair, acts in groups.items():
        slate = slate.add(*_lines(pair, acts))
    return slate


def _lines(pair: tuple[str, str], acts: Sequence[Act]) -> list[Candidate]:
    """First-lesion code, and its add-on where there are more lesions."""
    first, further = pair
    how = "without imaging" if first == "10021" else "with its guidance inside"
    rest = sum(lesions_of(act) for act in acts) - 1
    lead = candidate_of(acts[:1], first, ("NONV-32", "NONV-31"), f"Fine needle aspirate {how}, first lesion.")
    out = [dataclasses.replace(lead, site=f"aspirate:{first}")]
    if rest > 0:
        why = f"{rest} further {'lesion' if rest == 1 else 'lesions'} with the same guidance; passes do not count."
        more = candidate_of(acts[1:] or acts, further, ("NONV-33",), why, units=rest)
        out.append(dataclasses.replace(more, site=f"aspirate:{further}"))
    return out


def modality_of(act: Act, encounter: Encounter) -> str:
    """Guidance that an aspirate is coded by: CT before MR, ultrasound and fluoroscopy where it had several."""
    told = {item.modality for item in encounter.findings.guidance_about(act.id)}
    return next((name for name in BY_GUIDANCE if name in told), "")


@rules.rule("NONV-34", phase=Phase.CHOOSE, decides="each kind of guidance starts its own first lesion")
def second_guidance(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that aspirates under different guidance are of different lesions."""
    firsts = slate.with_code(*FIRST)
    if len(firsts) > 1:
        for candidate in firsts:
            proof = "Another lesion, with guidance of its own."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


@rules.rule("MOD-28", phase=Phase.CHOOSE, decides="an aspirate that succeeded stands for the core that failed")
def failed_core(slate: Slate, encounter: Encounter) -> Slate:
    """Take off a core that was only tried where the same lesion was then aspirated."""
    aspirated = encounter.findings.performed(ASPIRATE)
    for candidate in slate.candidates:
        acts = [act for act in _acts(candidate, encounter) if act.kind in CORES]
        if acts and all(act.status == "attempted" and _cored(act, aspirated) for act in acts):
            winner = next((line.code for line in slate.with_code(*FIRST)), None)
            reason = "The core failed; the aspirate of the same lesion gave the sample."
            slate = slate.exclude(candidate, "MOD-28", reason, winner)
    return slate


@rules.rule("NONV-35", "NONV-36", "MOD-30", phase=Phase.CHOOSE, decides="aspirate and core: one lesion or two")
def aspirate_and_core(slate: Slate, encounter: Encounter) -> Slate:
    """Keep the core of a lesion that was aspirated too; prove aspirates of other lesions, or read as inadequate."""
    cores = _reported(slate, encounter, CORES)
    for pair in dict.fromkeys(BY_GUIDANCE.values()) if cores else ():
        lines = slate.with_code(*pair)
        acts = [act for line in lines for act in _acts(line, encounter)]
        acts = list({act.id: act for act in acts}.values())
        kept = [act for act in acts if not _cored(act, cores) or _both_stand(act, encounter)]
        if len(kept) < len(acts):
            for line in lines:
                slate = slate.exclude(line, "MOD-30", "", note=False)
            reason = "The lesion gave a core too: one sample of it is reported."
            lost = next(act for act in acts if act not in kept)
            slate = slate.decline(pair[0], "MOD-30", reason, None, lost.spans)
            slate = slate.add(*(_lines(pair, kept) if kept else ()))
        for line in slate.with_code(*pair):
            slate = slate.swap(line, _proved(line, cores, slate, encounter))
    return slate


def _reported(slate: Slate, encounter: Encounter, kinds: Sequence[str]) -> list[Act]:
    ids = {act for candidate in slate.candidates for act in candidate.acts}
    return [act for act in encounter.findings.acts if act.kind in kinds and act.id in ids]


def _acts(candidate: Candidate, encounter: Encounter) -> list[Act]:
    return [act for act in encounter.findings.acts if act.id in candidate.acts]


def _cored(act: Act, cores: Sequence[Act]) -> bool:
    return any(same_lesion(act, core) for core in cores)


def _both_stand(act: Act, encounter: Encounter) -> bool:
    """Whether an aspirate stands beside the core of its lesion: read as inadequate, or by the rule of other payers."""
    return bool(act.details.get("inadequate")) or encounter.payer != "medicare"


def _proved(line: Candidate, cores: Sequence[Act], slate: Slate, encounter: Encounter) -> Candidate:
    acts = _acts(line, encounter)
    cored = [act for act in acts if _cored(act, cores)]
    if not cored:
        return dataclasses.replace(
            line, distinct="Another lesion than the one that gave the core.", rules=(*line.rules, "NONV-36")
        )
    if any(act.details.get("inadequate") for act in cored):
        proof = "The aspirate was read as inadequate before the core was taken."
        return dataclasses.replace(line, distinct=proof, rules=("NONV-35", *line.rules))
    reduced = (REDUCED,) if slate.with_code(LUNG_CORE) else ()
    return dataclasses.replace(
        line,
        distinct="Aspirate and core were both needed.",
        modifiers=(*line.modifiers, *reduced),
        rules=("NONV-35", *line.rules),
    )


@rules.rule("NONV-35", phase=Phase.UNITS, decides="the aspirate holds the guidance of the core of its lesion")
def guidance_inside_aspirate(slate: Slate, encounter: Encounter) -> Slate:
    """Take off guidance whose every needle took a core of a lesion that an aspirate with guidance stands for."""
    guided_aspirates = [
        act
        for c in slate.with_code(*FIRST, *FURTHER)
        if c.code not in ("10021", "10004")
        for act in _acts(c, encounter)
    ]
    if not guided_aspirates:
        return slate
    for candidate in slate.with_code(*NEEDLE_GUIDANCE):
        acts = [a for a in encounter.findings.acts if a.id in _guided_with(candidate, slate, encounter)]
        if acts and all(any(same_lesion(act, other) for other in guided_aspirates) for act in acts):
            reason = "Guidance is inside the aspirate of the same lesion."
            slate = slate.exclude(candidate, "NONV-35", reason, slate.with_code(*FIRST)[0].code)
    return slate


def _guided_with(guidance: Candidate, slate: Slate, encounter: Encounter) -> set[str]:
    """Sampling acts that the modality of a guidance code guided and whose code does not hold it."""
    modalities = {item.modality for act in guidance.acts for item in encounter.findings.guidance_about(act)}
    catalogue = encounter.knowledge.catalogue
    out = set(guidance.acts)
    for candidate in slate.candidates:
        if "imaging_guidance" in catalogue[candidate.code].includes or catalogue[candidate.code].kind != "procedure":
            continue
        out.update(a for a in candidate.acts if encounter.findings.guidance_about(a, *modalities))
    return out


BOOK = rules.book()
