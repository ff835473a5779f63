"""The patient's age in the forms of reports (``62-year-old``, ``62M``, ``AGE: 54``, ``6-month-old``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.numbers import Number

_BEFORE = 40
_PER_YEAR = {"d": 365.25, "w": 52.18, "m": 12.0, "y": 1.0}
_THING = (
    r"(?!\s*(?:\w+\s){0,2}?(?:graft|stent|fistula|filter|device|bypass|catheter|port|tube|drain|fracture|injury|wound|"
    r"scar|infarct|clip|coil|history)\b)"
)
_OLD = re.compile(
    rf"(?:\s?-?\s?(?:(?P<unit>y|m|w|d)(?:ear|r|o|onth|eek|k|ay)?s?\.?[\s-]*(?:old|of\s+age)\b"
    rf"|y\s?[./]?\s?o\b\.?|yo(?=[mf]\b)|y(?:r|rs|ear|ears)?\.?[\s,-]*(?=(?:m|f|male|female|man|woman|gentleman"
    rf"|lady|boy|girl)\b))){_THING}"
)
_OF_A_THING = re.compile(
    r"\b(?:graft|stent|fistula|filter|device|bypass|catheter|port|tube|drain|fracture|injury|wound|scar|infarct"
    r"|line|picc"
    r"|clot|thrombus|access|nephrostomy|pacemaker|surgery|incision|anastomosis)\s*[,(]?\s*"
    r"(?:(?:is|was|now|about|only|which|that|roughly|already)\s+){0,3}$"
    r"|\b(?:clots?|thrombus|occlusion|hematoma|embolus)\b[^.;\n]{0,30}$"
)
"""What stands before an age that is not the patient's ("the left catheter, five months old")."""
_OF_AN_ACCESS = re.compile(
    r"\b(?:grafts?|fistulas?|av[fg]|bypass)\b"
    r"(?![^.;\n]*\b(?:m[ae]n|wom[ae]n|male|female|patient|pt|gentleman|lady|boy|girl|child|he|she)\b)[^.;\n]{0,50}$"
)
"""What stands farther before the few years of an access ("graft, brachial artery to axillary vein, 2 years old")."""
_ACCESS_YEARS = 15
_BARE_YEAR = re.compile(r"\s?y(?:rs?|ears?)?\b(?=\s*(?:[,.;]|$))")
_YEARS = re.compile(r"\s?-?y(?:rs?|ears?)?\b(?:\s*(?:and\s+)?\d{1,2}\s?m(?:o|os|onths?)?\b)?")
_SEXED = re.compile(r"\s?-?(?:yo)?[MF]\b(?![-'/])")
_SEX_WORD = re.compile(r"\s(?:male|female|man|woman|gentleman|lady)\b")
_LED = WordPattern(
    r"(?:\bage[ds]?(?:\s?/\s?sex)?\s*(?:of|is|:|=|-|years)?\s*|\b(?:male|female|man|woman|gentleman|lady|boy|girl"
    r"|patient|pt|m|f)\b\s?(?:,|of|aged|age)\s?)$",
    re.NOFLAG,
)
_AGE_LED = re.compile(r"\bage[ds]?(?:\s?/\s?sex)?\s*(?:of|is|:|=|-|years)?\s*$")
_OTHER_UNIT = re.compile(
    r"[./]\d|\s?[%x]|\s?(?:min\w*|hours?|hrs?|sec\w*|m[cl]?g|ml|cc|mm|cm|days?|weeks?|months?|units?|gauge|french|fr"
    r"|percent|degrees?|pounds?|lbs?|kg|kilos?|passes|times|cases)\b"
)
"""What makes a number behind a patient something else ("the nurse watched the patient, thirty four minutes")."""
_SENTENCE_START = re.compile(
    r"(?:^|[\n.;:|*•-]\s*|\b(?:pt|patient|hx|hpi|ind|indication)\s?[:=]?\s*(?:is\s+)?(?:an?\s+)?)$"
)
_AFTER_SEX = re.compile(r"\s?[MF]\s*(?:,|\.|;|with\b|w/|s/p|p/w|here\b|who\b|admitted|$|\n)")
_TOOL = re.compile(r"\s?F\s*(?:[a-z-]+\s){0,2}(?:sheath|catheter|dilator|drain|tube|introducer|guide|system)")
_NEWBORN = WordPattern(r"\bnew-?born\b(?!\s+screen)", re.NOFLAG)


def find_ages(text: str, low: str, numbers: Sequence[Number]) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and age in years; months, weeks and days become fractions.

    A bare ``F`` after a number is a sex only where a French size is unlikely: beyond 26, or opening a sentence.
    """
    for number in numbers:
        if number.value > 115 or number.value != int(number.value):
            continue
        old = _OLD.match(low, number.end)
        if old and _is_of_a_thing(low, number):
            continue
        if old:
            unit = old["unit"] or "y"
            yield number.start, old.end(), number.value / _PER_YEAR[unit]
        elif end := _other_form(text, low, number):
            yield number.start, end, number.value
    for newborn in _NEWBORN.finditer(low):
        yield newborn.start(), newborn.end(), 0.0


def _is_of_a_thing(low: str, number: Number) -> bool:
    if _OF_A_THING.search(low, max(0, number.start - _BEFORE), number.start):
        return True
    before = max(0, number.start - 2 * _BEFORE)
    return number.value <= _ACCESS_YEARS and _OF_AN_ACCESS.search(low, before, number.start) is not None


def _other_form(text: str, low: str, number: Number) -> int:
    """End of an age said otherwise (``AGE: 54``, ``77 F``, ``a man of 58``), 0 where it is none."""
    before = max(0, number.start - 24)
    if number.value >= 1 and (led := _LED.search(low, before, number.start)):
        unit = _BARE_YEAR.match(low, number.end)
        if unit:
            return unit.end()
        labelled = _AGE_LED.search(low, before, number.start)
        if labelled and (years := _YEARS.match(low, number.end)):
            return years.end()
        clear = labelled or led.group()[0] not in "mf" or len(led.group()) > 3
        if (
            clear
            and (number.value >= 16 or labelled)
            and low[number.end : number.end + 1] in ("", ",", ".", ";", " ", "\n", ")", "/")
        ):
            return 0 if _OTHER_UNIT.match(low, number.end) else number.end
    if number.words:
        return 0
    sexed = _SEXED.match(text, number.end)
    if sexed and number.value >= 16 and not _TOOL.match(text, number.end):
        opens = _SENTENCE_START.search(low, before, number.start) and _AFTER_SEX.match(text, number.end)
        if "M" in sexed.group() or number.value > 26 or opens:
            return sexed.end()
    if number.value >= 16 and _SEX_WORD.match(low, number.end):
        return number.end
    return 0
