"""Lines with codes about which the sources leave something open: a coder decides."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.knowledge.unsettled import load_unsettled

rules = RuleBookBuilder("unsettled_codes", families=(), act_kinds=())


@rules.rule(
    *[f"CAT-{code}" for code in load_unsettled()],
    phase=Phase.QUERIES,
    decides="a code that the sources leave open goes to review with what is open",
)
def name_what_is_open(slate: Slate, encounter: Encounter) -> Slate:
    """Once for each reason, naming the codes."""
    open_codes: dict[str, list[str]] = {}
    for code in sorted({candidate.code for candidate in slate.candidates}):
        unsettled = load_unsettled().get(code)
        if unsettled is not None and encounter.service_date >= unsettled.since:
            open_codes.setdefault(unsettled.reason, []).append(code)
    for reason, codes in open_codes.items():
        slate = slate.send_to_review(f"{', '.join(codes)}: {reason}")
    return slate


BOOK = rules.book()
