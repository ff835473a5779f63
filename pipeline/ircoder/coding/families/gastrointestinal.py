"""Feeding tubes, nasal tubes, dilations and stents of the gut, enemas (NONV-83 to NONV-90, MOD-34)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.tube_lines import COLLECTION, codes_of, held_by_main, line_of, proposed, row_of, without_doubles
from ircoder.findings.model import Act

FIRST = ("gastrostomy", "jejunostomy", "cecostomy")
CHANGES = (
    "gastrostomy_exchange",
    "jejunostomy_exchange",
    "gastrojejunostomy_exchange",
    "gastrojejunostomy_conversion",
)
CARE = ("feeding_tube_check", "feeding_tube_clearing")
GUT = ("enteral_dilation", "enteral_stent")
KINDS = (
    *FIRST,
    *CHANGES,
    *CARE,
    *GUT,
    "nasoenteric_tube",
    "gastrostomy_removal",
    "contrast_enema_reduction",
    "peritoneography",
)
NEW_JEJUNAL_LIMB = "49446"
UNLISTED = frozenset({"43499", "43999", "44799", "45399", "45999"})
DILATION_READ, INTESTINAL_READ, PERITONEUM_READ, FLUOROSCOPY = "74360", "74340", "74190", "76000"
ENDOSCOPIC = "43246"
RANKS = (
    *("0647T", "49440", "49441", "49442", "49446", "49452", "49451", "49450", "43246", "43763", "43762", "49460"),
    *("49465", "44500", "43761", "43752"),
)
"""Tube codes, the most comprehensive first."""

rules = RuleBookBuilder(
    "gastrointestinal",
    families=("gastrointestinal",),
    act_kinds=KINDS,
    codes=codes_of(KINDS) | {DILATION_READ, INTESTINAL_READ, PERITONEUM_READ, FLUOROSCOPY},
)


@rules.rule("NONV-83", "NONV-84", "NONV-86", phase=Phase.PROPOSE, decides="a first tube, by a new puncture")
def first_tubes(slate: Slate, encounter: Encounter) -> Slate:
    """Propose new tubes of stomach, small bowel and colon, with the jejunal limb that is placed at once."""
    slate = proposed(slate, encounter, *FIRST, sided=False)
    for act in encounter.findings.performed("gastrostomy"):
        at_once = act.details.get("entry") != "existing" and act.details.get("left") == "gastrojejunal"
        if at_once and slate.with_code("49440"):
            slate = slate.add(line_of(act, NEW_JEJUNAL_LIMB, "NONV-84", sided=False, site="tube:jejunal"))
    if slate.with_code(ENDOSCOPIC):
        slate = slate.send_to_review(
            "43246 is the endoscopist's code: check that this is the report of the operator who placed the tube."
        )
    return slate


@rules.rule(
    "NONV-85",
    "NONV-86",
    "NONV-87",
    phase=Phase.PROPOSE,
    decides="a change through the old tract, with or without imaging",
)
def changed_tubes(slate: Slate, encounter: Encounter) -> Slate:
    """Propose changes and conversions by the tube that goes in."""
    return proposed(slate, encounter, *CHANGES, sided=False)


@rules.rule("NONV-88", phase=Phase.PROPOSE, decides="a contrast check, or clearing that contains it")
def tube_care(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the check or the clearing of a tube that stays; a plain removal has no code."""
    for act in encounter.findings.performed("gastrostomy_removal"):
        slate = slate.decline(
            "49450", "NONV-88", "A tube that is only removed has no code of its own.", None, act.spans
        )
    return proposed(slate, encounter, *CARE, sided=False)


@rules.rule("NONV-89", phase=Phase.PROPOSE, decides="a nasal tube by where it ends and whether it was there before")
def nasal_tubes(slate: Slate, encounter: Encounter) -> Slate:
    """Propose nasal and oral tubes with the reading of fluoroscopy that stands beside them."""
    slate = proposed(slate, encounter, "nasoenteric_tube", sided=False)
    for act in encounter.findings.performed("nasoenteric_tube"):
        if act.details.get("imaged") is True:
            slate = _nasal_imaging(slate, act)
    return slate


def _nasal_imaging(slate: Slate, act: Act) -> Slate:
    beside = {"44500": INTESTINAL_READ, "43761": FLUOROSCOPY}
    line = next((item for item in slate.with_code(*beside) if act.id in item.acts), None)
    if line is None:
        return slate
    code = beside[line.code]
    return slate.add(candidate_of((act,), code, ("NONV-89",), f"Fluoroscopy of the tube, beside {line.code}."))


@rules.rule("NONV-90", phase=Phase.PROPOSE, decides="dilation and stents of the gut by fluoroscopy alone")
def gut_by_fluoroscopy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the dilation of the esophagus, or the unlisted code of the organ, with the reading of a dilation."""
    for act in encounter.findings.performed(*GUT):
        slate = _one_of_an_organ(slate, encounter, act)
    for line in slate.with_code(*UNLISTED):
        slate = slate.send_to_review(
            f"{line.code} is the unlisted code of the organ: it needs a description (NONV-90)."
        )
    dilated = encounter.findings.performed("enteral_dilation")
    if dilated and slate.with_code("43453", *UNLISTED):
        slate = slate.add(candidate_of(dilated, DILATION_READ, ("NONV-90",), "Reading of the dilation."))
    return slate


def _one_of_an_organ(slate: Slate, encounter: Encounter, act: Act) -> Slate:
    """A stent holds the dilation of its organ, and an unlisted code stands once."""
    stented = {item.target for item in encounter.findings.performed("enteral_stent")}
    if act.kind == "enteral_dilation" and act.target in stented:
        return slate.decline("43453", "NONV-90", "The dilation is part of the stent.", None, act.spans)
    once = proposed_act(act)
    if once is None:
        return slate.send_to_review("The report does not state the organ of the bowel dilation or stent (NONV-90).")
    return slate if slate.with_code(once) else slate.add(line_of(act, once, "NONV-90", sided=False))


def proposed_act(act: Act) -> str | None:
    """Code of one act by the table, ``None`` where the organ is not told."""
    row = row_of(act)
    return None if row is None else row.code


@rules.rule("CAT-74283", "CAT-49400", phase=Phase.PROPOSE, decides="enema reductions and contrast in the peritoneum")
def enemas_and_peritoneum(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the enema that reduces an intussusception, and contrast into the peritoneum with its reading."""
    slate = proposed(slate, encounter, "contrast_enema_reduction", "peritoneography", sided=False)
    acts = encounter.findings.performed("peritoneography")
    return (
        slate.add(candidate_of(acts, PERITONEUM_READ, ("CAT-74190",), "Reading of the peritoneogram."))
        if acts
        else slate
    )


@rules.rule("MOD-34", "NONV-83", "NONV-88", phase=Phase.BUNDLE, decides="one code a tube")
def one_code_a_tube(slate: Slate, encounter: Encounter) -> Slate:
    """Take off checks, clearing, changes and the nasal tube that the work on the tube contains."""
    for change in slate.with_code("49450") if slate.with_code(NEW_JEJUNAL_LIMB) else ():
        slate = slate.exclude(change, "MOD-34", "The tube was converted, not changed like for like.", NEW_JEJUNAL_LIMB)
    return without_doubles(held_by_main(slate, encounter, RANKS, "MOD-34"), RANKS, COLLECTION, "MOD-34")


BOOK = rules.book()
