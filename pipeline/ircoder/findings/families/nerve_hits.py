"""Nerves, plexuses, ganglia and planes as sentences name them, each with what was done to it there (SPIN-44)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings import pain_words as words
from ircoder.findings.context import Context
from ircoder.findings.model import Side
from ircoder.findings.pain_scene import Line, sides_in
from ircoder.knowledge.nerve_targets import NerveTarget, load_nerve_words
from ircoder.knowledge.word_patterns import WordPattern

LANDMARK = WordPattern(
    r"\b(?:avoid\w*|clear of|away from|past|sparing|spared|adjacent|between|identified|visuali[sz]\w+|seen|from the"
    r"|protect\w*|near|displac\w*"
    r"|next to|lateral to|medial to|deep to|superficial to|anterior to|posterior to|level of|numb\w*|palsy"
    r"|neuralgia|pain\b|entrapment|neuropathy)\b"
)
COMPLAINT = WordPattern(
    r"\b(?:neuralgia|pain(?:s|ful)?|entrapment|neuropath\w*|palsy|injur\w+|syndrome|irritat\w+|tender\w*|distribution"
    r"|numb\w*|transect\w*|compress\w*|damage\w*|schwannoma|tumou?r|mass|metast\w+)\b"
)
"""What is said of a nerve as the trouble, and not as the place of the work."""
_BEHIND = re.compile(
    r"^[^.;\n]{0,45}?\b(?P<act>blocks?|nbs?|blocked|blockade|injections?|injected|infiltrat\w+|neurolysis|neurolytic"
    r"|ablat\w+|rfa?|rfn|radiofrequency"
    r"|cryo\w*|denervat\w+|rhizotomy|neurotomy|catheter\w*|an(?:a)?esthetized|numbed|put to sleep|bathed|freez\w+"
    r"|hydro-?dissect\w*"
    r"|frozen(?! shoulder)|thermocoag\w+|lesion\w*|burn(?:ed|t|s|ing)?|cauteri[sz]\w+"
    r"|destruct\w+)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<act>blocks?(?: #?\s?\d+)?|blockade|injections?|infiltration|neurolysis|ablation|rfa?"
    r"|radiofrequency(?: ablation)?|cryo\w*|denervation|rhizotomy"
    r"|neurotomy|catheter|destruction|freezing|blocking|blocked|injected|pulsed rf|burn(?:ed|t|ing)"
    r"|(?:balloon )?compression)\b\s*"
    r"(?:[-:,\u2013]\s*(?:(?:left|right|bilateral|l|r)\s+)?|(?:(?:of|at|to|on|for|in|around|into|the|left|right"
    r"|bilateral|both|each|and|l|r|site|target|that'?s|that is|this is|this was)\b[\s:]*){0,5})$",
    re.IGNORECASE,
)
_ACT = WordPattern(
    r"\b(?:blocks?|injections?|neurolysis|cryo\w+|rhizo\w+|radiofrequency|catheter|nb|gonb|lonb|pvb|lsb|sgb|ficb)\b"
)
_ALSO = re.compile(
    r"\s*(?:nerves?|branch\w*|plexus|block)?\s*(?:,\s*and\b|,|&|/|\+|\band\b|\bplus\b|\bas well as\b)\s*"
    r"(?:(?:the|a|left|right|both|bilateral)\s+)*",
    re.IGNORECASE,
)
"""Between two targets of one act ("RF of the femoral and the obturator branches")."""
_DISC_FRONT = WordPattern(r"(?:front|anterior|antero-?lateral)\b.*\bl-?5\b.*")
_PELVIC_SIGN = WordPattern(
    r"\b(?:pelvic (?:\w+ )?pain|endometri\w+|hypogastric|interstitial cystitis|dysmenorrh\w+|cervical cancer"
    r"|rectal cancer"
    r"|tenesmus|prostat\w+)\b"
)
"""Why a drug lies in front of the last disc."""
_MUSCLE = WordPattern(r"\blongus col+i\b|\b(?:front|anterior|antero-?lateral)\b.*\bl-?[234]\b.*")
_SYMPATHETIC_SIGN = WordPattern(
    r"\b(?:horner\w*|droop\w*|ptosis|miosis|small(?:er)? pupil|red eye|sympath\w+|crps|causalgia|complex regional"
    r"|raynaud\w*"
    r"|hot flash\w*|warmer)\b"
)
"""Why a drug lies in front of the muscle of the neck, and what shows that it took the ganglion there."""
_TRUNK = WordPattern(
    r"\bc(?:o)?eliac\b(?!.*(?:plexus|gangli|block|neuroly))|.*\bc(?:o)?eliac (?:trunk|axis|artery|origin)"
)
_PLEXUS_SIGN = WordPattern(r"\b(?:plexus|neuroly\w+|phenol|alcohol|ethanol|nerve block|celiac block)\b")
_VESSEL_WORK = WordPattern(r"\b(?:catheteri[sz]\w+|angiogra\w+|arteriogra\w+|emboli\w+|stent\w*|micro-?catheter\w*)\b")
"""What makes the artery the place of the work, and not the nerves around it."""
_BATHED = WordPattern(r"\b(?:bupivacaine|ropivacaine|marcaine|naropin|bupi|ropi)\b")
"""What is put around an artery for the sake of the nerves there."""
_NEUROMA = WordPattern(r"\bneuromas?\b|\bmorton\w*")
"""What makes the space between two toes the place of a nerve."""
_PLANE_BEHIND = re.compile(r"\s*(?:plane|blocks?|cath\w*|injections?)\b", re.IGNORECASE)
_FLUID_TAPPED = WordPattern(
    r"\b(?:effusions?|pleura\w*|ascit\w+|fluid|thoracentes\w+|paracentes\w+|straw|serous|serosanguin\w+|csf)\b"
)
"""Beside these a "left tap" empties a cavity and numbs no plane."""
_CARPAL_TUNNEL = WordPattern(r"\bcarpal tunnel\b|\bcts\b")
_ITEM = 120
_OF_A_NERVE = 40


@dataclass
class Hit:
    """A target named in a sentence, with what was done to it where that is told beside it."""

    target: NerveTarget
    line: Line
    start: int
    end: int
    act: str | None

    @property
    def text(self) -> str:
        """The words that name the target."""
        return self.line.text[self.start : self.end]

    @property
    def side(self) -> Side | None:
        """Side told beside the target, or the only one of a short sentence."""
        near = self.line.side(self.start, self.end)
        if near is not None or len(self.line.text) > _ITEM:
            return near
        named = sides_in(self.line.text)
        return next(iter(named)) if len(named) == 1 else None


def hits_of(context: Context, lines: tuple[Line, ...]) -> tuple[Hit, ...]:
    """Targets of the sentences, without those that only look like one."""
    hits = tuple(hit for line in lines for hit in _with_shared_acts(_named_in(line)))
    if any("adductor" in hit.line.text.lower() for hit in hits):
        # In the adductor canal the saphenous nerve is a branch of the femoral block.
        hits = tuple(hit for hit in hits if hit.target.target != "saphenous")
    if not context.says(_NEUROMA):
        hits = tuple(hit for hit in hits if not by_web(hit))
    if context.says(_CARPAL_TUNNEL):
        # The nerve is looked at, and the tunnel around it injected.
        hits = tuple(hit for hit in hits if hit.target.target != "median" or hit.act is not None)
    if context.says(_FLUID_TAPPED):
        hits = tuple(hit for hit in hits if not _is_bare_tap(hit))
    if not context.says(_SYMPATHETIC_SIGN):
        hits = tuple(hit for hit in hits if not by_muscle(hit))
    if not context.says(_PELVIC_SIGN):
        hits = tuple(hit for hit in hits if _DISC_FRONT.match(hit.text) is None)
    if context.says(_VESSEL_WORK) or not context.says(_PLEXUS_SIGN):
        at_vessels = context.says(_VESSEL_WORK)
        hits = tuple(hit for hit in hits if not by_trunk(hit) or (not at_vessels and _BATHED.search(hit.line.text)))
    return tuple(hit for hit in hits if not _of_a_named_nerve(hit, hits))


def by_muscle(hit: Hit) -> bool:
    """Whether the target is told by the muscle that it lies on alone."""
    return _MUSCLE.fullmatch(hit.line.text, hit.start, hit.end) is not None


def by_web(hit: Hit) -> bool:
    """Whether the target is told by the web between the toes alone."""
    return "neuroma" not in hit.text.lower() and hit.target.target == "plantar_digital"


def by_trunk(hit: Hit) -> bool:
    """Whether a plexus is told by the artery that it lies around alone."""
    return hit.target.target == "celiac_plexus" and _TRUNK.match(hit.text) is not None


def _is_bare_tap(hit: Hit) -> bool:
    """Whether a plane of the abdominal wall is told by its three letters alone."""
    return hit.text.lower() == "tap" and _PLANE_BEHIND.match(hit.line.text, hit.end) is None


def _of_a_named_nerve(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Whether a neuroma is that of a nerve named beside it, which is the target."""
    if hit.target.target != "peripheral" or "neuroma" not in hit.text.lower():
        return False
    if any(other.target.target == "plantar_digital" for other in hits):
        return True
    return any(
        other.line is hit.line and other is not hit and abs(other.start - hit.end) < _OF_A_NERVE for other in hits
    )


def _named_in(line: Line) -> Iterator[Hit]:
    """Live targets of a sentence, the longer name where two overlap."""
    found = [
        (match.start(), match.end(), target)
        for target, words_of_target in load_nerve_words().likely(line.text)
        for match in words_of_target.finditer(line.text)
    ]
    for start, end, target in sorted(found, key=lambda item: item[0]):
        if any(low <= start and end <= high and (low, high) != (start, end) for low, high, _ in found):
            continue
        if line.live(start, end):
            act = _act_beside(line, start, end)
            compressed = act is not None and act.endswith("compression")
            yield Hit(target, line, start, end, None if compressed and target.destruction != "64610" else act)


def _with_shared_acts(hits: Iterator[Hit]) -> Iterator[Hit]:
    """Targets joined by "and" share the act of the one named before."""
    last: Hit | None = None
    for hit in hits:
        own = hit
        if hit.act is None and last is not None and last.act is not None:
            joined = _ALSO.fullmatch(hit.line.text, last.end, hit.start)
            own = dataclasses.replace(hit, act=last.act) if joined else hit
        yield own
        last = own


def _act_beside(line: Line, start: int, end: int) -> str | None:
    """The act word inside or right behind the name of a target, else the one right before it."""
    inside = _ACT.search(line.text, start, end)
    if inside is not None:
        return inside.group().lower()
    behind = _BEHIND.match(line.text[end:])
    if behind is not None:
        between = behind.group()[: behind.start("act")]
        if not LANDMARK.search(between) and line.live(end + behind.start("act"), end + behind.end("act")):
            return behind["act"].lower()
    before = _BEFORE.search(line.text[max(0, start - 80) : start])
    return before["act"].lower() if before is not None else None


def destroys(line: Line) -> bool:
    """Whether a sentence tells heat, cold or a neurolytic of this session."""
    patterns = (words.LESION, words.NEUROLYTIC, words.FROZEN)
    return any(line.live(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(line.text))
