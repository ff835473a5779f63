"""What the books on collected fluid share: imaging of an act, the place of an act, and how its code line is written."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.findings.model import Act, Side, spans_of
from ircoder.knowledge.fluid_sites import FluidSite, load_fluid_sites

WITHOUT_IMAGING = frozenset({"landmark"})


def acts_done(encounter: Encounter, *kinds: str) -> tuple[Act, ...]:
    """Performed acts of these kinds; where none was performed, the attempts, whose codes take a modifier (NONV-111)."""
    performed = encounter.findings.performed(*kinds)
    if performed:
        return performed
    return tuple(act for act in encounter.findings.acts if act.kind in kinds and act.status == "attempted")


def imaged(act: Act, encounter: Encounter) -> bool:
    """Whether imaging of any kind guided an act or marked its site."""
    return any(item.modality not in WITHOUT_IMAGING for item in encounter.findings.guidance_about(act.id))


def place_of(act: Act) -> FluidSite | None:
    """Row of the collection that an act entered."""
    return load_fluid_sites().of(act.target)


def one_place(one: Act, other: Act) -> bool:
    """Whether two acts may be about one collection: one site, and neither a side nor a number that differs."""
    numbers = {one.details.get("collection"), other.details.get("collection")} - {None}
    if len(numbers) > 1 or (numbers == {"second"} and one.details.get("collection") != other.details.get("collection")):
        return False
    return one.target == other.target and (one.side == other.side or None in (one.side, other.side))


def line_of(
    act: Act,
    code: str,
    rules: tuple[str, ...],
    why: str,
    encounter: Encounter,
    *,
    distinct: str | None = None,
    side: Side | None = None,
    units: int = 1,
) -> Candidate:
    """Candidate of a code for one act, with the words of the act and of its imaging."""
    looks = spans_of(encounter.findings.guidance_about(act.id))
    return Candidate(
        code=code,
        units=units,
        side=side,
        site=_site(act, encounter),
        acts=(act.id,),
        session=act.session,
        rules=rules,
        spans=tuple(dict.fromkeys((*act.spans, *looks))),
        why=why,
        distinct=distinct,
    )


def _site(act: Act, encounter: Encounter) -> str:
    """Place of a collection; a further one at the same place in the same session is told apart by its act."""
    place = f"fluid:{act.target}:{act.side}"
    like = [
        other
        for other in encounter.findings.performed(act.kind)
        if (other.target, other.side, other.session) == (act.target, act.side, act.session)
    ]
    return place if not like or like[0] is act else f"{place}:{act.id}"


def decline_guidance(slate: Slate, encounter: Encounter, act: Act, code: str, rule: str) -> Slate:
    """Note that the imaging of an act is inside its code, and 75989 has one home (NONV-15)."""
    looks = encounter.findings.guidance_about(act.id)
    if not looks:
        return slate
    reason = f"All imaging is inside {code}; 75989 is added only to a tunneled pleural catheter."
    return slate.decline("75989", rule, reason, code, spans_of(looks))
