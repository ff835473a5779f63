"""Acts of which the report tells without their being done: planned, past, denied or only considered.

No line rests on them. They are kept because a reader of the claim asks about the codes that they would have had.
"""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Told
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

UNTOLD_IN = frozenset(
    {"consent", "allergies", "labs", "medications", "timeout", "radiation", "signature", "attestation"}
)
"""Section kinds that name acts without telling what becomes of them."""

NOT_DONE = frozenset({"planned", "historical", "negated", "hypothetical"})

_ACT_OF_DEVICE = {
    "stent": "stent",
    "drug_eluting_stent": "stent",
    "stent_graft": "stent",
    "coil": "embolization",
    "plug": "embolization",
    "particle": "embolization",
    "liquid_embolic": "embolization",
    "ivc_filter": "ivc_filter_placement",
    "biliary_stent": "biliary_stent",
    "ureteral_stent": "ureteral_stent",
    "kyphoplasty_balloon": "kyphoplasty",
    "chest_tube": "chest_tube",
    "circulatory_support": "ventricular_assist",
    "tunneled_catheter": "tunneled_line_insertion",
    "port": "port_insertion",
    "atherectomy_device": "atherectomy",
    "thrombectomy_device": "thrombectomy",
    "ivus_catheter": "intravascular_ultrasound_act",
    "thrombolytic": "thrombolysis",
}
"""Act that a device of a class stands for where it was not used ("no stent", "coils if it grows")."""

_RISKS = WordPattern(r"\b(?:risks?|consent\w*)\b")
"""Words of a talk about what may happen, in which acts are named that nobody means to do."""

CLOSURE, CONE_BEAM = "closure", "cone_beam_ct"
USED_WITHOUT_A_CODE = frozenset({CLOSURE, CONE_BEAM})
"""What was done and is no act of any code: told, because a reader asks for one."""

_TUNNELED = "intervention:tunnel"
"""A word of handling, but of a catheter to come it names the kind ("conversion to a tunneled one next week")."""

_CLOSED_BY = "closure_device"
_CONE_BEAM = "imaging:cone_beam_ct"


def find_told_acts(context: Context) -> tuple[Told, ...]:
    """Every act that was not done, once for each act and status, and what was used and has no code."""
    kinds = load_act_kinds()
    out: dict[tuple[str, str], Told] = {}
    for clause in context.clauses:
        if clause.section in UNTOLD_IN or _RISKS.search(clause.text):
            continue
        for mention in clause.of("INTERVENTION", "DEVICE", "IMAGING"):
            act = _act_of(mention)
            if act is None or not _counts(mention, act):
                continue
            kind = mention.kind if mention.kind in kinds and mention.concept != _TUNNELED else act
            place = _place(clause, mention)
            out.setdefault(
                (act, str(mention.assertion)),
                Told(
                    act=act,
                    kind=kind,
                    status=mention.assertion or "performed",
                    target=place.concept if place is not None else None,
                    side=mention.side or (place.side if place is not None else None),
                    spans=(context.quote(clause),),
                ),
            )
    return tuple(out.values())


def _act_of(mention: Mention) -> str | None:
    """Name of the act that a mention stands for; general words of handling stand for none."""
    if mention.label == "INTERVENTION":
        if mention.concept == _TUNNELED:
            return "tunneled_line_insertion" if mention.assertion in ("planned", "hypothetical") else None
        general = mention.kind in ("manipulation", "surgery_other", "vascular_access", "")
        return None if general else mention.concept.partition(":")[2] or None
    if mention.concept == _CONE_BEAM:
        return CONE_BEAM
    if mention.label == "IMAGING":
        return str(mention.attributes.get("act") or "") or None
    if mention.kind == _CLOSED_BY:
        return CLOSURE
    return _ACT_OF_DEVICE.get(mention.kind)


def _counts(mention: Mention, act: str) -> bool:
    if act in USED_WITHOUT_A_CODE:
        return mention.label != "INTERVENTION" and mention.assertion == "performed"
    if mention.label == "DEVICE" and mention.assertion == "historical":
        return False  # a device that lies there already tells of no act
    return mention.assertion in NOT_DONE


def _place(clause: Clause, mention: Mention) -> Mention | None:
    """The vessel or organ of the clause that stands nearest."""
    places = [place for place in clause.of("VESSEL", "ANATOMY") if place.concept]
    return min(places, key=lambda place: abs(place.start - mention.start), default=None)
