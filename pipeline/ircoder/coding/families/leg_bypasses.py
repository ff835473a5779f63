"""Bypass of a leg artery through the vein (0505T) and deep veins turned into arteries (0620T)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

BYPASS, ARTERIALIZATION = "0505T", "0620T"
CODE_OF = {"percutaneous_bypass": BYPASS, "vein_arterialization": ARTERIALIZATION}
INSIDE = code_range("37220-37239", "37246-37249", "37254-37299") - {"37241", "37242", "37243", "37244"}
"""Balloon and stent work of the same leg that both codes contain."""

rules = RuleBookBuilder("leg_bypasses", families=("stent",), act_kinds=CODE_OF, codes=(BYPASS, ARTERIALIZATION))


@rules.rule(f"CAT-{BYPASS}", f"CAT-{ARTERIALIZATION}", phase=Phase.PROPOSE, decides="one code a leg")
def channels(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each act."""
    return slate.add(*(_line(act) for act in encounter.findings.performed(*CODE_OF)))


@rules.rule(
    f"CAT-{BYPASS}",
    f"CAT-{ARTERIALIZATION}",
    phase=Phase.BUNDLE,
    decides="balloons and stents of that leg are inside",
)
def inside(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what the channel of the same leg holds."""
    for channel in slate.with_code(BYPASS, ARTERIALIZATION):
        for candidate in slate.with_code(*INSIDE):
            same_leg = None in (channel.side, candidate.side) or channel.side == candidate.side
            if same_leg and channel.session == candidate.session:
                reason = "Balloon and stent of the leg are inside the code of the new channel."
                slate = slate.exclude(candidate, f"CAT-{channel.code}", reason, channel.code)
    return slate


def _line(act: Act) -> Candidate:
    code = CODE_OF[act.kind]
    what = "A bypass made through the femoral vein." if code == BYPASS else "A deep vein of the leg made an artery."
    return Candidate(
        code=code,
        side=act.side,
        site=f"leg:{act.side or ''}",
        access=act.access,
        acts=(act.id,),
        session=act.session,
        rules=(f"CAT-{code}",),
        spans=act.spans,
        why=what,
    )


BOOK = rules.book()
