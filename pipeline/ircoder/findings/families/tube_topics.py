"""Of which organ and on which side a clause speaks, carried on from clause to clause until another is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, Clause, Context, once
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import names_side

_WORDS: Mapping[str, WordPattern] = {
    "kidney": WordPattern(
        r"\b(?:kidneys?|renal (?:pelvis|collecting|calyx|stones?|cysts?|pole|access)|nephro\w*|"
        r"flank (?:tubes?|drains?|catheters?)|(?:tubes?|catheters?) in both flanks|calyx|calix"
        r"|calyces|calyceal|ureter\w*|pcns?|pcnus?|pnts?|hydronephro\w*|nus|pcnl|neph"
        r"|pyelo\w*|collecting system|double[- ]?j|moiety|caliect\w*|ileal conduit"
        r"|(?<!the gastric )(?<!gastric )conduit|urostomy"
        r"|nu (?:stents?|catheters?|tubes?)|(?:ileal|conduit|urinary) stoma)\b"
    ),
    "gallbladder": WordPattern(
        r"\b(?:gall ?bladder(?! (?:fossa|bed))|gb(?! (?:fossa|bed))|cystic duct|cholecyst(?!ectom)\w*|chole tube"
        r"|perc chole|c-tube)\b"
    ),
    "bile": WordPattern(
        r"\b(?:bile ducts?|biliary|cholangio\w*|hepatic ducts?|ptbds?|ptcd?|pbds?|cbd|common (?:bile )?ducts?|ductal"
        r"|hilar|hilum|ampulla|papilla|hepatico-?\s?jejunostomy|transhepatic|t-tube|ducts?|hj|(?:internal"
        r"|int)[-/ ]+(?:external|ext))\b"
    ),
    "gut": WordPattern(
        r"\b(?:gastrostom\w*|gastro-?jejun\w*|(?<!hepatico )(?<!choledocho )jejunostom\w*|g-?tubes?|g tubes?"
        r"|j-?tubes?|gj|g-j|peg|peg-?j|stomach"
        r"|gt (?:out|exchange|change|replace\w*|check|removed|dislodged|fell)"
        r"|gastric|feeding tubes?|cecostom\w*|chait|mic-?key|mic|g-?buttons?|direct j|jejunum|jejunal|prg|cecum"
        r"|t-?fasteners?|gastropexy|low[- ]profile (?:buttons?|tubes?|devices?)|j-?\s?arms?)\b"
    ),
    "bladder": WordPattern(
        r"\b(?:suprapubic|low(?:er)?[- ]belly (?:tubes?|catheters?)"
        r"|(?:fingers?|fingerbreadths?|fb|cm) above (?:the )?(?:pubi[sc]\w*|symphysis)"
        r"|spts?|sp tubes?|cystostomy|bladder dome|cystogra\w+|cystourethro\w+|vcug|urethrogra\w+"
        r"|rug)\b"
    ),
    "other": WordPattern(
        r"\b(?:abscess\w*|collections?|bilomas?|urinomas?|lymphoceles?|seromas?|gall ?bladder (?:fossa|bed)|pleural"
        r"|chest tube|ascites|paracentesis"
        r"|pancreatic pseudocyst|pelvic drain"
        r"|picc|central line|port|jugular|empyema|luq drain|rlq drain|paracolic|perigastric"
        r"|effusions?|thoracentes\w*|hemithorax|(?:right|left|r|l) chest(?=\s*[.:,]))\b"
    ),
}
_SHOWN = WordPattern(
    r"\b(?:cholangiogra\w*|communicat\w*|opacif\w*|outlin\w*|dilated|fill(?:s|ed|ing)?|decompressed|stricture\w*)\b"
)
_WORKED = WordPattern(
    r"\b(?:punctur\w*|needles?|chiba|stuck|entered|accessed|plac\w*|insert\w*|exchang\w*|remov\w*|deploy\w*|wires?"
    r"|crossed|balloon\w*|(?:an?|the|old|new|external|biliary|french|f) (?:drains?|tubes?|catheters?)|attention"
    r"|turn\w*)\b"
)
_THROUGH_LIVER = WordPattern(r"\b(?:trans-?hepatic\w*|cholangiogra\w*)\b")
_SIDE = re.compile(
    r"(?<!(?i:was) )(?<!(?i:were) )(?<!(?i:is) )(?<!\bI )(?<!(?i:we) )\b"
    r"(?:(?P<left>(?i:left|lt)|L)|(?P<right>(?i:right|rt)|R)|(?P<both>(?i:bilateral(?:ly)?|both|each side"
    r"|each (?:nephrostomy|pcn|tube|drain|catheter|stent|kidney)(?= (?:was|tube)\b))|B))\b"
    r"(?!(?<=(?i:both))\s+(?:(?:the|of|these|sets?|contrast)\s+){0,3}"
    r"(?i:(?:good|fine|well|work(?:ing)?|patent|open|in (?:good )?(?:place|position))\b|\w+gra(?:ms?|phies)\b"
    r"|(?:stones?|fragments?|wires?|sheaths?|balloons?|strictures?|stenoses|samples"
    r"|views|tips|cores"
    r"|inflations)\b|(?:its |the )?(?:ends?|loops?|pigtails?|coils?|curls?|ports?|lumens?|limbs|parents"
    r"|ways)\b|studies|images?|films|injections|runs|series|procedures|times|days|occasions|parts|steps))"
)
_SIDE_WORDS = WordPattern(r"\b(?:left|lt|l|right|rt|r|bilateral(?:ly)?|both|each|b)\b")
_CORRECTED = WordPattern(
    r"\b(?:left|right)(?:[\s-]sided?| side| kidney)?,?\s*(?:no,?|correction,?|sorry,?|i mean,?)\s+"
)
_COORDINATED = re.compile(
    r"\s*(?:[- ]sided?)?\s*(?:\([^()]{0,40}\)\s*|[\d.]+\s*-?(?:f|fr|french)\s*)?(?:and|&|,|/)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_RIGHT_BEHIND = re.compile(
    r"(?:(?!and\b|then\b)[\w./-]+\s+){1,3}(?:(?:on|in|to|for|into|at|of)\s+(?:the\s+)?)?\(?", re.IGNORECASE
)
"""A thing with its side behind it ("a stent on the left", "8F L")."""
_NEXT_ONE = re.compile(r"\band\b|[,&/]", re.IGNORECASE)
_NOT_A_SIDE = re.compile(
    r"\s*(?:in place|in situ|behind|above|below|across|beside|there\b|alone|as\b|over\b|to (?:drain|gravity|bag)"
    r"|a\b|an\b|upper quadrant|lower quadrant"
    r"|lateral|decubitus|side up|anterior oblique|arm|femoral|jugular|radial|hand|hepatic vein|indwelling|untouched"
    r"|where|open|capped)",
    re.IGNORECASE,
)


_BESIDE = WordPattern(
    r"\b(?:communicat\w+|connect\w*|fistulas?|leak\w*|abut\w*|adjacent|next|close|links?)\s+(?:with|to|from|into"
    r"|at)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,2}[\w-]+"
    r"|\b(?:loop|tip|pigtail|end|coil\w*|holes?)\b[^.;]{0,25}\b(?:in|into|within) (?:the )?jejun\w+"
    r"|\bno (?:[\w-]+ ){1,4}?(?:leaks?|fistula|communication|extravasation)\b"
)
"""What a cavity touches or opens into is not what the talk is of."""
_NONE_LEFT = WordPattern(
    r"\b(?:no|nothing|none|without(?: an?)?)\s+(?:(?:tubes?|catheters?|drains?|stents?|stones?|external|safety"
    r"|residual|wires?"
    r"|was|were|is)\s+){0,3}$"
)
"""What was not left behind ("no drain left")."""


@dataclass(frozen=True, slots=True)
class Topics:
    """Organ and side of each clause, by its index."""

    organs: tuple[str | None, ...]
    sides: tuple[Side | None, ...]

    def of(self, clause: Clause) -> str | None:
        """Organ of which the clause speaks."""
        return self.organs[clause.index]

    def side(self, clause: Clause) -> Side | None:
        """Side of which the clause speaks, carried on from the clauses before."""
        return self.sides[clause.index]

    def side_near(self, clause: Clause, at: int) -> Side | None:
        """The one side that stands nearest before or right behind a place of the clause."""
        told = [(match.start(), match.end(), side) for match, side in side_words(clause.text)]
        if len({side for _, _, side in told}) == 2:
            told = [item for item in told if item[2] != "bilateral"]
        if not told:
            return None
        before = [(end, side) for start, end, side in told if start <= at]
        behind = [side for start, _, side in told if start > at and _RIGHT_BEHIND.fullmatch(clause.text[at:start])]
        if before and behind and _NEXT_ONE.search(clause.text[before[-1][0] : at]):
            return behind[0]
        if before:
            return before[-1][1]
        if behind:
            return behind[0]
        return "bilateral" if {"left", "right"} <= {side for _, _, side in told} else told[0][2]


@once
def topics(context: Context) -> Topics:
    """Read the organ and the side of every clause."""
    organs: list[str | None] = []
    sides: list[Side | None] = []
    organ: str | None = None
    side: Side | None = None
    section = ""
    for clause in context.clauses:
        if clause.section != section and clause.section not in {"technique", "body", "findings", "history"}:
            side = None
        section = clause.section
        named = None if is_gone(clause) else _organ(clause.text)
        if named == "bile" and organ == "gallbladder":
            # Through the liver is a way to the gallbladder too.
            named = _organ(_THROUGH_LIVER.sub(" ", clause.text))
        told = {value for _, value in side_words(clause.text)}
        if len(told) == 2 and "bilateral" in told:
            told.discard("bilateral")
        own = told.pop() if len(told) == 1 else ("bilateral" if {"left", "right"} <= told else side)
        if clause.section not in BACKGROUND:
            organ = named or organ
        organs.append(named if clause.section in BACKGROUND else organ)
        sides.append(own)
        # What contrast shows of the ducts of a side is no work on that side: the talk goes on where it was.
        if not (organ == "bile" and _SHOWN.search(clause.text) and not _WORKED.search(clause.text)):
            side = own
    sole = {name for name in organs if name is not None}
    if len(sole) == 1:
        organs = [*sole] * len(organs)
    return Topics(_looking_back(organs), tuple(sides))


def is_gone(clause: Clause) -> bool:
    """Whether a clause tells of a tube or stent of earlier years that is no longer there."""
    if any(mention.assertion != "historical" for mention in clause.of("DEVICE", "INTERVENTION")):
        return False
    return _GONE.search(clause.text) is not None and _STILL.search(clause.text) is None


_GONE = WordPattern(
    r"\b(?:removed|taken out|pulled|explanted|retrieved|withdrawn|out) since\b(?=\W*$)"
    r"|^\W*(?:prior|previous|old|former|earlier)\b[^.;,]{3,50}\b(?:removed|taken out|pulled|explanted|withdrawn|out)\s+"
    r"(?:in\s+)?(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d\W*$"
    r"|^\W*(?:the patient|he|she) (?:had|underwent) (?:an?\b|placement)[^.;,]{3,70}"
    r"\b(?:in (?:19|20)\d\d|some years ago)(?: elsewhere)?\W*$"
    r"|^\W*(?:past )?(?:surgical|medical) history (?:of|includes)\b"
    r"|^\W*(?:hx|h/o|history|history of|past history of|s/p)\b[^.;,]{3,70}\b(?:19|20)\d\d\W*$"
)
_STILL = WordPattern(
    r"\b(?:still|remains|in place|in situ|indwelling|now|today|here for|due|presents?|returns?|exchange[sd]?"
    r"|since then)\b"
)


def side_words(text: str) -> list[tuple[re.Match[str], Side]]:
    """Sides told in a text, without those that the speaker takes back and the "left" that means to leave."""
    if _SIDE_WORDS.search(text) is None:
        return []
    taken_back = [(m.start(), m.end()) for m in _CORRECTED.finditer(text)]
    out: list[tuple[re.Match[str], Side]] = []
    for match in _SIDE.finditer(text):
        if any(low <= match.start() < high for low, high in taken_back):
            continue
        value: Side = "left" if match["left"] else "right" if match["right"] else "bilateral"
        if value == "left" and (_NOT_A_SIDE.match(text[match.end() :]) or _NONE_LEFT.search(text[: match.start()])):
            continue
        if not names_side(text, match.start()):
            continue
        if out and out[-1][1] != value and _COORDINATED.fullmatch(text[out[-1][0].end() : match.start()]):
            out[-1] = (out[-1][0], "bilateral")
            continue
        out.append((match, value))
    return out


def _organ(text: str) -> str | None:
    """Organ named last in a text; a gallbladder or bladder drain is neither bile duct nor kidney work."""
    text = _BESIDE.sub(lambda found: " " * len(found.group()), text)
    found = [(match.start(), name) for name, pattern in _WORDS.items() for match in pattern.finditer(text)]
    if not found:
        return None
    names = {name for _, name in found}
    if "other" in names and len(names) > 1:
        names.discard("other")
    for strong in ("bladder", "gallbladder"):
        if strong in names:
            return strong
    return max(item for item in found if item[1] in names)[1]


def _looking_back(organs: list[str | None]) -> tuple[str | None, ...]:
    """Clauses before the first organ is named speak of that first organ."""
    first = next((name for name in organs if name is not None), None)
    out: list[str | None] = []
    for name in organs:
        out.append(name if name is not None else (out[-1] if out and out[-1] else first))
    return tuple(out)
