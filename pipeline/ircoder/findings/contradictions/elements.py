"""Elements of documentation that one place states and another denies: images, contrast, sedation, guidance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.contradictions.hands import named, quoted
from ircoder.findings.image_words import IMAGE_KEPT
from ircoder.findings.model import Contradiction, ContradictionKind, Findings
from ircoder.knowledge.word_patterns import WordPattern

_FACT_WORDS = {
    "image_saved": "an image was kept",
    "real_time_entry": "the needle was seen to enter in real time",
    "vessel_patent": "the vessel was patent",
}
_OF_TIP = WordPattern(r"\b(?:survey|bedside|marking|fluoro\w*|tip|spot|radiograph\w*|x-?ray|chest film)\b")
"""An image of the tip is none of the puncture."""
_OTHER_TIME = WordPattern(
    r"\b(?:prior|previous\w*|ago|yesterday|history|will|if|planned|scheduled|next|after discharge|later|old|earlier"
    r"|outside|last|until|initially|additional|further|more|other|second|at first|attempt\w*|repeat|would|could|may)\b"
)


_TODAY = WordPattern(
    r"\b(?:today|for this (?:procedure|case|injection)|so none|therefore|during this (?:procedure|case))\b"
)
"""With one of these what stands among allergies or history tells of this session."""
_NO_OTHER = WordPattern(r"\bno other\b")
_IMAGE = "an image was kept"


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    kind: ContradictionKind
    stated: WordPattern
    denied: WordPattern
    keys: tuple[str, ...]
    """One of these a statement holds."""
    signs: tuple[str, ...]
    """One of these a denial holds."""
    excused: WordPattern | None = None


_AT_OTHER_WORK = (
    *("scrubbed", "assist", "handed", "handing", "mixed", "mixing", "loaded", "loading", "circulat", "inflated"),
    *(
        "injected",
        "passed instr",
        "helped",
        "held pressure",
        "held the",
        "prepared the",
        "opened ",
        "fetched",
        "position",
    ),
)
"""What an observer who is to be independent cannot have done."""

_ELEMENTS = (
    _Element(
        "sedation was given",
        "documentation",
        WordPattern(
            r"\b(?:midazolam|versed)\b[^.;\n]{0,30}?\d|\bmg\s+(?:of\s+)?(?:iv\s+|intravenous\s+)?(?:midazolam|versed)\b"
            r"|\bmoderate sedation (?:was )?(?:given|administered|provided|supervised)"
        ),
        WordPattern(
            r"\bno (?:moderate |conscious |iv |intravenous |procedural )?sedation"
            r"(?: (?:was )?(?:given|used|administered|provided))?\s*(?:[.;,]|$)"
            r"|\bsedation\s*:\s*(?:none|no|not given|not used)\b|\bwithout sedation\b"
            r"|\blocal (?:anesthesia |anesthetic |anaesthesia )?only\b|\bsedation was not (?:given|used|administered)"
        ),
        ("midazolam", "versed", "moderate sedation"),
        (
            "no sedation",
            "no moderate",
            "no conscious",
            "no iv",
            "sedation:",
            "sedation :",
            "without sed",
            "local only",
            "thesia only",
            "thetic only",
            "sedation was not",
        ),
        WordPattern(r"\b(?:anesthesi(?:a team|ologist)|crna|declined|own|home|oral\w*|tablet|premed\w*|intranasal)\b"),
    ),
    _Element(
        _IMAGE,
        "documentation",
        IMAGE_KEPT,
        WordPattern(
            r"\bimages? (?:was|were) not (?:stored|saved|kept|archived|recorded)\b"
            r"|\bno images? (?:was|were) (?:stored|saved|kept|archived|recorded)\b"
        ),
        ("image", "picture"),
        ("not stored", "not saved", "not kept", "not archived", "not recorded", "no image"),
        WordPattern(r"\b(?:survey|bedside|scout|marking|initial\w*|fluoro\w*|tip|spot|mammo\w*|ct|printer)\b"),
    ),
    _Element(
        "contrast was given",
        "documentation",
        WordPattern(
            r"\bcontrast (?:material |medium |agent )?(?:was |were )?(?:then )?(?:injected|administered|instilled)\b"
            r"|\b(?:ml|cc)\s+(?:of\s+)?(?:iodinated |nonionic |dilute )?(?:contrast|omnipaque|isovue|visipaque|iohexol"
            r"|optiray|ultravist)\b|\b(?:omnipaque|isovue|visipaque|iohexol|optiray|ultravist)\b[^.;\n]{0,20}?\d+\s?(?:ml|cc)"
            r"|\bcontrast\s*:\s*\d|\binjection of (?:\w+ ){0,2}contrast\b"
        ),
        WordPattern(
            r"\bno (?:iodinated )?contrast (?:material |medium |agent )?(?:was )?(?:used|given|injected|administered)\b"
            r"|\bcontrast\b[^.;\n]{0,30}?\b(?:so|therefore|hence|thus) (?:none|it|no contrast) (?:was|were) (?:not )?"
            r"(?:used|given|injected|administered)\b"
            r"|\bcontrast\s*:\s*(?:none|0 ?(?:ml|cc)|nil)\b|\bwithout (?:the )?(?:use of )?(?:any )?contrast\s*[.;]"
            r"|\bcontrast (?:was|were) (?:(?:therefore|thus|deliberately|intentionally|purposely|hence|then) )?not"
            r" (?:used|given|injected|administered)\b"
            r"|\bcontrast\b[^.;\n]{0,20}?\b(?:was |were )?(?:withheld|avoided|omitted|not given|not used)\b"
        ),
        ("contrast",),
        (
            "no contrast",
            "no iodin",
            "contrast:",
            "without contrast",
            "of contrast",
            "any contrast",
            "the contrast",
            "contrast was",
            "contrast were",
            "none was",
            "none were",
            "withheld",
            "avoided",
            "omitted",
            "not used",
            "not given",
            "contrast allergy",
        ),
        WordPattern(r"\b(?:co2|carbon dioxide|gadolin\w+|gadavist|air|bubble|enhanced|intravenous|iv)\b"),
    ),
    _Element(
        "ultrasound guidance was used",
        "guidance",
        WordPattern(
            r"\b(?:under|with|using|by)\s+(?:direct |continuous |real[\s-]?time )*"
            r"(?:ultrasound|us|sonographic) guidance\b"
        ),
        WordPattern(
            r"\b(?:ultrasound(?: guidance)?|us guidance) (?:was )?not (?:used|available|performed)\b"
            r"|\bno (?:ultrasound|us|sonographic) guidance\b|\bwithout (?:ultrasound|us|sonographic) guidance\b"
        ),
        ("guidance",),
        (
            "ultrasound not",
            "ultrasound was not",
            "guidance was not",
            "guidance not",
            "no us",
            "no ultra",
            "no sono",
            "without ",
        ),
    ),
    _Element(
        "fluoroscopy was used",
        "guidance",
        WordPattern(
            r"\b(?:under|with|using|by)\s+(?:\w+ )?fluoroscop(?:y|ic guidance)\b|\bfluoro(?:scopy)?\s+time\s*:?\s*[1-9]"
        ),
        WordPattern(
            r"\bno fluoroscopy (?:was )?(?:used|performed|needed)\b|\bwithout fluoroscop(?:y|ic guidance)\b"
            r"|\bfluoroscopy was not (?:used|needed|performed)\b"
            r"|\bfluoro(?:scopy)?(?:\s+time)?\s*:\s*"
            r"(?:none|0(?:\.0)?\s*(?:min\w*|sec\w*)?\s*(?:[.;,](?!\d)|\n|$))"
        ),
        ("fluoro",),
        ("no fluoro", "without fluoro", "fluoroscopy was not", "time: 0", "time: none", "fluoro: ", "fluoroscopy: "),
    ),
    _Element(
        "an independent observer was present",
        "documentation",
        WordPattern(
            r"\b(?:an |the )?independent (?:and |, )?(?:trained )?observer\b"
            r"|\b(?:dedicated|independent|trained)\b[^.;]{0,40}\b(?:nurse|rn|observer)\b"
        ),
        WordPattern(
            r"\b(?:no|without an?) independent (?:trained )?observer\b|\bindependent (?:trained )?observer\s*:\s*no\b"
            r"|\b(?:sedation|monitoring|observing|same|this|that|independent) (?:nurse|rn|observer|person)\b"
            r"(?:(?!\bnot\b|\bnever\b|\bwhile\b|\bno\b)[^.;]){0,40}?\b(?:scrubbed|assisted|assisting|handed|handing|mixed"
            r"|mixing|loaded|loading|circulat\w+|inflated|injected|passed instruments|helped|held pressure|held the"
            r"|prepared the (?:table|cement|device)|opened (?:supplies|equipment)|fetched|positioned)\b"
        ),
        ("nurse", "observer", " rn"),
        ("no independent", "without an", "observer:", "observer :", *_AT_OTHER_WORK),
    ),
)


def find_element_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Facts that were read both ways, and elements that are stated and denied in so many words."""
    for fact in found.facts:
        if fact.state == "contradicted" and len(fact.spans) > 1 and not any(_OF_TIP.search(s.text) for s in fact.spans):
            words = _FACT_WORDS.get(fact.element, fact.element.replace("_", " "))
            yield Contradiction(
                kind="documentation",
                about=fact.about,
                statement=f"The report says that {words} and also that this was not so.",
                first=fact.spans[:1],
                second=fact.spans[1:],
            )
    for element in _ELEMENTS:
        if element.name == _IMAGE and not _is_one_image(found):
            # What was read of each of several punctures is held against itself above.
            continue
        may = context.holds(*element.keys) and context.holds(*element.signs)
        clash = _clash(context, element) if may and element.denied.search(context.said) else None
        if clash is not None:
            yield clash


def _is_one_image(found: Findings) -> bool:
    """Whether all that is told of images is about one puncture, and was not read both ways already."""
    facts = [fact for fact in found.facts if fact.element == "image_saved"]
    return len(facts) < 2 and all(fact.state != "contradicted" for fact in facts)


def _clash(context: Context, element: _Element) -> Contradiction | None:
    denied = [clause for clause in _told(context, element.denied) if not _is_excused(element, clause)]
    if not denied:
        return None
    stated = [
        clause
        for clause in _told(context, element.stated)
        if not element.denied.search(clause.text) and not _is_excused(element, clause)
    ]
    if not stated:
        return None
    first, second = quoted(context, stated[0]), quoted(context, denied[0])
    there = named(second) if named(second) != named(first) else "text elsewhere"
    return Contradiction(
        kind=element.kind,
        about=element.name,
        statement=f"The {named(first)} says that {element.name}, the {there} says that it was not.",
        first=(first,),
        second=(second,),
    )


def _told(context: Context, pattern: WordPattern) -> list[Clause]:
    """Clauses of this session that say so without qualification."""
    return [
        clause
        for clause in context.saying(pattern)
        if (clause.section not in BACKGROUND or _TODAY.search(clause.text))
        and clause.section not in TITLES
        and not _OTHER_TIME.search(_NO_OTHER.sub("", clause.text))
    ]


def _is_excused(element: _Element, clause: Clause) -> bool:
    return element.excused is not None and element.excused.search(clause.text) is not None
