"""Prostate biopsy: one code by year, route, guidance and targets (NONV-55 to NONV-57)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

LAST_YEAR_OF_ONE_CODE = 2025
ANY_ROUTE, NO_IMAGING, SATURATION, FURTHER_TARGET = "55700", "55705", "55706", "55715"
SYSTEMATIC = {"transrectal": "55707", "transperineal": "55709"}
WITH_TARGET = {"transrectal": "55708", "transperineal": "55710"}
TARGETS_ONLY = {"transrectal": "55711", "transperineal": "55712"}
IN_BORE_WITH_SYSTEMATIC, IN_BORE = "55713", "55714"
TARGETED = (*WITH_TARGET.values(), *TARGETS_ONLY.values(), IN_BORE_WITH_SYSTEMATIC, IN_BORE)
IMAGING = ("ultrasound", "mr", "ct")

rules = RuleBookBuilder(
    "prostate_biopsy",
    families=(),
    act_kinds=("prostate_biopsy",),
    codes=(ANY_ROUTE, NO_IMAGING, SATURATION, FURTHER_TARGET, *SYSTEMATIC.values(), *TARGETED),
)


@rules.rule("NONV-55", phase=Phase.PROPOSE, decides="to 2025 one code for any route and number of cores")
def before_2026(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 55700 once, or 55706 for a template saturation biopsy."""
    acts = done_or_tried(encounter.findings.acts, "prostate_biopsy")
    if not acts or encounter.year > LAST_YEAR_OF_ONE_CODE:
        return slate
    saturation = any(act.details.get("template") for act in acts)
    code = SATURATION if saturation else ANY_ROUTE
    why = "Template saturation biopsy, imaging inside." if saturation else "Prostate biopsy, once whatever the cores."
    return slate.add(candidate_of(acts, code, ("NONV-55",), why, site="prostate"))


@rules.rule("NONV-56", phase=Phase.PROPOSE, decides="from 2026 route, guidance and targets pick the code")
def from_2026(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the one code of 2026 that describes the biopsy."""
    acts = done_or_tried(encounter.findings.acts, "prostate_biopsy")
    if not acts or encounter.year <= LAST_YEAR_OF_ONE_CODE:
        return slate
    act = acts[0]
    code = _code(act, encounter)
    if code is None:
        slate = slate.ask(query("prostate_route", "55707", "NONV-56", act.spans))
        return slate.send_to_review("The report does not state the route of the prostate biopsy (NONV-56).")
    why = f"Prostate biopsy: {act.details.get('approach', 'route not told')}, {_manner(act)}."
    return slate.add(candidate_of(acts, code, ("NONV-56",), why, site="prostate"))


def _code(act: Act, encounter: Encounter) -> str | None:
    targeting, approach = act.details.get("targeting"), str(act.details.get("approach"))
    if act.details.get("template"):
        return SATURATION
    if targeting == "in_bore":
        return IN_BORE_WITH_SYSTEMATIC if act.details.get("systematic") else IN_BORE
    if not encounter.findings.guidance_about(act.id, *IMAGING) and act.details.get("approach") is None:
        return NO_IMAGING if encounter.findings.fact("imaging_guidance", act.id) == "denied" else None
    table = SYSTEMATIC
    if targeting == "fusion":
        table = WITH_TARGET if act.details.get("systematic") else TARGETS_ONLY
    if not encounter.findings.guidance_about(act.id, *IMAGING) and table is SYSTEMATIC:
        return NO_IMAGING
    return table.get(approach)


def _manner(act: Act) -> str:
    parts = [str(act.details.get("targeting", "")).replace("_", "-")]
    if act.details.get("systematic"):
        parts.append("systematic")
    return " and ".join(part for part in parts if part) or "imaging inside"


@rules.rule("NONV-57", phase=Phase.ADD_ONS, decides="each further fusion or in-bore target is a unit")
def further_targets(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 55715 for each target beyond the first; cores and targets by eye do not count."""
    for line in slate.with_code(*TARGETED):
        act = next((item for item in encounter.findings.acts if item.id in line.acts), None)
        count = act.details.get("targets", 1) if act is not None else 1
        if act is not None and isinstance(count, int) and count > 1:
            why = f"{count - 1} further target{'s' if count > 2 else ''} found by fusion or in the bore."
            slate = slate.add(candidate_of([act], FURTHER_TARGET, ("NONV-57",), why, units=count - 1))
    return slate


@rules.rule("NONV-55", "NONV-56", phase=Phase.BUNDLE, decides="ultrasound of the prostate is part of its biopsy")
def rectal_ultrasound(slate: Slate, encounter: Encounter) -> Slate:
    """Note that the ultrasound study of the gland is not reported beside its biopsy."""
    # A code that the classifier put forward rests on no act.
    lines = [line for line in slate.with_code(ANY_ROUTE, SATURATION, *SYSTEMATIC.values(), *TARGETED) if line.acts]
    if lines and encounter.findings.guidance_about(lines[0].acts[0], "ultrasound"):
        reason = "Ultrasound of the gland beside its guidance is not reported."
        slate = slate.decline("76872", lines[0].rules[0], reason, lines[0].code, lines[0].spans)
    return slate


BOOK = rules.book()
