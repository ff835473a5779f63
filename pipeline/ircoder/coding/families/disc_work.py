"""Disc contrast studies, removal, products and ligament removal (SPIN-72 to SPIN-75)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder

KINDS = ("discography", "disc_decompression", "intradiscal_injection", "lumbar_decompression")
DISC = {"lower": ("62290", "72295"), "upper": ("62291", "72285")}
DECOMPRESSION = "62287"
PRODUCT = {"fluoroscopy": ("0627T", "0628T"), "ct": ("0629T", "0630T")}
LIGAMENT_TO_2025, LIGAMENT_UPPER = "0275T", "0274T"
LIGAMENT_FROM_2026 = ("62330", "62331")
INSIDE_DECOMPRESSION = ("62290", "72295", "62322", "62323", "62321", "64483", "64484")

rules = RuleBookBuilder(
    "disc_work",
    families=("discography",),
    act_kinds=KINDS,
    codes=(
        *(code for pair in DISC.values() for code in pair),
        DECOMPRESSION,
        *(code for pair in PRODUCT.values() for code in pair),
        LIGAMENT_TO_2025,
        LIGAMENT_UPPER,
        *LIGAMENT_FROM_2026,
    ),
)


@rules.rule("SPIN-72", phase=Phase.PROPOSE, decides="each disc injected and each disc read is one unit")
def discography(slate: Slate, encounter: Encounter) -> Slate:
    """Propose injection and reading of each disc, controls included; fluoroscopy is inside."""
    for act in encounter.findings.performed("discography"):
        if not act.levels:
            slate = slate.ask(query("injected_discs", "62290", "SPIN-72", act.spans))
            slate = slate.send_to_review("The report does not name the discs of the discogram (SPIN-72).")
            continue
        injection, reading = DISC["lower" if act.levels[0][0] == "L" else "upper"]
        slate = slate.add(candidate_of([act], injection, ("SPIN-72",), f"Contrast into disc {act.levels[0]}."))
        if act.details.get("read") is True:
            slate = slate.add(candidate_of([act], reading, ("SPIN-72",), f"Reading of disc {act.levels[0]}."))
    return slate


@rules.rule("SPIN-74", phase=Phase.PROPOSE, decides="needle decompression once, products by disc")
def disc_treatments(slate: Slate, encounter: Encounter) -> Slate:
    """Propose disc removal once, and donor products by disc and guidance."""
    for act in encounter.findings.performed("disc_decompression")[:1]:
        slate = slate.add(candidate_of([act], DECOMPRESSION, ("SPIN-74",), "Disc material removed by needle, once."))
    products = 0
    for act in encounter.findings.performed("intradiscal_injection"):
        if act.details.get("product") != "cellular":
            slate = slate.send_to_review("A drug injected into a disc has no code of its own: unlisted 64999 (MOD-39).")
            continue
        guided = "ct" if encounter.findings.guidance_about(act.id, "ct") else "fluoroscopy"
        code = PRODUCT[guided][0 if products == 0 else 1]
        products += 1
        slate = slate.add(candidate_of([act], code, ("SPIN-74",), f"Donor product into disc {', '.join(act.levels)}."))
    return slate


@rules.rule("SPIN-75", phase=Phase.PROPOSE, decides="ligament removal: once to 2025, by interspace from 2026")
def ligament_removal(slate: Slate, encounter: Encounter) -> Slate:
    """Propose image-guided lumbar decompression by the date of service; neck and chest keep their own code."""
    for act in encounter.findings.performed("lumbar_decompression")[:1]:
        if act.levels and act.levels[0][0] in "CT":
            slate = slate.add(candidate_of([act], LIGAMENT_UPPER, ("SPIN-75",), "Decompression of neck or chest."))
        elif encounter.in_force(LIGAMENT_TO_2025):
            why = "Image-guided lumbar decompression, once whatever the levels."
            slate = slate.add(candidate_of([act], LIGAMENT_TO_2025, ("SPIN-75",), why))
        else:
            for number, level in enumerate(act.levels or ("",)):
                code = LIGAMENT_FROM_2026[min(number, 1)]
                why = f"Image-guided lumbar decompression{f' at {level}' if level else ''}."
                slate = slate.add(candidate_of([act], code, ("SPIN-75",), why))
    return slate


@rules.rule("SPIN-74", phase=Phase.BUNDLE, decides="disc removal holds discography and epidural injection")
def inside_disc_removal(slate: Slate, encounter: Encounter) -> Slate:
    """Take off discography and injections beside needle decompression."""
    for winner in slate.with_code(DECOMPRESSION):
        for candidate in slate.with_code(*INSIDE_DECOMPRESSION):
            slate = slate.exclude(candidate, "SPIN-74", "Disc removal by needle holds it.", winner.code)
    return slate


BOOK = rules.book()
