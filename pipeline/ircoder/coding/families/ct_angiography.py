"""CT angiogram of the aorta and both legs with runoff, where it is the study of the session itself (VASC-35)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import policy_query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import spans_of

builder = RuleBookBuilder("CT angiography", families=("diagnostic_angiography",), act_kinds=(), codes=("75635",))

CODE = "75635"


@builder.rule("VASC-35", phase=Phase.PROPOSE, decides="CT angiogram with runoff read to the knees: 75635 with its 3D")
def ct_runoff(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the CT angiogram that was read down to the knees; ask about one that was not."""
    for imaging in encounter.findings.imaging:
        if imaging.study != "imaging:ct_angiography" or imaging.status != "performed" or imaging.position is not None:
            continue
        legs = [reading for reading in imaging.beds if reading.bed == "lower_extremity"]
        if not legs:
            continue
        spans = spans_of([imaging, *legs])
        if not any(reading.interpreted for reading in legs):
            reason = "The arteries are not described down to the knees."
            slate = slate.decline(CODE, "VASC-35", reason, spans=spans)
            for policy in encounter.knowledge.documentation.of(CODE):
                slate = slate.ask(policy_query(policy, encounter, spans))
            continue
        why = "CT angiogram of aorta and both legs, described to the knees or below."
        slate = slate.add(Candidate(code=CODE, imaging=(imaging.id,), rules=("VASC-35",), spans=spans, why=why))
        if imaging.details.get("reconstruction_3d"):
            slate = slate.decline("76376", "VASC-35", "Its 3D images are part of the CT angiogram.", CODE, spans)
    return slate


BOOK = builder.book()
