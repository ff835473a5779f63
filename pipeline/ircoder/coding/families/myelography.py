"""Myelograms: puncture and reading together or shared, and CT after contrast (SPIN-66 to SPIN-71)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

WHOLE = {"cervical": "62302", "thoracic": "62303", "lumbar": "62304"}
WHOLE_SEVERAL = "62305"
READING = {"cervical": "72240", "thoracic": "72255", "lumbar": "72265"}
READING_SEVERAL = "72270"
INJECTION, CERVICAL_INJECTION = "62284", "61055"
CT = {"cervical": "72126", "thoracic": "72129", "lumbar": "72132"}
TAPS = ("62270", "62272", "62328", "62329", "62322", "62323")

rules = RuleBookBuilder(
    "myelography",
    families=("myelography",),
    act_kinds=("myelography_injection",),
    codes=(
        *WHOLE.values(),
        WHOLE_SEVERAL,
        *READING.values(),
        READING_SEVERAL,
        INJECTION,
        CERVICAL_INJECTION,
        *CT.values(),
    ),
)


@rules.rule(
    "SPIN-66", "SPIN-67", "SPIN-68", "SPIN-69", phase=Phase.PROPOSE, decides="puncture, reading or both, by region"
)
def myelogram(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code for puncture and reading, or the part that this physician did; regions are those read."""
    for act in encounter.findings.performed("myelography_injection"):
        injected, read = act.details.get("injected") is not False, act.details.get("read") is True
        regions = _regions(act, "regions")
        if read and not regions:
            slate = slate.ask(query("myelogram_regions", WHOLE_SEVERAL, "SPIN-68", act.spans))
            slate = slate.send_to_review("The report does not name the regions of the myelogram (SPIN-68).")
            continue
        if act.details.get("route") == "cervical":
            if injected:
                why = "Contrast through a C1-C2 or cisternal puncture."
                slate = slate.add(candidate_of([act], CERVICAL_INJECTION, ("SPIN-69",), why))
            if read:
                slate = slate.add(
                    candidate_of([act], _reading(regions), ("SPIN-69", "SPIN-68"), _why("Reading", regions))
                )
        elif injected and read:
            code = WHOLE[regions[0]] if len(regions) == 1 else WHOLE_SEVERAL
            why = _why("Puncture and reading", regions)
            slate = slate.add(candidate_of([act], code, ("SPIN-66", "SPIN-68"), why))
        elif injected:
            rule = "SPIN-70" if _regions(act, "ct_regions") else "SPIN-67"
            slate = slate.add(candidate_of([act], INJECTION, (rule,), "Lumbar contrast injection alone."))
        elif read:
            slate = slate.add(candidate_of([act], _reading(regions), ("SPIN-67", "SPIN-68"), _why("Reading", regions)))
    return slate


@rules.rule("SPIN-70", phase=Phase.PROPOSE, decides="CT with intrathecal contrast, a code a region read")
def ct_after_contrast(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the CT of each region that the report reads."""
    for act in encounter.findings.performed("myelography_injection"):
        for region in _regions(act, "ct_regions"):
            why = f"CT of the {region} spine with intrathecal contrast."
            slate = slate.add(candidate_of([act], CT[region], ("SPIN-70",), why))
    return slate


@rules.rule(
    "SPIN-71", phase=Phase.BUNDLE, decides="fluid drawn through the needle of a myelogram is no second puncture"
)
def one_puncture(slate: Slate, encounter: Encounter) -> Slate:
    """Take off taps and intrathecal injections beside a myelogram of the same session."""
    for winner in slate.with_code(*WHOLE.values(), WHOLE_SEVERAL, INJECTION):
        for tap in slate.with_code(*TAPS):
            if tap.session == winner.session and tap.distinct is None:
                slate = slate.exclude(tap, "SPIN-71", "It went through the needle of the myelogram.", winner.code)
    return slate


def _regions(act: Act, key: str) -> tuple[str, ...]:
    value = act.details.get(key, ())
    return tuple(region for region in value if region in WHOLE) if isinstance(value, tuple) else ()


def _reading(regions: tuple[str, ...]) -> str:
    return READING[regions[0]] if len(regions) == 1 else READING_SEVERAL


def _why(what: str, regions: tuple[str, ...]) -> str:
    return f"{what} of a myelogram: {', '.join(regions)}."


BOOK = rules.book()
