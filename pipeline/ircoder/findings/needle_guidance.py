"""Imaging that guided needles: its modality, the act that it guided, and whether an image was kept (NONV-38, NONV-40).

A modality told beside an act, or in a line that tells one act alone, guided that act; one told elsewhere guided the act
told last before it, and one told in a title or before every act guided them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.image_words import IMAGE_KEPT, NO_IMAGE_KEPT, SAVED_AT_END
from ircoder.findings.model import Act, Fact, Guidance
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

MODALITIES = ("ultrasound", "ct", "fluoroscopy", "cone_beam_ct", "mr", "stereotactic")
_NOT_USED = frozenset({"negated", "historical", "planned", "hypothetical"})
_OF_A_VESSEL = WordPattern(
    r"\b(?:veins?|artery|arteries|venous access|arterial access|vascular access|femoral vessels|neurovascular"
    r"|basilic|jugular|femoral access|(?<!tendon )sheath|micropuncture)\b"
)
_PROBE = WordPattern(
    r"\b(?:linear|curvilinear|curved|convex|high[- ]frequency|endocavitary|end-?\s?fire|side-?\s?fire|biplanar?"
    r"|ultrasound|sonographic)\s+(?:array\s+)?"
    r"(?:probe|transducer)\b|\btrans-?\s?(?:rectal|vaginal) (?:ultrasound|sonogra\w+)\b|\btrus\b"
    r"|\bneedle\b[^.;]{0,50}\bin (?:the )?(?:long|short) axis\b"
    r"|\b(?:in|out[- ]of)[- ]plane\b(?! res)"
    r"|\bprobe (?:on|down|in hand|held|over the|to the (?:skin|belly|chest|back|flank|abdomen|neck))\b"
)
_HAND_PROBE = WordPattern(
    r"\b(?:with|under|by|beneath|through|alongside) (?:the |an? )?(?:[a-z-]+ ){0,2}probe\b"
    r"|\bhockey[- ]stick\b"
    r"|\b(?:echo|scanning) probe\b|\bprobe (?:on|in place|alongside|held|still|steady)\b"
)
_PROBE_OF_WORK = WordPattern(
    r"\b(?:cryo\w*|freez\w+|radio-?\s?frequency|rf|rfa|ablat\w+|microwave\w*|electro\w*|laser|heat\w*|lesion(?:ing)?"
    r"|watts?|gamma|temperature|pressure|oxygen|stimulat\w+|blunt)\b"
)
"""What a probe that works or measures is spoken of with; any other is that of the ultrasound."""
_NEAR = 90
_SEEN_LIVE = WordPattern(
    r"\b(?:needle|trocar|puncture)\b[^.;]{0,60}\b(?:followed|seen|watched|visuali[sz]ed"
    r"|tracked)\b[^.;]{0,20}\breal[- ]time\b"
)
"""A needle that is followed live is followed by ultrasound where nothing else is named."""
_SEEN_BY_ULTRASOUND = WordPattern(
    r"\b(?:needles?|tips?|introducers?|trocars?|cannulas?|stylets?|probes?|shafts?)\b[^.;]{0,50}"
    r"\b(?:followed|seen|watched|visible|visuali[sz]ed|tracked|in (?:view|sight)|confirmed|shown|checked|monitored)\b"
    r"[^.;]{0,25}\b(?:on|by|with|under|using) (?:the )?(?:ultra-?\s?sound|us|sonogra\w+)\b"
    r"|\b(?:on|by|with|under|using) (?:the )?(?:live |real-?\s?time )?(?:ultra-?\s?sound|sonogra\w+)\b[^.;:]{0,45}"
    r"\b(?:needles?|introducers?|trocars?|gun|coaxial|chiba)\b"
)
"""What the screen of the scanner shows of the tool is the guidance of it, whatever it is called."""
_IN_TWO_PLANES = WordPattern(
    r"\bneedles?\b[^.;]{0,60}\b(?:(?:in|on) (?:two|both) planes|on (?:the|a) screen|under the beam)\b"
    r"|\b(?:position|tip|needle|catheter)\b[^.;]{0,30}\b(?:confirmed|checked|verified)\b[^.;]{0,30}\bfilms?\b"
)
_FLUORO = WordPattern(r"\bfluoro\w*|\bc-?\s?arm\b|\bx-?\s?ray\b")
"""A needle watched in two planes was watched by fluoroscopy where the report speaks of that."""
_TABLE_CELL = re.compile(
    r"\|\s*(?:(?P<ultrasound>ultra-?\s?sound|us|sono\w*)|(?P<ct>ct)|(?P<fluoroscopy>fluoro\w*)|(?P<mr>mri?)"
    r"|(?P<stereotactic>stereo\w*|tomo\w*))(?:[\s-]+guid\w+)?\s*(?=\|)",
    re.IGNORECASE,
)
"""The modality that stands alone in a cell of a table guided what the row tells."""
_CT_SHOWN = WordPattern(
    r"\b(?:ct|cat scan|computed tomograph\w+)\b[^.;]{0,40}\b(?:guid\w+|confirm\w*|check\w*|fluoro\w*|show\w*"
    r"|localiz\w*"
    r"|demonstrat\w*|imag\w*|control|verif\w*|scout|planning|grid|scann\w*|slices?)\b"
    r"|\b(?:confirm\w*|check\w*|guid\w*|localiz\w*|verif\w*|scann\w*)\b[^.;]{0,30}"
    r"\b(?:ct|cat scan|computed tomograph\w+)\b"
    r"|\b(?:needles?|tips?|coax\w*|introducers?|trocars?|probes?)\b[^.;]{0,60}\b(?:on|by|with|under) (?:the "
    r"|\w+ )?ct\b"
    r"|\bct (?:stepwise|steps?|step[- ]by[- ]step|passes|rechecks?)\b"
    r"|\b(?:under|in|on) the (?:ct )?scanner\b|\bscanner table\b"
    r"|\b(?:needle|tip|place|position|trocar|drill|introducer)\b[^.;]{0,40}\bon (?:the |each |\w+ )?(?:ct )?slices?\b"
)


_CT_OF_CONTRAST = WordPattern(
    r"\b(?:post[- ]?)?(?:discogra|myelogra|arthrogra)\w*[- ]+(?:ct|computed tomograph\w+)\b"
    r"|\b(?:ct|computed tomographic)[- ]+(?:discogra|myelogra|arthrogra)\w*"
)
"""The scan that follows a contrast injection guided no needle."""


_MEASURED = WordPattern(
    r"\b(?:time|dose|dap|kerma|mgy|seconds?|sec|minutes?|min|available|unavailable|room|suite|table|unit|machine)\b"
)


_LED_BY_ULTRASOUND = re.compile(
    r"\W*(?:\(?\d\)?\W*)?(?:[^.;:]{3,80}:\s)?(?:ultra-?\s?sound|us|sono\w*)\s*[,:.](?:\s|$)"
    r"|(?:[^.;]|\.\d){3,160},\s(?:ultra-?\s?sound|us|sono)\s*(?:[.,;]|$|with\b|(?:\w+\s){0,2}approach\b)",
    re.IGNORECASE,
)
"""A statement that opens with the modality ("Ultrasound, suprapatellar recess, …") says what the needle went in by."""


_CT_IN_LIST = re.compile(r"[^.;]{3,80},\s(?:by\s)?ct\s*[.,](?:\s|$)", re.IGNORECASE)
"""A statement with the scanner as an item of its own ("Bone marrow, CT, prone")."""
_LED_BY_CT = WordPattern(
    r"^\W*ct\s*[,:.]\s(?=[^.;]{0,60}\b(?:needles?|gauge|\d\d\s?g|chiba|coaxial|trocar|gun|drill|probes?)\b)"
)
_WITH_NEEDLE = WordPattern(r"\b(?:needles?|\d\d\s?g(?:a|auge)?)\b")
"""What tells the work under the heading of the beam ("Fluoro: 20 g into the rotator interval")."""
_CT_ALONE = re.compile(
    r"\W*ct(?:\s*,?\s*(?:prone|supine|left side up|right side up|decubitus|lateral))?\W*$", re.IGNORECASE
)
_FLUOROSCOPIC = WordPattern(
    r"^\W*fluoroscopic(?:ally)?[\s-]+(?:guided\s+|directed\s+)?(?:\w+\s+){0,3}?(?:punctures?|taps?|lp|injections?"
    r"|blocks?"
    r"|biops\w+|aspirations?|drainage|arthrocentesis)\b"
)
"""A title that calls the needle work by its imaging ("Fluoroscopic lumbar puncture")."""


def find_needle_guidance(context: Context, acts: tuple[Act, ...], prefix: str) -> Parts:
    """Guidance of these acts, each modality once an act, with what is told of kept images.

    ``prefix`` starts the ids (``biopsy`` gives ``biopsy-guidance-1``).
    """
    looks: dict[tuple[str, str], list[Clause]] = {}
    for clause, modality in _told_looks(context) or tuple(_bare_imaging(context)):
        for act in _guided(context, clause, acts):
            looks.setdefault((modality, act.id), []).append(clause)
    # What the row of a table gives an act is all that guided it.
    in_row = {act_id for (_, act_id), clauses in looks.items() if any(_TABLE_CELL.search(c.text) for c in clauses)}
    looks = {
        (modality, act_id): clauses
        for (modality, act_id), clauses in looks.items()
        if act_id not in in_row or any(_TABLE_CELL.search(c.text) for c in clauses)
    }
    looks = _without_titles_of_several(context, looks)
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    by_id = {act.id: act for act in acts}
    for number, ((modality, act_id), clauses) in enumerate(looks.items(), start=1):
        name = f"{prefix}-guidance-{number}"
        spans = tuple(context.quote(clause) for clause in clauses[:2])
        guidance.append(Guidance(id=name, modality=modality, about=act_id, spans=spans))
        facts.append(Fact(element="imaging_guidance", about=act_id, spans=spans[:1]))
        kept = image_fact_of(context, by_id[act_id], acts)
        if kept is not None:
            facts.append(Fact(element="image_saved", about=name, state=kept.state, spans=kept.spans))
    return Parts(guidance=tuple(guidance), facts=tuple(facts))


def _without_titles_of_several(
    context: Context, looks: dict[tuple[str, str], list[Clause]]
) -> dict[tuple[str, str], list[Clause]]:
    """Looks without those that only a title of several modalities gives an act that tells of its own imaging.

    "CT- and ultrasound-guided procedures" says of no needle which of both led it.
    """
    told: dict[int, set[str]] = {}
    for clause, modality in _told_looks(context):
        if clause.section in TITLES or not clause.sentence:
            told.setdefault(clause.start, set()).add(modality)
    vague = {start for start, modalities in told.items() if len(modalities) > 1}
    if not vague:
        return looks
    own = {act_id for (_, act_id), clauses in looks.items() if any(c.start not in vague for c in clauses)}
    kept = {
        (modality, act_id): [c for c in clauses if act_id not in own or c.start not in vague]
        for (modality, act_id), clauses in looks.items()
    }
    return {key: clauses for key, clauses in kept.items() if clauses}


@once
def _told_looks(context: Context) -> tuple[tuple[Clause, str], ...]:
    return tuple(_looks(context))


def _looks(context: Context) -> Iterator[tuple[Clause, str]]:
    """Clauses that tell of imaging during the needle work, with its modality; the puncture of a vessel is none."""
    sonar = _speaks_of_sonar(context)
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        told = dict.fromkeys(
            mention.kind
            for mention in clause.of("GUIDANCE")
            if mention.kind in MODALITIES
            and mention.assertion not in _NOT_USED
            and not _of_a_vessel(clause, mention)
            and not (mention.text.lower().startswith("pictur") and sonar)
        )
        if _OF_A_VESSEL.search(clause.text):
            yield from ((clause, modality) for modality in told)
            continue
        if "ultrasound" not in told and _by_probe(clause.text):
            told["ultrasound"] = None
        if not told and _ULTRASOUND_WORK.search(clause.text):
            told["ultrasound"] = None
        if not told and (_SEEN_LIVE.search(clause.text) or _SEEN_BY_ULTRASOUND.search(clause.text)):
            told["ultrasound"] = None
        if not told and _IN_TWO_PLANES.search(clause.text) and context.says(_FLUORO):
            told["fluoroscopy"] = None
        if "|" in clause.text:
            told.update(dict.fromkeys(str(cell.lastgroup) for cell in _TABLE_CELL.finditer(clause.text)))
        if "ct" not in told and _CT_SHOWN.search(clause.text) and not _of_another_day(clause):
            told["ct"] = None
        if _CT_OF_CONTRAST.search(clause.text):
            told.pop("ct", None)
        for modality in told:
            yield clause, modality


def _of_another_day(clause: Clause) -> bool:
    """Whether the one scan of a clause is that of an earlier or later day ("CT of Monday shows two collections")."""
    scans = [mention for mention in clause.of("IMAGING", "GUIDANCE") if mention.kind == "ct"]
    return bool(scans) and all(mention.assertion in _NOT_USED for mention in scans)


_ULTRASOUND_WORK = WordPattern(
    r"\b(?:ultra-?\s?sound|sono)\s(?:needle|injections?|blocks?|tenotomy|taps?|arthrocentesis|aspiration"
    r"|hydro-?dissection)\b"
    r"|\bu/s (?:used|guid\w+|probe)\b"
)
"""Needle work that is called by its imaging."""


def _by_probe(text: str) -> bool:
    """Whether words tell of the probe of an ultrasound scanner."""
    return bool(_PROBE.search(text) or (_HAND_PROBE.search(text) and not _PROBE_OF_WORK.search(text)))


_ECHO = WordPattern(r"\b(?:hypo|hyper|an|iso)-?echo(?:ic|genic)\b")
_PICTURE = "imaging:picture"
"""A picture kept: of the beam, unless the report speaks of ultrasound."""


def _speaks_of_sonar(context: Context) -> bool:
    return "ultrasound" in context.kinds or context.says(_ECHO)


def _bare_imaging(context: Context) -> Iterator[tuple[Clause, str]]:
    """Imaging told by its bare name ("Fluoroscopy. Needle in joint."): guidance where nothing else is told."""
    sonar = _speaks_of_sonar(context)
    for clause in context.clauses:
        if clause.section in BACKGROUND or _MEASURED.search(clause.text):
            continue
        if clause.section == "radiation" and not _WITH_NEEDLE.search(clause.text):
            continue
        used = {
            m.kind for m in clause.of("IMAGING") if m.assertion == "performed" and not (sonar and m.concept == _PICTURE)
        }
        if "fluoroscopy" in used or _FLUOROSCOPIC.search(clause.text):
            yield clause, "fluoroscopy"
        elif "ultrasound" in used and _LED_BY_ULTRASOUND.match(clause.text):
            yield clause, "ultrasound"
        elif "ct" in used and any(way.match(clause.text) for way in (_LED_BY_CT, _CT_ALONE, _CT_IN_LIST)):
            yield clause, "ct"


def _of_a_vessel(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel stands near the imaging; in dictation without stops one further off is another statement."""
    at, end = mention.start - clause.start, mention.end - clause.start
    return _OF_A_VESSEL.search(clause.text[max(0, at - _NEAR) : end + _NEAR]) is not None


def _guided(context: Context, clause: Clause, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    starts = {act.id: [span.start for span in act.spans] for act in acts}
    beside = tuple(act for act in acts if any(clause.start <= at < clause.end for at in starts[act.id]))
    if beside or len(acts) < 2:
        return beside or acts
    in_line = tuple(act for act in acts if any(_one_line(context, clause.start, at) for at in starts[act.id]))
    if len(in_line) == 1:
        return in_line
    told = [(at, act) for act in acts for at in starts[act.id] if at < clause.start]
    return (max(told, key=lambda item: item[0])[1],) if told else acts


def _one_line(context: Context, one: int, other: int) -> bool:
    """Whether two places of the report stand in one line, as in a list with an act to each item."""
    low, high = sorted((one, other))
    return "\n" not in context.reading.text[low:high]


def image_fact_of(context: Context, act: Act, acts: tuple[Act, ...]) -> Fact | None:
    """Whether an image of one of several needles was kept: by the lines that tell of it alone, else by the report."""
    if len(acts) > 1:
        mine = _lines_of(context, act)
        others = set[int]().union(*(_lines_of(context, other) for other in acts if other is not act))
        own = [fact for fact in _image_facts(context) if _line(context, fact.spans[0].start) in mine - others]
        if own:
            return own[0]
    return image_fact(context)


def _lines_of(context: Context, act: Act) -> set[int]:
    return {_line(context, span.start) for span in act.spans}


def _line(context: Context, place: int) -> int:
    return context.reading.text.count("\n", 0, place)


def image_fact(context: Context) -> Fact | None:
    """Whether an image of the needle was kept; what is told of a vessel puncture counts for that alone."""
    return next(iter(_image_facts(context)), None)


@once
def _image_facts(context: Context) -> tuple[Fact, ...]:
    """Every statement of a kept image, in order."""
    return tuple(_told_images(context))


def _told_images(context: Context) -> Iterator[Fact]:
    for clause in context.clauses:
        if clause.section in BACKGROUND or _OF_A_VESSEL.search(clause.text):
            continue
        spans = (context.quote(clause),)
        if NO_IMAGE_KEPT.search(clause.text):
            yield Fact(element="image_saved", state="denied", spans=spans)
        elif IMAGE_KEPT.search(clause.text) or SAVED_AT_END.search(clause.text):
            yield Fact(element="image_saved", spans=spans)
