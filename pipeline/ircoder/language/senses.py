"""Which label a form carries where the vocabulary gives it several: ``stent`` is a device, ``was stented`` an act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ircoder.knowledge.vocabulary import Term
from ircoder.knowledge.word_classes import word_class
from ircoder.language import wording
from ircoder.language.lexicon import Match
from ircoder.language.pieces import Piece
from ircoder.language.words import Words

_PRIORITY = ("VESSEL", "DEVICE", "INTERVENTION", "IMAGING", "LESION", "ANATOMY", "GUIDANCE", "SEDATION")
_AUXILIARY = word_class("auxiliaries")
_GUIDING = word_class("guiding")
_GUIDED = re.compile(r"guid|control|visualiz|puncture|access|stick|needle|micropuncture|entry|real.?time")
_SKIN = re.compile(r"skin|local|subcutaneous|infiltrat|anesthe|wheal|numb|tract|1\s?%|2\s?%|soft tissue|only")
_TARGETED = re.compile(
    r"joint|epidural|inject|facet|nerve|block|bursa|sheath|mixture|mixed|steroid|kenalog|depo|caudal"
)
_OCCLUDING = re.compile(r"coil|plug|embol|onyx|glue|particle|bead|amplatzer|gelfoam|sphere|nbca")
_ENTERED = re.compile(r"access|approach|puncture|stick|sheath|micropuncture|entered|entry|started|cannulat")
_VASCULAR = re.compile(
    r"emboli|arter|vein|venous|coil|angiogra|branch|feeder|supplied|sampl|microcatheter|thrombo|blush"
    r"|imipenem|embosphere|beads?\b|spheres?\b|particles?\b|vials?\b|stasis|\bmicro\b|popliteal|hyperemi"
)
_NEURAL = re.compile(
    r"nerve|block|\brf\b|rfa|radiofrequency|neurotomy|ganglion|lidocaine|bupivacaine|plexus|neuro(?:lysis|ma)"
)
_SHARP = re.compile(r"blunt|sharp|freed|cuff|cutdown|subcutaneous|surgical")
_OTHER_MAIN = re.compile(
    r"\bleft main(?:\W+(?:and|or|then|right|segment\w*|hepatic|bile|lobar|stem|\d)){0,4}"
    r"\W+(?:ducts?|bronch\w+|hepatic|portal|renal|pulmonary)\b"
)
"""A main duct, bronchus or artery of another organ than the heart."""
_OF_ARTERY_OR_DUCT = frozenset({"right hepatic", "left hepatic", "common hepatic"})
_DUCTS = re.compile(r"\bducts?\b|\bbil(?:e|iary)\b|cholangi|ductal|\bcbd\b")
"""A sentence of the bile ducts, whose names leave the word out ("the right hepatic to common duct stricture")."""
_STOPPED_UP = re.compile(
    r"\b(?:mucus|mucous|clot|fibrin|thrombus)\W+plugs?\b|\blumens?\b.*\bplugs?\b"
    r"|\bplugs?\W+(?:gave|cleared|broke|came|was (?:cleared|broken|pushed|dislodged|flushed))\b"
)
"""A plug that stops up a line or a duct is no device."""
_MAKES_STOMA = re.compile(r"stomy$|^(peg|pcn|ptbd|perc chole)$")
_HELD_BEFORE = word_class("held_before")
_HELD_AFTER = word_class("held_after")
_DONE = word_class("act_done_after")
_GUIDES = {"ultrasound": "ultrasound", "ct": "ct", "fluoroscopy": "fluoroscopy"}
_GUIDES_AFTER = frozenset({"used", "guided", "guidance"})
_PLACE_WORDS = word_class("place_after")
_DOSE_WORDS = word_class("dose_after")
_CONTRAST_WORDS = word_class("contrast_before")
_SHOWN = re.compile(r"show|demonstrat|opacif|reveal|confirm|route|fills|patent|stain|runoff|collateral")
_PAST_WORDS = word_class("past_before")
_REPORTED = word_class("reported_after")
_DRAINED_BY_VEINS = word_class("vein_drainage_before")
_PLAIN_DRUGS = word_class("plain_drugs")
_ENTRY_WORDS = word_class("entry_after")
_NO_COMPLICATION = re.compile(r"\bcx\s?[:=-]?\s?(?:none|nil|no (?:immediate|apparent|complic))")
"""The short form of the circumflex artery, written for complications."""


def choose_label(match: Match, words: Words, sentence: str) -> str:
    """Label of a match whose terms carry several.

    Parameters
    ----------
    match
        The match and its terms.
    words
        The report's words.
    sentence
        Lower-case text of the sentence that holds the match.
    """
    labels = _labels(match.terms)
    if len(labels) == 1:
        return labels[0]
    before = words.lower[match.first - 1] if match.first and not words.breaks[match.first] else ""
    after = words.lower[match.last] if match.last < len(words) and not words.breaks[match.last] else ""
    found = set(labels)
    if {"GUIDANCE", "IMAGING"} <= found:
        guiding = before in _GUIDING or after in _GUIDING or _GUIDED.search(sentence) is not None
        return "GUIDANCE" if guiding else "IMAGING"
    if {"DEVICE", "VESSEL"} <= found and (
        before in {"a", "an", "fr", "french"} or (before[-1:] == "f" and before[:1].isdigit())
    ):
        return "DEVICE"
    if {"SEDATION", "DEVICE"} <= found:
        return "DEVICE" if _TARGETED.search(sentence) and not _SKIN.search(sentence) else "SEDATION"
    if {"VESSEL", "ANATOMY"} <= found:
        vascular = _ENTERED.search(sentence) or _VASCULAR.search(sentence)
        return "VESSEL" if vascular and not _NEURAL.search(sentence) else "ANATOMY"
    if {"LESION", "INTERVENTION"} <= found:
        if after in {"with", "using", "by"} and before in _AUXILIARY:
            return "INTERVENTION"
        return "INTERVENTION" if _SHARP.search(sentence) else "LESION"
    if {"DEVICE", "INTERVENTION"} <= found:
        return _device_or_act(match, words, before, after)
    return min(labels, key=_PRIORITY.index)


def _device_or_act(match: Match, words: Words, before: str, after: str) -> str:
    """A stoma's name (``gastrostomy``, ``PCN``) is the act unless a tube that is there is meant; else the device."""
    if before in _AUXILIARY:
        return "INTERVENTION"
    if not _MAKES_STOMA.search(match.form) or before in _HELD_BEFORE or after in _HELD_AFTER:
        return "DEVICE"
    done = words.lower[match.last + 1] if match.last + 1 < len(words) else ""
    return "DEVICE" if after in _AUXILIARY and done not in _DONE else "INTERVENTION"


def settle_sense(piece: Piece, words: Words, sentence: str, terms: Mapping[str, Term]) -> bool:
    """Correct a piece whose single vocabulary sense does not fit where it stands.

    Parameters
    ----------
    piece
        The piece, changed in place: local anaesthetic becomes SEDATION, a modality that guides a needle GUIDANCE, a
        contrast injection IMAGING, a groin that is entered VESSEL.
    words
        The report's words.
    sentence
        Lower-case text of its sentence.
    terms
        All terms by concept.

    Returns
    -------
    bool
        False where the words name no entity at all (``CT table``, ``fluoro 13 min``, ``cath lab``).
    """
    before = words.lower[piece.first - 1] if piece.first and not words.breaks[piece.first] else ""
    after = words.lower[piece.last] if piece.last < len(words) and not words.breaks[piece.last] else ""
    text = words.text(piece.first, piece.last)
    if _is_no_entity(piece, text, sentence, before, after):
        return False
    if piece.label == "DEVICE":
        if piece.form == "cath" and (before in _PAST_WORDS or after in _REPORTED):
            _turn(piece, "INTERVENTION", "intervention:cardiac_catheterization", "catheterization", terms)
        elif piece.kind == "anesthetic" and (_SKIN.search(sentence) or not _TARGETED.search(sentence)):
            _turn(piece, "SEDATION", "sedation:local", "local", terms)
    elif piece.label == "LESION" and text.lower() == "occluded":
        if before in _AUXILIARY and after in {"with", "using", "by"} and _OCCLUDING.search(sentence):
            _turn(piece, "INTERVENTION", "intervention:occluded_vessel", "embolization", terms)
    elif piece.label == "LESION" and piece.form == "dissection":
        if before in {"by", "blunt", "sharp"} or _SHARP.search(sentence):
            _turn(piece, "INTERVENTION", "intervention:dissect", "manipulation", terms)
    elif piece.label == "IMAGING" and piece.kind in _GUIDES and piece.last - piece.first == 1:
        if after in _GUIDES_AFTER or (before in _GUIDING and _GUIDED.search(sentence)):
            _turn(piece, "GUIDANCE", f"guidance:{_GUIDES[piece.kind]}", _GUIDES[piece.kind], terms)
    elif piece.label == "INTERVENTION" and text.lower() in {"injection", "injections"}:
        shown = _SHOWN.search(sentence) and not _TARGETED.search(sentence.replace("injection", ""))
        if before in _CONTRAST_WORDS or shown:
            _turn(piece, "IMAGING", "imaging:contrast_injection", "catheter_study", terms)
    elif piece.label == "ANATOMY" and "groin" in piece.form and (after in _ENTRY_WORDS or before in {"via", "through"}):
        piece.label = "VESSEL"
    return True


def _is_no_entity(piece: Piece, text: str, sentence: str, before: str, after: str) -> bool:
    if piece.form == "left main":
        return _OTHER_MAIN.search(sentence) is not None
    if piece.label == "VESSEL" and piece.form in _OF_ARTERY_OR_DUCT:
        return _DUCTS.search(sentence) is not None and "arter" not in sentence
    if piece.form == "cx":
        return _NO_COMPLICATION.search(sentence) is not None
    if piece.form == "plug":
        return _STOPPED_UP.search(sentence) is not None
    return piece.last - piece.first == 1 and _names_nothing(piece, text, before, after)


def _names_nothing(piece: Piece, text: str, before: str, after: str) -> bool:
    """Whether a single word is no entity where it stands: ``CT table``, ``fluoro 13 min``, ``in place``."""
    if piece.label == "INTERVENTION":
        idle = text.lower() == "place" and before in {"in", "into"}
        idle = idle or (text.lower() == "drainage" and before in _DRAINED_BY_VEINS)
        return idle or (text.lower() in {"infusion", "infusions"} and before in _PLAIN_DRUGS)
    if piece.label not in {"IMAGING", "GUIDANCE", "DEVICE"}:
        return False
    # "under fluoroscopy 12 mL went in": the figure is not that of the beam.
    counted = after[:1].isdigit() and before not in _GUIDING
    dosed = piece.kind == "fluoroscopy" and (after in _DOSE_WORDS or counted)
    common = piece.label == "DEVICE" and text.islower() and text in wording.GENERIC_ALONE
    return after in _PLACE_WORDS or dosed or common


def _turn(piece: Piece, label: str, concept: str, kind: str, terms: Mapping[str, Term]) -> None:
    if concept in terms:
        piece.label, piece.term, piece.kind, piece.options = label, terms[concept], kind, ()


def _labels(terms: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(term.label for term in terms))
