"""Contrast studies of an encounter, one for each bed and side, with the tip position and the verdict on each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.coding.catheter_tips import counted_as, is_circuit
from ircoder.coding.diagnostic_criteria import Verdict, note_refusal, verdict
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.findings.model import Access, BedReading, Imaging, Position, Side, Span, spans_of
from ircoder.knowledge.vessels import Vessel, VesselTree

NOT_BY_CATHETER = ("imaging:ct", "imaging:mr", "imaging:ultrasound", "imaging:duplex", "imaging:cone_beam")
AORTA = "vessel:aorta"
ARTERIAL_BEDS = frozenset(
    {
        "arch",
        "thoracic_aorta",
        "abdominal_aorta",
        "iliofemoral",
        "lower_extremity",
        "upper_extremity",
        "visceral",
        "pelvic",
        "renal",
        "spinal",
        "internal_mammary",
        "bronchial",
    }
)
CIRCUIT_BEDS = frozenset({"extremity_vein", "superior_vena_cava", "inferior_vena_cava", "upper_extremity"})
"""Beds that a study of a dialysis circuit shows by itself (VASC-68)."""

CIRCUIT_ACTS = (
    "dialysis_circuit_study",
    "dialysis_angioplasty",
    "dialysis_stent",
    "dialysis_declot",
    "dialysis_embolization",
    "fistula_creation",
)


@dataclass(frozen=True, slots=True)
class Study:
    """One bed that a run showed, on one side, seen from one tip position."""

    imaging: Imaging
    reading: BedReading
    position: Position | None
    access: Access | None
    verdict: Verdict

    @property
    def side(self) -> Side | None:
        """Side of the bed, else of the tip, else of the sheath that nothing was advanced from."""
        if self.reading.side is not None:
            return self.reading.side
        if self.position is not None:
            return self.position.side
        return self.access.side if self.access is not None and not self.access.positions else None

    @property
    def tip(self) -> str | None:
        """Vessel in which the tip rested, where it was selective."""
        return counted_as(self.position.vessel) if self.position is not None and self.position.selective else None

    @property
    def place(self) -> str:
        """Key of the catheter position: two readings with one key were seen from one position."""
        if self.position is not None:
            return self.position.id
        return f"{self.imaging.access}:{self.imaging.id}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Words that prove the run, the reading and the position."""
        parts = [self.imaging, self.reading, *([self.position] if self.position else [])]
        return spans_of(parts)


def studies(encounter: Encounter, *beds: str) -> tuple[Study, ...]:
    """Performed contrast studies of these beds, in the order of the findings; both sides become two studies."""
    return tuple(_studies(encounter, frozenset(beds)))


def _studies(encounter: Encounter, beds: frozenset[str]) -> Iterator[Study]:
    found = encounter.findings
    seen = [imaging for imaging in found.imaging if any(reading.bed in beds for reading in imaging.beds)]
    positions = {item.id: item for access in found.accesses for item in access.positions} if seen else {}
    for imaging in seen:
        if imaging.status != "performed" or not by_catheter(imaging) or not has_way_in(imaging, encounter):
            continue
        for reading in imaging.beds:
            if reading.bed not in beds:
                continue
            access = found.access(imaging.access)
            position = positions.get(imaging.position or "") or _told_position(imaging, reading)
            if _inside_circuit(reading, position, access, encounter) or _other_circulation(
                reading, position, access, encounter
            ):
                continue
            judged = verdict(imaging, reading, encounter)
            for side in ("right", "left") if reading.side == "bilateral" else (reading.side,):
                one_side = dataclasses.replace(reading, side=side)
                yield Study(imaging, one_side, position, access, judged)


def has_way_in(imaging: Imaging, encounter: Encounter) -> bool:
    """Whether the report tells how contrast got in: a puncture of the session or a tip (lymph nodes need none)."""
    if encounter.findings.performed(*CIRCUIT_ACTS):
        return True
    if imaging.position is not None or any(reading.bed == "lymphatic" for reading in imaging.beds):
        return True
    if encounter.findings.performed(*_BY_ARTERY) and all(item.bed in _BELOW_THE_HEART for item in imaging.beds):
        return True
    return any(access.status == "performed" for access in encounter.findings.accesses)


_BY_ARTERY = ("left_heart_catheterization", "coronary_angiography", "graft_angiography")
_BELOW_THE_HEART = frozenset({"iliofemoral", "lower_extremity", "pelvic"})
"""What a catheter that came from the heart may show: how it went in is told by the heart study."""


def _told_position(imaging: Imaging, reading: BedReading) -> Position | None:
    """Tip of a run whose position is named and whose puncture is not: the vessel that the reading names."""
    if imaging.position is None or reading.vessel is None:
        return None
    return Position(id=imaging.position, vessel=reading.vessel, side=reading.side, spans=imaging.spans)


def _other_circulation(
    reading: BedReading, position: Position | None, access: Access | None, encounter: Encounter
) -> bool:
    """Whether an artery is said to be shown from a vein that does not lead to it: one of the two was misread."""
    tree = encounter.knowledge.vessels
    start, tip = tree.get(access.vessel) if access else None, tree.get(position.vessel) if position else None
    if start is None or start.system != "systemic_vein" or reading.bed not in ARTERIAL_BEDS:
        return False
    inflow = is_circuit(start) and tip is not None and tip.system == "systemic_artery"
    return not (inflow and reading.bed == "upper_extremity")


def _inside_circuit(
    reading: BedReading, position: Position | None, access: Access | None, encounter: Encounter
) -> bool:
    """Whether a run through a dialysis circuit stayed in it; an inflow artery that was entered lies outside."""
    tree = encounter.knowledge.vessels
    start = tree.get(access.vessel) if access else None
    if reading.bed not in CIRCUIT_BEDS or not _enters_circuit(start, encounter):
        return False
    tip = tree.get(position.vessel) if position else None
    return tip is None or tip.system != "systemic_artery"


def _enters_circuit(start: Vessel | None, encounter: Encounter) -> bool:
    """Whether an access leads into a dialysis circuit; an untold one, or an arm vein, where a circuit was worked on."""
    if start is not None and start.system == "av_access":
        return True
    if not encounter.findings.performed(*CIRCUIT_ACTS):
        return False
    return start is None or (start.system == "systemic_vein" and start.region == "upper_extremity")


def by_catheter(imaging: Imaging) -> bool:
    """Whether contrast went through a needle or catheter into the vessel itself (no CT, MR or ultrasound study)."""
    return not imaging.details.get("intravascular_ultrasound") and not imaging.study.startswith(NOT_BY_CATHETER)


def allowed(items: Iterable[Study]) -> list[Study]:
    """Studies that may be reported."""
    return [item for item in items if item.verdict.allowed]


def selective_tip(study: Study, tree: VesselTree) -> str | None:
    """Vessel of a tip that left the aorta, ``None`` for a flush or a sheath."""
    tip = study.tip
    return tip if tip is not None and tip in tree and tree.root(tip, study.side) != AORTA else None


def vessel_of(study: Study, tree: VesselTree) -> str | None:
    """Vessel that a selective run studied: where the tip rested, else the vessel of the reading if it was entered."""
    tip = selective_tip(study, tree)
    if tip is not None or study.position is not None:
        return tip
    named = study.reading.vessel
    if named is None or study.access is None:
        return None
    entered = any(item.selective and item.vessel == named for item in study.access.positions)
    return named if entered else None


def candidate(code: str, items: list[Study], rules: tuple[str, ...], why: str, **fields: object) -> Candidate:
    """Candidate for a code that these studies support together, with their proof of being separate."""
    first = items[0]
    base = Candidate(
        code=code,
        access=first.imaging.access,
        imaging=tuple(dict.fromkeys(item.imaging.id for item in items)),
        session=first.imaging.session,
        rules=rules,
        spans=tuple(dict.fromkeys(span for item in items for span in item.spans)),
        why=why,
        distinct=next((item.verdict.distinct for item in items if item.verdict.distinct), None),
    )
    return dataclasses.replace(base, **fields)  # type: ignore[arg-type]


def refuse(slate: Slate, code: str, items: Iterable[Study]) -> Slate:
    """Note the refused studies of a code, once a rule, unless the code is reported all the same."""
    seen: set[str] = set()
    reported = bool(slate.with_code(code))
    for item in items:
        judged = item.verdict
        if judged.allowed or judged.rule in seen or (reported and not judged.question):
            continue
        seen.add(judged.rule)
        slate = note_refusal(slate, code, judged, item.imaging)
    return slate


def reviewed(slate: Slate, items: Iterable[Study]) -> Slate:
    """Send to review what the verdicts of reported studies ask for."""
    for item in items:
        if item.verdict.review:
            slate = slate.send_to_review(item.verdict.review)
    return slate


def by_side(items: Iterable[Study]) -> dict[Side | None, list[Study]]:
    """Studies by side; a run without a side is one of those whose side is known, where there are any."""
    sides: dict[Side | None, list[Study]] = {}
    for item in items:
        sides.setdefault(item.side, []).append(item)
    if len(sides) > 1:
        sides.pop(None, None)
    return sides
