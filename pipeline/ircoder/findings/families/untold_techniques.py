"""Vessels called opened, crossed or revascularized where nothing in the report says by which means."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.device_use import is_used, tier_of
from ircoder.findings.model import Act
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds

KINDS = frozenset({"recanalization", "revascularization"})
_PLAIN = frozenset({"catheterization", "vascular_access", "intravascular_ultrasound", "central_line_removal"})


def find_untold_techniques(context: Context, session: Session) -> Parts:
    """One act where no other work in vessels was done or tried; else the word only names that work."""
    if any(act.kind not in _PLAIN for act in session.acts):
        return Parts()
    for clause in context.clauses:
        if tier_of(context, clause) is None:
            continue
        for mention in clause.of("INTERVENTION"):
            if mention.kind in KINDS and is_used(context, clause, mention):
                family = load_act_kinds()[mention.kind].family
                home = next(iter(session.targets.aimed_at(clause, mention)), None)
                act = Act(
                    id="opening-1",
                    kind=mention.kind,
                    family=family,
                    target=home.vessel if home else None,
                    side=home.side if home else mention.side,
                    spans=(context.quote(clause),),
                )
                return Parts(acts=(act,))
    return Parts()


BUILDER = FamilyBuilder("untold_techniques", kinds=KINDS, find=find_untold_techniques)
