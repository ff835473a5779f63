"""Ultrasound guidance of each puncture, with the elements that 76937 asks for (VASC-70, MOD-27)."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.image_words import IMAGE_KEPT, NO_IMAGE_KEPT, SAVED_AT_END
from ircoder.findings.model import Access, Fact, FactState, Guidance
from ircoder.findings.unselected import answered_no
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.word_patterns import WordPattern

_ULTRASOUND = WordPattern(
    r"(?<!call )(?<!phone )(?<!tell )(?<!contact )(?<!reach )"
    r"\b(?:ultra\s?sound\w*|u/?s|sono\w+|ultrasonograph\w*|duplex)\b(?![\s-]*(?:of the (?:liver|kidney)))",
)
_PATENT = WordPattern(
    r"\b(?:patent|patency|free of disease|disease[\s-]free|(?<!non)(?<!non-)compressible|compress(?:es|ed|ibility)"
    r"|(?:free of|without|no)\s+(?:\w+\s+)?(?:clot|thromb\w+|plaque)|open lumen|widely open"
    r"|bright flow|normal flow|good flow|wide open"
    r"|(?:with|and|,|:)\s+(?:(?:good|normal|brisk|colou?r|doppler|phasic|pulsatile)\s+){0,2}flow|compress\w*\s+(?:fully"
    r"|completely|well)"
    r"|(?:squeez\w+|squash\w+|flatten\w*|collaps\w+|press\w+)\s+(?:flat|fully|completely|shut|easily|under the probe)"
    r"|(?:vein|artery|vessel|lumen|it|fistula|segment(?: used)?)\s+(?:was|is|looked|appeared|were)\s+"
    r"(?:widely\s+|wide\s+)?open)\b"
)
# Beside the word ultrasound a bare "open" is what it showed.
_OPEN = WordPattern(r"(?<!nearly )(?<!not )\bopen\b(?!\s+(?:surg\w*|cut\w*|wound|repair|exposure|reduction|approach))")
_NOT_PATENT = WordPattern(r"\b(?:not|non-?|in)\s?-?(?:patent|compressible)\b")
_CONTRAST_STUDY = re.compile(
    r"\b(?:\w*gram\b(?<!sonogram)|\w*graphy\b(?<!sonography)(?<!ultrasonography)|contrast|inject\w*|run\b"
    r"|runs\b|stents?|grafts?|tips\b|completion|inflow|runoff|filled|opacif\w*)",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:veins?|artery|arteries|femorals?|popliteal|jugulars?|ij|cf[av]|radial|brachial|basilic|cephalic|groins?"
    r"|pedal)"
)
_IMPLIED = WordPattern(
    rf"(?<!ct )\b(?:scann(?:ed|ing)|(?:i|we) (?:now |then |first )?scan)\b[^.;:]{{0,30}}\b{_PLACE}\b"
    rf"|\b{_PLACE}\b[^.;:]{{0,25}}\bscanned\b|\binsonat\w+"
    r"|\b(?:patent|open)\b[^.;]{0,80}\b(?:saw|see|seen|watch\w*|follow\w*)\b[^.;]{0,30}"
    r"\b(?:needle|tip|entry|go(?:ing)? in)\b"
    r"|\b(?:patent|open)\b[^.;]{0,80}\b(?:needle|tip|entry)\b[^.;]{0,25}\b(?:seen|watched|followed)\b"
    r"|\b(?:needles?|entr(?:y|ies)|stick|puncture)\b[^.;]{0,25}\b(?:followed|watched|seen|viewed) live\b"
    r"|\b(?:needle|tip|entry)\b[^.;]{0,45}\b(?:followed|watched|seen|tracked)\b[^.;]{0,25}\b(?:real[\s-]?time|live)\b"
    r"|\b(?:it|vein|vessel|jugular|ijv?|cfv|basilic) compresses\b"
    r"|\b(?:saw|see|watch(?:ed)?)\b[^.;]{0,20}\b(?:needle|tip)\b[^.;]{0,15}\b(?:enter\w*|go(?:ing|es)? (?:in|into))\b"
    r"|\bcompressible\b|\bprobe\b|\breal[\s-]?time (?:needle|entry|visuali\w+|guid\w+)"
    r"|\b(?:veins?|vessel|artery|jugular|ijv?|femoral|basilic|brachial|radial)\b[^.;]{0,40}\b(?:squeez\w+|squash\w+"
    r"|compress\w+|flatten\w*|collaps\w+|press\w+)"
    r"\s+(?:flat|fully|completely|shut|easily)\b"
    r"|\b(?:needle|tip)\b[^.;]{0,50}\bon (?:the )?(?:screen|monitor)\b(?=[^.;]{0,40}\b(?:wall|vein|lumen|vessel"
    r"|enter))"
    r"|\b(?:needle|tip)\b[^.;]{0,40}\b(?:wall|vein|lumen|vessel|enter\w*)\b[^.;]{0,25}\bon (?:the |my )?"
    r"(?:screen|monitor)\b"
)
_OF_TISSUE = WordPattern(
    r"\b(?:nodes?|nodules?|mass(?:es)?|lesions?|cores?|biops\w+|samples?|abscess\w*|collections?|ascit\w*"
    r"|effusions?|pockets? of|(?:largest|deepest) pocket|paracentes\w+|thoracentes\w+|kidneys?)\b"
)
_OF_VESSELS = WordPattern(
    r"\b(?:veins?|vessels?|artery|arteries|jugular|femoral|subclavian|brachial|basilic|cephalic|axillary|radial|ij"
    r"|cf[av]"
    r"|fistula|graft|access|micropuncture|puncture\w*|access\w*|lumen|patent|compress\w*)\b"
)
_LIVE = WordPattern(
    r"\breal[\s-]{0,2}time\b|\blive\b|\bin[\s-]plane\b|\b(?:needle|stick|puncture|tip"
    r"|entry)\b[^.;]{0,30}\b(?:shown|tracked|traced|monitored|imaged)\b|\btip (?:always )?in view\b"
    r"|\b(?:needle|tip|entry|stick|puncture|it)\b[^.;]{0,45}\b(?:seen|watch\w*|visuali[sz]\w*|observ\w*|view\w*"
    r"|follow\w*)\b"
    r"|\b(?:watch\w*|saw|seen|see|view\w*|visuali[sz]\w*|observ\w*)\b[^.;]{0,45}\b(?:needle|enter\w*|entry|tip)\b"
    r"|\bunder\s+(?:direct|continuous|constant|dynamic)\s+(?:real[\s-]?time\s+)?(?:ultra\s?sound|sonographic|us)\b"
    r"|\b(?:continuous|constant|direct|uninterrupted) (?:visuali[sz]ation|observation|sight)\b"
    r"|\bdirect (?:sonographic|ultra\s?sound|ultrasonographic) (?:visuali[sz]ation|vision|view)"
    r"|\bcontinuous ultra\s?sound\b"
    r"|\b(?:needle|entered|punctured|stuck|stick|entry|cannulated)\b[^.;]{0,20}"
    r"\bunder (?:direct |continuous )?(?:vision|view)\b"
    r"|\bconcurrent\b|\bdynamic (?:needle )?(?:ultra\s?sound|sonograph\w*|guid\w+)|\bas i (?:watched|looked)\b"
    r"|\b(?:stuck|punctured|entered|accessed|cannulated|needled)\b[^.;]{0,40}\b(?:watching|on (?:the )?screen)\b",
)
# What is done under ultrasound is watched; the word counts where the rest of the record is complete.
_DONE_UNDER = re.compile(
    r"\b(?:punctur\w+|access(?:ed|es)?|enter(?:ed|ing)?|entry|cannulat\w+|stick|stuck|needled?|sheath)\b[^.;]{0,40}?"
    r"\b(?:under|with|by|via|using|w/?)\s+(?:ultra\s?sound|sono\w+|u/?s)\b"
    r"|\b(?:ultra\s?sound|sono\w*|u/?s)[\s-]+(?:needle\s+)?guid\w+",
    re.IGNORECASE,
)
_LANDMARK = WordPattern(
    r"\b(?:palpat\w*|landmarks?|blind\w*|no ultra\s?sound|without ultra\s?sound|by (?:feel|pulse))\b"
)
_MARKING_ONLY = WordPattern(
    r"\bskin\s+mark\w*|\bmark\w*\s+only\b|\b(?:us|ultra\s?sound)[\s-]mark\w*"
    r"|\bmark\w*\b[^.;]{0,40}\b(?:with|by|under) (?:us|ultra\s?sound)\b|\b(?:ultra\s?sound"
    r"|probe)\b[^.;]{0,50}\bto mark\b",
)
_NO_ULTRASOUND = WordPattern(
    r"\bultra\s?sound\b[^.;]{0,30}\b(?:was|is) not (?:performed|done|made)\b|"
    r"\b(?:no|without|not)\s+(?:(?:an?|use of|under|the|any|new)\s+){0,3}(?:ultra\s?sound|us"
    r"|sonograph\w*)\b|\bultra\s?sound (?:was |is )?(?:not (?:used|available|needed)|unavailable)",
)
_AS_A_TOOL = re.compile(
    r"\b(?:under|with|by|via|using|on|per)\s+us\b|\bus[\s,-]+(?:guid\w*|used|access|probe|image|patent|live)",
    re.IGNORECASE,
)
_FROM_INSIDE = WordPattern(
    r"\b(?:intravascular|intracardiac|intracoronary|endovascular|transesophageal) ultra\s?sound\b|\bivus\b"
    r"|\bultra\s?sound from (?:within|inside)\b"
)
_NOT_FOR_ENTRY = WordPattern(
    r"\b(?:in case|for (?:a|the) (?:future|later)|(?:not|n't) (?:be )?punctur\w+|mm2|mm\u00b2|square m\w+|area \d)"
)
"""A look at a vessel that was not entered then, or from inside it."""
_LIMB_PRESSURES = WordPattern(r"\b(?:abis?|ankle[\s-]brachial|toe pressures?)\b")
_PUNCTURED = WordPattern(
    r"\b(?:punctur\w*|access\w*|stick|stuck|enter\w*|entry|needle\w*|micro\s?-?punct\w*|cannulat\w*|sheath\w*"
    r"|patent|patency|compressible)\b"
)
_USED = WordPattern(
    rf"\b{_PLACE}\b|\b(?:guid\w*|probe|open|compress\w*|images?|picture|stored|filed|saved|evaluat\w*|us|real[\s-]?time"
    r"|(?:using|under|with|by) (?:direct |continuous |real[- ]time )?(?:u/?s|ultra\s?sound|sono\w+)"
    r"|(?:u/?s|ultra\s?sound|sono\w+)(?: was| is)? used|to (?:find|locate|choose|pick|get into))\b"
)
_ANOTHER_DAY = WordPattern(
    r"\b(?:ago|will be|follow(?:ed)? (?:up )?(?:by|with)|follow-?up|baseline|screening|worksheet|equivocal|suggested"
    r"|department|vascular lab\w*|watched with|last (?:week|month|year)|yesterday|only a duplex|reflux"
    r"|in (?:\d+|one|two|three|six) (?:days?|weeks?|mo\w*)|from \d{1,2}/\d{2,4})\b|^\s*duplex\b"
)
_NOT_LIVE = WordPattern(r"\b(?:no|not|without|never)\b[^.;,]{0,25}\b(?:real[\s-]?time|live)\b")
_BOTH_LOOKED_AT = WordPattern(r"\bboth\b|\bbilateral\w*|\beach side\b")
_NOT_TOLD = BACKGROUND | {"impression", "addendum", "signature"}
_REACH = 3


def find_access_guidance(
    context: Context, accesses: tuple[Access, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Guidance of each puncture by ultrasound (or said to be by landmark), and what is documented about it."""
    context = in_whole_clauses(context)
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    homes = [_home(context, access) for access in accesses]
    punctured = [access for access in accesses if access.kind != "existing"]
    for number, (access, home) in enumerate(zip(accesses, homes, strict=True), start=1):
        if access.kind == "existing":
            continue
        others = {clause.index for other in homes if other is not home for clause in other}
        window = _window(context, home, others)
        if len(punctured) == 1 and not any(_LANDMARK.search(clause.text) for clause in home):
            window = [clause for clause in _around_ultrasound(context) if not _on_another_side(clause, access)]
        name = f"guidance-{number}"
        sonar = [c for c in window if _shows(c) and not _denied(c) and _of_entry(c)]
        landmark = [c for c in window if _LANDMARK.search(c.text)]
        if sonar:
            spans = tuple(context.quote(clause) for clause in sonar[:2])
            facts.extend(_facts(context, name, window, sonar))
        elif landmark:
            spans = (context.quote(landmark[0]),)
        else:
            continue
        modality = "ultrasound" if sonar else "landmark"
        guidance.append(Guidance(id=name, modality=modality, purpose="vascular_access", about=access.id, spans=spans))
    return tuple(guidance), tuple(facts)


def _shows(clause: Clause) -> bool:
    """Ultrasound by name, or by what only it can show; of tissue that a needle sampled it says nothing of a vessel."""
    if _OF_TISSUE.search(clause.text) and not _OF_VESSELS.search(clause.text):
        return False
    return _named(clause.text) or _IMPLIED.search(clause.text) is not None


def _named(text: str) -> bool:
    """Ultrasound by name; "us" in small letters is one only behind the words that go with a tool, or before one."""
    return any(match.group() != "us" or _AS_A_TOOL.search(text) for match in _ULTRASOUND.finditer(text))


def _of_entry(clause: Clause) -> bool:
    """The ultrasound is that of an entry: no study of another day and none from inside the vessel."""
    if _NOT_FOR_ENTRY.search(clause.text) or (_LIMB_PRESSURES.search(clause.text) and not _named(clause.text)):
        return False
    if _PUNCTURED.search(clause.text):
        return True
    if _FROM_INSIDE.search(clause.text):
        return False
    if _IMPLIED.search(clause.text):
        return True
    return _ANOTHER_DAY.search(clause.text) is None and _USED.search(clause.text) is not None


def _denied(clause: Clause) -> bool:
    return _NO_ULTRASOUND.search(clause.text) is not None


def _home(context: Context, access: Access) -> list[Clause]:
    """The clauses that tell this puncture, and, for a puncture of both sides, those that tell both."""
    starts = {span.start for span in access.spans}
    return [c for c in context.clauses if any(c.start <= start < c.end for start in starts)]


def _around_ultrasound(context: Context) -> list[Clause]:
    """With one puncture, all that the report says of ultrasound is about it: those clauses and their neighbours."""
    told = [c for c in context.clauses if c.section not in _NOT_TOLD]
    wanted: set[int] = set()
    for place, clause in enumerate(told):
        if _shows(clause) or _LANDMARK.search(clause.text):
            wanted.update(range(place - 1, place + _REACH + 1))
    return [clause for place, clause in enumerate(told) if place in wanted]


def _on_another_side(clause: Clause, access: Access) -> bool:
    """The clause speaks of vessels of the other side only."""
    sides = {mention.side for mention in clause.of("VESSEL") if mention.side in {"left", "right"}}
    if _BOTH_LOOKED_AT.search(clause.text):
        return False
    return access.side in {"left", "right"} and bool(sides) and access.side not in sides


def _window(context: Context, home: list[Clause], others: set[int]) -> list[Clause]:
    """Clauses about one of several punctures: its own and its neighbours, up to those of another puncture."""
    if not home:
        return []
    own = {clause.index for clause in home}
    places = [place for place, clause in enumerate(context.clauses) if clause.index in own]
    low, high = places[0], places[-1]
    for step in range(1, _REACH + 2):
        if places[0] - step < 0 or context.clauses[places[0] - step].index in others or step > _REACH - 1:
            break
        low = places[0] - step
    for step in range(1, _REACH + 2):
        if places[-1] + step >= len(context.clauses) or context.clauses[places[-1] + step].index in others:
            break
        high = places[-1] + step
    return [c for c in context.clauses[low : high + 1] if c.section not in BACKGROUND]


def _facts(context: Context, about: str, window: list[Clause], sonar: list[Clause]) -> list[Fact]:
    """Elements in the words of the clauses; an image both kept and not kept is contradicted."""
    found: dict[str, dict[FactState, Clause]] = {}

    def note(element: str, clause: Clause, state: FactState = "stated") -> None:
        found.setdefault(element, {}).setdefault(state, clause)

    first = min(clause.index for clause in sonar)
    for clause in window:
        if clause.index < first - 1 and not _shows(clause):
            continue
        if _MARKING_ONLY.search(clause.text):
            note("real_time_entry", clause, "denied")
        studied = _CONTRAST_STUDY.search(clause.text) and not _ULTRASOUND.search(clause.text)
        seen_open = _shows(clause) and _OPEN.search(clause.text) is not None
        patent = _PATENT.search(clause.text) is not None or seen_open
        if patent and not _NOT_PATENT.search(clause.text) and not studied:
            note("vessel_patent", clause)
            note("site_evaluated", clause)
        live, image = _LIVE.search(clause.text), IMAGE_KEPT.search(clause.text)
        if live is not None and not _NOT_LIVE.search(clause.text):
            note("real_time_entry", clause, "denied" if answered_no(clause.text, live.end()) else "stated")
        if NO_IMAGE_KEPT.search(clause.text) or (image is not None and answered_no(clause.text, image.end())):
            note("image_saved", clause, "denied")
        elif image is not None or (_ULTRASOUND.search(clause.text) and SAVED_AT_END.search(clause.text)):
            note("image_saved", clause)
    complete = all(list(found.get(element, ())) == ["stated"] for element in ("vessel_patent", "image_saved"))
    under = next((clause for clause in sonar if _DONE_UNDER.search(clause.text)), None)
    if complete and "real_time_entry" not in found and under is not None:
        note("real_time_entry", under)
    return [_fact(context, element, about, states) for element, states in found.items()]


def _fact(context: Context, element: str, about: str, states: dict[FactState, Clause]) -> Fact:
    state: FactState = "contradicted" if len(states) > 1 else next(iter(states))
    spans = tuple(context.quote(clause) for clause in states.values())
    return Fact(element=element, about=about, state=state, spans=spans)
