"""Results that only an act gives, told beside a statement that it was not done: pressures of a chamber not entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import Context
from ircoder.findings.contradictions.closings import place_of
from ircoder.findings.contradictions.denials import is_limited
from ircoder.findings.contradictions.hands import named, quoted
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_NOT = r"(?:was|were|is|has been|could)\s+(?:\w+\s+){0,2}?(?:not|never)\s+(?:\w+\s+){0,2}?"
_VALUE = (
    r"(?:\s+(?:pressures?|systolic|end[\s-]diastolic|mean|of|was|were|is|at|measured|recorded))*\s*[:=,]?\s*"
    r"(?P<value>\d+)"
)
_ELSEWHERE = WordPattern(
    r"\b(?:echo\w*|hepatic|portal|hvpg|tte|tee|doppler|ct|mri?|prior|previous\w*|earlier|last|ago|history|outside|known|referring|estimated"
    r"|yesterday|admission|bedside|noninvasive|if|normal (?:range|value)|(?:19|20)\d\d)\b"
)
"""A result with one of these was taken by other means or at another time."""


@dataclass(frozen=True, slots=True)
class _Result:
    about: str
    done: str
    """What the result presupposes."""
    denied: WordPattern
    told: WordPattern
    signs: tuple[str, ...]
    """One of these a denial holds."""
    other_way: WordPattern | None = None
    """A way on which the result may be had although one way was not taken."""


_RESULTS = (
    _Result(
        "left_heart_catheterization",
        "results from inside the left ventricle",
        WordPattern(
            rf"\b(?:aortic valve|valve|left ventricle|ventricle|lv)\s+{_NOT}"
            r"(?:be\s+)?(?:crossed|entered|catheterized|accessed)\b|\bno crossing of the (?:aortic )?valve\b"
            r"|\bno (?:left heart cath\w*|left ventricular (?:pressures?|catheter\w*)|lv (?:pressures?|entry))\b"
            r"|\b(?:without|no attempt (?:at|to)) (?:cross|enter)(?:ing)? the (?:aortic valve|left ventricle|lv)\b"
            rf"|\bleft heart cath\w*\s+{_NOT}(?:performed|done|attempted|undertaken)\b"
        ),
        WordPattern(
            r"\b(?:lvedp|lv(?:\s+end[\s-]diastolic)?|left ventric(?:le|ular)(?:\s+end[\s-]diastolic pressure)?)"
            rf"{_VALUE}\b(?!\s*(?:%|percent|mm\b(?!\s*hg)|cm))|\b(?:pull-?back|peak[\s-]to[\s-]peak)\b"
            r"[^.;\n]{0,40}?\b(?:gradient\b[^.;\n]{0,20}?\d+|\d+\s*mm\s?hg)"
            r"|\bgradient\b[^.;\n]{0,30}?\d+[^.;\n]{0,20}?\b(?:on|by|with|at) pull-?back\b"
            r"|\bventriculogra(?:m|phy)\b\s+(?:show\w*|demonstrat\w*|reveal\w*)\b"
        ),
        ("crossed", "entered", "catheteri", "accessed", "crossing", "left heart", "no left", "no lv", "entering"),
        WordPattern(r"\b(?:trans-?sept\w+|sept(?:um|al) (?:was|puncture)|apical|antegrade|retrograde\w*)\b"),
    ),
    _Result(
        "right_heart_catheterization",
        "pressures from inside the right heart",
        WordPattern(
            rf"\bright heart cath\w*\s+{_NOT}(?:performed|done|attempted|undertaken|possible)\b"
            r"|\b(?:no|without) (?:right heart cath\w*|right heart pressures?|swan\w*)\b"
            rf"|\bright (?:heart|ventricle|atrium)\s+{_NOT}(?:be\s+)?(?:entered|catheterized|accessed)\b"
        ),
        WordPattern(
            r"\b(?:pcwp|pawp|(?:pulmonary capillary )?wedge(?: pressure)?|rvsp|rvedp|ra|rv|pa|pulmonary artery)"
            rf"{_VALUE}\b"
            r"|\bthermodilution\b[^.;\n]{0,30}?\d"
        ),
        ("right heart", "swan", "right ventricle", "right atrium"),
    ),
    _Result(
        "coronary_physiology",
        "a measured flow reserve",
        WordPattern(
            rf"\b(?:ffr|ifr|rfr|pressure wire|flow reserve|physiolog\w+)\s+{_NOT}(?:be\s+)?"
            r"(?:performed|done|used|measured|obtained|attempted)\b"
            r"|\b(?:no|without) (?:ffr|ifr|rfr|pressure wire|flow reserve|physiolog\w+)\b"
        ),
        WordPattern(r"\b(?:ffr|ifr|rfr|flow reserve)(?:\s+(?:of|was|is|value|in|the|lad|rca|lcx))*\s*[:=]?\s*0?\.\d+"),
        ("ffr", "ifr", "rfr", "pressure wire", "reserve", "physiolog"),
    ),
    _Result(
        "intravascular_ultrasound",
        "a result of intravascular ultrasound",
        WordPattern(
            rf"\b(?:ivus|intravascular ultrasound)\s+{_NOT}(?:be\s+)?"
            r"(?:performed|done|used|available|attempted|needed)\b"
            r"|\b(?:no|without) (?:ivus|intravascular ultrasound)\b"
        ),
        WordPattern(
            r"\b(?:ivus|intravascular ultrasound)\b[^.;\n]{0,40}?\b(?:show\w*|demonstrat\w*|reveal\w*|confirm\w*"
            r"|measured|mla|minimal luminal|area)\b"
        ),
        ("ivus", "intravascular"),
    ),
)


def find_result_contradictions(context: Context) -> Iterator[Contradiction]:
    """Results of acts that the report says were not done."""
    for result in _RESULTS:
        if not context.holds(*result.signs) or not context.may_say(result.told):
            continue
        if result.other_way is not None and context.says(result.other_way):
            continue
        clash = _clash(context, result)
        if clash is not None:
            yield clash


def _clash(context: Context, result: _Result) -> Contradiction | None:
    for denial in context.saying(result.denied):
        match = result.denied.search(denial.text)
        if match is None or place_of(context, denial) in {"title", "other"} or is_limited(denial, match):
            continue
        for told in context.saying(result.told):
            value = result.told.search(told.text)
            if value is None or told.index == denial.index or place_of(context, told) not in {"course", "summary"}:
                continue
            if _ELSEWHERE.search(told.text) or result.denied.search(told.text):
                continue
            first = quoted(context, told, told.start + value.start(), told.start + value.end())
            second = quoted(context, denial, denial.start + match.start(), denial.start + match.end())
            there = f"the {named(second)}" if named(second) != named(first) else "the text elsewhere"
            return Contradiction(
                kind="act",
                about=result.about,
                statement=f"The {named(first)} gives {result.done}, {there} says that there was no such act.",
                first=(first,),
                second=(second,),
            )
    return None
