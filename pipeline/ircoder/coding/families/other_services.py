"""Services that no rule of the reference decides: each from its catalogue row, those of other operators in review."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act
from ircoder.knowledge.other_services import load_other_services

ARTERIAL_LINE, ARTERIAL_LINE_OPEN, INFUSION_LINE_OPEN = "36620", "36625", "36640"
DENERVATION = {False: "0338T", True: "0339T"}
PUMP_CATHETER = "62350"
VENIPUNCTURE = "36410"

rules = RuleBookBuilder(
    "other_services",
    families=("other",),
    act_kinds=(
        "arterial_line",
        "arterial_puncture",
        "balloon_test_occlusion",
        "ductography",
        "fallopian_recanalization",
        "hysterosalpingography",
        "intrathecal_pump",
        "prostate_spacer",
        "renal_denervation",
        "seed_implantation",
        "thoracic_duct_catheterization",
        "umbilical_vein_catheter",
        "venipuncture",
    ),
    codes=(
        "36600",
        "61623",
        "19030",
        "77053",
        "58345",
        "74742",
        "58340",
        "74740",
        "55874",
        "55875",
        "76965",
        "38794",
        "36510",
        ARTERIAL_LINE,
        ARTERIAL_LINE_OPEN,
        INFUSION_LINE_OPEN,
        *DENERVATION.values(),
        PUMP_CATHETER,
        VENIPUNCTURE,
    ),
)


@rules.rule("VASC-18", phase=Phase.PROPOSE, decides="services by their catalogue rows")
def by_catalogue(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code and the reading of each service; what another specialty bills goes to review too."""
    for act in encounter.findings.performed(*load_other_services()):
        service = load_other_services()[act.kind]
        side = act.side if service.by_side else None
        what = act.kind.replace("_", " ")
        slate = slate.add(
            candidate_of([act], service.code, (f"CAT-{service.code}",), f"{what.capitalize()}.", side=side)
        )
        if service.reading:
            why = f"Imaging of the {what}."
            slate = slate.add(candidate_of([act], service.reading, (f"CAT-{service.reading}",), why, side=side))
        if service.of_operator:
            slate = _of_its_operator(slate, service.code)
    return slate


@rules.rule(
    "VASC-18", phase=Phase.PROPOSE, decides="arterial lines, physician venipuncture, denervation, pump catheters"
)
def by_detail(slate: Slate, encounter: Encounter) -> Slate:
    """Propose services whose code hangs on how they were done."""
    for act in encounter.findings.performed("arterial_line"):
        code = ARTERIAL_LINE
        if act.details.get("open") is True:
            code = INFUSION_LINE_OPEN if act.details.get("infusion") is True else ARTERIAL_LINE_OPEN
        slate = slate.add(candidate_of([act], code, (f"CAT-{code}",), "Arterial line for pressure or samples."))
        slate = _of_its_operator(slate, code)
    denervated = encounter.findings.performed("renal_denervation")
    if denervated:
        sides = {act.side for act in denervated}
        both = "bilateral" in sides or {"left", "right"} <= sides
        code = DENERVATION[both]
        why = f"Renal denervation, {'both sides' if both else 'one side'}."
        slate = slate.add(candidate_of(denervated, code, (f"CAT-{code}",), why))
    for act in encounter.findings.performed("intrathecal_pump"):
        slate = _pump(slate, act)
    for act in encounter.findings.performed("venipuncture"):
        slate = _venipuncture(slate, act)
    return slate


def _pump(slate: Slate, act: Act) -> Slate:
    if act.details.get("tunneled_catheter") is True:
        why = "Tunneled intrathecal or epidural catheter."
        return slate.add(candidate_of([act], PUMP_CATHETER, (f"CAT-{PUMP_CATHETER}",), why))
    return slate.send_to_review("Work on an intrathecal pump is outside this tool: it has no code here.")


def _venipuncture(slate: Slate, act: Act) -> Slate:
    if act.details.get("physician_skill") is not True:
        reason = "A cannula in a vein belongs to every procedure."
        return slate.decline("36000", "VASC-18", reason, None, act.spans)
    why = "Venipuncture that needed a physician."
    return slate.add(candidate_of([act], VENIPUNCTURE, (f"CAT-{VENIPUNCTURE}", "VASC-18"), why))


def _of_its_operator(slate: Slate, code: str) -> Slate:
    return slate.send_to_review(f"{code} is reported only by the operator whose procedure it is.")


BOOK = rules.book()
