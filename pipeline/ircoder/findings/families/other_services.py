"""Services told by their names: lines, denervation, pumps, ducts and tubes of breast and uterus, test occlusions."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Context
from ircoder.findings.model import Act, Detail
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.tellings import anatomy_sites, merged, tellings
from ircoder.knowledge.other_services import load_other_services
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(load_other_services()) | {"arterial_line", "intrathecal_pump", "renal_denervation", "venipuncture"}
_OPEN = WordPattern(r"\bcut-?\s?down\b|\bincision\b|\bopen exposure\b")
_INFUSION = WordPattern(r"\binfusion (?:therapy|pump|chemotherapy)\b|\bprolonged infusion\b")
_TUNNELED = WordPattern(r"\btunnel\w*\b")
_SKILL = WordPattern(
    r"\b(?:difficult|failed|unable|unsuccessful|could not|multiple attempts|poor (?:venous )?access|no (?:visible"
    r"|palpable) veins)\b"
)
_BY_PHYSICIAN = WordPattern(r"\b(?:ultrasound|physician|i placed|by me|radiologist)\b")


def find_other_services(context: Context, session: Session) -> Parts:
    """One act a service and side."""
    found = merged(tellings(context, KINDS, anatomy_sites()), context, "service")
    acts = {(act.kind, act.side): act for act in found}
    sided = {kind for kind, side in acts if side is not None}
    kept = [act for (kind, side), act in acts.items() if side is not None or kind not in sided]
    return Parts(acts=tuple(_with_details(context, act) for act in kept))


def _with_details(context: Context, act: Act) -> Act:
    details: dict[str, Detail] = {}
    told = " ".join(span.text for span in act.spans)
    if act.kind == "arterial_line" and _OPEN.search(told):
        details["open"] = True
        if _INFUSION.search(told):
            details["infusion"] = True
    elif act.kind == "intrathecal_pump" and any(_TUNNELED.search(clause.text) for clause in context.body()):
        details["tunneled_catheter"] = True
    elif act.kind == "venipuncture" and _SKILL.search(context.reading.text) and _BY_PHYSICIAN.search(told):
        details["physician_skill"] = True
    return replace(act, target=None, details=details)


BUILDER = FamilyBuilder("other services", KINDS, find_other_services)
