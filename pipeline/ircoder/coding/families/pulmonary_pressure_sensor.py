"""A wireless pressure sensor left in a pulmonary artery: one code holds the whole session (VINT-82)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder

SENSOR = "33289"
INSIDE = code_range(
    "36013-36015", "93451", "93453", "75741", "75743", "75746", "93568", "93569", "93573", "76937", "93503"
)

rules = RuleBookBuilder("pulmonary_pressure_sensor", families=(), act_kinds=("pressure_sensor",), codes=(SENSOR,))


@rules.rule("VINT-82", phase=Phase.PROPOSE, decides="a pressure sensor in a pulmonary artery is 33289")
def sensor(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 33289 once."""
    for act in encounter.findings.performed("pressure_sensor")[:1]:
        why = "A wireless sensor was left in a pulmonary artery; access, right heart study and angiogram are inside."
        slate = slate.add(
            Candidate(
                code=SENSOR,
                side=None,
                access=act.access,
                acts=(act.id,),
                session=act.session,
                rules=("VINT-82",),
                spans=act.spans,
                why=why,
            )
        )
    return slate


@rules.rule("VINT-82", phase=Phase.BUNDLE, decides="right heart study, catheter and angiogram are inside 33289")
def inside(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what the sensor's code contains."""
    del encounter
    for held in slate.with_code(SENSOR)[:1]:
        for candidate in slate.with_code(*INSIDE):
            if candidate.session == held.session:
                slate = slate.exclude(candidate, "VINT-82", "It is inside the implant of the sensor.", SENSOR)
    return slate


BOOK = rules.book()
