"""From a settled system to its act."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.findings.context import Context
from ircoder.findings.families.tube_systems import System
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.act_kinds import load_act_kinds


def tube_act(
    context: Context, system: System, kind: str, details: Mapping[str, Detail], target: str | None = None
) -> Act:
    """Act of this kind on a system, with the words that tell of it."""
    side = f"-{system.side}" if system.side else ""
    return Act(
        id=f"{kind}{side}",
        kind=kind,
        family=load_act_kinds()[kind].family,
        target=target,
        side=system.side,
        details=dict(details),
        spans=system.spans(context, "put", "changed", "out", "entered"),
    )
