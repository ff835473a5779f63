"""Fluid, gas or a balloon that moved tissue out of the way of a needle or probe (NONV-105)."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KIND = "hydrodissection"
_BY_WORDS = WordPattern(
    r"\b(?:saline|d5w?|dextrose|sterile water|carbon dioxide|co2|gas|air|fluid)\b[^.;]{0,60}\b(?:between"
    r"(?!\s+(?:the\s+)?(?:ribs?|\w+ ribs|scans?|freezes|cycles|passes))"
    r"|to (?:displace|separate"
    r"|move|push|protect|dissect)|away from|displac\w+)\b"
    r"|\b(?:displac\w+|separat\w+|pushed|moved|floated|lifted|peeled|rolled|shifted|eased"
    r"|nudged)\b[^.;]{0,60}\b(?:with|by|using)\b[^.;]{0,30}\b(?:saline|d5w|dextrose|fluid|co2"
    r"|carbon dioxide|gas|air|water|balloon)\b"
    r"|\b(?:saline|d5w?|dextrose|sterile water|carbon dioxide|co2|fluid|contrast|balloon)\b[^.;]{0,50}"
    r"\b(?:pushed|pushing|moved|moving|lifted|lifting|floated|floating|widened|kept|held)\b(?:[^.;]|\.\d){0,60}"
    r"\b(?:away|apart|off|clear|distance|gap|plane|margin|interval|bowel|colon|duodenum|stomach|diaphragm|ureter"
    r"|nerve|skin)\b|\b(?:hydro|pneumo|carbo)-?\s?dissect\w+"
    r"|\b(?:saline|d5w|dextrose|sterile water|carbon dioxide|co2)\b[^.;]{0,60}\b(?:gap|space|distance|plane|window"
    r"|clearance|margin|separation)\b[^.;]{0,25}\b\d+(?:\.\d+)?\s?[cm]m\b"
    r"|\b(?:gap|space|distance|plane|window|clearance|separation)\b[^.;]{0,40}\b(?:saline|d5w|dextrose|sterile water"
    r"|carbon dioxide|co2)\b"
    r"|\b(?:saline|d5w|dextrose|sterile water|carbon dioxide|co2)\b[^.;]{0,90}(?<![\d.])\d+(?:\.\d+)?\s?[cm]m\s"
    r"(?:of\s)?(?:gap|space|distance|plane|window|clearance|separation)\b"
    r"|\b(?:saline|d5w|dextrose|fluid|water|co2|gas) (?:cushion|pillow|barrier|buffer|moat|wall|wedge)\b"
)
_GAP_OPENED = WordPattern(
    r"\b(?:saline|d5w?|dextrose|sterile water|carbon dioxide|co2|(?:dilute )?contrast)\b[^.]{0,90}"
    r"\b(?:gap|space|distance|plane|window|clearance|margin|fat)\b[^.]{0,30}\b(?:opened|widened|grew|increased|rose"
    r"|became|improved)\b"
)
"""Fluid went in and, in the same sentence, what lay too near came away."""
_NOT = WordPattern(
    r"\b(?:no|not|without|unnecessary|never|planned|if)\b[^.;]{0,40}$|\b(?:not (?:needed|required"
    r"|necessary)|unnecessary)\b"
)
_CHEST = WordPattern(r"\b(?:lungs?|pleura\w*|chest|mediastin\w+|pericardi\w+|thorac\w+|ribs?|pneumothorax)\b")
_SOFT = WordPattern(
    r"\b(?:thyroid|neck|skin|subcutaneous|muscles?|nerve|danger triangle|trachea|carotid|breast"
    r"|extremity|thigh|bone|vessels)\b"
)
_ABDOMEN = WordPattern(
    r"\b(?:bowel|colon|duodenum|stomach|liver|kidney|diaphragm|pancreas|spleen|gallbladder|ureter|bladder|rectum"
    r"|pelvi\w+|abdom\w+|ascites|psoas)\b"
)
_OF_AN_ABLATION = frozenset({"thyroid", "breast", "bone", "soft_tissue", "node", "parathyroid"})


def find_displaced_tissue(context: Context, session: Session) -> Parts:
    """One act where tissue was moved for an ablation or a biopsy of the session."""
    served = [act for act in session.acts if act.id.startswith(("ablation-", "biopsy-"))]
    if not served:
        return Parts()
    for clause in context.clauses:
        if tier_of(context, clause) is None or not (_told(clause) or _gap_opened(context, clause)):
            continue
        act = Act(
            id="displacement-1",
            kind=KIND,
            family=load_act_kinds()[KIND].family,
            details={"region": _region(clause, {str(act.details.get("organ") or "") for act in served})},
            spans=(context.quote(clause),),
        )
        return Parts(acts=(act,), facts=(Fact(element="substance", about=act.id, spans=act.spans),))
    return Parts()


def _told(clause: Clause) -> bool:
    mentions = [m for m in clause.of("INTERVENTION") if m.kind == KIND]
    if mentions:
        return any(m.assertion == "performed" for m in mentions) and not _NOT.search(clause.text)
    match = _BY_WORDS.search(clause.text)
    return match is not None and not _NOT.search(clause.text[: match.start()]) and not _NOT.search(match.group())


def _gap_opened(context: Context, clause: Clause) -> bool:
    match = _GAP_OPENED.search(context.reading.sentence_text(clause.sentence))
    return match is not None and clause.happened and not _NOT.search(match.string[: match.start()])


def _region(clause: Clause, organs: set[str]) -> str:
    if organs & _OF_AN_ABLATION and not _ABDOMEN.search(clause.text):
        return "soft_tissue"
    if _ABDOMEN.search(clause.text):
        return "abdomen"
    if _CHEST.search(clause.text) or "lung" in organs:
        return "chest"
    return "soft_tissue" if _SOFT.search(clause.text) else "abdomen"


BUILDER = FamilyBuilder("displaced_tissue", frozenset({KIND}), find_displaced_tissue)
