"""Pressures and entries of the heart chambers: what makes a left or a right heart study (CARD-02, CARD-06)."""

from __future__ import annotations

from dataclasses import dataclass, field

from ircoder.findings.context import Clause
from ircoder.findings.families.heart_words import NUMBER, OVER, Statement, Statements, asserted
from ircoder.knowledge.word_patterns import WordPattern

_IS = (
    r"(?:\s*[:=,(\-\u2013]\s*|\s+(?:was|were|is|of|at|mean|pressures?|pr|systolic|a wave|a-wave"
    r"|approximately|about|phasic|equal to|to be|entered|reached|crossed|measured|read|showed)\b){0,4}\s*"
)
_PAIR = rf"{NUMBER}{OVER}{NUMBER}"

LV_MEASURED = WordPattern(
    rf"\bsystemic (?:rv|right ventric\w+|ventric\w+|lv)\b[^.;\d]{{0,50}}{_PAIR}"
    rf"|\blv\s?-?edp\b|\b(?:left ventric\w+|lv)\s+end[ -]?diastolic|\bleft ventric\w+ pressures?|\blv pressures?\b"
    rf"|\blv\b{_IS}{_PAIR}|\bleft ventric\w+\b{_IS}(?:{_PAIR}|\d{{2,3}}\b)|\b(?:edp|ed pressure|lved)\b{_IS}{NUMBER}"
    rf"|\bend[ -]?diastolic(?: pressure)?\b{_IS}{NUMBER}|\bleft[ -]sided? (?:filling|heart) pressures?\b{_IS}{NUMBER}"
    r"|\b(?:lv|left ventric\w+)\W{0,3}(?:to|and)?\W{0,3}(?:ao|aort\w*)\s+(?:pullback|pull-back|gradient)"
    r"|\blv-?ao (?:gradient|pullback)|\blvao\b|\bgradient\b[^.;]{0,60}\b(?:aortic valve|lv and (?:ao\w*"
    r"|the aorta)|pull-?\s?back|left ventric\w+)"
    r"|\bpull-?\s?back\b[^.;]{0,70}\b(?:aortic|valve|lv|ventric\w+|gradient|hemodynamic\w*)"
    r"|\b(?:aortic|ventric\w+|left) pull-?\s?back"
)
_DENIED_PRESSURE = WordPattern(
    r"\b(?:no|without|not|never)\b[^.;,]{0,30}\b(?:lv (?:pressures?|edp|entry|end)|lvedp"
    r"|left ventric\w+ (?:pressure|end|entry)|left heart)"
    r"|\b(?:lv|left ventric\w+) pressures? (?:was |were )?not\b|\blvedp (?:was )?not\b"
    r"|\bpressures? (?:was|were) not (?:obtained|measured|recorded)"
)
LV_ENTERED = WordPattern(
    r"\b(?:cross(?:ed|ing)?|across|through|pass(?:ed"
    r"|ing)?)\s+(?:retrograde(?:ly)?\s+)?(?:the\s+)?(?:(?!tricuspid|mitral"
    r"|pulmon)\w+\s+){0,2}?(?:aortic\s+)?valve\b"
    r"|\ba\.?v\.?\s+(?:was\s+)?(?:then\s+)?crossed\b|\bcrossed (?:the )?av\b"
    r"|(?<!tricuspid )(?<!mitral )(?<!pulmonary )(?<!pulmonic )\bvalve\s+(?:was|is)?\s*(?:easily |then "
    r"|readily |carefully |retrogradely )?crossed"
    r"|\b(?:into|in|to|enter\w*)\s+(?:the\s+)?(?:cavity of the\s+|single\s+)?(?:left\s+ventric\w+|lv)\b"
    r"|\bpig-?\s?tail\b[^.;]{0,40}\b(?:in|into|to|inside)\s+(?:the\s+)?(?:left\s+)?(?:ventricle|chamber|heart)\b"
    r"|\b(?:left\s+ventric\w+|lv)\s+(?:was|is)?\s*(?:then )?(?:entered|accessed|cannulated|catheterized)"
)
LV_DENIED = WordPattern(
    r"\bvalve\s+(?:was|is)?\s*(?:intentionally|deliberately|purposely)?\s*(?:not|never)\s+(?:be\s+)?crossed"
    r"|\b(?:did not|didn't|not|never|without|no attempt (?:was made )?to|could not|unable to"
    r"|elected not to)\s+(?:be\s+)?(?:cross|crossing|enter|entering)\b"
    r"[^.;]{0,30}\b(?:valve|lv|ventric\w+)"
    r"|\b(?:left ventric\w+|lv|ventricle) (?:was )?(?:not|never) (?:entered|crossed|accessed|catheterized)"
    r"|\bno (?:left heart|lhc|lv (?:entry|pressure)|left ventric\w+ (?:pressure|entry)|lvedp|ventricular pressure)"
    r"|\bleft heart cath\w* (?:was )?not (?:done|performed)"
)
LV_GRAM = WordPattern(
    r"\b(?:left\s+)?ventriculo(?:gra\w+)|\blv\s?-?\s?(?:gram|angio\w*|cine\w*|injection|gram\w*)\b|\blvg\b"
    r"|\bv-?gram\b"
    r"|\bleft ventric\w+[^.;]{0,40}\b(?:rao|lao|biplane)\b[^.;]{0,30}(?:\d\s?(?:ml|cc)|\bef\b)"
    r"|\b(?:left\s+)?ventricular\s+(?:angio|cine|contrast inj|inj)\w*"
    r"|\binject\w*\s+(?:of\s+)?(?:the\s+)?left\s+ventric\w+"
)
RV_RUN = WordPattern(
    r"\b(?:rv|right ventric\w+)\b[^.;]{0,25}\b\d+\s?(?:ml|cc)s?\b[^.;]{0,20}\b(?:dye|contrast|rao|lao|biplane"
    r"|omnipaque|isovue)\b"
    r"|\b(?:contrast|dye|angiogra\w+|inject(?:ed|ion))\b[^.;]{0,20}\b(?:in|into|of) the (?:rv|right ventric\w+)\b"
)
"""Contrast in the right ventricle, with no word for the study."""
_READ_OFF = WordPattern(
    r"\b(?:off|from|on) the monitor\b|\bindwelling\b|\bin situ\b|\bswan (?:day|from|of) \d|\b(?:rn"
    r"|nurs\w+) (?:numbers|readings)\b"
)
"""Pressures of a catheter that lay there before."""
RV_WORD = WordPattern(r"\b(?:right|rv)\b[\w\s-]{0,15}$")
_PUMP = WordPattern(r"\b(?:impella|tandem\w*|set the pump|pump|transcatheter valve|echo\w*|tte|tee|mri|cmr)\b")
_LONG = 160
"""Dictation without stops: a pump or an echo further off than this from a measure is another statement."""
_SUPPORT = WordPattern(r"\b(?:impella|tandem ?heart)\b")
_NEAR = 60
_NEXT_MEASURE = WordPattern(r"\b(?:ejection|ef|lvef|function|wall motion|no (?:lv ?)?(?:gram|ventriculo\w*))\b")
_DIGITS_OF_LV = WordPattern(rf"\blv\b{_IS}{_PAIR}|\blv\s?-?edp\b{_IS}{NUMBER}|\bleft ventric\w+\b{_IS}{_PAIR}")

_RIGHT: dict[str, WordPattern] = {
    "RA": WordPattern(
        rf"\b(?:ra|right atri\w+|r\.a\.|cvp|right atrium)\b{_IS}{NUMBER}|\bright atrial (?:mean )?pressures?\b"
    ),
    "RV": WordPattern(
        rf"\b(?:rv|right ventric\w+)\b{_IS}{_PAIR}|\bright ventricular (?:systolic |end[- ]diastolic )?pressures?\b"
    ),
    "PA": WordPattern(
        rf"\b(?:pap?|mpa|pulmonary arter\w+|pulm(?:onary)? art\w*)\b{_IS}(?:{_PAIR}|mean\b)|\bmean pa\w?\b|\bmpap\b"
        r"|\bpulmonary arter\w+ (?:systolic |mean )?pressures?\b|\bpa (?:systolic |mean )?pressures?\b"
        rf"|\b(?:rpa|lpa|(?:right|left|main) pulmonary arter\w+)\b{_IS}{NUMBER}"
    ),
    "PCW": WordPattern(
        rf"\b(?:pcwp?|paw?op|pawp|pcw|wedge)\b{_IS}{NUMBER}|\b(?:pulmonary )?capillary wedge\b|\bwedge pressures?\b"
        rf"|\bpcwp\b|\bwedge mean\b"
    ),
}
_SYSTEMIC_VEINS = WordPattern(
    rf"\b(?:systemic venous (?:atrium|baffle|side)|(?:mustard |senning )?baffle|fontan|glenn)\b{_IS}{NUMBER}\b(?!\s?%)"
)
"""Pressures of the way to the lungs in a heart that is connected otherwise."""
_OF_THE_RIGHT_IN_WORDS = WordPattern(
    r"\b(?:phasic )?right[ -](?:sided?|heart)\s+(?:heart )?(?:pressures?"
    r"|hemodynamics)\b[^.;]{0,40}\b(?:normal|elevated|obtained|measured"
    r"|recorded|\d)"
)
_CHAMBER = r"(?:ra|rv|pa|mpa|pcwp?|wedge|right (?:atrium|ventricle)|pulmonary arter\w+|svc|ivc)"
_LISTED = WordPattern(
    rf"\b(?P<names>{_CHAMBER}(?:(?:\s*[,/]\s*|,? and )(?:the )?{_CHAMBER}){{2,5}})\b[^.;\d]{{0,40}}"
    rf"{NUMBER}\b[^.;]{{0,12}}?(?:,|;|and)\s*{NUMBER}"
)
"""Chambers named one behind the other, then their pressures in the same order."""
_CHAMBER_NAMES = {
    "RA": WordPattern(r"\b(?:ra|right atrium)\b"),
    "RV": WordPattern(r"\b(?:rv|right ventricle)\b"),
    "PA": WordPattern(r"\b(?:m?pa|pulmonary arter\w+)\b"),
    "PCW": WordPattern(r"\b(?:pcwp?|wedge)\b"),
}
SWAN = WordPattern(
    r"\bswans?(?:[ -]?gan[sz]z?)?\b|\b(?:pa|pulmonary artery|thermodilution|balloon[ -]tipped"
    r"|balloon flotation|balloon wedge|wedge"
    r"|flow[ -]directed) catheter\b"
)


_OF_CHAMBERS = (
    LV_DENIED,
    _DIGITS_OF_LV,
    LV_MEASURED,
    LV_ENTERED,
    LV_GRAM,
    RV_RUN,
    *_RIGHT.values(),
    _SYSTEMIC_VEINS,
    _OF_THE_RIGHT_IN_WORDS,
    _LISTED,
)
"""One of these stands in every statement that tells anything of a chamber."""


@dataclass
class Chambers:
    """What the statements of a report tell of the chambers, with the clauses that do."""

    left: list[Clause] = field(default_factory=list)
    crossed: list[Clause] = field(default_factory=list)
    left_denied: list[Clause] = field(default_factory=list)
    gram: list[Clause] = field(default_factory=list)
    right_gram: list[Clause] = field(default_factory=list)
    right: dict[str, list[Clause]] = field(default_factory=dict)
    supported: bool = False
    floated: bool = False

    @property
    def left_proof(self) -> list[Clause]:
        """Clauses that show the left ventricle entered; a catheter that only made way for a pump shows nothing."""
        return [*self.left, *self.gram, *([] if self.supported else self.crossed)]

    @property
    def right_measured(self) -> bool:
        """Whether pressures of the pulmonary side and of at least one further place are told."""
        return "words" in self.right or (len(self.right) > 1 and bool({"PA", "PCW"} & set(self.right) or self.floated))

    @property
    def right_clauses(self) -> list[Clause]:
        """Clauses with right heart pressures."""
        return [clause for found in self.right.values() for clause in found]


def read_chambers(items: Statements) -> Chambers:
    """Gather entries, pressures and ventriculograms."""
    out = Chambers(supported=bool(items.holding(_SUPPORT)), floated=bool(items.holding(SWAN)))
    for item in items.holding(*_OF_CHAMBERS):
        if LV_DENIED.search(item.text):
            out.left_denied.append(item.clause)
        if _measures_left(item):
            out.left.append(item.clause)
        elif _enters_left(item):
            out.crossed.append(item.clause)
        for match in _grams(item):
            (out.right_gram if RV_WORD.search(item.text[max(0, match - 16) : match]) else out.gram).append(item.clause)
        if asserted(RV_RUN, item.text) and item.clause not in out.right_gram:
            out.right_gram.append(item.clause)
        for name, words in () if _READ_OFF.search(item.text) else _RIGHT.items():
            if words.search(item.text) and not _PUMP.search(item.text[:25]):
                out.right.setdefault(name, []).append(item.clause)
        if _SYSTEMIC_VEINS.search(item.text):
            out.right.setdefault("SV", []).append(item.clause)
        if (listed := _LISTED.search(item.text)) is not None:
            for name, words in _CHAMBER_NAMES.items():
                if words.search(listed["names"]):
                    out.right.setdefault(name, []).append(item.clause)
        if _OF_THE_RIGHT_IN_WORDS.search(item.text):
            out.right.setdefault("words", []).append(item.clause)
    return out


def _measures_left(item: Statement) -> bool:
    text = _around(item.text, LV_MEASURED)
    if _DIGITS_OF_LV.search(text) and not _PUMP.search(text):
        return True
    if "only to set" in text or _PUMP.search(text):
        return False
    return LV_MEASURED.search(text) is not None and not _DENIED_PRESSURE.search(text) and not LV_DENIED.search(text)


def _enters_left(item: Statement) -> bool:
    if _PUMP.search(_around(item.text, LV_ENTERED)) or LV_DENIED.search(item.text):
        return False
    return asserted(LV_ENTERED, item.text) is not None


def _around(text: str, words: WordPattern) -> str:
    """A statement; of a long one what stands around the first of these words, up to where an echo or pump comes next.

    "LVEDP 22, no gram, EF by echo later": the ejection fraction is what the echo tells.
    """
    match = words.search(text) if len(text) > _LONG else None
    if match is None:
        return text
    later = _NEXT_MEASURE.search(text, match.end())
    return text[max(0, match.start() - _NEAR) : later.start() if later else match.end() + _NEAR]


def _grams(item: Statement) -> list[int]:
    """Places of ventriculograms that were made; what one "shows" was made."""
    out: list[int] = []
    rest = item.text
    match = asserted(LV_GRAM, rest)
    while match is not None:
        out.append(match.start())
        rest = " " * match.end() + rest[match.end() :]
        match = asserted(LV_GRAM, rest)
    return out
